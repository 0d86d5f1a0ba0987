// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_charging`, measured: `scripts/weights.sh pallet_charging` writes this file.
//!
//! 2026-11-23, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm. What storage costs is the runtime's `DbWeight`.
//!
//! 2026-11-28: what is read and written was counted anew; the times are those of before, and those of
//! `claims` and `first_claims` were estimated by what they are to `steady_readings`.

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
	/// `last_reading`.
	///
	/// `s` is in `[1, 1440]`.
	///
	/// `c` is in `[0, 12]`.
	///
	/// `l` is in `[1, 6]`.
	fn last_reading(s: u32, c: u32, l: u32, ) -> Weight;
	/// `steady_readings`.
	///
	/// `r` is in `[1, 50]`.
	fn steady_readings(r: u32, ) -> Weight;
	/// `steady_reading`.
	///
	/// `p` is in `[2, 1440]`.
	fn steady_reading(p: u32, ) -> Weight;
	/// `claims`.
	///
	/// `n` is in `[1, 50]`.
	fn claims(n: u32, ) -> Weight;
	/// `first_claims`.
	///
	/// `n` is in `[1, 50]`.
	fn first_claims(n: u32, ) -> Weight;
	/// `opening_claim`.
	fn opening_claim() -> Weight;
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
		// Shortest: 55_098_000 ps.
		Weight::from_parts(60_716_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	fn update_station() -> Weight {
		// Shortest: 47_325_000 ps.
		Weight::from_parts(51_527_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Charging::EvseIds` (r:0 w:1)
	// Storage: `Charging::StationOfMeter` (r:0 w:1)
	fn close_station() -> Weight {
		// Shortest: 12_871_000 ps.
		Weight::from_parts(14_903_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:17 w:1)
	fn publish_offer(p: u32, ) -> Weight {
		// Shortest: 53_535_000 ps.
		Weight::from_parts(61_396_541, 0)
			// Standard error: 367.
			.saturating_add(Weight::from_parts(8_617, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn authorise() -> Weight {
		// Shortest: 66_754_000 ps.
		Weight::from_parts(72_211_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn request() -> Weight {
		// Shortest: 15_860_000 ps.
		Weight::from_parts(18_749_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Charging::Offers` (r:1 w:1)
	fn offer(p: u32, ) -> Weight {
		// Shortest: 38_515_000 ps.
		Weight::from_parts(41_867_808, 0)
			// Standard error: 128.
			.saturating_add(Weight::from_parts(7_258, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
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
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:5 w:0)
	// Storage: `Charging::LockedOffers` (r:0 w:6)
	fn schedule(o: u32, p: u32, ) -> Weight {
		// Shortest: 504_650_000 ps.
		Weight::from_parts(526_406_000, 0)
			// Standard error: 1_788_099.
			.saturating_add(Weight::from_parts(80_286_370, 0).saturating_mul(o as u64))
			// Standard error: 178_758.
			.saturating_add(Weight::from_parts(5_536_565, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:16 w:16)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn disconnect() -> Weight {
		// Shortest: 82_073_000 ps.
		Weight::from_parts(94_941_000, 0)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(22))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:16 w:16)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn terminate() -> Weight {
		// Shortest: 82_314_000 ps.
		Weight::from_parts(95_073_000, 0)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(22))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn close_stale() -> Weight {
		// Shortest: 130_986_000 ps.
		Weight::from_parts(143_886_000, 0)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 6_437_000 ps.
		Weight::from_parts(7_169_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
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
	// Storage: `System::Account` (r:2 w:2)
	fn change_source(o: u32, p: u32, ) -> Weight {
		// Shortest: 429_316_000 ps.
		Weight::from_parts(442_904_000, 0)
			// Standard error: 1_790_356.
			.saturating_add(Weight::from_parts(81_925_912, 0).saturating_mul(o as u64))
			// Standard error: 159_068.
			.saturating_add(Weight::from_parts(4_974_505, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Metering::Meters` (r:6 w:0)
	fn on_reading(s: u32, c: u32, l: u32, ) -> Weight {
		// Shortest: 414_220_000 ps.
		Weight::from_parts(169_288_652, 0)
			// Standard error: 5_235.
			.saturating_add(Weight::from_parts(1_462_131, 0).saturating_mul(s as u64))
			// Standard error: 595_467.
			.saturating_add(Weight::from_parts(33_515_219, 0).saturating_mul(c as u64))
			// Standard error: 1_351_170.
			.saturating_add(Weight::from_parts(68_922_537, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(21))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(c as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Metering::Meters` (r:6 w:0)
	fn last_reading(s: u32, c: u32, l: u32, ) -> Weight {
		// Shortest: 414_220_000 ps.
		Weight::from_parts(169_288_652, 0)
			// Standard error: 5_235.
			.saturating_add(Weight::from_parts(1_462_131, 0).saturating_mul(s as u64))
			// Standard error: 595_467.
			.saturating_add(Weight::from_parts(33_515_219, 0).saturating_mul(c as u64))
			// Standard error: 1_351_170.
			.saturating_add(Weight::from_parts(68_922_537, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(21))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(c as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Processes` (r:50 w:50)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:50 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_readings(r: u32, ) -> Weight {
		// Shortest: 57_549_000 ps.
		Weight::from_parts(9_446_835, 0)
			// Standard error: 91_361.
			.saturating_add(Weight::from_parts(38_105_784, 0).saturating_mul(r as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_reading(p: u32, ) -> Weight {
		// Shortest: 53_309_000 ps.
		Weight::from_parts(57_453_479, 0)
			// Standard error: 239.
			.saturating_add(Weight::from_parts(41_510, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	fn claims(n: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(12_700_000, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	// Storage: `Origin::Drawn` (r:50 w:0)
	fn first_claims(n: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(13_600_000, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `Origin::Drawn` (r:1 w:1)
	// Storage: `Origin::Due` (r:0 w:1)
	fn opening_claim() -> Weight {
		// Shortest: 31_130_000 ps.
		Weight::from_parts(33_357_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `System::Account` (r:301 w:301)
	fn pay_out(p: u32, ) -> Weight {
		// Shortest: 34_138_000 ps.
		Weight::from_parts(35_885_000, 0)
			// Standard error: 11_201.
			.saturating_add(Weight::from_parts(29_902_898, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Charging::LockedOffers` (r:6 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:6 w:1)
	// Storage: `Origin::Commitments` (r:7 w:2)
	// Storage: `Origin::Sources` (r:5 w:0)
	// Storage: `Metering::Meters` (r:5 w:0)
	fn on_dropped() -> Weight {
		// Shortest: 245_793_000 ps.
		Weight::from_parts(262_050_000, 0)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_station() -> Weight {
		Weight::from_parts(60_716_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn update_station() -> Weight {
		Weight::from_parts(51_527_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn close_station() -> Weight {
		Weight::from_parts(14_903_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn publish_offer(p: u32, ) -> Weight {
		Weight::from_parts(61_396_541, 0)
			.saturating_add(Weight::from_parts(8_617, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn authorise() -> Weight {
		Weight::from_parts(72_211_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn request() -> Weight {
		Weight::from_parts(18_749_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn offer(p: u32, ) -> Weight {
		Weight::from_parts(41_867_808, 0)
			.saturating_add(Weight::from_parts(7_258, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn schedule(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(526_406_000, 0)
			.saturating_add(Weight::from_parts(80_286_370, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(5_536_565, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(31))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(20))
	}
	fn disconnect() -> Weight {
		Weight::from_parts(94_941_000, 0)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(22))
	}
	fn terminate() -> Weight {
		Weight::from_parts(95_073_000, 0)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(22))
	}
	fn close_stale() -> Weight {
		Weight::from_parts(143_886_000, 0)
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().writes(25))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(7_169_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
	}
	fn change_source(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(442_904_000, 0)
			.saturating_add(Weight::from_parts(81_925_912, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(4_974_505, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn on_reading(s: u32, c: u32, l: u32, ) -> Weight {
		Weight::from_parts(169_288_652, 0)
			.saturating_add(Weight::from_parts(1_462_131, 0).saturating_mul(s as u64))
			.saturating_add(Weight::from_parts(33_515_219, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(68_922_537, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(21))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(c as u64)))
	}
	fn last_reading(s: u32, c: u32, l: u32, ) -> Weight {
		Weight::from_parts(169_288_652, 0)
			.saturating_add(Weight::from_parts(1_462_131, 0).saturating_mul(s as u64))
			.saturating_add(Weight::from_parts(33_515_219, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(68_922_537, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(21))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(c as u64)))
	}
	fn steady_readings(r: u32, ) -> Weight {
		Weight::from_parts(9_446_835, 0)
			.saturating_add(Weight::from_parts(38_105_784, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	fn steady_reading(p: u32, ) -> Weight {
		Weight::from_parts(57_453_479, 0)
			.saturating_add(Weight::from_parts(41_510, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn claims(n: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(12_700_000, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn first_claims(n: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(13_600_000, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn opening_claim() -> Weight {
		Weight::from_parts(33_357_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn pay_out(p: u32, ) -> Weight {
		Weight::from_parts(35_885_000, 0)
			.saturating_add(Weight::from_parts(29_902_898, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn on_dropped() -> Weight {
		Weight::from_parts(262_050_000, 0)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
