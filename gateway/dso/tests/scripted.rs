// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The VEN with a VTN that is right or wrong as a test says, and a chain that obeys its rules.

mod support;

use serde_json::{json, Value};
use smartcharge_gateway_dso::{
	Kind, Memory, Outcome, PollError, SendRefused, Store, Unusable, Ven, VtnError, WithdrawRefused,
};
use std::sync::Arc;
use support::{
	chain::TestChain,
	settings, ven,
	vtn::{event, simple, TestVtn},
	FIVE, HOUR, MINUTE, QUARTER, SIX,
};

struct Scene {
	vtn: TestVtn,
	url: String,
	chain: Arc<TestChain>,
	store: Arc<Memory>,
	ven: Ven,
}

impl Scene {
	async fn new() -> Self {
		let (vtn, url) = TestVtn::start().await;
		let chain = Arc::new(TestChain::new(FIVE));
		let store = Arc::new(Memory::default());
		let ven = ven(settings(&url, "dso"), "s3cret", &chain, &store).await;
		Self { vtn, url, chain, store, ven }
	}

	/// Starts the VEN again, with what is durable.
	async fn restart(&mut self) {
		self.ven = ven(settings(&self.url, "dso"), "s3cret", &self.chain, &self.store).await;
	}

	async fn poll(&mut self) {
		self.ven.poll().await.unwrap();
	}

	async fn poll_with(&mut self, events: &[Value]) -> Vec<&'static str> {
		self.vtn.events(events);
		self.poll().await;
		self.chain.labels()
	}
}

fn at_six(id: &str, modified: u32) -> Value {
	simple(id, modified, "2026-12-01T18:00:00Z", "PT15M")
}

#[tokio::test]
async fn an_event_becomes_one_signal_however_often_it_is_polled() {
	let mut scene = Scene::new().await;
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["sent"]);
	for _ in 0..3 {
		scene.poll().await;
		scene.restart().await;
	}
	assert_eq!(scene.chain.with(|state| state.sends), 1);
	let order = scene.chain.with(|state| state.signals[&0]);
	assert_eq!((order.window.start, order.window.end), (SIX, SIX + QUARTER));
	assert_eq!((order.reward, order.max_responses, order.area), (600_000, 10, 3));
	assert_eq!(scene.vtn.with(|script| script.tokens), 3);
}

#[tokio::test]
async fn a_lost_answer_or_store_sends_nothing_twice() {
	let mut scene = Scene::new().await;
	scene.chain.with(|state| state.lose_answer = true);
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["waits"]);
	scene.chain.with(|state| state.now += MINUTE);
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["taken_over"]);
	scene.store = Arc::default();
	scene.restart().await;
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["taken_over"]);
	assert_eq!(scene.chain.with(|state| state.sends), 1);
	assert_eq!(scene.poll_with(&[]).await, ["withdrawn"]);
	assert_eq!(scene.chain.windows(0), []);
}

#[tokio::test]
async fn a_part_that_was_sent_is_taken_over_later() {
	let mut scene = Scene::new().await;
	let long = simple("a", 0, "2026-12-01T16:00:00Z", "PT3H");
	assert_eq!(scene.poll_with(std::slice::from_ref(&long)).await, ["sent"]);
	assert_eq!(scene.chain.windows(FIVE), [(QUARTER, 2 * HOUR)]);
	scene.chain.with(|state| state.now += HOUR);
	scene.store = Arc::default();
	scene.restart().await;
	assert_eq!(scene.poll_with(&[long]).await, ["taken_over"]);
	assert_eq!(scene.chain.with(|state| state.signals.len()), 1);
}

#[tokio::test]
async fn changed_and_deleted_events_are_withdrawn_until_they_start() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let later = simple("a", 1, "2026-12-01T18:15:00Z", "PT30M");
	assert_eq!(scene.poll_with(&[later]).await, ["withdrawn", "sent"]);
	assert_eq!(scene.chain.windows(SIX), [(QUARTER, 3 * QUARTER)]);
	assert_eq!(scene.poll_with(&[]).await, ["withdrawn"]);
	assert_eq!(scene.chain.windows(SIX), []);

	scene.poll_with(&[at_six("a", 2)]).await;
	scene.chain.with(|state| state.now = SIX);
	assert_eq!(scene.poll_with(&[]).await, [""; 0]);
	assert_eq!(scene.chain.windows(SIX), [(0, QUARTER)]);
}

