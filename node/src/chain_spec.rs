// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The chains that the node knows by name.

use crate::parts::ExtraHostFunctions;
use polkadot_sdk::{
	sc_chain_spec::{json_patch, ChainType, GenericChainSpec, NoExtension, Properties},
	sp_core::storage::{well_known_keys::CODE, Storage},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_runtime::BuildStorage,
};
use smartcharge_runtime::{
	genesis_presets::{self, CONSORTIUM_RUNTIME_PRESET},
	RuntimeGenesisConfig,
};
use smartcharge_runtime_wasm::WASM_BINARY;

/// The description of a chain: its genesis, its name, its boot nodes.
pub type ChainSpec = GenericChainSpec<NoExtension, ExtraHostFunctions>;

/// Keeps nodes of other chains that speak the same protocols apart from ours.
pub const PROTOCOL_ID: &str = "smartcharge";

/// Prefix of the generic Substrate addresses, so that every wallet shows the accounts as it does
/// elsewhere.
const SS58_FORMAT: u16 = 42;

/// Symbol of the settlement token.
const TOKEN_SYMBOL: &str = "SCT";

/// Decimals of the settlement token.
const TOKEN_DECIMALS: u8 = 6;

/// Id of the development chain.
pub const DEVELOPMENT_ID: &str = "dev";

/// A chain of one validator, Alice, for development.
pub fn development() -> Result<ChainSpec, String> {
	let chain_type = ChainType::Development;
	from_preset("SmartCharge Development", DEVELOPMENT_ID, chain_type, DEV_RUNTIME_PRESET)
}

/// The genesis state of [`development`], by the runtime as native code.
///
/// The specification would compile the Wasm twice for it, and the node compiles it once more: most
/// of the time that a node of the debug profile takes to start.
pub fn development_genesis() -> Result<Storage, String> {
	let preset = genesis_presets::preset(&DEV_RUNTIME_PRESET.into())
		.ok_or_else(|| format!("the runtime has no preset {DEV_RUNTIME_PRESET}"))?;
	let patch = serde_json::from_slice(&preset).map_err(|error| error.to_string())?;
	let mut genesis =
		serde_json::to_value(RuntimeGenesisConfig::default()).map_err(|error| error.to_string())?;
	json_patch::merge(&mut genesis, patch);
	let genesis: RuntimeGenesisConfig =
		serde_json::from_value(genesis).map_err(|error| error.to_string())?;
	let mut storage = genesis.build_storage()?;
	storage.top.insert(CODE.to_vec(), wasm()?.to_vec());
	Ok(storage)
}

/// A chain of four organisations with a validator each, whose sessions and metering intervals last
/// seconds, to test a network on one machine.
pub fn local() -> Result<ChainSpec, String> {
	from_preset("SmartCharge Local", "local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
}

/// A chain of four organisations with a validator each, as a consortium founds it, but with keys
/// that everybody knows.
pub fn consortium() -> Result<ChainSpec, String> {
	from_preset("SmartCharge Consortium", "consortium", ChainType::Local, CONSORTIUM_RUNTIME_PRESET)
}

/// A chain whose genesis is one of the runtime's presets.
fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(wasm()?, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties())
		.build())
}

/// The runtime that a new chain begins with.
pub fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"this node was built without its Wasm runtime (SKIP_WASM_BUILD was set), so it has no \
		 chain of its own: build it again, or give a chain specification file with --chain"
			.into()
	})
}

/// Properties by which wallets show amounts and addresses.
pub fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), TOKEN_SYMBOL.into());
	properties.insert("tokenDecimals".into(), TOKEN_DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_FORMAT.into());
	properties
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_native_genesis_of_the_development_chain_is_that_of_the_wasm() {
		let by_wasm = development().unwrap().build_storage().unwrap();
		let native = development_genesis().unwrap();
		assert_eq!(native.top, by_wasm.top);
		assert!(native.children_default.is_empty() && by_wasm.children_default.is_empty());
	}
}
