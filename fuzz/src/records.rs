// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signed records of meters: made for calls, written here by another hand than the reader's; and
//! the part of the model that says what may be accepted, proven and corrected.

use crate::{common, lines::Lines};
use pallet_corrections::{Book, Books, Corrections, Reason};
use pallet_metering::{PendingRecorders, RecordKey, Recorder, Recorders};
use polkadot_sdk::{
	sp_core::{bytes::to_hex, ecdsa, Pair, H256},
	sp_io::hashing::sha2_256,
};
use rand::{seq::IndexedRandom, Rng};
use rand_chacha::ChaCha8Rng;
use serde_json::{json, Value};
use smartcharge_primitives::{
	ChargeRecords, Energy, GridTariff, MeterId, Moment, OrderedMeterId, ProcessId, RecordedLine,
	MILLIS_PER_HOUR,
};
use smartcharge_runtime::{Charging, Grid, Metering, Runtime, RuntimeEvent};
use std::collections::BTreeMap;

/// Rule of the numbers of records.
pub const PAGES: &str = "records of a meter are accepted once and in order";
/// Rule of what records prove.
pub const PROVEN: &str = "a proof is of the meter and the time of its process";
/// Rule of what differs.
pub const MISMATCH: &str = "a mismatch is what record and register say";
/// Rule of corrections by records.
pub const RECORDED: &str = "by its records a driver pays for what they show, and no less";

/// How far the ends of a record may be from those of its process.
const WINDOW: Moment = 5 * MILLIS_PER_HOUR / 60;
/// Energy that rounding explains, in Wh.
const ROUNDING: Energy = 10;

/// Chance of a record that is wrong in one of its parts.
const WRONG: f64 = 0.25;

/// Devices of each meter: the first one, and one that replaces it.
const DEVICES: u8 = 2;

/// The device of a meter.
fn device(meter: MeterId, number: u8) -> ecdsa::Pair {
	let mut seed = [number + 1; 32];
	seed[..4].copy_from_slice(&meter.to_le_bytes());
	ecdsa::Pair::from_seed(&seed)
}

fn serial(meter: MeterId, number: u8) -> String {
	format!("1DZG{number}{meter:08}")
}

/// The device that has `key`.
fn holder(meter: MeterId, key: &RecordKey) -> Option<u8> {
	let has = |number: &u8| RecordKey::Secp256k1(device(meter, *number).public().0) == *key;
	(0..DEVICES).find(has)
}

fn key(meter: MeterId, number: u8) -> Value {
	json!({ "Secp256k1": to_hex(&device(meter, number).public().0, false) })
}

/// `payload` and `signature` of a record by a device.
fn signed(meter: MeterId, number: u8, text: &str, high: bool) -> (Value, Value) {
	let signature = device(meter, number).sign_prehashed(&sha2_256(text.as_bytes())).0;
	let mut signature: [u8; 64] = signature[..64].try_into().expect("r and s");
	if high {
		negate(&mut signature[32..]);
	}
	(text.into(), json!({ "Secp256k1": to_hex(&signature, false) }))
}

/// Makes n - s of s.
fn negate(s: &mut [u8]) {
	let order = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141";
	let mut borrow = 0;
	for at in (0..32).rev() {
		let order = i32::from_str_radix(&order[2 * at..2 * at + 2], 16).expect("two digits");
		let digit = order - i32::from(s[at]) - borrow;
		borrow = i32::from(digit < 0);
		s[at] = digit.rem_euclid(256) as u8;
	}
}

/// A time as records have it, counted day by day.
fn stamp(at: Moment) -> String {
	let (mut days, rest) = (at / 86_400_000, at % 86_400_000);
	let leap = |year: u64| match (year % 4, year % 100, year % 400) {
		(_, _, 0) => true,
		(_, 0, _) => false,
		(rest, ..) => rest == 0,
	};
	let mut year = 1970;
	while days >= 365 + u64::from(leap(year)) {
		days -= 365 + u64::from(leap(year));
		year += 1;
	}
	let mut month = 1;
	for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
		if days < length {
			break;
		}
		days -= length;
		month += 1;
	}
	let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60);
	let (second, ms) = (rest / 1_000 % 60, rest % 1_000);
	let day = days + 1;
	format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02},{ms:03}+0000 S")
}

