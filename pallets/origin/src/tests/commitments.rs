// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Power that is committed for processes, and what happens when it runs short.

use crate::{mock::*, Event};
use polkadot_sdk::frame_support::{assert_err, assert_ok};
use proptest::prelude::*;
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{Moment, NotAvailable, Power, ProcessId, SourceId};

/// The processes with a commitment, newest first, as the links say.
fn order(source: SourceId) -> Vec<(ProcessId, Power)> {
	let mut list = Vec::new();
	let mut next = supply(source).newest;
	while let Some(process) = next {
		let node = crate::Commitments::<Test>::get(source, process).expect("no link is loose");
		list.push((process, node.power));
		assert!(list.len() < 1_000, "the links go round");
		next = node.older;
	}
	list
}

/// A source that feeds in 6 kW at five minutes.
fn six_kilowatts() -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
	take_events();
	id
}

/// The source feeds in `power` during the minute until `minute`.
fn feed(minute: Moment, power: Power) {
	produce(SOLAR_METER, NOW + minute * MINUTE, u64::from(power) / 60);
}

fn dropped() -> Vec<ProcessId> {
	Drops::get().into_iter().map(|dropped| dropped.process).collect()
}

#[test]
fn a_commitment_is_set_aside() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 4_000));
		assert_eq!(take_events(), [Event::Committed { source: id, process: 1, power: 4_000 }]);
		assert_eq!((supply(id).committed, order(id)), (4_000, vec![(1, 4_000)]));
		release(id, 1);
		assert_eq!(take_events(), [Event::Released { source: id, process: 1 }]);
		assert_eq!((supply(id).committed, supply(id).newest, order(id)), (0, None, vec![]));
	});
}

#[test]
fn a_source_never_commits_more_than_it_has() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		let before = root();
		assert_err!(commit(id, 1, 6_001), NotAvailable);
		assert_err!(commit(id, 1, Power::MAX), NotAvailable);
		assert_eq!(root(), before);
		assert_ok!(commit(id, 1, 2_500));
		assert_ok!(commit(id, 2, 2_500));
		let before = root();
		assert_err!(commit(id, 3, 1_001), NotAvailable);
		assert_err!(commit(id, 2, 3_501), NotAvailable);
		assert_err!(commit(id, 2, Power::MAX), NotAvailable);
		assert_eq!(root(), before);
		assert_ok!(commit(id, 3, 1_000));
		assert_err!(commit(id, 4, 1), NotAvailable);
		assert_eq!(supply(id).committed, 6_000);
	});
}

#[test]
fn a_commitment_takes_the_place_of_the_one_before() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 2_000));
		assert_ok!(commit(id, 2, 4_000));
		assert_ok!(commit(id, 2, 1_000));
		assert_ok!(commit(id, 1, 5_000));
		assert_eq!((supply(id).committed, available(id)), (6_000, 0));
		// The order is that of the first commitment.
		assert_eq!(order(id), [(2, 1_000), (1, 5_000)]);
	});
}

#[test]
fn the_same_power_again_writes_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 2_000));
		take_events();
		let before = root();
		assert_ok!(commit(id, 1, 2_000));
		assert_eq!((root(), take_events()), (before, vec![]));
	});
}

#[test]
fn no_power_is_a_release() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 2_000));
		take_events();
		assert_ok!(commit(id, 1, 0));
		assert_eq!(take_events(), [Event::Released { source: id, process: 1 }]);
		assert_eq!(order(id), []);
		let before = root();
		assert_ok!(commit(id, 1, 0));
		release(id, 1);
		assert_eq!((root(), take_events()), (before, vec![]));
	});
}

#[test]
fn a_release_is_possible_whatever_the_source_feeds_in() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 2_000));
		assert_ok!(commit(id, 2, 2_000));
		set_time(NOW + DAY);
		assert_ok!(commit(id, 1, 0));
		release(id, 2);
		assert_eq!(supply(id).committed, 0);
	});
}

#[test]
fn sources_have_lists_of_their_own() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (six_kilowatts(), active(WIND_METER));
		produce(WIND_METER, NOW + 6 * MINUTE, 600);
		assert_ok!(commit(solar, 1, 2_000));
		assert_ok!(commit(wind, 1, 3_000));
		assert_ok!(commit(wind, 2, 3_000));
		assert_eq!((order(solar), order(wind)), (vec![(1, 2_000)], vec![(2, 3_000), (1, 3_000)]));
		release(solar, 1);
		assert_eq!(order(wind), [(2, 3_000), (1, 3_000)]);
	});
}

