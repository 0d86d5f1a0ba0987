// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `frame_system`, measured: `scripts/weights.sh frame_system` writes this file.
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

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	fn remark(b: u32, ) -> Weight {
		// Shortest: 1_483_000 ps.
		Weight::from_parts(1_584_000, 0)
			// Standard error: 1.
			.saturating_add(Weight::from_parts(372, 0).saturating_mul(b as u64))
	}
	fn remark_with_event(b: u32, ) -> Weight {
		// Shortest: 3_788_000 ps.
		Weight::from_parts(3_957_000, 0)
			// Standard error: 1.
			.saturating_add(Weight::from_parts(1_553, 0).saturating_mul(b as u64))
	}
	// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// Shortest: 2_732_000 ps.
		Weight::from_parts(3_144_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// Shortest: 132_286_518_000 ps.
		Weight::from_parts(135_547_754_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Skipped::Metadata` (r:0 w:0)
	fn set_storage(i: u32, ) -> Weight {
		// Shortest: 1_526_000 ps.
		Weight::from_parts(1_585_000, 0)
			// Standard error: 2_942.
			.saturating_add(Weight::from_parts(726_134, 0).saturating_mul(i as u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i as u64)))
	}
	// Storage: `Skipped::Metadata` (r:0 w:0)
	fn kill_storage(i: u32, ) -> Weight {
		// Shortest: 1_629_000 ps.
		Weight::from_parts(1_772_000, 0)
			// Standard error: 1_208.
			.saturating_add(Weight::from_parts(519_584, 0).saturating_mul(i as u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i as u64)))
	}
	// Storage: `Skipped::Metadata` (r:0 w:0)
	fn kill_prefix(p: u32, ) -> Weight {
		// Shortest: 3_011_000 ps.
		Weight::from_parts(3_177_000, 0)
			// Standard error: 1_770.
			.saturating_add(Weight::from_parts(927_161, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	fn authorize_upgrade() -> Weight {
		// Shortest: 16_946_000 ps.
		Weight::from_parts(17_959_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// Shortest: 137_181_730_000 ps.
		Weight::from_parts(141_764_628_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
