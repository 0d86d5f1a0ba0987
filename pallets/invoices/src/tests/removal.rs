// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn anchors_leave_after_their_lifetime() {
	execute(|| {
		assert_ok!(anchor(SUPPLIER, 0, 1, Document::Invoice));
		set_time(NOW + 1);
		assert_ok!(anchor(CSO, 0, 1, Document::Invoice));
		set_time(NOW + LIFETIME - 1);
		idle(Weight::MAX);
		assert_eq!(Anchors::<Test>::iter().count(), 2);
		set_time(NOW + LIFETIME);
		idle(Weight::MAX);
		System::assert_last_event(Event::AnchorsRemoved { count: 1 }.into());
		let id = DocumentId { series: 0, number: 1 };
		assert!(!Anchors::<Test>::contains_key(SUPPLIER, id));
		assert!(Anchors::<Test>::contains_key(CSO, id));
		// Its number does not come again, and it can no longer be credited.
		assert_noop!(anchor(SUPPLIER, 0, 1, Document::Invoice), Error::<Test>::NumberNotNext);
		assert_noop!(anchor(SUPPLIER, 0, 2, credit(0, 1)), Error::<Test>::UnknownInvoice);
	});
}

#[test]
fn an_idle_block_removes_as_much_as_its_weight_allows() {
	execute(|| {
		for number in 1..=5 {
			assert_ok!(anchor(SUPPLIER, 0, number, Document::Invoice));
		}
		set_time(NOW + LIFETIME);
		let base = weights::SubstrateWeight::<Test>::on_idle_base();
		let limit = base + weights::SubstrateWeight::<Test>::remove_anchor() * 3;
		assert_eq!(idle(base - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(idle(limit), limit);
		assert_eq!(Anchors::<Test>::iter().count(), 2);
		assert_eq!(OrderBounds::<Test>::get(), (3, 5));
	});
}
