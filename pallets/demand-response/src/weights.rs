// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_demand_response`, measured: `scripts/weights.sh pallet_demand_response` writes this file.
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

/// What `pallet_demand_response` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `send_signal`.
	fn send_signal() -> Weight;
	/// `withdraw_signal`.
	fn withdraw_signal() -> Weight;
	/// `expire_signal`.
	fn expire_signal() -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Charging::MeterOf` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:1)
	// Storage: `DemandResponse::NextSignalId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `DemandResponse::Expiries` (r:0 w:1)
	// Storage: `DemandResponse::Signals` (r:0 w:1)
	fn send_signal() -> Weight {
		// Shortest: 79_930_000 ps.
		Weight::from_parts(81_312_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:1)
	// Storage: `DemandResponse::Expiries` (r:0 w:1)
	fn withdraw_signal() -> Weight {
		// Shortest: 55_303_000 ps.
		Weight::from_parts(56_295_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `DemandResponse::Signals` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `DemandResponse::SignalsOf` (r:1 w:1)
	// Storage: `DemandResponse::Expiries` (r:0 w:1)
	fn expire_signal() -> Weight {
		// Shortest: 54_733_000 ps.
		Weight::from_parts(55_714_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `DemandResponse::Expiries` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 4_737_000 ps.
		Weight::from_parts(4_978_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn send_signal() -> Weight {
		Weight::from_parts(81_312_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn withdraw_signal() -> Weight {
		Weight::from_parts(56_295_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn expire_signal() -> Weight {
		Weight::from_parts(55_714_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(4_978_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
}
