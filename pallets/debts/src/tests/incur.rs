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

#[test]
fn a_debt_is_offset_by_what_its_creditor_comes_to_owe() {
	execute(|| {
		owe(300);
		assert_eq!(Debts::offset(&ALICE, &CSO, KIND, 120), 120);
		let offset =
			|amount, left| Event::Offset { debtor: ALICE, creditor: CSO, kind: KIND, amount, left };
		System::assert_last_event(offset(120, 180).into());
		// Of another kind or another creditor there is nothing.
		assert_eq!(Debts::offset(&ALICE, &CSO, DebtKind::Imbalance, 120), 0);
		assert_eq!(Debts::offset(&CSO, &ALICE, KIND, 120), 0);
		assert_eq!(Debts::offset(&ALICE, &CSO, KIND, 0), 0);
		assert_eq!(Debts::debt(&ALICE, &CSO, KIND), 180);
		assert_eq!(Debts::offset(&ALICE, &CSO, KIND, 500), 180);
		System::assert_last_event(offset(180, 0).into());
		assert!(!Debts::in_debt(&ALICE, KIND));
	});
}
