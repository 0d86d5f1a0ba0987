// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Order of readings in a batch, and readings that leave others out.

use crate::{mock::*, Event, MeterStatus, RefusalReason, SignedReading};
use polkadot_sdk::{
	frame_support::{assert_ok, weights::Weight},
	sp_io,
	sp_runtime::StateVersion,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{
	testing::cases, Accepted, MeterId, MeterReading, Meters as _, Moment,
};
use std::collections::{BTreeMap, BTreeSet};

const MINUTE: Moment = HOUR / 60;

/// A meter that was read an hour ago, and whose readings are awaited.
fn awaited(device: &Device) -> MeterId {
	let id = active_meter(device, STATION);
	assert_eq!(submit_one(device.read(id, NOW - HOUR, 100)), Ok(()));
	Awaited::mutate(|awaited| awaited.insert(id));
	id
}

#[test]
fn audit_m9_others_than_the_owner_leave_no_gap() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		// Half an hour of readings waits at the gateway; a driver submits the last one alone.
		let last = device.read(id, NOW, 3_100);
		let hidden = device.read(id, NOW - HOUR / 2, 2_000);
		assert_eq!(submit_one(last), Err(RefusalReason::LeavesGap));
		assert_eq!(submit_one(hidden), Err(RefusalReason::LeavesGap));
		assert_eq!(meter(id).latest.unwrap().at, NOW - HOUR);
		// From the owner they are taken, in any order.
		assert_eq!(submit_as(OWNER, vec![last, hidden]), [Ok(()), Ok(())]);
		assert_eq!(Trace::get().len(), 3);
	});
}

#[test]
fn audit_m9_anybody_may_leave_a_gap_once_the_reading_is_old() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		let reading = device.read(id, NOW, 3_100);
		set_time(NOW + GAP_DELAY - 1);
		assert_eq!(submit_one(reading), Err(RefusalReason::LeavesGap));
		set_time(NOW + GAP_DELAY);
		assert_eq!(submit_one(reading), Ok(()));
	});
}

#[test]
fn a_gap_of_a_quarter_of_an_hour_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		let at = NOW - HOUR + MAX_GAP;
		assert_eq!(submit_one(device.read(id, at + 1, 100)), Err(RefusalReason::LeavesGap));
		assert_eq!(submit_one(device.read(id, at, 100)), Ok(()));
		assert_eq!(submit_one(device.read(id, at + MAX_GAP, 100)), Ok(()));
	});
}

#[test]
fn a_gap_is_asked_about_while_readings_are_awaited_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		Awaited::set(BTreeSet::new());
		assert_eq!(submit_one(device.read(id, NOW, 100)), Ok(()));
		// A meter without a reading has no gap.
		let other = Device::sr25519(2);
		let id = active_meter(&other, STATION);
		Awaited::mutate(|awaited| awaited.insert(id));
		assert_eq!(submit_one(other.read(id, NOW, 100)), Ok(()));
	});
}

#[test]
fn a_reading_that_leaves_a_gap_is_no_suspect() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		assert_eq!(submit_one(device.read(id, NOW, 90_000)), Err(RefusalReason::LeavesGap));
		assert_eq!(meter(id).suspect, None);
	});
}

#[test]
fn field_f9_a_batch_is_a_set_of_facts() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let readings: Vec<_> =
			[6, 3, 5, 1, 2, 4].map(|hour| device.read(id, NOW - (6 - hour) * HOUR, hour)).into();
		assert_eq!(submit(readings), [Ok(()); 6]);
		let times = Trace::get().iter().map(|(_, _, current)| current.register).collect::<Vec<_>>();
		assert_eq!(times, [1, 2, 3, 4, 5, 6]);
	});
}

/// Meter, minutes since its first reading, energy since then, and whether it is forged.
type Shown = (u32, u64, u64, bool);

/// The state after the readings, in the order that `shuffled` gives, as one batch of the owner.
fn root_after(readings: &[Shown], shuffled: &[usize]) -> Vec<u8> {
	let mut root = Vec::new();
	ExtBuilder::default().build_and_execute(|| {
		let devices = [Device::ed25519(1), Device::ed25519(2)];
		for device in &devices {
			let id = active_meter(device, STATION);
			assert_eq!(submit_one(device.read(id, NOW - 3 * HOUR, 100)), Ok(()));
			// What one reading consumes beyond its share, another one lacks.
			Needs::mutate(|needs| {
				needs.insert(id, CatchUp::get() / 3 + Weight::from_parts(id.into(), 0))
			});
		}
		let signed: Vec<_> = readings
			.iter()
			.map(|(meter, minutes, register, forged)| {
				let at = NOW - 3 * HOUR + minutes * MINUTE;
				let device = &devices[usize::try_from(*meter).unwrap()];
				let mut reading = device.read(*meter, at, 100 + register);
				reading.register += u64::from(*forged);
				reading
			})
			.collect();
		let order: Vec<SignedReading> = shuffled.iter().map(|place| signed[*place]).collect();
		let batch = order.try_into().unwrap();
		System::reset_events();
		assert_ok!(Metering::submit_readings(RuntimeOrigin::signed(OWNER), batch));
		root = sp_io::storage::root(StateVersion::V1);
	});
	root
}

