// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_corrections`, measured: `scripts/weights.sh pallet_corrections` writes this file.
//!
//! 2026-11-22, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm. What storage costs is the runtime's `DbWeight`.

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
	fn correct(l: u32, ) -> Weight;
	/// `accept_correction`.
	fn accept_correction() -> Weight;
	/// `reject_correction`.
	fn reject_correction() -> Weight;
	/// `lapse_correction`.
	fn lapse_correction() -> Weight;
	/// `dispute_line`.
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
	// Not yet measured.
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:64 w:0)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Corrections::Corrections` (r:0 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	// Storage: `Corrections::Kept` (r:1 w:1)
	fn correct(l: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(73))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Not yet measured.
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn accept_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Not yet measured.
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn reject_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Not yet measured.
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn lapse_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Not yet measured.
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Corrections` (r:1 w:0)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `System::Account` (r:20 w:20)
	// Storage: `Balances::Holds` (r:20 w:20)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	fn dispute_line(l: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(l as u64))
			.saturating_add(T::DbWeight::get().reads(51))
			.saturating_add(T::DbWeight::get().writes(46))
	}
	// Not yet measured.
	// Storage: `Corrections::Corrections` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	fn dispute_correction() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Not yet measured.
	// Storage: `Invoices::Anchors` (r:1 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::NextDisputeId` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Storage: `Corrections::Disputes` (r:0 w:1)
	// Storage: `Corrections::Deadlines` (r:0 w:1)
	fn dispute_invoice() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Not yet measured.
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	// Storage: `Balances::Holds` (r:20 w:20)
	// Storage: `System::Account` (r:20 w:20)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Corrections::Reverted` (r:1 w:1)
	fn answer_dispute() -> Weight {
		Weight::from_parts(800_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(51))
			.saturating_add(T::DbWeight::get().writes(49))
	}
	// Not yet measured.
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Corrections` (r:1 w:0)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn rule_dispute() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Not yet measured.
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:0 w:2)
	fn appeal_ruling() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Not yet measured.
	// Storage: `Corrections::Deadlines` (r:1 w:3)
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Arbiters` (r:1 w:0)
	// Storage: `Balances::Holds` (r:20 w:20)
	// Storage: `System::Account` (r:20 w:20)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Corrections::Reverted` (r:1 w:1)
	fn decide_appeal() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(55))
			.saturating_add(T::DbWeight::get().writes(51))
	}
	// Not yet measured.
	// Storage: `Consortium::Members` (r:15 w:0)
	// Storage: `Consortium::Drivers` (r:15 w:0)
	// Storage: `Corrections::Arbiters` (r:0 w:1)
	fn set_arbiters() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Deadlines` (r:1 w:0)
	fn on_idle_base() -> Weight {
		Weight::from_parts(6_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Not yet measured.
	// Storage: `Corrections::Deadlines` (r:1 w:3)
	// Storage: `Corrections::Disputes` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Corrections::Arbiters` (r:1 w:0)
	// Storage: `Balances::Holds` (r:20 w:20)
	// Storage: `System::Account` (r:20 w:20)
	// Storage: `Corrections::OpenDisputesOf` (r:1 w:1)
	// Storage: `Corrections::Disputed` (r:1 w:1)
	// Storage: `Charging::Records` (r:1 w:0)
	// Storage: `Charging::Stations` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Corrections::Books` (r:1 w:1)
	// Storage: `Corrections::Corrections` (r:1 w:1)
	// Storage: `Corrections::NextCorrectionId` (r:1 w:1)
	// Storage: `Corrections::Reverted` (r:1 w:2)
	// Storage: `Corrections::Kept` (r:0 w:1)
	fn end_dispute() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(55))
			.saturating_add(T::DbWeight::get().writes(53))
	}
	// Not yet measured.
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Former` (r:1 w:0)
	fn pay() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	// Not yet measured.
	fn correct(l: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(76))
			.saturating_add(ParityDbWeight::get().writes(10))
	}
	// Not yet measured.
	fn accept_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	// Not yet measured.
	fn reject_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	// Not yet measured.
	fn lapse_correction() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	// Not yet measured.
	fn dispute_line(l: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(l as u64))
			.saturating_add(ParityDbWeight::get().reads(51))
			.saturating_add(ParityDbWeight::get().writes(46))
	}
	// Not yet measured.
	fn dispute_correction() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	// Not yet measured.
	fn dispute_invoice() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	// Not yet measured.
	fn answer_dispute() -> Weight {
		Weight::from_parts(800_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(50))
			.saturating_add(ParityDbWeight::get().writes(48))
	}
	// Not yet measured.
	fn rule_dispute() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	// Not yet measured.
	fn appeal_ruling() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	// Not yet measured.
	fn decide_appeal() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(54))
			.saturating_add(ParityDbWeight::get().writes(50))
	}
	// Not yet measured.
	fn set_arbiters() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(30))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	fn on_idle_base() -> Weight {
		Weight::from_parts(6_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	// Not yet measured.
	fn end_dispute() -> Weight {
		Weight::from_parts(820_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(54))
			.saturating_add(ParityDbWeight::get().writes(50))
	}
	// Not yet measured.
	fn pay() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
