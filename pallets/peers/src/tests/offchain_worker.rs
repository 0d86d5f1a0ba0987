// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The hook, run with the host functions and a node that notes what is reported to it.

use super::*;
use crate::worker::{WARNED_AT, WARN_EVERY};
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::traits::Hooks,
	sp_core::{
		offchain::{
			testing::TestOffchainExt, Externalities, HttpError, HttpRequestId, HttpRequestStatus,
			OffchainDbExt, OffchainWorkerExt, OpaqueNetworkState, Timestamp,
		},
		OpaquePeerId,
	},
	sp_runtime::offchain::storage::StorageValueRef,
};
use smartcharge_primitives::Moment;
use std::sync::{Arc, Mutex};

/// What a node knows, and what is reported to it.
#[derive(Default)]
struct Node {
	/// Own peer id as the host gives it.
	id: Option<Vec<u8>>,
	clock: Moment,
	reported: Vec<(Vec<Vec<u8>>, bool)>,
}

/// The node as the host functions see it.
struct Host(Arc<Mutex<Node>>);

impl Externalities for Host {
	fn is_validator(&self) -> bool {
		unreachable!("it does not matter who is a validator")
	}

	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		let id = self.0.lock().unwrap().id.clone().ok_or(())?;
		Ok(OpaqueNetworkState { peer_id: OpaquePeerId(id), external_addresses: vec![] })
	}

	fn timestamp(&mut self) -> Timestamp {
		Timestamp::from_unix_millis(self.0.lock().unwrap().clock)
	}

	fn sleep_until(&mut self, _: Timestamp) {
		unreachable!("nothing is waited for")
	}

	fn random_seed(&mut self) -> [u8; 32] {
		unreachable!("nothing is random")
	}

	fn http_request_start(&mut self, _: &str, _: &str, _: &[u8]) -> Result<HttpRequestId, ()> {
		unreachable!("nothing is fetched")
	}

	fn http_request_add_header(&mut self, _: HttpRequestId, _: &str, _: &str) -> Result<(), ()> {
		unreachable!("nothing is fetched")
	}

	fn http_request_write_body(
		&mut self,
		_: HttpRequestId,
		_: &[u8],
		_: Option<Timestamp>,
	) -> Result<(), HttpError> {
		unreachable!("nothing is fetched")
	}

	fn http_response_wait(
		&mut self,
		_: &[HttpRequestId],
		_: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		unreachable!("nothing is fetched")
	}

	fn http_response_headers(&mut self, _: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		unreachable!("nothing is fetched")
	}

	fn http_response_read_body(
		&mut self,
		_: HttpRequestId,
		_: &mut [u8],
		_: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		unreachable!("nothing is fetched")
	}

	fn set_authorized_nodes(&mut self, nodes: Vec<OpaquePeerId>, only: bool) {
		let nodes = nodes.into_iter().map(|node| node.0).collect();
		self.0.lock().unwrap().reported.push((nodes, only));
	}
}

/// Runs a test at the node `own` in a network of these peers.
fn at_node(own: &PeerId, peers: &[(PeerId, AccountId)], test: impl FnOnce(&Mutex<Node>)) {
	let id = Some(own.clone().into_inner().encode());
	let node = Arc::new(Mutex::new(Node { id, clock: START, reported: vec![] }));
	let mut ext = ExtBuilder::default().peers(peers).build();
	ext.register_extension(OffchainWorkerExt::new(Host(node.clone())));
	ext.register_extension(OffchainDbExt::new(TestOffchainExt::new().0));
	ext.execute_with(|| test(&node));
}

/// Runs the hook; returns what it reported to the node.
fn run(node: &Mutex<Node>) -> Vec<(Vec<Vec<u8>>, bool)> {
	<PeersPallet as Hooks<_>>::offchain_worker(System::block_number());
	std::mem::take(&mut node.lock().unwrap().reported)
}

fn only(peers: &[PeerId]) -> Vec<(Vec<Vec<u8>>, bool)> {
	let mut ids: Vec<_> = peers.iter().map(|peer| peer.clone().into_inner()).collect();
	ids.sort();
	vec![(ids, true)]
}

fn warned_at() -> Option<Moment> {
	StorageValueRef::persistent(WARNED_AT).get().unwrap()
}

fn three() -> [(PeerId, AccountId); 3] {
	[(peer(1), MEMBER), (peer(2), OTHER_MEMBER), (peer(3), THIRD_MEMBER)]
}

#[test]
fn asks_nothing_of_the_node_in_an_open_network() {
	// No host functions: each call of one would panic.
	ExtBuilder::default().build_and_execute(|| {
		<PeersPallet as Hooks<_>>::offchain_worker(1);
	});
	at_node(&peer(1), &[], |node| {
		assert_eq!(run(node), []);
		assert_eq!(warned_at(), None);
	});
}

