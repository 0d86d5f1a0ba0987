// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::peer_id::to_base58;

const TEXT: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

#[test]
fn authorises_the_peers_of_members() {
	let peers = [(TEXT, MEMBER), ("QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N", OTHER_MEMBER)];
	ExtBuilder::default().texts(&peers).build_and_execute(|| {
		let listed = PeersPallet::peers();
		let listed: Vec<_> =
			listed.iter().map(|(peer, member)| (to_base58(peer).unwrap(), *member)).collect();
		assert_eq!(listed, peers.map(|(text, member)| (text.to_string(), member)));
		assert_eq!(Count::<Test>::get(MEMBER), 1);
		assert_eq!(Count::<Test>::get(OTHER_MEMBER), 1);
	});
}

#[test]
fn is_open_by_default() {
	ExtBuilder::default().build_and_execute(|| assert_eq!(PeersPallet::peers(), []));
}

#[test]
#[should_panic = "is refused (Some(InvalidPeerId))"]
fn refuses_what_is_no_peer_id() {
	ExtBuilder::default().texts(&[("12D3KooW", MEMBER)]).build();
}

#[test]
#[should_panic = "is refused: 4 is no member"]
fn refuses_the_peer_of_a_stranger() {
	ExtBuilder::default().texts(&[(TEXT, STRANGER)]).build();
}

#[test]
#[should_panic = "is refused (Some(AlreadyAuthorised))"]
fn refuses_a_peer_twice() {
	ExtBuilder::default().texts(&[(TEXT, MEMBER), (TEXT, OTHER_MEMBER)]).build();
}

#[test]
#[should_panic = "is refused (Some(TooManyPeersOfMember))"]
fn refuses_more_peers_than_a_member_may_have() {
	let peers: Vec<_> = (1..=4).map(|n| (peer(n), MEMBER)).collect();
	ExtBuilder::default().peers(&peers).build();
}

#[test]
#[should_panic = "is refused (Some(TooManyPeers))"]
fn refuses_more_peers_than_there_can_be() {
	let members = [MEMBER, OTHER_MEMBER, THIRD_MEMBER];
	let peers: Vec<_> = (0..9).map(|n| (peer(n), members[usize::from(n) / 3])).collect();
	ExtBuilder::default().peers(&peers).build();
}

#[test]
fn refuses_to_close_a_network_without_a_validator() {
	// Genesis is built after the validators are known.
	ExtBuilder::default().peers(&[(peer(1), MEMBER)]).build_and_execute(|| {
		Validating::set(vec![OTHER_MEMBER]);
		let built = std::panic::catch_unwind(|| {
			PeersPallet::build_genesis(&[(TEXT.to_string(), MEMBER)]);
		});
		assert!(built.is_err(), "a validator would be cut off");
		Peers::<Test>::remove(crate::peer_id::from_base58(TEXT).unwrap());
		Count::<Test>::insert(MEMBER, 1);
	});
}
