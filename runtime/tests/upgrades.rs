// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations that take several blocks: what happens while one runs, and when one fails.

mod common;

use common::{apply, blocks::Chain, check_invariants, genesis, START};
use polkadot_sdk::{
	frame_support::{
		migrations::{FailedMigrationHandler, FailedMigrationHandling, MultiStepMigrator},
		traits::OnRuntimeUpgrade,
		weights::Weight,
		BoundedVec,
	},
	frame_system, pallet_collective,
	pallet_migrations::{self, mock_helpers::MockedMigrations, MockedMigrations as _},
	pallet_safe_mode,
	sp_runtime::traits::{BlakeTwo256, Hash},
};
use smartcharge_runtime::{
	configs::governance::CouncilCollective, Migrations, Runtime, RuntimeCall, SLOT_DURATION,
};

type Council = pallet_collective::Call<Runtime, CouncilCollective>;

fn reading(at: u64) -> RuntimeCall {
	let readings = BoundedVec::truncate_from(vec![common::signed_reading("Meter//0", 0, at, 1)]);
	pallet_metering::Call::submit_readings { readings }.into()
}

/// Whether the chain takes a call of the charging pallet.
fn charges() -> bool {
	let call = pallet_charging::Call::close_stale { process: 0 };
	let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
	apply("Alice", call).expect("it enters a block") != Err(filtered)
}

/// Two thirds of the six members make `call`.
fn decide(call: impl Into<RuntimeCall>) {
	let call = call.into();
	let proposal = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, CouncilCollective>::get();
	let propose = Council::propose { threshold: 4, proposal: Box::new(call), length_bound: 10_000 };
	assert_eq!(apply("Cso", propose), Ok(Ok(())));
	for member in ["Cso", "Dso", "SupplierA", "Brp"] {
		let vote = Council::vote { proposal, index, approve: true };
		assert_eq!(apply(member, vote), Ok(Ok(())));
	}
	let close = Council::close {
		proposal_hash: proposal,
		index,
		proposal_weight_bound: Weight::from_parts(500_000_000_000, 1_000_000),
		length_bound: 10_000,
	};
	assert_eq!(apply("Cso", close), Ok(Ok(())));
}

#[test]
fn blocks_contain_no_transactions_while_a_migration_runs() {
	genesis(Some("development")).execute_with(|| {
		let mut chain = Chain::found();
		MockedMigrations::set_success_after(3);
		Migrations::on_runtime_upgrade();
		let mut at = START;
		let mut blocks = 0;
		while Migrations::ongoing() {
			at += SLOT_DURATION;
			// The node puts only inherents into it.
			chain.block(at, || ());
			blocks += 1;
			assert!(blocks < 20, "the migration does not end");
		}
		assert!(blocks > 1);
		chain.block(at + SLOT_DURATION, || {
			assert_eq!(apply("Cso", reading(at + SLOT_DURATION)), Ok(Ok(())));
			assert!(charges());
		});
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), None);
		check_invariants();
	});
}

#[test]
fn two_thirds_repair_what_a_failed_migration_leaves() {
	genesis(Some("development")).execute_with(|| {
		let mut chain = Chain::found();
		MockedMigrations::set_success_after(100);
		Migrations::on_runtime_upgrade();
		let mut at = START + SLOT_DURATION;
		chain.block(at, || ());
		assert!(Migrations::ongoing());
		// It fails. The pallet does as the handler says, but with `try-runtime` it panics first.
		let handling =
			<Runtime as pallet_migrations::Config>::FailedMigrationHandler::failed(Some(0));
		assert_eq!(handling, FailedMigrationHandling::ForceUnstuck);
		pallet_migrations::Cursor::<Runtime>::kill();
		assert!(!Migrations::ongoing(), "the chain takes transactions again");
		assert!(pallet_safe_mode::EnteredUntil::<Runtime>::get().is_some());
		at += SLOT_DURATION;
		chain.block(at, || {
			// What could spoil more is refused, and nobody can end that alone.
			assert!(!charges());
			let exit = || pallet_safe_mode::Call::<Runtime>::force_exit {};
			assert!(apply("Cso", exit()).expect("it enters a block").is_err());
			assert!(apply("Cso", pallet_safe_mode::Call::<Runtime>::enter {})
				.expect("it enters a block")
				.is_err());
			// Members vote on another runtime, and on the end of the mode.
			let code_hash = BlakeTwo256::hash(b"a runtime that fixes it");
			decide(pallet_consortium::Call::authorize_upgrade { code_hash });
			assert!(frame_system::Pallet::<Runtime>::authorized_upgrade().is_some());
			decide(exit());
			assert!(charges());
		});
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), None);
	});
}
