// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Hash of the metadata, by which signers without network know what they sign (RFC 78).

use codec::Decode;
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};

/// Symbol of the token, as in the chain spec.
const TOKEN_SYMBOL: &str = "SCT";

/// Decimals of the token, as in the chain spec.
const TOKEN_DECIMALS: u8 = 6;

/// Returns the hash of encoded metadata of version 15, or why there is none.
pub fn metadata_hash(encoded: &[u8]) -> Result<[u8; 32], String> {
	let RuntimeMetadataPrefixed(_, metadata) =
		RuntimeMetadataPrefixed::decode(&mut &encoded[..]).map_err(|error| error.to_string())?;
	let RuntimeMetadata::V15(of_pallets) = &metadata else {
		return Err("the metadata is not of version 15".into());
	};
	let constant = |name: &str| {
		let system = of_pallets.pallets.iter().find(|pallet| pallet.name == "System");
		system
			.and_then(|system| system.constants.iter().find(|constant| constant.name == name))
			.map(|constant| &constant.value[..])
			.ok_or_else(|| format!("there is no constant `System.{name}`"))
	};
	// Name of the specification, name of the implementation, version of authoring, and of the
	// specification.
	let version = <(String, String, u32, u32)>::decode(&mut constant("Version")?);
	let (spec_name, _, _, spec_version) = version.map_err(|error| error.to_string())?;
	let base58_prefix = u16::decode(&mut constant("SS58Prefix")?);
	let extra_info = ExtraInfo {
		spec_version,
		spec_name,
		base58_prefix: base58_prefix.map_err(|error| error.to_string())?,
		decimals: TOKEN_DECIMALS,
		token_symbol: TOKEN_SYMBOL.into(),
	};
	Ok(generate_metadata_digest(&metadata, extra_info)?.hash())
}
