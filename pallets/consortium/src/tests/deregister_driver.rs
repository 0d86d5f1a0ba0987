// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn deregister(registrar: u64, driver: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::deregister_driver(RuntimeOrigin::signed(registrar), driver)
}

#[test]
fn a_driver_is_deregistered() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::take_allowance(&DRIVER, 100).ok_or(()));
		assert_ok!(deregister(CSO, DRIVER));
		assert!(!Consortium::is_participant(&DRIVER));
		assert_eq!(System::providers(&DRIVER), 0);
		assert!(!Allowances::<Test>::contains_key(DRIVER));
		System::assert_last_event(Event::DriverDeregistered { driver: DRIVER }.into());
	});
}

#[test]
fn a_member_stays_a_member_with_what_it_used() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), CSO, hash(2)));
		assert_ok!(Consortium::take_allowance(&CSO, 3_000).ok_or(()));
		assert_ok!(deregister(CSO, CSO));
		assert!(Consortium::has_role(&CSO, Role::Cso));
		assert_eq!(System::providers(&CSO), 1);
		assert_eq!(Consortium::allowance_left(&CSO), Some(MemberAllowance::get() - 3_000));
	});
}

#[test]
fn only_registrars_deregister() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [
			RuntimeOrigin::signed(DSO),
			RuntimeOrigin::signed(DRIVER),
			RuntimeOrigin::signed(STRANGER),
			RuntimeOrigin::root(),
		] {
			assert_noop!(Consortium::deregister_driver(origin, DRIVER), BadOrigin);
		}
	});
}

#[test]
fn refuses_one_that_is_no_driver() {
	ExtBuilder::default().build_and_execute(|| {
		for account in [STRANGER, DSO] {
			assert_noop!(deregister(CSO, account), Error::<Test>::NotDriver);
		}
	});
}

#[test]
fn refuses_another_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(deregister(SUPPLIER, DRIVER), Error::<Test>::NotRegistrar);
	});
}

#[test]
fn any_registrar_takes_over_from_one_that_left() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), CSO));
		assert_noop!(deregister(CSO, DRIVER), BadOrigin);
		assert_ok!(deregister(SUPPLIER, DRIVER));
	});
}

#[test]
fn any_registrar_takes_over_from_one_that_lost_its_role() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::set_roles(RuntimeOrigin::root(), CSO, roles(&[Role::Brp])));
		assert_ok!(deregister(SUPPLIER, DRIVER));
	});
}

#[test]
fn refuses_a_driver_whose_account_is_still_needed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DRIVER));
		assert_noop!(deregister(CSO, DRIVER), Error::<Test>::StillReferenced);
		System::dec_consumers(&DRIVER);
		assert_ok!(deregister(CSO, DRIVER));
	});
}
