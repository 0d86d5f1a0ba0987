// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The steps of a process: its timetable, the least-cost schedule (rule 2), the moves of demand
//! response (rule 4), and catching up on energy that a step did not deliver. Pure: no storage.

use crate::prices::price_of;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	energy::energy_at, money::energy_cost, Balance, Direction, Energy, Interval, Moment, Power,
	Price, MAX_STEPS,
};

/// Bytes of a [`Schedule`] of [`MAX_STEPS`] steps.
const SCHEDULE_BYTES: u32 = MAX_STEPS.div_ceil(u8::BITS);

/// Times of the steps of a process.
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
pub struct Timetable {
	/// Start of the interval in which the process was scheduled, in ms.
	pub start: Moment,
	/// Time of the schedule, in ms; step 0 does not begin before.
	pub scheduled: Moment,
	/// Length of a step in ms.
	pub step: Moment,
	/// Number of steps.
	pub steps: u32,
}

impl Timetable {
	/// The timetable of a process that is scheduled at `now` (rule 1).
	///
	/// It begins with the metering interval of length `interval` that `now` falls in or, if steps
	/// are shorter, with the part of that interval as long as a step. `None` if it overflows or a
	/// length is zero.
	pub fn new(now: Moment, interval: Moment, step: Moment, steps: u32) -> Option<Self> {
		let start = Interval::floor(now, interval.min(step))?;
		start.checked_add(step.checked_mul(Moment::from(steps))?)?;
		Some(Self { start, scheduled: now, step, steps })
	}

	/// Time of `step`; empty beyond the last one.
	pub fn interval(&self, step: u32) -> Interval {
		if step >= self.steps {
			return Interval::new(self.end(), self.end());
		}
		let offset = self.step.saturating_mul(Moment::from(step));
		let start = self.start.saturating_add(offset);
		Interval::new(start.max(self.scheduled), start.saturating_add(self.step))
	}

	/// End of the last step.
	pub fn end(&self) -> Moment {
		self.start.saturating_add(self.step.saturating_mul(Moment::from(self.steps)))
	}

	/// The time from the start of `step` to the end.
	pub fn since(&self, step: u32) -> Interval {
		Interval::new(self.interval(step).start, self.end())
	}
}

/// The steps that charge: one bit for each step.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct Schedule(BoundedVec<u8, ConstU32<SCHEDULE_BYTES>>);

impl Schedule {
	/// A schedule of `steps` steps without charging.
	pub fn idle(steps: u32) -> Self {
		let bytes = steps.min(MAX_STEPS).div_ceil(u8::BITS);
		let bytes = usize::try_from(bytes).unwrap_or_default();
		Self(BoundedVec::truncate_from(alloc::vec![0; bytes]))
	}

	/// Whether `step` charges.
	pub fn charges(&self, step: u32) -> bool {
		self.0.get(Self::byte(step)).is_some_and(|byte| byte & Self::mask(step) != 0)
	}

	/// Sets whether `step` charges. No-op beyond the last step.
	pub fn set(&mut self, step: u32, charge: bool) {
		if let Some(byte) = self.0.get_mut(Self::byte(step)) {
			if charge {
				*byte |= Self::mask(step);
			} else {
				*byte &= !Self::mask(step);
			}
		}
	}

	/// Whether each step charges.
	pub fn to_vec(&self, steps: u32) -> Vec<bool> {
		(0..steps).map(|step| self.charges(step)).collect()
	}

	fn byte(step: u32) -> usize {
		usize::try_from(step / u8::BITS).unwrap_or(usize::MAX)
	}

	fn mask(step: u32) -> u8 {
		1u8.checked_shl(step % u8::BITS).unwrap_or_default()
	}
}

