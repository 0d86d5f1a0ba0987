// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each with the longest name and the most steps.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use alloc::vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::{EnsureOrigin, Get},
	frame_system::RawOrigin,
};
use smartcharge_primitives::{AreaId, BenchmarkCast, GridTariff, Role};

fn dso<T: Config>(name: &'static str) -> T::AccountId {
	let dso: T::AccountId = account(name, 0, 0);
	T::BenchmarkHelper::member(&dso, &[Role::Dso]);
	dso
}

fn longest_name() -> AreaName {
	AreaName::truncate_from(vec![b'a'; MAX_NAME_LEN as usize])
}

fn most_steps<T: Config>() -> TariffSteps {
	let price = T::MaxPrice::get();
	let steps = (1..=MAX_TARIFF_STEPS).map(|n| TariffStep { loading: n as u16, price });
	TariffSteps::truncate_from(steps.collect())
}

/// An area with the longest name and the most steps.
fn area<T: Config>(dso: &T::AccountId) -> Result<AreaId, BenchmarkError> {
	let governance =
		T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
	let area = NextAreaId::<T>::get();
	Pallet::<T>::create_area(governance, longest_name(), dso.clone())?;
	let dso = RawOrigin::Signed(dso.clone()).into();
	Pallet::<T>::set_tariff(dso, area, T::MaxPrice::get(), most_steps::<T>())?;
	Ok(area)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_area() -> Result<(), BenchmarkError> {
		let governance =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let dso = dso::<T>("dso");
		let area = NextAreaId::<T>::get();

		#[extrinsic_call]
		_(governance as T::RuntimeOrigin, longest_name(), dso.clone());

		assert_eq!(Pallet::<T>::operator(area), Some(dso));
		Ok(())
	}

	#[benchmark]
	fn set_tariff() -> Result<(), BenchmarkError> {
		let dso = dso::<T>("dso");
		let area = area::<T>(&dso)?;
		let mut steps = most_steps::<T>();
		steps[0].price = 0;

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), area, T::MaxPrice::get(), steps.clone());

		assert_eq!(Areas::<T>::get(area).map(|area| area.tariff.steps), Some(steps));
		Ok(())
	}

	#[benchmark]
	fn report_loading() -> Result<(), BenchmarkError> {
		let dso = dso::<T>("dso");
		let area = area::<T>(&dso)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), area, MAX_LOADING);

		assert_eq!(Areas::<T>::get(area).map(|area| area.loading), Some(MAX_LOADING));
		Ok(())
	}

	#[benchmark]
	fn set_operator() -> Result<(), BenchmarkError> {
		let governance =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let area = area::<T>(&dso::<T>("dso"))?;
		let new = dso::<T>("other dso");

		#[extrinsic_call]
		_(governance as T::RuntimeOrigin, area, new.clone());

		assert_eq!(Pallet::<T>::operator(area), Some(new));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
