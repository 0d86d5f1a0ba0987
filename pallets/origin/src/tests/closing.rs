// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Claims, and how intervals close.

use crate::{mock::*, Attributes, Due, Event, Phase, Span};
use polkadot_sdk::frame_support::{assert_err, assert_ok, weights::Weight};
use smartcharge_primitives::{Booking, Energy, NotClaimable, ProcessId, Proven, SourceId, Sources};

/// A source that made `energy` in the first interval of the test.
fn made(energy: Energy) -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), energy);
	id
}

fn proved(process: ProcessId) -> Proven {
	crate::Certified::<Test>::get(process)
}

/// What was certified of the first interval to the processes from 0 on.
fn certified<const N: usize>(source: SourceId) -> [Energy; N] {
	core::array::from_fn(|process| claimed(source, 0, process as ProcessId).unwrap().1)
}

/// The intervals that the events say were closed, in order.
fn closed() -> Vec<(i64, SourceId)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::IntervalClosed { source, interval, .. } => {
				let after = i64::try_from(interval).unwrap() - i64::try_from(NOW).unwrap();
				Some((after / i64::try_from(INTERVAL).unwrap(), source))
			},
			_ => None,
		})
		.collect()
}

#[test]
fn the_index_of_a_driver_runs_ahead_of_the_claims() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let book = |number| try_book(id, interval(number), 1, DRIVER, 10);
		let drawn = || crate::Drawn::<Test>::get((DRIVER, 1, id));
		let span = |first, last| {
			Some(Span { first: interval(first), last: interval(last), meter: station_of(1) })
		};
		let ahead = i64::from(CLOSING_DELAY);
		assert_eq!((book(0), drawn()), (Ok(Booking::Opened), span(0, ahead)));
		assert_eq!((book(0), drawn()), (Ok(Booking::Added), span(0, ahead)));
		// Another process has opened the account already.
		claim(id, 1, 2, 10);
		assert_eq!((book(1), drawn()), (Ok(Booking::First), span(0, ahead)));
		// Here nobody has.
		assert_eq!((book(ahead), drawn()), (Ok(Booking::Opened), span(0, ahead)));
		claim(id, ahead + 1, 2, 10);
		assert_eq!((book(ahead + 1), drawn()), (Ok(Booking::Opened), span(0, 2 * ahead + 1)));
		claim(id, -1, 2, 10);
		assert_eq!((book(-1), drawn()), (Ok(Booking::Opened), span(-1, 2 * ahead + 1)));

		let entries = statement(DRIVER, Some(1));
		let claims: Vec<_> = entries.iter().map(|entry| (entry.interval, entry.claimed)).collect();
		let expected = [(-1, 10), (0, 20), (1, 10), (ahead, 10), (ahead + 1, 10)];
		assert_eq!(claims, expected.map(|(number, energy)| (interval(number), energy)));
	});
}

#[test]
fn claims_of_a_process_add_up() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		take_events();
		claim(id, 0, 1, 100);
		claim(id, 0, 1, 50);
		claim(id, 0, 2, 30);
		let first = claim_of(id, 0, 1).unwrap();
		assert_eq!((first.driver, first.energy, first.certified), (DRIVER, 150, 0));
		assert_eq!(ledger(id, 0).unwrap().claimed, 180);
		assert_eq!(proved(1), Proven { certified: 0, greened: 0 });
		claim(id, -1, 1, 10);
		// Charging reports what it claimed.
		assert_eq!(take_events(), []);
	});
}

#[test]
fn a_claim_may_come_before_the_reading() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		claim(id, 0, 0, 100);
		produce(SOLAR_METER, interval(1), 150);
		close_until(0);
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([100], (50, 0)));
	});
}

#[test]
fn an_interval_can_be_claimed_until_it_is_due() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(due(0) - 1);
		assert_eq!(Origin::claimable_from(), interval(0));
		claim(id, 0, 1, 5);
		assert_err!(try_claim(id, -1, 1, 5), NotClaimable);
		set_time(due(0));
		assert_eq!(Origin::claimable_from(), interval(1));
		let before = root();
		assert_err!(try_claim(id, 0, 1, 5), NotClaimable);
		assert_err!(try_claim(id, 0, 2, 5), NotClaimable);
		assert_eq!(root(), before);
		claim(id, 1, 1, 5);
		close();
		assert_err!(try_claim(id, 0, 1, 5), NotClaimable);
	});
}

#[test]
fn refuses_claims_of_no_interval_and_of_no_source() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let before = root();
		for start in [NOW + 1, NOW - 1, NOW + MINUTE] {
			assert_err!(claim_at(id, start, 1, DRIVER, 5), NotClaimable);
		}
		assert_err!(try_claim(99, 0, 1, 5), NotClaimable);
		assert_eq!(root(), before);
	});
}

