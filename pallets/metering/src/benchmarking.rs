// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use super::*;
use crate::Pallet as Metering;
use alloc::{format, vec::Vec};
use frame_support::{
	traits::{Get, Hooks, Time},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	sp_core::{crypto::KeyTypeId, sr25519},
	sp_io::crypto,
	sp_runtime::traits::Zero,
};
use smartcharge_evidence::{native::payload, possession, Reading};
use smartcharge_primitives::{
	calendar::{start_of_year, year_at},
	AreaId, BenchmarkCast, MeterId, MeterReading, Moment, OrderedMeterId, OrderedYear, Purpose,
	Role, MILLIS_PER_HOUR,
};

const EAN: u64 = 871_687_140_000_000_002;
const NOW: Moment = 1_800_000_000_000;
const KEY_TYPE: KeyTypeId = KeyTypeId(*b"metr");
const PURPOSE: Purpose = Purpose::Station { power: 1 };

/// An owner and a DSO with its area.
fn cast<T: Config>() -> (T::AccountId, T::AccountId, AreaId) {
	let owner: T::AccountId = whitelisted_caller();
	let dso: T::AccountId = account("dso", 0, 0);
	T::BenchmarkHelper::member(&owner, &[Role::Cso]);
	T::BenchmarkHelper::member(&dso, &[Role::Dso]);
	let area = T::BenchmarkHelper::area(&dso);
	T::BenchmarkHelper::set_time(NOW);
	(owner, dso, area)
}

/// A key in the keystore.
fn device(index: u64) -> sr25519::Public {
	let seed = format!("0x{index:064x}");
	crypto::sr25519_generate(KEY_TYPE, Some(seed.into_bytes()))
}

fn sign(device: &sr25519::Public, message: &[u8]) -> [u8; 64] {
	crypto::sr25519_sign(KEY_TYPE, device, message).expect("the keystore has the key").0
}

/// A key, and the proof that `owner` has it.
fn key<T: Config>(index: u64, owner: &T::AccountId) -> (MeterKey, [u8; 64]) {
	let device = device(index);
	let owner = Metering::<T>::account_id(owner);
	let proof = sign(&device, &possession::payload(&Metering::<T>::genesis_hash(), &owner));
	(MeterKey::Sr25519(device), proof)
}

fn registered<T: Config>() -> (T::AccountId, T::AccountId, MeterId) {
	let (owner, dso, area) = cast::<T>();
	let meter = NextMeterId::<T>::get();
	let (key, proof) = key::<T>(1, &owner);
	Metering::<T>::do_register_meter(owner.clone(), EAN, area, key, PURPOSE, &proof)
		.expect("a valid registration");
	(owner, dso, meter)
}

/// An active meter with a request for another key.
fn rotating<T: Config>() -> (T::AccountId, T::AccountId, MeterId) {
	let (owner, dso, meter) = registered::<T>();
	let (first, _) = key::<T>(1, &owner);
	Metering::<T>::do_approve_meter(&dso, meter, first, None).expect("it is pending");
	let (other, proof) = key::<T>(2, &owner);
	Metering::<T>::do_rotate_key(&owner, meter, other, &proof).expect("a new key");
	(owner, dso, meter)
}

