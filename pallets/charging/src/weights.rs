// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_charging`, measured: `scripts/weights.sh pallet_charging` writes this file.
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
	/// `refused`.
	fn refused() -> Weight;
	/// `schedule`.
	///
	/// `o` is in `[1, 160]`.
	///
	/// `p` is in `[1, 1440]`.
	fn schedule(o: u32, p: u32, ) -> Weight;
	/// `disconnect`.
	fn disconnect() -> Weight;
	/// `terminate`.
	fn terminate() -> Weight;
	/// `close_stale`.
	fn close_stale() -> Weight;
	/// `close_on_last_reading`.
	fn close_on_last_reading() -> Weight;
	/// `closing`.
	fn closing() -> Weight;
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
	/// `end_rewards`.
	///
	/// `r` is in `[1, 48]`.
	fn end_rewards(r: u32, ) -> Weight;
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
	/// `start`.
	fn start() -> Weight;
	/// `start_for`.
	///
	/// `p` is in `[1, 1440]`.
	///
	/// `o` is in `[1, 128]`.
	fn start_for(o: u32, p: u32, ) -> Weight;
	/// `stop`.
	fn stop() -> Weight;
	/// `give_mandate`.
	fn give_mandate() -> Weight;
	/// `revoke_mandate`.
	fn revoke_mandate() -> Weight;
	/// `expire_mandates`.
	fn expire_mandates() -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `archive_record`.
	fn archive_record() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:10 w:0)
	// Storage: `Charging::EvseIds` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::StationOfMeter` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::NextStationId` (r:1 w:1)
	// Storage: `Charging::Stations` (r:0 w:1)
	fn register_station() -> Weight {
		// Shortest: 57_457_000 ps.
		Weight::from_parts(58_829_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	fn update_station() -> Weight {
		// Shortest: 57_586_000 ps.
		Weight::from_parts(58_688_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EvseIds` (r:0 w:1)
	// Storage: `Charging::StationOfMeter` (r:0 w:1)
	fn close_station() -> Weight {
		// Shortest: 16_264_000 ps.
		Weight::from_parts(16_725_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:17 w:1)
	fn publish_offer(p: u32, ) -> Weight {
		// Shortest: 46_770_000 ps.
		Weight::from_parts(50_089_141, 0)
			// Standard error: 117.
			.saturating_add(Weight::from_parts(4_208, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Debts::Owed` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn authorise() -> Weight {
		// Shortest: 76_034_000 ps.
		Weight::from_parts(77_206_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn request() -> Weight {
		// Shortest: 18_057_000 ps.
		Weight::from_parts(18_478_000, 0)
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
	// Storage: `Charging::Offers` (r:33 w:1)
	// Storage: `System::Account` (r:1 w:0)
	fn offer(p: u32, ) -> Weight {
		// Shortest: 82_084_000 ps.
		Weight::from_parts(87_274_325, 0)
			// Standard error: 292.
			.saturating_add(Weight::from_parts(24_638, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Origin::Supplies` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Charging::Offers` (r:33 w:0)
	fn refused() -> Weight {
		// Shortest: 77_807_000 ps.
		Weight::from_parts(78_968_000, 0)
			.saturating_add(T::DbWeight::get().reads(41))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:161 w:1)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `System::Account` (r:11 w:8)
	// Storage: `Charging::Offers` (r:33 w:32)
	// Storage: `Origin::Sources` (r:160 w:0)
	// Storage: `Origin::Supplies` (r:160 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Consortium::Members` (r:8 w:0)
	// Storage: `Charging::EndRegisters` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:5 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::LockedOffers` (r:0 w:6)
	fn schedule(o: u32, p: u32, ) -> Weight {
		// Shortest: 588_643_000 ps.
		Weight::from_parts(588_643_000, 0)
			// Standard error: 6_733_007.
			.saturating_add(Weight::from_parts(80_876_308, 0).saturating_mul(o as u64))
			// Standard error: 747_713.
			.saturating_add(Weight::from_parts(6_520_663, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(31))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::Offers` (r:32 w:32)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn disconnect() -> Weight {
		// Shortest: 93_450_000 ps.
		Weight::from_parts(94_652_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(38))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::Offers` (r:32 w:32)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn terminate() -> Weight {
		// Shortest: 93_780_000 ps.
		Weight::from_parts(94_712_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(38))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:9 w:9)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Charging::Proofs` (r:1 w:0) (not yet measured)
	fn close_stale() -> Weight {
		// Shortest: 533_791_000 ps.
		Weight::from_parts(538_097_000, 0)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:9 w:9)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Charging::Proofs` (r:1 w:0) (not yet measured)
	fn close_on_last_reading() -> Weight {
		// Shortest: 533_200_000 ps.
		Weight::from_parts(537_777_000, 0)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `System::Account` (r:2 w:2)
	fn closing() -> Weight {
		// Shortest: 182_294_000 ps.
		Weight::from_parts(184_067_000, 0)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 4_567_000 ps.
		Weight::from_parts(4_747_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Origin::CarrierCount` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:6 w:6)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Origin::Sources` (r:128 w:0)
	// Storage: `Origin::Supplies` (r:128 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:128 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Consortium::Members` (r:8 w:0)
	// Storage: `System::Account` (r:23 w:20)
	fn change_source(o: u32, p: u32, ) -> Weight {
		// Shortest: 1_054_472_000 ps.
		Weight::from_parts(1_054_472_000, 0)
			// Standard error: 6_858_627.
			.saturating_add(Weight::from_parts(81_728_724, 0).saturating_mul(o as u64))
			// Standard error: 609_176.
			.saturating_add(Weight::from_parts(5_801_570, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(45))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:12 w:0)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `DemandResponse::Signals` (r:2 w:2)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Origin::Supplies` (r:7 w:2)
	// Storage: `Origin::Commitments` (r:10 w:5)
	// Storage: `Metering::Meters` (r:6 w:0)
	// Storage: `Origin::Due` (r:0 w:12)
	fn on_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 421_903_000 ps.
		Weight::from_parts(200_611_249, 0)
			// Standard error: 172_776.
			.saturating_add(Weight::from_parts(15_140_268, 0).saturating_mul(c as u64))
			// Standard error: 395_361.
			.saturating_add(Weight::from_parts(41_674_663, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(l as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:12 w:0)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `DemandResponse::Signals` (r:2 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `Origin::Supplies` (r:7 w:2)
	// Storage: `Origin::Commitments` (r:10 w:5)
	// Storage: `Metering::Meters` (r:6 w:0)
	// Storage: `Origin::Due` (r:0 w:12)
	fn closing_steps(s: u32, ) -> Weight {
		// Shortest: 623_906_000 ps.
		Weight::from_parts(636_267_315, 0)
			// Standard error: 2_343.
			.saturating_add(Weight::from_parts(3_013_422, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(89))
			.saturating_add(T::DbWeight::get().writes(57))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:4 w:4)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `Charging::Proofs` (r:1 w:0) (not yet measured)
	fn last_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 252_900_000 ps.
		Weight::from_parts(120_641_318, 0)
			// Standard error: 290_459.
			.saturating_add(Weight::from_parts(15_177_663, 0).saturating_mul(c as u64))
			// Standard error: 664_654.
			.saturating_add(Weight::from_parts(25_952_262, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(l as u64)))
	}
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `Origin::Ledgers` (r:12 w:12)
	// Storage: `Origin::Sources` (r:6 w:0)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:4 w:4)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `Charging::Proofs` (r:1 w:0) (not yet measured)
	fn last_steps(s: u32, ) -> Weight {
		// Shortest: 447_742_000 ps.
		Weight::from_parts(454_280_348, 0)
			// Standard error: 2_509.
			.saturating_add(Weight::from_parts(3_020_460, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(65))
			.saturating_add(T::DbWeight::get().writes(73))
	}
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `DemandResponse::Signals` (r:24 w:24)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	fn end_rewards(r: u32, ) -> Weight {
		// Shortest: 85_178_000 ps.
		Weight::from_parts(26_569_016, 0)
			// Standard error: 64_799.
			.saturating_add(Weight::from_parts(65_000_173, 0).saturating_mul(r as u64))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(10))
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
		// Shortest: 52_329_000 ps.
		Weight::from_parts(29_910_501, 0)
			// Standard error: 33_870.
			.saturating_add(Weight::from_parts(22_897_540, 0).saturating_mul(r as u64))
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
		// Shortest: 49_004_000 ps.
		Weight::from_parts(50_592_146, 0)
			// Standard error: 76.
			.saturating_add(Weight::from_parts(22_720, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	fn claims(n: u32, ) -> Weight {
		// Shortest: 17_957_000 ps.
		Weight::from_parts(13_947_900, 0)
			// Standard error: 10_815.
			.saturating_add(Weight::from_parts(4_500_942, 0).saturating_mul(n as u64))
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
		// Shortest: 24_557_000 ps.
		Weight::from_parts(16_118_582, 0)
			// Standard error: 8_821.
			.saturating_add(Weight::from_parts(8_243_170, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Origin::Claims` (r:1 w:1)
	// Storage: `Origin::Drawn` (r:1 w:1)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Due` (r:0 w:1)
	fn opening_claim() -> Weight {
		// Shortest: 28_923_000 ps.
		Weight::from_parts(29_525_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `System::Account` (r:301 w:301)
	fn pay_out(p: u32, ) -> Weight {
		// Shortest: 35_173_000 ps.
		Weight::from_parts(35_173_000, 0)
			// Standard error: 48_482.
			.saturating_add(Weight::from_parts(30_570_207, 0).saturating_mul(p as u64))
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
		// Shortest: 151_167_000 ps.
		Weight::from_parts(152_659_000, 0)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Debts::Owed` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn start() -> Weight {
		// Shortest: 85_628_000 ps.
		Weight::from_parts(87_201_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Mandates` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Metering::Meters` (r:129 w:1)
	// Storage: `Debts::Owed` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:11 w:8)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Charging::Offers` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Origin::Sources` (r:128 w:0)
	// Storage: `Origin::Supplies` (r:128 w:0)
	// Storage: `Charging::EndRegisters` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:5 w:0)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::LockedOffers` (r:0 w:6)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn start_for(o: u32, p: u32, ) -> Weight {
		// Shortest: 709_004_000 ps.
		Weight::from_parts(709_004_000, 0)
			// Standard error: 6_887_613.
			.saturating_add(Weight::from_parts(82_263_308, 0).saturating_mul(o as u64))
			// Standard error: 611_792.
			.saturating_add(Weight::from_parts(5_747_170, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(43))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(19))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:12)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:9 w:9)
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Charging::Proofs` (r:1 w:0) (not yet measured)
	fn stop() -> Weight {
		// Shortest: 517_807_000 ps.
		Weight::from_parts(522_655_000, 0)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::NextMandateId` (r:1 w:1)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn give_mandate() -> Weight {
		// Shortest: 43_515_000 ps.
		Weight::from_parts(44_276_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::Mandates` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn revoke_mandate() -> Weight {
		// Shortest: 23_455_000 ps.
		Weight::from_parts(24_087_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Mandates` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn expire_mandates() -> Weight {
		// Shortest: 23_305_000 ps.
		Weight::from_parts(23_786_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Archived` (r:1 w:0)
	// Storage: `Charging::NextProcessId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 13_350_000 ps.
		Weight::from_parts(13_691_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
	}
	// Storage: `Charging::Archived` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:1)
	// Storage: `Origin::ExpiryCursor` (r:1 w:0)
	// Storage: `Origin::Drawn` (r:1 w:0)
	// Storage: `Origin::Certified` (r:1 w:0)
	// Storage: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Charging::Proofs` (r:1 w:1) (not yet measured)
	fn archive_record() -> Weight {
		// Shortest: 32_409_000 ps.
		Weight::from_parts(33_110_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_station() -> Weight {
		Weight::from_parts(58_829_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn update_station() -> Weight {
		Weight::from_parts(58_688_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn close_station() -> Weight {
		Weight::from_parts(16_725_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn publish_offer(p: u32, ) -> Weight {
		Weight::from_parts(50_089_141, 0)
			.saturating_add(Weight::from_parts(4_208, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn authorise() -> Weight {
		Weight::from_parts(77_206_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn request() -> Weight {
		Weight::from_parts(18_478_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn offer(p: u32, ) -> Weight {
		Weight::from_parts(87_274_325, 0)
			.saturating_add(Weight::from_parts(24_638, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(42))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn refused() -> Weight {
		Weight::from_parts(78_968_000, 0)
			.saturating_add(ParityDbWeight::get().reads(41))
	}
	fn schedule(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(588_643_000, 0)
			.saturating_add(Weight::from_parts(80_876_308, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(6_520_663, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(31))
	}
	fn disconnect() -> Weight {
		Weight::from_parts(94_652_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(38))
	}
	fn terminate() -> Weight {
		Weight::from_parts(94_712_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(38))
	}
	fn close_stale() -> Weight {
		Weight::from_parts(538_097_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33))
			.saturating_add(ParityDbWeight::get().writes(35))
	}
	fn close_on_last_reading() -> Weight {
		Weight::from_parts(537_777_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33))
			.saturating_add(ParityDbWeight::get().writes(35))
	}
	fn closing() -> Weight {
		Weight::from_parts(184_067_000, 0)
			.saturating_add(ParityDbWeight::get().reads(17))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(4_747_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
	}
	fn change_source(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(1_054_472_000, 0)
			.saturating_add(Weight::from_parts(81_728_724, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(5_801_570, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(45))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(25))
	}
	fn on_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(200_611_249, 0)
			.saturating_add(Weight::from_parts(15_140_268, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(41_674_663, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(7))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(l as u64)))
	}
	fn closing_steps(s: u32, ) -> Weight {
		Weight::from_parts(636_267_315, 0)
			.saturating_add(Weight::from_parts(3_013_422, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(89))
			.saturating_add(ParityDbWeight::get().writes(57))
	}
	fn last_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(120_641_318, 0)
			.saturating_add(Weight::from_parts(15_177_663, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(25_952_262, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(11))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(l as u64)))
	}
	fn last_steps(s: u32, ) -> Weight {
		Weight::from_parts(454_280_348, 0)
			.saturating_add(Weight::from_parts(3_020_460, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(65))
			.saturating_add(ParityDbWeight::get().writes(73))
	}
	fn end_rewards(r: u32, ) -> Weight {
		Weight::from_parts(26_569_016, 0)
			.saturating_add(Weight::from_parts(65_000_173, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(10))
	}
	fn steady_readings(r: u32, ) -> Weight {
		Weight::from_parts(29_910_501, 0)
			.saturating_add(Weight::from_parts(22_897_540, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	fn steady_reading(p: u32, ) -> Weight {
		Weight::from_parts(50_592_146, 0)
			.saturating_add(Weight::from_parts(22_720, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn claims(n: u32, ) -> Weight {
		Weight::from_parts(13_947_900, 0)
			.saturating_add(Weight::from_parts(4_500_942, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn first_claims(n: u32, ) -> Weight {
		Weight::from_parts(16_118_582, 0)
			.saturating_add(Weight::from_parts(8_243_170, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn opening_claim() -> Weight {
		Weight::from_parts(29_525_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn pay_out(p: u32, ) -> Weight {
		Weight::from_parts(35_173_000, 0)
			.saturating_add(Weight::from_parts(30_570_207, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn on_dropped() -> Weight {
		Weight::from_parts(152_659_000, 0)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn start() -> Weight {
		Weight::from_parts(87_201_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn start_for(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(709_004_000, 0)
			.saturating_add(Weight::from_parts(82_263_308, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(5_747_170, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(43))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(19))
	}
	fn stop() -> Weight {
		Weight::from_parts(522_655_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33))
			.saturating_add(ParityDbWeight::get().writes(35))
	}
	fn give_mandate() -> Weight {
		Weight::from_parts(44_276_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn revoke_mandate() -> Weight {
		Weight::from_parts(24_087_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn expire_mandates() -> Weight {
		Weight::from_parts(23_786_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(13_691_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
	}
	fn archive_record() -> Weight {
		Weight::from_parts(33_110_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
