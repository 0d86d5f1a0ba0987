// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Peer ids: the multihash of a node's public key, and its base58 that users know.

use alloc::string::String;
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};

/// Most bytes of a peer id; those in use have fewer.
pub const MAX_PEER_ID_LEN: u32 = 64;

/// Bytes of a peer id.
pub type PeerId = BoundedVec<u8, ConstU32<MAX_PEER_ID_LEN>>;

/// What a key of Ed25519 is led by: identity multihash, its length, and the protobuf of the key.
const ED25519: &[u8] = &[0x00, 0x24, 0x08, 0x01, 0x12, 0x20];

/// What the hash of another key is led by: SHA2-256 multihash, its length.
const SHA2_256: &[u8] = &[0x12, 0x20];

/// Bytes of a key of Ed25519, and of a SHA2-256.
const BODY: usize = 32;

/// More than the base58 of as many bytes as a peer id can have.
const MAX_BASE58_LEN: usize = 96;

/// Whether nodes can read this peer id.
pub fn is_valid(peer: &[u8]) -> bool {
	[ED25519, SHA2_256]
		.into_iter()
		.any(|head| peer.strip_prefix(head).is_some_and(|body| body.len() == BODY))
}

/// The peer id that users write as `text`; `None` when it is none.
pub fn from_base58(text: &str) -> Option<PeerId> {
	let mut bytes = [0; MAX_BASE58_LEN];
	let length = bs58::decode(text).onto(bytes.as_mut_slice()).ok()?;
	let peer = PeerId::try_from(bytes.get(..length)?.to_vec()).ok()?;
	is_valid(&peer).then_some(peer)
}

/// How users write these bytes; `None` when they are more than a peer id can have.
pub fn to_base58(peer: &[u8]) -> Option<String> {
	let mut text = [0; MAX_BASE58_LEN];
	let length = bs58::encode(peer).onto(text.as_mut_slice()).ok()?;
	core::str::from_utf8(text.get(..length)?).ok().map(String::from)
}