#[test]
fn restricts_sync_to_the_other_listed_peers() {
	at_node(&peer(1), &three(), |node| {
		assert_eq!(run(node), only(&[peer(2), peer(3)]));
		assert_eq!(warned_at(), None);
	});
}

#[test]
fn reads_its_own_id_as_the_host_encodes_it() {
	assert_eq!(Vec::<u8>::decode(&mut &peer(1).into_inner().encode()[..]).unwrap(), *peer(1));
	at_node(&peer(1), &three(), |node| {
		// Bare, as no host gives it, it is not the same.
		node.lock().unwrap().id = Some(peer(1).into_inner());
		assert_eq!(run(node), []);
	});
}

#[test]
fn follows_the_list_from_block_to_block() {
	at_node(&peer(1), &three(), |node| {
		assert_ok!(authorise(OTHER_MEMBER, 4));
		assert_eq!(run(node), only(&[peer(2), peer(3), peer(4)]));
		assert_ok!(PeersPallet::revoke_peer(signed(OTHER_MEMBER), peer(2)));
		assert_eq!(run(node), only(&[peer(3), peer(4)]));
		// Again, though nothing changed: the node may have restarted.
		assert_eq!(run(node), only(&[peer(3), peer(4)]));
	});
}

#[test]
fn drops_the_peers_of_a_member_that_is_expelled() {
	at_node(&peer(1), &three(), |node| {
		set_members(&[MEMBER, THIRD_MEMBER]);
		assert_eq!(run(node), only(&[peer(3)]));
		set_members(&[MEMBER, OTHER_MEMBER, THIRD_MEMBER]);
		assert_eq!(run(node), only(&[peer(2), peer(3)]));
	});
}

#[test]
fn leaves_a_node_alone_that_is_not_listed() {
	at_node(&peer(9), &three(), |node| {
		assert_eq!(run(node), []);
		assert_eq!(warned_at(), Some(START));
	});
	at_node(&peer(1), &three(), |node| {
		set_members(&[OTHER_MEMBER, THIRD_MEMBER]);
		assert_eq!(run(node), []);
		assert_eq!(warned_at(), Some(START));
	});
}

#[test]
fn warns_a_node_that_is_not_listed_once_in_a_while() {
	at_node(&peer(9), &three(), |node| {
		let at = |clock| {
			node.lock().unwrap().clock = clock;
			ClockTime::set(clock);
			assert_eq!(run(node), []);
			warned_at().unwrap()
		};
		assert_eq!(at(START), START);
		assert_eq!(at(START + 1), START);
		assert_eq!(at(START + WARN_EVERY - 1), START);
		assert_eq!(at(START + WARN_EVERY), START + WARN_EVERY);
		assert_eq!(at(START + WARN_EVERY + 1), START + WARN_EVERY);
		// A clock that was set back does not silence it for long.
		assert_eq!(at(START), START);
	});
}

#[test]
fn does_nothing_at_an_old_block() {
	for own in [peer(1), peer(9)] {
		at_node(&own, &three(), |node| {
			node.lock().unwrap().clock = START + MAX_AGE + 1;
			assert_eq!(run(node), []);
			assert_eq!(warned_at(), None);
		});
	}
	at_node(&peer(1), &three(), |node| {
		node.lock().unwrap().clock = START + MAX_AGE;
		assert_eq!(run(node), only(&[peer(2), peer(3)]));
	});
}

#[test]
fn does_nothing_at_a_block_from_the_future() {
	at_node(&peer(1), &three(), |node| {
		node.lock().unwrap().clock = START - MAX_AGE - 1;
		assert_eq!(run(node), []);
		node.lock().unwrap().clock = START - MAX_AGE;
		assert_eq!(run(node), only(&[peer(2), peer(3)]));
	});
}

#[test]
fn does_nothing_when_the_node_does_not_know_itself() {
	at_node(&peer(1), &three(), |node| {
		for id in [None, Some(vec![]), Some(vec![200, 1, 2])] {
			node.lock().unwrap().id = id;
			assert_eq!(run(node), []);
			assert_eq!(warned_at(), None);
		}
	});
}

#[test]
fn changes_no_state_of_the_chain() {
	use polkadot_sdk::{sp_io::storage::root, sp_runtime::StateVersion};
	for own in [peer(1), peer(9)] {
		at_node(&own, &three(), |node| {
			let before = root(StateVersion::V1);
			run(node);
			assert_eq!(before, root(StateVersion::V1));
		});
	}
}
