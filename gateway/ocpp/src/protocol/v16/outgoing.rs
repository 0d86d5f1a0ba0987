// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers and orders to a charger that speaks 1.6.

use crate::{
	gateway::Refusal,
	model::Purpose,
	protocol::{text, Answer, Order, Outcome},
	schedule::Limit,
};
use serde_json::{json, Value};

/// Word for a decision.
fn decision(refusal: Option<Refusal>) -> &'static str {
	match refusal {
		None => "Accepted",
		Some(Refusal::Busy) => "ConcurrentTx",
		Some(Refusal::NoCredit | Refusal::OverCap | Refusal::StationClosed) => "Blocked",
		Some(Refusal::MandateOver) => "Expired",
		Some(
			Refusal::Unknown
			| Refusal::NoMandate
			| Refusal::NotNow
			| Refusal::Away
			| Refusal::Other,
		) => "Invalid",
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
		Answer::Authorize(result) => {
			let mut info = json!({ "status": decision(result.as_ref().err().copied()) });
			if let Some(group) = result.as_ref().ok().and_then(|permit| permit.group.as_ref()) {
				info["parentIdTag"] = json!(group);
			}
			json!({ "idTagInfo": info })
		},
		Answer::Started { transaction, decision: result } => json!({
			"transactionId": transaction,
			"idTagInfo": { "status": decision(result.as_ref().err().copied()) },
		}),
		Answer::UnknownVendor => json!({ "status": "UnknownVendorId" }),
		Answer::Event(_) | Answer::Needs | Answer::Empty => json!({}),
	}
}

/// Number of a transaction; one that is none cannot be of 1.6.
fn number(transaction: &str) -> Option<i32> {
	transaction.parse().ok()
}

pub(super) fn order(order: &Order) -> Option<(&'static str, Value)> {
	Some(match order {
		Order::Limit { connector, transaction, purpose, phases, plan, .. } => {
			let transaction = transaction.as_deref().and_then(number);
			// Ids of a connector: one for its default, one for its transaction.
			let own = connector.saturating_mul(10);
			let (id, word, connector) = match (purpose, transaction) {
				(Purpose::Tx, Some(_)) => (own.saturating_add(1), "TxProfile", *connector),
				(Purpose::Tx | Purpose::TxDefault, _) => (own, "TxDefaultProfile", *connector),
				(Purpose::Max, _) => (1, "ChargePointMaxProfile", 0),
			};
			let mut schedule = json!({
				"startSchedule": text::time(plan.start),
				"chargingRateUnit": unit(plan.unit),
				"chargingSchedulePeriod": text::periods(plan, *phases),
			});
			if let Some(duration) = plan.duration {
				schedule["duration"] = json!(duration);
			}
			let mut profile = json!({
				"chargingProfileId": id,
				"stackLevel": 0,
				"chargingProfilePurpose": word,
				"chargingProfileKind": "Absolute",
				"chargingSchedule": schedule,
			});
			if let (Purpose::Tx, Some(transaction)) = (purpose, transaction) {
				profile["transactionId"] = json!(transaction);
			}
			let payload = json!({ "connectorId": connector, "csChargingProfiles": profile });
			("SetChargingProfile", payload)
		},
		Order::RemoteStart { connector, token, .. } => {
			("RemoteStartTransaction", json!({ "connectorId": connector, "idTag": token }))
		},
		Order::RemoteStop { transaction } => {
			("RemoteStopTransaction", json!({ "transactionId": number(transaction)? }))
		},
		Order::Trigger { connector, .. } => (
			"TriggerMessage",
			json!({ "requestedMessage": "MeterValues", "connectorId": connector }),
		),
		Order::Available { connector, available, .. } => {
			let word = if *available { "Operative" } else { "Inoperative" };
			("ChangeAvailability", json!({ "connectorId": connector, "type": word }))
		},
		Order::Unlock { connector, .. } => ("UnlockConnector", json!({ "connectorId": connector })),
		Order::Reset { hard } => ("Reset", json!({ "type": if *hard { "Hard" } else { "Soft" } })),
		Order::Set { key, value } => ("ChangeConfiguration", json!({ "key": key, "value": value })),
		Order::Get { keys } => ("GetConfiguration", json!({ "key": keys })),
		// There is no word for a cost.
		Order::Cost { .. } => return None,
	})
}

fn unit(unit: Limit) -> &'static str {
	match unit {
		Limit::Watts => "W",
		Limit::Amperes => "A",
	}
}

pub(super) fn outcome(order: &Order, answer: &Value) -> Outcome {
	if let Order::Get { .. } = order {
		let keys = answer.get("configurationKey").and_then(Value::as_array);
		let pair = |entry: &Value| {
			let word = |name| entry.get(name).and_then(Value::as_str).map(String::from);
			Some((word("key")?, word("value")?))
		};
		return Outcome::Values(keys.into_iter().flatten().filter_map(pair).collect());
	}
	match answer.get("status").and_then(Value::as_str) {
		Some("Accepted" | "RebootRequired" | "Scheduled" | "Unlocked") => Outcome::Accepted,
		Some(other) => Outcome::Refused(other.into()),
		None => Outcome::Refused("no status".into()),
	}
}
