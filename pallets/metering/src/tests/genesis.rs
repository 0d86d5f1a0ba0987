// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Genesis.

use crate::{mock::*, GenesisConfig, GenesisMeter, Keys, MeterKey, MeterStatus};
use smartcharge_primitives::{Meters as _, Purpose};

fn station(seed: u8) -> GenesisMeter<AccountId> {
	let MeterKey::Sr25519(key) = Device::sr25519(seed).key() else { unreachable!() };
	GenesisMeter { owner: OWNER, ean: EAN, area: AREA, key, power: POWER }
}

#[test]
fn the_interval_is_five_minutes_unless_said_otherwise() {
	assert_eq!(GenesisConfig::<Test>::default().interval, 300_000);
	ExtBuilder::default().build_and_execute(|| assert_eq!(Metering::interval(), 300_000));
	ExtBuilder::default()
		.interval(2_000)
		.build_and_execute(|| assert_eq!(Metering::interval(), 2_000));
}

#[test]
#[should_panic(expected = "the interval must not be zero")]
fn panics_on_an_interval_of_zero() {
	ExtBuilder::default().interval(0).build();
}

#[test]
fn meters_are_active() {
	ExtBuilder::default().meter(station(1)).meter(station(2)).build_and_execute(|| {
		assert_eq!(meter(1).status, MeterStatus::Active);
		assert_eq!(meter(1).purpose, Purpose::Station { power: POWER });
		assert_eq!(Keys::<Test>::get(Device::sr25519(2).key()), Some(1));
		assert_eq!(crate::NextMeterId::<Test>::get(), 2);
		assert_eq!(submit_one(Device::sr25519(2).read(1, NOW, 9)), Ok(()));
	});
}

#[test]
#[should_panic(expected = "InvalidEanCheckDigit")]
fn panics_on_a_wrong_ean() {
	ExtBuilder::default().meter(GenesisMeter { ean: EAN + 1, ..station(1) }).build();
}

#[test]
#[should_panic(expected = "UnknownArea")]
fn panics_on_an_unknown_area() {
	ExtBuilder::default().meter(GenesisMeter { area: 7, ..station(1) }).build();
}

#[test]
#[should_panic(expected = "KeyInUse")]
fn panics_on_a_key_used_twice() {
	ExtBuilder::default().meter(station(1)).meter(station(1)).build();
}

#[test]
fn the_key_is_read_from_an_address() {
	use polkadot_sdk::sp_core::{crypto::Ss58Codec, sr25519};
	use serde::{
		de::value::{Error, StrDeserializer},
		de::IntoDeserializer,
		Deserialize,
	};
	let key = station(1).key;
	let text = key.to_ss58check();
	let json: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
	assert_eq!(sr25519::Public::deserialize(json), Ok(key));
}
