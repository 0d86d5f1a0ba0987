// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Proof that whoever has the key of a node lets a member list it.
//!
//! The key of the node signs the bytes of [`payload`]. The domain keeps a signature from passing
//! for one with another purpose, the genesis hash for one for another chain, the account for one of
//! another member, and the time for an earlier one. Every part has a fixed length on a chain.

use crate::{peer_id::ed25519_key, PeerId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::ed25519::{Public, Signature},
	sp_io::crypto::ed25519_verify,
};
use scale_info::TypeInfo;
use smartcharge_primitives::Moment;

/// First bytes of the payload.
pub const DOMAIN: &[u8; 19] = b"smartcharge:peer:v1";

/// Length of a signature in bytes.
pub const SIGNATURE_LENGTH: usize = 64;

/// Proof that a member may list a node.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct PeerProof {
	/// Time of the signature, in ms since the Unix epoch.
	pub at: Moment,
	/// Ed25519 signature of the payload by the key of the node.
	pub signature: [u8; SIGNATURE_LENGTH],
}

impl PeerProof {
	/// Returns whether the node `peer` proves by it that the encoded account `member` may list it
	/// on the chain with the hash `genesis`.
	pub(crate) fn is_valid(&self, peer: &PeerId, genesis: &[u8], member: &[u8]) -> bool {
		ed25519_key(peer).is_some_and(|key| {
			let message = payload(genesis, member, self.at);
			let signature = Signature::from_raw(self.signature);
			ed25519_verify(&signature, &message, &Public::from_raw(key))
		})
	}
}

/// Returns the bytes that the key of a node signs for the encoded account `member`, at the time
/// `at` in ms, on the chain with the hash `genesis`.
pub fn payload(genesis: &[u8], member: &[u8], at: Moment) -> Vec<u8> {
	[DOMAIN.as_slice(), genesis, member, &at.to_le_bytes()].concat()
}
