// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Limiter of starts: after a blackout all stations come at once.

use crate::gateway::Ms;
use std::sync::Mutex;

/// Longest time for which an answer is held back; beyond it the charger is asked to come again.
const HELD: Ms = 10_000;

/// Turn of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
	/// After this time in milliseconds.
	After(Ms),
	/// The charger comes again after this many seconds.
	Later(u32),
}

/// Limiter.
pub struct Boots {
	pause: Ms,
	next: Mutex<Ms>,
}

impl Boots {
	/// Limiter of a number of starts per second.
	pub fn new(per_second: u32) -> Self {
		Self { pause: 1_000 / Ms::from(per_second.clamp(1, 1_000)), next: Mutex::new(0) }
	}

	/// Returns the turn of one more.
	pub fn turn(&self, now: Ms) -> Turn {
		let Ok(mut next) = self.next.lock() else { return Turn::After(0) };
		let at = now.max(*next);
		let wait = at.saturating_sub(now);
		if wait > HELD {
			let seconds = u32::try_from(wait / 1_000).unwrap_or(u32::MAX);
			return Turn::Later(seconds);
		}
		*next = at.saturating_add(self.pause);
		Turn::After(wait)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn starts_get_their_turns_one_by_one() {
		let boots = Boots::new(50);
		let turns: Vec<_> = (0..502).map(|_| boots.turn(1_000)).collect();
		assert_eq!(turns[..3], [Turn::After(0), Turn::After(20), Turn::After(40)]);
		assert_eq!(turns[500], Turn::After(10_000));
		assert_eq!(turns[501], Turn::Later(10));
		assert_eq!(boots.turn(60_000), Turn::After(0));
	}
}
