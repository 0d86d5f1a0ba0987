// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Prices below zero: suppliers and DSO pay the driver, out of what they cover and no more.

use crate::{
	mock::*, settlement::due_prices, Error, Event, FinishReason, Preferences, Prices, Request,
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::{fungible::Mutate, tokens::Preservation},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	money::{amount, energy_cost, payable},
	Amount, Balance, Carrier, Energy, Price, ProcessId, SourceChoice, SourceId,
};

const WIND: SourceId = 1;

/// What the parties of a process still cover.
fn covers(id: ProcessId) -> Vec<(AccountId, Balance)> {
	session(id).covers.iter().map(|cover| (cover.party, cover.left)).collect()
}

/// Leaves `who` with `left`.
fn spend(who: AccountId, left: Balance) {
	let spare = Balances::free_balance(who) - left;
	Balances::transfer(&who, &STRANGER, spare, Preservation::Expendable).unwrap();
}

#[test]
fn a_supplier_pays_the_driver_out_of_its_cover() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 2), &[1, -2]);
		assert_eq!(letters(id), "FT");
		// 5 kWh at 2 tokens; the escrow is for 5 kWh at 1 and two hours of the station.
		assert_eq!((covers(id), escrow(ALICE)), (vec![(SUPPLIER_A, 10 * TOKEN)], 15 * TOKEN));
		let (process, party, amount) = (id, SUPPLIER_A, 10 * TOKEN);
		assert_has(Event::CoverTaken { process, party, amount });
		tick(HOUR, 0);
		tick(2 * HOUR, 5_000);
		assert_eq!(ended(id), FinishReason::DemandMet);
		let totals = record(id).totals;
		assert_eq!((totals.to_supplier, totals.to_cso), (-10 * LINE, 10 * LINE));
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(CSO)), (0, -10, 10));
	});
}

#[test]
fn a_dso_pays_at_a_negative_grid_price() {
	ExtBuilder::default().grid_price(-UNIT).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[3]);
		// A kWh costs 2, all in all; what the DSO pays is there before the supplier is paid.
		assert_eq!((covers(id), escrow(ALICE)), (vec![(DSO, 5 * TOKEN)], 15 * TOKEN));
		tick(HOUR, 5_000);
		let totals = record(id).totals;
		assert_eq!((totals.to_supplier, totals.to_dso), (15 * LINE, -5 * LINE));
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(DSO)), (-15, 15, -5));
		assert_eq!(totals.unpaid, 0);
	});
}

#[test]
fn the_grid_of_a_dso_without_money_is_free() {
	ExtBuilder::default().grid_price(-UNIT).balance(DSO, 4 * TOKEN).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[3]);
		assert_eq!((session(id).grid_price, covers(id)), (0, vec![]));
		tick(HOUR, 5_000);
		assert_eq!((gain(ALICE), balance(DSO)), (-20, 4 * TOKEN));
	});
}

#[test]
fn an_account_that_is_supplier_and_dso_covers_both() {
	ExtBuilder::default().grid_price(-UNIT).balance(SUPPLIER_A, 25 * TOKEN).build_and_execute(
		|| {
			Areas::mutate(|areas| areas.insert(AREA, (SUPPLIER_A, -UNIT)));
			let id = scheduled(hours(5_000, 1), &[-3]);
			assert_eq!(covers(id), [(SUPPLIER_A, 20 * TOKEN)]);
			tick(HOUR, 5_000);
			assert_eq!((gain(ALICE), balance(SUPPLIER_A)), (15, 5 * TOKEN));
			// Each of the two is covered, but not both together: the offer is not eligible.
			let id = requested(hours(1_000, 1));
			assert_ok!(offer(SUPPLIER_A, id, None, prices(&[-4])));
			assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
			assert_ok!(Charging::disconnect(signed(ALICE), id));
		},
	);
}

#[test]
fn an_offer_beyond_what_its_supplier_has_is_refused() {
	ExtBuilder::default().balance(SUPPLIER_A, 10 * TOKEN).build_and_execute(|| {
		let id = requested(hours(5_000, 2));
		let error = || Error::<Test>::OfferNotCovered;
		assert_noop!(offer(SUPPLIER_A, id, None, prices(&[-2, 9])), error());
		// The account keeps the existential deposit.
		let lower = Prices::truncate_from(vec![-2 * UNIT + 1, 9 * UNIT]);
		assert_ok!(offer(SUPPLIER_A, id, None, lower));
		spend(SUPPLIER_A, 0);
		// The least request of 100 Wh at 2 tokens.
		let publish = || Charging::publish_offer(signed(SUPPLIER_A), None, NOW, prices(&[1, -2]));
		assert_eq!(publish().unwrap_err().error, error().into());
		Balances::transfer(&STRANGER, &SUPPLIER_A, TOKEN / 5 + 1, Preservation::Expendable)
			.unwrap();
		assert_ok!(publish());
	});
}

