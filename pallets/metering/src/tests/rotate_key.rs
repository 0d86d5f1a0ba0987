// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Another key for a meter.

use crate::{mock::*, Error, Event, Keys, MeterStatus, RefusalReason};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

#[test]
fn the_old_key_signs_until_the_new_one_is_approved() {
	ExtBuilder::default().build_and_execute(|| {
		for (old, new) in
			[(Device::sr25519(1), Device::ed25519(1)), (Device::ed25519(2), Device::sr25519(2))]
		{
			let id = active_meter(&old, STATION);
			assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, new.key()));
			System::assert_last_event(
				Event::KeyRotationRequested { meter: id, key: new.key() }.into(),
			);
			assert_eq!(status(id), MeterStatus::Active);
			assert_eq!(submit_one(new.read(id, NOW, 0)), Err(RefusalReason::BadSignature));
			assert_eq!(submit_one(old.read(id, NOW, 0)), Ok(()));

			assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), id));
			assert_eq!(submit_one(old.read(id, NOW + 1, 0)), Err(RefusalReason::BadSignature));
			assert_eq!(submit_one(new.read(id, NOW + 1, 0)), Ok(()));
		}
	});
}

#[test]
fn another_request_replaces_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let (first, second) = (Device::sr25519(2).key(), Device::sr25519(3).key());
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, first));
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, second));
		assert_eq!(meter(id).pending_key, Some(second));
		assert_eq!(Keys::<Test>::get(first), None);
		// The first is free for another meter.
		pending_meter(&Device::sr25519(2), STATION);
	});
}

#[test]
fn suspension_does_not_forget_the_request() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let key = Device::sr25519(2).key();
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, key));
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(meter(id).pending_key, Some(key));
		assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(meter(id).key, key);
	});
}

#[test]
fn is_for_the_owner_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let key = Device::sr25519(2).key();
		for who in [OTHER_OWNER, DSO] {
			assert_noop!(
				Metering::rotate_key(RuntimeOrigin::signed(who), id, key),
				Error::<Test>::NotOwner,
			);
		}
		assert_noop!(
			Metering::rotate_key(RuntimeOrigin::signed(STRANGER), id, key),
			DispatchError::BadOrigin,
		);
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Metering::rotate_key(RuntimeOrigin::signed(OWNER), 0, Device::sr25519(1).key()),
			Error::<Test>::UnknownMeter,
		);
	});
}

#[test]
fn refuses_a_key_in_use() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		active_meter(&Device::sr25519(2), STATION);
		let pending = Device::sr25519(3).key();
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, pending));
		for key in [Device::sr25519(1).key(), Device::sr25519(2).key(), pending] {
			assert_noop!(
				Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, key),
				Error::<Test>::KeyInUse,
			);
		}
	});
}
