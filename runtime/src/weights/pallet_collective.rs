// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_collective`, measured: `scripts/weights.sh pallet_collective` writes this file.
//!
//! 2026-11-30, on AMD EPYC, by frame-omni-bencher on the runtime's Wasm: 20 steps, 4 repeats in each
//! run, the fastest eighth of which counts.

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
		// Shortest: 8_623_000 ps.
		Weight::from_parts(8_623_000, 0)
			// Standard error: 112_336.
			.saturating_add(Weight::from_parts(1_614_399, 0).saturating_mul(m as u64))
			// Standard error: 112_336.
			.saturating_add(Weight::from_parts(4_072_403, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p as u64)))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p as u64)))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn execute(b: u32, m: u32, ) -> Weight {
		// Shortest: 9_945_000 ps.
		Weight::from_parts(9_534_382, 0)
			// Standard error: 4.
			.saturating_add(Weight::from_parts(1_552, 0).saturating_mul(b as u64))
			// Standard error: 48.
			.saturating_add(Weight::from_parts(6_362, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:0)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	fn propose_execute(b: u32, m: u32, ) -> Weight {
		// Shortest: 11_868_000 ps.
		Weight::from_parts(11_024_192, 0)
			// Standard error: 6.
			.saturating_add(Weight::from_parts(1_586, 0).saturating_mul(b as u64))
			// Standard error: 62.
			.saturating_add(Weight::from_parts(9_933, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalCount` (r:1 w:1)
	// Storage: `Consortium::Motions` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	fn propose_proposed(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 20_471_000 ps.
		Weight::from_parts(20_591_730, 0)
			// Standard error: 174.
			.saturating_add(Weight::from_parts(2_062, 0).saturating_mul(b as u64))
			// Standard error: 1_811.
			.saturating_add(Weight::from_parts(9_427, 0).saturating_mul(m as u64))
			// Standard error: 1_793.
			.saturating_add(Weight::from_parts(174_330, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Voting` (r:1 w:1)
	fn vote(m: u32, ) -> Weight {
		// Shortest: 13_280_000 ps.
		Weight::from_parts(13_533_250, 0)
			// Standard error: 297.
			.saturating_add(Weight::from_parts(16_588, 0).saturating_mul(m as u64))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn close_early_disapproved(m: u32, p: u32, ) -> Weight {
		// Shortest: 15_393_000 ps.
		Weight::from_parts(14_942_562, 0)
			// Standard error: 1_216.
			.saturating_add(Weight::from_parts(14_382, 0).saturating_mul(m as u64))
			// Standard error: 1_177.
			.saturating_add(Weight::from_parts(165_299, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	fn close_early_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 25_007_000 ps.
		Weight::from_parts(24_184_188, 0)
			// Standard error: 185.
			.saturating_add(Weight::from_parts(1_221, 0).saturating_mul(b as u64))
			// Standard error: 1_974.
			.saturating_add(Weight::from_parts(13_273, 0).saturating_mul(m as u64))
			// Standard error: 1_910.
			.saturating_add(Weight::from_parts(178_371, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Prime` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn close_disapproved(m: u32, p: u32, ) -> Weight {
		// Shortest: 16_655_000 ps.
		Weight::from_parts(16_692_051, 0)
			// Standard error: 1_147.
			.saturating_add(Weight::from_parts(14_544, 0).saturating_mul(m as u64))
			// Standard error: 1_109.
			.saturating_add(Weight::from_parts(150_032, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Voting` (r:1 w:1)
	// Storage: `Council::Members` (r:1 w:0)
	// Storage: `Council::Prime` (r:1 w:0)
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	fn close_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Shortest: 25_919_000 ps.
		Weight::from_parts(25_016_581, 0)
			// Standard error: 190.
			.saturating_add(Weight::from_parts(1_218, 0).saturating_mul(b as u64))
			// Standard error: 2_019.
			.saturating_add(Weight::from_parts(14_617, 0).saturating_mul(m as u64))
			// Standard error: 1_954.
			.saturating_add(Weight::from_parts(171_069, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	// Storage: `Council::ProposalOf` (r:0 w:1)
	fn disapprove_proposal(p: u32, ) -> Weight {
		// Shortest: 8_102_000 ps.
		Weight::from_parts(8_386_601, 0)
			// Standard error: 310.
			.saturating_add(Weight::from_parts(138_830, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::ProposalOf` (r:1 w:1)
	// Storage: `Council::CostOf` (r:1 w:0)
	// Storage: `Council::Proposals` (r:1 w:1)
	// Storage: `Council::Voting` (r:0 w:1)
	fn kill(_d: u32, p: u32, ) -> Weight {
		// Shortest: 11_928_000 ps.
		Weight::from_parts(12_784_570, 0)
			// Standard error: 1_392.
			.saturating_add(Weight::from_parts(158_564, 0).saturating_mul(p as u64))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Council::ProposalOf` (r:1 w:0)
	// Storage: `Council::CostOf` (r:1 w:0)
	fn release_proposal_cost() -> Weight {
		// Shortest: 8_373_000 ps.
		Weight::from_parts(8_633_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
	}
}
