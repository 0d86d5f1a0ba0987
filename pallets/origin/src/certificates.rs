// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Certificates of holders.

use crate::{
	Cancellation, Certificates, Certified, Config, Error, Event, Holders, Holding,
	NextCancellationId, Pallet, Reference, Source,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Time},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{
	EndedProcess, Energy, Moment, Participants, ProcessEnergy, ProcessId, SourceId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_transfer_certificate(
		from: T::AccountId,
		source: SourceId,
		interval: Moment,
		to: T::AccountId,
		energy: Energy,
	) -> DispatchResult {
		ensure!(from != to, Error::<T>::SameAccount);
		ensure!(T::Participants::is_participant(&to), Error::<T>::NotAParticipant);
		let left = Self::holding_without(&from, source, interval, energy)?;

		Self::put_holding(&from, source, interval, left);
		Self::credit(&to, source, interval, Holding { free: energy, locked: 0 });
		Self::deposit_event(Event::CertificateTransferred { source, interval, from, to, energy });
		Ok(())
	}

	pub(crate) fn do_cancel_certificate(
		by: T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
		beneficiary: T::AccountId,
	) -> DispatchResult {
		// One that has left can cancel for itself.
		ensure!(
			beneficiary == by || T::Participants::is_participant(&beneficiary),
			Error::<T>::NotAParticipant
		);
		Self::use_up(by, source, interval, energy, beneficiary, None)
	}

	pub(crate) fn do_green_process(
		by: T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
		process: ProcessId,
	) -> DispatchResult {
		let EndedProcess { driver, suppliers, energy: delivered, end } =
			T::Processes::ended(process).ok_or(Error::<T>::UnknownProcess)?;
		ensure!(suppliers.contains(&by), Error::<T>::NotProcessSupplier);
		ensure!(Self::is_closed_until(end), Error::<T>::NotYetCertified);
		let mut proved = Certified::<T>::get(process);
		proved.greened = proved.greened.saturating_add(energy);
		let green = proved.certified.saturating_add(proved.greened);
		ensure!(green <= delivered, Error::<T>::NothingToGreen);
		Self::use_up(by, source, interval, energy, driver, Some(process))?;
		Certified::<T>::insert(process, proved);
		Ok(())
	}

	/// Cancels certificates of `by` and records it for `beneficiary`.
	fn use_up(
		by: T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
		beneficiary: T::AccountId,
		process: Option<ProcessId>,
	) -> DispatchResult {
		let left = Self::holding_without(&by, source, interval, energy)?;
		let id = NextCancellationId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		NextCancellationId::<T>::put(next);
		Self::put_holding(&by, source, interval, left);
		let at = T::Time::now();
		let record = Cancellation { source, interval, energy, by: by.clone(), process, at };
		Self::put_cancellation(id, &beneficiary, record);
		Self::deposit_event(Event::CertificateCancelled {
			id,
			source,
			interval,
			by,
			beneficiary,
			process,
			energy,
		});
		Ok(())
	}

	pub(crate) fn do_lock_certificate(
		owner: T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
		reference: Reference,
	) -> DispatchResult {
		let mut holding = Self::holding_without(&owner, source, interval, energy)?;
		holding.locked = holding.locked.saturating_add(energy);
		Self::put_holding(&owner, source, interval, holding);
		Self::deposit_event(Event::CertificateLocked {
			source,
			interval,
			owner,
			energy,
			reference,
		});
		Ok(())
	}

	pub(crate) fn do_unlock_certificate(
		dso: &T::AccountId,
		source: SourceId,
		interval: Moment,
		owner: T::AccountId,
		energy: Energy,
	) -> DispatchResult {
		Self::source_run_by(dso, source)?;
		let mut holding = Self::valid_holding(&owner, source, interval, energy)?;
		holding.locked = holding.locked.checked_sub(energy).ok_or(Error::<T>::NotEnough)?;
		holding.free = holding.free.saturating_add(energy);
		Self::put_holding(&owner, source, interval, holding);
		Self::deposit_event(Event::CertificateUnlocked { source, interval, owner, energy });
		Ok(())
	}

	pub(crate) fn do_expire_certificate(
		owner: T::AccountId,
		source: SourceId,
		interval: Moment,
	) -> DispatchResult {
		ensure!(
			Certificates::<T>::contains_key(&owner, (source, interval)),
			Error::<T>::NothingHeld
		);
		ensure!(Self::is_expired(interval), Error::<T>::NotExpired);
		Self::expire_holding(owner, source, interval);
		Ok(())
	}

	/// Removes the certificates of `owner`, free and locked ones, which have expired.
	pub(crate) fn expire_holding(owner: T::AccountId, source: SourceId, interval: Moment) {
		let energy = Self::holding(&owner, source, interval).total();
		Self::put_holding(&owner, source, interval, Holding::default());
		Self::deposit_event(Event::CertificateExpired { owner, source, interval, energy });
	}

	/// Issues certificates for `energy` to the recipient of a source; locked ones if a national
	/// registry issues certificates for the same energy.
	pub(crate) fn issue(
		id: SourceId,
		source: &Source<T::AccountId>,
		interval: Moment,
		energy: Energy,
	) {
		let issued = if source.attributes.registry {
			Holding { free: 0, locked: energy }
		} else {
			Holding { free: energy, locked: 0 }
		};
		Self::credit(source.recipient_of(interval), id, interval, issued);
	}

	/// Adds certificates to those of `owner`. The sum cannot overflow, because all certificates of
	/// a source and interval together are at most what was issued.
	fn credit(owner: &T::AccountId, source: SourceId, interval: Moment, more: Holding) {
		let Holding { free, locked } = Self::holding(owner, source, interval);
		let holding = Holding {
			free: free.saturating_add(more.free),
			locked: locked.saturating_add(more.locked),
		};
		Self::put_holding(owner, source, interval, holding);
	}

	/// Returns the certificates of `owner`; empty if there is no record.
	pub(crate) fn holding(owner: &T::AccountId, source: SourceId, interval: Moment) -> Holding {
		Certificates::<T>::get(owner, (source, interval)).unwrap_or_default()
	}

	/// Stores the certificates of `owner`, or removes the record if there are none.
	pub(crate) fn put_holding(
		owner: &T::AccountId,
		source: SourceId,
		interval: Moment,
		holding: Holding,
	) {
		let key = (source, interval);
		let holds = !holding.is_empty();
		if holds != Certificates::<T>::contains_key(owner, key) {
			Holders::<T>::set(interval, (source, owner), holds.then_some(()));
		}
		Certificates::<T>::set(owner, key, holds.then_some(holding));
	}

	/// Returns the certificates of `owner` if they have not expired and `energy` is not zero.
	fn valid_holding(
		owner: &T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
	) -> Result<Holding, DispatchError> {
		ensure!(energy > 0, Error::<T>::ZeroEnergy);
		let holding =
			Certificates::<T>::get(owner, (source, interval)).ok_or(Error::<T>::NothingHeld)?;
		ensure!(!Self::is_expired(interval), Error::<T>::Expired);
		Ok(holding)
	}

	/// Returns the certificates of `owner` without `energy` of the free ones.
	fn holding_without(
		owner: &T::AccountId,
		source: SourceId,
		interval: Moment,
		energy: Energy,
	) -> Result<Holding, DispatchError> {
		let mut holding = Self::valid_holding(owner, source, interval, energy)?;
		holding.free = holding.free.checked_sub(energy).ok_or(Error::<T>::NotEnough)?;
		Ok(holding)
	}
}
