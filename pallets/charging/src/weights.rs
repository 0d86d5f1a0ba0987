// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_charging`, measured: `scripts/weights.sh pallet_charging` writes this file.
//!
//! 2026-11-29, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, six runs of 4 repeats
//! for what follows from readings and two of 10 for the calls, the fastest eighth of which counts. What
//! storage costs is the runtime's `DbWeight`.

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
	/// `p` is in `[1, 1440]`.
	///
	/// `o` is in `[1, 144]`.
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
	/// `c` is in `[0, 12]`.
	///
	/// `l` is in `[1, 6]`.
	fn on_reading(c: u32, l: u32, ) -> Weight;
	/// `closing_steps`.
	///
	/// `s` is in `[1, 1439]`.
	fn closing_steps(s: u32, ) -> Weight;
	/// `last_reading`.
	///
	/// `c` is in `[0, 12]`.
	///
	/// `l` is in `[1, 6]`.
	fn last_reading(c: u32, l: u32, ) -> Weight;
	/// `last_steps`.
	///
	/// `s` is in `[1, 1440]`.
	fn last_steps(s: u32, ) -> Weight;
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
		// Shortest: 107_892_000 ps.
		Weight::from_parts(140_634_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	fn update_station() -> Weight {
		// Shortest: 86_522_000 ps.
		Weight::from_parts(91_571_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Charging::EvseIds` (r:0 w:1)
	// Storage: `Charging::StationOfMeter` (r:0 w:1)
	fn close_station() -> Weight {
		// Shortest: 28_283_000 ps.
		Weight::from_parts(37_861_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:17 w:1)
	fn publish_offer(p: u32, ) -> Weight {
		// Shortest: 95_368_000 ps.
		Weight::from_parts(141_897_102, 0)
			// Standard error: 8_906.
			.saturating_add(Weight::from_parts(8_081, 0).saturating_mul(p as u64))
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
		// Shortest: 122_098_000 ps.
		Weight::from_parts(131_727_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn request() -> Weight {
		// Shortest: 36_418_000 ps.
		Weight::from_parts(41_458_000, 0)
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
		// Shortest: 84_248_000 ps.
		Weight::from_parts(91_478_812, 0)
			// Standard error: 3_935.
			.saturating_add(Weight::from_parts(53_141, 0).saturating_mul(p as u64))
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
		// Shortest: 1_323_087_000 ps.
		Weight::from_parts(1_323_087_000, 0)
			// Standard error: 9_094_125.
			.saturating_add(Weight::from_parts(158_650_198, 0).saturating_mul(o as u64))
			// Standard error: 908_979.
			.saturating_add(Weight::from_parts(9_246_722, 0).saturating_mul(p as u64))
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
		// Shortest: 142_577_000 ps.
		Weight::from_parts(151_152_000, 0)
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
		// Shortest: 147_687_000 ps.
		Weight::from_parts(157_295_000, 0)
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
		// Shortest: 243_837_000 ps.
		Weight::from_parts(252_212_000, 0)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 7_775_000 ps.
		Weight::from_parts(7_864_000, 0)
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
		// Shortest: 831_407_000 ps.
		Weight::from_parts(831_407_000, 0)
			// Standard error: 10_839_528.
			.saturating_add(Weight::from_parts(150_076_404, 0).saturating_mul(o as u64))
			// Standard error: 962_756.
			.saturating_add(Weight::from_parts(9_415_238, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:12 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `DemandResponse::Signals` (r:2 w:2)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Origin::Supplies` (r:7 w:2)
	// Storage: `Origin::Commitments` (r:10 w:5)
	// Storage: `Metering::Meters` (r:6 w:0)
	// Storage: `Origin::Due` (r:0 w:12)
	fn on_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 970_969_000 ps.
		Weight::from_parts(588_768_197, 0)
			// Standard error: 1_142_155.
			.saturating_add(Weight::from_parts(22_522_910, 0).saturating_mul(c as u64))
			// Standard error: 2_780_627.
			.saturating_add(Weight::from_parts(137_231_036, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(l as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:12 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `DemandResponse::Signals` (r:2 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Origin::Supplies` (r:7 w:2)
	// Storage: `Origin::Commitments` (r:10 w:5)
	// Storage: `Metering::Meters` (r:6 w:0)
	// Storage: `Origin::Due` (r:0 w:12)
	fn closing_steps(s: u32, ) -> Weight {
		// Shortest: 1_711_645_000 ps.
		Weight::from_parts(1_684_070_299, 0)
			// Standard error: 106_358.
			.saturating_add(Weight::from_parts(3_335_547, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(88))
			.saturating_add(T::DbWeight::get().writes(56))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
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
	fn last_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 594_963_000 ps.
		Weight::from_parts(296_787_075, 0)
			// Standard error: 4_205_191.
			.saturating_add(Weight::from_parts(23_081_857, 0).saturating_mul(c as u64))
			// Standard error: 10_237_722.
			.saturating_add(Weight::from_parts(85_281_693, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(l as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
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
	fn last_steps(s: u32, ) -> Weight {
		// Shortest: 956_110_000 ps.
		Weight::from_parts(949_400_069, 0)
			// Standard error: 90_136.
			.saturating_add(Weight::from_parts(3_544_669, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(61))
			.saturating_add(T::DbWeight::get().writes(68))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Processes` (r:50 w:50)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:50 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_readings(r: u32, ) -> Weight {
		// Shortest: 92_443_000 ps.
		Weight::from_parts(37_953_044, 0)
			// Standard error: 537_276.
			.saturating_add(Weight::from_parts(52_558_074, 0).saturating_mul(r as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn steady_reading(p: u32, ) -> Weight {
		// Shortest: 82_395_000 ps.
		Weight::from_parts(85_427_694, 0)
			// Standard error: 898.
			.saturating_add(Weight::from_parts(72_370, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	fn claims(n: u32, ) -> Weight {
		// Shortest: 31_038_000 ps.
		Weight::from_parts(31_038_000, 0)
			// Standard error: 274_686.
			.saturating_add(Weight::from_parts(15_316_142, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	// Storage: `Origin::Drawn` (r:50 w:0)
	fn first_claims(n: u32, ) -> Weight {
		// Shortest: 52_268_000 ps.
		Weight::from_parts(30_349_358, 0)
			// Standard error: 171_787.
			.saturating_add(Weight::from_parts(20_648_490, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `Origin::Drawn` (r:1 w:1)
	// Storage: `Origin::Due` (r:0 w:1)
	fn opening_claim() -> Weight {
		// Shortest: 50_385_000 ps.
		Weight::from_parts(50_575_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `System::Account` (r:301 w:301)
	fn pay_out(p: u32, ) -> Weight {
		// Shortest: 77_505_000 ps.
		Weight::from_parts(77_505_000, 0)
			// Standard error: 1_413_252.
			.saturating_add(Weight::from_parts(59_212_075, 0).saturating_mul(p as u64))
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
		// Shortest: 480_791_000 ps.
		Weight::from_parts(557_764_000, 0)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_station() -> Weight {
		Weight::from_parts(140_634_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn update_station() -> Weight {
		Weight::from_parts(91_571_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn close_station() -> Weight {
		Weight::from_parts(37_861_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn publish_offer(p: u32, ) -> Weight {
		Weight::from_parts(141_897_102, 0)
			.saturating_add(Weight::from_parts(8_081, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn authorise() -> Weight {
		Weight::from_parts(131_727_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn request() -> Weight {
		Weight::from_parts(41_458_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn offer(p: u32, ) -> Weight {
		Weight::from_parts(91_478_812, 0)
			.saturating_add(Weight::from_parts(53_141, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn schedule(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(1_323_087_000, 0)
			.saturating_add(Weight::from_parts(158_650_198, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(9_246_722, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(31))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(20))
	}
	fn disconnect() -> Weight {
		Weight::from_parts(151_152_000, 0)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(22))
	}
	fn terminate() -> Weight {
		Weight::from_parts(157_295_000, 0)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(22))
	}
	fn close_stale() -> Weight {
		Weight::from_parts(252_212_000, 0)
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().writes(25))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(7_864_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
	}
	fn change_source(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(831_407_000, 0)
			.saturating_add(Weight::from_parts(150_076_404, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(9_415_238, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn on_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(588_768_197, 0)
			.saturating_add(Weight::from_parts(22_522_910, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(137_231_036, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(5))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(l as u64)))
	}
	fn closing_steps(s: u32, ) -> Weight {
		Weight::from_parts(1_684_070_299, 0)
			.saturating_add(Weight::from_parts(3_335_547, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(88))
			.saturating_add(ParityDbWeight::get().writes(56))
	}
	fn last_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(296_787_075, 0)
			.saturating_add(Weight::from_parts(23_081_857, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(85_281_693, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(6))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(l as u64)))
	}
	fn last_steps(s: u32, ) -> Weight {
		Weight::from_parts(949_400_069, 0)
			.saturating_add(Weight::from_parts(3_544_669, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(61))
			.saturating_add(ParityDbWeight::get().writes(68))
	}
	fn steady_readings(r: u32, ) -> Weight {
		Weight::from_parts(37_953_044, 0)
			.saturating_add(Weight::from_parts(52_558_074, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	fn steady_reading(p: u32, ) -> Weight {
		Weight::from_parts(85_427_694, 0)
			.saturating_add(Weight::from_parts(72_370, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn claims(n: u32, ) -> Weight {
		Weight::from_parts(31_038_000, 0)
			.saturating_add(Weight::from_parts(15_316_142, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn first_claims(n: u32, ) -> Weight {
		Weight::from_parts(30_349_358, 0)
			.saturating_add(Weight::from_parts(20_648_490, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn opening_claim() -> Weight {
		Weight::from_parts(50_575_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn pay_out(p: u32, ) -> Weight {
		Weight::from_parts(77_505_000, 0)
			.saturating_add(Weight::from_parts(59_212_075, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn on_dropped() -> Weight {
		Weight::from_parts(557_764_000, 0)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
