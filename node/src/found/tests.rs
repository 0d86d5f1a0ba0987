// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::session_keys;
use codec::Encode;
use polkadot_sdk::{
	frame_support::genesis_builder_helper::build_state,
	pallet_aura,
	sc_chain_spec::json_patch,
	sp_core::crypto::Ss58Codec,
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_keyring::Sr25519Keyring,
	sp_keystore::testing::MemoryKeystore,
};
use smartcharge_primitives::Participants;
use smartcharge_runtime::{AccountId, Consortium, Peers, Runtime, RuntimeGenesisConfig};

const PEERS: [&str; 5] = [
	"12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp",
	"12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD",
	"12D3KooWHwhiDxPBWitzSnnc6i8PGUz2Pghc6CrvfXZaDRbweS7F",
	"12D3KooWEEmhcNHLWsWiyvsHW6YcyY2sxxozUFsiYaCfyZJ5YMtv",
	"12D3KooWGXTHyhBS77YMSgHoXpK9tSkzS4ixbLEj1kSxNTcmsouP",
];

/// An account that nobody knows.
fn account(seed: &str) -> AccountId {
	AccountId::new(blake2_256(seed.as_bytes()))
}

/// The file of the `n`th organisation.
fn organisation(n: usize, role: &str) -> Value {
	let (owner, validator) = (account(&format!("owner {n}")), account(&format!("validator {n}")));
	let (keys, proof) = session_keys::generate(&MemoryKeystore::new(), &validator).unwrap();
	json!({
		"name": format!("Organisation {n}"),
		"roles": [role],
		"account": owner.to_ss58check(),
		"validators": [{
			"account": validator.to_ss58check(),
			"keys": to_hex(&keys.encode(), false),
			"proof": to_hex(&proof, false),
			"node": format!("/dns/node{n}.example.org/tcp/30333/p2p/{}", PEERS[n]),
		}],
		"nodes": [],
	})
}

fn four() -> Vec<Value> {
	let roles = ["Cso", "Dso", "Supplier", "Brp"];
	roles.iter().enumerate().map(|(n, role)| organisation(n, role)).collect()
}

fn collect(files: &[Value]) -> Result<Organisations, String> {
	let mut organisations = Organisations::new(false);
	files.iter().try_for_each(|file| organisations.add(&file.to_string()))?;
	organisations.finish()
}

fn error_of(files: &[Value]) -> String {
	collect(files).err().expect("must be refused")
}

fn command(id: &str) -> FoundCmd {
	clap::Parser::try_parse_from(["found", "--name", "Test", "--id", id, "none.json"]).unwrap()
}

#[test]
fn the_order_of_the_files_does_not_matter() {
	let mut files = four();
	let genesis = |files: &[Value]| command("test").genesis(&collect(files).unwrap());
	let first = genesis(&files);
	files.reverse();
	assert_eq!(genesis(&files), first);
}

#[test]
fn the_genesis_has_what_the_organisations_say() {
	let mut files = four();
	files[1]["areas"] = json!(["North", "South"]);
	files[2]["nodes"] = json!([format!("/dns/rpc.example.org/tcp/30333/p2p/{}", PEERS[4])]);
	let patch = command("test").genesis(&collect(&files).unwrap());
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	json_patch::merge(&mut config, patch);
	TestExternalities::default().execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).unwrap();
		let roles = [Role::Cso, Role::Dso, Role::Supplier, Role::Brp];
		for (n, role) in roles.into_iter().enumerate() {
			assert!(Consortium::has_role(&account(&format!("owner {n}")), role));
		}
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(Peers::peers().len(), 5);
		assert!(Peers::peers().iter().all(|(_, owner)| Consortium::is_participant(owner)));
	});
}

#[test]
fn an_open_network_lists_no_peers() {
	let patch = FoundCmd { open: true, ..command("test") }.genesis(&collect(&four()).unwrap());
	assert_eq!(patch["peers"]["peers"], json!([]));
}

#[test]
fn what_cannot_be_true_is_refused_with_a_reason() {
	let refused = |field: &str, value: Value, reason: &str| {
		let mut files = four();
		*files[2].pointer_mut(field).unwrap() = value;
		let error = error_of(&files);
		assert!(error.contains(reason), "{field}: {error}");
	};
	refused("/name", json!(" "), "name: is empty");
	refused("/name", json!("x".repeat(65)), "has more than 64 bytes");
	refused("/roles", json!([]), "roles: at least one");
	refused("/roles", json!(["Supplier", "Supplier"]), "roles: one is named twice");
	refused("/roles", json!(["Seller"]), "unknown variant `Seller`");
	refused("/account", json!("5Grw"), "account: '5Grw' is not an address");
	refused("/validators/0/keys", json!("0x00"), "are not the session keys of this runtime");
	refused("/validators/0/keys", json!("keys"), "keys: 'keys' is not hexadecimal");
	refused("/validators/0/proof", json!("0x00"), "proof: does not show that");
	refused("/validators/0/node", json!("node.example.org"), "node: 'node.example.org' is not");
	refused("/nodes", json!(["/dns/a/tcp/1"]), "nodes: '/dns/a/tcp/1' is not an address such as");
}

