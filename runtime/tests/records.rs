// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signed records of a process go through metering, charging and corrections: the driver pays what
//! the meter signed.

mod common;

use common::{
	account, check_invariants, development, dispatch, events, now, set_time, signed_reading,
	submit, START,
};
use pallet_charging::{Preferences, Prices, Records, StopReason, WhenEqual, PREFERENCES_VERSION};
use pallet_corrections::{Changes, Reason};
use pallet_metering::{
	RecordKey, RecordRefusal, RecordRegister, RecordSignature, Recorder, SignedRecord,
};
use polkadot_sdk::{
	frame_support::{traits::Get, BoundedVec},
	sp_core::{ecdsa, Pair},
	sp_io::hashing::sha2_256,
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	genesis_hash,
	money::amount,
	trail::{prove, Line, Part},
	Interval, Moment, ProcessId, SourceChoice, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{AccountId, Balances, Runtime, RuntimeEvent, TOKEN};

const MINUTE: Moment = MILLIS_PER_HOUR / 60;
const QUARTER: Moment = MILLIS_PER_HOUR / 4;
const SERIAL: &str = "1DZG0033016911";

fn free(seed: &str) -> i128 {
	amount(Balances::free_balance(account(seed)))
}

/// The device that signs the records of the station's meter.
fn signer() -> ecdsa::Pair {
	ecdsa::Pair::from_string("//Meter//0//records", None).expect("a seed")
}

fn line(role: &str, after: Moment, wh: u64) -> String {
	// date -u -d @1800000000
	assert_eq!(START, 1_800_000_000_000);
	let (minute, second) = (after / MINUTE, after % MINUTE / 1_000);
	let time = format!("2027-01-15T08:{minute:02}:{second:02},000+0000 S");
	let kwh = format!("{}.{:03}", wh / 1_000, wh % 1_000);
	format!(
		r#"{{"TM":"{time}","TX":"{role}","RV":{kwh},"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}}"#
	)
}

fn record(page: u64, process: ProcessId, lines: &[String]) -> SignedRecord {
	let text = format!(r#"{{"PG":"T{page}","MS":"{SERIAL}","RD":[{}]}}"#, lines.join(","));
	let payload = BoundedVec::try_from(text.into_bytes()).expect("short");
	let signature = signer().sign_prehashed(&sha2_256(&payload)).0;
	let signature = signature[..64].try_into().expect("r and s");
	SignedRecord { meter: 0, process, payload, signature: RecordSignature::Secp256k1(signature) }
}

fn submit_record(by: &str, record: SignedRecord) -> Result<(), RecordRefusal> {
	let before = events().len();
	let records = BoundedVec::truncate_from(vec![record]);
	assert_eq!(dispatch(by, pallet_metering::Call::submit_records { records }), Ok(()));
	let refused = events().into_iter().skip(before).find_map(|event| match event {
		RuntimeEvent::Metering(pallet_metering::Event::RecordRefused { reason, .. }) => {
			Some(reason)
		},
		_ => None,
	});
	refused.map_or(Ok(()), Err)
}

/// The owner of the station's meter requests a recorder, and the DSO approves it.
fn set_up_recorder() {
	let SignedRecord { payload, signature, .. } = record(0, 0, &[]);
	let key = RecordKey::Secp256k1(signer().public().0);
	let serial = BoundedVec::truncate_from(SERIAL.as_bytes().to_vec());
	let recorder = Recorder { key, serial, register: RecordRegister::Total };
	let request =
		pallet_metering::Call::request_recorder { meter: 0, recorder, payload, signature };
	assert_eq!(dispatch("Cso", request), Ok(()));
	let approve = pallet_metering::Call::approve_recorder { meter: 0, key };
	assert_eq!(dispatch("Dso", approve), Ok(()));
}

fn read(after: Moment, energy: u64) {
	set_time(START + after);
	submit(vec![signed_reading("Meter//0", 0, now(), 1_000 + energy)]);
}

/// Alice has a process scheduled at a quarter past.
fn scheduled() -> ProcessId {
	let tariff = pallet_grid::Call::set_tariff { area: 0, base: 48_400, steps: Default::default() };
	assert_eq!(dispatch("Dso", tariff), Ok(()));
	set_up_recorder();
	read(QUARTER, 0);
	let process = pallet_charging::NextProcessId::<Runtime>::get();
	let authorise =
		pallet_charging::Call::authorise { station: 0, max_price_per_hour: 100 * TOKEN };
	assert_eq!(dispatch("Alice", authorise), Ok(()));
	let preferences = Preferences {
		source: SourceChoice::Cheapest,
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
		max_cost: None,
		when_equal: WhenEqual::Early,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	};
	let (energy, steps, step) = (1_250, 1, QUARTER);
	let request = pallet_charging::Call::request { process, energy, steps, step, preferences };
	assert_eq!(dispatch("Alice", request), Ok(()));
	let prices = Prices::truncate_from(vec![242_000]);
	let offer = pallet_charging::Call::offer { process, source: None, prices };
	assert_eq!(dispatch("SupplierA", offer), Ok(()));
	assert_eq!(dispatch("Cso", pallet_charging::Call::schedule { process }), Ok(()));
	process
}

/// The line of the process, which took `energy` until `after`.
fn lines_of(process: ProcessId, energy: u64, after: Moment) -> Vec<Line<AccountId>> {
	let record = Records::<Runtime>::get(process).expect("it has ended");
	let cost = |price: i128| price * i128::from(energy) / 1_000;
	let line = Line {
		step: 0,
		time: Interval::new(START + QUARTER, START + after),
		parts: vec![Part {
			supplier: account("SupplierA"),
			source: None,
			energy,
			idle: 0,
			unproven: 0,
			price: 242_000,
			grid_price: 48_400,
			amount: cost(242_000),
		}],
		to_dso: cost(48_400),
		price_per_hour: 5 * TOKEN,
		to_cso: record.totals.to_cso,
		reward: 0,
		unpaid: 0,
	};
	let lines = vec![line];
	let trail = record.trail.expect("it was scheduled");
	assert!(prove(&trail, genesis_hash::<Runtime>().as_ref(), process, &lines), "{record:?}");
	lines
}

fn correct(
	by: &str,
	process: ProcessId,
	lines: &[Line<AccountId>],
	delta: i64,
) -> Result<(), DispatchError> {
	let (lines, changes) = (lines.to_vec(), Changes::Energy(delta));
	let (reason, evidence) = (Reason::Record, Default::default());
	dispatch(by, pallet_corrections::Call::correct { process, lines, changes, reason, evidence })
}

fn mismatch() -> Option<(u64, u64)> {
	events().into_iter().rev().find_map(|event| match event {
		RuntimeEvent::Charging(pallet_charging::Event::Mismatch { metered, recorded, .. }) => {
			Some((metered, recorded))
		},
		_ => None,
	})
}

#[test]
fn the_record_wins_over_the_readings_between() {
	development(|| {
		let process = scheduled();
		assert_eq!(submit_record("Cso", record(6, process, &[line("B", QUARTER, 5_000)])), Ok(()));
		read(20 * MINUTE, 400);
		read(30 * MINUTE, 1_200);
		let end = || record(7, process, &[line("E", 2 * QUARTER, 6_100)]);
		// What the gateway hides, the driver submits.
		assert_eq!(submit_record("Alice", end()), Ok(()));
		assert_eq!(submit_record("Alice", end()), Err(RecordRefusal::PageNotNewer));
		assert_eq!(mismatch(), Some((1_200, 1_100)));
		let lines = lines_of(process, 1_200, 2 * QUARTER);
		let before = free("Alice");
		let (supplier, dso) = (free("SupplierA"), free("Dso"));
		assert!(correct("SupplierA", process, &lines, -100).is_err());
		assert!(correct("Alice", process, &lines, -101).is_err());
		assert_eq!(correct("Alice", process, &lines, -100), Ok(()));
		assert_eq!(free("Alice") - before, 24_200 + 4_840);
		assert_eq!(free("SupplierA") - supplier, -24_200);
		assert_eq!(free("Dso") - dso, -4_840);
		assert!(correct("Alice", process, &lines, -100).is_err());
		check_invariants();
	});
}

#[test]
fn a_record_that_shows_more_never_costs_the_driver_more() {
	development(|| {
		let process = scheduled();
		read(30 * MINUTE, 1_200);
		let both = [line("B", QUARTER, 5_000), line("E", 2 * QUARTER, 9_000)];
		assert_eq!(submit_record("Cso", record(6, process, &both)), Ok(()));
		assert_eq!(mismatch(), Some((1_200, 4_000)));
		let lines = lines_of(process, 1_200, 2 * QUARTER);
		for by in ["Cso", "Dso", "Alice"] {
			assert!(correct(by, process, &lines, 2_800).is_err());
			assert!(correct(by, process, &lines, -2_800).is_err());
		}
		check_invariants();
	});
}

/// The end record is the reading of the moment at which the charger stopped: the process ends on
/// it, without another reading.
#[test]
fn the_end_record_of_a_running_process_is_its_last_reading() {
	development(|| {
		let process = scheduled();
		assert_eq!(submit_record("Cso", record(6, process, &[line("B", QUARTER, 1_000)])), Ok(()));
		read(20 * MINUTE, 400);
		let stopped = 25 * MINUTE;
		set_time(START + stopped + 10_000);
		assert_eq!(submit_record("Cso", record(7, process, &[line("E", stopped, 1_800)])), Ok(()));
		let (at, reason) = (START + stopped, StopReason::Local);
		assert_eq!(dispatch("Cso", pallet_charging::Call::stop { process, at, reason }), Ok(()));
		let ended = Records::<Runtime>::get(process).expect("it has ended");
		assert_eq!((ended.energy, ended.end, ended.registers), (800, at, (1_000, 1_800)));
		assert_eq!(mismatch(), None);
		let proof = pallet_charging::Proofs::<Runtime>::get(process).expect("it is proven");
		assert!(proof.fit && proof.begin.page == 6 && proof.end.expect("the end").page == 7);
		check_invariants();
	});
}

/// A batch of the signatures that weigh most fits into a block many times less than readings do,
/// but it fits.
#[test]
fn a_full_batch_of_records_fits_into_a_block() {
	use polkadot_sdk::{
		frame_support::dispatch::{DispatchClass, GetDispatchInfo},
		frame_system,
	};
	let most = <<Runtime as pallet_metering::Config>::MaxRecords as Get<u32>>::get();
	let record = SignedRecord {
		meter: 0,
		process: 0,
		payload: BoundedVec::truncate_from(vec![0; 2_048]),
		signature: RecordSignature::P256([0; 64]),
	};
	let records = BoundedVec::truncate_from(vec![record; most as usize]);
	let call = pallet_metering::Call::<Runtime>::submit_records { records };
	let weights = <<Runtime as frame_system::Config>::BlockWeights as Get<
		frame_system::limits::BlockWeights,
	>>::get();
	let limit = weights.get(DispatchClass::Normal).max_extrinsic.expect("there is a limit");
	let weight = call.get_dispatch_info().call_weight;
	assert!(weight.all_lte(limit), "{weight} of {limit}");
}
