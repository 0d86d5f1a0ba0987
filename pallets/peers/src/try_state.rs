// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	peer_id::{ed25519_key, is_valid},
	Config, Count, Pallet, Peers, ProvedAt,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut total: u32 = 0;
		let mut of_members = BTreeMap::<T::AccountId, u32>::new();
		for (peer, member) in Peers::<T>::iter() {
			ensure!(is_valid(&peer), "INV1: nodes cannot read a peer id");
			total = total.saturating_add(1);
			let of_member = of_members.entry(member).or_default();
			*of_member = of_member.saturating_add(1);
		}
		ensure!(total == Peers::<T>::count(), "INV2: the counter is not the number of peers");
		ensure!(total <= T::MaxPeers::get(), "INV2: there are too many peers");
		for (member, count) in Count::<T>::iter() {
			ensure!(
				of_members.remove(&member) == Some(count),
				"INV3: a count is not the number of the peers"
			);
			ensure!(count <= T::MaxPeersPerMember::get(), "INV3: a member has too many peers");
		}
		ensure!(of_members.is_empty(), "INV3: the peers of a member are not counted");
		for peer in ProvedAt::<T>::iter_keys() {
			ensure!(Peers::<T>::contains_key(&peer), "INV4: a peer is proved, but not authorised");
			ensure!(ed25519_key(&peer).is_some(), "INV4: a peer is proved that cannot be");
		}
		Ok(())
	}
}
