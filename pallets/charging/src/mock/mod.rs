// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet, its currency and a clock.
//!
//! - [`neighbours`]: fakes of what the pallet needs of others, which the tests change at will.
//! - [`builder`]: the start state of a test, and what is checked after it.
//! - [`scene`]: what the tests do and look at.

mod builder;
mod neighbours;
mod scene;

pub use builder::*;
pub use neighbours::*;
pub use scene::*;
pub use smartcharge_primitives::testing::{
	add_meter, change_meter, AccountId, Areas, DebtBook, Drivers, MeterBook, MeteringInterval,
	Roles, ALICE, AREA, BOB, CSO, DSO, HOUR, INTERVAL, MINUTE, NOW, OTHER_CSO,
	OTHER_SUPPLIER as SUPPLIER_B, STRANGER, SUPPLIER as SUPPLIER_A,
};

use crate::{self as pallet_charging, Config};
use polkadot_sdk::{
	frame_support::{
		self, derive_impl, parameter_types,
		traits::{ConstI64, ConstU128, ConstU32, ConstU64},
		weights::RuntimeDbWeight,
		PalletId,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_balances, pallet_timestamp,
};
use smartcharge_primitives::{
	testing::{
		FakeCsos, FakeDebts, FakeDrivers, FakeFlows, FakeGrid, FakeParticipants, FakeSuppliers,
	},
	Amount, Balance, Energy, MeterId, Moment, Power, Price, PricePerHour, StationId,
};

/// The owner of a station's site.
pub const HOST: AccountId = 20;
/// A supplier that is not connected to the station.
pub const SUPPLIER_C: AccountId = 21;
/// Holds the budgets of the demand-response signals.
pub const POT: AccountId = 90;

pub const CAST: [AccountId; 10] =
	[CSO, DSO, SUPPLIER_A, SUPPLIER_B, ALICE, BOB, HOST, STRANGER, OTHER_CSO, SUPPLIER_C];

pub const TOKEN: Balance = 1_000_000;
/// A token in a line of a bill.
pub const LINE: Amount = 1_000_000;
/// A token per kWh.
pub const UNIT: Price = 1_000_000;
/// The register of each meter at the start of each test.
pub const REGISTER: Energy = 100_000;
pub const FUNDS: Balance = 1_000 * TOKEN;

/// The meter of [`STATION`].
pub const METER: MeterId = 0;
/// A meter of the operator without a station.
pub const SPARE_METER: MeterId = 1;
/// A meter of the other operator.
pub const FOREIGN_METER: MeterId = 2;
/// A meter of the operator that measures production.
pub const PRODUCTION_METER: MeterId = 3;
pub const STATION: StationId = 0;
/// Power of the connection behind each meter.
pub const CONNECTION: Power = 22_000;

pub const MINIMUM_BALANCE: Balance = 10 * TOKEN;
pub const FRESHNESS: Moment = 10 * MINUTE;
pub const STALE_AFTER: Moment = 24 * HOUR;
pub const SETUP_LIMIT: Moment = HOUR;
pub const MAX_DURATION: Moment = 48 * HOUR;
pub const MAX_BASE_AGE: Moment = MINUTE;
pub const MAX_STEP: Moment = HOUR;
pub const MIN_ENERGY: Energy = 100;
pub const MAX_ENERGY: Energy = 500_000;
pub const MIN_PRICE: Price = -10 * UNIT;
pub const MAX_PRICE: Price = 100 * UNIT;
pub const MAX_PRICE_PER_HOUR: PricePerHour = 100 * TOKEN;
pub const MAX_OFFERS: u32 = 64;
pub const MAX_OFFERS_PER_SUPPLIER: u32 = 8;
pub const MAX_UNSCHEDULED: u32 = 3;
pub const MAX_STANDING_OFFERS: u32 = 5;
/// 5 %.
pub const TOLERANCE: u32 = 50;
/// A quarter of a step.
pub const ANSWER_WITHIN: u32 = 250;
/// A tenth of a step.
pub const LEAST_MOVE: u32 = 100;
pub const MAX_REWARDS: u32 = 6;
pub const MAX_MANDATES: u32 = 3;
pub const MAX_MANDATE_TIME: Moment = 30 * 24 * HOUR;
pub const RECORD_WINDOW: Moment = 300_000;
pub const RECORD_TOLERANCE: Energy = 10;
pub const RECORD_LIFETIME: Moment = 30 * 24 * HOUR;
pub const RECORDS_PER_ROOT: u32 = 3;

/// The supplier's prices in the tables of the thesis, in tokens.
pub const THESIS_PRICES: [Price; 10] = [1, 1, 2, 3, 3, 2, 2, 1, 1, 1];

parameter_types! {
	pub static DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 0, write: 0 };
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Charging = pallet_charging;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = DbWeight;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
}

parameter_types! {
	pub const EscrowId: PalletId = PalletId(*b"sc/escrw");
}

impl Config for Test {
	type CsoOrigin = EnsureSignedBy<FakeCsos, AccountId>;
	type DriverOrigin = EnsureSignedBy<FakeDrivers, AccountId>;
	type SupplierOrigin = EnsureSignedBy<FakeSuppliers, AccountId>;
	type Currency = Balances;
	type PalletId = EscrowId;
	type Unpayable = ConstU64<POT>;
	type Time = Timestamp;
	type Participants = FakeParticipants;
	type Grid = FakeGrid;
	type Meters = FakeMeters;
	type Debts = FakeDebts;
	type Flexibility = FakeFlexibility;
	type Sources = FakeSources;
	type OnFlow = FakeFlows;
	type MinimumBalance = ConstU128<MINIMUM_BALANCE>;
	type Freshness = ConstU64<FRESHNESS>;
	type StaleAfter = ConstU64<STALE_AFTER>;
	type SetupLimit = ConstU64<SETUP_LIMIT>;
	type MaxDuration = ConstU64<MAX_DURATION>;
	type MaxBaseAge = ConstU64<MAX_BASE_AGE>;
	type MaxStep = ConstU64<MAX_STEP>;
	type MinEnergy = ConstU64<MIN_ENERGY>;
	type MaxEnergy = ConstU64<MAX_ENERGY>;
	type MinPrice = ConstI64<MIN_PRICE>;
	type MaxPrice = ConstI64<MAX_PRICE>;
	type MaxPricePerHour = ConstU128<MAX_PRICE_PER_HOUR>;
	type MaxOffers = ConstU32<MAX_OFFERS>;
	type MaxOffersPerSupplier = ConstU32<MAX_OFFERS_PER_SUPPLIER>;
	type MaxUnscheduled = ConstU32<MAX_UNSCHEDULED>;
	type MaxStandingOffers = ConstU32<MAX_STANDING_OFFERS>;
	type Tolerance = ConstU32<TOLERANCE>;
	type AnswerWithin = ConstU32<ANSWER_WITHIN>;
	type LeastMove = ConstU32<LEAST_MOVE>;
	type MaxRewards = ConstU32<MAX_REWARDS>;
	type MaxMandates = ConstU32<MAX_MANDATES>;
	type MaxMandateTime = ConstU64<MAX_MANDATE_TIME>;
	type RecordWindow = ConstU64<RECORD_WINDOW>;
	type RecordTolerance = ConstU64<RECORD_TOLERANCE>;
	type RecordLifetime = ConstU64<RECORD_LIFETIME>;
	type RecordsPerRoot = ConstU32<RECORDS_PER_ROOT>;
	type WeightInfo = pallet_charging::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
