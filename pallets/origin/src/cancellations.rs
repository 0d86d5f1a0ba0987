// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cancellations leave the state in the order of their ids, in the idle time of blocks.

use crate::{
	ArchivedCancellations, Beneficiaries, Cancellation, CancellationId, Cancellations, Config,
	Event, NextCancellationId, Pallet, WeightInfo,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::WeightMeter,
	},
	sp_core::H256,
};
use smartcharge_primitives::archive::{leaf, Full};

/// Leaf of a cancellation that has left the state: the hash of the byte `0x00` and of the SCALE
/// encodings of its id (8 bytes, little endian), its beneficiary, and itself.
///
/// [`smartcharge_primitives::archive::is_proved`] checks that a leaf is under a root.
pub fn cancellation_leaf<AccountId: Encode>(
	id: CancellationId,
	beneficiary: &AccountId,
	cancellation: &Cancellation<AccountId>,
) -> H256 {
	leaf(&(id, beneficiary, cancellation))
}

impl<T: Config> Pallet<T> {
	/// Stores a cancellation.
	pub(crate) fn put_cancellation(
		id: CancellationId,
		beneficiary: &T::AccountId,
		cancellation: Cancellation<T::AccountId>,
	) {
		Beneficiaries::<T>::insert(id, beneficiary);
		Cancellations::<T>::insert(beneficiary, id, cancellation);
	}

	/// Removes the cancellations whose time is over, the oldest first, as far as `budget` allows.
	pub(crate) fn archive_cancellations(budget: &mut WeightMeter) {
		let mut archive = ArchivedCancellations::<T>::get();
		let before = archive.next;
		let end = NextCancellationId::<T>::get();
		let until = T::Time::now().checked_sub(T::CancellationLifetime::get());
		while archive.next < end
			&& budget.try_consume(T::WeightInfo::archive_cancellation()).is_ok()
		{
			let id = archive.next;
			let stored = Beneficiaries::<T>::get(id).and_then(|beneficiary| {
				let cancellation = Cancellations::<T>::get(&beneficiary, id)?;
				Some((beneficiary, cancellation))
			});
			let Some((beneficiary, cancellation)) = stored else {
				archive.skip();
				continue;
			};
			if until.is_none_or(|until| cancellation.at > until) {
				break;
			}
			Beneficiaries::<T>::remove(id);
			Cancellations::<T>::remove(&beneficiary, id);
			let leaf = cancellation_leaf(id, &beneficiary, &cancellation);
			if let Some(Full { number, first, last, root }) =
				archive.add(leaf, T::CancellationsPerRoot::get())
			{
				Self::deposit_event(Event::CancellationsArchived { number, first, last, root });
			}
		}
		if archive.next != before {
			ArchivedCancellations::<T>::put(archive);
		}
	}
}
