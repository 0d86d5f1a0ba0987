// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The committed metadata and the reference are those of the runtime, and the documents name only
//! what exists.
//!
//! With `UPDATE=1` in the environment the first two tests write what they otherwise compare.

mod metadata;
mod reference;

use codec::Encode;
use frame_metadata::{v15::RuntimeMetadataV15, RuntimeMetadataPrefixed};
use reference::names::Names;
use std::{
	collections::{BTreeMap, BTreeSet},
	env, fs,
	path::{Path, PathBuf},
};

/// What a failing test says about how to mend it.
const UPDATE: &str = "UPDATE=1 SKIP_WASM_BUILD=1 cargo test -p smartcharge-runtime \
	--features runtime-benchmarks,try-runtime --test interface";

fn repository() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

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
	for pallet in fs::read_dir(repository().join("pallets")).expect("a folder") {
		files.push(pallet.expect("an entry").path().join("README.md"));
	}
	let mut gone = Vec::new();
	for file in files {
		let text = fs::read_to_string(&file).expect("a text file");
		gone.extend(names.unknown_in(&text).into_iter().map(|name| (file.clone(), name)));
	}
	assert!(gone.is_empty(), "not in the metadata: {gone:#?}");
}

#[test]
fn calls_are_listed_by_role() {
	let text = fs::read_to_string(repository().join("docs/interface.md")).expect("the document");
	let by_role = text
		.split("\n## ")
		.find(|section| section.starts_with("By role\n"))
		.expect("the document has this section");
	let listed: BTreeSet<String> = reference::names::code_spans(by_role)
		.filter(|code| code.contains('.'))
		.map(String::from)
		.collect();
	let calls: BTreeSet<_> = reference::names::calls_of_ours(&metadata::served());
	let missing: Vec<_> = calls.difference(&listed).collect();
	assert!(missing.is_empty(), "not listed by role: {missing:?}");
}
