// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	config::{Direction, SourceMeter, P1},
	intake::{now, Intake, SignedMeter},
	keys::MeterKeys,
	metrics::Metrics,
	store::{outbox, Store},
};
use proptest::prelude::*;
use std::{sync::Arc, time::Duration};
use tokio::{io::AsyncWriteExt, net::TcpListener};

/// A telegram of a file; its lines end as meters end them.
macro_rules! telegram {
	($name:literal) => {
		include_str!(concat!("../../tests/data/p1/", $name, ".txt"))
			.replace('\n', "\r\n")
			.into_bytes()
	};
}

fn registers(frame: &[u8]) -> (u64, u64) {
	let telegram = parse(frame).expect("a telegram");
	(telegram.import.expect("import"), telegram.export.expect("export"))
}

#[test]
fn the_checksum_is_that_of_the_catalogue() {
	assert_eq!(checksum(b"123456789"), 0xBB3D);
}

#[test]
fn a_telegram_of_dsmr_5_with_an_empty_device_is_read() {
	let telegram = parse(&telegram!("v5")).expect("a telegram");
	assert_eq!(registers(&telegram!("v5")), (6_825, 2_444));
	// 2017-01-02T18:20:02Z
	assert_eq!(telegram.time, 1_483_381_202_000);
	assert_eq!(telegram.serial.as_deref(), Some("4B384547303034303436333935353037"));
	assert_eq!((telegram.import_power, telegram.export_power), (Some(244), Some(0)));
}

#[test]
fn a_log_of_power_failures_of_the_year_2000_is_left_out() {
	assert_eq!(registers(&telegram!("v4.2-kaifa")), (3_016_829, 0));
}

#[test]
fn devices_without_a_clock_are_left_out() {
	assert_eq!(registers(&telegram!("v5-two-mbus")), (2_375_582, 0));
}

#[test]
fn telegrams_without_a_checksum_are_refused() {
	assert_eq!(parse(&telegram!("v2.2")), Err(Fault::NoChecksum));
	assert_eq!(parse(&telegram!("v3")), Err(Fault::NoChecksum));
}

#[test]
fn a_belgian_telegram_is_read() {
	let telegram = parse(&telegram!("fluvius-1.7.1")).expect("a telegram");
	assert_eq!(registers(&telegram!("fluvius-1.7.1")), (15_792, 11));
	assert_eq!(telegram.serial.as_deref(), Some("3153414733313031303231363035"));
}

#[test]
fn a_peak_of_an_impossible_time_is_left_out() {
	let text = String::from_utf8(telegram!("fluvius-1.7.1")).expect("ASCII");
	let body = text.replace("200423192538S", "632525252525W");
	let body = body.split('!').next().expect("a body");
	assert_eq!(registers(&with_checksum(body)), (15_792, 11));
}

#[test]
fn an_austrian_telegram_in_wh_has_a_total_that_is_not_added() {
	let telegram = parse(&telegram!("sagemcom-t210-d-r")).expect("a telegram");
	assert_eq!(registers(&telegram!("sagemcom-t210-d-r")), (6_545_766, 58));
	assert_eq!(telegram.import_power, Some(286));
	assert_eq!(telegram.serial, None);
}

#[test]
fn a_checksum_of_three_digits_is_read() {
	let frame = telegram!("unpadded-checksum");
	assert!(frame.ends_with(b"!A14\r\n"));
	assert_eq!(registers(&frame), (4_433 + 2_399, 2_444));
}

#[test]
fn the_doubled_hour_gives_two_readings_in_their_order() {
	let first = parse(&telegram!("doubled-hour-1")).expect("a telegram");
	let second = parse(&telegram!("doubled-hour-2")).expect("a telegram");
	// 2026-10-25T00:30:00Z and 01:30:00Z
	assert_eq!(first.time, 1_792_888_200_000);
	assert_eq!(second.time - first.time, 3_600_000);
	assert_eq!(second.import.expect("import") - first.import.expect("import"), 600);
}

#[test]
fn a_changed_telegram_is_refused() {
	let fault = Fault::Checksum { found: 0x72F0, said: 0x6EEE };
	assert_eq!(parse(&telegram!("tampered")), Err(fault));
}

