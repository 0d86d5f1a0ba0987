// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use smartcharge_primitives::{Adjust, Change, Energy};

fn adjust(side: Side, over: (Moment, Moment), energy: Energy, change: Change) -> Energy {
	let flow = smartcharge_primitives::Flow {
		supplier: &SUPPLIER,
		area: AREA,
		side,
		over: Interval::new(over.0, over.1),
		energy,
	};
	Settlement::adjust(flow, change)
}

fn adjustment(moment: Moment) -> Option<Adjustment> {
	let hour = HourKey::new(hour_of(moment));
	Adjustments::<Test>::get((hour, AreaKey::new(AREA), SUPPLIER))
}

#[test]
fn corrections_are_kept_apart_and_cut_at_quarters() {
	execute(|| {
		take((NOW - HOUR, NOW), 4_000);
		assert_eq!(adjust(Side::Taken, (NOW - HOUR / 2, NOW), 2_001, Change::Less), 2_001);
		let expected = Event::PositionAdjusted {
			supplier: SUPPLIER,
			area: AREA,
			from: NOW - HOUR / 2,
			until: NOW,
			taken: true,
			more: false,
			energy: 2_001,
		};
		System::assert_last_event(expected.into());
		assert_eq!(adjustment(NOW - 1), Some([0, 0, -1_000, -1_001]));
		assert_eq!(position(NOW - 1, AREA, SUPPLIER), taken([1_000; 4]));
		assert_eq!(adjust(Side::Fed, (NOW - HOUR / 4, NOW), 1, Change::Less), 1);
		assert_eq!(adjustment(NOW - 1), Some([0, 0, -1_000, -1_000]));
		assert_eq!(adjust(Side::Fed, (NOW - HOUR / 4, NOW), 5, Change::More), 5);
		assert_eq!(adjustment(NOW - 1), Some([0, 0, -1_000, -1_005]));
	});
}

#[test]
fn corrections_that_cancel_each_other_leave_nothing() {
	execute(|| {
		adjust(Side::Taken, (NOW - HOUR, NOW), 7, Change::More);
		assert_eq!(adjust(Side::Taken, (NOW - HOUR, NOW), 7, Change::Less), 7);
		assert_eq!(Adjustments::<Test>::iter().count(), 0);
		assert_eq!(adjust(Side::Taken, (NOW - HOUR, NOW), 0, Change::Less), 0);
	});
}

/// What is older than the books cannot be corrected in them, and the caller hears how much.
#[test]
fn energy_of_closed_hours_is_left_out() {
	execute(|| {
		let first = crate::types::start_of(hour_of(NOW - RETENTION));
		assert_eq!(adjust(Side::Taken, (first - HOUR, first + HOUR), 10, Change::Less), 5);
		assert_eq!(adjustment(first - 1), None);
		assert_eq!(adjustment(first), Some([-1, -1, -1, -2]));
		assert_eq!(adjust(Side::Taken, (0, 1), 10, Change::Less), 0);
		let hours = weights::SubstrateWeight::<Test>::adjust;
		assert_eq!(<Settlement as Adjust<AccountId>>::weight(2), hours(2));
	});
}
