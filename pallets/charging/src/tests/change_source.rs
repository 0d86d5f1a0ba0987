// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `change_source`: another choice for the steps that are not opened yet.

use crate::{
	mock::*, Error, Event, FinishReason, Preferences, Request, Stations, Totals, MAX_LOCKED,
	MAX_SLOTS,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{Carrier, Energy, ProcessId, SourceChoice, SourceId};

const WIND: SourceId = 1;
const OTHER_WIND: SourceId = 2;
const SUN: SourceId = 3;
/// A source that nobody offers.
const WATER: SourceId = 4;

const TO_OTHER_WIND: SourceChoice = SourceChoice::Source(OTHER_WIND);

/// The first slot of the offers that are locked by a first change.
const SECOND: u8 = MAX_LOCKED as u8;

fn change(who: AccountId, id: ProcessId, choice: SourceChoice) -> Result<(), DispatchError> {
	Charging::change_source(signed(who), id, choice).map(|_| ()).map_err(|error| error.error)
}

/// Standing offers for four hours.
fn market() {
	add_source(WIND, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
	add_source(OTHER_WIND, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
	add_source(SUN, SUPPLIER_B, Carrier::Solar, AREA, CONNECTION);
	add_source(WATER, SUPPLIER_A, Carrier::Hydro, AREA, CONNECTION);
	standing(SUPPLIER_A, None, &[3, 3, 3, 3]);
	standing(SUPPLIER_A, Some(WIND), &[2, 2, 2, 2]);
	standing(SUPPLIER_B, Some(OTHER_WIND), &[4, 1, 4, 1]);
	standing(SUPPLIER_B, Some(SUN), &[1, 1, 1, 1]);
}

/// A process that charges wind of supplier A within four hours.
fn windy(energy: Energy) -> ProcessId {
	market();
	let preferences = wants(SourceChoice::Source(WIND));
	let id = requested(Request { preferences, ..hours(energy, 4) });
	assert_ok!(schedule(CSO, id));
	take_events();
	id
}

fn no_change(choice: SourceChoice, error: Error<Test>, before: impl FnOnce(ProcessId)) {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		before(id);
		assert_noop!(change(ALICE, id, choice), error);
	});
}

#[test]
fn refuses_the_wrong_process_or_caller() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		assert_noop!(change(ALICE, 0, TO_OTHER_WIND), Error::<Test>::UnknownProcess);
		let id = authorised();
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::NotScheduled);
		assert_ok!(request(ALICE, id, hours(20_000, 4)));
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::NotScheduled);
		assert_ok!(schedule(CSO, id));
		for who in [BOB, CSO, SUPPLIER_A, STRANGER] {
			assert_noop!(change(who, id, TO_OTHER_WIND), Error::<Test>::NotProcessDriver);
		}
		tick(4 * HOUR, 20_000);
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn refuses_a_process_that_is_being_closed() {
	no_change(TO_OTHER_WIND, Error::AlreadyClosing, |id| {
		assert_ok!(Charging::disconnect(signed(ALICE), id));
	});
}

#[test]
fn refuses_what_is_unknown() {
	no_change(SourceChoice::Source(77), Error::UnknownSource, |_| ());
	no_change(SourceChoice::Carrier(Carrier::Fossil), Error::UnknownSource, |_| ());
}

#[test]
fn refuses_a_second_change_within_a_step() {
	for again in [TO_OTHER_WIND, SourceChoice::Source(WIND), SourceChoice::Cheapest] {
		no_change(again, Error::ChangePending, |id| {
			assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
			tick(HOUR - MINUTE, 4_900);
		});
	}
}

#[test]
fn refuses_when_no_step_is_left() {
	no_change(TO_OTHER_WIND, Error::NoStepLeft, |_| tick(3 * HOUR, 15_000));
}

