// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Whatever bytes there are, and records by an independent writer.

use super::{super::*, vectors::*};
use crate::ecdsa::der;
use proptest::prelude::*;

const REAL: [&str; 9] =
	[KEBA, EBEE, NANO_BEGIN, NANO_END, LEM, NZR_BRAINPOOL, NZR_P384, BAUER, HTB];

/// Reads it in all ways. What can be read keeps what the reader promises.
fn read_all(bytes: &[u8]) {
	for register in [Register::Total, Register::Transaction] {
		if let Ok(record) = Record::read(bytes, register) {
			let pair = record.begin.zip(record.end);
			let falls =
				pair.is_some_and(|(begin, end)| end.register < begin.register || end.at < begin.at);
			assert!(!falls || record.unfit.is_some());
			assert!(core::str::from_utf8(record.serial).is_ok());
		}
	}
	if let Ok(text) = Text::split(bytes) {
		let _ = text.signature.known();
	}
	let _ = SignatureSection::read(bytes);
	let _ = der::signature(bytes);
	let _ = crate::ecdsa::Key::from_spki(bytes);
}

/// What a writer writes between tokens.
fn blank() -> impl Strategy<Value = &'static str> {
	prop_oneof![4 => Just(""), 1 => Just(" "), 1 => Just("\n\t "), 1 => Just("\r\n")]
}

/// A register as a text in Wh or kWh, with what the reader has to make of it in mWh.
fn register() -> impl Strategy<Value = (String, &'static str, u64)> {
	(0u64..1_000_000_000_000, 0u32..10, any::<bool>(), any::<bool>()).prop_map(
		|(mwh, beyond, kilo, quoted)| {
			// A digit beyond mWh is cut off.
			let places = if kilo { 1_000_000 } else { 1_000 };
			let width = if kilo { 6 } else { 3 };
			let text = format!("{}.{:0width$}{beyond}", mwh / places, mwh % places);
			let text = if quoted { format!("\"  {text} \"") } else { text };
			(text, if kilo { "kWh" } else { "Wh" }, mwh)
		},
	)
}

proptest! {
	#[test]
	fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
		read_all(&bytes);
	}

	#[test]
	fn no_text_of_tokens_makes_the_reader_panic(
		tokens in prop::collection::vec(prop::sample::select(vec![
			"{", "}", "[", "]", ",", ":", "\"", "\\", "\"PG\"", "\"T1\"", "\"RD\"", "\"RV\"", "1e9",
			"-0.5", "null", "\"TM\"", "\"2026-11-30T12:00:00+0000 S\"", "\"TX\"", "\"B\"", "OCMF|",
			"|", "\"RI\"", "\"1-0:1.8.0\"", "\"RU\"", "\"Wh\"", "\"SD\"", "\"30\"", "\\u00", "é",
		]), 0..60),
	) {
		read_all(tokens.concat().as_bytes());
	}

	#[test]
	fn no_mutation_of_a_real_record_makes_the_reader_panic(
		which in 0..REAL.len(),
		changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..8),
		whole: bool,
	) {
		let mut bytes = REAL[which].as_bytes().to_vec();
		if !whole {
			bytes = Text::split(&bytes).unwrap().payload.to_vec();
		}
		for (at, byte, kind) in changes {
			let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
			match kind {
				0 if !bytes.is_empty() => bytes[at] = byte,
				1 if !bytes.is_empty() => drop(bytes.remove(at)),
				2 => bytes.insert(at, byte),
				_ => bytes.truncate(at.max(1)),
			}
		}
		read_all(&bytes);
	}

	/// Two readers must not see two records in one payload: the order of the keys and the blanks
	/// between them change nothing.
	#[test]
	fn what_a_writer_writes_is_read(
		counter: u64,
		serial in "[A-Za-z0-9 ._-]{1,20}",
		(begin, begin_unit, begin_mwh) in register(),
		(end, end_unit, end_mwh) in register(),
		seconds in 0u64..4_000_000_000,
		length in 0u64..1_000_000,
		blanks in prop::collection::vec(blank(), 8),
		order in Just([0usize, 1, 2, 3]).prop_shuffle(),
		good: bool,
	) {
		let stamp = |at: u64| format!("{} S", iso(at));
		let line = |role: &str, at, value: &str, unit: &str| {
			let mut parts = [
				format!("\"TM\"{}:{}\"{}\"", blanks[0], blanks[1], stamp(at)),
				format!("\"TX\":\"{role}\",\"RU\":\"{unit}\""),
				format!("\"RV\":{}{value}{}", blanks[2], blanks[3]),
				format!("\"RI\":\"1-0:1.8.0\",\"EF\":\"\",\"ST\":\"{}\"", if good { "G" } else { "F" }),
			];
			parts.rotate_left(order[0]);
			format!("{{{}{}}}", blanks[4], parts.join(","))
		};
		let begin_line = line("B", seconds, &begin, begin_unit);
		let end_line = line("E", seconds + length, &end, end_unit);
		let parts = [
			format!("\"PG\":\"T{counter}\""),
			format!("\"MS\":\"{serial}\""),
			format!("\"RD\":[{}{begin_line},{}{end_line}]", blanks[5], blanks[6]),
			"\"XX\":{\"YY\":[true,-1.5e3]}".to_string(),
		];
		let parts: Vec<_> = order.iter().map(|at| parts[*at].clone()).collect();
		let text = format!("{}{{{}}}", blanks[7], parts.join(","));
		let record = Record::read(text.as_bytes(), Register::Total).unwrap();
		prop_assert_eq!(record.page, Page { context: Context::Transaction, counter });
		prop_assert_eq!(record.serial, serial.as_bytes());
		let line = |at: u64, register| Some(Line { at: at * 1_000, register });
		prop_assert_eq!(record.begin, line(seconds, begin_mwh));
		prop_assert_eq!(record.end, line(seconds + length, end_mwh));
		let expected = match (good, end_mwh < begin_mwh) {
			(false, _) => Some(Unfit::Status),
			(true, true) => Some(Unfit::EndBelowBegin),
			(true, false) => None,
		};
		prop_assert_eq!(record.unfit, expected);
	}

	#[test]
	fn der_is_read_as_written(r: [u8; 32], s: [u8; 32]) {
		let integer = |bytes: &[u8; 32]| {
			let digits: Vec<u8> = bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
			let pad = digits.first().is_none_or(|first| *first >= 0x80);
			let content = [if pad { vec![0] } else { vec![] }, digits].concat();
			[vec![2, content.len() as u8], content].concat()
		};
		let content = [integer(&r), integer(&s)].concat();
		let der = [vec![0x30, content.len() as u8], content].concat();
		let signature = der::signature(&der).unwrap();
		prop_assert_eq!(&signature[..32], &r);
		prop_assert_eq!(&signature[32..], &s);
		for length in 0..der.len() {
			prop_assert_eq!(der::signature(&der[..length]), None);
		}
	}
}

/// A time in UTC, counted day by day.
fn iso(seconds: u64) -> String {
	let (mut days, rest) = (seconds / 86_400, seconds % 86_400);
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
	let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
	format!("{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02},000+0000", days + 1)
}
