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
mod pruning;
mod records;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod types;
mod verify;
mod years;

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
pub use types::{
	ApprovedRecorder, GenesisMeter, Meter, MeterKey, MeterStatus, Payload, RecordKey,
	RecordRefusal, RecordRegister, RecordSignature, Recorder, RefusalReason, Serial, SignedReading,
	SignedRecord, UnfitReason, YearBorder, MAX_PAYLOAD, MAX_SERIAL,
};
pub use weights::WeightInfo;
pub use years::YEARS_KEPT;

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
	use frame_support::{
		dispatch::WithPostDispatchInfo, pallet_prelude::*, traits::Time, weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{
		AreaId, Ean18, Energy, GridTariff, MeterId, MeterReading, Moment, OnReading, OnRecord,
		OrderedMeterId, OrderedYear, Power, ProcessId, Purpose,
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

		/// Follower of accepted records.
		type OnRecord: OnRecord;

		/// Longest time that a reading may be ahead of the clock, in ms.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// Maximum age of a reading, in ms.
		#[pallet::constant]
		type MaxAge: Get<Moment>;

		/// Longest gap after the latest reading of a meter, in ms, that a reading may leave if
		/// others than the owner of the meter submit it at once and something waits for the
		/// readings in between. Registers may be behind by as long.
		#[pallet::constant]
		type MaxGap: Get<Moment>;

		/// Age of a reading, in ms, from which anybody may submit it whatever gap it leaves.
		#[pallet::constant]
		type GapDelay: Get<Moment>;

		/// Maximum power of a connection, in W.
		#[pallet::constant]
		type MaxPower: Get<Power>;

		/// Maximum number of readings in a batch.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Maximum number of records in a batch.
		#[pallet::constant]
		type MaxRecords: Get<u32>;

		/// Weight reserved per batch, on top of one share per reading, for late readings that
		/// close many steps.
		#[pallet::constant]
		type CatchUp: Get<Weight>;

		/// Time after the registration of a meter in which its DSO can approve it, in ms.
		#[pallet::constant]
		type ApprovalPeriod: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the accounts and areas that the benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Meters by id. Written by every call. While `entrusted` is set, the stored `latest` is out of
	/// date: use `MeteringApi.meter`. Removed by idle blocks if it was not approved within
	/// [`Config::ApprovalPeriod`]; never after an approval.
	// Not hashed, so that meters that are read together are neighbours: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Identity, OrderedMeterId, Meter<T::AccountId>>;

	/// Id of the next meter.
	#[pallet::storage]
	pub type NextMeterId<T: Config> = StorageValue<_, MeterId, ValueQuery>;

	/// Id from which on meters can wait for their first approval. Written by idle blocks.
	#[pallet::storage]
	pub type Reviewed<T: Config> = StorageValue<_, MeterId, ValueQuery>;

	/// Meters by their keys in force. Written by `approve_meter`; removed when another key replaces
	/// the key, and by `suspend_meter`.
	// Keys are chosen by users, therefore a cryptographic hasher.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Blake2_128Concat, MeterKey, MeterId>;

	/// What signs the records of meters, with the number of the latest one. Written by
	/// `approve_recorder` and `submit_records`; removed by `remove_recorder`. At most one per meter
	/// that was approved.
	#[pallet::storage]
	pub type Recorders<T> = StorageMap<_, Identity, OrderedMeterId, ApprovedRecorder, OptionQuery>;

	/// Recorders that owners requested and the DSO has not approved yet. Written by
	/// `request_recorder`; removed by `approve_recorder` and `remove_recorder`. At most one per
	/// meter that was approved.
	#[pallet::storage]
	pub type PendingRecorders<T> = StorageMap<_, Identity, OrderedMeterId, Recorder, OptionQuery>;

	/// Meters by the keys of their recorders in force. Written by `approve_recorder`; removed when
	/// another recorder replaces it, and by `remove_recorder`.
	// Keys are chosen by users, therefore a cryptographic hasher.
	#[pallet::storage]
	pub type RecordKeys<T> = StorageMap<_, Blake2_128Concat, RecordKey, MeterId, OptionQuery>;

	/// Registers of meters at the start of years (UTC+1), in Wh, by year and meter: the register is
	/// taken as linear between the reading before and the one after.
	///
	/// Written by the first reading of a meter in a year, and by `approve_meter`, because registers
	/// do not continue then; removed by idle blocks when no true-up needs them, after
	/// [`YEARS_KEPT`] years. At most one for each meter and year.
	// Not hashed: in the order of years.
	#[pallet::storage]
	pub type YearRegisters<T> = StorageDoubleMap<
		_,
		Identity,
		OrderedYear,
		Identity,
		OrderedMeterId,
		YearBorder,
		OptionQuery,
	>;

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
		/// The DSO gave a meter a new base: energy before it is neither billed nor certified.
		NewBase {
			/// Id of the meter.
			meter: MeterId,
			/// Base, to which the next reading is compared; `None` if the next reading is the base.
			base: Option<MeterReading>,
		},
		/// Two readings of a meter contradicted the latest accepted one. Its readings are refused
		/// until the DSO approves a new base.
		BaseRequired {
			/// Id of the meter.
			meter: MeterId,
			/// Time of the second one of them in ms since the Unix epoch.
			read_at: Moment,
			/// Its cumulative energy in Wh.
			register: Energy,
		},
		/// A meter was removed, because it was not approved in time.
		MeterRemoved {
			/// Id of the meter.
			meter: MeterId,
		},
		/// The owner of a meter requested a recorder, which waits for approval.
		RecorderRequested {
			/// Id of the meter.
			meter: MeterId,
			/// Requested recorder.
			recorder: Recorder,
		},
		/// The DSO approved the recorder of a meter.
		RecorderApproved {
			/// Id of the meter.
			meter: MeterId,
			/// Key in force from now on.
			key: RecordKey,
		},
		/// The DSO removed the recorder of a meter, and the requested one.
		RecorderRemoved {
			/// Id of the meter.
			meter: MeterId,
		},
		/// A record was accepted: it is genuine, and of a process.
		RecordAccepted {
			/// Id of the meter.
			meter: MeterId,
			/// The process.
			process: ProcessId,
			/// Number of the record.
			page: u64,
		},
		/// A record was refused and had no effect.
		RecordRefused {
			/// Id of the meter, as submitted.
			meter: MeterId,
			/// The process, as submitted.
			process: ProcessId,
			/// Reason for the refusal.
			reason: RecordRefusal,
		},
		/// An accepted record is not fit for billing.
		RecordUnfit {
			/// Id of the meter.
			meter: MeterId,
			/// The process.
			process: ProcessId,
			/// Number of the record.
			page: u64,
			/// First reason for which it is not.
			reason: UnfitReason,
		},
		/// Records were left out before the one that was accepted.
		PagesMissing {
			/// Id of the meter.
			meter: MeterId,
			/// Number of the first one.
			first: u64,
			/// Number of the last one.
			last: u64,
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
		/// The key is in force at a meter.
		KeyInUse,
		/// The meter does not exist.
		UnknownMeter,
		/// The caller does not run the area of the meter.
		NotOperator,
		/// The caller does not own the meter.
		NotOwner,
		/// The meter is active, the key is in force, and no base is given.
		NothingToApprove,
		/// The meter is already suspended or rejected.
		AlreadySuspended,
		/// The batch contains no reading and no record.
		EmptyBatch,
		/// The key is neither the one of the meter nor the one that its owner requested.
		OtherKey,
		/// The proof is not a signature by the key for the caller and this chain.
		InvalidProof,
		/// The base is more than `MaxDrift` ahead of the clock of the chain.
		BaseFromFuture,
		/// The base is older than `MaxAge`.
		BaseTooOld,
		/// The base is not later than the latest reading of the meter.
		BaseNotNewer,
		/// The DSO has never approved the meter.
		NeverApproved,
		/// The payload cannot be read without doubt.
		UnreadableRecord,
		/// The record does not state the serial number of the recorder, or that is empty.
		OtherSerial,
		/// The meter has no recorder, and none was requested.
		NoRecorder,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::remove_unapproved(&mut budget);
				Self::remove_old_years(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::ApprovalPeriod::get() > 0, "metering: a meter can be approved");
			let hash = T::Hash::default();
			assert_eq!(hash.as_ref().len(), 32, "metering: meters sign a hash of 32 bytes");
			assert!(T::MaxAge::get() > 0, "metering: MaxAge must not be zero");
			assert!(T::MaxGap::get() > 0, "metering: MaxGap must not be zero");
			assert!(
				T::GapDelay::get() <= T::MaxAge::get(),
				"metering: a reading that leaves a gap must be acceptable before it is too old"
			);
			assert!(
				T::AccountId::max_encoded_len() <= 32,
				"metering: keys sign an account id of at most 32 bytes"
			);
			assert!(T::MaxPower::get() > 0, "metering: MaxPower must not be zero");
			assert!(T::MaxBatch::get() > 0, "metering: MaxBatch must not be zero");
			assert!(T::MaxRecords::get() > 0, "metering: MaxRecords must not be zero");
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
		/// The meter is pending until the DSO of its area approves it. A key serves one meter only,
		/// the one for which it is approved: a pending key reserves nothing. One connection may
		/// have several meters.
		///
		/// ## Parameters
		///
		/// - `ean`: EAN-18 code of the connection, as a number.
		/// - `area`: id of the grid area of the connection.
		/// - `key`: public key by which the meter signs its readings.
		/// - `purpose`: what the meter measures, with the power of its connection in W, by which
		///   the energy of its readings is judged.
		/// - `proof`: signature by `key` of the bytes that prove the caller's possession of it; see
		///   the interface.
		///
		/// ## Errors
		///
		/// - [`Error::InvalidEanLength`]: when `ean` does not have 18 digits.
		/// - [`Error::InvalidEanCheckDigit`]: when the check digit of `ean` is wrong.
		/// - [`Error::UnknownArea`]: when `area` does not exist.
		/// - [`Error::ZeroPower`]: when the power in `purpose` is zero.
		/// - [`Error::PowerTooHigh`]: when the power in `purpose` exceeds `MaxPower`.
		/// - [`Error::KeyInUse`]: when `key` is in force at a meter.
		/// - [`Error::InvalidProof`]: when `proof` is not by `key`, or not for the caller and this
		///   chain.
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
			proof: [u8; 64],
		) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_register_meter(owner, ean, area, key, purpose, &proof)
		}

		/// Approves a meter with a key and a new base.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// The meter becomes active, whatever its status was, and `key` comes into force in place
		/// of the one before, which another meter may use then. The base is the register from which
		/// energy counts: at the first approval, after a suspension, and when the device was
		/// replaced or reset, its register wrapped, or its readings contradicted each other. What
		/// the register showed before is neither billed nor certified: a running process ends on
		/// the latest accepted reading, and the next reading of a source is a base.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `key`: key that the DSO found in the device: that of the meter or the requested one.
		/// - `base`: register that the DSO read, and when, by which the next reading is judged; or
		///   `None`: the next reading is the base, and readings of before the approval are refused
		///   unless it is the first one.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::OtherKey`]: when `key` is neither the one of the meter nor the requested one.
		/// - [`Error::NothingToApprove`]: when the meter is active, `key` is in force and `base` is
		///   `None`.
		/// - [`Error::KeyInUse`]: when `key` is in force at another meter.
		/// - [`Error::BaseFromFuture`]: when `base` is more than `MaxDrift` ahead of the clock.
		/// - [`Error::BaseTooOld`]: when `base` is older than `MaxAge`.
		/// - [`Error::BaseNotNewer`]: when `base` is not later than the latest reading of the
		///   meter.
		///
		/// ## Events
		///
		/// - [`Event::MeterApproved`]
		/// - [`Event::NewBase`]
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::with_new_base(T::WeightInfo::approve_meter()))]
		pub fn approve_meter(
			origin: OriginFor<T>,
			meter: MeterId,
			key: MeterKey,
			base: Option<MeterReading>,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::approve_meter();
			// A refused call ends nothing.
			let consumed = T::DsoOrigin::ensure_origin(origin)
				.map_err(Into::into)
				.and_then(|dso| Self::do_approve_meter(&dso, meter, key, base))
				.map_err(|error| error.with_weight(weight))?;
			Ok(Some(weight.saturating_add(consumed)).into())
		}

		/// Suspends an active meter (its readings are then refused) or rejects a pending one.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// Readings of the meter are refused until it is approved again, with a new base: what
		/// flows in the meantime is neither billed nor certified. A running process ends on the
		/// latest accepted reading. Another meter may use the key. A pending key stays pending.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::AlreadySuspended`]: when the meter is already suspended or rejected.
		///
		/// ## Events
		///
		/// - [`Event::MeterSuspended`]
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::with_new_base(T::WeightInfo::suspend_meter()))]
		pub fn suspend_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::suspend_meter();
			// A refused call ends nothing.
			let consumed = T::DsoOrigin::ensure_origin(origin)
				.map_err(Into::into)
				.and_then(|dso| Self::do_suspend_meter(&dso, meter))
				.map_err(|error| error.with_weight(weight))?;
			Ok(Some(weight.saturating_add(consumed)).into())
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
		/// force. The request replaces an earlier one that was not approved yet. It reserves
		/// nothing: the key belongs to the meter for which it is approved first.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `key`: public key by which the meter will sign its readings.
		/// - `proof`: signature by `key` of the bytes that prove the caller's possession of it; see
		///   the interface.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOwner`]: when the caller does not own the meter.
		/// - [`Error::KeyInUse`]: when `key` is in force at a meter, also if that is the same one.
		/// - [`Error::InvalidProof`]: when `proof` is not by `key`, or not for the caller and this
		///   chain.
		///
		/// ## Events
		///
		/// - [`Event::KeyRotationRequested`]
		#[pallet::call_index(3)]
		pub fn rotate_key(
			origin: OriginFor<T>,
			meter: MeterId,
			key: MeterKey,
			proof: [u8; 64],
		) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_rotate_key(&owner, meter, key, &proof)
		}

		/// Submits a batch of signed readings.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant may submit, because the meters signed.
		///
		/// ## Details
		///
		/// A batch is a set of facts: its readings are taken, and reported, in the order of their
		/// times, then of their meters, registers and signatures, whatever the order in which it
		/// lists them. An accepted reading becomes the latest one of its meter and is handed to the
		/// followers of readings. A refused one does not affect the others; the event reports the
		/// [`RefusalReason`]. While something waits for the readings of a meter, a reading that
		/// leaves a gap of more than `MaxGap` is taken from the owner of the meter, who may act
		/// through a proxy, and from others once it is as old as `GapDelay`. Weight that was
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
		/// - [`Event::BaseRequired`]: when a reading confirms that the latest one is wrong
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::batch_weight(readings))]
		pub fn submit_readings(
			origin: OriginFor<T>,
			readings: BoundedVec<SignedReading, T::MaxBatch>,
		) -> DispatchResultWithPostInfo {
			// None of the readings, and nothing that follows from one.
			let refused = Self::checking_weight(&[]);
			let sender = T::ParticipantOrigin::ensure_origin(origin)
				.map_err(|error| error.with_weight(refused))?;
			ensure!(!readings.is_empty(), Error::<T>::EmptyBatch.with_weight(refused));
			Ok(Some(Self::do_submit_readings(&sender, &readings)).into())
		}

		/// Requests a recorder for a meter: what signs its records of transactions.
		///
		/// ## Dispatch Origin
		///
		/// `OwnerOrigin`; the caller must own the meter.
		///
		/// ## Details
		///
		/// The recorder comes into force when the DSO approves it; until then the present one stays
		/// in force. The request replaces an earlier one that was not approved yet, and reserves
		/// nothing. A genuine record with the serial number proves that the device has the key.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `recorder`: key and serial number of the device, and the register of its records.
		/// - `payload`: signed bytes of a record of the device, of any time.
		/// - `signature`: its signature.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOwner`]: when the caller does not own the meter.
		/// - [`Error::NeverApproved`]: when the meter is pending or rejected.
		/// - [`Error::KeyInUse`]: when the key is in force at another meter.
		/// - [`Error::UnreadableRecord`]: when `payload` cannot be read without doubt.
		/// - [`Error::OtherSerial`]: when `payload` does not state the serial number, or that is
		///   empty.
		/// - [`Error::InvalidProof`]: when `signature` is not by the key, or not of `payload`.
		///
		/// ## Events
		///
		/// - [`Event::RecorderRequested`]
		#[pallet::call_index(5)]
		pub fn request_recorder(
			origin: OriginFor<T>,
			meter: MeterId,
			recorder: Recorder,
			payload: Payload,
			signature: RecordSignature,
		) -> DispatchResult {
			let owner = T::OwnerOrigin::ensure_origin(origin)?;
			Self::do_request_recorder(&owner, meter, recorder, &payload, &signature)
		}

		/// Approves the requested recorder of a meter.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// It replaces the one before, whose key another meter may use then. Records are counted
		/// from the first one on that is accepted.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		/// - `key`: key that the DSO found in the device.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::OtherKey`]: when `key` is not that of the requested recorder.
		/// - [`Error::KeyInUse`]: when `key` is in force at another meter.
		///
		/// ## Events
		///
		/// - [`Event::RecorderApproved`]
		#[pallet::call_index(6)]
		pub fn approve_recorder(
			origin: OriginFor<T>,
			meter: MeterId,
			key: RecordKey,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_approve_recorder(&dso, meter, key)
		}

		/// Removes the recorder of a meter, and the requested one.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the caller must run the area of the meter.
		///
		/// ## Details
		///
		/// Records of the meter are refused until the DSO approves another recorder. What earlier
		/// ones prove stays.
		///
		/// ## Parameters
		///
		/// - `meter`: id of the meter.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMeter`]: when `meter` does not exist.
		/// - [`Error::NotOperator`]: when the caller does not run the area of the meter.
		/// - [`Error::NoRecorder`]: when there is none, and none was requested.
		///
		/// ## Events
		///
		/// - [`Event::RecorderRemoved`]
		#[pallet::call_index(7)]
		pub fn remove_recorder(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_remove_recorder(&dso, meter)
		}

		/// Submits a batch of signed records of the begin and the end of processes.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant may submit, because the meters signed.
		///
		/// ## Details
		///
		/// Records are taken by meters, and those of a meter in the order of their pages, whatever
		/// the order in which the batch lists them. A refused one does not affect the others; the
		/// event reports the [`RecordRefusal`]. Pages that are left out are reported, and cannot be
		/// submitted afterwards. A genuine record that is not fit for billing proves nothing but
		/// that. A fit one that ends a running process brings a reading, too. Weight that was
		/// reserved for readings and not used is refunded; that of signatures is not.
		///
		/// ## Parameters
		///
		/// - `records`: records, at most `MaxRecords`, each with its meter, its process, and its
		///   signature.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyBatch`]: when `records` is empty.
		///
		/// ## Events
		///
		/// - [`Event::RecordAccepted`] or [`Event::RecordRefused`], one per record
		/// - [`Event::RecordUnfit`]: when an accepted record is not fit for billing
		/// - [`Event::PagesMissing`]: when records were left out before an accepted one
		/// - [`Event::ReadingAccepted`] or [`Event::ReadingRefused`]: when one brings a reading
		/// - [`Event::BaseRequired`]: when that confirms that the latest one is wrong
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::records_weight(records))]
		pub fn submit_records(
			origin: OriginFor<T>,
			records: BoundedVec<SignedRecord, T::MaxRecords>,
		) -> DispatchResultWithPostInfo {
			// None of the records, and nothing that follows from one.
			let refused = Self::proving_weight(&[]);
			let sender = T::ParticipantOrigin::ensure_origin(origin)
				.map_err(|error| error.with_weight(refused))?;
			ensure!(!records.is_empty(), Error::<T>::EmptyBatch.with_weight(refused));
			Ok(Some(Self::do_submit_records(&sender, &records)).into())
		}
	}
}
