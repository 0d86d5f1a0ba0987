// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From storage version 1 to 2.

use crate::{Config, Pallet, Position, Positions, Quarters};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
	sp_runtime::traits::Zero,
};

/// From storage version 1 to 2: a position has the block in which it was booked last. The next
/// batch that books to one of before weighs its read and write.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each position, one for each supplier, area and hour within [`Config::Retention`]: one
/// read and one write each.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		Positions::<T>::translate_values(|quarters: Quarters| {
			count = count.saturating_add(1);
			Some(Position { quarters, booked: Zero::zero() })
		});
		T::DbWeight::get().reads_writes(count, count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(u64::try_from(Positions::<T>::iter_keys().count()).unwrap_or(u64::MAX).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let count = u64::decode(&mut &before[..]).map_err(|_| "the number of positions")?;
		let after = u64::try_from(Positions::<T>::iter_values().count()).unwrap_or(u64::MAX);
		polkadot_sdk::frame_support::ensure!(count == after, "a position was lost");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{mock::*, AreaKey, HourKey, Quarter};
	use codec::Encode;
	use polkadot_sdk::frame_support::{
		storage::unhashed,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	};
	use smartcharge_primitives::hour_of;

	#[test]
	fn what_version_1_stored_is_translated() {
		execute(|| {
			let quarters = [1, 2, 3, 4].map(|taken| Quarter { taken, fed: 7 });
			let key = (HourKey::new(hour_of(NOW)), AreaKey::new(AREA), SUPPLIER);
			unhashed::put_raw(&Positions::<Test>::hashed_key_for(key), &quarters.encode());
			StorageVersion::new(1).put::<Settlement>();
			V2::<Test>::on_runtime_upgrade();
			assert_eq!(Settlement::on_chain_storage_version(), 2);
			assert_eq!(Positions::<Test>::get(key), Some(Position { quarters, booked: 0 }));
			// Once only.
			let booked = Position { quarters, booked: 1 };
			Positions::<Test>::insert(key, booked);
			V2::<Test>::on_runtime_upgrade();
			assert_eq!(Positions::<Test>::get(key), Some(booked));
		});
	}
}
