// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How the network keeps to the list of peers that the offchain worker of the peers pallet sets
//! after each block.
//!
//! litep2p, each time that it is restricted to listed peers, marks all connected ones as closing,
//! but closes the connections of the others only. A listed peer that has the mark is not
//! disconnected when it is revoked later. [`ClosedNetwork`] therefore restricts it once: peers that
//! connect afterwards, and all peers of a node that starts with `--reserved-only`, get no mark.

use polkadot_sdk::sc_network::{
	config::{MultiaddrWithPeerId, NonReservedPeerMode},
	Multiaddr, NetworkPeers, NetworkStateInfo, ObservedRole, PeerId, ProtocolName,
	ReputationChange,
};
use std::{
	collections::HashSet,
	future::Future,
	pin::Pin,
	sync::atomic::{AtomicBool, Ordering},
};

/// A network of litep2p whose list of peers changes while they are connected.
pub struct ClosedNetwork<Network> {
	network: Network,
	/// Whether the network keeps to listed peers.
	only: AtomicBool,
}

impl<Network> ClosedNetwork<Network> {
	/// The `network`, which was started in `mode`.
	pub fn new(network: Network, mode: &NonReservedPeerMode) -> Self {
		let only = matches!(mode, NonReservedPeerMode::Deny);
		Self { network, only: AtomicBool::new(only) }
	}
}

impl<Network: NetworkPeers> NetworkPeers for ClosedNetwork<Network> {
	fn set_authorized_peers(&self, peers: HashSet<PeerId>) {
		self.network.set_authorized_peers(peers);
	}

	fn set_authorized_only(&self, only: bool) {
		if self.only.swap(only, Ordering::SeqCst) != only {
			self.network.set_authorized_only(only);
		}
	}

	fn accept_unreserved_peers(&self) {
		self.set_authorized_only(false);
	}

	fn deny_unreserved_peers(&self) {
		self.set_authorized_only(true);
	}

	fn add_known_address(&self, peer: PeerId, address: Multiaddr) {
		self.network.add_known_address(peer, address);
	}

	fn report_peer(&self, peer: PeerId, change: ReputationChange) {
		self.network.report_peer(peer, change);
	}

	fn peer_reputation(&self, peer: &PeerId) -> i32 {
		self.network.peer_reputation(peer)
	}

	fn disconnect_peer(&self, peer: PeerId, protocol: ProtocolName) {
		self.network.disconnect_peer(peer, protocol);
	}

	fn add_reserved_peer(&self, peer: MultiaddrWithPeerId) -> Result<(), String> {
		self.network.add_reserved_peer(peer)
	}

	fn remove_reserved_peer(&self, peer: PeerId) {
		self.network.remove_reserved_peer(peer);
	}

	fn set_reserved_peers(
		&self,
		protocol: ProtocolName,
		peers: HashSet<Multiaddr>,
	) -> Result<(), String> {
		self.network.set_reserved_peers(protocol, peers)
	}

	fn add_peers_to_reserved_set(
		&self,
		protocol: ProtocolName,
		peers: HashSet<Multiaddr>,
	) -> Result<(), String> {
		self.network.add_peers_to_reserved_set(protocol, peers)
	}

	fn remove_peers_from_reserved_set(
		&self,
		protocol: ProtocolName,
		peers: Vec<PeerId>,
	) -> Result<(), String> {
		self.network.remove_peers_from_reserved_set(protocol, peers)
	}

	fn sync_num_connected(&self) -> usize {
		self.network.sync_num_connected()
	}

	fn peer_role(&self, peer: PeerId, handshake: Vec<u8>) -> Option<ObservedRole> {
		self.network.peer_role(peer, handshake)
	}

	// Expansion of `async fn` in this trait.
	fn reserved_peers<'a, 'b>(
		&'a self,
	) -> Pin<Box<dyn Future<Output = Result<Vec<PeerId>, ()>> + Send + 'b>>
	where
		'a: 'b,
		Self: 'b,
	{
		self.network.reserved_peers()
	}
}

impl<Network: NetworkStateInfo> NetworkStateInfo for ClosedNetwork<Network> {
	fn external_addresses(&self) -> Vec<Multiaddr> {
		self.network.external_addresses()
	}

	fn listen_addresses(&self) -> Vec<Multiaddr> {
		self.network.listen_addresses()
	}

	fn local_peer_id(&self) -> PeerId {
		self.network.local_peer_id()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		collections::BTreeMap,
		sync::{Mutex, MutexGuard},
	};

	/// State of a connected peer in litep2p.
	#[derive(Clone, Copy, PartialEq, Eq, Debug)]
	enum Link {
		Connected,
		Closing,
	}

	/// The peer set of litep2p: which connections there are, and what it takes them for.
	#[derive(Default)]
	struct Litep2p {
		reserved: HashSet<PeerId>,
		only: bool,
		links: BTreeMap<PeerId, Link>,
	}

	impl Litep2p {
		/// Peers that may be connected get connected.
		fn connect(&mut self, peers: &[PeerId]) {
			for peer in peers {
				if !self.only || self.reserved.contains(peer) {
					self.links.entry(*peer).or_insert(Link::Connected);
				}
			}
		}

		fn list(&mut self, peers: HashSet<PeerId>) {
			for revoked in self.reserved.difference(&peers) {
				if self.only && self.links.get(revoked) == Some(&Link::Connected) {
					self.links.remove(revoked);
				}
			}
			self.reserved = peers;
		}

