// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! New session keys, without a node that runs: the secrets go to the keystore and nowhere else.
//!
//! It does what `author_rotateKeysWithOwner` does. That call needs a running node which answers
//! unsafe calls, and before a network is founded there is none.

use codec::Encode;
use polkadot_sdk::{
	sc_cli::{self, KeystoreParams},
	sc_keystore::LocalKeystore,
	sc_service::config::KeystoreConfig,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::AuthorityId as GrandpaId,
	sp_core::{
		bytes::to_hex,
		crypto::{
			key_types::{AURA, GRANDPA},
			Ss58Codec,
		},
		proof_of_possession::statement_of_ownership,
	},
	sp_keystore::Keystore,
	sp_runtime::traits::OpaqueKeys,
};
use serde_json::json;
use smartcharge_runtime::{AccountId, SessionKeys};
use std::path::Path;

/// Makes new session keys for a validator, and shows their public part.
#[derive(Debug, Clone, clap::Parser)]
pub struct SessionKeysCmd {
	/// Account of the validator that will use them.
	#[arg(long, value_name = "ADDRESS")]
	pub account: String,

	/// Where the node has its keys.
	#[clap(flatten)]
	pub keystore: KeystoreParams,
}

impl SessionKeysCmd {
	/// Writes the secrets to the keystore and the rest to standard output.
	pub fn run(&self) -> sc_cli::Result<()> {
		let account = AccountId::from_ss58check(&self.account).map_err(|error| {
			format!("'{}' is not the address of an account: {error}", self.account)
		})?;
		if self.keystore.keystore_path.is_none() {
			return Err("say with --keystore-path where the node has its keys".into());
		}
		let KeystoreConfig::Path { path, password } =
			self.keystore.keystore_config(Path::new(""))?
		else {
			return Err("the keystore must be a folder".into());
		};
		let keystore = LocalKeystore::open(&path, password)
			.map_err(|error| format!("cannot open the keystore {}: {error}", path.display()))?;
		let (keys, proof) = generate(&keystore, &account)
			.map_err(|error| format!("cannot write keys to {}: {error}", path.display()))?;
		let shown = json!({
			"account": account.to_ss58check(),
			"keys": to_hex(&keys.encode(), false),
			"proof": to_hex(&proof, false),
		});
		println!("{shown:#}");
		Ok(())
	}
}

/// New keys in `keystore`, and the proof for `owner` that their secrets are known here.
pub fn generate(
	keystore: &impl Keystore,
	owner: &AccountId,
) -> Result<(SessionKeys, Vec<u8>), String> {
	let statement = statement_of_ownership(&owner.encode());
	let aura = keystore.sr25519_generate_new(AURA, None).map_err(|e| e.to_string())?;
	let grandpa = keystore.ed25519_generate_new(GRANDPA, None).map_err(|e| e.to_string())?;
	let by_aura = keystore.sr25519_sign(AURA, &aura, &statement).map_err(|e| e.to_string())?;
	let by_grandpa =
		keystore.ed25519_sign(GRANDPA, &grandpa, &statement).map_err(|e| e.to_string())?;

	let keys = SessionKeys { aura: AuraId::from(aura), grandpa: GrandpaId::from(grandpa) };
	match (by_aura, by_grandpa) {
		(Some(by_aura), Some(by_grandpa)) => {
			let proof = (by_aura, by_grandpa).encode();
			let proves = keys.ownership_proof_is_valid(&owner.encode(), &proof);
			proves
				.then_some((keys, proof))
				.ok_or_else(|| "the proof of the new keys does not hold".to_string())
		},
		_ => Err("the new keys are not there".into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_keystore::testing::MemoryKeystore};

	#[test]
	fn new_keys_are_in_the_keystore_and_proved_for_their_owner_alone() {
		let keystore = MemoryKeystore::new();
		let owner = Sr25519Keyring::Alice.to_account_id();
		let (keys, proof) = generate(&keystore, &owner).unwrap();
		assert_eq!(keystore.sr25519_public_keys(AURA).len(), 1);
		assert_eq!(keystore.ed25519_public_keys(GRANDPA).len(), 1);
		assert!(keys.ownership_proof_is_valid(&owner.encode(), &proof));
		let other = Sr25519Keyring::Bob.to_account_id();
		assert!(!keys.ownership_proof_is_valid(&other.encode(), &proof));
		assert_eq!(SessionKeys::decode_all(&mut &keys.encode()[..]).unwrap(), keys);
	}

	#[test]
	fn keys_are_new_each_time() {
		let keystore = MemoryKeystore::new();
		let owner = Sr25519Keyring::Alice.to_account_id();
		assert_ne!(generate(&keystore, &owner).unwrap().0, generate(&keystore, &owner).unwrap().0);
	}

	#[test]
	fn an_address_and_a_keystore_are_needed() {
		let parse = |arguments: &[&str]| {
			<SessionKeysCmd as clap::Parser>::try_parse_from(arguments).unwrap().run()
		};
		let address = Sr25519Keyring::Alice.to_account_id().to_ss58check();
		let error = parse(&["session-keys", "--account", "nobody"]).unwrap_err().to_string();
		assert!(error.contains("'nobody' is not the address of an account"), "{error}");
		let error = parse(&["session-keys", "--account", &address]).unwrap_err().to_string();
		assert!(error.contains("--keystore-path"), "{error}");
	}
}
