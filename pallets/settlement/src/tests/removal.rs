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

/// Number of keys of the books but for positions.
fn books() -> usize {
	Programmes::<Test>::iter_keys().count()
		+ Traded::<Test>::iter_keys().count()
		+ Adjustments::<Test>::iter_keys().count()
		+ Trades::<Test>::iter_keys().count()
		+ DayAheadPrices::<Test>::iter_keys().count()
		+ ImbalancePrices::<Test>::iter_keys().count()
		+ Statements::<Test>::iter_keys().count()
}

/// A day with all that is filed, traded, priced, corrected and settled.
fn play_day(day: Day) {
	use smartcharge_primitives::{Adjust, Change, Flow};
	let hours = hours_of(day);
	let (first, quarters) = (first_ptu(hours.start), hours.len() * 4);
	set_time(start_of_day(day) - HOUR);
	assert_ok!(Settlement::file_programme(signed(BRP), AREA, first, vec![-1; quarters]));
	let trade = NextTradeId::<Test>::get();
	let values = vec![5; quarters];
	let sell = Settlement::propose_trade(signed(BRP), OTHER_BRP, true, AREA, first, values);
	assert_ok!(sell);
	assert_ok!(Settlement::confirm_trade(signed(OTHER_BRP), hours.start, trade));
	let ahead = Prices::DayAhead(vec![7; quarters]);
	assert_ok!(Settlement::publish_prices(signed(TSO), first, ahead));
	set_time(start_of_day(day + 1) + 13 * HOUR);
	publish(day, [one_price(3); 4], one_price(2));
	for hour in hours {
		take((crate::types::start_of(hour), crate::types::start_of(hour) + HOUR), 40);
	}
	let over = Interval::new(start_of_day(day), start_of_day(day) + HOUR);
	let flow = Flow { supplier: &SUPPLIER, area: AREA, side: Side::Taken, over, energy: 4 };
	assert_eq!(Settlement::adjust(flow, Change::Less), 4);
	// The day before can be settled now.
	let _ = Settlement::settle_day(signed(STRANGER), BRP, AREA, day - 1);
	// A block removes positions of one day at most.
	for _ in 0..3 {
		idle(Weight::MAX);
	}
}

/// A quarter of a year leaves what its last days leave: all of it is within the retention.
#[test]
fn a_quarter_of_a_year_leaves_the_books_of_its_last_days() {
	let after = |days: Day| {
		let mut keys = 0;
		execute(|| {
			contract(SUPPLIER, BRP, today() + 1, plain());
			let last = today() + 95;
			for day in last - days..last {
				play_day(day);
			}
			// Those of the two before can be settled, but the oldest days are partly removed.
			let retained = hour_of(smartcharge_primitives::testing::ClockTime::get() - RETENTION);
			assert_eq!(BooksFrom::<Test>::get(), retained);
			let of_day = |day: Day| {
				Statements::<Test>::contains_key((DayKey::new(day), AreaKey::new(AREA), BRP))
			};
			assert!(of_day(last - 10) && !of_day(last - 64));
			keys = books() + Positions::<Test>::iter_keys().count();
			// Nothing stays but what was agreed, and the sums of the year.
			set_time(smartcharge_primitives::testing::ClockTime::get() + 2 * RETENTION);
			idle_until_done();
			assert_eq!(books() + Positions::<Test>::iter_keys().count(), 0);
			assert_eq!(Responsibilities::<Test>::iter_keys().count(), 1);
			assert_eq!(DayAheadYears::<Test>::iter_keys().count(), 1);
		});
		keys
	};
	assert_eq!(after(91), after(66));
}

#[test]
fn idle_blocks_remove_books_as_their_weight_allows() {
	execute(|| {
		for hour in 0..6 {
			let from = first_ptu(hour_of(NOW) + hour);
			assert_ok!(Settlement::file_programme(signed(BRP), AREA, from, vec![1]));
		}
		idle_until_done();
		set_time(NOW + RETENTION + 20 * HOUR);
		let base = weights::SubstrateWeight::<Test>::on_idle_base();
		idle(base + weights::SubstrateWeight::<Test>::remove(1));
		assert_eq!(books(), 6);
		let removal = weights::SubstrateWeight::<Test>::remove_books(4);
		assert!(idle(base + removal).all_lte(base + removal));
		assert_eq!(books(), 2);
		assert_eq!(BooksFrom::<Test>::get(), hour_of(NOW - RETENTION), "not yet done");
		idle(Weight::MAX);
		assert_eq!(books(), 0);
		assert_eq!(BooksFrom::<Test>::get(), hour_of(NOW) + 20);
	});
}
