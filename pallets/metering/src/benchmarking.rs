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
	AreaId, BenchmarkCast, MeterId, MeterReading, Moment, OnRecord, OrderedMeterId, OrderedYear,
	Purpose, Role, MILLIS_PER_HOUR,
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

/// [`NOW`], as a record has it.
const NOW_OF_RECORDS: &str = "2027-01-15T08:00:00,000+0000 S";

/// A record with both ends of a transaction, as long as it can be, and full of small values where
/// each byte is read most often: in a line.
fn payload_of(page: u32) -> Payload {
	let line = |role, value| {
		format!(
			r#"{{"TM":"{NOW_OF_RECORDS}","TX":"{role}","RV":{value},"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G""#
		)
	};
	let (begin, end) = (line("B", "7.1"), line("E", "7.2"));
	let mut text = format!(r#"{{"PG":"T{page}","MS":"1","RD":[{begin}}},{end},"XX":[0"#);
	while text.len() + 6 <= 2_048 {
		text.push_str(",0");
	}
	text.push_str("]}]}");
	BoundedVec::try_from(text.into_bytes()).expect("within the bound")
}

fn recorder(key: RecordKey) -> Recorder {
	let serial = BoundedVec::truncate_from(b"1".to_vec());
	Recorder { key, serial, register: RecordRegister::Total }
}

/// A record with a signature on P-256.
fn p256_record(page: u32) -> (Recorder, Payload, RecordSignature) {
	let pair = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a scalar");
	let point = pair.verifying_key().to_sec1_point(false);
	let key = point.as_bytes().get(1..).and_then(|key| key.try_into().ok()).expect("x and y");
	let payload = payload_of(page);
	let digest = polkadot_sdk::sp_io::hashing::sha2_256(&payload);
	let signature: p256::ecdsa::Signature =
		p256::ecdsa::signature::hazmat::PrehashSigner::sign_prehash(&pair, &digest)
			.expect("it signs");
	let signature = RecordSignature::P256(signature.to_bytes().into());
	(recorder(RecordKey::P256(key)), payload, signature)
}

/// A record with a signature on secp256k1, whose key only the second attempt finds.
fn secp256k1_record(first: u32) -> (Recorder, Payload, RecordSignature) {
	let seed = format!("0x{:064x}", 7);
	let public = crypto::ecdsa_generate(KEY_TYPE, Some(seed.into_bytes()));
	for page in first.. {
		let payload = payload_of(page);
		let digest = polkadot_sdk::sp_io::hashing::sha2_256(&payload);
		let signature =
			crypto::ecdsa_sign_prehashed(KEY_TYPE, &public, &digest).expect("the keystore has it");
		let [signature @ .., bit] = signature.0;
		if bit == 1 {
			let signature = RecordSignature::Secp256k1(signature);
			return (recorder(RecordKey::Secp256k1(public.0)), payload, signature);
		}
	}
	unreachable!("half of all signatures have the bit")
}

fn put_recorder<T: Config>(meter: MeterId, recorder: Recorder) {
	RecordKeys::<T>::insert(recorder.key, meter);
	let approved = ApprovedRecorder { recorder, page: None };
	Recorders::<T>::insert(OrderedMeterId::new(meter), approved);
}

/// As many records, each of another meter and process.
fn records<T: Config>(
	n: u32,
	make: fn(u32) -> (Recorder, Payload, RecordSignature),
) -> (T::AccountId, BoundedVec<SignedRecord, T::MaxRecords>) {
	let (owner, _, area) = cast::<T>();
	let (recorder, payload, signature) = make(1);
	let records: Vec<_> = (0..n)
		.map(|index| {
			let reading = MeterReading { at: NOW, register: 0 };
			let key = MeterKey::Sr25519(device(u64::from(index) + 1));
			let owner = owner.clone();
			let meter = Metering::<T>::insert_active_meter(owner, area, PURPOSE, key, reading);
			put_recorder::<T>(meter, recorder.clone());
			let process = T::OnRecord::make_process(meter, NOW, NOW);
			let payload = payload.clone();
			SignedRecord { meter, process, payload, signature }
		})
		.collect();
	(owner, BoundedVec::try_from(records).expect("within the bound"))
}

/// Number of the records that were accepted.
fn accepted<T: Config>() -> u32 {
	let records = Recorders::<T>::iter_values().filter(|approved| approved.page.is_some()).count();
	u32::try_from(records).expect("few")
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

	/// Worst case: the key is on P-256.
	#[benchmark]
	fn request_recorder() {
		let (owner, _, meter) = rotating::<T>();
		let (recorder, payload, signature) = p256_record(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), meter, recorder.clone(), payload, signature);

		assert_last::<T>(Event::RecorderRequested { meter, recorder });
	}

	/// Worst case: it replaces another one.
	#[benchmark]
	fn approve_recorder() {
		let (_, dso, meter) = rotating::<T>();
		let (before, ..) = secp256k1_record(1);
		put_recorder::<T>(meter, before);
		let (recorder, ..) = p256_record(1);
		let key = recorder.key;
		PendingRecorders::<T>::insert(OrderedMeterId::new(meter), recorder);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), meter, key);

		assert_last::<T>(Event::RecorderApproved { meter, key });
	}

	/// Worst case: there are one in force and a requested one.
	#[benchmark]
	fn remove_recorder() {
		let (_, dso, meter) = rotating::<T>();
		let (recorder, ..) = p256_record(1);
		PendingRecorders::<T>::insert(OrderedMeterId::new(meter), recorder.clone());
		put_recorder::<T>(meter, recorder);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), meter);

		assert_last::<T>(Event::RecorderRemoved { meter });
	}

	/// Worst case: each record is of another meter and as long as it can be, and proves the begin
	/// and the end of a process that has ended.
	#[benchmark]
	fn submit_records_secp256k1(n: Linear<1, { T::MaxRecords::get() }>) {
		let (owner, records) = records::<T>(n, secp256k1_record);

		#[extrinsic_call]
		submit_records(RawOrigin::Signed(owner), records);

		assert_eq!(accepted::<T>(), n);
	}

	/// The same with keys on P-256.
	#[benchmark]
	fn submit_records(n: Linear<1, { T::MaxRecords::get() }>) {
		let (owner, records) = records::<T>(n, p256_record);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), records);

		assert_eq!(accepted::<T>(), n);
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