fn line(role: &str, at: Moment, mwh: u64, status: &str) -> String {
	let (kwh, rest) = (mwh / 1_000_000, mwh % 1_000_000);
	let time = stamp(at);
	format!(
		r#"{{"TM":"{time}","TX":"{role}","RV":{kwh}.{rest:06},"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"{status}"}}"#
	)
}

fn text(page: u64, serial: &str, lines: &[String]) -> String {
	format!(r#"{{"PG":"T{page}","MS":"{serial}","RD":[{}]}}"#, lines.join(","))
}

/// Arguments of `Metering.request_recorder`.
pub fn request(meter: MeterId, rng: &mut ChaCha8Rng) -> Option<Value> {
	let number = rng.random_range(0..DEVICES);
	let serial = serial(meter, number);
	let (payload, signature) = signed(meter, number, &text(0, &serial, &[]), rng.random());
	let register = *["Total", "Total", "Transaction"].choose(rng)?;
	let recorder = json!({ "key": key(meter, number), "serial": serial, "register": register });
	Some(json!({
		"meter": meter, "recorder": recorder, "payload": payload, "signature": signature,
	}))
}

/// Meters that a recorder was requested for.
pub fn requested() -> Vec<(MeterId, Recorder)> {
	let all = PendingRecorders::<Runtime>::iter();
	all.map(|(meter, recorder)| (meter.id(), recorder)).collect()
}

/// Arguments of `Metering.approve_recorder`.
pub fn approve(rng: &mut ChaCha8Rng) -> Option<Value> {
	let requested = requested();
	let (meter, recorder) = requested.choose(rng)?;
	let number = holder(*meter, &recorder.key)?;
	Some(json!({ "meter": meter, "key": key(*meter, number) }))
}

/// A process of a meter: running, or ended not long ago.
struct Of {
	process: ProcessId,
	start: Moment,
	end: Option<Moment>,
	/// Registers in Wh with which it started, and with which it ended or is now.
	registers: (Energy, Energy),
	begun: bool,
}

fn processes_at(meter: MeterId, lines: &Lines) -> Vec<Of> {
	use pallet_charging::{Phase, Processes, Proofs, Stations};
	let mut found = Vec::new();
	if let Some(process) = Processes::<Runtime>::get(OrderedMeterId::new(meter)) {
		if let Phase::Scheduled(session) = &process.phase {
			let now = session.last.register;
			found.push(Of {
				process: process.id,
				start: session.timetable.scheduled,
				end: None,
				registers: (now - session.delivered, now),
				begun: Proofs::<Runtime>::contains_key(process.id),
			});
		}
	}
	for (process, ended) in lines.processes() {
		let record = &ended.record;
		let at = Stations::<Runtime>::get(record.station).map(|station| station.meter);
		if at == Some(meter) && pallet_charging::Records::<Runtime>::contains_key(process) {
			found.push(Of {
				process: *process,
				start: record.start,
				end: Some(record.end),
				registers: record.registers,
				begun: Proofs::<Runtime>::contains_key(process),
			});
		}
	}
	found
}

/// Arguments of `Metering.submit_records`: records of meters with a recorder, some of them wrong; a
/// `careful` one is right, and shows less than the readings.
pub fn submit(lines: &Lines, rng: &mut ChaCha8Rng, careful: bool) -> Option<Value> {
	let mut meters: Vec<_> = Recorders::<Runtime>::iter().collect();
	meters.sort_by_key(|(meter, _)| *meter);
	let all: Vec<_> = meters
		.into_iter()
		.map(|(meter, approved)| (processes_at(meter.id(), lines), meter.id(), approved))
		.filter(|(all, ..)| !all.is_empty())
		.collect();
	let mut records = Vec::new();
	let count = if careful { 1 } else { rng.random_range(1..4) };
	for _ in 0..count {
		let (all, meter, approved) = all.choose(rng)?;
		let of = match all.first().filter(|_| careful || rng.random_bool(0.6)) {
			Some(first) => first,
			None => all.choose(rng)?,
		};
		let number = holder(*meter, &approved.recorder.key)?;
		let page = approved.page.map_or(1, |page| page + 1) + records.len() as u64;
		records.push(if careful {
			right_record(*meter, number, page, of)
		} else {
			record(*meter, number, page, of, rng)
		});
	}
	Some(json!({ "records": records }))
}

/// What a device signs whose gateway counts 100 Wh too much: the begin, or then the end.
fn right_record(meter: MeterId, number: u8, page: u64, of: &Of) -> Value {
	let line = match of.begun {
		false => line("B", of.start, of.registers.0 * 1_000, "G"),
		true => {
			let end = of.end.unwrap_or_else(common::now);
			line("E", end, of.registers.1.saturating_sub(100) * 1_000, "G")
		},
	};
	let text = text(page, &serial(meter, number), &[line]);
	let (payload, signature) = signed(meter, number, &text, false);
	json!({ "meter": meter, "process": of.process, "payload": payload, "signature": signature })
}

fn record(meter: MeterId, number: u8, page: u64, of: &Of, rng: &mut ChaCha8Rng) -> Value {
	// The register is close to that of the readings, behind or ahead of it.
	let mut about = |wh: Energy| match rng.random_range(0..4) {
		0 => wh * 1_000 + rng.random_range(0..1_000),
		1 => wh.saturating_sub(rng.random_range(0..200)) * 1_000,
		2 => (wh + rng.random_range(0..200)) * 1_000,
		_ => wh * 1_000,
	};
	let (begin, end) = (about(of.registers.0), about(of.registers.1));
	let mut near = |at: Moment| match rng.random_range(0..6) {
		0 => at.saturating_sub(rng.random_range(0..2 * WINDOW)),
		1 => at + rng.random_range(0..2 * WINDOW),
		_ => at,
	};
	let (from, until) = (near(of.start), near(of.end.unwrap_or_else(common::now)));
	let status = if rng.random_bool(0.1) { "F" } else { "G" };
	let begin = line("B", from, begin, status);
	let end = line("E", until, end, status);
	let both = rng.random_bool(0.3);
	let lines = match of.begun {
		_ if both => vec![begin, end],
		false => vec![begin],
		true => vec![end],
	};
	let (mut page, mut meter, mut process) = (page, meter, of.process);
	let mut serial = serial(meter, number);
	let mut signer = number;
	let signing = meter;
	let mut change = false;
	if rng.random_bool(WRONG) {
		match rng.random_range(0..7) {
			0 => page += rng.random_range(1..5),
			1 => page = page.saturating_sub(rng.random_range(1..3)),
			2 => meter = rng.random_range(0..8),
			3 => process = process.saturating_sub(rng.random_range(0..3)),
			4 => serial.push('0'),
			5 => signer = (signer + 1) % DEVICES,
			_ => change = true,
		}
	}
	let (mut payload, signature) =
		signed(signing, signer, &text(page, &serial, &lines), rng.random());
	if change {
		payload = payload.as_str().unwrap_or_default().replace("\"RV\":", "\"RV\":1").into();
	}
	json!({ "meter": meter, "process": process, "payload": payload, "signature": signature })
}

/// What the model knows of records.
#[derive(Default)]
pub struct Follower {
	/// Number of the latest record of a meter.
	pages: BTreeMap<MeterId, u64>,
	/// Numbers of the records that were accepted in this block.
	accepted: BTreeMap<ProcessId, Vec<(MeterId, u64)>>,
	/// Sums of the changes of energy for which the driver paid, before this block.
	billed: BTreeMap<ProcessId, i64>,
	faults: Vec<(&'static str, String)>,
}

impl Follower {
	/// Begins with what the chain knows now.
	pub fn begin() -> Self {
		let pages = Recorders::<Runtime>::iter()
			.filter_map(|(meter, approved)| Some((meter.id(), approved.page?)));
		Self { pages: pages.collect(), ..Self::default() }
	}

	/// Follows an event.
	pub fn follow(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Metering(event) => self.metering(event),
			RuntimeEvent::Charging(event) => self.charging(event),
			RuntimeEvent::Corrections(pallet_corrections::Event::CorrectionExecuted {
				id,
				process,
				..
			}) => self.corrected(*id, *process),
			_ => (),
		}
	}

	/// The next fault that was found.
	pub fn fault(&mut self) -> Option<(&'static str, String)> {
		self.faults.pop()
	}

	/// Ends a block.
	pub fn end_block(&mut self) {
		self.accepted.clear();
		let sums = Books::<Runtime>::iter().map(|(process, book)| (process, billed(&book)));
		self.billed = sums.collect();
	}

	fn check(&mut self, rule: &'static str, holds: bool, details: impl FnOnce() -> String) {
		if !holds {
			self.faults.push((rule, details()));
		}
	}

	fn metering(&mut self, event: &pallet_metering::Event<Runtime>) {
		use pallet_metering::Event;
		match event {
			Event::RecorderApproved { meter, .. } | Event::RecorderRemoved { meter } => {
				self.pages.remove(meter);
			},
			Event::PagesMissing { meter, first, last } => {
				let next = self.pages.get(meter).map(|page| page + 1);
				self.check(PAGES, next == Some(*first) && first <= last, || format!("{event:?}"));
				self.pages.insert(*meter, *last);
			},
			Event::RecordAccepted { meter, process, page } => {
				let before = self.pages.insert(*meter, *page);
				let in_order = before.is_none_or(|before| before + 1 == *page);
				self.check(PAGES, in_order, || format!("{event:?} after {before:?}"));
				self.accepted.entry(*process).or_default().push((*meter, *page));
				let active = Metering::find_meter(*meter).is_some();
				self.check(PAGES, active, || format!("{event:?}"));
			},
			_ => (),
		}
	}

	fn charging(&mut self, event: &pallet_charging::Event<Runtime>) {
		use pallet_charging::Event;
		match event {
			Event::Proven { process, proof } => {
				let shown = [Some(proof.begin), proof.end];
				let latest = shown.into_iter().flatten().map(|line| line.page).max();
				let accepted = self.accepted.get(process).into_iter().flatten();
				let known = accepted.map(|(_, page)| *page).max() == latest;
				self.check(PROVEN, known, || format!("{event:?} without its record"));
				let start = start_of(*process);
				let near = start.is_some_and(|start| proof.begin.at.abs_diff(start) <= WINDOW);
				self.check(PROVEN, near, || format!("{event:?} of {start:?}"));
				let none = H256::zero();
				let hashed = shown.into_iter().flatten().all(|line| line.hash != none);
				self.check(PROVEN, hashed, || format!("{event:?}"));
			},
			Event::Mismatch { process, metered, recorded } => {
				let record = pallet_charging::Records::<Runtime>::get(process);
				let proof = pallet_charging::Proofs::<Runtime>::get(process);
				let said = record.zip(proof).is_some_and(|(record, proof)| {
					let registers = record.registers.1 - record.registers.0;
					let shown = proof.end.map(|end| energy(proof.begin, end));
					registers == *metered && shown == Some(*recorded) && proof.fit
				});
				let differs = metered.abs_diff(*recorded) > ROUNDING;
				self.check(MISMATCH, said && differs, || format!("{event:?}"));
			},
			_ => (),
		}
	}

	/// A correction by records leaves the driver with what they show.
	fn corrected(&mut self, id: u64, process: ProcessId) {
		let Some(correction) = Corrections::<Runtime>::get(id) else { return };
		if correction.reason != Reason::Record {
			return;
		}
		let about = |what: &str| format!("correction {id} of process {process}: {what}");
		let falls = correction.effects.iter().all(|effect| effect.change.delta < 0);
		self.check(RECORDED, falls, || about("it raises energy"));
		let record = pallet_charging::Records::<Runtime>::get(process);
		let proof = pallet_charging::Proofs::<Runtime>::get(process);
		let Some((record, proof)) = record.zip(proof) else {
			self.faults.push((RECORDED, about("there is no record")));
			return;
		};
		let shown = proof.end.map(|end| energy(proof.begin, end) as i64);
		self.check(RECORDED, proof.fit && shown.is_some(), || about("nothing is proven"));
		// Another correction of the same block can change it again.
		let before = self.billed.get(&process).copied().unwrap_or_default();
		let change: i64 = correction.effects.iter().map(|effect| effect.change.delta).sum();
		let after = record.energy as i64 + before + change;
		let alone = pallet_corrections::Books::<Runtime>::get(process)
			.is_some_and(|book| billed(&book) == before + change);
		self.check(RECORDED, !alone || shown == Some(after), || {
			about(&format!("{after} Wh are left of {record:?} with {proof:?}"))
		});
		let parties = [Some(correction.driver), Some(correction.bearer)];
		let dso = Grid::operator(correction.area);
		let by_party =
			parties.into_iter().chain([dso]).any(|it| it.as_ref() == Some(&correction.by));
		self.check(RECORDED, by_party, || about("by somebody else"));
	}
}

/// Energy in Wh that two lines show.
fn energy(begin: RecordedLine, end: RecordedLine) -> Energy {
	(end.register - begin.register) / 1_000
}

/// Sum of the changes of energy for which the driver paid or got money back.
fn billed(book: &Book) -> i64 {
	let energy = |part: &&pallet_corrections::types::Corrected| {
		matches!(part.of, pallet_corrections::types::Of::Energy(_))
	};
	book.parts.iter().filter(energy).map(|part| part.delta).sum()
}

/// When a process was scheduled.
fn start_of(process: ProcessId) -> Option<Moment> {
	if let Some(record) = pallet_charging::Records::<Runtime>::get(process) {
		return Some(record.start);
	}
	match Charging::process(process)?.phase {
		pallet_charging::Phase::Scheduled(session) => Some(session.timetable.scheduled),
		_ => None,
	}
}

/// The energy by which what a driver was billed exceeds what records prove.
pub fn excess(process: ProcessId) -> Option<Energy> {
	let record = pallet_charging::Records::<Runtime>::get(process)?;
	let delta = Books::<Runtime>::get(process).map_or(0, |book| billed(&book));
	Charging::excess(process, record.energy.saturating_add_signed(delta))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_time_is_as_the_reader_reads_it() {
		use smartcharge_evidence::ocmf::{Record, Register};
		for at in [0, 951_782_400_000, 1_709_251_199_999, 4_107_542_400_001] {
			let text = text(7, "1", &[line("B", at, 1_000_001, "G")]);
			let record = Record::read(text.as_bytes(), Register::Total).expect("it is one");
			let begin = record.begin.expect("it begins");
			assert_eq!((begin.at, begin.register), (at, 1_000_001));
		}
	}

	#[test]
	fn both_signatures_are_genuine_and_no_other_device_signed() {
		use smartcharge_evidence::{
			ecdsa::{Key, Software},
			ocmf::Signed,
		};
		for high in [false, true] {
			let (payload, signature) = signed(3, 0, "{}", high);
			let payload = payload.as_str().expect("a text").as_bytes();
			let hex = signature["Secp256k1"].as_str().expect("hexadecimal");
			let signature = polkadot_sdk::sp_core::bytes::from_hex(hex).expect("hexadecimal");
			let signed = Signed { payload, signature: &signature };
			for (meter, number) in [(3, 0), (3, 1), (4, 0)] {
				let key = Key::Secp256k1(device(meter, number).public().0);
				let genuine = signed.is_genuine(key.public(), &Software);
				assert_eq!(genuine, (meter, number) == (3, 0));
			}
		}
	}
}
