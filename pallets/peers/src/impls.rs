// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the calls: all checks first, then the writes, then one event.

use crate::{
	peer_id::{from_base58, is_valid},
	Config, Count, Enforced, Error, Event, Pallet, PeerId, Peers,
};
use alloc::{string::String, vec::Vec};
use polkadot_sdk::frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Contains, Get},
};

impl<T: Config> Pallet<T> {
	/// Returns all authorised peers in ascending order of their ids, each with the member that
	/// authorised it. Peers of former members are included.
	pub fn peers() -> Vec<(PeerId, T::AccountId)> {
		let mut peers: Vec<_> = Peers::<T>::iter().collect();
		peers.sort();
		peers
	}

	pub(crate) fn build_genesis(peers: &[(String, T::AccountId)]) {
		for (text, member) in peers {
			assert!(
				T::Members::contains(member),
				"genesis peer {text:?} is refused: {member:?} is no member"
			);
			let authorised = from_base58(text)
				.ok_or(Error::<T>::InvalidPeerId)
				.and_then(|peer| Self::authorise(peer, member.clone()));
			assert!(
				authorised.is_ok(),
				"genesis peer {text:?} is refused ({:?}): it needs a peer id in base58 that is not \
				there yet, and room",
				authorised.err(),
			);
		}
		Enforced::<T>::put(!peers.is_empty());
	}

	pub(crate) fn do_enforce(enforced: bool) -> DispatchResult {
		ensure!(!enforced || Peers::<T>::count() > 0, Error::<T>::NoPeers);
		Enforced::<T>::put(enforced);
		Self::deposit_event(Event::Enforced { enforced });
		Ok(())
	}

	pub(crate) fn do_authorise_peer(member: T::AccountId, peer: PeerId) -> DispatchResult {
		Self::authorise(peer.clone(), member.clone())?;
		Self::deposit_event(Event::PeerAuthorised { peer, member });
		Ok(())
	}

	pub(crate) fn do_revoke_peer(who: T::AccountId, peer: PeerId) -> DispatchResult {
		let member = Peers::<T>::get(&peer).ok_or(Error::<T>::UnknownPeer)?;
		// Peers of a former member must not use up room forever.
		ensure!(who == member || !T::Members::contains(&member), Error::<T>::NotOwner);

		Peers::<T>::remove(&peer);
		Count::<T>::mutate_exists(&member, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Self::deposit_event(Event::PeerRevoked { peer, member });
		Ok(())
	}

	/// Checks and stores a new peer of a member.
	fn authorise(peer: PeerId, member: T::AccountId) -> Result<(), Error<T>> {
		ensure!(is_valid(&peer), Error::<T>::InvalidPeerId);
		ensure!(!Peers::<T>::contains_key(&peer), Error::<T>::AlreadyAuthorised);
		ensure!(Peers::<T>::count() < T::MaxPeers::get(), Error::<T>::TooManyPeers);
		let count = Count::<T>::get(&member)
			.checked_add(1)
			.filter(|count| *count <= T::MaxPeersPerMember::get())
			.ok_or(Error::<T>::TooManyPeersOfMember)?;

		Count::<T>::insert(&member, count);
		Peers::<T>::insert(peer, member);
		Ok(())
	}
}
