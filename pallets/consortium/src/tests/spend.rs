// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

const FUNDS: u128 = 1_000;

fn spend(to: u64, amount: u128) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::spend(RuntimeOrigin::root(), to, amount)
}

fn with_funds() -> ExtBuilder {
	ExtBuilder::default().with_balance(ConsortiumAccount::get(), FUNDS)
}

#[test]
fn audit_l5_governance_spends_the_money_of_the_consortium() {
	with_funds().build_and_execute(|| {
		for (to, amount) in [(CSO, 100), (DRIVER, 200)] {
			assert_ok!(spend(to, amount));
			assert_eq!(Balances::free_balance(to), amount);
			System::assert_last_event(Event::Spent { to, amount }.into());
		}
		assert_eq!(Balances::free_balance(ConsortiumAccount::get()), FUNDS - 300);
	});
}

#[test]
fn the_existential_deposit_stays() {
	with_funds().build_and_execute(|| {
		// It is one.
		assert_noop!(spend(CSO, FUNDS), Error::<Test>::InsufficientFunds);
		assert_noop!(spend(CSO, u128::MAX), Error::<Test>::InsufficientFunds);
		assert_ok!(spend(CSO, FUNDS - 1));
		assert_noop!(spend(CSO, 1), Error::<Test>::InsufficientFunds);
	});
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(spend(CSO, 1), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn nothing_is_spent_on_strangers_and_no_nothing() {
	with_funds().build_and_execute(|| {
		assert_noop!(spend(STRANGER, 1), Error::<Test>::NotParticipant);
		assert_noop!(spend(CSO, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn only_governance_spends() {
	with_funds().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(CSO), RuntimeOrigin::none()] {
			assert_noop!(Consortium::spend(origin, CSO, 1), BadOrigin);
		}
	});
}
