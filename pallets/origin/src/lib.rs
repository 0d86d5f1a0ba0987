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

pub mod apportion;
pub mod certify;
pub mod migrations;
pub mod runtime_api;
pub mod weights;

mod cancellations;
mod certificates;
mod claims;
mod clock;
mod closing;
mod commitments;
mod corrections;
mod errors;
mod events;
mod expiry;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod ledger;
mod pages;
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

pub use cancellations::cancellation_leaf;
pub use claims::Batch;
pub use corrections::MAX_CORRECTED;
pub use ledger::{Ledger, Phase};
pub use pallet::*;
pub use production::Readings;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

/// Log target of the pallet.
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
	use polkadot_sdk::{frame_system::pallet_prelude::*, sp_core::H256};
	use smartcharge_primitives::{
		archive::Archive, AreaId, Carrier, Energy, GridTariff, MeterId, Meters, Moment, OnFlow,
		OnShortage, Participants, Power, ProcessEnergy, ProcessId, Proven, SourceId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Energy sources and guarantees of origin.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the origin pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Origin of a participant, who may own meters and hold certificates.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of an account that can cancel and transfer the certificates that it holds: a
		/// participant, or one that left a while ago.
		type HolderOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a supplier, who may register sources.
		type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a DSO; it can act only on sources in the areas that it operates.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The members and drivers.
		type Participants: Participants<Self::AccountId>;

		/// The grid areas and their operators.
		type Grid: GridTariff<Self::AccountId>;

		/// The meters of the sources, and the length of an interval.
		type Meters: Meters<Self::AccountId>;

		/// Finds another source when a commitment is dropped.
		type OnShortage: OnShortage;

		/// Books the energy that suppliers' sources feed in.
		type OnFlow: OnFlow<Self::AccountId>;

		/// Driver, supplier and energy of processes that have ended.
		type Processes: ProcessEnergy<Self::AccountId>;

		/// Maximum age of the latest reading of a source, and maximum time between its latest two
		/// readings, for its power to be attested, in ms.
		#[pallet::constant]
		type Freshness: Get<Moment>;

		/// Time during which the commitments of a source can exceed its power before one is
		/// dropped, in ms.
		#[pallet::constant]
		type Grace: Get<Moment>;

		/// Number of intervals between the end of an interval and its closing.
		#[pallet::constant]
		type ClosingDelay: Get<u32>;

		/// Minimum time between two readings for the power between them to be attested, in ms;
		/// exactly this time counts.
		#[pallet::constant]
		type AttestationPeriod: Get<Moment>;

		/// Maximum time between energy and a reading, before or after it, for the energy to be
		/// booked to an interval, in ms.
		#[pallet::constant]
		type Reach: Get<Moment>;

		/// Part by which a process can draw more than the power committed to it and still be
		/// certified before what others draw beyond theirs, per mille.
		#[pallet::constant]
		type ClaimTolerance: Get<u32>;

		/// Validity of certificates after the end of their interval, in ms. Idle blocks remove them
		/// afterwards.
		#[pallet::constant]
		type Lifetime: Get<Moment>;

		/// How long a cancellation stays in the state, in ms.
		#[pallet::constant]
		type CancellationLifetime: Get<Moment>;

		/// Number of cancellations for which one root is reported when they leave the state.
		#[pallet::constant]
		type CancellationsPerRoot: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the accounts, meters and processes of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Sources by id.
	///
	/// Written by `register_source` and the calls that change a source. Never removed, so that an
	/// id is never used again.
	// A fast hasher suffices here and below, because the chain assigns the ids.
	#[pallet::storage]
	pub type Sources<T: Config> = StorageMap<_, Twox64Concat, SourceId, Source<T::AccountId>>;

	/// Id of the next source. Written by `register_source`. Never removed.
	#[pallet::storage]
	pub type NextSourceId<T> = StorageValue<_, SourceId, ValueQuery>;

	/// Source for which a meter was approved, including meters that were replaced.
	///
	/// Written by `approve_source`. Never removed, because a meter never serves a second source.
	#[pallet::storage]
	pub type SourceOfMeter<T> = StorageMap<_, Twox64Concat, MeterId, SourceId>;

	/// Supplier that may supply the energy of a meter, by meter.
	///
	/// Written by `allow_supplier`; removed by `register_source`, `replace_meter` and
	/// `take_over_source`, and by `allow_supplier` without a supplier.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageMap<_, Twox64Concat, MeterId, T::AccountId>;

	/// Number of active sources by carrier.
	///
	/// Written by `approve_source` and `suspend_source`. Never removed.
	#[pallet::storage]
	pub type CarrierCount<T> = StorageMap<_, Twox64Concat, Carrier, u32, ValueQuery>;

	/// Power and commitments of a source, and its sums of energy. Separate from [`Sources`],
	/// because it changes with each reading and each step.
	///
	/// Written by `register_source`, by readings, and by the charging pallet through commitments.
	/// Never removed.
	#[pallet::storage]
	pub type Supplies<T> = StorageMap<_, Twox64Concat, SourceId, Supply>;

	/// Power of a source that is committed to a process, in W: a linked list per source, newest
	/// first.
	///
	/// Written by the charging pallet; removed when the power is released or the commitment is
	/// dropped.
	#[pallet::storage]
	pub type Commitments<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, ProcessId, Commitment>;

	/// Ledger of a source in an interval, by the start of the interval (in ms) and the source.
	/// Energy is in Wh.
	///
	/// Written by readings of sources and stations, by idle blocks that close it, and by
	/// `withdraw`; removed by idle blocks after its certificates have expired.
	// A fast hasher suffices, because the clock determines the intervals.
	#[pallet::storage]
	pub type Ledgers<T> = StorageDoubleMap<_, Twox64Concat, Moment, Twox64Concat, SourceId, Ledger>;

	/// Ledgers that are not closed, in the order in which they will be closed.
	///
	/// Written with a new ledger, by `withdraw` and by late readings; removed when the ledger is
	/// closed.
	// Not hashed, so that storage is in the order of time. The trie stays shallow, because a key
	// has 12 bytes and users cannot choose it.
	#[pallet::storage]
	pub type Due<T> = StorageMap<_, Identity, DueKey, ()>;

	/// Energy of a source in an interval that a process at a meter claimed, in Wh.
	///
	/// Written by readings of stations, and by idle blocks that certify it; removed with its
	/// ledger.
	// The second key is not hashed, so that claims are in meter order: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(Moment, SourceId),
		Identity,
		ClaimKey,
		Claim<T::AccountId>,
	>;

	/// Intervals in which a driver's process claimed energy of a source, by driver, process and
	/// source. An index of [`Claims`].
	///
	/// Written with the claims; removed with the record of the process, not before the claims.
	// A cryptographic hasher for the account, because users choose it.
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

	/// Energy of a process that is proven to come from sources, in Wh.
	///
	/// Written by idle blocks that close intervals, and by `green_process`; removed with the record
	/// of the process.
	#[pallet::storage]
	pub type Certified<T> = StorageMap<_, Twox64Concat, ProcessId, Proven, ValueQuery>;

	/// Certificates by owner, source and start of the interval (in ms); energy in Wh.
	///
	/// Written when certificates are issued, and by the calls that change them; removed when empty,
	/// and after they have expired by idle blocks and `expire_certificate`.
	#[pallet::storage]
	pub type Certificates<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		(SourceId, Moment),
		Holding,
	>;

	/// Holders of certificates by the start of the interval (in ms), with the source. An index of
	/// [`Certificates`] in the order of time, by which they are removed.
	///
	/// Written and removed with the certificates.
	// A cryptographic hasher for the account, because users choose it.
	#[pallet::storage]
	pub type Holders<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Moment, Blake2_128Concat, (SourceId, T::AccountId), ()>;

	/// Cancelled certificates by beneficiary.
	///
	/// Written by `cancel_certificate` and `green_process`; removed by idle blocks after
	/// [`Config::CancellationLifetime`].
	#[pallet::storage]
	pub type Cancellations<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		CancellationId,
		Cancellation<T::AccountId>,
	>;

	/// Beneficiary of a cancellation. An index of [`Cancellations`] in the order of time, by which
	/// they are removed.
	///
	/// Written and removed with the cancellations.
	#[pallet::storage]
	pub type Beneficiaries<T: Config> = StorageMap<_, Twox64Concat, CancellationId, T::AccountId>;

	/// Cancellations that have left the state: the id from which on they are stored, and the trees
	/// that prove the others.
	///
	/// Written by idle blocks. One value of at most 64 hashes per tree.
	#[pallet::storage]
	pub type ArchivedCancellations<T> = StorageValue<_, Archive, ValueQuery>;

	/// Id of the next cancellation. Written by `cancel_certificate` and `green_process`. Never
	/// removed.
	#[pallet::storage]
	pub type NextCancellationId<T> = StorageValue<_, CancellationId, ValueQuery>;

	/// Start of an interval in ms; no ledger and no certificates belong to an earlier interval.
	/// `None` only if there are none.
	///
	/// Written with new ledgers, and by idle blocks that remove expired ones.
	#[pallet::storage]
	pub type ExpiryCursor<T> = StorageValue<_, Moment>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::close_due(&mut budget);
				Self::prune_expired(&mut budget);
				Self::archive_cancellations(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::Freshness::get() > 0, "origin: Freshness must not be zero");
			assert!(T::Grace::get() > 0, "origin: Grace must not be zero");
			assert!(T::ClosingDelay::get() > 0, "origin: ClosingDelay must not be zero");
			assert!(T::CancellationsPerRoot::get() > 0, "origin: a tree must have a cancellation");
			assert!(T::Lifetime::get() > 0, "origin: Lifetime must not be zero");
			assert!(
				T::AttestationPeriod::get() > 0
					&& T::AttestationPeriod::get() <= T::Freshness::get(),
				"origin: readings that count must be able to attest power"
			);
			assert!(T::Reach::get() > 0, "origin: Reach must not be zero");
			assert!(
				MAX_FORMER > T::ClosingDelay::get().saturating_add(1),
				"origin: the recipients of all open intervals must be remembered"
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
		/// Registers the source of a production meter.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; the owner of the meter, or the supplier that the owner allowed.
		///
		/// ## Details
		///
		/// The source supplies energy after the DSO has approved it with its meter; until then it
		/// reserves nothing. The supplier receives its surplus until the owner sets another
		/// recipient. The consent of the owner is used up.
		///
		/// ## Parameters
		///
		/// - `meter`: id of a production meter that was never approved for a source.
		/// - `carrier`: carrier of its energy.
		/// - `capacity`: maximum power of the source, in W; not zero and at most the power of the
		///   meter's connection.
		/// - `commissioned`: start of its operation, in ms since the Unix epoch; not in the future.
		/// - `attributes`: additional attributes of its certificates; the technology code has at
		///   most six digits.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when there is no `meter`.
		/// - [`Error::NotAProductionMeter`]: when `meter` does not measure the production of a
		///   source.
		/// - [`Error::NoConsent`]: when the caller does not own `meter` and its owner did not allow
		///   the caller.
		/// - [`Error::MeterInUse`]: when `meter` serves a source or served one.
		/// - [`Error::ZeroCapacity`]: when `capacity` is zero.
		/// - [`Error::CapacityAboveConnection`]: when `capacity` exceeds the power of the meter's
		///   connection.
		/// - [`Error::NotCommissioned`]: when `commissioned` is in the future.
		/// - [`Error::InvalidTechnology`]: when the technology code has more than six digits.
		/// - [`Error::IdsExhausted`]: when no source id is left.
		///
		/// ## Events
		///
		/// [`Event::SourceRegistered`]
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

		/// Approves a source with its meter.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area of the source.
		///
		/// ## Details
		///
		/// A pending or suspended source becomes active. If `meter` is the one that
		/// [`Pallet::replace_meter`] named, it replaces the present meter, whose readings no longer
		/// count. The next reading is a base: energy that the meter counted before it is not
		/// production.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `meter`: id of the meter that was compared with the installation: that of `source`, or
		///   the one that is to replace it.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
		/// - [`Error::OtherMeter`]: when `meter` is neither the meter of `source` nor the one that
		///   is to replace it.
		/// - [`Error::AlreadyActive`]: when `source` is already active with `meter`.
		/// - [`Error::MeterNotActive`]: when `meter` is not approved or is suspended.
		/// - [`Error::MeterInUse`]: when `meter` serves another source or served one.
		///
		/// ## Events
		///
		/// [`Event::MeterReplaced`], [`Event::SourceApproved`]
		#[pallet::call_index(1)]
		pub fn approve_source(
			origin: OriginFor<T>,
			source: SourceId,
			meter: MeterId,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_approve_source(&dso, source, meter)
		}

		/// Suspends an active source, or rejects a pending one.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area of the source.
		///
		/// ## Details
		///
		/// Its power is no longer available. Its commitments end with the steps that use them, or
		/// are dropped at further readings as in a shortage.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
		/// - [`Error::AlreadySuspended`]: when `source` is already suspended.
		///
		/// ## Events
		///
		/// [`Event::SourceSuspended`]
		#[pallet::call_index(2)]
		pub fn suspend_source(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_suspend_source(&dso, source)
		}

		/// Asks for another meter of a source.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; the supplier of the source, which owns the new meter or was allowed by
		/// its owner.
		///
		/// ## Details
		///
		/// The present meter stays in force until the DSO approves the source with the new one. A
		/// later request replaces an earlier one. The consent of the owner is used up.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `meter`: id of the new meter: an active production meter with the owner and the area
		///   of the source that was never approved for a source.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotSourceSupplier`]: when the caller is not the supplier of `source`.
		/// - [`Error::UnknownMeter`]: when there is no `meter`.
		/// - [`Error::NotAProductionMeter`]: when `meter` does not measure the production of a
		///   source.
		/// - [`Error::MeterNotActive`]: when `meter` is not approved or is suspended.
		/// - [`Error::OtherOwner`]: when `meter` has another owner than `source`.
		/// - [`Error::OtherArea`]: when `meter` is in another area than `source`.
		/// - [`Error::CapacityAboveConnection`]: when the capacity of `source` exceeds the power of
		///   the connection of `meter`.
		/// - [`Error::MeterInUse`]: when `meter` serves a source or served one.
		/// - [`Error::NoConsent`]: when the caller does not own `meter` and its owner did not allow
		///   the caller.
		///
		/// ## Events
		///
		/// [`Event::ReplacementRequested`]
		#[pallet::call_index(3)]
		pub fn replace_meter(
			origin: OriginFor<T>,
			source: SourceId,
			meter: MeterId,
		) -> DispatchResult {
			let supplier = T::SupplierOrigin::ensure_origin(origin)?;
			Self::do_replace_meter(&supplier, source, meter)
		}

		/// Allows a supplier to supply the energy of a meter, or revokes the consent.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the owner of the meter.
		///
		/// ## Details
		///
		/// The supplier can register the meter as a source, replace the meter of a source by it, or
		/// take over its source; each of these calls uses the consent up. A meter has one consent:
		/// a later one replaces it.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `supplier`: account of the supplier, or `None` to revoke the consent.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when there is no `meter`.
		/// - [`Error::NotMeterOwner`]: when the caller does not own `meter`.
		/// - [`Error::NotASupplier`]: when `supplier` is not a member with the role of a supplier.
		///
		/// ## Events
		///
		/// [`Event::SupplierAllowed`]
		#[pallet::call_index(4)]
		pub fn allow_supplier(
			origin: OriginFor<T>,
			meter: MeterId,
			supplier: Option<T::AccountId>,
		) -> DispatchResult {
			let owner = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_allow_supplier(&owner, meter, supplier)
		}

		/// Sets the account that receives the surplus of a source.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the owner of the source.
		///
		/// ## Details
		///
		/// It receives the surplus of the present interval and of later ones. That of earlier
		/// intervals goes to the recipient of that time, whenever it is issued.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `recipient`: account of a member or a registered driver.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotSourceOwner`]: when the caller does not own `source`.
		/// - [`Error::NotAParticipant`]: when `recipient` is neither a member nor a registered
		///   driver.
		///
		/// ## Events
		///
		/// [`Event::RecipientSet`]
		#[pallet::call_index(5)]
		pub fn set_recipient(
			origin: OriginFor<T>,
			source: SourceId,
			recipient: T::AccountId,
		) -> DispatchResult {
			let owner = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_set_recipient(&owner, source, recipient)
		}

		/// Transfers certificates, in whole or in part.
		///
		/// ## Dispatch Origin
		///
		/// `HolderOrigin`; the holder of the certificates.
		///
		/// ## Details
		///
		/// Locked certificates cannot be transferred.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		/// - `to`: account that receives the certificates, a member or a registered driver.
		/// - `energy`: energy to transfer, in Wh; not zero.
		///
		/// ## Errors
		///
		/// - [`Error::SameAccount`]: when `to` is the caller.
		/// - [`Error::NotAParticipant`]: when `to` is neither a member nor a registered driver.
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
		///   `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
		///
		/// ## Events
		///
		/// [`Event::CertificateTransferred`]
		#[pallet::call_index(6)]
		pub fn transfer_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			to: T::AccountId,
			energy: Energy,
		) -> DispatchResult {
			let from = T::HolderOrigin::ensure_origin(origin)?;
			Self::do_transfer_certificate(from, source, interval, to, energy)
		}

		/// Cancels certificates for a beneficiary.
		///
		/// ## Dispatch Origin
		///
		/// `HolderOrigin`; the holder of the certificates.
		///
		/// ## Details
		///
		/// A record of the cancellation stays with the beneficiary. Locked certificates cannot be
		/// cancelled.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		/// - `energy`: energy to cancel, in Wh; not zero.
		/// - `beneficiary`: account for which the certificates are cancelled, a member or a
		///   registered driver.
		///
		/// ## Errors
		///
		/// - [`Error::NotAParticipant`]: when `beneficiary` is neither the caller nor a member nor
		///   a registered driver.
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
		///   `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
		/// - [`Error::IdsExhausted`]: when no cancellation id is left.
		///
		/// ## Events
		///
		/// [`Event::CertificateCancelled`]
		#[pallet::call_index(7)]
		pub fn cancel_certificate(
			origin: OriginFor<T>,
			source: SourceId,
			interval: Moment,
			energy: Energy,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			let by = T::HolderOrigin::ensure_origin(origin)?;
			Self::do_cancel_certificate(by, source, interval, energy, beneficiary)
		}

		/// Cancels certificates for grey energy of a process that has ended.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the holder of the certificates, who sold energy of the process.
		///
		/// ## Details
		///
		/// At most the energy of the process that is not proven yet. All intervals up to the end of
		/// the process must be closed, so that no energy is proven twice. The beneficiary is the
		/// driver.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval of the certificates, in ms since the Unix epoch.
		/// - `energy`: energy to cancel, in Wh; not zero.
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: when `process` does not exist, has not ended, or was never
		///   scheduled.
		/// - [`Error::NotProcessSupplier`]: when the caller did not sell energy of `process`.
		/// - [`Error::NotYetCertified`]: when an interval up to the end of `process` is not closed
		///   yet.
		/// - [`Error::NothingToGreen`]: when `energy` exceeds the energy of `process` that is not
		///   proven yet.
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
		///   `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
		/// - [`Error::IdsExhausted`]: when no cancellation id is left.
		///
		/// ## Events
		///
		/// [`Event::CertificateCancelled`]
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

		/// Locks certificates that were moved to a national registry.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the holder of the certificates.
		///
		/// ## Details
		///
		/// Locked certificates can be neither transferred nor cancelled until the DSO unlocks them.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		/// - `energy`: energy to lock, in Wh; not zero.
		/// - `reference`: reference of the certificates in the registry, at most 64 bytes.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
		///   `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
		///
		/// ## Events
		///
		/// [`Event::CertificateLocked`]
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

		/// Unlocks certificates that were moved back from a national registry.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area of the source.
		///
		/// ## Details
		///
		/// The DSO attests that the registry has cancelled its own certificates.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		/// - `owner`: account of the holder.
		/// - `energy`: energy to unlock, in Wh; not zero.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::NothingHeld`]: when `owner` has no certificates of `source` and `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotEnough`]: when `energy` exceeds the locked certificates of `owner`.
		///
		/// ## Events
		///
		/// [`Event::CertificateUnlocked`]
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
		///
		/// `DsoOrigin`; the DSO that operates the area of the source.
		///
		/// ## Details
		///
		/// The surplus of the interval is taken first, wherever it is: the certificates of its
		/// recipient, free ones before locked ones, and the rest as a debt of the source, for which
		/// its next surplus is retained. Claims lose only what exceeds the surplus: idle blocks
		/// certify all claims of the interval again, each by its share.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		/// - `energy`: energy that was not produced, in Wh; not zero.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
		/// - [`Error::ZeroEnergy`]: when `energy` is zero.
		/// - [`Error::UnknownInterval`]: when `source` has no ledger in `interval`.
		/// - [`Error::Expired`]: when the certificates of `interval` have expired.
		/// - [`Error::NotClosed`]: when the ledger is not closed, or an earlier correction is not
		///   finished.
		/// - [`Error::NotEnough`]: when `energy` exceeds the production of the interval.
		///
		/// ## Events
		///
		/// [`Event::Withdrawn`], [`Event::DebtIncurred`]
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

		/// Removes expired certificates from storage.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant.
		///
		/// ## Details
		///
		/// Expired certificates can no longer be used. Idle blocks remove them as well, in the
		/// order of time; this call need not wait for them.
		///
		/// ## Parameters
		///
		/// - `owner`: account of the holder.
		/// - `source`: id of the source.
		/// - `interval`: start of the interval, in ms since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::NothingHeld`]: when `owner` has no certificates of `source` and `interval`.
		/// - [`Error::NotExpired`]: when the certificates of `interval` have not expired yet.
		///
		/// ## Events
		///
		/// [`Event::CertificateExpired`]
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

		/// Takes over a source from its supplier.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; the owner of the meter, or the supplier that the owner allowed.
		///
		/// ## Details
		///
		/// The former supplier need not take part. Processes that it serves from the source keep
		/// their prices and their supplier. If it was the recipient of the surplus, the caller is
		/// the recipient from the present interval on. A request of the former supplier for another
		/// meter ends. The consent of the owner is used up.
		///
		/// ## Parameters
		///
		/// - `source`: id of the source.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSource`]: when there is no `source`.
		/// - [`Error::AlreadySupplier`]: when the caller is the supplier of `source`.
		/// - [`Error::NoConsent`]: when the caller does not own the meter of `source` and its owner
		///   did not allow the caller.
		///
		/// ## Events
		///
		/// [`Event::SupplierChanged`]
		#[pallet::call_index(13)]
		pub fn take_over_source(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let supplier = T::SupplierOrigin::ensure_origin(origin)?;
			Self::do_take_over_source(supplier, source)
		}
	}
}
