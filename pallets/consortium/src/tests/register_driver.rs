// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

const NEW: u64 = 11;

#[test]
fn suppliers_and_operators_of_stations_register_drivers() {
	ExtBuilder::default().build_and_execute(|| {
		for (registrar, driver) in [(CSO, NEW), (SUPPLIER, NEW + 1)] {
			let origin = RuntimeOrigin::signed(registrar);
			assert_ok!(Consortium::register_driver(origin, driver, hash(2)));
			assert_eq!(
				Drivers::<Test>::get(driver),
				Some(DriverRecord { registrar, contract_hash: hash(2) })
			);
			assert!(Consortium::is_driver(&driver));
			assert!(Consortium::is_participant(&driver));
			assert_eq!(System::providers(&driver), 1);
			assert_eq!(Consortium::allowance_left(&driver), Some(DriverAllowance::get()));
			System::assert_last_event(Event::DriverRegistered { driver, registrar }.into());
		}
	});
}

#[test]
fn nobody_else_registers_drivers() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [
			RuntimeOrigin::signed(DSO),
			RuntimeOrigin::signed(DRIVER),
			RuntimeOrigin::signed(STRANGER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Consortium::register_driver(origin, NEW, hash(2)), BadOrigin);
		}
	});
}

#[test]
fn refuses_a_second_registration() {
	ExtBuilder::default().build_and_execute(|| {
		for registrar in [CSO, SUPPLIER] {
			assert_noop!(
				Consortium::register_driver(RuntimeOrigin::signed(registrar), DRIVER, hash(2)),
				Error::<Test>::AlreadyDriver
			);
		}
	});
}

#[test]
fn a_member_can_be_a_driver() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), CSO, hash(2)));
		assert!(Consortium::is_driver(&CSO));
		assert!(Consortium::has_role(&CSO, Role::Cso));
		assert_eq!(System::providers(&CSO), 2);
		assert_eq!(Consortium::allowance_left(&CSO), Some(MemberAllowance::get()));
	});
}
