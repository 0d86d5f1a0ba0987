// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn lists_the_peer_as_the_members() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(authorise(MEMBER, 1));

		assert_eq!(Peers::<Test>::get(peer(1)), Some(MEMBER));
		assert_eq!(Count::<Test>::get(MEMBER), 1);
		assert_eq!(PeersPallet::peers(), [(peer(1), MEMBER)]);
		System::assert_last_event(Event::PeerAuthorised { peer: peer(1), member: MEMBER }.into());
	});
}

#[test]
fn refuses_the_hash_of_another_key() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			PeersPallet::authorise_peer(signed(MEMBER), hashed_peer(1), proof(1, MEMBER)),
			Error::<Test>::PeerNotProvable
		);
	});
}

#[test]
fn refuses_anybody_but_a_member() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [signed(STRANGER), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				PeersPallet::authorise_peer(origin, peer(1), proof(1, STRANGER)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn refuses_an_id_that_nodes_cannot_read() {
	ExtBuilder::default().build_and_execute(|| {
		for bytes in [&[][..], &peer(1)[1..], &peer(1)[..37], &[7; 64]] {
			assert_noop!(
				PeersPallet::authorise_peer(signed(MEMBER), bounded(bytes), proof(1, MEMBER)),
				Error::<Test>::InvalidPeerId
			);
		}
	});
}

#[test]
fn refuses_a_peer_twice() {
	ExtBuilder::default().peers(&[(peer(1), MEMBER)]).build_and_execute(|| {
		assert_noop!(authorise(MEMBER, 1), Error::<Test>::AlreadyAuthorised);
	});
}

#[test]
fn bounds_the_peers_of_a_member() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 1..=3 {
			assert_ok!(authorise(MEMBER, n));
		}
		assert_eq!(Count::<Test>::get(MEMBER), MAX_PEERS_PER_MEMBER);
		assert_noop!(authorise(MEMBER, 4), Error::<Test>::TooManyPeersOfMember);
		assert_ok!(authorise(OTHER_MEMBER, 4));

		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(2)));
		assert_ok!(authorise(MEMBER, 5));
	});
}

#[test]
fn bounds_the_peers_of_all_members() {
	let first = (1..=3).map(|n| (peer(n), MEMBER));
	let second = (4..=6).map(|n| (peer(n), OTHER_MEMBER));
	let third = (7..=8).map(|n| (peer(n), THIRD_MEMBER));
	let all: Vec<_> = first.chain(second).chain(third).collect();
	ExtBuilder::default().peers(&all[..7]).build_and_execute(|| {
		assert_ok!(authorise(THIRD_MEMBER, 8));
		assert_eq!(Peers::<Test>::count(), MAX_PEERS);
		assert_noop!(authorise(THIRD_MEMBER, 9), Error::<Test>::TooManyPeers);

		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
		assert_ok!(authorise(THIRD_MEMBER, 9));
	});
}

#[test]
fn a_query_returns_the_peers_in_order() {
	let peers = [(peer(3), MEMBER), (hashed_peer(1), OTHER_MEMBER), (peer(2), OTHER_MEMBER)];
	ExtBuilder::default().peers(&peers).build_and_execute(|| {
		assert_eq!(PeersPallet::peers(), in_order(&peers));
	});
}
