// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Latest readings that the follower records.

use crate::{mock::*, Meters as Stored, RefusalReason};
use polkadot_sdk::frame_support::{assert_ok, assert_storage_noop};
use smartcharge_primitives::{Accepted, MeterId, MeterReading, Meters, Moment, OrderedMeterId};
use std::collections::BTreeMap;

const SECOND: Moment = 1_000;
const BEFORE: MeterReading = MeterReading { at: NOW - 100 * SECOND, register: 10 };
const CURRENT: MeterReading = MeterReading { at: NOW - 50 * SECOND, register: 12 };

/// Has the follower record the latest reading of a meter that showed [`BEFORE`].
fn entrusted_meter(device: &Device) -> MeterId {
	let id = active_meter(device, STATION);
	assert_eq!(submit_one(device.read(id, BEFORE.at, BEFORE.register)), Ok(()));
	Metering::entrust(id);
	Entrusted::set(BTreeMap::from([(id, meter(id).accepted().unwrap())]));
	id
}

/// Has the meter's next reading accepted, which shows [`CURRENT`].
fn submit_current(device: &Device, id: MeterId) {
	assert_eq!(submit_one(device.read(id, CURRENT.at, CURRENT.register)), Ok(()));
}

fn latest_in_storage(id: MeterId) -> Option<MeterReading> {
	Stored::<Test>::get(OrderedMeterId::new(id)).unwrap().latest
}

#[test]
fn a_reading_is_recorded_once() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = entrusted_meter(&device);
		submit_current(&device, id);
		assert_eq!(Trace::get().last(), Some(&(id, Some(BEFORE), CURRENT)));
		assert_eq!(latest_in_storage(id), Some(BEFORE));
		assert_eq!(meter(id).latest, Some(CURRENT));
		assert_eq!(Metering::meter(id).unwrap().latest, Some(CURRENT));
	});
}

#[test]
fn readings_are_judged_by_what_the_follower_recorded() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = entrusted_meter(&device);
		let outcomes = submit(vec![
			device.read(id, NOW - 50 * SECOND, 12),
			device.read(id, NOW - 50 * SECOND, 12),
			device.read(id, NOW - 60 * SECOND, 11),
			device.read(id, NOW - 40 * SECOND, 11),
			device.read(id, NOW - 39 * SECOND, 1_000_000),
			device.read(id, NOW - 30 * SECOND, 12),
		]);
		assert_eq!(
			outcomes,
			[
				Ok(()),
				Err(RefusalReason::NotNewer),
				// Taken before the two, as it is earlier.
				Ok(()),
				Err(RefusalReason::RegisterDecreased),
				Err(RefusalReason::ImplausibleEnergy),
				Ok(()),
			],
		);
		assert_eq!(Trace::get().len(), 4);
		assert_eq!(
			submit_one(device.read(id, NOW - 31 * SECOND, 12)),
			Err(RefusalReason::NotNewer)
		);
	});
}

#[test]
fn what_is_taken_back_is_recorded_here_again() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = entrusted_meter(&device);
		submit_current(&device, id);
		let latest = Accepted { reading: CURRENT, slack: 5 };
		Metering::take_back(id, latest, POWER);
		assert_eq!(meter(id).accepted(), Some(latest));
		Entrusted::set(BTreeMap::new());
		assert_eq!(latest_in_storage(id), Some(CURRENT));
		assert_eq!(
			submit(vec![device.read(id, NOW - 50 * SECOND, 12), device.read(id, NOW, 13)]),
			[Err(RefusalReason::NotNewer), Ok(())],
		);
		assert_eq!(latest_in_storage(id), Some(MeterReading { at: NOW, register: 13 }));
	});
}

#[test]
fn a_suspension_and_a_new_base_take_it_back_and_a_request_leaves_it() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = entrusted_meter(&device);
		submit_current(&device, id);
		let other = Device::sr25519(2);
		assert_ok!(rotate(id, &other));
		assert!(meter(id).entrusted);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert!(!meter(id).entrusted && Entrusted::get().is_empty());
		assert_eq!(meter(id).latest, Some(CURRENT));
		assert_eq!(submit_one(device.read(id, NOW, 13)), Err(RefusalReason::NotActive));
		assert_ok!(approve(id, &other, None));
		assert_eq!(meter(id).latest, None);
		assert_eq!(submit_one(other.read(id, NOW - 1, 12)), Err(RefusalReason::NotNewer));
		assert_eq!(submit_one(other.read(id, NOW, 13)), Ok(()));
	});
}

#[test]
fn nothing_is_entrusted_of_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_storage_noop!({
			Metering::entrust(7);
			Metering::take_back(7, Accepted::base(BEFORE), POWER);
			Metering::set_power(7, None);
		});
	});
}