#[test]
fn prices_have_a_bound_on_either_side() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(100, 1));
		let price = |price: Price| Prices::truncate_from(vec![price]);
		for (beyond, error) in [
			(MAX_PRICE + 1, Error::<Test>::PriceTooHigh),
			(Price::MAX, Error::<Test>::PriceTooHigh),
			(MIN_PRICE - 1, Error::<Test>::PriceTooLow),
			(Price::MIN, Error::<Test>::PriceTooLow),
		] {
			let error = DispatchError::from(error);
			assert_noop!(offer(SUPPLIER_A, id, None, price(beyond)), error);
			let publish = Charging::publish_offer(signed(SUPPLIER_A), None, NOW, price(beyond));
			assert_eq!(publish.unwrap_err().error, error);
		}
		assert_ok!(offer(SUPPLIER_A, id, None, price(MIN_PRICE)));
		assert_ok!(offer(SUPPLIER_B, id, None, price(MAX_PRICE)));
	});
}

#[test]
fn an_offer_whose_cover_has_gone_is_not_eligible() {
	ExtBuilder::default().build_and_execute(|| {
		let id =
			with_offers(hours(5_000, 1), &[(SUPPLIER_A, None, &[-2]), (SUPPLIER_B, None, &[3])]);
		spend(SUPPLIER_A, 10 * TOKEN);
		assert_ok!(schedule(CSO, id));
		assert_eq!((session(id).supplier, covers(id)), (SUPPLIER_B, vec![]));
	});
}

#[test]
fn the_same_money_covers_one_process_only() {
	let second =
		crate::GenesisStation { evse_id: "NL*ABC*E2".into(), meter: SPARE_METER, ..station() };
	let builder = ExtBuilder::default().stations(&[station(), second]);
	builder.balance(SUPPLIER_A, 15 * TOKEN).build_and_execute(|| {
		standing(SUPPLIER_A, None, &[-2]);
		let first = requested(hours(5_000, 1));
		assert_ok!(schedule(CSO, first));
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
		let second = last_process();
		assert_ok!(request(BOB, second, hours(5_000, 1)));
		assert_noop!(schedule(CSO, second), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn a_supplier_cannot_withdraw_what_it_covers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[-2]);
		spend(SUPPLIER_A, 0);
		tick(HOUR, 5_000);
		assert_eq!((gain(ALICE), balance(SUPPLIER_A)), (5, 0));
		assert_eq!(record(id).totals.to_supplier, -10 * LINE);
	});
}

#[test]
fn a_supplier_that_is_expelled_or_withdraws_its_offer_still_pays() {
	ExtBuilder::default().build_and_execute(|| {
		standing(SUPPLIER_A, None, &[-2]);
		let id = requested(hours(5_000, 1));
		assert_ok!(schedule(CSO, id));
		assert_ok!(Charging::publish_offer(signed(SUPPLIER_A), None, 0, prices(&[])));
		Roles::mutate(|roles| roles.remove(&SUPPLIER_A));
		tick(HOUR, 5_000);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (5, -10));
		assert_eq!(record(id).totals.to_supplier, -10 * LINE);
	});
}

#[test]
fn who_draws_more_than_demanded_is_paid_for_what_was_demanded() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = scheduled(hours(2_500, 1), &[-3]);
		assert_eq!(covers(id), [(SUPPLIER_A, 7 * TOKEN + TOKEN / 2)]);
		tick(HOUR, 5_000);
		let totals = record(id).totals;
		assert_eq!(totals.to_supplier, -7 * LINE - LINE / 2);
		// The grid is paid out of what the supplier pays: no kWh costs more than -2.
		assert_eq!((totals.to_dso, totals.unpaid, debts()), (5 * LINE, 0, vec![]));
		assert!(balance(ALICE) <= FUNDS + 10 * TOKEN);
	});
}

#[test]
fn more_than_full_power_is_not_paid_without_bound() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(30_000, 10), &[-3, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
		// An hour at full power and a tenth, and a Wh for rounding.
		assert_eq!(covers(id), [(SUPPLIER_A, 3 * 5_501 * TOKEN / 1_000)]);
		tick(HOUR, 25_000);
		assert_eq!(session(id).totals.to_supplier, -3 * 5_501 * LINE / 1_000);
		assert_eq!(covers(id), [(SUPPLIER_A, 0)]);
	});
}

