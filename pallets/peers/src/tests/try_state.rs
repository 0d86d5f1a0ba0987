// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::frame_support::storage::unhashed;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	let peers = [(peer(1), MEMBER), (peer(2), MEMBER), (peer(3), OTHER_MEMBER)];
	ExtBuilder::default().peers(&peers).build().execute_with(|| {
		assert_ok!(PeersPallet::do_try_state());
		breakage();
		let found = PeersPallet::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

#[test]
fn try_state_detects_an_id_that_nodes_cannot_read() {
	assert_detected("INV1: nodes cannot read", || {
		Peers::<Test>::insert(bounded(&[1, 2, 3]), MEMBER);
	});
}

#[test]
fn try_state_detects_a_counter_that_is_wrong() {
	assert_detected("INV2: the counter", || {
		unhashed::put(&Peers::<Test>::counter_storage_final_key(), &2u32);
	});
}

#[test]
fn try_state_detects_too_many_peers() {
	assert_detected("INV2: there are too many", || {
		for n in 0..6 {
			Peers::<Test>::insert(hashed_peer(n), AccountId::from(n) + 10);
			Count::<Test>::insert(AccountId::from(n) + 10, 1);
		}
	});
}

#[test]
fn try_state_detects_a_count_that_is_wrong() {
	assert_detected("INV3: a count", || Count::<Test>::insert(MEMBER, 1));
	assert_detected("INV3: a count", || Count::<Test>::insert(OTHER_MEMBER, 2));
}

#[test]
fn try_state_detects_a_count_of_none() {
	assert_detected("INV3: a count", || Count::<Test>::insert(THIRD_MEMBER, 0));
}

#[test]
fn try_state_detects_a_member_with_too_many_peers() {
	assert_detected("INV3: a member has too many", || {
		Peers::<Test>::insert(peer(4), MEMBER);
		Peers::<Test>::insert(peer(5), MEMBER);
		Count::<Test>::insert(MEMBER, 4);
	});
}

#[test]
fn try_state_detects_peers_that_are_not_counted() {
	assert_detected("INV3: the peers", || Count::<Test>::remove(MEMBER));
}

#[test]
fn try_state_detects_a_proof_of_no_peer() {
	assert_detected("INV4: a peer is proved, but", || ProvedAt::<Test>::insert(peer(4), START));
}

#[test]
fn try_state_detects_a_proof_of_a_hash() {
	assert_detected("INV4: a peer is proved that cannot", || {
		Peers::<Test>::insert(hashed_peer(1), MEMBER);
		Count::<Test>::insert(MEMBER, 3);
		ProvedAt::<Test>::insert(hashed_peer(1), START);
	});
}
