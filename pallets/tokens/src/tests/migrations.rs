// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::migrations::MigrateV1ToV2;
use codec::Encode;
use polkadot_sdk::frame_support::{
	storage::unhashed,
	traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
};

/// Puts a withdrawal as version 1 had it.
fn put_old(id: WithdrawalId, payout_reference: &Reference) {
	let old = (ALICE, 100 as Balance, payout_reference).encode();
	unhashed::put_raw(&Withdrawals::<Test>::hashed_key_for(id), &old);
}

#[test]
fn pending_withdrawals_stay_with_their_references_and_the_time_of_the_upgrade() {
	ExtBuilder::default().build_and_execute(|| {
		let long = reference(&"x".repeat(64));
		let iban = reference("NL91ABNA0417164300");
		// With their holds and counters.
		let ids = [request(100), request(100)];
		put_old(ids[0], &long);
		put_old(ids[1], &iban);
		StorageVersion::new(1).put::<Tokens>();
		ClockTime::set(START + 5);

		MigrateV1ToV2::<Test>::on_runtime_upgrade();

		assert_eq!(Tokens::on_chain_storage_version(), 2);
		for (id, payout_reference) in ids.into_iter().zip([long, iban]) {
			let expected =
				Withdrawal { who: ALICE, amount: 100, payout_reference, requested: START + 5 };
			assert_eq!(Withdrawals::<Test>::get(id), Some(expected));
		}
	});
}

#[test]
fn the_migration_runs_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = request(100);
		ClockTime::set(START + 5);
		MigrateV1ToV2::<Test>::on_runtime_upgrade();
		assert_eq!(Withdrawals::<Test>::get(id).unwrap().requested, START);
	});
}
