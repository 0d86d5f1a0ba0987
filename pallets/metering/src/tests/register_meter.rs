// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration.

use crate::{mock::*, Error, Event, Keys, Meter, MeterStatus, NextMeterId};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError},
};
use smartcharge_primitives::{Ean18, MeterId, Purpose, MOST_SLACK};

#[test]
fn records_a_pending_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let key = Device::sr25519(1).key();
		assert_ok!(Metering::register_meter(RuntimeOrigin::signed(OWNER), EAN, AREA, key, STATION));
		let ean = Ean18::new(EAN).unwrap();
		System::assert_last_event(
			Event::MeterRegistered { meter: 0, owner: OWNER, area: AREA, ean, purpose: STATION }
				.into(),
		);
		assert_eq!(
			meter(0),
			Meter {
				owner: OWNER,
				ean,
				area: AREA,
				purpose: STATION,
				key,
				pending_key: None,
				status: MeterStatus::Pending,
				latest: None,
				slack: MOST_SLACK,
				entrusted: false,
			},
		);
		assert_eq!(Keys::<Test>::get(key), Some(0));
	});
}

#[test]
fn one_connection_may_have_several_meters() {
	ExtBuilder::default().build_and_execute(|| {
		let first = pending_meter(&Device::sr25519(1), STATION);
		let second = pending_meter(&Device::ed25519(1), Purpose::Production { power: 3_000 });
		assert_eq!((first, second), (0, 1));
		assert_eq!(meter(first).ean, meter(second).ean);
	});
}

#[test]
fn refuses_strangers() {
	ExtBuilder::default().build_and_execute(|| {
		let key = Device::sr25519(1).key();
		for origin in
			[RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(
				Metering::register_meter(origin, EAN, AREA, key, STATION),
				DispatchError::BadOrigin,
			);
		}
	});
}

#[test]
fn refuses_each_wrong_argument_with_its_own_error() {
	ExtBuilder::default().build_and_execute(|| {
		pending_meter(&Device::sr25519(1), STATION);
		let used = Device::sr25519(1).key();
		let key = Device::sr25519(2).key();
		let zero = Purpose::Station { power: 0 };
		let high = Purpose::Loading { power: MAX_POWER + 1 };
		for (ean, area, key, purpose, error) in [
			(EAN / 10, AREA, key, STATION, Error::<Test>::InvalidEanLength),
			(EAN + 1, AREA, key, STATION, Error::InvalidEanCheckDigit),
			(EAN, 2, key, STATION, Error::UnknownArea),
			(EAN, AREA, key, zero, Error::ZeroPower),
			(EAN, AREA, key, high, Error::PowerTooHigh),
			(EAN, AREA, used, STATION, Error::KeyInUse),
		] {
			assert_noop!(
				Metering::register_meter(RuntimeOrigin::signed(OWNER), ean, area, key, purpose),
				error,
			);
		}
	});
}

#[test]
fn power_may_be_as_high_as_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		pending_meter(&Device::sr25519(1), Purpose::Station { power: MAX_POWER });
		pending_meter(&Device::sr25519(2), Purpose::Station { power: 1 });
	});
}

#[test]
fn the_same_bytes_as_key_of_another_scheme_are_another_key() {
	use crate::MeterKey;
	use polkadot_sdk::sp_core::{ed25519, sr25519};
	ExtBuilder::default().build_and_execute(|| {
		for key in [
			MeterKey::Sr25519(sr25519::Public::from_raw([7; 32])),
			MeterKey::Ed25519(ed25519::Public::from_raw([7; 32])),
		] {
			let origin = RuntimeOrigin::signed(OWNER);
			assert_ok!(Metering::register_meter(origin, EAN, AREA, key, STATION));
		}
	});
}

#[test]
fn a_pending_key_of_another_meter_is_in_use() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let wanted = Device::sr25519(2).key();
		assert_ok!(Metering::rotate_key(RuntimeOrigin::signed(OWNER), id, wanted));
		assert_noop!(
			Metering::register_meter(
				RuntimeOrigin::signed(OTHER_OWNER),
				EAN,
				AREA,
				wanted,
				STATION,
			),
			Error::<Test>::KeyInUse,
		);
	});
}

#[test]
fn ids_never_wrap() {
	ExtBuilder::default().build_and_execute(|| {
		NextMeterId::<Test>::put(MeterId::MAX);
		assert_noop!(
			Metering::register_meter(
				RuntimeOrigin::signed(OWNER),
				EAN,
				AREA,
				Device::sr25519(1).key(),
				STATION,
			),
			ArithmeticError::Overflow,
		);
	});
}
