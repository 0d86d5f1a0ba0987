// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Measures how fast readings become durable:
//!
//! `cargo test --release -p smartcharge-gateway --test speed -- --ignored --nocapture`

use smartcharge_gateway::{
	intake::{now, Intake, Sample, SignedMeter, Taken},
	keys::MeterKeys,
	metrics::Metrics,
	store::{outbox::Kind, Store},
};
use std::{
	sync::Arc,
	time::{Duration, Instant},
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
