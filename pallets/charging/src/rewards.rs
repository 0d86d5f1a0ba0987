// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rewards for demand response: provisional when the step of a response closes, earned when the
//! process ends.
//!
//! A process that moved energy to a later step has only shown half of it when the step closes: a
//! vehicle that is full, or is not there, draws nothing either. It is known at the end whether the
//! energy flowed at all.

use crate::{
	process::ProcessRef,
	session::{Response, Session, SetApart},
	Config, Pallet, Rewards,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{defensive, traits::Get};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	energy::per_mille, Balance, Direction, Energy, Flexibility, SignalId,
};

/// A reward that is provisional until its process ends.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("rewards", "types"), capture_docs = "always")]
pub struct Reward {
	/// The signal that was answered.
	pub signal: SignalId,
	/// Amount of the reward.
	pub amount: Balance,
	/// The direction asked for.
	pub direction: Direction,
	/// Energy that was moved, in Wh.
	pub moved: Energy,
	/// Energy that was demanded besides, when the signal was accepted, in Wh.
	pub besides: Energy,
	/// The step of the response.
	pub step: u32,
	/// The step that it was swapped with.
	pub partner: u32,
}

/// Energy that was moved, once or more often.
struct Moved {
	/// The energy in Wh.
	energy: Energy,
	/// The steps from which it was moved.
	steps: Vec<u32>,
	/// Whether it flowed in the end.
	flowed: bool,
}

/// The outcome of each of `rewards`, the newest first, of a process that ended without `shortfall`
/// of what it demanded: whether the reward is earned.
///
/// What an `Up` took on has flowed. The energy of a `Down` has to flow later. Responses fail, the
/// newest first, until the energy that they moved covers the shortfall; each can miss `tolerance`
/// per mille of its energy. Energy that was moved more than once covers the shortfall once, and
/// with it fail all the responses that moved it. So do all whose energy can have been nothing but
/// the shortfall: if nothing flowed, nothing is earned.
///
/// Takes time in the square of their number, which [`Config::MaxRewards`] bounds.
pub fn outcomes(rewards: &[Reward], shortfall: Energy, tolerance: u32) -> Vec<(Reward, bool)> {
	let mut outcomes = Vec::with_capacity(rewards.len());
	let mut newer: Vec<Moved> = Vec::new();
	for reward in rewards.iter().rev() {
		if reward.direction == Direction::Up {
			outcomes.push((*reward, true));
			continue;
		}
		let is_this = |moved: &Moved| moved.steps.contains(&reward.partner);
		let others = newer
			.iter()
			.filter(|moved| !is_this(moved))
			.fold(0, |sum: Energy, moved| sum.saturating_add(moved.energy));
		let left = shortfall.saturating_sub(others.min(reward.besides));
		let covered = left.min(reward.moved) <= per_mille(reward.moved, tolerance);
		let this = match newer.iter_mut().find(|moved| is_this(moved)) {
			Some(again) => {
				again.energy = again.energy.max(reward.moved);
				again.steps.push(reward.step);
				again.flowed &= covered;
				again.flowed
			},
			None => {
				let (energy, steps) = (reward.moved, alloc::vec![reward.step]);
				newer.push(Moved { energy, steps, flowed: covered });
				covered
			},
		};
		outcomes.push((*reward, this));
	}
	outcomes
}

impl<T: Config> Pallet<T> {
	/// Ends the response of the step that was open: sets its reward apart if it was `delivered`.
	/// Returns the reward.
	pub(crate) fn end_response(
		process_ref: ProcessRef,
		driver: &T::AccountId,
		session: &mut Session<T::AccountId>,
		step: u32,
		response: &Response,
		delivered: bool,
	) -> Balance {
		let Response { signal, direction, energy: moved, partner, besides } = *response;
		if !delivered {
			T::Flexibility::fail(signal, driver);
			return 0;
		}
		let amount = T::Flexibility::set_apart(signal, driver, &Self::escrow_account());
		if amount == 0 {
			return 0;
		}
		let reward = Reward { signal, amount, direction, moved, besides, step, partner };
		let listed = Rewards::<T>::try_append(process_ref.meter, reward);
		if listed.is_err() {
			defensive!("no signal is accepted by a process with the most rewards");
			Self::give_back(driver, &reward);
			return 0;
		}
		session.rewards.number = session.rewards.number.saturating_add(1);
		session.rewards.sum = session.rewards.sum.saturating_add(amount);
		session.totals.reward = session.totals.reward.saturating_add(amount);
		amount
	}

	/// Ends all responses of a process that has ended. Returns what its driver has earned and gets
	/// out of the escrow account; the other rewards go back.
	pub(crate) fn end_rewards(
		process_ref: ProcessRef,
		driver: &T::AccountId,
		session: &mut Session<T::AccountId>,
	) -> Balance {
		if let Some(response) = session.response.take() {
			T::Flexibility::fail(response.signal, driver);
		}
		if core::mem::take(&mut session.rewards) == SetApart::default() {
			return 0;
		}
		let rewards = Rewards::<T>::take(process_ref.meter);
		let mut earned: Balance = 0;
		for (reward, is_earned) in outcomes(&rewards, session.remaining(), T::Tolerance::get()) {
			if is_earned {
				T::Flexibility::earn(reward.signal, driver, reward.amount);
				earned = earned.saturating_add(reward.amount);
			} else {
				Self::give_back(driver, &reward);
				session.totals.reward = session.totals.reward.saturating_sub(reward.amount);
			}
		}
		earned
	}

	/// Gives a provisional reward back to the DSO.
	fn give_back(driver: &T::AccountId, reward: &Reward) {
		let Reward { signal, amount, .. } = *reward;
		let escrow = Self::escrow_account();
		let returned = T::Flexibility::give_back(signal, driver, amount, &escrow);
		// The DSO's account cannot take it.
		Self::pay_out(&T::Unpayable::get(), amount.saturating_sub(returned));
	}
}
