// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From storage version 1 to 2.

use crate::{
	transfers::{add_to, unpaid, with_payer},
	types::{State, Unreturned},
	Books, Config, Corrections, Kept, Pallet,
};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};
use smartcharge_primitives::{Balance, ProcessId};

/// From storage version 1 to 2: what a driver kept is known by the payees that it came from.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates what drivers kept: each value, the sums of its process, and their corrections, which
/// show whom it came from. Only energy at a negative price that was taken out left any.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> MigrateV1ToV2<T> {
	/// Those that did not get back `kept`, and the number of corrections that were read. What was
	/// gained again since came from the oldest. What no correction explains, because it has left,
	/// is the bearer's.
	fn unreturned(process: ProcessId, kept: Balance) -> (Unreturned<T::AccountId>, u64) {
		let mut list = Unreturned::<T::AccountId>::new();
		let mut left = kept;
		let mut read = 0u64;
		let mut bearer = None;
		let book = Books::<T>::get(process).unwrap_or_default();
		for correction in book.corrections.iter().rev().filter_map(Corrections::<T>::get) {
			read = read.saturating_add(1);
			bearer.get_or_insert_with(|| correction.bearer.clone());
			let falls = correction.effects.iter().all(|effect| effect.change.delta < 0);
			if !falls || !matches!(correction.state, State::Executed(_)) {
				continue;
			}
			for (payee, sum) in unpaid(&with_payer(&correction.payees, &correction.driver, true)) {
				let sum = sum.min(left);
				left = left.saturating_sub(sum);
				if sum > 0 {
					let _ = add_to(&mut list, payee, sum);
				}
			}
		}
		if let Some(bearer) = bearer.filter(|_| left > 0) {
			let _ = add_to(&mut list, bearer, left);
		}
		(list, read)
	}
}

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let (mut reads, mut writes) = (0u64, 0u64);
		Kept::<T>::translate(|process, kept: Balance| {
			let (list, read) = Self::unreturned(process, kept);
			reads = reads.saturating_add(read).saturating_add(2);
			writes = writes.saturating_add(1);
			Some(list).filter(|list| !list.is_empty())
		});
		T::DbWeight::get().reads_writes(reads, writes)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		mock::*,
		types::{Of, Reason},
	};
	use codec::Encode;
	use polkadot_sdk::frame_support::{
		assert_ok,
		storage::unhashed,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	};
	use smartcharge_primitives::ProcessId;

	/// Has `kept` stored as version 1 stored it, and migrates it.
	fn migrated(process: ProcessId, kept: Balance) -> Vec<(AccountId, Balance)> {
		unhashed::put_raw(&Kept::<Test>::hashed_key_for(process), &kept.encode());
		StorageVersion::new(1).put::<Disputing>();
		V2::<Test>::on_runtime_upgrade();
		assert_eq!(Disputing::on_chain_storage_version(), 2);
		Kept::<Test>::get(process).into_inner()
	}

	/// Of two suppliers with negative prices, energy is taken out: the former one first.
	fn two_corrections() {
		let lines = [SUPPLIER, OTHER_SUPPLIER].map(|who| part(who, None, 4_000, -100_000));
		let mut line = line_of(0, lines.to_vec(), 0);
		line.parts.iter_mut().for_each(|part| part.grid_price = 0);
		line.to_dso = 0;
		record(PROCESS, std::slice::from_ref(&line));
		for of in [0, 1] {
			let less = listed(&[(0, Of::Energy(of), -1_000)]);
			let lines = vec![line.clone()];
			let (who, reason) = (signed(DSO), Reason::MeterFault);
			assert_ok!(Disputing::correct(who, PROCESS, lines, less, reason, evidence()));
		}
	}

	#[test]
	fn what_a_driver_kept_is_of_those_who_paid_it() {
		execute(|| {
			two_corrections();
			let both = vec![(OTHER_SUPPLIER, 100_000), (SUPPLIER, 100_000)];
			assert_eq!(migrated(PROCESS, 200_000), both);
			// Version 1 gave nothing back to anybody by name: the oldest went first.
			let later = vec![(OTHER_SUPPLIER, 100_000), (SUPPLIER, 40_000)];
			assert_eq!(migrated(PROCESS, 140_000), later);
			assert_eq!(migrated(PROCESS, 60_000), [(OTHER_SUPPLIER, 60_000)]);
			// Once only.
			V2::<Test>::on_runtime_upgrade();
			assert_eq!(Kept::<Test>::get(PROCESS).into_inner(), [(OTHER_SUPPLIER, 60_000)]);
		});
	}

	#[test]
	fn what_no_correction_explains_is_of_the_bearer() {
		execute(|| {
			two_corrections();
			let more = vec![(OTHER_SUPPLIER, 100_000), (SUPPLIER, 100_000), (CSO, TOKEN)];
			assert_eq!(migrated(PROCESS, 200_000 + TOKEN), more);
		});
	}
}
