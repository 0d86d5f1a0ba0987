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
use smartcharge_primitives::{
	hour_of, AreaId, BenchmarkCast, Ean18, GridTariff, Hour, Role, MILLIS_PER_HOUR,
};

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

/// The EAN with the given serial number: the one of ten whose check digit is right.
fn ean(serial: u64) -> u64 {
	let body = 871_687_000_000_000_000 + serial * 10;
	(body..body + 10).find(|code| Ean18::new(*code).is_ok()).expect("one of ten is right")
}

/// As many secondary points as there can be, of as many suppliers, from the serial number `first`
/// on.
fn most_points<T: Config>(first: u64) -> SecondaryArgument<T::AccountId> {
	let point = |n: u32| {
		let supplier: T::AccountId = account("supplier", n, 0);
		T::BenchmarkHelper::member(&supplier, &[Role::Supplier]);
		(ean(first + u64::from(n)), supplier)
	};
	SecondaryArgument::truncate_from((0..MAX_SECONDARY).map(point).collect())
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

	/// The connection moves from another area, and one of its allocations with as many points as it
	/// can have makes room.
	#[benchmark]
	fn set_allocation() -> Result<(), BenchmarkError> {
		let dso = dso::<T>("dso");
		let (before, area) = (area::<T>(&dso)?, area::<T>(&dso)?);
		let start = 500_000 * MILLIS_PER_HOUR;
		let needed = T::AllocationRetention::get() / MILLIS_PER_HOUR + 2;
		let hour = |n: u64| hour_of(start) + (needed * n) as Hour + 1;
		let primary = most_points::<T>(0)[0].1.clone();
		let origin = || RawOrigin::Signed(dso.clone());
		for n in 0..u64::from(MAX_ALLOCATIONS) {
			T::BenchmarkHelper::set_time((u64::from(hour(n)) - 1) * MILLIS_PER_HOUR);
			let points = most_points::<T>(1 + n * u64::from(MAX_SECONDARY));
			let (origin, primary) = (origin().into(), primary.clone());
			Pallet::<T>::set_allocation(origin, before, ean(0), primary, points, hour(n))?;
		}
		let n = u64::from(MAX_ALLOCATIONS);
		T::BenchmarkHelper::set_time((u64::from(hour(n)) - 1) * MILLIS_PER_HOUR);
		let points = most_points::<T>(1 + n * u64::from(MAX_SECONDARY));

		#[extrinsic_call]
		_(origin(), area, ean(0), primary, points, hour(n));

		let connection = Ean18::new(ean(0)).ok().and_then(Allocations::<T>::get);
		let connection = connection.expect("it was set");
		assert_eq!((connection.area, connection.history.len()), (area, MAX_ALLOCATIONS as usize));
		assert_eq!(connection.history[0].from, hour(1));
		assert_eq!(AllocationPoints::<T>::iter().count() as u32, MAX_SECONDARY * MAX_ALLOCATIONS);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
