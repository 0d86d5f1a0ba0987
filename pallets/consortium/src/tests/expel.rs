// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn expel(account: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::expel(RuntimeOrigin::root(), account)
}

#[test]
fn a_member_is_expelled() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::take_allowance(&DSO, 100).ok_or(()));
		assert_ok!(expel(DSO));
		assert!(!Consortium::is_participant(&DSO));
		assert_eq!(System::providers(&DSO), 0);
		assert_eq!(Consortium::allowance_left(&DSO), None);
		assert!(!Allowances::<Test>::contains_key(DSO));
		assert_eq!(Collective::members(), [CSO, SUPPLIER]);
		System::assert_last_event(Event::MemberExpelled { account: DSO }.into());
	});
}

#[test]
fn a_place_becomes_free() {
	ExtBuilder::default().build_and_execute(|| {
		MaxMembers::set(3);
		let admit =
			|| Consortium::admit(RuntimeOrigin::root(), 4, name("Next"), roles(&[Role::Dso]));
		assert_noop!(admit(), Error::<Test>::TooManyMembers);
		assert_ok!(expel(DSO));
		assert_ok!(admit());
	});
}

#[test]
fn only_governance_expels() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Consortium::expel(RuntimeOrigin::signed(CSO), DSO), BadOrigin);
		assert_noop!(Consortium::expel(RuntimeOrigin::signed(DSO), DSO), BadOrigin);
	});
}

#[test]
fn refuses_to_expel_one_that_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		for account in [STRANGER, DRIVER] {
			assert_noop!(expel(account), Error::<Test>::NotMember);
		}
	});
}

#[test]
fn refuses_to_expel_the_last_member() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(expel(DSO));
		assert_ok!(expel(SUPPLIER));
		assert_noop!(expel(CSO), Error::<Test>::LastMember);
	});
}

#[test]
fn refuses_to_expel_one_that_runs_validators() {
	ExtBuilder::default().with_validator(50, DSO).with_validator(51, CSO).build_and_execute(|| {
		assert_noop!(expel(DSO), Error::<Test>::StillRunsValidators);
		Validators::<Test>::remove(50);
		assert_ok!(expel(DSO));
	});
}

#[test]
fn refuses_to_expel_one_whose_account_is_still_needed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DSO));
		assert_noop!(expel(DSO), Error::<Test>::StillReferenced);
		System::dec_consumers(&DSO);
		assert_ok!(expel(DSO));
	});
}

#[test]
fn money_keeps_the_account_that_is_still_needed() {
	ExtBuilder::default().with_balance(DSO, 1_000).build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DSO));
		assert_ok!(expel(DSO));
		assert_eq!(System::providers(&DSO), 1);
		assert_eq!(Balances::free_balance(DSO), 1_000);
	});
}

#[test]
fn an_expelled_driver_stays_a_driver_with_a_drivers_allowance() {
	ExtBuilder::default().build_and_execute(|| {
		let (driver, hash) = (DSO, hash(2));
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), driver, hash));
		assert_eq!(System::providers(&driver), 2);
		assert_ok!(Consortium::take_allowance(&driver, 3_000).ok_or(()));
		assert_ok!(expel(driver));
		assert!(Consortium::is_participant(&driver));
		assert_eq!(System::providers(&driver), 1);
		// It had used more than a driver may; it starts with nothing and recovers.
		assert_eq!(Consortium::allowance_left(&driver), Some(0));
		System::set_block_number(4);
		assert_eq!(Consortium::allowance_left(&driver), Some(3 * DriverRecovery::get()));
	});
}

#[test]
fn drivers_of_an_expelled_registrar_stay() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(expel(CSO));
		assert!(Consortium::is_driver(&DRIVER));
	});
}
