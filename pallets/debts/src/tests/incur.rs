// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn a_debt_grows_and_is_reported() {
	execute(|| {
		assert!(!Debts::in_debt(&ALICE, KIND));
		owe(300);
		System::assert_last_event(
			Event::Incurred { debtor: ALICE, creditor: CSO, kind: KIND, amount: 300 }.into(),
		);
		owe(20);
		Debts::incur(&ALICE, &DSO, KIND, 5);

		assert_eq!(Debts::debt(&ALICE, &CSO, KIND), 320);
		assert_eq!(Debts::debt(&ALICE, &DSO, KIND), 5);
		assert!(Debts::in_debt(&ALICE, KIND) && !Debts::in_debt(&CSO, KIND));
	});
}

#[test]
fn nothing_and_oneself_are_not_owed() {
	execute(|| {
		owe(0);
		Debts::incur(&ALICE, &ALICE, KIND, 300);
		assert!(!Debts::in_debt(&ALICE, KIND));
		assert_eq!(System::events(), []);
	});
}

#[test]
fn a_debt_that_exceeds_its_type_stays_at_the_highest() {
	execute(|| {
		owe(Balance::MAX);
		owe(1);
		assert_eq!(Debts::debt(&ALICE, &CSO, KIND), Balance::MAX);
	});
}
