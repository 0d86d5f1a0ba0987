// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The states of the past, from which this runtime has to continue.
//!
//! `runtime/tests/data` holds the state of a chain for each `spec_version`: see the README there,
//! which says how to add one.

#[path = "../common/mod.rs"]
mod common;

mod history;
mod kinds;
mod life;

use common::{check_invariants, genesis};
use polkadot_sdk::{
	frame_support::{
		storage::{storage_prefix, unhashed},
		traits::{
			PalletsInfoAccess, StorageInfoTrait, StorageVersion, TryDecodeEntireStorage,
			UpgradeCheckSelect, STORAGE_VERSION_STORAGE_KEY_POSTFIX,
		},
	},
	frame_system, sp_core,
	sp_io::{self, TestExternalities},
	sp_storage::{well_known_keys, Storage},
};
use smartcharge_runtime::*;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Raw storage, as in `genesis.raw.top` of a chain spec: keys and values in hexadecimal.
type Raw = BTreeMap<String, String>;

fn path_of(version: u32) -> PathBuf {
	let file = format!("tests/data/state-v{version}.json");
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn read(version: u32) -> Storage {
	let path = path_of(version);
	let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
	let raw: Raw = serde_json::from_str(&text).expect("raw storage");
	let bytes = |hex: &String| sp_core::bytes::from_hex(hex).expect("hexadecimal");
	let top = raw.iter().map(|(key, value)| (bytes(key), bytes(value))).collect();
	Storage { top, children_default: Default::default() }
}

/// All there is in storage but the code.
fn dump() -> Raw {
	let hex = |bytes: &[u8]| sp_core::bytes::to_hex(bytes, false);
	keys()
		.filter(|key| key != well_known_keys::CODE)
		.map(|key| (hex(&key), hex(&sp_io::storage::get(&key).expect("it has a value"))))
		.collect()
}

fn keys() -> impl Iterator<Item = Vec<u8>> {
	core::iter::successors(sp_io::storage::next_key(&[]), |key| sp_io::storage::next_key(key))
}

/// Runs `test` on the state of `version`.
fn with_state(version: u32, test: impl FnOnce()) {
	TestExternalities::new(read(version)).execute_with(test);
}

/// The versions with a snapshot: all before this one, and this one if it has been written.
fn versions() -> impl Iterator<Item = u32> {
	let current = VERSION.spec_version;
	(1..=current).filter(move |version| *version < current || path_of(*version).exists())
}

#[test]
fn the_history_leaves_state_of_every_kind() {
	genesis(Some("development")).execute_with(|| {
		history::play();
		kinds::assert_all();
		check_invariants();
		life::go_on();
	});
}

/// Writes the state of this runtime's version.
#[test]
#[ignore = "writes a file: see tests/data/README.md"]
fn write_the_state_of_this_version() {
	genesis(Some("development")).execute_with(|| {
		history::play();
		kinds::assert_all();
		check_invariants();
		let mut text = serde_json::to_string_pretty(&dump()).expect("serialises");
		text.push('\n');
		fs::write(path_of(VERSION.spec_version), text).expect("the file can be written");
	});
}

#[test]
fn every_state_of_the_past_migrates() {
	assert!(versions().count() > 0);
	for version in versions() {
		with_state(version, || {
			// The state of an earlier version lacks the kinds that came later.
			if version == VERSION.spec_version {
				kinds::assert_all();
			}
			let last = frame_system::LastRuntimeUpgrade::<Runtime>::get().expect("it is recorded");
			assert_eq!(last.spec_version.0, version);
			migrate(version);
			check_invariants();
			life::go_on();
		});
	}
}

/// Runs what the first block of a new runtime runs, with the checks before and after.
fn migrate(version: u32) {
	// The events of the block before are gone by then.
	System::reset_events();
	let upgraded = Executive::try_runtime_upgrade(UpgradeCheckSelect::PreAndPost);
	// The upgrade says only that something cannot be decoded.
	let undecodable = AllPalletsWithSystem::try_decode_entire_state().err().unwrap_or_default();
	let undecodable: Vec<_> = undecodable.iter().map(ToString::to_string).collect();
	assert!(undecodable.is_empty(), "state of version {version}: {undecodable:#?}");
	let behind = versions_behind();
	upgraded.unwrap_or_else(|error| {
		panic!("state of version {version}: {error:?}; storage versions: {behind:?}")
	});
	assert!(behind.is_empty(), "state of version {version}: storage versions: {behind:?}");
	check_keys(version);
}

/// Each pallet whose storage version the migrations have not raised to that of a chain that begins
/// with this runtime.
fn versions_behind() -> Vec<String> {
	let migrated = storage_versions();
	let founded = genesis(Some("development")).execute_with(storage_versions);
	founded
		.into_iter()
		.filter(|(pallet, expected)| migrated[pallet] != *expected)
		.map(|(pallet, expected)| format!("{pallet} has {:?}, not {expected:?}", migrated[pallet]))
		.collect()
}

/// The storage version of each pallet, 0 without one.
fn storage_versions() -> BTreeMap<&'static str, StorageVersion> {
	AllPalletsWithSystem::infos()
		.into_iter()
		.map(|pallet| (pallet.name, unhashed::get_or_default(&version_key(pallet.name))))
		.collect()
}

fn version_key(pallet: &str) -> [u8; 32] {
	storage_prefix(pallet.as_bytes(), STORAGE_VERSION_STORAGE_KEY_POSTFIX)
}

/// Every key belongs to an item of this runtime: a migration leaves nothing of an item that is gone
/// or has another name.
fn check_keys(version: u32) {
	let mut prefixes: Vec<Vec<u8>> =
		AllPalletsWithSystem::storage_info().into_iter().map(|item| item.prefix).collect();
	for pallet in AllPalletsWithSystem::infos() {
		prefixes.push(version_key(pallet.name).to_vec());
	}
	let unknown: Vec<_> = keys()
		.filter(|key| !key.starts_with(b":"))
		.filter(|key| !prefixes.iter().any(|prefix| key.starts_with(prefix)))
		.map(|key| sp_core::bytes::to_hex(&key, false))
		.collect();
	assert!(unknown.is_empty(), "state of version {version}: keys of no item: {unknown:#?}");
}
