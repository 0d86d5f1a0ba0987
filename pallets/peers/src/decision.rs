// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Decides with whom a node syncs.

use crate::PeerId;
use alloc::vec::Vec;
use smartcharge_primitives::Moment;

/// Outcome of [`decide`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
	/// No restriction: no peer is authorised, so the network is open.
	Open,
	/// No change: the block is old, so the list may be outdated. A node that catches up would
	/// disconnect from peers that were authorised later.
	Outdated,
	/// No change: the node itself is not listed, and syncs with any peer that accepts it.
	Unlisted,
	/// No change: no other node is listed, and a node that syncs with nobody is cut off.
	Alone,
	/// Sync with these peers only, at least one, in the order of the list.
	Restrict(Vec<PeerId>),
}

/// Decides for the node `own`. `age` is the difference between the time of the block and the clock
/// of the node, in ms.
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
	} else if others.is_empty() {
		Decision::Alone
	} else {
		Decision::Restrict(others)
	}
}
