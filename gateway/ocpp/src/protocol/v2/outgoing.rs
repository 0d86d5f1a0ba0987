// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers and orders to a charger that speaks 2.0.1 or 2.1.

use crate::{
	gateway::{Permit, Refusal},
	model::Purpose,
	protocol::{text, Answer, Order, Outcome},
	schedule::Limit,
};
use serde_json::{json, Value};

/// Longest text that a charger shows.
const SHOWN: usize = 512;

/// Word for a decision.
fn decision(refusal: Option<Refusal>) -> &'static str {
	match refusal {
		None => "Accepted",
		Some(Refusal::Unknown) => "Unknown",
		Some(Refusal::Busy) => "ConcurrentTx",
		Some(Refusal::NoCredit | Refusal::OverCap) => "NoCredit",
		Some(Refusal::MandateOver) => "Expired",
		Some(Refusal::StationClosed) => "NotAtThisLocation",
		Some(Refusal::NotNow | Refusal::Away) => "NotAtThisTime",
		Some(Refusal::NoMandate | Refusal::Other) => "Invalid",
	}
}

pub(super) fn answer(answer: &Answer) -> Value {
	match answer {
		Answer::Boot { accepted, now, interval } => json!({
			"status": if *accepted { "Accepted" } else { "Pending" },
			"currentTime": text::time(*now),
			"interval": interval,
		}),
		Answer::Time(now) => json!({ "currentTime": text::time(*now) }),
		Answer::Authorize(result) => json!({ "idTokenInfo": info(result) }),
		Answer::Event(None) | Answer::Started { .. } | Answer::Empty => json!({}),
		Answer::Event(Some(result)) => {
			json!({ "idTokenInfo": { "status": decision(result.err()) } })
		},
		Answer::Needs => json!({ "status": "Processing" }),
		Answer::UnknownVendor => json!({ "status": "UnknownVendorId" }),
	}
}

fn info(result: &Result<Permit, Refusal>) -> Value {
	let mut info = json!({ "status": decision(result.as_ref().err().copied()) });
	let Ok(permit) = result else { return info };
	if let Some(group) = &permit.group {
		info["groupIdToken"] = json!({ "idToken": group, "type": "Central" });
	}
	if let Some(tariff) = &permit.tariff {
		let content: String = tariff.chars().take(SHOWN).collect();
		info["personalMessage"] = json!({ "format": "UTF8", "content": content });
	}
	info
}

pub(super) fn order(order: &Order) -> Option<(&'static str, Value)> {
	Some(match order {
		Order::Limit { evse, transaction, purpose, phases, plan, .. } => {
			let own = evse.saturating_mul(10);
			let (id, word, evse) = match (purpose, transaction) {
				(Purpose::Tx, Some(_)) => (own.saturating_add(1), "TxProfile", *evse),
				(Purpose::Tx | Purpose::TxDefault, _) => (own, "TxDefaultProfile", *evse),
				(Purpose::Max, _) => (1, "ChargingStationMaxProfile", 0),
			};
			let mut schedule = json!({
				"id": id,
				"startSchedule": text::time(plan.start),
				"chargingRateUnit": match plan.unit {
					Limit::Watts => "W",
					Limit::Amperes => "A",
				},
				"chargingSchedulePeriod": text::periods(plan, *phases),
			});
			if let Some(duration) = plan.duration {
				schedule["duration"] = json!(duration);
			}
			let mut profile = json!({
				"id": id,
				"stackLevel": 0,
				"chargingProfilePurpose": word,
				"chargingProfileKind": "Absolute",
				"chargingSchedule": [schedule],
			});
			if let (Purpose::Tx, Some(transaction)) = (purpose, transaction) {
				profile["transactionId"] = json!(transaction);
			}
			("SetChargingProfile", json!({ "evseId": evse, "chargingProfile": profile }))
		},
		Order::RemoteStart { evse, token, .. } => (
			"RequestStartTransaction",
			json!({
				"evseId": evse,
				"remoteStartId": number(token),
				"idToken": { "idToken": token, "type": "Central" },
			}),
		),
		Order::RemoteStop { transaction } => {
			("RequestStopTransaction", json!({ "transactionId": transaction }))
		},
		Order::Trigger { evse, .. } => {
			("TriggerMessage", json!({ "requestedMessage": "MeterValues", "evse": { "id": evse } }))
		},
		Order::Available { evse, available, .. } => {
			let word = if *available { "Operative" } else { "Inoperative" };
			let payload = json!({ "operationalStatus": word, "evse": { "id": evse } });
			("ChangeAvailability", payload)
		},
		Order::Unlock { evse, .. } => {
			("UnlockConnector", json!({ "evseId": evse, "connectorId": 1 }))
		},
		Order::Reset { hard } => {
			("Reset", json!({ "type": if *hard { "Immediate" } else { "OnIdle" } }))
		},
		Order::Set { key, value } => {
			let (component, variable) = key.split_once('.')?;
			let data = json!({
				"component": { "name": component },
				"variable": { "name": variable },
				"attributeValue": value,
			});
			("SetVariables", json!({ "setVariableData": [data] }))
		},
		Order::Get { keys } => {
			let data = |key: &String| {
				let (component, variable) = key.split_once('.')?;
				let (component, variable) =
					(json!({ "name": component }), json!({ "name": variable }));
				Some(json!({ "component": component, "variable": variable }))
			};
			let all: Vec<Value> = keys.iter().filter_map(data).collect();
			("GetVariables", json!({ "getVariableData": all }))
		},
		Order::Cost { transaction, cost } => {
			let total = cost.parse::<serde_json::Number>().ok()?;
			("CostUpdated", json!({ "totalCost": total, "transactionId": transaction }))
		},
	})
}

/// Number of a remote start, which follows from its token.
fn number(token: &str) -> i32 {
	let hash =
		token.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
	i32::try_from(hash & 0x7fff_ffff).unwrap_or(0)
}

pub(super) fn outcome(order: &Order, answer: &Value) -> Outcome {
	let word =
		|value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(String::from);
	let name = |value: &Value, part: &str| value.get(part).and_then(|part| word(part, "name"));
	let status = match order {
		Order::Get { .. } => {
			let results = answer.get("getVariableResult").and_then(Value::as_array);
			let pair = |result: &Value| {
				let key = format!("{}.{}", name(result, "component")?, name(result, "variable")?);
				Some((key, word(result, "attributeValue")?))
			};
			return Outcome::Values(results.into_iter().flatten().filter_map(pair).collect());
		},
		Order::Set { .. } => answer
			.get("setVariableResult")
			.and_then(|results| results.get(0))
			.and_then(|result| word(result, "attributeStatus")),
		// There is nothing in its answer.
		Order::Cost { .. } => return Outcome::Accepted,
		_ => word(answer, "status"),
	};
	match status.as_deref() {
		Some("Accepted" | "RebootRequired" | "Scheduled" | "Unlocked") => Outcome::Accepted,
		Some(other) => Outcome::Refused(other.into()),
		None => Outcome::Refused("no status".into()),
	}
}