#[test]
fn a_driver_who_draws_nothing_earns_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 2), &[-2, -2]);
		tick(HOUR, 0);
		tick(2 * HOUR, 0);
		assert_eq!(ended(id), FinishReason::TimeOver);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(CSO)), (-10, 0, 10));
		let (process, party, amount) = (id, SUPPLIER_A, 10 * TOKEN);
		assert_has(Event::CoverReturned { process, party, amount });
	});
}

#[test]
fn a_reading_that_is_held_back_earns_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		// The vehicle charges in the second hour, at 3; nobody reads before.
		let id = scheduled(hours(10_000, 2), &[-4, 3]);
		tick(2 * HOUR, 5_000);
		assert_eq!(ended(id), FinishReason::TimeOver);
		// It costs nothing, and pays nothing.
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (-10, 0));
	});
	ExtBuilder::default().build_and_execute(|| {
		// At least 2 kWh must have flowed in the first hour, and 2 kWh in the second.
		let id = scheduled(hours(10_000, 2), &[-4, 3]);
		tick(2 * HOUR, 7_000);
		assert_eq!(record(id).totals.to_supplier, -8 * LINE + 6 * LINE);
	});
}

#[test]
fn a_reading_that_is_held_back_until_another_took_over_earns_nothing() {
	for drops in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			add_source(WIND, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
			let preferences = wants(SourceChoice::Source(WIND));
			let id = requested(Request { preferences, ..hours(10_000, 2) });
			assert_ok!(offer(SUPPLIER_A, id, Some(WIND), prices(&[-4, 3])));
			assert_ok!(offer(SUPPLIER_B, id, None, prices(&[0, 1])));
			assert_ok!(schedule(CSO, id));
			// The vehicle charges in the second hour. A grid mix takes over in it that pays nobody.
			if drops {
				set_time(NOW + 90 * MINUTE);
				drop_out(WIND, id);
			}
			tick(2 * HOUR, 5_000);
			assert_eq!(ended(id), FinishReason::TimeOver);
			assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(SUPPLIER_B)), (-10, 0, 0));
		});
	}
}

#[test]
fn steps_that_all_pay_pay_the_least_of_them_for_a_late_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(10_000, 3), &[-4, -1, -2]);
		tick(3 * HOUR, 7_000);
		// 5 kWh at -1 and 2 kWh at -2.
		assert_eq!(record(id).totals.to_supplier, -9 * LINE);
	});
}

#[test]
fn energy_from_before_the_first_step_is_paid_by_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 2));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[-4, 9])));
		// The vehicle charges before the schedule, which is six minutes after the reading.
		set_time(NOW + 6 * MINUTE);
		assert_ok!(schedule(CSO, id));
		tick(6 * MINUTE + MINUTE, 500);
		tick(HOUR, 500);
		assert_eq!(session(id).totals.to_supplier, 0);
	});
}

#[test]
fn a_default_supplier_never_pays_for_the_offer_of_another() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(WIND, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		let preferences = wants(SourceChoice::Source(WIND));
		let wanted = Request { preferences, ..hours(10_000, 2) };
		let id = with_offers(wanted, &[(SUPPLIER_B, Some(WIND), &[-2, -2])]);
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked(id), [(SUPPLIER_B, Some(WIND)), (SUPPLIER_A, None)]);
		assert_eq!(locked_offer(id, 1).unwrap().prices, prices(&[0, 0]));
		assert_eq!(covers(id), [(SUPPLIER_B, 20 * TOKEN)]);
		tick(HOUR, 5_000);
		set_power(WIND, 0);
		drop_out(WIND, id);
		tick(2 * HOUR, 10_000);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(SUPPLIER_B)), (0, 0, -10));
	});
}

#[test]
fn a_source_that_steps_in_pays_no_more_than_it_offered() {
	let chosen = crate::LockedOffer { supplier: 1u64, source: Some(1), prices: prices(&[-3, -3]) };
	let expensive = crate::LockedOffer { supplier: 2, source: Some(2), prices: prices(&[-1, 2]) };
	let left = crate::LockedOffer { supplier: 3, source: None, prices: prices(&[-5, -5]) };
	let others = vec![(1, expensive), (6, left)];
	let parties = crate::settlement::Parties { chosen, others, in_force: 0..2, chosen_from: 1 };
	let tokens = |slot, step| parties.price(slot, step) / UNIT;
	assert_eq!([tokens(0, 0), tokens(1, 0), tokens(6, 0)], [-3, -1, -5]);
	// What the driver has left pays nothing for the steps after the open one.
	assert_eq!([tokens(0, 1), tokens(1, 1), tokens(6, 1)], [-3, 0, 0]);
}

