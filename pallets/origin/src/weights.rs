// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_origin`, measured: `scripts/weights.sh pallet_origin` writes this file.
//!
//! 2026-11-29, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, two runs of 10
//! repeats, the fastest quarter of which counts. What storage costs is the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(
	clippy::as_conversions,
	clippy::unnecessary_cast,
	reason = "the slopes of all components are written alike"
)]
#![allow(unused_imports, reason = "a pallet may need no storage")]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		traits::Get,
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system,
};

/// What `pallet_origin` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `register_source`.
	fn register_source() -> Weight;
	/// `approve_source`.
	fn approve_source() -> Weight;
	/// `suspend_source`.
	fn suspend_source() -> Weight;
	/// `replace_meter`.
	fn replace_meter() -> Weight;
	/// `allow_supplier`.
	fn allow_supplier() -> Weight;
	/// `set_recipient`.
	fn set_recipient() -> Weight;
	/// `transfer_certificate`.
	// Storage: `Origin::Holders` (r:0 w:2), not yet measured
	fn transfer_certificate() -> Weight;
	/// `cancel_certificate`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	// Storage: `Origin::Beneficiaries` (r:0 w:1), not yet measured
	fn cancel_certificate() -> Weight;
	/// `green_process`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	// Storage: `Origin::Beneficiaries` (r:0 w:1), not yet measured
	fn green_process() -> Weight;
	/// `lock_certificate`.
	fn lock_certificate() -> Weight;
	/// `unlock_certificate`.
	fn unlock_certificate() -> Weight;
	/// `withdraw`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	fn withdraw() -> Weight;
	/// `expire_certificate`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	fn expire_certificate() -> Weight;
	/// `take_over_source`.
	fn take_over_source() -> Weight;
	/// `on_reading_idle`.
	fn on_reading_idle() -> Weight;
	/// `on_reading`.
	///
	/// `n` is in `[1, 6]`.
	fn on_reading(n: u32, ) -> Weight;
	/// `drop_commitment`.
	fn drop_commitment() -> Weight;
	/// `on_idle_base`.
	// Storage: `Origin::ArchivedCancellations` (r:1 w:1), not yet measured
	// Storage: `Origin::NextCancellationId` (r:1 w:0), not yet measured
	fn on_idle_base() -> Weight;
	/// `close_interval`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	fn close_interval() -> Weight;
	/// `certify_claim`.
	// Storage: `Origin::Holders` (r:0 w:1), not yet measured
	fn certify_claim() -> Weight;
	/// `prune_interval`.
	// Storage: `Origin::Holders` (r:1 w:0), not yet measured
	fn prune_interval() -> Weight;
	/// `prune_ledger`.
	// Storage: `Origin::Holders` (r:1 w:0), not yet measured
	fn prune_ledger() -> Weight;
	/// `prune_claim`.
	// Storage: `Origin::Holders` (r:1 w:0), not yet measured
	fn prune_claim() -> Weight;
	/// `prune_holding`.
	fn prune_holding() -> Weight;
	/// `forget`.
	fn forget() -> Weight;
	/// `forget_drawn`.
	fn forget_drawn() -> Weight;
	/// `archive_cancellation`.
	fn archive_cancellation() -> Weight;
	/// `reduce_claims`.
	fn reduce_claims(i: u32, ) -> Weight;
	/// `limit_greened`.
	fn limit_greened() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::Consents` (r:1 w:1)
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::NextSourceId` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:0 w:1)
	// Storage: `Origin::Sources` (r:0 w:1)
	// Not yet measured.
	fn register_source() -> Weight {
		// Shortest: 45_826_000 ps.
		Weight::from_parts(48_310_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(15))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::SourceOfMeter` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::CarrierCount` (r:1 w:1)
	// Not yet measured.
	fn approve_source() -> Weight {
		// Shortest: 48_450_000 ps.
		Weight::from_parts(55_664_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Origin::CarrierCount` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	fn suspend_source() -> Weight {
		// Shortest: 45_144_000 ps.
		Weight::from_parts(66_414_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Origin::Consents` (r:1 w:1)
	// Not yet measured.
	fn replace_meter() -> Weight {
		// Shortest: 44_142_000 ps.
		Weight::from_parts(65_162_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::Consents` (r:0 w:1)
	fn allow_supplier() -> Weight {
		// Shortest: 36_829_000 ps.
		Weight::from_parts(49_532_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Not yet measured.
	fn set_recipient() -> Weight {
		// Shortest: 33_583_000 ps.
		Weight::from_parts(36_007_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:2 w:2)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn transfer_certificate() -> Weight {
		// Shortest: 54_713_000 ps.
		Weight::from_parts(84_539_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::NextCancellationId` (r:1 w:1)
	// Storage: `Origin::Cancellations` (r:0 w:1)
	fn cancel_certificate() -> Weight {
		// Shortest: 50_515_000 ps.
		Weight::from_parts(74_980_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Origin::Due` (r:1 w:0)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::NextCancellationId` (r:1 w:1)
	// Storage: `Origin::Cancellations` (r:0 w:1)
	// Not yet measured.
	fn green_process() -> Weight {
		// Shortest: 61_435_000 ps.
		Weight::from_parts(64_631_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn lock_certificate() -> Weight {
		// Shortest: 37_560_000 ps.
		Weight::from_parts(40_015_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn unlock_certificate() -> Weight {
		// Shortest: 49_072_000 ps.
		Weight::from_parts(51_837_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Origin::Due` (r:0 w:1)
	// Not yet measured.
	fn withdraw() -> Weight {
		// Shortest: 60_233_000 ps.
		Weight::from_parts(62_928_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn expire_certificate() -> Weight {
		// Shortest: 40_686_000 ps.
		Weight::from_parts(42_520_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Origin::Consents` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Not yet measured.
	fn take_over_source() -> Weight {
		Weight::from_parts(65_162_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 10_579_000 ps.
		Weight::from_parts(13_194_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:6 w:6)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:6 w:6)
	// Not yet measured.
	fn on_reading(n: u32, ) -> Weight {
		// Shortest: 37_931_000 ps.
		Weight::from_parts(38_592_000, 0)
			// Standard error: 243_625.
			.saturating_add(Weight::from_parts(17_952_631, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	// Storage: `Origin::Commitments` (r:2 w:2)
	fn drop_commitment() -> Weight {
		// Shortest: 12_143_000 ps.
		Weight::from_parts(13_094_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 17_503_000 ps.
		Weight::from_parts(18_495_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:2 w:1)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Not yet measured.
	fn close_interval() -> Weight {
		// Shortest: 49_543_000 ps.
		Weight::from_parts(52_498_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:2 w:1)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:2 w:1)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	fn certify_claim() -> Weight {
		// Shortest: 68_298_000 ps.
		Weight::from_parts(71_895_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:2 w:0)
	fn prune_interval() -> Weight {
		// Shortest: 23_103_000 ps.
		Weight::from_parts(26_490_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:3 w:1)
	// Storage: `Origin::Claims` (r:1 w:0)
	fn prune_ledger() -> Weight {
		// Shortest: 36_709_000 ps.
		Weight::from_parts(38_843_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:3 w:1)
	// Storage: `Origin::Claims` (r:2 w:1)
	fn prune_claim() -> Weight {
		// Shortest: 43_602_000 ps.
		Weight::from_parts(45_225_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Origin::Holders` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	fn prune_holding() -> Weight {
		// Not yet measured.
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Drawn` (r:1 w:0)
	// Storage: `Origin::Certified` (r:1 w:1)
	fn forget() -> Weight {
		// Not yet measured.
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Origin::Drawn` (r:1 w:1)
	fn forget_drawn() -> Weight {
		// Not yet measured.
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Beneficiaries` (r:1 w:1)
	// Storage: `Origin::Cancellations` (r:1 w:1)
	fn archive_cancellation() -> Weight {
		// Not yet measured.
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Not yet measured.
	// Storage: `Origin::Drawn` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Claims` (r:13 w:13)
	// Storage: `Origin::Ledgers` (r:13 w:13)
	// Storage: `Origin::Due` (r:0 w:13)
	fn reduce_claims(i: u32, ) -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(i as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(i as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(i as u64)))
	}
	// Not yet measured.
	// Storage: `Origin::Certified` (r:1 w:1)
	fn limit_greened() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_source() -> Weight {
		Weight::from_parts(48_310_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn approve_source() -> Weight {
		Weight::from_parts(55_664_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn suspend_source() -> Weight {
		Weight::from_parts(66_414_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn replace_meter() -> Weight {
		Weight::from_parts(65_162_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn allow_supplier() -> Weight {
		Weight::from_parts(49_532_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn set_recipient() -> Weight {
		Weight::from_parts(36_007_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn transfer_certificate() -> Weight {
		Weight::from_parts(84_539_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn cancel_certificate() -> Weight {
		Weight::from_parts(74_980_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn green_process() -> Weight {
		Weight::from_parts(64_631_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn lock_certificate() -> Weight {
		Weight::from_parts(40_015_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unlock_certificate() -> Weight {
		Weight::from_parts(51_837_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(62_928_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn expire_certificate() -> Weight {
		Weight::from_parts(42_520_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn take_over_source() -> Weight {
		Weight::from_parts(65_162_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(13_194_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	fn on_reading(n: u32, ) -> Weight {
		Weight::from_parts(38_592_000, 0)
			.saturating_add(Weight::from_parts(17_952_631, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	fn drop_commitment() -> Weight {
		Weight::from_parts(13_094_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(18_495_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn close_interval() -> Weight {
		Weight::from_parts(52_498_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn certify_claim() -> Weight {
		Weight::from_parts(71_895_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn prune_interval() -> Weight {
		Weight::from_parts(26_490_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn prune_ledger() -> Weight {
		Weight::from_parts(38_843_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn prune_claim() -> Weight {
		Weight::from_parts(45_225_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn prune_holding() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn forget() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn forget_drawn() -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn archive_cancellation() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	// Not yet measured.
	fn reduce_claims(i: u32, ) -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(i as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(i as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(i as u64)))
	}
	// Not yet measured.
	fn limit_greened() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
