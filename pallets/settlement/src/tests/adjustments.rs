// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use proptest::prelude::*;
use smartcharge_primitives::{hour_of, testing::cases};

const OVER: (u64, u64) = (NOW, NOW + HOUR);

fn adjust(over: (u64, u64), delta: i64) {
	let over = Interval::new(over.0, over.1);
	Settlement::adjust(&SUPPLIER, AREA, Side::Taken, over, delta);
}

fn adjustment(moment: u64) -> Option<AdjustmentOf> {
	let hour = HourKey::new(hour_of(moment));
	Adjustments::<Test>::get((hour, AreaKey::new(AREA), SUPPLIER))
}

fn late() -> Option<Adjustment> {
	LateAdjustments::<Test>::get(AreaKey::new(AREA), SUPPLIER)
}

fn of_taken(quarters: [i64; 4]) -> Option<AdjustmentOf> {
	Some(quarters.map(|taken| Adjustment { taken, fed: 0 }))
}

#[test]
fn an_adjustment_is_kept_apart_from_the_position() {
	execute(|| {
		take(OVER, 12_000);
		adjust((NOW, NOW + HOUR / 4), -3_217);
		assert_eq!(adjustment(NOW), of_taken([-3_217, 0, 0, 0]));
		assert_eq!(position(NOW, AREA, SUPPLIER), taken([3_000; 4]));
		let over = Interval::new(NOW, NOW + HOUR / 4);
		System::assert_last_event(
			Event::TakenAdjusted { supplier: SUPPLIER, area: AREA, over, delta: -3_217 }.into(),
		);
		Settlement::adjust(&SUPPLIER, AREA, Side::Fed, over, 5);
		assert_eq!(adjustment(NOW).unwrap()[0], Adjustment { taken: -3_217, fed: 5 });
		System::assert_last_event(
			Event::FedAdjusted { supplier: SUPPLIER, area: AREA, over, delta: 5 }.into(),
		);
	});
}

#[test]
fn adjustments_that_cancel_out_leave_nothing() {
	execute(|| {
		adjust(OVER, 0);
		assert_eq!(System::events(), []);
		adjust(OVER, -400);
		adjust(OVER, 400);
		assert_eq!(adjustment(NOW), None);
	});
}

#[test]
fn an_adjustment_of_an_hour_that_has_left_is_late() {
	execute(|| {
		adjust((NOW - RETENTION - HOUR, NOW - RETENTION), -8);
		assert_eq!(late(), Some(Adjustment { taken: -8, fed: 0 }));
		assert_eq!(adjustment(NOW - RETENTION - HOUR), None);
		// Half of it is kept.
		adjust((NOW - RETENTION - HOUR / 2, NOW - RETENTION + HOUR / 2), -8);
		assert_eq!(late(), Some(Adjustment { taken: -12, fed: 0 }));
		assert_eq!(adjustment(NOW - RETENTION), of_taken([-2, -2, 0, 0]));
		adjust((NOW - RETENTION - HOUR, NOW - RETENTION), 12);
		assert_eq!(late(), None);
	});
}

#[test]
fn adjustments_leave_with_the_positions() {
	execute(|| {
		take(OVER, 40);
		for hours in 0..6 {
			adjust((NOW - hours * HOUR, NOW - hours * HOUR + HOUR), -4);
		}
		set_time(NOW + RETENTION);
		let remove = weights::SubstrateWeight::<Test>::remove_adjustments;
		let one = remove(1) - remove(0);
		let base = weights::SubstrateWeight::<Test>::on_idle_base()
			+ weights::SubstrateWeight::<Test>::remove(0);
		assert_eq!(idle(base + one * 2), base + one * 2);
		assert_eq!(Adjustments::<Test>::iter().count(), 4);
		assert_eq!(kept_from(), 0, "the cursor waits for them");
		idle_until_done();
		assert_eq!(Adjustments::<Test>::iter().count(), 1);
		assert_eq!(adjustment(NOW), of_taken([-1; 4]));
		set_time(NOW + RETENTION + HOUR);
		idle_until_done();
		assert_eq!(adjustment(NOW), None);
		assert_eq!(position(NOW, AREA, SUPPLIER), None);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(100)))]

	/// Wherever the hours that are kept begin, the parts add up to the change.
	#[test]
	fn parts_of_an_adjustment_add_up(
		deltas in proptest::collection::vec((0..100 * HOUR, 0..HOUR, any::<i32>()), 1..8),
	) {
		execute(|| {
			let mut expected = 0;
			for (ago, took, delta) in deltas {
				let end = NOW - RETENTION + 50 * HOUR - ago;
				adjust((end - took, end), delta.into());
				expected += i64::from(delta);
			}
			let kept = Adjustments::<Test>::iter_values().flatten().map(|of| of.taken);
			assert_eq!(kept.sum::<i64>() + late().unwrap_or_default().taken, expected);
		});
	}
}
