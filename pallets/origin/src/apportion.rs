// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Division of time into metering intervals.

use smartcharge_primitives::{Interval, Moment};

/// Returns the starts of the intervals of `length` that `over` touches, in order; none if `length`
/// is zero.
pub fn starts(over: Interval, length: Moment) -> impl Iterator<Item = Moment> {
	Interval::floor(over.start, length)
		.filter(|_| !over.is_empty())
		.into_iter()
		.flat_map(move |first| {
			core::iter::successors(Some(first), move |start| start.checked_add(length))
		})
		.take_while(move |start| *start < over.end)
}

/// Returns the intervals of `length` that `over` touches, each with its start and the part of
/// `over` within it. The parts add up to `over`.
pub fn intervals(over: Interval, length: Moment) -> impl Iterator<Item = (Moment, Interval)> {
	starts(over, length).map(move |start| {
		let whole = Interval::new(start, start.saturating_add(length));
		(start, whole.intersection(&over))
	})
}

/// Returns how many intervals of `length` `over` touches; at most [`u32::MAX`].
pub fn count(over: Interval, length: Moment) -> u32 {
	if over.is_empty() {
		return 0;
	}
	let steps = Interval::floor(over.start, length)
		.and_then(|first| over.end.saturating_sub(1).saturating_sub(first).checked_div(length));
	steps.map_or(0, |steps| u32::try_from(steps.saturating_add(1)).unwrap_or(u32::MAX))
}

/// Returns the parts of `over` that are at most `reach` from its start or its end: all of it, and
/// nothing, if they meet.
pub fn near(over: Interval, reach: Moment) -> [Interval; 2] {
	if over.duration() <= reach.saturating_mul(2) {
		return [over, Interval::new(over.end, over.end)];
	}
	[
		Interval::new(over.start, over.start.saturating_add(reach)),
		Interval::new(over.end.saturating_sub(reach), over.end),
	]
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use smartcharge_primitives::energy::energy_within;

	#[test]
	fn cuts_at_the_borders() {
		let cut: Vec<_> = intervals(Interval::new(250, 420), 100).collect();
		assert_eq!(
			cut,
			[
				(200, Interval::new(250, 300)),
				(300, Interval::new(300, 400)),
				(400, Interval::new(400, 420)),
			]
		);
	}

	#[test]
	fn a_border_belongs_to_what_follows() {
		assert_eq!(starts(Interval::new(100, 200), 100).collect::<Vec<_>>(), [100]);
		assert_eq!(starts(Interval::new(100, 201), 100).collect::<Vec<_>>(), [100, 200]);
	}

	#[test]
	fn nothing_is_cut_into_nothing() {
		assert_eq!(intervals(Interval::new(150, 150), 100).count(), 0);
		assert_eq!(count(Interval::new(150, 150), 100), 0);
		assert_eq!(intervals(Interval::new(100, 200), 0).count(), 0);
		assert_eq!(count(Interval::new(100, 200), 0), 0);
	}

	#[test]
	fn the_end_of_time_is_an_end() {
		let over = Interval::new(u64::MAX - 5, u64::MAX);
		assert_eq!(intervals(over, 10).map(|(_, part)| part.duration()).sum::<u64>(), 5);
	}

	#[test]
	fn the_middle_of_a_long_time_is_near_nothing() {
		let near = |start, end| near(Interval::new(start, end), 100);
		assert_eq!(near(50, 250), [Interval::new(50, 250), Interval::new(250, 250)]);
		assert_eq!(near(50, 251), [Interval::new(50, 150), Interval::new(151, 251)]);
		assert_eq!(near(50, 950), [Interval::new(50, 150), Interval::new(850, 950)]);
		assert_eq!(near(50, 50), [Interval::new(50, 50); 2]);
	}

	proptest! {
		#[test]
		fn no_energy_is_lost_between_the_parts(
			start in 0u64..1_000, duration in 1u64..5_000, length in 1u64..700, energy: u64,
		) {
			let over = Interval::new(start, start + duration);
			let parts: Vec<_> = intervals(over, length).collect();
			let shares = parts.iter().map(|(_, part)| energy_within(energy, over, *part));
			prop_assert_eq!(shares.sum::<u64>(), energy);
			prop_assert_eq!(parts.len(), count(over, length) as usize);
			for (start, part) in parts {
				prop_assert!(start.is_multiple_of(length) && !part.is_empty());
				prop_assert!(Interval::new(start, start + length).covers(&part));
			}
		}

		/// Compared moment by moment.
		#[test]
		fn a_moment_counts_just_when_it_is_near(
			start in 0u64..1_000, duration in 0u64..500, reach in 0u64..200,
		) {
			let over = Interval::new(start, start + duration);
			let [first, second] = near(over, reach);
			prop_assert!(first.end <= second.start);
			for moment in start..start + duration {
				let inside = |part: &Interval| (part.start..part.end).contains(&moment);
				let is_near = moment - start < reach || start + duration - moment <= reach;
				prop_assert_eq!(inside(&first) || inside(&second), is_near);
			}
		}
	}
}
