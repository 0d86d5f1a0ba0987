// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use super::*;
use crate::Pallet as DemandResponse;
use frame_support::{
	traits::{Get, Hooks},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use polkadot_sdk::{frame_benchmarking::v2::*, sp_runtime::traits::Zero};
use smartcharge_primitives::{Balance, BenchmarkCast, Direction, Interval, Moment, Role, SignalId};

const NOW: Moment = 1_800_000_000_000;
const REWARD: Balance = 1_000_000;

/// The window with this number; windows touch each other.
fn window(number: u32) -> Interval {
	let start = NOW + 1_000 + Moment::from(number);
	Interval::new(start, start + 1)
}

/// A DSO with a process in its area, to which `signals` signals were sent.
fn cast<T: Config>(signals: u32) -> (T::AccountId, Target) {
	let dso: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::set_time(NOW);
	T::BenchmarkHelper::member(&dso, &[Role::Dso]);
	T::BenchmarkHelper::fund(&dso, REWARD * 10_000);
	let area = T::BenchmarkHelper::area(&dso);
	let target = Target::Process(T::BenchmarkHelper::process(area));
	// The process may have come with its own clock.
	T::BenchmarkHelper::set_time(NOW);
	for number in 0..signals {
		DemandResponse::<T>::force_signal(
			dso.clone(),
			target,
			window(number),
			Direction::Down,
			REWARD,
			1,
		)
		.expect("a free window and a budget");
	}
	(dso, target)
}

/// The signal that was sent last.
fn last<T: Config>() -> SignalId {
	NextSignalId::<T>::get() - 1
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Worst case: the target is a process with but one place left.
	#[benchmark]
	fn send_signal() {
		let others = T::MaxSignalsPerTarget::get() - 1;
		let (dso, target) = cast::<T>(others);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), target, window(others), Direction::Up, REWARD, 1);

		assert!(Signals::<T>::contains_key(last::<T>()));
	}

	/// Worst case: the last of as many signals as a target can have.
	#[benchmark]
	fn withdraw_signal() {
		let (dso, _) = cast::<T>(T::MaxSignalsPerTarget::get());
		let signal = last::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), signal);

		assert!(!Signals::<T>::contains_key(signal));
	}

	/// Worst case: the last of as many signals as a target can have.
	#[benchmark]
	fn expire_signal() {
		let (dso, _) = cast::<T>(T::MaxSignalsPerTarget::get());
		let signal = last::<T>();
		T::BenchmarkHelper::set_time(NOW * 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), signal);

		assert!(!Signals::<T>::contains_key(signal));
	}

	/// Signals are pending, none is due.
	#[benchmark]
	fn on_idle_base() {
		cast::<T>(1);

		#[block]
		{
			DemandResponse::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert!(Signals::<T>::contains_key(last::<T>()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
