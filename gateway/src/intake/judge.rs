// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Judgement of a sample before it is signed: time and register must be what a meter can show.
//!
//! What the chain would refuse for ever must not be signed, and what is wrong but plausible for
//! the chain (a frozen register, another unit) is found by the power that the device itself
//! measures.

use crate::store::outbox::Kind;
use std::fmt;

/// A day in ms.
pub const DAY: u64 = 86_400_000;
const MINUTE: u64 = 60_000;
const HOUR: u64 = 3_600_000;
/// How far a sample may be ahead of the clock, in ms.
const DRIFT: u64 = 30_000;
/// 2020-01-01, before which no meter of this chain was read: a clock that was never set.
pub const OLDEST: u64 = 1_577_836_800_000;
/// Power from which on a register has to move, in W.
const FLOWING: u64 = 500;
/// Time in which it has to move then, in ms.
const FROZEN: u64 = 5 * MINUTE;
/// Samples after which a unit is judged.
const SAMPLES: u32 = 3;
/// Energy by the power from which on a unit is judged, in Wh.
const ENOUGH: u64 = 100;
/// A register in kWh rises a thousand times less than one in Wh. With whole numbers and a power
/// that varies, a hundred times less is near enough.
const UNIT_RATIO: u64 = 100;

/// A register that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
	/// Id of the meter on the chain.
	pub meter: u32,
	/// Time of the reading in ms since the Unix epoch.
	pub at: u64,
	/// Cumulative energy in Wh.
	pub register: u64,
	/// Power that the device measured, in W.
	pub power: Option<u64>,
	/// Importance.
	pub kind: Kind,
	/// When it arrived, in ms since the Unix epoch.
	pub received: u64,
}

/// Latest signed reading of a meter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
	/// Its time in ms since the Unix epoch.
	pub at: u64,
	/// Its register in Wh.
	pub register: u64,
}

/// Reasons not to sign a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
	/// The gateway has no key for the meter.
	UnknownMeter,
	/// The clock of the gateway disagrees with that of the chain.
	Clock,
	/// The time is before 2020: the clock of the device was never set.
	ClockNeverSet,
	/// The time is ahead of the clock.
	Future,
	/// The time is more than a day ago.
	TooOld,
	/// The register does not move although power flows.
	Frozen,
	/// Another register is signed for the same time.
	Contradiction,
	/// The register fell.
	RegisterFell,
	/// More energy than the connection can deliver.
	TooMuchEnergy,
	/// The register is in kWh and labelled Wh.
	WrongUnit,
}

impl Refusal {
	/// Name in metrics.
	pub const fn name(self) -> &'static str {
		match self {
			Self::UnknownMeter => "unknown_meter",
			Self::Clock => "clock",
			Self::ClockNeverSet => "clock_never_set",
			Self::Future => "future",
			Self::TooOld => "too_old",
			Self::Frozen => "frozen",
			Self::Contradiction => "contradiction",
			Self::RegisterFell => "register_fell",
			Self::TooMuchEnergy => "too_much_energy",
			Self::WrongUnit => "wrong_unit",
		}
	}
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::UnknownMeter => "the configuration has no such meter",
			Self::Clock => "the clock of this machine disagrees with that of the chain",
			Self::ClockNeverSet => "the time is before 2020: the device has no clock yet",
			Self::Future => "the time is more than 30 s ahead of the clock",
			Self::TooOld => "the time is more than a day ago",
			Self::Frozen => "power flows, and the register has not moved for 5 minutes",
			Self::Contradiction => "another register is signed for the same time",
			Self::RegisterFell => "the register fell: the meter was replaced or reset",
			Self::TooMuchEnergy => "more energy than the connection can deliver",
			Self::WrongUnit => "the register rises a thousand times too slowly: kWh, not Wh",
		})
	}
}

/// What is done with a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// It is signed.
	Sign,
	/// It is signed already.
	Repeated,
	/// It is not signed; the next one may be.
	Refuse(Refusal),
	/// It is not signed, and no later one until somebody has looked.
	Quarantine(Refusal),
}

/// Watches the register of one meter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judge {
	/// Since when power and register are compared.
	window: Option<Window>,
}

/// Samples with power, without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
	first: Latest,
	last: Latest,
	/// Energy by the power, in W x ms.
	expected: u128,
	/// Since when the register has not moved.
	still_since: u64,
	samples: u32,
}

