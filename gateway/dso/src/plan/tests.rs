// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::units::Direction;
use proptest::prelude::*;

const INTERVAL: Ms = 10;
const LIMITS: Limits = Limits {
	interval: INTERVAL,
	decimals: 6,
	max_window: 1_000,
	max_lead: 10_000,
	max_responses: 10,
	max_signals: 4,
};

fn wish(start: Ms, end: Ms) -> Wish {
	let window = Window { start, end };
	Wish { window, direction: Direction::Down, reward: 1, max_responses: 5 }
}

fn key(event: &str, position: u32) -> Key {
	Key { event: event.into(), position }
}

fn desired(event: &str, position: u32, start: Ms, end: Ms) -> Desired {
	Desired {
		key: key(event, position),
		interval: position.into(),
		modified: "m1".into(),
		made: 0,
		priority: 5,
		wish: wish(start, end),
	}
}

fn record(event: &str, position: u32, start: Ms, end: Ms) -> Record {
	Record {
		key: key(event, position),
		interval: position.into(),
		modified: "m1".into(),
		wish: wish(start, end),
		window: Window { start, end },
		signal: 7,
		stays: false,
		reported: None,
	}
}

fn run(records: Vec<Record>, desired: Vec<Desired>, now: Ms) -> Plan {
	let records = records.into_iter().map(|record| (record.key.clone(), record)).collect();
	plan(&records, desired, |_| false, Clock { now, ready: now }, &LIMITS)
}

fn sent(plan: &Plan) -> Vec<(&str, u32, Ms, Ms)> {
	plan.send
		.iter()
		.map(|(one, window)| (one.key.event.as_str(), one.key.position, window.start, window.end))
		.collect()
}

#[test]
fn an_event_is_sent_once() {
	let first = run(vec![], vec![desired("a", 0, 100, 120)], 50);
	assert_eq!(sent(&first), [("a", 0, 100, 120)]);
	let second = run(vec![record("a", 0, 100, 120)], vec![desired("a", 0, 100, 120)], 50);
	assert_eq!(second, Plan::default());
}

#[test]
fn a_change_without_a_change_of_the_signal_sends_nothing() {
	let changed = Desired { modified: "m2".into(), ..desired("a", 0, 100, 120) };
	let plan = run(vec![record("a", 0, 100, 120)], vec![changed], 50);
	assert_eq!(plan, Plan { touch: vec![(key("a", 0), "m2".into())], ..Plan::default() });
}

#[test]
fn a_changed_event_is_withdrawn_and_sent_again() {
	let plan = run(vec![record("a", 0, 100, 120)], vec![desired("a", 0, 110, 130)], 50);
	assert_eq!(plan.withdraw, [key("a", 0)]);
	assert_eq!(sent(&plan), [("a", 0, 110, 130)]);
	let mut changed = desired("a", 0, 100, 120);
	changed.wish.reward = 2;
	let plan = run(vec![record("a", 0, 100, 120)], vec![changed], 50);
	assert_eq!((plan.withdraw.len(), plan.send.len()), (1, 1));
}

#[test]
fn a_deleted_event_is_withdrawn_until_its_start() {
	let plan = run(vec![record("a", 0, 100, 120)], vec![], 99);
	assert_eq!(plan.withdraw, [key("a", 0)]);
	for now in [100, 119, 120, 500] {
		assert_eq!(run(vec![record("a", 0, 100, 120)], vec![], now), Plan::default());
	}
}

#[test]
fn events_that_are_not_known_keep_their_signals() {
	let records = [record("a", 0, 100, 120), record("b", 0, 200, 220)];
	let records = records.into_iter().map(|one| (one.key.clone(), one)).collect();
	let clock = Clock { now: 50, ready: 50 };
	let plan =
		plan(&records, vec![desired("c", 0, 110, 130)], |event| event == "a", clock, &LIMITS);
	assert_eq!(plan.withdraw, [key("b", 0)]);
	assert_eq!(plan.overridden, [key("c", 0)]);
}

#[test]
fn a_started_signal_stays_and_blocks_its_window() {
	let changed = desired("a", 0, 110, 140);
	let other = desired("b", 0, 110, 130);
	let later = desired("c", 0, 120, 130);
	let plan = run(vec![record("a", 0, 100, 120)], vec![changed, other, later], 105);
	assert_eq!(plan.stays, [key("a", 0)]);
	assert_eq!(plan.overridden, [key("b", 0)]);
	assert_eq!(sent(&plan), [("c", 0, 120, 130)]);
	assert_eq!(plan.withdraw, []);
}

#[test]
fn a_signal_that_cannot_be_withdrawn_is_not_withdrawn_again() {
	let stays = Record { stays: true, ..record("a", 0, 100, 120) };
	assert_eq!(run(vec![stays], vec![], 50), Plan::default());
}

#[test]
fn the_part_that_is_ahead_is_sent() {
	assert_eq!(sent(&run(vec![], vec![desired("a", 0, 100, 140)], 101)), [("a", 0, 110, 140)]);
	assert_eq!(sent(&run(vec![], vec![desired("a", 0, 100, 140)], 130)), [("a", 0, 130, 140)]);
	assert_eq!(run(vec![], vec![desired("a", 0, 100, 140)], 131), Plan::default());
}

