// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::types::MAX_CHANGES;
use polkadot_sdk::{
	frame_support::{
		traits::{fungible::MutateHold, tokens::Precision},
		BoundedVec,
	},
	sp_core::ConstU32,
};

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(correct(Changes::Energy(-1_000)));
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(1_000)));
		assert_ok!(Disputing::do_try_state());
		breakage();
		let found = Disputing::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn change_book(change: impl FnOnce(&mut Book)) {
	Books::<Test>::mutate(PROCESS, |book| change(book.as_mut().unwrap()));
}

#[test]
fn try_state_detects_a_part_with_less_than_nothing() {
	assert_detected("INV1", || change_book(|book| book.parts[0].delta = -8_001));
	assert_detected("INV1", || change_book(|book| book.parts[0].borne = -8_001));
}

#[test]
fn try_state_detects_sums_that_are_wrong() {
	assert_detected("INV2", || change_book(|book| book.parts[0].delta = -999));
	assert_detected("INV2", || change_book(|book| book.parts[0].borne = 1));
}

#[test]
fn try_state_detects_a_listed_correction_that_is_missing() {
	assert_detected("INV2", || {
		change_book(|book| book.older = true);
		Corrections::<Test>::remove(0);
	});
}

#[test]
fn try_state_detects_a_correction_that_is_in_no_book() {
	assert_detected("INV3", || Books::<Test>::remove(PROCESS));
	assert_detected("INV3", || {
		NextCorrectionId::<Test>::put(0);
	});
}

#[test]
fn try_state_detects_a_correction_that_is_not_the_open_one() {
	assert_detected("INV3", || change_book(|book| book.open = Some(0)));
}

#[test]
fn try_state_detects_money_that_is_not_on_hold() {
	assert_detected("INV4", || {
		let reason = HoldReason::Dispute.into();
		assert_ok!(Balances::release(&reason, &SUPPLIER, 1, Precision::Exact));
	});
}

#[test]
fn try_state_detects_disputes_that_are_miscounted() {
	assert_detected("INV5", || OpenDisputesOf::<Test>::insert(ALICE, 1));
	assert_detected("INV5", || NextDisputeId::<Test>::put(0));
	assert_detected("INV5", || {
		Disputed::<Test>::remove((Subject::Line { process: PROCESS, line: 0 }, None::<AccountId>));
	});
	assert_detected("INV5", || {
		Disputes::<Test>::mutate(0, |dispute| dispute.as_mut().unwrap().claim = None);
	});
}

#[test]
fn try_state_detects_deadlines_that_are_missing_or_of_nothing() {
	assert_detected("INV6", || {
		Deadlines::<Test>::remove(Deadline::new(NOW + ANSWER_TIME, Matter::Dispute(0)));
	});
	assert_detected("INV6", || {
		Deadlines::<Test>::insert(Deadline::new(NOW, Matter::Correction(9)), ());
	});
}

#[test]
fn try_state_detects_what_no_driver_kept_and_no_dispute_reverted() {
	let kept = |sum| Unreturned::truncate_from(vec![(SUPPLIER, sum)]);
	assert_detected("INV7", || Kept::<Test>::insert(9, kept(1)));
	assert_detected("INV7", || Kept::<Test>::insert(PROCESS, kept(0)));
	let back = |wh: i64| move || Reverted::<Test>::insert(0, bounded(wh));
	assert_detected("INV7", || Reverted::<Test>::insert(9, bounded(1)));
	assert_detected("INV7", back(-1));
	assert_detected("INV7", back(i64::MAX));
}

fn bounded(wh: i64) -> BoundedVec<i64, ConstU32<MAX_CHANGES>> {
	vec![wh].try_into().unwrap()
}
