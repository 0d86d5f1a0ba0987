// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage.

use crate::{Config, Pallet, Signals};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};

/// From storage version 1 to 2: signals count the provisional rewards, of which there are
/// none.
pub type V2<T> = VersionedMigration<
	1,
	2,
	InnerMigrateV1ToV2<T>,
	Pallet<T>,
	<T as frame_system::Config>::DbWeight,
>;

/// Translates each signal: one read and one write per signal that is pending or waits for a
/// response.
pub struct InnerMigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for InnerMigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		Signals::<T>::translate_values(|signal: v1::Signal<T::AccountId>| {
			count = count.saturating_add(1);
			Some(signal.into())
		});
		T::DbWeight::get().reads_writes(count, count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(u64::try_from(Signals::<T>::iter_keys().count()).unwrap_or(u64::MAX).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let count = u64::decode(&mut &before[..]).map_err(|_| "the number of signals")?;
		let after = u64::try_from(Signals::<T>::iter_values().count()).unwrap_or(u64::MAX);
		polkadot_sdk::frame_support::ensure!(count == after, "a signal was lost");
		Ok(())
	}
}

/// Layouts of storage version 1.
mod v1 {
	use crate::Target;
	use codec::Decode;
	use smartcharge_primitives::{Balance, Direction, Interval};

	#[derive(Decode)]
	pub struct Signal<AccountId> {
		dso: AccountId,
		target: Target,
		window: Interval,
		direction: Direction,
		reward: Balance,
		max_responses: u32,
		accepted: u32,
		open: u32,
		expired: bool,
	}

	impl<AccountId> From<Signal<AccountId>> for crate::Signal<AccountId> {
		fn from(old: Signal<AccountId>) -> Self {
			Self {
				dso: old.dso,
				target: old.target,
				window: old.window,
				direction: old.direction,
				reward: old.reward,
				max_responses: old.max_responses,
				accepted: old.accepted,
				open: old.open,
				apart: 0,
				expired: old.expired,
			}
		}
	}
}