#[test]
fn time_does_not_begin_before_zero() {
	ExtBuilder.build().execute_with(|| {
		set_time(INTERVAL + 7);
		assert_eq!(Origin::claimable_from(), 0);
	});
}

#[test]
fn enough_production_certifies_every_claim() {
	ExtBuilder.build_and_execute(|| {
		let id = made(500);
		claim(id, 0, 0, 200);
		claim(id, 0, 1, 250);
		take_events();
		close_until(0);
		assert_eq!(certified(id), [200, 250]);
		assert_eq!(held(SUPPLIER, id, 0), (50, 0));
		let events = take_events();
		let certified = |process, energy| Event::Certified {
			source: id,
			interval: NOW,
			process,
			driver: DRIVER,
			energy,
		};
		assert_eq!(events.len(), 3);
		assert!(events.contains(&certified(0, 200)) && events.contains(&certified(1, 250)));
		assert_eq!(
			events.last(),
			Some(&Event::IntervalClosed {
				source: id,
				interval: NOW,
				produced: 500,
				claimed: 450,
				certified: 450,
				surplus: 50,
			}),
		);
		assert_eq!(proved(0), Proven { certified: 200, greened: 0 });
		assert_eq!(proved(1), Proven { certified: 250, greened: 0 });
		assert_eq!(ledger(id, 0).unwrap().phase, Phase::Closed);
		assert_eq!(Due::<Test>::iter().count(), 0);
	});
}

#[test]
fn too_little_is_shared_pro_rata_and_the_dust_is_surplus() {
	ExtBuilder.build_and_execute(|| {
		let id = made(100);
		for (process, energy) in [(0, 100), (1, 50), (2, 1)] {
			claim(id, 0, process, energy);
		}
		close_until(0);
		// 100 / 151 of each.
		assert_eq!(certified(id), [66, 33, 0]);
		assert_eq!(held(SUPPLIER, id, 0), (1, 0));
		let ledger = ledger(id, 0).unwrap();
		assert_eq!((ledger.produced, ledger.claimed), (100, 151));
		assert_eq!((ledger.certifiable, ledger.certified, ledger.issued), (100, 99, 1));
		assert_eq!(proved(2), Proven { certified: 0, greened: 0 });
	});
}

#[test]
fn nothing_made_certifies_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		claim(id, 0, 0, 100);
		close_until(0);
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([0], (0, 0)));
		assert_eq!(proved(0), Proven { certified: 0, greened: 0 });
		assert_eq!(crate::Certificates::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_nobody_claims_is_the_recipients() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		// Of the interval that it is set in, too.
		set_time(interval(1) - 1);
		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		produce(SOLAR_METER, interval(1), 500);
		close_until(0);
		assert_eq!((held(OWNER, id, 0), held(SUPPLIER, id, 0)), ((500, 0), (0, 0)));
		assert_last(Event::IntervalClosed {
			source: id,
			interval: NOW,
			produced: 500,
			claimed: 0,
			certified: 0,
			surplus: 500,
		});
	});
}

#[test]
fn surplus_of_a_source_with_a_registry_is_locked() {
	ExtBuilder.build_and_execute(|| {
		let id = active_with(SOLAR_METER, Attributes { registry: true, ..attributes() });
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 0, 200);
		close_until(0);
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([200], (0, 300)));
	});
}

#[test]
fn intervals_close_when_they_are_due_and_not_before() {
	ExtBuilder.build_and_execute(|| {
		let id = made(500);
		set_time(due(0) - 1);
		close();
		assert_eq!(ledger(id, 0).unwrap().phase, Phase::Open);
		set_time(due(0));
		close();
		assert_eq!(ledger(id, 0).unwrap().phase, Phase::Closed);
	});
}

#[test]
fn intervals_close_in_order_of_time() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		// Made known in another order.
		for number in [0, -1, -2, 2, 1] {
			claim(wind, number, 1, 5);
			claim(solar, number, 1, 5);
		}
		take_events();
		set_time(due(1));
		close();
		let order: Vec<_> = (-2..=1).flat_map(|number| [(number, solar), (number, wind)]).collect();
		assert_eq!(closed(), order);
		assert_eq!(ledger(solar, 2).unwrap().phase, Phase::Open);
	});
}

#[test]
fn each_source_has_its_own_production() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		produce(SOLAR_METER, interval(1), 100);
		assert_ok!(try_read(WIND_METER, interval(1), 900));
		claim(solar, 0, 0, 300);
		claim(wind, 0, 0, 300);
		close_until(0);
		assert_eq!((certified(solar), certified(wind)), ([100], [300]));
		assert_eq!(proved(0).certified, 400);
		assert_eq!((held_of(solar, NOW), held_of(wind, NOW)), (0, 600));
	});
}

