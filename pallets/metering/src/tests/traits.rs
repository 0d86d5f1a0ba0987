// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What other pallets see.

use crate::mock::*;
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{MeterDetails, MeterReading, Meters, MOST_SLACK};

#[test]
fn others_see_the_meter_and_its_latest_reading() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Metering::meter(0), None);
		let device = Device::ed25519(1);
		let id = pending_meter(&device, STATION);
		let mut details = MeterDetails {
			id,
			owner: OWNER,
			area: AREA,
			purpose: STATION,
			active: false,
			latest: None,
			slack: MOST_SLACK,
			power: POWER,
		};
		assert_eq!(Metering::meter(id), Some(details.clone()));
		assert_ok!(approve(id, &device, None));
		assert_eq!(submit_one(device.read(id, NOW, 3)), Ok(()));
		details.active = true;
		details.latest = Some(MeterReading { at: NOW, register: 3 });
		assert_eq!(Metering::meter(id), Some(details.clone()));
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		details.active = false;
		assert_eq!(Metering::meter(id), Some(details));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_can_make_an_active_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let reading = MeterReading { at: NOW - 10, register: 3 };
		let id = Metering::insert_active_meter(OWNER, AREA, STATION, device.key(), reading);
		assert_eq!(Metering::meter(id).and_then(|meter| meter.latest), Some(reading));
		assert_eq!(submit_one(device.read(id, NOW, 4)), Ok(()));
	});
}
