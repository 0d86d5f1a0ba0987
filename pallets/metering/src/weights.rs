// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_metering`, measured: `scripts/weights.sh pallet_metering` writes this file.
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

/// What `pallet_metering` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `register_meter`.
	fn register_meter() -> Weight;
	/// `approve_meter`.
	fn approve_meter() -> Weight;
	/// `suspend_meter`.
	fn suspend_meter() -> Weight;
	/// `rotate_key`.
	fn rotate_key() -> Weight;
	/// `submit_readings`.
	///
	/// `n` is in `[1, 150]`.
	fn submit_readings(n: u32, ) -> Weight;
	/// `request_recorder`.
	fn request_recorder() -> Weight;
	/// `approve_recorder`.
	fn approve_recorder() -> Weight;
	/// `remove_recorder`.
	fn remove_recorder() -> Weight;
	/// `submit_records_secp256k1`.
	///
	/// `n` is in `[1, 32]`.
	fn submit_records_secp256k1(n: u32, ) -> Weight;
	/// `submit_records`.
	///
	/// `n` is in `[1, 32]`.
	fn submit_records(n: u32, ) -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `review_meter`.
	fn review_meter() -> Weight;
	/// `remove_meter`.
	fn remove_meter() -> Weight;
	/// `note_year`.
	fn note_year() -> Weight;
	/// `remove_year`.
	fn remove_year() -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Keys` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::NextMeterId` (r:1 w:1)
	// Storage: `Metering::Meters` (r:0 w:1)
	fn register_meter() -> Weight {
		// Shortest: 56_996_000 ps.
		Weight::from_parts(57_937_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Keys` (r:2 w:2)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Metering::YearRegisters` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	fn approve_meter() -> Weight {
		// Shortest: 36_916_000 ps.
		Weight::from_parts(37_776_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Charging::Processes` (r:1 w:0)
	// Storage: `Metering::Keys` (r:1 w:1)
	// Storage: `Charging::EndRegisters` (r:0 w:1)
	fn suspend_meter() -> Weight {
		// Shortest: 27_331_000 ps.
		Weight::from_parts(28_273_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Metering::Keys` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	fn rotate_key() -> Weight {
		// Shortest: 51_116_000 ps.
		Weight::from_parts(51_918_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:150 w:150)
	// Storage: `Charging::Processes` (r:150 w:0)
	fn submit_readings(n: u32, ) -> Weight {
		// Shortest: 56_415_000 ps.
		Weight::from_parts(12_722_291, 0)
			// Standard error: 9_413.
			.saturating_add(Weight::from_parts(39_607_064, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Metering::RecordKeys` (r:1 w:0)
	// Storage: `Metering::PendingRecorders` (r:0 w:1)
	fn request_recorder() -> Weight {
		// Not yet measured: a signature on P-256.
		Weight::from_parts(1_900_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::PendingRecorders` (r:1 w:1)
	// Storage: `Metering::RecordKeys` (r:1 w:2)
	// Storage: `Metering::Recorders` (r:1 w:1)
	fn approve_recorder() -> Weight {
		// Not yet measured.
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::PendingRecorders` (r:1 w:1)
	// Storage: `Metering::Recorders` (r:1 w:1)
	// Storage: `Metering::RecordKeys` (r:0 w:1)
	fn remove_recorder() -> Weight {
		// Not yet measured.
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:32 w:0)
	// Storage: `Metering::Recorders` (r:32 w:32)
	// Storage: `Charging::Records` (r:32 w:0)
	// Storage: `Charging::Stations` (r:32 w:0)
	// Storage: `Charging::Proofs` (r:32 w:32)
	fn submit_records_secp256k1(n: u32, ) -> Weight {
		// Not yet measured.
		Weight::from_parts(15_000_000, 0)
			.saturating_add(Weight::from_parts(150_000_000, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:32 w:0)
	// Storage: `Metering::Recorders` (r:32 w:32)
	// Storage: `Charging::Records` (r:32 w:0)
	// Storage: `Charging::Stations` (r:32 w:0)
	// Storage: `Charging::Proofs` (r:32 w:32)
	fn submit_records(n: u32, ) -> Weight {
		// Not yet measured.
		Weight::from_parts(15_000_000, 0)
			.saturating_add(Weight::from_parts(1_900_000_000, 0).saturating_mul(n as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n as u64)))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	// Storage: `Metering::Reviewed` (r:1 w:0)
	// Storage: `Metering::NextMeterId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	// Storage: `Metering::YearRegisters` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 9_684_000 ps.
		Weight::from_parts(10_015_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
	}
	// Storage: `Metering::Reviewed` (r:1 w:1)
	// Storage: `Metering::NextMeterId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:0)
	fn review_meter() -> Weight {
		// Shortest: 7_761_000 ps.
		Weight::from_parts(8_022_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Metering::Reviewed` (r:1 w:1)
	// Storage: `Metering::NextMeterId` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::Meters` (r:1 w:1)
	// Storage: `Origin::Consents` (r:0 w:1)
	fn remove_meter() -> Weight {
		// Shortest: 10_816_000 ps.
		Weight::from_parts(11_177_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Metering::YearRegisters` (r:0 w:1)
	fn note_year() -> Weight {
		// Shortest: 1_182_000 ps.
		Weight::from_parts(1_262_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Metering::YearRegisters` (r:2 w:1)
	fn remove_year() -> Weight {
		// Shortest: 5_428_000 ps.
		Weight::from_parts(5_638_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn register_meter() -> Weight {
		Weight::from_parts(57_937_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn approve_meter() -> Weight {
		Weight::from_parts(37_776_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn suspend_meter() -> Weight {
		Weight::from_parts(28_273_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn rotate_key() -> Weight {
		Weight::from_parts(51_918_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn submit_readings(n: u32, ) -> Weight {
		Weight::from_parts(12_722_291, 0)
			.saturating_add(Weight::from_parts(39_607_064, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n as u64)))
	}
	fn request_recorder() -> Weight {
		Weight::from_parts(1_900_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn approve_recorder() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn remove_recorder() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn submit_records_secp256k1(n: u32, ) -> Weight {
		Weight::from_parts(15_000_000, 0)
			.saturating_add(Weight::from_parts(150_000_000, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	fn submit_records(n: u32, ) -> Weight {
		Weight::from_parts(15_000_000, 0)
			.saturating_add(Weight::from_parts(1_900_000_000, 0).saturating_mul(n as u64))
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n as u64)))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n as u64)))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(10_015_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5))
	}
	fn review_meter() -> Weight {
		Weight::from_parts(8_022_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_meter() -> Weight {
		Weight::from_parts(11_177_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn note_year() -> Weight {
		Weight::from_parts(1_262_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_year() -> Weight {
		Weight::from_parts(5_638_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
