// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
pub mod tariff;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use tariff::{InvalidTariff, Tariff, TariffStep, TariffSteps, MAX_LOADING, MAX_TARIFF_STEPS};
pub use types::{Area, AreaName, MAX_NAME_LEN};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{string::String, vec::Vec};
	use frame_support::{pallet_prelude::*, traits::EnsureOrigin};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{money::energy_cost, AreaId, Energy, Participants, Price};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What the DSO runs.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Who makes areas and hands them to another DSO.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// A DSO; it may change only the areas that it runs.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who is a DSO.
		type Participants: Participants<Self::AccountId>;

		/// Most areas that there can be.
		#[pallet::constant]
		type MaxAreas: Get<u32>;

		/// Highest price of a tariff, in the smallest token unit per kWh: a bound for mistakes.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the DSOs of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Areas by id, with operator, tariff (token units per kWh) and loading (percent).
	///
	/// Written by each call and at genesis; never deleted, because meters refer to areas. At most
	/// `MaxAreas`.
	// The chain assigns the ids, so a fast hash will do.
	#[pallet::storage]
	pub type Areas<T: Config> =
		StorageMap<_, Twox64Concat, AreaId, Area<T::AccountId>, OptionQuery>;

	/// Id of the next area, which is the number of areas. Written by `create_area` and at genesis.
	#[pallet::storage]
	pub type NextAreaId<T: Config> = StorageValue<_, AreaId, ValueQuery>;

	/// The areas that exist from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Name, operator and base price (token units per kWh) of each area; the first gets id 0.
		pub areas: Vec<(String, T::AccountId, Price)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.areas);
		}
	}

	/// What happened to the areas.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance made an area.
		AreaCreated {
			/// Id of the area.
			area: AreaId,
			/// Its name.
			name: AreaName,
			/// The DSO that runs it.
			dso: T::AccountId,
		},
		/// The operator replaced the tariff of an area.
		TariffSet {
			/// Id of the area.
			area: AreaId,
			/// Price below all thresholds, in the smallest token unit per kWh.
			base: Price,
			/// Thresholds and the prices from there on.
			steps: TariffSteps,
		},
		/// The operator reported the loading of an area.
		LoadingReported {
			/// Id of the area.
			area: AreaId,
			/// The loading in percent of the capacity.
			percent: u16,
			/// The grid price from now on, in the smallest token unit per kWh.
			price: Price,
		},
		/// Governance handed an area to another DSO.
		OperatorChanged {
			/// Id of the area.
			area: AreaId,
			/// The DSO that ran it.
			old: T::AccountId,
			/// The DSO that runs it from now on.
			new: T::AccountId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The name of an area has no bytes.
		EmptyName,
		/// The one who is to run an area is no member organisation with the role of a DSO.
		NotADso,
		/// There are as many areas as there can be.
		TooManyAreas,
		/// No area has this id.
		UnknownArea,
		/// The DSO does not run this area.
		NotOperator,
		/// The thresholds of a tariff do not ascend strictly.
		UnorderedSteps,
		/// A price of a tariff is above the bound.
		PriceTooHigh,
		/// A loading, reported or as a threshold of a tariff, is above 1 000 %.
		ImplausibleLoading,
		/// The DSO that is to run an area runs it already.
		AlreadyOperator,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAreas::get() > 0, "MaxAreas must let an area be made");
			assert!(
				energy_cost(T::MaxPrice::get(), Energy::MAX).is_some(),
				"the cost of any energy at MaxPrice must fit a balance"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Makes an area named `name` that `dso` runs.
		///
		/// ## Dispatch Origin
		/// Governance.
		///
		/// ## Details
		/// The chain assigns the id, counting from 0; the event carries it. Transport in the area
		/// costs nothing until its operator sets a tariff.
		///
		/// ## Errors
		/// `EmptyName`, `NotADso`, `TooManyAreas`.
		///
		/// ## Events
		/// `AreaCreated`.
		#[pallet::call_index(0)]
		pub fn create_area(
			origin: OriginFor<T>,
			name: AreaName,
			dso: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_create_area(name, dso)
		}

		/// Replaces the tariff of `area` by `base` and `steps`.
		///
		/// ## Dispatch Origin
		/// The DSO that runs the area.
		///
		/// ## Details
		/// The grid price is that of the last step whose threshold the loading has reached, or else
		/// `base`. It holds at once, for the loading reported last; charging processes that run
		/// keep the prices that were locked for them.
		///
		/// ## Errors
		/// `UnknownArea`, `NotOperator`, `UnorderedSteps`, `ImplausibleLoading`,
		/// `PriceTooHigh`.
		///
		/// ## Events
		/// `TariffSet`.
		#[pallet::call_index(1)]
		pub fn set_tariff(
			origin: OriginFor<T>,
			area: AreaId,
			base: Price,
			steps: TariffSteps,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_set_tariff(dso, area, Tariff { base, steps })
		}

		/// Reports that `percent` of the capacity of `area` is in use.
		///
		/// ## Dispatch Origin
		/// The DSO that runs the area.
		///
		/// ## Details
		/// The grid price follows at once; the event carries it. Charging processes that run keep
		/// the prices that were locked for them.
		///
		/// ## Errors
		/// `UnknownArea`, `NotOperator`, `ImplausibleLoading`.
		///
		/// ## Events
		/// `LoadingReported`.
		#[pallet::call_index(2)]
		pub fn report_loading(origin: OriginFor<T>, area: AreaId, percent: u16) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_report_loading(dso, area, percent)
		}

		/// Hands `area` to another DSO.
		///
		/// ## Dispatch Origin
		/// Governance.
		///
		/// ## Details
		/// Tariff and loading stay until the new operator changes them. Charging processes that run
		/// keep the DSO that was locked as their party when they were scheduled, and pay it.
		///
		/// ## Errors
		/// `UnknownArea`, `NotADso`, `AlreadyOperator`.
		///
		/// ## Events
		/// `OperatorChanged`.
		#[pallet::call_index(3)]
		pub fn set_operator(
			origin: OriginFor<T>,
			area: AreaId,
			dso: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_operator(area, dso)
		}
	}
}
