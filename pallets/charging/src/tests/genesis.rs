// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Stations of the genesis config, and the checks of the Config.

use crate::{mock::*, EvseIds, GenesisStation, NextStationId, StationOfMeter, Stations};
use polkadot_sdk::frame_support::traits::Hooks;

#[test]
fn registers_the_stations_in_order() {
	let mut other = station();
	(other.cso, other.meter, other.evse_id) = (OTHER_CSO, FOREIGN_METER, "NL*XYZ*E9".into());
	other.host = Some(HOST);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		assert_eq!(NextStationId::<Test>::get(), 2);
		let first = Stations::<Test>::get(0).unwrap();
		assert_eq!((first.cso, first.power, first.price_per_hour), (CSO, 5_000, 5 * TOKEN));
		assert_eq!(first.suppliers.to_vec(), vec![SUPPLIER_A, SUPPLIER_B]);
		let second = Stations::<Test>::get(1).unwrap();
		assert_eq!((second.cso, second.host), (OTHER_CSO, Some(HOST)));
		assert_eq!(EvseIds::<Test>::get(&second.evse_id), Some(1));
		assert_eq!(StationOfMeter::<Test>::get(FOREIGN_METER), Some(1));
	});
}

#[test]
fn can_do_without_stations() {
	ExtBuilder::default().stations(&[]).build_and_execute(|| {
		assert_eq!(Stations::<Test>::iter().count(), 0);
	});
}

fn refused(change: impl FnOnce(&mut GenesisStation<AccountId>)) {
	drop(ExtBuilder::default().station(change).build());
}

#[test]
#[should_panic = "station of the genesis config is valid"]
fn refuses_an_unknown_meter() {
	refused(|station| station.meter = 77);
}

#[test]
#[should_panic = "station of the genesis config is valid"]
fn refuses_a_malformed_evse_id() {
	refused(|station| station.evse_id = "E1".into());
}

#[test]
#[should_panic = "station of the genesis config is valid"]
fn refuses_too_many_suppliers() {
	refused(|station| station.suppliers = (0..=8).collect());
}

#[test]
#[should_panic = "station of the genesis config is valid"]
fn refuses_two_stations_at_a_meter() {
	drop(ExtBuilder::default().stations(&[station(), station()]).build());
}

#[test]
fn the_config_of_the_tests_is_sound() {
	ExtBuilder::default().build_and_execute(Charging::integrity_test);
}
