// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn mints_and_records_the_reference() {
	ExtBuilder::default().build_and_execute(|| {
		let issued = Tokens::issued();
		assert_ok!(Tokens::deposit(custodian(), ALICE, 500, reference("B1")));

		assert_eq!(Balances::free_balance(ALICE), FUNDS + 500);
		assert_eq!(Tokens::issued(), issued + 500);
		assert!(References::<Test>::contains_key(reference("B1")));
		System::assert_last_event(
			Event::Deposited { who: ALICE, amount: 500, reference: reference("B1") }.into(),
		);
	});
}

#[test]
fn refuses_anybody_but_the_custodian() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [alice(), RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
			assert_noop!(
				Tokens::deposit(origin, ALICE, 500, reference("B1")),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(
			Tokens::deposit(RuntimeOrigin::root(), ALICE, 500, reference("B1")),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn refuses_a_zero_amount() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, 0, reference("B1")),
			Error::<Test>::ZeroAmount
		);
	});
}

#[test]
fn refuses_an_empty_reference() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, 500, reference("")),
			Error::<Test>::EmptyReference
		);
	});
}

#[test]
fn takes_a_reference_of_one_byte_and_of_the_longest() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Tokens::deposit(custodian(), ALICE, 500, reference("B")));
		let longest = "B".repeat(MAX_REFERENCE_LEN as usize);
		assert_ok!(Tokens::deposit(custodian(), ALICE, 500, reference(&longest)));
		assert!(Reference::try_from(vec![0; MAX_REFERENCE_LEN as usize + 1]).is_err());
	});
}

#[test]
fn refuses_second_use_of_a_reference() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Tokens::deposit(custodian(), ALICE, 500, reference("B1")));
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, 500, reference("B1")),
			Error::<Test>::ReferenceUsed
		);
		// Not for another account and amount either.
		assert_noop!(
			Tokens::deposit(custodian(), BOB, 501, reference("B1")),
			Error::<Test>::ReferenceUsed
		);
	});
}

#[test]
fn refuses_the_reference_of_a_settled_withdrawal() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		assert_ok!(Tokens::settle_withdrawal(custodian(), id, reference("B1")));
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, 500, reference("B1")),
			Error::<Test>::ReferenceUsed
		);
	});
}

#[test]
fn refuses_a_recipient_who_does_not_take_part() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::deposit(custodian(), STRANGER, 500, reference("B1")),
			Error::<Test>::NotParticipant
		);
	});
}

#[test]
fn fills_the_reserve_and_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let room = RESERVE - Tokens::issued();
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, room + 1, reference("B1")),
			Error::<Test>::AboveReserve
		);
		assert_ok!(Tokens::deposit(custodian(), ALICE, room, reference("B1")));
		assert_eq!(Tokens::issued(), Tokens::reserve());
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, 1, reference("B2")),
			Error::<Test>::AboveReserve
		);
	});
}

#[test]
fn refuses_more_tokens_than_their_type_counts() {
	ExtBuilder::default().reserve(Balance::MAX).build_and_execute(|| {
		let room = Balance::MAX - Tokens::issued();
		assert_noop!(
			Tokens::deposit(custodian(), ALICE, room + 1, reference("B1")),
			Error::<Test>::IssuanceOverflow
		);
		assert_ok!(Tokens::deposit(custodian(), ALICE, room, reference("B1")));
		assert_eq!(Tokens::issued(), Balance::MAX);
	});
}

#[test]
fn refuses_to_leave_an_account_below_the_existential_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Tokens::deposit(custodian(), CUSTODIAN, EXISTENTIAL_DEPOSIT - 1, reference("B1")),
			Error::<Test>::BelowMinimum
		);
		assert_ok!(Tokens::deposit(custodian(), CUSTODIAN, EXISTENTIAL_DEPOSIT, reference("B1")));
		// An account that lives can receive less.
		assert_ok!(Tokens::deposit(custodian(), CUSTODIAN, 1, reference("B2")));
	});
}
