// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Properties of the decision on a reading.

use crate::{
	decision::{decide, judge, Limits, Verdict},
	mock::{Device, EAN, HOUR},
	Meter, MeterStatus, RefusalReason,
};
use proptest::prelude::*;
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{Accepted, Ean18, MeterReading, Purpose, MOST_SLACK};
use std::cell::Cell;
use RefusalReason::*;

const MINUTE: u64 = 60_000;
const LATE: u64 = 15 * MINUTE;

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
		power,
		highest: power,
		since: 0,
		suspect: None,
		entrusted: false,
	}
}

/// The judgement of a reading without a suspect.
fn after(
	latest: Option<Accepted>,
	reading: MeterReading,
	power: u32,
) -> Result<Accepted, RefusalReason> {
	match judge(latest, None, reading, power, LATE, || unreachable!("there is no suspect")) {
		Verdict::Accept(accepted) => {
			assert_eq!(accepted.reading, reading);
			Ok(accepted)
		},
		Verdict::Refuse(reason) | Verdict::Suspect(reason) => Err(reason),
		Verdict::Contradiction => unreachable!("there is no suspect"),
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
		1 => Just(MeterStatus::Rejected),
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
		// Saturation at the end of time takes nothing away: no moment is beyond.
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
		let decision = decision.and_then(|()| after(record.accepted(), reading, power).map(drop));
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
		after(Some(latest), MeterReading { at: HOUR, register }, 5_000)
			.map(|accepted| accepted.slack)
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
		assert_eq!(after(None, reading, 1), Ok(Accepted::base(reading)));
	}
}

#[test]
fn readings_of_before_the_approval_are_not_newer() {
	let record = Meter { since: 500, ..meter(MeterStatus::Active, 1, None) };
	let limits = Limits { max_drift: 0, max_age: 1_000 };
	let at = |at| decide(Some(&record), MeterReading { at, register: 0 }, 1_000, limits, |_| true);
	assert_eq!(at(499), Err(NotNewer));
	assert_eq!(at(500), Ok(()));
}

#[test]
fn a_meter_that_needs_a_base_accepts_nothing() {
	let record = meter(MeterStatus::BaseNeeded, 1, None);
	let limits = Limits { max_drift: 0, max_age: 0 };
	let reading = MeterReading { at: 5, register: 0 };
	let decision = decide(Some(&record), reading, 5, limits, |_| unreachable!("it is cheap"));
	assert_eq!(decision, Err(RefusalReason::BaseNeeded));
}

/// The verdicts on readings after (0, 1 000) at 5 kW, each at a time in minutes; what is suspect
/// stays it until another one is.
fn verdicts(readings: &[(u64, u64)]) -> Vec<&'static str> {
	let mut latest = Accepted::base(MeterReading { at: 0, register: 1_000 });
	let mut suspect = None;
	let mut verdicts = Vec::new();
	for (minutes, register) in readings {
		let reading = MeterReading { at: minutes * MINUTE, register: *register };
		let verdict = judge(Some(latest), suspect, reading, 5_000, LATE, || 5 * MINUTE);
		verdicts.push(match verdict {
			Verdict::Accept(accepted) => {
				latest = accepted;
				"accept"
			},
			Verdict::Refuse(_) => "refuse",
			Verdict::Suspect(_) => {
				suspect = Some(reading);
				"suspect"
			},
			Verdict::Contradiction => "contradiction",
		});
	}
	verdicts
}

#[test]
fn field_f6_a_jump_that_another_reading_confirms_is_a_contradiction() {
	assert_eq!(verdicts(&[(60, 84_000), (120, 85_000)]), ["suspect", "contradiction"]);
	// Silence makes no jump plausible that was refused.
	assert_eq!(verdicts(&[(60, 84_000), (20 * 60, 103_000)]), ["suspect", "contradiction"]);
	// Not so soon: a register can be wrong for some moments, and a repeat is no other reading.
	assert_eq!(
		verdicts(&[(60, 84_000), (61, 84_010), (64, 84_050), (65, 84_060)]),
		["suspect", "refuse", "refuse", "contradiction"],
	);
	// Readings that arrive in the wrong order confirm each other as well.
	assert_eq!(verdicts(&[(120, 85_000), (60, 84_000)]), ["suspect", "contradiction"]);
}

#[test]
fn field_f5_a_register_that_went_back_and_goes_on_is_a_contradiction() {
	assert_eq!(verdicts(&[(10, 0), (20, 100)]), ["suspect", "contradiction"]);
	assert_eq!(verdicts(&[(10, 0), (20, 0)]), ["suspect", "contradiction"]);
}

#[test]
fn a_single_wrong_reading_harms_nothing() {
	for wrong in [0, 999, 50_000, u64::MAX] {
		let outcome = verdicts(&[(5, 1_400), (10, wrong), (15, 1_800), (20, 2_200)]);
		assert_eq!(outcome, ["accept", "suspect", "accept", "accept"], "{wrong}");
	}
	// Nor does one after another that is wrong in another way, or went back only for a while.
	assert_eq!(verdicts(&[(10, 90_000), (20, 0), (30, 1_500)]), ["suspect", "suspect", "accept"],);
	assert_eq!(verdicts(&[(10, 900), (60, 1_200)]), ["suspect", "accept"]);
}

#[test]
fn a_register_may_be_late_by_as_much_as_flows_in_the_gap() {
	// Twice the power for ten minutes, and then little: it becomes plausible by waiting.
	assert_eq!(verdicts(&[(10, 2_600), (20, 2_700)]), ["refuse", "accept"]);
	// The bound of 5 kW x 1.1 x (10 + 15) minutes, and the Wh.
	assert_eq!(verdicts(&[(10, 1_000 + 2_292)]), ["refuse"]);
	assert_eq!(verdicts(&[(10, 1_000 + 2_293)]), ["suspect"]);
}
