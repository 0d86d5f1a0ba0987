// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn audit_m12_the_owner_takes_back_what_the_custodian_leaves() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		ClockTime::set(START + CANCELLATION_PERIOD);
		assert_ok!(Tokens::cancel_withdrawal(alice(), id));

		assert_eq!(held(ALICE), 0);
		assert_eq!(Balances::free_balance(ALICE), FUNDS);
		assert_eq!(Withdrawals::<Test>::get(id), None);
		assert!(!PendingWithdrawals::<Test>::contains_key(ALICE));
		System::assert_last_event(
			Event::WithdrawalCancelled { id, who: ALICE, amount: 100 }.into(),
		);
		assert_noop!(
			Tokens::settle_withdrawal(custodian(), id, reference("B1")),
			Error::<Test>::UnknownWithdrawal
		);
	});
}

#[test]
fn refuses_while_the_custodian_may_be_paying() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		for now in [START - 1, START, START + CANCELLATION_PERIOD - 1] {
			ClockTime::set(now);
			assert_noop!(Tokens::cancel_withdrawal(alice(), id), Error::<Test>::TooEarlyToCancel);
		}
	});
}

#[test]
fn refuses_anybody_but_the_owner() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		ClockTime::set(START + CANCELLATION_PERIOD);
		for who in [BOB, CUSTODIAN, STRANGER] {
			assert_noop!(
				Tokens::cancel_withdrawal(RuntimeOrigin::signed(who), id),
				Error::<Test>::NotOwner
			);
		}
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Tokens::cancel_withdrawal(origin, id), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn serves_an_owner_that_takes_part_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		Drivers::mutate(|drivers| drivers.remove(&ALICE));
		ClockTime::set(START + CANCELLATION_PERIOD);
		assert_ok!(Tokens::cancel_withdrawal(alice(), id));
	});
}

#[test]
fn refuses_an_unknown_withdrawal() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Tokens::cancel_withdrawal(alice(), 0), Error::<Test>::UnknownWithdrawal);
		let id = request(100);
		assert_ok!(Tokens::reject_withdrawal(custodian(), id));
		assert_noop!(Tokens::cancel_withdrawal(alice(), id), Error::<Test>::UnknownWithdrawal);
	});
}
