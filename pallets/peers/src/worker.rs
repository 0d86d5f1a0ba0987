// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Offchain worker of a node.

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

/// Key in the node's offchain storage: time of the last warning of a node that is not listed.
pub(crate) const WARNED_AT: &[u8] = b"smartcharge::peers::warned-at";

/// Minimum time between two warnings of a node that is not listed, in ms.
pub(crate) const WARN_EVERY: Moment = 3_600_000;

impl<T: Config> Pallet<T> {
	/// Sets the peers that the node syncs with.
	pub(crate) fn restrict_sync() {
		if !Enforced::<T>::get() {
			return;
		}
		let peers = Self::peers();
		if peers.is_empty() {
			return;
		}
		let Some(own) = own_peer_id() else {
			log::error!(target: LOG_TARGET, "The node does not report its peer id.");
			return;
		};
		let now = sp_io::offchain::timestamp().unix_millis();
		let age = T::Time::now().abs_diff(now);
		match decide(&own, peers, T::Members::contains, age, T::MaxAge::get()) {
			Decision::Open | Decision::Outdated | Decision::Alone => {},
			Decision::Unlisted => warn_unlisted(&own, now),
			Decision::Restrict(nodes) => {
				// Set each time, because a restarted node has lost the list. The host ignores an
				// unchanged list.
				let nodes = nodes.into_iter().map(|peer| OpaquePeerId(peer.into_inner())).collect();
				sp_io::offchain::set_authorized_nodes(nodes, true);
			},
		}
	}
}

/// Returns the node's own peer id. The host encodes it a second time.
fn own_peer_id() -> Option<Vec<u8>> {
	let state = sp_io::offchain::network_state().ok()?;
	Vec::decode(&mut state.peer_id.0.as_slice()).ok()
}

/// Logs a warning, at most once per [`WARN_EVERY`].
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
