// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use alloc::vec::Vec;
#[cfg(feature = "runtime-benchmarks")]
use codec::Decode;
use codec::Encode;
use polkadot_sdk::{
	frame_system::{self, RawOrigin},
	pallet_session::{self, historical},
	sp_staking::SessionIndex,
};
#[cfg(feature = "runtime-benchmarks")]
use polkadot_sdk::{pallet_session::SessionInterface, sp_runtime::traits::Hash};

/// Sessions and session keys of the validators. Implemented by `pallet-session` with its history.
pub trait Sessions<AccountId> {
	/// Returns the index of the running session.
	fn current() -> SessionIndex;

	/// Returns the validators of the running session.
	fn validators() -> Vec<AccountId>;

	/// Returns the encoded keys with which `validator` would take part in a session that is planned
	/// now, or `None` if it has set none.
	fn keys(validator: &AccountId) -> Option<Vec<u8>>;

	/// Removes the keys of `validator` and what is on hold for them. No-op if there are none.
	fn purge_keys(validator: &AccountId);

	/// Removes the records of the sessions before `session`.
	fn prune_up_to(session: SessionIndex);

	/// Sets unique keys for `validator`.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_set_keys(validator: &AccountId);
}

impl<T> Sessions<T::AccountId> for pallet_session::Pallet<T>
where
	T: historical::Config
		+ pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>,
{
	fn current() -> SessionIndex {
		Self::current_index()
	}

	fn validators() -> Vec<T::AccountId> {
		Self::validators()
	}

	fn keys(validator: &T::AccountId) -> Option<Vec<u8>> {
		Self::load_keys(validator).map(|keys| keys.encode())
	}

	fn purge_keys(validator: &T::AccountId) {
		// The call, because it also works for an account that is no longer a validator. It fails
		// only if there are no keys.
		let _ = Self::purge_keys(RawOrigin::Signed(validator.clone()).into());
	}

	fn prune_up_to(session: SessionIndex) {
		historical::Pallet::<T>::prune_up_to(session);
	}

	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used, reason = "benchmarks run off chain")]
	fn benchmark_set_keys(validator: &T::AccountId) {
		// At least as many bytes as any set of keys has.
		let bytes = T::Hashing::hash_of(validator).as_ref().repeat(16);
		let keys = T::Keys::decode(&mut bytes.as_slice()).expect("any bytes are keys; qed");
		<Self as SessionInterface>::set_keys(validator, keys).expect("is a validator; qed");
	}
}