fn readings_and_order() -> impl Strategy<Value = (Vec<Shown>, Vec<usize>)> {
	let reading = (0u32..2, 0u64..180, 0u64..20_000, prop::bool::weighted(0.1));
	vec(reading, 1..12).prop_flat_map(|readings| {
		let order: Vec<_> = (0..readings.len()).collect();
		(Just(readings), Just(order).prop_shuffle())
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(48)))]

	/// Events included, which are part of the state.
	#[test]
	fn audit_m9_a_batch_in_any_order_leaves_the_same_state(
		(readings, order) in readings_and_order(),
	) {
		let listed: Vec<_> = (0..readings.len()).collect();
		prop_assert_eq!(root_after(&readings, &listed), root_after(&readings, &order));
	}

	/// Greedy readings at any spacing: whatever is accepted, each pair keeps the bound.
	#[test]
	fn audit_h1_any_two_accepted_readings_keep_the_bound(
		// Milliseconds since the one before, and Wh beyond what the bound of the pair allows.
		steps in vec((prop_oneof![1u64..20, 1u64..5_000, 1u64..600_000], 0u64..3, any::<bool>()), 1..40),
		behind in prop_oneof![Just(None), (100u32..5_000).prop_map(Some)],
	) {
		ExtBuilder::default().build_and_execute(|| {
			let device = Device::ed25519(1);
			let id = active_meter(&device, STATION);
			let power = u64::from(behind.unwrap_or(POWER));
			Behind::set(behind.map(|power| (id, power)).into_iter().collect::<BTreeMap<_, _>>());
			let start = NOW - 12 * HOUR;
			assert_eq!(submit_one(device.read(id, start, 0)), Ok(()));
			let (mut at, mut register) = (start, 0);
			for (elapsed, greed, honest) in steps {
				at += elapsed;
				let full = power * elapsed / HOUR;
				let shown = register + if honest { full } else { full * 11 / 10 + greed };
				if submit_one(device.read(id, at, shown)).is_ok() {
					register = shown;
				}
			}
			let accepted: Vec<_> = Trace::get().into_iter().map(|(_, _, current)| current).collect();
			for (place, first) in accepted.iter().enumerate() {
				for last in &accepted[place..] {
					let energy = u128::from(last.register - first.register);
					let time = u128::from(last.at - first.at);
					// In tenths of W x ms.
					let bound = time * u128::from(power) * 11 + 36_000_000;
					assert!(energy * 36_000_000 <= bound, "{first:?} {last:?}");
				}
			}
		});
	}
}

#[test]
fn audit_h1_a_watt_hour_each_millisecond_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		let start = NOW - 1_000;
		let readings = (0..=900).map(|ms| device.read(id, start + ms, ms)).collect();
		let accepted = submit(readings).iter().filter(|outcome| outcome.is_ok()).count();
		// The first one and the Wh of the rounding; the rest waits for its time.
		assert_eq!(accepted, 2);
		let latest = meter(id).accepted().unwrap();
		assert_eq!((latest.reading.register, latest.slack), (1, 5_500));
		assert_eq!(submit_one(device.read(id, NOW, 2)), Ok(()));
	});
}

#[test]
fn field_f6_contradicting_readings_need_a_new_base() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		Metering::entrust(id);
		Entrusted::set(BTreeMap::from([(id, meter(id).accepted().unwrap())]));
		Rebased::take();
		let shows = |minutes: u64, register| {
			let reading = device.read(id, NOW - HOUR + minutes * MINUTE, register);
			submit_as(OWNER, vec![reading]).remove(0)
		};
		assert_eq!(shows(10, 83_000), Err(RefusalReason::ImplausibleEnergy));
		let suspect = MeterReading { at: NOW - 50 * MINUTE, register: 83_000 };
		assert_eq!(meter(id).suspect, Some(suspect));
		// One alone is remembered, and what builds on the meter continues.
		assert_eq!((status(id), Rebased::get()), (MeterStatus::Active, vec![]));
		assert_eq!(shows(20, 83_400), Err(RefusalReason::BaseNeeded));
		let (read_at, register) = (NOW - 40 * MINUTE, 83_400);
		System::assert_has_event(Event::BaseRequired { meter: id, read_at, register }.into());
		assert_eq!((status(id), Rebased::take()), (MeterStatus::BaseNeeded, vec![id]));
		assert_eq!((meter(id).suspect, meter(id).entrusted), (None, false));
		assert_eq!(meter(id).latest.unwrap().register, 100, "the odometer never counts");
		assert_eq!(shows(30, 83_800), Err(RefusalReason::BaseNeeded));
		assert!(!Metering::meter(id).unwrap().active);

		let base = MeterReading { at: read_at, register };
		assert_ok!(approve(id, &device, Some(base)));
		assert_eq!(meter(id).accepted(), Some(Accepted::base(base)));
		assert_eq!(shows(30, 83_800), Ok(()));
	});
}

#[test]
fn field_f6_the_base_of_the_dso_refuses_a_placeholder() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		let base = MeterReading { at: NOW - HOUR, register: 83_000 };
		assert_ok!(approve(id, &device, Some(base)));
		let placeholder = device.read(id, NOW - HOUR + MINUTE, 0);
		assert_eq!(submit_one(placeholder), Err(RefusalReason::RegisterDecreased));
		assert_eq!(submit_one(device.read(id, NOW, 84_000)), Ok(()));
	});
}

#[test]
fn a_contradiction_without_its_weight_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = awaited(&device);
		Awaited::set(BTreeSet::new());
		let jump = |minutes: u64| device.read(id, NOW - HOUR + minutes * MINUTE, 83_000);
		assert_eq!(submit_one(jump(10)), Err(RefusalReason::ImplausibleEnergy));
		Needs::set(BTreeMap::from([(
			id,
			Share::get() + CatchUp::get() + Weight::from_parts(1, 0),
		)]));
		assert_eq!(submit_one(jump(20)), Err(RefusalReason::Overweight));
		assert_eq!(status(id), MeterStatus::Active);
		Needs::set(BTreeMap::new());
		assert_eq!(submit_one(jump(20)), Err(RefusalReason::BaseNeeded));
	});
}
