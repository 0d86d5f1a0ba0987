// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A day of imbalance on the whole runtime, with the numbers of the worked example: energy, money,
//! debts and their offset.

mod common;

use common::{account, development, dispatch, set_time, START, STRANGER};
use pallet_settlement::{
	calendar::{first_hour, first_ptu, hours_of, local_day},
	Day, ImbalancePrice, Netting, Prices, Regulation, Terms, Volume,
};
use polkadot_sdk::frame_support::traits::{
	fungible::{Inspect, Mutate},
	tokens::Preservation,
};
use smartcharge_primitives::{
	hour_of, Adjust, Change, DebtKind, Energy, Flow, Interval, OnFlow, Side, MILLIS_PER_DAY,
	MILLIS_PER_HOUR, MILLIS_PER_QUARTER,
};
use smartcharge_runtime::{Balances, Debts, Runtime, Settlement, TOKEN};

type Call = pallet_settlement::Call<Runtime>;

/// The day after the start.
fn day() -> Day {
	local_day(hour_of(START)) + 1
}

fn start_of_day(day: Day) -> u64 {
	u64::from(first_hour(day)) * MILLIS_PER_HOUR
}

fn quarter(number: u64) -> Interval {
	let start = start_of_day(day()) + number * MILLIS_PER_QUARTER;
	Interval::new(start, start + MILLIS_PER_QUARTER)
}

fn flow(over: Interval, energy: Energy, test: impl FnOnce(Flow<smartcharge_runtime::AccountId>)) {
	let supplier = &account("SupplierA");
	test(Flow { supplier, area: 0, side: Side::Taken, over, energy });
}

fn terms() -> Terms {
	Terms { netting: Netting::Brp, volume: Volume::Programme, margin: TOKEN }
}

fn prices() -> Vec<ImbalancePrice> {
	let price = |short, surplus, state| ImbalancePrice { short, surplus, state };
	let mut rows = vec![
		price(120_000, 120_000, Regulation::Up),
		price(-15_000, -15_000, Regulation::Down),
		price(62_500, 62_500, Regulation::Balanced),
		price(210_000, -40_000, Regulation::Both),
	];
	rows.resize(hours_of(day()).len() * 4, price(0, 0, Regulation::Balanced));
	rows
}

fn settle() -> Result<(), polkadot_sdk::sp_runtime::DispatchError> {
	dispatch("Alice", Call::settle_day { brp: account("Brp"), area: 0, day: day() })
}

fn owed(debtor: &str, creditor: &str) -> u128 {
	Debts::debt(&account(debtor), &account(creditor), DebtKind::Imbalance)
}

fn total(who: &str) -> u128 {
	<Balances as Inspect<_>>::total_balance(&account(who))
}

#[test]
fn a_day_is_settled_from_contract_to_correction() {
	development(|| {
		let issued = Balances::total_issuance();
		// The supplier has its margin, and half a token besides.
		let funds = TOKEN + TOKEN / 2 + 1;
		let (alice, supplier) = (account("Alice"), account("SupplierA"));
		<Balances as Mutate<_>>::transfer(&alice, &supplier, funds, Preservation::Preserve)
			.expect("she has it");
		<Balances as Mutate<_>>::transfer(
			&alice,
			&account("Brp"),
			5 * TOKEN,
			Preservation::Preserve,
		)
		.expect("she has it");
		let (brp, from, terms) = (account("Brp"), day(), terms());
		assert_eq!(dispatch("SupplierA", Call::name_brp { brp, from, terms }), Ok(()));
		let accept = Call::accept_supplier { supplier: supplier.clone(), from, terms };
		assert_eq!(dispatch("Brp", accept), Ok(()));
		let first = first_ptu(first_hour(day()));
		let values = vec![-250_000, -300_000, -180_000, -90_000];
		let file = Call::file_programme { area: 0, from: first, values };
		assert_eq!(dispatch("Brp", file), Ok(()));

		// What its customers took in the first hour.
		set_time(start_of_day(day()) + 2 * MILLIS_PER_HOUR);
		let mut batch = Default::default();
		for (number, energy) in (0..).zip([262_480, 291_250, 180_000, 97_004]) {
			flow(quarter(number), energy, |flow| {
				Settlement::note(flow, &mut batch);
			});
		}
		Settlement::book(batch);
		set_time(start_of_day(day()) + 2 * MILLIS_PER_DAY + MILLIS_PER_HOUR);
		// A responsible party and its supplier are one side.
		for member in ["Brp", "SupplierA"] {
			let prices = Prices::Imbalance(prices());
			let publish = Call::publish_prices { from: first, prices };
			assert_eq!(dispatch(member, publish), Ok(()));
		}
		let missing = pallet_settlement::Error::<Runtime>::PricesMissing;
		assert_eq!(settle(), Err(missing.into()));
		let publish = Call::publish_prices { from: first, prices: Prices::Imbalance(prices()) };
		assert_eq!(dispatch("Dso", publish), Ok(()));

		let before = total("Brp");
		assert_eq!(settle(), Ok(()));
		// It keeps one unit.
		assert_eq!((total("SupplierA"), total("Brp") - before), (1, TOKEN + TOKEN / 2));
		assert_eq!(owed("SupplierA", "Brp"), 3_099_690 - TOKEN - TOKEN / 2);
		assert_eq!(settle(), Err(pallet_settlement::Error::<Runtime>::UpToDate.into()));

		// 10 kWh fewer in the first quarter: the debt falls before money moves.
		flow(quarter(0), 10_000, |flow| {
			assert_eq!(Settlement::adjust(flow, Change::Less), 10_000);
		});
		assert_eq!(settle(), Ok(()));
		assert_eq!((total("SupplierA"), total("Brp") - before), (1, TOKEN + TOKEN / 2));
		assert_eq!(owed("SupplierA", "Brp"), 3_099_690 - TOKEN - TOKEN / 2 - 1_200_000);
		// 20 kWh fewer: the rest is paid.
		flow(quarter(0), 20_000, |flow| {
			assert_eq!(Settlement::adjust(flow, Change::Less), 20_000);
		});
		assert_eq!(settle(), Ok(()));
		assert_eq!(owed("SupplierA", "Brp"), 0);
		let paid = 3_099_690 - 1_200_000 - 2_400_000;
		assert_eq!(total("SupplierA") as i128 - funds as i128, -paid);
		assert_eq!((owed("Brp", "SupplierA"), Balances::total_issuance()), (0, issued));
		// Strangers settle nothing.
		let call = Call::settle_day { brp: account("Brp"), area: 0, day: day() };
		assert!(common::apply(STRANGER, call).is_err());
	});
}
