// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The steps of a process: its timetable, the least-cost schedule (rule 2), the moves of demand
//! response (rule 4), and catching up on energy that a step did not deliver. Pure: no storage.

use crate::{prices::price_of, request::WhenEqual};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	energy::{energy_at, per_mille},
	money::{amount, energy_cost},
	Amount, Balance, Direction, Energy, Interval, Moment, Power, Price, MAX_STEPS,
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
	/// Multiple of the length of a step, counted from the Unix epoch, at or before the schedule, in
	/// ms.
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
	/// Steps begin at multiples of their length, counted from the Unix epoch, as settlement periods
	/// and the windows of signals do. The first one has begun before `now`, unless `now` is such a
	/// multiple, and is shorter by what has passed of it. `None` if it overflows or `step` is zero.
	pub fn new(now: Moment, step: Moment, steps: u32) -> Option<Self> {
		let start = Interval::floor(now, step)?;
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
	/// The highest price that the driver agrees to, per kWh; may be negative.
	pub max_price: Option<Price>,
	/// Which of the steps of equal price charge.
	pub when_equal: WhenEqual,
}

/// Terms on which a step answers a demand-response signal.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
	/// What the signal asks for.
	pub direction: Direction,
	/// Reward of the response.
	pub reward: Balance,
	/// The least that the response must earn, in addition to its extra cost.
	pub minimum_reward: Balance,
	/// The least energy that is moved, per mille of the capacity of the step.
	pub least_move: u32,
}

/// Answer to a demand-response signal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
	/// The schedule that does what the signal asks for.
	pub schedule: Schedule,
	/// The later step that charges instead (`Down`) or no longer charges (`Up`).
	pub partner: u32,
	/// Energy in Wh that was planned in the step before the move (`Down`), or is planned in it
	/// after the move (`Up`).
	pub moved: Energy,
}