/// The steps of a process with their prices and power.
#[derive(Clone, Copy, Debug)]
pub struct Steps<'a> {
	/// Times of the steps.
	pub timetable: Timetable,
	/// Power of the station in W.
	pub power: Power,
	/// The supplier's price of each step, per kWh.
	pub prices: &'a [Price],
	/// The DSO's price, per kWh.
	pub grid_price: Price,
	/// The highest price that the driver agrees to, per kWh.
	pub max_price: Option<Price>,
}

/// Why [`Steps::respond`] left the schedule as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoResponse {
	/// Nothing can be moved: the step already does what the signal asks for, or no later step fits.
	NothingToMove,
	/// The move would deliver less energy by departure.
	LessEnergy,
	/// The reward does not cover the extra cost and the driver's minimum.
	NotWorthwhile,
}

impl Steps<'_> {
	/// The supplier's price of `step`, per kWh.
	pub fn supplier_price(&self, step: u32) -> Price {
		price_of(self.prices, step)
	}

	/// Price of `step` per kWh: the supplier's plus the DSO's.
	pub fn price(&self, step: u32) -> Price {
		self.supplier_price(step).saturating_add(self.grid_price)
	}

	/// Energy of `step` at full power, in Wh.
	pub fn capacity(&self, step: u32) -> Energy {
		energy_at(self.power, self.timetable.interval(step).duration())
	}

	/// Whether the driver agrees to the price of `step`.
	pub fn affordable(&self, step: u32) -> bool {
		self.max_price.is_none_or(|max| self.price(step) <= max)
	}

	/// Energy of the charging steps of `schedule` from `from` on at full power, in Wh.
	pub fn reach(&self, schedule: &Schedule, from: u32) -> Energy {
		self.charging(schedule, from)
			.fold(0, |sum: Energy, step| sum.saturating_add(self.capacity(step)))
	}

	/// The step that charges only the remainder: the most expensive charging step from `from` on,
	/// the earliest among equals. In a least-cost schedule all others charge at full power.
	pub fn remainder_step(&self, schedule: &Schedule, from: u32) -> Option<u32> {
		// `max_by_key` would return the last among equals.
		self.charging(schedule, from).min_by_key(|step| core::cmp::Reverse(self.price(*step)))
	}

	/// Energy planned in `step`, in Wh, if `remaining` is still demanded and `schedule` is followed
	/// from `step` on; `remainder` is its [`Self::remainder_step`].
	pub fn planned(
		&self,
		schedule: &Schedule,
		remainder: Option<u32>,
		step: u32,
		remaining: Energy,
	) -> Energy {
		if !schedule.charges(step) {
			return 0;
		}
		let wanted = if remainder == Some(step) {
			remaining.saturating_sub(self.reach(schedule, step.saturating_add(1)))
		} else {
			remaining
		};
		wanted.min(self.capacity(step))
	}

	/// Cost of the energy if `schedule` is followed from `from` on until `remaining` is delivered.
	/// `None` if it does not fit a [`Balance`].
	pub fn cost(&self, schedule: &Schedule, from: u32, remaining: Energy) -> Option<Balance> {
		let remainder = self.remainder_step(schedule, from);
		let full = self
			.charging(schedule, from)
			.filter(|step| Some(*step) != remainder)
			.map(|step| (step, self.capacity(step)));
		let mut left = remaining;
		let mut cost: Balance = 0;
		for (step, capacity) in full {
			let energy = capacity.min(left);
			left = left.saturating_sub(energy);
			cost = cost.checked_add(energy_cost(self.price(step), energy)?)?;
		}
		match remainder {
			Some(step) => {
				let energy = self.capacity(step).min(left);
				cost.checked_add(energy_cost(self.price(step), energy)?)
			},
			None => Some(cost),
		}
	}

	/// The schedule that delivers `demand` at least cost (rule 2).
	///
	/// Of the steps that the driver can afford, removes the most expensive first and, among equals,
	/// the earliest, as long as the rest delivers `demand`. Returns the schedule and the part of
	/// `demand` that it cannot deliver.
	pub fn least_cost(&self, demand: Energy) -> (Schedule, Energy) {
		let mut schedule = Schedule::idle(self.timetable.steps);
		let mut left = demand;
		for step in self.cheapest_first(0, |step| self.affordable(step)) {
			if left == 0 {
				break;
			}
			schedule.set(step, true);
			left = left.saturating_sub(self.capacity(step));
		}
		(schedule, left)
	}

	/// Adds the cheapest idle steps from `from` on until `schedule` delivers `remaining`, because
	/// earlier steps delivered less than planned. Returns whether the schedule changed.
	pub fn catch_up(&self, schedule: &mut Schedule, from: u32, remaining: Energy) -> bool {
		let mut left = remaining.saturating_sub(self.reach(schedule, from));
		if left == 0 {
			return false;
		}
		let idle =
			self.cheapest_first(from, |step| !schedule.charges(step) && self.affordable(step));
		let mut changed = false;
		for step in idle {
			if left == 0 {
				break;
			}
			schedule.set(step, true);
			left = left.saturating_sub(self.capacity(step));
			changed = true;
		}
		changed
	}

	/// Answers a demand-response signal for `step`, which is about to open. Returns the schedule
	/// that does what the signal asks for, and the step that `step` was swapped with (rule 4).
	///
	/// `Down` moves the charging to the cheapest later idle step, `Up` moves it from the most
	/// expensive later charging step; the earliest among equals in both cases. Answers only if
	/// there is energy to move, no less energy is delivered by departure, and `reward` − extra cost
	/// ≥ `minimum_reward`.
	pub fn respond(
		&self,
		schedule: &Schedule,
		step: u32,
		remaining: Energy,
		direction: Direction,
		reward: Balance,
		minimum_reward: Balance,
	) -> Result<(Schedule, u32), NoResponse> {
		let later = step.saturating_add(1)..self.timetable.steps;
		let partner = match direction {
			Direction::Down if schedule.charges(step) => later
				.filter(|other| !schedule.charges(*other) && self.affordable(*other))
				.min_by_key(|other| self.price(*other)),
			Direction::Up if !schedule.charges(step) && self.affordable(step) => {
				self.remainder_step(schedule, step.saturating_add(1))
			},
			_ => None,
		}
		.ok_or(NoResponse::NothingToMove)?;

		let charge = direction == Direction::Up;
		let mut moved = schedule.clone();
		moved.set(step, charge);
		moved.set(partner, !charge);

		// A charging step without energy to deliver is no flexibility to pay for.
		let charging = if charge { &moved } else { schedule };
		if self.planned(charging, self.remainder_step(charging, step), step, remaining) == 0 {
			return Err(NoResponse::NothingToMove);
		}
		if self.reach(&moved, step).min(remaining) < self.reach(schedule, step).min(remaining) {
			return Err(NoResponse::LessEnergy);
		}
		let worthwhile = || {
			let gain = reward.checked_add(self.cost(schedule, step, remaining)?)?;
			let effort = minimum_reward.checked_add(self.cost(&moved, step, remaining)?)?;
			Some(gain >= effort)
		};
		if worthwhile() != Some(true) {
			return Err(NoResponse::NotWorthwhile);
		}
		Ok((moved, partner))
	}

	/// The charging steps of `schedule` from `from` on.
	fn charging<'s>(
		&self,
		schedule: &'s Schedule,
		from: u32,
	) -> impl Iterator<Item = u32> + use<'s> {
		(from..self.timetable.steps).filter(move |step| schedule.charges(*step))
	}

	/// The steps from `from` on that satisfy `filter`, the cheapest first and, among equals, the
	/// latest: the reverse of the order in which steps are removed.
	fn cheapest_first(&self, from: u32, filter: impl Fn(u32) -> bool) -> Vec<u32> {
		let mut steps: Vec<u32> =
			(from..self.timetable.steps).filter(|step| filter(*step)).collect();
		steps.sort_unstable_by_key(|step| (self.price(*step), core::cmp::Reverse(*step)));
		steps
	}
}
