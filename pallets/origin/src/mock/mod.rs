// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet and a clock.
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
	add_meter, all_pages, change_meter, AccountId, Areas, FakeMeters, AREA, DRIVER, DSO, HOUR,
	INTERVAL, MINUTE, NOW, OTHER_AREA, OTHER_DSO, OTHER_SUPPLIER, OWNER, STRANGER, SUPPLIER,
};

use crate::{self as pallet_origin, Config, Pallet};
use polkadot_sdk::{
	frame_support::{
		self, derive_impl,
		traits::{ConstU32, ConstU64},
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_timestamp,
};
use smartcharge_primitives::{
	testing::{FakeDsos, FakeFlows, FakeGrid, FakeParticipants, FakeSuppliers},
	Energy, MeterId, MeterReading, Moment, Power, MILLIS_PER_DAY,
};

/// Another driver.
pub const OTHER_DRIVER: AccountId = 20;

/// Measures the production of [`OWNER`].
pub const SOLAR_METER: MeterId = 0;
/// Measures the production of [`SUPPLIER`].
pub const WIND_METER: MeterId = 1;
/// Another meter of [`OWNER`] that measures production.
pub const SPARE_METER: MeterId = 2;
/// Measures production of [`SUPPLIER`] in [`OTHER_AREA`].
pub const FAR_METER: MeterId = 3;
/// Measures a station of [`SUPPLIER`].
pub const STATION_METER: MeterId = 4;
/// Measures a feeder of [`DSO`].
pub const FEEDER_METER: MeterId = 5;

/// Power of the connection behind each meter.
pub const CONNECTION: Power = 15_000;
/// Capacity of the sources of the tests: 1 000 Wh in an interval.
pub const CAPACITY: Power = 12_000;

pub const DAY: Moment = MILLIS_PER_DAY;
/// The register of each meter at the start of each test.
pub const REGISTER: Energy = 100_000;
/// The reading of each meter at the start of each test.
pub const FIRST_READING: MeterReading = MeterReading { at: NOW, register: REGISTER };
/// When the sources of the tests began to produce.
pub const COMMISSIONED: Moment = NOW - 1_000 * DAY;

pub const FRESHNESS: Moment = 15 * MINUTE;
pub const GRACE: Moment = 5 * MINUTE;
/// An interval closes this many intervals after its end.
pub const CLOSING_DELAY: u32 = 3;
pub const ATTESTATION_PERIOD: Moment = MINUTE;
/// How far from a reading energy can be.
pub const REACH: Moment = 15 * MINUTE;
/// A tenth.
pub const CLAIM_TOLERANCE: u32 = 100;
pub const LIFETIME: Moment = 2 * DAY;
pub const CANCELLATION_LIFETIME: Moment = 4 * DAY;
pub const CANCELLATIONS_PER_ROOT: u32 = 2;

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
	pub type Origins = pallet_origin;
}

/// The pallet. The runtime calls it otherwise, as its call must not be mistaken for the origin
/// type.
pub type Origin = Pallet<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl Config for Test {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type HolderOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type SupplierOrigin = EnsureSignedBy<FakeSuppliers, AccountId>;
	type DsoOrigin = EnsureSignedBy<FakeDsos, AccountId>;
	type Participants = FakeParticipants;
	type Grid = FakeGrid;
	type Meters = FakeMeters;
	type OnShortage = Shortage;
	type OnFlow = FakeFlows;
	type Processes = FakeProcesses;
	type Freshness = ConstU64<FRESHNESS>;
	type Grace = ConstU64<GRACE>;
	type ClosingDelay = ConstU32<CLOSING_DELAY>;
	type AttestationPeriod = ConstU64<ATTESTATION_PERIOD>;
	type Reach = ConstU64<REACH>;
	type ClaimTolerance = ConstU32<CLAIM_TOLERANCE>;
	type Lifetime = ConstU64<LIFETIME>;
	type CancellationLifetime = ConstU64<CANCELLATION_LIFETIME>;
	type CancellationsPerRoot = ConstU32<CANCELLATIONS_PER_ROOT>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