fn assert_last<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(<T as frame_system::Config>::RuntimeEvent::from(
		event,
	));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_meter() {
		let (owner, _, area) = cast::<T>();
		let meter = NextMeterId::<T>::get();
		let (key, proof) = key::<T>(1, &owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), EAN, area, key, PURPOSE, proof);

		assert!(Meters::<T>::contains_key(OrderedMeterId::new(meter)));
	}

	/// Worst case: a pending key comes into force with a base. The end of a process is weighed by
	/// its pallet.
	#[benchmark]
	fn approve_meter() {
		let (owner, dso, meter) = rotating::<T>();
		let (key, _) = key::<T>(2, &owner);
		let base = Some(MeterReading { at: NOW, register: 1 });

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), meter, key, base);

		assert_last::<T>(Event::NewBase { meter, base });
	}

	/// Worst case: the meter has a key in force.
	#[benchmark]
	fn suspend_meter() {
		let (_, dso, meter) = rotating::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), meter);

		assert_last::<T>(Event::MeterSuspended { meter });
	}

	#[benchmark]
	fn rotate_key() {
		let (owner, _, meter) = rotating::<T>();
		let (key, proof) = key::<T>(3, &owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), meter, key, proof);

		assert_last::<T>(Event::KeyRotationRequested { meter, key });
	}

	/// Worst case: each reading is of another meter, and accepted. None of them leaves a gap for
	/// others than the owner.
	#[benchmark]
	fn submit_readings(n: Linear<1, { T::MaxBatch::get() }>) {
		let (owner, _, area) = cast::<T>();
		let genesis = Metering::<T>::genesis_hash();
		let now = T::Time::now();
		let readings: Vec<_> = (0..n)
			.map(|index| {
				let public = device(u64::from(index) + 1);
				let before = MeterReading { at: now - MILLIS_PER_HOUR, register: 0 };
				let meter = Metering::<T>::insert_active_meter(
					owner.clone(),
					area,
					PURPOSE,
					MeterKey::Sr25519(public),
					before,
				);
				let reading = Reading { meter, at: now, register: 1 };
				let signature = sign(&public, &payload(&genesis, &reading));
				SignedReading { meter, at: reading.at, register: reading.register, signature }
			})
			.collect();
		let last = readings.last().expect("at least one").meter;
		let at = now;
		let readings = BoundedVec::try_from(readings).expect("within the bound");

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), readings);

		assert_last::<T>(Event::ReadingAccepted { meter: last, read_at: at, register: 1 });
	}

	/// A meter waits for its approval.
	#[benchmark]
	fn on_idle_base() {
		let (_, _, meter) = registered::<T>();
		Reviewed::<T>::put(meter);

		#[block]
		{
			Metering::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert!(Meters::<T>::contains_key(OrderedMeterId::new(meter)));
	}

	/// A meter that was approved.
	#[benchmark]
	fn review_meter() {
		let (_, _, meter) = rotating::<T>();
		Reviewed::<T>::put(meter);

		#[block]
		{
			Metering::<T>::remove_unapproved(&mut WeightMeter::new());
		}

		assert_eq!(Reviewed::<T>::get(), meter + 1);
	}

	/// A meter that was not approved in time, its review included.
	#[benchmark]
	fn remove_meter() {
		let (_, _, meter) = registered::<T>();
		Reviewed::<T>::put(meter);
		T::BenchmarkHelper::set_time(NOW + T::ApprovalPeriod::get());

		#[block]
		{
			Metering::<T>::remove_unapproved(&mut WeightMeter::new());
		}

		assert_last::<T>(Event::MeterRemoved { meter });
	}

	/// A reading crosses a year.
	#[benchmark]
	fn note_year() {
		let (_, _, meter) = rotating::<T>();
		let before = MeterReading { at: start_of_year(year_at(NOW)) - 1, register: 1 };
		let after = MeterReading { at: NOW, register: 9 };
		let crossed = Metering::<T>::years_crossed(Some(before), after);

		#[block]
		{
			Metering::<T>::note_years(meter, crossed, Some(before), after);
		}

		assert_eq!(YearRegisters::<T>::iter().count(), 1);
	}

	/// A register is old.
	#[benchmark]
	fn remove_year() {
		let border = YearBorder { closing: 1, opening: None };
		YearRegisters::<T>::insert(OrderedYear::new(1970), OrderedMeterId::new(0), border);
		T::BenchmarkHelper::set_time(NOW);

		#[block]
		{
			Metering::<T>::remove_old_years(&mut WeightMeter::new());
		}

		assert_eq!(YearRegisters::<T>::iter().count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
