// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What each part of a record may look like, and what it may not.

use super::{super::*, line, payload, read, vectors::*};

fn register(fields: &str) -> Result<u64, Malformed> {
	let record = line(&format!(r#"{fields},"EF":"","ST":"G""#))?;
	Ok(record.begin.expect("a line of the register").register)
}

fn value(value: &str, unit: &str) -> Result<u64, Malformed> {
	register(&format!(r#""RV":{value},"RI":"1-0:1.8.0","RU":"{unit}""#))
}

#[test]
fn registers_are_exact_and_rounded_down_to_mwh() {
	assert_eq!(value("0.2596", "kWh"), Ok(259_600));
	assert_eq!(value("\"       3.988\"", "kWh"), Ok(3_988_000));
	assert_eq!(value("7753", "Wh"), Ok(7_753_000));
	assert_eq!(value("0.0000019", "kWh"), Ok(1));
	assert_eq!(value("1.9999", "Wh"), Ok(1_999));
	assert_eq!(value("1.2E3", "Wh"), Ok(1_200_000));
	assert_eq!(value("12e-1", "Wh"), Ok(1_200));
	assert_eq!(value("0e999", "Wh"), Ok(0));
	assert_eq!(value("1e-999", "Wh"), Ok(0));
	// 2^64 - 1 mWh, and one more.
	assert_eq!(value("18446744073709551.615", "Wh"), Ok(u64::MAX));
	assert_eq!(value("18446744073709551.616", "Wh"), Err(Malformed::Number));
}

#[test]
fn numbers_that_are_none_are_refused() {
	for wrong in
		["-1", "\"\"", "\"1.\"", "\".5\"", "\"1.2.3\"", "\"1,5\"", "\"0x10\"", "1e99", "\"1e\""]
	{
		assert_eq!(value(wrong, "Wh"), Err(Malformed::Number), "{wrong}");
	}
	for wrong in ["01", "1.", "+1", "NaN", "1e"] {
		assert_eq!(value(wrong, "Wh"), Err(Malformed::Syntax), "{wrong}");
	}
	for wrong in ["true", "[1]", "{}", "null"] {
		assert_eq!(value(wrong, "Wh"), Err(Malformed::Field), "{wrong}");
	}
	assert_eq!(value(&"9".repeat(40), "Wh"), Err(Malformed::Number));
}

#[test]
fn all_spellings_of_the_register_are_known() {
	let lines = |id: &str, register| {
		let text = format!(
			r#"{{"PG":"T1","RD":[{{"TM":"2026-11-30T12:00:00+00:00 S","TX":"B","RV":1,"RI":"{id}","RU":"Wh","ST":"G"}}]}}"#
		);
		Record::read(text.as_bytes(), register).unwrap().begin.is_some()
	};
	for id in ["1-b:1.8.0", "1-0:1.8.0", "1-0:1.8.1", "01-00:01.08.00.FF", "1-b:1.8.e", "1.8.0*255"]
	{
		assert!(lines(id, Register::Total) && lines(id, Register::Transaction), "{id}");
	}
	for id in ["01-00:B0.08.00*FF", "01-00:B1.08.00*FF"] {
		assert!(lines(id, Register::Total) && !lines(id, Register::Transaction), "{id}");
	}
	for id in ["1-0:1.8.0*198", "01-00:98.08.00.FF", "01-00:B2.08.00*FF", "01-00:B3.08.00*FF"] {
		assert!(!lines(id, Register::Total) && lines(id, Register::Transaction), "{id}");
	}
	for id in
		["1-0:2.8.0", "01-00:00.08.06.FF", "1-0:1.7.0", "1-0:1.8.0*7", "", "1-0:1.8", "C1.8.0"]
	{
		assert!(!lines(id, Register::Total) && !lines(id, Register::Transaction), "{id}");
	}
}

#[test]
fn fields_of_other_devices_are_taken() {
	let text = KEBA.replace(r#""FV":"1.0""#, r#""FV":1.0,"CT":0,"UCPN":{"a":[1,{"b":null}]}"#);
	assert_eq!(read(&text, Register::Total), read(KEBA, Register::Total));
	let text = KEBA.replace(r#""GS":"17619300""#, r#""GS":"17619300","MS":null"#);
	assert_eq!(read(&text, Register::Total), read(KEBA, Register::Total));
}

#[test]
fn a_line_without_its_own_fields_inherits_them() {
	let record = payload(
		r#"{"PG":"T9","MS":"1","RD":[
			{"TM":"2026-11-30T12:00:00+0000 S","TX":"B","RV":5,"RI":"1-0:1.8.0","RU":"Wh","EF":"t","ST":"G"},
			{"TX":"E","RV":"7"}]}"#,
	)
	.unwrap();
	assert_eq!(record.begin.unwrap().at, record.end.unwrap().at);
	assert_eq!((record.energy(), record.unfit), (Some(2_000), Some(Unfit::ErrorFlag)));
}

#[test]
fn times_have_a_zone_and_a_status() {
	let at = |time: &str| {
		payload(&format!(
			r#"{{"PG":"T1","RD":[{{"TM":"{time}","TX":"B","RV":1,"RI":"1-0:1.8.0","RU":"Wh","ST":"G"}}]}}"#
		))
		.map(|record| (record.begin.unwrap().at, record.unfit))
	};
	let known = |at| Ok((at, None));
	assert_eq!(at("1970-01-01T00:00:00,001+0000 S"), known(1));
	// Each by `date -u +%s`.
	assert_eq!(at("2024-02-29T23:59:59.999+0000 R"), known(1_709_251_199_999));
	assert_eq!(at("2026-03-01T00:30:00,000+0100 I"), known(1_772_321_400_000));
	assert_eq!(at("2026-12-31T22:00:00-0330 S"), known(1_798_767_000_000));
	assert_eq!(at("2000-03-01T00:00:00Z S"), known(951_868_800_000));
	assert_eq!(at("2100-03-01T00:00:00+00 S"), known(4_107_542_400_000));
	let unknown = Ok((1_709_251_199_999, Some(Unfit::TimeUnknown)));
	assert_eq!(at("2024-02-29T23:59:59,999+0000 U"), unknown);
	assert_eq!(at("2024-02-29T23:59:59,999+0000"), unknown);
	for wrong in [
		"",
		"2026-11-30",
		"2026-11-30T12:00:00 S",
		"2026-11-30T12:00:00,000 S",
		"2023-02-29T12:00:00+0000 S",
		"2100-02-29T12:00:00+0000 S",
		"2026-13-01T12:00:00+0000 S",
		"2026-00-01T12:00:00+0000 S",
		"2026-11-31T12:00:00+0000 S",
		"2026-11-30T24:00:00+0000 S",
		"2026-11-30T12:60:00+0000 S",
		"2026-11-30T12:00:61+0000 S",
		"2026-11-30T12:00:00+1500 S",
		"2026-11-30T12:00:00,1+0000 S",
		"2026-11-30T12:00:00+0000 X",
		"1969-12-31T23:59:59+0000 S",
		"1970-01-01T00:30:00+0100 S",
		"0000-01-01T00:00:00+0000 S",
	] {
		assert_eq!(at(wrong), Err(Malformed::Time), "{wrong}");
	}
}

#[test]
fn what_could_be_read_in_two_ways_is_refused() {
	let change = |from: &str, to: &str| {
		assert!(KEBA.contains(from), "{from}");
		read(&KEBA.replacen(from, to, 1), Register::Total).unwrap_err()
	};
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"T32","PG":"T33""#), Malformed::DoubledKey);
	assert_eq!(change(r#""RV":0.2596"#, r#""RV":0.2596,"RV":0.1"#), Malformed::DoubledKey);
	assert_eq!(change(r#""RV":0.2596"#, r#""\u0052V":0.1,"RV":0.2596"#), Malformed::Escape);
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"T\u0033""#), Malformed::Escape);
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"32""#), Malformed::Page);
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"T-1""#), Malformed::Page);
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"T""#), Malformed::Page);
	assert_eq!(change(r#""PG":"T32""#, r#""PG":"T99999999999999999999""#), Malformed::Page);
	assert_eq!(change(r#""TX":"E""#, r#""TX":"B""#), Malformed::Ambiguous);
	assert_eq!(change(r#""PG":"T32","#, ""), Malformed::Field);
	assert_eq!(change(r#""RD":["#, r#""RD":[1,"#), Malformed::Field);
	assert_eq!(change(r#""RD":["#, r#""RD":[[[[[[[[0]]]]]]],"#), Malformed::TooDeep);
	assert_eq!(change(r#""GV":"#, r#""GV""#), Malformed::Syntax);
	assert_eq!(change(r#""ID":"""#, r#""ID":"\x""#), Malformed::Syntax);
	assert_eq!(change(r#""ID":"""#, "\"ID\":\"\n\""), Malformed::Syntax);
	assert_eq!(change("}]}|", "}]}}|"), Malformed::Syntax);
	assert_eq!(change("}]}|", "}]|"), Malformed::Syntax);
	// Another text in a field that nobody needs may be escaped.
	let text = KEBA.replacen(r#""ID":"""#, r#""ID":"\u00e4\"""#, 1);
	assert!(read(&text, Register::Total).is_ok());
	assert_eq!(
		Record::read(b"{\"PG\":\"T1\",\"ID\":\"\xFF\",\"RD\":[]}", Register::Total),
		Err(Malformed::Syntax)
	);
	let long = format!(r#"{{"ID":"{}"}}"#, "a".repeat(MOST_PAYLOAD));
	assert_eq!(Record::read(long.as_bytes(), Register::Total), Err(Malformed::TooLong));
}

#[test]
fn a_text_has_three_parts() {
	for (wrong, reason) in [
		("", Malformed::Frame),
		("OCMF|{}", Malformed::Frame),
		("ocmf|{}|{}", Malformed::Frame),
		("OCMF|{}|", Malformed::Syntax),
		("OCMF|{}|{}", Malformed::Field),
		(r#"OCMF|{}|{"SD":1}"#, Malformed::Field),
		(r#"OCMF|{}|{"SD":"0"}"#, Malformed::Signature),
		(r#"OCMF|{}|{"SD":"00","SA":"RSA"}"#, Malformed::Signature),
		(r#"OCMF|{}|{"SD":"00","SE":"ascii"}"#, Malformed::Signature),
		(r#"OCMF|{}|{"SD":"0=0=","SE":"base64"}"#, Malformed::Signature),
		(r#"OCMF|{}|{"SD":"00","SD":"01"}"#, Malformed::DoubledKey),
	] {
		assert_eq!(Text::split(wrong.as_bytes()).map(|_| ()), Err(reason), "{wrong}");
	}
	let long = format!(r#"OCMF|{{}}|{{"SD":"{}"}}"#, "00".repeat(142));
	assert_eq!(Text::split(long.as_bytes()).map(|_| ()), Err(Malformed::Signature));
	// What is after the second bar is the signature, whatever it contains.
	assert_eq!(Text::split(br#"OCMF|a|{"SD":"00","X":"|"}"#).unwrap().payload, b"a");
}

#[test]
fn an_identification_that_failed_is_unfit() {
	let level = |level: &str| {
		let text = KEBA.replace(r#""IL":"NONE""#, &format!(r#""IL":"{level}""#));
		read(&text, Register::Total).unwrap().unfit
	};
	for failed in ["MISMATCH", "INVALID", "OUTDATED", "UNKNOWN"] {
		assert_eq!(level(failed), Some(Unfit::Identification));
	}
	for fine in ["NONE", "HEARSAY", "TRUSTED", "VERIFIED", "CERTIFIED", "SECURE"] {
		assert_eq!(level(fine), None);
	}
}

#[test]
fn an_end_before_or_below_the_begin_is_unfit() {
	let text = KEBA.replace("10:03:36", "10:03:14");
	assert_eq!(read(&text, Register::Total).unwrap().unfit, Some(Unfit::EndBeforeBegin));
	let text = KEBA.replace("0.2597", "0.2595");
	let record = read(&text, Register::Total).unwrap();
	assert_eq!((record.unfit, record.energy()), (Some(Unfit::EndBelowBegin), None));
}
