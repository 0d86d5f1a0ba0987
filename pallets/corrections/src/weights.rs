// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_corrections`, measured: `scripts/weights.sh pallet_corrections` writes this file.
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

/// What `pallet_corrections` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `correct`.
	///
	/// `l` is in `[18, 1440]`.
	fn correct(l: u32, ) -> Weight;
	/// `accept_correction`.
	fn accept_correction() -> Weight;
	/// `reject_correction`.
	fn reject_correction() -> Weight;
	/// `lapse_correction`.
	fn lapse_correction() -> Weight;
	/// `dispute_line`.
	///
	/// `l` is in `[18, 1440]`.
	fn dispute_line(l: u32, ) -> Weight;
	/// `dispute_correction`.
	fn dispute_correction() -> Weight;
	/// `dispute_invoice`.
	fn dispute_invoice() -> Weight;
	/// `answer_dispute`.
	fn answer_dispute() -> Weight;
	/// `rule_dispute`.
	fn rule_dispute() -> Weight;
	/// `appeal_ruling`.
	fn appeal_ruling() -> Weight;
	/// `decide_appeal`.
	fn decide_appeal() -> Weight;
	/// `set_arbiters`.
	fn set_arbiters() -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `end_dispute`.
	fn end_dispute() -> Weight;
	/// `pay`.
	fn pay() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:0)
	// Storage: `Corrections::Kept` (r:1 w:0)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:1 w:1)
	// Storage: `Origin::Certified` (r:1 w:0)
	// Storage: `Debts::Owed` (r:2 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	// Storage: `Corrections::Corrections` (r:0 w:1)
	fn correct(l: u32, ) -> Weight {
		// Shortest: 161_242_000 ps.
		Weight::from_parts(157_641_013, 0)
			// Standard error: 232.
			.saturating_add(Weight::from_parts(177_188, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:3 w:3)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:1 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn accept_correction() -> Weight {
		// Shortest: 98_267_000 ps.
		Weight::from_parts(99_179_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Adjustments` (r:1 w:1)
	// Storage: `Debts::Owed` (r:2 w:2)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn reject_correction() -> Weight {
		// Shortest: 42_524_000 ps.
		Weight::from_parts(43_416_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:1 w:1)
	// Storage: `Debts::Owed` (r:2 w:2)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn lapse_correction() -> Weight {
		// Shortest: 52_900_000 ps.
		Weight::from_parts(53_921_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `System::Account` (r:19 w:18)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:18 w:18)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	fn dispute_line(l: u32, ) -> Weight {
		// Shortest: 722_174_000 ps.
		Weight::from_parts(723_399_267, 0)
			// Standard error: 630.
			.saturating_add(Weight::from_parts(180_757, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(42))
	}
	// Storage: `Corrections::Corrections` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	fn dispute_correction() -> Weight {
		// Shortest: 99_289_000 ps.
		Weight::from_parts(100_501_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Invoices::Anchors` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	fn dispute_invoice() -> Weight {
		// Shortest: 111_547_000 ps.
		Weight::from_parts(112_859_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:19 w:19)
	// Storage: `Balances::Holds` (r:18 w:18)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:17 w:17)
	// Storage: `Origin::Certified` (r:1 w:0)
	// Storage: `Debts::Owed` (r:18 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:3)
	// Storage: `Corrections::Corrections` (r:0 w:1)
	fn answer_dispute() -> Weight {
		// Shortest: 1_374_493_000 ps.
		Weight::from_parts(1_387_542_000, 0)
			.saturating_add(T::DbWeight::get().reads(85))
			.saturating_add(T::DbWeight::get().writes(63))
	}
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn rule_dispute() -> Weight {
		// Shortest: 40_571_000 ps.
		Weight::from_parts(41_472_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn appeal_ruling() -> Weight {
		// Shortest: 17_606_000 ps.
		Weight::from_parts(18_147_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:19 w:19)
	// Storage: `Balances::Holds` (r:18 w:18)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:17 w:17)
	// Storage: `Origin::Certified` (r:1 w:0)
	// Storage: `Debts::Owed` (r:18 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:3)
	// Storage: `Corrections::Corrections` (r:0 w:1)
	fn decide_appeal() -> Weight {
		// Shortest: 1_381_433_000 ps.
		Weight::from_parts(1_394_473_000, 0)
			.saturating_add(T::DbWeight::get().reads(85))
			.saturating_add(T::DbWeight::get().writes(63))
	}
	// Storage: `Consortium::Members` (r:15 w:0)
	// Storage: `Corrections::Arbiters` (r:0 w:1)
	fn set_arbiters() -> Weight {
		// Shortest: 44_116_000 ps.
		Weight::from_parts(45_098_000, 0)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 5_157_000 ps.
		Weight::from_parts(5_388_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:2 w:3)
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `System::Account` (r:19 w:19)
	// Storage: `Balances::Holds` (r:18 w:18)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:17 w:17)
	// Storage: `Origin::Certified` (r:1 w:0)
	// Storage: `Debts::Owed` (r:18 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Corrections::Corrections` (r:0 w:1)
	fn end_dispute() -> Weight {
		// Shortest: 1_359_471_000 ps.
		Weight::from_parts(1_369_525_000, 0)
			.saturating_add(T::DbWeight::get().reads(87))
			.saturating_add(T::DbWeight::get().writes(63))
	}
	// Storage: `System::Account` (r:2 w:2)
	fn pay() -> Weight {
		// Shortest: 36_014_000 ps.
		Weight::from_parts(36_665_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn correct(l: u32, ) -> Weight {
		Weight::from_parts(157_641_013, 0)
			.saturating_add(Weight::from_parts(177_188, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(19))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn accept_correction() -> Weight {
		Weight::from_parts(99_179_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn reject_correction() -> Weight {
		Weight::from_parts(43_416_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn lapse_correction() -> Weight {
		Weight::from_parts(53_921_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn dispute_line(l: u32, ) -> Weight {
		Weight::from_parts(723_399_267, 0)
			.saturating_add(Weight::from_parts(180_757, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(47))
			.saturating_add(ParityDbWeight::get().writes(42))
	}
	fn dispute_correction() -> Weight {
		Weight::from_parts(100_501_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn dispute_invoice() -> Weight {
		Weight::from_parts(112_859_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn answer_dispute() -> Weight {
		Weight::from_parts(1_387_542_000, 0)
			.saturating_add(ParityDbWeight::get().reads(85))
			.saturating_add(ParityDbWeight::get().writes(63))
	}
	fn rule_dispute() -> Weight {
		Weight::from_parts(41_472_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn appeal_ruling() -> Weight {
		Weight::from_parts(18_147_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn decide_appeal() -> Weight {
		Weight::from_parts(1_394_473_000, 0)
			.saturating_add(ParityDbWeight::get().reads(85))
			.saturating_add(ParityDbWeight::get().writes(63))
	}
	fn set_arbiters() -> Weight {
		Weight::from_parts(45_098_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_388_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	fn end_dispute() -> Weight {
		Weight::from_parts(1_369_525_000, 0)
			.saturating_add(ParityDbWeight::get().reads(87))
			.saturating_add(ParityDbWeight::get().writes(63))
	}
	fn pay() -> Weight {
		Weight::from_parts(36_665_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
