// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	peer_id::{ed25519_key, of_ed25519_key},
	proof::payload,
};
use polkadot_sdk::sp_core::{bytes::to_hex, Pair};
use smartcharge_primitives::Moment;

fn authorise_by(member: AccountId, n: u8, proof: PeerProof) -> DispatchResult {
	PeersPallet::authorise_peer(signed(member), peer(n), proof)
}

/// The bytes, written down once: signers in other languages rely on them.
#[test]
fn the_payload_never_changes() {
	let bytes = payload(&[0xaa; 32], &[0xbb; 32], 0x0102_0304_0506_0708);
	let expected = format!(
		"0x736d6172746368617267653a706565723a7631{}{}0807060504030201",
		"aa".repeat(32),
		"bb".repeat(32)
	);
	assert_eq!(to_hex(&bytes, false), expected);
	assert_eq!(bytes.len(), 91);
}

/// The signature of a fixed key, which `smartcharge-node sign-peer` makes as well.
#[test]
fn a_proof_of_a_known_key_is_known() {
	let message = payload(&[0xaa; 32], &[0xbb; 32], 1_800_000_000_000);
	let key = node(7);
	assert!(polkadot_sdk::sp_core::ed25519::Pair::verify(
		&key.sign(&message),
		&message,
		&key.public()
	));
	assert_eq!(to_hex(&key.sign(&message).0, false), KNOWN_SIGNATURE);
}

const KNOWN_SIGNATURE: &str = "0xe3de8774eba43ff4284c867a998ab9fced3662e246ed01e4be6cf9e484cb75fb\
	b71a21f320a976c891b47be2a70716d4477a386a51478afc3815d5b60d600d0a";

#[test]
fn a_peer_id_contains_the_key() {
	assert_eq!(ed25519_key(&peer(3)), Some(node(3).public().0));
	assert_eq!(of_ed25519_key(&node(3).public().0), peer(3));
	assert_eq!(ed25519_key(&hashed_peer(3)), None);
}

#[test]
fn audit_m3_a_member_lists_no_node_without_its_key() {
	ExtBuilder::default().build_and_execute(|| {
		// Signed by another node, for another member, or at another time.
		let signed_at = proof_at(1, MEMBER, START - 1);
		for proof in [
			proof(2, MEMBER),
			proof(1, OTHER_MEMBER),
			PeerProof { at: START, ..signed_at },
			PeerProof { at: START, signature: [0; 64] },
		] {
			assert_noop!(authorise_by(MEMBER, 1, proof), Error::<Test>::InvalidProof);
		}
		assert_ok!(authorise_by(MEMBER, 1, signed_at));
	});
}

#[test]
fn a_proof_for_another_chain_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let elsewhere = proof(1, MEMBER);
		polkadot_sdk::frame_system::BlockHash::<Test>::insert(
			0,
			polkadot_sdk::sp_core::H256::repeat_byte(9),
		);
		assert_noop!(authorise_by(MEMBER, 1, elsewhere), Error::<Test>::InvalidProof);
		assert_ok!(authorise(MEMBER, 1));
	});
}

#[test]
fn audit_m3_a_node_that_another_member_listed_moves_to_who_has_its_key() {
	ExtBuilder::default().peers(&[(peer(1), MEMBER), (peer(2), MEMBER)]).build_and_execute(|| {
		// A member that lists the node of another one, at genesis or by an agreement that is over,
		// does not keep it.
		assert_ok!(authorise(OTHER_MEMBER, 1));
		System::assert_last_event(
			Event::PeerMoved { peer: peer(1), from: MEMBER, to: OTHER_MEMBER }.into(),
		);
		assert_eq!(Peers::<Test>::get(peer(1)), Some(OTHER_MEMBER));
		assert_eq!((Count::<Test>::get(MEMBER), Count::<Test>::get(OTHER_MEMBER)), (1, 1));
		assert_noop!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_proof_is_not_replayed_to_take_a_node_back() {
	ExtBuilder::default().build_and_execute(|| {
		let first = proof(1, MEMBER);
		assert_ok!(authorise_by(MEMBER, 1, first));
		assert_noop!(authorise(OTHER_MEMBER, 1), Error::<Test>::ProofReplayed);
		ClockTime::set(START + 1);
		assert_ok!(authorise(OTHER_MEMBER, 1));
		assert_noop!(authorise_by(MEMBER, 1, first), Error::<Test>::ProofReplayed);
	});
}

#[test]
fn a_proof_expires_and_does_not_come_from_the_future() {
	ExtBuilder::default().build_and_execute(|| {
		for at in [START - PROOF_LIFETIME - 1, START + MAX_AGE + 1, 0, Moment::MAX] {
			assert_noop!(
				authorise_by(MEMBER, 1, proof_at(1, MEMBER, at)),
				Error::<Test>::ProofExpired
			);
		}
		assert_ok!(authorise_by(MEMBER, 1, proof_at(1, MEMBER, START - PROOF_LIFETIME)));
		assert_ok!(authorise_by(MEMBER, 2, proof_at(2, MEMBER, START + MAX_AGE)));
	});
}

#[test]
fn a_node_does_not_move_to_a_member_without_room() {
	let of_member = (1..=3).map(|n| (peer(n), MEMBER));
	let peers: Vec<_> = of_member.chain([(peer(4), OTHER_MEMBER)]).collect();
	ExtBuilder::default().peers(&peers).build_and_execute(|| {
		assert_noop!(authorise(MEMBER, 4), Error::<Test>::TooManyPeersOfMember);
	});
}
