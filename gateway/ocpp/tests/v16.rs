// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Chargers of 1.6 that others wrote (PyPI's `ocpp`), against the central system.

mod world;

use serde_json::{json, Value};
use smartcharge_gateway_ocpp::{
	gateway::{Anomaly, Finish, Kind, News, Refusal, Step, StopReason},
	station::Command,
	store::{Row, Store, Table},
};
use std::{sync::atomic::Ordering, time::Duration};
use world::{now, station, until, Script, Test};

macro_rules! script {
	($test:expr, $name:literal) => {
		match $test.python($name).await {
			Some(script) => script,
			None => return,
		}
	};
}

/// Next profile of a purpose.
async fn profile(script: &mut Script, purpose: &str) -> Value {
	loop {
		let profile = script.line("profile").await;
		if profile["charging_profile_purpose"] == purpose {
			return profile;
		}
	}
}

fn limits(profile: &Value) -> Vec<(u64, f64)> {
	let periods = profile["charging_schedule"]["charging_schedule_period"].as_array().unwrap();
	let of = |period: &Value| {
		(period["start_period"].as_u64().unwrap(), period["limit"].as_f64().unwrap())
	};
	periods.iter().map(of).collect()
}

#[tokio::test]
async fn connections_are_refused_as_the_standard_says() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_handshakes.py");
	for (name, expected) in [
		("right", json!("ocpp1.6")),
		("wrong password", json!(401)),
		("no password", json!(401)),
		("stranger", json!(404)),
		("hex", json!("ocpp1.6")),
		("newest", json!("ocpp2.0.1")),
		("first", json!("ocpp1.6")),
		("none in common", Value::Null),
	] {
		assert_eq!(script.line(name).await, expected, "{name}");
	}
	assert_eq!(test.world.reported(Anomaly::Refused), 3);
}

#[tokio::test]
async fn a_card_charges_by_the_whole_schedule_of_the_chain() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_card.py");
	let boot = script.line("boot").await;
	assert_eq!((&boot["status"], &boot["interval"]), (&json!("Accepted"), &json!(300)));
	let time: jiff::Timestamp = boot["time"].as_str().unwrap().parse().unwrap();
	assert!(now().abs_diff(time.as_millisecond() as u64) < 1_000);
	assert_eq!(boot["time"].as_str().unwrap().len(), "2026-11-30T00:00:00.000Z".len());
	assert_eq!(script.line("authorized").await["status"], "Accepted");
	let started = script.line("started").await;
	assert_eq!(started["status"], "Accepted");
	let transaction = started["transaction"].clone();
	let profile = loop {
		let profile = profile(&mut script, "TxProfile").await;
		match limits(&profile).len() {
			// Nothing before the escrow exists.
			1 => assert_eq!(limits(&profile), [(0, 0.0)]),
			_ => break profile,
		}
	};
	assert_eq!(profile["transaction_id"], transaction);
	assert_eq!(profile["charging_schedule"]["charging_rate_unit"], "A");
	assert_eq!(profile["charging_schedule"]["duration"], 180);
	assert_eq!(limits(&profile), [(0, 15.9), (60, 0.0), (120, 15.9)]);
	script.proceed().await;
	let world = &test.world;
	until("two samples", || world.registers().len() >= 3).await;
	script.proceed().await;
	script.end().await;
	let first = world.starts.lock().unwrap()[0].clone();
	assert_eq!((first.station, first.reading.unwrap().register), (7, 12_345_000));
	let registers = world.registers();
	assert!(registers.contains(&(12_345_000, Kind::Begin)), "{registers:?}");
	assert!(registers.contains(&(12_345_100, Kind::Sample)));
	assert!(registers.contains(&(12_345_150, Kind::Boundary)));
	assert!(registers.contains(&(12_345_200, Kind::End)));
	assert!(registers.contains(&(12_345_200, Kind::Final)), "the trigger after the end");
	let stops = world.stops.lock().unwrap().clone();
	assert_eq!(stops.len(), 1);
	assert_eq!((stops[0].process, stops[0].reason), (1, StopReason::Local));
	assert_eq!(world.reported(Anomaly::Orphan), 0);
}

