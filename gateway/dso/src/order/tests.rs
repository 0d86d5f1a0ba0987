// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use proptest::prelude::*;
use serde_json::{json, Value};

const MINUTE: Ms = 60_000;
const QUARTER: Ms = 15 * MINUTE;
const HOUR: Ms = 60 * MINUTE;
/// 2026-12-01T18:00:00Z, by `date`.
const SIX: Ms = 1_796_148_000_000;

fn rules() -> Rules {
	Rules {
		limits: Limits {
			interval: QUARTER,
			decimals: 6,
			max_window: 25 * HOUR,
			max_lead: 168 * HOUR,
			max_responses: 1_000_000,
			max_signals: 32,
		},
		reward: Some(500_000),
		max_reward: 1_000_000,
		max_responses: 500,
		currency: "EUR".into(),
	}
}

fn event(fields: Value) -> Event {
	let mut all = json!({
		"id": "e1",
		"objectType": "EVENT",
		"programID": "p1",
		"createdDateTime": "2026-12-01T12:00:00Z",
		"modificationDateTime": "2026-12-01T12:00:00Z",
	});
	let of = |value: &Value| value.as_object().unwrap().clone();
	all.as_object_mut().unwrap().extend(of(&fields));
	serde_json::from_str(&all.to_string()).unwrap()
}

fn at_six(payloads: Value) -> Event {
	event(json!({
		"intervalPeriod": { "start": "2026-12-01T18:00:00Z", "duration": "PT15M" },
		"intervals": [{ "id": 0, "payloads": payloads }],
	}))
}

fn all(event: &Event) -> Result<Wishes, Unusable> {
	wishes(event, &rules(), 5_000)
}

fn only(event: &Event) -> Result<Option<Wish>, Unusable> {
	let mut wishes = all(event)?;
	assert_eq!(wishes.len(), 1);
	wishes.remove(0)
}

fn simple(period: Value) -> Event {
	event(json!({ "intervals": [
		{ "id": 0, "intervalPeriod": period, "payloads": [{ "type": "SIMPLE", "values": [1] }] },
	] }))
}

fn window(period: Value) -> Result<Window, Unusable> {
	Ok(only(&simple(period))?.unwrap().window)
}

#[test]
fn an_event_becomes_a_wish() {
	let event = at_six(json!([
		{ "type": "SIMPLE", "values": [1] },
		{ "type": "PRICE", "values": [0.6] },
	]));
	let expected = Wish {
		window: Window { start: SIX, end: SIX + QUARTER },
		direction: Direction::Down,
		reward: 600_000,
		max_responses: 500,
	};
	assert_eq!(only(&event), Ok(Some(expected)));
}

#[test]
fn directions_are_those_of_types_and_signs() {
	let direction = |kind: &str, value: Value| {
		let payload = json!([{ "type": kind, "values": [value] }]);
		only(&at_six(payload)).map(|wish| wish.map(|wish| wish.direction))
	};
	let (down, up) = (Ok(Some(Direction::Down)), Ok(Some(Direction::Up)));
	for level in 1..=3 {
		assert_eq!(direction("SIMPLE", json!(level)), down);
	}
	assert_eq!(direction("SIMPLE", json!(0)), Ok(None));
	assert_eq!(direction("DISPATCH_SETPOINT_RELATIVE", json!(-0.5)), down);
	assert_eq!(direction("DISPATCH_SETPOINT_RELATIVE", json!(4)), up);
	assert_eq!(direction("DISPATCH_SETPOINT_RELATIVE", json!(0.0)), Ok(None));
	assert_eq!(direction("IMPORT_CAPACITY_LIMIT", json!(0)), down);
	assert_eq!(direction("IMPORT_CAPACITY_LIMIT", json!(250.5)), down);
	for (kind, value) in [
		("SIMPLE", json!(4)),
		("SIMPLE", json!(-1)),
		("SIMPLE", json!(0.5)),
		("SIMPLE", json!("1")),
		("SIMPLE", json!(true)),
		("IMPORT_CAPACITY_LIMIT", json!(-1)),
		("DISPATCH_SETPOINT_RELATIVE", json!({ "x": 1.0, "y": 2.0 })),
	] {
		assert!(matches!(direction(kind, value), Err(Unusable::BadValue(of)) if of == kind));
	}
}

