// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Set-points as limits of a charger.

use crate::{
	gateway::{Ms, Step},
	model::Suspend,
};

/// Milliseconds of a second.
const SECOND: Ms = 1_000;

/// Line of an EVSE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
	/// Number of phases.
	pub phases: u32,
	/// Voltage of a phase in V.
	pub volts: u32,
	/// Smallest current at which a vehicle charges, in tenths of an ampere.
	pub min_a: u32,
}

/// Unit of a limit, once it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
	/// Watts.
	Watts,
	/// Amperes per phase.
	Amperes,
}

impl Line {
	/// Returns the current of a power in tenths of an ampere, rounded down.
	pub fn tenths(self, power: u32) -> u32 {
		let divisor = u64::from(self.phases.max(1)).saturating_mul(u64::from(self.volts.max(1)));
		u32::try_from(u64::from(power).saturating_mul(10) / divisor).unwrap_or(u32::MAX)
	}

	/// Returns the power of a current in W.
	pub fn power(self, tenths: u32) -> u32 {
		let power = u64::from(tenths)
			.saturating_mul(u64::from(self.phases))
			.saturating_mul(u64::from(self.volts));
		u32::try_from(power / 10).unwrap_or(u32::MAX)
	}

	/// Returns the limit of a set-point in tenths of the unit.
	///
	/// A current is rounded down to a tenth. What is below the smallest current of a vehicle is 0,
	/// or that current where a model cannot do 0.
	pub fn limit(self, power: u32, unit: Limit, suspend: Suspend) -> u32 {
		let tenths = self.tenths(power);
		let below = tenths < self.min_a || power == 0;
		match (below, suspend, unit) {
			(true, Suspend::Zero, _) => 0,
			(true, Suspend::Min, Limit::Amperes) => self.min_a,
			(true, Suspend::Min, Limit::Watts) => self.power(self.min_a).saturating_mul(10),
			(false, _, Limit::Amperes) => tenths,
			(false, _, Limit::Watts) => power.saturating_mul(10),
		}
	}
}

/// Limit from a second on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
	/// Seconds since the begin of the plan.
	pub start: u32,
	/// Tenths of the unit.
	pub limit: u32,
}

/// Limits of a charger from a time on, by its own clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
	/// Begin, a whole second.
	pub start: Ms,
	/// Seconds after which the plan is over; none for one that ends with a period of no energy.
	pub duration: Option<u32>,
	/// Unit of the limits.
	pub unit: Limit,
	/// Periods in order, the first from second 0.
	pub periods: Vec<Period>,
}

impl Plan {
	/// Plan without energy from a time on.
	pub fn nothing(now: Ms, line: Line, unit: Limit, suspend: Suspend) -> Self {
		let limit = line.limit(0, unit, suspend);
		Self { start: floor(now), duration: None, unit, periods: vec![Period { start: 0, limit }] }
	}

	/// Plan of all steps that are not over. Neighbours of one limit are one period; a gap between
	/// steps has no energy. Of more periods than `most` the first ones count, and the plan is over
	/// before the next: it is sent again when a step opens.
	///
	/// `bound`: whether the plan ends by its duration, so that the limits below it count again.
	pub fn of(
		steps: &[Step],
		now: Ms,
		line: Line,
		unit: Limit,
		suspend: Suspend,
		most: usize,
		bound: bool,
	) -> Self {
		let ahead: Vec<&Step> = steps.iter().filter(|step| step.end > now).collect();
		let (Some(first), Some(last)) = (ahead.first(), ahead.last()) else {
			return Self::nothing(now, line, unit, suspend);
		};
		let start = floor(first.start.min(now));
		let nothing = line.limit(0, unit, suspend);
		let second = |at: Ms| u32::try_from(at.saturating_sub(start) / SECOND).unwrap_or(u32::MAX);
		let mut periods: Vec<Period> = Vec::new();
		let mut put = |start: u32, limit: u32| match periods.last_mut() {
			Some(previous) if previous.start == start => previous.limit = limit,
			Some(previous) if previous.limit == limit => {},
			_ => periods.push(Period { start, limit }),
		};
		let mut end = start;
		for step in &ahead {
			if step.start > end {
				put(second(end), nothing);
			}
			put(second(step.start), line.limit(step.power, unit, suspend));
			end = step.end;
		}
		let mut duration = Some(second(last.end));
		if !bound {
			put(second(end), nothing);
			duration = None;
		}
		let most = most.max(1);
		if let Some(next) = periods.get(most).copied() {
			periods.truncate(most);
			if bound {
				duration = Some(next.start);
			} else if let Some(cut) = periods.last_mut() {
				// Nothing would end it: rather none than too much.
				cut.limit = nothing;
			}
		}
		Self { start, duration, unit, periods }
	}

