// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The store of the VEN: JSON in rows of the store.

use crate::store::{rows, Store};
use async_trait::async_trait;
use smartcharge_gateway_dso::{Key, Record, Store as VenStore, Unavailable};

/// Kind of the rows.
const KIND: &str = "openadr";

/// Records of the VEN in the store of the gateway.
#[derive(Clone, Debug)]
pub struct Records(pub Store);

fn unavailable(error: impl std::fmt::Display) -> Unavailable {
	Unavailable(error.to_string())
}

#[async_trait]
impl VenStore for Records {
	async fn load(&self) -> Result<Vec<Record>, Unavailable> {
		let found = self.0.with(|db| rows::of_kind(db, KIND)).await.map_err(unavailable)?;
		found.iter().map(|text| serde_json::from_str(text).map_err(unavailable)).collect()
	}

	async fn put(&self, record: &Record) -> Result<(), Unavailable> {
		let text = serde_json::to_string(record).map_err(unavailable)?;
		let Key { event, position } = record.key.clone();
		let put = move |db: &rusqlite::Connection| {
			rows::put(db, (KIND, &event, &position.to_string()), Some(&text))
		};
		self.0.with(put).await.map_err(unavailable)
	}

	async fn remove(&self, key: &Key) -> Result<(), Unavailable> {
		let Key { event, position } = key.clone();
		let remove = move |db: &rusqlite::Connection| {
			rows::put(db, (KIND, &event, &position.to_string()), None)
		};
		self.0.with(remove).await.map_err(unavailable)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use smartcharge_gateway_dso::{Direction, Window, Wish};

	#[tokio::test]
	async fn records_are_kept_replaced_and_removed() {
		let folder = tempfile::tempdir().expect("a folder");
		let records = Records(Store::open(&folder.path().join("outbox.sqlite")).expect("a store"));
		let window = Window { start: 1, end: u64::MAX };
		let wish = Wish { window, direction: Direction::Up, reward: u128::MAX, max_responses: 1 };
		let record = Record {
			key: Key { event: "e'\"".into(), position: 3 },
			interval: -1,
			modified: "m".into(),
			wish,
			window,
			signal: u64::MAX,
			stays: false,
			reported: None,
		};
		records.put(&record).await.expect("stored");
		let changed = Record { stays: true, ..record.clone() };
		records.put(&changed).await.expect("stored");
		assert_eq!(records.load().await.expect("read"), [changed]);
		records.remove(&record.key).await.expect("removed");
		assert_eq!(records.load().await.expect("read"), []);
	}
}
