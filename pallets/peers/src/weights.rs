// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		traits::Get,
		weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
	},
	frame_system,
};

/// Weights of the calls.
pub trait WeightInfo {
	/// Weight of `authorise_peer`.
	fn authorise_peer() -> Weight;
	/// Weight of `revoke_peer`.
	fn revoke_peer() -> Weight;
	/// Weight of `enforce`.
	fn enforce() -> Weight;
}

/// Conservative estimates until the benchmarks have been measured: a generous time for the code of
/// a call, and what its storage accesses cost by the runtime's own figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn authorise_peer() -> Weight {
		estimate(T::DbWeight::get())
	}

	fn revoke_peer() -> Weight {
		estimate(T::DbWeight::get())
	}

	fn enforce() -> Weight {
		estimate(T::DbWeight::get())
	}
}

/// Time of the code of a call, in picoseconds.
const COMPUTATION: u64 = 50_000_000;
/// Proof size of one storage access, in bytes.
const PROOF: u64 = 4_000;
/// Members; peers, their counter, the count of the member.
const READS: u64 = 4;
/// Peers, their counter, the count of the member.
const WRITES: u64 = 3;

fn estimate(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(COMPUTATION, PROOF.saturating_mul(READS))
		.saturating_add(db.reads_writes(READS, WRITES))
}

/// For tests: the same estimates by the figures of RocksDB.
impl WeightInfo for () {
	fn authorise_peer() -> Weight {
		estimate(RocksDbWeight::get())
	}

	fn revoke_peer() -> Weight {
		estimate(RocksDbWeight::get())
	}

	fn enforce() -> Weight {
		estimate(RocksDbWeight::get())
	}
}
