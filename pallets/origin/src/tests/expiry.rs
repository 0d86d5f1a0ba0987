// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is old is removed.

use crate::{mock::*, Claims, Drawn, Ledgers, WeightInfo};
use polkadot_sdk::frame_support::{assert_ok, weights::Weight};
use smartcharge_primitives::SourceId;

/// A source with a closed interval, of which processes claimed.
fn closed(processes: u64) -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), 500);
	for process in 0..processes {
		claim(id, 0, process, 10);
	}
	close_until(0);
	id
}

#[test]
fn ledgers_and_claims_go_when_certificates_expire() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(3);
		set_time(expiry(0) - 1);
		close();
		assert_eq!((Ledgers::<Test>::iter().count(), Claims::<Test>::iter().count()), (1, 3));
		set_time(expiry(0));
		close();
		assert_eq!((Ledgers::<Test>::iter().count(), Claims::<Test>::iter().count()), (0, 0));
		// The traces of the drivers stay until the record of their process leaves.
		assert_eq!(Drawn::<Test>::iter().count(), 3);
		assert_eq!(crate::Certified::<Test>::get(0).certified, 10);
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		assert_eq!(supply(id).produced, 500);
	});
}

#[test]
fn the_oldest_go_first() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		for number in [2, 0, 1] {
			claim(wind, number, 1, 5);
			claim(solar, number, 1, 5);
		}
		close_until(2);
		for number in 0..3 {
			set_time(expiry(number));
			close();
			let left: Vec<_> = (0..3).filter(|of| ledger(solar, *of).is_some()).collect();
			assert_eq!(left, (number + 1..3).collect::<Vec<_>>());
			let left: Vec<_> = (0..3).filter(|of| ledger(wind, *of).is_some()).collect();
			assert_eq!(left, (number + 1..3).collect::<Vec<_>>());
		}
	});
}

#[test]
fn many_claims_go_over_many_blocks() {
	let mut whole = Weight::zero();
	ExtBuilder.build_and_execute(|| {
		closed(40);
		set_time(expiry(0));
		whole = idle(Weight::MAX);
	});
	ExtBuilder.build_and_execute(|| {
		closed(40);
		set_time(expiry(0));
		let mut blocks = 0;
		while Ledgers::<Test>::iter().next().is_some() {
			assert!(idle(whole / 5).all_lte(whole / 5));
			check_state();
			blocks += 1;
			assert!(blocks < 100, "it gets nowhere");
		}
		assert!(blocks > 2, "{blocks}");
		assert_eq!(Claims::<Test>::iter().count(), 0);
	});
}

/// What was corrected right before must be certified again before it goes.
#[test]
fn nothing_goes_before_it_is_closed() {
	let mut whole = Weight::zero();
	ExtBuilder.build_and_execute(|| {
		closed(40);
		set_time(expiry(0));
		whole = idle(Weight::MAX);
	});
	ExtBuilder.build_and_execute(|| {
		let id = closed(40);
		assert_ok!(Origin::withdraw(signed(DSO), id, NOW, 300));
		set_time(expiry(0) + DAY);
		let mut blocks = 0;
		while Ledgers::<Test>::iter().next().is_some() {
			idle(whole / 4);
			check_state();
			blocks += 1;
			assert!(blocks < 1_000, "it gets nowhere");
		}
		assert!(blocks > 4, "{blocks}");
		assert_eq!((Claims::<Test>::iter().count(), crate::Due::<Test>::iter().count()), (0, 0));
		// 100 Wh of surplus went first: 200 Wh of 400 Wh are left.
		assert!((0..40).all(|process| crate::Certified::<Test>::get(process).certified == 5));
	});
}

/// Removing weighs less than closing.
#[test]
fn a_block_too_small_to_close_removes_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 1, 100);
		set_time(expiry(0));
		let close = <() as WeightInfo>::close_interval();
		let almost = Weight::from_parts(close.ref_time() - 1, close.proof_size() * 10);
		let limit = <() as WeightInfo>::on_idle_base() + almost;
		for _ in 0..5 {
			assert!(idle(limit).all_lte(limit));
		}
		assert_eq!(claimed(id, 0, 1), Some((100, 0)));
		assert!(ledger(id, 0).is_some());
	});
}

#[test]
fn what_was_never_closed_is_closed_first_and_then_goes() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 1, 100);
		set_time(expiry(0) + 100 * DAY);
		close();
		close();
		assert_eq!((Ledgers::<Test>::iter().count(), Claims::<Test>::iter().count()), (0, 0));
		assert_eq!(crate::Certified::<Test>::get(1).certified, 100);
	});
}

/// Otherwise the same energy could be issued and expire again and again.
#[test]
fn an_expired_interval_does_not_come_back() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + MINUTE, 100);
		close_until(0);
		set_time(expiry(0));
		close();
		assert_eq!(ledger(id, 0), None);
		assert_ok!(try_read(SOLAR_METER, interval(1), 300));
		assert_eq!((ledger(id, 0), supply(id).unallocated), (None, 300));
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
	});
}

#[test]
fn a_long_gap_between_ledgers_is_crossed() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(1);
		// Three days later, 864 intervals further on.
		claim(id, 864, 1, 5);
		set_time(expiry(0) + 4 * DAY);
		for _ in 0..100 {
			close();
		}
		assert_eq!(Ledgers::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_source_goes_on_after_all_is_gone() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(1);
		set_time(expiry(0) + 10 * DAY);
		close();
		assert_eq!(Ledgers::<Test>::iter().count(), 0);
		produce(SOLAR_METER, now() + MINUTE, 0);
		produce(SOLAR_METER, now() + 5 * MINUTE, 100);
		assert_eq!(available(id), 1_200);
		set_time(now() + HOUR);
		close();
		assert!(Ledgers::<Test>::iter_values().all(|ledger| ledger.is_closed()));
		set_time(now() + 10 * DAY);
		for _ in 0..100 {
			close();
		}
		assert_eq!(Ledgers::<Test>::iter().count(), 0);
	});
}
