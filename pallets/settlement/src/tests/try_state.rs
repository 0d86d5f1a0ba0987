// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::types::day_of;
use smartcharge_primitives::{hour_of, Hour};

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		take((NOW - HOUR, NOW), 300);
		idle_until_done();
		assert_eq!(Settlement::do_try_state(), Ok(()));
		breakage();
		let found = Settlement::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn insert(hour: Hour, quarter: Quarter) {
	let key = (HourKey::new(hour), AreaKey::new(AREA), SUPPLIER);
	Positions::<Test>::insert(key, [quarter; 4]);
}

#[test]
fn try_state_detects_a_position_of_a_removed_hour() {
	let some = Quarter { taken: 1, fed: 0 };
	assert_detected("INV1", || insert(KeptFrom::<Test>::get() - 1, some));
}

#[test]
fn try_state_detects_a_position_of_the_future() {
	assert_detected("INV2", || insert(hour_of(NOW) + 2, Quarter { taken: 1, fed: 0 }));
}

#[test]
fn try_state_detects_an_empty_position() {
	assert_detected("INV3", || insert(hour_of(NOW), Quarter::default()));
}

#[test]
fn try_state_detects_late_energy_of_nothing() {
	assert_detected("INV3", || {
		LateEnergy::<Test>::insert(AreaKey::new(AREA), SUPPLIER, Quarter::default());
	});
}

#[test]
fn try_state_detects_an_adjustment_of_a_removed_hour() {
	let key = || (HourKey::new(KeptFrom::<Test>::get() - 1), AreaKey::new(AREA), SUPPLIER);
	assert_detected("INV6", || {
		Adjustments::<Test>::insert(key(), [Adjustment { taken: 1, fed: 0 }; 4]);
	});
}

#[test]
fn try_state_detects_an_empty_adjustment() {
	let key = (HourKey::new(hour_of(NOW)), AreaKey::new(AREA), SUPPLIER);
	assert_detected("INV7", || Adjustments::<Test>::insert(key, AdjustmentOf::default()));
	assert_detected("INV7", || {
		LateAdjustments::<Test>::insert(AreaKey::new(AREA), SUPPLIER, Adjustment::default());
	});
}

#[test]
fn try_state_detects_the_hash_of_a_day_that_is_kept() {
	assert_detected("INV4", || {
		let day = day_of(KeptFrom::<Test>::get()) + 1;
		LastRemoved::<Test>::put((day, polkadot_sdk::sp_core::H256::zero()));
	});
}

#[test]
fn try_state_detects_an_hour_that_was_removed_too_early() {
	assert_detected("INV5", || KeptFrom::<Test>::mutate(|hour| *hour += 1));
}
