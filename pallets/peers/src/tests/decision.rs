// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::decision::{decide, Decision};
use proptest::prelude::*;
use smartcharge_primitives::Moment;

const OWN: u8 = 1;

fn decided(peers: &[(PeerId, AccountId)], age: Moment) -> Decision {
	decide(&peer(OWN), peers.to_vec(), |member| *member != STRANGER, age, MAX_AGE)
}

#[test]
fn an_empty_list_leaves_the_network_open() {
	assert_eq!(decided(&[], 0), Decision::Open);
	assert_eq!(decided(&[], MAX_AGE + 1), Decision::Open);
}

#[test]
fn a_listed_node_syncs_with_the_others_and_not_with_itself() {
	let peers = [(peer(2), MEMBER), (peer(OWN), MEMBER), (hashed_peer(3), OTHER_MEMBER)];
	assert_eq!(decided(&peers, 0), Decision::Restrict(vec![peer(2), hashed_peer(3)]));
}

#[test]
fn peers_of_former_members_are_not_synced_with() {
	let peers = [(peer(OWN), MEMBER), (peer(2), STRANGER), (peer(3), OTHER_MEMBER)];
	assert_eq!(decided(&peers, 0), Decision::Restrict(vec![peer(3)]));
}

#[test]
fn audit_m10_a_node_alone_on_the_list_does_not_cut_itself_off() {
	assert_eq!(decided(&[(peer(OWN), MEMBER)], 0), Decision::Alone);
	assert_eq!(decided(&[(peer(OWN), MEMBER), (peer(2), STRANGER)], 0), Decision::Alone);
}

#[test]
fn a_node_that_is_not_listed_does_not_cut_itself_off() {
	assert_eq!(decided(&[(peer(2), MEMBER)], 0), Decision::Unlisted);
	assert_eq!(decided(&[(peer(2), MEMBER), (peer(OWN), STRANGER)], 0), Decision::Unlisted);
	assert_eq!(decided(&[(peer(2), STRANGER)], 0), Decision::Unlisted);
}

#[test]
fn an_old_list_is_not_acted_on() {
	let peers = [(peer(OWN), MEMBER), (peer(2), MEMBER)];
	assert_eq!(decided(&peers, MAX_AGE), Decision::Restrict(vec![peer(2)]));
	assert_eq!(decided(&peers, MAX_AGE + 1), Decision::Outdated);
	assert_eq!(decided(&peers, Moment::MAX), Decision::Outdated);
	// Nor does a node that catches up complain that it is not on it.
	assert_eq!(decided(&peers[1..], MAX_AGE + 1), Decision::Outdated);
}

proptest! {
	#[test]
	fn a_node_restricts_to_just_the_other_listed_peers(
		owners in prop::collection::vec((0..12u8, 1..=STRANGER), 0..12),
		age in 0..2 * MAX_AGE,
	) {
		let peers: Vec<_> = owners.iter().map(|&(n, member)| (peer(n), member)).collect();
		let listed = |n: u8| owners.iter().any(|&(other, by)| other == n && by != STRANGER);
		let others = (0..12).any(|n| n != OWN && listed(n));
		let expected = age <= MAX_AGE && listed(OWN) && others;
		match decided(&peers, age) {
			Decision::Restrict(nodes) => {
				prop_assert!(expected);
				for n in 0..12 {
					prop_assert_eq!(nodes.contains(&peer(n)), n != OWN && listed(n), "{}", n);
				}
			},
			_ => prop_assert!(!expected),
		}
	}
}