/// Why [`Steps::respond`] left the schedule as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoResponse {
	/// Nothing can be moved: the step already does what the signal asks for, or no later step fits.
	NothingToMove,
	/// So little would be moved that it is no flexibility to pay for.
	TooLittle,
	/// The demand would not be delivered by departure.
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

	/// The step that charges only the remainder: the most expensive charging step from `from` on.
	/// Among equals, it is the earliest if the later ones are preferred ([`WhenEqual::Late`]), the
	/// latest otherwise. In a least-cost schedule all others charge at full power.
	pub fn remainder_step(&self, schedule: &Schedule, from: u32) -> Option<u32> {
		match self.when_equal {
			// `max_by_key` would return the last among equals.
			WhenEqual::Late => {
				self.charging(schedule, from).min_by_key(|step| Reverse(self.price(*step)))
			},
			WhenEqual::Early => self.last_remainder_step(schedule, from),
		}
	}

	/// The most expensive charging step from `from` on, the latest among equals. It charges only
	/// the remainder after [`Self::catch_up`], so that nothing waits for longer than it has to.
	pub fn last_remainder_step(&self, schedule: &Schedule, from: u32) -> Option<u32> {
		self.charging(schedule, from).max_by_key(|step| self.price(*step))
	}

	/// Energy planned in `step`, in Wh, if `remaining` is still demanded and `schedule` is followed
	/// from `step` on; `remainder` is the step that charges only the remainder.
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

	/// Cost of the energy if `schedule` is followed from `from` on until `remaining` is delivered;
	/// negative if the driver is paid for it.
	pub fn cost(&self, schedule: &Schedule, from: u32, remaining: Energy) -> Amount {
		let remainder = self.remainder_step(schedule, from);
		let full = self
			.charging(schedule, from)
			.filter(|step| Some(*step) != remainder)
			.map(|step| (step, self.capacity(step)));
		let mut left = remaining;
		let mut cost: Amount = 0;
		for (step, capacity) in full {
			let energy = capacity.min(left);
			left = left.saturating_sub(energy);
			cost = cost.saturating_add(energy_cost(self.price(step), energy));
		}
		if let Some(step) = remainder {
			let energy = self.capacity(step).min(left);
			cost = cost.saturating_add(energy_cost(self.price(step), energy));
		}
		cost
	}

	/// The schedule that delivers `demand` at least cost (rule 2).
	///
	/// Of the steps that the driver can afford, removes the most expensive first and, among equals,
	/// the earliest ([`WhenEqual::Late`]) or the latest ([`WhenEqual::Early`]), as long as the rest
	/// delivers `demand`. Returns the schedule and the part of `demand` that it cannot deliver.
	pub fn least_cost(&self, demand: Energy) -> (Schedule, Energy) {
		let mut schedule = Schedule::idle(self.timetable.steps);
		let (_, left) = self.add_cheapest(&mut schedule, 0, demand, self.when_equal);
		(schedule, left)
	}

	/// Adds the cheapest idle steps from `from` on, the earliest among equals, until `schedule`
	/// delivers `remaining`, because earlier steps delivered less than planned. Returns whether the
	/// schedule changed.
	pub fn catch_up(&self, schedule: &mut Schedule, from: u32, remaining: Energy) -> bool {
		let missing = remaining.saturating_sub(self.reach(schedule, from));
		// Whatever the driver prefers: what was missed once must not wait for the last step.
		let (added, _) = self.add_cheapest(schedule, from, missing, WhenEqual::Early);
		added
	}

	/// Adds the cheapest idle steps from `from` on that the driver can afford until they deliver
	/// `energy`. Returns whether there are any, and the part of `energy` that they cannot deliver.
	fn add_cheapest(
		&self,
		schedule: &mut Schedule,
		from: u32,
		energy: Energy,
		when_equal: WhenEqual,
	) -> (bool, Energy) {
		if energy == 0 {
			return (false, 0);
		}
		let mut idle: Vec<u32> = (from..self.timetable.steps)
			.filter(|step| !schedule.charges(*step) && self.affordable(*step))
			.collect();
		match when_equal {
			WhenEqual::Late => {
				idle.sort_unstable_by_key(|step| (self.price(*step), Reverse(*step)));
			},
			WhenEqual::Early => idle.sort_unstable_by_key(|step| (self.price(*step), *step)),
		}
		let added = !idle.is_empty();
		let mut left = energy;
		for step in idle {
			if left == 0 {
				break;
			}
			schedule.set(step, true);
			left = left.saturating_sub(self.capacity(step));
		}
		(added, left)
	}

	/// Answers a demand-response signal for `step`, which is about to open (rule 4). `remainder` is
	/// the step that charges only the remainder of `schedule`.
	///
	/// `Down` moves the charging to the cheapest later idle step, the earliest among equals; `Up`
	/// moves it from the later step that charges only the remainder. Answers only if enough energy
	/// is moved, `remaining` is delivered by departure, and reward − extra cost ≥ minimum reward.
	pub fn respond(
		&self,
		schedule: &Schedule,
		remainder: Option<u32>,
		step: u32,
		remaining: Energy,
		terms: &Terms,
	) -> Result<Answer, NoResponse> {
		let later = step.saturating_add(1)..self.timetable.steps;
		let partner = match terms.direction {
			Direction::Down if schedule.charges(step) => later
				.filter(|other| !schedule.charges(*other) && self.affordable(*other))
				.min_by_key(|other| self.price(*other)),
			Direction::Up if !schedule.charges(step) && self.affordable(step) => {
				self.remainder_step(schedule, step.saturating_add(1))
			},
			_ => None,
		}
		.ok_or(NoResponse::NothingToMove)?;

		let charge = terms.direction == Direction::Up;
		let mut after = schedule.clone();
		after.set(step, charge);
		after.set(partner, !charge);

		let moved = if charge {
			self.planned(&after, self.remainder_step(&after, step), step, remaining)
		} else {
			self.planned(schedule, remainder, step, remaining)
		};
		if moved == 0 {
			return Err(NoResponse::NothingToMove);
		}
		if moved < per_mille(self.capacity(step), terms.least_move) {
			return Err(NoResponse::TooLittle);
		}
		// A plan that misses the demand has no idle step left to move to. If it had one, the reward
		// would be for energy that nobody can distinguish from what is missing.
		if self.reach(&after, step) < remaining {
			return Err(NoResponse::LessEnergy);
		}
		let gain = amount(terms.reward).saturating_add(self.cost(schedule, step, remaining));
		let effort =
			amount(terms.minimum_reward).saturating_add(self.cost(&after, step, remaining));
		if gain < effort {
			return Err(NoResponse::NotWorthwhile);
		}
		Ok(Answer { schedule: after, partner, moved })
	}

	/// The charging steps of `schedule` from `from` on.
	fn charging<'s>(
		&self,
		schedule: &'s Schedule,
		from: u32,
	) -> impl Iterator<Item = u32> + use<'s> {
		(from..self.timetable.steps).filter(move |step| schedule.charges(*step))
	}
}