#[test]
fn a_part_that_was_sent_stays_that_of_its_event() {
	let part = Record {
		wish: wish(100, 140),
		window: Window { start: 120, end: 140 },
		..record("a", 0, 120, 140)
	};
	for now in [111, 121, 131] {
		assert_eq!(run(vec![part.clone()], vec![desired("a", 0, 100, 140)], now), Plan::default());
	}
}

#[test]
fn windows_in_the_past_are_noticed_only_where_they_came_too_late() {
	let late = Desired { made: 120, ..desired("a", 0, 100, 120) };
	assert_eq!(run(vec![], vec![late], 200).past, [key("a", 0)]);
	// Made while it ran, but without a whole metering interval ahead.
	let running = Desired { made: 111, ..desired("a", 0, 100, 120) };
	assert_eq!(run(vec![], vec![running], 112).past, [key("a", 0)]);
	assert_eq!(run(vec![], vec![desired("a", 0, 100, 120)], 200), Plan::default());
}

#[test]
fn the_higher_priority_overrides_also_what_was_sent() {
	let urgent = Desired { priority: 0, ..desired("z", 0, 110, 130) };
	let plan = run(vec![record("a", 0, 100, 120)], vec![desired("a", 0, 100, 120), urgent], 50);
	assert_eq!(plan.withdraw, [key("a", 0)]);
	assert_eq!(plan.overridden, [key("a", 0)]);
	assert_eq!(sent(&plan), [("z", 0, 110, 130)]);
}

#[test]
fn equal_priorities_do_not_replace_what_was_sent() {
	let plan = run(
		vec![record("z", 0, 100, 120)],
		vec![desired("a", 0, 100, 120), desired("z", 0, 100, 120)],
		50,
	);
	assert_eq!((plan.withdraw, plan.send), (vec![], vec![]));
	assert_eq!(plan.overridden, [key("a", 0)]);
}

#[test]
fn the_nearest_have_room() {
	let many =
		(0..1_000).rev().map(|at| desired("a", at, u64::from(at) * 10, u64::from(at) * 10 + 10));
	let plan = run(
		vec![record("b", 0, 10_000, 10_010)],
		many.chain([desired("b", 0, 10_000, 10_010)]).collect(),
		0,
	);
	let expected: Vec<_> =
		(0..3).map(|at| ("a", at, u64::from(at) * 10, u64::from(at) * 10 + 10)).collect();
	assert_eq!(sent(&plan), expected);
	assert_eq!(plan.waiting, 997);
}

#[test]
fn what_is_too_far_ahead_waits() {
	let plan = run(vec![], vec![desired("a", 0, 10_010, 10_020)], 0);
	assert_eq!((plan.send.len(), plan.waiting), (0, 1));
	assert_eq!(sent(&run(vec![], vec![desired("a", 0, 10_010, 10_020)], 10)).len(), 1);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	/// Whatever is asked for and was sent before: a chain that obeys accepts all of it, the next
	/// plan is empty, and nothing that started is touched.
	#[test]
	fn a_plan_is_accepted_and_done_once(
		wanted in prop::collection::vec((0_u8..4, 0_u32..3, 0_u64..20, 1_u64..5, 0_u64..3), 0..20),
		before in prop::collection::vec((0_u8..4, 0_u32..3, 1_u64..5), 0..4),
		now in 0_u64..200,
	) {
		let mut records = BTreeMap::new();
		let mut at = 0;
		for (event, position, length) in before {
			let start = at * INTERVAL;
			at += length + 1;
			let one = record(&event.to_string(), position, start, start + length * INTERVAL);
			records.insert(one.key.clone(), one);
		}
		let wanted: Vec<_> = wanted
			.into_iter()
			.map(|(event, position, start, length, priority)| Desired {
				priority,
				..desired(&event.to_string(), position, start * INTERVAL, (start + length) * INTERVAL)
			})
			.collect();
		let clock = Clock { now, ready: now };
		let first = plan(&records, wanted.clone(), |_| false, clock, &LIMITS);
		for key in &first.withdraw {
			let gone = records.remove(key).unwrap();
			prop_assert!(gone.window.start > now);
		}
		for (one, window) in &first.send {
			prop_assert!(window.start >= now && window.start < window.end);
			prop_assert!(window.start % INTERVAL == 0);
			prop_assert!(one.wish.window.start <= window.start && window.end == one.wish.window.end);
			let open = records.values().filter(|one| one.window.end > now);
			prop_assert!(open.clone().all(|other| !other.window.overlaps(window)));
			prop_assert!(open.count() < 4);
			let new = Record { wish: one.wish, window: *window, key: one.key.clone(), ..record("", 0, 0, 0) };
			records.insert(one.key.clone(), new);
		}
		let second = plan(&records, wanted, |_| false, clock, &LIMITS);
		prop_assert_eq!(second.withdraw, vec![]);
		prop_assert_eq!(second.send, vec![]);
	}
}