#[tokio::test]
async fn a_change_without_a_change_of_the_signal_costs_nothing() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let mut named = at_six("a", 7);
	named["eventName"] = json!("another name");
	assert_eq!(scene.poll_with(&[named]).await, [""; 0]);
	let record = scene.store.load().await.unwrap().remove(0);
	assert_eq!(record.modified, "2026-12-01T12:00:07Z");
	assert_eq!(scene.chain.with(|state| (state.sends, state.withdrawals)), (1, 0));
}

#[tokio::test]
async fn an_event_that_becomes_wrong_is_withdrawn() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let wrong = simple("a", 1, "2026-12-01T18:00:00Z", "PT0S");
	assert_eq!(scene.poll_with(&[wrong]).await, ["withdrawn", "unusable"]);
	assert_eq!(scene.chain.windows(SIX), []);
}

#[tokio::test]
async fn a_signal_with_responses_stays_and_is_asked_for_once() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.chain.with(|state| state.responses.insert(0));
	assert_eq!(scene.poll_with(&[]).await, ["stays"]);
	assert_eq!(scene.poll_with(&[]).await, [""; 0]);
	scene.restart().await;
	assert_eq!(scene.poll_with(&[at_six("b", 0)]).await, ["overridden"]);
	assert_eq!(scene.chain.with(|state| state.withdrawals), 1);
	assert_eq!(scene.chain.windows(SIX), [(0, QUARTER)]);
}

#[tokio::test]
async fn a_page_that_misses_an_event_withdraws_nothing() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.vtn.with(|script| script.hidden.push("a".into()));
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, [""; 0]);
	assert_eq!(scene.chain.windows(SIX).len(), 1);
}

#[tokio::test]
async fn a_programme_that_is_hidden_withdraws_nothing() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.vtn.with(|script| script.programs.pop());
	assert_eq!(scene.poll_with(&[]).await, ["no_program"]);
	assert_eq!(scene.poll_with(&[]).await, [""; 0]);
	assert_eq!(scene.chain.windows(SIX).len(), 1);
}

#[tokio::test]
async fn events_that_cannot_be_read_hide_no_other_and_keep_their_signals() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let broken = json!({ "id": "a", "programID": "p1", "intervals": "none" });
	let later = simple("b", 0, "2026-12-01T19:00:00Z", "PT15M");
	assert_eq!(scene.poll_with(&[broken, later.clone()]).await, ["sent", "unreadable"]);
	let nameless = json!({ "programID": "p1" });
	assert_eq!(scene.poll_with(&[nameless]).await, ["unreadable"]);
	assert_eq!(scene.chain.windows(SIX), [(0, QUARTER), (HOUR, HOUR + QUARTER)]);
	let odd = at_six("a/../b\n", 0);
	assert_eq!(scene.poll_with(&[odd, later.clone()]).await, ["unreadable"]);
	assert_eq!(scene.chain.windows(SIX).len(), 2);
	// Whole again, and without the first.
	assert_eq!(scene.poll_with(&[later]).await, ["withdrawn"]);
	assert_eq!(scene.chain.windows(SIX), [(HOUR, HOUR + QUARTER)]);
}

#[tokio::test]
async fn a_withdrawal_that_failed_is_tried_later_and_blocks_its_window() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let refusal = WithdrawRefused::Other("test".into());
	scene.chain.with(|state| state.withdraw_refusals.push_back(refusal));
	let longer = simple("a", 1, "2026-12-01T18:00:00Z", "PT30M");
	assert_eq!(scene.poll_with(std::slice::from_ref(&longer)).await, ["waits"]);
	scene.poll_with(std::slice::from_ref(&longer)).await;
	assert_eq!(scene.chain.with(|state| (state.sends, state.withdrawals)), (1, 1));
	scene.chain.with(|state| state.now += MINUTE);
	assert_eq!(scene.poll_with(&[longer]).await, ["withdrawn", "sent"]);
	assert_eq!(scene.chain.windows(SIX), [(0, 2 * QUARTER)]);
}

