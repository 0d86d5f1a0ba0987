// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_origin`, measured: `scripts/weights.sh pallet_origin` writes this file.
//!
//! 2026-11-30, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, 4 repeats in each
//! run, the fastest eighth of which counts. What storage costs is the runtime's `DbWeight`.

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
	fn transfer_certificate() -> Weight;
	/// `cancel_certificate`.
	fn cancel_certificate() -> Weight;
	/// `green_process`.
	fn green_process() -> Weight;
	/// `lock_certificate`.
	fn lock_certificate() -> Weight;
	/// `unlock_certificate`.
	fn unlock_certificate() -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `reduce_claims`.
	///
	/// `i` is in `[1, 13]`.
	fn reduce_claims(i: u32, ) -> Weight;
	/// `limit_greened`.
	fn limit_greened() -> Weight;
	/// `expire_certificate`.
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
	fn on_idle_base() -> Weight;
	/// `close_interval`.
	fn close_interval() -> Weight;
	/// `certify_claim`.
	fn certify_claim() -> Weight;
	/// `prune_interval`.
	fn prune_interval() -> Weight;
	/// `prune_ledger`.
	fn prune_ledger() -> Weight;
	/// `prune_claim`.
	fn prune_claim() -> Weight;
	/// `prune_holding`.
	fn prune_holding() -> Weight;
	/// `forget`.
	fn forget() -> Weight;
	/// `forget_drawn`.
	fn forget_drawn() -> Weight;
	/// `archive_cancellation`.
	fn archive_cancellation() -> Weight;
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
	fn register_source() -> Weight {
		// Shortest: 23_085_000 ps.
		Weight::from_parts(23_745_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::SourceOfMeter` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::CarrierCount` (r:1 w:1)
	fn approve_source() -> Weight {
		// Shortest: 30_025_000 ps.
		Weight::from_parts(30_887_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Origin::CarrierCount` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	fn suspend_source() -> Weight {
		// Shortest: 24_056_000 ps.
		Weight::from_parts(24_627_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Origin::Consents` (r:1 w:1)
	fn replace_meter() -> Weight {
		// Shortest: 22_224_000 ps.
		Weight::from_parts(22_844_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Origin::Consents` (r:0 w:1)
	fn allow_supplier() -> Weight {
		// Shortest: 18_998_000 ps.
		Weight::from_parts(19_559_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	fn set_recipient() -> Weight {
		// Shortest: 22_725_000 ps.
		Weight::from_parts(23_426_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:2 w:2)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Holders` (r:0 w:1)
	fn transfer_certificate() -> Weight {
		// Shortest: 32_128_000 ps.
		Weight::from_parts(33_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::NextCancellationId` (r:1 w:1)
	// Storage: `Origin::Beneficiaries` (r:0 w:1)
	// Storage: `Origin::Cancellations` (r:0 w:1)
	fn cancel_certificate() -> Weight {
		// Shortest: 29_093_000 ps.
		Weight::from_parts(29_965_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:0)
	// Storage: `Origin::Due` (r:1 w:0)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::NextCancellationId` (r:1 w:1)
	// Storage: `Origin::Beneficiaries` (r:0 w:1)
	// Storage: `Origin::Cancellations` (r:0 w:1)
	fn green_process() -> Weight {
		// Shortest: 36_705_000 ps.
		Weight::from_parts(37_627_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn lock_certificate() -> Weight {
		// Shortest: 21_041_000 ps.
		Weight::from_parts(21_623_000, 0)
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
		// Shortest: 27_952_000 ps.
		Weight::from_parts(28_773_000, 0)
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
	// Storage: `Origin::Holders` (r:0 w:1)
	fn withdraw() -> Weight {
		// Shortest: 38_037_000 ps.
		Weight::from_parts(38_838_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Origin::Drawn` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Claims` (r:13 w:13)
	// Storage: `Origin::Ledgers` (r:13 w:13)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Due` (r:0 w:13)
	fn reduce_claims(i: u32, ) -> Weight {
		// Shortest: 24_837_000 ps.
		Weight::from_parts(12_705_849, 0)
			// Standard error: 5_973.
			.saturating_add(Weight::from_parts(13_218_134, 0).saturating_mul(i as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(i as u64)))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(i as u64)))
	}
	// Storage: `Origin::Certified` (r:1 w:1)
	fn limit_greened() -> Weight {
		// Shortest: 5_148_000 ps.
		Weight::from_parts(5_349_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Holders` (r:0 w:1)
	fn expire_certificate() -> Weight {
		// Shortest: 26_119_000 ps.
		Weight::from_parts(26_951_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Origin::Consents` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	fn take_over_source() -> Weight {
		// Shortest: 22_143_000 ps.
		Weight::from_parts(22_714_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Origin::SourceOfMeter` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 5_428_000 ps.
		Weight::from_parts(5_678_000, 0)
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
	// Storage: `Origin::Holders` (r:0 w:6)
	fn on_reading(n: u32, ) -> Weight {
		// Shortest: 28_523_000 ps.
		Weight::from_parts(18_391_580, 0)
			// Standard error: 5_949.
			.saturating_add(Weight::from_parts(11_170_204, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n as u64)))
	}
	// Storage: `Origin::Commitments` (r:2 w:2)
	fn drop_commitment() -> Weight {
		// Shortest: 6_170_000 ps.
		Weight::from_parts(6_489_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::ArchivedCancellations` (r:1 w:0)
	// Storage: `Origin::NextCancellationId` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 10_987_000 ps.
		Weight::from_parts(11_357_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:2 w:1)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Origin::Holders` (r:0 w:1)
	fn close_interval() -> Weight {
		// Shortest: 31_978_000 ps.
		Weight::from_parts(33_060_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Due` (r:2 w:1)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:2 w:1)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Certificates` (r:1 w:1)
	// Storage: `Origin::Holders` (r:0 w:1)
	fn certify_claim() -> Weight {
		// Shortest: 39_559_000 ps.
		Weight::from_parts(40_441_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:2 w:0)
	// Storage: `Origin::Holders` (r:1 w:0)
	fn prune_interval() -> Weight {
		// Shortest: 14_913_000 ps.
		Weight::from_parts(15_353_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:3 w:1)
	// Storage: `Origin::Claims` (r:1 w:0)
	// Storage: `Origin::Holders` (r:2 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	fn prune_ledger() -> Weight {
		// Shortest: 32_559_000 ps.
		Weight::from_parts(33_481_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:3 w:1)
	// Storage: `Origin::Claims` (r:2 w:1)
	// Storage: `Origin::Holders` (r:2 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	fn prune_claim() -> Weight {
		// Shortest: 36_635_000 ps.
		Weight::from_parts(37_636_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Ledgers` (r:2 w:0)
	// Storage: `Origin::Holders` (r:3 w:1)
	// Storage: `Origin::Certificates` (r:1 w:1)
	fn prune_holding() -> Weight {
		// Shortest: 26_860_000 ps.
		Weight::from_parts(27_581_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Drawn` (r:1 w:0)
	// Storage: `Origin::Certified` (r:1 w:1)
	fn forget() -> Weight {
		// Shortest: 7_721_000 ps.
		Weight::from_parts(8_022_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Drawn` (r:2 w:1)
	// Storage: `Origin::Certified` (r:1 w:1)
	fn forget_drawn() -> Weight {
		// Shortest: 13_580_000 ps.
		Weight::from_parts(14_191_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Origin::ArchivedCancellations` (r:1 w:1)
	// Storage: `Origin::NextCancellationId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Beneficiaries` (r:1 w:1)
	// Storage: `Origin::Cancellations` (r:1 w:1)
	fn archive_cancellation() -> Weight {
		// Shortest: 22_965_000 ps.
		Weight::from_parts(23_586_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_source() -> Weight {
		Weight::from_parts(23_745_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn approve_source() -> Weight {
		Weight::from_parts(30_887_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn suspend_source() -> Weight {
		Weight::from_parts(24_627_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn replace_meter() -> Weight {
		Weight::from_parts(22_844_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn allow_supplier() -> Weight {
		Weight::from_parts(19_559_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn set_recipient() -> Weight {
		Weight::from_parts(23_426_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn transfer_certificate() -> Weight {
		Weight::from_parts(33_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn cancel_certificate() -> Weight {
		Weight::from_parts(29_965_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn green_process() -> Weight {
		Weight::from_parts(37_627_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn lock_certificate() -> Weight {
		Weight::from_parts(21_623_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unlock_certificate() -> Weight {
		Weight::from_parts(28_773_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(38_838_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn reduce_claims(i: u32, ) -> Weight {
		Weight::from_parts(12_705_849, 0)
			.saturating_add(Weight::from_parts(13_218_134, 0).saturating_mul(i as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(i as u64)))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(i as u64)))
	}
	fn limit_greened() -> Weight {
		Weight::from_parts(5_349_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn expire_certificate() -> Weight {
		Weight::from_parts(26_951_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn take_over_source() -> Weight {
		Weight::from_parts(22_714_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(5_678_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	fn on_reading(n: u32, ) -> Weight {
		Weight::from_parts(18_391_580, 0)
			.saturating_add(Weight::from_parts(11_170_204, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(n as u64)))
	}
	fn drop_commitment() -> Weight {
		Weight::from_parts(6_489_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(11_357_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
	}
	fn close_interval() -> Weight {
		Weight::from_parts(33_060_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn certify_claim() -> Weight {
		Weight::from_parts(40_441_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn prune_interval() -> Weight {
		Weight::from_parts(15_353_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn prune_ledger() -> Weight {
		Weight::from_parts(33_481_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn prune_claim() -> Weight {
		Weight::from_parts(37_636_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn prune_holding() -> Weight {
		Weight::from_parts(27_581_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn forget() -> Weight {
		Weight::from_parts(8_022_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn forget_drawn() -> Weight {
		Weight::from_parts(14_191_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn archive_cancellation() -> Weight {
		Weight::from_parts(23_586_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
}
