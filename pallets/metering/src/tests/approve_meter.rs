// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Approval by the DSO.

use crate::{mock::*, Error, Event, Keys, MeterStatus};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

#[test]
fn makes_a_pending_meter_active() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), id));
		System::assert_last_event(Event::MeterApproved { meter: id, key: device.key() }.into());
		assert_eq!(status(id), MeterStatus::Active);
	});
}

#[test]
fn makes_a_suspended_meter_active_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(status(id), MeterStatus::Active);
	});
}

#[test]
fn puts_a_pending_key_in_force_and_frees_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let (old, new) = (Device::sr25519(1).key(), Device::ed25519(1).key());
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, new));
		assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), id));
		System::assert_last_event(Event::MeterApproved { meter: id, key: new }.into());
		assert_eq!((meter(id).key, meter(id).pending_key), (new, None));
		assert_eq!((Keys::<Test>::get(old), Keys::<Test>::get(new)), (None, Some(id)));
	});
}

#[test]
fn is_for_the_operator_of_the_area_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = pending_meter(&Device::sr25519(1), STATION);
		assert_noop!(
			Metering::approve_meter(RuntimeOrigin::signed(OTHER_DSO), id),
			Error::<Test>::NotOperator,
		);
		for who in [OWNER, GATEWAY, STRANGER] {
			assert_noop!(
				Metering::approve_meter(RuntimeOrigin::signed(who), id),
				DispatchError::BadOrigin,
			);
		}
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Metering::approve_meter(RuntimeOrigin::signed(DSO), 0),
			Error::<Test>::UnknownMeter,
		);
	});
}

#[test]
fn refuses_when_there_is_nothing_to_approve() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_noop!(
			Metering::approve_meter(RuntimeOrigin::signed(DSO), id),
			Error::<Test>::NothingToApprove,
		);
	});
}
