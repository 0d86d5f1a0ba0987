// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage.

use crate::{Config, Keys, MeterKey, MeterStatus, Meters, Pallet};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, Time, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};
use smartcharge_primitives::{MeterId, OrderedMeterId};

/// From storage version 1 to 2: meters have a slack, all of it, the power of their connection, and
/// remember a suspect reading, none yet. Charging sets the power of stations. Version 1 gave the whole Wh to each reading, and none of it is known to be taken. Only
/// keys in force belong to a meter: those that were pending, rejected or suspended become free.
/// Pending meters, and suspended ones without a reading, which version 1 had no other status for
/// when they were rejected, are to be approved within [`Config::ApprovalPeriod`] from now on.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each meter, and looks up the meter of each key: per meter two reads and one write,
/// and as many for each of its keys, which are at most two.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		let now = T::Time::now();
		Meters::<T>::translate_values(|meter: v1::Meter<T::AccountId>| {
			count = count.saturating_add(1);
			let mut meter = crate::Meter::from(meter);
			if meter.status == MeterStatus::Suspended && meter.latest.is_none() {
				meter.status = MeterStatus::Rejected;
			}
			if meter.status.is_unapproved() {
				meter.since = now;
			}
			Some(meter)
		});
		let in_force = |key: &MeterKey, id: MeterId| {
			Meters::<T>::get(OrderedMeterId::new(id))
				.is_some_and(|meter| meter.key == *key && meter.status == MeterStatus::Active)
		};
		let mut reads = count;
		let mut writes = count;
		Keys::<T>::translate(|key, id: MeterId| {
			reads = reads.saturating_add(2);
			writes = writes.saturating_add(1);
			in_force(&key, id).then_some(id)
		});
		T::DbWeight::get().reads_writes(reads, writes)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(u64::try_from(Meters::<T>::iter_keys().count()).unwrap_or(u64::MAX).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let count = u64::decode(&mut &before[..]).map_err(|_| "the number of meters")?;
		let after = u64::try_from(Meters::<T>::iter_values().count()).unwrap_or(u64::MAX);
		polkadot_sdk::frame_support::ensure!(count == after, "a meter was lost");
		Ok(())
	}
}

/// Layouts of storage version 1.
mod v1 {
	use crate::{MeterKey, MeterStatus};
	use codec::Decode;
	use smartcharge_primitives::{AreaId, Ean18, MeterReading, Purpose, MOST_SLACK};

	#[derive(Decode)]
	pub struct Meter<AccountId> {
		owner: AccountId,
		ean: Ean18,
		area: AreaId,
		purpose: Purpose,
		key: MeterKey,
		pending_key: Option<MeterKey>,
		status: MeterStatus,
		latest: Option<MeterReading>,
		entrusted: bool,
	}

	impl<AccountId> From<Meter<AccountId>> for crate::Meter<AccountId> {
		fn from(old: Meter<AccountId>) -> Self {
			Self {
				owner: old.owner,
				ean: old.ean,
				area: old.area,
				purpose: old.purpose,
				key: old.key,
				pending_key: old.pending_key,
				status: old.status,
				latest: old.latest,
				slack: MOST_SLACK,
				power: old.purpose.power(),
				highest: old.purpose.power(),
				since: 0,
				suspect: None,
				entrusted: old.entrusted,
			}
		}
	}
}
