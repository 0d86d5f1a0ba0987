// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_settlement`, measured: `scripts/weights.sh pallet_settlement` writes this file.
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

/// What `pallet_settlement` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `book`.
	///
	/// `k` is in `[0, 100]`.
	fn book(k: u32, ) -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `remove`.
	///
	/// `p` is in `[0, 100]`.
	fn remove(p: u32, ) -> Weight;
	/// `name_brp`.
	fn name_brp() -> Weight;
	/// `accept_supplier`.
	fn accept_supplier() -> Weight;
	/// `end_contract`.
	fn end_contract() -> Weight;
	/// `release_margin`.
	fn release_margin() -> Weight;
	/// `file_programme`.
	///
	/// `p` is in `[1, 100]`.
	fn file_programme(p: u32, ) -> Weight;
	/// `propose_trade`.
	///
	/// `p` is in `[1, 100]`.
	fn propose_trade(p: u32, ) -> Weight;
	/// `confirm_trade`.
	fn confirm_trade() -> Weight;
	/// `withdraw_trade`.
	fn withdraw_trade() -> Weight;
	/// `publish_prices`.
	///
	/// `p` is in `[4, 100]`.
	fn publish_prices(p: u32, ) -> Weight;
	/// `reprice`.
	///
	/// `p` is in `[4, 100]`.
	fn reprice(p: u32, ) -> Weight;
	/// `settle_day`.
	///
	/// `s` is in `[1, 16]`.
	fn settle_day(s: u32, ) -> Weight;
	/// `report_p4`.
	///
	/// `m` is in `[1, 16]`.
	fn report_p4(m: u32, ) -> Weight;
	/// `true_up`.
	fn true_up() -> Weight;
	/// `adjust`.
	///
	/// `h` is in `[1, 100]`.
	fn adjust(h: u32, ) -> Weight;
	/// `remove_books`.
	///
	/// `k` is in `[0, 100]`.
	fn remove_books(k: u32, ) -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Settlement::Positions` (r:100 w:100)
	// Storage: `Timestamp::Now` (r:0 w:1)
	fn book(k: u32, ) -> Weight {
		// Shortest: 1_021_000 ps.
		Weight::from_parts(2_689_550, 0)
			// Standard error: 1_101.
			.saturating_add(Weight::from_parts(3_380_512, 0).saturating_mul(k as u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(k as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(k as u64)))
	}
	// Storage: `Settlement::KeptFrom` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::BooksFrom` (r:1 w:0)
	fn on_idle_base() -> Weight {
		// Shortest: 5_037_000 ps.
		Weight::from_parts(5_238_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	// Storage: `Settlement::KeptFrom` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Positions` (r:102 w:100)
	// Storage: `Settlement::LastRemoved` (r:1 w:1)
	// Storage: `Settlement::BooksFrom` (r:1 w:0)
	fn remove(p: u32, ) -> Weight {
		// Shortest: 8_363_000 ps.
		Weight::from_parts(11_265_119, 0)
			// Standard error: 1_884.
			.saturating_add(Weight::from_parts(4_963_491, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Proposals` (r:0 w:1)
	fn name_brp() -> Weight {
		// Shortest: 16_044_000 ps.
		Weight::from_parts(16_605_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Settlement::Proposals` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:17 w:1)
	// Storage: `Settlement::Portfolios` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	fn accept_supplier() -> Weight {
		// Shortest: 118_007_000 ps.
		Weight::from_parts(119_470_000, 0)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Settlement::Responsibilities` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn end_contract() -> Weight {
		// Shortest: 13_310_000 ps.
		Weight::from_parts(13_830_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Settlement::Responsibilities` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	fn release_margin() -> Weight {
		// Shortest: 37_987_000 ps.
		Weight::from_parts(39_038_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Settlement::Programmes` (r:25 w:25)
	fn file_programme(p: u32, ) -> Weight {
		// Shortest: 22_183_000 ps.
		Weight::from_parts(21_763_962, 0)
			// Standard error: 1_738.
			.saturating_add(Weight::from_parts(885_130, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:2 w:0)
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Settlement::NextTradeId` (r:1 w:1)
	// Storage: `Settlement::Trades` (r:0 w:1)
	fn propose_trade(p: u32, ) -> Weight {
		// Shortest: 30_355_000 ps.
		Weight::from_parts(30_739_035, 0)
			// Standard error: 201.
			.saturating_add(Weight::from_parts(29_212, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Settlement::Trades` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Traded` (r:52 w:52)
	fn confirm_trade() -> Weight {
		// Shortest: 289_274_000 ps.
		Weight::from_parts(292_489_000, 0)
			.saturating_add(T::DbWeight::get().reads(54))
			.saturating_add(T::DbWeight::get().writes(53))
	}
	// Storage: `Settlement::Trades` (r:1 w:1)
	fn withdraw_trade() -> Weight {
		// Shortest: 9_524_000 ps.
		Weight::from_parts(9_895_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::DayAheadPrices` (r:25 w:25)
	// Storage: `Settlement::Responsibilities` (r:2 w:0)
	// Storage: `Settlement::DayAheadYears` (r:1 w:1)
	fn publish_prices(p: u32, ) -> Weight {
		// Shortest: 31_217_000 ps.
		Weight::from_parts(19_186_970, 0)
			// Standard error: 5_170.
			.saturating_add(Weight::from_parts(2_571_506, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::DayAheadPrices` (r:25 w:25)
	// Storage: `Settlement::DayAheadYears` (r:1 w:1)
	fn reprice(p: u32, ) -> Weight {
		// Shortest: 19_219_000 ps.
		Weight::from_parts(15_204_169, 0)
			// Standard error: 1_304.
			.saturating_add(Weight::from_parts(944_229, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Portfolios` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:17 w:0)
	// Storage: `Settlement::ImbalancePrices` (r:25 w:0)
	// Storage: `Settlement::Programmes` (r:25 w:0)
	// Storage: `Settlement::Traded` (r:425 w:0)
	// Storage: `Settlement::Positions` (r:400 w:0)
	// Storage: `Settlement::Adjustments` (r:400 w:0)
	// Storage: `Settlement::Statements` (r:1 w:1)
	// Storage: `Debts::Owed` (r:32 w:32)
	// Storage: `System::Account` (r:17 w:17)
	// Storage: `Balances::Holds` (r:16 w:16)
	fn settle_day(s: u32, ) -> Weight {
		// Shortest: 711_087_000 ps.
		Weight::from_parts(371_220_282, 0)
			// Standard error: 319_082.
			.saturating_add(Weight::from_parts(344_733_933, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(81))
			.saturating_add(T::DbWeight::get().reads(80_u64.saturating_mul(s as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(s as u64)))
	}
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::Allocations` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Meters` (r:16 w:0)
	// Storage: `Metering::YearRegisters` (r:32 w:0)
	// Storage: `Settlement::YearReports` (r:1 w:1)
	fn report_p4(m: u32, ) -> Weight {
		// Shortest: 33_851_000 ps.
		Weight::from_parts(29_079_919, 0)
			// Standard error: 4_885.
			.saturating_add(Weight::from_parts(5_033_925, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(m as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Settlement::YearReports` (r:1 w:1)
	// Storage: `Settlement::DayAheadYears` (r:1 w:0)
	// Storage: `Debts::Owed` (r:2 w:2)
	// Storage: `System::Account` (r:2 w:2)
	// Storage: `Balances::Holds` (r:1 w:0)
	fn true_up() -> Weight {
		// Shortest: 63_876_000 ps.
		Weight::from_parts(65_318_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Adjustments` (r:100 w:100)
	fn adjust(h: u32, ) -> Weight {
		// Shortest: 8_723_000 ps.
		Weight::from_parts(8_095_967, 0)
			// Standard error: 3_020.
			.saturating_add(Weight::from_parts(3_138_780, 0).saturating_mul(h as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(h as u64)))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(h as u64)))
	}
	// Storage: `Settlement::KeptFrom` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::BooksFrom` (r:1 w:1)
	// Storage: `Settlement::Programmes` (r:101 w:100)
	// Storage: `Settlement::Traded` (r:1 w:0)
	// Storage: `Settlement::Adjustments` (r:1 w:0)
	// Storage: `Settlement::Trades` (r:1 w:0)
	// Storage: `Settlement::DayAheadPrices` (r:1 w:0)
	// Storage: `Settlement::ImbalancePrices` (r:1 w:0)
	// Storage: `Settlement::Statements` (r:1 w:0)
	// Storage: `Settlement::DayAheadYears` (r:1 w:0)
	// Storage: `Settlement::YearReports` (r:1 w:0)
	fn remove_books(k: u32, ) -> Weight {
		// Shortest: 25_338_000 ps.
		Weight::from_parts(25_992_172, 0)
			// Standard error: 1_651.
			.saturating_add(Weight::from_parts(4_522_991, 0).saturating_mul(k as u64))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(k as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(k as u64)))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	fn book(k: u32, ) -> Weight {
		Weight::from_parts(2_689_550, 0)
			.saturating_add(Weight::from_parts(3_380_512, 0).saturating_mul(k as u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(k as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(k as u64)))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_238_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
	}
	fn remove(p: u32, ) -> Weight {
		Weight::from_parts(11_265_119, 0)
			.saturating_add(Weight::from_parts(4_963_491, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	fn name_brp() -> Weight {
		Weight::from_parts(16_605_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn accept_supplier() -> Weight {
		Weight::from_parts(119_470_000, 0)
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn end_contract() -> Weight {
		Weight::from_parts(13_830_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn release_margin() -> Weight {
		Weight::from_parts(39_038_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn file_programme(p: u32, ) -> Weight {
		Weight::from_parts(21_763_962, 0)
			.saturating_add(Weight::from_parts(885_130, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
	}
	fn propose_trade(p: u32, ) -> Weight {
		Weight::from_parts(30_739_035, 0)
			.saturating_add(Weight::from_parts(29_212, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn confirm_trade() -> Weight {
		Weight::from_parts(292_489_000, 0)
			.saturating_add(ParityDbWeight::get().reads(54))
			.saturating_add(ParityDbWeight::get().writes(53))
	}
	fn withdraw_trade() -> Weight {
		Weight::from_parts(9_895_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn publish_prices(p: u32, ) -> Weight {
		Weight::from_parts(19_186_970, 0)
			.saturating_add(Weight::from_parts(2_571_506, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn reprice(p: u32, ) -> Weight {
		Weight::from_parts(15_204_169, 0)
			.saturating_add(Weight::from_parts(944_229, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn settle_day(s: u32, ) -> Weight {
		Weight::from_parts(371_220_282, 0)
			.saturating_add(Weight::from_parts(344_733_933, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(81))
			.saturating_add(ParityDbWeight::get().reads(80_u64.saturating_mul(s as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(s as u64)))
	}
	fn report_p4(m: u32, ) -> Weight {
		Weight::from_parts(29_079_919, 0)
			.saturating_add(Weight::from_parts(5_033_925, 0).saturating_mul(m as u64))
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(m as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn true_up() -> Weight {
		Weight::from_parts(65_318_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn adjust(h: u32, ) -> Weight {
		Weight::from_parts(8_095_967, 0)
			.saturating_add(Weight::from_parts(3_138_780, 0).saturating_mul(h as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(h as u64)))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(h as u64)))
	}
	fn remove_books(k: u32, ) -> Weight {
		Weight::from_parts(25_992_172, 0)
			.saturating_add(Weight::from_parts(4_522_991, 0).saturating_mul(k as u64))
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(k as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(k as u64)))
	}
}
