// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Proof of a node for the member that operates it: the key of the node signs, and stays where it
//! is.

use codec::Encode;
use pallet_peers::{
	peer_id::{of_ed25519_key, to_base58},
	proof::payload,
	PeerId, PeerProof,
};
use polkadot_sdk::{
	sc_cli,
	sp_core::{
		bytes::{from_hex, to_hex},
		crypto::Ss58Codec,
		ed25519, Pair,
	},
};
use serde_json::json;
use smartcharge_primitives::Moment;
use smartcharge_runtime::AccountId;
use std::{
	fs,
	path::PathBuf,
	time::{SystemTime, UNIX_EPOCH},
};

/// Signs with the key of a node that a member may list it, and shows the arguments of
/// `peers.authorise_peer`.
#[derive(Debug, Clone, clap::Parser)]
pub struct SignPeerCmd {
	/// Account of the member that will list the node.
	#[arg(long, value_name = "ADDRESS")]
	pub member: String,

	/// File with the secret key of the node, as the node or `key generate-node-key` wrote it.
	#[arg(long, value_name = "PATH")]
	pub node_key_file: PathBuf,

	/// Hash of block 0 of the network, in hexadecimal.
	#[arg(long, value_name = "HASH")]
	pub genesis: String,

	/// Time of the proof, in ms since the Unix epoch; now, if it is not given.
	#[arg(long, value_name = "MS")]
	pub at: Option<Moment>,
}

impl SignPeerCmd {
	/// Writes peer id and proof to standard output.
	pub fn run(&self) -> sc_cli::Result<()> {
		let member = AccountId::from_ss58check(&self.member).map_err(|error| {
			format!("'{}' is not the address of an account: {error}", self.member)
		})?;
		let genesis = hash(&self.genesis)
			.ok_or_else(|| format!("'{}' is not the hash of a block", self.genesis))?;
		let file = self.node_key_file.display();
		let bytes = fs::read(&self.node_key_file)
			.map_err(|error| format!("cannot read the key of the node {file}: {error}"))?;
		let key = node_key(&bytes).ok_or_else(|| format!("{file} has no key of a node"))?;
		let at = match self.at {
			Some(at) => at,
			None => now()?,
		};
		let (peer, proof) = sign(&key, &genesis, &member, at);
		let shown = json!({
			"peerId": to_base58(&peer).unwrap_or_default(),
			"peer": to_hex(&peer, false),
			"proof": {
				"at": proof.at,
				"signature": to_hex(&proof.signature, false),
			},
		});
		println!("{shown:#}");
		Ok(())
	}
}

/// The peer id of the node with `key`, and its proof for `member` on the chain with the hash
/// `genesis`.
pub fn sign(
	key: &ed25519::Pair,
	genesis: &[u8; 32],
	member: &AccountId,
	at: Moment,
) -> (PeerId, PeerProof) {
	let signature = key.sign(&payload(genesis, &member.encode(), at)).0;
	(of_ed25519_key(&key.public().0), PeerProof { at, signature })
}

/// The secret key in `file`: its 32 bytes, or these in hexadecimal.
fn node_key(file: &[u8]) -> Option<ed25519::Pair> {
	let secret = <[u8; 32]>::try_from(file).ok();
	let secret = secret.or_else(|| hash(std::str::from_utf8(file).ok()?));
	secret.map(|secret| ed25519::Pair::from_seed(&secret))
}

fn hash(text: &str) -> Option<[u8; 32]> {
	from_hex(text.trim()).ok()?.try_into().ok()
}

fn now() -> Result<Moment, String> {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
	Moment::try_from(since.as_millis()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	/// As in the tests of the pallet.
	#[test]
	fn the_proof_of_a_known_key_is_known() {
		let key = node_key(&[7; 32]).unwrap();
		let member = AccountId::from([0xbb; 32]);
		let (peer, proof) = sign(&key, &[0xaa; 32], &member, 1_800_000_000_000);
		assert_eq!(peer[6..], key.public().0);
		assert_eq!(
			to_hex(&proof.signature, false),
			"0xe3de8774eba43ff4284c867a998ab9fced3662e246ed01e4be6cf9e484cb75fb\
			b71a21f320a976c891b47be2a70716d4477a386a51478afc3815d5b60d600d0a"
		);
	}

	#[test]
	fn a_key_is_read_as_bytes_and_in_hexadecimal() {
		let expected = node_key(&[7; 32]).unwrap().public();
		for text in ["07".repeat(32), format!("0x{}\n", "07".repeat(32))] {
			assert_eq!(node_key(text.as_bytes()).unwrap().public(), expected);
		}
		for bad in [&[7; 31][..], b"", b"none", &[0xff; 33]] {
			assert!(node_key(bad).is_none());
		}
	}
}