#[test]
fn refuses_when_the_open_step_delivers_what_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		standing(SUPPLIER_A, Some(WIND), &[1, 2, 2, 2]);
		let preferences = wants(SourceChoice::Source(WIND));
		let id = requested(Request { preferences, ..hours(5_000, 4) });
		assert_ok!(schedule(CSO, id));
		assert_eq!(letters(id), "TFFF");
		for (minutes, energy) in [(20, 1_600), (59, 4_900)] {
			assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::NoStepLeft);
			tick(minutes * MINUTE, energy);
		}
	});
}

#[test]
fn refuses_when_nobody_offers_what_is_chosen() {
	no_change(SourceChoice::Source(WATER), Error::NoEligibleOffer, |_| ());
	no_change(TO_OTHER_WIND, Error::NoEligibleOffer, |_| set_power(OTHER_WIND, 0));
	no_change(TO_OTHER_WIND, Error::NoEligibleOffer, |_| {
		standing(SUPPLIER_B, Some(OTHER_WIND), &[1, 1, 1]);
	});
	// Another supplier took over the station.
	no_change(TO_OTHER_WIND, Error::NoEligibleOffer, |_| {
		let suppliers = crate::Suppliers::truncate_from(vec![SUPPLIER_A]);
		assert_ok!(Charging::update_station(signed(CSO), STATION, 1, 1, suppliers, None));
	});
	no_change(TO_OTHER_WIND, Error::NoEligibleOffer, |_| {
		Roles::mutate(|roles| roles.remove(&SUPPLIER_B));
	});
}

#[test]
fn an_offer_must_cover_the_steps_to_come_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		let from = NOW + HOUR;
		let offered = prices(&[1; 36]);
		let publish = |from| {
			Charging::publish_offer(signed(SUPPLIER_B), Some(OTHER_WIND), from, offered.clone())
		};
		assert_ok!(publish(from - INTERVAL));
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::NoEligibleOffer);
		assert_ok!(publish(from));
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
	});
}

#[test]
fn refuses_above_the_maximum_price() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		let preferences =
			Preferences { max_price: Some(3 * UNIT), ..wants(SourceChoice::Source(WIND)) };
		let id = requested(Request { preferences, ..hours(20_000, 4) });
		assert_ok!(schedule(CSO, id));
		standing(SUPPLIER_B, Some(OTHER_WIND), &[1, 4, 4, 4]);
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::NoEligibleOffer);
		standing(SUPPLIER_B, Some(OTHER_WIND), &[9, 4, 3, 4]);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		// The open step continues, of the others one is cheap enough.
		assert_eq!(letters(id), "TFTF");
	});
}

#[test]
fn refuses_without_a_station_and_with_absurd_numbers() {
	ExtBuilder::default().build().execute_with(|| {
		let id = windy(20_000);
		change_process(id, |process| process.price_per_hour = u128::MAX);
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::Overflow);
		Stations::<Test>::remove(STATION);
		assert_noop!(change(ALICE, id, TO_OTHER_WIND), Error::<Test>::UnknownStation);
	});
}

#[test]
fn refuses_too_little_balance() {
	// 80 are held at first, and 100 after the change; the existential deposit stays.
	for (funds, suffices) in [(100 * TOKEN, false), (100 * TOKEN + 1, true)] {
		ExtBuilder::default().balance(ALICE, funds).build_and_execute(|| {
			let id = windy(20_000);
			if suffices {
				assert_ok!(change(ALICE, id, TO_OTHER_WIND));
			} else {
				let error = Error::<Test>::InsufficientBalance;
				assert_noop!(change(ALICE, id, TO_OTHER_WIND), error);
			}
		});
	}
}

