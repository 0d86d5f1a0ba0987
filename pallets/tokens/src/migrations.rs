// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the storage of this pallet.

use crate::{Config, Pallet, Withdrawal, Withdrawals};
#[cfg(feature = "try-runtime")]
use alloc::vec::Vec;
use core::marker::PhantomData;
#[cfg(feature = "try-runtime")]
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, Time, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};

/// Types of version 1.
mod v1 {
	use crate::types::Reference;
	use codec::{Decode, Encode};
	use smartcharge_primitives::Balance;

	/// A pending withdrawal, without the time of its request.
	#[derive(Encode, Decode)]
	pub struct Withdrawal<AccountId> {
		pub who: AccountId,
		pub amount: Balance,
		pub payout_reference: Reference,
	}
}

/// Gives each pending withdrawal the time of the upgrade as that of its request, so that its owner
/// waits for the whole period. Payout references stay as they are, also those that would be refused
/// today, because the custodian may be paying by them.
///
/// Loops over the pending withdrawals, of which an account has at most
/// [`Config::MaxPendingWithdrawals`].
pub struct InnerMigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for InnerMigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let requested = T::Time::now();
		let mut count: u64 = 0;
		Withdrawals::<T>::translate_values(|old: v1::Withdrawal<T::AccountId>| {
			count = count.saturating_add(1);
			let v1::Withdrawal { who, amount, payout_reference } = old;
			Some(Withdrawal { who, amount, payout_reference, requested })
		});
		<T as frame_system::Config>::DbWeight::get().reads_writes(count.saturating_add(1), count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
		Ok(codec::Encode::encode(&Withdrawals::<T>::iter_keys().count().to_le_bytes()))
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
		let now = T::Time::now();
		let count = Withdrawals::<T>::iter_values().count().to_le_bytes();
		ensure!(codec::Encode::encode(&count) == before, "a pending withdrawal was lost");
		ensure!(
			Withdrawals::<T>::iter_values().all(|withdrawal| withdrawal.requested == now),
			"a pending withdrawal has another time than that of the upgrade"
		);
		Ok(())
	}
}

/// From version 1 to version 2.
pub type MigrateV1ToV2<T> = VersionedMigration<
	1,
	2,
	InnerMigrateV1ToV2<T>,
	Pallet<T>,
	<T as frame_system::Config>::DbWeight,
>;
