// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Batches of readings against storage, with real signatures.

use crate::{mock::*, Config, Error, Event, RefusalReason, SignedReading, WeightInfo};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_storage_noop, dispatch::WithPostDispatchInfo, BoundedVec},
	sp_runtime::DispatchError,
};
use smartcharge_evidence::{native::payload, Reading};
use smartcharge_primitives::{MeterReading, Meters as _, Purpose, MILLIS_PER_HOUR};
use std::collections::BTreeMap;

fn devices() -> [Device; 2] {
	[Device::sr25519(1), Device::ed25519(1)]
}

/// The batch changes nothing but events.
fn assert_refused(reading: SignedReading, reason: RefusalReason) {
	let before = (Trace::get(), crate::Meters::<Test>::iter().collect::<Vec<_>>());
	assert_eq!(submit_one(reading), Err(reason));
	assert_eq!((Trace::get(), crate::Meters::<Test>::iter().collect::<Vec<_>>()), before);
}

#[test]
fn records_and_hands_on_what_it_accepts() {
	ExtBuilder::default().build_and_execute(|| {
		for device in devices() {
			Trace::set(Vec::new());
			let id = active_meter(&device, STATION);
			let first = MeterReading { at: NOW - MILLIS_PER_HOUR, register: 1_000 };
			let second = MeterReading { at: NOW, register: 6_000 };
			assert_eq!(submit_one(device.read(id, first.at, first.register)), Ok(()));
			System::assert_last_event(
				Event::ReadingAccepted { meter: id, read_at: first.at, register: 1_000 }.into(),
			);
			assert_eq!(submit_one(device.read(id, second.at, second.register)), Ok(()));
			assert_eq!(meter(id).latest, Some(second));
			assert_eq!(Trace::get(), [(id, None, first), (id, Some(first), second)]);
		}
	});
}

#[test]
fn every_purpose_is_handed_on() {
	ExtBuilder::default().build_and_execute(|| {
		let purposes =
			[STATION, Purpose::Production { power: 3_000 }, Purpose::Loading { power: 400_000 }];
		for (seed, purpose) in (1..).zip(purposes) {
			let device = Device::sr25519(seed);
			let id = active_meter(&device, purpose);
			assert_eq!(submit_one(device.read(id, NOW, 5)), Ok(()));
		}
		assert_eq!(Trace::get().len(), 3);
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_refused(Device::sr25519(1).read(0, NOW, 0), RefusalReason::UnknownMeter);
		System::assert_last_event(
			Event::ReadingRefused { meter: 0, read_at: NOW, reason: RefusalReason::UnknownMeter }
				.into(),
		);
	});
}

#[test]
fn refuses_a_pending_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		assert_refused(device.read(id, NOW, 0), RefusalReason::NotActive);
	});
}

#[test]
fn refuses_the_future_beyond_the_drift() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_refused(device.read(id, NOW + MAX_DRIFT + 1, 0), RefusalReason::FromFuture);
		assert_eq!(submit_one(device.read(id, NOW + MAX_DRIFT, 0)), Ok(()));
	});
}

#[test]
fn refuses_what_is_beyond_the_age_limit() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_refused(device.read(id, NOW - MAX_AGE - 1, 0), RefusalReason::TooOld);
		assert_eq!(submit_one(device.read(id, NOW - MAX_AGE, 0)), Ok(()));
	});
}

#[test]
fn refuses_a_repeat_and_what_is_not_newer() {
	ExtBuilder::default().build_and_execute(|| {
		for device in devices() {
			let id = active_meter(&device, STATION);
			let reading = device.read(id, NOW, 10);
			assert_eq!(submit(vec![reading, reading]), [Ok(()), Err(RefusalReason::NotNewer)]);
			assert_refused(reading, RefusalReason::NotNewer);
			assert_refused(device.read(id, NOW - 1, 10), RefusalReason::NotNewer);
			assert_refused(device.read(id, NOW, 11), RefusalReason::NotNewer);
			assert_eq!(submit_one(device.read(id, NOW + 1, 10)), Ok(()));
		}
	});
}

