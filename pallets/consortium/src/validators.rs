// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Validators and their sessions.
//!
//! A session is planned when the one before it starts. Therefore a change during a session applies
//! from the session after the next.

use crate::{
	Config, CurrentSet, Error, Event, Finality, Members, NextSet, Pallet, Seat, SeatsOf,
	SessionLength, Sessions, SetSince, ValidatorRecord, Validators, WeightInfo,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		ensure,
		pallet_prelude::{DispatchResult, Get, Weight},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	pallet_session::{historical, SessionManager, ShouldEndSession},
	sp_runtime::{
		traits::{CheckedDiv, Convert, Hash, One, Saturating, Zero},
		Perbill, SaturatedConversion,
	},
	sp_staking::{
		offence::{OffenceDetails, OnOffenceHandler},
		SessionIndex,
	},
};

/// Minimum number of validators at which one may fail.
pub const FAULT_TOLERANT: u32 = 4;

/// Converts an account to a validator, so that only validators can set session keys.
pub struct ValidatorOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for ValidatorOf<T> {
	fn convert(account: T::AccountId) -> Option<T::AccountId> {
		Validators::<T>::contains_key(&account).then_some(account)
	}
}

/// Returns the member of a validator of the running session. It stays the same until the session
/// ends, whatever governance decides; otherwise nobody could prove who took part.
pub struct IdentificationOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for IdentificationOf<T> {
	fn convert(validator: T::AccountId) -> Option<T::AccountId> {
		let seat = CurrentSet::<T>::get().into_iter().find(|seat| seat.validator == validator);
		seat.map(|seat| seat.member)
	}
}

/// Admission and removal.
impl<T: Config> Pallet<T> {
	/// Returns the validators that `member` operates, in no particular order.
	pub fn validators_of(member: &T::AccountId) -> Vec<T::AccountId> {
		Validators::<T>::iter()
			.filter(|(_, record)| record.member == *member)
			.map(|(validator, _)| validator)
			.collect()
	}

	/// Returns the member that operates `validator`, or `None` if it is not a validator or was
	/// removed.
	pub fn member_of(validator: &T::AccountId) -> Option<T::AccountId> {
		Validators::<T>::get(validator).map(|record| record.member)
	}

	pub(crate) fn do_add_validator(
		validator: T::AccountId,
		member: T::AccountId,
	) -> DispatchResult {
		ensure!(Members::<T>::contains_key(&member), Error::<T>::NotMember);
		ensure!(!Validators::<T>::contains_key(&validator), Error::<T>::AlreadyValidator);
		ensure!(Validators::<T>::count() < T::MaxValidators::get(), Error::<T>::TooManyValidators);

		let since = T::Sessions::current().saturating_add(1);
		Self::insert_validator(&validator, ValidatorRecord { member: member.clone(), since });
		Self::deposit_event(Event::ValidatorAdded { validator, member });
		Ok(())
	}

	pub(crate) fn do_remove_validator(validator: T::AccountId) -> DispatchResult {
		let member = Self::member_of(&validator).ok_or(Error::<T>::NotValidator)?;
		ensure!(Self::goes_on_without(|other, _| *other == validator), Error::<T>::LastValidator);

		Self::retire(validator, member);
		Ok(())
	}

	/// Returns whether a validator with session keys remains without those that are `leaving`, a
	/// predicate on the account and the member of a validator.
	pub(crate) fn goes_on_without(leaving: impl Fn(&T::AccountId, &T::AccountId) -> bool) -> bool {
		Validators::<T>::iter().any(|(validator, record)| {
			!leaving(&validator, &record.member) && T::Sessions::keys(&validator).is_some()
		})
	}

	/// Removes a validator of `member`.
	pub(crate) fn retire(validator: T::AccountId, member: T::AccountId) {
		Validators::<T>::remove(&validator);
		if !Self::is_seated(&validator) {
			Self::let_go(&validator, &member);
		}
		Self::deposit_event(Event::ValidatorRemoved { validator, member });
	}

