// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `frame_system_extensions`, measured: `scripts/weights.sh frame_system_extensions` writes this file.
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
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Shortest: 1_437_000 ps.
		Weight::from_parts(1_628_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Shortest: 2_991_000 ps.
		Weight::from_parts(3_453_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Shortest: 3_020_000 ps.
		Weight::from_parts(3_388_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Shortest: 474_000 ps.
		Weight::from_parts(565_000, 0)
	}
	// Storage: `System::Account` (r:1 w:1)
	fn check_nonce() -> Weight {
		// Shortest: 5_764_000 ps.
		Weight::from_parts(6_276_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Shortest: 376_000 ps.
		Weight::from_parts(461_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Shortest: 380_000 ps.
		Weight::from_parts(449_000, 0)
	}
	fn check_weight() -> Weight {
		// Shortest: 2_977_000 ps.
		Weight::from_parts(3_355_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Shortest: 1_570_000 ps.
		Weight::from_parts(1_849_000, 0)
	}
}
