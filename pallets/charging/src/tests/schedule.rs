// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 4: `schedule`; the rules 1 (steps), 2 (least cost) and 3 (locked).

use crate::{mock::*, Error, Event, Offers, Preferences, Request, Totals};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use smartcharge_primitives::{Carrier, MeterReading, Price, SourceChoice};

#[test]
fn schedules_the_process_of_the_thesis() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		assert_eq!(letters(id), "TTFFFFTTTT");
		let schedule = session(id).schedule.to_vec(10).try_into().unwrap();
		let events = take_events();
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::Scheduled {
					process: id,
					supplier: SUPPLIER_A,
					source: None,
					schedule,
					start: NOW,
					grid_price: 0,
					escrow: 140 * TOKEN,
					missing: 0,
				},
				Event::StepOpened {
					process: id,
					step: 0,
					start: NOW,
					end: NOW + HOUR,
					energy: 5_000,
					set_point: 5_000,
				},
			]
		);
	});
}

#[test]
fn locks_parties_prices_and_escrow() {
	ExtBuilder::default().grid_price(UNIT / 2).build_and_execute(|| {
		let id = thesis(preferences());
		let session = session(id);
		assert_eq!((session.supplier, session.source, session.dso), (SUPPLIER_A, None, DSO));
		assert_eq!((session.open, session.accrued(), session.delivered), (0, 0, 0));
		assert_eq!(session.last, MeterReading { at: NOW, register: REGISTER });
		assert_eq!(session.totals, Totals::default());
		// 30 kWh at 3.5 and ten hours at 5.
		assert_eq!(session.escrow, 155 * TOKEN);
		assert_eq!(escrow(ALICE), 155 * TOKEN);
		assert_eq!(Charging::escrow(&ALICE), 155 * TOKEN);
		assert_eq!(locked_prices(id), Some(prices(&THESIS_PRICES)));
		assert_eq!(Offers::<Test>::iter().count(), 0);
	});
}

#[test]
fn later_prices_change_nothing() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		Areas::mutate(|areas| areas.insert(AREA, (SUPPLIER_C, 50 * UNIT)));
		assert_ok!(Charging::publish_offer(signed(SUPPLIER_A), None, NOW, prices(&[99; 12])));
		tick(HOUR, 5_000);
		assert_eq!(record(id).totals, paid(5 * TOKEN, 5 * TOKEN, 5 * TOKEN));
		assert_eq!((gain(DSO), gain(SUPPLIER_C)), (5, 0));
	});
}

#[test]
fn the_first_step_is_shorter_by_what_has_passed() {
	ExtBuilder::default().now(NOW + 2 * MINUTE).build_and_execute(|| {
		let quarter = Request { step: 15 * MINUTE, ..hours(5_000, 4) };
		let id = scheduled(quarter, &[1, 1, 1, 1]);
		let timetable = session(id).timetable;
		assert_eq!((timetable.start, timetable.scheduled), (NOW, NOW + 2 * MINUTE));
		assert_eq!(timetable.end(), NOW + HOUR);
		// 13 minutes at 5 kW, and 167 Wh will be missing.
		let events = take_events();
		let missing = events.iter().find_map(|event| match event {
			Event::Scheduled { missing, .. } => Some(*missing),
			_ => None,
		});
		assert_eq!(missing, Some(5_000 - 3 * 1_250 - 1_083));
		assert_last_opened(&events, 0, 1_083, 4_999);
	});
}

#[test]
fn steps_shorter_than_the_interval_begin_within_it() {
	ExtBuilder::default().now(NOW + 2 * MINUTE + 1).build_and_execute(|| {
		let id = scheduled(Request { step: MINUTE, ..hours(100, 3) }, &[1, 1, 1]);
		assert_eq!(session(id).timetable.start, NOW + 2 * MINUTE);
	});
}

fn assert_last_opened(events: &[Event<Test>], number: u32, wh: u64, watts: u32) {
	match events.last() {
		Some(Event::StepOpened { step, energy, set_point, .. }) => {
			assert_eq!((*step, *energy, *set_point), (number, wh, watts));
		},
		other => panic!("no step opened: {other:?}"),
	}
}

