// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_invoices`, measured: `scripts/weights.sh pallet_invoices` writes this file.
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

/// What `pallet_invoices` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `anchor_invoice`.
	fn anchor_invoice() -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `remove_anchor`.
	fn remove_anchor() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Invoices::LastNumber` (r:1 w:1)
	// Storage: `Invoices::Anchors` (r:1 w:2)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Invoices::OrderBounds` (r:1 w:1)
	// Storage: `Invoices::Order` (r:0 w:1)
	fn anchor_invoice() -> Weight {
		// Shortest: 26_290_000 ps.
		Weight::from_parts(26_940_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Invoices::OrderBounds` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Invoices::Order` (r:1 w:0)
	// Storage: `Invoices::Anchors` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 8_443_000 ps.
		Weight::from_parts(8_823_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	// Storage: `Invoices::OrderBounds` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Invoices::Order` (r:1 w:1)
	// Storage: `Invoices::Anchors` (r:1 w:1)
	fn remove_anchor() -> Weight {
		// Shortest: 12_589_000 ps.
		Weight::from_parts(13_010_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn anchor_invoice() -> Weight {
		Weight::from_parts(26_940_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(8_823_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
	}
	fn remove_anchor() -> Weight {
		Weight::from_parts(13_010_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
}
