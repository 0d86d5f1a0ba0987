// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{mock, types::day_of};
use polkadot_sdk::sp_io::hashing::blake2_256;

const DAY: u64 = 24 * HOUR;

/// The days that events reported, with their hashes.
fn reported() -> Vec<(u32, polkadot_sdk::sp_core::H256)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Settlement(Event::DayRemoved { day, hash }) => Some((day, hash)),
			_ => None,
		})
		.collect()
}

/// Hour, area and supplier, and energy taken and fed in each quarter.
type Removed = (u32, u32, u64, [(u64, u64); 4]);

/// The hash of a day by the bytes that the README names.
fn hash_of(positions: &[Removed]) -> [u8; 32] {
	positions.iter().fold([0; 32], |hash, (hour, area, supplier, quarters)| {
		let mut bytes = hash.to_vec();
		bytes.extend(hour.to_be_bytes());
		bytes.extend(area.to_be_bytes());
		bytes.extend(supplier.to_le_bytes());
		for (taken, fed) in quarters {
			bytes.extend(taken.to_le_bytes());
			bytes.extend(fed.to_le_bytes());
		}
		blake2_256(&bytes)
	})
}

#[test]
fn positions_are_kept_for_their_retention() {
	execute(|| {
		take((NOW, NOW + 1), 5);
		set_time(NOW + RETENTION + HOUR - 1);
		idle_until_done();
		assert_eq!(position(NOW, AREA, SUPPLIER), taken([5, 0, 0, 0]));
		assert_eq!(kept_from(), NOW);
		set_time(NOW + RETENTION + HOUR);
		idle_until_done();
		assert_eq!(position(NOW, AREA, SUPPLIER), None);
		assert_eq!(kept_from(), NOW + HOUR);
	});
}

#[test]
fn the_hash_of_a_day_stays() {
	execute(|| {
		let hour = (NOW / HOUR) as u32;
		let mut batch = Batch::default();
		note(&mut batch, OTHER_SUPPLIER, AREA, Side::Fed, (NOW, NOW + 1), 7);
		note(&mut batch, SUPPLIER, AREA, Side::Taken, (NOW, NOW + HOUR), 8);
		note(&mut batch, SUPPLIER, OTHER_AREA, Side::Taken, (NOW - HOUR, NOW), 4);
		Settlement::book(batch);
		set_time(NOW + RETENTION + 2 * HOUR);
		idle_until_done();
		let expected = hash_of(&[
			(hour - 1, OTHER_AREA, SUPPLIER, [(1, 0); 4]),
			(hour, AREA, SUPPLIER, [(2, 0); 4]),
			(hour, AREA, OTHER_SUPPLIER, [(0, 7), (0, 0), (0, 0), (0, 0)]),
		]);
		assert_eq!(day_of(hour - 1), day_of(hour));
		assert_eq!(LastRemoved::<Test>::get(), Some((day_of(hour), expected.into())));
		assert_eq!(reported(), []);
		// The next day reports it.
		take((NOW + RETENTION, NOW + RETENTION + 1), 1);
		set_time(NOW + 2 * RETENTION + 2 * HOUR);
		idle_until_done();
		assert_eq!(reported(), [(day_of(hour), expected.into())]);
	});
}

#[test]
fn each_day_has_a_hash_of_its_own() {
	execute(|| {
		for day in 0..3 {
			set_time(NOW + day * DAY);
			take((NOW + day * DAY, NOW + day * DAY + 1), day + 1);
		}
		set_time(NOW + RETENTION + 5 * DAY);
		idle(Weight::MAX);
		assert_eq!(Positions::<Test>::iter().count(), 2, "a block removes of one day");
		idle_until_done();
		assert_eq!(Positions::<Test>::iter().count(), 0);
		assert_eq!(reported().len(), 2, "the last day is not over");
	});
}

#[test]
fn an_idle_block_removes_as_much_as_its_weight_allows() {
	execute(|| {
		// All of one day.
		for hours in 0..8 {
			take((NOW - hours * HOUR, NOW - hours * HOUR + 1), 1);
		}
		let all = Positions::<Test>::iter().count();
		set_time(NOW + RETENTION + HOUR);
		let base = weights::SubstrateWeight::<Test>::on_idle_base();
		let removal = weights::SubstrateWeight::<Test>::remove(3);
		assert_eq!(idle(base), base);
		assert_eq!(Positions::<Test>::iter().count(), all);
		assert_eq!(idle(base - Weight::from_parts(1, 0)), Weight::zero());
		let limit = base + removal;
		assert_eq!(idle(limit), limit);
		assert_eq!(Positions::<Test>::iter().count(), all - 3);
		assert_eq!(kept_from(), NOW - 5 * HOUR, "that hour may have more");
		Settlement::do_try_state().unwrap();
	});
}

/// In parts or at once, the hash is the same.
#[test]
fn the_hash_does_not_depend_on_the_blocks() {
	let hashes = [1, 2, 100].map(|at_once| {
		new_test_ext().execute_with(|| {
			for area in 0..7 {
				let mut batch = Batch::default();
				note(&mut batch, SUPPLIER, area, Side::Taken, (NOW, NOW + 1), u64::from(area) + 1);
				Settlement::book(batch);
			}
			set_time(NOW + RETENTION + HOUR);
			let base = weights::SubstrateWeight::<Test>::on_idle_base();
			while Positions::<Test>::iter().next().is_some() {
				idle(base + weights::SubstrateWeight::<Test>::remove(at_once));
			}
			mock::idle_until_done();
			LastRemoved::<Test>::get().into_iter().collect::<Vec<_>>()
		})
	});
	assert_eq!(hashes[0].len(), 1);
	assert!(hashes[0] == hashes[1] && hashes[1] == hashes[2]);
}

#[test]
fn a_chain_that_begins_or_stood_still_catches_up_at_once() {
	execute(|| {
		idle(Weight::MAX);
		assert_eq!(kept_from(), NOW - RETENTION);
		set_time(NOW + 10_000 * DAY);
		idle(Weight::MAX);
		assert_eq!(kept_from(), NOW + 10_000 * DAY - RETENTION);
	});
}

#[test]
fn late_energy_is_not_removed() {
	execute(|| {
		take((0, 1), 3);
		set_time(NOW + 2 * RETENTION);
		idle_until_done();
		assert_eq!(all_energy(), Quarter { taken: 3, fed: 0 });
	});
}