#[test]
fn a_short_source_drops_the_newest_after_the_grace() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		for process in [7, 3, 5] {
			assert_ok!(commit(id, process, 2_000));
		}
		feed(6, 3_000);
		assert_eq!(supply(id).short_since, Some(NOW + 6 * MINUTE));
		for minute in 7..=10 {
			feed(minute, 3_000);
		}
		assert_eq!(supply(id).short_since, Some(NOW + 6 * MINUTE));
		assert_eq!((dropped(), supply(id).impossible_deliveries), (vec![], 0));
		take_events();

		feed(11, 3_000);
		assert_eq!(dropped(), [5]);
		assert_eq!(
			take_events(),
			[
				Event::CommitmentDropped { source: id, process: 5, power: 2_000 },
				Event::Produced {
					source: id,
					energy: 50,
					until: NOW + 11 * MINUTE,
					power: 3_000,
					committed: 4_000
				},
			],
		);
		assert_eq!(order(id), [(3, 2_000), (7, 2_000)]);
		assert_eq!(supply(id).impossible_deliveries, 1);
		// It still does not fit: the next reading drops the next.
		feed(12, 3_000);
		assert_eq!((dropped(), supply(id).short_since), (vec![5, 3], None));
		assert_eq!((order(id), supply(id).impossible_deliveries), (vec![(7, 2_000)], 2));
		// Now it fits.
		feed(13, 3_000);
		assert_eq!(dropped(), [5, 3]);
		assert_eq!(available(id), 1_000);
	});
}

#[test]
fn a_millisecond_before_the_grace_nothing_is_dropped() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 6_000));
		produce(SOLAR_METER, NOW + 6 * MINUTE, 0);
		produce(SOLAR_METER, NOW + 6 * MINUTE + GRACE - 1, 0);
		assert!(dropped().is_empty());
		produce(SOLAR_METER, NOW + 6 * MINUTE + GRACE, 0);
		assert_eq!(dropped(), [1]);
	});
}

#[test]
fn one_reading_drops_one_commitment() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		for process in 1..=6 {
			assert_ok!(commit(id, process, 1_000));
		}
		feed(6, 0);
		for (minute, left) in (20..26).zip([5, 4, 3, 2, 1, 0]) {
			feed(minute, 0);
			assert_eq!(order(id).len(), left);
			assert_eq!(supply(id).short_since.is_none(), left == 0);
		}
		assert_eq!(dropped(), [6, 5, 4, 3, 2, 1]);
		assert_eq!(supply(id).impossible_deliveries, 6);
	});
}

#[test]
fn enough_for_a_moment_begins_the_grace_again() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 3_000));
		feed(6, 2_940);
		assert_eq!(supply(id).short_since, Some(NOW + 6 * MINUTE));
		// Exactly enough is enough.
		feed(10, 3_000 * 4);
		assert_eq!((supply(id).attested.power, supply(id).short_since), (3_000, None));
		feed(11, 2_940);
		feed(12, 2_940);
		assert_eq!((dropped(), supply(id).short_since), (vec![], Some(NOW + 11 * MINUTE)));
		feed(16, 0);
		assert_eq!(dropped(), [1]);
	});
}

#[test]
fn a_release_ends_a_shortage() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 3_000));
		assert_ok!(commit(id, 2, 3_000));
		feed(6, 3_000);
		release(id, 1);
		feed(12, 3_000 * 6);
		assert_eq!((dropped(), supply(id).short_since), (vec![], None));
		assert_eq!(order(id), [(2, 3_000)]);
	});
}

#[test]
fn the_first_reading_after_a_long_silence_drops_nothing_yet() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		assert_ok!(commit(id, 1, 3_000));
		// Attests nothing, as it is too far from the one before.
		produce(SOLAR_METER, NOW + 65 * MINUTE, 6_000);
		assert_eq!((dropped(), supply(id).short_since), (vec![], Some(NOW + 65 * MINUTE)));
		feed(66, 6_000);
		assert_eq!((dropped(), supply(id).short_since), (vec![], None));
	});
}