impl Judge {
	/// Judges a sample that follows `latest`, of a connection of `max_power` W.
	pub fn judge(
		&mut self,
		latest: Option<Latest>,
		sample: &Sample,
		max_power: u64,
		now: u64,
	) -> Verdict {
		if sample.at < OLDEST {
			return Verdict::Refuse(Refusal::ClockNeverSet);
		}
		if sample.at > now.saturating_add(DRIFT) {
			return Verdict::Refuse(Refusal::Future);
		}
		if sample.at < now.saturating_sub(DAY) {
			return Verdict::Refuse(Refusal::TooOld);
		}
		if let Some(latest) = latest {
			if sample.at == latest.at {
				return match sample.register == latest.register {
					true => Verdict::Repeated,
					false => Verdict::Refuse(Refusal::Contradiction),
				};
			}
			let (first, second) = match sample.at < latest.at {
				true => (Latest { at: sample.at, register: sample.register }, latest),
				false => (latest, Latest { at: sample.at, register: sample.register }),
			};
			let Some(energy) = second.register.checked_sub(first.register) else {
				// A late sample that is above a later one is of another time: it harms alone.
				return match sample.at < latest.at {
					true => Verdict::Refuse(Refusal::Contradiction),
					false => Verdict::Quarantine(Refusal::RegisterFell),
				};
			};
			if exceeds(energy, second.at - first.at, max_power) {
				return Verdict::Quarantine(Refusal::TooMuchEnergy);
			}
			if sample.at < latest.at {
				return Verdict::Sign;
			}
		}
		self.compare_with_power(sample)
	}

	fn compare_with_power(&mut self, sample: &Sample) -> Verdict {
		let here = Latest { at: sample.at, register: sample.register };
		let Some(power) = sample.power.filter(|power| *power >= FLOWING) else {
			self.window = None;
			return Verdict::Sign;
		};
		let Some(window) = self
			.window
			.as_mut()
			.filter(|window| here.at >= window.last.at && here.at - window.last.at <= FROZEN)
		else {
			self.window = Some(Window {
				first: here,
				last: here,
				expected: 0,
				still_since: here.at,
				samples: 1,
			});
			return Verdict::Sign;
		};
		let elapsed = here.at - window.last.at;
		window.expected += u128::from(power) * u128::from(elapsed);
		window.samples = window.samples.saturating_add(1);
		if here.register != window.last.register {
			window.still_since = here.at;
		}
		window.last = here;
		let expected = window.expected / u128::from(HOUR);
		let measured = u128::from(here.register.saturating_sub(window.first.register));
		if here.at - window.still_since >= FROZEN {
			return Verdict::Refuse(Refusal::Frozen);
		}
		if measured > 0
			&& window.samples > SAMPLES
			&& expected >= u128::from(ENOUGH)
			&& measured * u128::from(UNIT_RATIO) <= expected
		{
			return Verdict::Quarantine(Refusal::WrongUnit);
		}
		Verdict::Sign
	}
}

