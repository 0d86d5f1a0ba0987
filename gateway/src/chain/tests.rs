// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::{call::differences, recorder::key_of, *};
use crate::{
	legal::{Scheme, Submission},
	store::outbox::{Kind, Row},
};
use subxt::{
	config::{DefaultExtrinsicParamsBuilder, SubstrateConfig},
	dynamic::Value,
	ext::codec::{Compact, Encode},
	utils::{AccountId32, H256},
	Metadata, OfflineClient,
};
use subxt_signer::sr25519::{dev, verify, Signature};

fn metadata() -> Metadata {
	Metadata::decode_from(COMMITTED).expect("metadata")
}

fn row(meter: u32) -> Row {
	let (at, register) = (0x0102_0304_0506_0708, 0x1112_1314_1516_1718);
	Row { meter, at, register, signature: [7; 64], kind: Kind::Sample, received: 0 }
}

type AtBlock = subxt::OfflineClientAtBlock<SubstrateConfig>;

fn offline() -> AtBlock {
	let config = SubstrateConfig::builder()
		.set_spec_version_for_block_ranges([subxt::config::substrate::SpecVersionForRange {
			block_range: 0..1_000,
			spec_version: 5,
			transaction_version: 1,
		}])
		.set_genesis_hash(H256([3; 32]))
		.set_metadata_for_spec_versions([(5, metadata().arc())])
		.build();
	OfflineClient::new_with_config(config).at_block(7u64).expect("a block")
}

/// Encoding by hand of what the codec of the runtime encodes.
fn encoded_readings(meters: &[u32]) -> Vec<u8> {
	let metadata = metadata();
	let pallet = metadata.pallet_by_name("Metering").expect("the pallet");
	let mut bytes = vec![pallet.call_index(), 4];
	Compact(u32::try_from(meters.len()).expect("few")).encode_to(&mut bytes);
	for meter in meters {
		bytes.extend(meter.to_le_bytes());
		bytes.extend([8, 7, 6, 5, 4, 3, 2, 1]);
		bytes.extend([0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]);
		bytes.extend([7; 64]);
	}
	bytes
}

#[test]
fn readings_are_encoded_as_the_runtime_reads_them() {
	let call = Call::submit_readings(&[row(3), row(0x0102_0304)]);
	let bytes = offline().transactions().call_data(&call.payload()).expect("encoded");
	assert_eq!(bytes, encoded_readings(&[3, 0x0102_0304]));
}

#[test]
fn a_proxy_wraps_the_same_call() {
	let real = AccountId32([9; 32]);
	let call = Call::submit_readings(&[row(3)]).on_behalf_of(&real, Some("Metering"));
	let bytes = offline().transactions().call_data(&call.payload()).expect("encoded");
	let metadata = metadata();
	let pallet = metadata.pallet_by_name("Consortium").expect("the pallet");
	let act_for = pallet.call_variant_by_name("act_for").expect("the call");
	let mut expected = vec![pallet.call_index(), act_for.index];
	expected.extend([9; 32]);
	// A proxy of the type with index 1.
	expected.extend([1, 1]);
	expected.extend(encoded_readings(&[3]));
	assert_eq!(bytes, expected);
}

#[test]
fn the_narrowest_proxy_makes_a_call() {
	let types = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
	let readings = Call::submit_readings(&[row(3)]);
	let stop = Call::new("Charging", "stop", []);
	let both = types(&["Any", "Station", "Metering"]);
	assert_eq!(readings.proxy_type(&both), Some("Metering"));
	assert_eq!(stop.proxy_type(&both), Some("Station"));
	assert_eq!(stop.proxy_type(&types(&["Charging", "Metering"])), Some("Charging"));
	assert_eq!(stop.proxy_type(&types(&["Any"])), Some("Any"));
	assert_eq!(stop.proxy_type(&types(&["Metering"])), None);
}

#[test]
fn the_runtime_has_every_call_that_is_made() {
	assert_eq!(differences(&metadata()), Vec::<String>::new());
}