#[test]
fn refuses_any_tampering() {
	ExtBuilder::default().build_and_execute(|| {
		for device in devices() {
			let id = active_meter(&device, STATION);
			let good = device.read(id, NOW, 10);
			let mut flipped = good;
			flipped.signature[0] ^= 1;
			for forged in [
				SignedReading { register: 11, ..good },
				SignedReading { at: NOW - 1, ..good },
				SignedReading { signature: [0; 64], ..good },
				SignedReading { signature: [0xFF; 64], ..good },
				flipped,
			] {
				assert_refused(forged, RefusalReason::BadSignature);
			}
			assert_eq!(submit_one(good), Ok(()));
		}
	});
}

#[test]
fn refuses_the_reading_of_another_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let [device, other] = devices();
		let id = active_meter(&device, STATION);
		let other_id = active_meter(&other, STATION);
		// Signed by the other meter, or for the other meter.
		assert_refused(other.read(id, NOW, 0), RefusalReason::BadSignature);
		let moved = SignedReading { meter: id, ..device.read(other_id, NOW, 0) };
		assert_refused(moved, RefusalReason::BadSignature);
	});
}

#[test]
fn refuses_the_reading_for_another_chain() {
	ExtBuilder::default().build_and_execute(|| {
		for device in devices() {
			let id = active_meter(&device, STATION);
			let reading = Reading { meter: id, at: NOW, register: 0 };
			let mut genesis = genesis();
			genesis[31] ^= 1;
			let signature = device.sign_bytes(&payload(&genesis, &reading));
			let foreign = SignedReading { meter: id, at: NOW, register: 0, signature };
			assert_refused(foreign, RefusalReason::BadSignature);
		}
	});
}

#[test]
fn refuses_what_was_signed_for_another_purpose() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let mut message = payload(&genesis(), &Reading { meter: id, at: NOW, register: 0 });
		message[21] = b'2';
		let signature = device.sign_bytes(&message);
		let foreign = SignedReading { meter: id, at: NOW, register: 0, signature };
		assert_refused(foreign, RefusalReason::BadSignature);
	});
}

#[test]
fn refuses_a_register_that_goes_back() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW - 1_000, 10)), Ok(()));
		assert_eq!(submit_one(device.read(id, NOW, 9)), Err(RefusalReason::RegisterDecreased));
		// It is remembered, and has no other effect.
		assert_eq!(meter(id).suspect, Some(MeterReading { at: NOW, register: 9 }));
		assert_refused(device.read(id, NOW, 9), RefusalReason::RegisterDecreased);
		assert_eq!(submit_one(device.read(id, NOW, 10)), Ok(()));
	});
}

#[test]
fn refuses_more_energy_than_the_connection_gives() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW - MILLIS_PER_HOUR, 100)), Ok(()));
		assert_refused(device.read(id, NOW, 5_602), RefusalReason::ImplausibleEnergy);
		assert_eq!(submit_one(device.read(id, NOW, 5_601)), Ok(()));
	});
}

#[test]
fn refuses_more_energy_than_what_is_behind_the_meter_gives() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW - MILLIS_PER_HOUR, 100)), Ok(()));
		Behind::set(BTreeMap::from([(id, 1_000)]));
		assert_refused(device.read(id, NOW, 1_202), RefusalReason::ImplausibleEnergy);
		assert_eq!(submit_one(device.read(id, NOW, 1_201)), Ok(()));
		// The connection limits what is behind it.
		Behind::set(BTreeMap::from([(id, 2 * POWER)]));
		set_time(NOW + MILLIS_PER_HOUR);
		let more = |energy: u64| device.read(id, NOW + MILLIS_PER_HOUR, 1_201 + energy);
		assert_refused(more(5_501), RefusalReason::ImplausibleEnergy);
		assert_eq!(submit_one(more(5_500)), Ok(()));
	});
}