#[test]
fn nothing_happens_without_weight() {
	ExtBuilder.build_and_execute(|| {
		let id = made(500);
		claim(id, 0, 0, 100);
		set_time(due(0));
		let before = root();
		assert_eq!(idle(Weight::zero()), Weight::zero());
		assert_eq!(idle(Weight::from_parts(1, 1)), Weight::zero());
		assert_eq!(root(), before);
	});
}

/// Thirty claims of one interval, and what is certified of each.
fn thirty_claims() -> (SourceId, Vec<Energy>) {
	let id = made(1_000);
	let mut expected = Vec::new();
	for process in 0..30 {
		let energy = 10 + 7 * process;
		claim(id, 0, process, energy);
		expected.push(energy);
	}
	let claimed: Energy = expected.iter().sum();
	assert!(claimed > 1_000);
	let expected = expected.into_iter().map(|energy| energy * 1_000 / claimed).collect();
	(id, expected)
}

#[test]
fn many_claims_are_certified_over_many_blocks() {
	let mut whole = Weight::zero();
	ExtBuilder.build_and_execute(|| {
		let (id, expected) = thirty_claims();
		set_time(due(0));
		whole = idle(Weight::MAX);
		assert_eq!(certified::<30>(id).to_vec(), expected);
	});
	for parts in [2, 5] {
		ExtBuilder.build_and_execute(|| {
			let (id, expected) = thirty_claims();
			set_time(due(0));
			let mut blocks = 0;
			while !ledger(id, 0).unwrap().is_closed() {
				let limit = whole / parts;
				assert!(idle(limit).all_lte(limit));
				check_state();
				blocks += 1;
				assert!(blocks < 100, "it gets nowhere");
				// Between the blocks nothing can be claimed.
				assert_err!(try_claim(id, 0, 99, 1), NotClaimable);
			}
			assert!(blocks > 2, "{blocks}");
			assert_eq!(certified::<30>(id).to_vec(), expected);
			let sum: Energy = expected.iter().sum();
			assert_eq!(held(SUPPLIER, id, 0), (1_000 - sum, 0));
		});
	}
}

#[test]
fn what_comes_while_claims_are_certified_makes_up_for_what_they_lack() {
	let mut whole = Weight::zero();
	ExtBuilder.build_and_execute(|| {
		thirty_claims();
		set_time(due(0));
		whole = idle(Weight::MAX);
	});
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 4 * MINUTE, 800);
		for process in 0..30 {
			claim(id, 0, process, 40);
		}
		set_time(due(0));
		idle(whole / 3);
		assert!(matches!(ledger(id, 0).unwrap().phase, Phase::Certifying { last: Some(_), .. }));
		assert_ok!(try_read(SOLAR_METER, interval(1), 200));
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		check_state();
		close();
		// As if it had come before: 33 Wh of 40 each, and 10 Wh of dust.
		assert_eq!(certified::<30>(id), [33; 30]);
		assert_eq!(held(SUPPLIER, id, 0), (10, 0));
	});
}

#[test]
fn a_leap_of_the_clock_costs_little() {
	let weight_after = |days: u64| {
		let mut weight = Weight::zero();
		ExtBuilder.build_and_execute(|| {
			let id = made(500);
			claim(id, 0, 0, 100);
			set_time(due(0) + days * DAY);
			weight = idle(Weight::MAX);
			assert!(ledger(id, 0).unwrap().is_closed());
		});
		weight
	};
	let (soon, late) = (weight_after(0), weight_after(1));
	assert!(late.all_lte(soon * 2), "{late:?} {soon:?}");
}

#[test]
fn intervals_go_on_closing_after_a_leap() {
	ExtBuilder.build_and_execute(|| {
		let id = made(500);
		set_time(NOW + DAY);
		close();
		take_events();
		// Nothing is due any more, and then there is again: later, and earlier.
		claim(id, 288, 1, 10);
		claim(id, 286, 1, 10);
		claim(id, 285, 1, 10);
		close_until(288);
		assert_eq!(closed(), [(285, id), (286, id), (288, id)]);
	});
}

#[test]
fn idle_blocks_cost_next_to_nothing_when_nothing_is_due() {
	ExtBuilder.build_and_execute(|| {
		let empty = idle(Weight::MAX);
		let id = made(500);
		claim(id, 0, 0, 100);
		let waiting = idle(Weight::MAX);
		set_time(due(0));
		let closing = idle(Weight::MAX);
		let after = idle(Weight::MAX);
		assert!(empty.all_lte(waiting) && waiting.any_lt(closing), "{waiting:?} {closing:?}");
		assert!(after.all_lte(waiting), "{after:?} {waiting:?}");
	});
}

#[test]
fn a_suspended_source_closes_its_intervals() {
	ExtBuilder.build_and_execute(|| {
		let id = made(500);
		claim(id, 0, 0, 100);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		close_until(0);
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([100], (400, 0)));
	});
}
