// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From storage version 1 to 2.

use crate::{Areas, Config, Pallet};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};

/// From storage version 1 to 2: prices can be negative; none was.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each area, of which there are at most [`Config::MaxAreas`]: one read and one write
/// each.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		Areas::<T>::translate_values(|area: v1::Area<T::AccountId>| {
			count = count.saturating_add(1);
			Some(area.into())
		});
		T::DbWeight::get().reads_writes(count, count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(u64::try_from(Areas::<T>::iter_keys().count()).unwrap_or(u64::MAX).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let count = u64::decode(&mut &before[..]).map_err(|_| "the number of areas")?;
		let after = u64::try_from(Areas::<T>::iter_values().count()).unwrap_or(u64::MAX);
		polkadot_sdk::frame_support::ensure!(count == after, "an area was lost");
		Ok(())
	}
}

/// Layouts of storage version 1.
mod v1 {
	use crate::{AreaName, MAX_TARIFF_STEPS};
	use codec::Decode;
	use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
	use smartcharge_primitives::MAX_PRICE;

	#[derive(Decode)]
	pub struct Area<AccountId> {
		name: AreaName,
		dso: AccountId,
		tariff: Tariff,
		loading: u16,
	}

	#[derive(Decode)]
	pub struct Tariff {
		base: u128,
		steps: BoundedVec<TariffStep, ConstU32<MAX_TARIFF_STEPS>>,
	}

	#[derive(Decode)]
	pub struct TariffStep {
		loading: u16,
		price: u128,
	}

	/// No price exceeded the highest one.
	fn price(old: u128) -> smartcharge_primitives::Price {
		old.try_into().unwrap_or(MAX_PRICE)
	}

	impl<AccountId> From<Area<AccountId>> for crate::Area<AccountId> {
		fn from(Area { name, dso, tariff, loading }: Area<AccountId>) -> Self {
			let steps = tariff.steps.into_iter().map(|TariffStep { loading, price: of }| {
				crate::TariffStep { loading, price: price(of) }
			});
			let tariff = crate::Tariff {
				base: price(tariff.base),
				steps: BoundedVec::truncate_from(steps.collect()),
			};
			Self { name, dso, tariff, loading }
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::mock::*;
	use codec::Encode;
	use polkadot_sdk::frame_support::{
		storage::unhashed,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	};

	#[test]
	fn what_version_1_stored_is_translated() {
		ExtBuilder::default().build_and_execute(|| {
			let tariff = crate::Tariff { base: 5, steps: steps(&[(80, 7), (100, MAX_PRICE)]) };
			Areas::<Test>::mutate(AREA, |area| area.as_mut().unwrap().tariff = tariff);
			let before: Vec<_> = Areas::<Test>::iter().collect();
			for (id, area) in &before {
				let old = |price: i64| u128::try_from(price).unwrap();
				let of_steps: Vec<_> =
					area.tariff.steps.iter().map(|step| (step.loading, old(step.price))).collect();
				let tariff = (old(area.tariff.base), of_steps);
				let area = (&area.name, area.dso, tariff, area.loading).encode();
				unhashed::put_raw(&Areas::<Test>::hashed_key_for(id), &area);
			}
			StorageVersion::new(1).put::<Grid>();
			V2::<Test>::on_runtime_upgrade();
			assert_eq!(Grid::on_chain_storage_version(), 2);
			assert_eq!(Areas::<Test>::iter().collect::<Vec<_>>(), before);
			// Once only.
			V2::<Test>::on_runtime_upgrade();
			assert_eq!(Areas::<Test>::iter().collect::<Vec<_>>(), before);
		});
	}
}
