// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Replacing the meter of a source.

use crate::{mock::*, Error, Event, SourceOfMeter};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{MeterId, Meters, Purpose, SourceId};

fn replace(source: SourceId, meter: MeterId) -> DispatchResult {
	Origin::replace_meter(signed(SUPPLIER), source, meter)
}

/// Its owner allows [`SUPPLIER`] to use `meter`.
fn allow(meter: MeterId) {
	let owner = FakeMeters::meter(meter).unwrap().owner;
	assert_ok!(Origin::allow_supplier(signed(owner), meter, Some(SUPPLIER)));
}

fn approve_with(source: SourceId, meter: MeterId) -> DispatchResult {
	Origin::approve_source(signed(DSO), source, meter)
}

#[test]
fn the_new_meter_takes_over() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		replace_meter(id, SPARE_METER);
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
		replace_meter(id, SPARE_METER);
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
		replace_meter(id, SPARE_METER);
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
fn what_the_old_meter_showed_counts_once() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		for minutes in [30, 60] {
			produce(SOLAR_METER, NOW + minutes * MINUTE, 3_000);
		}
		replace_meter(id, SPARE_METER);
		// Readings of the new meter from before the latest one of the old meter are no base.
		for (minutes, energy) in [(5, 500), (30, 2_500), (59, 2_900), (61, 200)] {
			assert_ok!(try_read(SPARE_METER, NOW + minutes * MINUTE, energy));
			assert_eq!((available(id), supply(id).produced), (0, 6_000));
		}
		assert_eq!(supply(id).unallocated, 6_100);
		produce(SPARE_METER, NOW + 66 * MINUTE, 500);
		assert_eq!((available(id), supply(id).produced), (6_000, 6_500));
	});
}

#[test]
fn a_new_meter_without_a_reading_starts_from_its_first() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		change_meter(SPARE_METER, |meter| meter.latest = None);
		replace_meter(id, SPARE_METER);
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
		assert_noop!(replace(solar, SPARE_METER), Error::<Test>::NoConsent);
		allow(SPARE_METER);
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
		replace_meter(first, third);
		for source in [first, second] {
			assert_noop!(replace(source, SOLAR_METER), Error::<Test>::MeterInUse);
		}
	});
}

#[test]
fn the_present_meter_stays_in_force_until_the_approval() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		allow(SPARE_METER);
		assert_ok!(replace(id, SPARE_METER));
		assert_last(Event::ReplacementRequested { source: id, meter: SPARE_METER });
		assert_eq!(Origin::source_info(id).unwrap().next_meter, Some(SPARE_METER));
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(try_read(SPARE_METER, NOW + 5 * MINUTE, 900));
		assert_eq!((produced(id, 0), available(id)), (500, 6_000));

		assert_ok!(approve_with(id, SPARE_METER));
		assert_last(Event::MeterReplaced { source: id, old: SOLAR_METER, new: SPARE_METER });
		assert_eq!((source(id).meter, source(id).next_meter), (SPARE_METER, None));
		assert_eq!(available(id), 0);
		assert_noop!(approve_with(id, SOLAR_METER), Error::<Test>::OtherMeter);
		assert_noop!(approve_with(id, SPARE_METER), Error::<Test>::AlreadyActive);
	});
}

#[test]
fn a_later_request_replaces_the_one_before() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let third = SPARE_METER + 10;
		let purpose = Purpose::Production { power: CONNECTION };
		add_meter(third, OWNER, AREA, purpose, Some(FIRST_READING));
		for meter in [SPARE_METER, third] {
			allow(meter);
			assert_ok!(replace(id, meter));
		}
		assert_noop!(approve_with(id, SPARE_METER), Error::<Test>::OtherMeter);
		assert_ok!(approve_with(id, third));
	});
}

#[test]
fn a_suspended_source_can_be_approved_with_either_meter() {
	for meter in [SOLAR_METER, SPARE_METER] {
		ExtBuilder.build_and_execute(|| {
			let id = active(SOLAR_METER);
			allow(SPARE_METER);
			assert_ok!(replace(id, SPARE_METER));
			assert_ok!(Origin::suspend_source(signed(DSO), id));
			assert_ok!(approve_with(id, meter));
			assert!(source(id).is_active());
			assert_eq!(source(id).meter, meter);
		});
	}
}

/// The supplier alone feeds no other installation into a source, and takes no meter for ever.
#[test]
fn audit_h4_a_supplier_alone_replaces_no_meter() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let before = root();
		assert_noop!(replace(id, SPARE_METER), Error::<Test>::NoConsent);
		assert_eq!(root(), before);
		// With the consent, the DSO decides; what the new meter shows does not count before.
		allow(SPARE_METER);
		assert_ok!(replace(id, SPARE_METER));
		assert_eq!(crate::Consents::<Test>::get(SPARE_METER), None);
		for minutes in [5, 10, 15] {
			produce(SPARE_METER, NOW + minutes * MINUTE, 500);
		}
		assert_eq!((supply(id).produced, supply(id).unallocated, available(id)), (0, 0, 0));
		// The meter serves what its owner wants it to, meanwhile and for ever.
		allow(SPARE_METER);
		let other = pending(SPARE_METER);
		approve(other);
		assert_noop!(approve_with(id, SPARE_METER), Error::<Test>::MeterInUse);
		assert_eq!(SourceOfMeter::<Test>::get(SPARE_METER), Some(other));
	});
}

/// The approval names the meter: a request just before it changes nothing.
#[test]
fn audit_h4_an_approval_is_for_the_meter_that_was_compared() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		allow(SPARE_METER);
		assert_ok!(replace(id, SPARE_METER));
		assert_ok!(approve_with(id, SOLAR_METER));
		assert_eq!(source(id).meter, SOLAR_METER);
		assert_eq!(SourceOfMeter::<Test>::get(SPARE_METER), None);
		for meter in [WIND_METER, FAR_METER, 99] {
			assert_noop!(approve_with(id, meter), Error::<Test>::OtherMeter);
		}
	});
}

/// What was registered and never approved reserves nothing.
#[test]
fn audit_h4_a_meter_that_was_never_approved_is_free() {
	ExtBuilder.build_and_execute(|| {
		let rejected = pending(SOLAR_METER);
		assert_ok!(Origin::suspend_source(signed(DSO), rejected));
		let waiting = pending(SOLAR_METER);
		let wanted = pending(SOLAR_METER);
		approve(wanted);
		for source in [rejected, waiting] {
			assert_noop!(approve_by(DSO, source), Error::<Test>::MeterInUse);
		}
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		produce(SOLAR_METER, NOW + 10 * MINUTE, 500);
		assert_eq!([rejected, waiting, wanted].map(|id| supply(id).produced), [0, 0, 500]);
	});
}
