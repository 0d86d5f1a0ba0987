// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use alloc::vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*, frame_support::traits::EnsureOrigin, frame_system::RawOrigin,
};

fn peer() -> PeerId {
	let mut bytes = vec![0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	bytes.extend([1; 32]);
	PeerId::truncate_from(bytes)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn authorise_peer() -> Result<(), BenchmarkError> {
		let member =
			T::MemberOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(member as T::RuntimeOrigin, peer());

		assert!(Peers::<T>::contains_key(peer()));
		Ok(())
	}

	/// Of a former member, by somebody else: that asks for the membership.
	#[benchmark]
	fn revoke_peer() -> Result<(), BenchmarkError> {
		let former: T::AccountId = account("former member", 0, 0);
		Pallet::<T>::do_authorise_peer(former, peer())?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), peer());

		assert!(!Peers::<T>::contains_key(peer()));
		Ok(())
	}

	#[benchmark]
	fn enforce() -> Result<(), BenchmarkError> {
		let governance =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Pallet::<T>::do_authorise_peer(account("member", 0, 0), peer())?;

		#[extrinsic_call]
		_(governance as T::RuntimeOrigin, true);

		assert!(Enforced::<T>::get());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
