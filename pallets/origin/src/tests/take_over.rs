// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Another supplier takes over a source.

use crate::{mock::*, Consents, Error, Event};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{testing::Roles, SourceId};

fn take_over(who: AccountId, source: SourceId) -> DispatchResult {
	Origin::take_over_source(signed(who), source)
}

/// The owner of [`SOLAR_METER`] allows [`OTHER_SUPPLIER`].
fn allow() {
	assert_ok!(Origin::allow_supplier(signed(OWNER), SOLAR_METER, Some(OTHER_SUPPLIER)));
}

#[test]
fn the_supplier_that_the_owner_allowed_takes_over() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		allow();
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_last(Event::SupplierChanged { source: id, old: SUPPLIER, new: OTHER_SUPPLIER });
		let details = <Origin as smartcharge_primitives::Sources<_>>::source(id).unwrap();
		assert_eq!((details.supplier, source(id).recipient), (OTHER_SUPPLIER, OTHER_SUPPLIER));
		assert_eq!(Consents::<Test>::get(SOLAR_METER), None);
		// It stays approved, with its power and its base.
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!((available(id), produced(id, 0)), (6_000, 500));
	});
}

/// The former supplier may have left the consortium.
#[test]
fn audit_m6_a_source_leaves_a_supplier_that_was_expelled() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		Roles::mutate(|roles| roles.remove(&SUPPLIER));
		allow();
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_eq!(source(id).supplier, OTHER_SUPPLIER);
	});
}

#[test]
fn what_was_sold_before_stays_with_whom_it_was_sold_to() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		assert_ok!(commit(id, 1, 2_000));
		claim(id, 0, 1, 200);
		set_time(interval(1) + MINUTE);
		allow();
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_eq!((supply(id).committed, available(id)), (2_000, 4_000));
		produce(SOLAR_METER, interval(2), 400);
		close_until(1);
		// The surplus of an interval belongs to the recipient of that time.
		assert_eq!(claimed(id, 0, 1), Some((200, 200)));
		assert_eq!((held(SUPPLIER, id, 0), held(OTHER_SUPPLIER, id, 0)), ((300, 0), (0, 0)));
		assert_eq!((held(SUPPLIER, id, 1), held(OTHER_SUPPLIER, id, 1)), ((0, 0), (400, 0)));
	});
}

#[test]
fn a_recipient_that_the_owner_named_stays() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		allow();
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_eq!(source(id).recipient, OWNER);
	});
}

#[test]
fn an_owner_that_is_a_supplier_takes_over_its_own() {
	ExtBuilder.build_and_execute(|| {
		let id = active(WIND_METER);
		assert_noop!(take_over(OTHER_SUPPLIER, id), Error::<Test>::NoConsent);
		assert_ok!(Origin::allow_supplier(signed(SUPPLIER), WIND_METER, Some(OTHER_SUPPLIER)));
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_ok!(take_over(SUPPLIER, id));
		assert_eq!(source(id).supplier, SUPPLIER);
	});
}

#[test]
fn a_request_of_the_former_supplier_ends() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_ok!(Origin::allow_supplier(signed(OWNER), SPARE_METER, Some(SUPPLIER)));
		assert_ok!(Origin::replace_meter(signed(SUPPLIER), id, SPARE_METER));
		allow();
		assert_ok!(take_over(OTHER_SUPPLIER, id));
		assert_noop!(
			Origin::approve_source(signed(DSO), id, SPARE_METER),
			Error::<Test>::OtherMeter,
		);
	});
}

#[test]
fn refuses_others() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		assert_noop!(take_over(OTHER_SUPPLIER, id), Error::<Test>::NoConsent);
		assert_noop!(take_over(SUPPLIER, id), Error::<Test>::AlreadySupplier);
		assert_noop!(take_over(OTHER_SUPPLIER, 99), Error::<Test>::UnknownSource);
		// The consent for another meter is none for this one.
		assert_ok!(Origin::allow_supplier(signed(OWNER), SPARE_METER, Some(OTHER_SUPPLIER)));
		assert_noop!(take_over(OTHER_SUPPLIER, id), Error::<Test>::NoConsent);
		for who in [OWNER, DSO, DRIVER, STRANGER] {
			assert_noop!(take_over(who, id), DispatchError::BadOrigin);
		}
	});
}
