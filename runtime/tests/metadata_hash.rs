// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The hash of the metadata that the build gives to the runtime.

mod common;
#[path = "../wasm/hash.rs"]
mod hash;

use codec::{Decode, Encode};
use common::{development, signed_for};
use polkadot_sdk::{
	frame_metadata_hash_extension::CheckMetadataHash,
	frame_system,
	sp_runtime::{
		traits::TransactionExtension,
		transaction_validity::{TransactionValidityError, UnknownTransaction},
	},
};
use smartcharge_runtime::{Runtime, RuntimeCall, UncheckedExtrinsic};
use std::fs;

fn committed() -> Vec<u8> {
	fs::read(common::ours::repository().join("metadata/smartcharge.scale"))
		.expect("it is committed")
}

#[test]
fn the_committed_metadata_has_a_hash() {
	let metadata = committed();
	let hash = hash::metadata_hash(&metadata).expect("it is of version 15");
	assert_ne!(hash, [0; 32]);
	// It depends on the metadata alone.
	assert_eq!(hash::metadata_hash(&metadata), Ok(hash));
	assert!(hash::metadata_hash(&metadata[1..]).is_err());
	assert!(hash::metadata_hash(&[]).is_err());
}

#[test]
fn audit_l8_a_signer_can_state_the_hash_of_the_metadata() {
	type Call = RuntimeCall;
	let implicit =
		|check: CheckMetadataHash<Runtime>| TransactionExtension::<Call>::implicit(&check);
	assert_eq!(implicit(CheckMetadataHash::new(false)), Ok(None));
	// Only the Wasm knows it.
	let unknown: TransactionValidityError = UnknownTransaction::CannotLookup.into();
	assert_eq!(implicit(CheckMetadataHash::new(true)), Err(unknown));
	let hash = hash::metadata_hash(&committed()).expect("it is of version 15");
	assert_eq!(implicit(CheckMetadataHash::new_with_custom_hash(hash)), Ok(Some(hash)));
}

#[test]
fn a_transaction_has_one_byte_for_its_mode() {
	development(|| {
		let remark = frame_system::Call::remark { remark: vec![] };
		let plain = signed_for("Alice", 0, common::era(), remark).encode();
		assert!(UncheckedExtrinsic::decode(&mut &plain[..]).is_ok());
		assert_eq!(CheckMetadataHash::<Runtime>::new(false).encode(), [0]);
		assert_eq!(CheckMetadataHash::<Runtime>::new(true).encode(), [1]);
	});
}
