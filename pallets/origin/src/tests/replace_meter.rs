// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Replacing the meter of a source.

use crate::{mock::*, Error, Event, SourceOfMeter};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{MeterId, Purpose, SourceId};

fn replace(source: SourceId, meter: MeterId) -> DispatchResult {
	Origin::replace_meter(signed(SUPPLIER), source, meter)
}

#[test]
fn the_new_meter_takes_over() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(replace(id, SPARE_METER));
		assert_last(Event::MeterReplaced { source: id, old: SOLAR_METER, new: SPARE_METER });
		assert_eq!(source(id).meter, SPARE_METER);
		assert_eq!(SourceOfMeter::<Test>::get(SPARE_METER), Some(id));
		// So that it never serves another source.
		assert_eq!(SourceOfMeter::<Test>::get(SOLAR_METER), Some(id));
	});
}

#[test]
fn readings_of_the_old_meter_no_longer_count() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_ok!(replace(id, SPARE_METER));
		set_time(NOW + 5 * MINUTE);
		let before = root();
		assert_ok!(try_read(SOLAR_METER, NOW + 5 * MINUTE, 500));
		assert_eq!(root(), before);
		assert_eq!(ledger(id, 0), None);
	});
}

#[test]
fn the_first_reading_of_the_new_meter_is_a_base() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!(available(id), 6_000);
		assert_ok!(replace(id, SPARE_METER));
		assert_eq!(available(id), 0);
		// The spare one measured something else from the start of the test on.
		produce(SPARE_METER, NOW + 10 * MINUTE, 800);
		assert_eq!((available(id), produced(id, 0), ledger(id, 1)), (0, 500, None));
		produce(SPARE_METER, NOW + 15 * MINUTE, 250);
		assert_eq!((available(id), produced(id, 0), ledger(id, 1)), (3_000, 500, None));
		assert_eq!((produced(id, 2), supply(id).produced), (250, 750));
	});
}

#[test]
fn a_new_meter_without_a_reading_starts_from_its_first() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		change_meter(SPARE_METER, |meter| meter.latest = None);
		assert_ok!(replace(id, SPARE_METER));
		produce(SPARE_METER, NOW + 5 * MINUTE, 0);
		assert_eq!((supply(id).produced, supply(id).unallocated), (0, 0));
		produce(SPARE_METER, NOW + 10 * MINUTE, 250);
		assert_eq!((produced(id, 1), supply(id).produced, supply(id).unallocated), (250, 250, 0));
	});
}

#[test]
fn is_for_the_supplier_of_the_source() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_noop!(
			Origin::replace_meter(signed(OTHER_SUPPLIER), id, SPARE_METER),
			Error::<Test>::NotSourceSupplier,
		);
		for who in [OWNER, DSO, STRANGER] {
			assert_noop!(
				Origin::replace_meter(signed(who), id, SPARE_METER),
				DispatchError::BadOrigin,
			);
		}
		assert_noop!(replace(99, SPARE_METER), Error::<Test>::UnknownSource);
	});
}

#[test]
fn refuses_meters_that_do_not_fit() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		assert_noop!(replace(solar, 99), Error::<Test>::UnknownMeter);
		assert_noop!(replace(wind, STATION_METER), Error::<Test>::NotAProductionMeter);
		assert_noop!(replace(wind, SPARE_METER), Error::<Test>::OtherOwner);
		assert_noop!(replace(wind, FAR_METER), Error::<Test>::OtherArea);
		change_meter(SPARE_METER, |meter| meter.active = false);
		assert_noop!(replace(solar, SPARE_METER), Error::<Test>::MeterNotActive);
		change_meter(SPARE_METER, |meter| {
			meter.active = true;
			meter.purpose = Purpose::Production { power: CAPACITY - 1 };
		});
		assert_noop!(replace(solar, SPARE_METER), Error::<Test>::CapacityAboveConnection);
		change_meter(SPARE_METER, |meter| {
			meter.purpose = Purpose::Production { power: CAPACITY };
		});
		assert_ok!(replace(solar, SPARE_METER));
	});
}

#[test]
fn refuses_meters_that_were_ever_used() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (active(SOLAR_METER), active(SPARE_METER));
		let third = SPARE_METER + 10;
		let purpose = Purpose::Production { power: CONNECTION };
		add_meter(third, OWNER, AREA, purpose, Some(FIRST_READING));
		assert_noop!(replace(first, SOLAR_METER), Error::<Test>::MeterInUse);
		assert_noop!(replace(first, SPARE_METER), Error::<Test>::MeterInUse);
		assert_ok!(replace(first, third));
		for source in [first, second] {
			assert_noop!(replace(source, SOLAR_METER), Error::<Test>::MeterInUse);
		}
	});
}