		fn restrict(&mut self, only: bool) {
			self.only = only;
			if only {
				let reserved = &self.reserved;
				self.links.retain(|peer, link| *link == Link::Closing || reserved.contains(peer));
				self.links.values_mut().for_each(|link| *link = Link::Closing);
			}
		}
	}

	struct Simulated(Mutex<Litep2p>);

	impl Simulated {
		fn open() -> Self {
			Self(Mutex::default())
		}

		fn state(&self) -> MutexGuard<'_, Litep2p> {
			self.0.lock().unwrap()
		}

		fn connect(&self, peers: &[PeerId]) {
			self.state().connect(peers);
		}

		fn connected(&self) -> Vec<PeerId> {
			self.state().links.keys().copied().collect()
		}
	}

	impl NetworkPeers for &Simulated {
		fn set_authorized_peers(&self, peers: HashSet<PeerId>) {
			self.state().list(peers);
		}

		fn set_authorized_only(&self, only: bool) {
			self.state().restrict(only);
		}

		fn accept_unreserved_peers(&self) {
			unimplemented!()
		}

		fn deny_unreserved_peers(&self) {
			unimplemented!()
		}

		fn add_known_address(&self, _: PeerId, _: Multiaddr) {
			unimplemented!()
		}

		fn report_peer(&self, _: PeerId, _: ReputationChange) {
			unimplemented!()
		}

		fn peer_reputation(&self, _: &PeerId) -> i32 {
			unimplemented!()
		}

		fn disconnect_peer(&self, _: PeerId, _: ProtocolName) {
			unimplemented!()
		}

		fn add_reserved_peer(&self, _: MultiaddrWithPeerId) -> Result<(), String> {
			unimplemented!()
		}

		fn remove_reserved_peer(&self, _: PeerId) {
			unimplemented!()
		}

		fn set_reserved_peers(&self, _: ProtocolName, _: HashSet<Multiaddr>) -> Result<(), String> {
			unimplemented!()
		}

		fn add_peers_to_reserved_set(
			&self,
			_: ProtocolName,
			_: HashSet<Multiaddr>,
		) -> Result<(), String> {
			unimplemented!()
		}

		fn remove_peers_from_reserved_set(
			&self,
			_: ProtocolName,
			_: Vec<PeerId>,
		) -> Result<(), String> {
			unimplemented!()
		}

		fn sync_num_connected(&self) -> usize {
			unimplemented!()
		}

		fn peer_role(&self, _: PeerId, _: Vec<u8>) -> Option<ObservedRole> {
			unimplemented!()
		}

		fn reserved_peers<'a, 'b>(
			&'a self,
		) -> Pin<Box<dyn Future<Output = Result<Vec<PeerId>, ()>> + Send + 'b>>
		where
			'a: 'b,
			Self: 'b,
		{
			unimplemented!()
		}
	}

	/// Three peers, in order.
	fn peers() -> [PeerId; 3] {
		let mut peers = [PeerId::random(), PeerId::random(), PeerId::random()];
		peers.sort();
		peers
	}

	/// Does the same as the offchain worker after a block.
	fn after_block(network: &impl NetworkPeers, listed: &[PeerId]) {
		network.set_authorized_peers(listed.iter().copied().collect());
		network.set_authorized_only(true);
	}

	/// Lists the first two of three peers, then the first alone. All connect whenever they may, and
	/// before that if `before`. Returns how many are connected after each, counted from the first.
	fn revoke(network: &impl NetworkPeers, simulated: &Simulated, before: bool) -> [usize; 2] {
		let all = peers();
		if before {
			simulated.connect(&all);
		}
		[&all[..2], &all[..1]].map(|listed| {
			for _ in 0..3 {
				after_block(network, listed);
				simulated.connect(&all);
			}
			let connected = simulated.connected();
			assert_eq!(connected, all[..connected.len()]);
			connected.len()
		})
	}

	#[test]
	fn audit_l10_a_revoked_peer_is_disconnected() {
		let restricted = || {
			let simulated = Simulated::open();
			simulated.state().only = true;
			simulated
		};
		// litep2p alone keeps it.
		let simulated = restricted();
		assert_eq!(revoke(&&simulated, &simulated, true), [2, 2]);

		let simulated = restricted();
		let network = ClosedNetwork::new(&simulated, &NonReservedPeerMode::Deny);
		assert_eq!(revoke(&network, &simulated, true), [2, 1]);
	}

	#[test]
	fn audit_l10_in_a_node_that_starts_open_peers_that_connect_later_are_disconnected() {
		for (before, left) in [(false, 1), (true, 2)] {
			let simulated = Simulated::open();
			let network = ClosedNetwork::new(&simulated, &NonReservedPeerMode::Accept);
			assert_eq!(revoke(&network, &simulated, before), [2, left]);
		}
	}

	#[test]
	fn a_network_that_opens_again_lets_others_in() {
		let simulated = Simulated::open();
		let network = ClosedNetwork::new(&simulated, &NonReservedPeerMode::Accept);
		let all = peers();
		after_block(&network, &all[..1]);
		simulated.connect(&all);
		assert_eq!(simulated.connected(), all[..1]);
		network.accept_unreserved_peers();
		simulated.connect(&all);
		assert_eq!(simulated.connected(), all);
		network.deny_unreserved_peers();
		assert_eq!(simulated.connected(), all[..1]);
	}
}
