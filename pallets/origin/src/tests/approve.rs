// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Approving and suspending.

use crate::{mock::*, CarrierCount, Error, Event, SourceStatus};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{Carrier, SourceDetails, Sources};

#[test]
fn an_approved_source_is_found() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		assert_ok!(approve_by(DSO, id));
		assert_last(Event::SourceApproved { source: id });
		assert_eq!(source(id).status, SourceStatus::Active);
		assert_eq!(
			<Origin as Sources<_>>::source(id),
			Some(SourceDetails { supplier: SUPPLIER, carrier: Carrier::Solar, area: AREA }),
		);
		assert!(Origin::has_carrier(Carrier::Solar));
		assert!(!Origin::has_carrier(Carrier::Wind));
	});
}

#[test]
fn approval_is_for_the_dso_of_the_area() {
	ExtBuilder.build_and_execute(|| {
		let (here, there) = (pending(SOLAR_METER), pending(FAR_METER));
		assert_noop!(approve_by(OTHER_DSO, here), Error::<Test>::NotOperator);
		assert_noop!(approve_by(DSO, there), Error::<Test>::NotOperator);
		for who in [SUPPLIER, OWNER, STRANGER] {
			assert_noop!(approve_by(who, here), DispatchError::BadOrigin);
			assert_noop!(Origin::suspend_source(signed(who), here), DispatchError::BadOrigin);
		}
		// The area passes to another DSO.
		Areas::mutate(|areas| areas.insert(AREA, (OTHER_DSO, 0)));
		assert_noop!(approve_by(DSO, here), Error::<Test>::NotOperator);
		assert_ok!(approve_by(OTHER_DSO, here));
	});
}

#[test]
fn refuses_to_approve_twice() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_noop!(approve_by(DSO, id), Error::<Test>::AlreadyActive);
		assert_noop!(approve_by(DSO, 99), Error::<Test>::UnknownSource);
	});
}

#[test]
fn approval_needs_an_active_meter() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		change_meter(SOLAR_METER, |meter| meter.active = false);
		assert_noop!(approve_by(DSO, id), Error::<Test>::MeterNotActive);
		change_meter(SOLAR_METER, |meter| meter.active = true);
		assert_ok!(approve_by(DSO, id));
	});
}

#[test]
fn a_suspended_source_has_nothing_available() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(commit(id, 1, 2_000));
		assert_eq!(available(id), 4_000);

		assert_ok!(Origin::suspend_source(signed(DSO), id));
		assert_last(Event::SourceSuspended { source: id });
		assert_eq!(source(id).status, SourceStatus::Suspended);
		assert_eq!((available(id), supply(id).attested.power), (0, 0));
		assert_eq!(<Origin as Sources<_>>::source(id), None);
		assert!(!Origin::has_carrier(Carrier::Solar));
		assert!(commit(id, 2, 1).is_err());
		// What runs continues until its next step.
		assert_eq!(supply(id).committed, 2_000);
		assert!(commit(id, 1, 2_000).is_err());
		release(id, 1);
		assert_eq!(supply(id).committed, 0);
	});
}

#[test]
fn what_is_measured_while_suspended_is_not_allocated() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		take_events();
		produce(SOLAR_METER, NOW + 10 * MINUTE, 300);
		assert_eq!(take_events(), []);
		assert_eq!((produced(id, 0), ledger(id, 1)), (500, None));
		assert_eq!((supply(id).produced, supply(id).unallocated), (500, 300));
		assert_eq!(supply(id).attested.power, 0);
	});
}

#[test]
fn the_shortage_watch_drops_the_commitments_of_a_suspended_source() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(commit(id, 1, 2_000));
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		produce(SOLAR_METER, NOW + 6 * MINUTE, 100);
		assert_eq!(Drops::get(), []);
		produce(SOLAR_METER, NOW + 11 * MINUTE, 500);
		let taken_over = false;
		assert_eq!(Drops::get(), [Dropped { source: id, process: 1, power: 2_000, taken_over }]);
		assert_eq!(supply(id).committed, 0);
	});
}

#[test]
fn refuses_to_suspend_twice() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_noop!(Origin::suspend_source(signed(OTHER_DSO), id), Error::<Test>::NotOperator);
		assert_noop!(Origin::suspend_source(signed(DSO), 99), Error::<Test>::UnknownSource);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		assert_noop!(Origin::suspend_source(signed(DSO), id), Error::<Test>::AlreadySuspended);
	});
}

#[test]
fn a_pending_source_can_be_suspended() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		assert_eq!(CarrierCount::<Test>::get(Carrier::Solar), 0);
		approve(id);
		assert_eq!(CarrierCount::<Test>::get(Carrier::Solar), 1);
	});
}

#[test]
fn a_suspended_source_can_be_approved_again() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		approve(id);
		// What it fed in before does not count again.
		assert_eq!(available(id), 0);
		produce(SOLAR_METER, NOW + 10 * MINUTE, 400);
		assert_eq!((available(id), ledger(id, 1), supply(id).unallocated), (0, None, 400));
		produce(SOLAR_METER, NOW + 15 * MINUTE, 300);
		assert_eq!((available(id), produced(id, 2), supply(id).unallocated), (3_600, 300, 400));
	});
}

#[test]
fn a_carrier_is_there_while_one_source_has_it() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (active(SOLAR_METER), active(WIND_METER));
		assert_eq!(CarrierCount::<Test>::get(Carrier::Solar), 2);
		assert_ok!(Origin::suspend_source(signed(DSO), first));
		assert!(Origin::has_carrier(Carrier::Solar));
		assert_ok!(Origin::suspend_source(signed(DSO), second));
		assert!(!Origin::has_carrier(Carrier::Solar));
	});
}
