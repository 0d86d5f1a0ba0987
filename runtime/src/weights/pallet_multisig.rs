// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_multisig`, measured: `scripts/weights.sh pallet_multisig` writes this file.
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
	pallet_multisig,
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Shortest: 13_991_000 ps.
		Weight::from_parts(14_381_632, 0)
			// Standard error: 3.
			.saturating_add(Weight::from_parts(6_261, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Shortest: 16_014_000 ps.
		Weight::from_parts(11_739_467, 0)
			// Standard error: 1_691.
			.saturating_add(Weight::from_parts(228_326, 0).saturating_mul(s as u64))
			// Standard error: 3.
			.saturating_add(Weight::from_parts(6_271, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Shortest: 17_276_000 ps.
		Weight::from_parts(12_770_637, 0)
			// Standard error: 2_035.
			.saturating_add(Weight::from_parts(238_007, 0).saturating_mul(s as u64))
			// Standard error: 3.
			.saturating_add(Weight::from_parts(6_258, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Shortest: 21_121_000 ps.
		Weight::from_parts(15_775_659, 0)
			// Standard error: 3_717.
			.saturating_add(Weight::from_parts(286_258, 0).saturating_mul(s as u64))
			// Standard error: 7.
			.saturating_add(Weight::from_parts(6_293, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Shortest: 10_225_000 ps.
		Weight::from_parts(10_055_372, 0)
			// Standard error: 1_427.
			.saturating_add(Weight::from_parts(232_261, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Shortest: 11_126_000 ps.
		Weight::from_parts(11_041_345, 0)
			// Standard error: 1_619.
			.saturating_add(Weight::from_parts(240_209, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Shortest: 10_696_000 ps.
		Weight::from_parts(10_522_476, 0)
			// Standard error: 1_565.
			.saturating_add(Weight::from_parts(230_667, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn poke_deposit(s: u32, ) -> Weight {
		// Shortest: 19_289_000 ps.
		Weight::from_parts(19_263_179, 0)
			// Standard error: 1_697.
			.saturating_add(Weight::from_parts(232_418, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
