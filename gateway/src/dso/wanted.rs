// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signals that an event asks for.

use super::openadr::{Event, Interval};
use std::cmp::Ordering;

/// What is asked of consumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
	/// To consume.
	Up,
	/// Not to consume.
	Down,
}

/// A signal that the server wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
	/// Event and interval, which distinguish it.
	pub event: String,
	/// When the event was changed.
	pub modified: String,
	/// Start, in ms since the Unix epoch: the first metering interval that begins in the interval
	/// of the event.
	pub start: u64,
	/// End, in ms since the Unix epoch.
	pub end: u64,
	/// Direction.
	pub direction: Direction,
	/// Reward per response in the smallest unit of money, if the event names a price.
	pub reward: Option<u128>,
}

/// Returns the signals of an event, one for each of its intervals that asks for something, in
/// whole metering intervals of `metering` ms.
pub fn signals(event: &Event, metering: u64) -> Vec<Wanted> {
	let metering = metering.max(1);
	// Intervals without a start of their own follow each other from that of the event on.
	let mut next = event.period.as_ref().and_then(|period| period.start);
	let mut signals = Vec::new();
	for interval in &event.intervals {
		let own = interval.period.as_ref();
		let start = own.and_then(|period| period.start).or(next);
		let length = own.or(event.period.as_ref()).and_then(|period| period.length);
		let Some((start, length)) = start.zip(length) else { continue };
		let end = start.saturating_add(length);
		next = Some(end);
		let Some(direction) = direction(interval) else { continue };
		let start = start.div_ceil(metering).saturating_mul(metering);
		let end = end / metering * metering;
		if start < end {
			signals.push(Wanted {
				event: format!("{}/{}", event.id, interval.id),
				modified: event.modified.clone(),
				start,
				end,
				direction,
				reward: reward(interval),
			});
		}
	}
	signals
}

fn direction(interval: &Interval) -> Option<Direction> {
	interval.payloads.iter().find_map(|payload| {
		let sign = payload.sign()?;
		match (payload.kind.as_str(), sign) {
			// Levels of shedding: 0 is normal.
			("SIMPLE", Ordering::Less | Ordering::Greater) => Some(Direction::Down),
			("IMPORT_CAPACITY_LIMIT", _) => Some(Direction::Down),
			("DISPATCH_SETPOINT_RELATIVE", Ordering::Less) => Some(Direction::Down),
			("DISPATCH_SETPOINT_RELATIVE", Ordering::Greater) => Some(Direction::Up),
			_ => None,
		}
	})
}

/// The price of an interval, in the smallest unit of money.
fn reward(interval: &Interval) -> Option<u128> {
	interval.payloads.iter().find(|one| one.kind == "PRICE")?.millionths().filter(|one| *one > 0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const QUARTER: u64 = 300_000;
	/// 2026-12-01T18:00:00Z
	const SIX: u64 = 1_796_148_000_000;

	fn event(start: &str, duration: &str, payloads: serde_json::Value) -> Event {
		serde_json::from_value(json!({
			"id": "event-1",
			"createdDateTime": "2026-11-30T10:00:00Z",
			"modificationDateTime": "2026-11-30T11:00:00Z",
			"objectType": "EVENT",
			"programID": "congestion",
			"intervalPeriod": {"start": start, "duration": duration},
			"intervals": [
				{"id": 0, "payloads": payloads},
				{"id": 1, "payloads": [{"type": "SIMPLE", "values": [0]}]},
				{"id": 2, "payloads": [{"type": "SIMPLE", "values": [2]}]},
			],
		}))
		.expect("an event")
	}

	#[test]
	fn each_interval_that_asks_for_something_is_a_signal() {
		let payloads = json!([
			{"type": "DISPATCH_SETPOINT_RELATIVE", "values": [-2.5]},
			{"type": "PRICE", "values": [0.6]},
		]);
		let found = signals(&event("2026-12-01T18:00:00Z", "PT15M", payloads), QUARTER);
		let first = Wanted {
			event: "event-1/0".into(),
			modified: "2026-11-30T11:00:00Z".into(),
			start: SIX,
			end: SIX + 900_000,
			direction: Direction::Down,
			reward: Some(600_000),
		};
		assert_eq!(found[0], first);
		assert_eq!(found.len(), 2);
		assert_eq!((found[1].event.as_str(), found[1].start), ("event-1/2", SIX + 1_800_000));
		assert_eq!(found[1].reward, None);
	}

	#[test]
	fn a_window_becomes_whole_intervals_within_it() {
		let payloads = json!([{"type": "IMPORT_CAPACITY_LIMIT", "values": [4]}]);
		let found = signals(&event("2026-12-01T18:01:00Z", "PT13M", payloads), QUARTER);
		assert_eq!((found[0].start, found[0].end), (SIX + 300_000, SIX + 600_000));
		let payloads = json!([{"type": "IMPORT_CAPACITY_LIMIT", "values": [4]}]);
		let short = signals(&event("2026-12-01T18:01:00Z", "PT3M", payloads), QUARTER);
		assert!(short.iter().all(|one| one.event != "event-1/0"));
	}

	#[test]
	fn directions_follow_the_sign() {
		let of = |kind: &str, value: f64| {
			let payloads = json!([{"type": kind, "values": [value]}]);
			let found = signals(&event("2026-12-01T18:00:00Z", "PT15M", payloads), QUARTER);
			found.iter().find(|one| one.event == "event-1/0").map(|one| one.direction)
		};
		assert_eq!(of("DISPATCH_SETPOINT_RELATIVE", 1.0), Some(Direction::Up));
		assert_eq!(of("DISPATCH_SETPOINT_RELATIVE", -1.0), Some(Direction::Down));
		assert_eq!(of("DISPATCH_SETPOINT_RELATIVE", 0.0), None);
		assert_eq!(of("SIMPLE", 3.0), Some(Direction::Down));
		assert_eq!(of("EXPORT_CAPACITY_LIMIT", 3.0), None);
	}
}
