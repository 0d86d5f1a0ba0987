// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each with the longest references and an account that has room for one
//! more withdrawal alone.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use alloc::vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
	frame_system::RawOrigin,
};
use smartcharge_primitives::{Balance, BenchmarkCast, Role};

const AMOUNT: Balance = 1_000_000_000;

fn reference(byte: u8) -> Reference {
	Reference::truncate_from(vec![byte; MAX_REFERENCE_LEN as usize])
}

fn amount<T: Config>() -> Balance {
	AMOUNT.max(T::Currency::minimum_balance())
}

fn custodian<T: Config>() -> T::AccountId {
	let custodian: T::AccountId = account("custodian", 0, 0);
	T::BenchmarkHelper::member(&custodian, &[Role::Custodian]);
	custodian
}

fn auditor<T: Config>() -> T::AccountId {
	let auditor: T::AccountId = account("auditor", 0, 0);
	T::BenchmarkHelper::member(&auditor, &[Role::Auditor]);
	auditor
}

/// A payout reference, as long as allowed.
fn payout_reference() -> Reference {
	Reference::truncate_from(vec![1; MAX_PAYOUT_REFERENCE_LEN as usize])
}

/// A driver with money, and as many pending withdrawals as leave room for one.
fn driver<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let driver: T::AccountId = account("driver", 0, 0);
	T::BenchmarkHelper::driver(&driver);
	let before = T::MaxPendingWithdrawals::get() - 1;
	T::BenchmarkHelper::fund(&driver, amount::<T>() * Balance::from(before + 3));
	for _ in 0..before {
		request::<T>(&driver)?;
	}
	Ok(driver)
}

fn request<T: Config>(driver: &T::AccountId) -> Result<WithdrawalId, BenchmarkError> {
	let id = NextWithdrawalId::<T>::get();
	let origin = RawOrigin::Signed(driver.clone()).into();
	Pallet::<T>::request_withdrawal(origin, amount::<T>(), payout_reference())?;
	Ok(id)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn deposit() -> Result<(), BenchmarkError> {
		let custodian = custodian::<T>();
		let who: T::AccountId = account("driver", 0, 0);
		T::BenchmarkHelper::driver(&who);
		let issued = Issued::<T>::get();
		Reserve::<T>::put(issued + amount::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(custodian), who.clone(), amount::<T>(), reference(0));

		assert_eq!(Issued::<T>::get(), issued + amount::<T>());
		assert!(T::Currency::balance(&who) >= amount::<T>());
		assert!(References::<T>::contains_key(reference(0)));
		Ok(())
	}

	#[benchmark]
	fn attest_reserve() -> Result<(), BenchmarkError> {
		let auditor = auditor::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(auditor), Balance::MAX);

		assert_eq!(Reserve::<T>::get(), Balance::MAX);
		Ok(())
	}

	#[benchmark]
	fn request_withdrawal() -> Result<(), BenchmarkError> {
		let who = driver::<T>()?;
		let id = NextWithdrawalId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount::<T>(), payout_reference());

		assert!(Withdrawals::<T>::contains_key(id));
		assert_eq!(PendingWithdrawals::<T>::get(&who), T::MaxPendingWithdrawals::get());
		Ok(())
	}

	#[benchmark]
	fn settle_withdrawal() -> Result<(), BenchmarkError> {
		let custodian = custodian::<T>();
		let who = driver::<T>()?;
		let id = request::<T>(&who)?;
		let reason = HoldReason::Withdrawal.into();
		let held = T::Currency::balance_on_hold(&reason, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(custodian), id, reference(2));

		assert!(!Withdrawals::<T>::contains_key(id));
		assert_eq!(T::Currency::balance_on_hold(&reason, &who), held - amount::<T>());
		Ok(())
	}

	#[benchmark]
	fn reject_withdrawal() -> Result<(), BenchmarkError> {
		let custodian = custodian::<T>();
		let who = driver::<T>()?;
		let id = request::<T>(&who)?;
		let before = T::Currency::balance(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(custodian), id);

		assert!(!Withdrawals::<T>::contains_key(id));
		assert_eq!(T::Currency::balance(&who), before + amount::<T>());
		Ok(())
	}

	#[benchmark]
	fn cancel_withdrawal() -> Result<(), BenchmarkError> {
		let who = driver::<T>()?;
		let id = request::<T>(&who)?;
		let before = T::Currency::balance(&who);
		Withdrawals::<T>::mutate(id, |withdrawal| {
			if let Some(withdrawal) = withdrawal {
				withdrawal.requested = 0;
			}
		});
		T::BenchmarkHelper::set_time(T::CancellationPeriod::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id);

		assert!(!Withdrawals::<T>::contains_key(id));
		assert_eq!(T::Currency::balance(&who), before + amount::<T>());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