/// Whether more energy flowed than the power of the connection and a tenth, and the 1 Wh by which
/// a register can be ahead, as the chain allows it.
fn exceeds(energy: u64, elapsed: u64, max_power: u64) -> bool {
	let allowed = u128::from(elapsed) * u128::from(max_power) * 11 / 10 + u128::from(HOUR);
	u128::from(energy) * u128::from(HOUR) > allowed
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const NOW: u64 = 1_780_000_000_000;

	fn sample(at: u64, register: u64, power: Option<u64>) -> Sample {
		Sample { meter: 1, at, register, power, kind: Kind::Sample, received: NOW }
	}

	fn judge(latest: Option<(u64, u64)>, at: u64, register: u64) -> Verdict {
		let latest = latest.map(|(at, register)| Latest { at, register });
		Judge::default().judge(latest, &sample(at, register, None), 11_000, NOW)
	}

	/// Judges samples a minute apart, each signed one being the latest of the next.
	fn minutes(samples: impl IntoIterator<Item = (u64, u64)>) -> Vec<Verdict> {
		let mut judge = Judge::default();
		let mut latest = None;
		(0u64..)
			.zip(samples)
			.map(|(minute, (register, power))| {
				let one = sample(NOW - HOUR + minute * MINUTE, register, Some(power));
				let verdict = judge.judge(latest, &one, 11_000, NOW);
				if verdict == Verdict::Sign {
					latest = Some(Latest { at: one.at, register });
				}
				verdict
			})
			.collect()
	}

	#[test]
	fn times_of_1970_of_tomorrow_and_of_the_day_before_yesterday_are_not_signed() {
		assert_eq!(judge(None, 0, 5), Verdict::Refuse(Refusal::ClockNeverSet));
		assert_eq!(judge(None, 946_684_800_000, 5), Verdict::Refuse(Refusal::ClockNeverSet));
		assert_eq!(judge(None, NOW + DRIFT, 5), Verdict::Sign);
		assert_eq!(judge(None, NOW + DRIFT + 1, 5), Verdict::Refuse(Refusal::Future));
		assert_eq!(judge(None, NOW + 5 * MINUTE, 5), Verdict::Refuse(Refusal::Future));
		assert_eq!(judge(None, NOW - DAY, 5), Verdict::Sign);
		assert_eq!(judge(None, NOW - DAY - 1, 5), Verdict::Refuse(Refusal::TooOld));
	}

	#[test]
	fn a_register_that_falls_is_quarantined() {
		let latest = Some((NOW - MINUTE, 12_345_000));
		assert_eq!(judge(latest, NOW, 0), Verdict::Quarantine(Refusal::RegisterFell));
		assert_eq!(judge(latest, NOW, 12_344_999), Verdict::Quarantine(Refusal::RegisterFell));
		assert_eq!(judge(latest, NOW, 12_345_000), Verdict::Sign);
	}

	#[test]
	fn a_register_that_jumps_is_quarantined() {
		// 11 kW for a minute: 183 Wh, a tenth more: 201, and 1 Wh.
		let latest = Some((NOW - MINUTE, 5));
		assert_eq!(judge(latest, NOW, 5 + 202), Verdict::Sign);
		assert_eq!(judge(latest, NOW, 5 + 203), Verdict::Quarantine(Refusal::TooMuchEnergy));
	}

	#[test]
	fn late_samples_are_signed_unless_they_contradict() {
		let latest = Some((NOW - MINUTE, 500));
		assert_eq!(judge(latest, NOW - MINUTE, 500), Verdict::Repeated);
		assert_eq!(judge(latest, NOW - MINUTE, 501), Verdict::Refuse(Refusal::Contradiction));
		assert_eq!(judge(latest, NOW - 2 * MINUTE, 400), Verdict::Sign);
		assert_eq!(judge(latest, NOW - 2 * MINUTE, 501), Verdict::Refuse(Refusal::Contradiction));
	}

	#[test]
	fn kwh_labelled_wh_are_quarantined() {
		// 9.4 kW: 157 Wh in a minute, but the register shows 361, 361, .. kWh.
		let register = |minute: u64| 361 + minute * 157 / 1_000;
		let verdicts = minutes((0..12).map(|minute| (register(minute), 9_400)));
		let first = verdicts.iter().position(|one| *one != Verdict::Sign).expect("found");
		// With the first whole kWh.
		assert_eq!(verdicts[first], Verdict::Refuse(Refusal::Frozen));
		assert!(verdicts.contains(&Verdict::Quarantine(Refusal::WrongUnit)), "{verdicts:?}");
		// With a fast charger it moves at once, and is found with the fourth sample.
		let mut judge = Judge::default();
		let mut verdict = Verdict::Sign;
		let mut latest = None;
		for minute in 0..4 {
			let one = sample(NOW - HOUR + minute * MINUTE, 361 + minute * 2, Some(120_000));
			verdict = judge.judge(latest, &one, 150_000, NOW);
			latest = Some(Latest { at: one.at, register: one.register });
		}
		assert_eq!(verdict, Verdict::Quarantine(Refusal::WrongUnit));
	}

	#[test]
	fn a_frozen_register_is_stale_after_five_minutes_until_it_moves() {
		let frozen = minutes((0..9).map(|minute| (if minute < 7 { 100 } else { 110 }, 7_000)));
		let stale = Verdict::Refuse(Refusal::Frozen);
		assert_eq!(frozen[..5], [Verdict::Sign; 5]);
		assert_eq!(frozen[5..7], [stale; 2]);
		assert_ne!(frozen[7], stale);
	}

	#[test]
	fn a_register_that_stands_still_without_power_is_fine() {
		assert!(minutes((0..30).map(|_| (100, 0))).iter().all(|one| *one == Verdict::Sign));
		assert!(minutes((0..30).map(|_| (100, 499))).iter().all(|one| *one == Verdict::Sign));
	}

	proptest! {
		/// A meter that counts what flows is always signed, whatever the power.
		#[test]
		fn honest_meters_are_never_refused(
			powers in prop::collection::vec(prop_oneof![Just(0u64), 0u64..11_000], 2..55),
			start in 0u64..1_000_000_000,
		) {
			let mut counted = u128::from(start) * 60;
			let samples: Vec<_> = powers.iter().enumerate().map(|(index, power)| {
				// The power that a sample shows is that of the minute before.
				if index > 0 {
					counted += u128::from(*power);
				}
				(u64::try_from(counted / 60).expect("small"), *power)
			}).collect();
			// Devices show power and energy with some percent of difference.
			let refused: Vec<_> = minutes(samples).into_iter()
				.filter(|one| *one != Verdict::Sign).collect();
			prop_assert!(refused.is_empty(), "{refused:?}");
		}
	}
}
