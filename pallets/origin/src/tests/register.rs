// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registering sources, and the consent that it needs.

use crate::{mock::*, Attributes, Consents, Error, Event, NextSourceId, Source, SourceOfMeter};
use crate::{SourceStatus, Support};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{Carrier, MeterId, Moment, Power, Sources};

/// What [`SUPPLIER`] registers, with one argument other than it should be.
struct Registration {
	meter: MeterId,
	capacity: Power,
	commissioned: Moment,
	attributes: Attributes,
}

impl Default for Registration {
	fn default() -> Self {
		Self {
			meter: WIND_METER,
			capacity: CAPACITY,
			commissioned: COMMISSIONED,
			attributes: attributes(),
		}
	}
}

impl Registration {
	fn send(self, who: AccountId) -> DispatchResult {
		let Self { meter, capacity, commissioned, attributes } = self;
		let carrier = Carrier::Wind;
		Origin::register_source(signed(who), meter, carrier, capacity, commissioned, attributes)
	}
}

fn allow(owner: AccountId, meter: MeterId, supplier: Option<AccountId>) -> DispatchResult {
	Origin::allow_supplier(signed(owner), meter, supplier)
}

#[test]
fn the_owner_of_the_meter_registers_a_source() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Registration::default().send(SUPPLIER));
		assert_last(Event::SourceRegistered {
			source: 0,
			supplier: SUPPLIER,
			owner: SUPPLIER,
			meter: WIND_METER,
			area: AREA,
			carrier: Carrier::Wind,
			capacity: CAPACITY,
			commissioned: COMMISSIONED,
			attributes: attributes(),
		});
		assert_eq!(
			source(0),
			Source {
				meter: WIND_METER,
				owner: SUPPLIER,
				supplier: SUPPLIER,
				recipient: SUPPLIER,
				area: AREA,
				carrier: Carrier::Wind,
				capacity: CAPACITY,
				commissioned: COMMISSIONED,
				attributes: attributes(),
				status: SourceStatus::Pending,
				next_meter: None,
				former: Default::default(),
				debt: Default::default(),
			},
		);
		// It reserves nothing.
		assert_eq!(SourceOfMeter::<Test>::get(WIND_METER), None);
		assert_eq!(NextSourceId::<Test>::get(), 1);
	});
}

#[test]
fn a_pending_source_supplies_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(WIND_METER);
		assert_eq!(<Origin as Sources<_>>::source(id), None);
		assert!(!Origin::has_carrier(Carrier::Solar));
		assert_eq!(available(id), 0);
		assert!(commit(id, 1, 1).is_err());
	});
}

#[test]
fn a_supplier_registers_with_the_consent_of_the_owner() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(allow(OWNER, SOLAR_METER, Some(SUPPLIER)));
		assert_last(Event::SupplierAllowed { meter: SOLAR_METER, supplier: Some(SUPPLIER) });
		assert_ok!(Registration { meter: SOLAR_METER, ..Default::default() }.send(SUPPLIER));
		let Source { owner, supplier, recipient, .. } = source(0);
		assert_eq!((owner, supplier, recipient), (OWNER, SUPPLIER, SUPPLIER));
		// Used up.
		assert_eq!(Consents::<Test>::get(SOLAR_METER), None);
	});
}

#[test]
fn refuses_a_meter_of_others_without_consent() {
	ExtBuilder.build_and_execute(|| {
		let solar = || Registration { meter: SOLAR_METER, ..Default::default() };
		assert_noop!(solar().send(SUPPLIER), Error::<Test>::NoConsent);
		assert_ok!(allow(OWNER, SOLAR_METER, Some(OTHER_SUPPLIER)));
		assert_noop!(solar().send(SUPPLIER), Error::<Test>::NoConsent);
		// The consent is for that meter alone.
		let spare = Registration { meter: SPARE_METER, ..Default::default() };
		assert_noop!(spare.send(OTHER_SUPPLIER), Error::<Test>::NoConsent);
		assert_ok!(allow(OWNER, SOLAR_METER, Some(SUPPLIER)));
		assert_noop!(solar().send(OTHER_SUPPLIER), Error::<Test>::NoConsent);
		assert_ok!(allow(OWNER, SOLAR_METER, None));
		assert_last(Event::SupplierAllowed { meter: SOLAR_METER, supplier: None });
		assert_noop!(solar().send(SUPPLIER), Error::<Test>::NoConsent);
	});
}