#[test]
fn the_next_step_is_served_as_newly_chosen() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		// 20 kWh at the 3 of the grid mix, and four hours at 5.
		assert_eq!(escrow(ALICE), 80 * TOKEN);
		tick(30 * MINUTE, 2_500);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		let schedule = vec![true; 4].try_into().unwrap();
		assert_eq!(
			take_events(),
			[Event::ChoiceChanged {
				process: id,
				choice: TO_OTHER_WIND,
				supplier: SUPPLIER_B,
				source: Some(OTHER_WIND),
				from_step: 1,
				schedule,
				escrow: 100 * TOKEN,
				missing: 0,
			}]
		);
		let now = session(id);
		assert_eq!((now.supplier, now.source), (SUPPLIER_B, Some(OTHER_WIND)));
		assert_eq!(now.request.preferences.source, TO_OTHER_WIND);
		assert_eq!((now.chosen, now.locked), (SECOND, 3));
		// Prices before stay.
		assert_eq!(locked_prices(id), Some(prices(&[2, 1, 4, 1])));
		let others = [(SUPPLIER_A, Some(WIND)), (SUPPLIER_A, None)];
		assert_eq!(locked(id)[1..], others);
		// The open step continues.
		assert_eq!((now.slot(), set_aside()), (0, vec![(WIND, id, 5_000)]));

		tick(HOUR, 5_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (10, 0));
		let since = NOW + HOUR;
		let changed = Event::SourceChanged {
			process: id,
			step: 1,
			supplier: SUPPLIER_B,
			source: Some(OTHER_WIND),
			since,
		};
		assert_eq!(take_events()[1], changed);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
		tick(2 * HOUR, 10_000);
		tick(3 * HOUR, 15_000);
		tick(4 * HOUR, 20_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (10, 30));
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (5_000, 15_000));
		assert_eq!(ended(id), FinishReason::DemandMet);
		let record = record(id);
		assert_eq!((record.supplier, record.source), (Some(SUPPLIER_B), Some(OTHER_WIND)));
		assert_eq!((record.totals, escrow(ALICE)), (paid(40 * TOKEN, 0, 20 * TOKEN), 0));
	});
}

#[test]
fn the_escrow_goes_up_and_down() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		// 20 kWh at 4, and four hours at 5.
		assert_eq!((session(id).escrow, escrow(ALICE)), (100 * TOKEN, 100 * TOKEN));
		tick(HOUR, 5_000);
		assert_eq!(escrow(ALICE), 85 * TOKEN);
		// 15 kWh at the 3 of the grid mix, and three hours at 5.
		assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
		assert_eq!((session(id).escrow, escrow(ALICE)), (60 * TOKEN, 60 * TOKEN));
		assert_eq!(gain(ALICE), -15);
	});
}

#[test]
fn what_the_open_step_has_delivered_is_still_to_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		tick(30 * MINUTE, 2_500);
		assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
		assert_eq!(escrow(ALICE), 80 * TOKEN);
	});
}

#[test]
fn the_rest_is_planned_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(10_000);
		assert_eq!(letters(id), "FFTT");
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		assert_eq!(letters(id), "FTFT");
		// Nothing was committed in the idle step, nor is now.
		assert_eq!((set_aside(), session(id).open), (vec![], 0));
		tick(HOUR, 0);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
		tick(2 * HOUR, 5_000);
		tick(4 * HOUR, 10_000);
		assert_eq!((ended(id), gain(SUPPLIER_B)), (FinishReason::DemandMet, 10));
	});
}

#[test]
fn what_does_not_fill_a_step_is_left_to_the_most_expensive_to_come() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(17_000);
		// The open step delivers 2 kWh: the earliest of equals.
		assert_eq!(session(id).remainder, Some(0));
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		assert_eq!((letters(id).as_str(), session(id).remainder), ("TTTT", Some(2)));
		tick(HOUR, 3_000);
		tick(2 * HOUR, 8_000);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 4_000)]);
	});
}

#[test]
fn the_event_reports_what_will_be_missing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(10_000);
		tick(2 * HOUR, 0);
		tick(2 * HOUR + 30 * MINUTE, 0);
		take_events();
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		// The plan was for full steps.
		let reported =
			|event: &Event<Test>| matches!(event, Event::ChoiceChanged { missing: 0, .. });
		assert!(take_events().iter().any(reported));
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		tick(HOUR, 1_000);
		take_events();
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		let reported = |event: &Event<Test>| {
			matches!(event, Event::ChoiceChanged { missing: 4_000, from_step: 2, .. })
		};
		assert!(take_events().iter().any(reported));
	});
}

