// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_consortium`, measured: `scripts/weights.sh pallet_consortium` writes this file.
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

/// What `pallet_consortium` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `admit`.
	fn admit() -> Weight;
	/// `set_roles`.
	fn set_roles() -> Weight;
	/// `expel`.
	fn expel() -> Weight;
	/// `register_driver`.
	fn register_driver() -> Weight;
	/// `deregister_driver`.
	fn deregister_driver() -> Weight;
	/// `add_validator`.
	fn add_validator() -> Weight;
	/// `authorize_upgrade`.
	fn authorize_upgrade() -> Weight;
	/// `remove_validator`.
	fn remove_validator() -> Weight;
	/// `note_stalled`.
	fn note_stalled() -> Weight;
	/// `spend`.
	fn spend() -> Weight;
	/// `act_for`.
	fn act_for() -> Weight;
	/// `new_session`.
	///
	/// `v` is in `[1, 100]`.
	fn new_session(v: u32, ) -> Weight;
	/// `charge_participant`.
	fn charge_participant() -> Weight;
	/// `use_pool`.
	fn use_pool() -> Weight;
	/// `keep_delegate`.
	fn keep_delegate() -> Weight;
	/// `know_delegate`.
	fn know_delegate() -> Weight;
	/// `end_stay`.
	fn end_stay() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:101 w:1)
	// Storage: `Consortium::CounterForMembers` (r:1 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:0)
	// Storage: `Council::Members` (r:0 w:1)
	// Storage: `Council::Prime` (r:0 w:1)
	fn admit() -> Weight {
		// Shortest: 143_265_000 ps.
		Weight::from_parts(145_188_000, 0)
			.saturating_add(T::DbWeight::get().reads(108))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	// Storage: `Consortium::Members` (r:1 w:1)
	fn set_roles() -> Weight {
		// Shortest: 12_318_000 ps.
		Weight::from_parts(12_689_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:101 w:1)
	// Storage: `Consortium::CounterForMembers` (r:1 w:1)
	// Storage: `Consortium::Validators` (r:101 w:99)
	// Storage: `Session::NextKeys` (r:100 w:99)
	// Storage: `Consortium::CounterForValidators` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Balances::Holds` (r:99 w:99)
	// Storage: `System::Account` (r:99 w:99)
	// Storage: `Session::ExternallySetKeys` (r:99 w:99)
	// Storage: `Consortium::Delegates` (r:99 w:99)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:0)
	// Storage: `Consortium::Motions` (r:0 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:99)
	// Storage: `Council::Members` (r:0 w:1)
	// Storage: `Council::Prime` (r:0 w:1)
	// Storage: `Session::KeyOwner` (r:0 w:198)
	fn expel() -> Weight {
		// Shortest: 5_323_939_000 ps.
		Weight::from_parts(5_354_466_000, 0)
			.saturating_add(T::DbWeight::get().reads(706))
			.saturating_add(T::DbWeight::get().writes(899))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	fn register_driver() -> Weight {
		// Shortest: 29_975_000 ps.
		Weight::from_parts(30_716_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:3 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Former` (r:0 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	fn deregister_driver() -> Weight {
		// Shortest: 36_675_000 ps.
		Weight::from_parts(37_436_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:1 w:1)
	// Storage: `Consortium::CounterForValidators` (r:1 w:1)
	// Storage: `Session::CurrentIndex` (r:1 w:0)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	fn add_validator() -> Weight {
		// Shortest: 24_868_000 ps.
		Weight::from_parts(25_449_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	fn authorize_upgrade() -> Weight {
		// Shortest: 3_655_000 ps.
		Weight::from_parts(3_826_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Validators` (r:101 w:1)
	// Storage: `Session::NextKeys` (r:100 w:1)
	// Storage: `Consortium::CounterForValidators` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	// Storage: `Consortium::Delegates` (r:1 w:1)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	// Storage: `Session::KeyOwner` (r:0 w:2)
	fn remove_validator() -> Weight {
		// Shortest: 449_886_000 ps.
		Weight::from_parts(454_372_000, 0)
			.saturating_add(T::DbWeight::get().reads(209))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	// Storage: `Consortium::SessionLength` (r:1 w:0)
	// Storage: `Grandpa::NextForced` (r:1 w:0)
	// Storage: `Grandpa::Stalled` (r:1 w:1)
	// Storage: `Grandpa::PendingChange` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:100 w:0)
	// Storage: `Session::NextKeys` (r:100 w:0)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	fn note_stalled() -> Weight {
		// Shortest: 550_787_000 ps.
		Weight::from_parts(557_847_000, 0)
			.saturating_add(T::DbWeight::get().reads(206))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `System::Account` (r:2 w:2)
	fn spend() -> Weight {
		// Shortest: 46_609_000 ps.
		Weight::from_parts(47_431_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Proxy::Proxies` (r:1 w:0)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn act_for() -> Weight {
		// Shortest: 8_172_000 ps.
		Weight::from_parts(8_462_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Historical::StoredRange` (r:1 w:1)
	// Storage: `Consortium::NextSet` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:1)
	// Storage: `Consortium::Validators` (r:201 w:0)
	// Storage: `Session::NextKeys` (r:200 w:100)
	// Storage: `Balances::Holds` (r:100 w:100)
	// Storage: `System::Account` (r:100 w:100)
	// Storage: `Session::ExternallySetKeys` (r:100 w:100)
	// Storage: `Consortium::Delegates` (r:100 w:100)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Grandpa::Stalled` (r:1 w:0)
	// Storage: `Grandpa::PendingChange` (r:1 w:0)
	// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	// Storage: `Consortium::SetSince` (r:0 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:100)
	// Storage: `Session::KeyOwner` (r:0 w:200)
	fn new_session(v: u32, ) -> Weight {
		// Shortest: 69_354_000 ps.
		Weight::from_parts(69_354_000, 0)
			// Standard error: 86_049.
			.saturating_add(Weight::from_parts(50_137_377, 0).saturating_mul(v as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(v as u64)))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(8_u64.saturating_mul(v as u64)))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:1 w:0)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	fn charge_participant() -> Weight {
		// Shortest: 20_671_000 ps.
		Weight::from_parts(21_122_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::Pools` (r:1 w:1)
	fn use_pool() -> Weight {
		// Shortest: 14_141_000 ps.
		Weight::from_parts(14_582_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Delegates` (r:1 w:1)
	// Storage: `Consortium::DelegatesOf` (r:2 w:2)
	// Storage: `Consortium::Expiries` (r:0 w:2)
	fn keep_delegate() -> Weight {
		// Shortest: 16_434_000 ps.
		Weight::from_parts(16_945_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Delegates` (r:1 w:0)
	fn know_delegate() -> Weight {
		// Shortest: 13_450_000 ps.
		Weight::from_parts(13_901_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	// Storage: `Consortium::Expiries` (r:1 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:0 w:1)
	fn end_stay() -> Weight {
		// Shortest: 19_459_000 ps.
		Weight::from_parts(19_970_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(145_188_000, 0)
			.saturating_add(ParityDbWeight::get().reads(108))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn set_roles() -> Weight {
		Weight::from_parts(12_689_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn expel() -> Weight {
		Weight::from_parts(5_354_466_000, 0)
			.saturating_add(ParityDbWeight::get().reads(706))
			.saturating_add(ParityDbWeight::get().writes(899))
	}
	fn register_driver() -> Weight {
		Weight::from_parts(30_716_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn deregister_driver() -> Weight {
		Weight::from_parts(37_436_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn add_validator() -> Weight {
		Weight::from_parts(25_449_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn authorize_upgrade() -> Weight {
		Weight::from_parts(3_826_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_validator() -> Weight {
		Weight::from_parts(454_372_000, 0)
			.saturating_add(ParityDbWeight::get().reads(209))
			.saturating_add(ParityDbWeight::get().writes(11))
	}
	fn note_stalled() -> Weight {
		Weight::from_parts(557_847_000, 0)
			.saturating_add(ParityDbWeight::get().reads(206))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn spend() -> Weight {
		Weight::from_parts(47_431_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn act_for() -> Weight {
		Weight::from_parts(8_462_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
	}
	fn new_session(v: u32, ) -> Weight {
		Weight::from_parts(69_354_000, 0)
			.saturating_add(Weight::from_parts(50_137_377, 0).saturating_mul(v as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(8_u64.saturating_mul(v as u64)))
			.saturating_add(ParityDbWeight::get().writes(6))
			.saturating_add(ParityDbWeight::get().writes(8_u64.saturating_mul(v as u64)))
	}
	fn charge_participant() -> Weight {
		Weight::from_parts(21_122_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn use_pool() -> Weight {
		Weight::from_parts(14_582_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn keep_delegate() -> Weight {
		Weight::from_parts(16_945_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn know_delegate() -> Weight {
		Weight::from_parts(13_901_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
	}
	fn end_stay() -> Weight {
		Weight::from_parts(19_970_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
}
