// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::imbalance::{Member, Portfolio};
use polkadot_sdk::frame_support::traits::{fungible::Mutate, tokens::Preservation};
use smartcharge_primitives::{Adjust, Change, DebtKind, Flow};

/// The prices of the worked example.
fn g5_prices() -> [ImbalancePrice; 4] {
	let price = |short, surplus, state| ImbalancePrice { short, surplus, state };
	[
		price(120_000, 120_000, Regulation::Up),
		price(-15_000, -15_000, Regulation::Down),
		price(62_500, 62_500, Regulation::Balanced),
		price(210_000, -40_000, Regulation::Both),
	]
}

fn settle(brp: AccountId, day: Day) -> Result<(), DispatchError> {
	Settlement::settle_day(signed(STRANGER), brp, AREA, day)
		.map(|_| ())
		.map_err(|refused| refused.error)
}

fn file(brp: AccountId, day: Day, values: [i64; 4]) {
	let from = first_ptu(first_hour(day));
	assert_ok!(Settlement::file_programme(signed(brp), AREA, from, values.to_vec()));
}

fn statement(brp: AccountId, day: Day) -> Statement<AccountId> {
	Statements::<Test>::get((DayKey::new(day), AreaKey::new(AREA), brp)).unwrap()
}

/// The two balance responsible parties of the worked example, with a supplier each, on the day
/// after today; it can be settled. Returns the day.
fn g5() -> Day {
	let day = today() + 1;
	contract(SUPPLIER, BRP, day, terms(Netting::Brp, Volume::Programme, 1_000_000));
	contract(OTHER_SUPPLIER, OTHER_BRP, day, plain());
	file(BRP, day, [-250_000, -300_000, -180_000, -90_000]);
	file(OTHER_BRP, day, [-100_000, -120_000, -60_000, -40_000]);
	set_time(settleable(day));
	consume(SUPPLIER, day, [262_480, 291_250, 180_000, 97_004]);
	consume(OTHER_SUPPLIER, day, [95_500, 120_750, 63_333, 38_250]);
	publish(day, g5_prices(), one_price(50_000));
	day
}

#[test]
fn g5_imbalance_of_two_balance_responsible_parties() {
	execute(|| {
		let day = g5();
		let before = [SUPPLIER, BRP, OTHER_SUPPLIER, OTHER_BRP].map(wealth);
		assert_ok!(settle(BRP, day));
		assert_ok!(settle(OTHER_BRP, day));
		assert_eq!(statement(BRP, day).portfolio, -3_099_690);
		assert_eq!(statement(OTHER_BRP, day).portfolio, 272_938);
		let after = [SUPPLIER, BRP, OTHER_SUPPLIER, OTHER_BRP].map(wealth);
		let change: Vec<_> =
			after.iter().zip(before).map(|(after, before)| after - before).collect();
		assert_eq!(change, [-3_099_690, 3_099_690, 272_938, -272_938]);
		assert!(DebtBook::get().is_empty());

		let quarters = Settlement::quarters_of(&BRP, AREA, day).unwrap();
		let amounts = |quarters: &[SettledQuarter]| -> Vec<(i128, i128)> {
			let first = quarters.iter().take(4).map(|quarter| quarter.settled.portfolio);
			first.map(|imbalance| (imbalance.energy, imbalance.amount)).collect()
		};
		let x = [(-12_480, -1_497_600), (8_750, -131_250), (0, 0), (-7_004, -1_470_840)];
		assert_eq!(amounts(&quarters), x);
		let quarters = Settlement::quarters_of(&OTHER_BRP, AREA, day).unwrap();
		let y = [(4_500, 540_000), (-750, 11_250), (-3_333, -208_312), (1_750, -70_000)];
		assert_eq!(amounts(&quarters), y);
		assert_eq!(quarters.len(), 96);
	});
}

#[test]
fn g6_a_correction_pays_the_difference_only() {
	execute(|| {
		let day = g5();
		assert_ok!(settle(OTHER_BRP, day));
		assert_eq!(settle(OTHER_BRP, day), Err(Error::<Test>::UpToDate.into()));
		let start = start_of_day(day) + 2 * QUARTER;
		let over = Interval::new(start, start + QUARTER);
		let (supplier, side) = (&OTHER_SUPPLIER, Side::Taken);
		let flow = Flow { supplier, area: AREA, side, over, energy: 3_217 };
		assert_eq!(Settlement::adjust(flow, Change::Less), 3_217);
		let before = (wealth(OTHER_SUPPLIER), wealth(OTHER_BRP));
		assert_ok!(settle(OTHER_BRP, day));
		assert_eq!(wealth(OTHER_SUPPLIER) - before.0, 201_062);
		assert_eq!(wealth(OTHER_BRP) - before.1, -201_062);
		System::assert_last_event(
			Event::ImbalancePaid {
				brp: OTHER_BRP,
				supplier: OTHER_SUPPLIER,
				area: AREA,
				day,
				amount: 201_062,
				owed: 0,
			}
			.into(),
		);
		let quarters = Settlement::quarters_of(&OTHER_BRP, AREA, day).unwrap();
		assert_eq!((quarters[2].net, quarters[2].settled.portfolio.energy), (-60_116, -116));
		assert_eq!(quarters[2].settled.portfolio.amount, -7_250);
		assert_eq!(statement(OTHER_BRP, day).version, 2);
	});
}

