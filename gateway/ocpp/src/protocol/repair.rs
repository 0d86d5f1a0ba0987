// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Repairs of payloads that break the schema in ways that chargers are known for. Tried only when
//! a payload cannot be read as it is.

use ocpp_kit::types::normalize_datetime;
use serde_json::Value;

/// Numbers that some write as texts.
const NUMBERS: [&str; 10] = [
	"connectorId",
	"transactionId",
	"reservationId",
	"meterStart",
	"meterStop",
	"seqNo",
	"evseId",
	"id",
	"multiplier",
	"remoteStartId",
];
/// Texts that some write as numbers.
const TEXTS: [&str; 3] = ["idTag", "vendorErrorCode", "info"];

/// Type of a sampled value in a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
	/// 1.6.
	Text,
	/// 2.0.1.
	Number,
}

/// Repairs a payload.
pub(super) fn repair(payload: &mut Value, sample: Sample) {
	repair_at(payload, "", sample);
}

fn repair_at(value: &mut Value, key: &str, sample: Sample) {
	match value {
		Value::Object(members) => {
			for (key, member) in members {
				repair_at(member, key, sample);
			}
		},
		Value::Array(items) => {
			for item in items {
				repair_at(item, key, sample);
			}
		},
		Value::String(text) => {
			let number = NUMBERS.contains(&key) || key == "value" && sample == Sample::Number;
			if let (true, Ok(number)) = (number, text.trim().parse::<serde_json::Number>()) {
				*value = Value::Number(number);
			} else if is_time(text) {
				*text = normalize_datetime(text);
			}
		},
		Value::Number(number) => {
			if TEXTS.contains(&key) || key == "value" && sample == Sample::Text {
				*value = Value::String(number.to_string());
			}
		},
		Value::Bool(_) | Value::Null => {},
	}
}

/// Whether a text begins like a time.
fn is_time(text: &str) -> bool {
	let form = "dddd-dd-ddtdd:dd";
	let mut chars = text.trim().chars();
	form.chars().all(|expected| {
		chars.next().is_some_and(|found| match expected {
			'd' => found.is_ascii_digit(),
			't' => matches!(found, 'T' | 't' | ' '),
			other => found == other,
		})
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	/// Report 18: numbers as texts, texts as numbers, times without zone, however deep.
	#[test]
	fn row_18_payloads_are_repaired() {
		let mut payload = json!({
			"connectorId": "1", "idTag": 12345678,
			"meterValue": [{
				"timestamp": "2026-11-30 00:10:00",
				"sampledValue": [{ "value": 12.5, "phase": "L1" }],
			}],
		});
		repair(&mut payload, Sample::Text);
		let repaired = json!({
			"connectorId": 1, "idTag": "12345678",
			"meterValue": [{
				"timestamp": "2026-11-30T00:10:00Z",
				"sampledValue": [{ "value": "12.5", "phase": "L1" }],
			}],
		});
		assert_eq!(payload, repaired);
		let mut payload = json!({ "sampledValue": [{ "value": "12.5" }], "evse": { "id": "1" } });
		repair(&mut payload, Sample::Number);
		assert_eq!(payload, json!({ "sampledValue": [{ "value": 12.5 }], "evse": { "id": 1 } }));
		for kept in [json!({ "at": "2026-11-30T00:10:00+01:00" }), json!({ "value": "odd" })] {
			let mut payload = kept.clone();
			repair(&mut payload, Sample::Number);
			assert_eq!(payload, kept);
		}
	}
}