#[tokio::test]
async fn events_of_a_programme_that_is_no_longer_configured_are_withdrawn() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	let mut other = settings(&scene.url, "dso");
	other.programs = vec!["other".into()];
	scene.vtn.with(|script| script.ask_for = "p0".into());
	scene.ven = ven(other, "s3cret", &scene.chain, &scene.store).await;
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["withdrawn"]);
}

#[tokio::test]
async fn events_of_other_programmes_do_not_count() {
	let mut scene = Scene::new().await;
	let mut other = at_six("a", 0);
	other["programID"] = json!("p0");
	assert_eq!(scene.poll_with(&[other]).await, [""; 0]);
}

#[tokio::test]
async fn bad_events_are_noticed_once_and_change_nothing() {
	let with = |id: &str, duration: &str| simple(id, 0, "2026-12-01T18:00:00Z", duration);
	let mut price = at_six("price", 0);
	price["intervals"][0]["payloads"][1]["values"] = json!([0.6000001]);
	let mut unknown = at_six("unknown", 0);
	unknown["intervals"][0]["payloads"] = json!([{ "type": "GHG", "values": [1] }]);
	let mut overlapping = at_six("overlapping", 0);
	let again = overlapping["intervals"][0].clone();
	overlapping["intervals"].as_array_mut().unwrap().push(again);
	let mut past = simple("past", 0, "2026-12-01T11:00:00Z", "PT1H");
	past["modificationDateTime"] = json!("2026-12-01T16:59:00Z");
	let bad = [
		event("empty", 0, json!({})),
		with("zero", "PT0S"),
		with("negative", "-PT15M"),
		with("short", "PT5M"),
		with("endless", "P9999Y"),
		price,
		unknown,
		overlapping,
		past,
	];
	let mut scene = Scene::new().await;
	scene.vtn.events(&bad);
	scene.poll().await;
	let mut reasons: Vec<_> = scene
		.chain
		.notices()
		.into_iter()
		.map(|kind| match kind {
			Kind::Unusable(why) => why,
			other => panic!("{other:?}"),
		})
		.collect();
	reasons.sort_by_key(|why| format!("{why:?}"));
	let expected = [
		Unusable::BadDuration("is too long", "P9999Y".into()),
		Unusable::NegativeDuration,
		Unusable::NoDirection("GHG".into()),
		Unusable::NoInterval,
		Unusable::Overlapping(0, 1),
		Unusable::Past,
		Unusable::TooManyDecimals,
		Unusable::TooShort,
		Unusable::ZeroDuration,
	];
	assert_eq!(reasons, expected);
	assert_eq!(scene.poll_with(&bad).await, [""; 0]);
	assert_eq!(scene.chain.with(|state| state.sends), 0);
}

#[tokio::test]
async fn a_thousand_intervals_are_sent_as_room_is_made() {
	let payloads = json!([{ "type": "SIMPLE", "values": [1] }]);
	let intervals: Vec<_> =
		(0..1_000).map(|id| json!({ "id": id, "payloads": payloads })).collect();
	let period = json!({ "start": "2026-12-01T18:00:00Z", "duration": "PT15M" });
	let many = event("a", 0, json!({ "intervalPeriod": period, "intervals": intervals }));
	let mut scene = Scene::new().await;
	scene.poll_with(std::slice::from_ref(&many)).await;
	let windows: Vec<_> = (0..32).map(|at| (at * QUARTER, (at + 1) * QUARTER)).collect();
	assert_eq!(scene.chain.windows(SIX), windows);
	scene.chain.with(|state| state.now = SIX + 10 * QUARTER);
	scene.poll_with(&[many]).await;
	assert_eq!(scene.chain.windows(SIX).len(), 42);
	assert_eq!(scene.chain.with(|state| state.sends), 42);
}

