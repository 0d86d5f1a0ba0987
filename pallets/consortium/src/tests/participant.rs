// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What an account is, with its allowance.

use super::*;
use crate::runtime_api::{AllowanceInfo, ParticipantInfo};
use smartcharge_primitives::Balance;

fn info(who: u64) -> ParticipantInfo<u64, Balance> {
	Consortium::participant_info(&who)
}

#[test]
fn shows_members_drivers_and_others() {
	ExtBuilder::default().build_and_execute(|| {
		let member = info(CSO);
		assert_eq!(member.member, Members::<Test>::get(CSO));
		assert_eq!((member.registrar, member.exits_until), (None, None));
		assert_eq!(member.allowance.unwrap().max, MemberAllowance::get());
		assert_eq!(member.allowance.unwrap().reserve, 0);

		let driver = info(DRIVER);
		assert_eq!((driver.member, driver.registrar), (None, Some(CSO)));
		let own = driver.allowance.unwrap();
		assert_eq!((own.max, own.left), (DriverAllowance::get(), DriverAllowance::get()));
		assert_eq!(own.reserve, ExitReserve::get().mul_floor(own.max));
		assert_eq!(driver.pool.unwrap().max, PoolAllowance::get());

		let nobody = info(12_345);
		assert_eq!((nobody.member, nobody.registrar, nobody.exits_until), (None, None, None));
		assert_eq!((nobody.allowance, nobody.pool), (None, None));
	});
}

#[test]
fn shows_what_is_used_up_and_recovers() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, 100).ok_or(()));
		let driver = info(DRIVER);
		assert_eq!(driver.allowance.unwrap().left, DriverAllowance::get() - 100);
		assert_eq!(driver.pool.unwrap().left, PoolAllowance::get() - 100);
		// The registrar sees its drivers' pool, and has its own allowance.
		assert_eq!(info(CSO).pool, driver.pool);
		assert_eq!(info(CSO).allowance.unwrap().left, MemberAllowance::get());
		System::set_block_number(System::block_number() + 1_000);
		let AllowanceInfo { left, max, .. } = info(DRIVER).allowance.unwrap();
		assert_eq!(left, max);
	});
}

#[test]
fn shows_how_long_a_former_participant_can_act() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::deregister_driver(RuntimeOrigin::signed(CSO), DRIVER));
		let former = info(DRIVER);
		let until = Former::<Test>::get(DRIVER).unwrap().until;
		assert_eq!(former.exits_until, Some(until));
		assert_eq!((former.allowance, former.registrar), (None, None));
		assert_eq!(former.pool, info(CSO).pool);
	});
}

#[test]
fn a_refund_goes_to_the_registrar_when_the_driver_has_left() {
	use smartcharge_primitives::Refunds;
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Consortium::refund_account(&DRIVER), Some(DRIVER));
		assert_eq!(Consortium::refund_account(&CSO), Some(CSO));
		assert_ok!(Consortium::deregister_driver(RuntimeOrigin::signed(CSO), DRIVER));
		assert_eq!(Consortium::refund_account(&DRIVER), Some(CSO));
		assert_eq!(Consortium::refund_account(&12_345), None);
	});
}
