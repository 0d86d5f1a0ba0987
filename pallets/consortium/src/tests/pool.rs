// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The pool that all drivers of a registrar draw on.

use super::*;
use polkadot_sdk::{
	frame_support::{assert_storage_noop, pallet_prelude::TransactionPriority},
	sp_runtime::Perbill,
};
use smartcharge_primitives::Balance;

fn register(registrar: u64, driver: u64) {
	assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(registrar), driver, hash(2)));
}

fn payer(who: u64) -> Payer<u64> {
	Consortium::participant(&who).unwrap()
}

fn priority(who: u64) -> TransactionPriority {
	Consortium::priority_if_free(&payer(who), 1, Purpose::Ordinary).unwrap()
}

fn take_exit(who: u64, fee: Balance) -> Option<()> {
	Consortium::take_allowance(&payer(who), fee, Purpose::Exit)
}

#[test]
fn audit_h5_a_thousand_fresh_drivers_have_no_more_than_the_pool() {
	ExtBuilder::default().build_and_execute(|| {
		let mut taken = 0;
		for driver in 1_000..2_000 {
			register(CSO, driver);
			while take(driver, 100).is_some() {
				taken += 100;
			}
		}
		assert_eq!(taken, PoolAllowance::get());
		assert_eq!(Consortium::pool_left(&CSO), 0);
		// The registrar itself, and the drivers of others, have what they had.
		assert_eq!(Consortium::allowance_left(&CSO), Some(MemberAllowance::get()));
		register(SUPPLIER, 2_000);
		assert_ok!(take(2_000, DriverAllowance::get()).ok_or(()));
	});
}

#[test]
fn the_pool_recovers_with_the_blocks() {
	ExtBuilder::default().build_and_execute(|| {
		PoolAllowance::set(1_000);
		assert_ok!(take(DRIVER, 1_000).ok_or(()));
		assert_eq!(Consortium::pool_left(&CSO), 0);
		System::set_block_number(4);
		assert_eq!(Consortium::pool_left(&CSO), 3 * PoolRecovery::get());
		System::set_block_number(1_000);
		assert_eq!(Consortium::pool_left(&CSO), 1_000);
		PoolAllowance::set(10_000);
	});
}

#[test]
fn audit_h5_fresh_drivers_do_not_go_before_others() {
	ExtBuilder::default().build_and_execute(|| {
		// A member that has used nearly everything goes before a driver that has used nothing.
		assert_ok!(take(DSO, MemberAllowance::get() - 1).ok_or(()));
		assert!(priority(DRIVER) < priority(DSO));

		register(SUPPLIER, 100);
		let fresh = priority(100);
		assert_eq!(priority(DRIVER), fresh);
		// The more the drivers of a registrar use, the later all of them go, new ones included.
		for driver in 200..210 {
			register(CSO, driver);
			let before = priority(driver);
			assert!(before <= priority(DRIVER));
			assert_ok!(take(driver, 900).ok_or(()));
			assert!(priority(driver) < before);
		}
		register(CSO, 300);
		assert_eq!(
			priority(300),
			FREE_PRIORITY + u64::from(Perbill::from_percent(10).deconstruct())
		);
		assert_eq!(priority(100), fresh);
	});
}

#[test]
fn audit_h5_coming_back_refreshes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, 1_000).ok_or(()));
		let cso = || RuntimeOrigin::signed(CSO);
		assert_ok!(Consortium::deregister_driver(cso(), DRIVER));
		register(CSO, DRIVER);
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(0));
		// With another registrar, and as a member, neither.
		assert_ok!(Consortium::deregister_driver(cso(), DRIVER));
		register(SUPPLIER, DRIVER);
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(0));
		let brp = roles(&[Role::Brp]);
		assert_ok!(Consortium::admit(RuntimeOrigin::root(), DRIVER, name("Now"), brp.clone()));
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(MemberAllowance::get() - 1_000));
		assert_ok!(take(DRIVER, 4_000).ok_or(()));
		assert_ok!(Consortium::deregister_driver(RuntimeOrigin::signed(SUPPLIER), DRIVER));
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), DRIVER));
		assert_ok!(Consortium::admit(RuntimeOrigin::root(), DRIVER, name("Again"), brp));
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(0));
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), DRIVER));
		// A driver's used allowance is not above its maximum.
		register(CSO, DRIVER);
		assert_eq!(Allowances::<Test>::get(DRIVER).unwrap().used, DriverAllowance::get());
		System::set_block_number(4);
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(3 * DriverRecovery::get()));
	});
}

#[test]
fn audit_h5_a_part_serves_exit_calls_only() {
	ExtBuilder::default().build_and_execute(|| {
		ExitReserve::set(Perbill::from_percent(10));
		assert_ok!(take(DRIVER, 900).ok_or(()));
		assert_eq!(take(DRIVER, 1), None);
		assert_ok!(take_exit(DRIVER, 100).ok_or(()));
		assert_storage_noop!(assert_eq!(take_exit(DRIVER, 1), None));

		// The pool's part as well.
		let mut driver = 100;
		while Consortium::pool_left(&CSO) > 1_000 {
			register(CSO, driver);
			while take(driver, 100).is_some() {}
			driver += 1;
		}
		register(CSO, driver);
		assert_storage_noop!(assert_eq!(take(driver, 1), None));
		assert_ok!(take_exit(driver, 500).ok_or(()));
		assert_eq!(Consortium::pool_left(&CSO), 500);
		assert_eq!(Consortium::allowance_left(&driver), Some(500));
	});
}

#[test]
fn what_was_not_used_goes_back_to_both() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, 500).ok_or(()));
		Consortium::give_back_allowance(&payer(DRIVER), 400);
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(DriverAllowance::get() - 100));
		assert_eq!(Consortium::pool_left(&CSO), PoolAllowance::get() - 100);
		Consortium::give_back_allowance(&payer(DRIVER), 100);
		assert!(!Allowances::<Test>::contains_key(DRIVER));
		assert!(!Pools::<Test>::contains_key(CSO));
	});
}
