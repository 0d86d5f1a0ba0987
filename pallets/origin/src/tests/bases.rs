// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What metering asks about a meter before it accepts a reading, and before a new base.

use crate::mock::*;
use polkadot_sdk::frame_support::{
	assert_ok, assert_storage_noop,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	MeterId, MeterReading, Meters, Moment, OnReading, Overweight, Power, Purpose,
};

fn purpose(meter: MeterId) -> Purpose {
	FakeMeters::meter(meter).unwrap().purpose
}

/// Whether readings of `meter` since `at` are awaited.
fn awaited(meter: MeterId, at: Moment) -> bool {
	let latest = MeterReading { at, register: 0 };
	let mut budget = WeightMeter::new();
	let awaited =
		Origin::is_awaited(meter, purpose(meter), latest, &mut Default::default(), &mut budget);
	// No more than was consumed is needed, and no less suffices.
	for less in [Weight::zero(), Weight::from_parts(1, 0)] {
		let mut budget = WeightMeter::with_limit(budget.consumed() - less);
		let again =
			Origin::is_awaited(meter, purpose(meter), latest, &mut Default::default(), &mut budget);
		assert_eq!(again, if less == Weight::zero() { awaited } else { Err(Overweight) });
	}
	awaited.unwrap()
}

/// The power behind `meter`, of which metering knows that it is `known` at most.
fn power(meter: MeterId, known: Power) -> Power {
	let mut batch = Default::default();
	Origin::power(meter, purpose(meter), known, &mut batch, &mut WeightMeter::new()).unwrap()
}

#[test]
fn audit_m9_readings_are_awaited_while_power_is_committed() {
	ExtBuilder.build_and_execute(|| {
		assert!(!awaited(SOLAR_METER, NOW));
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert!(!awaited(SOLAR_METER, NOW));
		assert_ok!(commit(id, 1, 1_000));
		assert!(awaited(SOLAR_METER, NOW) && !awaited(WIND_METER, NOW));
	});
}

#[test]
fn audit_m9_readings_are_awaited_while_claims_of_their_time_can_be_certified() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(interval(4));
		claim(id, 2, 1, 100);
		for (latest, expected) in [(0, true), (2, true), (3, false)] {
			assert_eq!(awaited(SOLAR_METER, interval(latest)), expected, "since {latest}");
		}
		// The end of an interval still belongs to it.
		assert!(awaited(SOLAR_METER, interval(3) - 1));
		// An interval that is closed waits for nothing.
		set_time(interval(100));
		assert!(!awaited(SOLAR_METER, interval(0)));
	});
}

#[test]
fn field_f7_the_capacity_of_an_active_source_bounds_its_readings() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(power(SOLAR_METER, 7 * CAPACITY), 7 * CAPACITY);
		let id = pending(SOLAR_METER);
		assert_eq!(power(SOLAR_METER, 7 * CAPACITY), 7 * CAPACITY);
		approve(id);
		assert_eq!(power(SOLAR_METER, 7 * CAPACITY), CAPACITY);
		assert_eq!(power(SOLAR_METER, CAPACITY / 2), CAPACITY / 2);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		assert_eq!(power(SOLAR_METER, 7 * CAPACITY), 7 * CAPACITY);
	});
}

#[test]
fn audit_m2_the_next_reading_after_a_new_base_is_a_base() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		let before = |budget: &mut WeightMeter| {
			let mut batch = Default::default();
			let done =
				Origin::before_new_base(SOLAR_METER, purpose(SOLAR_METER), &mut batch, budget);
			Origin::on_batch_end(batch);
			done
		};
		let weight = <Origin as OnReading>::new_base_weight();
		let mut small = WeightMeter::with_limit(weight - Weight::from_parts(1, 0));
		assert_storage_noop!(assert_eq!(before(&mut small), Err(Overweight)));
		let mut budget = WeightMeter::with_limit(weight);
		assert_eq!((before(&mut budget), budget.consumed()), (Ok(()), weight));
		assert_eq!((supply(id).attested, supply(id).read_at), (Default::default(), 0));

		produce(SOLAR_METER, NOW + 10 * MINUTE, 700);
		assert_eq!((supply(id).produced, supply(id).unallocated), (500, 700));
		produce(SOLAR_METER, NOW + 15 * MINUTE, 300);
		assert_eq!(supply(id).produced, 800);
	});
}

#[test]
fn a_meter_without_a_source_has_nothing_that_ends() {
	ExtBuilder.build_and_execute(|| {
		let purpose = purpose(SOLAR_METER);
		assert_storage_noop!(assert_ok!(Origin::before_new_base(
			SOLAR_METER,
			purpose,
			&mut Default::default(),
			&mut WeightMeter::new(),
		)));
	});
}
