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
pub mod contracts;
pub mod imbalance;
pub mod migrations;
#[cfg(test)]
mod mock;
mod prices;
mod programmes;
pub mod quarters;
mod queries;
mod removal;
pub mod runtime_api;
pub mod signs;
mod statements;
#[cfg(test)]
mod tests;
mod trades;
mod true_up;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod types;
pub mod weights;

pub use batch::Batch;
pub use pallet::*;
pub use smartcharge_primitives::calendar::{self, Day, Ptu, Year};
pub use statements::SettledQuarter;
pub use true_up::{average, credit};
pub use types::{
	Adjustment, AreaKey, Contract, Contracts, DayKey, HourKey, ImbalancePrice, NetTrade, NetTrades,
	Netting, Position, Prices, Programme, Proposal, Quarter, Quarters, Quoted, Regulation,
	Statement, StatementLine, Suppliers, Terms, Trade, TradeId, TradeKey, TradedVolumes, Volume,
	YearReport, MAX_CONTRACTS, MAX_METERS, MAX_PTUS, MAX_SUPPLIERS, MAX_VOLUME,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in the other modules"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{fungible, EnsureOrigin, Time},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use smartcharge_primitives::{
		Allocations, Amount, AreaId, Balance, Debts, Ean18, Energy, GridTariff, Hour, MeterId,
		Moment, OrderedYear, Participants, Price, YearRegisters, MILLIS_PER_DAY, MILLIS_PER_HOUR,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Positions of suppliers, and the settlement of their imbalances.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the settlement pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token, in which imbalances are paid and margins are held.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Origin of a supplier.
		type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a balance responsible party.
		type BrpOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a correction of final prices: a transmission system operator, or governance.
		type RepriceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The member organisations and their roles.
		type Participants: Participants<Self::AccountId>;

		/// The areas of the grid.
		type Grid: GridTariff<Self::AccountId>;

		/// The ledger of debts.
		type Debts: Debts<Self::AccountId>;

		/// Origin of a DSO; it can report only what it settled at connections of its areas.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The connections and their suppliers.
		type Allocations: Allocations<Self::AccountId>;

		/// The meters and their registers at the borders of years.
		type YearRegisters: YearRegisters<Self::AccountId>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// How long before the present hour energy can have flowed to be booked to its hour, in
		/// ms.
		#[pallet::constant]
		type OpenFor: Get<Moment>;

		/// How long before the present hour a position can be and is kept, in ms.
		#[pallet::constant]
		type Retention: Get<Moment>;

		/// How far ahead of the present time a contract can begin, in ms.
		#[pallet::constant]
		type ContractLead: Get<Moment>;

		/// Time between the end of a contract and the call that ends it, at least, in ms.
		#[pallet::constant]
		type Notice: Get<Moment>;

		/// How far ahead of the present time quarters of an hour can begin that are filed, traded
		/// or priced, in ms.
		#[pallet::constant]
		type MaxLead: Get<Moment>;

		/// How long before the start of a quarter its programme can be filed at the latest, in ms.
		#[pallet::constant]
		type GateClosure: Get<Moment>;

		/// How long after the end of a local day its energy can be traded, in ms.
		#[pallet::constant]
		type TradesUntil: Get<Moment>;

		/// How long after the end of a local day it can be settled at the earliest, in ms.
		#[pallet::constant]
		type SettleAfter: Get<Moment>;

		/// Number of past years whose reports and sums of prices are kept.
		#[pallet::constant]
		type YearsKept: Get<Year>;

		/// Minimum price, in the smallest token unit per kWh. It catches mistakes.
		#[pallet::constant]
		type MinPrice: Get<Price>;

		/// Maximum price, in the smallest token unit per kWh. It catches mistakes.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// Weights of what the pallet does.
		type WeightInfo: WeightInfo;

		/// Sets the clock of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Reasons for which the settlement pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The tokens are a security of a supplier for its balance responsible party.
		#[codec(index = 0)]
		Margin,
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
		Position<BlockNumberFor<T>>,
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
	/// makes it the BLAKE2b hash with 32 bytes of the hash before it, the key and the quarters.
	///
	/// Written by idle blocks that remove positions. Never removed.
	#[pallet::storage]
	pub type LastRemoved<T> = StorageValue<_, (Day, H256), OptionQuery>;

	/// First hour whose positions are kept, in hours since the Unix epoch.
	///
	/// Written by idle blocks, once per hour. Never removed.
	#[pallet::storage]
	pub type KeptFrom<T> = StorageValue<_, Hour, ValueQuery>;

	/// First hour of which programmes, trades, prices, adjustments and statements are kept, in
	/// hours since the Unix epoch.
	///
	/// Written by idle blocks, once per hour. Never removed.
	#[pallet::storage]
	pub type BooksFrom<T> = StorageValue<_, Hour, ValueQuery>;

	/// Contracts of a supplier with balance responsible parties, in order of time.
	///
	/// Written by `accept_supplier` and `end_contract`. Never removed; at most
	/// [`MAX_CONTRACTS`] per supplier.
	#[pallet::storage]
	pub type Responsibilities<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Contracts<T::AccountId>, ValueQuery>;

	/// Contract that a supplier proposed last and that was not accepted.
	///
	/// Written by `name_brp`; removed by `accept_supplier`. At most one per supplier.
	#[pallet::storage]
	pub type Proposals<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Proposal<T::AccountId>, OptionQuery>;

	/// Suppliers that have or had a contract with a balance responsible party, in order of their
	/// accounts.
	///
	/// Written by `accept_supplier`. Never removed; at most [`MAX_SUPPLIERS`] per party.
	#[pallet::storage]
	pub type Portfolios<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Suppliers<T::AccountId>, ValueQuery>;

	/// Programmes by hour, area and balance responsible party.
	///
	/// Written by `file_programme`; removed by idle blocks after [`Config::Retention`]. At most one
	/// for each party, area and hour.
	#[pallet::storage]
	pub type Programmes<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		Programme,
		OptionQuery,
	>;

	/// Trades by the hour in which they begin and their id.
	///
	/// Written by `propose_trade` and `confirm_trade`; removed by `withdraw_trade`, and by idle
	/// blocks after [`Config::Retention`]. The members answer for their number.
	#[pallet::storage]
	pub type Trades<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, TradeKey>),
		Trade<T::AccountId>,
		OptionQuery,
	>;

	/// Id of the next trade.
	///
	/// Written by `propose_trade`. Never removed.
	#[pallet::storage]
	pub type NextTradeId<T> = StorageValue<_, TradeId, ValueQuery>;

	/// Sums of confirmed trades by hour, area and party: sold less bought, for each quarter of the
	/// hour. Those of all parties add up to zero.
	///
	/// Written by `confirm_trade`; removed by idle blocks after [`Config::Retention`]. At most one
	/// for each party, area and hour.
	#[pallet::storage]
	pub type Traded<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		NetTrades,
		OptionQuery,
	>;

	/// Prices of the day ahead by hour, in the smallest token unit per kWh.
	///
	/// Written by `publish_prices` and `reprice`; removed by idle blocks after
	/// [`Config::Retention`]. At most one per hour.
	#[pallet::storage]
	pub type DayAheadPrices<T: Config> =
		StorageMap<_, Identity, HourKey, Quoted<T::AccountId, Price>, OptionQuery>;

	/// Prices of imbalance by hour.
	///
	/// Written by `publish_prices` and `reprice`; removed by idle blocks after
	/// [`Config::Retention`]. At most one per hour.
	#[pallet::storage]
	pub type ImbalancePrices<T: Config> =
		StorageMap<_, Identity, HourKey, Quoted<T::AccountId, ImbalancePrice>, OptionQuery>;

	/// Sum of the final prices of the day ahead of a year (UTC+1), and the number of its quarters
	/// that have one.
	///
	/// Written by `publish_prices` and `reprice`, once per hour; removed by idle blocks after
	/// [`Config::YearsKept`]. One per year.
	#[pallet::storage]
	pub type DayAheadYears<T> = StorageMap<_, Identity, OrderedYear, (i128, u32), OptionQuery>;

	/// Corrections of positions by hour, area and supplier, in Wh, for each quarter of the hour:
	/// energy taken more, or fed in less, counts upward.
	///
	/// Written by the pallet of corrections; removed by idle blocks after [`Config::Retention`]. At
	/// most one for each supplier, area and hour.
	#[pallet::storage]
	pub type Adjustments<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, HourKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		Adjustment,
		OptionQuery,
	>;

	/// Statements by local day, area and balance responsible party: the last version.
	///
	/// Written by `settle_day`; removed by idle blocks after [`Config::Retention`]. At most one for
	/// each party, area and day.
	#[pallet::storage]
	pub type Statements<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, DayKey>, NMapKey<Identity, AreaKey>, NMapKey<Identity, T::AccountId>),
		Statement<T::AccountId>,
		OptionQuery,
	>;

	/// Settled energy of connections by year (UTC+1) and EAN-18 code.
	///
	/// Written by `report_p4` and `true_up`; removed by idle blocks after [`Config::YearsKept`]. At
	/// most one for each connection and year.
	#[pallet::storage]
	pub type YearReports<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, OrderedYear>, NMapKey<Blake2_128Concat, Ean18>),
		YearReport<T::AccountId>,
		OptionQuery,
	>;

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
		/// A supplier proposed a contract to a balance responsible party.
		BrpNamed {
			/// The supplier.
			supplier: T::AccountId,
			/// The balance responsible party.
			brp: T::AccountId,
			/// First local day of the contract, in days since the Unix epoch.
			from: Day,
			/// Terms.
			terms: Terms,
		},
		/// A balance responsible party accepted a supplier.
		SupplierAccepted {
			/// The supplier.
			supplier: T::AccountId,
			/// The balance responsible party.
			brp: T::AccountId,
			/// First local day of the contract, in days since the Unix epoch.
			from: Day,
			/// Terms.
			terms: Terms,
		},
		/// A contract ends.
		ContractEnded {
			/// The supplier.
			supplier: T::AccountId,
			/// The balance responsible party.
			brp: T::AccountId,
			/// First local day without the contract, in days since the Unix epoch.
			from: Day,
		},
		/// A part of the margin of a supplier was released.
		MarginReleased {
			/// The supplier.
			supplier: T::AccountId,
			/// Amount released, in the smallest unit of the token.
			amount: Balance,
		},
		/// A programme was filed.
		ProgrammeFiled {
			/// The balance responsible party.
			brp: T::AccountId,
			/// The area.
			area: AreaId,
			/// First quarter of an hour, since the Unix epoch.
			from: Ptu,
			/// Number of quarters.
			ptus: u32,
		},
		/// A trade was proposed.
		TradeProposed {
			/// Id of the trade.
			trade: TradeId,
			/// Hour in which it begins, in hours since the Unix epoch.
			hour: Hour,
			/// Party that sells.
			seller: T::AccountId,
			/// Party that buys.
			buyer: T::AccountId,
			/// Area in which the energy counts.
			area: AreaId,
			/// First quarter of an hour, since the Unix epoch.
			from: Ptu,
			/// Energy of each quarter, in Wh.
			wh: TradedVolumes,
		},
		/// A trade was confirmed.
		TradeConfirmed {
			/// Id of the trade.
			trade: TradeId,
			/// Hour in which it begins, in hours since the Unix epoch.
			hour: Hour,
		},
		/// A trade that was not confirmed was withdrawn.
		TradeWithdrawn {
			/// Id of the trade.
			trade: TradeId,
			/// Hour in which it begins, in hours since the Unix epoch.
			hour: Hour,
			/// Party that withdrew it.
			by: T::AccountId,
		},
		/// Prices were published or attested.
		PricesPublished {
			/// Member that published them.
			by: T::AccountId,
			/// First quarter of an hour, since the Unix epoch.
			from: Ptu,
			/// Number of quarters.
			ptus: u32,
			/// Number of hours whose prices became final.
			final_hours: u32,
		},
		/// Final prices were corrected.
		PricesCorrected {
			/// First quarter of an hour, since the Unix epoch.
			from: Ptu,
			/// Number of quarters.
			ptus: u32,
		},
		/// A local day of a balance responsible party in an area was settled, or settled again.
		DaySettled {
			/// The balance responsible party.
			brp: T::AccountId,
			/// The area.
			area: AreaId,
			/// The local day, in days since the Unix epoch.
			day: Day,
			/// Version of the statement, from 1 on.
			version: u16,
			/// Amount toward the transmission system operator, in the smallest unit of the token;
			/// below zero the balance responsible party pays.
			portfolio: Amount,
			/// Gain of netting, in the smallest unit of the token.
			gain: Amount,
		},
		/// An imbalance was paid, or the difference to an earlier version of the statement.
		ImbalancePaid {
			/// The balance responsible party.
			brp: T::AccountId,
			/// The supplier.
			supplier: T::AccountId,
			/// The area.
			area: AreaId,
			/// The local day, in days since the Unix epoch.
			day: Day,
			/// Amount that the supplier received, in the smallest unit of the token; below zero it
			/// paid.
			amount: Amount,
			/// Part of it that became a debt, in the smallest unit of the token.
			owed: Balance,
		},
		/// The position of a supplier was corrected.
		PositionAdjusted {
			/// The supplier.
			supplier: T::AccountId,
			/// The area.
			area: AreaId,
			/// Start of the time in which the energy flowed, in ms since the Unix epoch.
			from: Moment,
			/// End of that time, in ms since the Unix epoch.
			until: Moment,
			/// Whether energy taken was corrected; else it was energy fed in.
			taken: bool,
			/// Whether more flowed than was booked; else it was less.
			more: bool,
			/// The energy, in Wh.
			energy: Energy,
		},
		/// The settled energy of a connection in a year was reported, or reported again.
		P4Reported {
			/// EAN-18 code of the connection.
			ean: Ean18,
			/// The year (UTC+1).
			year: Year,
			/// Energy by the registers of its meters, in Wh.
			metered: Energy,
			/// Energy by the settlement of the grid operator, in Wh.
			settled: Energy,
			/// Salted hash of the operator's document.
			evidence: H256,
		},
		/// The year of a connection was trued up, or the difference to an earlier report.
		TruedUp {
			/// EAN-18 code of the connection.
			ean: Ean18,
			/// The year (UTC+1).
			year: Year,
			/// Holder of the connection.
			holder: T::AccountId,
			/// Supplier of the primary allocation point.
			supplier: T::AccountId,
			/// Amount that the holder received, in the smallest unit of the token; below zero it
			/// paid.
			amount: Amount,
			/// Part of it that became a debt, in the smallest unit of the token.
			owed: Balance,
		},
	}

	/// Errors of the settlement pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a balance responsible party.
		NotBrp,
		/// The account is not a member with the role of a supplier.
		NotASupplier,
		/// A contract begins or ends with the next local day at the earliest.
		FromTooSoon,
		/// A contract begins more than `ContractLead` ahead.
		FromTooFar,
		/// The supplier proposed no contract.
		NoProposal,
		/// The supplier named another balance responsible party.
		NotNamed,
		/// The supplier proposed another first day or other terms.
		TermsDiffer,
		/// All contracts of the supplier that are remembered are still needed.
		TooManyContracts,
		/// The balance responsible party has the maximum number of suppliers.
		TooManySuppliers,
		/// The spendable balance of the supplier is below what the margin needs.
		InsufficientBalance,
		/// The supplier has no contract with a balance responsible party.
		NoContract,
		/// The caller is no party.
		NotParty,
		/// A contract ends after `Notice` at the earliest.
		NoticeTooShort,
		/// The contract would end before it begins.
		NotBegun,
		/// The contracts of the supplier need all of its margin.
		NothingToRelease,
		/// There are no values.
		NoValues,
		/// There are values for more than 100 quarters of an hour.
		TooManyPtus,
		/// The last quarter begins more than `MaxLead` ahead.
		TooFarAhead,
		/// There is no area with this id.
		UnknownArea,
		/// The first quarter begins too soon or has begun: its programme cannot change.
		GateClosed,
		/// The energy of a quarter exceeds 1 TWh.
		VolumeTooHigh,
		/// The parties of a trade are the same account.
		OwnTrade,
		/// No quarter of the trade has energy.
		NothingTraded,
		/// A party of the trade has no balance responsible party.
		NoBrp,
		/// The energy of this day can no longer be traded.
		TradeTooLate,
		/// The maximum number of trades was made.
		TooManyTrades,
		/// There is no trade of this hour and id.
		UnknownTrade,
		/// The trade is confirmed already.
		AlreadyConfirmed,
		/// The caller is not the party to which the trade was proposed.
		NotCounterparty,
		/// The caller has no role whose members publish prices.
		NotPublisher,
		/// The prices are not those of whole hours.
		NotWholeHours,
		/// A price is below `MinPrice`.
		PriceTooLow,
		/// A price exceeds `MaxPrice`.
		PriceTooHigh,
		/// Two prices differ in a quarter with one price, or a surplus is worth more than a
		/// shortage costs.
		InconsistentPrices,
		/// The last quarter, or the year, is not over.
		NotOver,
		/// The prices of an hour are final already.
		AlreadyFinal,
		/// The maximum number of members attested prices of an hour.
		TooManyAttestations,
		/// The prices of an hour are not final.
		PricesNotFinal,
		/// All prices are those that are stored.
		NothingToChange,
		/// The hour, the day or the year is older than the books that are kept.
		TooLate,
		/// The day can be settled `SettleAfter` after its end at the earliest.
		TooEarly,
		/// Prices of the day or the year are not all final.
		PricesMissing,
		/// The same result was settled already.
		UpToDate,
		/// There is no connection with this code that has an allocation in the year.
		UnknownConnection,
		/// The caller does not operate the area.
		NotOperator,
		/// There are no meters.
		NoMeters,
		/// There are more than 16 meters.
		TooManyMeters,
		/// A meter occurs twice.
		DuplicateMeter,
		/// A meter is not at the connection, or does not count energy that is taken.
		OtherConnection,
		/// The meters have different owners.
		DifferentOwners,
		/// A register at the start or at the end of the year is not known.
		RegistersMissing,
		/// The settled energy of the year was not reported.
		P4Missing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::remove_old(&mut budget);
				Self::remove_old_books(&mut budget);
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
			assert!(
				T::SettleAfter::get() >= T::TradesUntil::get(),
				"settlement: trades must end before a day is settled"
			);
			let ahead = T::MaxLead::get().saturating_add(T::SettleAfter::get());
			assert!(
				T::Retention::get() > ahead.max(T::OpenFor::get()).saturating_add(MILLIS_PER_DAY),
				"settlement: a day must be kept until it is settled"
			);
			assert!(
				T::MinPrice::get() <= 0 && T::MaxPrice::get() >= 0,
				"settlement: energy must be able to be free of charge"
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
		/// Proposes a contract to a balance responsible party.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; a supplier.
		///
		/// ## Details
		///
		/// The contract begins when `brp` accepts it. A proposal replaces the one before it.
		///
		/// ## Parameters
		///
		/// - `brp`: account of the balance responsible party; it can be the caller.
		/// - `from`: first local day (Central European Time) of the contract, in days since the
		///   Unix epoch; after the present day, and at most `ContractLead` ahead.
		/// - `terms`: to whom the gain of netting goes, what the supplier answers for, and the
		///   margin in the smallest unit of the token.
		///
		/// ## Errors
		///
		/// - [`Error::NotBrp`]: when `brp` is not a member with the role of a balance responsible
		///   party.
		/// - [`Error::FromTooSoon`]: when `from` is not after the present day.
		/// - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
		///
		/// ## Events
		///
		/// [`Event::BrpNamed`]
		#[pallet::call_index(0)]
		pub fn name_brp(
			origin: OriginFor<T>,
			brp: T::AccountId,
			from: Day,
			terms: Terms,
		) -> DispatchResult {
			let supplier = T::SupplierOrigin::ensure_origin(origin)?;
			Self::do_name_brp(supplier, brp, from, terms)
		}

		/// Accepts the contract that a supplier proposed.
		///
		/// ## Dispatch Origin
		///
		/// `BrpOrigin`; the balance responsible party that the supplier named.
		///
		/// ## Details
		///
		/// The caller repeats the first day and the terms, so that it accepts no others than those
		/// that it has seen. The contract replaces those that would begin with it or later; those
		/// before it stay, because the past is never changed. The margin is held from the balance
		/// of the supplier: for each balance responsible party the highest one of the contracts
		/// that can still be settled.
		///
		/// ## Parameters
		///
		/// - `supplier`: account of the supplier.
		/// - `from`: first local day of the contract, in days since the Unix epoch, as proposed.
		/// - `terms`: terms, as proposed.
		///
		/// ## Errors
		///
		/// - [`Error::NoProposal`]: when `supplier` proposed no contract.
		/// - [`Error::NotNamed`]: when `supplier` named another balance responsible party.
		/// - [`Error::TermsDiffer`]: when `supplier` proposed another day or other terms.
		/// - [`Error::NotASupplier`]: when `supplier` is no longer a supplier.
		/// - [`Error::FromTooSoon`]: when `from` is not after the present day.
		/// - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
		/// - [`Error::TooManyContracts`]: when 8 contracts of `supplier` are still needed.
		/// - [`Error::TooManySuppliers`]: when the caller has 16 suppliers.
		/// - [`Error::InsufficientBalance`]: when the spendable balance of `supplier` is below what
		///   the margin needs.
		///
		/// ## Events
		///
		/// [`Event::SupplierAccepted`]
		#[pallet::call_index(1)]
		pub fn accept_supplier(
			origin: OriginFor<T>,
			supplier: T::AccountId,
			from: Day,
			terms: Terms,
		) -> DispatchResult {
			let brp = T::BrpOrigin::ensure_origin(origin)?;
			Self::do_accept_supplier(brp, supplier, from, terms)
		}

		/// Ends the last contract of a supplier.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the supplier or by its balance responsible party.
		///
		/// ## Details
		///
		/// From then on nobody answers for the imbalance of the supplier, until it has another
		/// contract. To move to another balance responsible party needs no end: the next contract
		/// is one.
		///
		/// ## Parameters
		///
		/// - `supplier`: account of the supplier.
		/// - `from`: first local day without the contract, in days since the Unix epoch; at least
		///   `Notice` and at most `ContractLead` ahead.
		///
		/// ## Errors
		///
		/// - [`Error::NoContract`]: when `supplier` has no contract, or its last one ends already.
		/// - [`Error::NotParty`]: when the caller is neither the supplier nor its balance
		///   responsible party.
		/// - [`Error::FromTooSoon`]: when `from` is not after the present day.
		/// - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
		/// - [`Error::NoticeTooShort`]: when `from` is less than `Notice` ahead.
		/// - [`Error::NotBegun`]: when the contract begins on `from` or later.
		/// - [`Error::TooManyContracts`]: when 8 contracts of `supplier` are still needed.
		///
		/// ## Events
		///
		/// [`Event::ContractEnded`]
		#[pallet::call_index(2)]
		pub fn end_contract(
			origin: OriginFor<T>,
			supplier: T::AccountId,
			from: Day,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_contract(who, supplier, from)
		}

		/// Releases what is held of the margin of a supplier and no longer needed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// A margin is needed as long as a day of its contract can be settled, or settled again:
		/// `Retention` after the contract.
		///
		/// ## Parameters
		///
		/// - `supplier`: account of the supplier, to whose balance the tokens return.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToRelease`]: when all of the margin is needed.
		///
		/// ## Events
		///
		/// [`Event::MarginReleased`]
		#[pallet::call_index(3)]
		pub fn release_margin(origin: OriginFor<T>, supplier: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_margin(supplier)
		}

		/// Files a programme, or a revision of it.
		///
		/// ## Dispatch Origin
		///
		/// `BrpOrigin`; a balance responsible party.
		///
		/// ## Details
		///
		/// A programme is the net position of the caller in an area: what it sold outside of the
		/// chain less what it bought there, so that of consumption is below zero. Each filing
		/// raises the revision of the hours that it is about; quarters that it has no value for
		/// stay. Until the gate closes, `GateClosure` before a quarter, its value can change.
		///
		/// ## Parameters
		///
		/// - `area`: id of the area.
		/// - `from`: first quarter of an hour since the Unix epoch (UTC).
		/// - `values`: net position of each quarter from there on, in Wh; 1 to 100 quarters, the
		///   last of which begins at most `MaxLead` ahead.
		///
		/// ## Errors
		///
		/// - [`Error::NoValues`]: when `values` is empty.
		/// - [`Error::TooManyPtus`]: when `values` has more than 100 values.
		/// - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::GateClosed`]: when the first quarter begins in less than `GateClosure`.
		/// - [`Error::VolumeTooHigh`]: when a value is more than 1 TWh in either direction.
		///
		/// ## Events
		///
		/// [`Event::ProgrammeFiled`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::file_programme(ptus(values.len())))]
		pub fn file_programme(
			origin: OriginFor<T>,
			area: AreaId,
			from: Ptu,
			values: Vec<i64>,
		) -> DispatchResult {
			let brp = T::BrpOrigin::ensure_origin(origin)?;
			Self::do_file_programme(brp, area, from, values)
		}

		/// Proposes a trade of energy to another party.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a supplier or a balance responsible party.
		///
		/// ## Details
		///
		/// The trade counts when the other party confirms it. The price is a matter of the parties:
		/// the chain settles what was traded, not what was paid for it. A party counts for the
		/// balance responsible party of its contract, or for itself if it has the role and no
		/// contract.
		///
		/// ## Parameters
		///
		/// - `to`: account of the other party.
		/// - `sells`: whether the caller sells; else it buys.
		/// - `area`: id of the area in which the energy counts.
		/// - `from`: first quarter of an hour since the Unix epoch (UTC); of a local day that ended
		///   less than `TradesUntil` ago.
		/// - `values`: energy of each quarter from there on, in Wh; 1 to 100 quarters, the last of
		///   which begins at most `MaxLead` ahead.
		///
		/// ## Errors
		///
		/// - [`Error::NoValues`]: when `values` is empty.
		/// - [`Error::TooManyPtus`]: when `values` has more than 100 values.
		/// - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
		/// - [`Error::OwnTrade`]: when `to` is the caller.
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::TradeTooLate`]: when the day of the first quarter ended `TradesUntil` ago.
		/// - [`Error::VolumeTooHigh`]: when a value is more than 1 TWh.
		/// - [`Error::NothingTraded`]: when all values are zero.
		/// - [`Error::NoBrp`]: when a party has no balance responsible party in the first or in the
		///   last hour.
		/// - [`Error::TooManyTrades`]: when no id is left.
		///
		/// ## Events
		///
		/// [`Event::TradeProposed`]
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::propose_trade(ptus(values.len())))]
		pub fn propose_trade(
			origin: OriginFor<T>,
			to: T::AccountId,
			sells: bool,
			area: AreaId,
			from: Ptu,
			values: Vec<u64>,
		) -> DispatchResult {
			let proposer = ensure_signed(origin)?;
			Self::do_propose_trade(proposer, to, sells, area, from, values)
		}

		/// Confirms a trade that was proposed to the caller.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the party to which the trade was proposed.
		///
		/// ## Details
		///
		/// The energy counts for both parties, with opposite signs. A confirmed trade is final.
		///
		/// ## Parameters
		///
		/// - `hour`: hour in which the trade begins, in hours since the Unix epoch.
		/// - `trade`: id of the trade.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownTrade`]: when there is no `trade` in `hour`.
		/// - [`Error::AlreadyConfirmed`]: when the trade is confirmed.
		/// - [`Error::NotCounterparty`]: when the trade was not proposed to the caller.
		/// - [`Error::TradeTooLate`]: when the day of the first quarter ended `TradesUntil` ago.
		/// - [`Error::VolumeTooHigh`]: when the sum of a party's trades exceeds its type.
		///
		/// ## Events
		///
		/// [`Event::TradeConfirmed`]
		#[pallet::call_index(6)]
		pub fn confirm_trade(origin: OriginFor<T>, hour: Hour, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_trade(who, hour, trade)
		}

		/// Withdraws or declines a trade that is not confirmed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a party of the trade.
		///
		/// ## Details
		///
		/// A proposal that nobody withdraws can be confirmed until the deadline, also when it has
		/// become worth more to the other party.
		///
		/// ## Parameters
		///
		/// - `hour`: hour in which the trade begins, in hours since the Unix epoch.
		/// - `trade`: id of the trade.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownTrade`]: when there is no `trade` in `hour`.
		/// - [`Error::AlreadyConfirmed`]: when the trade is confirmed.
		/// - [`Error::NotParty`]: when the caller is no party of the trade.
		///
		/// ## Events
		///
		/// [`Event::TradeWithdrawn`]
		#[pallet::call_index(7)]
		pub fn withdraw_trade(origin: OriginFor<T>, hour: Hour, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_trade(who, hour, trade)
		}

		/// Publishes prices of whole hours.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member with the role of a transmission system operator (TSO), a balance
		/// responsible party, a DSO or a supplier.
		///
		/// ## Details
		///
		/// Prices that a TSO publishes are final. Others attest them: they are final when two
		/// members that do not have the same balance responsible party attested equal prices. A
		/// member can replace what it attested. Final prices change by `reprice` alone.
		///
		/// ## Parameters
		///
		/// - `from`: first quarter of an hour since the Unix epoch (UTC); the first one of its
		///   hour, which is within `Retention`.
		/// - `prices`: prices of each quarter from there on, in the smallest token unit per kWh; 4
		///   to 100 quarters. Those of the day ahead begin at most `MaxLead` ahead; those of
		///   imbalance are of the past, and have one price but in a quarter with both directions
		///   of regulation.
		///
		/// ## Errors
		///
		/// - [`Error::NotPublisher`]: when the caller has none of the roles.
		/// - [`Error::NoValues`]: when there are no prices.
		/// - [`Error::TooManyPtus`]: when there are prices of more than 100 quarters.
		/// - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
		/// - [`Error::TooLate`]: when the first hour is no longer kept.
		/// - [`Error::NotWholeHours`]: when the first or the last hour is not whole.
		/// - [`Error::PriceTooLow`]: when a price is below `MinPrice`.
		/// - [`Error::PriceTooHigh`]: when a price exceeds `MaxPrice`.
		/// - [`Error::InconsistentPrices`]: when two prices differ in a quarter that has one, or a
		///   surplus is worth more than a shortage costs.
		/// - [`Error::NotOver`]: when a quarter with a price of imbalance is not over.
		/// - [`Error::AlreadyFinal`]: when the prices of an hour are final.
		/// - [`Error::TooManyAttestations`]: when 4 other members attested prices of an hour.
		///
		/// ## Events
		///
		/// [`Event::PricesPublished`]
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::publish_prices(ptus(prices.len())))]
		pub fn publish_prices(origin: OriginFor<T>, from: Ptu, prices: Prices) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish_prices(who, from, prices)
		}

		/// Corrects final prices of whole hours.
		///
		/// ## Dispatch Origin
		///
		/// `RepriceOrigin`; a transmission system operator, or two thirds of the members.
		///
		/// ## Details
		///
		/// Statements that were made with the old prices stay until somebody settles the day again,
		/// which pays the difference.
		///
		/// ## Parameters
		///
		/// - `from`: first quarter of an hour since the Unix epoch (UTC); the first one of its
		///   hour, which is within `Retention`.
		/// - `prices`: prices of each quarter from there on, in the smallest token unit per kWh; 4
		///   to 100 quarters.
		///
		/// ## Errors
		///
		/// - [`Error::NoValues`]: when there are no prices.
		/// - [`Error::TooManyPtus`]: when there are prices of more than 100 quarters.
		/// - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
		/// - [`Error::TooLate`]: when the first hour is no longer kept.
		/// - [`Error::NotWholeHours`]: when the first or the last hour is not whole.
		/// - [`Error::PriceTooLow`]: when a price is below `MinPrice`.
		/// - [`Error::PriceTooHigh`]: when a price exceeds `MaxPrice`.
		/// - [`Error::InconsistentPrices`]: when two prices differ in a quarter that has one, or a
		///   surplus is worth more than a shortage costs.
		/// - [`Error::NotOver`]: when a quarter with a price of imbalance is not over.
		/// - [`Error::PricesNotFinal`]: when the prices of an hour are not final.
		/// - [`Error::NothingToChange`]: when all prices are those that are stored.
		///
		/// ## Events
		///
		/// [`Event::PricesCorrected`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::reprice(ptus(prices.len())))]
		pub fn reprice(origin: OriginFor<T>, from: Ptu, prices: Prices) -> DispatchResult {
			T::RepriceOrigin::ensure_origin(origin)?;
			Self::do_reprice(from, prices)
		}

		/// Settles a local day of a balance responsible party in an area, or settles it again.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Imbalance is what flowed less the programme and the trades, for each quarter. Each
		/// supplier pays for its own at the prices of imbalance, or is paid, and has its share of
		/// the gain of netting by its contract. Money goes between the supplier and the balance
		/// responsible party: debts of the other one first, then from the balance, then from the
		/// margin; the rest becomes a debt. A day that was settled before pays the difference to
		/// its last statement. What the portfolio owes the transmission system operator is
		/// computed, and paid outside of the chain.
		///
		/// ## Parameters
		///
		/// - `brp`: account of the balance responsible party.
		/// - `area`: id of the area.
		/// - `day`: local day (Central European Time), in days since the Unix epoch; it ended at
		///   least `SettleAfter` ago, and is within `Retention`.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: when there is no `area`.
		/// - [`Error::TooEarly`]: when `day` ended less than `SettleAfter` ago.
		/// - [`Error::TooLate`]: when an hour of `day` is no longer kept.
		/// - [`Error::NotBrp`]: when `brp` has neither the role nor a supplier on `day`.
		/// - [`Error::PricesMissing`]: when a price of imbalance of `day` is not final.
		/// - [`Error::UpToDate`]: when the last statement has the same result.
		///
		/// ## Events
		///
		/// - [`Event::DaySettled`]
		/// - [`Event::ImbalancePaid`], for each supplier to or by which something was paid.
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::settle_day(MAX_SUPPLIERS))]
		pub fn settle_day(
			origin: OriginFor<T>,
			brp: T::AccountId,
			area: AreaId,
			day: Day,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = <T as Config>::WeightInfo::settle_day;
			match Self::do_settle_day(brp, area, day) {
				Ok(suppliers) => Ok(Some(weight(suppliers)).into()),
				Err(refused) => Err(refused.error.with_weight(weight(refused.suppliers))),
			}
		}

		/// Reports the energy of a connection that its grid operator settled in a year.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO of the area of the connection.
		///
		/// ## Details
		///
		/// The energy that the meters counted (P1) is taken from their registers at the borders of
		/// the year. A report can be replaced; `true_up` then pays the difference. The owner of the
		/// meters and the supplier stay those of the first report.
		///
		/// ## Parameters
		///
		/// - `ean`: EAN-18 code of the connection, as a number.
		/// - `year`: the year (UTC+1); it is over, and at most `YearsKept` years ago.
		/// - `meters`: ids of the meters at the connection that count energy taken; 1 to 16 of one
		///   owner.
		/// - `energy`: settled energy (P4), in Wh.
		/// - `evidence`: salted hash of the document by which it was settled.
		///
		/// ## Errors
		///
		/// - [`Error::NotOver`]: when `year` is not over.
		/// - [`Error::TooLate`]: when `year` is too long ago.
		/// - [`Error::UnknownConnection`]: when there is no connection `ean`, or none that had an
		///   allocation at the end of `year`.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of the connection.
		/// - [`Error::NoMeters`]: when `meters` is empty.
		/// - [`Error::TooManyMeters`]: when there are more than 16 meters.
		/// - [`Error::DuplicateMeter`]: when a meter occurs twice.
		/// - [`Error::OtherConnection`]: when a meter is not at the connection, or does not count
		///   energy that is taken.
		/// - [`Error::DifferentOwners`]: when the meters have different owners.
		/// - [`Error::RegistersMissing`]: when a register at a border of `year` is not known.
		///
		/// ## Events
		///
		/// [`Event::P4Reported`]
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::report_p4(meters_of(meters.len())))]
		pub fn report_p4(
			origin: OriginFor<T>,
			ean: u64,
			year: Year,
			meters: Vec<MeterId>,
			energy: Energy,
			evidence: H256,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_report_p4(dso, ean, year, meters, energy, evidence)
		}

		/// Pays the difference between the meters of a connection and what was settled in a year.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// The difference has the average price of the day ahead of all quarters of the year. If
		/// the meters counted more than was settled, the supplier pays the holder of the
		/// connection; else the holder pays the supplier. What the balance does not cover becomes a
		/// debt.
		///
		/// ## Parameters
		///
		/// - `ean`: EAN-18 code of the connection, as a number.
		/// - `year`: the year (UTC+1).
		///
		/// ## Errors
		///
		/// - [`Error::UnknownConnection`]: when `ean` is no EAN-18 code.
		/// - [`Error::P4Missing`]: when no DSO reported what was settled.
		/// - [`Error::PricesMissing`]: when a price of the day ahead of `year` is not final.
		/// - [`Error::UpToDate`]: when the same amount was settled already.
		///
		/// ## Events
		///
		/// [`Event::TruedUp`]
		#[pallet::call_index(12)]
		pub fn true_up(origin: OriginFor<T>, ean: u64, year: Year) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_true_up(ean, year)
		}
	}

	/// Number of meters by which a call with so many values is weighed: more are refused at once.
	fn meters_of(values: usize) -> u32 {
		u32::try_from(values).unwrap_or(u32::MAX).min(MAX_METERS)
	}

	/// Number of quarters by which a call with so many values is weighed: more are refused at once.
	fn ptus(values: usize) -> u32 {
		u32::try_from(values).unwrap_or(u32::MAX).min(MAX_PTUS)
	}
}
