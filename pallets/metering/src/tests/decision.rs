// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Properties of the decision on a reading.

use crate::{
	decision::{decide, judge, Limits},
	mock::{Device, EAN},
	Meter, MeterStatus, RefusalReason,
};
use proptest::prelude::*;
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{Accepted, Ean18, MeterReading, Purpose, MOST_SLACK};
use std::cell::Cell;
use RefusalReason::*;

fn meter(status: MeterStatus, power: u32, latest: Option<MeterReading>) -> Meter<u64> {
	Meter {
		owner: 1,
		ean: Ean18::new(EAN).unwrap(),
		area: 0,
		purpose: Purpose::Production { power },
		key: Device::sr25519(1).key(),
		pending_key: Some(Device::sr25519(2).key()),
		status,
		latest,
		slack: MOST_SLACK,
		entrusted: false,
	}
}

prop_compose! {
	// Small ranges, so that every reason is met, and the extremes.
	fn moment()(small in 0u64..200, large in any::<u64>(), choice in 0u8..10) -> u64 {
		if choice == 0 { large } else { small }
	}
}

prop_compose! {
	fn reading()(at in moment(), register in moment()) -> MeterReading {
		MeterReading { at, register }
	}
}

fn status() -> impl Strategy<Value = MeterStatus> {
	prop_oneof![
		1 => Just(MeterStatus::Pending),
		1 => Just(MeterStatus::Suspended),
		8 => Just(MeterStatus::Active),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(4_000)))]

	/// Every reason that applies is collected; the decision is the first of them.
	#[test]
	fn is_the_first_reason_that_applies(
		known in prop::bool::weighted(0.95),
		status in status(),
		power in prop_oneof![Just(1u32), 1u32..10_000_000],
		latest in proptest::option::of(reading()),
		slack in prop_oneof![Just(0), Just(MOST_SLACK), 0..MOST_SLACK],
		reading in reading(),
		now in moment(),
		max_drift in moment(),
		max_age in moment(),
		genuine in prop::bool::weighted(0.8),
	) {
		let record = Meter { slack, ..meter(status, power, latest) };
		let mut reasons = Vec::new();
		let mut applies = |when: bool, reason| if when { reasons.push(reason) };
		let (at, register) = (i128::from(reading.at), i128::from(reading.register));
		applies(!known, UnknownMeter);
		applies(status != MeterStatus::Active, NotActive);
		// Saturation at the end of time takes nothing away: no moment lies beyond.
		applies(at > i128::from(now) + i128::from(max_drift), FromFuture);
		applies(at < i128::from(now) - i128::from(max_age), TooOld);
		applies(latest.is_some_and(|latest| at <= i128::from(latest.at)), NotNewer);
		applies(!genuine, BadSignature);
		if let Some(latest) = latest {
			let energy = register - i128::from(latest.register);
			applies(energy < 0, RegisterDecreased);
			// In tenths of W x ms.
			let allowed = (at - i128::from(latest.at)) * i128::from(power) * 11;
			let beyond = (energy * 3_600_000 - i128::from(slack)) * 10;
			applies(beyond > allowed, ImplausibleEnergy);
		}
		let first = reasons.iter().min().copied();

		let asked = Cell::new(0);
		let limits = Limits { max_drift, max_age };
		let decision = decide(known.then_some(&record), reading, now, limits, |key| {
			assert_eq!(*key, record.key, "the key in force is asked");
			asked.set(asked.get() + 1);
			genuine
		});
		let decision = decision.and_then(|()| judge(record.accepted(), reading, power).map(drop));
		prop_assert_eq!(decision.err(), first);
		// The signature is checked once, and never for what something cheap refuses.
		let expected = u32::from(first.is_none_or(|reason| reason >= BadSignature));
		prop_assert_eq!(asked.get(), expected);
	}
}

#[test]
fn bounds_of_the_clock_are_inclusive() {
	let record = meter(MeterStatus::Active, 1, None);
	let limits = Limits { max_drift: 10, max_age: 100 };
	let at =
		|at| decide(Some(&record), MeterReading { at, register: 0 }, 1_000, limits, |_| true).err();
	assert_eq!(at(1_010), None);
	assert_eq!(at(1_011), Some(FromFuture));
	assert_eq!(at(900), None);
	assert_eq!(at(899), Some(TooOld));
}

#[test]
fn bound_of_the_energy_is_inclusive() {
	// 5 kW for an hour, a tenth more, and one.
	let latest = Accepted::base(MeterReading { at: 0, register: 100 });
	let shows = |register| {
		let reading = MeterReading { at: 3_600_000, register };
		judge(Some(latest), reading, 5_000).map(|Accepted { reading, slack }| {
			assert_eq!(reading.register, register);
			slack
		})
	};
	assert_eq!(shows(100 + 5_501), Ok(0));
	assert_eq!(shows(100 + 5_502), Err(ImplausibleEnergy));
	assert_eq!(shows(100), Ok(MOST_SLACK));
	assert_eq!(shows(99), Err(RegisterDecreased));
}

#[test]
fn the_first_reading_may_show_anything() {
	for register in [0, u64::MAX] {
		let reading = MeterReading { at: 5, register };
		assert_eq!(judge(None, reading, 1), Ok(Accepted::base(reading)));
	}
}
