// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the chain is for: money, grid, meters, demand response, charging.

use super::governance::GovernanceOrigin;
#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Cast;
use crate::{
	Balance, Balances, Charging, Consortium, DemandResponse, Grid, Metering, Runtime,
	RuntimeHoldReason, Timestamp, TOKEN,
};
use pallet_consortium::{EnsureCustodian, EnsureDso, EnsureParticipant};
use polkadot_sdk::frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64},
	weights::Weight,
};
use smartcharge_primitives::{Moment, Power, Price, MAX_STEPS, MILLIS_PER_DAY, MILLIS_PER_HOUR};

/// A minute in ms.
const MINUTE: Moment = MILLIS_PER_HOUR / 60;

parameter_types! {
	/// The highest price per kWh or per hour: a bound for mistakes.
	pub const MaxPrice: Price = 10_000 * TOKEN;
	/// How far the clock of a meter may be ahead.
	pub const MaxDrift: Moment = MINUTE;
	/// How old a reading may be. A process is stale after as long a time without a reading: a gateway
	/// that delivers within it never loses what a process owes.
	pub const MaxAge: Moment = MILLIS_PER_DAY;
	/// The most power of a connection: 100 MW.
	pub const MaxPower: Power = 100_000_000;
	/// Weight that a batch sets apart for a reading that closes the steps of a whole day.
	pub CatchUp: Weight =
		<pallet_charging::weights::SubstrateWeight<Runtime> as pallet_charging::WeightInfo>
			::on_reading(MAX_STEPS);
	/// Readings in a batch: as many as fit a block by the weights that are estimated now.
	pub const MaxBatch: u32 = 300;
	/// The longest window of a signal.
	pub const MaxWindow: Moment = MILLIS_PER_DAY;
	/// How far ahead a signal can be sent.
	pub const MaxLead: Moment = 7 * MILLIS_PER_DAY;
	/// With less than this a driver is not authorised.
	pub const MinimumBalance: Balance = 10 * TOKEN;
}

impl pallet_tokens::Config for Runtime {
	type Currency = Balances;
	type CustodianOrigin = EnsureCustodian<Runtime>;
	type ParticipantOrigin = EnsureParticipant<Runtime>;
	type Participants = Consortium;
	type MaxPendingWithdrawals = ConstU32<16>;
	type WeightInfo = pallet_tokens::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

impl pallet_grid::Config for Runtime {
	type GovernanceOrigin = GovernanceOrigin;
	type DsoOrigin = EnsureDso<Runtime>;
	type Participants = Consortium;
	type MaxAreas = ConstU32<10_000>;
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
	type OnReading = Charging;
	type MaxDrift = MaxDrift;
	type MaxAge = MaxAge;
	type MaxPower = MaxPower;
	type MaxBatch = MaxBatch;
	type CatchUp = CatchUp;
	type WeightInfo = pallet_metering::weights::SubstrateWeight<Runtime>;
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
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = Timestamp;
	type Participants = Consortium;
	type Grid = Grid;
	type Meters = Metering;
	type Flexibility = DemandResponse;
	// Sources come with the guarantee of origin; until then every supplier sells its grid mix.
	type Sources = ();
	type MinimumBalance = MinimumBalance;
	type Freshness = ConstU64<{ 15 * MINUTE }>;
	type StaleAfter = MaxAge;
	type SetupLimit = ConstU64<{ 15 * MINUTE }>;
	type MaxDuration = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	type MaxEnergy = ConstU64<1_000_000>;
	type MaxPrice = MaxPrice;
	type MaxOffers = ConstU32<16>;
	type Tolerance = ConstU32<100>;
	type WeightInfo = pallet_charging::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
