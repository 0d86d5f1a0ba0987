// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Report of an event: energy, responses and rewards of each interval whose window has ended.

use crate::{
	chain::Outcome,
	store::Record,
	units::{Ms, Window},
	wire::Decimal,
};
use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use serde_json::value::RawValue;

/// Report of OpenADR 3.1.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report<'a> {
	object_type: &'static str,
	#[serde(rename = "eventID")]
	event_id: &'a str,
	client_name: &'a str,
	report_name: String,
	payload_descriptors: [Descriptor; 1],
	resources: [Resource; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
	payload_type: &'static str,
	units: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
	resource_name: &'static str,
	intervals: Vec<Interval>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Interval {
	id: i64,
	interval_period: Period,
	payloads: Vec<Payload>,
}

#[derive(Debug, Serialize)]
struct Period {
	start: String,
	duration: String,
}

#[derive(Debug, Serialize)]
struct Payload {
	#[serde(rename = "type")]
	kind: &'static str,
	values: [Box<RawValue>; 1],
}

/// Name of the report of an event.
pub(crate) fn name(event: &str) -> String {
	format!("usage-{event}")
}

/// Returns the report of an event. `ended` are its records with what was paid for them.
pub(crate) fn report<'a>(
	event: &'a str,
	client: &'a str,
	ended: &[(&Record, Outcome)],
	decimals: u8,
) -> Report<'a> {
	let intervals =
		ended.iter().filter_map(|(record, outcome)| interval(record, *outcome, decimals)).collect();
	Report {
		object_type: "REPORT",
		event_id: event,
		client_name: client,
		report_name: name(event),
		payload_descriptors: [Descriptor { payload_type: "USAGE", units: "KWH" }],
		resources: [Resource { resource_name: "AGGREGATED_REPORT", intervals }],
	}
}

fn interval(record: &Record, outcome: Outcome, decimals: u8) -> Option<Interval> {
	let payload = |kind, number: String| {
		RawValue::from_string(number).ok().map(|value| Payload { kind, values: [value] })
	};
	let usage = match outcome.energy {
		Some(energy) => Some(payload("USAGE", Decimal::text(energy.into(), 3))?),
		None => None,
	};
	let responses = payload("RESPONSES_PAID", outcome.responses.to_string())?;
	let reward = payload("REWARD_PAID", Decimal::text(outcome.reward, decimals))?;
	Some(Interval {
		id: record.interval,
		interval_period: period(record.window)?,
		payloads: usage.into_iter().chain([responses, reward]).collect(),
	})
}

fn period(window: Window) -> Option<Period> {
	let seconds = Decimal::text(window.duration().into(), 3);
	Some(Period { start: time(window.start)?, duration: format!("PT{seconds}S") })
}

fn time(at: Ms) -> Option<String> {
	let at = DateTime::from_timestamp_millis(i64::try_from(at).ok()?)?;
	Some(at.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{order::Wish, store::Key, units::Direction};

	#[test]
	fn a_report_has_exact_numbers() {
		let window = Window { start: 1_796_148_000_000, end: 1_796_148_900_000 };
		let wish = Wish { window, direction: Direction::Down, reward: 600_000, max_responses: 5 };
		let record = Record {
			key: Key { event: "e1".into(), position: 0 },
			interval: 3,
			modified: String::new(),
			wish,
			window,
			signal: 7,
			stays: false,
			reported: None,
		};
		let outcome =
			Outcome { responses: 2, reward: 1_200_000, energy: Some(2_750), settled: true };
		let unknown = Outcome { energy: None, ..outcome };
		let ended = [(&record, outcome), (&record, unknown)];
		let text = serde_json::to_string_pretty(&report("e1", "dso", &ended, 6)).unwrap();
		let value: serde_json::Value = serde_json::from_str(&text).unwrap();
		let intervals = &value["resources"][0]["intervals"];
		let expected = serde_json::json!({
			"id": 3,
			"intervalPeriod": { "start": "2026-12-01T18:00:00Z", "duration": "PT900S" },
			"payloads": [
				{ "type": "USAGE", "values": [2.75] },
				{ "type": "RESPONSES_PAID", "values": [2] },
				{ "type": "REWARD_PAID", "values": [1.2] },
			],
		});
		assert_eq!(intervals[0], expected);
		assert_eq!(intervals[1]["payloads"].as_array().unwrap().len(), 2);
		assert_eq!(value["eventID"], "e1");
		assert_eq!(value["reportName"], "usage-e1");
	}
}
