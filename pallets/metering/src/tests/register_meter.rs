// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration.

use crate::{mock::*, Error, Event, Keys, Meter, MeterStatus, NextMeterId};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::{ArithmeticError, DispatchError},
};
use smartcharge_evidence::possession;
use smartcharge_primitives::{Ean18, MeterId, Purpose, MOST_SLACK};

#[test]
fn records_a_pending_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let key = device.key();
		assert_ok!(register(OWNER, &device));
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
				power: POWER,
				highest: POWER,
				since: NOW,
				suspect: None,
				entrusted: false,
			},
		);
		assert_eq!(Keys::<Test>::get(key), None, "it reserves nothing");
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
		let device = Device::sr25519(1);
		let (key, proof) = (device.key(), device.proof(STRANGER));
		for origin in
			[RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(
				Metering::register_meter(origin, EAN, AREA, key, STATION, proof),
				DispatchError::BadOrigin,
			);
		}
	});
}

#[test]
fn refuses_each_wrong_argument_with_its_own_error() {
	ExtBuilder::default().build_and_execute(|| {
		active_meter(&Device::sr25519(1), STATION);
		let used = Device::sr25519(1).key();
		let device = Device::sr25519(2);
		let (key, proof) = (device.key(), device.proof(OWNER));
		let origin = || RuntimeOrigin::signed(OWNER);
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
			assert_noop!(Metering::register_meter(origin(), ean, area, key, purpose, proof), error,);
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

/// `who` registers a meter with the key of `device`.
fn register(who: AccountId, device: &Device) -> DispatchResult {
	let (origin, proof) = (RuntimeOrigin::signed(who), device.proof(who));
	Metering::register_meter(origin, EAN, AREA, device.key(), STATION, proof)
}

#[test]
fn the_same_bytes_as_key_of_another_scheme_are_another_key() {
	use crate::MeterKey;
	use polkadot_sdk::sp_core::{ed25519, sr25519};
	ExtBuilder::default().build_and_execute(|| {
		let keys = [
			MeterKey::Sr25519(sr25519::Public::from_raw([7; 32])),
			MeterKey::Ed25519(ed25519::Public::from_raw([7; 32])),
		];
		Keys::<Test>::insert(keys[0], 0);
		assert_eq!(keys.map(Keys::<Test>::get), [Some(0), None]);
		Keys::<Test>::remove(keys[0]);
	});
}

#[test]
fn audit_m3_nobody_registers_the_key_of_anothers_device() {
	ExtBuilder::default().build_and_execute(|| {
		for device in [Device::sr25519(1), Device::ed25519(1)] {
			let mut proof = device.proof(OWNER);
			let with = |who, proof| {
				let origin = RuntimeOrigin::signed(who);
				Metering::register_meter(origin, EAN, AREA, device.key(), STATION, proof)
			};
			// Nor does the proof of the owner, seen in the pool, help another one.
			assert_noop!(with(OTHER_OWNER, proof), Error::<Test>::InvalidProof);
			let other = Device::sr25519(9).proof(OTHER_OWNER);
			assert_noop!(with(OTHER_OWNER, other), Error::<Test>::InvalidProof);
			let reading = device.read(0, NOW, 0).signature;
			assert_noop!(with(OWNER, reading), Error::<Test>::InvalidProof);
			let mut genesis = genesis();
			genesis[0] ^= 1;
			let id = Metering::account_id(&OWNER);
			let foreign = device.sign_bytes(&possession::payload(&genesis, &id));
			assert_noop!(with(OWNER, foreign), Error::<Test>::InvalidProof);
			assert_ok!(with(OWNER, proof));
			proof[0] ^= 1;
			assert_noop!(with(OWNER, proof), Error::<Test>::InvalidProof);
		}
	});
}

#[test]
fn audit_m3_a_pending_key_reserves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let wanted = Device::sr25519(2);
		assert_ok!(rotate(id, &wanted));
		assert_ok!(register(OTHER_OWNER, &wanted));
		assert_ok!(register(OWNER, &wanted));
		assert_ok!(approve(1, &wanted, None));
		assert_noop!(register(OTHER_OWNER, &wanted), Error::<Test>::KeyInUse);
		assert_noop!(
			approve(id, &wanted, None).map_err(|error| error.error),
			Error::<Test>::KeyInUse
		);
	});
}

/// Bytes that a client can compare with its own.
#[test]
fn a_proof_is_as_documented_byte_for_byte() {
	ExtBuilder::default().build_and_execute(|| {
		let mut expected = b"smartcharge:meterkey:v1".to_vec();
		expected.extend(genesis());
		expected.extend(OWNER.to_le_bytes());
		expected.extend([0; 24]);
		let id = Metering::account_id(&OWNER);
		assert_eq!(possession::payload(&genesis(), &id).as_slice(), expected);
	});
}

#[test]
fn ids_never_wrap() {
	ExtBuilder::default().build_and_execute(|| {
		NextMeterId::<Test>::put(MeterId::MAX);
		assert_noop!(register(OWNER, &Device::sr25519(1)), ArithmeticError::Overflow,);
	});
}
