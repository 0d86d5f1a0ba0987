// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use std::collections::BTreeMap;

const CREDITORS: [AccountId; 3] = [CSO, DSO, BOB];

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(100)))]

	/// Whatever debts arise and are paid: what is owed is what arose less what was paid, and what
	/// was paid is what the creditors have more.
	#[test]
	fn a_debt_is_what_arose_less_what_was_paid(
		steps in vec((any::<bool>(), 0..3usize, 0..4_000u128), 1..40),
	) {
		execute(|| {
			let mut owed = BTreeMap::<AccountId, Balance>::new();
			let mut paid = 0;
			for (arises, creditor, amount) in steps {
				let creditor = CREDITORS[creditor];
				let debt = owed.entry(creditor).or_default();
				if arises {
					Debts::incur(&ALICE, &creditor, KIND, amount);
					*debt += amount;
				} else {
					let can = 0 < amount
						&& amount <= *debt
						&& paid + amount <= FUNDS - EXISTENTIAL_DEPOSIT
						&& (Balances::free_balance(creditor) > 0 || amount >= EXISTENTIAL_DEPOSIT);
					let done = Debts::pay(alice(), creditor, KIND, amount).is_ok();
					assert_eq!(done, can);
					if done {
						*debt -= amount;
						paid += amount;
					}
				}
				for (creditor, debt) in &owed {
					assert_eq!(Debts::debt(&ALICE, creditor, KIND), *debt);
				}
				assert_eq!(Debts::in_debt(&ALICE, KIND), owed.values().any(|debt| *debt > 0));
			}
			assert_eq!(Balances::free_balance(ALICE), FUNDS - paid);
		});
	}
}
