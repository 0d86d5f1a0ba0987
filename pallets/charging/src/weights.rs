// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_charging`, measured: `scripts/weights.sh pallet_charging` writes this file.
//!
//! 2026-11-29, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, two runs of 8 repeats,
//! the fastest eighth of which counts. What storage costs is the runtime's `DbWeight`.

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
	/// `o` is in `[1, 160]`.
	///
	/// `p` is in `[1, 1440]`.
	fn schedule(o: u32, p: u32, ) -> Weight;
	/// `disconnect`.
	fn disconnect() -> Weight;
	/// `terminate`.
	fn terminate() -> Weight;
	/// `refused`.
	fn refused() -> Weight;
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
	/// `l` is in `[1, 6]`.
	///
	/// `c` is in `[0, 12]`.
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
	/// `o` is in `[1, 128]`.
	///
	/// `p` is in `[1, 1440]`.
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
		// Shortest: 69_112_000 ps.
		// The write of `Metering::Meters` is not yet measured.
		Weight::from_parts(74_525_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	fn update_station() -> Weight {
		// Shortest: 68_572_000 ps.
		// The write of `Metering::Meters` is not yet measured.
		Weight::from_parts(73_513_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::Stations` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EvseIds` (r:0 w:1)
	// Storage: `Charging::StationOfMeter` (r:0 w:1)
	fn close_station() -> Weight {
		// Shortest: 16_295_000 ps.
		// `Metering::Meters` is not yet measured.
		Weight::from_parts(22_945_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::StandingOffers` (r:17 w:1)
	fn publish_offer(p: u32, ) -> Weight {
		// Covers are not yet measured: the account of the supplier.
		// Shortest: 60_961_000 ps.
		Weight::from_parts(60_789_663, 0)
			// Standard error: 163.
			.saturating_add(Weight::from_parts(9_835, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(22))
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
	// Storage, not yet measured: `Debts::Owed` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn authorise() -> Weight {
		// Shortest: 81_812_000 ps.
		Weight::from_parts(83_524_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	fn request() -> Weight {
		// Shortest: 22_704_000 ps.
		Weight::from_parts(23_575_000, 0)
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
	// Storage: `Charging::Offers` (r:31 w:0)
	// Not yet measured: with the storage that version 2 added.
	fn offer(p: u32, ) -> Weight {
		// Covers are not yet measured: the account of the supplier.
		// Shortest: 49_704_000 ps.
		Weight::from_parts(49_982_253, 0)
			// Standard error: 185.
			.saturating_add(Weight::from_parts(9_986, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:145 w:1)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Charging::Offers` (r:33 w:32)
	// Storage: `Origin::Sources` (r:144 w:0)
	// Storage: `Origin::Supplies` (r:144 w:0)
	// Storage: `Charging::StandingOffers` (r:136 w:0)
	// Storage: `Consortium::Members` (r:8 w:0)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `DemandResponse::SignalsOf` (r:2 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:5 w:0)
	// Storage: `Charging::LockedOffers` (r:0 w:6)
	// Storage, not yet measured: `Charging::EndRegisters` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage, not yet measured: `System::Account` of those who cover (r:9 w:7)
	// Not yet measured: with the storage that version 2 added.
	fn schedule(o: u32, p: u32, ) -> Weight {
		// Covers are not yet measured: the accounts of eight suppliers, six of which are locked, and of
		// the DSO.
		// Shortest without covers: 680_283_000 ps.
		Weight::from_parts(980_283_000, 0)
			// Standard error: 8_637_541.
			.saturating_add(Weight::from_parts(105_681_941, 0).saturating_mul(o as u64))
			// Standard error: 863_342.
			.saturating_add(Weight::from_parts(6_944_171, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(67))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(52))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:32 w:32)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn disconnect() -> Weight {
		// Shortest: 97_235_000 ps.
		Weight::from_parts(101_381_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(39))
	}
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Offers` (r:32 w:32)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn terminate() -> Weight {
		// Shortest: 96_033_000 ps.
		Weight::from_parts(98_857_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(39))
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
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage, not yet measured: `Charging::RecordsOf` (r:0 w:1)
	// Not yet measured: a requested process with all offers, or a scheduled one.
	// Storage, not yet measured: `System::Account` (r:9 w:9), `Charging::EndRegisters` (r:0 w:1)
	fn close_stale() -> Weight {
		// Shortest: 167_720_000 ps.
		Weight::from_parts(820_954_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(40))
	}
	// Not yet measured.
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:13 w:12)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `System::Account` (r:12 w:12)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage, not yet measured: `Charging::RecordsOf` (r:0 w:1)
	fn close_on_last_reading() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(37))
	}
	// Not yet measured.
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `System::Account` (r:2 w:2)
	fn closing() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(3))
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
	// Not yet measured.
	fn refused() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(41))
	}
	// Storage: `Charging::Processes` (r:1 w:0)
	fn on_reading_idle() -> Weight {
		// Shortest: 4_988_000 ps.
		Weight::from_parts(5_307_000, 0)
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
	// Storage, not yet measured: `Charging::LockedOffers` (r:6 w:0)
	// Storage, not yet measured: `System::Account` of those who cover (r:21 w:19)
	fn change_source(o: u32, p: u32, ) -> Weight {
		// Covers are not yet measured: six locked offers, and the accounts of eight suppliers, of the
		// six before them, of the six before those, and of the DSO.
		// Shortest without covers: 580_544_000 ps.
		Weight::from_parts(1_400_544_000, 0)
			// Standard error: 8_568_505.
			.saturating_add(Weight::from_parts(106_604_948, 0).saturating_mul(o as u64))
			// Standard error: 761_046.
			.saturating_add(Weight::from_parts(6_627_949, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(41))
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
	// Storage: `Charging::Rewards` (r:1 w:1), not yet measured
	fn on_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 699_201_000 ps.
		Weight::from_parts(372_364_832, 0)
			// Standard error: 404_122.
			.saturating_add(Weight::from_parts(19_002_699, 0).saturating_mul(c as u64))
			// Standard error: 942_502.
			.saturating_add(Weight::from_parts(97_681_818, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(T::DbWeight::get().writes(6))
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
	// Storage: `Charging::Rewards` (r:1 w:1), not yet measured
	fn closing_steps(s: u32, ) -> Weight {
		// Shortest: 1_181_929_000 ps.
		Weight::from_parts(1_159_451_708, 0)
			// Standard error: 8_076.
			.saturating_add(Weight::from_parts(2_025_621, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(89))
			.saturating_add(T::DbWeight::get().writes(57))
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
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage, not yet measured: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `Charging::Rewards` (r:1 w:1), not yet measured
	// Storage, not yet measured: `Charging::EndRegisters` (r:0 w:1)
	fn last_reading(c: u32, l: u32, ) -> Weight {
		// Shortest: 414_627_000 ps.
		Weight::from_parts(146_879_720, 0)
			// Standard error: 306_602.
			.saturating_add(Weight::from_parts(20_031_816, 0).saturating_mul(c as u64))
			// Standard error: 698_501.
			.saturating_add(Weight::from_parts(49_858_941, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(l as u64)))
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
	// Storage: `Origin::ExpiryCursor` (r:1 w:1)
	// Storage: `Origin::Claims` (r:12 w:12)
	// Storage: `Origin::Drawn` (r:6 w:6)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	// Storage, not yet measured: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Origin::Due` (r:0 w:12)
	// Storage: `Charging::Rewards` (r:1 w:1), not yet measured
	// Storage, not yet measured: `Charging::EndRegisters` (r:0 w:1)
	fn last_steps(s: u32, ) -> Weight {
		// Shortest: 671_059_000 ps.
		Weight::from_parts(660_710_022, 0)
			// Standard error: 4_534.
			.saturating_add(Weight::from_parts(2_197_554, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(63))
			.saturating_add(T::DbWeight::get().writes(72))
	}
	// Not yet measured.
	// Storage: `Charging::Rewards` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:48 w:48)
	// Storage: `Balances::Holds` (r:48 w:48)
	// Storage: `System::Account` (r:49 w:49)
	fn end_rewards(r: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(r as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(r as u64)))
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
		// Shortest: 64_116_000 ps.
		Weight::from_parts(36_159_523, 0)
			// Standard error: 73_436.
			.saturating_add(Weight::from_parts(28_815_064, 0).saturating_mul(r as u64))
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
		// Shortest: 57_165_000 ps.
		Weight::from_parts(57_657_456, 0)
			// Standard error: 228.
			.saturating_add(Weight::from_parts(56_878, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Origin::Ledgers` (r:1 w:1)
	// Storage: `Origin::Claims` (r:50 w:50)
	fn claims(n: u32, ) -> Weight {
		// Shortest: 22_253_000 ps.
		Weight::from_parts(16_363_197, 0)
			// Standard error: 18_627.
			.saturating_add(Weight::from_parts(6_017_956, 0).saturating_mul(n as u64))
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
		// Shortest: 30_215_000 ps.
		Weight::from_parts(19_766_300, 0)
			// Standard error: 23_846.
			.saturating_add(Weight::from_parts(10_824_809, 0).saturating_mul(n as u64))
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
		// Shortest: 35_864_000 ps.
		Weight::from_parts(36_735_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `System::Account` (r:301 w:301)
	fn pay_out(p: u32, ) -> Weight {
		// Shortest: 44_887_000 ps.
		Weight::from_parts(44_887_000, 0)
			// Standard error: 75_385.
			.saturating_add(Weight::from_parts(39_354_526, 0).saturating_mul(p as u64))
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
		// Shortest: 352_705_000 ps.
		Weight::from_parts(355_239_000, 0)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Not yet measured: `authorise` and `request` together.
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Debts::Owed` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn start() -> Weight {
		Weight::from_parts(107_099_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Not yet measured: `start` and `schedule` together, without offers for the process alone.
	// Storage, beside that of both: `Charging::Mandates` (r:1 w:1)
	fn start_for(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(1_150_000_000, 0)
			.saturating_add(Weight::from_parts(105_681_941, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(6_944_171, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(T::DbWeight::get().writes(30))
	}
	// Not yet measured: as `close_stale`.
	fn stop() -> Weight {
		Weight::from_parts(820_954_000, 0)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(39))
	}
	// Not yet measured.
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::NextMandateId` (r:1 w:1)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn give_mandate() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn revoke_mandate() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn expire_mandates() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Archived` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Not yet measured.
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Charging::Records` (r:1 w:1)
	// Storage, not yet measured: `Charging::RecordsOf` (r:0 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	fn archive_record() -> Weight {
		// Not yet measured.
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_station() -> Weight {
		Weight::from_parts(70_525_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn update_station() -> Weight {
		Weight::from_parts(69_513_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn close_station() -> Weight {
		Weight::from_parts(16_945_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn publish_offer(p: u32, ) -> Weight {
		// Covers are not yet measured: the account of the supplier.
		Weight::from_parts(60_789_663, 0)
			.saturating_add(Weight::from_parts(9_835, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn authorise() -> Weight {
		Weight::from_parts(83_524_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn request() -> Weight {
		Weight::from_parts(23_575_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn offer(p: u32, ) -> Weight {
		// Covers are not yet measured: the account of the supplier.
		Weight::from_parts(49_982_253, 0)
			.saturating_add(Weight::from_parts(9_986, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn schedule(o: u32, p: u32, ) -> Weight {
		// Covers are not yet measured: the accounts of eight suppliers, six of which are locked, and of
		// the DSO.
		Weight::from_parts(980_283_000, 0)
			.saturating_add(Weight::from_parts(105_681_941, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(6_944_171, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(67))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(52))
	}
	fn disconnect() -> Weight {
		Weight::from_parts(101_381_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(39))
	}
	fn terminate() -> Weight {
		Weight::from_parts(98_857_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(39))
	}
	fn close_stale() -> Weight {
		Weight::from_parts(820_954_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(40))
	}
	// Not yet measured.
	// Storage: `Charging::MeterOf` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:13 w:12)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `System::Account` (r:12 w:12)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Origin::Supplies` (r:1 w:1)
	// Storage: `Origin::Commitments` (r:3 w:3)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	// Storage: `Charging::Records` (r:0 w:1)
	fn close_on_last_reading() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(35))
			.saturating_add(ParityDbWeight::get().writes(37))
	}
	// Not yet measured.
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::LockedOffers` (r:12 w:0)
	// Storage: `System::Account` (r:2 w:2)
	fn closing() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(17))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn refused() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(41))
	}
	fn on_reading_idle() -> Weight {
		Weight::from_parts(5_307_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
	}
	fn change_source(o: u32, p: u32, ) -> Weight {
		// Covers are not yet measured: six locked offers, and the accounts of eight suppliers, of the
		// six before them, of the six before those, and of the DSO.
		Weight::from_parts(1_400_544_000, 0)
			.saturating_add(Weight::from_parts(106_604_948, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(6_627_949, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(41))
	}
	fn on_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(372_364_832, 0)
			.saturating_add(Weight::from_parts(19_002_699, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(97_681_818, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(9_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(6))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(l as u64)))
	}
	fn closing_steps(s: u32, ) -> Weight {
		Weight::from_parts(1_159_451_708, 0)
			.saturating_add(Weight::from_parts(2_025_621, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(89))
			.saturating_add(ParityDbWeight::get().writes(57))
	}
	fn last_reading(c: u32, l: u32, ) -> Weight {
		Weight::from_parts(146_879_720, 0)
			.saturating_add(Weight::from_parts(20_031_816, 0).saturating_mul(c as u64))
			.saturating_add(Weight::from_parts(49_858_941, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(l as u64)))
			.saturating_add(ParityDbWeight::get().writes(11))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(c as u64)))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(l as u64)))
	}
	fn last_steps(s: u32, ) -> Weight {
		Weight::from_parts(660_710_022, 0)
			.saturating_add(Weight::from_parts(2_197_554, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(63))
			.saturating_add(ParityDbWeight::get().writes(72))
	}
	fn end_rewards(r: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(r as u64)))
	}
	fn steady_readings(r: u32, ) -> Weight {
		Weight::from_parts(36_159_523, 0)
			.saturating_add(Weight::from_parts(28_815_064, 0).saturating_mul(r as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(r as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(r as u64)))
	}
	fn steady_reading(p: u32, ) -> Weight {
		Weight::from_parts(57_657_456, 0)
			.saturating_add(Weight::from_parts(56_878, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn claims(n: u32, ) -> Weight {
		Weight::from_parts(16_363_197, 0)
			.saturating_add(Weight::from_parts(6_017_956, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn first_claims(n: u32, ) -> Weight {
		Weight::from_parts(19_766_300, 0)
			.saturating_add(Weight::from_parts(10_824_809, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn opening_claim() -> Weight {
		Weight::from_parts(36_735_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn pay_out(p: u32, ) -> Weight {
		Weight::from_parts(44_887_000, 0)
			.saturating_add(Weight::from_parts(39_354_526, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn on_dropped() -> Weight {
		Weight::from_parts(355_239_000, 0)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	// Not yet measured: `authorise` and `request` together.
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Debts::Owed` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Charging::Unscheduled` (r:1 w:1)
	// Storage: `Charging::NextProcessId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Charging::MeterOf` (r:0 w:1)
	// Storage: `Charging::ProcessesOf` (r:0 w:1)
	fn start() -> Weight {
		Weight::from_parts(107_099_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	// Not yet measured: `start` and `schedule` together, without offers for the process alone.
	// Storage, beside that of both: `Charging::Mandates` (r:1 w:1)
	fn start_for(o: u32, p: u32, ) -> Weight {
		Weight::from_parts(1_150_000_000, 0)
			.saturating_add(Weight::from_parts(105_681_941, 0).saturating_mul(o as u64))
			.saturating_add(Weight::from_parts(6_944_171, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(50))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(o as u64)))
			.saturating_add(ParityDbWeight::get().writes(30))
	}
	// Not yet measured: as `close_stale`.
	fn stop() -> Weight {
		Weight::from_parts(820_954_000, 0)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(39))
	}
	// Not yet measured.
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Interval` (r:1 w:0)
	// Storage: `Origin::Sources` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::NextMandateId` (r:1 w:1)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn give_mandate() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn revoke_mandate() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Mandates` (r:1 w:1)
	fn expire_mandates() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn archive_record() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