/// The fourth quarter of the worked example with two suppliers, which answer for their trades.
#[test]
fn g7_netting_within_a_portfolio() {
	execute(|| {
		let (day, trades) = (today() + 1, terms(Netting::ProRata, Volume::Trades, 0));
		contract(SUPPLIER, BRP, day, trades);
		contract(OTHER_SUPPLIER, BRP, day, trades);
		file(BRP, day, [0, 0, 0, -90_000]);
		let hour = first_hour(day);
		for (id, (buyer, wh)) in (0..).zip([(SUPPLIER, 60_000), (OTHER_SUPPLIER, 30_000)]) {
			let from = first_ptu(hour) + 3;
			let sell = Settlement::propose_trade(signed(BRP), buyer, true, AREA, from, vec![wh]);
			assert_ok!(sell);
			assert_ok!(Settlement::confirm_trade(signed(buyer), hour, id));
		}
		set_time(settleable(day));
		consume(SUPPLIER, day, [0, 0, 0, 70_004]);
		consume(OTHER_SUPPLIER, day, [0, 0, 0, 27_000]);
		publish(day, g5_prices(), one_price(50_000));
		let before = [SUPPLIER, OTHER_SUPPLIER, BRP].map(wealth);
		assert_ok!(settle(BRP, day));

		let Statement { portfolio, own, gain, lines, unfiled, .. } = statement(BRP, day);
		assert_eq!((portfolio, own, gain), (-1_470_840, 0, 750_000));
		let line = |supplier, own, share| StatementLine { supplier, own, share };
		assert_eq!(
			lines.to_vec(),
			[line(SUPPLIER, -2_100_840, 576_976), line(OTHER_SUPPLIER, -120_000, 173_024)]
		);
		assert_eq!(unfiled, 92);
		let after = [SUPPLIER, OTHER_SUPPLIER, BRP].map(wealth);
		assert_eq!(after[0] - before[0], -2_100_840 + 576_976);
		assert_eq!(after[1] - before[1], -120_000 + 173_024);
		assert_eq!(after[2] - before[2], 1_470_840);
	});
}

/// One of the two keeps nothing of the gain by its contract.
#[test]
fn the_balance_responsible_party_keeps_the_gain_if_it_was_agreed() {
	let price = g5_prices()[3];
	let member = |net, netting| Member { net, trades: 0, volume: Volume::Trades, netting };
	let members = vec![member(-10_004, Netting::Brp), member(3_000, Netting::ProRata)];
	let settled = Portfolio { programme: Some(0), trades: 0, ahead: 0, members }.settle(&price);
	let shares: Vec<_> = settled.suppliers.iter().map(|(_, share)| *share).collect();
	assert_eq!((settled.gain, shares), (750_000, vec![0, 173_024]));
}

/// Those that answer for the programme share it by their energy.
#[test]
fn a_programme_is_shared_by_energy() {
	let price = one_price(1_000);
	let member = |net, volume| Member { net, trades: 0, volume, netting: Netting::Brp };
	let members = vec![
		member(-300, Volume::Programme),
		member(-100, Volume::Programme),
		member(-50, Volume::Trades),
	];
	let settled =
		Portfolio { programme: Some(-420), trades: 20, ahead: 20, members }.settle(&price);
	let energies: Vec<_> = settled.suppliers.iter().map(|(own, _)| own.energy).collect();
	// They share what the party has left after its own trades: -400.
	assert_eq!(energies, [0, 0, -50]);
	assert_eq!((settled.own.energy, settled.portfolio.energy), (0, -50));
	// Without energy there is nobody to share it.
	let settled =
		Portfolio { programme: Some(-420), trades: 0, ahead: 0, members: vec![] }.settle(&price);
	assert_eq!((settled.own.energy, settled.own.amount), (420, 420));
}

