// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Motions of the members, and what they decide besides members and validators.

use crate::{
	validators::is_up_to_date, Config, CurrentSet, Error, Event, Finality, Members, Motion,
	Motions, NextSet, Pallet, SessionLength, SetSince, Validators,
};
use alloc::{collections::BTreeSet, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		ensure,
		pallet_prelude::{DispatchResult, Get},
		traits::{
			fungible::{Inspect, Mutate},
			tokens::{Fortitude, Preservation},
		},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{Saturating, Zero},
};
use smartcharge_primitives::{Balance, Participants};

impl<T: Config> Pallet<T> {
	/// Counts `motion`, which `who` proposes, against the open motions of `who`: those of before
	/// for which `is_open` holds.
	pub fn count_motion(
		who: &T::AccountId,
		motion: Motion<T::Hash>,
		is_open: impl Fn(&Motion<T::Hash>) -> bool,
	) -> DispatchResult {
		let mut motions = Motions::<T>::get(who);
		motions.retain(is_open);
		motions.try_push(motion).map_err(|_| Error::<T>::TooManyMotions)?;
		Motions::<T>::insert(who, motions);
		Ok(())
	}

	/// Returns the members that operate validators of the running session, of the next one, or of
	/// later ones, in ascending order.
	pub fn validating_members() -> Vec<T::AccountId> {
		let seated = [CurrentSet::<T>::get(), NextSet::<T>::get()];
		let seated = seated.into_iter().flatten().map(|seat| seat.member);
		let members = Validators::<T>::iter_values().map(|record| record.member);
		let mut members = members.chain(seated).collect::<BTreeSet<_>>();
		// A former member may still have a seat.
		members.retain(|member| Members::<T>::contains_key(member));
		members.into_iter().collect()
	}

	pub(crate) fn do_note_stalled(
		best_finalized: BlockNumberFor<T>,
		delay: BlockNumberFor<T>,
	) -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let session = SessionLength::<T>::get();
		let next_forced = T::Finality::next_forced();
		ensure!(
			!T::Finality::is_changing() && next_forced.is_none_or(|next| next <= now),
			Error::<T>::ChangePending
		);
		let age = now.saturating_sub(best_finalized);
		ensure!(age >= session && !age.is_zero(), Error::<T>::NotStalled);
		ensure!(age <= T::MaxStall::get(), Error::<T>::StallTooOld);
		ensure!(delay >= session && delay <= T::MaxStallDelay::get(), Error::<T>::DelayOutOfBounds);
		let next = NextSet::<T>::get();
		ensure!(next.iter().all(is_up_to_date::<T>), Error::<T>::LostValidatorsSeated);
		// Of the set that stalled, too many have lost their keys to finalise anything.
		ensure!(
			next != CurrentSet::<T>::get() || SetSince::<T>::get() > best_finalized,
			Error::<T>::SetUnchanged
		);

		T::Finality::note_stalled(best_finalized, delay);
		Self::deposit_event(Event::StallNoted { best_finalized, delay });
		Ok(())
	}

	pub(crate) fn do_spend(to: T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(Self::is_participant(&to), Error::<T>::NotParticipant);
		let from = T::ConsortiumAccount::get();
		// Dust without a receiver would be burnt: the account always exists.
		let kept = Preservation::Preserve;
		let spendable = T::Currency::reducible_balance(&from, kept, Fortitude::Polite);
		ensure!(amount <= spendable, Error::<T>::InsufficientFunds);

		T::Currency::transfer(&from, &to, amount, kept)?;
		Self::deposit_event(Event::Spent { to, amount });
		Ok(())
	}
}
