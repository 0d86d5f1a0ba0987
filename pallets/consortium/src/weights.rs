// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_consortium`, measured: `scripts/weights.sh pallet_consortium` writes this file.
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
	/// `note_stalled`, not yet measured.
	fn note_stalled() -> Weight;
	/// `spend`, not yet measured.
	fn spend() -> Weight;
	/// `act_for`, not yet measured.
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
	/// `know_delegate`, not yet measured.
	fn know_delegate() -> Weight;
	/// `end_stay`.
	fn end_stay() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:101 w:1)
	// Storage: `Consortium::CounterForMembers` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:0)
	// Storage: `Council::Members` (r:0 w:1)
	// Storage: `Council::Prime` (r:0 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn admit() -> Weight {
		// Shortest: 145_624_000 ps.
		Weight::from_parts(159_095_000, 0)
			.saturating_add(T::DbWeight::get().reads(108))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Consortium::Members` (r:1 w:1)
	fn set_roles() -> Weight {
		// Shortest: 12_357_000 ps.
		Weight::from_parts(13_262_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:101 w:1)
	// Storage: `Consortium::CounterForMembers` (r:1 w:1)
	// Storage: `Consortium::Validators` (r:101 w:99)
	// Storage: `Session::NextKeys` (r:100 w:99)
	// Storage: `System::Account` (r:99 w:99)
	// Storage: `Consortium::CounterForValidators` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Balances::Holds` (r:99 w:99)
	// Storage: `Session::ExternallySetKeys` (r:99 w:99)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:0)
	// Storage: `Council::Members` (r:0 w:1)
	// Storage: `Council::Prime` (r:0 w:1)
	// Storage: `Session::KeyOwner` (r:0 w:198)
	// Storage: `Consortium::Motions` (r:0 w:1): not yet measured
	// Storage: `Consortium::Delegates` (r:99 w:99)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Consortium::Former` (r:0 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:100)
	// Not yet measured: with the storage that version 2 added.
	fn expel() -> Weight {
		// Shortest: 4_567_670_000 ps.
		Weight::from_parts(4_724_935_000, 0)
			.saturating_add(T::DbWeight::get().reads(708))
			.saturating_add(T::DbWeight::get().writes(902))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn register_driver() -> Weight {
		// Shortest: 18_065_000 ps.
		Weight::from_parts(19_350_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Consortium::Members` (r:3 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:1 w:1)
	// Storage: `Consortium::Former` (r:0 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn deregister_driver() -> Weight {
		// Shortest: 30_529_000 ps.
		Weight::from_parts(32_292_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:1 w:1)
	// Storage: `Consortium::CounterForValidators` (r:1 w:1)
	// Storage: `Session::CurrentIndex` (r:1 w:0)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	fn add_validator() -> Weight {
		// Shortest: 27_400_000 ps.
		Weight::from_parts(32_406_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	fn authorize_upgrade() -> Weight {
		// Shortest: 3_861_000 ps.
		Weight::from_parts(4_348_000, 0)
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
	// Storage: `Session::KeyOwner` (r:0 w:2)
	// Storage: `Consortium::Delegates` (r:1 w:1)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:1)
	// Not yet measured: with the storage that version 2 added.
	fn remove_validator() -> Weight {
		// Shortest: 441_673_000 ps.
		Weight::from_parts(465_513_000, 0)
			.saturating_add(T::DbWeight::get().reads(209))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	// Not yet measured: the reads and writes of a full set of validators.
	// Storage: `Consortium::SessionLength` (r:1 w:0)
	// Storage: `Grandpa::Stalled` (r:1 w:1)
	// Storage: `Grandpa::PendingChange` (r:1 w:0)
	// Storage: `Grandpa::NextForced` (r:1 w:0)
	// Storage: `Consortium::NextSet` (r:1 w:0)
	// Storage: `Consortium::CurrentSet` (r:1 w:0)
	// Storage: `Consortium::SetSince` (r:1 w:0)
	// Storage: `Consortium::Validators` (r:100 w:0)
	// Storage: `Session::NextKeys` (r:100 w:0)
	fn note_stalled() -> Weight {
		Weight::from_parts(465_513_000, 0)
			.saturating_add(T::DbWeight::get().reads(207))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured: a transfer and a look at the receiver.
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `System::Account` (r:2 w:2)
	fn spend() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Not yet measured: a look at the proxies, and the account of the caller of the call inside.
	// Storage: `Proxy::Proxies` (r:1 w:0)
	// Storage: `System::Account` (r:1 w:1)
	fn act_for() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Historical::StoredRange` (r:1 w:1)
	// Storage: `Consortium::NextSet` (r:1 w:1)
	// Storage: `Consortium::CurrentSet` (r:1 w:1)
	// Storage: `Consortium::Validators` (r:201 w:0)
	// Storage: `Session::NextKeys` (r:200 w:100)
	// Storage: `Balances::Holds` (r:100 w:100)
	// Storage: `System::Account` (r:100 w:100)
	// Storage: `Session::ExternallySetKeys` (r:100 w:100)
	// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	// Storage: `Grandpa::Stalled`, `Grandpa::PendingChange` (r:2 w:0), `Consortium::SetSince`
	// (r:0 w:1): not yet measured
	// Storage: `Session::KeyOwner` (r:0 w:200)
	// Storage: `Consortium::Delegates` (r:100 w:100)
	// Storage: `Consortium::DelegatesOf` (r:1 w:1)
	// Storage: `Consortium::Expiries` (r:0 w:100)
	// Not yet measured: with the storage that version 2 added.
	fn new_session(v: u32, ) -> Weight {
		// Shortest: 60_954_000 ps.
		Weight::from_parts(62_846_000, 0)
			// Standard error: 46_064.
			.saturating_add(Weight::from_parts(44_792_748, 0).saturating_mul(v as u64))
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
		// Shortest: 19_902_000 ps.
		Weight::from_parts(21_234_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Pools` (r:1 w:1)
	// Storage: `Consortium::Former` (r:2 w:1)
	// Not yet measured.
	fn use_pool() -> Weight {
		Weight::from_parts(9_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Former` (r:1 w:0)
	// Storage: `Consortium::Delegates` (r:1 w:1)
	// Storage: `Consortium::DelegatesOf` (r:2 w:2)
	// Storage: `Consortium::Expiries` (r:0 w:2)
	// Not yet measured.
	fn keep_delegate() -> Weight {
		Weight::from_parts(18_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Consortium::Drivers` (r:1 w:0)
	// Storage: `Consortium::Former` (r:1 w:0)
	// Storage: `Consortium::Delegates` (r:1 w:0)
	// Not yet measured.
	fn know_delegate() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	// Storage: `Consortium::Expiries` (r:1 w:1)
	// Storage: `Consortium::Former` (r:1 w:1)
	// Storage: `Consortium::FormerOf` (r:1 w:1)
	// Storage: `Consortium::Allowances` (r:0 w:1)
	// Storage: `System::Account` (r:1 w:1)
	// Not yet measured.
	fn end_stay() -> Weight {
		Weight::from_parts(24_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(159_095_000, 0)
			.saturating_add(ParityDbWeight::get().reads(108))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn set_roles() -> Weight {
		Weight::from_parts(13_262_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn expel() -> Weight {
		Weight::from_parts(4_724_935_000, 0)
			.saturating_add(ParityDbWeight::get().reads(708))
			.saturating_add(ParityDbWeight::get().writes(902))
	}
	fn register_driver() -> Weight {
		Weight::from_parts(19_350_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn deregister_driver() -> Weight {
		Weight::from_parts(32_292_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn add_validator() -> Weight {
		Weight::from_parts(32_406_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn authorize_upgrade() -> Weight {
		Weight::from_parts(4_348_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_validator() -> Weight {
		Weight::from_parts(465_513_000, 0)
			.saturating_add(ParityDbWeight::get().reads(209))
			.saturating_add(ParityDbWeight::get().writes(11))
	}
	fn note_stalled() -> Weight {
		Weight::from_parts(465_513_000, 0)
			.saturating_add(ParityDbWeight::get().reads(207))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn spend() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn act_for() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn new_session(v: u32, ) -> Weight {
		Weight::from_parts(62_846_000, 0)
			.saturating_add(Weight::from_parts(44_792_748, 0).saturating_mul(v as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().reads(8_u64.saturating_mul(v as u64)))
			.saturating_add(ParityDbWeight::get().writes(6))
			.saturating_add(ParityDbWeight::get().writes(8_u64.saturating_mul(v as u64)))
	}
	fn charge_participant() -> Weight {
		Weight::from_parts(21_234_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn use_pool() -> Weight {
		Weight::from_parts(9_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn keep_delegate() -> Weight {
		Weight::from_parts(18_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn know_delegate() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
	}
	fn end_stay() -> Weight {
		Weight::from_parts(24_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
}