/// A day of 25 hours has 100 quarters, one of 23 hours has 92.
#[test]
fn g15_days_of_100_and_92_quarters_are_settled() {
	for (date, quarters) in [(21_122, 100), (20_905, 92)] {
		execute(|| {
			set_time(start_of_day(date) - HOUR);
			contract(SUPPLIER, BRP, date, plain());
			let from = first_ptu(first_hour(date));
			let values = vec![-10; quarters];
			assert_ok!(Settlement::file_programme(signed(BRP), AREA, from, values));
			set_time(settleable(date));
			let last = hours_of(date).end - 1;
			insert_position(SUPPLIER, last, [Quarter { taken: 1_000, fed: 0 }; 4]);
			publish(date, [one_price(0); 4], one_price(1_000));
			assert_ok!(settle(BRP, date));
			let statement = statement(BRP, date);
			assert_eq!(statement.unfiled, 0);
			assert_eq!(statement.portfolio, 10 * (quarters as i128 - 8) - 4 * 990);
			let settled = Settlement::quarters_of(&BRP, AREA, date).unwrap();
			assert_eq!(settled.len(), quarters);
			assert!(settled.is_sorted_by(|one, next| one.ptu + 1 == next.ptu));
		});
	}
}

#[test]
fn days_are_refused() {
	execute(|| {
		let day = today() + 1;
		contract(SUPPLIER, BRP, day, plain());
		set_time(settleable(day) - 1);
		publish(day, [one_price(1); 4], one_price(1));
		assert_eq!(settle(BRP, day), Err(Error::<Test>::TooEarly.into()));
		assert_eq!(settle(BRP, Day::MAX), Err(Error::<Test>::TooEarly.into()));
		set_time(settleable(day));
		assert_eq!(settle(SUPPLIER, day), Err(Error::<Test>::NotBrp.into()));
		let settle_in = |area| Settlement::settle_day(signed(STRANGER), BRP, area, day);
		assert_eq!(settle_in(9).unwrap_err().error, Error::<Test>::UnknownArea.into());
		assert_eq!(settle(BRP, day - 1), Err(Error::<Test>::PricesMissing.into()));
		assert_ok!(settle(BRP, day));
		// A balance responsible party without suppliers has a statement, too.
		assert_ok!(settle(OTHER_BRP, day));
		set_time(start_of_day(day) + RETENTION + HOUR - 1);
		assert_eq!(settle(BRP, day), Err(Error::<Test>::UpToDate.into()));
		set_time(start_of_day(day) + RETENTION + HOUR);
		assert_eq!(settle(BRP, day), Err(Error::<Test>::TooLate.into()));
	});
}

#[test]
fn prices_that_one_member_attested_settle_nothing() {
	execute(|| {
		let day = today() + 1;
		contract(SUPPLIER, BRP, day, plain());
		set_time(settleable(day));
		let from = first_ptu(first_hour(day));
		let prices = || Prices::Imbalance(vec![one_price(1); 96]);
		assert_ok!(Settlement::publish_prices(signed(BRP), from, prices()));
		assert_eq!(settle(BRP, day), Err(Error::<Test>::PricesMissing.into()));
		assert_ok!(Settlement::publish_prices(signed(DSO), from, prices()));
		assert_ok!(settle(BRP, day));
	});
}

#[test]
fn a_refused_call_pays_for_what_it_read() {
	execute(|| {
		let day = g5();
		let settle = || Settlement::settle_day(signed(STRANGER), BRP, AREA, day);
		let weight = weights::SubstrateWeight::<Test>::settle_day;
		assert_eq!(settle().unwrap().actual_weight, Some(weight(1)));
		assert_eq!(settle().unwrap_err().post_info.actual_weight, Some(weight(1)));
		let early = Settlement::settle_day(signed(STRANGER), BRP, AREA, day + 1);
		assert_eq!(early.unwrap_err().post_info.actual_weight, Some(weight(0)));
	});
}

/// A supplier that moves its money away pays from the margin, and owes the rest.
#[test]
fn selfish_a_supplier_without_money_pays_from_its_margin_and_owes_the_rest() {
	execute(|| {
		let day = g5();
		let left = FUNDS - 1_000_000 - 500_000;
		let away =
			<Balances as Mutate<_>>::transfer(&SUPPLIER, &STRANGER, left, Preservation::Preserve);
		assert_ok!(away);
		let before = wealth(BRP);
		assert_ok!(settle(BRP, day));
		// One unit keeps the account.
		let owed = 3_099_690 - 1_000_000 - 499_999;
		assert_eq!(
			DebtBook::get().into_iter().collect::<Vec<_>>(),
			[((SUPPLIER, DebtKind::Imbalance, BRP), owed)]
		);
		assert_eq!(wealth(BRP) - before, 3_099_690);
		assert_eq!(Settlement::margin_held(&SUPPLIER), 0);
		// A correction in its favour lowers the debt before money moves.
		let money = Balances::free_balance(SUPPLIER);
		let start = start_of_day(day);
		let over = Interval::new(start, start + QUARTER);
		let flow =
			Flow { supplier: &SUPPLIER, area: AREA, side: Side::Taken, over, energy: 10_000 };
		Settlement::adjust(flow, Change::Less);
		assert_ok!(settle(BRP, day));
		assert_eq!(Balances::free_balance(SUPPLIER), money);
		let debt = DebtBook::get()[&(SUPPLIER, DebtKind::Imbalance, BRP)];
		assert_eq!(debt, owed - 1_200_000);
	});
}