#[test]
fn payloads_without_a_direction_are_named() {
	let unknown = at_six(json!([
		{ "type": "GHG", "values": [1] },
		{ "type": "OUR_OWN", "values": ["x"] },
	]));
	assert_eq!(only(&unknown), Err(Unusable::NoDirection("GHG, OUR_OWN".into())));
	assert_eq!(only(&at_six(json!([]))), Err(Unusable::NoDirection(String::new())));
	let known = at_six(json!([
		{ "type": "OUR_OWN", "values": [] },
		{ "type": "SIMPLE", "values": [1] },
	]));
	assert!(only(&known).unwrap().is_some());
}

#[test]
fn contradicting_payloads_are_refused() {
	let event = at_six(json!([
		{ "type": "SIMPLE", "values": [1] },
		{ "type": "DISPATCH_SETPOINT_RELATIVE", "values": [5] },
	]));
	assert_eq!(only(&event), Err(Unusable::Contradiction));
	let agreeing = at_six(json!([
		{ "type": "SIMPLE", "values": [0] },
		{ "type": "DISPATCH_SETPOINT_RELATIVE", "values": [5] },
	]));
	assert_eq!(only(&agreeing).unwrap().unwrap().direction, Direction::Up);
}

#[test]
fn payloads_have_one_value() {
	for values in [json!([]), json!([1, 2]), Value::Null] {
		let event = at_six(json!([{ "type": "SIMPLE", "values": values }]));
		assert_eq!(only(&event), Err(Unusable::BadValue("SIMPLE")));
	}
}

#[test]
fn rewards_are_exact_or_refused() {
	let reward = |price: &str| {
		let text = format!(
			r#"[{{ "type": "SIMPLE", "values": [1] }}, {{ "type": "PRICE", "values": [{price}] }}]"#
		);
		let mut event = at_six(json!([]));
		if let Some([interval]) = event.intervals.as_deref_mut() {
			interval.payloads = Some(serde_json::from_str(&text).unwrap());
		}
		only(&event).map(|wish| wish.unwrap().reward)
	};
	assert_eq!(reward("0.6"), Ok(600_000));
	assert_eq!(reward("0.600000"), Ok(600_000));
	assert_eq!(reward("1"), Ok(1_000_000));
	assert_eq!(reward("0.6000001"), Err(Unusable::TooManyDecimals));
	assert_eq!(reward("1.000001"), Err(Unusable::RewardTooHigh));
	assert_eq!(reward("1e35"), Err(Unusable::RewardTooHigh));
	assert_eq!(reward("1e50"), Err(Unusable::BadValue("PRICE")));
	assert_eq!(reward("0"), Err(Unusable::NotAReward));
	assert_eq!(reward("-0.6"), Err(Unusable::NotAReward));
	assert_eq!(reward("-0.6000001"), Err(Unusable::NotAReward));
	assert_eq!(reward("\"0.6\""), Err(Unusable::BadValue("PRICE")));
	assert_eq!(reward("0.6, 0.7"), Err(Unusable::BadValue("PRICE")));
}

#[test]
fn the_configuration_has_the_reward_of_intervals_without_a_price() {
	let event = at_six(json!([{ "type": "SIMPLE", "values": [1] }]));
	assert_eq!(only(&event).unwrap().unwrap().reward, 500_000);
	let none = Rules { reward: None, ..rules() };
	assert_eq!(wishes(&event, &none, 0).unwrap(), [Err(Unusable::NoReward)]);
}

#[test]
fn prices_of_energy_or_in_another_currency_are_refused() {
	let with = |descriptor: Value| {
		let mut event = at_six(json!([
			{ "type": "SIMPLE", "values": [1] },
			{ "type": "PRICE", "values": [0.6] },
		]));
		event.payload_descriptors = serde_json::from_value(json!([descriptor])).unwrap();
		only(&event).map(|wish| wish.unwrap().reward)
	};
	assert_eq!(with(json!({ "payloadType": "PRICE", "currency": "EUR" })), Ok(600_000));
	let usd = with(json!({ "payloadType": "PRICE", "currency": "USD" }));
	assert_eq!(usd, Err(Unusable::OtherCurrency("USD".into())));
	let energy = with(json!({ "payloadType": "PRICE", "units": "KWH", "currency": "EUR" }));
	assert_eq!(energy, Err(Unusable::PriceUnit("KWH".into())));
	assert_eq!(with(json!({ "payloadType": "GHG", "units": "GHG" })), Ok(600_000));
}

