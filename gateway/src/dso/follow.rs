// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Polls the server, and makes the chain have the signals that its events ask for. What was sent
//! for an event is stored, because OpenADR has no key by which a repeat is known.

use super::{openadr, signals, Direction, Wanted};
use crate::{
	chain::{Call, CallError, Handle},
	config::Dso,
	intake::now,
	metrics::Metrics,
	store::{
		signals::{self as rows, Row},
		Store,
	},
};
use std::collections::HashSet;
use subxt::dynamic::Value;
use tokio::time::sleep;

/// Metering interval until the chain is connected, in ms.
const INTERVAL: u64 = 300_000;

/// Follows a server for ever.
pub async fn run(dso: Dso, chain: Handle, store: Store, metrics: Metrics) {
	loop {
		if let Err(error) = poll(&dso, &chain, &store).await {
			tracing::warn!(vtn = dso.vtn, error, "the server of OpenADR");
			metrics.reconnects.with_label_values(&["vtn"]).inc();
		}
		sleep(dso.every).await;
	}
}

/// Asks for all events, and compares them with what was sent.
async fn poll(dso: &Dso, chain: &Handle, store: &Store) -> Result<(), String> {
	let Some(node) = chain.node() else { return Ok(()) };
	let metering = node.interval().await.unwrap_or(INTERVAL);
	let events = openadr::events(dso).await.map_err(|error| error.to_string())?;
	let wanted: Vec<_> = events.iter().flat_map(|event| signals(event, metering)).collect();
	let sent = store.with(rows::all).await.map_err(|error| error.to_string())?;
	let (withdraw, send) = compare(&sent, &wanted, now());
	for row in withdraw {
		withdraw_signal(chain, store, row).await?;
	}
	for one in send {
		send_signal(dso, chain, store, one).await?;
	}
	Ok(())
}

/// Returns what is to be withdrawn and what is to be sent. What has begun stays as it is.
fn compare<'a>(sent: &'a [Row], wanted: &'a [Wanted], now: u64) -> (Vec<&'a Row>, Vec<&'a Wanted>) {
	let is = |row: &Row, one: &Wanted| row.event == one.event && row.modified == one.modified;
	let withdraw: Vec<_> = sent
		.iter()
		.filter(|row| row.start > now && !wanted.iter().any(|one| is(row, one)))
		.collect();
	let kept: HashSet<&str> =
		sent.iter().filter(|row| !withdraw.contains(row)).map(|row| row.event.as_str()).collect();
	let send =
		wanted.iter().filter(|one| one.start > now && !kept.contains(one.event.as_str())).collect();
	(withdraw, send)
}

async fn withdraw_signal(chain: &Handle, store: &Store, row: &Row) -> Result<(), String> {
	if let Some(signal) = row.signal {
		let fields = [("signal", Value::u128(signal.into()))];
		match chain.call(Call::new("DemandResponse", "withdraw_signal", fields)).await {
			Ok(_) => tracing::info!(signal, event = row.event, "a signal is withdrawn"),
			// It has begun, or is not there any more.
			Err(CallError::Refused(error)) => {
				tracing::warn!(signal, error, "a signal is not withdrawn");
			},
			Err(error) => return Err(error.to_string()),
		}
	}
	let event = row.event.clone();
	store.with(move |db| rows::remove(db, &event)).await.map_err(|error| error.to_string())
}

async fn send_signal(dso: &Dso, chain: &Handle, store: &Store, one: &Wanted) -> Result<(), String> {
	let direction = match one.direction {
		Direction::Up => "Up",
		Direction::Down => "Down",
	};
	let area = Value::unnamed_variant("Area", [Value::u128(dso.area.into())]);
	let window = Value::named_composite([
		("start", Value::u128(one.start.into())),
		("end", Value::u128(one.end.into())),
	]);
	let fields = [
		("target", area),
		("window", window),
		("direction", Value::unnamed_variant(direction, [])),
		("reward", Value::u128(one.reward.unwrap_or(dso.reward))),
		("max_responses", Value::u128(dso.max_responses.into())),
	];
	let (signal, state) = match chain.call(Call::new("DemandResponse", "send_signal", fields)).await
	{
		Ok(events) => {
			let sent = events.iter().find(|event| event.is("DemandResponse", "SignalSent"));
			(sent.and_then(|event| event.number("signal")), "sent".to_string())
		},
		// The same answer would come at each poll.
		Err(CallError::Refused(error)) => (None, error),
		Err(error) => return Err(error.to_string()),
	};
	tracing::info!(event = one.event, signal, state, direction, "an event of the grid operator");
	let row =
		Row { event: one.event.clone(), modified: one.modified.clone(), start: one.start, signal };
	store.with(move |db| rows::put(db, &row)).await.map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn row(event: &str, modified: &str, start: u64) -> Row {
		Row { event: event.into(), modified: modified.into(), start, signal: Some(1) }
	}

	fn wanted(event: &str, modified: &str, start: u64) -> Wanted {
		Wanted {
			event: event.into(),
			modified: modified.into(),
			start,
			end: start + 10,
			direction: Direction::Down,
			reward: None,
		}
	}

	#[test]
	fn an_event_is_sent_once_and_a_deleted_one_is_withdrawn() {
		let events = [wanted("a", "1", 100)];
		let sent = [row("a", "1", 100)];
		assert_eq!(compare(&[], &events, 50), (vec![], vec![&events[0]]));
		assert_eq!(compare(&sent, &events, 50), (vec![], vec![]));
		assert_eq!(compare(&sent, &[], 50), (vec![&sent[0]], vec![]));
	}

	#[test]
	fn a_changed_event_is_withdrawn_and_sent_again_before_it_begins() {
		let sent = [row("a", "1", 100)];
		let changed = [wanted("a", "2", 200)];
		assert_eq!(compare(&sent, &changed, 50), (vec![&sent[0]], vec![&changed[0]]));
		assert_eq!(compare(&sent, &changed, 100), (vec![], vec![]));
	}

	#[test]
	fn what_is_over_is_not_sent() {
		assert_eq!(compare(&[], &[wanted("a", "1", 100)], 100), (vec![], vec![]));
	}
}