/// It is settled by anybody, and owes what it cannot pay.
#[test]
fn selfish_an_expelled_balance_responsible_party_is_settled() {
	execute(|| {
		let day = g5();
		Roles::mutate(|roles| roles.remove(&OTHER_BRP));
		let moved = <Balances as Mutate<_>>::transfer(
			&OTHER_BRP,
			&STRANGER,
			FUNDS,
			Preservation::Expendable,
		);
		assert_ok!(moved);
		let before = wealth(OTHER_SUPPLIER);
		assert_ok!(settle(OTHER_BRP, day));
		assert_eq!(wealth(OTHER_SUPPLIER) - before, 272_938);
		let key = (OTHER_BRP, DebtKind::Imbalance, OTHER_SUPPLIER);
		assert_eq!(DebtBook::get()[&key], 272_938);
		// It takes nobody any more.
		let next = Settlement::today() + 1;
		assert_noop!(
			Settlement::name_brp(signed(SUPPLIER), OTHER_BRP, next, plain()),
			Error::<Test>::NotBrp
		);
	});
}

/// Corrected prices are settled by difference as well.
#[test]
fn a_new_price_is_settled_by_difference() {
	execute(|| {
		let day = g5();
		assert_ok!(settle(BRP, day));
		let mut prices = g5_prices();
		prices[0] = one_price(100_000);
		let from = first_ptu(first_hour(day));
		assert_ok!(Settlement::reprice(signed(TSO), from, Prices::Imbalance(prices.to_vec())));
		let before = wealth(SUPPLIER);
		assert_ok!(settle(BRP, day));
		assert_eq!(wealth(SUPPLIER) - before, 249_600);
	});
}

/// A supplier that is its own balance responsible party pays nobody.
#[test]
fn a_supplier_can_answer_for_itself() {
	execute(|| {
		smartcharge_primitives::testing::add_member(SUPPLIER, &[Role::Supplier, Role::Brp]);
		let day = today() + 1;
		contract(SUPPLIER, SUPPLIER, day, plain());
		set_time(settleable(day));
		consume(SUPPLIER, day, [1_000; 4]);
		publish(day, [one_price(1_000); 4], one_price(1_000));
		let before = wealth(SUPPLIER);
		assert_ok!(settle(SUPPLIER, day));
		assert_eq!(statement(SUPPLIER, day).portfolio, -4_000);
		assert_eq!(wealth(SUPPLIER), before);
	});
}

/// A balance responsible party that knows the prices sells energy to a friend that its suppliers do
/// not have: it is short itself, and they are not.
#[test]
fn selfish_a_late_trade_moves_no_imbalance_to_suppliers() {
	execute(|| {
		let day = g5();
		set_time(start_of_day(day) + 5 * HOUR);
		let (hour, from) = (first_hour(day), first_ptu(first_hour(day)));
		let sell =
			Settlement::propose_trade(signed(BRP), OTHER_BRP, true, AREA, from, vec![50_000]);
		assert_ok!(sell);
		assert_ok!(Settlement::confirm_trade(signed(OTHER_BRP), hour, 0));
		set_time(settleable(day));
		let before = wealth(SUPPLIER);
		assert_ok!(settle(BRP, day));
		assert_eq!(wealth(SUPPLIER) - before, -3_099_690);
		let statement = statement(BRP, day);
		assert_eq!(statement.own, -50_000 * 120);
		assert_eq!(statement.portfolio, -3_099_690 - 50_000 * 120);
	});
}

/// Its suppliers that answer for the programme owe it nothing for what it did not file, but for
/// what they traded themselves.
#[test]
fn selfish_a_party_that_files_nothing_answers_for_it() {
	execute(|| {
		let day = today() + 1;
		contract(SUPPLIER, BRP, day, plain());
		let (hour, from) = (first_hour(day), first_ptu(first_hour(day)));
		let sell =
			Settlement::propose_trade(signed(SUPPLIER), OTHER_BRP, true, AREA, from, vec![10]);
		assert_ok!(sell);
		assert_ok!(Settlement::confirm_trade(signed(OTHER_BRP), hour, 0));
		set_time(settleable(day));
		consume(SUPPLIER, day, [1_000; 4]);
		publish(day, [one_price(1_000); 4], one_price(1_000));
		let before = wealth(SUPPLIER);
		assert_ok!(settle(BRP, day));
		assert_eq!(wealth(SUPPLIER) - before, -10);
		let statement = statement(BRP, day);
		assert_eq!((statement.portfolio, statement.own, statement.unfiled), (-4_010, -4_000, 96));
	});
}
