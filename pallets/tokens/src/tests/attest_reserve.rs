// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use smartcharge_primitives::{testing::add_member, Role};

#[test]
fn sets_the_reserve() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Tokens::attest_reserve(auditor(), RESERVE + 1));
		assert_eq!(Tokens::reserve(), RESERVE + 1);
		System::assert_last_event(
			Event::<Test>::ReserveAttested { old: RESERVE, new: RESERVE + 1 }.into(),
		);
	});
}

#[test]
fn attests_the_same_amount_again() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Tokens::attest_reserve(auditor(), RESERVE));
		System::assert_last_event(
			Event::<Test>::ReserveAttested { old: RESERVE, new: RESERVE }.into(),
		);
	});
}

#[test]
fn covers_the_tokens_that_exist() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		assert_noop!(
			Tokens::attest_reserve(auditor(), issued - 1),
			Error::<Test>::ReserveBelowIssuance
		);
		assert_ok!(Tokens::attest_reserve(auditor(), issued));
	});
}

#[test]
fn covers_tokens_on_hold_until_they_are_settled() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		let id = request(100);
		assert_noop!(
			Tokens::attest_reserve(auditor(), issued - 100),
			Error::<Test>::ReserveBelowIssuance
		);
		assert_ok!(Tokens::settle_withdrawal(custodian(), id, reference("B1")));
		assert_ok!(Tokens::attest_reserve(auditor(), issued - 100));
	});
}

#[test]
fn refuses_anybody_but_the_auditor() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [alice(), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Tokens::attest_reserve(origin, Balance::MAX), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn audit_m12_who_mints_does_not_attest() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::attest_reserve(custodian(), RESERVE + 1),
			Error::<Test>::AttestedByCustodian
		);
		// The other role does not help.
		add_member(CUSTODIAN, &[Role::Custodian, Role::Auditor]);
		assert_noop!(
			Tokens::attest_reserve(custodian(), RESERVE + 1),
			Error::<Test>::AttestedByCustodian
		);
		assert_noop!(
			Tokens::deposit(auditor(), ALICE, 1, reference("B1")),
			DispatchError::BadOrigin
		);
	});
}
