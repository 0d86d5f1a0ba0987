// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn puts_the_amount_on_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		assert_ok!(Tokens::request_withdrawal(alice(), 100, reference("to Alice")));

		assert_eq!(held(ALICE), 100);
		assert_eq!(Balances::free_balance(ALICE), FUNDS - 100);
		assert_eq!(Tokens::issued(), issued);
		assert_eq!(PendingWithdrawals::<Test>::get(ALICE), 1);
		assert_eq!(
			Withdrawals::<Test>::get(0),
			Some(Withdrawal {
				who: ALICE,
				amount: 100,
				payout_reference: reference("to Alice"),
				requested: START,
			})
		);
		System::assert_last_event(
			Event::WithdrawalRequested {
				id: 0,
				who: ALICE,
				amount: 100,
				payout_reference: reference("to Alice"),
			}
			.into(),
		);
	});
}

#[test]
fn gives_each_withdrawal_its_own_id() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!([request(100), request(200)], [0, 1]);
		assert_ok!(Tokens::reject_withdrawal(custodian(), 1));
		// The id of one that has ended is not used again.
		assert_eq!(request(300), 2);
		assert_eq!(held(ALICE), 400);
	});
}

#[test]
fn the_same_payout_reference_can_be_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..2 {
			assert_ok!(Tokens::request_withdrawal(alice(), 100, reference("to Alice")));
		}
		assert!(!References::<Test>::contains_key(reference("to Alice")));
	});
}

#[test]
fn refuses_who_does_not_take_part() {
	ExtBuilder::default().balances(&[(STRANGER, FUNDS)]).build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
			assert_noop!(
				Tokens::request_withdrawal(origin, 100, reference("mine")),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn refuses_a_zero_amount() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::request_withdrawal(alice(), 0, reference("to Alice")),
			Error::<Test>::ZeroAmount
		);
	});
}

#[test]
fn refuses_an_empty_payout_reference() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::request_withdrawal(alice(), 100, reference("")),
			Error::<Test>::EmptyReference
		);
	});
}

#[test]
fn refuses_less_than_the_existential_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::request_withdrawal(alice(), EXISTENTIAL_DEPOSIT - 1, reference("to Alice")),
			Error::<Test>::BelowMinimum
		);
		assert_ok!(Tokens::request_withdrawal(alice(), EXISTENTIAL_DEPOSIT, reference("to Alice")));
	});
}

#[test]
fn leaves_the_existential_deposit_in_the_account() {
	ExtBuilder::default().build_and_execute(|| {
		let most = FUNDS - EXISTENTIAL_DEPOSIT;
		for amount in [most + 1, FUNDS, Balance::MAX] {
			assert_noop!(
				Tokens::request_withdrawal(alice(), amount, reference("to Alice")),
				Error::<Test>::InsufficientBalance
			);
		}
		assert_ok!(Tokens::request_withdrawal(alice(), most, reference("to Alice")));
		assert_noop!(
			Tokens::request_withdrawal(alice(), EXISTENTIAL_DEPOSIT, reference("to Alice")),
			Error::<Test>::InsufficientBalance
		);
	});
}

#[test]
fn refuses_an_account_without_tokens() {
	ExtBuilder::default().balances(&[(BOB, FUNDS)]).build_and_execute(|| {
		assert_noop!(
			Tokens::request_withdrawal(alice(), 100, reference("to Alice")),
			Error::<Test>::InsufficientBalance
		);
	});
}

#[test]
fn tokens_on_hold_cannot_be_spent() {
	ExtBuilder::default().build_and_execute(|| {
		request(FUNDS - EXISTENTIAL_DEPOSIT);
		assert!(Balances::transfer_allow_death(alice(), BOB, 1).is_err());
	});
}

#[test]
fn bounds_the_pending_withdrawals_of_an_account() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..16 {
			request(100);
		}
		assert_noop!(
			Tokens::request_withdrawal(alice(), 100, reference("to Alice")),
			Error::<Test>::TooManyPendingWithdrawals
		);
		// Others do not count, and one that ended makes room.
		let bob = RuntimeOrigin::signed(BOB);
		assert_ok!(Tokens::request_withdrawal(bob, 100, reference("to Bob")));
		assert_ok!(Tokens::settle_withdrawal(custodian(), 3, reference("B1")));
		request(100);
	});
}

#[test]
fn refuses_when_no_id_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		NextWithdrawalId::<Test>::put(WithdrawalId::MAX);
		assert_noop!(
			Tokens::request_withdrawal(alice(), 100, reference("to Alice")),
			Error::<Test>::WithdrawalIdsExhausted
		);
	});
}

#[test]
fn audit_m12_refuses_a_payout_reference_that_is_no_short_pseudonym() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::request_withdrawal(alice(), 100, reference(&"x".repeat(33))),
			Error::<Test>::PayoutReferenceTooLong
		);
		for iban in ["NL91ABNA0417164300", "IBAN: de89 3704 0044 0532 0130 00"] {
			assert_noop!(
				Tokens::request_withdrawal(alice(), 100, reference(iban)),
				Error::<Test>::PayoutReferenceIsIban
			);
		}
		assert_ok!(Tokens::request_withdrawal(alice(), 100, reference(&"x".repeat(32))));
		// A digit was mistyped on purpose: the bank of nobody.
		let other = reference("NL92ABNA0417164300");
		assert_ok!(Tokens::request_withdrawal(alice(), 100, other));
	});
}
