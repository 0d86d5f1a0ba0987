// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_balances`, measured: `scripts/weights.sh pallet_balances` writes this file.
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
	pallet_balances,
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
	// Storage: `System::Account` (r:1 w:1)
	fn transfer_allow_death() -> Weight {
		// Shortest: 39_629_000 ps.
		Weight::from_parts(40_381_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn transfer_keep_alive() -> Weight {
		// Shortest: 33_540_000 ps.
		Weight::from_parts(34_321_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_set_balance_creating() -> Weight {
		// Shortest: 14_842_000 ps.
		Weight::from_parts(15_223_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_set_balance_killing() -> Weight {
		// Shortest: 15_053_000 ps.
		Weight::from_parts(15_473_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:2 w:2)
	fn force_transfer() -> Weight {
		// Shortest: 41_022_000 ps.
		Weight::from_parts(41_832_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn transfer_all() -> Weight {
		// Shortest: 42_263_000 ps.
		Weight::from_parts(43_044_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_unreserve() -> Weight {
		// Shortest: 12_409_000 ps.
		Weight::from_parts(12_829_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1000 w:1000)
	fn upgrade_accounts(u: u32, ) -> Weight {
		// Shortest: 13_089_000 ps.
		Weight::from_parts(13_089_000, 0)
			// Standard error: 19_238.
			.saturating_add(Weight::from_parts(11_845_716, 0).saturating_mul(u as u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u as u64)))
	}
	fn force_adjust_total_issuance() -> Weight {
		// Shortest: 3_585_000 ps.
		Weight::from_parts(3_736_000, 0)
	}
	fn burn_allow_death() -> Weight {
		// Shortest: 22_764_000 ps.
		Weight::from_parts(23_255_000, 0)
	}
	fn burn_keep_alive() -> Weight {
		// Shortest: 16_595_000 ps.
		Weight::from_parts(17_066_000, 0)
	}
}
