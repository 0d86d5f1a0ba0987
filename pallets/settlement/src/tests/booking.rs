// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn energy_is_booked_to_the_quarters_in_which_it_flowed() {
	execute(|| {
		take((NOW - HOUR, NOW), 4_003);
		assert_eq!(position(NOW - HOUR, AREA, SUPPLIER), taken([1_000, 1_001, 1_001, 1_001]));
		take((NOW - 20 * MINUTE, NOW), 2_000);
		assert_eq!(position(NOW - HOUR, AREA, SUPPLIER), taken([1_000, 1_001, 1_501, 2_501]));
		assert_eq!(Positions::<Test>::iter().count(), 1);
	});
}

#[test]
fn a_flow_over_the_hour_is_in_both_hours() {
	execute(|| {
		take((NOW - QUARTER, NOW + QUARTER), 3);
		assert_eq!(position(NOW - 1, AREA, SUPPLIER), taken([0, 0, 0, 1]));
		assert_eq!(position(NOW, AREA, SUPPLIER), taken([2, 0, 0, 0]));
	});
}

#[test]
fn sides_areas_and_suppliers_are_kept_apart() {
	execute(|| {
		let mut batch = Batch::default();
		let over = (NOW, NOW + 1);
		assert_eq!(note(&mut batch, SUPPLIER, AREA, Side::Taken, over, 1), 1);
		assert_eq!(note(&mut batch, SUPPLIER, AREA, Side::Fed, over, 2), 0);
		assert_eq!(note(&mut batch, SUPPLIER, OTHER_AREA, Side::Fed, over, 4), 1);
		assert_eq!(note(&mut batch, OTHER_SUPPLIER, AREA, Side::Taken, over, 8), 1);
		assert_eq!(Positions::<Test>::iter().count(), 0, "nothing before the end of the batch");
		Settlement::book(batch);
		let first = |area, supplier| position(NOW, area, supplier).map(|quarters| quarters[0]);
		assert_eq!(first(AREA, SUPPLIER), Some(Quarter { taken: 1, fed: 2 }));
		assert_eq!(first(OTHER_AREA, SUPPLIER), Some(Quarter { taken: 0, fed: 4 }));
		assert_eq!(first(AREA, OTHER_SUPPLIER), Some(Quarter { taken: 8, fed: 0 }));
	});
}

#[test]
fn a_flow_of_nothing_leaves_nothing() {
	execute(|| {
		take((NOW - HOUR, NOW), 0);
		take((0, 1), 0);
		assert_eq!(all_energy(), Quarter::default());
		assert_eq!(Positions::<Test>::iter().count() + LateEnergy::<Test>::iter().count(), 0);
	});
}

#[test]
fn energy_that_flowed_too_long_ago_is_late() {
	execute(|| {
		let first = open().start();
		assert_eq!(first, NOW - OPEN_FOR);
		take((first - HOUR, first + HOUR), 10);
		assert_eq!(position(first - 1, AREA, SUPPLIER), None);
		assert_eq!(position(first, AREA, SUPPLIER), taken([1, 1, 1, 2]));
		let late = LateEnergy::<Test>::get(AreaKey::new(AREA), SUPPLIER);
		assert_eq!(late, Some(Quarter { taken: 5, fed: 0 }));
	});
}

/// A reading after months makes no more keys than the open hours.
#[test]
fn a_flow_of_a_year_touches_the_open_hours_only() {
	execute(|| {
		let over = Interval::new(0, NOW);
		let mut batch = Batch::default();
		let most = Settlement::most_keys(over, &mut batch);
		assert_eq!(most, 14 * 24 + 1);
		assert_eq!(Settlement::new_keys(&SUPPLIER, AREA, over, &mut batch), most);
		assert_eq!(note(&mut batch, SUPPLIER, AREA, Side::Fed, (0, NOW), u64::MAX), most);
		assert_eq!(Settlement::new_keys(&SUPPLIER, AREA, over, &mut batch), 0);
		Settlement::book(batch);
		assert_eq!(all_energy(), Quarter { taken: 0, fed: u64::MAX });
	});
}

#[test]
fn a_sum_that_overflows_stays_at_the_most() {
	execute(|| {
		take((NOW, NOW + 1), u64::MAX);
		take((NOW, NOW + 1), 1);
		assert_eq!(position(NOW, AREA, SUPPLIER), taken([u64::MAX, 0, 0, 0]));
	});
}

#[test]
fn weight_is_by_keys() {
	new_test_ext().execute_with(|| {
		assert_eq!(Settlement::weight(0), Weight::zero());
		let one = Settlement::weight(1);
		assert!(one.ref_time() > 0);
		assert_eq!(Settlement::weight(3), one * 3);
	});
}

/// The clock is looked at once in a batch: what was counted before stays true.
#[test]
fn the_open_hours_of_a_batch_stay_the_same() {
	execute(|| {
		let mut batch = Batch::default();
		let first = open().start();
		assert_eq!(Settlement::most_keys(Interval::new(first, first + 1), &mut batch), 1);
		set_time(NOW + HOUR);
		assert_eq!(note(&mut batch, SUPPLIER, AREA, Side::Taken, (first, first + 1), 1), 1);
		Settlement::book(batch);
		assert_eq!(position(first, AREA, SUPPLIER), taken([1, 0, 0, 0]));
	});
}
