// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The runtime as it is built for this test, with its features.

use codec::Decode;
use frame_metadata::{v15::RuntimeMetadataV15, RuntimeMetadata, RuntimeMetadataPrefixed};
use smartcharge_runtime::Runtime;

/// Its metadata.
pub fn metadata() -> RuntimeMetadataV15 {
	let opaque = Runtime::metadata_at_version(15).expect("version 15 is stable");
	let prefixed = RuntimeMetadataPrefixed::decode(&mut &opaque[..]).expect("it is metadata");
	match prefixed.1 {
		RuntimeMetadata::V15(metadata) => metadata,
		_ => panic!("metadata of another version"),
	}
}
