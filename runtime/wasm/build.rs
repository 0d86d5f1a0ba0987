// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Builds the Wasm of the runtime.

fn main() {
	// Without `..`: the builder compares it with the paths that cargo names.
	let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
	let runtime = here.parent().expect("the runtime is in the folder above").join("Cargo.toml");
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime)
		.expect("the folder above has a manifest")
		.export_heap_base()
		.import_memory()
		.build();
}
