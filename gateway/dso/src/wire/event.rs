// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Programmes and events.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Programme, as far as the VEN looks at it.
#[derive(Debug, Deserialize)]
pub(crate) struct Program {
	/// Id at the VTN.
	pub id: String,
	/// Name.
	#[serde(rename = "programName")]
	pub name: String,
}

/// Event, as far as the VEN looks at it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
	/// Id at the VTN.
	pub id: String,
	/// Programme.
	#[serde(rename = "programID")]
	pub program_id: String,
	/// Time of the last change, as text: only whether it is another one matters.
	pub modification_date_time: String,
	/// Priority; a lower number counts more, no number counts least.
	pub priority: Option<u64>,
	/// Length of the event, beyond which its intervals would repeat.
	pub duration: Option<String>,
	/// Start and length of intervals that have none.
	pub interval_period: Option<Period>,
	/// Intervals.
	pub intervals: Option<Vec<Interval>>,
	/// Units and currencies of the payloads.
	pub payload_descriptors: Option<Vec<Descriptor>>,
}

/// Start and length. A random shift of the start is not used: it would separate the window of the
/// signal from that of the event.
#[derive(Debug, Deserialize)]
pub(crate) struct Period {
	/// Start.
	pub start: Option<String>,
	/// Length.
	pub duration: Option<String>,
}

/// Interval of an event.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Interval {
	/// Id by the author of the event; neither unique nor a sequence number.
	pub id: Option<i64>,
	/// Start and length.
	pub interval_period: Option<Period>,
	/// What is asked for.
	pub payloads: Option<Vec<Payload>>,
}

/// Values of one type.
#[derive(Debug, Deserialize)]
pub(crate) struct Payload {
	/// Type, such as `SIMPLE`.
	#[serde(rename = "type")]
	pub kind: String,
	/// Values, as text: a number keeps all its decimals.
	pub values: Option<Vec<Box<RawValue>>>,
}

/// Unit and currency of the payloads of one type.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Descriptor {
	/// Type.
	pub payload_type: String,
	/// Unit.
	pub units: Option<String>,
	/// Currency, by ISO 4217.
	pub currency: Option<String>,
}