/// Section 5.6: settings are written at the start, and the default is nothing.
#[tokio::test]
async fn a_charger_is_set_up_and_gives_nothing_by_default() {
	let test = Test::of_model("generic").await;
	let script = script!(test, "v16_card.py");
	let mut script = script;
	let default = profile(&mut script, "TxDefaultProfile").await;
	assert_eq!(limits(&default), [(0, 0.0)]);
	assert_eq!(default["connector"], 1);
	script.proceed().await;
	script.proceed().await;
	let lines = script.end().await;
	let settings: Vec<_> = lines.iter().filter(|line| line[0] == "setting").collect();
	for expected in [
		json!(["MeterValueSampleInterval", "60"]),
		json!(["StopTxnSampledData", ""]),
		json!(["LocalAuthorizeOffline", "false"]),
	] {
		assert!(settings.iter().any(|line| line[1] == expected), "{expected} of {settings:?}");
	}
	let boots = lines.iter().filter(|line| line[1] == "BootNotification").count();
	assert_eq!(boots, 0, "a start of the charger is never triggered");
}

/// Report 2 and 3: a repeated start is the same transaction, a repeated end counts once.
#[tokio::test]
async fn row_2_and_3_repeated_messages_count_once() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_repeats.py");
	let mut answers = Vec::new();
	for _ in 0..3 {
		answers.push(script.line("started").await);
	}
	assert_eq!(answers[0]["status"], "Accepted");
	assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
	let world = &test.world;
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	script.proceed().await;
	let again = script.line("started").await;
	assert_eq!(again, answers[0], "also after its end");
	script.line("done").await;
	script.end().await;
	assert_eq!(world.starts.lock().unwrap().len(), 1);
	assert_eq!(world.stops.lock().unwrap().len(), 1);
}

/// Over a crash the same start has the same answer, and what the chain ended meanwhile ends at the
/// charger.
#[tokio::test]
async fn what_was_answered_survives_a_crash() {
	let mut test = Test::of_model("generic").await;
	let time = jiff::Timestamp::now().to_string();
	let mut script = script!(test, "v16_again.py");
	script.write(&time).await;
	let started = script.line("started").await;
	let world = test.world.clone();
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	drop(script);
	test.restart().await;
	let mut script = script!(test, "v16_again.py");
	assert_eq!(script.line("remote stop").await, started["transaction"]);
	script.write(&time).await;
	assert_eq!(script.line("started").await, started);
	script.proceed().await;
	script.line("done").await;
	script.end().await;
	assert_eq!(world.starts.lock().unwrap().len(), 1, "its answer was kept");
	assert_eq!(world.stops.lock().unwrap().len(), 0, "it was over");
	let row = test.disk.rows(Table::Transaction, "CP-0001").await.unwrap();
	assert_eq!((row.len(), &row[0].0), (1, &started["transaction"].to_string()));
}

/// Reports 1, 4 and 5: an end by an id that is not its own ends nothing, and is answered.
#[tokio::test]
async fn row_4_and_5_a_foreign_end_is_answered_and_ends_nothing() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_foreign.py");
	script.line("started").await;
	let world = &test.world;
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	script.proceed().await;
	for _ in 0..4 {
		script.line("stopped").await;
	}
	script.line("done").await;
	assert_eq!(world.stops.lock().unwrap().len(), 0);
	assert_eq!(world.reported(Anomaly::ForeignTransaction), 4);
	let registers: Vec<u64> = world.registers().iter().map(|(register, _)| *register).collect();
	assert!(registers.ends_with(&[12_345_020, 12_345_030]), "samples are facts: {registers:?}");
	assert_eq!(test.disk.rows(Table::Orphan, "CP-0001").await.unwrap().len(), 4);
	script.proceed().await;
	script.end().await;
}

/// Report 1: what began without a connection is kept for the operator and charged to nobody.
#[tokio::test]
async fn row_1_a_transaction_without_a_connection_is_an_orphan() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_offline.py");
	assert_eq!(script.line("started").await["status"], "Invalid");
	script.line("done").await;
	let world = &test.world;
	assert_eq!(world.starts.lock().unwrap().len(), 0);
	let orphans = test.disk.rows(Table::Orphan, "CP-0001").await.unwrap();
	assert_eq!(orphans.len(), 1);
	let orphan: Value = serde_json::from_str(&orphans[0].1).unwrap();
	assert_eq!(orphan["energy"], 1_000);
	assert_eq!(script.line("started").await["status"], "Accepted");
	script.end().await;
	assert_eq!(world.starts.lock().unwrap().len(), 1);
	assert_eq!(world.stops.lock().unwrap().len(), 0);
}

