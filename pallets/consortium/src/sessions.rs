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

/// The sessions that validators take part in. `pallet-session` with its history is one.
pub trait Sessions<AccountId> {
	/// Index of the session that runs.
	fn current() -> SessionIndex;

	/// Who takes part in the session that runs.
	fn validators() -> Vec<AccountId>;

	/// The keys, encoded, with which `validator` would take part in a session that is planned now;
	/// `None` when it has set none.
	fn keys(validator: &AccountId) -> Option<Vec<u8>>;

	/// Drops the keys of `validator` and what is held for them, if there are any.
	fn purge_keys(validator: &AccountId);

	/// Forgets who took part in the sessions before `session`.
	fn prune_up_to(session: SessionIndex);

	/// Sets keys for `validator` that no other has.
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
		// The call, since it works for an account that is no validator any more. It fails when
		// there are no keys and in no other way.
		let _ = Self::purge_keys(RawOrigin::Signed(validator.clone()).into());
	}

	fn prune_up_to(session: SessionIndex) {
		historical::Pallet::<T>::prune_up_to(session);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_set_keys(validator: &T::AccountId) {
		// As many bytes as any set of keys takes.
		let bytes = T::Hashing::hash_of(validator).as_ref().repeat(16);
		let keys = T::Keys::decode(&mut bytes.as_slice()).expect("any bytes are keys; qed");
		<Self as SessionInterface>::set_keys(validator, keys).expect("is a validator; qed");
	}
}