	fn insert_validator(validator: &T::AccountId, record: ValidatorRecord<T::AccountId>) {
		// A removed validator that still has a seat also has its provider reference.
		if !Self::is_seated(validator) {
			frame_system::Pallet::<T>::inc_providers(validator);
		}
		Validators::<T>::insert(validator, record);
	}

	/// Removes session keys and provider reference of a validator that has neither a seat nor an
	/// admission any more. Its account stays as that of an account that acts for `member`, until
	/// its transactions have expired.
	fn let_go(validator: &T::AccountId, member: &T::AccountId) {
		T::Sessions::purge_keys(validator);
		Self::keep_delegate(validator, member);
		// It cannot fail: the other reference remains.
		let _ = frame_system::Pallet::<T>::dec_providers(validator);
	}

	/// Returns whether `validator` takes part in the running session or in the next one.
	pub(crate) fn is_seated(validator: &T::AccountId) -> bool {
		has_seat::<T>(&CurrentSet::<T>::get(), validator)
			|| has_seat::<T>(&NextSet::<T>::get(), validator)
	}

	/// Stores the validators of genesis, after the members.
	///
	/// # Panics
	///
	/// If they break a rule of this pallet: a chain must not start from an invalid genesis.
	pub(crate) fn build_validators(
		validators: &[(T::AccountId, T::AccountId)],
		session_length: BlockNumberFor<T>,
	) {
		let limit = usize::try_from(T::MaxValidators::get()).unwrap_or(usize::MAX);
		assert!(validators.len() <= limit, "There are too many validators at genesis.");
		for (validator, member) in validators {
			assert!(
				!Validators::<T>::contains_key(validator),
				"A validator at genesis is named twice."
			);
			assert!(
				Members::<T>::contains_key(member),
				"A validator at genesis belongs to no member."
			);
			let record = ValidatorRecord { member: member.clone(), since: 0 };
			Self::insert_validator(validator, record);
		}
		// The block that starts a session has no room for transactions.
		assert!(!session_length.is_one(), "A session must be longer than a block.");
		SessionLength::<T>::put(session_length);
	}
}

/// Sessions.
impl<T: Config> Pallet<T> {
	/// Plans the session after the one that is just starting.
	fn plan_session() -> SeatsOf<T> {
		if T::Finality::is_changing() {
			// A change that finality cannot schedule yet would be lost, so that it waits.
			let seats = CurrentSet::<T>::get();
			NextSet::<T>::put(&seats);
			return seats;
		}
		let mut seats = Vec::new();
		for (validator, ValidatorRecord { member, .. }) in Validators::<T>::iter() {
			match seat::<T>(&validator, &member) {
				Some(seat) => seats.push(seat),
				None => {
					Self::deposit_event(Event::ValidatorWithoutKeys { validator, member });
				},
			}
		}
		if seats.is_empty() {
			// Without any candidates, the present validators that still have keys continue.
			let current = CurrentSet::<T>::get().into_iter();
			seats.extend(current.filter_map(|now| seat::<T>(&now.validator, &now.member)));
		}
		seats.sort_by(|one, other| one.validator.cmp(&other.validator));

		let seats = SeatsOf::<T>::truncate_from(seats);
		NextSet::<T>::put(&seats);
		seats
	}

	/// Starts the planned session.
	fn begin_session() {
		let next = NextSet::<T>::get();
		let current = CurrentSet::<T>::get();
		if next != current {
			SetSince::<T>::put(frame_system::Pallet::<T>::block_number());
		}
		for Seat { validator, member, .. } in current {
			if !has_seat::<T>(&next, &validator) && !Validators::<T>::contains_key(&validator) {
				Self::let_go(&validator, &member);
			}
		}
		let validators = next.len().saturated_into();
		CurrentSet::<T>::put(next);
		if validators < FAULT_TOLERANT {
			Self::deposit_event(Event::FewValidators { validators });
		}
	}

	/// Removes the records of sessions that are too old, when the session `index` ends.
	fn close_session(index: SessionIndex) {
		let oldest = index.saturating_add(1).saturating_sub(T::HistoryDepth::get());
		if !oldest.is_zero() {
			T::Sessions::prune_up_to(oldest);
		}
	}
}

