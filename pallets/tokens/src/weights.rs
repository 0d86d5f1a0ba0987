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
	/// Weight of `deposit`.
	fn deposit() -> Weight;
	/// Weight of `attest_reserve`.
	fn attest_reserve() -> Weight;
	/// Weight of `request_withdrawal`.
	fn request_withdrawal() -> Weight;
	/// Weight of `settle_withdrawal`.
	fn settle_withdrawal() -> Weight;
	/// Weight of `reject_withdrawal`.
	fn reject_withdrawal() -> Weight;
}

/// Conservative estimates until the benchmarks have been measured: a generous time for the code of
/// a call, and what its storage accesses cost by the runtime's own figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn deposit() -> Weight {
		// References, two maps of participants, Issued, Reserve, account, total issuance.
		estimate(T::DbWeight::get(), 7, 4)
	}

	fn attest_reserve() -> Weight {
		// Members, Issued, Reserve.
		estimate(T::DbWeight::get(), 3, 1)
	}

	fn request_withdrawal() -> Weight {
		// Two maps of participants, PendingWithdrawals, account, holds, NextWithdrawalId,
		// Withdrawals.
		estimate(T::DbWeight::get(), 7, 5)
	}

	fn settle_withdrawal() -> Weight {
		// Members, Withdrawals, References, Issued, account, holds, total issuance,
		// PendingWithdrawals.
		estimate(T::DbWeight::get(), 8, 7)
	}

	fn reject_withdrawal() -> Weight {
		// Members, Withdrawals, account, holds, PendingWithdrawals.
		estimate(T::DbWeight::get(), 5, 4)
	}
}

/// Time of the code of a call, in picoseconds.
const COMPUTATION: u64 = 100_000_000;
/// Proof size of one storage access, in bytes.
const PROOF: u64 = 4_000;

fn estimate(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(COMPUTATION, PROOF.saturating_mul(reads))
		.saturating_add(db.reads_writes(reads, writes))
}

/// For tests: the same estimates by the figures of RocksDB.
impl WeightInfo for () {
	fn deposit() -> Weight {
		estimate(RocksDbWeight::get(), 7, 4)
	}

	fn attest_reserve() -> Weight {
		estimate(RocksDbWeight::get(), 3, 1)
	}

	fn request_withdrawal() -> Weight {
		estimate(RocksDbWeight::get(), 7, 5)
	}

	fn settle_withdrawal() -> Weight {
		estimate(RocksDbWeight::get(), 8, 7)
	}

	fn reject_withdrawal() -> Weight {
		estimate(RocksDbWeight::get(), 5, 4)
	}
}
