// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Meters whose readings are not sent until somebody has looked.

use super::{signed, Result};
use rusqlite::{params, Connection, OptionalExtension};

/// A meter in quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
	/// Id on the chain.
	pub meter: u32,
	/// Why.
	pub reason: String,
	/// Whether the chain refused it: then another approval by the DSO ends the quarantine.
	pub by_chain: bool,
	/// Since when, in ms since the Unix epoch.
	pub since: u64,
}

/// Puts a meter into quarantine, and returns whether it was not there before.
///
/// # Errors
///
/// Fails when the database does.
pub fn add(connection: &Connection, one: &Quarantined) -> Result<bool> {
	let added = connection
		.prepare_cached(
			"INSERT INTO quarantine (meter, reason, by_chain, since) VALUES (?, ?, ?, ?)
			 ON CONFLICT (meter) DO NOTHING",
		)?
		.execute(params![one.meter, one.reason, one.by_chain, signed(one.since)?])?;
	Ok(added > 0)
}

/// Ends the quarantine of a meter, and returns whether it was in one. Its register may begin
/// anywhere after it.
///
/// # Errors
///
/// Fails when the database does.
pub fn release(connection: &Connection, meter: u32) -> Result<bool> {
	let released = connection.execute("DELETE FROM quarantine WHERE meter = ?", [meter])? > 0;
	if released {
		super::outbox::forget_latest(connection, meter)?;
	}
	Ok(released)
}

/// Returns the quarantine of a meter.
///
/// # Errors
///
/// Fails when the database does.
pub fn of(connection: &Connection, meter: u32) -> Result<Option<Quarantined>> {
	Ok(connection
		.prepare_cached("SELECT meter, reason, by_chain, since FROM quarantine WHERE meter = ?")?
		.query_row([meter], read)
		.optional()?)
}

/// Returns all meters in quarantine.
///
/// # Errors
///
/// Fails when the database does.
pub fn list(connection: &Connection) -> Result<Vec<Quarantined>> {
	let mut statement = connection
		.prepare_cached("SELECT meter, reason, by_chain, since FROM quarantine ORDER BY meter")?;
	let found = statement.query_map([], read)?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &rusqlite::Row) -> rusqlite::Result<Quarantined> {
	Ok(Quarantined {
		meter: row.get(0)?,
		reason: row.get(1)?,
		by_chain: row.get(2)?,
		since: row.get(3)?,
	})
}
