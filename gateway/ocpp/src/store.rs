// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Durable state of the protocol: transactions, virtual registers, answers to repeated messages.

use crate::gateway::Unavailable;
use async_trait::async_trait;
use std::{collections::BTreeMap, sync::Mutex};

/// Kind of a row. Its name is what a database calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
	/// Session machine of an EVSE; key: number of the EVSE.
	Evse,
	/// Transaction with its answer, for repeats; key: id of the transaction. Kept 30 days.
	Transaction,
	/// Energy or a transaction without a process; key: time and EVSE. Kept until somebody looked.
	Orphan,
	/// Facts of the station as a whole: highest security profile seen, settings; key: name.
	Station,
}

impl Table {
	/// Name for a database.
	pub fn name(self) -> &'static str {
		match self {
			Self::Evse => "evse",
			Self::Transaction => "transaction",
			Self::Orphan => "orphan",
			Self::Station => "station",
		}
	}
}

/// Row: JSON under a key of a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
	/// Kind of the row.
	pub table: Table,
	/// Identity of the charging station in OCPP.
	pub station: String,
	/// Key within table and station.
	pub key: String,
	/// JSON text. `None` removes the row.
	pub value: Option<String>,
}

/// Storage of rows. The pair of table, station and key is unique.
#[async_trait]
pub trait Store: Send + Sync + 'static {
	/// Writes all rows or none. Returns when durable (synced). Many stations write at the same
	/// time: group their commits.
	async fn write(&self, rows: Vec<Row>) -> Result<(), Unavailable>;

	/// Returns key and value of all rows of a table and a station, ordered by key.
	async fn rows(&self, table: Table, station: &str)
		-> Result<Vec<(String, String)>, Unavailable>;

	/// Returns one value.
	async fn row(
		&self,
		table: Table,
		station: &str,
		key: &str,
	) -> Result<Option<String>, Unavailable>;
}

/// Storage without a disk, for tests.
#[derive(Default)]
pub struct Memory {
	rows: Mutex<BTreeMap<(Table, String, String), String>>,
}

#[async_trait]
impl Store for Memory {
	async fn write(&self, rows: Vec<Row>) -> Result<(), Unavailable> {
		let mut all = self.rows.lock().map_err(|error| Unavailable(error.to_string()))?;
		for Row { table, station, key, value } in rows {
			match value {
				Some(value) => all.insert((table, station, key), value),
				None => all.remove(&(table, station, key)),
			};
		}
		Ok(())
	}

	async fn rows(
		&self,
		table: Table,
		station: &str,
	) -> Result<Vec<(String, String)>, Unavailable> {
		let all = self.rows.lock().map_err(|error| Unavailable(error.to_string()))?;
		Ok(all
			.iter()
			.filter(|((of, at, _), _)| *of == table && at == station)
			.map(|((_, _, key), value)| (key.clone(), value.clone()))
			.collect())
	}

	async fn row(
		&self,
		table: Table,
		station: &str,
		key: &str,
	) -> Result<Option<String>, Unavailable> {
		let all = self.rows.lock().map_err(|error| Unavailable(error.to_string()))?;
		Ok(all.get(&(table, station.into(), key.into())).cloned())
	}
}
