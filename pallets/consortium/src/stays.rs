// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Accounts that exist for a while without being a participant: of those who act for one, and of
//! former participants.
//!
//! Both keep a provider reference, so that the nonce of an account is not forgotten before the
//! longest-lived transaction that it can have signed has expired.

use crate::{
	Allowances, Config, DelegateRecord, Delegates, DelegatesOf, Error, Event, Exit, ExitKind,
	Expiries, Former, FormerOf, FormerRecord, OrderedBlock, Pallet, Stay, WeightInfo, EXIT_USED_UP,
	NOT_A_PARTICIPANT, TOO_MANY_DELEGATES,
};
use polkadot_sdk::{
	frame_support::{
		ensure,
		pallet_prelude::{Get, InvalidTransaction},
		weights::WeightMeter,
		BoundedVec,
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{traits::Saturating, SaturatedConversion},
};
use smartcharge_primitives::{one_less, Participants};

/// Accounts that act for a participant.
impl<T: Config> Pallet<T> {
	/// Returns the block until which an account stays that acts for a participant now: in twice the
	/// longest life of a transaction, so that it is put off only once in such a time.
	fn delegate_until() -> BlockNumberFor<T> {
		let stay = T::BlockHashCount::get().saturating_add(1u32.into()).saturating_mul(2u32.into());
		frame_system::Pallet::<T>::block_number().saturating_add(stay)
	}

	/// Returns whether `who` has an account because it acts for a participant, or did shortly ago.
	pub fn is_delegate(who: &T::AccountId) -> bool {
		Delegates::<T>::contains_key(who)
	}

	/// Checks that `signer` can act for `participant`: it has an account for that, or there is room
	/// for one.
	pub(crate) fn ensure_room_for(
		signer: &T::AccountId,
		participant: &T::AccountId,
	) -> Result<(), InvalidTransaction> {
		let room = Self::is_delegate(signer)
			|| DelegatesOf::<T>::get(participant) < T::MaxDelegates::get();
		room.then_some(()).ok_or(InvalidTransaction::Custom(TOO_MANY_DELEGATES))
	}

	/// Lets the account of `signer`, which acts for `participant`, exist for longer than any
	/// transaction that it has signed so far. When its stay is put off, its place moves to
	/// `participant`, if there is room. Returns whether something had to change for that.
	pub(crate) fn keep_delegate(signer: &T::AccountId, participant: &T::AccountId) -> bool {
		let now = frame_system::Pallet::<T>::block_number();
		let until = Self::delegate_until();
		match Delegates::<T>::get(signer) {
			Some(record) if record.until > now.saturating_add(T::BlockHashCount::get()) => {
				return false;
			},
			Some(record) => {
				remove_expiry::<T>(record.until, Stay::Delegate, signer);
				let participant = Self::move_place(record.participant, participant);
				Self::put_delegate(signer, DelegateRecord { participant, until });
			},
			None => {
				frame_system::Pallet::<T>::inc_providers(signer);
				DelegatesOf::<T>::mutate(participant, |count| *count = count.saturating_add(1));
				let participant = participant.clone();
				Self::put_delegate(signer, DelegateRecord { participant, until });
			},
		}
		true
	}

	/// Moves the place of a delegate from one participant to another, if there is room. Returns the
	/// participant that has it.
	fn move_place(from: T::AccountId, to: &T::AccountId) -> T::AccountId {
		if from == *to || DelegatesOf::<T>::get(to) >= T::MaxDelegates::get() {
			return from;
		}
		DelegatesOf::<T>::mutate_exists(&from, one_less);
		DelegatesOf::<T>::mutate(to, |count| *count = count.saturating_add(1));
		to.clone()
	}

	fn put_delegate(
		signer: &T::AccountId,
		record: DelegateRecord<T::AccountId, BlockNumberFor<T>>,
	) {
		put_expiry::<T>(record.until, Stay::Delegate, signer);
		Delegates::<T>::insert(signer, record);
	}

	fn end_delegate(who: &T::AccountId) {
		let Some(record) = Delegates::<T>::get(who) else { return };
		if frame_system::Pallet::<T>::dec_providers(who).is_err() {
			// Tokens on hold keep it.
			let until = Self::delegate_until();
			return Self::put_delegate(who, DelegateRecord { until, ..record });
		}
		Delegates::<T>::remove(who);
		DelegatesOf::<T>::mutate_exists(&record.participant, one_less);
	}
}

/// Former participants.
impl<T: Config> Pallet<T> {
	/// Returns whether `who` is a former participant that can still make exit calls.
	pub fn is_former(who: &T::AccountId) -> bool {
		Former::<T>::contains_key(who)
	}

	/// Returns whether `who` is a participant or a former one that can still make exit calls.
	pub fn takes_or_took_part(who: &T::AccountId) -> bool {
		Self::is_participant(who) || Self::is_former(who)
	}

	/// Gives the account of a new member or driver a provider reference: that of the former
	/// participant, if it is one.
	pub(crate) fn enter(who: &T::AccountId) {
		let Some(record) = Former::<T>::take(who) else {
			frame_system::Pallet::<T>::inc_providers(who);
			return;
		};
		remove_expiry::<T>(record.until, Stay::Former, who);
		FormerOf::<T>::mutate_exists(&record.registrar, one_less);
	}

	/// Checks that there is room for another former participant of `registrar`.
	pub(crate) fn ensure_room_for_former(registrar: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(FormerOf::<T>::get(registrar) < T::MaxFormer::get(), Error::<T>::TooManyFormer);
		Ok(())
	}

	/// Takes the provider reference of a member or driver that leaves. One that is no participant
	/// any more keeps it as a former one, whose exit calls the pool of `registrar` pays.
	pub(crate) fn leave(who: &T::AccountId, registrar: T::AccountId) {
		if Self::is_participant(who) {
			// It cannot fail: the other reference remains.
			let _ = frame_system::Pallet::<T>::dec_providers(who);
			return;
		}
		FormerOf::<T>::mutate(&registrar, |count| *count = count.saturating_add(1));
		let until = Self::exit_until();
		Self::put_former(who, FormerRecord { registrar, until, exits: BoundedVec::new() });
	}

	/// Makes an account, which has no provider reference of this pallet, a former participant that
	/// answers for itself.
	pub(crate) fn take_up_former(who: &T::AccountId) {
		frame_system::Pallet::<T>::inc_providers(who);
		Self::leave(who, who.clone());
	}

	/// Returns the block until which one that leaves now can make exit calls.
	fn exit_until() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number().saturating_add(T::ExitPeriod::get())
	}

	fn put_former(who: &T::AccountId, record: FormerRecord<T::AccountId, BlockNumberFor<T>>) {
		put_expiry::<T>(record.until, Stay::Former, who);
		Former::<T>::insert(who, record);
	}

	/// Checks that `signer` has made no exit call of this `kind` for the former participant `who`
	/// within a day, and that the account outlives the transaction: otherwise its nonce would be
	/// forgotten while the transaction is valid, which could then be carried out again.
	pub(crate) fn ensure_exit_left(
		who: &T::AccountId,
		kind: ExitKind,
		signer: &T::AccountId,
	) -> Result<(), InvalidTransaction> {
		let refusal = InvalidTransaction::Custom(EXIT_USED_UP);
		let mut record = Former::<T>::get(who).ok_or(refusal)?;
		let now = frame_system::Pallet::<T>::block_number();
		let expired = now.saturating_add(T::BlockHashCount::get());
		ensure!(record.until > expired, InvalidTransaction::Custom(NOT_A_PARTICIPANT));
		Self::add_exit(&mut record, kind, signer).ok_or(refusal)
	}

	/// Notes an exit call. Returns `None` and changes nothing if none is left.
	pub(crate) fn note_exit(
		who: &T::AccountId,
		kind: ExitKind,
		signer: &T::AccountId,
	) -> Option<()> {
		let mut record = Former::<T>::get(who)?;
		Self::add_exit(&mut record, kind, signer)?;
		Former::<T>::insert(who, record);
		Some(())
	}

	fn add_exit(
		record: &mut FormerRecord<T::AccountId, BlockNumberFor<T>>,
		kind: ExitKind,
		signer: &T::AccountId,
	) -> Option<()> {
		let now = frame_system::Pallet::<T>::block_number();
		let day = T::ExitInterval::get();
		record.exits.retain(|exit| now < exit.at.saturating_add(day));
		let used = record.exits.iter().any(|exit| exit.kind == kind && exit.signer == *signer);
		if used {
			return None;
		}
		record.exits.try_push(Exit { kind, signer: signer.clone(), at: now }).ok()
	}

	fn end_former(who: &T::AccountId) {
		let Some(record) = Former::<T>::get(who) else { return };
		if frame_system::Pallet::<T>::dec_providers(who).is_err() {
			// Tokens on hold keep it, and its rights with it.
			let until = Self::exit_until();
			return Self::put_former(who, FormerRecord { until, ..record });
		}
		Former::<T>::remove(who);
		Allowances::<T>::remove(who);
		FormerOf::<T>::mutate_exists(&record.registrar, one_less);
		Self::deposit_event(Event::ExitEnded { account: who.clone() });
	}
}

/// Ends.
impl<T: Config> Pallet<T> {
	/// Lets go of accounts whose time is over, the earliest first, as far as `budget` allows.
	pub(crate) fn end_stays(budget: &mut WeightMeter) {
		let now = frame_system::Pallet::<T>::block_number().saturated_into();
		while budget.try_consume(<T as Config>::WeightInfo::end_stay()).is_ok() {
			let next = Expiries::<T>::iter_keys().next();
			let Some((block, (stay, who))) = next.filter(|(block, _)| block.number() <= now) else {
				return;
			};
			Expiries::<T>::remove(block, (stay, &who));
			match stay {
				Stay::Delegate => Self::end_delegate(&who),
				Stay::Former => Self::end_former(&who),
			}
		}
	}
}

fn put_expiry<T: Config>(until: BlockNumberFor<T>, stay: Stay, who: &T::AccountId) {
	let block = OrderedBlock::new(until.saturated_into());
	Expiries::<T>::insert(block, (stay, who), ());
}

fn remove_expiry<T: Config>(until: BlockNumberFor<T>, stay: Stay, who: &T::AccountId) {
	let block = OrderedBlock::new(until.saturated_into());
	Expiries::<T>::remove(block, (stay, who));
}
