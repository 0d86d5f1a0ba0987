// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_debts`, measured: `scripts/weights.sh pallet_debts` writes this file.
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

/// What `pallet_debts` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `pay`.
	fn pay() -> Weight;
	/// `collect`.
	fn collect() -> Weight;
	/// `incur`.
	fn incur() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Debts::Owed` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	fn pay() -> Weight {
		// Shortest: 46_099_000 ps.
		Weight::from_parts(47_100_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Debts::Owed` (r:1 w:1)
	// Storage: `System::Account` (r:2 w:2)
	fn collect() -> Weight {
		// Shortest: 50_986_000 ps.
		Weight::from_parts(51_968_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Debts::Owed` (r:1 w:1)
	fn incur() -> Weight {
		// Shortest: 6_349_000 ps.
		Weight::from_parts(6_659_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn pay() -> Weight {
		Weight::from_parts(47_100_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn collect() -> Weight {
		Weight::from_parts(51_968_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn incur() -> Weight {
		Weight::from_parts(6_659_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
