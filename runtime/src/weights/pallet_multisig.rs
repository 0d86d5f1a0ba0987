// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_multisig`, measured: `scripts/weights.sh pallet_multisig` writes this file.
//!
//! 2026-11-23, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm.

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
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Shortest: 9_731_000 ps.
		Weight::from_parts(10_915_463, 0)
			// Standard error: 5.
			.saturating_add(Weight::from_parts(2_263, 0).saturating_mul(z as u64))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Shortest: 25_071_000 ps.
		Weight::from_parts(24_225_335, 0)
			// Standard error: 3_107.
			.saturating_add(Weight::from_parts(118_470, 0).saturating_mul(s as u64))
			// Standard error: 5.
			.saturating_add(Weight::from_parts(2_205, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Shortest: 14_429_000 ps.
		Weight::from_parts(12_408_962, 0)
			// Standard error: 1_779.
			.saturating_add(Weight::from_parts(137_659, 0).saturating_mul(s as u64))
			// Standard error: 3.
			.saturating_add(Weight::from_parts(2_292, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Shortest: 28_468_000 ps.
		Weight::from_parts(25_685_436, 0)
			// Standard error: 4_361.
			.saturating_add(Weight::from_parts(199_787, 0).saturating_mul(s as u64))
			// Standard error: 8.
			.saturating_add(Weight::from_parts(2_361, 0).saturating_mul(z as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Shortest: 20_165_000 ps.
		Weight::from_parts(21_512_607, 0)
			// Standard error: 2_504.
			.saturating_add(Weight::from_parts(176_496, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Shortest: 10_722_000 ps.
		Weight::from_parts(11_649_626, 0)
			// Standard error: 1_125.
			.saturating_add(Weight::from_parts(139_728, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Shortest: 20_288_000 ps.
		Weight::from_parts(21_387_689, 0)
			// Standard error: 1_335.
			.saturating_add(Weight::from_parts(158_242, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Multisig::Multisigs` (r:1 w:1)
	fn poke_deposit(s: u32, ) -> Weight {
		// Shortest: 18_823_000 ps.
		Weight::from_parts(19_720_817, 0)
			// Standard error: 1_219.
			.saturating_add(Weight::from_parts(155_814, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
