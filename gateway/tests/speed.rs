// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Measures how fast readings become durable, and final on a node with real slots:
//!
//! `cargo test -p smartcharge-gateway --test speed -- --ignored --nocapture --test-threads 1`

mod world;

use smartcharge_gateway::{
	chain::{Driver, Options},
	intake::{now, Intake, Sample, SignedMeter, Taken},
	keys::MeterKeys,
	metrics::Metrics,
	store::{
		outbox::{self, Kind, State},
		Store,
	},
};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::{sync::watch, time::sleep};
use world::{
	approve_key, binary, connected, free_port, genesis, key, member, outbox_of, register,
	start_node,
};

const METERS: u32 = 1_000;
const SAMPLES: u64 = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn readings_of_a_thousand_meters() {
	let folder = tempfile::tempdir().expect("a folder");
	let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
	let keys = MeterKeys::new([1; 32], [2; 32]);
	let meter = |id: u32| SignedMeter { id, key: keys.of(&id.to_string()), max_power: 11_000 };
	let intake = Arc::new(Intake::new(store, (0..METERS).map(meter), Metrics::new()));
	let first = now() - SAMPLES * 60_000;
	let begin = Instant::now();
	let lanes = (0..METERS).map(|meter| {
		let intake = intake.clone();
		tokio::spawn(async move {
			let mut slowest = Duration::ZERO;
			for step in 0..SAMPLES {
				let (at, register) = (first + step * 60_000, step * 100);
				let received = now();
				let kind = Kind::Sample;
				let sample = Sample { meter, at, register, power: None, kind, received };
				let begin = Instant::now();
				assert_eq!(intake.take(sample).await.expect("stored"), Taken::Stored);
				slowest = slowest.max(begin.elapsed());
			}
			slowest
		})
	});
	let mut slowest = Duration::ZERO;
	for lane in lanes.collect::<Vec<_>>() {
		slowest = slowest.max(lane.await.expect("ended"));
	}
	let elapsed = begin.elapsed();
	let readings = u64::from(METERS) * SAMPLES;
	let each = elapsed.as_micros() / u128::from(readings);
	eprintln!("{readings} readings are signed and durable after {elapsed:?}, {each} us each");
	eprintln!("the slowest waited {slowest:?}, with {METERS} meters at the same time");
}

/// Meters on the chain, and the time between two of their samples: as many samples as 1 000 meters
/// have with one a minute.
const ON_CHAIN: u32 = 200;
const EVERY: Duration = Duration::from_secs(12);
const ROUNDS: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn readings_become_final() {
	let Some(binary) = binary() else {
		eprintln!("no node: name one by SMARTCHARGE_NODE");
		return;
	};
	let folder = tempfile::tempdir().expect("a folder");
	let port = free_port();
	let _node = start_node(&binary, folder.path(), port);
	let url = format!("ws://127.0.0.1:{port}");
	let genesis = genesis(&url).await;
	let cso = member(folder.path(), &url, genesis, "Cso");
	let dso = member(folder.path(), &url, genesis, "Dso");
	connected(&cso).await;
	connected(&dso).await;
	let keys = MeterKeys::new([1; 32], genesis);
	let mut meters = Vec::new();
	for group in (0..ON_CHAIN).collect::<Vec<_>>().chunks(50) {
		let one = |serial: u32| {
			let (cso, dso, key) = (cso.clone(), dso.clone(), keys.of(&serial.to_string()));
			async move {
				let id = register(&cso, &key).await;
				approve_key(&dso, id, &key).await;
				SignedMeter { id, key, max_power: 50_000 }
			}
		};
		meters.extend(futures::future::join_all(group.iter().map(|serial| one(*serial))).await);
	}
	sleep(Duration::from_secs(5)).await;

	let file = folder.path().join("outbox.sqlite");
	let store = Store::open(&file).expect("a store");
	let metrics = Metrics::new();
	let intake = Arc::new(Intake::new(store.clone(), meters.clone(), metrics.clone()));
	let outbox = outbox_of(file, Duration::from_secs(1));
	// The only user of the key from now on.
	drop(cso);
	let options = Options { urls: vec![url], genesis, real: None, outbox };
	let (driver, handle) =
		Driver::new(options, store.clone(), key("//SupplierA"), intake.clone(), metrics.clone());
	let (stop, stopped) = watch::channel(false);
	let driving = tokio::spawn(driver.run(stopped, Duration::ZERO));
	connected(&handle).await;
	for round in 0..ROUNDS {
		for meter in &meters {
			let (at, received) = (now(), now());
			let (power, kind) = (None, Kind::Sample);
			let sample = Sample { meter: meter.id, at, register: round, power, kind, received };
			intake.take(sample).await.expect("stored");
			sleep(EVERY / ON_CHAIN).await;
		}
	}
	let deadline = Instant::now() + Duration::from_secs(60);
	let all = u64::from(ON_CHAIN) * ROUNDS;
	loop {
		let counts = store.with(outbox::counts).await.expect("counted");
		if counts.contains(&(State::Final, all)) {
			break;
		}
		assert!(Instant::now() < deadline, "{counts:?}");
		sleep(Duration::from_millis(200)).await;
	}
	let text = metrics.text();
	for line in text.lines().filter(|line| line.starts_with("gw_reading_latency_seconds")) {
		eprintln!("{line}");
	}
	stop.send_replace(true);
	driving.await.expect("ended");
}
