// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn pays_in_part_and_in_full() {
	execute(|| {
		owe(300);
		assert_ok!(Debts::pay(alice(), CSO, KIND, 100));
		let paid =
			|amount, left| Event::Paid { debtor: ALICE, creditor: CSO, kind: KIND, amount, left };
		System::assert_last_event(paid(100, 200).into());
		assert_eq!(Balances::free_balance(CSO), 100);
		assert!(Debts::in_debt(&ALICE, KIND));

		assert_ok!(Debts::pay(alice(), CSO, KIND, 200));
		System::assert_last_event(paid(200, 0).into());
		assert_eq!(Balances::free_balance(CSO), 300);
		assert_eq!(Balances::free_balance(ALICE), FUNDS - 300);
		assert!(!Debts::in_debt(&ALICE, KIND));
	});
}

#[test]
fn refuses_a_zero_amount() {
	execute(|| {
		owe(300);
		assert_noop!(Debts::pay(alice(), CSO, KIND, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn refuses_what_is_not_owed() {
	execute(|| {
		owe(300);
		assert_noop!(Debts::pay(alice(), DSO, KIND, 1), Error::<Test>::NoDebt);
		assert_noop!(Debts::pay(RuntimeOrigin::signed(BOB), CSO, KIND, 1), Error::<Test>::NoDebt);
		assert_noop!(Debts::pay(alice(), CSO, KIND, 301), Error::<Test>::MoreThanOwed);
	});
}

#[test]
fn refuses_what_the_debtor_does_not_have() {
	execute(|| {
		owe(FUNDS);
		let spendable = FUNDS - EXISTENTIAL_DEPOSIT;
		assert_noop!(
			Debts::pay(alice(), CSO, KIND, spendable + 1),
			Error::<Test>::InsufficientBalance
		);
		assert_ok!(Debts::pay(alice(), CSO, KIND, spendable));
		assert_eq!(Debts::debt(&ALICE, &CSO, KIND), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn refuses_a_caller_without_account() {
	execute(|| {
		owe(300);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Debts::pay(origin, CSO, KIND, 1), DispatchError::BadOrigin);
		}
	});
}
