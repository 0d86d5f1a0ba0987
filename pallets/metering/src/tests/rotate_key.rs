// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Another key for a meter.

use crate::{mock::*, Error, Event, MeterStatus, RefusalReason};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::DispatchError,
};

#[test]
fn the_old_key_signs_until_the_new_one_is_approved() {
	ExtBuilder::default().build_and_execute(|| {
		for (old, new) in
			[(Device::sr25519(1), Device::ed25519(1)), (Device::ed25519(2), Device::sr25519(2))]
		{
			let id = active_meter(&old, STATION);
			assert_ok!(rotate(id, &new));
			System::assert_last_event(
				Event::KeyRotationRequested { meter: id, key: new.key() }.into(),
			);
			assert_eq!(status(id), MeterStatus::Active);
			assert_eq!(submit_one(new.read(id, NOW, 0)), Err(RefusalReason::BadSignature));
			assert_eq!(submit_one(old.read(id, NOW, 0)), Ok(()));

			assert_ok!(approve(id, &new, None));
			assert_eq!(submit_one(old.read(id, NOW + 1, 0)), Err(RefusalReason::BadSignature));
			assert_eq!(submit_one(new.read(id, NOW + 1, 0)), Ok(()));
		}
	});
}

#[test]
fn another_request_replaces_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let [first, second] = [2, 3].map(Device::sr25519);
		assert_ok!(rotate(id, &first));
		assert_ok!(rotate(id, &second));
		assert_eq!(meter(id).pending_key, Some(second.key()));
		assert_noop!(
			approve(id, &first, None).map_err(|error| error.error),
			Error::<Test>::OtherKey
		);
	});
}

#[test]
fn suspension_does_not_forget_the_request() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let device = Device::sr25519(2);
		assert_ok!(rotate(id, &device));
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(meter(id).pending_key, Some(device.key()));
		assert_ok!(approve(id, &device, None));
		assert_eq!(meter(id).key, device.key());
	});
}

/// `who` requests the key of `device` for a meter.
fn request(who: AccountId, meter: u32, device: &Device) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who);
	Metering::rotate_key(origin, meter, device.key(), device.proof(who))
}

#[test]
fn is_for_the_owner_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let device = Device::sr25519(2);
		for who in [OTHER_OWNER, DSO] {
			assert_noop!(request(who, id, &device), Error::<Test>::NotOwner);
		}
		assert_noop!(request(STRANGER, id, &device), DispatchError::BadOrigin);
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(rotate(0, &Device::sr25519(1)), Error::<Test>::UnknownMeter);
	});
}

#[test]
fn refuses_a_key_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		let devices = [Device::sr25519(1), Device::sr25519(2)];
		let [id, _] = devices.each_ref().map(|device| active_meter(device, STATION));
		for device in &devices {
			assert_noop!(rotate(id, device), Error::<Test>::KeyInUse);
		}
	});
}

#[test]
fn audit_m3_refuses_a_key_that_the_owner_does_not_have() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let [device, other] = [Device::ed25519(2), Device::ed25519(3)];
		for proof in [other.proof(OWNER), device.proof(OTHER_OWNER), [0; 64]] {
			let origin = RuntimeOrigin::signed(OWNER);
			assert_noop!(
				Metering::rotate_key(origin, id, device.key(), proof),
				Error::<Test>::InvalidProof,
			);
		}
		assert_ok!(rotate(id, &device));
	});
}
