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

mod batch;
mod budget;
mod impls;
mod latest;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod migrations;
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

	/// Metering interval in ms unless genesis sets another one: 5 minutes.
	const DEFAULT_INTERVAL: Moment = 300_000;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Clock of the chain.
		type Time: Time<Moment = Moment>;

		/// Origin of accounts that may submit readings.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of accounts that may register meters and rotate the keys of their own ones.
		type OwnerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of distribution system operators (DSOs). The DSO must also run the area of the
		/// meter.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Grid areas and their operators.
		type Grid: GridTariff<Self::AccountId>;

		/// Followers of accepted readings.
		type OnReading: OnReading;

		/// Longest time that a reading may be ahead of the clock, in ms.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// Maximum age of a reading, in ms.
		#[pallet::constant]
		type MaxAge: Get<Moment>;

		/// Maximum power of a connection, in W.
		#[pallet::constant]
		type MaxPower: Get<Power>;

		/// Maximum number of readings in a batch.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Weight reserved per batch, on top of one share per reading, for late readings that
		/// close many steps.
		#[pallet::constant]
		type CatchUp: Get<Weight>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the accounts and areas that the benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Meters by id. Written by every call; never removed. While `entrusted` is set, the stored
	/// `latest` is out of date: use `MeteringApi.meter`.
	// Not hashed, so that meters that are read together are neighbours: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Identity, OrderedMeterId, Meter<T::AccountId>>;

	/// Id of the next meter.
	#[pallet::storage]
	pub type NextMeterId<T: Config> = StorageValue<_, MeterId, ValueQuery>;

	/// Meters by their keys, both in force and pending. Written by `register_meter` and
	/// `rotate_key`; removed when another key replaces the key.
	// Keys are chosen by users, hence a cryptographic hasher.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Blake2_128Concat, MeterKey, MeterId>;

	/// Length of a metering interval in ms. Written only by genesis.
	#[pallet::storage]
	pub type Interval<T: Config> = StorageValue<_, Moment, ValueQuery, DefaultInterval>;

	/// Metering interval unless genesis sets another one.
	#[pallet::type_value]
	pub fn DefaultInterval() -> Moment {
		DEFAULT_INTERVAL
	}

	/// Genesis: the metering interval, and active meters for development networks.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Length of a metering interval in ms; must not be zero.
		pub interval: Moment,
		/// Meters of stations, active from the start.
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

	/// Events of the metering pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A meter was registered and waits for approval.
		MeterRegistered {
			/// Id of the new meter.
			meter: MeterId,
			/// Owner of the meter.
			owner: T::AccountId,
			/// Area of its connection.
			area: AreaId,
			/// EAN-18 code of its connection.
			ean: Ean18,
			/// Purpose of the meter, with the power of its connection in W.
			purpose: Purpose,
		},
		/// The DSO approved a meter or its pending key.
		MeterApproved {
			/// Id of the meter.
			meter: MeterId,
			/// Key in force from now on.
			key: MeterKey,
		},
		/// The DSO suspended an active meter or rejected a pending one.
		MeterSuspended {
			/// Id of the meter.
			meter: MeterId,
		},
		/// The owner requested another key, which waits for approval.
		KeyRotationRequested {
			/// Id of the meter.
			meter: MeterId,
			/// Requested key.
			key: MeterKey,
		},
		/// A reading was accepted.
		ReadingAccepted {
			/// Id of the meter.
			meter: MeterId,
			/// Time of the reading in ms since the Unix epoch.
			read_at: Moment,
			/// Cumulative energy in Wh.
			register: Energy,
		},
		/// A reading was refused and had no effect.
		ReadingRefused {
			/// Id of the meter, as submitted.
			meter: MeterId,
			/// Time of the reading in ms since the Unix epoch, as submitted.
			read_at: Moment,
			/// Reason for the refusal.
			reason: RefusalReason,
		},
	}

	/// Errors of the metering pallet. A refused reading is no error: see [`RefusalReason`].
	#[pallet::error]
	pub enum Error<T> {
		/// The EAN does not have 18 digits.
		InvalidEanLength,
		/// The last digit of the EAN is not the check digit of the preceding ones.
		InvalidEanCheckDigit,
		/// The area does not exist.
		UnknownArea,
		/// The power of the connection is zero.
		ZeroPower,
		/// The power of the connection exceeds `MaxPower`.
		PowerTooHigh,
		/// The key already belongs to a meter, in force or pending.
		KeyInUse,
		/// The meter does not exist.
		UnknownMeter,
		/// The caller does not run the area of the meter.
		NotOperator,
		/// The caller does not own the meter.
		NotOwner,
		/// The meter is active and has no pending key.
		NothingToApprove,
		/// The meter is already suspended.
		AlreadySuspended,
		/// The batch contains no reading.
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
		/// The meter is pending until the DSO of its area approves it. A key serves one meter only.
		/// One connection may have several meters.
		///
		/// ## Parameters
		///
		/// - `ean`: EAN-18 code of the connection, as a number.
		/// - `area`: id of the grid area of the connection.
		/// - `key`: public key by which the meter signs its readings.
		/// - `purpose`: what the meter measures, with the power of its connection in W, by which
		///   the energy of its readings is judged.
		///
		/// ## Errors
		///
		/// - [`Error::InvalidEanLength`]: when `ean` does not have 18 digits.
		/// - [`Error::InvalidEanCheckDigit`]: when the check digit of `ean` is wrong.
		/// - [`Error::UnknownArea`]: when `area` does not exist.
		/// - [`Error::ZeroPower`]: when the power in `purpose` is zero.
		/// - [`Error::PowerTooHigh`]: when the power in `purpose` exceeds `MaxPower`.
		/// - [`Error::KeyInUse`]: when `key` already belongs to a meter, in force or pending.
		///
		/// ## Events
		///
		/// - [`Event::MeterRegistered`]
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
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// A pending or suspended meter becomes active. A pending key comes into force and replaces
		/// the previous one: readings signed by the previous key are refused from now on, and
		/// another meter may use it.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::NothingToApprove`]: when the meter is active and has no pending key.
		///
		/// ## Events
		///
		/// - [`Event::MeterApproved`]
		#[pallet::call_index(1)]
		pub fn approve_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_approve_meter(&dso, meter)
		}

		/// Suspends an active meter (its readings are then refused) or rejects a pending one.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// Readings of the meter are refused until it is approved again. A pending key stays
		/// pending.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::AlreadySuspended`]: when the meter is already suspended.
		///
		/// ## Events
		///
		/// - [`Event::MeterSuspended`]
		#[pallet::call_index(2)]
		pub fn suspend_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_suspend_meter(&dso, meter)
		}

		/// Requests another key for a meter.
		///
		/// ## Dispatch Origin
		///
		/// `OwnerOrigin`; the caller must own the meter.
		///
		/// ## Details
		///
		/// The key comes into force when the DSO approves it; until then the present key stays in
		/// force. The request replaces an earlier one that was not approved yet.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `key`: public key by which the meter will sign its readings.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOwner`]: when the caller does not own the meter.
		/// - [`Error::KeyInUse`]: when `key` already belongs to a meter, in force or pending, also
		///   if that is the same meter.
		///
		/// ## Events
		///
		/// - [`Event::KeyRotationRequested`]
		#[pallet::call_index(3)]
		pub fn rotate_key(origin: OriginFor<T>, meter: MeterId, key: MeterKey) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_rotate_key(&owner, meter, key)
		}

		/// Submits a batch of signed readings.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant may submit, because the meters signed.
		///
		/// ## Details
		///
		/// Readings are taken in the order of the batch. An accepted reading becomes the latest one
		/// of its meter and is handed to the followers of readings. A refused one has no effect and
		/// does not affect the others; the event reports the [`RefusalReason`]. Weight that was
		/// reserved and not used is refunded.
		///
		/// ## Parameters
		///
		/// - `readings`: readings, at most `MaxBatch`, each with its signature; moments in ms since
		///   the Unix epoch, registers in Wh.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyBatch`]: when `readings` is empty.
		///
		/// ## Events
		///
		/// - [`Event::ReadingAccepted`] or [`Event::ReadingRefused`], one per reading
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