#[test]
fn windows_are_whole_metering_intervals() {
	let at = |start: &str, duration: &str| {
		window(json!({ "start": start, "duration": duration }))
			.map(|window| (window.start - SIX, window.end - SIX))
	};
	assert_eq!(at("2026-12-01T18:00:00Z", "PT15M"), Ok((0, QUARTER)));
	assert_eq!(at("2026-12-01T19:00:00+01:00", "PT15M"), Ok((0, QUARTER)));
	assert_eq!(at("2026-12-01T18:00:01Z", "PT1H"), Ok((QUARTER, 4 * QUARTER)));
	assert_eq!(at("2026-12-01T18:05:00Z", "PT25M"), Ok((QUARTER, 2 * QUARTER)));
	assert_eq!(at("2026-12-01T18:00:00Z", "PT29M59S"), Ok((0, QUARTER)));
	assert_eq!(at("2026-12-01T18:05:00Z", "PT20M"), Err(Unusable::TooShort));
	assert_eq!(at("2026-12-01T18:00:00Z", "PT14M"), Err(Unusable::TooShort));
	assert_eq!(at("2026-12-01T18:00:00Z", "PT25H"), Ok((0, 25 * HOUR)));
	assert_eq!(at("2026-12-01T18:00:00Z", "PT25H15M"), Err(Unusable::TooLong));
}

#[test]
fn wrong_periods_are_refused() {
	let at = |period: Value| window(period).unwrap_err();
	let start = "2026-12-01T18:00:00Z";
	assert_eq!(at(json!({ "start": start })), Unusable::NoPeriod("duration"));
	assert_eq!(at(json!({ "duration": "PT15M" })), Unusable::NoPeriod("start"));
	assert_eq!(at(json!({ "start": start, "duration": "PT0S" })), Unusable::ZeroDuration);
	assert_eq!(at(json!({ "start": start, "duration": "-PT15M" })), Unusable::NegativeDuration);
	let endless = at(json!({ "start": start, "duration": "P9999Y" }));
	assert_eq!(endless, Unusable::BadDuration("is too long", "P9999Y".into()));
	let none = at(json!({ "start": start, "duration": "15M" }));
	assert_eq!(none, Unusable::BadDuration("is none of ISO 8601", "15M".into()));
	let zone = at(json!({ "start": "2026-12-01T18:00:00", "duration": "PT15M" }));
	assert_eq!(zone, Unusable::BadTime("2026-12-01T18:00:00".into()));
}

#[test]
fn the_start_now_is_the_time_of_the_change() {
	let event = simple(json!({ "start": "0001-01-01T00:00:00Z", "duration": "PT1H" }));
	let wishes = wishes(&event, &rules(), SIX + MINUTE).unwrap();
	let window = wishes[0].as_ref().unwrap().unwrap().window;
	assert_eq!(window, Window { start: SIX + QUARTER, end: SIX + 4 * QUARTER });
}

#[test]
fn events_without_an_interval_are_refused() {
	for intervals in [Value::Null, json!([])] {
		assert_eq!(all(&event(json!({ "intervals": intervals }))), Err(Unusable::NoInterval));
	}
	assert_eq!(all(&event(json!({}))), Err(Unusable::NoInterval));
}

#[test]
fn overlapping_intervals_are_refused() {
	let interval = |start: &str| {
		json!({
			"intervalPeriod": { "start": start, "duration": "PT30M" },
			"payloads": [{ "type": "SIMPLE", "values": [1] }],
		})
	};
	let overlap = event(json!({ "intervals": [
		interval("2026-12-01T19:00:00Z"),
		interval("2026-12-01T18:00:00Z"),
		interval("2026-12-01T19:29:59Z"),
	] }));
	assert_eq!(all(&overlap), Err(Unusable::Overlapping(0, 2)));
	let touching = event(json!({ "intervals": [
		interval("2026-12-01T18:30:00Z"),
		interval("2026-12-01T18:00:00Z"),
	] }));
	assert!(all(&touching).unwrap().iter().all(Result::is_ok));
}

