// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Peer ids: the multihash of a node's public key, and its base58 form for users.

use alloc::string::String;
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};

/// Maximum length of a peer id, in bytes; the supported kinds are shorter.
pub const MAX_PEER_ID_LEN: u32 = 64;

/// Bytes of a peer id.
pub type PeerId = BoundedVec<u8, ConstU32<MAX_PEER_ID_LEN>>;

/// Prefix of an Ed25519 key: identity multihash, its length, and the protobuf header of the key.
const ED25519: &[u8] = &[0x00, 0x24, 0x08, 0x01, 0x12, 0x20];

/// Prefix of the hash of another key: SHA2-256 multihash, its length.
const SHA2_256: &[u8] = &[0x12, 0x20];

/// Length of an Ed25519 key and of a SHA2-256 hash, in bytes.
const BODY: usize = 32;

/// Upper bound of the length of [`MAX_PEER_ID_LEN`] bytes in base58.
const MAX_BASE58_LEN: usize = 96;

/// Returns whether nodes can read this peer id.
pub fn is_valid(peer: &[u8]) -> bool {
	[ED25519, SHA2_256]
		.into_iter()
		.any(|head| peer.strip_prefix(head).is_some_and(|body| body.len() == BODY))
}

/// Returns the Ed25519 key of a node, or `None` if `peer` does not contain it.
pub fn ed25519_key(peer: &[u8]) -> Option<[u8; BODY]> {
	peer.strip_prefix(ED25519)?.try_into().ok()
}

/// Returns the peer id of the node with the Ed25519 `key`.
pub fn of_ed25519_key(key: &[u8; BODY]) -> PeerId {
	PeerId::truncate_from([ED25519, key].concat())
}

/// Parses a peer id from base58. Returns `None` if `text` is not a valid peer id.
pub fn from_base58(text: &str) -> Option<PeerId> {
	let mut bytes = [0; MAX_BASE58_LEN];
	let length = bs58::decode(text).onto(bytes.as_mut_slice()).ok()?;
	let peer = PeerId::try_from(bytes.get(..length)?.to_vec()).ok()?;
	is_valid(&peer).then_some(peer)
}

/// Returns the base58 form of `peer`, or `None` if it is too long for a peer id.
pub fn to_base58(peer: &[u8]) -> Option<String> {
	let mut text = [0; MAX_BASE58_LEN];
	let length = bs58::encode(peer).onto(text.as_mut_slice()).ok()?;
	core::str::from_utf8(text.get(..length)?).ok().map(String::from)
}
