// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_grid`, measured: `scripts/weights.sh pallet_grid` writes this file.
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

/// What `pallet_grid` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `create_area`.
	fn create_area() -> Weight;
	/// `set_tariff`.
	fn set_tariff() -> Weight;
	/// `report_loading`.
	fn report_loading() -> Weight;
	/// `set_operator`.
	fn set_operator() -> Weight;
	/// `set_allocation`.
	fn set_allocation() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::NextAreaId` (r:1 w:1)
	// Storage: `Grid::Areas` (r:0 w:1)
	fn create_area() -> Weight {
		// Shortest: 12_859_000 ps.
		Weight::from_parts(13_360_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:1)
	fn set_tariff() -> Weight {
		// Shortest: 15_733_000 ps.
		Weight::from_parts(16_254_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:1)
	fn report_loading() -> Weight {
		// Shortest: 15_202_000 ps.
		Weight::from_parts(15_734_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Grid::Areas` (r:1 w:1)
	// Storage: `Consortium::Members` (r:1 w:0)
	fn set_operator() -> Weight {
		// Shortest: 14_833_000 ps.
		Weight::from_parts(15_343_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:9 w:0)
	// Storage: `Grid::Areas` (r:2 w:0)
	// Storage: `Grid::Allocations` (r:9 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::AllocationPoints` (r:9 w:16)
	fn set_allocation() -> Weight {
		// Shortest: 101_232_000 ps.
		Weight::from_parts(103_235_000, 0)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(17))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn create_area() -> Weight {
		Weight::from_parts(13_360_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn set_tariff() -> Weight {
		Weight::from_parts(16_254_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn report_loading() -> Weight {
		Weight::from_parts(15_734_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(15_343_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn set_allocation() -> Weight {
		Weight::from_parts(103_235_000, 0)
			.saturating_add(ParityDbWeight::get().reads(30))
			.saturating_add(ParityDbWeight::get().writes(17))
	}
}
