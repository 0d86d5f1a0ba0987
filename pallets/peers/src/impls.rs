// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the calls: all checks first, then the writes, then one event.

use crate::{
	peer_id::{ed25519_key, from_base58, is_valid},
	Config, Count, Enforced, Error, Event, Pallet, PeerId, PeerProof, Peers, ProvedAt,
};
use alloc::{string::String, vec::Vec};
use codec::Encode;
use polkadot_sdk::frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Contains, Get, Time},
};
use smartcharge_primitives::{genesis_hash, one_less};

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
		assert!(
			peers.is_empty() || Self::validators_have_peers(),
			"genesis closes the network, but a member with validators has no peer"
		);
		Enforced::<T>::put(!peers.is_empty());
	}

	pub(crate) fn do_enforce(enforced: bool) -> DispatchResult {
		if enforced {
			ensure!(Peers::<T>::count() > 0, Error::<T>::NoPeers);
			ensure!(Self::validators_have_peers(), Error::<T>::ValidatorWithoutPeer);
		}
		Enforced::<T>::put(enforced);
		Self::deposit_event(Event::Enforced { enforced });
		Ok(())
	}

	pub(crate) fn do_authorise_peer(
		member: T::AccountId,
		peer: PeerId,
		proof: PeerProof,
	) -> DispatchResult {
		ensure!(is_valid(&peer), Error::<T>::InvalidPeerId);
		ensure!(ed25519_key(&peer).is_some(), Error::<T>::PeerNotProvable);
		let former = Peers::<T>::get(&peer);
		ensure!(former.as_ref() != Some(&member), Error::<T>::AlreadyAuthorised);
		let now = T::Time::now();
		ensure!(
			proof.at <= now.saturating_add(T::MaxAge::get())
				&& now.saturating_sub(proof.at) <= T::ProofLifetime::get(),
			Error::<T>::ProofExpired
		);
		// Else the former member could take the peer back by the proof of its own time.
		ensure!(
			ProvedAt::<T>::get(&peer).is_none_or(|before| before < proof.at),
			Error::<T>::ProofReplayed
		);
		ensure!(
			proof.is_valid(&peer, genesis_hash::<T>().as_ref(), &member.encode()),
			Error::<T>::InvalidProof
		);

		match former {
			Some(from) => {
				Self::count_one_more(&member)?;
				Self::count_one_less(&from);
				Peers::<T>::insert(&peer, member.clone());
				ProvedAt::<T>::insert(&peer, proof.at);
				Self::deposit_event(Event::PeerMoved { peer, from, to: member });
			},
			None => {
				Self::authorise(peer.clone(), member.clone())?;
				ProvedAt::<T>::insert(&peer, proof.at);
				Self::deposit_event(Event::PeerAuthorised { peer, member });
			},
		}
		Ok(())
	}

	pub(crate) fn do_revoke_peer(who: T::AccountId, peer: PeerId) -> DispatchResult {
		let member = Peers::<T>::get(&peer).ok_or(Error::<T>::UnknownPeer)?;
		let is_member = T::Members::contains(&member);
		// Peers of a former member must not use up room forever.
		ensure!(who == member || !is_member, Error::<T>::NotOwner);
		ensure!(
			!is_member
				|| !Enforced::<T>::get()
				|| Count::<T>::get(&member) > 1
				|| !T::Validating::get().contains(&member),
			Error::<T>::LastPeerOfValidator
		);

		Peers::<T>::remove(&peer);
		ProvedAt::<T>::remove(&peer);
		Self::count_one_less(&member);
		Self::deposit_event(Event::PeerRevoked { peer, member });
		Ok(())
	}

	/// Returns whether each member that operates validators has a listed peer.
	fn validators_have_peers() -> bool {
		T::Validating::get().iter().all(|member| Count::<T>::get(member) > 0)
	}

	/// Checks and stores a new peer of a member.
	fn authorise(peer: PeerId, member: T::AccountId) -> Result<(), Error<T>> {
		ensure!(is_valid(&peer), Error::<T>::InvalidPeerId);
		ensure!(!Peers::<T>::contains_key(&peer), Error::<T>::AlreadyAuthorised);
		ensure!(Peers::<T>::count() < T::MaxPeers::get(), Error::<T>::TooManyPeers);
		Self::count_one_more(&member)?;

		Peers::<T>::insert(peer, member);
		Ok(())
	}

	/// Counts another peer of `member`. Changes nothing if it has as many as it may have.
	fn count_one_more(member: &T::AccountId) -> Result<(), Error<T>> {
		let count = Count::<T>::get(member)
			.checked_add(1)
			.filter(|count| *count <= T::MaxPeersPerMember::get())
			.ok_or(Error::<T>::TooManyPeersOfMember)?;
		Count::<T>::insert(member, count);
		Ok(())
	}

	/// Counts a peer of `member` less.
	fn count_one_less(member: &T::AccountId) {
		Count::<T>::mutate_exists(member, one_less);
	}
}
