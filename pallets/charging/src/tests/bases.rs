// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What metering asks about a station before it accepts a reading, and before a new base.

use crate::{mock::*, Error, FinishReason, Stations};
use polkadot_sdk::frame_support::{
	assert_noop, assert_ok, assert_storage_noop,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	MeterId, MeterReading, Meters, OnReading, Overweight, Power, Purpose,
};

fn purpose(meter: MeterId) -> Purpose {
	FakeMeters::meter(meter).unwrap().purpose
}

/// Whether readings of `meter` are awaited, and the power of what is behind it, of which metering
/// knows that it was `known` at most.
fn behind(meter: MeterId, known: Power) -> (bool, Power) {
	let (mut batch, mut budget) = (Default::default(), WeightMeter::new());
	let latest = MeterReading::default();
	let awaited = Charging::is_awaited(meter, purpose(meter), latest, &mut batch, &mut budget);
	let power = Charging::power(meter, purpose(meter), known, &mut batch, &mut budget);
	assert_eq!(budget.consumed(), Weight::zero(), "metering weighs the look-up");
	(awaited.unwrap(), power.unwrap())
}

fn before_new_base(budget: &mut WeightMeter) -> Result<(), Overweight> {
	let mut batch = Default::default();
	let done = Charging::before_new_base(METER, purpose(METER), &mut batch, budget);
	Charging::on_batch_end(batch);
	done
}

#[test]
fn field_f7_the_power_of_the_station_bounds_the_readings_of_its_process() {
	ExtBuilder::default().build_and_execute(|| {
		// Until the schedule metering knows it.
		assert_eq!(behind(METER, 7), (false, 7));
		let id = authorised();
		assert_eq!(behind(METER, 7), (false, 7));
		assert_ok!(request(ALICE, id, hours(5_000, 2)));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 1])));
		assert_ok!(schedule(CSO, id));
		let power = process(id).power;
		// Since the base the station may have had more power than the process has.
		assert_eq!(behind(METER, 7), (true, power));
		assert_eq!(behind(METER, power + 7), (true, power + 7));
		tick(MINUTE, 1);
		assert_eq!(behind(METER, power + 7), (true, power));
		assert_eq!(behind(SPARE_METER, 7), (false, 7));
	});
}

#[test]
fn field_f7_metering_knows_the_power_of_the_station() {
	ExtBuilder::default().build_and_execute(|| {
		let known = || FakeMeters::meter(METER).unwrap().power;
		let station = Stations::<Test>::get(STATION).unwrap();
		assert_eq!(known(), station.power);
		let update = |power| {
			let suppliers = station.suppliers.clone();
			Charging::update_station(signed(CSO), STATION, power, 0, suppliers, None)
		};
		assert_ok!(update(station.power - 1));
		assert_eq!(known(), station.power - 1);
		assert_noop!(update(CONNECTION + 1), Error::<Test>::PowerAboveConnection);
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_eq!(known(), CONNECTION);
	});
}

#[test]
fn audit_m9_readings_are_awaited_while_a_process_is_scheduled() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		assert!(behind(METER, 0).0 && !behind(SPARE_METER, 0).0);
		assert_ok!(before_new_base(&mut WeightMeter::new()));
		assert!(!behind(METER, 0).0);
	});
}

#[test]
fn audit_m2_a_scheduled_process_ends_on_its_latest_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR, 5_000);
		let before = session(id);
		let weight = <Charging as OnReading>::new_base_weight();
		// No reward is provisional.
		let least = Charging::closing_weight(0);
		let mut small = WeightMeter::with_limit(least - Weight::from_parts(1, 0));
		assert_storage_noop!(assert_eq!(before_new_base(&mut small), Err(Overweight)));
		let mut budget = WeightMeter::with_limit(weight);
		assert_ok!(before_new_base(&mut budget));
		assert!(budget.consumed().all_lte(weight));

		assert_eq!(ended(id), FinishReason::MeterChanged);
		let record = record(id);
		assert_eq!((record.energy, record.end), (5_000, NOW + HOUR));
		assert_eq!(record.registers.1, before.last.register);
		// Metering has the latest reading again, with its slack, and nothing is in escrow.
		let meter = FakeMeters::meter(METER).unwrap();
		assert_eq!(meter.accepted(), Some(before.accepted()));
		assert_eq!(escrow(ALICE), 0);
	});
}

#[test]
fn a_process_that_is_not_scheduled_goes_on() {
	ExtBuilder::default().build_and_execute(|| {
		assert_storage_noop!(assert_ok!(before_new_base(&mut WeightMeter::new())));
		let id = authorised();
		assert_storage_noop!(assert_ok!(before_new_base(&mut WeightMeter::new())));
		assert_ok!(request(ALICE, id, hours(10_000, 2)));
		assert_storage_noop!(assert_ok!(before_new_base(&mut WeightMeter::new())));
	});
}
