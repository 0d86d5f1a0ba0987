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
	/// Weight of `send_signal`.
	fn send_signal() -> Weight;
	/// Weight of `withdraw_signal`.
	fn withdraw_signal() -> Weight;
	/// Weight of `expire_signal`, and of each signal that expires in `on_idle`.
	fn expire_signal() -> Weight;
	/// Weight of `on_idle` when nothing expires.
	fn on_idle_base() -> Weight;
}

/// Conservative estimates until measured: a fixed computation, plus the accesses to storage at the
/// cost that the runtime states.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn send_signal() -> Weight {
		estimate::send_signal(T::DbWeight::get())
	}

	fn withdraw_signal() -> Weight {
		estimate::withdraw_signal(T::DbWeight::get())
	}

	fn expire_signal() -> Weight {
		estimate::expire_signal(T::DbWeight::get())
	}

	fn on_idle_base() -> Weight {
		estimate::on_idle_base(T::DbWeight::get())
	}
}

/// For tests: the same estimates at the cost of RocksDB.
impl WeightInfo for () {
	fn send_signal() -> Weight {
		estimate::send_signal(RocksDbWeight::get())
	}

	fn withdraw_signal() -> Weight {
		estimate::withdraw_signal(RocksDbWeight::get())
	}

	fn expire_signal() -> Weight {
		estimate::expire_signal(RocksDbWeight::get())
	}

	fn on_idle_base() -> Weight {
		estimate::on_idle_base(RocksDbWeight::get())
	}
}

mod estimate {
	use super::*;

	/// 80 µs of computation, and 4 KiB of proof per key that is read.
	fn call(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(80_000_000, reads.saturating_mul(4_096))
			.saturating_add(db.reads_writes(reads, writes))
	}

	pub(super) fn send_signal(db: RuntimeDbWeight) -> Weight {
		// Role, process, area, clock, signals of the target, next id, holds, account; all but the
		// first four are written, and so are the signal and its expiry.
		call(db, 8, 6)
	}

	pub(super) fn withdraw_signal(db: RuntimeDbWeight) -> Weight {
		// Role, signal, clock, signals of the target, holds, account; all but role and clock are
		// written, and so is the expiry.
		call(db, 6, 5)
	}

	pub(super) fn expire_signal(db: RuntimeDbWeight) -> Weight {
		// As above; in `on_idle` the next expiry is read in place of the role.
		call(db, 6, 5)
	}

	pub(super) fn on_idle_base(db: RuntimeDbWeight) -> Weight {
		// Clock, next expiry.
		call(db, 2, 0)
	}
}
