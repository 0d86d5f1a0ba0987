// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		owe(300);
		assert_ok!(Debts::do_try_state());
		breakage();
		let found = Debts::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

#[test]
fn try_state_detects_a_debt_of_nothing() {
	assert_detected("INV1", || Owed::<Test>::insert((ALICE, KIND, DSO), 0));
}

#[test]
fn try_state_detects_an_account_that_owes_itself() {
	assert_detected("INV2", || Owed::<Test>::insert((ALICE, KIND, ALICE), 1));
}
