// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the call, and of what other pallets cause: each makes or removes an entry.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use polkadot_sdk::{
	frame_benchmarking::v2::*, frame_support::traits::fungible::Inspect, frame_system::RawOrigin,
};
use smartcharge_primitives::{Balance, BenchmarkCast, DebtKind, Debts as _};

const AMOUNT: Balance = 1_000_000_000;
const KIND: DebtKind = DebtKind::Charging;

fn amount<T: Config>() -> Balance {
	AMOUNT.max(T::Currency::minimum_balance())
}

/// A driver with money, and a creditor without an account.
fn parties<T: Config>() -> (T::AccountId, T::AccountId) {
	let debtor: T::AccountId = account("debtor", 0, 0);
	T::BenchmarkHelper::driver(&debtor);
	T::BenchmarkHelper::fund(&debtor, amount::<T>() * 2);
	(debtor, account("creditor", 0, 0))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn pay() -> Result<(), BenchmarkError> {
		let (debtor, creditor) = parties::<T>();
		Pallet::<T>::incur(&debtor, &creditor, KIND, amount::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(debtor.clone()), creditor.clone(), KIND, amount::<T>());

		assert!(!Pallet::<T>::in_debt(&debtor, KIND));
		assert_eq!(T::Currency::balance(&creditor), amount::<T>());
		Ok(())
	}

	#[benchmark]
	fn collect() -> Result<(), BenchmarkError> {
		let (debtor, creditor) = parties::<T>();
		let kind = DebtKind::Correction;
		Pallet::<T>::incur(&debtor, &creditor, kind, amount::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(creditor.clone()), debtor.clone(), creditor.clone(), kind);

		assert!(!Pallet::<T>::in_debt(&debtor, kind));
		assert_eq!(T::Currency::balance(&creditor), amount::<T>());
		Ok(())
	}

	#[benchmark]
	fn incur() -> Result<(), BenchmarkError> {
		let (debtor, creditor) = parties::<T>();

		#[block]
		{
			Pallet::<T>::incur(&debtor, &creditor, KIND, amount::<T>());
		}

		assert_eq!(Pallet::<T>::debt(&debtor, &creditor, KIND), amount::<T>());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
