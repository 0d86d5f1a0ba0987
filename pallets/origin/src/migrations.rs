// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage.

use crate::{
	Beneficiaries, Cancellations, Certificates, Claims, Config, Holders, Ledgers, Pallet,
	SourceOfMeter, SourceStatus, Sources, Supplies,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};
use smartcharge_primitives::MeterId;

/// From storage version 1 to 2: sources have a meter that is to replace theirs, former recipients
/// and a debt, none of each; their power has an anchor, the latest reading. Power covers all claims
/// of version 1, which did not state it. Meters that were approved for no source are free.
/// Certificates and cancellations are listed in the order of time.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each source, supply, ledger and claim, and lists each certificate and cancellation:
/// one read and one write of each. There is one
/// source and supply per registration; ledgers and claims are at most a year old, and a source has
/// one ledger per interval, and one claim per interval and process that took its energy.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		let mut counted = || count = count.saturating_add(1);
		Supplies::<T>::translate_values(|old: v1::Supply| {
			counted();
			Some(old.into())
		});
		Sources::<T>::translate_values(|old: v1::Source<T::AccountId>| {
			counted();
			Some(old.into())
		});
		Ledgers::<T>::translate_values(|old: v1::Ledger| {
			counted();
			Some(old.into())
		});
		Claims::<T>::translate_values(|old: v1::Claim<T::AccountId>| {
			counted();
			Some(old.into())
		});
		let free: Vec<MeterId> = SourceOfMeter::<T>::iter()
			.filter(|(meter, source)| {
				counted();
				Self::is_unapproved(*meter, *source)
			})
			.map(|(meter, _)| meter)
			.collect();
		free.into_iter().for_each(SourceOfMeter::<T>::remove);
		for (owner, (source, interval)) in Certificates::<T>::iter_keys() {
			counted();
			Holders::<T>::insert(interval, (source, owner), ());
			Pallet::<T>::note_expiring(interval);
		}
		for (beneficiary, id) in Cancellations::<T>::iter_keys() {
			counted();
			Beneficiaries::<T>::insert(id, beneficiary);
		}
		T::DbWeight::get().reads_writes(count.saturating_mul(3), count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(Self::counts().encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: Vec<u8>) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let before = <[u64; 4]>::decode(&mut &before[..]).map_err(|_| "the numbers of items")?;
		polkadot_sdk::frame_support::ensure!(before == Self::counts(), "an item was lost");
		Ok(())
	}
}

impl<T: Config> MigrateV1ToV2<T> {
	/// Returns whether `source` never produced with its `meter`: it waits for approval, or was
	/// rejected.
	fn is_unapproved(meter: MeterId, source: smartcharge_primitives::SourceId) -> bool {
		let produced = Supplies::<T>::get(source).map_or(0, |supply| supply.produced);
		Sources::<T>::get(source).is_none_or(|source| {
			let never = match source.status {
				SourceStatus::Pending => true,
				SourceStatus::Active => false,
				SourceStatus::Suspended => produced == 0,
			};
			source.meter == meter && never
		})
	}

	/// Returns the number of sources, supplies, ledgers and claims.
	#[cfg(feature = "try-runtime")]
	fn counts() -> [u64; 4] {
		[
			Sources::<T>::iter_keys().count(),
			Supplies::<T>::iter_keys().count(),
			Ledgers::<T>::iter_keys().count(),
			Claims::<T>::iter_keys().count(),
		]
		.map(|count| u64::try_from(count).unwrap_or(u64::MAX))
	}
}

/// Layouts of storage version 1.
mod v1 {
	use crate::{Anchor, Attested, Attributes, Phase, SourceStatus};
	use codec::Decode;
	use smartcharge_primitives::{AreaId, Carrier, Energy, MeterId, Moment, Power, ProcessId};

	#[derive(Decode)]
	pub struct Source<AccountId> {
		meter: MeterId,
		owner: AccountId,
		supplier: AccountId,
		recipient: AccountId,
		area: AreaId,
		carrier: Carrier,
		capacity: Power,
		commissioned: Moment,
		attributes: Attributes,
		status: SourceStatus,
	}

	#[derive(Decode)]
	pub struct Supply {
		attested: Power,
		read_at: Moment,
		committed: u64,
		newest: Option<ProcessId>,
		short_since: Option<Moment>,
		impossible_deliveries: u32,
		produced: Energy,
		unallocated: Energy,
	}

	#[derive(Decode)]
	pub struct Ledger {
		produced: Energy,
		claimed: Energy,
		certifiable: Energy,
		certified: Energy,
		issued: Energy,
		phase: Phase,
	}

	#[derive(Decode)]
	pub struct Claim<AccountId> {
		driver: AccountId,
		energy: Energy,
		certified: Energy,
	}

	impl<AccountId> From<Source<AccountId>> for crate::Source<AccountId> {
		fn from(old: Source<AccountId>) -> Self {
			Self {
				meter: old.meter,
				owner: old.owner,
				supplier: old.supplier,
				recipient: old.recipient,
				area: old.area,
				carrier: old.carrier,
				capacity: old.capacity,
				commissioned: old.commissioned,
				attributes: old.attributes,
				status: old.status,
				next_meter: None,
				former: Default::default(),
				debt: Default::default(),
			}
		}
	}

	impl From<Supply> for crate::Supply {
		fn from(old: Supply) -> Self {
			Self {
				attested: Attested { power: old.attested, sustained: old.attested },
				anchor: Anchor { at: old.read_at, energy: 0 },
				read_at: old.read_at,
				committed: old.committed,
				newest: old.newest,
				short_since: old.short_since,
				impossible_deliveries: old.impossible_deliveries,
				produced: old.produced,
				unallocated: old.unallocated,
			}
		}
	}

	impl From<Ledger> for crate::Ledger {
		fn from(old: Ledger) -> Self {
			Self {
				produced: old.produced,
				claimed: old.claimed,
				covered: old.claimed,
				certifiable: old.certifiable,
				certified: old.certified,
				issued: old.issued,
				owed: 0,
				retained: 0,
				phase: old.phase,
			}
		}
	}

	impl<AccountId> From<Claim<AccountId>> for crate::Claim<AccountId> {
		fn from(old: Claim<AccountId>) -> Self {
			Self {
				driver: old.driver,
				energy: old.energy,
				committed: u64::MAX,
				certified: old.certified,
			}
		}
	}
}
