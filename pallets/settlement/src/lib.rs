// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod adjustments;
mod batch;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
pub mod quarters;
mod removal;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use batch::Batch;
pub use pallet::*;
pub use types::{Adjustment, AdjustmentOf, AreaKey, Day, HourKey, Position, Quarter};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the pallet does is in the other modules"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::Time, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use smartcharge_primitives::{AreaId, Hour, Interval, Moment, MILLIS_PER_HOUR};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Positions of suppliers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the settlement pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// How long before the present hour energy can have flowed to be booked to its hour, in
		/// ms.
		#[pallet::constant]
		type OpenFor: Get<Moment>;

		/// How long before the present hour a position can be and is kept, in ms.
		#[pallet::constant]
		type Retention: Get<Moment>;

		/// Weights of what the pallet does.
		type WeightInfo: WeightInfo;

		/// Sets the clock of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Positions by hour, area and supplier: what the customers of the supplier took and what its
	/// sources fed in, in Wh, for each quarter of the hour (UTC).
	///
	/// Written once per batch of readings; removed by idle blocks after [`Config::Retention`]. At
	/// most one for each supplier, area and hour.
	// Not hashed, so that storage is in the order of time and neighbours share the nodes of the
	// trie. Users cannot choose the keys: governance admits areas and members.
	#[pallet::storage]
	pub type Positions<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		Position,
		OptionQuery,
	>;

	/// Sums of the energy that flowed too long before the batch in which it was booked, by area and
	/// supplier, in Wh: it belongs to no position.
	///
	/// Written once per batch of readings. Never removed. At most one for each supplier and area.
	#[pallet::storage]
	pub type LateEnergy<T: Config> =
		StorageDoubleMap<_, Identity, AreaKey, Identity, T::AccountId, Quarter, OptionQuery>;

	/// Day (UTC) whose positions were removed last, in days since the Unix epoch, and the hash of
	/// those removed so far: it begins with 32 zero bytes; each position, in the order of the keys,
	/// makes it the BLAKE2b hash with 32 bytes of the hash before it, the key and the value.
	///
	/// Written by idle blocks that remove positions. Never removed.
	#[pallet::storage]
	pub type LastRemoved<T> = StorageValue<_, (Day, H256), OptionQuery>;

	/// First hour whose positions are kept, in hours since the Unix epoch.
	///
	/// Written by idle blocks, once per hour. Never removed.
	#[pallet::storage]
	pub type KeptFrom<T> = StorageValue<_, Hour, ValueQuery>;

	/// Changes of positions that were found wrong, by hour, area and supplier, for each quarter of
	/// the hour (UTC), in Wh: the corrected position is the sum of both. Never all zero.
	///
	/// Written by the pallet that corrects energy; removed by idle blocks with the positions. At
	/// most one for each supplier, area and hour.
	// Not hashed, as the positions.
	#[pallet::storage]
	pub type Adjustments<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		AdjustmentOf,
		OptionQuery,
	>;

	/// Sums of the changes of energy whose hour was no longer kept, by area and supplier, in Wh.
	///
	/// Written by the pallet that corrects energy. Never removed. At most one for each supplier and
	/// area.
	#[pallet::storage]
	pub type LateAdjustments<T: Config> =
		StorageDoubleMap<_, Identity, AreaKey, Identity, T::AccountId, Adjustment, OptionQuery>;

	/// Events of the settlement pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// All positions of a day were removed. Reported when the first one of a later day is.
		DayRemoved {
			/// The day (UTC), in days since the Unix epoch.
			day: Day,
			/// Hash of its positions.
			hash: H256,
		},
		/// The energy that customers of a supplier took was found wrong.
		TakenAdjusted {
			/// The supplier.
			supplier: T::AccountId,
			/// The area.
			area: AreaId,
			/// Time over which the change is spread evenly, in ms.
			over: Interval,
			/// Change of the energy, in Wh.
			delta: i64,
		},
		/// The energy that sources of a supplier fed in was found wrong.
		FedAdjusted {
			/// The supplier.
			supplier: T::AccountId,
			/// The area.
			area: AreaId,
			/// Time over which the change is spread evenly, in ms.
			over: Interval,
			/// Change of the energy, in Wh.
			delta: i64,
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::remove_old(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(
				T::OpenFor::get() >= MILLIS_PER_HOUR,
				"settlement: the hour that is over must be open"
			);
			assert!(
				T::Retention::get() > T::OpenFor::get().saturating_add(MILLIS_PER_HOUR),
				"settlement: open hours must be kept"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
