// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Builds the Wasm of the runtime, which knows the hash of its metadata.

mod hash;

use std::{env, fmt::Write, fs, path::Path};

fn main() {
	// Without `..`: the builder compares it with the paths that cargo names.
	let here = Path::new(env!("CARGO_MANIFEST_DIR"));
	let runtime = here.parent().expect("the runtime is in the folder above");
	let repository = runtime.parent().expect("the repository is above that");

	// A test compares the committed metadata with that of the runtime. If it is stale, so is the
	// hash, and transactions that state one are refused.
	let file = repository.join("metadata").join("smartcharge.scale");
	println!("cargo:rerun-if-changed={}", file.display());
	let metadata = fs::read(&file).expect("the metadata is committed");
	match hash::metadata_hash(&metadata) {
		Ok(hash) => {
			let mut text = String::from("0x");
			for byte in hash {
				write!(text, "{byte:02x}").expect("a string takes it");
			}
			// For `CheckMetadataHash`, in the compiler that the builder starts.
			env::set_var("RUNTIME_METADATA_HASH", text);
		},
		Err(reason) => println!("cargo:warning=no hash of the metadata: {reason}"),
	}

	substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))
		.expect("the folder above has a manifest")
		.export_heap_base()
		.import_memory()
		.build();
}
