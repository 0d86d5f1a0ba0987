// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Chargers of 2.0.1 and 2.1 that others wrote (PyPI's `ocpp`), against the central system.

mod world;

use serde_json::{json, Value};
use smartcharge_gateway_ocpp::{
	gateway::{Anomaly, News, StopReason},
	store::{Store, Table},
};
use std::time::Duration;
use world::{until, Test};

macro_rules! script {
	($test:expr, $name:literal) => {
		script!($test, $name, "2.0.1")
	};
	($test:expr, $name:literal, $version:expr) => {
		match $test.python_of($name, $version).await {
			Some(script) => script,
			None => return,
		}
	};
}

/// Report 16, scenario 7: events count once, a gap is reported, the end counts whenever it comes.
#[tokio::test]
async fn row_16_events_are_counted_by_their_numbers() {
	events_are_counted_by_their_numbers("2.0.1").await;
}

#[tokio::test]
async fn events_of_2_1_are_those_of_2_0_1() {
	events_are_counted_by_their_numbers("2.1").await;
}

async fn events_are_counted_by_their_numbers(version: &str) {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v201_card.py", version);
	assert_eq!(script.line("boot").await, "Accepted");
	let info = script.line("authorized").await;
	assert_eq!(info["status"], "Accepted");
	assert_eq!(info["personal_message"]["content"], "0.38 a kWh");
	assert_eq!(script.line("needs").await, "Processing");
	for _ in 0..2 {
		let event = script.line("event").await;
		assert_eq!(event["token"]["status"], "Accepted", "{event}");
	}
	let profile = loop {
		let profile = script.line("profile").await;
		let periods = profile["charging_schedule"][0]["charging_schedule_period"].clone();
		if periods.as_array().unwrap().len() == 3 {
			break profile;
		}
	};
	assert_eq!(profile["charging_profile_purpose"], "TxProfile");
	assert_eq!(profile["transaction_id"], "11111111-2222-3333-4444-555555555555");
	let schedule = &profile["charging_schedule"][0];
	let first = &schedule["charging_schedule_period"][0];
	let seen = (&schedule["charging_rate_unit"], first["limit"].as_f64());
	let known = [(json!("W"), Some(11_000.0)), (json!("A"), Some(15.9))];
	assert!(known.iter().any(|(unit, limit)| seen == (unit, *limit)), "{seen:?}");
	let world = &test.world;
	world.announce(7, News::Settled { process: 1, cost: "1.25".into() }).await;
	assert_eq!(script.line("cost").await, 1.25);
	script.proceed().await;
	script.line("done").await;
	script.end().await;
	let starts = world.starts.lock().unwrap().clone();
	assert_eq!(starts.len(), 1, "one process");
	assert_eq!(starts[0].needs.energy, Some(30_000));
	assert_eq!(starts[0].needs.departure, Some(1_893_477_600_000));
	let stops = world.stops.lock().unwrap().clone();
	assert_eq!((stops.len(), stops[0].reason), (1, StopReason::EVDisconnected));
	assert_eq!(world.reported(Anomaly::MissingEvents), 1);
	let registers: Vec<u64> = world.registers().iter().map(|(wh, _)| *wh).collect();
	assert_eq!(registers, [1_000_000, 1_000_100, 1_000_200], "the late one is not newer");
}

/// Report 16: what happened without a connection is not applied as if it were now.
#[tokio::test]
async fn row_16_offline_events_keep_their_time() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v201_offline.py");
	script.line("first").await;
	let world = &test.world;
	assert_eq!(world.starts.lock().unwrap().len(), 0);
	assert_eq!(test.disk.rows(Table::Orphan, "CP-0001").await.unwrap().len(), 1);
	until("a start", || world.starts.lock().unwrap().len() == 1).await;
	tokio::time::sleep(Duration::from_millis(300)).await;
	script.proceed().await;
	let ended: Value = script.line("ended").await;
	let ended: jiff::Timestamp = ended.as_str().unwrap().parse().unwrap();
	script.end().await;
	let stops = world.stops.lock().unwrap().clone();
	assert_eq!((stops.len(), stops[0].reason), (1, StopReason::PowerLoss));
	assert_eq!(stops[0].at, ended.as_millisecond() as u64);
}

#[tokio::test]
async fn a_vehicle_that_is_plugged_in_first_follows_the_app() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v201_remote.py");
	script.line("plugged in").await;
	let world = &test.world;
	assert_eq!(world.starts.lock().unwrap().len(), 0);
	world.busy.lock().unwrap().insert(7);
	world.announce(7, News::Authorised { process: 31 }).await;
	assert_eq!(script.line("remote start").await["token"], "SC1F");
	world.announce(7, News::Scheduled { process: 31, steps: world.steps() }).await;
	script.proceed().await;
	let event = script.line("event").await;
	assert_eq!(event["token"]["status"], "Accepted", "{event}");
	script.proceed().await;
	script.end().await;
	let stops = world.stops.lock().unwrap().clone();
	assert_eq!((stops.len(), stops[0].process), (1, 31));
	assert_eq!(world.starts.lock().unwrap().len(), 0);
}

/// A token that ends a transaction starts none.
#[tokio::test]
async fn the_token_of_an_end_starts_nothing() {
	let test = Test::of_model("generic").await;
	let mut script = script!(test, "v201_lost_start.py");
	script.line("done").await;
	script.end().await;
	let world = &test.world;
	assert_eq!(world.starts.lock().unwrap().len(), 0);
	assert_eq!(world.stops.lock().unwrap().len(), 0);
	let orphans = test.disk.rows(Table::Orphan, "CP-0001").await.unwrap();
	assert_eq!(orphans.len(), 1);
	assert!(orphans[0].1.contains("lost"));
	assert_eq!(world.reported(Anomaly::MissingEvents), 1);
}