/// Returns the seat of `validator` of `member` in a session that is planned now, or `None` if it
/// has no session keys.
fn seat<T: Config>(
	validator: &T::AccountId,
	member: &T::AccountId,
) -> Option<Seat<T::AccountId, T::Hash>> {
	let keys = T::Hashing::hash(&T::Sessions::keys(validator)?);
	Some(Seat { validator: validator.clone(), member: member.clone(), keys })
}

/// Returns whether a session that is planned now would have the same seat: its validator was not
/// removed, and its session keys were not replaced.
pub(crate) fn is_up_to_date<T: Config>(planned: &Seat<T::AccountId, T::Hash>) -> bool {
	Pallet::<T>::member_of(&planned.validator)
		.and_then(|member| seat::<T>(&planned.validator, &member))
		.is_some_and(|now| now == *planned)
}

fn has_seat<T: Config>(set: &SeatsOf<T>, validator: &T::AccountId) -> bool {
	set.binary_search_by(|seat| seat.validator.cmp(validator)).is_ok()
}

fn identified<T: Config>(set: SeatsOf<T>) -> Vec<(T::AccountId, T::AccountId)> {
	set.into_iter().map(|seat| (seat.validator, seat.member)).collect()
}

impl<T: Config> historical::SessionManager<T::AccountId, T::AccountId> for Pallet<T> {
	fn new_session(_: SessionIndex) -> Option<Vec<(T::AccountId, T::AccountId)>> {
		let set = Self::plan_session();
		// `None` if nothing changes, including keys, so that finality keeps its authority set. Also
		// `None` for an empty set, whose authorities could never be replaced.
		let changes = !set.is_empty() && set != CurrentSet::<T>::get();
		changes.then(|| identified::<T>(set))
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(T::AccountId, T::AccountId)>> {
		// Never `None`: keys at genesis do not make a validator.
		Some(identified::<T>(Self::plan_session()))
	}

	fn start_session(_: SessionIndex) {
		Self::begin_session();
	}

	fn end_session(index: SessionIndex) {
		Self::close_session(index);
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		<Self as historical::SessionManager<_, _>>::new_session(index).map(validators_alone)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		<Self as historical::SessionManager<_, _>>::new_session_genesis(index).map(validators_alone)
	}

	fn start_session(_: SessionIndex) {
		Self::begin_session();
	}

	fn end_session(index: SessionIndex) {
		Self::close_session(index);
	}
}

fn validators_alone<AccountId>(set: Vec<(AccountId, AccountId)>) -> Vec<AccountId> {
	set.into_iter().map(|(validator, _)| validator).collect()
}

/// Sessions end at each multiple of [`SessionLength`].
impl<T: Config> ShouldEndSession<BlockNumberFor<T>> for Pallet<T> {
	fn should_end_session(now: BlockNumberFor<T>) -> bool {
		let length = SessionLength::<T>::get();
		now.checked_div(&length).is_some_and(|sessions| sessions.saturating_mul(length) == now)
	}
}

/// Each reported offence is an equivocation.
impl<T: Config> OnOffenceHandler<T::AccountId, (T::AccountId, T::AccountId), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, (T::AccountId, T::AccountId)>],
		_: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for OffenceDetails { offender: (validator, member), .. } in offenders {
			let (validator, member) = (validator.clone(), member.clone());
			Self::deposit_event(Event::Equivocation {
				validator: validator.clone(),
				member,
				session,
			});
			// It may have been removed or admitted again since. Reports of the same round repeat
			// earlier offenders.
			let record = Validators::<T>::get(&validator).filter(|now| now.since <= session);
			if let Some(ValidatorRecord { member, .. }) = record {
				if Self::goes_on_without(|other, _| *other == validator) {
					Self::retire(validator, member);
				}
			}
		}
		<T as Config>::WeightInfo::remove_validator()
			.saturating_mul(offenders.len().saturated_into())
	}
}
