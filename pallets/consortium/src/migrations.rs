// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the storage of the consortium pallet.

use crate::{Config, Pallet, Validators};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Contains, Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};

/// Migration from version 1 to version 2 of the storage. `Skip` contains the accounts of the
/// runtime itself, for which nobody signs.
pub type V2<T, Skip> = VersionedMigration<
	1,
	2,
	MigrateV1ToV2<T, Skip>,
	Pallet<T>,
	<T as frame_system::Config>::DbWeight,
>;

/// Makes each account that takes no part a former participant: it may have left with tokens,
/// certificates or a running process. What version 1 stored stays as it is.
///
/// Looks at each account once: bounded by the number of accounts, some ten thousand in a consortium
/// that begins.
pub struct MigrateV1ToV2<T, Skip>(PhantomData<(T, Skip)>);

impl<T: Config, Skip: Contains<T::AccountId>> MigrateV1ToV2<T, Skip> {
	/// Returns the accounts that take no part, and the number of all.
	fn without_part() -> (Vec<T::AccountId>, u64) {
		let mut number: u64 = 0;
		let accounts = frame_system::Account::<T>::iter_keys()
			.inspect(|_| number = number.saturating_add(1))
			.filter(|who| {
				!Pallet::<T>::takes_or_took_part(who)
					&& !Validators::<T>::contains_key(who)
					&& !Pallet::<T>::is_seated(who)
					&& !Skip::contains(who)
			})
			.collect();
		(accounts, number)
	}
}

impl<T: Config, Skip: Contains<T::AccountId>> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T, Skip> {
	fn on_runtime_upgrade() -> Weight {
		let (accounts, number) = Self::without_part();
		let mut taken: u64 = 0;
		for who in accounts {
			Pallet::<T>::take_up_former(&who);
			taken = taken.saturating_add(1);
		}
		// Each account, and where it could take part; then what a former participant consists of.
		let db = T::DbWeight::get();
		let (looked, written) = (number.saturating_mul(7), taken.saturating_mul(4));
		db.reads(looked.saturating_add(written)).saturating_add(db.writes(written))
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		Ok(codec::Encode::encode(&Self::without_part().0))
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(state: Vec<u8>) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		let accounts: Vec<T::AccountId> = codec::Decode::decode(&mut &state[..])
			.map_err(|_| "the accounts before the upgrade cannot be decoded")?;
		polkadot_sdk::frame_support::ensure!(
			accounts.iter().all(Pallet::<T>::is_former),
			"an account that took no part is no former participant"
		);
		polkadot_sdk::frame_support::ensure!(
			Self::without_part().0.is_empty(),
			"an account takes no part and is no former participant"
		);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{mock::*, Former};
	use polkadot_sdk::frame_support::traits::{
		Everything, GetStorageVersion, Nothing, OnRuntimeUpgrade, StorageVersion,
	};

	fn migrate<Skip: Contains<u64>>() {
		StorageVersion::new(1).put::<Consortium>();
		V2::<Test, Skip>::on_runtime_upgrade();
		assert_eq!(Consortium::on_chain_storage_version(), 2);
	}

	#[test]
	fn an_account_that_takes_no_part_becomes_a_former_participant() {
		ExtBuilder::default()
			.with_four_validators()
			.with_balance(STRANGER, 1_000)
			.with_balance(DRIVER, 1_000)
			.build_and_execute(|| {
				migrate::<Nothing>();
				assert_eq!(Vec::from_iter(Former::<Test>::iter_keys()), [STRANGER]);
				assert_eq!(Former::<Test>::get(STRANGER).unwrap().registrar, STRANGER);
				Consortium::do_try_state().unwrap();
				// Once.
				V2::<Test, Nothing>::on_runtime_upgrade();
				assert_eq!(System::providers(&STRANGER), 2);
			});
	}

	#[test]
	fn the_accounts_of_the_runtime_are_left_out() {
		ExtBuilder::default().with_balance(STRANGER, 1_000).build_and_execute(|| {
			migrate::<Everything>();
			assert_eq!(Former::<Test>::iter().count(), 0);
		});
	}
}
