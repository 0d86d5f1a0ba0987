// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn sets_what_is_on_hold_free() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		let id = request(100);
		assert_ok!(Tokens::reject_withdrawal(custodian(), id));

		assert_eq!(held(ALICE), 0);
		assert_eq!(Balances::free_balance(ALICE), FUNDS);
		assert_eq!(Tokens::issued(), issued);
		assert!(!Withdrawals::<Test>::contains_key(id));
		assert!(!PendingWithdrawals::<Test>::contains_key(ALICE));
		System::assert_last_event(Event::WithdrawalRejected { id, who: ALICE, amount: 100 }.into());
	});
}

#[test]
fn refuses_an_unknown_withdrawal() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Tokens::reject_withdrawal(custodian(), 0), Error::<Test>::UnknownWithdrawal);
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
				Tokens::reject_withdrawal(custodian(), id),
				Error::<Test>::UnknownWithdrawal
			);
		}
	});
}

#[test]
fn refuses_anybody_but_the_custodian() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		for origin in [alice(), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Tokens::reject_withdrawal(origin, id), DispatchError::BadOrigin);
		}
	});
}

/// An account that something else keeps alive can spend all that is free. The least withdrawal must
/// still come back.
#[test]
fn gives_back_to_an_account_without_free_balance() {
	ExtBuilder::default().build_and_execute(|| {
		System::inc_providers(&ALICE);
		let id = request(EXISTENTIAL_DEPOSIT);
		assert_ok!(Balances::transfer_all(alice(), BOB, false));
		assert_eq!(Balances::free_balance(ALICE), 0);

		assert_ok!(Tokens::reject_withdrawal(custodian(), id));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
	});
}
