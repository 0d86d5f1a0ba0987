// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The accounts of the development chain, for its log.

use polkadot_sdk::sp_core::{
	crypto::{DeriveJunction, Ss58Codec, DEV_PHRASE},
	sr25519, Pair,
};
use smartcharge_runtime::AccountId;

/// Paths of the accounts below the development phrase, with their roles.
const ACCOUNTS: [(&str, &str); 9] = [
	("Cso", "charging station operator"),
	("Dso", "distribution system operator"),
	("SupplierA", "supplier"),
	("SupplierB", "supplier"),
	("Brp", "balance responsible party, auditor"),
	("Custodian", "custodian"),
	("Alice", "driver"),
	("Bob", "driver"),
	("Charlie", "driver"),
];

/// Logs the accounts, and how wallets derive them.
pub fn show() {
	log::info!("👥 Accounts of the development chain, which everybody can sign for:");
	for (path, account, role) in accounts() {
		log::info!("   //{path:<10} {}  {role}", account.to_ss58check());
	}
	log::info!("   Each is the phrase with its path: \"{DEV_PHRASE}//Cso\"");
}

/// Path, account and role of each.
fn accounts() -> Vec<(&'static str, AccountId, &'static str)> {
	// Deriving the root from the phrase is slow on purpose, so it is done once.
	let Ok(root) = sr25519::Pair::from_string(DEV_PHRASE, None) else { return Vec::new() };
	let derive = |path: &str| root.derive([DeriveJunction::hard(path)].into_iter(), None).ok();
	ACCOUNTS
		.into_iter()
		.filter_map(|(path, role)| Some((path, derive(path)?.0.public().into(), role)))
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_genesis_builder::DEV_RUNTIME_PRESET;
	use smartcharge_runtime::genesis_presets;

	#[test]
	fn the_accounts_are_those_of_the_preset() {
		let preset = genesis_presets::preset(&DEV_RUNTIME_PRESET.into()).unwrap();
		let preset: serde_json::Value = serde_json::from_slice(&preset).unwrap();
		let consortium = &preset["consortium"];
		let of = |list: &str| -> Vec<String> {
			let entries = consortium[list].as_array().unwrap();
			entries.iter().map(|entry| entry[0].as_str().unwrap().to_string()).collect()
		};
		let shown: Vec<_> =
			accounts().into_iter().map(|(_, account, _)| account.to_ss58check()).collect();
		assert_eq!(shown, [of("members"), of("drivers")].concat());
	}
}
