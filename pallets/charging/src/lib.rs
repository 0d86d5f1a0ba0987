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

pub mod archive;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod migrations;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod runtime_api;
pub mod schedule;
pub mod settlement;
pub mod weights;

mod batch;
mod change_source;
mod covers;
mod errors;
mod escrow;
mod events;
mod life_cycle;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for compact fields")]
mod mandates;
mod offers;
mod opening;
mod pages;
mod plan;
mod prices;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod process;
mod queries;
mod quote;
mod reading;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod record;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod request;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for compact fields")]
mod rewards;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod session;
mod sources;
mod start;
mod stations;
mod trail;
mod weighing;

#[cfg(any(feature = "try-runtime", test))]
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

// In the metadata, the stored types keep the paths that clients know them by, wherever their
// modules are: `types` and `runs`.
pub use batch::Batch;
pub use escrow::Payouts;
pub use mandates::{Mandate, MandateId, UnderMandate};
pub use offers::StandingOffer;
pub use pallet::*;
pub use prices::{price_of, LockedOffer, PriceRun, PriceRuns, Prices, StoredOffer};
pub use process::{Phase, Process};
pub use record::{
	ChargeDetailRecord, FaultReason, FinishReason, NewestFirst, OtherSuppliers, StopReason, Totals,
	MAX_OTHER_SUPPLIERS,
};
pub use request::{FlexiblePower, Phases, Preferences, Request, WhenEqual, PREFERENCES_VERSION};
pub use rewards::Reward;
pub use session::{
	Closing, Consent, Cover, Covers, Response, Segment, Segments, Session, SetApart, Slot,
	MAX_ALTERNATIVES, MAX_COVERS, MAX_LOCKED, MAX_SEGMENTS, MAX_SLOTS,
};
pub use start::StartReading;
pub use stations::{Station, Suppliers, MAX_SUPPLIERS};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{self, pallet_macros::import_section},
	sp_runtime,
};

/// Target of the pallet's log lines.
const LOG_TARGET: &str = "runtime::charging";

