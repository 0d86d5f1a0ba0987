// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The store of the central system.

use crate::store::{rows, Store};
use async_trait::async_trait;
use smartcharge_gateway_ocpp::{
	gateway::Unavailable,
	store::{Row, Store as StationStore, Table},
};

/// Rows of the central system in the store of the gateway.
#[derive(Clone, Debug)]
pub struct Rows(pub Store);

fn unavailable(error: crate::store::Error) -> Unavailable {
	Unavailable(error.to_string())
}

#[async_trait]
impl StationStore for Rows {
	async fn write(&self, rows: Vec<Row>) -> Result<(), Unavailable> {
		let write = move |db: &rusqlite::Connection| {
			for Row { table, station, key, value } in &rows {
				rows::put(db, (table.name(), station, key), value.as_deref())?;
			}
			Ok(())
		};
		self.0.with(write).await.map_err(unavailable)
	}

	async fn rows(
		&self,
		table: Table,
		station: &str,
	) -> Result<Vec<(String, String)>, Unavailable> {
		let station = station.to_string();
		let read = move |db: &rusqlite::Connection| rows::all(db, table.name(), &station);
		self.0.with(read).await.map_err(unavailable)
	}

	async fn row(
		&self,
		table: Table,
		station: &str,
		key: &str,
	) -> Result<Option<String>, Unavailable> {
		let (station, key) = (station.to_string(), key.to_string());
		let read = move |db: &rusqlite::Connection| rows::get(db, (table.name(), &station, &key));
		self.0.with(read).await.map_err(unavailable)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn rows_are_written_replaced_removed_and_ordered() {
		let folder = tempfile::tempdir().expect("a folder");
		let rows = Rows(Store::open(&folder.path().join("outbox.sqlite")).expect("a store"));
		let row = |key: &str, value: Option<&str>| Row {
			table: Table::Evse,
			station: "CP".into(),
			key: key.into(),
			value: value.map(String::from),
		};
		let all = || rows.rows(Table::Evse, "CP");
		rows.write(vec![row("2", Some("b")), row("1", Some("a"))]).await.expect("written");
		let pair = |key: &str, value: &str| (key.to_string(), value.to_string());
		assert_eq!(all().await.expect("rows"), [pair("1", "a"), pair("2", "b")]);
		rows.write(vec![row("2", Some("c")), row("1", None)]).await.expect("written");
		assert_eq!(all().await.expect("rows"), [pair("2", "c")]);
		assert_eq!(rows.row(Table::Evse, "CP", "2").await.expect("read"), Some("c".into()));
		assert_eq!(rows.row(Table::Station, "CP", "2").await.expect("read"), None);
		assert_eq!(rows.row(Table::Evse, "CQ", "2").await.expect("read"), None);
	}
}
