// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The chains that can be founded.

mod common;

use common::{account, check_invariants, genesis, pair};
use polkadot_sdk::{
	pallet_aura, pallet_balances, pallet_collective, pallet_grandpa, pallet_session, sp_core::Pair,
	sp_runtime::traits::UniqueSaturatedInto,
};
use smartcharge_primitives::{Participants, Role};
use smartcharge_runtime::{
	configs::{governance::CouncilCollective, money::ConsortiumAccount},
	genesis_presets, Balances, Consortium, Metering, Runtime, Tokens, TOKEN,
};

const PRESETS: [&str; 3] = ["development", "local_testnet", "consortium"];

#[test]
fn the_presets_are_those_named() {
	assert_eq!(genesis_presets::names(), PRESETS);
	assert_eq!(genesis_presets::preset(&"none".into()), None);
}

#[test]
fn every_preset_builds_and_keeps_the_invariants() {
	for preset in PRESETS {
		genesis(Some(preset)).execute_with(check_invariants);
	}
}

#[test]
fn the_presets_have_one_and_four_validators() {
	for (preset, count) in PRESETS.into_iter().zip([1, 4, 4]) {
		genesis(Some(preset)).execute_with(|| {
			assert_eq!(pallet_session::Validators::<Runtime>::get().len(), count);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), count);
			assert_eq!(pallet_grandpa::Authorities::<Runtime>::get().len(), count);
			assert_eq!(pallet_consortium::Validators::<Runtime>::iter().count(), count);
		});
	}
}

#[test]
fn no_organisation_has_two_validators_and_no_key_serves_twice() {
	for preset in PRESETS {
		genesis(Some(preset)).execute_with(|| {
			let mut members = Vec::new();
			for (validator, record) in pallet_consortium::Validators::<Runtime>::iter() {
				assert_ne!(validator, record.member, "the validator has an account of its own");
				members.push(record.member);
			}
			members.sort();
			let count = members.len();
			members.dedup();
			assert_eq!(members.len(), count);
		});
	}
}

#[test]
fn the_cast_is_derived_from_the_development_phrase() {
	genesis(Some("development")).execute_with(|| {
		for (seed, role) in [
			("Cso", Role::Cso),
			("Dso", Role::Dso),
			("SupplierA", Role::Supplier),
			("SupplierB", Role::Supplier),
			("Brp", Role::Brp),
			("Brp", Role::Auditor),
			("Custodian", Role::Custodian),
		] {
			assert!(Consortium::has_role(&account(seed), role), "{seed}");
			assert!(!Consortium::is_driver(&account(seed)), "{seed}");
		}
		assert!(!Consortium::has_role(&account("Custodian"), Role::Auditor));
		for seed in ["Alice", "Bob", "Charlie"] {
			assert!(Consortium::is_driver(&account(seed)), "{seed}");
			assert_eq!(Balances::free_balance(account(seed)), 1_000 * TOKEN);
		}
		let meter = pallet_metering::Pallet::<Runtime>::find_meter(0).unwrap();
		assert_eq!(meter.key, pallet_metering::MeterKey::Sr25519(pair("Meter//0").public()));
	});
}

#[test]
fn the_collective_has_the_members_of_the_consortium() {
	genesis(Some("development")).execute_with(|| {
		let mut members: Vec<_> = pallet_consortium::Members::<Runtime>::iter_keys().collect();
		members.sort();
		assert_eq!(members.len(), 6);
		assert_eq!(pallet_collective::Members::<Runtime, CouncilCollective>::get(), members);
	});
}

#[test]
fn all_money_was_issued_against_the_reserve() {
	genesis(Some("development")).execute_with(|| {
		let issued: u128 = pallet_balances::TotalIssuance::<Runtime>::get().unique_saturated_into();
		assert_eq!(issued, 4_000 * TOKEN);
		assert_eq!(Tokens::issued(), issued);
		assert!(Tokens::reserve() >= issued);
		assert_eq!(Balances::free_balance(ConsortiumAccount::get()), 0);
	});
}

#[test]
fn an_hour_is_a_multiple_of_the_metering_interval() {
	genesis(None).execute_with(|| {
		use smartcharge_primitives::Meters;
		assert_eq!(<Metering as Meters<_>>::interval(), 300_000);
	});
}