#[test]
fn changes_in_each_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		let choices = [SourceChoice::Source(SUN), TO_OTHER_WIND, SourceChoice::Source(WIND)];
		let sources = [WIND, SUN, OTHER_WIND, WIND];
		for (step, choice) in (1..).zip(choices) {
			assert_ok!(change(ALICE, id, choice));
			assert_eq!(session(id).chosen, if step % 2 == 1 { SECOND } else { 0 });
			assert!(locked_offers(id).len() <= MAX_SLOTS as usize);
			assert_eq!(set_aside(), [(sources[step as usize - 1], id, 5_000)]);
			tick(step * HOUR, step * 5_000);
			assert_eq!(set_aside(), [(sources[step as usize], id, 5_000)]);
		}
		tick(4 * HOUR, 20_000);
		// 5 kWh each at 2, 1, 4 and 2.
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (20, 25));
		let sourced = [WIND, OTHER_WIND, SUN].map(|source| claimed(source, id));
		assert_eq!((ended(id), sourced), (FinishReason::DemandMet, [10_000, 5_000, 5_000]));
	});
}

#[test]
fn offers_of_two_changes_ago_are_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		assert_eq!(locked_offers(id).len(), 3);
		assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
		assert_eq!(locked_offers(id).len(), 5);
		tick(HOUR, 5_000);
		// Who only cares for the price gets the sun again, with both winds behind it.
		assert_ok!(change(ALICE, id, SourceChoice::Cheapest));
		assert_eq!(locked_offers(id).len(), 6);
		// The one of supplier A is the cheaper one in what is left.
		let others = [(SUPPLIER_A, Some(WIND)), (SUPPLIER_B, Some(OTHER_WIND)), (SUPPLIER_A, None)];
		assert_eq!(locked(id)[1..], others);
	});
}

#[test]
fn who_can_serve_the_new_choice_steps_in_after_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		set_power(OTHER_WIND, 0);
		tick(HOUR, 5_000);
		// The wind of supplier A is more expensive in this step, and cheaper in the next.
		assert_eq!((session(id).committed(), session(id).slot()), (None, SECOND + 2));
		tick(2 * HOUR, 10_000);
		assert_eq!((session(id).committed(), session(id).slot()), (Some(WIND), SECOND + 1));
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (25, 0));
	});
}

#[test]
fn the_power_that_a_process_has_counts_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		// All that the wind has is committed for the process itself.
		set_power(WIND, 5_000);
		let id = requested(Request {
			preferences: wants(SourceChoice::Source(WIND)),
			..hours(20_000, 4)
		});
		assert_ok!(schedule(CSO, id));
		// The cheaper one has not enough.
		set_power(OTHER_WIND, 4_999);
		standing(SUPPLIER_B, Some(OTHER_WIND), &[1, 1, 1, 1]);
		assert_ok!(change(ALICE, id, SourceChoice::Carrier(Carrier::Wind)));
		assert_eq!(session(id).source, Some(WIND));
		tick(HOUR, 5_000);
		assert_eq!(set_aside(), [(WIND, id, 5_000)]);
	});
}

#[test]
fn to_a_grid_mix_and_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		set_power(SUN, 4_999);
		standing(SUPPLIER_A, None, &[1, 1, 1, 1]);
		assert_ok!(change(ALICE, id, SourceChoice::Cheapest));
		assert_eq!((locked(id), set_aside()), (vec![(SUPPLIER_A, None)], vec![(WIND, id, 5_000)]));
		assert_eq!(locked_prices(id), Some(prices(&[2, 1, 1, 1])));
		tick(HOUR, 5_000);
		assert_eq!((set_aside(), session(id).sourced), (vec![], 5_000));
		set_power(SUN, 5_000);
		assert_ok!(change(ALICE, id, SourceChoice::Carrier(Carrier::Solar)));
		tick(2 * HOUR, 10_000);
		assert_eq!((set_aside(), gain(SUPPLIER_A)), (vec![(SUN, id, 5_000)], 15));
	});
}

