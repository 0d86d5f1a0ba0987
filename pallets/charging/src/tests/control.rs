// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 5, control: what a reading does to the steps; set-points and catching up.

use crate::{mock::*, Event, FinishReason, WeightInfo};
use polkadot_sdk::frame_support::{
	assert_ok, assert_storage_noop,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::Overweight;

/// Energy and set-point of the step that opened last, with its number.
fn opened() -> (u32, u64, u32) {
	take_events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			Event::StepOpened { step, energy, set_point, .. } => Some((step, energy, set_point)),
			_ => None,
		})
		.expect("a step opened")
}

#[test]
fn follows_the_schedule_of_the_thesis() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		// State of charge after each step as in table 6.1.
		let charged = [5, 10, 10, 10, 10, 10, 15, 20, 25, 30];
		assert_eq!(opened(), (0, 5_000, 5_000));
		for (step, kwh) in charged.into_iter().enumerate() {
			let hour = step as u64 + 1;
			if hour < 10 {
				tick(hour * HOUR, kwh * 1_000);
				let next = charged[hour as usize] > kwh;
				let set_point = if next { 5_000 } else { 0 };
				assert_eq!(opened(), (hour as u32, u64::from(set_point), set_point));
				assert_eq!(session(id).delivered, kwh * 1_000);
			} else {
				tick(hour * HOUR, kwh * 1_000);
			}
		}
		assert_eq!(ended(id), FinishReason::DemandMet);
	});
}

#[test]
fn a_reading_within_a_step_opens_and_pays_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		take_events();
		let before = balance(ALICE);
		tick(HOUR / 2, 2_000);
		let session = session(id);
		assert_eq!((session.open, session.accrued(), session.delivered), (0, 2_000, 2_000));
		assert_eq!(take_events(), vec![]);
		assert_eq!(balance(ALICE), before);
	});
}

#[test]
fn readings_that_concern_no_scheduled_process_change_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_storage_noop!(read(METER, NOW + 1, REGISTER + 1));
		assert_storage_noop!(read(SPARE_METER, NOW + 1, REGISTER + 1));
		let id = authorised();
		assert_storage_noop!(read(METER, NOW + 2, REGISTER + 2));
		request(ALICE, id, hours(5_000, 1)).unwrap();
		assert_storage_noop!(read(METER, NOW + 3, REGISTER + 3));
		offer(SUPPLIER_A, id, None, prices(&[1])).unwrap();
		schedule(CSO, id).unwrap();
		assert_storage_noop!(read(SPARE_METER, NOW + 2, REGISTER + 9));
		// What the meter counted before the schedule is none of the process's business.
		assert_eq!(session(id).last.register, REGISTER + 3);
	});
}

#[test]
fn a_reading_needs_its_weight() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let at = NOW + 3 * HOUR;
		set_time(at);
		type Weights = <Test as crate::Config>::WeightInfo;
		// It could end the process.
		let needed = consumption(Charging::most_weight(3, 0, 1) + Weights::pay_out(3));
		let short = needed.saturating_sub(Weight::from_parts(1, 0));
		let mut budget = WeightMeter::with_limit(short);
		let before = root();
		assert_eq!(read_within(METER, at, REGISTER + 5_000, &mut budget), Err(Overweight));
		assert_eq!(root(), before);

		let mut budget = WeightMeter::with_limit(needed);
		assert_eq!(read_within(METER, at, REGISTER + 5_000, &mut budget), Ok(()));
		let done = consumption(Charging::open_weight(3, 0, 1) + Weights::pay_out(3));
		assert_eq!(budget.consumed(), done);
		assert_eq!(session(id).open, 3);
	});
}

