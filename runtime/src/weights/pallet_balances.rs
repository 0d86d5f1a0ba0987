// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_balances`, measured: `scripts/weights.sh pallet_balances` writes this file.
//!
//! 2026-11-22, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm.

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
	// The filter of calls asks whether the receiver takes part: not yet measured
	// Storage: `Consortium::Members`, `Consortium::Drivers`, `Consortium::Validators` (r:3 w:0)
	fn transfer_allow_death() -> Weight {
		// Shortest: 37_175_000 ps.
		Weight::from_parts(39_673_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	// The filter of calls asks whether the receiver takes part: not yet measured
	// Storage: `Consortium::Members`, `Consortium::Drivers`, `Consortium::Validators` (r:3 w:0)
	fn transfer_keep_alive() -> Weight {
		// Shortest: 31_573_000 ps.
		Weight::from_parts(33_880_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_set_balance_creating() -> Weight {
		// Shortest: 14_662_000 ps.
		Weight::from_parts(15_882_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_set_balance_killing() -> Weight {
		// Shortest: 14_878_000 ps.
		Weight::from_parts(16_241_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:2 w:2)
	fn force_transfer() -> Weight {
		// Shortest: 38_645_000 ps.
		Weight::from_parts(40_983_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `System::Account` (r:1 w:1)
	// The filter of calls asks whether the receiver takes part: not yet measured
	// Storage: `Consortium::Members`, `Consortium::Drivers`, `Consortium::Validators` (r:3 w:0)
	fn transfer_all() -> Weight {
		// Shortest: 38_506_000 ps.
		Weight::from_parts(41_813_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:1 w:1)
	fn force_unreserve() -> Weight {
		// Shortest: 12_285_000 ps.
		Weight::from_parts(13_262_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::Account` (r:999 w:999)
	fn upgrade_accounts(u: u32, ) -> Weight {
		// Shortest: 12_936_000 ps.
		Weight::from_parts(13_243_000, 0)
			// Standard error: 7_361.
			.saturating_add(Weight::from_parts(11_642_351, 0).saturating_mul(u as u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u as u64)))
	}
	fn force_adjust_total_issuance() -> Weight {
		// Shortest: 3_750_000 ps.
		Weight::from_parts(4_298_000, 0)
	}
	fn burn_allow_death() -> Weight {
		// Shortest: 21_395_000 ps.
		Weight::from_parts(22_659_000, 0)
	}
	fn burn_keep_alive() -> Weight {
		// Shortest: 15_878_000 ps.
		Weight::from_parts(17_037_000, 0)
	}
}
