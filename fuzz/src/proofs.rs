// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signatures that prove the possession of a key, where a call has an argument `proof`. The signed
//! bytes are written out here: whoever changes them meets this page.

use crate::{
	cast::{self, MeterKeys},
	common,
};
use codec::Encode;
use polkadot_sdk::sp_core::{
	bytes::{from_hex, to_hex},
	ed25519, Pair,
};
use serde_json::{json, Value};
use smartcharge_runtime::Metering;

/// Bytes of a peer id before the ed25519 key of its node.
const PEER: &str = "0x002408011220";

/// How many nodes the fuzzer has the keys of.
const NODES: u8 = 6;

/// The proof that `by` has the `key` of a meter, if the fuzzer holds it.
pub fn of_meter(keys: &MeterKeys, by: &str, key: &Value) -> Option<Value> {
	let key = key.get("Sr25519")?.as_str()?;
	let seed = match key.strip_prefix("//") {
		Some(seed) => seed.to_string(),
		None => keys.seed(&from_hex(key).ok()?.try_into().ok()?)?.clone(),
	};
	let message = [&b"smartcharge:meterkey:v1"[..], &genesis(), &cast::account(by).encode()];
	Some(to_hex(&common::pair(&seed).sign(&message.concat()).0, false).into())
}

/// The proof that `by` may list the node `peer`.
pub fn of_peer(by: &str, peer: &Value) -> Option<Value> {
	let pair = (0..NODES).map(node).find(|node| peer_id(node) == *peer)?;
	let at = common::now();
	let account = cast::account(by).encode();
	let message = [&b"smartcharge:peer:v1"[..], &genesis(), &account, &at.to_le_bytes()];
	let signature = to_hex(&pair.sign(&message.concat()).0, false);
	Some(json!({ "at": at, "signature": signature }))
}

/// A peer id, of one of some nodes.
pub fn peer(number: u8) -> String {
	peer_id(&node(number % NODES))
}

fn peer_id(node: &ed25519::Pair) -> String {
	let key = to_hex(&node.public().0, false);
	format!("{PEER}{}", key.trim_start_matches("0x"))
}

fn node(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[number; 32])
}

fn genesis() -> [u8; 32] {
	Metering::genesis_hash()
}
