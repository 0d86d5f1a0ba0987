// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The VEN with the VTN `openleadr-vtn` on Postgres, both of which others wrote.
//!
//! `scripts/setup.sh --vtn` installs it (about five minutes on a core). Then:
//! `cargo test -p smartcharge-gateway-dso --test openleadr -- --ignored`

#[path = "support/openleadr.rs"]
mod openleadr;
mod support;

use openleadr::OpenLeadr;
use serde_json::{json, Value};
use smartcharge_gateway_dso::{Memory, Outcome, Ven};
use std::sync::Arc;
use support::{chain::TestChain, settings, ven, FIVE, HOUR, QUARTER, SIX};

struct Scene {
	vtn: OpenLeadr,
	program: String,
	chain: Arc<TestChain>,
	ven: Ven,
}

impl Scene {
	async fn new() -> Self {
		let vtn = OpenLeadr::start().await;
		vtn.program("other").await;
		let program = vtn.program("congestion").await;
		let ven_object =
			json!({ "objectType": "BL_VEN_REQUEST", "venName": "dso", "clientID": "ven_client" });
		vtn.post("vens", ven_object).await;
		let chain = Arc::new(TestChain::new(FIVE));
		let store = Arc::new(Memory::default());
		let ven = ven(settings(&vtn.url, "ven_client"), "999", &chain, &store).await;
		Self { vtn, program, chain, ven }
	}

	fn event(&self, start: &str, price: Value) -> Value {
		json!({
			"objectType": "EVENT",
			"programID": self.program,
			"priority": 1,
			"payloadDescriptors": [{ "payloadType": "PRICE", "currency": "EUR" }],
			"intervalPeriod": { "start": start, "duration": "PT15M" },
			"intervals": [{
				"id": 4,
				"payloads": [
					{ "type": "SIMPLE", "values": [1] },
					{ "type": "PRICE", "values": [price] },
				],
			}],
		})
	}
}

#[tokio::test]
#[ignore = "needs openleadr-vtn and Postgres"]
async fn an_event_lives_from_its_signal_to_its_report() {
	let mut scene = Scene::new().await;
	let at_six = scene.event("2026-12-01T18:00:00Z", json!(0.6));
	let event = scene.vtn.post("events", at_six).await;
	let polled = scene.ven.poll().await.unwrap();
	assert_eq!((polled.events, polled.sent), (1, 1));
	let order = scene.chain.with(|state| state.signals[&0]);
	assert_eq!((order.window.start, order.window.end), (SIX, SIX + QUARTER));
	assert_eq!(order.reward, 600_000);
	for _ in 0..2 {
		assert_eq!(scene.ven.poll().await.unwrap().sent, 0);
	}

	// Changed before its start.
	let later = scene.event("2026-12-01T18:30:00Z", json!(0.7));
	scene.vtn.put(&format!("events/{event}"), later).await;
	let polled = scene.ven.poll().await.unwrap();
	assert_eq!((polled.withdrawn, polled.sent), (1, 1));
	assert_eq!(scene.chain.windows(SIX), [(2 * QUARTER, 3 * QUARTER)]);

	let outcome = Outcome { responses: 1, reward: 700_000, energy: Some(2_750), settled: true };
	scene.chain.with(|state| {
		state.now = SIX + HOUR;
		state.outcomes.insert(1, outcome);
	});
	assert_eq!(scene.ven.poll().await.unwrap().reports, 1);
	let reports = scene.vtn.get("reports").await;
	assert_eq!(reports.as_array().unwrap().len(), 1);
	assert_eq!(reports[0]["eventID"], json!(event));
	let interval = &reports[0]["resources"][0]["intervals"][0];
	assert_eq!(interval["id"], 4);
	assert_eq!(interval["payloads"][0], json!({ "type": "USAGE", "values": [2.75] }));
	assert_eq!(interval["payloads"][2], json!({ "type": "REWARD_PAID", "values": [0.7] }));
	assert_eq!(scene.ven.poll().await.unwrap().reports, 0);
}

#[tokio::test]
#[ignore = "needs openleadr-vtn and Postgres"]
async fn a_deleted_event_releases_its_budget_and_pages_are_read() {
	let mut scene = Scene::new().await;
	let mut ids = Vec::new();
	for at in 0..60 {
		let start = format!("2026-12-0{}T{:02}:00:00Z", 2 + at / 24, at % 24);
		ids.push(scene.vtn.post("events", scene.event(&start, json!(0.6))).await);
	}
	let polled = scene.ven.poll().await.unwrap();
	assert_eq!((polled.events, polled.sent, polled.waiting), (60, 32, 28));
	scene.vtn.delete(&format!("events/{}", ids[0])).await;
	let polled = scene.ven.poll().await.unwrap();
	assert_eq!((polled.events, polled.withdrawn, polled.sent), (59, 1, 1));
}

#[tokio::test]
#[ignore = "needs openleadr-vtn and Postgres"]
async fn wrong_credentials_and_wrong_events_are_named() {
	let mut scene = Scene::new().await;
	let past = scene.event("2020-12-01T18:00:00Z", json!(0.6));
	scene.vtn.post("events", past).await;
	let fine = scene.event("2026-12-01T18:00:00Z", json!(0.600_000_1));
	scene.vtn.post("events", fine).await;
	assert_eq!(scene.ven.poll().await.unwrap().sent, 0);
	let mut labels = scene.chain.labels();
	labels.sort_unstable();
	assert_eq!(labels, ["unusable", "unusable"]);

	let store = Arc::new(Memory::default());
	let wrong = settings(&scene.vtn.url, "ven_client");
	let error = ven(wrong, "998", &scene.chain, &store).await.poll().await.unwrap_err();
	assert!(error.to_string().contains("credentials"), "{error}");
}
