// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_metering`, measured: `scripts/weights.sh pallet_metering` writes this file.
//!
//! 2026-11-29, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, six runs of 4 repeats
//! for readings and two of 10 for the other calls, the fastest eighth of which counts. What storage costs
//! is the runtime's `DbWeight`.

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

/// What `pallet_metering` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `register_meter`.
	fn register_meter() -> Weight;
	/// `approve_meter`.
	fn approve_meter() -> Weight;
	/// `suspend_meter`.
	fn suspend_meter() -> Weight;
	/// `rotate_key`.
	fn rotate_key() -> Weight;
	/// `submit_readings`.
	///
	/// `n` is in `[1, 150]`.
	fn submit_readings(n: u32, ) -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `review_meter`.
	fn review_meter() -> Weight;
	/// `remove_meter`.
	fn remove_meter() -> Weight;
	/// `note_year`.
	fn note_year() -> Weight;
	/// `remove_year`.
	fn remove_year() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Keys` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Metering::NextMeterId` (r:1 w:1)
	// Storage: `Metering::Meters` (r:0 w:1)
	fn register_meter() -> Weight {
		// Not yet measured: the signature is that of a reading.
		Weight::from_parts(96_027_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Keys` (r:2 w:2)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Metering::YearRegisters` (r:1 w:1)
	fn approve_meter() -> Weight {
		// Not yet measured.
		Weight::from_parts(59_774_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Keys` (r:1 w:1)
	// Storage: `Charging::Processes` (r:1 w:0)
	fn suspend_meter() -> Weight {
		// Not yet measured.
		Weight::from_parts(47_370_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Metering::Keys` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	fn rotate_key() -> Weight {
		// Not yet measured: the signature is that of a reading.
		Weight::from_parts(91_378_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Metering::Meters` (r:150 w:150)
	// Storage: `Charging::Processes` (r:150 w:0)
	fn submit_readings(n: u32, ) -> Weight {
		// Shortest: 98_805_000 ps.
		Weight::from_parts(67_449_003, 0)
			// Standard error: 853_430.
			.saturating_add(Weight::from_parts(65_337_762, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Reviewed` (r:1 w:1)
	// Storage: `Metering::NextMeterId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::YearRegisters` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Not yet measured.
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Metering::Meters` (r:1 w:0)
	fn review_meter() -> Weight {
		// Not yet measured.
		Weight::from_parts(5_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `Metering::Meters` (r:0 w:1)
	// Storage: `Origin::Consents` (r:0 w:1)
	fn remove_meter() -> Weight {
		// Not yet measured.
		Weight::from_parts(15_000_000, 0)
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Metering::YearRegisters` (r:0 w:1)
	fn note_year() -> Weight {
		// Not yet measured.
		Weight::from_parts(8_000_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Metering::YearRegisters` (r:1 w:1)
	fn remove_year() -> Weight {
		// Not yet measured.
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_meter() -> Weight {
		Weight::from_parts(96_027_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn approve_meter() -> Weight {
		Weight::from_parts(59_774_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn suspend_meter() -> Weight {
		Weight::from_parts(47_370_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn rotate_key() -> Weight {
		Weight::from_parts(91_378_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn submit_readings(n: u32, ) -> Weight {
		Weight::from_parts(67_449_003, 0)
			.saturating_add(Weight::from_parts(65_337_762, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn review_meter() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
	}
	fn remove_meter() -> Weight {
		Weight::from_parts(15_000_000, 0)
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn note_year() -> Weight {
		// Not yet measured.
		Weight::from_parts(8_000_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_year() -> Weight {
		// Not yet measured.
		Weight::from_parts(10_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
