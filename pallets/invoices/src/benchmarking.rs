// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the call and of what idle blocks do.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{Get, Hooks},
		weights::{Weight, WeightMeter},
	},
	frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
	sp_core::H256,
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{BenchmarkCast, Moment, Role};

const NOW: Moment = 1_800_000_000_000;

fn issuer<T: Config>() -> T::AccountId {
	T::BenchmarkHelper::set_time(NOW);
	let issuer: T::AccountId = account("issuer", 0, 0);
	T::BenchmarkHelper::member(&issuer, &[Role::Supplier]);
	issuer
}

fn anchor<T: Config>(issuer: &T::AccountId) -> Result<(), BenchmarkError> {
	let origin = RawOrigin::Signed(issuer.clone()).into();
	Pallet::<T>::anchor_invoice(origin, 0, 1, Document::Invoice, H256::zero())?;
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A credit note, which changes the anchor of its invoice as well.
	#[benchmark]
	fn anchor_invoice() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>();
		anchor::<T>(&issuer)?;
		let credit = Document::Credit(DocumentId { series: 0, number: 1 });

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), 0, 2, credit, H256::zero());

		assert_eq!(LastNumber::<T>::get(&issuer, 0), 2);
		Ok(())
	}

	/// No anchor is old.
	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>();
		anchor::<T>(&issuer)?;

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(Anchors::<T>::iter().count(), 1);
		Ok(())
	}

	/// One anchor is old.
	#[benchmark]
	fn remove_anchor() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>();
		anchor::<T>(&issuer)?;
		T::BenchmarkHelper::set_time(NOW + T::Lifetime::get());

		#[block]
		{
			Pallet::<T>::remove_old(&mut WeightMeter::new());
		}

		assert_eq!(Anchors::<T>::iter().count(), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
