// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a node does about its peers, from what it knows.

use crate::PeerId;
use alloc::vec::Vec;
use smartcharge_primitives::Moment;

/// What a node does about its peers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
	/// Nothing: no peer is authorised, so the network is open.
	Open,
	/// Nothing: the block is old, and so may be the list. A node that catches up would cut itself
	/// off from peers that were authorised since.
	Outdated,
	/// Nothing: the node itself is not listed, and needs whoever takes it.
	Unlisted,
	/// Sync with these alone, in the order of the list.
	Restrict(Vec<PeerId>),
}

/// Decides for the node `own`. `age` is how far the time of the block is from the node's clock.
pub fn decide<AccountId>(
	own: &[u8],
	peers: Vec<(PeerId, AccountId)>,
	is_member: impl Fn(&AccountId) -> bool,
	age: Moment,
	max_age: Moment,
) -> Decision {
	if peers.is_empty() {
		return Decision::Open;
	}
	if age > max_age {
		return Decision::Outdated;
	}
	let listed = peers.into_iter().filter(|(_, member)| is_member(member)).map(|(peer, _)| peer);
	let (selves, others): (Vec<_>, Vec<_>) = listed.partition(|peer| peer.as_slice() == own);
	if selves.is_empty() {
		Decision::Unlisted
	} else {
		Decision::Restrict(others)
	}
}
