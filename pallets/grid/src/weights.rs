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
	/// Weight of `create_area`.
	fn create_area() -> Weight;
	/// Weight of `set_tariff` with the most steps.
	fn set_tariff() -> Weight;
	/// Weight of `report_loading`.
	fn report_loading() -> Weight;
	/// Weight of `set_operator`.
	fn set_operator() -> Weight;
}

/// Conservative estimates until the benchmarks have been measured: a generous time for the code of
/// a call, and what its storage accesses cost by the runtime's own figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_area() -> Weight {
		// Members, NextAreaId.
		estimate(T::DbWeight::get(), 2, 2)
	}

	fn set_tariff() -> Weight {
		// Members, Areas.
		estimate(T::DbWeight::get(), 2, 1)
	}

	fn report_loading() -> Weight {
		// Members, Areas.
		estimate(T::DbWeight::get(), 2, 1)
	}

	fn set_operator() -> Weight {
		// Members, Areas.
		estimate(T::DbWeight::get(), 2, 1)
	}
}

/// Time of the code of a call, in picoseconds.
const COMPUTATION: u64 = 50_000_000;
/// Proof size of one storage access, in bytes.
const PROOF: u64 = 4_000;

fn estimate(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(COMPUTATION, PROOF.saturating_mul(reads))
		.saturating_add(db.reads_writes(reads, writes))
}

/// For tests: the same estimates by the figures of RocksDB.
impl WeightInfo for () {
	fn create_area() -> Weight {
		estimate(RocksDbWeight::get(), 2, 2)
	}

	fn set_tariff() -> Weight {
		estimate(RocksDbWeight::get(), 2, 1)
	}

	fn report_loading() -> Weight {
		estimate(RocksDbWeight::get(), 2, 1)
	}

	fn set_operator() -> Weight {
		estimate(RocksDbWeight::get(), 2, 1)
	}
}