#[test]
fn a_reading_that_ends_the_process_weighs_what_that_takes() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		type Weights = <Test as crate::Config>::WeightInfo;
		// What was demanded is delivered before the sixth step is over.
		for (after, open, weight) in [
			(5 * HOUR, Some(5), Charging::open_weight(5, 0, 1)),
			(11 * HOUR / 2, None, Weights::last_reading(0, 1)),
		] {
			set_time(NOW + after);
			let mut budget = WeightMeter::new();
			let energy = if open.is_some() { 20_000 } else { 30_000 };
			assert_eq!(read_within(METER, NOW + after, REGISTER + energy, &mut budget), Ok(()));
			assert_eq!(budget.consumed(), consumption(weight + Weights::pay_out(3)));
		}
		assert_eq!(ended(id), FinishReason::DemandMet);
	});
}

#[test]
fn an_idle_meter_takes_no_weight_beyond_what_metering_takes() {
	ExtBuilder::default().build_and_execute(|| {
		let mut budget = WeightMeter::with_limit(Weight::zero());
		assert_ok!(read_within(METER, NOW + 1, REGISTER, &mut budget));
	});
}

#[test]
fn what_a_step_did_not_deliver_is_caught_up() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		// The first step delivers nothing: the cheapest idle steps cost 2, and 2 is before 5.
		tick(HOUR, 0);
		assert_eq!(letters(id), "TTTFFFTTTT");
		tick(2 * HOUR, 2_000);
		assert_eq!(letters(id), "TTTFFTTTTT");
		// 28 kWh are left, of which the other five steps give 25. Of those that cost 2, the last
		// one waits for the rest.
		assert_eq!(session(id).remainder, Some(6));
		assert_eq!(opened(), (2, 5_000, 5_000));
	});
}

#[test]
fn delivers_the_demand_whenever_time_allows() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		// Nothing flows for four hours: the other six must all charge.
		for hour in 1..=4 {
			tick(hour * HOUR, 0);
		}
		assert_eq!(letters(id)[4..], *"TTTTTT");
		for hour in 5..=10 {
			tick(hour * HOUR, (hour - 4) * 5_000);
		}
		assert_eq!(ended(id), FinishReason::DemandMet);
	});
}

#[test]
fn ends_early_when_the_demand_is_met() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(4_000, 2), &[1, 2]);
		tick(HOUR / 2, 4_000);
		assert_eq!(ended(id), FinishReason::DemandMet);
		let record = record(id);
		assert_eq!((record.start, record.end), (NOW, NOW + HOUR / 2));
		// Half an hour of the station.
		assert_eq!(record.totals, paid(4 * TOKEN, 0, 5 * TOKEN / 2));
	});
}

#[test]
fn ends_when_time_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(10_000, 2), &[1, 2]);
		tick(2 * HOUR + 10 * MINUTE, 9_000);
		assert_eq!(ended(id), FinishReason::TimeOver);
		let record = record(id);
		assert_eq!((record.energy, record.end), (9_000, NOW + 2 * HOUR));
		// 5 kWh at 1, 4 at 2; two hours, however late the reading is.
		assert_eq!(record.totals, paid(13 * TOKEN, 0, 10 * TOKEN));
	});
}

#[test]
fn a_reading_from_before_the_schedule_only_accrues() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 2));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 2])));
		set_time(NOW + 8 * MINUTE);
		assert_ok!(schedule(CSO, id));
		read(METER, NOW + 6 * MINUTE, REGISTER + 10);
		assert_eq!((session(id).open, session(id).accrued()), (0, 10));
	});
}

#[test]
fn the_set_point_never_exceeds_the_power() {
	ExtBuilder::default().now(NOW + 4 * MINUTE + 59_999).build_and_execute(|| {
		// One millisecond is left of the first step.
		scheduled(crate::Request { step: INTERVAL, ..hours(1_000, 3) }, &[1, 1, 1]);
		let (step, energy, set_point) = opened();
		assert_eq!((step, energy, set_point), (0, 0, 0));
		tick(5 * MINUTE, 0);
		assert_eq!(opened(), (1, 416, 4_992));
	});
}
