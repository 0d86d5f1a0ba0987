// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Paid responses of signals, by the events of final blocks.

use crate::{
	chain::{number, Event, Handle},
	store::{rows, Result, Store},
};
use serde::{Deserialize, Serialize};
use subxt::dynamic::At;
use tokio::sync::broadcast::error::RecvError;

/// Kind of the rows; their key is the signal.
const KIND: &str = "paid";

/// Responses of a signal that were paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Paid {
	pub responses: u32,
	pub reward: u128,
	/// Last block that counted, so that none counts twice.
	pub block: u64,
}

/// Counts for ever.
pub(super) async fn run(chain: Handle, store: Store) {
	let mut events = chain.events();
	loop {
		let block = match events.recv().await {
			Ok(block) if block.is_final => block,
			Ok(_) => continue,
			Err(RecvError::Lagged(blocks)) => {
				tracing::warn!(blocks, "paid responses of some blocks are not counted");
				continue;
			},
			Err(RecvError::Closed) => return,
		};
		let paid: Vec<_> = block.events.iter().filter_map(payment).collect();
		if paid.is_empty() {
			continue;
		}
		let block = block.number;
		if let Err(error) = store.with(move |db| count(db, block, &paid)).await {
			tracing::error!(%error, "paid responses are not counted");
		}
	}
}

/// Returns signal and reward of a response that was paid.
fn payment(event: &Event) -> Option<(u64, u128)> {
	if !event.is("DemandResponse", "ResponsePaid") {
		return None;
	}
	let reward = event.fields.at("reward").and_then(number)?;
	Some((event.number("signal")?, reward.into()))
}

fn count(db: &rusqlite::Connection, block: u64, paid: &[(u64, u128)]) -> Result<()> {
	let mut signals: Vec<u64> = paid.iter().map(|(signal, _)| *signal).collect();
	signals.sort_unstable();
	signals.dedup();
	for signal in signals {
		let before = of(db, signal)?;
		if before.block >= block {
			continue;
		}
		let ours = paid.iter().filter(|(of, _)| *of == signal);
		let after = ours.fold(Paid { block, ..before }, |sum, (_, reward)| Paid {
			responses: sum.responses.saturating_add(1),
			reward: sum.reward.saturating_add(*reward),
			block,
		});
		let text = serde_json::to_string(&after).unwrap_or_default();
		rows::put(db, (KIND, "", &signal.to_string()), Some(&text))?;
	}
	Ok(())
}

/// Returns what was paid for a signal.
pub(super) fn of(db: &rusqlite::Connection, signal: u64) -> Result<Paid> {
	let text = rows::get(db, (KIND, "", &signal.to_string()))?;
	Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn a_block_counts_once() {
		let folder = tempfile::tempdir().expect("a folder");
		let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
		let paid = store
			.with(|db| {
				count(db, 5, &[(1, 10), (2, 7), (1, 11)])?;
				count(db, 5, &[(1, 10), (1, 11)])?;
				count(db, 6, &[(1, 1)])?;
				Ok((of(db, 1)?, of(db, 2)?, of(db, 3)?))
			})
			.await
			.expect("counted");
		assert_eq!(paid.0, Paid { responses: 3, reward: 22, block: 6 });
		assert_eq!(paid.1, Paid { responses: 1, reward: 7, block: 5 });
		assert_eq!(paid.2, Paid::default());
	}
}
