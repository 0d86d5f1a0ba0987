// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};

#[test]
fn burns_what_is_on_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		let id = request(100);
		assert_ok!(Tokens::settle_withdrawal(custodian(), id, reference("B1")));

		assert_eq!(held(ALICE), 0);
		assert_eq!(Balances::total_balance(&ALICE), FUNDS - 100);
		assert_eq!(Tokens::issued(), issued - 100);
		assert_eq!(Tokens::reserve(), RESERVE);
		assert!(References::<Test>::contains_key(reference("B1")));
		assert!(!Withdrawals::<Test>::contains_key(id));
		assert!(!PendingWithdrawals::<Test>::contains_key(ALICE));
		System::assert_last_event(
			Event::WithdrawalSettled { id, who: ALICE, amount: 100, reference: reference("B1") }
				.into(),
		);
	});
}

#[test]
fn leaves_other_withdrawals_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let first = request(100);
		let second = request(250);
		assert_ok!(Tokens::settle_withdrawal(custodian(), first, reference("B1")));
		assert_eq!(held(ALICE), 250);
		assert!(Withdrawals::<Test>::contains_key(second));
		assert_eq!(PendingWithdrawals::<Test>::get(ALICE), 1);
	});
}

#[test]
fn refuses_an_unknown_withdrawal() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::settle_withdrawal(custodian(), 0, reference("B1")),
			Error::<Test>::UnknownWithdrawal
		);
	});
}

#[test]
fn refuses_a_withdrawal_that_has_ended() {
	ExtBuilder::default().build_and_execute(|| {
		let settled = request(100);
		let rejected = request(100);
		assert_ok!(Tokens::settle_withdrawal(custodian(), settled, reference("B1")));
		assert_ok!(Tokens::reject_withdrawal(custodian(), rejected));
		for id in [settled, rejected] {
			assert_noop!(
				Tokens::settle_withdrawal(custodian(), id, reference("B2")),
				Error::<Test>::UnknownWithdrawal
			);
		}
	});
}

#[test]
fn refuses_second_use_of_a_reference() {
	ExtBuilder::default().build_and_execute(|| {
		let first = request(100);
		let second = request(100);
		assert_ok!(Tokens::deposit(custodian(), ALICE, 500, reference("B1")));
		assert_ok!(Tokens::settle_withdrawal(custodian(), first, reference("B2")));
		for used in ["B1", "B2"] {
			assert_noop!(
				Tokens::settle_withdrawal(custodian(), second, reference(used)),
				Error::<Test>::ReferenceUsed
			);
		}
	});
}

#[test]
fn refuses_an_empty_reference() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		assert_noop!(
			Tokens::settle_withdrawal(custodian(), id, reference("")),
			Error::<Test>::EmptyReference
		);
	});
}

#[test]
fn refuses_anybody_but_the_custodian() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		for origin in [alice(), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				Tokens::settle_withdrawal(origin, id, reference("B1")),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn works_when_the_account_is_frozen_or_takes_part_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		Balances::set_lock(*b"tests   ", &ALICE, Balance::MAX, WithdrawReasons::all());
		Drivers::mutate(|drivers| drivers.remove(&ALICE));
		assert_ok!(Tokens::settle_withdrawal(custodian(), id, reference("B1")));
		assert_eq!(Balances::total_balance(&ALICE), FUNDS - 100);
		Balances::remove_lock(*b"tests   ", &ALICE);
	});
}
