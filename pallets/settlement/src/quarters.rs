// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Energy that flowed evenly, cut at the borders of quarters of an hour. Pure: no storage.
//!
//! The parts add up to the energy exactly: each is rounded down as far as its end, less what is
//! before its start.

use crate::types::start_of;
use smartcharge_primitives::{
	energy::energy_within, hour_of, Energy, Hour, Interval, Moment, MILLIS_PER_HOUR,
	MILLIS_PER_QUARTER,
};

/// The time in which energy is booked to its hour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Open {
	/// First open hour.
	pub first: Hour,
	/// Last open hour: that which a reading can show now, because the clock of a meter can be
	/// ahead.
	pub last: Hour,
}

impl Open {
	/// The open hours at `now`: the present one and the next, and those that began at most
	/// `open_for` ms before the present one.
	pub fn at(now: Moment, open_for: Moment) -> Self {
		let present = hour_of(now);
		let back = hour_of(open_for);
		Self { first: present.saturating_sub(back), last: present.saturating_add(1) }
	}

	/// The start of the first open hour, in ms.
	pub fn start(&self) -> Moment {
		start_of(self.first)
	}

	/// The part of `over` up to the end of the last open hour. A time without duration stays one.
	fn until_last(&self, over: Interval) -> Interval {
		let end = start_of(self.last).saturating_add(MILLIS_PER_HOUR);
		let start = over.start.min(end.saturating_sub(1));
		Interval::new(start, over.end.min(end).max(start))
	}

	/// The energy that flowed before the first open hour.
	pub fn late(&self, over: Interval, energy: Energy) -> Energy {
		let (over, start) = (self.until_last(over), self.start());
		if over.start >= start {
			0
		} else if over.is_empty() {
			energy
		} else {
			energy_within(energy, over, Interval::new(over.start, start))
		}
	}

	/// Whether a part of `over` is before the first open hour.
	pub fn is_late(&self, over: Interval) -> bool {
		over.start < self.start()
	}

	/// The open hours that `over` touches, in order.
	pub fn hours(&self, over: Interval) -> core::ops::Range<Hour> {
		let over = self.until_last(over);
		let last = hour_of(over.end.saturating_sub(1).max(over.start));
		hour_of(over.start).max(self.first)..last.saturating_add(1)
	}

