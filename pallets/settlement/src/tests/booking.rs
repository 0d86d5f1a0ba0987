// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::frame_support::weights::constants::ParityDbWeight;

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

/// A position is read and written once in a block, by the first batch that books to it.
#[test]
fn a_position_weighs_its_storage_once_in_a_block() {
	execute(|| {
		let key = ParityDbWeight::get().reads_writes(1, 1);
		let book = |suppliers: &[AccountId], areas: core::ops::Range<u32>| {
			let mut batch = Batch::default();
			for (supplier, area) in
				suppliers.iter().flat_map(|who| areas.clone().map(move |area| (who, area)))
			{
				// Twice: a batch has it once.
				note(&mut batch, *supplier, area, Side::Taken, (NOW, NOW + 1), 5);
				note(&mut batch, *supplier, area, Side::Fed, (NOW, NOW + 1), 5);
			}
			Settlement::book(batch)
		};
		assert!(key.ref_time() > 0 && key.all_lte(Settlement::weight(1)));
		assert_eq!(book(&[SUPPLIER], 0..3), Weight::zero());
		assert_eq!(book(&[SUPPLIER], 0..3), key * 3);
		assert_eq!(book(&[SUPPLIER, OTHER_SUPPLIER], 2..5), key);
		assert_eq!(book(&[SUPPLIER, OTHER_SUPPLIER], 2..5), key * 6);
		System::set_block_number(System::block_number() + 1);
		assert_eq!(book(&[SUPPLIER], 0..3), Weight::zero());
		assert_eq!(book(&[SUPPLIER], 0..1), key);
		assert_eq!(all_energy(), Quarter { taken: 22 * 5, fed: 22 * 5 });
	});
}

/// What a batch booked that was rolled back was not written: the next one writes it.
#[test]
fn a_batch_that_is_rolled_back_leaves_nothing_in_the_block() {
	use polkadot_sdk::frame_support::storage::{with_transaction, TransactionOutcome};
	execute(|| {
		let unused = with_transaction(|| {
			take((NOW, NOW + 1), 5);
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		});
		assert_eq!(unused, Ok(()));
		let mut batch = Batch::default();
		note(&mut batch, SUPPLIER, AREA, Side::Taken, (NOW, NOW + 1), 1);
		assert_eq!(Settlement::book(batch), Weight::zero());
	});
}

/// Late energy has no block: it is rare.
#[test]
fn late_energy_weighs_its_storage_in_each_batch() {
	execute(|| {
		for _ in 0..2 {
			let mut batch = Batch::default();
			note(&mut batch, SUPPLIER, AREA, Side::Taken, (0, 1), 1);
			assert_eq!(Settlement::book(batch), Weight::zero());
		}
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