#[test]
fn field_f7_the_power_of_a_station_bounds_the_readings_of_its_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let hour = |hours: u64| NOW + hours * MILLIS_PER_HOUR;
		let read = |hours, register| {
			set_time(hour(hours));
			submit_one(device.read(id, hour(hours), register))
		};
		assert_eq!(read(0, 0), Ok(()));
		Metering::set_power(id, Some(1_000));
		assert_eq!((meter(id).power, meter(id).highest), (1_000, POWER));
		// What flowed before the power was lowered is taken.
		assert_eq!(read(1, 5_500), Ok(()));
		assert_eq!((meter(id).power, meter(id).highest), (1_000, 1_000));
		set_time(hour(2));
		assert_refused(device.read(id, hour(2), 6_602), RefusalReason::ImplausibleEnergy);
		assert_eq!(read(2, 6_601), Ok(()));
		// A process that ends may have had more, too.
		Metering::entrust(id);
		Entrusted::mutate(|book| book.insert(id, meter(id).accepted().unwrap()));
		let latest = Entrusted::mutate(|book| book.remove(&id)).unwrap();
		Metering::take_back(id, latest, 3_000);
		assert_eq!((meter(id).power, meter(id).highest), (1_000, 3_000));
		assert_eq!(read(3, 6_601 + 3_300), Ok(()));
		set_time(hour(4));
		assert_refused(device.read(id, hour(4), 9_901 + 1_102), RefusalReason::ImplausibleEnergy);
		// Never more than the connection, whatever the power is.
		Metering::take_back(id, meter(id).accepted().unwrap(), 2 * POWER);
		assert_eq!(meter(id).highest, POWER);
		for (power, known) in [(Some(2 * POWER), POWER), (Some(2_000), 2_000), (None, POWER)] {
			Metering::set_power(id, power);
			assert_eq!((meter(id).power, meter(id).highest), (known, POWER));
		}
	});
}

#[test]
fn a_forgery_says_nothing_of_the_register() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW - 1_000, 1_000)), Ok(()));
		for register in [0, 999, 1_001, u64::MAX] {
			let forged = SignedReading { meter: id, at: NOW, register, signature: [1; 64] };
			assert_refused(forged, RefusalReason::BadSignature);
		}
	});
}

#[test]
fn a_bad_reading_never_costs_the_others() {
	ExtBuilder::default().build_and_execute(|| {
		let [device, other] = devices();
		let id = active_meter(&device, STATION);
		let other_id = active_meter(&other, STATION);
		Batches::take();
		let outcomes = submit(vec![
			device.read(99, NOW, 0),
			device.read(id, NOW - 10, 5),
			device.read(other_id, NOW, 0),
			other.read(other_id, NOW, 7),
			device.read(id, NOW - 5, 4),
			device.read(id, NOW, 6),
		]);
		assert_eq!(
			outcomes,
			[
				Err(RefusalReason::UnknownMeter),
				Ok(()),
				Err(RefusalReason::BadSignature),
				Ok(()),
				Err(RefusalReason::RegisterDecreased),
				Ok(()),
			],
		);
		assert_eq!(meter(id).latest, Some(MeterReading { at: NOW, register: 6 }));
		assert_eq!(meter(other_id).latest, Some(MeterReading { at: NOW, register: 7 }));
		assert_eq!(Trace::get().len(), 3);
		// Reported once: the batch is over, with what the three left.
		assert_eq!(Batches::get(), [3]);
	});
}

#[test]
fn an_empty_batch_is_an_error() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Metering::submit_readings(RuntimeOrigin::signed(GATEWAY), BoundedVec::new()),
			Error::<Test>::EmptyBatch.with_weight(<Test as Config>::WeightInfo::submit_readings(0)),
		);
	});
}

#[test]
fn is_for_participants_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let batch = BoundedVec::try_from(vec![device.read(id, NOW, 0)]).unwrap();
		for origin in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
			assert_storage_noop!({
				let result = Metering::submit_readings(origin, batch.clone());
				assert_eq!(result.unwrap_err().error, DispatchError::BadOrigin);
			});
		}
	});
}

#[test]
fn a_batch_is_bounded() {
	let reading = SignedReading { meter: 0, at: 0, register: 0, signature: [0; 64] };
	type Batch = BoundedVec<SignedReading, <Test as crate::Config>::MaxBatch>;
	assert!(Batch::try_from(vec![reading; MAX_BATCH as usize]).is_ok());
	assert!(Batch::try_from(vec![reading; MAX_BATCH as usize + 1]).is_err());
}