/// Reports 6, 13, 18 and 8: messages before a start, answers that nobody waits for, texts for
/// numbers, times without zone, units that do not fit.
#[tokio::test]
async fn row_6_13_and_18_odd_messages_are_answered() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_raw.py");
	for (name, expected) in [
		("heartbeat", json!(3)),
		("number as text", json!(3)),
		("unknown words", json!(3)),
		("time without zone", json!(3)),
	] {
		let seen = script.line(name).await;
		assert_eq!(seen, expected, "{name}: {:?}", test.world.reports.lock().unwrap());
	}
	let unknown = script.line("unknown action").await;
	assert_eq!((&unknown[0], &unknown[2]), (&json!(4), &json!("NotImplemented")));
	assert_eq!(script.line("order of ours").await, 4);
	assert_eq!(script.line("missing field").await, 4);
	assert_eq!(script.line("no such connector").await, 4);
	assert_eq!(script.line("vendor").await, json!({ "status": "UnknownVendorId" }));
	assert_eq!(script.line("alive").await, 3);
	assert_eq!(script.line("large").await, 1009, "too large");
	script.end().await;
	let world = &test.world;
	assert_eq!(world.registers(), [(1_234_567, Kind::Sample)]);
	assert_eq!(world.reported(Anomaly::UnknownUnit), 1);
	assert_eq!(world.reported(Anomaly::UnknownResult), 2);
	assert!(world.reported(Anomaly::Unreadable) >= 4, "{:?}", world.reports.lock().unwrap());
}

/// A model that is to be strict gets an error where others are repaired.
#[tokio::test]
async fn a_strict_model_refuses_what_the_schemas_refuse() {
	let test = Test::of_model("strict").await;
	let mut script = script!(test, "v16_raw.py");
	assert_eq!(script.line("number as text").await, 4);
	assert_eq!(script.line("time without zone").await, 4);
}

/// Reports 12 and 10.
#[tokio::test]
async fn row_12_and_10_wrong_times_and_registers_are_not_handed_over() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_clock.py");
	script.line("before").await;
	assert_eq!(test.world.registers(), []);
	assert_eq!(test.world.reported(Anomaly::WrongTime), 2);
	script.line("done").await;
	script.end().await;
	let registers: Vec<u64> = test.world.registers().iter().map(|(wh, _)| *wh).collect();
	assert_eq!(registers, [1_000_000, 1_000_001]);
	assert_eq!(test.world.reported(Anomaly::RegisterFell), 1);
}

/// Report 9 and 10: registers of sessions make one that never falls, and the odometer of the start
/// is nobody's energy.
#[tokio::test]
async fn row_9_a_register_of_sessions_is_made_one_that_rises() {
	let test = Test::of_model("session-register").await;
	let mut script = script!(test, "v16_session_register.py");
	script.line("done").await;
	script.end().await;
	let mut registers: Vec<u64> = test.world.registers().iter().map(|(wh, _)| *wh).collect();
	registers.dedup();
	assert_eq!(registers, [0, 60, 83, 143, 166]);
}

/// Report 15: the newest connection wins, and what it needs is sent over it, without a start.
#[tokio::test]
async fn row_15_and_6_the_newest_connection_wins() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_reconnect.py");
	let transaction = script.line("started").await["transaction"].clone();
	let world = &test.world;
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(400)).await;
	script.proceed().await;
	script.line("again").await;
	let profile = profile(&mut script, "TxProfile").await;
	assert_eq!(profile["transaction_id"], transaction);
	assert_eq!(limits(&profile).len(), 3);
	assert_eq!(test.server.connected().await, 1);
	script.proceed().await;
	script.end().await;
	assert_eq!(world.starts.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_driver_who_starts_by_an_app_is_followed() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_remote.py");
	script.line("ready").await;
	let world = &test.world;
	world.busy.lock().unwrap().insert(7);
	world.announce(7, News::Authorised { process: 31 }).await;
	let start = script.line("remote start").await;
	assert_eq!((&start["token"], &start["connector_id"]), (&json!("SC1F"), &json!(1)));
	let steps = world.steps();
	world.announce(7, News::Scheduled { process: 31, steps: steps.clone() }).await;
	script.proceed().await;
	let foreign = script.line("started").await;
	assert_eq!(foreign["status"], "ConcurrentTx");
	assert_eq!(script.line("remote stop").await, foreign["transaction"]);
	script.proceed().await;
	let own = script.line("started").await;
	assert_eq!(own["status"], "Accepted");
	let profile = profile(&mut script, "TxProfile").await;
	assert_eq!((&profile["transaction_id"], limits(&profile).len()), (&own["transaction"], 3));
	// The source fails: the limit follows within two seconds.
	let before = std::time::Instant::now();
	let step = Step { power: 0, ..steps[0] };
	world.announce(7, News::StepOpened { process: 31, step }).await;
	while limits(&self::profile(&mut script, "TxProfile").await)[0] != (0, 0.0) {}
	assert!(before.elapsed() < Duration::from_secs(2));
	script.proceed().await;
	script.end().await;
	let stops = world.stops.lock().unwrap().clone();
	assert_eq!((stops.len(), stops[0].process), (1, 31));
	assert_eq!(world.starts.lock().unwrap().len(), 0);
}

