// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the offchain worker of a node does.

use crate::{
	decision::{decide, Decision},
	peer_id::to_base58,
	Config, Enforced, Pallet, LOG_TARGET,
};
use alloc::vec::Vec;
use codec::Decode;
use polkadot_sdk::{
	frame_support::traits::{Contains, Get, Time},
	sp_core::OpaquePeerId,
	sp_io,
	sp_runtime::offchain::storage::StorageValueRef,
};
use smartcharge_primitives::Moment;

/// Where a node that is not listed notes when it last warned, in its own offchain storage.
pub(crate) const WARNED_AT: &[u8] = b"smartcharge::peers::warned-at";

/// How long a node that is not listed keeps quiet about it, in ms.
pub(crate) const WARN_EVERY: Moment = 3_600_000;

impl<T: Config> Pallet<T> {
	/// Tells the node with whom to sync.
	pub(crate) fn restrict_sync() {
		if !Enforced::<T>::get() {
			return;
		}
		let peers = Self::peers();
		if peers.is_empty() {
			return;
		}
		let Some(own) = own_peer_id() else {
			log::error!(target: LOG_TARGET, "The node does not tell its peer id.");
			return;
		};
		let now = sp_io::offchain::timestamp().unix_millis();
		let age = T::Time::now().abs_diff(now);
		match decide(&own, peers, T::Members::contains, age, T::MaxAge::get()) {
			Decision::Open | Decision::Outdated => {},
			Decision::Unlisted => warn_unlisted(&own, now),
			Decision::Restrict(nodes) => {
				// Each time: a node that restarts has forgotten, and the host keeps what did not
				// change.
				let nodes = nodes.into_iter().map(|peer| OpaquePeerId(peer.into_inner())).collect();
				sp_io::offchain::set_authorized_nodes(nodes, true);
			},
		}
	}
}

/// The node's own peer id, which the host encodes once more.
fn own_peer_id() -> Option<Vec<u8>> {
	let state = sp_io::offchain::network_state().ok()?;
	Vec::decode(&mut state.peer_id.0.as_slice()).ok()
}

/// Warns, but not with every block.
fn warn_unlisted(own: &[u8], now: Moment) {
	let warned_at = StorageValueRef::persistent(WARNED_AT);
	let last = warned_at.get::<Moment>().ok().flatten();
	if last.is_none_or(|last| last.abs_diff(now) >= WARN_EVERY) {
		warned_at.set(&now);
		log::warn!(
			target: LOG_TARGET,
			"This node is no authorised peer, so others refuse it. A member has to authorise {}.",
			to_base58(own).unwrap_or_default(),
		);
	}
}
