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

mod batch;
mod budget;
mod impls;
mod latest;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod types;
mod verify;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;

pub mod decision;
pub mod runtime_api;
pub mod weights;

pub use decision::Limits;
pub use pallet::*;
pub use types::{GenesisMeter, Meter, MeterKey, MeterStatus, RefusalReason, SignedReading};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; the logic of the calls is in `impls` and `batch`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{
		AreaId, Ean18, Energy, GridTariff, MeterId, Moment, OnReading, OrderedMeterId, Power,
		Purpose,
	};

	/// Metering interval in ms when genesis says nothing: 5 minutes.
	const DEFAULT_INTERVAL: Moment = 300_000;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of its runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// Who may submit readings.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may register a meter and rotate the key of an own one.
		type OwnerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// A distribution system operator; it must also run the area of the meter.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The areas and who runs them.
		type Grid: GridTariff<Self::AccountId>;

		/// Who follows the accepted readings.
		type OnReading: OnReading;

		/// How far a reading may lie ahead of the clock, in ms.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// How old a reading may be, in ms.
		#[pallet::constant]
		type MaxAge: Get<Moment>;

		/// The most power of a connection, in W.
		#[pallet::constant]
		type MaxPower: Get<Power>;

		/// The most readings in a batch.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// What a batch sets apart, beyond each reading's own share, for readings that close many
		/// steps at once.
		#[pallet::constant]
		type CatchUp: Get<Weight>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Meters by id. Written by every call; `latest` by `submit_readings` alone. Never removed.
	// Not hashed, so that meters which are read together lie together: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Identity, OrderedMeterId, Meter<T::AccountId>>;

	/// Id of the next meter.
	#[pallet::storage]
	pub type NextMeterId<T: Config> = StorageValue<_, MeterId, ValueQuery>;

	/// Which meter a key, in force or pending, belongs to. Written by `register_meter` and
	/// `rotate_key`; removed when another key takes its place.
	// Keys are chosen by users, hence a cryptographic hasher.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Blake2_128Concat, MeterKey, MeterId>;

	/// Length of a metering interval in ms. Written by genesis alone.
	#[pallet::storage]
	pub type Interval<T: Config> = StorageValue<_, Moment, ValueQuery, DefaultInterval>;

	/// The metering interval when genesis says nothing.
	#[pallet::type_value]
	pub fn DefaultInterval() -> Moment {
		DEFAULT_INTERVAL
	}

	/// The metering interval, and active meters for development networks.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Length of a metering interval in ms; not zero.
		pub interval: Moment,
		/// Meters of stations that are active from the start.
		pub meters: Vec<GenesisMeter<T::AccountId>>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { interval: DEFAULT_INTERVAL, meters: Vec::new() }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.interval > 0, "metering: the interval must not be zero");
			Interval::<T>::put(self.interval);
			for meter in &self.meters {
				let added = Pallet::<T>::add_genesis_meter(meter);
				assert!(added.is_ok(), "metering: genesis meter with EAN {}: {added:?}", meter.ean);
			}
		}
	}

	/// What happened to meters and readings.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A meter was registered; it waits for approval.
		MeterRegistered {
			/// The id that it got.
			meter: MeterId,
			/// Who registered it.
			owner: T::AccountId,
			/// The area of its connection.
			area: AreaId,
			/// Code of its connection.
			ean: Ean18,
			/// What it measures.
			purpose: Purpose,
		},
		/// The DSO approved a meter, or its new key.
		MeterApproved {
			/// The meter.
			meter: MeterId,
			/// The key in force from now on.
			key: MeterKey,
		},
		/// The DSO suspended a meter, or refused a pending one.
		MeterSuspended {
			/// The meter.
			meter: MeterId,
		},
		/// The owner asked for another key; it is not in force yet.
		KeyRotationRequested {
			/// The meter.
			meter: MeterId,
			/// The key asked for.
			key: MeterKey,
		},
		/// A reading was accepted.
		ReadingAccepted {
			/// The meter.
			meter: MeterId,
			/// When it was read, in ms since the Unix epoch.
			read_at: Moment,
			/// Cumulative energy in Wh.
			register: Energy,
		},
		/// A reading was refused; it had no effect.
		ReadingRefused {
			/// The meter that it names.
			meter: MeterId,
			/// The moment that it names.
			read_at: Moment,
			/// Why.
			reason: RefusalReason,
		},
	}

	/// Why a call was refused. Readings are refused by [`RefusalReason`] instead.
	#[pallet::error]
	pub enum Error<T> {
		/// The EAN has not 18 digits.
		InvalidEanLength,
		/// The last digit of the EAN is not the check digit of those before it.
		InvalidEanCheckDigit,
		/// There is no such area.
		UnknownArea,
		/// The power of the connection is zero.
		ZeroPower,
		/// The power of the connection is beyond `MaxPower`.
		PowerTooHigh,
		/// The key belongs to a meter already, in force or pending.
		KeyInUse,
		/// There is no such meter.
		UnknownMeter,
		/// The caller does not run the area of the meter.
		NotOperator,
		/// The caller did not register the meter.
		NotOwner,
		/// The meter is active and has no pending key.
		NothingToApprove,
		/// The meter is suspended already.
		AlreadySuspended,
		/// The batch holds no reading.
		EmptyBatch,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let hash = T::Hash::default();
			assert_eq!(hash.as_ref().len(), 32, "metering: meters sign a hash of 32 bytes");
			assert!(T::MaxAge::get() > 0, "metering: MaxAge must not be zero");
			assert!(T::MaxPower::get() > 0, "metering: MaxPower must not be zero");
			assert!(T::MaxBatch::get() > 0, "metering: MaxBatch must not be zero");
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
		/// Registers a meter of the caller.
		///
		/// ## Dispatch Origin
		///
		/// `OwnerOrigin`; the caller becomes the owner.
		///
		/// ## Details
		///
		/// The meter waits for the DSO of its area to approve it. `purpose` holds the power of the
		/// connection, by which the energy of readings is judged. A key serves one meter only.
		///
		/// ## Errors
		///
		/// - [`Error::InvalidEanLength`]: `ean` has not 18 digits.
		/// - [`Error::InvalidEanCheckDigit`]: the check digit of `ean` is wrong.
		/// - [`Error::UnknownArea`]: there is no `area`.
		/// - [`Error::ZeroPower`]: the power in `purpose` is zero.
		/// - [`Error::PowerTooHigh`]: the power in `purpose` is beyond `MaxPower`.
		/// - [`Error::KeyInUse`]: `key` belongs to a meter already.
		///
		/// ## Events
		///
		/// [`Event::MeterRegistered`]
		#[pallet::call_index(0)]
		pub fn register_meter(
			origin: OriginFor<T>,
			ean: u64,
			area: AreaId,
			key: MeterKey,
			purpose: Purpose,
		) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_register_meter(owner, ean, area, key, purpose)
		}

		/// Approves a meter or its pending key.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that runs the area of the meter.
		///
		/// ## Details
		///
		/// A pending or suspended meter becomes active. A pending key comes into force and the one
		/// before it is free again: readings that it signed are refused from now on.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: there is no `meter`.
		/// - [`Error::NotOperator`]: the caller does not run the area of the meter.
		/// - [`Error::NothingToApprove`]: the meter is active and has no pending key.
		///
		/// ## Events
		///
		/// [`Event::MeterApproved`]
		#[pallet::call_index(1)]
		pub fn approve_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_approve_meter(&dso, meter)
		}

		/// Suspends a meter, or refuses a pending one.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that runs the area of the meter.
		///
		/// ## Details
		///
		/// Readings of the meter are refused until it is approved again. A pending key stays pending.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: there is no `meter`.
		/// - [`Error::NotOperator`]: the caller does not run the area of the meter.
		/// - [`Error::AlreadySuspended`]: the meter is suspended already.
		///
		/// ## Events
		///
		/// [`Event::MeterSuspended`]
		#[pallet::call_index(2)]
		pub fn suspend_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_suspend_meter(&dso, meter)
		}

		/// Asks for another key of a meter.
		///
		/// ## Dispatch Origin
		///
		/// `OwnerOrigin`; the owner of the meter.
		///
		/// ## Details
		///
		/// The key comes into force when the DSO approves it; until then the present key signs. A key
		/// that was pending before is free again.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: there is no `meter`.
		/// - [`Error::NotOwner`]: the caller did not register the meter.
		/// - [`Error::KeyInUse`]: `key` belongs to a meter already, this one included.
		///
		/// ## Events
		///
		/// [`Event::KeyRotationRequested`]
		#[pallet::call_index(3)]
		pub fn rotate_key(origin: OriginFor<T>, meter: MeterId, key: MeterKey) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_rotate_key(&owner, meter, key)
		}

		/// Submits a batch of signed readings.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; who submits does not matter, because the meters signed.
		///
		/// ## Details
		///
		/// Readings are taken in the order of the batch. Each is accepted, which records it as its
		/// meter's latest and hands it to those who follow readings, or refused for a
		/// [`RefusalReason`] without any effect; the others are not touched by that. The weight
		/// that was set apart and not used is given back.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyBatch`]: there are no readings.
		///
		/// ## Events
		///
		/// [`Event::ReadingAccepted`] or [`Event::ReadingRefused`], one per reading.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::batch_weight(readings))]
		pub fn submit_readings(
			origin: OriginFor<T>,
			readings: BoundedVec<SignedReading, T::MaxBatch>,
		) -> DispatchResultWithPostInfo {
			T::ParticipantOrigin::ensure_origin(origin)?;
			ensure!(!readings.is_empty(), Error::<T>::EmptyBatch);
			Ok(Some(Self::do_submit_readings(&readings)).into())
		}
	}
}
