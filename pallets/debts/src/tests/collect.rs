// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

const REFUND: DebtKind = DebtKind::Correction;

fn collect(who: AccountId, kind: DebtKind) -> polkadot_sdk::sp_runtime::DispatchResult {
	Debts::collect(RuntimeOrigin::signed(who), ALICE, CSO, kind)
}

#[test]
fn anybody_has_a_refund_paid() {
	execute(|| {
		Debts::incur(&ALICE, &CSO, REFUND, 300);
		assert_ok!(collect(BOB, REFUND));
		System::assert_last_event(
			Event::Paid { debtor: ALICE, creditor: CSO, kind: REFUND, amount: 300, left: 0 }.into(),
		);
		assert_eq!(Balances::free_balance(CSO), 300);
		// A creditor collects no more than it is owed.
		assert_noop!(collect(CSO, REFUND), Error::<Test>::NoDebt);
		assert_eq!(Balances::free_balance(ALICE), FUNDS - 300);
	});
}

#[test]
fn as_much_is_collected_as_the_debtor_has() {
	execute(|| {
		Debts::incur(&ALICE, &CSO, REFUND, FUNDS + 5);
		assert_ok!(collect(CSO, REFUND));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
		assert_eq!(Debts::debt(&ALICE, &CSO, REFUND), EXISTENTIAL_DEPOSIT + 5);
		assert_noop!(collect(CSO, REFUND), Error::<Test>::InsufficientBalance);
	});
}

#[test]
fn what_a_driver_owes_for_a_process_is_not_collected() {
	execute(|| {
		owe(300);
		assert_noop!(collect(CSO, KIND), Error::<Test>::NotCollectable);
		assert_noop!(collect(CSO, REFUND), Error::<Test>::NoDebt);
		let origin = RuntimeOrigin::root();
		assert_noop!(Debts::collect(origin, ALICE, CSO, REFUND), DispatchError::BadOrigin);
	});
}
