// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 2: `request`.

use crate::{mock::*, Error, Event, Phase, Preferences, Request};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use smartcharge_primitives::{Carrier, SourceChoice, MAX_STEPS};

#[test]
fn takes_a_request() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		let wanted = hours(30_000, 10);
		assert_ok!(request(ALICE, id, wanted));
		assert_eq!(process(id).phase, Phase::Requested { request: wanted, offers: 0 });
		assert_last(Event::OffersRequested {
			process: id,
			station: STATION,
			energy: 30_000,
			steps: 10,
			step: HOUR,
			preferences: preferences(),
		});
	});
}

#[test]
fn refuses_what_is_absurd() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		let good = hours(30_000, 10);
		let source = |source| Preferences { source, ..preferences() };
		for (wanted, error) in [
			(Request { energy: 0, ..good }, Error::<Test>::ZeroEnergy),
			(Request { energy: 1, ..good }, Error::EnergyTooLow),
			(Request { energy: MIN_ENERGY - 1, ..good }, Error::EnergyTooLow),
			(Request { energy: MAX_ENERGY + 1, ..good }, Error::EnergyTooHigh),
			(Request { energy: u64::MAX, ..good }, Error::EnergyTooHigh),
			(Request { steps: 0, ..good }, Error::ZeroSteps),
			(Request { steps: MAX_STEPS + 1, step: 1, ..good }, Error::TooManySteps),
			(Request { steps: u32::MAX, ..good }, Error::TooManySteps),
			(Request { step: 0, ..good }, Error::InvalidStep),
			(Request { step: INTERVAL + 1, ..good }, Error::InvalidStep),
			(Request { step: 7 * MINUTE, ..good }, Error::InvalidStep),
			(Request { step: 2 * MINUTE, ..good }, Error::InvalidStep),
			(Request { steps: 49, ..good }, Error::TooLong),
			(Request { step: MAX_STEP + INTERVAL, ..good }, Error::StepTooLong),
			(Request { step: INTERVAL * (u64::MAX / INTERVAL), ..good }, Error::StepTooLong),
			(
				Request { preferences: source(SourceChoice::Source(1)), ..good },
				Error::UnknownSource,
			),
			(
				Request { preferences: source(SourceChoice::Carrier(Carrier::Wind)), ..good },
				Error::UnknownSource,
			),
		] {
			assert_noop!(request(ALICE, id, wanted), error);
		}
	});
}

#[test]
fn accepts_the_limits() {
	for wanted in [
		hours(MIN_ENERGY, 1),
		hours(MAX_ENERGY, 48),
		Request { steps: MAX_STEPS, step: MINUTE, ..hours(MIN_ENERGY, 1) },
		Request { step: 1, ..hours(MIN_ENERGY, 1) },
		Request { step: MAX_STEP, ..hours(MIN_ENERGY, 1) },
	] {
		ExtBuilder::default().build_and_execute(|| {
			let phase = Phase::Requested { request: wanted, offers: 0 };
			assert_eq!(process(requested(wanted)).phase, phase);
		});
	}
}

#[test]
fn accepts_a_known_source_or_carrier() {
	for source in [SourceChoice::Source(1), SourceChoice::Carrier(Carrier::Wind)] {
		ExtBuilder::default().build_and_execute(|| {
			add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
			let wanted = Preferences { source, ..preferences() };
			let request = Request { preferences: wanted, ..hours(1_000, 1) };
			let phase = Phase::Requested { request, offers: 0 };
			assert_eq!(process(requested(request)).phase, phase);
		});
	}
}

#[test]
fn refuses_an_unknown_foreign_or_ended_process() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(request(ALICE, 0, hours(1, 1)), Error::<Test>::UnknownProcess);
		let id = authorised();
		for who in [BOB, CSO, SUPPLIER_A, STRANGER] {
			assert_noop!(request(who, id, hours(1, 1)), Error::<Test>::NotProcessDriver);
		}
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(request(ALICE, id, hours(1, 1)), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn refuses_a_second_request() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_noop!(request(ALICE, id, hours(1, 1)), Error::<Test>::AlreadyRequested);
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		assert_ok!(schedule(CSO, id));
		assert_noop!(request(ALICE, id, hours(1, 1)), Error::<Test>::AlreadyScheduled);
	});
}
