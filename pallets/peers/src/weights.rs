// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_peers`, measured: `scripts/weights.sh pallet_peers` writes this file.
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

/// What `pallet_peers` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `authorise_peer`.
	fn authorise_peer() -> Weight;
	/// `revoke_peer`.
	fn revoke_peer() -> Weight;
	/// `enforce`.
	fn enforce() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Peers::Peers` (r:1 w:1)
	// Storage: `Peers::CounterForPeers` (r:1 w:1)
	// Storage: `Peers::Count` (r:1 w:1)
	fn authorise_peer() -> Weight {
		// Shortest: 16_770_000 ps.
		Weight::from_parts(18_182_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Peers::Peers` (r:1 w:1)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Peers::CounterForPeers` (r:1 w:1)
	// Storage: `Peers::Count` (r:1 w:1)
	fn revoke_peer() -> Weight {
		// Shortest: 17_518_000 ps.
		Weight::from_parts(19_140_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Peers::CounterForPeers` (r:1 w:0)
	// Storage: `Peers::Enforced` (r:0 w:1)
	fn enforce() -> Weight {
		// Shortest: 5_042_000 ps.
		Weight::from_parts(5_664_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn authorise_peer() -> Weight {
		Weight::from_parts(18_182_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn revoke_peer() -> Weight {
		Weight::from_parts(19_140_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn enforce() -> Weight {
		Weight::from_parts(5_664_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
