// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A correction goes through all pallets: money, debts, certificates, positions, and the documents
//! of a process.

mod common;

use common::{
	account, development, dispatch, now, set_time, signed_reading, source, submit, START,
};
use pallet_charging::{Preferences, Prices, Records, WhenEqual, PREFERENCES_VERSION};
use pallet_corrections::{
	types::{Change, Of},
	Answer, Changes, Excess, Reason,
};
use pallet_settlement::{AreaKey, HourKey};
use polkadot_sdk::{
	frame_support::{traits::fungible::InspectHold, BoundedVec},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	genesis_hash, hour_of,
	money::amount,
	trail::{prove, Line, Part},
	Carrier, DebtKind, Interval, Moment, ProcessId, SourceChoice, SourceId, MILLIS_PER_DAY,
	MILLIS_PER_HOUR,
};
use smartcharge_runtime::{AccountId, Balances, Corrections, Debts, Runtime, TOKEN};

const MINUTE: Moment = MILLIS_PER_HOUR / 60;
const QUARTER: Moment = MILLIS_PER_HOUR / 4;

fn free(seed: &str) -> i128 {
	amount(Balances::free_balance(account(seed)))
}

/// A quarter of an hour in which Alice charges 1.2 kWh from a source of SupplierA. Returns the
/// process, its lines and the source.
fn charged() -> (ProcessId, Vec<Line<AccountId>>, SourceId) {
	let tariff = pallet_grid::Call::set_tariff { area: 0, base: 48_400, steps: Default::default() };
	assert_eq!(dispatch("Dso", tariff), Ok(()));
	let (solar, meter) = source("SupplierA", "Sun", Carrier::Solar, 12_000);
	let read = |minutes: Moment, energy: u64| {
		set_time(START + minutes * MINUTE);
		submit(vec![signed_reading("Sun", meter, now(), 1_000 * minutes / 6)]);
		submit(vec![signed_reading("Meter//0", 0, now(), 1_000 + energy)]);
	};
	read(15, 0);
	let process = pallet_charging::NextProcessId::<Runtime>::get();
	let authorise =
		pallet_charging::Call::authorise { station: 0, max_price_per_hour: 100 * TOKEN };
	assert_eq!(dispatch("Alice", authorise), Ok(()));
	let preferences = Preferences {
		source: SourceChoice::Source(solar),
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
		max_cost: None,
		when_equal: WhenEqual::Early,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	};
	let (energy, steps, step) = (1_200, 1, QUARTER);
	let request = pallet_charging::Call::request { process, energy, steps, step, preferences };
	assert_eq!(dispatch("Alice", request), Ok(()));
	let prices = Prices::truncate_from(vec![242_000]);
	let offer = pallet_charging::Call::offer { process, source: Some(solar), prices };
	assert_eq!(dispatch("SupplierA", offer), Ok(()));
	assert_eq!(dispatch("Cso", pallet_charging::Call::schedule { process }), Ok(()));
	for (minutes, energy) in [(20, 400), (25, 800), (30, 1_200)] {
		read(minutes, energy);
	}
	let record = Records::<Runtime>::get(process).expect("it has ended");
	let line = Line {
		step: 0,
		time: Interval::new(START + QUARTER, START + 2 * QUARTER),
		parts: vec![Part {
			supplier: account("SupplierA"),
			source: Some(solar),
			energy: 1_200,
			idle: 0,
			unproven: 0,
			price: 242_000,
			grid_price: 48_400,
			amount: 290_400,
		}],
		to_dso: 58_080,
		price_per_hour: 5 * TOKEN,
		to_cso: record.totals.to_cso,
		reward: 0,
		unpaid: 0,
	};
	let genesis = genesis_hash::<Runtime>();
	let lines = vec![line];
	let trail = record.trail.expect("it was scheduled");
	assert!(prove(&trail, genesis.as_ref(), process, &lines), "{record:?}");
	// The intervals close, and the claims are certified.
	set_time(now() + 2 * MILLIS_PER_HOUR);
	common::next_block();
	assert_eq!(certified(process), 1_200);
	(process, lines, solar)
}

fn certified(process: ProcessId) -> u64 {
	pallet_origin::Certified::<Runtime>::get(process).certified
}

fn correct(
	process: ProcessId,
	lines: &[Line<AccountId>],
	changes: Changes,
) -> Result<(), DispatchError> {
	let (lines, reason, evidence) = (lines.to_vec(), Reason::MeterFault, Default::default());
	dispatch("Dso", pallet_corrections::Call::correct { process, lines, changes, reason, evidence })
}

