// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What selfish participants try.

use super::*;

#[test]
fn selfish_a_dso_that_corrects_twice_takes_no_more_than_there_is() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-12_000)));
		let again = correct(Changes::Energy(-1)).unwrap_err().error;
		assert_eq!(again, Error::<Test>::BelowZero.into());
		assert_eq!(gained(ALICE), 1_936_000 + 726_000 + 580_800);
	});
}

#[test]
fn selfish_a_driver_that_consents_twice_pays_once() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_ok!(accept(ALICE, 0));
		for _ in 0..3 {
			assert_noop!(accept(ALICE, 0), Error::<Test>::NotOpen);
			assert_noop!(reject(ALICE, 0), Error::<Test>::NotOpen);
		}
		assert_eq!(gained(ALICE), -290_400);
	});
}

/// A DSO that invents energy gains nothing in the end: the operator disputes it.
#[test]
fn selfish_a_dso_that_invents_energy_pays_for_it() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 12_000)])));
		pass(CONSENT_TIME);
		assert_eq!(gained(ALICE), 0);
		assert_ok!(Disputing::dispute_correction(signed(CSO), 0, evidence()));
		let arbiters = drawn(DSO, 0);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert_ok!(rule(arbiters[1], 0, 1_000));
		pass(APPEAL_TIME);
		let invented = 2_904_000 + 580_800;
		assert_eq!((gained(DSO), gained(CSO)), (-invented, invented));
		assert_eq!(debt(CSO, SUPPLIER) + debt(CSO, DSO), invented as u128);
		assert_eq!(adjusted(SUPPLIER), 0);
	});
}

/// Two arbiters who collude move at most what is claimed.
#[test]
fn selfish_arbiters_award_no_more_than_the_claim() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		let arbiters = drawn(SUPPLIER, 0);
		assert_noop!(rule(arbiters[0], 0, u16::MAX), Error::<Test>::PartTooHigh);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert!(matches!(stage(0), Stage::Hearing(_)), "one alone decides nothing");
		assert_ok!(rule(arbiters[1], 0, 1_000));
		pass(APPEAL_TIME);
		assert_eq!(gained(ALICE), 934_217);
	});
}

/// A respondent that has sent its money away before the dispute owes it.
#[test]
fn selfish_a_respondent_that_withdraws_before_owes_what_is_missing() {
	execute(|| {
		leave(SUPPLIER, 1);
		leave(DSO, 100_001);
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		assert_eq!((held(SUPPLIER), held(DSO)), (0, 100_000));
		pass(ANSWER_TIME);
		assert_eq!((debt(SUPPLIER, ALICE), debt(DSO, ALICE)), (778_514, 55_703));
		assert_eq!(gained(ALICE), 100_000);
	});
}

/// After the dispute is opened, what is on hold cannot be sent away.
#[test]
fn selfish_a_respondent_cannot_spend_what_is_on_hold() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		let spendable = Disputing::spendable(&SUPPLIER);
		assert_eq!(spendable, FUNDS - 778_514 - EXISTENTIAL_DEPOSIT);
		leave(SUPPLIER, 1);
		pass(ANSWER_TIME);
		assert_eq!(gained(ALICE), 934_217);
	});
}

/// A driver that disputes what was paid back already gets nothing more.
#[test]
fn selfish_a_driver_is_not_refunded_twice() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-12_000)));
		assert_noop!(dispute(ALICE, Excess::Energy(1)), Error::<Test>::BelowZero);
		let refunded = gained(ALICE);
		assert_eq!(refunded, 3_242_800);
	});
}

/// Suppliers and operators do not raise a price, and take nothing from each other.
#[test]
fn selfish_a_party_that_bills_touches_its_own_money_alone() {
	execute(|| {
		let lines = [settled()];
		for (who, of, delta) in [
			(SUPPLIER, Of::Sale(0), 1),
			(CSO, Of::Time, 1),
			(CSO, Of::Energy(0), -1),
			(OTHER_SUPPLIER, Of::Sale(0), -1),
		] {
			let result = correct_by(who, &lines, listed(&[(0, of, delta)]), Reason::Billing);
			assert!(result.is_err(), "{who} {of:?}");
		}
		for who in CAST.into_iter().filter(|who| *who != STRANGER) {
			assert_eq!(gained(who), 0);
		}
	});
}

/// A sham dispute of a payee does not keep the driver from its own.
#[test]
fn selfish_a_sham_dispute_does_not_use_up_the_time_of_the_driver() {
	execute(|| {
		set_time(END + OPEN_TIME);
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(1)));
		pass(ANSWER_TIME);
		assert_ok!(dispute(ALICE, Excess::Energy(3_000)));
	});
}