#[test]
fn another_source_can_take_over_at_once() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (six_kilowatts(), active(WIND_METER));
		Substitute::set(Some(wind));
		assert_ok!(commit(solar, 1, 3_000));
		assert_ok!(commit(solar, 2, 3_000));
		feed(6, 0);
		produce(WIND_METER, NOW + 10 * MINUTE, 500);
		feed(11, 0);
		feed(12, 0);
		assert_eq!(
			Drops::get(),
			[
				Dropped { source: solar, process: 2, power: 3_000, taken_over: true },
				Dropped { source: solar, process: 1, power: 3_000, taken_over: false },
			],
		);
		assert_eq!((order(solar), order(wind)), (vec![], vec![(2, 3_000)]));
	});
}

/// The source that was short has nothing for whom it dropped, but what was too much for it may be
/// little enough for the next.
#[test]
fn the_follower_sees_what_the_reading_left() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		Substitute::set(Some(id));
		assert_ok!(commit(id, 1, 3_000));
		assert_ok!(commit(id, 2, 3_000));
		feed(6, 3_000);
		feed(11, 3_000 * 5);
		let taken_over = false;
		assert_eq!(Drops::get(), [Dropped { source: id, process: 2, power: 3_000, taken_over }]);
		assert_eq!((order(id), supply(id).committed), (vec![(1, 3_000)], 3_000));
	});
}

#[derive(Clone, Debug)]
enum Op {
	Commit(ProcessId, Power),
	Release(ProcessId),
	/// The source feeds in this much for a minute.
	Feed(Power),
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		5 => (0u64..8, 0u32..4_000).prop_map(|(process, power)| Op::Commit(process, power)),
		1 => (0u64..8, Just(6_000)).prop_map(|(process, power)| Op::Commit(process, power)),
		2 => (0u64..8).prop_map(Op::Release),
		3 => (0u32..=200).prop_map(|energy| Op::Feed(energy * 60)),
	]
}

fn sum(model: &[(ProcessId, Power)]) -> Power {
	model.iter().map(|(_, power)| power).sum()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(1_000)))]

	/// The links are a list of which every member can leave at any time.
	#[test]
	fn is_like_a_list(ops in proptest::collection::vec(op(), 1..60)) {
		ExtBuilder.build().execute_with(|| {
			let id = active(SOLAR_METER);
			// Newest first.
			let mut model = Vec::<(ProcessId, Power)>::new();
			let (mut attested, mut slack, mut short_since) = (0, 0, None::<Moment>);
			let mut drops = 0;
			for op in ops {
				match op {
					Op::Commit(process, power) => {
						let others: Power = model
							.iter()
							.filter(|(other, _)| *other != process)
							.map(|(_, power)| power)
							.sum();
						let place = model.iter().position(|(other, _)| *other == process);
						// One that does not grow may lack less than the Wh of a minute.
						let grows = place.is_none_or(|place| model[place].1 < power);
						let slack = if grows { 0 } else { slack };
						let fits = power == 0 || others + power <= attested + slack;
						assert_eq!(commit(id, process, power).is_ok(), fits);
						match (place, power) {
							_ if !fits => {},
							(Some(place), 0) => {
								model.remove(place);
							},
							(None, 0) => {},
							(Some(place), power) => model[place].1 = power,
							(None, power) => model.insert(0, (process, power)),
						}
					},
					Op::Release(process) => {
						release(id, process);
						model.retain(|(other, _)| *other != process);
					},
					Op::Feed(power) => {
						let at = latest(SOLAR_METER).unwrap().at + MINUTE;
						produce(SOLAR_METER, at, u64::from(power) / 60);
						(attested, slack) = (power, 59);
						let short = sum(&model) > attested + slack;
						if short && short_since.is_some_and(|since| at - since >= GRACE) {
							model.remove(0);
							drops += 1;
						}
						short_since.get_or_insert(at);
					},
				}
				if sum(&model) <= attested + slack {
					short_since = None;
				}
				assert_eq!(order(id), model);
				assert_eq!((supply(id).attested.power, supply(id).short_since), (attested, short_since));
				assert_eq!(supply(id).impossible_deliveries, drops);
			}
			check_state();
		});
	}
}
