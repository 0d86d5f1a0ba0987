// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The committed metadata and the reference are those of the runtime, each call is documented in
//! the same form, and the documents name every call and only what exists.
//!
//! With `UPDATE=1` in the environment the first two tests write what they otherwise compare.

#[path = "common/compiled.rs"]
mod compiled;
mod metadata;
#[path = "common/ours.rs"]
mod ours;
mod reference;

use codec::Encode;
use frame_metadata::{v15::RuntimeMetadataV15, RuntimeMetadataPrefixed};
use ours::repository;
use reference::names::Names;
use std::{
	collections::{BTreeMap, BTreeSet},
	env, fs,
	path::{Path, PathBuf},
};

/// What a failing test says about how to fix it.
const UPDATE: &str = "UPDATE=1 cargo test -p smartcharge-runtime \
	--features runtime-benchmarks,try-runtime --test interface";

fn updating() -> bool {
	env::var_os("UPDATE").is_some()
}

fn encoded(metadata: RuntimeMetadataV15) -> Vec<u8> {
	RuntimeMetadataPrefixed::from(metadata).encode()
}

/// The Markdown files in `folder` and below, but for the generated ones.
fn documents(folder: &Path) -> Vec<PathBuf> {
	let generated = repository().join("docs/reference");
	let mut files = Vec::new();
	for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
		let path = entry.path();
		if path.is_dir() && path != generated {
			files.extend(documents(&path));
		} else if path.extension().is_some_and(|extension| extension == "md") {
			files.push(path);
		}
	}
	files
}

#[test]
fn committed_metadata_is_that_of_the_runtime() {
	let file = repository().join("metadata/smartcharge.scale");
	let served = encoded(metadata::served());
	if updating() {
		fs::write(&file, &served).expect("the file can be written");
	}
	let committed = fs::read(&file).unwrap_or_default();
	assert!(
		committed == served,
		"metadata/smartcharge.scale is stale; write it with\n\n{UPDATE}\n"
	);
}

#[test]
fn committed_reference_is_that_of_the_metadata() {
	let folder = repository().join("docs/reference");
	let pages = reference::pages(&metadata::served());
	let read = || -> BTreeMap<String, String> {
		fs::read_dir(&folder)
			.into_iter()
			.flatten()
			.map(|entry| entry.expect("an entry"))
			.map(|entry| {
				let text = fs::read_to_string(entry.path()).expect("a text file");
				(entry.file_name().into_string().expect("a name in UTF-8"), text)
			})
			.collect()
	};
	if updating() {
		for gone in read().keys().filter(|name| !pages.contains_key(*name)) {
			fs::remove_file(folder.join(gone)).expect("the file can be removed");
		}
		fs::create_dir_all(&folder).expect("the folder can be made");
		for (name, text) in &pages {
			fs::write(folder.join(name), text).expect("the file can be written");
		}
	}
	let committed = read();
	let stale: BTreeSet<_> = committed
		.keys()
		.chain(pages.keys())
		.filter(|name| committed.get(*name) != pages.get(*name))
		.collect();
	assert!(stale.is_empty(), "stale in docs/reference: {stale:?}; write them with\n\n{UPDATE}\n");
}

#[test]
fn documents_name_only_what_exists() {
	let names = Names::of(&metadata::served());
	let mut files = documents(&repository().join("docs"));
	files.push(repository().join("README.md"));
	files.extend(ours::PALLETS.iter().map(|pallet| pallet.path().join("README.md")));
	let mut gone = Vec::new();
	for file in files {
		let text = fs::read_to_string(&file).expect("a text file");
		gone.extend(names.unknown_in(&text).into_iter().map(|name| (file.clone(), name)));
	}
	assert!(gone.is_empty(), "not in the metadata: {gone:#?}");
}

#[test]
fn readmes_of_pallets_name_their_calls_and_storage() {
	let metadata = metadata::served();
	let mut missing = Vec::new();
	for (pallet, ours) in reference::of_ours(&metadata) {
		let text = fs::read_to_string(ours.path().join("README.md")).unwrap_or_default();
		let words: BTreeSet<_> = reference::names::code_spans(&text)
			.flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'))
			.collect();
		let calls = reference::calls(&metadata.types, pallet).iter().map(|call| &call.name);
		let items = pallet.storage.iter().flat_map(|storage| &storage.entries);
		// FRAME makes those that count the entries of a map.
		let items = items.map(|item| &item.name).filter(|name| !name.starts_with("CounterFor"));
		let unknown = calls.chain(items).filter(|name| !words.contains(name.as_str()));
		missing.extend(unknown.map(|name| format!("pallets/{}/README.md: {name}", ours.folder)));
	}
	assert!(missing.is_empty(), "not named: {missing:#?}");
}

#[test]
fn calls_are_listed_by_role() {
	let text = fs::read_to_string(repository().join("docs/interface.md")).expect("the document");
	let by_role = text
		.split("\n## ")
		.find(|section| section.starts_with("By role\n"))
		.expect("the document has this section");
	assert_names_all_calls("docs/interface.md, By role", by_role);
}

#[test]
fn guide_of_roles_names_all_calls() {
	let text = fs::read_to_string(repository().join("docs/roles.md")).expect("the document");
	assert_names_all_calls("docs/roles.md", &text);
}

fn assert_names_all_calls(place: &str, text: &str) {
	let named: BTreeSet<String> = reference::names::code_spans(text).map(String::from).collect();
	let calls: BTreeSet<_> = reference::names::calls_of_ours(&metadata::served());
	let missing: Vec<_> = calls.difference(&named).collect();
	assert!(missing.is_empty(), "{place}: calls that are not named: {missing:?}");
}

#[test]
fn calls_are_documented_in_one_form() {
	let metadata = metadata::served();
	let mut wrong = Vec::new();
	for (pallet, _) in reference::of_ours(&metadata) {
		for call in reference::calls(&metadata.types, pallet) {
			let arguments: Vec<_> =
				call.fields.iter().filter_map(|field| field.name.as_deref()).collect();
			let faults = reference::form::faults(&call.docs, &arguments);
			wrong.extend(
				faults.iter().map(|fault| format!("{}.{}: {fault}", pallet.name, call.name)),
			);
		}
	}
	assert!(wrong.is_empty(), "docs of calls: {wrong:#?}");
}

#[test]
fn every_pallet_of_the_repository_is_in_the_runtime() {
	let known: BTreeSet<_> = ours::PALLETS.iter().map(|pallet| pallet.folder.clone()).collect();
	let missing: Vec<_> = fs::read_dir(repository().join("pallets"))
		.expect("a folder")
		.map(|entry| entry.expect("an entry"))
		.filter(|entry| entry.path().join("Cargo.toml").exists())
		.map(|entry| entry.file_name().into_string().expect("a name in UTF-8"))
		.filter(|folder| !known.contains(folder))
		.collect();
	assert!(missing.is_empty(), "pallets/ has {missing:?}, and runtime/src/lib.rs has not");
}
