// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn numbers_of_a_series_have_no_gap() {
	execute(|| {
		let not_next = || Error::<Test>::NumberNotNext;
		assert_noop!(anchor(SUPPLIER, 0, 0, Document::Invoice), not_next());
		assert_noop!(anchor(SUPPLIER, 0, 2, Document::Invoice), not_next());
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		System::assert_last_event(
			Event::InvoiceAnchored {
				issuer: SUPPLIER,
				series: 0,
				number: 1,
				document: Document::Invoice,
				commitment: commitment(1),
			}
			.into(),
		);
		assert_noop!(anchor(SUPPLIER, 0, 1, Document::Invoice), not_next());
		assert_noop!(anchor(SUPPLIER, 0, 3, Document::Invoice), not_next());
		assert_ok!(anchor(SUPPLIER, 0, 2, Document::Invoice));
		// Each series and each issuer has its own numbers.
		assert_ok!(anchor(SUPPLIER, 1, 1, Document::Invoice));
		assert_ok!(anchor(CSO, 0, 1, Document::Invoice));
		assert_eq!(Invoices::next_number(&SUPPLIER, 0), Some(3));
		assert_eq!(Invoices::next_number(&CSO, 3), Some(1));
	});
}

#[test]
fn an_invoice_is_credited_in_full_once() {
	execute(|| {
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		assert_ok!(anchor(SUPPLIER, 1, 1, credit(0, 1)));
		let id = DocumentId { series: 0, number: 1 };
		let note = DocumentId { series: 1, number: 1 };
		assert_eq!(Anchors::<Test>::get(SUPPLIER, id).unwrap().credited_by, Some(note));
		assert_noop!(anchor(SUPPLIER, 1, 2, credit(0, 1)), Error::<Test>::AlreadyCredited);
		// What remains due has a number of its own.
		assert_ok!(anchor(SUPPLIER, 0, 2, Document::Invoice));
		assert_ok!(anchor(SUPPLIER, 0, 3, credit(0, 2)));
	});
}

#[test]
fn an_invoice_is_credited_in_parts_until_nothing_is_left() {
	execute(|| {
		let id = DocumentId { series: 0, number: 1 };
		let part = Document::PartCredit(id);
		assert_noop!(anchor(SUPPLIER, 1, 1, part), Error::<Test>::UnknownInvoice);
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		for number in 1..4 {
			assert_ok!(anchor(SUPPLIER, 1, number, part));
			assert_eq!(Anchors::<Test>::get(SUPPLIER, id).unwrap().credited_by, None);
		}
		assert_noop!(anchor(CSO, 1, 1, part), Error::<Test>::UnknownInvoice);
		let of_part = Document::PartCredit(DocumentId { series: 1, number: 1 });
		assert_noop!(anchor(SUPPLIER, 1, 4, of_part), Error::<Test>::NotAnInvoice);
		assert_noop!(anchor(SUPPLIER, 1, 4, credit(1, 1)), Error::<Test>::NotAnInvoice);
		assert_ok!(anchor(SUPPLIER, 1, 4, credit(0, 1)));
		for document in [part, credit(0, 1)] {
			assert_noop!(anchor(SUPPLIER, 1, 5, document), Error::<Test>::AlreadyCredited);
		}
	});
}

#[test]
fn a_credit_note_refers_to_an_invoice_of_its_issuer() {
	execute(|| {
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		assert_noop!(anchor(CSO, 0, 1, credit(0, 1)), Error::<Test>::UnknownInvoice);
		assert_noop!(anchor(SUPPLIER, 0, 2, credit(0, 2)), Error::<Test>::UnknownInvoice);
		assert_ok!(anchor(SUPPLIER, 0, 2, credit(0, 1)));
		assert_noop!(anchor(SUPPLIER, 0, 3, credit(0, 2)), Error::<Test>::NotAnInvoice);
	});
}

#[test]
fn series_are_bounded_on_both_sides() {
	execute(|| {
		let too_high = Error::<Test>::SeriesTooHigh;
		assert_noop!(anchor(SUPPLIER, MAX_SERIES, 1, Document::Invoice), too_high);
		assert_ok!(anchor(SUPPLIER, MAX_SERIES - 1, 1, Document::Invoice));
	});
}

#[test]
fn numbers_of_a_series_end() {
	execute(|| {
		LastNumber::<Test>::insert(SUPPLIER, 0, u32::MAX - 1);
		assert_ok!(anchor(SUPPLIER, 0, u32::MAX, Document::Invoice));
		for number in [0, 1, u32::MAX] {
			let not_next = || Error::<Test>::NumberNotNext;
			assert_noop!(anchor(SUPPLIER, 0, number, Document::Invoice), not_next());
		}
	});
}

#[test]
fn only_members_issue_invoices() {
	execute(|| {
		assert_noop!(anchor(DRIVER, 0, 1, Document::Invoice), DispatchError::BadOrigin);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				Invoices::anchor_invoice(origin, 0, 1, Document::Invoice, commitment(1)),
				DispatchError::BadOrigin
			);
		}
	});
}