	/// The energy of each quarter of `hour`.
	pub fn quarters_of(&self, hour: Hour, over: Interval, energy: Energy) -> [Energy; 4] {
		let over = self.until_last(over);
		let mut start = start_of(hour);
		[(); 4].map(|()| {
			let quarter = Interval::new(start, start.saturating_add(MILLIS_PER_QUARTER));
			start = quarter.end;
			if over.is_empty() {
				return if quarter.contains(over.start) { energy } else { 0 };
			}
			// Most flows are within one quarter, and their parts need no arithmetic.
			if quarter.overlaps(&over) {
				energy_within(energy, over, quarter)
			} else {
				0
			}
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use smartcharge_primitives::{testing::cases, MILLIS_PER_DAY};

	const HOUR: Moment = MILLIS_PER_HOUR;
	const NOW: Moment = 500_000 * HOUR + 10 * 60_000;

	fn open() -> Open {
		Open::at(NOW, 14 * MILLIS_PER_DAY)
	}

	/// Energy by quarter and late energy, one Wh after the other: an oracle that shares no formula.
	/// The n-th Wh is complete when n / energy of the time has passed.
	fn by_wh(over: Interval, energy: Energy, first: Moment) -> (Vec<(Moment, Energy)>, Energy) {
		let (mut quarters, mut late) = (std::collections::BTreeMap::new(), 0);
		for wh in 1..=energy {
			let passed = (over.duration() * wh).div_ceil(energy);
			// Complete exactly at a border: of the quarter that ends there.
			let at = (over.start + passed).saturating_sub(u64::from(passed > 0));
			if at < first {
				late += 1;
			} else {
				*quarters.entry(at / 900_000 * 900_000).or_insert(0) += 1;
			}
		}
		(quarters.into_iter().collect(), late)
	}

	fn cut(open: Open, over: Interval, energy: Energy) -> (Vec<(Moment, Energy)>, Energy) {
		let quarters = open.hours(over).flat_map(|hour| {
			let parts = open.quarters_of(hour, over, energy);
			(0..).zip(parts).map(move |(index, part)| (start_of(hour) + index * 900_000, part))
		});
		(quarters.filter(|(_, part)| *part > 0).collect(), open.late(over, energy))
	}

	#[test]
	fn an_hour_has_four_quarters() {
		let hour = hour_of(NOW) - 1;
		let over = Interval::new(start_of(hour), start_of(hour) + HOUR);
		assert_eq!(open().hours(over), hour..hour + 1);
		assert_eq!(open().quarters_of(hour, over, 4_003), [1_000, 1_001, 1_001, 1_001]);
	}

	#[test]
	fn energy_in_no_time_belongs_to_the_quarter_that_begins_then() {
		let border = start_of(hour_of(NOW));
		let (quarters, late) = cut(open(), Interval::new(border, border), 7);
		assert_eq!((quarters, late), (vec![(border, 7)], 0));
	}

	#[test]
	fn energy_before_the_open_hours_is_late() {
		let first = open().start();
		let over = Interval::new(first - HOUR, first + HOUR);
		let (quarters, late) = cut(open(), over, 8);
		assert_eq!(late, 4);
		assert_eq!(quarters.iter().map(|(_, part)| part).sum::<u64>(), 4);
		assert!(quarters.iter().all(|(start, _)| *start >= first));
		let before = Interval::new(first - 5, first - 5);
		assert_eq!(cut(open(), before, 3), (vec![], 3));
	}

	/// A clock far ahead makes no hours of the future.
	#[test]
	fn energy_after_the_open_hours_is_booked_to_the_last() {
		let last = start_of(open().last);
		let over = Interval::new(u64::MAX - 5, u64::MAX);
		assert_eq!(cut(open(), over, 3), (vec![(last + 2_700_000, 3)], 0));
		let over = Interval::new(last, u64::MAX);
		assert_eq!(cut(open(), over, 4).0.iter().map(|(_, part)| part).sum::<u64>(), 4);
	}

	#[test]
	fn the_hours_of_a_flow_are_bounded() {
		let all = Interval::new(0, u64::MAX);
		assert_eq!(open().hours(all).count(), 14 * 24 + 2);
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(cases(64)))]

		/// Against the oracle, and no Wh is lost.
		#[test]
		fn parts_are_those_of_the_oracle(
			start in NOW - 20 * MILLIS_PER_DAY..NOW, length in 0..3 * HOUR, energy in 0u64..2_000,
		) {
			let over = Interval::new(start, (start + length).min(NOW).max(start));
			let (quarters, late) = cut(open(), over, energy);
			prop_assert_eq!(late + quarters.iter().map(|(_, part)| part).sum::<u64>(), energy);
			if !over.is_empty() {
				prop_assert_eq!((quarters, late), by_wh(over, energy, open().start()));
			}
		}

		#[test]
		fn no_wh_is_lost_however_long_it_flowed(
			start: u64, end: u64, energy: u64, now in 0..1_000_000_000 * HOUR,
		) {
			let open = Open::at(now, 14 * MILLIS_PER_DAY);
			// A meter's clock is at most an hour ahead.
			let start = start % (now + HOUR);
			let over = Interval::new(start, start + end % (now + HOUR - start + 1));
			let mut sum = open.late(over, energy);
			for hour in open.hours(over) {
				sum += open.quarters_of(hour, over, energy).iter().sum::<u64>();
			}
			prop_assert_eq!(sum, energy);
		}
	}
}