/// Section 5.5: the chain's refusals in the charger's words.
#[tokio::test]
async fn refusals_have_the_words_of_the_standard() {
	let test = Test::of_model("generic").await;
	for (token, reason) in [
		("UNKNOWN", Refusal::Unknown),
		("POOR", Refusal::NoCredit),
		("EXPIRED", Refusal::MandateOver),
		("CLOSED", Refusal::StationClosed),
		("AWAY", Refusal::Away),
	] {
		test.world.refused.lock().unwrap().insert(token.into(), reason);
	}
	let mut script = script!(test, "v16_refused.py");
	for expected in ["Invalid", "Blocked", "Expired", "Blocked", "Invalid"] {
		assert_eq!(script.line("authorized").await, expected);
		assert_eq!(script.line("started").await["status"], expected);
	}
	script.line("done").await;
	script.end().await;
	let world = &test.world;
	assert_eq!((world.starts.lock().unwrap().len(), world.stops.lock().unwrap().len()), (0, 0));
}

/// Report 17: cards that readers write differently.
#[tokio::test]
async fn row_17_other_forms_of_a_card_are_asked_for() {
	let test = Test::of_model("keba-kcp30").await;
	let mut script = script!(test, "v16_card.py");
	script.line("authorized").await;
	let asked = test.world.asked.lock().unwrap()[0].clone();
	assert_eq!(asked.plain, ["04A1B2C3", "C3B2A104"]);
	assert_eq!(asked.tokens.len(), 2);
}

/// Report 20: one text with both values, at the end; long ones; too long ones.
#[tokio::test]
async fn row_20_signed_records_are_handed_over_as_they_are() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_signed.py");
	script.line("done").await;
	script.end().await;
	let records = test.world.records.lock().unwrap().clone();
	let texts: Vec<_> = records.iter().map(|record| record.text.as_str()).collect();
	assert_eq!(texts.len(), 2, "{texts:?}");
	assert_eq!(texts[0].len(), 4_005);
	assert_eq!(texts[1], r#"OCMF|{"PG":"T32"}|{"SD":"30"}"#);
	// Report 21: an empty key is none.
	assert_eq!((records[1].meter, &records[1].key), (12, &None));
	assert_eq!(test.world.reported(Anomaly::RecordTooLarge), 1);
}

/// Report 19: what a model obeys is what it is sent.
#[tokio::test]
async fn row_19_limits_are_sent_as_the_model_obeys_them() {
	for (model, purpose, first, second) in [
		("default-profile", "TxDefaultProfile", 15.9, 0.0),
		("min-current", "TxProfile", 15.9, 6.0),
	] {
		let test = Test::of_model(model).await;
		let mut script = script!(test, "v16_card.py");
		script.line("started").await;
		let found = loop {
			let profile = profile(&mut script, purpose).await;
			if limits(&profile).len() > 1 {
				break profile;
			}
		};
		let limits = limits(&found);
		assert_eq!((limits[0].1, limits[1].1), (first, second), "{model}");
		if purpose == "TxDefaultProfile" {
			assert_eq!(limits.last().unwrap(), &(180, 0.0), "nothing after the last step");
		}
	}
}

#[tokio::test]
async fn a_station_that_closes_takes_nobody() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_card.py");
	script.line("boot").await;
	test.world.announce(7, News::StationClosed).await;
	assert_eq!(script.line("availability").await, "Inoperative");
}

#[tokio::test]
async fn a_process_that_is_out_of_escrow_stops_the_charger() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_card.py");
	let transaction = script.line("started").await["transaction"].clone();
	let world = &test.world;
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	world.announce(7, News::Finished { process: 1, reason: Finish::OutOfEscrow }).await;
	assert_eq!(script.line("remote stop").await, transaction);
}

#[tokio::test]
async fn a_start_is_tried_again_when_the_chain_has_no_fresh_reading() {
	let test = Test::of_model("generic").await;
	test.world.not_now.store(1, Ordering::SeqCst);
	let mut script = script!(test, "v16_card.py");
	script.line("started").await;
	let world = &test.world;
	for _ in 0..3 {
		if world.starts.lock().unwrap().len() == 2 {
			break;
		}
		tokio::time::sleep(Duration::from_secs(3)).await;
	}
	let starts = world.starts.lock().unwrap().clone();
	assert_eq!(starts.len(), 2);
	assert_eq!(starts[0].key, starts[1].key);
}

