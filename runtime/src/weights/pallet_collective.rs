// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_collective`, measured: `scripts/weights.sh pallet_collective` writes this file.
//!
//! 2026-11-23, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::unnecessary_cast, reason = "the slopes of all components are written alike")]
#![allow(unused_imports, reason = "a pallet may need no storage")]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
	pallet_collective,
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collective::WeightInfo for WeightInfo<T> {
	// Storage: `Council::Members` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:0)
	// Storage: `Council::Voting` (r:100 w:100)
	// Storage: `Council::Prime` (r:0 w:1)
	fn set_members(m: u32, _n: u32, p: u32, ) -> Weight {
		// Shortest: 9_398_000 ps.
		Weight::from_parts(9_880_000, 0)
			// Standard error: 35_890.
			.saturating_add(Weight::from_parts(2_111_280, 0).saturating_mul(m as u64))
			// Standard error: 35_890.
			.saturating_add(Weight::from_parts(5_293_303, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `Council::Members` (r:1 w:0)
	fn execute(b: u32, m: u32, ) -> Weight {
		// Shortest: 8_657_000 ps.
		Weight::from_parts(8_383_261, 0)
			// Standard error: 5.
			.saturating_add(Weight::from_parts(1_123, 0).saturating_mul(b as u64))
			// Standard error: 61.
			.saturating_add(Weight::from_parts(7_714, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:0)
	fn propose_execute(b: u32, m: u32, ) -> Weight {
		// Shortest: 10_453_000 ps.
		Weight::from_parts(10_080_765, 0)
			// Standard error: 9.
			.saturating_add(Weight::from_parts(1_121, 0).saturating_mul(b as u64))
			// Standard error: 99.
			.saturating_add(Weight::from_parts(15_126, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalCount` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	// Storage: `Consortium::Motions` (r:1 w:1) and `Council::Voting` (r:3 w:0): not yet measured
	fn propose_proposed(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 14_594_000 ps.
		Weight::from_parts(11_109_815, 0)
			// Standard error: 192.
			.saturating_add(Weight::from_parts(4_907, 0).saturating_mul(b as u64))
			// Standard error: 2_005.
			.saturating_add(Weight::from_parts(2_231, 0).saturating_mul(m as u64))
			// Standard error: 1_980.
			.saturating_add(Weight::from_parts(229_205, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Voting` (r:1 w:1)
	fn vote(m: u32, ) -> Weight {
		// Shortest: 15_782_000 ps.
		Weight::from_parts(19_583_987, 0)
			// Standard error: 2_053.
			.saturating_add(Weight::from_parts(20_204, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn close_early_disapproved(m: u32, p: u32, ) -> Weight {
		// Shortest: 16_193_000 ps.
		Weight::from_parts(16_249_903, 0)
			// Standard error: 1_242.
			.saturating_add(Weight::from_parts(17_111, 0).saturating_mul(m as u64))
			// Standard error: 1_211.
			.saturating_add(Weight::from_parts(188_742, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:1)
	fn close_early_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 24_430_000 ps.
		Weight::from_parts(19_783_646, 0)
			// Standard error: 211.
			.saturating_add(Weight::from_parts(5_137, 0).saturating_mul(b as u64))
			// Standard error: 2_236.
			.saturating_add(Weight::from_parts(16_410, 0).saturating_mul(m as u64))
			// Standard error: 2_180.
			.saturating_add(Weight::from_parts(275_096, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Prime` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn close_disapproved(m: u32, p: u32, ) -> Weight {
		// Shortest: 17_426_000 ps.
		Weight::from_parts(16_620_567, 0)
			// Standard error: 1_418.
			.saturating_add(Weight::from_parts(16_263, 0).saturating_mul(m as u64))
			// Standard error: 1_383.
			.saturating_add(Weight::from_parts(207_902, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Prime` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:1)
	fn close_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 25_423_000 ps.
		Weight::from_parts(22_248_113, 0)
			// Standard error: 170.
			.saturating_add(Weight::from_parts(3_982, 0).saturating_mul(b as u64))
			// Standard error: 1_803.
			.saturating_add(Weight::from_parts(19_589, 0).saturating_mul(m as u64))
			// Standard error: 1_758.
			.saturating_add(Weight::from_parts(273_424, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn disapprove_proposal(p: u32, ) -> Weight {
		// Shortest: 8_350_000 ps.
		Weight::from_parts(8_636_397, 0)
			// Standard error: 816.
			.saturating_add(Weight::from_parts(179_996, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::CostOf` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	fn kill(d: u32, p: u32, ) -> Weight {
		// Shortest: 12_913_000 ps.
		Weight::from_parts(12_889_038, 0)
			// Standard error: 104_045.
			.saturating_add(Weight::from_parts(348_816, 0).saturating_mul(d as u64))
			// Standard error: 1_611.
			.saturating_add(Weight::from_parts(220_786, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::ProposalOf` (r:1 w:0)
	// Storage: `Council::CostOf` (r:1 w:0)
	fn release_proposal_cost() -> Weight {
		// Shortest: 9_262_000 ps.
		Weight::from_parts(11_401_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
}
