// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_tokens`, measured: `scripts/weights.sh pallet_tokens` writes this file.
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

/// What `pallet_tokens` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `deposit`.
	fn deposit() -> Weight;
	/// `attest_reserve`.
	fn attest_reserve() -> Weight;
	/// `request_withdrawal`.
	fn request_withdrawal() -> Weight;
	/// `settle_withdrawal`.
	fn settle_withdrawal() -> Weight;
	/// `reject_withdrawal`.
	fn reject_withdrawal() -> Weight;
	/// `cancel_withdrawal`.
	fn cancel_withdrawal() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Tokens::References` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Tokens::Issued` (r:1 w:1)
	// Storage: `Tokens::Reserve` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	fn deposit() -> Weight {
		// Shortest: 38_798_000 ps.
		Weight::from_parts(39_639_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Tokens::Issued` (r:1 w:0)
	// Storage: `Tokens::Reserve` (r:1 w:1)
	fn attest_reserve() -> Weight {
		// Shortest: 13_951_000 ps.
		Weight::from_parts(14_371_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Tokens::NextWithdrawalId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Tokens::Withdrawals` (r:0 w:1)
	fn request_withdrawal() -> Weight {
		// Shortest: 59_249_000 ps.
		Weight::from_parts(60_430_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Tokens::Withdrawals` (r:1 w:1)
	// Storage: `Tokens::References` (r:1 w:1)
	// Storage: `Tokens::Issued` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	fn settle_withdrawal() -> Weight {
		// Shortest: 43_265_000 ps.
		Weight::from_parts(44_186_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Tokens::Withdrawals` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	fn reject_withdrawal() -> Weight {
		// Shortest: 47_251_000 ps.
		Weight::from_parts(48_363_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Tokens::Withdrawals` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	fn cancel_withdrawal() -> Weight {
		// Shortest: 43_135_000 ps.
		Weight::from_parts(44_146_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn deposit() -> Weight {
		Weight::from_parts(39_639_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn attest_reserve() -> Weight {
		Weight::from_parts(14_371_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn request_withdrawal() -> Weight {
		Weight::from_parts(60_430_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn settle_withdrawal() -> Weight {
		Weight::from_parts(44_186_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(48_363_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn cancel_withdrawal() -> Weight {
		Weight::from_parts(44_146_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
