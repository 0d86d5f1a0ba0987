// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Suspension by the DSO.

use crate::{mock::*, Error, Event, MeterStatus, RefusalReason, WeightInfo};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

#[test]
fn refuses_the_readings_from_then_on() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW, 0)), Ok(()));
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		System::assert_last_event(Event::MeterSuspended { meter: id }.into());
		assert_eq!(submit_one(device.read(id, NOW + 1, 0)), Err(RefusalReason::NotActive));
		assert_ok!(approve(id, &device, None));
		assert_eq!(submit_one(device.read(id, NOW + 1, 0)), Ok(()));
	});
}

#[test]
fn refuses_a_pending_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let id = pending_meter(&Device::sr25519(1), STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(status(id), MeterStatus::Rejected);
	});
}

#[test]
fn is_for_the_operator_of_the_area_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_noop!(
			Metering::suspend_meter(RuntimeOrigin::signed(OTHER_DSO), id)
				.map_err(|error| error.error),
			Error::<Test>::NotOperator,
		);
		for who in [OWNER, GATEWAY, STRANGER] {
			assert_noop!(
				Metering::suspend_meter(RuntimeOrigin::signed(who), id)
					.map_err(|error| error.error),
				DispatchError::BadOrigin,
			);
		}
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Metering::suspend_meter(RuntimeOrigin::signed(DSO), 0).map_err(|error| error.error),
			Error::<Test>::UnknownMeter,
		);
	});
}

#[test]
fn refuses_a_second_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_noop!(
			Metering::suspend_meter(RuntimeOrigin::signed(DSO), id).map_err(|error| error.error),
			Error::<Test>::AlreadySuspended,
		);
	});
}

#[test]
fn a_refused_approval_or_suspension_weighs_no_end_of_a_process() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		for who in [OWNER, DSO] {
			let outcome = Metering::suspend_meter(RuntimeOrigin::signed(who), 7).unwrap_err();
			let suspended = <() as WeightInfo>::suspend_meter();
			assert_eq!(outcome.post_info.actual_weight, Some(suspended));
			let signed = RuntimeOrigin::signed(who);
			let outcome = Metering::approve_meter(signed, 7, device.key(), None).unwrap_err();
			let approved = <() as WeightInfo>::approve_meter();
			assert_eq!(outcome.post_info.actual_weight, Some(approved));
		}
	});
}
