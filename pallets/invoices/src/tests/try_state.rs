// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		assert_ok!(anchor(SUPPLIER, 0, 2, credit(0, 1)));
		assert_ok!(anchor(SUPPLIER, 0, 3, Document::Invoice));
		let of = DocumentId { series: 0, number: 3 };
		assert_ok!(anchor(SUPPLIER, 0, 4, Document::PartCredit(of)));
		assert_ok!(Invoices::do_try_state());
		breakage();
		let found = Invoices::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn change(number: u32, change: impl FnOnce(&mut Anchor)) {
	let id = DocumentId { series: 0, number };
	Anchors::<Test>::mutate(SUPPLIER, id, |anchor| change(anchor.as_mut().unwrap()));
}

#[test]
fn try_state_detects_a_number_that_was_not_given() {
	assert_detected("INV1", || LastNumber::<Test>::insert(SUPPLIER, 0, 3));
}

#[test]
fn try_state_detects_an_order_with_a_gap() {
	assert_detected("INV2", || Order::<Test>::remove(0));
}

#[test]
fn try_state_detects_an_order_that_is_not_of_time() {
	assert_detected("INV2", || change(1, |anchor| anchor.at += 1));
}

#[test]
fn try_state_detects_an_anchor_without_a_position() {
	assert_detected("INV2", || OrderBounds::<Test>::put((0, 3)));
}

#[test]
fn try_state_detects_a_position_outside_of_the_bounds() {
	let id = DocumentId { series: 0, number: 1 };
	assert_detected("INV2", || Order::<Test>::insert(7, (SUPPLIER, id)));
}

#[test]
fn try_state_detects_an_invoice_without_its_credit_note() {
	assert_detected("INV3", || change(1, |anchor| anchor.credited_by = None));
}

#[test]
fn try_state_detects_a_credit_note_without_its_invoice() {
	assert_detected("INV3", || change(2, |anchor| anchor.document = Document::Invoice));
}

#[test]
fn try_state_detects_a_credit_note_for_a_part_of_a_credit_note() {
	let of = DocumentId { series: 0, number: 2 };
	assert_detected("INV3", || change(4, |anchor| anchor.document = Document::PartCredit(of)));
}
