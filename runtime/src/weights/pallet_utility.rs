// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_utility`, measured: `scripts/weights.sh pallet_utility` writes this file.
//!
//! 2026-11-30, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, 4 repeats in each
//! run, the fastest eighth of which counts.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::unnecessary_cast, reason = "the slopes of all components are written alike")]
#![allow(unused_imports, reason = "a pallet may need no storage")]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
	pallet_utility,
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn batch(c: u32, ) -> Weight {
		// Shortest: 2_964_000 ps.
		Weight::from_parts(4_162_246, 0)
			// Standard error: 719.
			.saturating_add(Weight::from_parts(2_765_691, 0).saturating_mul(c as u64))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn as_derivative() -> Weight {
		// Shortest: 4_907_000 ps.
		Weight::from_parts(5_108_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn batch_all(c: u32, ) -> Weight {
		// Shortest: 2_974_000 ps.
		Weight::from_parts(3_672_676, 0)
			// Standard error: 801.
			.saturating_add(Weight::from_parts(3_014_458, 0).saturating_mul(c as u64))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn dispatch_as() -> Weight {
		// Shortest: 4_296_000 ps.
		Weight::from_parts(4_477_000, 0)
	}
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn force_batch(c: u32, ) -> Weight {
		// Shortest: 2_985_000 ps.
		Weight::from_parts(3_941_838, 0)
			// Standard error: 719.
			.saturating_add(Weight::from_parts(2_763_955, 0).saturating_mul(c as u64))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn dispatch_as_fallible() -> Weight {
		// Shortest: 4_307_000 ps.
		Weight::from_parts(4_477_000, 0)
	}
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn if_else() -> Weight {
		// Shortest: 7_651_000 ps.
		Weight::from_parts(7_872_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
	}
}
