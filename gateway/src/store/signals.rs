// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signals that were sent for events of a grid operator's server.

use super::{signed, Result};
use rusqlite::{params, Connection};

/// A signal that was sent, or that the chain refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
	/// Event and interval.
	pub event: String,
	/// When the event was changed.
	pub modified: String,
	/// Start of the window in ms since the Unix epoch.
	pub start: u64,
	/// Id on the chain; none if it was refused.
	pub signal: Option<u64>,
}

/// Notes a signal.
///
/// # Errors
///
/// Fails when the database does.
pub fn put(connection: &Connection, row: &Row) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO signals (event, modified, start, signal) VALUES (?1, ?2, ?3, ?4)
			 ON CONFLICT (event) DO UPDATE SET modified = ?2, start = ?3, signal = ?4",
		)?
		.execute(params![
			row.event,
			row.modified,
			signed(row.start)?,
			row.signal.map(signed).transpose()?
		])?;
	Ok(())
}

/// Forgets a signal.
///
/// # Errors
///
/// Fails when the database does.
pub fn remove(connection: &Connection, event: &str) -> Result<()> {
	connection.execute("DELETE FROM signals WHERE event = ?", [event])?;
	Ok(())
}

/// Returns all signals.
///
/// # Errors
///
/// Fails when the database does.
pub fn all(connection: &Connection) -> Result<Vec<Row>> {
	let mut statement = connection
		.prepare_cached("SELECT event, modified, start, signal FROM signals ORDER BY event")?;
	let found = statement.query_map([], |row| {
		Ok(Row {
			event: row.get(0)?,
			modified: row.get(1)?,
			start: row.get(2)?,
			signal: row.get(3)?,
		})
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}