#[test]
fn the_cheapest_step_charges_also_below_zero() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(10_000, 6), &[-1, 2, -5, 0, -3, 1]);
		assert_eq!(letters(id), "FFTFTF");
	});
}

#[test]
fn a_maximum_price_can_be_negative() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let preferences = Preferences { max_price: Some(-UNIT), ..preferences() };
		let wanted = Request { preferences, ..hours(10_000, 3) };
		let id = scheduled(wanted, &[-2, -1, -4]);
		assert_eq!((letters(id).as_str(), escrow(ALICE)), ("TFT", 15 * TOKEN));
		tick(HOUR, 5_000);
		// Of energy that flows against the set-point, the supplier pays what it offered, and the
		// DSO gets nothing.
		tick(2 * HOUR, 6_000);
		let totals = session(id).totals;
		assert_eq!((totals.to_supplier, totals.to_dso), (-11 * LINE, 5 * LINE));
		assert_eq!(escrow(ALICE), 15 * TOKEN + 11 * TOKEN - 5 * TOKEN - 10 * TOKEN);
	});
}

#[test]
fn what_is_due_never_makes_anybody_pay_who_did_not_offer_to() {
	for (supplier, grid, max, due) in [
		(3, 2, 4, (2, 2)),
		(3, 5, 4, (0, 4)),
		(-3, 5, 1, (-3, 4)),
		(-3, 9, 4, (-3, 7)),
		(3, -5, -4, (1, -5)),
		(3, -1, -4, (0, -1)),
		(3, 2, -4, (0, 0)),
		(-1, -1, -4, (-1, -1)),
	] {
		assert_eq!(due_prices(supplier, grid, Some(max)), due, "{supplier} {grid} {max}");
	}
}

#[test]
fn what_a_process_earned_counts_against_its_highest_cost() {
	ExtBuilder::default().build_and_execute(|| {
		standing(SUPPLIER_A, None, &[-2, 3]);
		standing(SUPPLIER_B, None, &[9, 5]);
		let preferences = Preferences { max_cost: Some(40 * TOKEN), ..preferences() };
		let id = requested(Request { preferences, ..hours(10_000, 2) });
		assert_ok!(schedule(CSO, id));
		tick(30 * MINUTE, 2_500);
		assert_ok!(Charging::change_source(signed(ALICE), id, SourceChoice::Cheapest));
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		let totals = record(id).totals;
		assert_eq!(totals.paid(), -10 * LINE + 15 * LINE + 10 * LINE);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (-15, 5));
	});
}

#[test]
fn a_change_of_source_moves_the_covers() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(WIND, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		standing(SUPPLIER_A, None, &[-2, -2]);
		standing(SUPPLIER_B, Some(WIND), &[4, -1]);
		let id = requested(hours(10_000, 2));
		assert_ok!(schedule(CSO, id));
		assert_eq!(covers(id), [(SUPPLIER_A, 20 * TOKEN)]);
		assert_ok!(Charging::change_source(signed(ALICE), id, SourceChoice::Source(WIND)));
		// The open step still belongs to the first one, which also steps in for the source.
		assert_eq!(
			covers(id),
			[(SUPPLIER_A, 20 * TOKEN), (SUPPLIER_B, 5_000 * TOKEN / 1_000 + 501 * TOKEN / 1_000)]
		);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (-10, -5));
	});
}

#[test]
fn a_change_that_nobody_covers_is_refused() {
	ExtBuilder::default().balance(SUPPLIER_B, TOKEN).build_and_execute(|| {
		add_source(WIND, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		standing(SUPPLIER_A, None, &[1, 1]);
		standing(SUPPLIER_B, Some(WIND), &[-1, -1]);
		let id = requested(hours(10_000, 2));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).supplier, SUPPLIER_A);
		let change = Charging::change_source(signed(ALICE), id, SourceChoice::Source(WIND));
		assert_eq!(change.unwrap_err().error, Error::<Test>::NoEligibleOffer.into());
	});
}

