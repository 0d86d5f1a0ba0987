// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The clock of corrections and disputes: what nobody ends is ended by idle blocks, and what has
//! served its time is removed.

use crate::{
	effects::Payer, types::State, Config, Corrections, Deadline, Deadlines, Matter, Pallet,
	WeightInfo,
};
use polkadot_sdk::frame_support::{
	traits::Time,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::Moment;

impl<T: Config> Pallet<T> {
	/// Has idle blocks see to `matter` after `at`.
	pub(crate) fn schedule(at: Moment, matter: Matter) {
		Deadlines::<T>::insert(Deadline::new(at, matter), ());
	}

	/// Removes a deadline.
	pub(crate) fn unschedule(at: Moment, matter: Matter) {
		Deadlines::<T>::remove(Deadline::new(at, matter));
	}

	/// The highest weight of a deadline.
	pub(crate) fn deadline_weight() -> Weight {
		T::WeightInfo::end_dispute().saturating_add(Self::most_effects_weight())
	}

	/// Ends what is due, the oldest deadline first, as far as `budget` allows.
	pub(crate) fn end_due(budget: &mut WeightMeter) {
		let now = T::Time::now();
		// Each turn removes the first one: what is scheduled meanwhile is later.
		while let Some(deadline) = Deadlines::<T>::iter_keys().next() {
			if deadline.at() >= now || !budget.can_consume(Self::deadline_weight()) {
				return;
			}
			Deadlines::<T>::remove(deadline);
			let parts = match deadline.matter {
				Matter::Correction(id) => Self::end_correction(id),
				Matter::Dispute(id) => Self::end_stage(id),
			};
			budget.consume(T::WeightInfo::end_dispute());
			if parts > 0 {
				budget.consume(Self::effects_weight(parts));
			}
		}
	}

	/// A correction lapses, or has served its time. Returns how many parts change.
	fn end_correction(id: u64) -> u32 {
		let Some(correction) = Corrections::<T>::get(id) else { return 0 };
		match correction.state {
			State::Proposed(until) => Self::end_proposal(id, correction, until, Payer::Bearer),
			State::Executed(_) | State::Lapsed(_) => {
				Self::remove_correction(id);
				0
			},
		}
	}
}