#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in the other modules"
)]
pub mod pallet {
	use super::*;
	use crate::{start::Wanted, weighing::Ending};
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
		pallet_prelude::*,
		traits::{fungible, Time},
		weights::WeightMeter,
		PalletId,
	};
	use polkadot_sdk::{frame_system::pallet_prelude::*, sp_core::H256};
	use smartcharge_primitives::{
		archive::Archive, Amount, AreaId, Balance, ChargeRecord, ChargeRecords, Debts, Direction,
		EndedProcess, Energy, Flexibility, GridTariff, MeterId, Meters, Moment, OnFlow,
		OrderedMeterId, Participants, Power, Price, PricePerHour, ProcessEnergy, ProcessId,
		SignalId, SourceChoice, SourceId, Sources, StationId, MAX_EVSE_ID_LEN, MAX_STEPS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(3);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Requirements of the pallet on its runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// A charging station operator. A signed origin without the role gets [`Error::NotACso`].
		type CsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// A registered driver. A signed origin that is none gets [`Error::NotADriver`].
		type DriverOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// An energy supplier. A signed origin without the role gets [`Error::NotASupplier`].
		type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The settlement token.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Id from which the escrow account is derived.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Receives payments that a payee's account cannot accept, because its balance would
		/// overflow.
		type Unpayable: Get<Self::AccountId>;

		/// The chain's clock, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The participants and their roles.
		type Participants: Participants<Self::AccountId>;

		/// The areas of the grid, their DSOs and prices.
		type Grid: GridTariff<Self::AccountId>;

		/// The meters of the stations.
		type Meters: Meters<Self::AccountId>;

		/// The ledger of what drivers owe.
		type Debts: Debts<Self::AccountId>;

		/// Demand response.
		type Flexibility: Flexibility<Self::AccountId>;

		/// The energy sources that suppliers can offer.
		type Sources: Sources<Self::AccountId>;

		/// Books the energy that suppliers' customers take.
		type OnFlow: OnFlow<Self::AccountId>;

		/// The least spendable balance with which a driver is authorised. It is in escrow until the
		/// schedule.
		#[pallet::constant]
		type MinimumBalance: Get<Balance>;

		/// Highest age of the meter's latest reading at authorisation, in ms.
		#[pallet::constant]
		type Freshness: Get<Moment>;

		/// Time without a reading after which anybody can close a scheduled process, in ms.
		#[pallet::constant]
		type StaleAfter: Get<Moment>;

		/// Time since the authorisation after which anybody can close a process that is not
		/// scheduled, in ms.
		#[pallet::constant]
		type SetupLimit: Get<Moment>;

		/// The longest duration of all steps of a process, in ms.
		#[pallet::constant]
		type MaxDuration: Get<Moment>;

		/// How long before the authorisation the reading may be from which the energy of a process
		/// counts, in ms.
		#[pallet::constant]
		type MaxBaseAge: Get<Moment>;

		/// The longest step, in ms.
		#[pallet::constant]
		type MaxStep: Get<Moment>;

		/// The least energy of a request, in Wh.
		#[pallet::constant]
		type MinEnergy: Get<Energy>;

		/// The most energy of a request, in Wh.
		#[pallet::constant]
		type MaxEnergy: Get<Energy>;

		/// The lowest price per kWh; not above zero.
		#[pallet::constant]
		type MinPrice: Get<Price>;

		/// The highest price per kWh.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// The highest price of a station per hour.
		#[pallet::constant]
		type MaxPricePerHour: Get<PricePerHour>;

		/// The most offers for one process.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// The most offers of one supplier for one process. All suppliers of a station together
		/// have no more than [`Config::MaxOffers`], so that each of them has a place.
		#[pallet::constant]
		type MaxOffersPerSupplier: Get<u32>;

		/// The most processes of a driver that are not scheduled yet.
		#[pallet::constant]
		type MaxUnscheduled: Get<u32>;

		/// The most standing offers of one supplier.
		#[pallet::constant]
		type MaxStandingOffers: Get<u32>;

		/// The part of its energy by which a response may fall short, per mille.
		#[pallet::constant]
		type Tolerance: Get<u32>;

		/// The part of a step that may have passed when it answers a signal, per mille.
		#[pallet::constant]
		type AnswerWithin: Get<u32>;

		/// The least energy that a response moves, per mille of the capacity of its step.
		#[pallet::constant]
		type LeastMove: Get<u32>;

		/// The most provisional rewards of one process. With as many it answers no further
		/// signal.
		#[pallet::constant]
		type MaxRewards: Get<u32>;

		/// The most mandates of a driver.
		#[pallet::constant]
		type MaxMandates: Get<u32>;

		/// The longest time from now to the end of a mandate, in ms.
		#[pallet::constant]
		type MaxMandateTime: Get<Moment>;

		/// How long the record of a process stays in the state after its end, in ms.
		#[pallet::constant]
		type RecordLifetime: Get<Moment>;

		/// Number of records for which one root is reported when they leave the state.
		#[pallet::constant]
		type RecordsPerRoot: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Stations by id. Written by their operators, never removed: records refer to closed stations.
	/// One per registration, which only members with a meter make.
	// Twox here and below: the chain assigns these ids itself, nobody can choose them.
	#[pallet::storage]
	pub type Stations<T: Config> =
		StorageMap<_, Twox64Concat, StationId, Station<T::AccountId>, OptionQuery>;

	/// Id of the next station.
	#[pallet::storage]
	pub type NextStationId<T> = StorageValue<_, StationId, ValueQuery>;

	/// The open station with an EVSE ID. Removed when the station is closed.
	#[pallet::storage]
	pub type EvseIds<T> =
		StorageMap<_, Blake2_128Concat, smartcharge_primitives::EvseId, StationId, OptionQuery>;

	/// The open station at a meter. Removed when the station is closed.
	#[pallet::storage]
	pub type StationOfMeter<T> = StorageMap<_, Twox64Concat, MeterId, StationId, OptionQuery>;

	/// Processes that have not ended, by the meter of their station: at most one per station (rule
	/// 9). Written by `authorise`, removed at the end of the process.
	// By the meter and not hashed, because readings of the meter advance a process, and meters that
	// are read together are neighbours: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Processes<T: Config> =
		StorageMap<_, Identity, OrderedMeterId, Process<T::AccountId>, OptionQuery>;

	/// Id of the next process.
	#[pallet::storage]
	pub type NextProcessId<T> = StorageValue<_, ProcessId, ValueQuery>;

	/// The meter of a running process. Written by `authorise`, removed at the end of the process.
	#[pallet::storage]
	pub type MeterOf<T> = StorageMap<_, Twox64Concat, ProcessId, MeterId, OptionQuery>;

	/// The running processes of a driver. Written by `authorise`, removed at the end of the
	/// process. As many as the driver has minimum balances for.
	#[pallet::storage]
	pub type ProcessesOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ProcessId,
		(),
		OptionQuery,
	>;

	/// Number of the processes of a driver that are not scheduled yet. Written by `authorise`;
	/// decreased by `schedule` and at the end of the process, removed at zero. At most
	/// [`Config::MaxUnscheduled`] each.
	#[pallet::storage]
	pub type Unscheduled<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The locked offers of the scheduled process at a meter, by slot (rules 3 and 10): the chosen
	/// one, then alternative sources, then the cheapest grid mix. Written by `schedule`
	/// and `change_source`, removed at the end of the process. Not part of the process, which is
	/// written at each reading. At most [`MAX_SLOTS`] per process.
	#[pallet::storage]
	pub type LockedOffers<T: Config> = StorageDoubleMap<
		_,
		Identity,
		OrderedMeterId,
		Identity,
		Slot,
		LockedOffer<T::AccountId>,
		OptionQuery,
	>;

	/// Provisional rewards of the scheduled process at a meter, the oldest first, at most
	/// [`Config::MaxRewards`]; none for most. Written when a step with a delivered response closes,
	/// removed at the end of the process. Not part of the process, which is written at each
	/// reading.
	#[pallet::storage]
	pub type Rewards<T: Config> =
		StorageMap<_, Identity, OrderedMeterId, BoundedVec<Reward, T::MaxRewards>, ValueQuery>;

	/// The offers for a requested process, by supplier and source: a price per kWh for each step.
	/// Written by `offer`, removed when the process is scheduled or ends. At most
	/// [`Config::MaxOffers`] per process.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ProcessId,
		Blake2_128Concat,
		(T::AccountId, Option<SourceId>),
		Prices,
		OptionQuery,
	>;

	/// The standing offers of a supplier, by source. Written by `publish_offer`: replaced by the
	/// next one for the same source, removed by one without prices. At most
	/// [`Config::MaxStandingOffers`] per supplier.
	#[pallet::storage]
	pub type StandingOffers<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		Option<SourceId>,
		StandingOffer,
		OptionQuery,
	>;

	/// Register of a meter at the end of its last scheduled process, in Wh. Written at the end of a
	/// process, removed when the register starts again. At most one per meter.
	#[pallet::storage]
	pub type EndRegisters<T: Config> = StorageMap<_, Identity, OrderedMeterId, Energy, OptionQuery>;

	/// The mandates of a driver that are not over, or were not when the value was last written; at
	/// most one per operator, one for any, and [`Config::MaxMandates`]. Written by `give_mandate`
	/// and `start_for`, and at the end of a process that was started under one; removed with the
	/// last one. Each write drops those that are over, and so does `expire_mandates`.
	#[pallet::storage]
	pub type Mandates<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Mandate<T::AccountId>, T::MaxMandates>,
		ValueQuery,
	>;

	/// Id of the next mandate.
	#[pallet::storage]
	pub type NextMandateId<T> = StorageValue<_, MandateId, ValueQuery>;

	/// Charge detail records of scheduled processes that have ended. Never changed; removed by idle
	/// blocks [`Config::RecordLifetime`] after the end.
	#[pallet::storage]
	pub type Records<T: Config> =
		StorageMap<_, Twox64Concat, ProcessId, ChargeDetailRecord<T::AccountId>, OptionQuery>;

	/// The records of a driver, the newest process first. Written and removed with the record: one
	/// key for each.
	// The ids are not hashed, so that records are in their order; the chain assigns them.
	#[pallet::storage]
	pub type RecordsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NewestFirst, (), OptionQuery>;

	/// Records that have left the state: the id from which on processes can have one, and the trees
	/// that prove the others. Written by idle blocks. One value of at most 64 hashes per tree.
	#[pallet::storage]
	pub type Archived<T> = StorageValue<_, Archive, ValueQuery>;

	/// Stations at genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The stations, registered by their operators in this order. The meters must be
		/// registered.
		pub stations: Vec<GenesisStation<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for station in &self.stations {
				// A chain must not be founded on a faulty specification.
				Pallet::<T>::build_station(station)
					.expect("station of the genesis config is valid");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::archive_records(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::RecordsPerRoot::get() > 0, "a tree has a record");
			assert!(T::MaxStandingOffers::get() > 0, "a supplier can have a standing offer");
			assert!(T::MaxOffersPerSupplier::get() > 0, "each supplier can make an offer");
			assert!(
				T::MaxOffersPerSupplier::get()
					.checked_mul(MAX_SUPPLIERS)
					.is_some_and(|all| all <= T::MaxOffers::get()),
				"no supplier replaces another"
			);
			assert!(T::MaxUnscheduled::get() > 0, "a driver can have a process");
			assert!(T::Tolerance::get() < 1_000, "a tolerance of the whole would pay for nothing");
			assert!(T::AnswerWithin::get() < 1_000, "a step that is over answers nothing");
			assert!(T::LeastMove::get() > 0, "a response moves something");
			assert!(T::LeastMove::get() <= 1_000, "a step can answer a signal");
			assert!(T::MaxRewards::get() > 0, "a process can answer a signal");
			assert!(T::MaxMandates::get() > 0, "a driver can give a mandate");
			assert!(T::MaxMandateTime::get() > 0, "a mandate can last");
			assert!(
				T::MinEnergy::get() > 0 && T::MinEnergy::get() <= T::MaxEnergy::get(),
				"some energy can be requested"
			);
			assert!(T::MaxStep::get() > 0, "a step can have a length");
			assert!(T::SetupLimit::get() > 0 && T::StaleAfter::get() > 0, "limits are positive");
			assert!(
				T::MinPrice::get() <= 0 && T::MaxPrice::get() >= 0,
				"a price can be zero, on either side of which there is a bound"
			);
			assert!(
				T::MaxDuration::get()
					.checked_mul(2)
					.and_then(|time| T::MaxPricePerHour::get().checked_mul(time.into()))
					.is_some(),
				"the cost of the longest time at the highest price fits a balance"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Registers a charging station (one EVSE).
		///
		/// ## Dispatch Origin
		///
		/// `CsoOrigin`; the owner of `meter`.
		///
		/// ## Details
		///
		/// The event reports the id of the station. Its EVSE ID and its meter belong to one open
		/// station at a time.
		///
		/// ## Parameters
		///
		/// - `evse_id`: EVSE ID of the station, such as `NL*ABC*E123`.
		/// - `meter`: id of the meter that measures the station.
		/// - `power`: highest power of the station, in W; at most that of the meter's connection.
		/// - `price_per_hour`: price of the station, in the smallest unit of the token per hour
		///   connected.
		/// - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
		///   default supplier.
		/// - `host`: participant that receives the station's price instead of the operator.
		///
		/// ## Errors
		///
		/// - [`Error::NotACso`]: the caller does not have the role `Cso`.
		/// - [`Error::InvalidEvseId`]: `evse_id` is malformed.
		/// - [`Error::EvseIdInUse`]: another open station has `evse_id`.
		/// - [`Error::UnknownMeter`]: no meter has the id `meter`.
		/// - [`Error::NotMeterOwner`]: the caller does not own `meter`.
		/// - [`Error::NotAStationMeter`]: `meter` does not measure a station.
		/// - [`Error::MeterInUse`]: another open station has `meter`.
		/// - [`Error::ZeroPower`]: `power` is zero.
		/// - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
		/// - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
		/// - [`Error::NoSuppliers`]: `suppliers` is empty.
		/// - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
		/// - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
		/// - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
		/// - [`Error::IdsExhausted`]: there is no further station id.
		///
		/// ## Events
		///
		/// [`Event::StationRegistered`]
		#[pallet::call_index(0)]
		pub fn register_station(
			origin: OriginFor<T>,
			evse_id: BoundedVec<u8, ConstU32<MAX_EVSE_ID_LEN>>,
			meter: MeterId,
			power: Power,
			price_per_hour: PricePerHour,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = Self::ensure_role::<T::CsoOrigin>(origin, Error::<T>::NotACso)?;
			Self::do_register_station(cso, &evse_id, meter, power, price_per_hour, suppliers, host)
		}

		/// Changes the terms of a station for later processes.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Running processes keep the terms with which they were authorised (rule 3).
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `power`: highest power of the station, in W; at most that of the meter's connection.
		/// - `price_per_hour`: price of the station, in the smallest unit of the token per hour
		///   connected.
		/// - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
		///   default supplier.
		/// - `host`: participant that receives the station's price instead of the operator.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::ZeroPower`]: `power` is zero.
		/// - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
		/// - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
		/// - [`Error::NoSuppliers`]: `suppliers` is empty.
		/// - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
		/// - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
		/// - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
		///
		/// ## Events
		///
		/// [`Event::StationUpdated`]
		#[pallet::call_index(1)]
		pub fn update_station(
			origin: OriginFor<T>,
			station: StationId,
			power: Power,
			price_per_hour: PricePerHour,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_update_station(cso, station, power, price_per_hour, suppliers, host)
		}

		/// Closes a station permanently.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Its EVSE ID and its meter can be used for another station. A running process continues
		/// to its end.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::StationClosed`]: `station` is closed already.
		///
		/// ## Events
		///
		/// [`Event::StationClosed`]
		#[pallet::call_index(2)]
		pub fn close_station(origin: OriginFor<T>, station: StationId) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_close_station(cso, station)
		}

		/// Publishes or withdraws a standing offer.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; for a source, its supplier. Any signed account can withdraw its own
		/// offers.
		///
		/// ## Details
		///
		/// A standing offer counts wherever the supplier is connected, for processes whose steps it
		/// covers completely. It replaces the caller's standing offer for the same source; a call
		/// without prices withdraws that one. Scheduled processes keep their prices (rule 3).
		///
		/// ## Parameters
		///
		/// - `source`: id of the source; `None` is the grid mix.
		/// - `from`: start of the first metering interval, in ms since the Unix epoch.
		/// - `prices`: price of each metering interval from `from` on, in the smallest unit of the
		///   token per kWh; empty to withdraw.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToWithdraw`]: `prices` is empty and the caller has no standing offer
		///   for `source`.
		/// - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
		/// - [`Error::UnknownSource`]: no active source has the id `source`.
		/// - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
		/// - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
		/// - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
		/// - [`Error::UnalignedOffer`]: `from` is not the start of a metering interval.
		/// - [`Error::Overflow`]: the end of the last interval does not fit its type.
		/// - [`Error::OfferInPast`]: the last interval is over.
		/// - [`Error::OfferNotCovered`]: a price is negative, and the spendable balance of the
		///   caller does not cover [`Config::MinEnergy`] at the lowest one.
		/// - [`Error::TooManyStandingOffers`]: the caller has [`Config::MaxStandingOffers`] for
		///   other sources.
		///
		/// ## Events
		///
		/// [`Event::OfferPublished`] or [`Event::OfferWithdrawn`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::publish_offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn publish_offer(
			origin: OriginFor<T>,
			source: Option<SourceId>,
			from: Moment,
			prices: Prices,
		) -> DispatchResultWithPostInfo {
			if prices.is_empty() {
				// An account that lost the role can still withdraw its offers.
				Self::do_withdraw_offer(ensure_signed(origin)?, source)?;
				return Ok(().into());
			}
			// It looks at no offers of others: no refusal costs more than the shortest offer.
			let refused = |error: DispatchError| error.with_weight(T::WeightInfo::publish_offer(1));
			let supplier = Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)
				.map_err(refused)?;
			Self::do_publish_offer(supplier, source, from, prices).map_err(refused)?;
			Ok(().into())
		}

		/// Step 1: authorises the caller to charge at a station.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// The station must be open and free, its meter active and recently read. Moves
		/// [`Config::MinimumBalance`] into escrow, which becomes part of the escrow of the
		/// schedule. A driver can have few processes that wait for their schedule, so that it does
		/// not keep stations busy at no cost. Locks the power, the price and the payee of the
		/// station. The event reports the id of the process.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
		///   smallest unit of the token per hour connected.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the caller owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
		///   [`Config::MinimumBalance`].
		///
		/// ## Events
		///
		/// [`Event::Authorised`]
		#[pallet::call_index(4)]
		pub fn authorise(
			origin: OriginFor<T>,
			station: StationId,
			max_price_per_hour: PricePerHour,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_authorise(driver, station, max_price_per_hour).map(|_| ())
		}

		/// Step 2: requests energy and asks suppliers for offers.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// Once per process.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `energy`: energy demanded, in Wh.
		/// - `steps`: number of steps until departure, at most [`MAX_STEPS`].
		/// - `step`: length of a step in ms, a multiple or a divisor of the metering interval, at
		///   most [`Config::MaxStep`].
		/// - `preferences`: preferences of the driver: source, demand response, prices, costs.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::AlreadyRequested`]: a request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled.
		/// - [`Error::ZeroEnergy`]: `energy` is zero.
		/// - [`Error::EnergyTooLow`]: `energy` is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: `energy` exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: `steps` is zero.
		/// - [`Error::TooManySteps`]: `steps` exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: `step` is zero, or neither a multiple nor a divisor of the
		///   metering interval.
		/// - [`Error::StepTooLong`]: `step` exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: `preferences` have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: `preferences` have flexible power.
		/// - [`Error::ReplanNotUsed`]: `preferences` consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		///
		/// ## Events
		///
		/// [`Event::OffersRequested`]
		#[pallet::call_index(5)]
		pub fn request(
			origin: OriginFor<T>,
			process: ProcessId,
			energy: Energy,
			steps: u32,
			step: Moment,
			preferences: Preferences,
		) -> DispatchResult {
			let driver = ensure_signed(origin)?;
			Self::do_request(driver, process, Request { energy, steps, step, preferences })
		}

		/// Step 3: offers energy for a process.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; connected to the station, and for a source, its supplier.
		///
		/// ## Details
		///
		/// Once per process and source, before the schedule. A source can be offered only while it
		/// feeds in.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `source`: id of the source; `None` is the grid mix.
		/// - `prices`: price of each step, in the smallest unit of the token per kWh.
		///
		/// ## Errors
		///
		/// - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
		/// - [`Error::UnknownSource`]: no active source has the id `source`.
		/// - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::NotRequested`]: no request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled.
		/// - [`Error::NotConnected`]: the caller is not a supplier of the station.
		/// - [`Error::SourceNotSupplying`]: `source` feeds in nothing now.
		/// - [`Error::WrongNumberOfPrices`]: the number of prices is not the number of steps.
		/// - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
		/// - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
		/// - [`Error::AlreadyOffered`]: the caller has offered `source` for `process`.
		/// - [`Error::TooManyOffersOfSupplier`]: the caller has made
		///   [`Config::MaxOffersPerSupplier`] offers for `process`.
		/// - [`Error::TooManyOffers`]: `process` has [`Config::MaxOffers`] offers.
		/// - [`Error::Overflow`]: the end of the last step does not fit its type.
		/// - [`Error::OfferNotCovered`]: the spendable balance of the caller does not cover what it
		///   may have to pay at the negative prices.
		///
		/// ## Events
		///
		/// [`Event::Offered`]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn offer(
			origin: OriginFor<T>,
			process: ProcessId,
			source: Option<SourceId>,
			prices: Prices,
		) -> DispatchResultWithPostInfo {
			let reserved = T::WeightInfo::offer(u32::try_from(prices.len()).unwrap_or(u32::MAX));
			let refused =
				|error: DispatchError| error.with_weight(T::WeightInfo::refused().min(reserved));
			let supplier = Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)
				.map_err(refused)?;
			Self::do_offer(supplier, process, source, prices).map_err(refused)?;
			Ok(().into())
		}

		/// Step 4: schedules a process and opens its first step.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// Chooses the offer by the driver's preferences: among the offers that match the choice of
		/// source, the one that has enough power, misses least and costs least; if none matches,
		/// the cheapest grid mix (rule 10). Offers of sources that feed in nothing now are left
		/// out. Chooses the least-cost steps (rule 2), locks prices and parties with the
		/// alternatives of a source (rule 3), and moves the highest cost of the process, and what
		/// suppliers and DSO may have to pay at negative prices, into escrow. Energy counts from
		/// the latest reading of the meter. Energy since the process before is free;
		/// [`Event::IdleEnergy`] reports it.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::NotRequested`]: no request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled already.
		/// - [`Error::UnknownMeter`]: the meter of the station does not exist.
		/// - [`Error::MeterNotActive`]: the meter of the station is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::NotScheduledInTime`]: `process` was authorised more than
		///   [`Config::StaleAfter`] ago.
		/// - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
		///   the authorisation by more than [`Config::MaxBaseAge`].
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::UnknownArea`]: the area of the meter does not exist.
		/// - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
		///   type.
		/// - [`Error::NoEligibleOffer`]: no offer matches the driver's preferences, and none is of
		///   a grid mix.
		/// - [`Error::CostTooHigh`]: the escrow exceeds the highest cost that the driver accepts.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
		///   cost of the process.
		/// - [`Error::OfferNotCovered`]: the driver is also the supplier or the DSO, and its
		///   balance does not cover both what it and what the other side may have to pay.
		///
		/// ## Events
		///
		/// [`Event::CoverTaken`] for each party that may have to pay,
		/// [`Event::IdleEnergy`] if energy flowed since the process before, [`Event::Scheduled`],
		/// [`Event::ResponseAccepted`] if the step answers a signal,
		/// [`Event::SourceChanged`] if an alternative of the chosen source serves the step,
		/// [`Event::StepOpened`]
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::schedule(
			T::MaxOffers::get().saturating_add(Pallet::<T>::most_standing()),
			MAX_STEPS,
		))]
		pub fn schedule(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let mut looked_at = None;
			let done = Self::do_schedule(cso, process, &mut looked_at);
			Self::weighed(done, looked_at, T::WeightInfo::schedule)
		}

		/// Step 6: disconnects the driver.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// At any time. A scheduled process waits for the next reading of the meter, which settles
		/// the energy that flowed; escrow that can no longer be due by full power until now is
		/// returned at once. Any other process ends at once.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::disconnect().max(T::WeightInfo::closing()))]
		pub fn disconnect(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			let driver = ensure_signed(origin)?;
			Self::do_disconnect(driver, process).map_err(Self::refused)?;
			Ok(().into())
		}

		/// Terminates a process because of a fault.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// Like [`Pallet::disconnect`]: a scheduled process waits for the next reading of the
		/// meter, any other ends at once.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `reason`: the fault.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::terminate().max(T::WeightInfo::closing()))]
		pub fn terminate(
			origin: OriginFor<T>,
			process: ProcessId,
			reason: FaultReason,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			Self::do_terminate(cso, process, reason).map_err(Self::refused)?;
			Ok(().into())
		}

		/// Closes a process that no longer advances (rule 8).
		///
		/// ## Dispatch Origin
		///
		/// Any signed account.
		///
		/// ## Details
		///
		/// A scheduled process is stale after [`Config::StaleAfter`] without a reading, any other
		/// process if it was not scheduled within [`Config::SetupLimit`]. The energy and the time
		/// that readings show are paid; the rest of the escrow is released to the driver.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStale`]: `process` had a reading, or was authorised, too recently.
		///
		/// ## Events
		///
		/// [`Event::StepSettled`], [`Event::CoverReturned`], [`Event::IdleEnergy`] if energy was
		/// free, [`Event::Finished`]
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::close_stale(),
			Ending::most(T::MaxRewards::get()),
		))]
		pub fn close_stale(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let ending = Self::do_close_stale(process).map_err(Self::refused)?;
			Ok(Some(Self::ending_weight(T::WeightInfo::close_stale(), ending)).into())
		}

		/// Chooses another source for the steps that are not opened yet.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// Chooses the best standing offer of the station's suppliers that matches `choice`, plans
		/// the rest of the demand again at least cost, locks the prices of the offer and of its
		/// alternatives, and changes the escrow to the highest cost still to be paid. The offers
		/// before the change continue to serve the open step.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `choice`: the wanted source, carrier, or least cost.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::NotScheduled`]: `process` is not scheduled.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading.
		/// - [`Error::UnknownSource`]: the source of `choice` is not active, or no active source
		///   has its carrier.
		/// - [`Error::ChangePending`]: an earlier change has not taken effect: the open step is
		///   served by the offers before it.
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::NoStepLeft`]: no step after the open one, or no energy, is left to plan.
		/// - [`Error::NoEligibleOffer`]: no standing offer matches `choice`.
		/// - [`Error::Overflow`]: the highest cost does not fit its type.
		/// - [`Error::CostTooHigh`]: what was paid and the new escrow together exceed the highest
		///   cost that the driver accepts.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
		///   cost.
		/// - [`Error::OfferNotCovered`]: the balance of a supplier does not cover what it may have
		///   to pay by its offers before and after the change.
		///
		/// ## Events
		///
		/// [`Event::CoverReturned`], [`Event::CoverTaken`], [`Event::ChoiceChanged`];
		/// [`Event::SourceChanged`] when the next step opens
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::change_source(Pallet::<T>::most_standing(), MAX_STEPS))]
		pub fn change_source(
			origin: OriginFor<T>,
			process: ProcessId,
			choice: SourceChoice,
		) -> DispatchResultWithPostInfo {
			let driver = ensure_signed(origin)?;
			let mut looked_at = None;
			let done = Self::do_change_source(driver, process, choice, &mut looked_at);
			Self::weighed(done, looked_at, T::WeightInfo::change_source)
		}

		/// Consents to close a process on its last reading.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the DSO of `process` or by the operator of the station when `process` was
		/// authorised.
		///
		/// ## Details
		///
		/// For a meter that cannot be read any more. When both have consented, the process ends at
		/// once: the energy and the time that readings show are paid, and the rest of the escrow is
		/// released to the driver. A consent lapses with the next reading. An account that is both
		/// needs one call.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotScheduled`]: `process` is not scheduled.
		/// - [`Error::NotDsoOrOperator`]: the caller is neither the DSO of `process` nor the
		///   operator of its station.
		/// - [`Error::AlreadyConsented`]: the caller has consented, and no reading arrived since.
		///
		/// ## Events
		///
		/// [`Event::CloseConsented`], or [`Event::StepSettled`], [`Event::CoverReturned`],
		/// [`Event::IdleEnergy`] if energy was free, and [`Event::Finished`]
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::close_on_last_reading(),
			Ending::most(T::MaxRewards::get()),
		))]
		pub fn close_on_last_reading(
			origin: OriginFor<T>,
			process: ProcessId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let ending = Self::do_close_on_last_reading(who, process).map_err(Self::refused)?;
			let weight = T::WeightInfo::close_on_last_reading();
			Ok(Some(Self::ending_weight(weight, ending)).into())
		}

		/// Steps 1 and 2 by one signature: authorises the caller and requests energy.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// Does what [`Pallet::authorise`] and [`Pallet::request`] do, or nothing.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
		///   smallest unit of the token per hour connected.
		/// - `request`: energy, time and preferences.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the caller owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
		///   [`Config::MinimumBalance`].
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		///
		/// ## Events
		///
		/// [`Event::Authorised`], [`Event::OffersRequested`]
		#[pallet::call_index(13)]
		pub fn start(
			origin: OriginFor<T>,
			station: StationId,
			max_price_per_hour: PricePerHour,
			request: Request,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_start(driver, station, max_price_per_hour, request)
		}

		/// Steps 1, 2 and 4 in one block: starts a process for a driver who gave a mandate.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Authorises the driver, makes the request of the mandate, and schedules the process with
		/// the standing offers of the suppliers at the station. Of the mandates that are not over,
		/// the one that names the operator counts, else that for any. Nothing of the allowance of
		/// the driver is used.
		///
		/// The highest cost of the process becomes its escrow, which counts on the day of its
		/// start, from midnight UTC; the cost replaces it at the end. What flows beyond it is free.
		/// The price of the station is paid once [`Config::MinEnergy`] has flowed: without a
		/// vehicle it goes back to the driver.
		///
		/// ## Parameters
		///
		/// - `driver`: the driver.
		/// - `station`: id of the station.
		/// - `energy`: energy demanded, in Wh, at most that of the mandate, which `None` stands
		///   for.
		/// - `steps`: number of steps until departure, at most that of the mandate, which `None`
		///   stands for.
		/// - `reading`: a signed reading of the meter of `station`, which is taken first unless the
		///   meter has a newer one.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: `driver` is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::NoMandate`]: `driver` has given no mandate.
		/// - [`Error::MandateOfAnother`]: the mandates of `driver` name other operators.
		/// - [`Error::MandateOver`]: the mandate is over.
		/// - [`Error::AboveMandate`]: `energy` or `steps` exceeds that of the mandate.
		/// - [`Error::ReadingRefused`]: metering refuses `reading`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds the highest one of the
		///   mandate.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the driver owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the driver has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the driver is below
		///   [`Config::MinimumBalance`].
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		/// - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
		///   [`Config::MaxBaseAge`].
		/// - [`Error::UnknownArea`]: the area of the meter does not exist.
		/// - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
		///   type.
		/// - [`Error::NoEligibleOffer`]: no offer matches the preferences, and none is of a grid
		///   mix.
		/// - [`Error::CostTooHigh`]: the escrow exceeds the highest cost of a process.
		/// - [`Error::AboveDailyCap`]: the escrow exceeds what the processes of the day can still
		///   cost.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the escrow.
		///
		/// ## Events
		///
		/// [`Event::Authorised`], [`Event::OffersRequested`], those of [`Pallet::schedule`],
		/// [`Event::StartedFor`]
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::start_for_weight(
			reading.is_some(),
			<T as Config>::WeightInfo::start_for(Pallet::<T>::most_standing(), MAX_STEPS),
		))]
		pub fn start_for(
			origin: OriginFor<T>,
			driver: T::AccountId,
			station: StationId,
			energy: Option<Energy>,
			steps: Option<u32>,
			reading: Option<StartReading>,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let mut looked_at = None;
			let wanted = Wanted { energy, steps, reading };
			let done = Self::do_start_for(cso, driver, station, wanted, &mut looked_at);
			let weight = match looked_at {
				Some((offers, steps)) => T::WeightInfo::start_for(offers, steps),
				// It can have authorised the driver and made the request.
				None => T::WeightInfo::start().saturating_add(T::WeightInfo::refused()),
			};
			let weight = Self::start_for_weight(reading.is_some(), weight);
			done.map(|()| Some(weight).into()).map_err(|error| error.with_weight(weight))
		}

		/// Reports that the charger stopped.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// At the true time, which can have passed: the price of the station is due until then. A
		/// scheduled process waits for the next reading of the meter, which settles the energy that
		/// flowed; escrow that can no longer be due is returned at once. If the latest reading is
		/// of the very moment, and at most [`Config::MaxBaseAge`] old, the process ends at once, as
		/// does one that is not scheduled.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `at`: time of the stop, in ms since the Unix epoch.
		/// - `reason`: the charger's reason.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		/// - [`Error::StopTooEarly`]: `at` is before the latest reading of the meter, or before
		///   `process` was scheduled or, if it is not, authorised.
		/// - [`Error::StopInFuture`]: `at` is later than now.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::StepSettled`],
		/// [`Event::CoverReturned`] and [`Event::Finished`]
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::stop(),
			Ending::most(T::MaxRewards::get()),
		).max(T::WeightInfo::terminate()).max(T::WeightInfo::closing()))]
		pub fn stop(
			origin: OriginFor<T>,
			process: ProcessId,
			at: Moment,
			reason: StopReason,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let weight = match Self::do_stop(cso, process, at, reason).map_err(Self::refused)? {
				Some(ending) => Self::ending_weight(T::WeightInfo::stop(), ending),
				None => T::WeightInfo::terminate().max(T::WeightInfo::closing()),
			};
			Ok(Some(weight).into())
		}

		/// Gives a mandate: lets an operator of stations, or any, start processes for the caller.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// Replaces the mandate of the caller for the same operator, without changing the processes
		/// that were started under it. The new one begins with nothing booked on its day.
		///
		/// ## Parameters
		///
		/// - `operator`: the operator of stations; `None` is any.
		/// - `request`: energy and time of a process, of which a start can ask for less, and
		///   preferences with the highest cost of a process.
		/// - `max_price_per_hour`: the highest price of a station, in the smallest unit of the
		///   token per hour connected.
		/// - `max_per_day`: the most that the processes that start in a day can cost together, in
		///   the smallest unit of the token. A day begins at midnight UTC.
		/// - `until`: end of the mandate, in ms since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		/// - [`Error::MandateWithoutCap`]: the preferences have no highest cost.
		/// - [`Error::DailyCapTooLow`]: `max_per_day` is below the highest cost of a process.
		/// - [`Error::MandateInPast`]: `until` is not later than now.
		/// - [`Error::MandateTooLong`]: `until` is more than [`Config::MaxMandateTime`] ahead.
		/// - [`Error::NotACso`]: `operator` does not have the role `Cso`.
		/// - [`Error::IdsExhausted`]: there is no further mandate id.
		/// - [`Error::TooManyMandates`]: the caller has [`Config::MaxMandates`] mandates for other
		///   operators.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`] for each that is over, [`Event::MandateGiven`]
		#[pallet::call_index(16)]
		pub fn give_mandate(
			origin: OriginFor<T>,
			operator: Option<T::AccountId>,
			request: Request,
			max_price_per_hour: PricePerHour,
			max_per_day: Balance,
			until: Moment,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_give_mandate(driver, operator, request, max_price_per_hour, max_per_day, until)
		}

		/// Ends a mandate of the caller.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver who gave it.
		///
		/// ## Details
		///
		/// Processes that were started under it continue; the driver can disconnect them.
		///
		/// ## Parameters
		///
		/// - `mandate`: id of the mandate.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMandate`]: the caller has no mandate with the id `mandate`.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`] for each other one that is over, [`Event::MandateRevoked`]
		#[pallet::call_index(17)]
		pub fn revoke_mandate(origin: OriginFor<T>, mandate: MandateId) -> DispatchResult {
			let driver = ensure_signed(origin)?;
			Self::do_revoke_mandate(driver, mandate)
		}

		/// Removes the mandates of a driver that are over.
		///
		/// ## Dispatch Origin
		///
		/// Any signed account.
		///
		/// ## Details
		///
		/// They allow nothing any more. What drivers and operators do with the mandates of a driver
		/// removes them as well.
		///
		/// ## Parameters
		///
		/// - `driver`: the driver.
		///
		/// ## Errors
		///
		/// - [`Error::NoMandateOver`]: no mandate of `driver` is over.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`]
		#[pallet::call_index(18)]
		pub fn expire_mandates(origin: OriginFor<T>, driver: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_mandates(&driver)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The most standing offers of all suppliers of a station.
		pub(crate) fn most_standing() -> u32 {
			T::MaxStandingOffers::get().saturating_mul(MAX_SUPPLIERS)
		}

		/// Weight of a start under a mandate, which is `weight` without a reading.
		fn start_for_weight(has_reading: bool, weight: Weight) -> Weight {
			if has_reading {
				weight.saturating_add(T::Meters::taking_weight())
			} else {
				weight
			}
		}

		/// Returns the refusal of a call that looked at no offers.
		fn refused(error: DispatchError) -> DispatchErrorWithPostInfo {
			error.with_weight(T::WeightInfo::refused())
		}

		/// Returns the outcome of a call that chooses an offer, with the weight of the offers and
		/// steps that it has `looked_at`. It weighs the same whether it is refused afterwards or
		/// not.
		fn weighed(
			outcome: DispatchResult,
			looked_at: Option<(u32, u32)>,
			weight: impl FnOnce(u32, u32) -> Weight,
		) -> DispatchResultWithPostInfo {
			let weight = looked_at
				.map_or_else(T::WeightInfo::refused, |(offers, steps)| weight(offers, steps));
			outcome.map(|()| Some(weight).into()).map_err(|error| error.with_weight(weight))
		}

		/// The account of an `origin` that passes `E`; `error` for any other signed one.
		fn ensure_role<E: EnsureOrigin<OriginFor<T>, Success = T::AccountId>>(
			origin: OriginFor<T>,
			error: Error<T>,
		) -> Result<T::AccountId, DispatchError> {
			E::try_origin(origin).or_else(|origin| {
				ensure_signed(origin)?;
				Err(error.into())
			})
		}
	}

	/// A station of the genesis config, with the arguments of [`Pallet::register_station`].
	#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
	#[serde(rename_all = "camelCase", deny_unknown_fields)]
	pub struct GenesisStation<AccountId> {
		/// The operator.
		pub cso: AccountId,
		/// The EVSE ID.
		pub evse_id: alloc::string::String,
		/// The meter.
		pub meter: MeterId,
		/// The power in W.
		pub power: Power,
		/// The price per hour connected.
		pub price_per_hour: PricePerHour,
		/// The suppliers, the default one first.
		pub suppliers: Vec<AccountId>,
		/// The account that receives the station's price instead of the operator.
		pub host: Option<AccountId>,
	}

	impl<T: Config> smartcharge_primitives::AnchoredProcesses for Pallet<T> {
		fn area(process: ProcessId) -> Option<AreaId> {
			Self::process(process).map(|process| process.area)
		}

		fn signalled(process: ProcessId) {
			if let Some(mut process) = Self::process(process) {
				process.signalled = true;
				Self::put_process(&process);
			}
		}
	}

	impl<T: Config> ChargeRecords<T::AccountId> for Pallet<T> {
		fn record(process: ProcessId) -> Option<ChargeRecord<T::AccountId>> {
			Self::charge_record(process)
		}
	}

	impl<T: Config> ProcessEnergy<T::AccountId> for Pallet<T> {
		fn ended(process: ProcessId) -> Option<EndedProcess<T::AccountId>> {
			let record = Records::<T>::get(process)?;
			let suppliers = record.suppliers()?;
			let ChargeDetailRecord { driver, energy, end, .. } = record;
			Some(EndedProcess { driver, suppliers, energy, end })
		}
	}
}