#[tokio::test]
async fn refusals_wait_or_drop_as_they_should() {
	let mut scene = Scene::new().await;
	let refuse = |scene: &Scene, why| scene.chain.with(|state| state.refusals.push_back(why));
	refuse(&scene, SendRefused::InsufficientBudget);
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["waits"]);
	// Not at each poll: a refused call has its fee.
	for _ in 0..3 {
		assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, [""; 0]);
	}
	assert_eq!(scene.chain.with(|state| state.sends), 1);
	scene.chain.with(|state| state.now += MINUTE);
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["sent"]);

	refuse(&scene, SendRefused::Invalid("ZeroReward".into()));
	let later = simple("b", 0, "2026-12-01T19:00:00Z", "PT15M");
	assert_eq!(scene.poll_with(&[at_six("a", 0), later.clone()]).await, ["refused"]);
	scene.chain.with(|state| state.now += MINUTE * 30);
	assert_eq!(scene.poll_with(&[at_six("a", 0), later.clone()]).await, [""; 0]);
	let mut changed = later;
	changed["modificationDateTime"] = json!("2026-12-01T12:34:00Z");
	assert_eq!(scene.poll_with(&[at_six("a", 0), changed]).await, ["sent"]);
}

#[tokio::test]
async fn a_node_that_is_away_delays_what_is_sent() {
	let mut scene = Scene::new().await;
	scene.chain.with(|state| state.away = true);
	scene.vtn.events(&[at_six("a", 0)]);
	assert!(matches!(scene.ven.poll().await, Err(PollError::Chain(_))));
	scene.chain.with(|state| state.away = false);
	assert_eq!(scene.poll_with(&[at_six("a", 0)]).await, ["sent"]);
}

#[tokio::test]
async fn a_vtn_that_is_away_or_wrong_withdraws_nothing() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.vtn.events(&[]);
	for status in [400, 403, 404, 500, 503] {
		scene.vtn.with(|script| script.status = Some(status));
		let error = scene.ven.poll().await.unwrap_err();
		assert!(
			matches!(error, PollError::Vtn(VtnError::Status { status: of, .. }) if of == status)
		);
	}
	scene.vtn.with(|script| script.status = None);
	for text in ["", "{}", "[1", "<html>", "[{}]x"] {
		scene.vtn.with(|script| script.text = Some(text.into()));
		let error = scene.ven.poll().await.unwrap_err();
		assert!(matches!(error, PollError::Vtn(VtnError::Unreadable(_))), "{text}");
	}
	scene.vtn.with(|script| script.text = Some(" ".repeat(17 << 20)));
	let error = scene.ven.poll().await.unwrap_err();
	assert!(matches!(error, PollError::Vtn(VtnError::TooLarge)));
	assert_eq!(scene.chain.windows(SIX).len(), 1);
}

#[tokio::test]
async fn a_token_that_ended_is_renewed_and_wrong_credentials_are_named() {
	let mut scene = Scene::new().await;
	scene.poll().await;
	scene.vtn.with(|script| script.tokens = 7);
	scene.poll().await;
	assert_eq!(scene.vtn.with(|script| script.tokens), 8);

	let wrong = settings(&scene.url, "dso");
	let mut wrong = ven(wrong, "guess", &scene.chain, &scene.store).await;
	let error = wrong.poll().await.unwrap_err();
	assert!(matches!(error, PollError::Vtn(VtnError::Credentials(_))));
	assert!(!error.to_string().contains("guess"));
}

#[tokio::test]
async fn more_than_a_page_of_events_is_read() {
	let mut scene = Scene::new().await;
	let events: Vec<_> = (0..120_u32)
		.map(|at| {
			let (day, hour) = (2 + at / 24, at % 24);
			let start = format!("2026-12-{day:02}T{hour:02}:00:00Z");
			simple(&format!("e{at}"), 0, &start, "PT15M")
		})
		.collect();
	scene.vtn.events(&events);
	let polled = scene.ven.poll().await.unwrap();
	assert_eq!((polled.events, polled.sent, polled.waiting), (120, 32, 88));
}

