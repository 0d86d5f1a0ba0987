// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::peer_id::{from_base58, is_valid, to_base58};
use polkadot_sdk::sp_core::{ed25519, Pair};
use proptest::prelude::*;

#[test]
fn is_what_users_know_a_node_by() {
	// The key that is widely used for the first node of a test network.
	let mut secret = [0; 32];
	secret[31] = 1;
	let mut bytes = vec![0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	bytes.extend(ed25519::Pair::from_seed(&secret).public().0);
	let text = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

	assert_eq!(from_base58(text), Some(bounded(&bytes)));
	assert_eq!(to_base58(&bytes).as_deref(), Some(text));
}

#[test]
fn may_be_the_hash_of_a_longer_key() {
	// A key of RSA, from the specification of peer ids.
	let text = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";
	let peer = from_base58(text).unwrap();
	assert_eq!(peer.len(), 34);
	assert_eq!(peer[..2], [0x12, 0x20]);
	assert_eq!(to_base58(&peer).as_deref(), Some(text));
}

#[test]
fn has_one_of_two_heads_and_32_bytes() {
	for good in [peer(1), hashed_peer(1)] {
		assert!(is_valid(&good));
		assert!(!is_valid(&good[1..]), "a byte too few in front");
		assert!(!is_valid(&good[..good.len() - 1]), "a byte too few behind");
		assert!(!is_valid(&[&[0], &good[..]].concat()), "a byte too many in front");
		assert!(!is_valid(&[&good[..], &[0]].concat()), "a byte too many behind");
		for at in 0..good.len() - 32 {
			let mut bad = good.clone();
			bad[at] ^= 0x80;
			assert!(!is_valid(&bad), "byte {at} of the head is wrong");
		}
	}
	assert!(!is_valid(&[]));
}

#[test]
fn is_no_text_that_says_something_else() {
	let good = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
	for bad in [
		"",
		"1",
		&good[1..],
		&good[..good.len() - 1],
		&format!("1{good}"),
		&format!("{good} "),
		&good.replace('D', "0"),
		&good.replace('D', "é"),
		"/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp",
		&"1".repeat(1_000),
		&"z".repeat(1_000),
	] {
		assert_eq!(from_base58(bad), None, "{bad:?}");
	}
}

#[test]
fn has_a_text_at_its_greatest_length() {
	assert_eq!(to_base58(&[0xff; MAX_PEER_ID_LEN as usize]).unwrap().len(), 88);
	assert_eq!(to_base58(&[0; MAX_PEER_ID_LEN as usize]).unwrap(), "1".repeat(64));
	assert_eq!(to_base58(&[0xff; 200]), None);
}

proptest! {
	#[test]
	fn text_and_bytes_say_the_same(body in any::<[u8; 32]>(), hashed in any::<bool>()) {
		let mut peer = if hashed { hashed_peer(0) } else { peer(0) };
		let head = peer.len() - 32;
		peer[head..].copy_from_slice(&body);
		prop_assert!(is_valid(&peer));
		prop_assert_eq!(from_base58(&to_base58(&peer).unwrap()), Some(peer));
	}

	#[test]
	fn any_bytes_in_base58_are_a_peer_id_only_when_valid(
		bytes in prop::collection::vec(any::<u8>(), 0..=64),
	) {
		let text = to_base58(&bytes).unwrap();
		prop_assert_eq!(from_base58(&text).is_some(), is_valid(&bytes));
	}

	#[test]
	fn any_text_gives_a_valid_peer_id_or_none(text in "\\PC{0,100}|[1-9A-HJ-NP-Za-km-z]{0,100}") {
		if let Some(peer) = from_base58(&text) {
			prop_assert!(is_valid(&peer));
			prop_assert_eq!(to_base58(&peer), Some(text));
		}
	}
}
