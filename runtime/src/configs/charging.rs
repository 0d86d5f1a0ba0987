// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the chain is for: money, grid, meters, origin, demand response, charging.

use super::{governance::GovernanceOrigin, money::ConsortiumAccount};
#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Cast;
use crate::{
	AccountId, Balance, Balances, Charging, Consortium, Corrections, Debts, DemandResponse, Grid,
	Metering, Origin, Runtime, Settlement, Timestamp, TOKEN,
};
use pallet_consortium::{
	EnsureAuditor, EnsureBrp, EnsureCso, EnsureCustodian, EnsureDriver, EnsureDso, EnsureHolder,
	EnsureParticipant, EnsureSupplier, EnsureTso,
};
use polkadot_sdk::frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, EitherOfDiverse},
	weights::Weight,
	PalletId,
};
use smartcharge_primitives::{
	ByPurpose, Moment, OnFlow, Power, Price, PricePerHour, MAX_PRICE, MAX_STEPS, MILLIS_PER_DAY,
	MILLIS_PER_HOUR, MIN_PRICE,
};

/// A minute in ms.
const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// Metering intervals after the end of an interval until it is closed: an hour of intervals of 5
/// minutes.
const CLOSING_DELAY: u32 = 12;

/// Claims that one reading of a station makes at most: one for each interval that is not closed,
/// and for each border between segments.
const MOST_CLAIMS: u32 = CLOSING_DELAY + 2 + pallet_charging::MAX_SEGMENTS;

/// How long before the present hour energy can have flowed to be booked to its hour: more than the
/// longest process.
const OPEN_FOR: Moment = 14 * MILLIS_PER_DAY;

/// How long positions are kept, and the allocations by which they are read: two months.
const BOOKS_RETENTION: Moment = 62 * MILLIS_PER_DAY;

/// Keys of the books of suppliers that one reading adds at most: one for each open hour and for
/// what is late, and two for each border between segments.
const MOST_KEYS: u32 = 14 * 24 + 3 + 2 * pallet_charging::MAX_SEGMENTS;

/// Provisional rewards of one process at most: of the PTUs of a day, half can move to the
/// other half.
const MAX_REWARDS: u32 = 48;

/// How long records and cancellations stay in the state: 24 months, a leap day included.
pub(super) const RETENTION: Moment = 731 * MILLIS_PER_DAY;

/// Records, and cancellations, that have a root together. The path to it has 10 hashes.
const PER_ROOT: u32 = 1_000;

parameter_types! {
	/// The lowest price per kWh.
	pub const MinPrice: Price = MIN_PRICE;
	/// The highest price per kWh.
	pub const MaxPrice: Price = MAX_PRICE;
	/// The highest price of a station per hour: a bound for mistakes.
	pub const MaxPricePerHour: PricePerHour = 10_000 * TOKEN;
	/// How far the clock of a meter may be ahead.
	pub const MaxDrift: Moment = MINUTE;
	/// How old a reading may be. A process is stale after as long a time without a reading: a
	/// gateway that delivers within it never loses what a process owes.
	pub const MaxAge: Moment = MILLIS_PER_DAY;
	/// How long a gap others than the owner of a meter may leave between its readings: a PTU. They
	/// may leave a longer one an hour later.
	pub const MaxGap: Moment = 15 * MINUTE;
	/// The most power of a connection: 100 MW.
	pub const MaxPower: Power = 100_000_000;
	/// Weight that a batch reserves for a reading that closes the steps of a whole day.
	pub CatchUp: Weight =
		Charging::most_weight(MAX_STEPS, MOST_CLAIMS, pallet_charging::MAX_LOCKED)
		.saturating_add(Charging::rewards_weight(MAX_REWARDS))
		.saturating_add(Charging::mandate_weight())
		.saturating_add(Charging::covers_weight(pallet_charging::MAX_COVERS))
		.saturating_add(
			<pallet_charging::weights::SubstrateWeight<Runtime> as pallet_charging::WeightInfo>
				::pay_out(2 + pallet_charging::MAX_SEGMENTS),
		)
		.saturating_add(<Settlement as OnFlow<AccountId>>::weight(MOST_KEYS));
	/// Readings in a batch: the worst that they all can do takes less than half of a block.
	pub const MaxBatch: u32 = 150;
	/// How old the latest reading of a meter may be for what it shows to hold now: a PTU.
	pub const Freshness: Moment = 15 * MINUTE;
	/// The longest window of a signal: the longest local day.
	pub const MaxWindow: Moment = 25 * MILLIS_PER_HOUR;
	/// How far ahead a signal can be sent.
	pub const MaxLead: Moment = 7 * MILLIS_PER_DAY;
	/// Of the account in which the escrows are.
	pub const EscrowId: PalletId = PalletId(*b"sc/escrw");
	/// After this its owner can take back a withdrawal that the custodian neither settled nor
	/// rejected.
	pub const CancellationPeriod: Moment = 7 * MILLIS_PER_DAY;
	/// With less than this a driver is not authorised.
	pub const MinimumBalance: Balance = 10 * TOKEN;
}