	/// Limit at a time, in tenths of the unit; `None` after its end.
	pub fn at(&self, now: Ms) -> Option<u32> {
		let second = u32::try_from(now.checked_sub(self.start)? / SECOND).ok()?;
		if self.duration.is_some_and(|duration| second >= duration) {
			return None;
		}
		self.periods.iter().rev().find(|period| period.start <= second).map(|period| period.limit)
	}
}

fn floor(at: Ms) -> Ms {
	at / SECOND * SECOND
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const THREE: Line = Line { phases: 3, volts: 230, min_a: 60 };
	const ONE: Line = Line { phases: 1, ..THREE };

	#[test]
	fn currents_are_rounded_down_to_a_tenth() {
		let zero = Suspend::Zero;
		assert_eq!(THREE.limit(11_000, Limit::Amperes, zero), 159);
		assert_eq!(ONE.limit(3_600, Limit::Amperes, zero), 156);
		assert_eq!(THREE.tenths(2_000), 28);
		assert_eq!(THREE.limit(2_000, Limit::Amperes, zero), 0);
		assert_eq!(THREE.limit(2_000, Limit::Watts, zero), 0);
		assert_eq!(THREE.limit(2_000, Limit::Amperes, Suspend::Min), 60);
		assert_eq!(THREE.limit(0, Limit::Watts, Suspend::Min), 41_400);
		assert_eq!(THREE.limit(11_000, Limit::Watts, zero), 110_000);
		assert_eq!(Line { min_a: 0, ..THREE }.limit(0, Limit::Amperes, Suspend::Min), 0);
	}

	fn step(quarter: u64, power: u32) -> Step {
		Step { start: quarter * 900_000, end: (quarter + 1) * 900_000, power }
	}

	fn plan(steps: &[Step], now: Ms, most: usize) -> Plan {
		Plan::of(steps, now, THREE, Limit::Amperes, Suspend::Zero, most, true)
	}

	#[test]
	fn a_plan_has_all_steps_ahead() {
		let steps = [step(4, 11_000), step(5, 0), step(6, 11_000)];
		let plan = plan(&steps, 4 * 900_000 + 400, 24);
		assert_eq!((plan.start, plan.duration), (3_600_000, Some(2_700)));
		let limits: Vec<_> = plan.periods.iter().map(|p| (p.start, p.limit)).collect();
		assert_eq!(limits, [(0, 159), (900, 0), (1_800, 159)]);
		assert_eq!(plan.at(5 * 900_000), Some(0));
		assert_eq!(plan.at(7 * 900_000), None);
	}

	#[test]
	fn gaps_and_the_time_before_have_no_energy() {
		let late = plan(&[step(4, 11_000), step(6, 11_000)], 3 * 900_000, 24);
		let limits: Vec<_> = late.periods.iter().map(|p| (p.start, p.limit)).collect();
		assert_eq!(limits, [(0, 0), (900, 159), (1_800, 0), (2_700, 159)]);
		assert_eq!(plan(&[], 7_777, 24).periods, [Period { start: 0, limit: 0 }]);
	}

	#[test]
	fn a_plan_of_too_many_periods_ends_before_the_next() {
		let steps = [step(4, 11_000), step(5, 0), step(6, 11_000)];
		let short = plan(&steps, 4 * 900_000, 2);
		assert_eq!((short.periods.len(), short.duration), (2, Some(1_800)));
		let unbound = Plan::of(&steps, 3_600_000, THREE, Limit::Amperes, Suspend::Zero, 3, false);
		assert_eq!(unbound.periods.last(), Some(&Period { start: 1_800, limit: 0 }));
	}

	proptest! {
		/// A limit never lets more flow than the set-point of its time, and never anything where no
		/// step is, however the plan is cut.
		#[test]
		fn a_plan_never_exceeds_the_set_points(
			powers in proptest::collection::vec((0u32..22_000, 0u64..3), 0..12),
			now in 0u64..10_000_000, most in 1usize..8, bound: bool, at in 0u64..20_000_000,
		) {
			let mut steps = Vec::new();
			let mut quarter = 2;
			for (power, gap) in powers {
				quarter += gap;
				steps.push(step(quarter, power));
				quarter += 1;
			}
			let plan = Plan::of(&steps, now, THREE, Limit::Amperes, Suspend::Zero, most, bound);
			prop_assert!(plan.periods.len() <= most);
			let at = at.max(now) / 1_000 * 1_000;
			let allowed = steps.iter().find(|s| (s.start..s.end).contains(&at)).map_or(0, |s| s.power);
			if let Some(limit) = plan.at(at.max(plan.start)) {
				if at >= plan.start {
					prop_assert!(THREE.power(limit) <= allowed, "{limit} at {at} of {plan:?}");
				}
			}
			// Nothing is lost where there is room for all of it.
			if most >= 7 && steps.len() <= 2 && bound && allowed >= 4_140 {
				prop_assert_eq!(plan.at(at), Some(THREE.tenths(allowed)));
			}
		}
	}
}
