// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		request(100);
		assert_ok!(Tokens::do_try_state());
		breakage();
		let found = Tokens::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

#[test]
fn try_state_detects_tokens_that_are_not_counted() {
	assert_detected("INV1", || {
		Balances::mint_into(&ALICE, 1).unwrap();
	});
}

#[test]
fn try_state_detects_issuance_above_the_reserve() {
	assert_detected("INV2", || Reserve::<Test>::put(Issued::<Test>::get() - 1));
}

#[test]
fn try_state_detects_a_withdrawal_without_hold() {
	assert_detected("INV3", || {
		Withdrawals::<Test>::mutate(0, |withdrawal| withdrawal.as_mut().unwrap().amount += 1)
	});
}

#[test]
fn try_state_detects_a_hold_without_withdrawal() {
	use polkadot_sdk::frame_support::traits::fungible::MutateHold;
	assert_detected("INV3", || {
		Balances::hold(&HoldReason::Withdrawal.into(), &BOB, 1).unwrap();
	});
}

#[test]
fn try_state_detects_a_wrong_counter() {
	assert_detected("INV4", || PendingWithdrawals::<Test>::insert(ALICE, 2));
}

#[test]
fn try_state_detects_a_counter_without_withdrawal() {
	assert_detected("INV4", || PendingWithdrawals::<Test>::insert(STRANGER, 1));
}

#[test]
fn try_state_detects_a_stored_zero_counter() {
	assert_detected("INV4", || PendingWithdrawals::<Test>::insert(BOB, 0));
}

#[test]
fn try_state_detects_an_id_from_the_future() {
	assert_detected("INV5", || NextWithdrawalId::<Test>::put(0));
}