impl pallet_tokens::Config for Runtime {
	type Currency = Balances;
	type CustodianOrigin = EnsureCustodian<Runtime>;
	type AuditorOrigin = EnsureAuditor<Runtime>;
	// Former participants withdraw, too.
	type ParticipantOrigin = EnsureHolder<Runtime>;
	type Participants = Consortium;
	type Time = Timestamp;
	type CancellationPeriod = CancellationPeriod;
	type MaxPendingWithdrawals = ConstU32<16>;
	type WeightInfo = pallet_tokens::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_debts::Config for Runtime {
	type Currency = Balances;
	type WeightInfo = pallet_debts::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_grid::Config for Runtime {
	type GovernanceOrigin = GovernanceOrigin;
	type DsoOrigin = EnsureDso<Runtime>;
	type Participants = Consortium;
	type Time = Timestamp;
	type AllocationLead = ConstU64<{ 365 * MILLIS_PER_DAY }>;
	type AllocationRetention = ConstU64<BOOKS_RETENTION>;
	type MaxAreas = ConstU32<10_000>;
	type MinPrice = MinPrice;
	type MaxPrice = MaxPrice;
	type WeightInfo = pallet_grid::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_metering::Config for Runtime {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureParticipant<Runtime>;
	type OwnerOrigin = EnsureParticipant<Runtime>;
	type DsoOrigin = EnsureDso<Runtime>;
	type Grid = Grid;
	type OnReading = ByPurpose<Charging, Origin>;
	type OnRecord = Charging;
	type MaxDrift = MaxDrift;
	type MaxAge = MaxAge;
	type MaxGap = MaxGap;
	type GapDelay = ConstU64<MILLIS_PER_HOUR>;
	type MaxPower = MaxPower;
	type MaxBatch = MaxBatch;
	// A signature on P-256 weighs as much as some forty others.
	type MaxRecords = ConstU32<32>;
	type CatchUp = CatchUp;
	// A quarter: an installation is inspected in weeks.
	type ApprovalPeriod = ConstU64<{ 90 * MILLIS_PER_DAY }>;
	type WeightInfo = pallet_metering::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_origin::Config for Runtime {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureParticipant<Runtime>;
	type HolderOrigin = EnsureHolder<Runtime>;
	type SupplierOrigin = EnsureSupplier<Runtime>;
	type DsoOrigin = EnsureDso<Runtime>;
	type Participants = Consortium;
	type Grid = Grid;
	type Meters = Metering;
	type OnShortage = Charging;
	type OnFlow = Settlement;
	// Energy that corrections took back cannot be greened.
	type Processes = Corrections;
	type Freshness = Freshness;
	type Grace = ConstU64<{ 5 * MINUTE }>;
	type ClosingDelay = ConstU32<CLOSING_DELAY>;
	type AttestationPeriod = ConstU64<MINUTE>;
	type Reach = ConstU64<{ 15 * MINUTE }>;
	type ClaimTolerance = ConstU32<100>;
	type Lifetime = ConstU64<{ 365 * MILLIS_PER_DAY }>;
	type CancellationLifetime = ConstU64<RETENTION>;
	type CancellationsPerRoot = ConstU32<PER_ROOT>;
	type WeightInfo = pallet_origin::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_demand_response::Config for Runtime {
	type Currency = Balances;
	type DsoOrigin = EnsureDso<Runtime>;
	type ParticipantOrigin = EnsureParticipant<Runtime>;
	type Grid = Grid;
	type Processes = Charging;
	type Time = Timestamp;
	type MaxSignalsPerTarget = ConstU32<32>;
	type MaxWindow = MaxWindow;
	type MaxLead = MaxLead;
	type MaxResponses = ConstU32<1_000_000>;
	type WeightInfo = pallet_demand_response::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_charging::Config for Runtime {
	type CsoOrigin = EnsureCso<Runtime>;
	type DriverOrigin = EnsureDriver<Runtime>;
	type SupplierOrigin = EnsureSupplier<Runtime>;
	type Currency = Balances;
	type PalletId = EscrowId;
	type Unpayable = ConsortiumAccount;
	type Time = Timestamp;
	type Participants = Consortium;
	type Grid = Grid;
	type Meters = Metering;
	type Debts = Debts;
	type Flexibility = DemandResponse;
	type Sources = Origin;
	type OnFlow = Settlement;
	type MinimumBalance = MinimumBalance;
	type Freshness = Freshness;
	type StaleAfter = MaxAge;
	type SetupLimit = ConstU64<{ 15 * MINUTE }>;
	type MaxDuration = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	type MaxBaseAge = ConstU64<MINUTE>;
	type MaxStep = ConstU64<MILLIS_PER_HOUR>;
	type MinEnergy = ConstU64<100>;
	type MaxEnergy = ConstU64<1_000_000>;
	type MinPrice = MinPrice;
	type MaxPrice = MaxPrice;
	type MaxPricePerHour = MaxPricePerHour;
	type MaxOffers = ConstU32<32>;
	// Its grid mix and three sources; others have standing offers.
	type MaxOffersPerSupplier = ConstU32<4>;
	type MaxUnscheduled = ConstU32<3>;
	type MaxStandingOffers = ConstU32<16>;
	type Tolerance = ConstU32<100>;
	// A meter that is read every few minutes answers in time. Who knows half of what flowed in the
	// step could pick those in which nothing would have flowed anyway.
	type AnswerWithin = ConstU32<250>;
	type LeastMove = ConstU32<100>;
	type MaxRewards = ConstU32<MAX_REWARDS>;
	// The operators that a driver charges at often, and one for any.
	type MaxMandates = ConstU32<8>;
	type MaxMandateTime = ConstU64<{ 366 * MILLIS_PER_DAY }>;
	// A charger begins when it hears of the schedule, and its clock may be off by a little.
	type RecordWindow = ConstU64<{ 5 * MINUTE }>;
	// Four registers are rounded, and readings are not of the moments of the records.
	type RecordTolerance = ConstU64<10>;
	type RecordLifetime = ConstU64<RETENTION>;
	type RecordsPerRoot = ConstU32<PER_ROOT>;
	type WeightInfo = pallet_charging::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_settlement::Config for Runtime {
	type Currency = Balances;
	type SupplierOrigin = EnsureSupplier<Runtime>;
	type BrpOrigin = EnsureBrp<Runtime>;
	type DsoOrigin = EnsureDso<Runtime>;
	type RepriceOrigin = EitherOfDiverse<EnsureTso<Runtime>, GovernanceOrigin>;
	type Participants = Consortium;
	type Grid = Grid;
	type Allocations = Grid;
	type YearRegisters = Metering;
	type Debts = Debts;
	type Time = Timestamp;
	type OpenFor = ConstU64<OPEN_FOR>;
	type Retention = ConstU64<BOOKS_RETENTION>;
	type ContractLead = ConstU64<{ 365 * MILLIS_PER_DAY }>;
	type Notice = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	// A week, as signals and processes.
	type MaxLead = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	// Until the quarter begins.
	type GateClosure = ConstU64<0>;
	type YearsKept = ConstU32<{ pallet_metering::YEARS_KEPT }>;
	// At ten of the next day.
	type TradesUntil = ConstU64<{ 10 * MILLIS_PER_HOUR }>;
	// When the oldest reading that is accepted has come, with an hour for the drift of clocks.
	type SettleAfter = ConstU64<{ 25 * MILLIS_PER_HOUR }>;
	type MinPrice = MinPrice;
	type MaxPrice = MaxPrice;
	type WeightInfo = pallet_settlement::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
