// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Expiry by idle blocks.

use crate::{mock::*, Event, Expiries, ExpiryKey, Target, WeightInfo};
use polkadot_sdk::frame_support::{assert_ok, weights::Weight};
use proptest::prelude::*;
use smartcharge_primitives::{Flexibility, Interval, MILLIS_PER_DAY};

fn base() -> Weight {
	<() as WeightInfo>::on_idle_base()
}

fn each() -> Weight {
	<() as WeightInfo>::expire_signal()
}

fn expired() -> Vec<u64> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::DemandResponse(Event::SignalExpired { signal, .. }) => Some(signal),
			_ => None,
		})
		.collect()
}

#[test]
fn expires_what_has_ended_and_nothing_else() {
	ExtBuilder.build_and_execute(|| {
		let early = send(Target::Area(AREA), hour(1), 1);
		let late = send(Target::Area(AREA), hour(2), 1);
		assert_eq!(idle(Weight::MAX), base());
		set_time(hour(1).end - 1);
		assert_eq!(idle(Weight::MAX), base());
		assert!(expired().is_empty());
		set_time(hour(1).end);
		assert_eq!(idle(Weight::MAX), base() + each());
		assert_eq!(expired(), [early]);
		assert!(signal(late).is_some());
	});
}

#[test]
fn does_nothing_without_weight() {
	ExtBuilder.build_and_execute(|| {
		send(Target::Area(AREA), hour(1), 1);
		set_time(hour(1).end);
		for limit in [Weight::zero(), base() - Weight::from_parts(1, 0)] {
			assert_eq!(idle(limit), Weight::zero());
		}
		assert_eq!(idle(base() + each() - Weight::from_parts(1, 0)), base());
		assert!(expired().is_empty());
	});
}

#[test]
fn a_jump_of_days_is_worked_off_over_blocks_in_order_of_time() {
	ExtBuilder.build_and_execute(|| {
		// Sent in another order than they end.
		let third = send(Target::Area(AREA), hour(150), 1);
		let first = send(Target::Area(AREA), hour(3), 1);
		let fourth = send(Target::Process(PROCESS), hour(160), 1);
		let second = send(Target::Process(PROCESS), hour(4), 1);
		set_time(NOW + 10 * MILLIS_PER_DAY);
		let two = base() + each() * 2;
		assert_eq!(idle(two), two);
		assert_eq!(expired(), [first, second]);
		assert_eq!(idle(two), two);
		assert_eq!(expired(), [first, second, third, fourth]);
		assert_eq!(idle(two), base());
		assert_eq!((held(DSO), Expiries::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn never_takes_more_than_it_may() {
	ExtBuilder.build_and_execute(|| {
		for number in 0..4 {
			send(Target::Area(AREA), hour(number), 1);
		}
		set_time(hour(4).end);
		for limit in [base(), base() + each(), base() + each() * 2] {
			let limit = limit + Weight::from_parts(7, 7);
			assert!(idle(limit).all_lte(limit));
		}
		assert_eq!(expired(), [0, 1, 2]);
	});
}

#[test]
fn windows_that_end_together_all_expire() {
	ExtBuilder.build_and_execute(|| {
		let window = hour(1);
		let ids = [send(Target::Area(AREA), window, 1), send(Target::Process(PROCESS), window, 1)];
		set_time(window.end);
		idle(Weight::MAX);
		assert_eq!(expired(), ids);
	});
}

#[test]
fn a_withdrawn_signal_does_not_expire() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 1);
		assert_ok!(DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id));
		set_time(hour(1).end);
		assert_eq!(idle(Weight::MAX), base());
	});
}

#[test]
fn a_target_is_free_again_after_expiry() {
	ExtBuilder.build_and_execute(|| {
		let target = Target::Area(AREA);
		for number in 0..u64::from(MAX_SIGNALS) {
			send(target, hour(number), 1);
		}
		set_time(hour(0).end);
		idle(Weight::MAX);
		send(target, hour(9), 1);
	});
}

#[test]
fn keeps_the_record_while_a_response_is_open() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 2);
		assert_ok!(DemandResponse::accept(id));
		set_time(hour(1).end);
		idle(Weight::MAX);
		assert_eq!(held(DSO), TOKEN);
		assert_eq!(set_apart(id), TOKEN);
		assert!(signal(id).is_some());
		DemandResponse::earn(id, &DRIVER, TOKEN);
		assert_eq!(signal(id), None);
	});
}

proptest! {
	/// Storage keeps the keys in the order of time.
	#[test]
	fn keys_are_in_order_of_time(keys in proptest::collection::vec(any::<(u64, u64)>(), 1..50)) {
		ExtBuilder.build().execute_with(|| {
			for (end, id) in &keys {
				Expiries::<Test>::insert(ExpiryKey::new(*end, *id), ());
			}
			let mut sorted = keys.clone();
			sorted.sort_unstable();
			sorted.dedup();
			let stored: Vec<_> =
				Expiries::<Test>::iter_keys().map(|key| (key.end(), key.id())).collect();
			assert_eq!(stored, sorted);
		});
	}

	/// Whatever the weights of the blocks, the first to end is the first to expire.
	#[test]
	fn nothing_overtakes(
		starts in proptest::collection::btree_set(0u64..500, 1..5),
		blocks in proptest::collection::vec(0u64..3, 1..10),
		jump in 0u64..700,
	) {
		ExtBuilder.build().execute_with(|| {
			for start in starts.iter().rev() {
				let start = NOW + start * 1_000;
				send(Target::Area(AREA), Interval::new(start, start + 1_000), 1);
			}
			set_time(NOW + jump * 1_000);
			for count in blocks {
				idle(base() + each() * count);
			}
			let done = expired();
			// Sent last to first.
			let all: Vec<_> = (0..starts.len() as u64).rev().collect();
			assert!(all.starts_with(&done));
		});
	}
}
