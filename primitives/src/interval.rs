// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{Hour, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Milliseconds in an hour.
pub const MILLIS_PER_HOUR: Moment = 3_600_000;

/// Milliseconds in a quarter of an hour.
pub const MILLIS_PER_QUARTER: Moment = MILLIS_PER_HOUR / 4;

/// Milliseconds in a day.
pub const MILLIS_PER_DAY: Moment = 86_400_000;

/// The hour that `moment` falls in; at most [`Hour::MAX`].
pub fn hour_of(moment: Moment) -> Hour {
	let hour = moment.checked_div(MILLIS_PER_HOUR).unwrap_or_default();
	Hour::try_from(hour).unwrap_or(Hour::MAX)
}

/// A half-open stretch of time `[start, end)` in ms since the Unix epoch.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct Interval {
	/// First moment that belongs to it.
	pub start: Moment,
	/// First moment that no longer belongs to it.
	pub end: Moment,
}

impl Interval {
	/// The interval `[start, end)`.
	pub const fn new(start: Moment, end: Moment) -> Self {
		Self { start, end }
	}

	/// Length in ms; zero when `end` is before `start`.
	pub const fn duration(&self) -> Moment {
		self.end.saturating_sub(self.start)
	}

	/// Whether no moment belongs to it.
	pub const fn is_empty(&self) -> bool {
		self.end <= self.start
	}

	/// Whether `moment` belongs to it.
	pub const fn contains(&self, moment: Moment) -> bool {
		self.start <= moment && moment < self.end
	}

	/// Whether every moment of `other` belongs to it.
	pub const fn covers(&self, other: &Self) -> bool {
		self.start <= other.start && other.end <= self.end
	}

	/// Whether some moment belongs to both.
	pub const fn overlaps(&self, other: &Self) -> bool {
		!self.is_empty() && !other.is_empty() && self.start < other.end && other.start < self.end
	}

	/// The moments that belong to both; empty when there are none.
	pub fn intersection(&self, other: &Self) -> Self {
		let start = self.start.max(other.start);
		Self { start, end: self.end.min(other.end).max(start) }
	}

	/// Start of the interval of length `length` that `moment` falls in, counted from the epoch.
	/// `None` for a length of zero.
	pub fn floor(moment: Moment, length: Moment) -> Option<Moment> {
		moment.checked_sub(moment.checked_rem(length)?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn interval() -> impl Strategy<Value = Interval> {
		(0u64..1_000, 0u64..1_000).prop_map(|(start, length)| Interval::new(start, start + length))
	}

	#[test]
	fn floor_needs_a_length() {
		assert_eq!(Interval::floor(7, 0), None);
		assert_eq!(Interval::floor(0, 5), Some(0));
		assert_eq!(Interval::floor(14, 5), Some(10));
	}

	proptest! {
		#[test]
		fn overlap_is_a_non_empty_intersection(a in interval(), b in interval()) {
			prop_assert_eq!(a.overlaps(&b), !a.intersection(&b).is_empty());
			prop_assert_eq!(a.intersection(&b).duration(), b.intersection(&a).duration());
		}

		#[test]
		fn membership_follows_the_bounds(a in interval(), moment in 0u64..2_500) {
			prop_assert_eq!(a.contains(moment), (a.start..a.end).contains(&moment));
			prop_assert_eq!(
				a.contains(moment),
				!a.is_empty() && a.covers(&Interval::new(moment, moment + 1)),
			);
		}

		#[test]
		fn floor_is_the_last_multiple(moment in any::<u64>(), length in 1u64..1_000_000) {
			let start = Interval::floor(moment, length).unwrap();
			prop_assert!(start <= moment && moment - start < length && start.is_multiple_of(length));
		}
	}
}