#[test]
fn when_the_old_source_drops_out_the_new_one_waits_for_its_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		standing(SUPPLIER_A, None, &[9, 9, 9, 9]);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		set_time(NOW + 30 * MINUTE);
		drop_out(WIND, id);
		// The open step continues with what was locked before, not with the new choice at an old
		// price. The other wind was locked too, but is more expensive in this step: the grid mix,
		// at its price of before.
		assert_eq!((session(id).slot(), set_aside()), (2, vec![]));
		assert_eq!(session(id).open_slots(), 0..SECOND);
		// Its offers of before are still needed.
		assert_noop!(change(ALICE, id, SourceChoice::Cheapest), Error::<Test>::ChangePending);
		tick(HOUR, 5_000);
		assert_eq!((session(id).slot(), set_aside()), (SECOND, vec![(OTHER_WIND, id, 5_000)]));
		// 2.5 kWh at 2 and as much at 3.
		assert_eq!(session(id).totals.to_supplier, LINE * 25 / 2);
	});
}

#[test]
fn when_the_old_source_drops_out_an_old_alternative_can_go_on() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		standing(SUPPLIER_B, Some(OTHER_WIND), &[2, 1, 1, 1]);
		let preferences = wants(SourceChoice::Source(WIND));
		let id = requested(Request { preferences, ..hours(20_000, 4) });
		assert_ok!(schedule(CSO, id));
		assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
		set_time(NOW + 30 * MINUTE);
		drop_out(WIND, id);
		assert_eq!((session(id).slot(), set_aside()), (1, vec![(OTHER_WIND, id, 5_000)]));
		tick(HOUR, 5_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (5, 5));
		assert_eq!(session(id).open_slots(), session(id).slots());
		assert_eq!(set_aside(), [(SUN, id, 5_000)]);
	});
}

#[test]
fn the_escrow_covers_the_grid_mix_of_the_open_step() {
	ExtBuilder::default().build_and_execute(|| {
		market();
		standing(SUPPLIER_A, None, &[9, 9]);
		standing(SUPPLIER_A, Some(WIND), &[1, 1]);
		set_power(WIND, 1);
		set_power(OTHER_WIND, 0);
		let preferences = wants(SourceChoice::Source(WIND));
		let id = requested(Request { preferences, ..hours(10_000, 2) });
		assert_ok!(schedule(CSO, id));
		// The grid mix serves the open step at 9, and the one to come is to cost 2.
		assert_eq!((session(id).slot(), session(id).committed()), (1, None));
		set_power(SUN, 0);
		standing(SUPPLIER_B, None, &[2, 2]);
		assert_ok!(change(ALICE, id, SourceChoice::Cheapest));
		assert_eq!(locked(id), [(SUPPLIER_B, None)]);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!(record(id).totals, paid(55 * TOKEN, 0, 10 * TOKEN));
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (45, 10));
	});
}

/// A process of four hours in which the driver left supplier A, at 1 and then 9, for supplier B at
/// 2.
fn left_for_another_mix() -> ProcessId {
	standing(SUPPLIER_A, None, &[1, 9, 9, 9]);
	let id = requested(hours(20_000, 4));
	assert_ok!(schedule(CSO, id));
	standing(SUPPLIER_B, None, &[2, 2, 2, 2]);
	assert_ok!(change(ALICE, id, SourceChoice::Cheapest));
	id
}

#[test]
fn a_late_reading_after_a_change_costs_no_more_than_the_new_choice() {
	ExtBuilder::default().build_and_execute(|| {
		let id = left_for_another_mix();
		assert_eq!(locked_prices(id), Some(prices(&[1, 2, 2, 2])));
		tick(4 * HOUR, 20_000);
		assert_eq!(record(id).totals, paid(35 * TOKEN, 0, 20 * TOKEN));
	});
}