#[test]
fn events_that_repeat_are_refused() {
	let with = |duration: &str| {
		let mut event = at_six(json!([{ "type": "SIMPLE", "values": [1] }]));
		event.duration = Some(duration.into());
		all(&event).map(|_| ())
	};
	assert_eq!(with("PT15M"), Ok(()));
	assert_eq!(with("PT16M"), Err(Unusable::Repeats));
	assert_eq!(with("P9999Y"), Err(Unusable::BadDuration("is too long", "P9999Y".into())));
}

#[test]
fn a_thousand_intervals_follow_each_other() {
	let intervals: Vec<_> = (0..1_000)
		.map(|id| json!({ "id": id, "payloads": [{ "type": "SIMPLE", "values": [id % 2] }] }))
		.collect();
	let event = event(json!({
		"intervalPeriod": { "start": "2026-12-01T18:00:00Z", "duration": "PT15M" },
		"intervals": intervals,
	}));
	let wishes = all(&event).unwrap();
	assert_eq!(wishes.len(), 1_000);
	for (at, wish) in (0..).zip(wishes) {
		let start = SIX + at * QUARTER;
		let window = wish.unwrap().map(|wish| wish.window);
		let expected = (at % 2 == 1).then_some(Window { start, end: start + QUARTER });
		assert_eq!(window, expected);
	}
}

#[test]
fn too_many_intervals_are_refused() {
	let interval = json!({ "payloads": [{ "type": "SIMPLE", "values": [1] }] });
	let event = event(json!({ "intervals": vec![interval; MAX_INTERVALS + 1] }));
	assert_eq!(all(&event), Err(Unusable::TooManyIntervals));
}

#[test]
fn an_interval_without_a_place_leaves_none_for_the_next() {
	let payloads = json!([{ "type": "SIMPLE", "values": [1] }]);
	let event = event(json!({
		"intervalPeriod": { "start": "2026-12-01T18:00:00Z", "duration": "PT15M" },
		"intervals": [
			{ "payloads": payloads },
			{ "payloads": payloads, "intervalPeriod": { "duration": "-PT1M" } },
			{ "payloads": payloads },
			{ "payloads": payloads, "intervalPeriod": { "start": "2026-12-01T20:00:00Z" } },
		],
	}));
	let wishes = all(&event).unwrap();
	assert!(wishes[0].is_ok());
	assert_eq!(wishes[1], Err(Unusable::NegativeDuration));
	assert_eq!(wishes[2], Err(Unusable::NoPeriod("start")));
	assert_eq!(wishes[3].as_ref().unwrap().unwrap().window.start, SIX + 2 * HOUR);
}

proptest! {
	#[test]
	fn windows_are_the_largest_within(start in 0_u64..10_000_000, length in 1_u64..10_000_000) {
		let interval = 900;
		let given = Window { start, end: start + length };
		// By looking at each metering interval.
		let within: Vec<_> = (0..30_000_000 / interval)
			.map(|at| Window { start: at * interval, end: (at + 1) * interval })
			.filter(|one| given.start <= one.start && one.end <= given.end)
			.collect();
		let expected = match (within.first(), within.last()) {
			(Some(first), Some(last)) => Ok(Window { start: first.start, end: last.end }),
			_ => Err(Unusable::TooShort),
		};
		prop_assert_eq!(whole_intervals(given, interval), expected);
	}

	#[test]
	fn no_event_panics(
		start in "[0-9TZ:+-]{0,25}",
		duration in "-?P[0-9TDHMS]{0,8}",
		kind in "(SIMPLE|PRICE|DISPATCH_SETPOINT_RELATIVE|[A-Z]{1,5})",
		value in any::<f64>(),
	) {
		let event = event(json!({
			"duration": duration,
			"intervalPeriod": { "start": start, "duration": duration },
			"intervals": [{ "payloads": [{ "type": kind, "values": [value] }] }],
		}));
		let _ = all(&event);
	}
}
