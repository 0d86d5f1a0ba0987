// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the state from the released version to this one.
//!
//! Each pallet has the migrations of its own storage, and stands here in one line. The test
//! `snapshot` runs them on the states of the past. A migration leaves with the release after the
//! one that brought it.

use crate::{access::OwnAccounts, Runtime};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		traits::{Contains, OnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
	pallet_tx_pause::{self, PausedCalls},
};

/// What the blocks after that migrate, while they contain no transactions.
pub type MultiBlock = ();

/// What the first block of this runtime migrates, in this order.
pub type SingleBlock = (
	pallet_consortium::migrations::V2<Runtime, OwnAccounts>,
	pallet_tokens::migrations::MigrateV1ToV2<Runtime>,
	pallet_metering::migrations::V2<Runtime>,
	pallet_origin::migrations::V2<Runtime>,
	pallet_demand_response::migrations::V2<Runtime>,
	pallet_charging::migrations::V2<Runtime>,
	pallet_grid::migrations::V2<Runtime>,
	pallet_charging::migrations::V3<Runtime>,
	pallet_settlement::migrations::V2<Runtime>,
	pallet_corrections::migrations::V2<Runtime>,
	ResumeForGood,
);

/// Removes the pauses of calls that can no longer be paused: they have no effect, and nobody could
/// remove them. At most one for each call of the runtime.
pub struct ResumeForGood;

impl OnRuntimeUpgrade for ResumeForGood {
	fn on_runtime_upgrade() -> Weight {
		let paused: Vec<_> = PausedCalls::<Runtime>::iter_keys().collect();
		let mut weight = <Runtime as frame_system::Config>::DbWeight::get().reads(1);
		for name in paused {
			weight =
				weight.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(1));
			if <Runtime as pallet_tx_pause::Config>::WhitelistedCalls::contains(&name) {
				PausedCalls::<Runtime>::remove(&name);
				weight = weight
					.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().writes(1));
			}
		}
		weight
	}
}
