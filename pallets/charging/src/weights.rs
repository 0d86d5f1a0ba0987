// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_charging`, measured: `scripts/weights.sh pallet_charging` writes this file.
//!
//! 2026-11-22, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm. What storage costs is the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::unnecessary_cast, reason = "the slopes of all components are written alike")]
#![allow(unused_imports, reason = "a pallet may need no storage")]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		traits::Get,
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system,
};

/// What `pallet_charging` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `register_station`.
	fn register_station() -> Weight;
	/// `update_station`.
	fn update_station() -> Weight;
	/// `close_station`.
	fn close_station() -> Weight;
	/// `publish_offer`.
	///
	/// `p` is in `[1, 1440]`.
	fn publish_offer(p: u32, ) -> Weight;
	/// `authorise`.
	fn authorise() -> Weight;
	/// `request`.
	fn request() -> Weight;
	/// `offer`.
	///
	/// `p` is in `[1, 1440]`.
	fn offer(p: u32, ) -> Weight;
	/// `schedule`.
	///
	/// `o` is in `[1, 144]`.
	///
	/// `p` is in `[1, 1440]`.
	fn schedule(o: u32, p: u32, ) -> Weight;
	/// `disconnect`.
	fn disconnect() -> Weight;
	/// `terminate`.
	fn terminate() -> Weight;
	/// `close_stale`.
	fn close_stale() -> Weight;
	/// `on_reading_idle`.
	fn on_reading_idle() -> Weight;
	/// `change_source`.
	///
	/// `o` is in `[1, 128]`.
	///
	/// `p` is in `[2, 1440]`.
	fn change_source(o: u32, p: u32, ) -> Weight;
	/// `on_reading`.
	///
	/// `s` is in `[0, 1440]`.
	///
	/// `c` is in `[0, 12]`.
	///
	/// `l` is in `[1, 6]`.
	fn on_reading(s: u32, c: u32, l: u32, ) -> Weight;
	/// `steady_readings`.
	///
	/// `r` is in `[1, 50]`.
	fn steady_readings(r: u32, ) -> Weight;
	/// `steady_reading`.
	///
	/// `p` is in `[2, 1440]`.
	fn steady_reading(p: u32, ) -> Weight;
	/// `first_claim`.
	fn first_claim() -> Weight;
	/// `pay_out`.
	///
	/// `p` is in `[1, 300]`.
	fn pay_out(p: u32, ) -> Weight;
	/// `on_dropped`.
	fn on_dropped() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:10 w:0)
	// Storage: `Charging::EvseIds` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Charging::StationOfMeter` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::NextStationId` (r:1 w:1)
	// Storage: `Charging::Stations` (r:0 w:1)
	fn register_station() -> Weight {
		// Shortest: 56_392_000 ps.
		Weight::from_parts(60_684_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	fn update_station() -> Weight {
		// Shortest: 48_515_000 ps.
		Weight::from_parts(52_917_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Charging::EvseIds` (r:0 w:1)
	// Storage: `Charging::StationOfMeter` (r:0 w:1)
	fn close_station() -> Weight {
		// Shortest: 13_426_000 ps.
		Weight::from_parts(15_204_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:17 w:1)
	fn publish_offer(p: u32, ) -> Weight {
		// Shortest: 53_572_000 ps.
		Weight::from_parts(62_468_012, 0)
			// Standard error: 351.
			.saturating_add(Weight::from_parts(7_065, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::ProcessAtMeter` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Charging::Processes` (r:0 w:1)
	fn authorise() -> Weight {
		// Shortest: 63_202_000 ps.
		Weight::from_parts(68_691_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn request() -> Weight {
		// Shortest: 16_698_000 ps.
		Weight::from_parts(19_370_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Charging::Offers` (r:1 w:1)
	fn offer(p: u32, ) -> Weight {
		// Shortest: 38_762_000 ps.
		Weight::from_parts(41_883_028, 0)
			// Standard error: 113.
			.saturating_add(Weight::from_parts(6_913, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:145 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Offers` (r:17 w:16)
	// Storage: `Origin::Sources` (r:144 w:0)
	// Storage: `Origin::Supplies` (r:144 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Consortium::Members` (r:8 w:0)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:5 w:0)
	// Storage: `Charging::LockedOffers` (r:0 w:6)
	fn schedule(o: u32, p: u32, ) -> Weight {
		// Shortest: 465_830_000 ps.
		Weight::from_parts(473_852_000, 0)
			// Standard error: 1_131_729.
			.saturating_add(Weight::from_parts(63_339_685, 0).saturating_mul(o as u64))
			// Standard error: 113_140.
			.saturating_add(Weight::from_parts(3_106_583, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:16 w:16)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Charging::ProcessAtMeter` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn disconnect() -> Weight {
		// Shortest: 72_282_000 ps.
		Weight::from_parts(85_748_000, 0)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:16 w:16)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Charging::ProcessAtMeter` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn terminate() -> Weight {
		// Shortest: 72_716_000 ps.
		Weight::from_parts(85_373_000, 0)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Charging::ProcessAtMeter` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn close_stale() -> Weight {
		// Shortest: 120_805_000 ps.
		Weight::from_parts(134_550_000, 0)
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(24))
	}
	// Storage: `Charging::ProcessAtMeter` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 6_729_000 ps.
		Weight::from_parts(7_473_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Origin::CarrierCount` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:2 w:6)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Origin::Sources` (r:128 w:0)
	// Storage: `Origin::Supplies` (r:128 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:128 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Consortium::Members` (r:8 w:0)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	fn change_source(o: u32, p: u32, ) -> Weight {
		// Shortest: 364_392_000 ps.
		Weight::from_parts(372_090_000, 0)
			// Standard error: 1_090_672.
			.saturating_add(Weight::from_parts(63_411_386, 0).saturating_mul(o as u64))
			// Standard error: 96_903.
			.saturating_add(Weight::from_parts(2_979_400, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Charging::ProcessAtMeter` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Metering::Meters` (r:6 w:0)
	fn on_reading(s: u32, c: u32, l: u32, ) -> Weight {
		// Shortest: 412_950_000 ps.
		Weight::from_parts(53_794_282, 0)
			// Standard error: 7_381.
			.saturating_add(Weight::from_parts(1_577_319, 0).saturating_mul(s as u64))
			// Standard error: 839_609.
			.saturating_add(Weight::from_parts(30_223_621, 0).saturating_mul(c as u64))
			// Standard error: 1_905_151.
			.saturating_add(Weight::from_parts(83_753_105, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(l as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::ProcessAtMeter` (r:50 w:0)
	// Storage: `Charging::Processes` (r:50 w:50)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:50 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	// Storage: `Balances::Holds` (r:50 w:50)
	// Storage: `System::Account` (r:50 w:50)
	// Storage: `DemandResponse::SignalsOf` (r:51 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Origin::Commitments` (r:50 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_readings(r: u32, ) -> Weight {
		// Shortest: 80_064_000 ps.
		Weight::from_parts(81_514_000, 0)
			// Standard error: 112_643.
			.saturating_add(Weight::from_parts(60_663_408, 0).saturating_mul(r as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(r as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(r as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::ProcessAtMeter` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Origin::Commitments` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_reading(p: u32, ) -> Weight {
		// Shortest: 78_074_000 ps.
		Weight::from_parts(84_808_917, 0)
			// Standard error: 602.
			.saturating_add(Weight::from_parts(42_239, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `Origin::Certified` (r:1 w:1)
	// Storage: `Origin::Drawn` (r:1 w:1)
	// Storage: `Origin::Due` (r:0 w:1)
	fn first_claim() -> Weight {
		// Shortest: 31_343_000 ps.
		Weight::from_parts(33_527_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `System::Account` (r:300 w:300)
	fn pay_out(p: u32, ) -> Weight {
		// Shortest: 16_423_000 ps.
		Weight::from_parts(12_145_050, 0)
			// Standard error: 54_982.
			.saturating_add(Weight::from_parts(14_636_231, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Charging::LockedOffers` (r:6 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:6 w:1)
	// Storage: `Origin::Commitments` (r:7 w:2)
	// Storage: `Origin::Sources` (r:5 w:0)
	// Storage: `Metering::Meters` (r:5 w:0)
	fn on_dropped() -> Weight {
		// Shortest: 247_989_000 ps.
		Weight::from_parts(261_119_000, 0)
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_station() -> Weight {
		Weight::from_parts(60_684_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn update_station() -> Weight {
		Weight::from_parts(52_917_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn close_station() -> Weight {
		Weight::from_parts(15_204_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn publish_offer(p: u32, ) -> Weight {
		Weight::from_parts(62_468_012, 0)
			.saturating_add(Weight::from_parts(7_065, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn authorise() -> Weight {
		Weight::from_parts(68_691_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn request() -> Weight {
		Weight::from_parts(19_370_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn offer(p: u32, ) -> Weight {
		Weight::from_parts(41_883_028, 0)
			.saturating_add(Weight::from_parts(6_913, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn schedule(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(473_852_000, 0)
			.saturating_add(Weight::from_parts(63_339_685, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(3_106_583, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(31))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(21))
	}
	fn disconnect() -> Weight {
		Weight::from_parts(85_748_000, 0)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(21))
	}
	fn terminate() -> Weight {
		Weight::from_parts(85_373_000, 0)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(21))
	}
	fn close_stale() -> Weight {
		Weight::from_parts(134_550_000, 0)
			.saturating_add(ParityDbWeight::get().reads(23))
			.saturating_add(ParityDbWeight::get().writes(24))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(7_473_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	fn change_source(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(372_090_000, 0)
			.saturating_add(Weight::from_parts(63_411_386, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(2_979_400, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn on_reading(s: u32, c: u32, l: u32, ) -> Weight {
		Weight::from_parts(53_794_282, 0)
			.saturating_add(Weight::from_parts(1_577_319, 0).saturating_mul(s as u64))
			.saturating_add(Weight::from_parts(30_223_621, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(83_753_105, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(6_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(6))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(l as u64)))
	}
	fn steady_readings(r: u32, ) -> Weight {
		Weight::from_parts(81_514_000, 0)
			.saturating_add(Weight::from_parts(60_663_408, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(8_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(r as u64)))
	}
	fn steady_reading(p: u32, ) -> Weight {
		Weight::from_parts(84_808_917, 0)
			.saturating_add(Weight::from_parts(42_239, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn first_claim() -> Weight {
		Weight::from_parts(33_527_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn pay_out(p: u32, ) -> Weight {
		Weight::from_parts(12_145_050, 0)
			.saturating_add(Weight::from_parts(14_636_231, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn on_dropped() -> Weight {
		Weight::from_parts(261_119_000, 0)
			.saturating_add(ParityDbWeight::get().reads(31))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
