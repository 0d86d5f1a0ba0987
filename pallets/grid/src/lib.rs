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

mod allocation;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
pub mod migrations;
#[cfg(test)]
mod mock;
mod pages;
pub mod runtime_api;
pub mod tariff;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use allocation::{
	revise, Allocation, Connection, History, SecondaryArgument, SecondaryPoint, SecondaryPoints,
	MAX_ALLOCATIONS, MAX_SECONDARY,
};
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
	use frame_support::{
		pallet_prelude::*,
		traits::{EnsureOrigin, Time},
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{AreaId, Ean18, Hour, Moment, Participants, Price};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Grid areas with their operators, tariffs and loadings.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the grid pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Origin of governance, which creates areas and assigns their operators.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Origin of a DSO; it can change only the areas that it operates.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The member organisations and their roles.
		type Participants: Participants<Self::AccountId>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Maximum time between a call and the hour from which the allocation that it sets
		/// applies, in ms.
		#[pallet::constant]
		type AllocationLead: Get<Moment>;

		/// Time for which an allocation is remembered after another one applies, in ms.
		#[pallet::constant]
		type AllocationRetention: Get<Moment>;

		/// Maximum number of areas.
		#[pallet::constant]
		type MaxAreas: Get<u32>;

		/// Minimum price of a tariff, in the smallest token unit per kWh; not above zero. It
		/// catches mistakes.
		#[pallet::constant]
		type MinPrice: Get<Price>;

		/// Maximum price of a tariff, in the smallest token unit per kWh. It catches mistakes.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the DSOs of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Areas by id, at most [`Config::MaxAreas`]: name, operator, tariff (in the smallest token
	/// unit per kWh) and loading (in percent).
	///
	/// Written by all calls and at genesis. Never removed, because meters refer to areas.
	// A fast hasher suffices, because the chain assigns the ids.
	#[pallet::storage]
	pub type Areas<T: Config> =
		StorageMap<_, Twox64Concat, AreaId, Area<T::AccountId>, OptionQuery>;

	/// Id of the next area, which equals the number of areas.
	///
	/// Written by `create_area` and at genesis. Never removed.
	#[pallet::storage]
	pub type NextAreaId<T: Config> = StorageValue<_, AreaId, ValueQuery>;

	/// Allocations of a connection, by the EAN-18 code of the connection.
	///
	/// Written by `set_allocation`. Never removed: the DSO of an area answers for the number of its
	/// connections.
	// A cryptographic hasher here and below, because DSOs choose the codes.
	#[pallet::storage]
	pub type Allocations<T: Config> =
		StorageMap<_, Blake2_128Concat, Ean18, Connection<T::AccountId>, OptionQuery>;

	/// EAN-18 code of the connection of a secondary allocation point, by the code of the point.
	///
	/// Written by `set_allocation`; removed by it when no allocation that is remembered has the
	/// point. At most [`MAX_SECONDARY`] for each of [`MAX_ALLOCATIONS`] per connection.
	#[pallet::storage]
	pub type AllocationPoints<T> = StorageMap<_, Blake2_128Concat, Ean18, Ean18, OptionQuery>;

	/// Areas that exist from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Name, operator and base price (in the smallest token unit per kWh) of each area; the
		/// first area gets id 0.
		pub areas: Vec<(String, T::AccountId, Price)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.areas);
		}
	}

	/// Events of the grid pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An area was created.
		AreaCreated {
			/// Id of the area.
			area: AreaId,
			/// Name of the area.
			name: AreaName,
			/// DSO that operates the area.
			dso: T::AccountId,
		},
		/// The tariff of an area was replaced.
		TariffSet {
			/// Id of the area.
			area: AreaId,
			/// Price below all thresholds, in the smallest token unit per kWh.
			base: Price,
			/// Thresholds of the loading, each with the price from there on.
			steps: TariffSteps,
		},
		/// The loading of an area was reported.
		LoadingReported {
			/// Id of the area.
			area: AreaId,
			/// Loading in percent of the capacity.
			percent: u16,
			/// Grid price at this loading, in the smallest token unit per kWh.
			price: Price,
		},
		/// An area was assigned to another DSO.
		OperatorChanged {
			/// Id of the area.
			area: AreaId,
			/// Previous operator.
			old: T::AccountId,
			/// New operator.
			new: T::AccountId,
		},
		/// The allocation of a connection was set.
		AllocationSet {
			/// Area of the connection.
			area: AreaId,
			/// EAN-18 code of the connection.
			ean: Ean18,
			/// First hour of the allocation, in hours since the Unix epoch.
			from: Hour,
			/// Supplier of the primary allocation point.
			primary: T::AccountId,
			/// Secondary allocation points.
			secondary: SecondaryPoints<T::AccountId>,
		},
	}

	/// Errors of the grid pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The name of the area is empty.
		EmptyName,
		/// The account is not a member with the role of a DSO.
		NotADso,
		/// The maximum number of areas exists.
		TooManyAreas,
		/// There is no area with this id.
		UnknownArea,
		/// The caller does not operate the area.
		NotOperator,
		/// The thresholds of the tariff are not in strictly ascending order.
		UnorderedSteps,
		/// A price of the tariff exceeds `MaxPrice`.
		PriceTooHigh,
		/// The reported loading or a threshold of the tariff exceeds 1 000 %.
		ImplausibleLoading,
		/// The DSO already operates the area.
		AlreadyOperator,
		/// A price of the tariff is below `MinPrice`.
		PriceTooLow,
		/// An EAN does not have 18 digits.
		InvalidEanLength,
		/// The check digit of an EAN is wrong.
		InvalidEanCheckDigit,
		/// An EAN is that of another connection, or of an allocation point of another connection.
		EanInUse,
		/// An EAN occurs twice among the allocation points of a connection.
		DuplicateEan,
		/// An account is not a member with the role of a supplier.
		NotASupplier,
		/// The connection is in an area that the caller does not operate.
		OtherArea,
		/// The allocation would not begin after the present hour.
		FromInPast,
		/// The allocation would begin more than `AllocationLead` after the present hour.
		FromTooFar,
		/// All allocations of the connection that are remembered are still needed.
		TooManyAllocations,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAreas::get() > 0, "MaxAreas must let an area be made");
			assert!(
				T::MinPrice::get() <= 0 && T::MaxPrice::get() >= 0,
				"transport must be able to be free of charge"
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
		/// Creates an area.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The chain assigns the ids from 0 on; the event contains the id. Transport in the area is
		/// free of charge until the operator sets a tariff.
		///
		/// ## Parameters
		///
		/// - `name`: name of the area, 1 to 64 bytes, UTF-8 by convention.
		/// - `dso`: account of the DSO that operates the area.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyName`]: when `name` is empty.
		/// - [`Error::NotADso`]: when `dso` is not a member with the role of a DSO.
		/// - [`Error::TooManyAreas`]: when `MaxAreas` areas exist.
		///
		/// ## Events
		///
		/// [`Event::AreaCreated`]
		#[pallet::call_index(0)]
		pub fn create_area(
			origin: OriginFor<T>,
			name: AreaName,
			dso: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_create_area(name, dso)
		}

		/// Replaces the tariff of an area.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area.
		///
		/// ## Details
		///
		/// The grid price is the price of the last step whose threshold the loading has reached, or
		/// `base` below all thresholds. The tariff applies immediately, to the loading that was
		/// reported last. Running processes keep their locked prices.
		///
		/// ## Parameters
		///
		/// - `area`: id of the area.
		/// - `base`: price below all thresholds, in the smallest token unit per kWh; at most
		///   `MaxPrice`.
		/// - `steps`: at most 16 steps: a threshold of the loading in percent, at most 1 000 and in
		///   strictly ascending order, and the price from there on, in the smallest token unit per
		///   kWh and at most `MaxPrice`.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::NotOperator`]: when the caller does not operate `area`.
		/// - [`Error::UnorderedSteps`]: when the thresholds are not in strictly ascending order.
		/// - [`Error::ImplausibleLoading`]: when a threshold exceeds 1 000 %.
		/// - [`Error::PriceTooHigh`]: when `base` or the price of a step exceeds `MaxPrice`.
		/// - [`Error::PriceTooLow`]: when `base` or the price of a step is below `MinPrice`.
		///
		/// ## Events
		///
		/// [`Event::TariffSet`]
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

		/// Reports the loading of an area.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area.
		///
		/// ## Details
		///
		/// The grid price follows immediately; the event contains it. Running processes keep their
		/// locked prices.
		///
		/// ## Parameters
		///
		/// - `area`: id of the area.
		/// - `percent`: loading in percent of the capacity; at most 1 000.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::NotOperator`]: when the caller does not operate `area`.
		/// - [`Error::ImplausibleLoading`]: when `percent` exceeds 1 000.
		///
		/// ## Events
		///
		/// [`Event::LoadingReported`]
		#[pallet::call_index(2)]
		pub fn report_loading(origin: OriginFor<T>, area: AreaId, percent: u16) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_report_loading(dso, area, percent)
		}

		/// Assigns an area to another DSO.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// Tariff and loading stay until the new operator changes them. Running processes keep the
		/// DSO that was locked when they were scheduled, and pay it.
		///
		/// ## Parameters
		///
		/// - `area`: id of the area.
		/// - `dso`: account of the new operator.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::NotADso`]: when `dso` is not a member with the role of a DSO.
		/// - [`Error::AlreadyOperator`]: when `dso` already operates `area`.
		///
		/// ## Events
		///
		/// [`Event::OperatorChanged`]
		#[pallet::call_index(3)]
		pub fn set_operator(
			origin: OriginFor<T>,
			area: AreaId,
			dso: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_operator(area, dso)
		}

		/// Sets for which suppliers the energy of a connection counts.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area.
		///
		/// ## Details
		///
		/// The primary allocation point has the EAN of the connection; its supplier answers for
		/// all that no other point measures. Each secondary allocation point has an EAN of its own,
		/// and counts as if it was metered at the connection. An allocation applies until the next
		/// one of the connection. It replaces those that would begin with it or later; those before
		/// it stay, because the past is never changed. A connection of another area that the caller
		/// operates moves to `area`.
		///
		/// ## Parameters
		///
		/// - `area`: id of the area of the connection.
		/// - `ean`: EAN-18 code of the connection, as a number.
		/// - `primary`: account of the supplier of the primary allocation point.
		/// - `secondary`: at most 8 secondary allocation points: EAN-18 code, as a number, and
		///   account of the supplier of each.
		/// - `from_hour`: first hour of the allocation, in hours since the Unix epoch; after the
		///   present one, and at most `AllocationLead` after it.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::NotOperator`]: when the caller does not operate `area`.
		/// - [`Error::InvalidEanLength`]: when an EAN does not have 18 digits.
		/// - [`Error::InvalidEanCheckDigit`]: when the check digit of an EAN is wrong.
		/// - [`Error::OtherArea`]: when the connection is in an area of another DSO.
		/// - [`Error::FromInPast`]: when `from_hour` is not after the present hour.
		/// - [`Error::FromTooFar`]: when `from_hour` is more than `AllocationLead` after the
		///   present hour.
		/// - [`Error::NotASupplier`]: when an account is not a member with the role of a supplier.
		/// - [`Error::EanInUse`]: when `ean` is that of an allocation point, or the EAN of a
		///   secondary point that of a connection or of a point of another one.
		/// - [`Error::DuplicateEan`]: when an EAN occurs twice.
		/// - [`Error::TooManyAllocations`]: when 4 allocations of the connection are still needed.
		///
		/// ## Events
		///
		/// [`Event::AllocationSet`]
		#[pallet::call_index(4)]
		pub fn set_allocation(
			origin: OriginFor<T>,
			area: AreaId,
			ean: u64,
			primary: T::AccountId,
			secondary: SecondaryArgument<T::AccountId>,
			from_hour: Hour,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_set_allocation(dso, area, ean, primary, secondary, from_hour)
		}
	}
}
