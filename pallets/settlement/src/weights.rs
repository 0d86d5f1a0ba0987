// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_settlement`, measured: `scripts/weights.sh pallet_settlement` writes this file.
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

/// What `pallet_settlement` needs to know of the weight of its calls and of what it does besides.
pub trait WeightInfo {
	/// `book`.
	fn book(k: u32, ) -> Weight;
	/// `on_idle_base`.
	fn on_idle_base() -> Weight;
	/// `remove`.
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
	fn file_programme(p: u32, ) -> Weight;
	/// `propose_trade`.
	fn propose_trade(p: u32, ) -> Weight;
	/// `confirm_trade`.
	fn confirm_trade() -> Weight;
	/// `withdraw_trade`.
	fn withdraw_trade() -> Weight;
	/// `publish_prices`.
	fn publish_prices(p: u32, ) -> Weight;
	/// `reprice`.
	fn reprice(p: u32, ) -> Weight;
	/// `settle_day`.
	fn settle_day(s: u32, ) -> Weight;
	/// `report_p4`.
	fn report_p4(m: u32, ) -> Weight;
	/// `true_up`.
	fn true_up() -> Weight;
	/// `adjust`.
	fn adjust(h: u32, ) -> Weight;
	/// `remove_books`.
	fn remove_books(k: u32, ) -> Weight;
}

/// The weights with the storage of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Positions` (r:100 w:100)
	fn book(k: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(3_500_000, 0).saturating_mul(k as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	// Storage: `Settlement::KeptFrom` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::BooksFrom` (r:1 w:0)
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	// Not yet measured.
	// Storage: `Settlement::Positions` (r:101 w:100)
	// Storage: `Settlement::LastRemoved` (r:1 w:1)
	// Storage: `Settlement::KeptFrom` (r:1 w:1)
	fn remove(p: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 0)
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	// Storage: `Settlement::Proposals` (r:0 w:1)
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn name_brp() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Settlement::Proposals` (r:1 w:1)
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:17 w:1)
	// Storage: `Settlement::Portfolios` (r:1 w:1)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	fn accept_supplier() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Not yet measured.
	// Storage: `Settlement::Responsibilities` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	fn end_contract() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Settlement::Responsibilities` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Storage: `System::Account` (r:1 w:1)
	fn release_margin() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Not yet measured.
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Programmes` (r:26 w:26)
	fn file_programme(p: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(Weight::from_parts(1_500_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	// Storage: `Consortium::Members` (r:2 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:2 w:0)
	// Storage: `Settlement::NextTradeId` (r:1 w:1)
	// Storage: `Settlement::Trades` (r:0 w:1)
	fn propose_trade(p: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Not yet measured.
	// Storage: `Settlement::Trades` (r:1 w:1)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Traded` (r:52 w:52)
	fn confirm_trade() -> Weight {
		Weight::from_parts(300_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(54))
			.saturating_add(T::DbWeight::get().writes(53))
	}
	// Not yet measured.
	// Storage: `Settlement::Trades` (r:1 w:1)
	fn withdraw_trade() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Consortium::Members` (r:6 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Responsibilities` (r:6 w:0)
	// Storage: `Settlement::DayAheadPrices` (r:25 w:25)
	// Storage: `Settlement::DayAheadYears` (r:2 w:2)
	fn publish_prices(p: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	// Storage: `Consortium::Members` (r:1 w:0)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::DayAheadPrices` (r:25 w:25)
	// Storage: `Settlement::DayAheadYears` (r:2 w:2)
	fn reprice(p: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
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
	// Storage: `Debts::Owed` (r:32 w:16)
	// Storage: `Balances::Holds` (r:16 w:16)
	// Storage: `System::Account` (r:17 w:17)
	fn settle_day(s: u32, ) -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(Weight::from_parts(500_000_000, 0).saturating_mul(s as u64))
			.saturating_add(T::DbWeight::get().reads(81))
			.saturating_add(T::DbWeight::get().reads((80_u64).saturating_mul(s as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s as u64)))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Settlement::Adjustments` (r:100 w:100)
	fn adjust(h: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(h as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(h as u64)))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(h as u64)))
	}
	// Not yet measured.
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
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(k as u64))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Storage: `Grid::Allocations` (r:1 w:0)
	// Storage: `Grid::Areas` (r:1 w:0)
	// Storage: `Metering::Meters` (r:16 w:0)
	// Storage: `Metering::YearRegisters` (r:32 w:0)
	// Storage: `Settlement::YearReports` (r:1 w:1)
	// Storage: `Consortium::Members` (r:1 w:0)
	fn report_p4(m: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(m as u64)))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Not yet measured.
	// Storage: `Settlement::YearReports` (r:1 w:1)
	// Storage: `Settlement::DayAheadYears` (r:1 w:0)
	// Storage: `Debts::Owed` (r:2 w:1)
	// Storage: `System::Account` (r:2 w:2)
	fn true_up() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For mocks: the same with the storage of an SDK node.
impl WeightInfo for () {
	// Not yet measured.
	fn book(k: u32, ) -> Weight {
		Weight::from_parts(4_000_000, 0)
			.saturating_add(Weight::from_parts(3_500_000, 0).saturating_mul(k as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
	}
	// Not yet measured.
	fn remove(p: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 0)
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	fn name_brp() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	fn accept_supplier() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(24))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	// Not yet measured.
	fn end_contract() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	fn release_margin() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	// Not yet measured.
	fn file_programme(p: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(Weight::from_parts(1_500_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	fn propose_trade(p: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	// Not yet measured.
	fn confirm_trade() -> Weight {
		Weight::from_parts(300_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(54))
			.saturating_add(ParityDbWeight::get().writes(53))
	}
	// Not yet measured.
	fn withdraw_trade() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	fn publish_prices(p: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(15))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	fn reprice(p: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p as u64))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p as u64)))
	}
	// Not yet measured.
	fn settle_day(s: u32, ) -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(Weight::from_parts(500_000_000, 0).saturating_mul(s as u64))
			.saturating_add(ParityDbWeight::get().reads(81))
			.saturating_add(ParityDbWeight::get().reads((80_u64).saturating_mul(s as u64)))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s as u64)))
	}
	// Not yet measured.
	fn adjust(h: u32, ) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(h as u64))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(h as u64)))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(h as u64)))
	}
	// Not yet measured.
	fn remove_books(k: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(k as u64))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(k as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(k as u64)))
	}
	// Not yet measured.
	fn report_p4(m: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(m as u64))
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(m as u64)))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	// Not yet measured.
	fn true_up() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