#[test]
fn a_transaction_has_the_extensions_of_the_runtime() {
	let names: Vec<_> = metadata()
		.extrinsic()
		.transaction_extensions_by_version(0)
		.expect("version 0")
		.map(|one| one.identifier().to_string())
		.collect();
	// Each is known to the client library by its name, or has no bytes.
	assert_eq!(
		names,
		[
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"ChargeTransactionPayment",
			"CheckNonce",
			"CheckWeight",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn a_signature_is_of_call_extensions_and_chain() {
	let genesis = H256([3; 32]);
	let birth = H256([4; 32]);
	let call = Call::submit_readings(&[row(3)]);
	let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
		.mortal_from_unchecked(64, 100, birth)
		.nonce(5)
		.build();
	let key = dev::alice();
	let signed = offline()
		.transactions()
		.create_signable_offline(&call.payload(), params)
		.expect("extensions")
		.sign(&key)
		.expect("signed");
	let calls = encoded_readings(&[3]);
	// In the order of the extensions: era of 64 blocks in phase 36, no tip, nonce, no hash of the
	// metadata.
	let era = [0x45, 0x02];
	let extra = [era[0], era[1], 0, 20, 0];
	let mut expected = calls.clone();
	expected.extend(extra);
	// Spec and transaction version, genesis, birth, no metadata hash.
	expected.extend([5, 0, 0, 0, 1, 0, 0, 0]);
	expected.extend(genesis.0);
	expected.extend(birth.0);
	expected.push(0);
	// Longer ones would be hashed before they are signed.
	assert!(expected.len() <= 256);
	let bytes = signed.encoded();
	let tail = [extra.to_vec(), calls].concat();
	assert!(bytes.ends_with(&tail), "{}", hex::encode(bytes));
	// Length, version 4 signed, account as `Id`, sr25519.
	let head = bytes.len() - tail.len() - 64;
	assert_eq!(bytes[head - 1], 1);
	assert_eq!(bytes[head - 33..head - 1], key.public_key().0);
	assert_eq!(bytes[head - 35..head - 33], [0x84, 0]);
	let signature = Signature(bytes[head..head + 64].try_into().expect("64 bytes"));
	assert!(verify(&signature, &expected, &key.public_key()));
}

#[test]
fn records_are_encoded_as_the_runtime_reads_them() {
	let one = |process, scheme| Submission {
		meter: 3,
		process,
		payload: b"{}".to_vec(),
		scheme,
		signature: [7; 64],
	};
	let records = [one(0x0102, Scheme::P256), one(9, Scheme::Secp256k1)];
	let call = Call::submit_records(&records);
	let bytes = offline().transactions().call_data(&call.payload()).expect("encoded");
	let metadata = metadata();
	let pallet = metadata.pallet_by_name("Metering").expect("the pallet");
	// Two records.
	let mut expected = vec![pallet.call_index(), 8, 8];
	for (process, scheme) in [([2, 1, 0, 0, 0, 0, 0, 0], 1), ([9, 0, 0, 0, 0, 0, 0, 0], 0)] {
		expected.extend([3, 0, 0, 0]);
		expected.extend(process);
		// Two bytes of payload.
		expected.extend([8, b'{', b'}', scheme]);
		expected.extend([7; 64]);
	}
	assert_eq!(bytes, expected);
	let types = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
	assert_eq!(call.proxy_type(&types(&["Any", "Station"])), Some("Station"));
	assert_eq!(call.proxy_type(&types(&["Station", "Metering"])), Some("Metering"));
	assert_eq!(call.proxy_type(&types(&["Flexibility"])), None);
}

#[test]
fn recorders_are_stored_by_meters_in_big_endian() {
	let at = offline();
	let address = subxt::dynamic::storage::<(Value,), Value>("Metering", "Recorders");
	let entry = at.storage().entry(address).expect("the storage");
	let key = entry.fetch_key((key_of(0x0102_0304),)).expect("encoded");
	assert!(key.ends_with(&[1, 2, 3, 4]), "{key:?}");
	assert_eq!(key.len(), 32 + 4);
}