#[test]
fn covers_go_back_however_a_process_ends() {
	type End = fn(ProcessId);
	let ends: [End; 3] = [
		|id| {
			assert_ok!(Charging::disconnect(signed(ALICE), id));
			tick(HOUR, 2_500);
		},
		|id| {
			set_time(NOW + 30 * MINUTE + STALE_AFTER);
			assert_ok!(Charging::close_stale(signed(STRANGER), id));
		},
		|id| {
			assert_ok!(Charging::close_on_last_reading(signed(DSO), id));
			assert_ok!(Charging::close_on_last_reading(signed(CSO), id));
		},
	];
	for end in ends {
		ExtBuilder::default().build_and_execute(|| {
			let id = scheduled(hours(5_000, 2), &[-2, 4]);
			tick(30 * MINUTE, 2_500);
			end(id);
			ended(id);
			assert_eq!(record(id).totals.to_supplier, -5 * LINE);
			assert_eq!(gain(SUPPLIER_A), -5);
		});
	}
}

#[test]
fn what_a_driver_earned_is_not_lost_to_a_debt() {
	ExtBuilder::default().balance(ALICE, 21 * TOKEN).build_and_execute(|| {
		// Earned in the first hour, and due in the second.
		let id = scheduled(hours(9_000, 2), &[-4, 1]);
		tick(HOUR, 5_000);
		assert_eq!(escrow(ALICE), 9 * TOKEN + 10 * TOKEN + 20 * TOKEN - 5 * TOKEN);
		tick(2 * HOUR, 9_000);
		assert_eq!((record(id).totals.unpaid, debts()), (0, vec![]));
		assert_eq!(balance(ALICE), 21 * TOKEN + 20 * TOKEN - 4 * TOKEN - 10 * TOKEN);
	});
}

/// The hours that cost something are before the one that pays, and one reading shows them all.
#[test]
fn what_a_later_step_earns_pays_for_an_earlier_one_of_the_same_reading() {
	let charged = |last: Price| {
		let id = scheduled(hours(6_000, 3), &[3, 3, last]);
		assert_eq!(escrow(ALICE), 18 * TOKEN);
		tick(3 * HOUR, 15_000);
		record(id).totals
	};
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		// 10 kWh for 30 tokens, and 5 kWh for which the supplier pays 10.
		let totals = charged(-2);
		assert_eq!((totals.paid(), totals.unpaid, totals.free), (18 * LINE, 2 * TOKEN, 0));
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (-18, 18));
		assert_eq!(debts(), [(ALICE, SUPPLIER_A, 2 * TOKEN)]);
	});
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		// The supplier pays 20: the rest of the escrow goes back.
		let totals = charged(-4);
		assert_eq!((totals.paid(), totals.unpaid, totals.free), (10 * LINE, 0, 0));
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (-10, 10));
	});
}

/// Day-ahead prices in Belgium on 2025-05-11, in EUR/MWh by the hour. The lowest one, of -462.33,
/// and the mean of the day, of -9.97, are those of the market; the others are made to give them.
const BELGIUM: [Price; 24] = [
	6_500, 6_000, 5_500, 5_085, 7_180, 6_540, 5_210, 1_850, -520, -1_480, -4_990, -13_860, -25_000,
	-46_233, -11_040, -5_480, -2_130, 1_260, 6_180, 6_500, 8_000, 8_000, 7_000, 6_000,
];

#[test]
fn a_day_with_negative_hours_pays_for_charging_at_noon() {
	let mean = BELGIUM.iter().sum::<Price>();
	// In hundredths of EUR/MWh, to the cent.
	assert_eq!((mean / 24, BELGIUM.iter().min()), (-997, Some(&-46_233)));
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		let id = requested(hours(15_000, 24));
		// A hundredth of EUR/MWh is ten units per kWh.
		let offered = Prices::truncate_from(BELGIUM.map(|price| price * 10).to_vec());
		assert_ok!(offer(SUPPLIER_A, id, None, offered));
		assert_ok!(schedule(CSO, id));
		let charging: Vec<_> = (0..24).filter(|hour| session(id).schedule.charges(*hour)).collect();
		assert_eq!(charging, [11, 12, 13]);
		let mut energy: Energy = 0;
		for hour in 0..14 {
			energy += if charging.contains(&hour) { 5_000 } else { 0 };
			tick((u64::from(hour) + 1) * HOUR, energy);
		}
		assert_eq!(ended(id), FinishReason::DemandMet);
		let sum: Amount =
			[11, 12, 13].map(|hour| energy_cost(BELGIUM[hour] * 10, 5_000)).iter().sum();
		assert_eq!(record(id).totals.to_supplier, sum);
		// 4.25 EUR for 15 kWh.
		assert_eq!(sum, -4_254_650);
		assert_eq!(amount(balance(ALICE)) - amount(FUNDS), -sum);
		assert_eq!(FUNDS - balance(SUPPLIER_A), payable(-sum));
	});
}
