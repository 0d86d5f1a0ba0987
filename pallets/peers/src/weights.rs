// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_peers`, measured: `scripts/weights.sh pallet_peers` writes this file.
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

/// What `pallet_peers` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `authorise_peer`.
	fn authorise_peer() -> Weight;
	/// `revoke_peer`.
	///
	/// `v` is in `[0, 99]`.
	fn revoke_peer(v: u32, ) -> Weight;
	/// `enforce`.
	///
	/// `v` is in `[1, 100]`.
	fn enforce(v: u32, ) -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Peers::Peers` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Peers::ProvedAt` (r:1 w:1)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Peers::Count` (r:2 w:2)
	fn authorise_peer() -> Weight {
		// Shortest: 61_052_000 ps.
		Weight::from_parts(62_063_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Peers::Peers` (r:1 w:1)
	// Storage: `Consortium::Members` (r:100 w:0)
	// Storage: `Peers::Enforced` (r:1 w:0)
	// Storage: `Peers::Count` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:100 w:0)
	// Storage: `Peers::CounterForPeers` (r:1 w:1)
	// Storage: `Peers::ProvedAt` (r:0 w:1)
	fn revoke_peer(v: u32, ) -> Weight {
		// Shortest: 27_070_000 ps.
		Weight::from_parts(34_503_075, 0)
			// Standard error: 19_058.
			.saturating_add(Weight::from_parts(5_310_424, 0).saturating_mul(v as u64))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(v as u64)))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Peers::CounterForPeers` (r:1 w:0)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:101 w:0)
	// Storage: `Consortium::Members` (r:100 w:0)
	// Storage: `Peers::Count` (r:100 w:0)
	// Storage: `Peers::Enforced` (r:0 w:1)
	fn enforce(v: u32, ) -> Weight {
		// Shortest: 20_611_000 ps.
		Weight::from_parts(16_790_720, 0)
			// Standard error: 23_976.
			.saturating_add(Weight::from_parts(7_919_425, 0).saturating_mul(v as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn authorise_peer() -> Weight {
		Weight::from_parts(62_063_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn revoke_peer(v: u32, ) -> Weight {
		Weight::from_parts(34_503_075, 0)
			.saturating_add(Weight::from_parts(5_310_424, 0).saturating_mul(v as u64))
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(v as u64)))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn enforce(v: u32, ) -> Weight {
		Weight::from_parts(16_790_720, 0)
			.saturating_add(Weight::from_parts(7_919_425, 0).saturating_mul(v as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
