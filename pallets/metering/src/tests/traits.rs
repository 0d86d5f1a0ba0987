// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What other pallets see.

use crate::{mock::*, Event, SignedReading};
use polkadot_sdk::frame_support::{assert_ok, weights::Weight};
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

#[test]
fn another_call_brings_a_reading_that_is_judged_as_any() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let takes = |SignedReading { meter, at, register, signature }| {
			Metering::take(&OWNER, meter, MeterReading { at, register }, &signature)
		};
		let latest = || meter(id).latest;
		let first = device.read(id, NOW - 1_000, 3);
		assert!(takes(first));
		assert_eq!(latest(), Some(MeterReading { at: NOW - 1_000, register: 3 }));
		System::assert_last_event(
			Event::ReadingAccepted { meter: id, read_at: NOW - 1_000, register: 3 }.into(),
		);
		// The same once more, an older one, a forged one, one of another key or meter, one of the
		// future, and a register that falls.
		let forged = SignedReading { register: 4, ..device.read(id, NOW, 3) };
		for reading in [
			first,
			device.read(id, NOW - 2_000, 3),
			forged,
			Device::sr25519(2).read(id, NOW, 3),
			device.read(id + 1, NOW, 3),
			SignedReading { meter: id, ..device.read(id + 1, NOW, 3) },
			device.read(id, NOW + 3_600_000, 3),
			device.read(id, NOW, 2),
		] {
			assert!(!takes(reading), "{reading:?}");
			assert_eq!(latest(), Some(MeterReading { at: NOW - 1_000, register: 3 }));
		}
		// Nothing may follow from it.
		Needs::mutate(|needs| needs.insert(id, Weight::from_parts(1, 0)));
		assert!(!takes(device.read(id, NOW, 3)));
		Needs::take();
		assert!(takes(device.read(id, NOW, 3)));
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
