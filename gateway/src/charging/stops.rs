// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Ends of processes, sent until the chain has them.

use crate::{
	chain::{Call, CallError, Handle},
	intake::now,
	store::{
		charging::{self, Stop},
		Store,
	},
};
use std::{sync::Arc, time::Duration};
use subxt::dynamic::Value;
use tokio::{sync::Notify, time::timeout};

/// Pause between two attempts.
const PAUSE: Duration = Duration::from_secs(3);

/// What follows from the answer to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
	/// The chain has it, or will never take it.
	Done,
	/// The chain has a later reading: the end is there.
	Later,
	/// It is tried again.
	Again,
}

fn next(answer: &Result<(), CallError>) -> Next {
	match answer {
		Ok(()) => Next::Done,
		Err(CallError::Refused(name)) => match name.as_str() {
			"Charging.UnknownProcess"
			| "Charging.ProcessEnded"
			| "Charging.AlreadyClosing"
			| "Charging.NotStationOperator" => Next::Done,
			"Charging.StopTooEarly" => Next::Later,
			_ => Next::Again,
		},
		Err(_) => Next::Again,
	}
}

fn call(stop: &Stop) -> Call {
	Call::new(
		"Charging",
		"stop",
		[
			("process", Value::u128(stop.process.into())),
			("at", Value::u128(stop.at.into())),
			("reason", Value::unnamed_variant(stop.reason.clone(), [])),
		],
	)
}

/// Sends ends for ever.
pub(super) async fn run(chain: Handle, store: Store, arrived: Arc<Notify>) {
	loop {
		let _ = timeout(PAUSE, arrived.notified()).await;
		if chain.node().is_none() {
			continue;
		}
		let open = match store.with(charging::open_stops).await {
			Ok(open) => open,
			Err(error) => {
				tracing::error!(%error, "ends of processes cannot be read");
				continue;
			},
		};
		for stop in open {
			if let Err(error) = send(&chain, &store, &stop).await {
				tracing::error!(%error, process = stop.process, "an end cannot be stored");
			}
		}
	}
}

async fn send(chain: &Handle, store: &Store, stop: &Stop) -> crate::store::Result<()> {
	let answer = chain.call(call(stop)).await.map(|_| ());
	if let Err(error) = &answer {
		tracing::warn!(process = stop.process, %error, "the end of a process");
	}
	let (process, at) = (stop.process, stop.at);
	match next(&answer) {
		Next::Done => store.with(move |db| charging::stop_done(db, process)).await,
		Next::Later => {
			let latest = match chain.node() {
				Some(node) => node.meter(stop.meter).await.ok().flatten(),
				None => None,
			};
			let latest = latest.and_then(|meter| meter.latest).filter(|latest| *latest > at);
			let later = latest.unwrap_or_else(now);
			store.with(move |db| charging::move_stop(db, process, later)).await
		},
		Next::Again if is_refused(&answer) => {
			store.with(move |db| charging::stop_refused(db, process)).await
		},
		Next::Again => Ok(()),
	}
}

/// Whether the answer is that of a node, which may be the same for ever.
fn is_refused(answer: &Result<(), CallError>) -> bool {
	matches!(answer, Err(CallError::Refused(_) | CallError::Invalid(_)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::store::outbox::{self, Fate, Kind, Pending, Row};

	#[test]
	fn an_end_that_the_chain_knows_is_done() {
		let refused = |name: &str| next(&Err(CallError::Refused(format!("Charging.{name}"))));
		assert_eq!(next(&Ok(())), Next::Done);
		assert_eq!(refused("ProcessEnded"), Next::Done);
		assert_eq!(refused("AlreadyClosing"), Next::Done);
		assert_eq!(refused("StopTooEarly"), Next::Later);
		assert_eq!(refused("StopInFuture"), Next::Again);
		assert_eq!(next(&Err(CallError::Away)), Next::Again);
	}

	#[tokio::test]
	async fn an_end_waits_for_the_readings_before_it() {
		let folder = tempfile::tempdir().expect("a folder");
		let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
		let stop = Stop { process: 9, meter: 1, at: 100, reason: "Local".into() };
		let open = || store.with(charging::open_stops);
		let row = |at| Row {
			meter: 1,
			at,
			register: 5,
			signature: [0; 64],
			kind: Kind::End,
			received: 1,
		};
		let again = Stop { at: 200, ..stop.clone() };
		let first = stop.clone();
		store
			.with(move |db| {
				outbox::insert(db, &row(100))?;
				outbox::insert(db, &row(101))?;
				charging::put_stop(db, &first)?;
				// A second end of the same process is ignored.
				charging::put_stop(db, &again)
			})
			.await
			.expect("stored");
		assert!(open().await.expect("read").is_empty());
		let settled = store.with(|db| {
			let pending = Pending { hash: [1; 32], nonce: 1, until: 9, bytes: vec![] };
			outbox::send(db, &pending, &[(1, 100)])?;
			outbox::settle(db, (1, 100), 3, &Fate::Accepted)
		});
		settled.await.expect("settled");
		assert_eq!(open().await.expect("read"), [stop]);
		// The reading after the end waits for it, until the chain refuses it or has it.
		let due = || store.with(|db| outbox::next(db, (0, 0), 1_000, 10).map(|rows| rows.len()));
		assert_eq!(due().await.expect("read"), 0);
		store.with(|db| charging::stop_refused(db, 9)).await.expect("noted");
		assert_eq!(due().await.expect("read"), 1);
		assert_eq!(open().await.expect("read").len(), 1, "it is tried again");
		store.with(|db| charging::stop_done(db, 9)).await.expect("done");
		assert!(open().await.expect("read").is_empty());
	}
}