#[test]
fn the_remainder_goes_to_the_most_expensive_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(12_000, 4), &[4, 1, 3, 2]);
		assert_eq!(letters(id), "FTTT");
		assert_eq!(session(id).remainder, Some(2));
		assert_last_opened(&take_events(), 0, 0, 0);
		tick(HOUR, 0);
		assert_last_opened(&take_events(), 1, 5_000, 5_000);
		tick(2 * HOUR, 5_000);
		assert_last_opened(&take_events(), 2, 2_000, 2_000);
		tick(3 * HOUR, 7_000);
		assert_last_opened(&take_events(), 3, 5_000, 5_000);
		tick(4 * HOUR, 12_000);
		// 5 kWh at 1, 2 at 3, 5 at 2.
		assert_eq!(record(id).totals, paid(21 * TOKEN, 0, 20 * TOKEN));
	});
}

#[test]
fn among_equals_the_earliest_steps_are_taken_out() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(letters(scheduled(hours(10_000, 5), &[2, 2, 2, 2, 2])), "FFFTT");
	});
}

#[test]
fn when_time_is_short_every_step_charges_and_the_event_says_what_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(32_000, 4), &[1, 2, 3, 4]);
		assert_eq!(letters(id), "TTTT");
		assert!(take_events()
			.iter()
			.any(|event| matches!(event, Event::Scheduled { missing: 12_000, .. })));
		// What can be delivered is held, not more: 20 kWh at 4, four hours at 5.
		assert_eq!(escrow(ALICE), 100 * TOKEN);
	});
}

#[test]
fn steps_above_the_maximum_price_never_charge() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let preferences = Preferences { max_price: Some(3 * UNIT), ..preferences() };
		let id = scheduled(Request { preferences, ..hours(20_000, 4) }, &[1, 2, 3, 2]);
		assert_eq!(letters(id), "TTFT");
		// 15 kWh at 3 and four hours at 5.
		assert_eq!(escrow(ALICE), 65 * TOKEN);
		// They do not even catch up.
		tick(HOUR, 0);
		assert_eq!(letters(id), "TTFT");
	});
}

#[test]
fn refuses_when_every_step_is_above_the_maximum_price() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_price: Some(UNIT - 1), ..preferences() };
		let id = requested(Request { preferences, ..hours(1_000, 2) });
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 2])));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn refuses_the_wrong_process_or_caller() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(schedule(CSO, 0), Error::<Test>::UnknownProcess);
		let id = authorised();
		assert_noop!(schedule(CSO, id), Error::<Test>::NotRequested);
		assert_ok!(request(ALICE, id, hours(5_000, 1)));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		for who in [ALICE, OTHER_CSO, SUPPLIER_A, DSO, STRANGER] {
			assert_noop!(schedule(who, id), Error::<Test>::NotStationOperator);
		}
		assert_ok!(schedule(CSO, id));
		assert_noop!(schedule(CSO, id), Error::<Test>::AlreadyScheduled);
		tick(HOUR, 5_000);
		assert_noop!(schedule(CSO, id), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn refuses_without_an_offer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn refuses_an_inactive_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		change_meter(METER, |meter| meter.active = false);
		assert_noop!(schedule(CSO, id), Error::<Test>::MeterNotActive);
		change_meter(METER, |meter| (meter.active, meter.latest) = (true, None));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoFreshReading);
	});
}

#[test]
fn refuses_too_little_balance_for_the_most_it_can_cost() {
	// 30 kWh at 3 and ten hours at 5; the existential deposit stays.
	let most = 140 * TOKEN;
	for (funds, suffices) in [(most, false), (most + 1, true)] {
		ExtBuilder::default().balance(ALICE, funds).build_and_execute(|| {
			let id = requested(hours(30_000, 10));
			assert_ok!(offer(SUPPLIER_A, id, None, prices(&THESIS_PRICES)));
			if suffices {
				assert_ok!(schedule(CSO, id));
			} else {
				assert_noop!(schedule(CSO, id), Error::<Test>::InsufficientBalance);
			}
		});
	}
}

#[test]
fn refuses_absurd_numbers_of_the_grid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		Areas::mutate(|areas| areas.insert(AREA, (DSO, Price::MAX)));
		assert_noop!(schedule(CSO, id), Error::<Test>::InsufficientBalance);
	});
}

#[test]
fn refuses_an_unknown_area() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		Areas::mutate(|areas| areas.clear());
		assert_noop!(schedule(CSO, id), Error::<Test>::UnknownArea);
	});
}

