// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_settlement`, measured: `scripts/weights.sh pallet_settlement` writes this file.
//!
//! 2026-11-22, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm. What storage costs is the runtime's `DbWeight`.

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

/// What `pallet_settlement` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `book`.
	fn book(k: u32, ) -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `remove`.
	fn remove(p: u32, ) -> Weight;
	/// `adjust`.
	fn adjust(h: u32, ) -> Weight;
	/// `remove_adjustments`.
	fn remove_adjustments(a: u32, ) -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Positions` (r:100 w:100)
	fn book(k: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(3_500_000, 0).saturating_mul(k as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	// Storage: `Settlement::KeptFrom` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Not yet measured.
	// Storage: `Settlement::Positions` (r:101 w:100)
	// Storage: `Settlement::LastRemoved` (r:1 w:1)
	// Storage: `Settlement::KeptFrom` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:1 w:0)
	fn remove(p: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 0)
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	// Storage: `Settlement::KeptFrom` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::LateAdjustments` (r:1 w:1)
	// Storage: `Settlement::Adjustments` (r:2 w:2)
	fn adjust(h: u32, ) -> Weight {
		Weight::from_parts(16_000_000, 0)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(h as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(h as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(h as u64)))
	}
	// Not yet measured.
	// Storage: `Settlement::Adjustments` (r:101 w:100)
	fn remove_adjustments(a: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(a as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(a as u64)))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(a as u64)))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	// Not yet measured.
	fn book(k: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(3_500_000, 0).saturating_mul(k as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	// Not yet measured.
	fn remove(p: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 0)
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	fn adjust(h: u32, ) -> Weight {
		Weight::from_parts(16_000_000, 0)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(h as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(h as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(h as u64)))
	}
	// Not yet measured.
	fn remove_adjustments(a: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(a as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(a as u64)))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(a as u64)))
	}
}
