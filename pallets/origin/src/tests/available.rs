// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a source has to give now.

use crate::mock::*;
use polkadot_sdk::frame_support::assert_ok;

#[test]
fn is_what_the_latest_reading_attests_less_what_is_committed() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_eq!(available(id), 0);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!(available(id), 6_000);
		assert_ok!(commit(id, 1, 2_000));
		assert_ok!(commit(id, 2, 3_500));
		assert_eq!(available(id), 500);
		release(id, 1);
		assert_eq!(available(id), 2_500);
		// Less wind: what is committed is more than there is.
		produce(SOLAR_METER, NOW + 10 * MINUTE, 100);
		assert_eq!(available(id), 0);
	});
}

#[test]
fn ends_when_the_reading_grows_old() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(commit(id, 1, 1_000));
		set_time(NOW + 5 * MINUTE + FRESHNESS);
		assert_eq!(available(id), 5_000);
		assert_ok!(commit(id, 1, 1_001));
		set_time(NOW + 5 * MINUTE + FRESHNESS + 1);
		assert_eq!(available(id), 0);
		let before = root();
		for power in [1, 1_000, 1_001, 1_002] {
			assert!(commit(id, 1, power).is_err());
		}
		assert_eq!(root(), before);
	});
}

#[test]
fn counts_from_when_the_meter_was_read_and_not_from_when_it_arrived() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(NOW + 5 * MINUTE + FRESHNESS + 1);
		assert_ok!(try_read(SOLAR_METER, NOW + 5 * MINUTE, 500));
		assert_eq!(available(id), 0);
		assert_ok!(try_read(SOLAR_METER, NOW + 6 * MINUTE, 100));
		assert_eq!(available(id), 6_000);
	});
}

#[test]
fn takes_an_active_meter() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		change_meter(SOLAR_METER, |meter| meter.active = false);
		assert_eq!(available(id), 0);
		assert!(commit(id, 1, 1).is_err());
		change_meter(SOLAR_METER, |meter| meter.active = true);
		assert_eq!(available(id), 6_000);
	});
}

#[test]
fn is_nothing_of_an_unknown_source() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(available(99), 0);
		let before = root();
		assert!(commit(99, 1, 1).is_err());
		release(99, 1);
		assert_eq!(root(), before);
	});
}

#[test]
fn a_reading_of_the_near_future_is_fresh() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(NOW + 5 * MINUTE - 5_000);
		assert_ok!(try_read(SOLAR_METER, NOW + 5 * MINUTE, 500));
		assert_eq!(available(id), 6_000);
	});
}
