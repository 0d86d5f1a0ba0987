// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn mints_and_counts_the_balances() {
	ExtBuilder::default().reserve(1_000).balances(&[(ALICE, 700), (BOB, 300)]).build_and_execute(
		|| {
			assert_eq!(Balances::free_balance(ALICE), 700);
			assert_eq!(Balances::free_balance(BOB), 300);
			assert_eq!(Tokens::issued(), 1_000);
			assert_eq!(Tokens::reserve(), 1_000);
			assert_eq!(Balances::total_issuance(), 1_000);
		},
	);
}

#[test]
fn can_be_empty() {
	ExtBuilder::default().reserve(0).balances(&[]).build_and_execute(|| {
		assert_eq!(Tokens::issued(), 0);
	});
}

#[test]
#[should_panic = "genesis balances of the tokens pallet exceed its reserve"]
fn refuses_more_than_the_reserve() {
	ExtBuilder::default().reserve(999).balances(&[(ALICE, 700), (BOB, 300)]).build();
}

#[test]
#[should_panic = "genesis balances of the tokens pallet exceed its reserve"]
fn refuses_more_than_the_type_counts() {
	let balances = [(ALICE, Balance::MAX), (BOB, 300)];
	ExtBuilder::default().reserve(Balance::MAX).balances(&balances).build();
}

#[test]
#[should_panic = "names an account twice"]
fn refuses_an_account_twice() {
	ExtBuilder::default().balances(&[(ALICE, 700), (ALICE, 300)]).build();
}

#[test]
#[should_panic = "below the existential deposit"]
fn refuses_less_than_the_existential_deposit() {
	ExtBuilder::default().balances(&[(ALICE, EXISTENTIAL_DEPOSIT - 1)]).build();
}

#[test]
#[should_panic = "genesis balances belong into the tokens pallet alone"]
fn refuses_balances_without_money_behind_them() {
	use polkadot_sdk::sp_runtime::BuildStorage;
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: vec![(ALICE, FUNDS)],
			..Default::default()
		},
		..Default::default()
	};
	let _ = genesis.build_storage();
}