/// Adjustment of what customers of SupplierA took in the second quarter.
fn adjusted() -> i64 {
	let key = (HourKey::new(hour_of(START)), AreaKey::new(0), account("SupplierA"));
	let quarters = pallet_settlement::Adjustments::<Runtime>::get(key);
	quarters.map_or(0, |quarters| quarters[1])
}

#[test]
fn less_energy_goes_through_all_pallets() {
	development(|| {
		let (process, lines, solar) = charged();
		let before = ["Alice", "SupplierA", "Dso", "Cso"].map(free);
		let held = || {
			let of =
				pallet_origin::Certificates::<Runtime>::iter_prefix_values(account("SupplierA"));
			of.map(|holding| holding.total()).sum::<u64>()
		};
		let surplus = held();
		assert_eq!(correct(process, &lines, Changes::Energy(-321)), Ok(()));
		let after = ["Alice", "SupplierA", "Dso", "Cso"].map(free);
		// 290 400 - 212 718, and 58 080 - 42 543.
		let gained: Vec<_> =
			after.iter().zip(before).map(|(after, before)| after - before).collect();
		assert_eq!(gained, [77_682 + 15_537, -77_682, -15_537, 0]);
		assert_eq!(adjusted(), -321);
		// The claims are certified again by an idle block, and the supplier gets the surplus.
		common::next_block();
		assert_eq!(certified(process), 879);
		assert_eq!(held() - surplus, 321);
		let info = Corrections::corrections_of(process).expect("it is corrected");
		assert_eq!((info.delivered, info.corrections.len()), (Some(879), 1));
		// The energy that was taken back cannot be greened.
		let green = |energy| {
			let (source, interval) = (solar, START);
			dispatch(
				"SupplierA",
				pallet_origin::Call::green_process { source, interval, energy, process },
			)
		};
		assert_eq!(green(1), Err(pallet_origin::Error::<Runtime>::NothingToGreen.into()));
	});
}

#[test]
fn more_energy_without_consent_is_a_debt_of_the_operator() {
	development(|| {
		let (process, lines, _) = charged();
		let change = Change { line: 0, of: Of::Energy(0), delta: 50 };
		let more = Changes::Listed(BoundedVec::truncate_from(vec![change]));
		assert_eq!(correct(process, &lines, more), Ok(()));
		let alice = free("Alice");
		set_time(now() + 14 * MILLIS_PER_DAY + 1);
		common::next_block();
		assert_eq!((free("Alice"), adjusted()), (alice, 50));
		let (cso, supplier) = (account("Cso"), account("SupplierA"));
		let owed = || Debts::debt(&cso, &supplier, DebtKind::Correction);
		assert_eq!(owed(), 12_100);
		// Anybody has it paid, out of what the operator was paid for its station.
		let before = free("SupplierA");
		let (debtor, creditor) = (cso.clone(), supplier.clone());
		let kind = DebtKind::Correction;
		assert_eq!(dispatch("Bob", pallet_debts::Call::collect { debtor, creditor, kind }), Ok(()));
		assert_eq!((owed(), free("SupplierA") - before), (0, 12_100));
	});
}

#[test]
fn a_dispute_that_is_contested_and_not_ruled_leaves_the_line() {
	development(|| {
		let (process, lines, _) = charged();
		let alice = free("Alice");
		let dispute = pallet_corrections::Call::dispute_line {
			process,
			line: 0,
			excess: Excess::Energy(321),
			lines,
			evidence: Default::default(),
		};
		assert_eq!(dispatch("Alice", dispute), Ok(()));
		let held = |seed| {
			let reason = pallet_corrections::HoldReason::Dispute.into();
			Balances::balance_on_hold(&reason, &account(seed))
		};
		assert_eq!((held("SupplierA"), held("Dso")), (77_682, 15_537));
		let answer = Answer::Contest(Default::default());
		let answer = pallet_corrections::Call::answer_dispute { id: 0, answer };
		assert_eq!(dispatch("SupplierA", answer), Ok(()));
		// No arbiters stand ready.
		set_time(now() + 2 * MINUTE);
		common::next_block();
		assert_eq!((held("SupplierA"), held("Dso")), (0, 0));
		assert_eq!((free("Alice"), certified(process), adjusted()), (alice, 1_200, 0));
	});
}