/// The winner among offers with these prices for two hours, of which one charges.
fn winner(
	source: SourceChoice,
	offers: &[(AccountId, Option<u32>, [Price; 2])],
) -> (AccountId, Option<u32>) {
	let preferences = Preferences { source, ..preferences() };
	let id = requested(Request { preferences, ..hours(5_000, 2) });
	for (supplier, of_source, tokens) in offers {
		assert_ok!(offer(*supplier, id, *of_source, prices(tokens)));
	}
	assert_ok!(schedule(CSO, id));
	let session = session(id);
	(session.supplier, session.source)
}

fn sources() {
	add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
	add_source(2, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
	add_source(3, SUPPLIER_B, Carrier::Solar, AREA, CONNECTION);
}

#[test]
fn the_cheapest_offer_wins() {
	let offers = [(SUPPLIER_A, None, [3, 3]), (SUPPLIER_B, None, [9, 2])];
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(winner(SourceChoice::Cheapest, &offers), (SUPPLIER_B, None));
	});
}

#[test]
fn of_equal_offers_the_default_suppliers_wins() {
	let offers = [(SUPPLIER_B, None, [2, 3]), (SUPPLIER_A, None, [3, 2])];
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(winner(SourceChoice::Cheapest, &offers), (SUPPLIER_A, None));
	});
}

#[test]
fn the_driver_chooses_source_or_carrier() {
	let offers = [
		(SUPPLIER_A, None, [1, 1]),
		(SUPPLIER_A, Some(1), [5, 5]),
		(SUPPLIER_B, Some(2), [4, 4]),
		(SUPPLIER_B, Some(3), [2, 2]),
	];
	for (choice, expected) in [
		(SourceChoice::Cheapest, (SUPPLIER_A, None)),
		(SourceChoice::Source(1), (SUPPLIER_A, Some(1))),
		(SourceChoice::Carrier(Carrier::Wind), (SUPPLIER_B, Some(2))),
		(SourceChoice::Carrier(Carrier::Solar), (SUPPLIER_B, Some(3))),
	] {
		ExtBuilder::default().build_and_execute(|| {
			sources();
			assert_eq!(winner(choice, &offers), expected);
		});
	}
}

#[test]
fn the_cheapest_grid_mix_steps_in() {
	for (prices, expected) in [([1, 9], SUPPLIER_B), ([9, 1], SUPPLIER_A), ([4, 4], SUPPLIER_A)] {
		let offers = [(SUPPLIER_B, None, [prices[0]; 2]), (SUPPLIER_A, None, [prices[1]; 2])];
		ExtBuilder::default().build_and_execute(|| {
			sources();
			assert_eq!(winner(SourceChoice::Source(1), &offers), (expected, None));
		});
	}
}

#[test]
fn refuses_when_neither_the_source_nor_a_grid_mix_is_offered() {
	ExtBuilder::default().build_and_execute(|| {
		sources();
		let preferences = Preferences { source: SourceChoice::Source(1), ..preferences() };
		let id = requested(Request { preferences, ..hours(5_000, 1) });
		assert_ok!(offer(SUPPLIER_B, id, Some(2), prices(&[1])));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn an_offer_that_misses_less_wins_over_a_cheaper_one() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_price: Some(5 * UNIT), ..preferences() };
		let id = requested(Request { preferences, ..hours(10_000, 2) });
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 6])));
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[5, 5])));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).supplier, SUPPLIER_B);
	});
}

#[test]
fn an_offer_of_a_supplier_no_longer_connected_yields_to_an_equal_one() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[1])));
		let left = crate::Suppliers::truncate_from(vec![SUPPLIER_B]);
		assert_ok!(Charging::update_station(signed(CSO), STATION, 1, 1, left, None));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).supplier, SUPPLIER_B);
	});
}

#[test]
fn the_weight_follows_offers_and_steps() {
	use crate::WeightInfo;
	use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 3));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 1, 1])));
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[1, 1, 1])));
		let call = RuntimeCall::Charging(crate::Call::schedule { process: id });
		let before = call.get_dispatch_info().call_weight;
		let actual = Charging::schedule(signed(CSO), id).unwrap().actual_weight.unwrap();
		assert_eq!(actual, <Test as crate::Config>::WeightInfo::schedule(2, 3));
		assert!(actual.any_lt(before));
	});
}