#[test]
fn consent_is_for_the_owner_to_give_and_to_suppliers() {
	ExtBuilder.build_and_execute(|| {
		for who in [SUPPLIER, OTHER_SUPPLIER, DSO, DRIVER] {
			let refused = allow(who, SOLAR_METER, Some(SUPPLIER));
			assert_noop!(refused, Error::<Test>::NotMeterOwner);
			assert_noop!(allow(who, SOLAR_METER, None), Error::<Test>::NotMeterOwner);
		}
		for supplier in [OWNER, DSO, DRIVER, STRANGER] {
			let refused = allow(OWNER, SOLAR_METER, Some(supplier));
			assert_noop!(refused, Error::<Test>::NotASupplier);
		}
		assert_noop!(allow(OWNER, 99, Some(SUPPLIER)), Error::<Test>::UnknownMeter);
		assert_noop!(allow(STRANGER, SOLAR_METER, None), DispatchError::BadOrigin);
	});
}

#[test]
fn consent_changes_nothing_of_a_source_that_is_there() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let before = source(id);
		assert_ok!(allow(OWNER, SOLAR_METER, Some(OTHER_SUPPLIER)));
		assert_eq!(source(id), before);
		let again = Registration { meter: SOLAR_METER, ..Default::default() };
		assert_noop!(again.send(OTHER_SUPPLIER), Error::<Test>::MeterInUse);
	});
}

#[test]
fn is_for_suppliers_alone() {
	ExtBuilder.build_and_execute(|| {
		for who in [DSO, OWNER, DRIVER, STRANGER] {
			assert_noop!(Registration::default().send(who), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_meters_that_measure_no_production() {
	ExtBuilder.build_and_execute(|| {
		let unknown = Registration { meter: 99, ..Default::default() };
		assert_noop!(unknown.send(SUPPLIER), Error::<Test>::UnknownMeter);
		change_meter(FEEDER_METER, |meter| meter.owner = SUPPLIER);
		for meter in [STATION_METER, FEEDER_METER] {
			let wrong = Registration { meter, ..Default::default() };
			assert_noop!(wrong.send(SUPPLIER), Error::<Test>::NotAProductionMeter);
		}
	});
}

#[test]
fn a_meter_need_not_be_active_yet() {
	ExtBuilder.build_and_execute(|| {
		change_meter(WIND_METER, |meter| meter.active = false);
		assert_ok!(Registration::default().send(SUPPLIER));
	});
}

#[test]
fn a_meter_serves_one_source_for_ever() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let again = || Registration { meter: SOLAR_METER, ..Default::default() };
		assert_ok!(allow(OWNER, SOLAR_METER, Some(OTHER_SUPPLIER)));
		assert_noop!(again().send(OTHER_SUPPLIER), Error::<Test>::MeterInUse);
		assert_ok!(Origin::suspend_source(signed(DSO), id));
		assert_noop!(again().send(OTHER_SUPPLIER), Error::<Test>::MeterInUse);
		replace_meter(id, SPARE_METER);
		assert_noop!(again().send(OTHER_SUPPLIER), Error::<Test>::MeterInUse);
	});
}

#[test]
fn the_capacity_is_within_the_connection() {
	ExtBuilder.build_and_execute(|| {
		let with = |capacity| Registration { capacity, ..Default::default() };
		assert_noop!(with(0).send(SUPPLIER), Error::<Test>::ZeroCapacity);
		for capacity in [CONNECTION + 1, Power::MAX] {
			assert_noop!(with(capacity).send(SUPPLIER), Error::<Test>::CapacityAboveConnection);
		}
		assert_ok!(with(CONNECTION).send(SUPPLIER));
		assert_ok!(
			Registration { meter: FAR_METER, capacity: 1, ..Default::default() }.send(SUPPLIER)
		);
	});
}

#[test]
fn refuses_what_is_not_commissioned_yet() {
	ExtBuilder.build_and_execute(|| {
		for commissioned in [NOW + 1, Moment::MAX] {
			let early = Registration { commissioned, ..Default::default() };
			assert_noop!(early.send(SUPPLIER), Error::<Test>::NotCommissioned);
		}
		assert_ok!(Registration { commissioned: NOW, ..Default::default() }.send(SUPPLIER));
	});
}

#[test]
fn technology_codes_have_six_digits() {
	ExtBuilder.build_and_execute(|| {
		let with = |technology| Attributes { technology, support: Support::Both, ..attributes() };
		for technology in [1_000_000, u32::MAX] {
			let wrong = Registration { attributes: with(technology), ..Default::default() };
			assert_noop!(wrong.send(SUPPLIER), Error::<Test>::InvalidTechnology);
		}
		assert_ok!(Registration { attributes: with(999_999), ..Default::default() }.send(SUPPLIER));
		assert_eq!(source(0).attributes, with(999_999));
	});
}

#[test]
fn ids_never_wrap() {
	ExtBuilder.build().execute_with(|| {
		NextSourceId::<Test>::put(u32::MAX);
		assert_noop!(Registration::default().send(SUPPLIER), Error::<Test>::IdsExhausted);
	});
}
