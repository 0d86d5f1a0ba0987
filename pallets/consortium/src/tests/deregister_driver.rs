// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn deregister(registrar: u64, driver: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::deregister_driver(RuntimeOrigin::signed(registrar), driver)
}

#[test]
fn a_driver_is_deregistered() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, 100).ok_or(()));
		assert_ok!(deregister(CSO, DRIVER));
		assert!(!Consortium::is_participant(&DRIVER));
		assert!(Consortium::is_former(&DRIVER));
		assert_eq!(System::providers(&DRIVER), 1);
		assert_eq!(Allowances::<Test>::get(DRIVER).unwrap().used, 100);
		System::assert_last_event(Event::DriverDeregistered { driver: DRIVER }.into());
	});
}

#[test]
fn a_member_stays_a_member_with_what_it_used() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), CSO, hash(2)));
		assert_ok!(take(CSO, 3_000).ok_or(()));
		assert_ok!(deregister(CSO, CSO));
		assert!(Consortium::has_role(&CSO, Role::Cso));
		assert_eq!(System::providers(&CSO), 1);
		assert_eq!(Consortium::allowance_left(&CSO), Some(MemberAllowance::get() - 3_000));
	});
}

#[test]
fn only_registrars_deregister() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(DSO), RuntimeOrigin::signed(STRANGER), RuntimeOrigin::root()]
		{
			assert_noop!(Consortium::deregister_driver(origin, DRIVER), BadOrigin);
		}
	});
}

#[test]
fn a_driver_leaves_a_registrar_that_it_did_not_choose() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Consortium::register_driver(RuntimeOrigin::signed(SUPPLIER), DRIVER, [7; 32].into()),
			Error::<Test>::AlreadyDriver
		);
		// Nobody else than the driver leaves for it.
		assert_noop!(deregister(STRANGER, DRIVER), BadOrigin);
		assert_ok!(deregister(DRIVER, DRIVER));
		assert!(Consortium::is_former(&DRIVER));
		assert_noop!(deregister(DRIVER, DRIVER), Error::<Test>::NotDriver);
		assert_ok!(Consortium::register_driver(
			RuntimeOrigin::signed(SUPPLIER),
			DRIVER,
			[7; 32].into()
		));
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
fn tokens_on_hold_do_not_keep_a_driver() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DRIVER));
		assert_ok!(deregister(CSO, DRIVER));
		assert!(!Consortium::is_participant(&DRIVER));
	});
}

#[test]
fn refuses_another_driver_when_too_many_have_left() {
	ExtBuilder::default().build_and_execute(|| {
		let register = |driver| {
			assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), driver, hash(2)));
		};
		for driver in 100..100 + u64::from(MaxFormer::get()) {
			register(driver);
			assert_ok!(deregister(CSO, driver));
		}
		assert_noop!(deregister(CSO, DRIVER), Error::<Test>::TooManyFormer);
		// A member stays one, whatever the number.
		register(DSO);
		assert_ok!(deregister(CSO, DSO));
		// One that returns makes room, and so does time.
		register(100);
		assert_ok!(deregister(CSO, DRIVER));
		assert_noop!(deregister(CSO, 100), Error::<Test>::TooManyFormer);
		System::set_block_number(1 + EXIT_PERIOD);
		idle();
		assert_ok!(deregister(CSO, 100));
	});
}
