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

pub mod apportion;
pub mod certify;
pub mod runtime_api;
pub mod weights;

mod certificates;
mod claims;
mod clock;
mod closing;
mod commitments;
mod errors;
mod events;
mod expiry;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod ledger;
mod production;
mod queries;
mod sources;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod types;

#[cfg(any(feature = "try-runtime", test))]
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use claims::Batch;
pub use ledger::{Ledger, Phase};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

/// Target of the pallet's log lines.
const LOG_TARGET: &str = "runtime::origin";

#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "FRAME's macros generate both; the calls hold none"
)]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::Time, weights::WeightMeter};
	use polkadot_sdk::frame_system::pallet_prelude::*;
	use smartcharge_primitives::{
		AreaId, Carrier, Energy, GridTariff, MeterId, Meters, Moment, OnShortage, Participants,
		Power, ProcessEnergy, ProcessId, SourceId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The clock, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Who may hold, pass on and use up certificates.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may register sources.
		type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// A distribution system operator; it must also run the area of the source.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who takes part, and as what.
		type Participants: Participants<Self::AccountId>;

		/// The areas and who runs them.
		type Grid: GridTariff<Self::AccountId>;

		/// The meters of the sources, and the length of an interval.
		type Meters: Meters<Self::AccountId>;

		/// Who looks for another source when a commitment is dropped.
		type OnShortage: OnShortage;

		/// What the processes took that have ended.
		type Processes: ProcessEnergy<Self::AccountId>;

		/// How old the latest reading may be, and how far it may lie from the one before, for the power
		/// of a source to count, in ms.
		#[pallet::constant]
		type Freshness: Get<Moment>;

		/// How long a source may be short before a commitment is dropped, in ms.
		#[pallet::constant]
		type Grace: Get<Moment>;

		/// How many intervals after its end an interval closes.
		#[pallet::constant]
		type ClosingDelay: Get<u32>;

		/// The most intervals that the energy of one reading is divided among.
		#[pallet::constant]
		type MaxSpan: Get<u32>;

		/// How long after the end of their interval certificates expire, in ms.
		#[pallet::constant]
		type Lifetime: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// The sources. Written by their registration and the calls that change them; never removed, so
	/// that an id never means another source.
	// Twox here and below: the chain counts these ids itself, nobody can choose them.
	#[pallet::storage]
	pub type Sources<T: Config> = StorageMap<_, Twox64Concat, SourceId, Source<T::AccountId>>;

	/// Identity of the next source.
	#[pallet::storage]
	pub type NextSourceId<T> = StorageValue<_, SourceId, ValueQuery>;

	/// The source that a meter serves, or served before it was replaced. Never removed: a meter never
	/// serves a second source.
	#[pallet::storage]
	pub type SourceOfMeter<T> = StorageMap<_, Twox64Concat, MeterId, SourceId>;

	/// The supplier whom the owner of a meter lets register it as a source. Removed when used.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageMap<_, Twox64Concat, MeterId, T::AccountId>;

	/// How many active sources have a carrier.
	#[pallet::storage]
	pub type CarrierCount<T> = StorageMap<_, Twox64Concat, Carrier, u32, ValueQuery>;

	/// What a source feeds in and what of it is set aside. Apart from the source, because it changes
	/// with each reading and each step.
	#[pallet::storage]
	pub type Supplies<T> = StorageMap<_, Twox64Concat, SourceId, Supply>;

	/// Power of a source in W that is set aside for a process: a list per source, newest first.
	/// Removed when released or dropped.
	#[pallet::storage]
	pub type Commitments<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, ProcessId, Commitment>;

	/// The account of a source in an interval, by the start of the interval. Removed when its
	/// certificates have expired.
	// Intervals are given by the clock.
	#[pallet::storage]
	pub type Ledgers<T> = StorageDoubleMap<_, Twox64Concat, Moment, Twox64Concat, SourceId, Ledger>;

	/// The ledgers that are not closed, in the order in which they will be.
	// Not hashed, so that the order of storage is that of time. A key has 12 bytes, and nobody can
	// choose it, so the trie stays shallow.
	#[pallet::storage]
	pub type Due<T> = StorageMap<_, Identity, DueKey, ()>;

	/// What a process at a meter claimed of the energy of a source in an interval. Removed with its
	/// ledger.
	// In the order of the meters, which is why the second key is not hashed: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(Moment, SourceId),
		Identity,
		ClaimKey,
		Claim<T::AccountId>,
	>;

	/// From which sources a driver's processes claimed energy, and when: leads to their claims.
	// Whoever becomes a driver has some say in the account, hence a cryptographic hasher.
	#[pallet::storage]
	pub type Drawn<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, ProcessId>,
			NMapKey<Twox64Concat, SourceId>,
		),
		Span,
	>;

	/// How much of a process's energy is proved to be from a source. Written when intervals close.
	#[pallet::storage]
	pub type Certified<T> = StorageMap<_, Twox64Concat, ProcessId, Proved, ValueQuery>;

	/// Certificates by owner, source and interval. Removed when empty or expired.
	#[pallet::storage]
	pub type Certificates<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		(SourceId, Moment),
		Holding,
	>;

	/// Certificates that were used up, by the account for which they were. Never removed.
	#[pallet::storage]
	pub type Cancellations<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		CancellationId,
		Cancellation<T::AccountId>,
	>;

	/// Identity of the next cancellation.
	#[pallet::storage]
	pub type NextCancellationId<T> = StorageValue<_, CancellationId, ValueQuery>;

	/// No ledger is of an earlier interval; `None` when there is none at all.
	#[pallet::storage]
	pub type ExpiryCursor<T> = StorageValue<_, Moment>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::close_due(&mut budget);
				Self::prune_expired(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::Freshness::get() > 0, "origin: Freshness must not be zero");
			assert!(T::Grace::get() > 0, "origin: Grace must not be zero");
			assert!(T::ClosingDelay::get() > 0, "origin: ClosingDelay must not be zero");
			assert!(T::Lifetime::get() > 0, "origin: Lifetime must not be zero");
			assert!(
				T::MaxSpan::get() > T::ClosingDelay::get().saturating_add(1),
				"origin: a reading must reach every open interval"
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
		/// Registers the source behind a production meter.
		///
		/// ## Dispatch Origin
		/// `SupplierOrigin`; the owner of the meter, or whom it allowed.
		///
		/// ## Details
		/// `capacity` in W, at most that of the connection; `commissioned` in ms. The source supplies
		/// after the DSO's approval. The supplier gets its surplus until the owner says otherwise.
		///
		/// ## Errors
		/// `UnknownMeter`, `NotAProductionMeter`, `NoConsent`, `MeterInUse`, `ZeroCapacity`,
		/// `CapacityAboveConnection`, `NotCommissioned`, `InvalidTechnology`, `IdsExhausted`.
		///
		/// ## Events
		/// [`Event::SourceRegistered`].
		#[pallet::call_index(0)]
		pub fn register_source(
			origin: OriginFor<T>,
			meter: MeterId,
			carrier: Carrier,
			capacity: Power,
			commissioned: Moment,
			attributes: Attributes,
		) -> DispatchResult {
			let supplier = T::SupplierOrigin::ensure_origin(origin)?;
			Self::do_register_source(supplier, meter, carrier, capacity, commissioned, attributes)
		}

		/// Lets a source supply.
		///
		/// ## Dispatch Origin
		/// `DsoOrigin`; the DSO that runs the area of the source.
		///
		/// ## Details
		/// The next reading is a base: what the meter counted up to then is not production.
		///
		/// ## Errors
		/// `UnknownSource`, `NotOperator`, `AlreadyActive`, `MeterNotActive`.
		///
		/// ## Events
		/// [`Event::SourceApproved`].
		#[pallet::call_index(1)]
		pub fn approve_source(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_approve_source(&dso, source)
		}

		/// Refuses a source, or stops it.
		///
		/// ## Dispatch Origin
		/// `DsoOrigin`; the DSO that runs the area of the source.
		///
		/// ## Details
		/// Nothing of it is available from now on. What is set aside ends with the steps that have it,
		/// or by the shortage watch at further readings.
		///
		/// ## Errors
		/// `UnknownSource`, `NotOperator`, `AlreadySuspended`.
		///
		/// ## Events
		/// [`Event::SourceSuspended`].
		#[pallet::call_index(2)]
		pub fn suspend_source(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_suspend_source(&dso, source)
		}

		/// Gives a source another meter.
		///
		/// ## Dispatch Origin
		/// `SupplierOrigin`; the supplier of the source.
		///
		/// ## Details
		/// The new meter is active and has the owner and the area of the source. Readings of the old
		/// one no longer count, and the next one of the new meter is a base.
		///
		/// ## Errors
		/// `UnknownSource`, `NotSourceSupplier`, `UnknownMeter`, `NotAProductionMeter`,
		/// `MeterNotActive`, `OtherOwner`, `OtherArea`, `CapacityAboveConnection`, `MeterInUse`.
		///
		/// ## Events
		/// [`Event::MeterReplaced`].
		#[pallet::call_index(3)]
		pub fn replace_meter(
			origin: OriginFor<T>,
			source: SourceId,
			meter: MeterId,
		) -> DispatchResult {
			let supplier = T::SupplierOrigin::ensure_origin(origin)?;
			Self::do_replace_meter(&supplier, source, meter)
		}

		/// Names the supplier who may register a meter as a source, or nobody.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the owner of the meter.
		///
		/// ## Details
		/// It counts for `register_source` alone and is used up by it.
		///
		/// ## Errors
		/// `UnknownMeter`, `NotMeterOwner`, `NotASupplier`.
		///
		/// ## Events
		/// [`Event::SupplierAllowed`].
		#[pallet::call_index(4)]
		pub fn allow_supplier(
			origin: OriginFor<T>,
			meter: MeterId,
			supplier: Option<T::AccountId>,
		) -> DispatchResult {
			let owner = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_allow_supplier(&owner, meter, supplier)
		}

		/// Says who gets the surplus of a source from now on.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the owner of the source.
		///
		/// ## Details
		/// Certificates that were issued before stay where they are.
		///
		/// ## Errors
		/// `UnknownSource`, `NotSourceOwner`, `NotAParticipant`.
		///
		/// ## Events
		/// [`Event::RecipientSet`].
		#[pallet::call_index(5)]
		pub fn set_recipient(
			origin: OriginFor<T>,
			source: SourceId,
			recipient: T::AccountId,
		) -> DispatchResult {
			let owner = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_set_recipient(&owner, source, recipient)
		}

		/// Passes certificates on, whole or in part.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the holder.
		///
		/// ## Details
		/// `interval` is the start of the interval in ms, `energy` in Wh. Locked ones stay.
		///
		/// ## Errors
		/// `SameAccount`, `NotAParticipant`, `ZeroEnergy`, `NothingHeld`, `Expired`, `NotEnough`.
		///
		/// ## Events
		/// [`Event::CertificateTransferred`].
		#[pallet::call_index(6)]
		pub fn transfer_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			to: T::AccountId,
			energy: Energy,
		) -> DispatchResult {
			let from = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_transfer_certificate(from, source, interval, to, energy)
		}

		/// Uses certificates up for somebody.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the holder.
		///
		/// ## Details
		/// The record stays with the beneficiary.
		///
		/// ## Errors
		/// `NotAParticipant`, `ZeroEnergy`, `NothingHeld`, `Expired`, `NotEnough`, `IdsExhausted`.
		///
		/// ## Events
		/// [`Event::CertificateCancelled`].
		#[pallet::call_index(7)]
		pub fn cancel_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			energy: Energy,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			let by = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_cancel_certificate(by, source, interval, energy, beneficiary)
		}

		/// Uses certificates up for grey energy that a process took.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the holder, who is the supplier of the process.
		///
		/// ## Details
		/// No more than what the process took and is not proved yet. All intervals up to its end must be
		/// closed before, so that nothing is greened twice.
		///
		/// ## Errors
		/// `UnknownProcess`, `NotProcessSupplier`, `ZeroEnergy`, `NothingHeld`, `Expired`,
		/// `NotEnough`, `NotYetCertified`, `NothingToGreen`, `IdsExhausted`.
		///
		/// ## Events
		/// [`Event::CertificateCancelled`].
		#[pallet::call_index(8)]
		pub fn green_process(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			energy: Energy,
			process: ProcessId,
		) -> DispatchResult {
			let by = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_green_process(by, source, interval, energy, process)
		}

		/// Locks certificates that live in a national registry now.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`; the holder.
		///
		/// ## Details
		/// `reference` is what the registry calls them.
		///
		/// ## Errors
		/// `ZeroEnergy`, `NothingHeld`, `Expired`, `NotEnough`.
		///
		/// ## Events
		/// [`Event::CertificateLocked`].
		#[pallet::call_index(9)]
		pub fn lock_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			energy: Energy,
			reference: Reference,
		) -> DispatchResult {
			let owner = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_lock_certificate(owner, source, interval, energy, reference)
		}

		/// Unlocks certificates that the national registry gave back.
		///
		/// ## Dispatch Origin
		/// `DsoOrigin`; the DSO that runs the area of the source.
		///
		/// ## Details
		/// The DSO attests that the registry cancelled its own.
		///
		/// ## Errors
		/// `UnknownSource`, `NotOperator`, `ZeroEnergy`, `NothingHeld`, `Expired`, `NotEnough`.
		///
		/// ## Events
		/// [`Event::CertificateUnlocked`].
		#[pallet::call_index(10)]
		pub fn unlock_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			owner: T::AccountId,
			energy: Energy,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_unlock_certificate(&dso, source, interval, owner, energy)
		}

		/// Corrects the production of a closed interval downwards.
		///
		/// ## Dispatch Origin
		/// `DsoOrigin`; the DSO that runs the area of the source.
		///
		/// ## Details
		/// What the recipient holds free goes first; the rest comes out of the claims, which idle blocks
		/// certify again. Nothing is issued a second time: the ledger is corrected.
		///
		/// ## Errors
		/// `UnknownSource`, `NotOperator`, `ZeroEnergy`, `UnknownInterval`, `Expired`, `NotClosed`,
		/// `NotEnough`.
		///
		/// ## Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(11)]
		pub fn withdraw(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			energy: Energy,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_withdraw(&dso, source, interval, energy)
		}

		/// Removes certificates that have expired.
		///
		/// ## Dispatch Origin
		/// `ParticipantOrigin`.
		///
		/// ## Details
		/// They are worth nothing already; this clears the storage.
		///
		/// ## Errors
		/// `NothingHeld`, `NotExpired`.
		///
		/// ## Events
		/// [`Event::CertificateExpired`].
		#[pallet::call_index(12)]
		pub fn expire_certificate(
			origin: OriginFor<T>,
			owner: T::AccountId,
			source: SourceId,
			interval: Moment,
		) -> DispatchResult {
			T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_expire_certificate(owner, source, interval)
		}
	}
}
