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

#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod runtime_api;
pub mod schedule;
pub mod settlement;
pub mod weights;

mod batch;
mod change_source;
mod errors;
mod escrow;
mod events;
mod life_cycle;
mod offers;
mod opening;
mod prices;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod process;
mod queries;
mod reading;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod record;
mod request;
mod session;
mod sources;
mod stations;
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
pub use offers::StandingOffer;
pub use pallet::*;
pub use prices::{price_of, LockedOffer, PriceRun, PriceRuns, Prices, StoredOffer};
pub use process::{Phase, Process};
pub use record::{ChargeDetailRecord, FaultReason, FinishReason, Totals};
pub use request::{Preferences, Request};
pub use session::{
	Closing, Response, Segment, Segments, Session, Slot, MAX_ALTERNATIVES, MAX_LOCKED,
	MAX_SEGMENTS, MAX_SLOTS,
};
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
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Time},
		PalletId,
	};
	use polkadot_sdk::frame_system::pallet_prelude::*;
	use smartcharge_primitives::{
		AreaId, Balance, Direction, EndedProcess, Energy, Flexibility, GridTariff, MeterId, Meters,
		Moment, OrderedMeterId, Participants, Power, Price, ProcessEnergy, ProcessId, SignalId,
		SourceChoice, SourceId, Sources, StationId, MAX_EVSE_ID_LEN, MAX_STEPS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
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

		/// What the account is derived from in which the escrows lie.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Who gets what a payee cannot get.
		type Unpayable: Get<Self::AccountId>;

		/// The clock, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Who takes part, and as what.
		type Participants: Participants<Self::AccountId>;

		/// The areas of the grid and what the DSO takes there.
		type Grid: GridTariff<Self::AccountId>;

		/// The meters of the stations.
		type Meters: Meters<Self::AccountId>;

		/// What DSOs buy of a process.
		type Flexibility: Flexibility<Self::AccountId>;

		/// The energy sources that suppliers can offer.
		type Sources: Sources<Self::AccountId>;

		/// Least spendable balance with which a driver is authorised; it lies in escrow until the
		/// schedule.
		#[pallet::constant]
		type MinimumBalance: Get<Balance>;

		/// How old the meter's latest reading may be at authorisation, in ms.
		#[pallet::constant]
		type Freshness: Get<Moment>;

		/// After how long without a reading anybody can close a scheduled process, in ms.
		#[pallet::constant]
		type StaleAfter: Get<Moment>;

		/// After how long anybody can close a process that was not scheduled, in ms.
		#[pallet::constant]
		type SetupLimit: Get<Moment>;

		/// Longest time from the first to the last step, in ms.
		#[pallet::constant]
		type MaxDuration: Get<Moment>;

		/// Most energy that can be requested, in Wh.
		#[pallet::constant]
		type MaxEnergy: Get<Energy>;

		/// Highest price per kWh or per hour.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// Most offers for one process.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// Most standing offers of one supplier.
		#[pallet::constant]
		type MaxStandingOffers: Get<u32>;

		/// How far a response may miss what it promised, per mille of the step's energy.
		#[pallet::constant]
		type Tolerance: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// The stations. Written by their operators, never removed: a closed one stays for its records.
	// Twox here and below: the chain counts these ids itself, nobody can choose them.
	#[pallet::storage]
	pub type Stations<T: Config> =
		StorageMap<_, Twox64Concat, StationId, Station<T::AccountId>, OptionQuery>;

	/// Identity of the next station.
	#[pallet::storage]
	pub type NextStationId<T> = StorageValue<_, StationId, ValueQuery>;

	/// The open station that has an EVSE ID. Removed when the station is closed.
	#[pallet::storage]
	pub type EvseIds<T> =
		StorageMap<_, Blake2_128Concat, smartcharge_primitives::EvseId, StationId, OptionQuery>;

	/// The open station behind a meter. Removed when the station is closed.
	#[pallet::storage]
	pub type StationOfMeter<T> = StorageMap<_, Twox64Concat, MeterId, StationId, OptionQuery>;

	/// The processes that have not ended, each at the meter of its station: at most one per station
	/// (rule 9). Written at authorisation, removed at the end.
	// By the meter and not hashed, because it is a meter's reading that moves a process, and meters that
	// are read together lie together: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Processes<T: Config> =
		StorageMap<_, Identity, OrderedMeterId, Process<T::AccountId>, OptionQuery>;

	/// Identity of the next process.
	#[pallet::storage]
	pub type NextProcessId<T> = StorageValue<_, ProcessId, ValueQuery>;

	/// The meter at which a process is running. Written at authorisation, removed at the end.
	#[pallet::storage]
	pub type MeterOf<T> = StorageMap<_, Twox64Concat, ProcessId, MeterId, OptionQuery>;

	/// The running processes of a driver. Written by `authorise`, removed at the end. As many as the
	/// driver has the minimum balance for.
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

	/// The offers that the scheduled process at a meter can be served by (rules 3 and 10): the chosen one,
	/// then other sources, then the default supplier's grid mix. Written by `schedule` and
	/// `change_source`, removed at the end. Apart from the process, because a process is written at each
	/// reading. At most [`MAX_SLOTS`] per process.
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

	/// The offers for a requested process, by supplier and source: a price per kWh for each step.
	/// Removed when the process is scheduled or ends. At most [`Config::MaxOffers`] per process.
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

	/// The standing offers of a supplier, by source. Replaced by the next one of the same source,
	/// removed by one without prices. At most [`Config::MaxStandingOffers`] per supplier.
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

	/// The charge detail records of the processes that have ended. Never changed.
	#[pallet::storage]
	pub type Records<T: Config> =
		StorageMap<_, Twox64Concat, ProcessId, ChargeDetailRecord<T::AccountId>, OptionQuery>;

	/// Stations from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The stations, registered by their operators in this order. The meters must be registered.
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
		fn integrity_test() {
			assert!(T::MaxStandingOffers::get() > 0, "a supplier can have a standing offer");
			assert!(T::MaxOffers::get() >= MAX_SUPPLIERS, "each supplier can make an offer");
			assert!(T::Tolerance::get() < 1_000, "a tolerance of the whole would pay for nothing");
			assert!(T::SetupLimit::get() > 0 && T::StaleAfter::get() > 0, "limits are positive");
			assert!(
				T::MaxEnergy::get()
					.checked_mul(1_000)
					.and_then(|energy| T::MaxPrice::get().checked_mul(energy.into()))
					.is_some(),
				"the cost of the most energy at the highest price fits a balance"
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
		/// A member with the role `Cso`, the owner of the meter.
		///
		/// ## Details
		/// `evse_id` as in `NL*ABC*E123`; `power` in W, at most that of the meter's connection;
		/// `price_per_hour` connected; the first of `suppliers` is the default supplier; `host` gets
		/// the station's price in the operator's stead.
		///
		/// ## Errors
		/// `NotACso`, `InvalidEvseId`, `EvseIdInUse`, `UnknownMeter`, `NotMeterOwner`,
		/// `NotAStationMeter`, `MeterInUse`, `ZeroPower`, `PowerAboveConnection`, `PriceTooHigh`,
		/// `NoSuppliers`, `DuplicateSupplier`, `NotASupplier`, `HostNotParticipant`, `IdsExhausted`.
		///
		/// ## Events
		/// [`Event::StationRegistered`].
		#[pallet::call_index(0)]
		pub fn register_station(
			origin: OriginFor<T>,
			evse_id: BoundedVec<u8, ConstU32<MAX_EVSE_ID_LEN>>,
			meter: MeterId,
			power: Power,
			price_per_hour: Price,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = Self::ensure_role::<T::CsoOrigin>(origin, Error::<T>::NotACso)?;
			Self::do_register_station(cso, &evse_id, meter, power, price_per_hour, suppliers, host)
		}

		/// Changes the terms of a station for processes to come.
		///
		/// ## Dispatch Origin
		/// The operator of the station.
		///
		/// ## Details
		/// Running processes keep the terms with which they were authorised (rule 3).
		///
		/// ## Errors
		/// `UnknownStation`, `NotStationOperator`, `StationClosed`, `UnknownMeter`, `ZeroPower`,
		/// `PowerAboveConnection`, `PriceTooHigh`, `NoSuppliers`, `DuplicateSupplier`,
		/// `NotASupplier`, `HostNotParticipant`.
		///
		/// ## Events
		/// [`Event::StationUpdated`].
		#[pallet::call_index(1)]
		pub fn update_station(
			origin: OriginFor<T>,
			station: StationId,
			power: Power,
			price_per_hour: Price,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_update_station(cso, station, power, price_per_hour, suppliers, host)
		}

		/// Closes a station for good; its EVSE ID and its meter are free for another one.
		///
		/// ## Dispatch Origin
		/// The operator of the station.
		///
		/// ## Details
		/// A running process goes on to its end.
		///
		/// ## Errors
		/// `UnknownStation`, `NotStationOperator`, `StationClosed`.
		///
		/// ## Events
		/// [`Event::StationClosed`].
		#[pallet::call_index(2)]
		pub fn close_station(origin: OriginFor<T>, station: StationId) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_close_station(cso, station)
		}

		/// Publishes standing prices, which stand for an offer wherever the supplier is connected.
		///
		/// ## Dispatch Origin
		/// A member with the role `Supplier`; for a source, the supplier of that source.
		///
		/// ## Details
		/// `prices` per kWh, one for each metering interval from `from` on. Replaces the standing offer
		/// of the same source; an empty list takes it back. Scheduled processes keep their prices
		/// (rule 3).
		///
		/// ## Errors
		/// `NotASupplier`, `UnknownSource`, `NotSourceSupplier`, `UnalignedOffer`, `OfferInPast`,
		/// `PriceTooHigh`, `TooManyStandingOffers`, `NothingToWithdraw`, `Overflow`.
		///
		/// ## Events
		/// [`Event::OfferPublished`] or [`Event::OfferWithdrawn`].
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::publish_offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn publish_offer(
			origin: OriginFor<T>,
			source: Option<SourceId>,
			from: Moment,
			prices: Prices,
		) -> DispatchResult {
			if prices.is_empty() {
				// An account that lost the role can still withdraw its offers.
				return Self::do_withdraw_offer(ensure_signed(origin)?, source);
			}
			let supplier =
				Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)?;
			Self::do_publish_offer(supplier, source, from, prices)
		}

		/// 1: authorises the caller to charge at a station.
		///
		/// ## Dispatch Origin
		/// A registered driver.
		///
		/// ## Details
		/// The station must be open and free, its meter approved and freshly read. Holds
		/// [`Config::MinimumBalance`], which becomes part of the escrow at the schedule, and locks the
		/// power and the price of the station.
		///
		/// ## Errors
		/// `NotADriver`, `UnknownStation`, `StationClosed`, `NotACso`, `StationBusy`,
		/// `UnknownMeter`, `MeterNotActive`, `NoFreshReading`, `BalanceTooLow`, `IdsExhausted`.
		///
		/// ## Events
		/// [`Event::Authorised`].
		#[pallet::call_index(4)]
		pub fn authorise(origin: OriginFor<T>, station: StationId) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_authorise(driver, station)
		}

		/// 2: says what is wanted and asks suppliers for offers.
		///
		/// ## Dispatch Origin
		/// The driver of the process.
		///
		/// ## Details
		/// `energy` in Wh within `steps` steps of `step` ms, a multiple or a divisor of the metering
		/// interval. Once per process.
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotProcessDriver`, `AlreadyRequested`,
		/// `AlreadyScheduled`, `ZeroEnergy`, `EnergyTooHigh`, `ZeroSteps`, `TooManySteps`,
		/// `InvalidStep`, `TooLong`, `UnknownSource`.
		///
		/// ## Events
		/// [`Event::OffersRequested`].
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

		/// 3: offers energy for a process.
		///
		/// ## Dispatch Origin
		/// A member with the role `Supplier` that is connected to the station; for a source, the
		/// supplier of that source.
		///
		/// ## Details
		/// `prices` per kWh, one for each step. Once per process and source, and never after the
		/// schedule.
		///
		/// ## Errors
		/// `NotASupplier`, `UnknownProcess`, `ProcessEnded`, `NotRequested`, `AlreadyScheduled`,
		/// `NotConnected`, `UnknownSource`, `NotSourceSupplier`, `SourceNotSupplying`,
		/// `WrongNumberOfPrices`, `PriceTooHigh`, `AlreadyOffered`, `TooManyOffers`.
		///
		/// ## Events
		/// [`Event::Offered`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn offer(
			origin: OriginFor<T>,
			process: ProcessId,
			source: Option<SourceId>,
			prices: Prices,
		) -> DispatchResult {
			let supplier =
				Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)?;
			Self::do_offer(supplier, process, source, prices)
		}

		/// 4: schedules a process and opens its first step.
		///
		/// ## Dispatch Origin
		/// The operator of the station.
		///
		/// ## Details
		/// Picks the offer by the driver's preferences: among those that match the choice of source the
		/// one that costs least; when none matches, the default supplier's grid mix (rule 10). Chooses
		/// the least-cost steps (rule 2), locks prices and parties (rule 3), and takes from the driver
		/// the most that the process can cost.
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotStationOperator`, `NotRequested`,
		/// `AlreadyScheduled`, `UnknownMeter`, `MeterNotActive`, `NoFreshReading`,
		/// `UnknownStation`, `NoEligibleOffer`, `InsufficientBalance`, `Overflow`.
		///
		/// ## Events
		/// [`Event::Scheduled`], perhaps [`Event::ResponseAccepted`], [`Event::StepOpened`].
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::schedule(
			T::MaxOffers::get().saturating_add(Pallet::<T>::most_standing()),
			MAX_STEPS,
		))]
		pub fn schedule(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let (offers, steps) = Self::do_schedule(cso, process)?;
			Ok(Some(T::WeightInfo::schedule(offers, steps)).into())
		}

		/// 6: unplugs.
		///
		/// ## Dispatch Origin
		/// The driver of the process.
		///
		/// ## Details
		/// At any time, unconditionally. A scheduled process waits for the next reading of the meter,
		/// which settles what flowed; any other ends at once.
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotProcessDriver`, `AlreadyClosing`.
		///
		/// ## Events
		/// [`Event::Closing`] or [`Event::Finished`].
		#[pallet::call_index(8)]
		pub fn disconnect(origin: OriginFor<T>, process: ProcessId) -> DispatchResult {
			let driver = ensure_signed(origin)?;
			Self::do_disconnect(driver, process)
		}

		/// Ends a process because of a fault.
		///
		/// ## Dispatch Origin
		/// The operator of the station when the process was authorised.
		///
		/// ## Details
		/// As [`Pallet::disconnect`].
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotStationOperator`, `AlreadyClosing`.
		///
		/// ## Events
		/// [`Event::Closing`] or [`Event::Finished`].
		#[pallet::call_index(9)]
		pub fn terminate(
			origin: OriginFor<T>,
			process: ProcessId,
			reason: FaultReason,
		) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_terminate(cso, process, reason)
		}

		/// Closes a process that nobody brings forward (rule 8).
		///
		/// ## Dispatch Origin
		/// Any signed account.
		///
		/// ## Details
		/// When a scheduled process had no reading for [`Config::StaleAfter`], or any other was not
		/// scheduled within [`Config::SetupLimit`]. The escrow goes back to the driver.
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotStale`.
		///
		/// ## Events
		/// [`Event::Finished`].
		#[pallet::call_index(10)]
		pub fn close_stale(origin: OriginFor<T>, process: ProcessId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_stale(process)
		}

		/// Chooses another source for the steps that are not opened yet.
		///
		/// ## Dispatch Origin
		/// The driver of the process.
		///
		/// ## Details
		/// Takes the offer that serves the driver best among the standing ones of the station's
		/// suppliers that match `choice`, plans what is left of the demand anew at least cost, locks
		/// its prices and those of the sources that can take its place, and changes the escrow to the
		/// most that is still to be paid. The open step goes on as it is.
		///
		/// ## Errors
		/// `UnknownProcess`, `ProcessEnded`, `NotProcessDriver`, `NotScheduled`, `AlreadyClosing`,
		/// `UnknownSource`, `ChangePending`, `UnknownStation`, `NoStepLeft`, `NoEligibleOffer`,
		/// `InsufficientBalance`, `Overflow`.
		///
		/// ## Events
		/// [`Event::ChoiceChanged`]; [`Event::SourceChanged`] when the next step opens.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::change_source(Pallet::<T>::most_standing(), MAX_STEPS))]
		pub fn change_source(
			origin: OriginFor<T>,
			process: ProcessId,
			choice: SourceChoice,
		) -> DispatchResultWithPostInfo {
			let driver = ensure_signed(origin)?;
			let (offers, steps) = Self::do_change_source(driver, process, choice)?;
			Ok(Some(T::WeightInfo::change_source(offers, steps)).into())
		}
	}

	impl<T: Config> Pallet<T> {
		/// Most standing offers of all suppliers of a station.
		pub(crate) fn most_standing() -> u32 {
			T::MaxStandingOffers::get().saturating_mul(MAX_SUPPLIERS)
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


	/// A station of the genesis config; the call `register_station` says what the fields mean.
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
		/// The price per hour.
		pub price_per_hour: Price,
		/// The suppliers, the default one first.
		pub suppliers: Vec<AccountId>,
		/// The host.
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

	impl<T: Config> ProcessEnergy<T::AccountId> for Pallet<T> {
		fn ended(process: ProcessId) -> Option<EndedProcess<T::AccountId>> {
			let ChargeDetailRecord { driver, supplier, energy, end, .. } =
				Records::<T>::get(process)?;
			Some(EndedProcess { driver, supplier: supplier?, energy, end })
		}
	}
}
