// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Times of samples: which are believed.

use crate::gateway::Ms;

const SECOND: Ms = 1_000;
/// Age before the connection up to which a buffered sample is taken.
const BUFFERED: Ms = 24 * 3_600 * SECOND;
/// Lead of the charger's clock that is taken.
const AHEAD: Ms = 30 * SECOND;
/// Time since the connection and the last start of the charger after which what it sends is live:
/// before, it may empty its buffer, with times of a clock that was not set.
const EMPTYING: Ms = 60 * SECOND;
/// Age at which a message is no longer live.
const LIVE: Ms = 60 * SECOND;

/// Clock at the arrival of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
	/// Now.
	pub now: Ms,
	/// Time at which the connection was made.
	pub connected: Ms,
	/// Time at which the charger was last given the time by an answer to its start.
	pub booted: Option<Ms>,
	/// Whether the charger says that it happened without a connection (2.0.1).
	pub offline: bool,
}

/// Time of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
	/// As the charger says.
	At(Ms),
	/// The charger's clock is wrong: the time of arrival.
	Arrival(Ms),
	/// Nobody knows when.
	Unknown,
}

impl Placed {
	/// The time, if there is one.
	pub fn at(self) -> Option<Ms> {
		match self {
			Self::At(at) | Self::Arrival(at) => Some(at),
			Self::Unknown => None,
		}
	}
}

impl Clock {
	/// Whether the charger no longer empties a buffer.
	fn emptied(&self) -> bool {
		let since = self.booted.map_or(self.connected, |booted| booted.max(self.connected));
		!self.offline && self.booted.is_some() && self.now >= since.saturating_add(EMPTYING)
	}

	/// Returns the time of a sample.
	pub fn place(&self, at: Ms) -> Placed {
		let earliest = self.connected.saturating_sub(BUFFERED);
		if (earliest..=self.now.saturating_add(AHEAD)).contains(&at) {
			Placed::At(at.min(self.now))
		} else if self.emptied() {
			Placed::Arrival(self.now)
		} else {
			Placed::Unknown
		}
	}

	/// Whether a transaction of this time began with the central system listening.
	pub fn live(&self, at: Ms) -> bool {
		match self.place(at) {
			Placed::At(at) => !self.offline && at.saturating_add(LIVE) >= self.connected,
			Placed::Arrival(_) => true,
			Placed::Unknown => false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const NOW: Ms = 1_800_000_000_000;

	fn clock(since: Ms, booted: Option<Ms>) -> Clock {
		Clock { now: NOW, connected: NOW - since, booted: booted.map(|b| NOW - b), offline: false }
	}

	/// Report 12: times of 1970, of another zone, of the future.
	#[test]
	fn row_12_times_are_believed_within_a_day_and_half_a_minute() {
		let fresh = clock(10_000, None);
		assert_eq!(fresh.place(NOW - 5_000), Placed::At(NOW - 5_000));
		assert_eq!(fresh.place(NOW + 30_000), Placed::At(NOW));
		assert_eq!(fresh.place(NOW - 10_000 - BUFFERED), Placed::At(NOW - 10_000 - BUFFERED));
		for wrong in [0, NOW - 10_001 - BUFFERED, NOW + 30_001, NOW + 300_000, Ms::MAX] {
			assert_eq!(fresh.place(wrong), Placed::Unknown, "{wrong}");
			// The charger got the time long ago, and its buffer is empty.
			let settled = clock(120_000, Some(120_000));
			if wrong != NOW - 10_001 - BUFFERED {
				assert_eq!(settled.place(wrong), Placed::Arrival(NOW), "{wrong}");
			}
			assert_eq!(Clock { offline: true, ..settled }.place(0), Placed::Unknown);
		}
		assert_eq!(clock(120_000, None).place(0), Placed::Unknown, "it never got the time");
		assert_eq!(clock(120_000, Some(59_999)).place(0), Placed::Unknown, "just started");
	}

	#[test]
	fn what_began_before_the_connection_is_not_live() {
		assert!(clock(10_000, None).live(NOW - 1_000));
		assert!(clock(10_000, None).live(NOW - 70_000));
		assert!(!clock(10_000, None).live(NOW - 70_001));
		assert!(!clock(10_000, None).live(0));
		assert!(clock(120_000, Some(120_000)).live(0));
		assert!(!Clock { offline: true, ..clock(10_000, None) }.live(NOW));
	}
}
