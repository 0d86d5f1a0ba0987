// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Durable map from intervals of events to signals on the chain.

use crate::{
	chain::Outcome,
	order::Wish,
	units::{SignalId, Window},
};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::{
	collections::BTreeMap,
	sync::{Mutex, PoisonError},
};

/// Interval of an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
	/// Id of the event at the VTN.
	pub event: String,
	/// Position of the interval in the event, from 0. Ids of intervals need not be unique.
	pub position: u32,
}

/// Signal that was sent for an interval of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
	/// Interval of the event.
	pub key: Key,
	/// Id of the interval by the author of the event, for reports.
	pub interval: i64,
	/// `modificationDateTime` of the event as it was last seen.
	pub modified: String,
	/// What the interval asked for.
	pub wish: Wish,
	/// Window that was sent: that of the wish, or its part that was ahead.
	pub window: Window,
	/// Signal on the chain.
	pub signal: SignalId,
	/// Whether the chain refused to withdraw it: it stays until its window ends.
	pub stays: bool,
	/// Responses that the VTN was informed of.
	pub reported: Option<Outcome>,
}

/// Storage of records. All of them are read once, at the start.
///
/// The VEN works without the records of an earlier store, too: it takes over signals that the chain
/// has. Only reports of windows that have ended are then missing.
#[async_trait]
pub trait Store: Send + Sync + 'static {
	/// Returns all records.
	async fn load(&self) -> Result<Vec<Record>, Unavailable>;

	/// Writes a record in the place of the one with its key. Returns when durable.
	async fn put(&self, record: &Record) -> Result<(), Unavailable>;

	/// Removes a record, if there is one. Returns when durable.
	async fn remove(&self, key: &Key) -> Result<(), Unavailable>;
}

/// Error of a storage that does not accept anything, such as on a full disk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing can be stored: {0}")]
pub struct Unavailable(pub String);

/// Storage in memory, for tests and for a gateway that may take over its signals.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<Key, Record>>);

#[async_trait]
impl Store for Memory {
	async fn load(&self) -> Result<Vec<Record>, Unavailable> {
		Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect())
	}

	async fn put(&self, record: &Record) -> Result<(), Unavailable> {
		let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		records.insert(record.key.clone(), record.clone());
		Ok(())
	}

	async fn remove(&self, key: &Key) -> Result<(), Unavailable> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::units::Direction;

	#[test]
	fn a_record_survives_as_json() {
		let window = Window { start: 1, end: u64::MAX };
		let wish = Wish { window, direction: Direction::Up, reward: u128::MAX, max_responses: 1 };
		let outcome = Outcome { responses: 1, reward: u128::MAX, energy: None, settled: true };
		let record = Record {
			key: Key { event: "\u{e9}\"".into(), position: 9 },
			interval: -1,
			modified: "2026-12-01T12:00:00Z".into(),
			wish,
			window,
			signal: 7,
			stays: true,
			reported: Some(outcome),
		};
		let text = serde_json::to_string(&record).unwrap();
		assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
	}
}
