// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Measured power against the set-point.

use crate::gateway::Ms;
use serde::{Deserialize, Serialize};

/// Time within which a charger has to follow a set-point.
const FOLLOWS: Ms = 60_000;
/// Power above the set-point that is measured wrongly, or flows for the charger itself, in W.
const TOLERANCE: u64 = 150;

/// Watch over one EVSE.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
	/// Set-point that counts.
	allowed: u64,
	/// Since when the power is above it.
	above: Option<Ms>,
	/// Whether that was reported.
	reported: bool,
}

impl Watch {
	/// Returns whether power has been above the set-point for too long, once for each time.
	pub fn exceeds(&mut self, now: Ms, measured: u64, allowed: u64) -> bool {
		if allowed != self.allowed {
			*self = Self { allowed, ..Self::default() };
		}
		let most = allowed.saturating_add(allowed / 20).saturating_add(TOLERANCE);
		if measured <= most {
			self.above = None;
			self.reported = false;
			return false;
		}
		let since = *self.above.get_or_insert(now);
		let late = now.saturating_sub(since) >= FOLLOWS && !self.reported;
		self.reported |= late;
		late
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Report 19: a profile that is accepted and ignored shows in the measured power.
	#[test]
	fn row_19_power_above_the_set_point_is_reported_after_a_minute() {
		let mut watch = Watch::default();
		assert!(!watch.exceeds(0, 11_000, 11_000));
		assert!(!watch.exceeds(1_000, 11_000, 0), "it has a minute to follow");
		assert!(!watch.exceeds(60_000, 11_000, 0));
		assert!(watch.exceeds(61_000, 11_000, 0));
		assert!(!watch.exceeds(62_000, 11_000, 0), "once");
		assert!(!watch.exceeds(63_000, 100, 0));
		assert!(!watch.exceeds(64_000, 11_600, 11_000), "within tolerance");
		assert!(!watch.exceeds(65_000, 12_000, 11_000));
		assert!(watch.exceeds(125_000, 12_000, 11_000));
	}
}