/// A full disk: the charger gets an error, sends it again, and nothing is lost or twice.
#[tokio::test]
async fn on_a_full_disk_nothing_is_confirmed() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v16_full_disk.py");
	script.line("started").await;
	test.world.full.store(true, Ordering::SeqCst);
	script.proceed().await;
	assert_eq!(script.line("refused").await, "InternalError");
	let before = test.world.registers();
	test.world.full.store(false, Ordering::SeqCst);
	script.proceed().await;
	script.line("kept").await;
	script.end().await;
	let after = test.world.registers();
	assert_eq!(after[before.len()..], [(12_345_009, Kind::Sample)]);
}

#[tokio::test]
async fn a_wrong_serial_number_is_kept_waiting() {
	let test = Test::new(&station("CP-0001", "generic", "serial = \"17619300\"")).await;
	let mut script = script!(test, "v16_serial.py");
	assert_eq!(script.line("wrong").await, "Pending");
	assert_eq!(script.line("refused").await, true);
	assert_eq!(test.world.registers(), []);
	assert_eq!(script.line("right").await, "Accepted");
	assert_eq!(script.line("kept").await, true);
	script.end().await;
	assert_eq!(test.world.reported(Anomaly::WrongSerial), 1);
	assert_eq!(test.world.registers().len(), 1);
}

/// Scenario 16: two EVSE, two drivers.
#[tokio::test]
async fn the_end_of_one_evse_leaves_the_other() {
	let two = "[[station.evse]]\nid = 2\nstation = 8\nmeter = 13\n";
	let test = Test::new(&format!("{}{two}", station("CP-0001", "generic", ""))).await;
	let mut script = script!(test, "v16_two.py");
	let first = script.line("started").await["transaction"].clone();
	let second = script.line("started").await["transaction"].clone();
	assert_ne!(first, second);
	let world = &test.world;
	until("two starts", || world.starts.lock().unwrap().len() == 2).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	script.proceed().await;
	script.line("stopped").await;
	assert_eq!(world.stops.lock().unwrap().len(), 1);
	assert_eq!(world.stops.lock().unwrap()[0].station, 7);
	for command in
		[Command::Stop { evse: 2 }, Command::Unlock { evse: 2 }, Command::Reset { hard: false }]
	{
		assert!(test.server.command("CP-0001", command).await);
	}
	assert_eq!(script.line("remote stop").await, second);
	assert_eq!(script.line("unlock").await, 2);
	assert_eq!(script.line("reset").await, "Soft");
	assert!(!test.server.command("CP-9999", Command::Close).await);
	assert!(test.server.command("CP-0001", Command::Close).await);
	for _ in 0..100 {
		if test.server.connected().await == 0 {
			return;
		}
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
	panic!("it is still connected");
}

#[tokio::test]
async fn transactions_of_months_ago_are_removed() {
	let mut test = Test::of_model("generic").await;
	let row = |key: &str, heard: u64| Row {
		table: Table::Transaction,
		station: "CP-0001".into(),
		key: key.into(),
		value: Some(
			json!({ "evse": 1, "heard": heard, "refused": null, "ended": true }).to_string(),
		),
	};
	let month = 30 * 24 * 3_600_000;
	test.disk.write(vec![row("1", now() - month - 1), row("2", now())]).await.unwrap();
	test.restart().await;
	for _ in 0..100 {
		let rows = test.disk.rows(Table::Transaction, "CP-0001").await.unwrap();
		if rows.len() == 1 {
			assert_eq!(rows[0].0, "2");
			return;
		}
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
	panic!("it is still there");
}

/// Report 14: the server pings, so that no router on the way forgets the connection.
#[tokio::test]
async fn row_14_a_connection_is_pinged() {
	use futures::StreamExt;
	use tokio_tungstenite::tungstenite::{client::IntoClientRequest, Message};
	let test = Test::of_model("generic").await;
	let address = format!("ws://{}/ocpp/CP-0001", test.server.address());
	let mut request = address.into_client_request().unwrap();
	let secret = world::base64(format!("CP-0001:{}", world::PASSWORD).as_bytes());
	let headers = request.headers_mut();
	headers.insert("Authorization", format!("Basic {secret}").parse().unwrap());
	headers.insert("Sec-WebSocket-Protocol", "ocpp1.6".parse().unwrap());
	let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
	let ping = async {
		while let Some(message) = socket.next().await {
			if let Message::Ping(_) = message.unwrap() {
				return;
			}
		}
		panic!("no ping");
	};
	tokio::time::timeout(Duration::from_secs(5), ping).await.expect("no ping");
}
