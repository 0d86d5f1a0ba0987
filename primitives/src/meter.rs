// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{AreaId, Energy, MeterId, Moment, Power, MILLIS_PER_HOUR};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a meter measures, with the power of its connection in W, the most that can flow.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Purpose {
	/// Import of a charging station.
	#[codec(index = 0)]
	Station {
		/// Power of the connection in W.
		power: Power,
	},
	/// Export of an energy source.
	#[codec(index = 1)]
	Production {
		/// Power of the connection in W.
		power: Power,
	},
	/// Load of a transformer or a feeder.
	#[codec(index = 2)]
	Loading {
		/// Rated power in W.
		power: Power,
	},
}

impl Purpose {
	/// Power of the connection in W.
	pub const fn power(&self) -> Power {
		match self {
			Self::Station { power } | Self::Production { power } | Self::Loading { power } => {
				*power
			},
		}
	}
}

/// What a meter's register showed at a moment.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct MeterReading {
	/// When it was read, in ms since the Unix epoch.
	pub at: Moment,
	/// Cumulative energy in Wh.
	pub register: Energy,
}

/// Energy by which the register of a meter can be ahead of what flowed since a reading, because the
/// register has whole Wh: 1 Wh, in W x ms.
pub const MOST_SLACK: u32 = 3_600_000;

/// An accepted reading, with what is left of the one Wh by which registers may be ahead.
///
/// The energy between any two accepted readings of a meter is at most a tenth more than the power
/// gives in the time between them, and 1 Wh once, however many readings are between: what a reading
/// takes of that Wh, the following ones do not have, until more time than energy has passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accepted {
	/// The reading.
	pub reading: MeterReading,
	/// Slack left, in W x ms; at most [`MOST_SLACK`].
	pub slack: u32,
}

impl Accepted {
	/// A reading to which no earlier one is compared.
	pub const fn base(reading: MeterReading) -> Self {
		Self { reading, slack: MOST_SLACK }
	}

	/// Returns `next` as accepted after this reading, behind something of `power` W; `None` if it
	/// is older, its register is lower, or its energy exceeds the bound.
	pub fn then(&self, next: MeterReading, power: Power) -> Option<Self> {
		let elapsed = next.at.checked_sub(self.reading.at)?;
		let energy = next.register.checked_sub(self.reading.register)?;
		// None of these products can overflow: the factors have 64, 32 and 4 bits.
		let full = u128::from(elapsed).saturating_mul(u128::from(power));
		let allowed = full.saturating_add(full.checked_div(10)?).saturating_add(self.slack.into());
		let taken = u128::from(energy).saturating_mul(u128::from(MILLIS_PER_HOUR));
		let left = allowed.checked_sub(taken)?;
		let slack = u32::try_from(left).unwrap_or(u32::MAX).min(MOST_SLACK);
		Some(Self { reading: next, slack })
	}
}

/// What other pallets may know of a meter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeterDetails<AccountId> {
	/// Identity of the meter.
	pub id: MeterId,
	/// Who registered it.
	pub owner: AccountId,
	/// The area of its connection.
	pub area: AreaId,
	/// What it measures.
	pub purpose: Purpose,
	/// Whether the DSO approved it and did not suspend it.
	pub active: bool,
	/// Its latest accepted reading.
	pub latest: Option<MeterReading>,
	/// Slack of its latest reading: see [`Accepted::slack`].
	pub slack: u32,
	/// Highest power of its station, or of its connection, in W.
	pub power: Power,
}

impl<AccountId> MeterDetails<AccountId> {
	/// Its latest accepted reading, with its slack.
	pub fn accepted(&self) -> Option<Accepted> {
		self.latest.map(|reading| Accepted { reading, slack: self.slack })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const HOUR: Moment = 3_600_000;

	fn accepted(slack: u32) -> Accepted {
		Accepted { reading: MeterReading { at: 1_000, register: 50 }, slack }
	}

	fn then(first: Accepted, elapsed: Moment, energy: Energy, power: Power) -> Option<u32> {
		let next = MeterReading {
			at: first.reading.at + elapsed,
			register: first.reading.register + energy,
		};
		first.then(next, power).map(|accepted| {
			assert_eq!(accepted.reading, next);
			accepted.slack
		})
	}

	#[test]
	fn an_hour_gives_a_tenth_more_and_one_watt_hour_once() {
		let base = Accepted::base(MeterReading { at: 1_000, register: 50 });
		assert_eq!(base, accepted(MOST_SLACK));
		assert_eq!(then(base, HOUR, 5_501, 5_000), Some(0));
		assert_eq!(then(base, HOUR, 5_502, 5_000), None);
		// The Wh is spent, and comes back with time.
		assert_eq!(then(accepted(0), HOUR, 5_501, 5_000), None);
		assert_eq!(then(accepted(0), HOUR, 5_500, 5_000), Some(0));
		assert_eq!(then(accepted(0), HOUR, 5_499, 5_000), Some(MOST_SLACK));
		assert_eq!(then(accepted(0), HOUR, 0, 5_000), Some(MOST_SLACK));
		assert_eq!(then(accepted(0), 1_000, 0, 5_000), Some(5_500_000.min(MOST_SLACK)));
		assert_eq!(then(accepted(0), 100, 0, 5_000), Some(550_000));
	}

	#[test]
	fn neither_an_older_reading_nor_a_lower_register_follows() {
		let base = accepted(MOST_SLACK);
		assert_eq!(base.then(MeterReading { at: 999, register: 50 }, 5_000), None);
		assert_eq!(base.then(MeterReading { at: 1_001, register: 49 }, 5_000), None);
	}

	#[test]
	fn the_greatest_numbers_do_not_overflow() {
		let base = Accepted::base(MeterReading::default());
		let greatest = MeterReading { at: Moment::MAX, register: Energy::MAX };
		assert_eq!(base.then(greatest, Power::MAX).map(|next| next.slack), Some(MOST_SLACK));
		assert_eq!(base.then(greatest, 0), None);
	}

	proptest! {
		/// Whether a reading follows is what the sums over all spans that end with it say, counted
		/// in tenths of W x ms. Rounding refuses less than 1 W x ms per reading of what they allow.
		#[test]
		fn audit_h1_every_span_of_accepted_readings_keeps_the_bound(
			power in prop_oneof![Just(100u32), 1..100_000u32],
			steps in prop::collection::vec((0u64..20_000, 0u64..30, 0u8..3), 1..60),
		) {
			let mut taken = vec![MeterReading { at: 0, register: 7 }];
			let mut latest = Accepted::base(taken[0]);
			for (elapsed, energy, greed) in steps {
				let full = u128::from(elapsed) * u128::from(power) * 11 / 36_000_000;
				let greedy = u64::try_from(full).unwrap() + u64::from(greed == 2);
				let energy = if greed == 0 { energy } else { greedy };
				let next = MeterReading {
					at: latest.reading.at + elapsed,
					register: latest.reading.register + energy,
				};
				let excess = |from: &MeterReading| {
					let energy = i128::from(next.register - from.register) * 36_000_000;
					let time = i128::from(next.at - from.at) * i128::from(power) * 11;
					energy - time - 36_000_000
				};
				let worst = taken.iter().map(excess).max().unwrap();
				match latest.then(next, power) {
					Some(accepted) => {
						prop_assert!(worst <= 0, "{next:?} exceeds a span by {worst}");
						taken.push(next);
						latest = accepted;
					},
					None => {
						let rounded = i128::try_from(taken.len()).unwrap() * 10;
						prop_assert!(worst > -rounded, "{next:?} was refused with {worst}");
					},
				}
			}
		}
	}
}
