// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Builds the Wasm blob of the runtime beside the native library.

fn main() {
	#[cfg(feature = "wasm-binary")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
