// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of what readings cause and of what idle blocks do.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::*;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{Get, Hooks},
		weights::{Weight, WeightMeter},
	},
	frame_system::pallet_prelude::BlockNumberFor,
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{
	AdjustPositions, AreaId, BenchmarkCast, Flow, Interval, Moment, OnFlow, Side, MILLIS_PER_HOUR,
};

/// Start of the hour before the present one of a benchmark: a day begins an hour before.
const HOUR_BEFORE: Moment = (500_000 / 24 * 24 + 1) * MILLIS_PER_HOUR;

/// Notes a flow of the hour before in each of `count` areas.
fn flows<T: Config>(count: u32) -> Batch<T> {
	T::BenchmarkHelper::set_time(HOUR_BEFORE + MILLIS_PER_HOUR);
	let supplier: T::AccountId = account("supplier", 0, 0);
	let over = Interval::new(HOUR_BEFORE, HOUR_BEFORE + MILLIS_PER_HOUR);
	let mut batch = Batch::<T>::default();
	for area in 0..count {
		let (supplier, side) = (&supplier, Side::Taken);
		Pallet::<T>::note(Flow { supplier, area, side, over, energy: 1_000 }, &mut batch);
	}
	batch
}

fn taken<T: Config>(area: AreaId) -> Option<u64> {
	let key = (HourKey::new(smartcharge_primitives::hour_of(HOUR_BEFORE)), AreaKey::new(area));
	let position = Positions::<T>::iter_prefix_values(key).next()?;
	Some(position.iter().map(|quarter| quarter.taken).sum())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Flows of `k` keys, each of which has energy already.
	#[benchmark]
	fn book(k: Linear<0, 100>) {
		Pallet::<T>::book(flows::<T>(k));

		#[block]
		{
			Pallet::<T>::book(flows::<T>(k));
		}

		for area in 0..k {
			assert_eq!(taken::<T>(area), Some(2_000));
		}
	}

	/// Positions are kept, none is old.
	#[benchmark]
	fn on_idle_base() {
		Pallet::<T>::book(flows::<T>(1));
		KeptFrom::<T>::put(smartcharge_primitives::hour_of(HOUR_BEFORE));

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(taken::<T>(0), Some(1_000));
	}

	/// `p` positions of a day are old, and one is not.
	#[benchmark]
	fn remove(p: Linear<0, 100>) {
		Pallet::<T>::book(flows::<T>(p));
		let later = HOUR_BEFORE + T::Retention::get() + 2 * MILLIS_PER_HOUR;
		T::BenchmarkHelper::set_time(later);
		let mut batch = Batch::<T>::default();
		let supplier: T::AccountId = account("supplier", 0, 0);
		let (supplier, over, side) = (&supplier, Interval::new(later, later), Side::Fed);
		Pallet::<T>::note(Flow { supplier, area: 0, side, over, energy: 1 }, &mut batch);
		Pallet::<T>::book(batch);

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(Positions::<T>::iter().count(), 1);
		assert_eq!(KeptFrom::<T>::get(), smartcharge_primitives::hour_of(HOUR_BEFORE) + 2);
	}

	/// Energy that flowed in `h` hours, each of which has an adjustment already.
	#[benchmark]
	fn adjust(h: Linear<1, 2>) {
		T::BenchmarkHelper::set_time(HOUR_BEFORE + MILLIS_PER_HOUR);
		let supplier: T::AccountId = account("supplier", 0, 0);
		let hours = Moment::from(h) * MILLIS_PER_HOUR;
		let over = Interval::new(HOUR_BEFORE, HOUR_BEFORE + hours);
		Pallet::<T>::adjust(&supplier, 0, Side::Taken, over, -1_000);

		#[block]
		{
			Pallet::<T>::adjust(&supplier, 0, Side::Taken, over, -1_000);
		}

		assert_eq!(Adjustments::<T>::iter().count(), h as usize);
	}

	/// `a` adjustments are old.
	#[benchmark]
	fn remove_adjustments(a: Linear<0, 100>) {
		T::BenchmarkHelper::set_time(HOUR_BEFORE + MILLIS_PER_HOUR);
		let supplier: T::AccountId = account("supplier", 0, 0);
		let over = Interval::new(HOUR_BEFORE, HOUR_BEFORE + MILLIS_PER_HOUR);
		for area in 0..a {
			Pallet::<T>::adjust(&supplier, area, Side::Taken, over, -1_000);
		}
		let later = smartcharge_primitives::hour_of(HOUR_BEFORE) + 1;

		#[block]
		{
			Pallet::<T>::remove_old_adjustments(later, &mut WeightMeter::new());
		}

		assert_eq!(Adjustments::<T>::iter().count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
