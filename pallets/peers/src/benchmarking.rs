// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::{EnsureOrigin, Get, Time},
	sp_core::crypto::KeyTypeId,
	sp_io::crypto::{ed25519_generate, ed25519_sign},
};
use smartcharge_primitives::genesis_hash;

const KEY: KeyTypeId = KeyTypeId(*b"peer");

/// A node, and its proof for `member`.
fn peer<T: Config>(member: &T::AccountId) -> (PeerId, PeerProof) {
	let key = ed25519_generate(KEY, None);
	let at = T::Time::now();
	let message = proof::payload(genesis_hash::<T>().as_ref(), &member.encode(), at);
	let signature = ed25519_sign(KEY, &key, &message).expect("the key is there; qed").0;
	(peer_id::of_ed25519_key(&key.0), PeerProof { at, signature })
}

/// Members with validators and a peer each, as many as `v`.
fn validating<T: Config>(v: u32) -> Result<Vec<(T::AccountId, PeerId)>, BenchmarkError> {
	let members = T::BenchmarkHelper::validating(v);
	let listed = members.into_iter().map(|member| {
		let (peer, proof) = peer::<T>(&member);
		Pallet::<T>::do_authorise_peer(member.clone(), peer.clone(), proof)?;
		Ok((member, peer))
	});
	listed.collect()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Of a node that another member listed.
	#[benchmark]
	fn authorise_peer() -> Result<(), BenchmarkError> {
		let origin =
			T::MemberOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let member = T::MemberOrigin::ensure_origin(origin.clone())
			.map_err(|_| BenchmarkError::Stop("the origin is in order"))?;
		let (peer, proof) = peer::<T>(&member);
		Peers::<T>::insert(&peer, account::<T::AccountId>("other", 0, 0));
		Count::<T>::insert(account::<T::AccountId>("other", 0, 0), 1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, peer.clone(), proof);

		assert_eq!(Peers::<T>::get(peer), Some(member));
		Ok(())
	}

	/// By a member that has no validators, while `v` members have.
	#[benchmark]
	fn revoke_peer(v: Linear<0, { T::MaxValidators::get() - 1 }>) -> Result<(), BenchmarkError> {
		validating::<T>(v)?;
		Enforced::<T>::put(true);
		let origin =
			T::MemberOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let member = T::MemberOrigin::ensure_origin(origin.clone())
			.map_err(|_| BenchmarkError::Stop("the origin is in order"))?;
		let (peer, proof) = peer::<T>(&member);
		Pallet::<T>::do_authorise_peer(member, peer.clone(), proof)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, peer.clone());

		assert!(!Peers::<T>::contains_key(peer));
		Ok(())
	}

	#[benchmark]
	fn enforce(v: Linear<1, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		let governance =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		validating::<T>(v)?;

		#[extrinsic_call]
		_(governance as T::RuntimeOrigin, true);

		assert!(Enforced::<T>::get());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