#[test]
fn what_went_on_after_a_change_keeps_to_the_new_choice_in_the_open_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = left_for_another_mix();
		// The reading arrives a minute after the step began, and opens it. Until then supplier A
		// continued.
		tick(61 * MINUTE, 5_083);
		assert_eq!(session(id).segments[0].energy, 83);
		assert_eq!(session(id).segments.len(), 2);
		tick(4 * HOUR, 20_000);
		let Totals { to_supplier, unpaid, .. } = record(id).totals;
		assert_eq!((to_supplier, unpaid), (35 * LINE, 0));
		let earned = [SUPPLIER_A, SUPPLIER_B].map(|supplier| balance(supplier) - FUNDS);
		assert_eq!(earned, [5_166_000, 29_834_000]);
	});
}

#[test]
fn a_late_reading_counts_for_the_source_that_went_on() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		tick(3 * HOUR, 15_000);
		// 2, then the 1 of the new choice, then 2 again where that costs 4.
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (25, 0));
		assert_eq!(claimed(WIND, id), 15_000);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
	});
}

#[test]
fn the_weight_of_a_reading_after_a_change_is_that_of_all_offers() {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		// Only a grid mix is locked now, but the wind and the grid mix of before are paid.
		set_time(NOW + 10 * MINUTE);
		drop_out(WIND, id);
		standing(SUPPLIER_A, None, &[0, 0, 0, 0]);
		assert_ok!(change(ALICE, id, SourceChoice::Cheapest));
		assert_eq!((session(id).locked, session(id).segments.len()), (1, 2));
		let mut budget = polkadot_sdk::frame_support::weights::WeightMeter::new();
		set_time(NOW + HOUR);
		assert_ok!(read_within(METER, NOW + HOUR, REGISTER + 5_000, &mut budget));
		// The wind made power in two intervals. Of the payees two served before the change.
		let weight = Charging::open_weight(1, 2, 2).saturating_add(Weights::pay_out(3 + 2));
		assert_eq!(budget.consumed(), consumption(weight));
	});
}

#[test]
fn the_weight_follows_offers_and_steps() {
	use crate::WeightInfo;
	use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		let call = crate::Call::change_source { process: id, choice: TO_OTHER_WIND };
		let before = RuntimeCall::Charging(call).get_dispatch_info().call_weight;
		let info = Charging::change_source(signed(ALICE), id, TO_OTHER_WIND).unwrap();
		// All four standing offers were looked at.
		assert_eq!(info.actual_weight, Some(Weights::change_source(4, 4)));
		assert!(Weights::change_source(4, 4).any_lt(before));
	});
}

#[test]
fn a_change_keeps_a_promised_response() {
	use smartcharge_primitives::Direction;
	ExtBuilder::default().build_and_execute(|| {
		market();
		let preferences = Preferences { source: SourceChoice::Source(WIND), ..flexible() };
		let sent = signal(Direction::Up, 0, 30 * TOKEN);
		let id = requested(Request { preferences, ..hours(10_000, 4) });
		assert_ok!(schedule(CSO, id));
		assert_eq!(letters(id), "TFFT");
		assert_ok!(change(ALICE, id, TO_OTHER_WIND));
		assert_eq!(letters(id), "TFFT");
		tick(HOUR, 5_000);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), Flex::SetApart(sent)]);
	});
}

#[test]
fn a_supplier_that_is_chosen_again_is_none_of_the_others() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(20_000);
		tick(HOUR, 5_000);
		assert_ok!(change(ALICE, id, SourceChoice::Source(SUN)));
		tick(2 * HOUR, 10_000);
		assert_ok!(change(ALICE, id, SourceChoice::Source(WIND)));
		tick(3 * HOUR, 15_000);
		tick(4 * HOUR, 20_000);
		let record = record(id);
		assert_eq!(record.supplier, Some(SUPPLIER_A));
		assert_eq!(record.other_suppliers.to_vec(), [SUPPLIER_B]);
	});
}