#[test]
fn an_encrypted_telegram_is_named() {
	assert_eq!(parse(&[0xDB, 8, 1, 2, b'!', b'\n']), Err(Fault::Encrypted));
}

fn with_checksum(body: &str) -> Vec<u8> {
	let body = format!("{body}!");
	format!("{body}{:04X}\r\n", checksum(body.as_bytes())).into_bytes()
}

fn line(line: &str) -> Result<Telegram, Fault> {
	parse(&with_checksum(&format!("/X\r\n\r\n0-0:1.0.0(170102192002W)\r\n{line}\r\n")))
}

#[test]
fn registers_in_other_units_are_refused() {
	let import = |value| line(&format!("1-0:1.8.0({value})")).map(|telegram| telegram.import);
	assert_eq!(import("000001.234*kWh"), Ok(Some(1_234)));
	assert_eq!(import("1.2345678*MWh"), Ok(Some(1_234_567)));
	assert_eq!(import("00052185.7825309*kWh"), Ok(Some(52_185_782)));
	assert_eq!(import("12*Wh"), Ok(Some(12)));
	for wrong in ["12", "12*kW", "12*m3", "-1*kWh", "1e3*kWh", "1,5*kWh", "*kWh", "1.2.3*kWh"] {
		assert!(matches!(import(wrong), Err(Fault::Register(_))), "{wrong}");
	}
	assert!(matches!(import("99999999999999999*MWh"), Err(Fault::Register(_))));
	assert!(matches!(line("1-0:1.8.0(1*Wh)\r\n1-0:1.8.0(2*Wh)"), Err(Fault::Twice(_))));
	// Reactive energy and that of other devices do not count.
	assert_eq!(line("1-0:3.8.0(5*varh)\r\n0-1:1.8.0(9*kWh)").map(|one| one.import), Ok(None));
}

#[test]
fn impossible_times_are_refused() {
	let time = |value: &str| {
		parse(&with_checksum(&format!("/X\r\n0-0:1.0.0({value})\r\n"))).map(|one| one.time)
	};
	assert_eq!(time("700101010000W"), Ok(3_155_760_000_000));
	for wrong in [
		"632525252525W",
		"170229000000W",
		"170102192002",
		"170102192002X",
		"170102242002W",
		"1701021920ééW",
		"",
	] {
		assert!(matches!(time(wrong), Err(Fault::Time(_))), "{wrong}");
	}
	let none = parse(&with_checksum("/X\r\n1-0:1.8.0(1*kWh)\r\n"));
	assert_eq!(none, Err(Fault::NoTime));
}

fn port() -> P1 {
	P1 {
		tcp: "10.0.0.5:23".into(),
		meter: SourceMeter {
			id: 31,
			serial: "4B384547303034303436333935353037".into(),
			every: Duration::from_secs(300),
			max_power: 17_000,
		},
		direction: Direction::Export,
		trust_clock: true,
		check_serial: true,
	}
}

#[test]
fn a_replaced_meter_gives_no_reading() {
	let replaced = parse(&telegram!("replaced-meter")).expect("a telegram");
	assert_eq!(replaced.import, Some(3 + 2_399));
	let unfit = sample(&replaced, &port(), replaced.time);
	assert_eq!(unfit, Err(Unfit::OtherMeter("4B384547303034303436333935353038".into())));
	let mut configured = port();
	configured.meter.serial = "K8EG004046395508".into();
	assert!(sample(&replaced, &configured, replaced.time).is_ok());
	let nameless = Telegram { serial: None, ..replaced };
	assert_eq!(sample(&nameless, &port(), nameless.time), Err(Unfit::NoSerial));
	let unchecked = P1 { check_serial: false, ..port() };
	assert!(sample(&nameless, &unchecked, nameless.time).is_ok());
}

