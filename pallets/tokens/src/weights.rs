// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_tokens`, measured: `scripts/weights.sh pallet_tokens` writes this file.
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
	/// `cancel_withdrawal`, not yet measured.
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
		// Shortest: 39_773_000 ps.
		Weight::from_parts(42_125_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:2 w:0): the second read is not yet measured
	// Storage: `Tokens::Issued` (r:1 w:0)
	// Storage: `Tokens::Reserve` (r:1 w:1)
	fn attest_reserve() -> Weight {
		// Shortest: 12_116_000 ps.
		Weight::from_parts(13_035_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Tokens::NextWithdrawalId` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::Withdrawals` (r:0 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0): not yet measured
	fn request_withdrawal() -> Weight {
		// Shortest: 57_576_000 ps.
		Weight::from_parts(60_737_000, 0)
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
		// Shortest: 45_848_000 ps.
		Weight::from_parts(48_643_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Tokens::Withdrawals` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	fn reject_withdrawal() -> Weight {
		// Shortest: 48_437_000 ps.
		Weight::from_parts(51_539_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Not yet measured: that of `reject_withdrawal`, with the clock instead of the members.
	// Storage: `Tokens::Withdrawals` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `Tokens::PendingWithdrawals` (r:1 w:1)
	fn cancel_withdrawal() -> Weight {
		Weight::from_parts(51_539_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn deposit() -> Weight {
		Weight::from_parts(42_125_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn attest_reserve() -> Weight {
		Weight::from_parts(13_035_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn request_withdrawal() -> Weight {
		Weight::from_parts(60_737_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn settle_withdrawal() -> Weight {
		Weight::from_parts(48_643_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(51_539_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn cancel_withdrawal() -> Weight {
		Weight::from_parts(51_539_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