#[test]
fn nothing_is_named_twice() {
	let twice = |field: &str| {
		let mut files = four();
		let value = files[0].pointer(field).unwrap().clone();
		*files[1].pointer_mut(field).unwrap() = value;
		let error = error_of(&files);
		assert!(error.contains("is named twice"), "{field}: {error}");
	};
	twice("/account");
	twice("/validators/0/account");
	twice("/validators/0/keys");
	// The same node under another name.
	let mut files = four();
	files[1]["validators"][0]["node"] = json!(format!("/ip4/192.0.2.1/tcp/1/p2p/{}", PEERS[0]));
	assert!(error_of(&files).contains("validators: node"));
	let mut files = four();
	files[1]["nodes"] = files[0].pointer("/validators/0/node").map(|node| json!([node])).unwrap();
	assert!(error_of(&files).contains("nodes: "));
}

#[test]
fn keys_of_another_are_refused() {
	let mut files = four();
	let stolen = files[0]["validators"][0].clone();
	files.remove(0);
	files[0]["validators"][0]["keys"] = stolen["keys"].clone();
	files[0]["validators"][0]["proof"] = stolen["proof"].clone();
	assert!(error_of(&files).contains("proof: does not show"));
}

#[test]
fn well_known_keys_are_for_trials_alone() {
	let mut files = four();
	files[0]["account"] = json!(Sr25519Keyring::Alice.to_account_id().to_ss58check());
	assert!(error_of(&files).contains("everybody knows the secret"));
	// That of Alice's node, and an account of our presets.
	for address in [
		"5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY",
		"5EFWBr95oLCymQ5m3pAWBygcesrE1ndaeDZdybKSq8s49j8f",
	] {
		files[0]["account"] = json!(address);
		assert!(error_of(&files).contains("everybody knows the secret"), "{address}");
	}
	files[0]["account"] = json!(Sr25519Keyring::Alice.to_account_id().to_ss58check());
	let mut trial = Organisations::new(true);
	assert_eq!(trial.add(&files[0].to_string()), Ok(()));
}

#[test]
fn unknown_and_missing_fields_are_refused() {
	let mut files = four();
	files[0]["secret"] = json!("bottom drive obey lake");
	assert!(error_of(&files).contains("unknown field `secret`"));
	let mut files = four();
	files[0].as_object_mut().unwrap().remove("account");
	assert!(error_of(&files).contains("missing field `account`"));
}

#[test]
fn only_a_grid_operator_runs_areas() {
	let mut files = four();
	files[0]["areas"] = json!(["North"]);
	assert!(error_of(&files).contains("only an organisation with the role Dso"));
}

#[test]
fn somebody_must_make_blocks() {
	let mut files = four();
	for file in &mut files {
		file["validators"] = json!([]);
	}
	assert!(error_of(&files).contains("nobody would make blocks"));
}

#[test]
fn an_identity_is_fit_for_a_folder() {
	for id in ["", "Test", "a/b", "a b", "dev", "local", "consortium", &"x".repeat(33)] {
		let error = command(id).check().err().unwrap();
		assert!(error.contains("--id"), "{id}: {error}");
	}
	let error = command("test-1").check().err().unwrap();
	assert!(error.contains("none.json: cannot be read"), "{error}");
}

#[test]
fn an_interval_divides_a_quarter_of_an_hour() {
	for interval in [0, 7, 1_800] {
		let command = FoundCmd { interval, ..command("test") };
		assert!(command.check().err().unwrap().contains("--interval"));
	}
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
	// A file is in its place.
	let output = PathBuf::from(env!("CARGO_MANIFEST_PATH")).join("folder");
	let error = FoundCmd { output: output.clone(), ..command("test") }.make_output().unwrap_err();
	assert!(error.contains(&format!("--output: cannot make the folder {}", output.display())));
}

#[test]
fn what_should_be_thought_over_is_said() {
	let all = |files: &[Value]| warnings(&collect(files).unwrap().list).join("\n");
	assert!(all(&four()).contains("no organisation has the role Custodian"));
	assert!(all(&four()).contains("no organisation has the role Auditor"));
	assert!(!all(&four()).contains("becomes final"));
	assert!(!all(&four()).contains("a third"));
	assert!(all(&four()[..3]).contains("3 of at least 4 validators"));
	let mut files = four();
	let more = organisation(3, "Brp")["validators"][0].clone();
	files.truncate(3);
	files[0]["validators"].as_array_mut().unwrap().push(more);
	assert!(all(&files).contains("a third of the validators"));
}