#[tokio::test]
async fn usage_is_reported_as_it_is_paid() {
	let mut scene = Scene::new().await;
	let payloads = json!([{ "type": "SIMPLE", "values": [1] }]);
	let intervals: Vec<_> = (5..7).map(|id| json!({ "id": id, "payloads": payloads })).collect();
	let period = json!({ "start": "2026-12-01T18:00:00Z", "duration": "PT15M" });
	let two = event("a", 0, json!({ "intervalPeriod": period, "intervals": intervals }));
	scene.poll_with(std::slice::from_ref(&two)).await;
	let reports = |scene: &Scene| scene.vtn.with(|script| script.reports.clone());
	assert_eq!(reports(&scene).len(), 0);

	let paid = |responses, settled| {
		let reward = u128::from(responses) * 500_000;
		let energy = Some(u64::from(responses) * 2_750);
		Outcome { responses, reward, energy, settled }
	};
	scene.chain.with(|state| {
		state.now = SIX + QUARTER;
		state.outcomes.insert(0, paid(1, false));
	});
	scene.poll_with(std::slice::from_ref(&two)).await;
	let report = &reports(&scene)[0];
	let intervals = &report["resources"][0]["intervals"];
	assert_eq!(intervals.as_array().unwrap().len(), 1);
	assert_eq!(intervals[0]["id"], 5);
	assert_eq!(intervals[0]["payloads"][0], json!({ "type": "USAGE", "values": [2.75] }));

	scene.chain.with(|state| {
		state.now = SIX + HOUR;
		state.outcomes.insert(0, paid(2, true));
		state.outcomes.insert(1, paid(0, true));
	});
	scene.restart().await;
	let before = scene.vtn.with(|script| script.requests);
	scene.poll_with(std::slice::from_ref(&two)).await;
	assert!(scene.vtn.with(|script| script.requests) > before);
	let all = reports(&scene);
	assert_eq!(all.len(), 1, "the report is written again, not twice");
	let intervals = &all[0]["resources"][0]["intervals"];
	assert_eq!(intervals[0]["payloads"][0]["values"], json!([5.5]));
	assert_eq!(intervals[1]["payloads"][2], json!({ "type": "REWARD_PAID", "values": [0] }));
	// Nothing is left to do.
	assert_eq!(scene.store.load().await.unwrap(), []);
	scene.vtn.with(|script| script.reports.clear());
	scene.poll_with(&[two]).await;
	assert_eq!(reports(&scene).len(), 0);
}

#[tokio::test]
async fn a_report_that_the_vtn_refuses_is_not_sent_for_ever() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.vtn.with(|script| script.report_status = Some(403));
	let outcome = Outcome { responses: 1, settled: true, ..Outcome::default() };
	scene.chain.with(|state| {
		state.now = SIX + HOUR;
		state.outcomes.insert(0, outcome);
	});
	assert_eq!(scene.poll_with(&[]).await, ["report_refused"]);
	assert_eq!(scene.store.load().await.unwrap(), []);
}

#[tokio::test]
async fn a_report_waits_for_a_vtn_in_trouble() {
	let mut scene = Scene::new().await;
	scene.poll_with(&[at_six("a", 0)]).await;
	scene.vtn.with(|script| script.report_status = Some(503));
	scene.chain.with(|state| {
		state.now = SIX + HOUR;
		state.outcomes.insert(0, Outcome { responses: 1, settled: true, ..Outcome::default() });
	});
	assert!(scene.ven.poll().await.is_err());
	scene.vtn.with(|script| script.report_status = None);
	scene.poll().await;
	assert_eq!(scene.vtn.with(|script| script.reports.len()), 1);
}

#[tokio::test]
async fn a_ven_that_runs_polls_when_it_is_woken() {
	let scene = Scene::new().await;
	let waker = scene.ven.waker();
	let running = tokio::spawn(scene.ven.run());
	let sends = || scene.chain.with(|state| state.sends);
	let wait = |so: usize| {
		let chain = Arc::clone(&scene.chain);
		async move {
			while chain.with(|state| state.sends) < so {
				tokio::time::sleep(std::time::Duration::from_millis(5)).await;
			}
		}
	};
	tokio::time::sleep(std::time::Duration::from_millis(200)).await;
	assert_eq!(sends(), 0);
	scene.vtn.events(&[at_six("a", 0)]);
	waker.wake();
	// Much earlier than the next poll by the clock, which is after five seconds.
	tokio::time::timeout(std::time::Duration::from_secs(3), wait(1)).await.unwrap();
	running.abort();
}