#[test]
fn the_time_of_the_meter_counts_while_its_clock_is_right() {
	let telegram = parse(&telegram!("v5")).expect("a telegram");
	let at = |received| sample(&telegram, &port(), received).map(|sample| sample.at);
	let time = telegram.time;
	assert_eq!(at(time + 10_000), Ok(time));
	assert_eq!(at(time + 10_001), Ok(time + 10_001));
	assert_eq!(at(time - 10_001), Ok(time - 10_001));
	assert_eq!(at(time + 300_000), Ok(time + 300_000));
	assert_eq!(at(time + 301_000), Err(Unfit::Clock(301)));
	let distrustful = P1 { trust_clock: false, ..port() };
	let distrusted = sample(&telegram, &distrustful, time + 999_000).expect("a sample");
	assert_eq!((distrusted.at, distrusted.register), (time + 999_000, 2_444));
}

#[test]
fn telegrams_are_found_in_a_stream_that_begins_anywhere() {
	let (one, two) = (telegram!("v5"), telegram!("fluvius-1.7.1"));
	let mut stream = one[500..].to_vec();
	stream.extend(&one);
	stream.extend(&two[..400]);
	stream.extend(b"\r\n");
	stream.extend(&two);
	for size in [1, 7, 64, 10_000] {
		let mut frames = Frames::default();
		let found: Vec<_> = stream.chunks(size).flat_map(|chunk| frames.add(chunk)).collect();
		assert_eq!(found, [one.clone(), two.clone()], "{size}");
	}
}

/// A telegram of now with a register to the grid.
fn of_now(export: u64) -> Vec<u8> {
	// In winter time, UTC+1.
	let time = crate::time::utc(now() + 3_600_000);
	let digits: String = time.chars().filter(char::is_ascii_digit).skip(2).collect();
	with_checksum(&format!(
		"/X\r\n\r\n0-0:1.0.0({digits}W)\r\n0-0:96.1.1(4B384547303034303436333935353037)\r\n\
		 1-0:2.8.0({export}*Wh)\r\n"
	))
}

#[tokio::test]
async fn a_port_is_read_and_connected_again() {
	let folder = tempfile::tempdir().expect("a folder");
	let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
	let metrics = Metrics::new();
	let key = MeterKeys::new([1; 32], [2; 32]).of("x");
	let meter = SignedMeter { id: 31, key, max_power: 1_000_000 };
	let intake = Arc::new(Intake::new(store.clone(), [meter], metrics.clone()));
	let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
	let mut port = P1 { tcp: listener.local_addr().expect("an address").to_string(), ..port() };
	port.meter.every = Duration::from_secs(1);
	let reading = tokio::spawn(run(port, intake, metrics.clone()));
	for (export, broken) in [(500, true), (501, false)] {
		let (mut stream, _) = listener.accept().await.expect("connected");
		if broken {
			stream.write_all(&telegram!("tampered")).await.expect("sent");
		}
		stream.write_all(&of_now(export)).await.expect("sent");
		stream.flush().await.expect("sent");
		// The end of a connection is the end of no telegram.
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
	let deadline = std::time::Instant::now() + Duration::from_secs(10);
	loop {
		let rows = store.with(|db| outbox::list(db, None, None, 9)).await.expect("rows");
		let registers: Vec<_> = rows.iter().map(|entry| entry.row.register).collect();
		if registers == [500, 501] {
			break;
		}
		assert!(std::time::Instant::now() < deadline, "{registers:?}");
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
	assert_eq!(metrics.refusals("telegram"), 1);
	reading.abort();
}

proptest! {
	#[test]
	fn no_bytes_make_the_parser_panic(bytes: Vec<u8>) {
		let _ = parse(&bytes);
		let mut frame = b"/".to_vec();
		frame.extend(&bytes);
		let body = [frame, b"\r\n!".to_vec()].concat();
		let tail = format!("{:X}\r\n", checksum(&body));
		let _ = parse(&[body, tail.into_bytes()].concat());
	}

	/// Whatever one byte of the body becomes, the checksum notices.
	#[test]
	fn every_changed_byte_is_noticed(place in 1usize..600, flip in 1u8..) {
		let mut frame = telegram!("v5");
		let end = frame.iter().rposition(|byte| *byte == b'!').expect("an end");
		frame[place % end] ^= flip;
		prop_assert!(parse(&frame).is_err());
	}
}
