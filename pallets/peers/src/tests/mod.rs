// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the calls, of what nodes do, and of the invariants.

mod authorise_peer;
mod decision;
mod enforce;
mod genesis;
mod offchain_worker;
mod peer_id;
mod proof;
mod properties;
mod revoke_peer;
mod try_state;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn bounded(bytes: &[u8]) -> PeerId {
	PeerId::try_from(bytes.to_vec()).unwrap()
}

/// `member` authorises the node `n`, which proves it now.
fn authorise(member: AccountId, n: u8) -> DispatchResult {
	PeersPallet::authorise_peer(signed(member), peer(n), proof(n, member))
}

/// The peers in ascending order of their ids.
fn in_order(peers: &[(PeerId, AccountId)]) -> Vec<(PeerId, AccountId)> {
	let mut peers = peers.to_vec();
	peers.sort();
	peers
}
