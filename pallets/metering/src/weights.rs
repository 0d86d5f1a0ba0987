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

/// What the calls weigh.
pub trait WeightInfo {
	/// Weight of `register_meter`.
	fn register_meter() -> Weight;
	/// Weight of `approve_meter`.
	fn approve_meter() -> Weight;
	/// Weight of `suspend_meter`.
	fn suspend_meter() -> Weight;
	/// Weight of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Weight of `submit_readings` with `n` readings, without what follows from them.
	fn submit_readings(n: u32) -> Weight;
}

/// Conservative estimates until measured: a fixed computation, plus the accesses to storage at the
/// cost that the runtime states.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register_meter() -> Weight {
		estimate::register_meter(T::DbWeight::get())
	}

	fn approve_meter() -> Weight {
		estimate::approve_meter(T::DbWeight::get())
	}

	fn suspend_meter() -> Weight {
		estimate::suspend_meter(T::DbWeight::get())
	}

	fn rotate_key() -> Weight {
		estimate::rotate_key(T::DbWeight::get())
	}

	fn submit_readings(n: u32) -> Weight {
		estimate::submit_readings(T::DbWeight::get(), n)
	}
}

/// For tests: the same estimates at the cost of RocksDB.
impl WeightInfo for () {
	fn register_meter() -> Weight {
		estimate::register_meter(RocksDbWeight::get())
	}

	fn approve_meter() -> Weight {
		estimate::approve_meter(RocksDbWeight::get())
	}

	fn suspend_meter() -> Weight {
		estimate::suspend_meter(RocksDbWeight::get())
	}

	fn rotate_key() -> Weight {
		estimate::rotate_key(RocksDbWeight::get())
	}

	fn submit_readings(n: u32) -> Weight {
		estimate::submit_readings(RocksDbWeight::get(), n)
	}
}

mod estimate {
	use super::*;

	/// Computation of a simple call: 50 µs, and 4 KiB of proof per key it reads.
	fn call(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(50_000_000, reads.saturating_mul(4_096))
			.saturating_add(db.reads_writes(reads, writes))
	}

	pub(super) fn register_meter(db: RuntimeDbWeight) -> Weight {
		// Area, key, next id; key, next id, meter.
		call(db, 4, 3)
	}

	pub(super) fn approve_meter(db: RuntimeDbWeight) -> Weight {
		// Role, meter, area; meter, the key before.
		call(db, 3, 2)
	}

	pub(super) fn suspend_meter(db: RuntimeDbWeight) -> Weight {
		// Role, meter, area; meter.
		call(db, 3, 1)
	}

	pub(super) fn rotate_key(db: RuntimeDbWeight) -> Weight {
		// Role, meter, key; meter, key, the pending key before.
		call(db, 3, 3)
	}

	pub(super) fn submit_readings(db: RuntimeDbWeight, n: u32) -> Weight {
		// Role, clock, genesis hash. Per reading 75 µs for the signature, the codec and the event;
		// the meter is read and written.
		let reading = Weight::from_parts(75_000_000, 4_096).saturating_add(db.reads_writes(1, 1));
		call(db, 3, 0).saturating_add(reading.saturating_mul(u64::from(n)))
	}
}
