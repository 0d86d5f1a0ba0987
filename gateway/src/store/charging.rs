// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rows of the central system: its own state, signed records, and ends of processes.

use super::{signed, Result};
use rusqlite::{params, Connection, OptionalExtension};

/// Writes or removes a row of the central system.
///
/// # Errors
///
/// Fails when the database does.
pub fn put(
	connection: &Connection,
	(kind, station, key): (&str, &str, &str),
	value: Option<&str>,
) -> Result<()> {
	match value {
		Some(value) => connection
			.prepare_cached(
				"INSERT INTO station_rows (kind, station, key, value) VALUES (?1, ?2, ?3, ?4)
				 ON CONFLICT (kind, station, key) DO UPDATE SET value = ?4",
			)?
			.execute([kind, station, key, value])?,
		None => connection
			.prepare_cached("DELETE FROM station_rows WHERE kind = ? AND station = ? AND key = ?")?
			.execute([kind, station, key])?,
	};
	Ok(())
}

/// Returns the row of a key.
///
/// # Errors
///
/// Fails when the database does.
pub fn get(connection: &Connection, key: (&str, &str, &str)) -> Result<Option<String>> {
	Ok(connection
		.prepare_cached(
			"SELECT value FROM station_rows WHERE kind = ? AND station = ? AND key = ?",
		)?
		.query_row([key.0, key.1, key.2], |row| row.get(0))
		.optional()?)
}

/// Returns keys and values of a kind and a station, by key.
///
/// # Errors
///
/// Fails when the database does.
pub fn all(connection: &Connection, kind: &str, station: &str) -> Result<Vec<(String, String)>> {
	let mut statement = connection.prepare_cached(
		"SELECT key, value FROM station_rows WHERE kind = ? AND station = ? ORDER BY key",
	)?;
	let found = statement.query_map([kind, station], |row| Ok((row.get(0)?, row.get(1)?)))?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A text that a meter signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
	/// Id of the meter.
	pub meter: u32,
	/// SHA-256 of the text.
	pub hash: [u8; 32],
	/// When it arrived, in ms since the Unix epoch.
	pub at: u64,
	/// Format by its own name.
	pub format: String,
	/// Text exactly as it was signed.
	pub text: String,
	/// Process to which it belongs.
	pub process: Option<u64>,
}

/// Stores a record; the same one again changes nothing.
///
/// # Errors
///
/// Fails when the database does.
pub fn put_record(connection: &Connection, record: &Record) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO records (meter, hash, at, format, text, process)
			 VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (meter, hash) DO NOTHING",
		)?
		.execute(params![
			record.meter,
			record.hash,
			signed(record.at)?,
			record.format,
			record.text,
			record.process.map(signed).transpose()?
		])?;
	Ok(())
}

/// The end of a process, until the chain has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
	/// Id of the process.
	pub process: u64,
	/// Meter of its station.
	pub meter: u32,
	/// True end in ms since the Unix epoch.
	pub at: u64,
	/// Reason by its name on the chain.
	pub reason: String,
}

/// Stores the end of a process; a second one is ignored.
///
/// # Errors
///
/// Fails when the database does.
pub fn put_stop(connection: &Connection, stop: &Stop) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO stops (process, meter, at, reason) VALUES (?, ?, ?, ?)
			 ON CONFLICT (process) DO NOTHING",
		)?
		.execute(params![signed(stop.process)?, stop.meter, signed(stop.at)?, stop.reason])?;
	Ok(())
}

/// Returns the ends that the chain does not have yet, of meters whose readings up to then it has: a
/// reading that came after the end would settle too little.
///
/// # Errors
///
/// Fails when the database does.
pub fn open_stops(connection: &Connection) -> Result<Vec<Stop>> {
	let mut statement = connection.prepare_cached(
		"SELECT process, meter, at, reason FROM stops WHERE done = 0 AND NOT EXISTS (
				SELECT 1 FROM readings WHERE readings.meter = stops.meter
				AND readings.at <= stops.at AND state IN (0, 1))
			 ORDER BY process",
	)?;
	let found = statement.query_map([], |row| {
		Ok(Stop { process: row.get(0)?, meter: row.get(1)?, at: row.get(2)?, reason: row.get(3)? })
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Moves an end that the chain found too early.
///
/// # Errors
///
/// Fails when the database does.
pub fn move_stop(connection: &Connection, process: u64, at: u64) -> Result<()> {
	connection.execute(
		"UPDATE stops SET at = ? WHERE process = ?",
		params![signed(at)?, signed(process)?],
	)?;
	Ok(())
}

/// Marks an end as known to the chain.
///
/// # Errors
///
/// Fails when the database does.
pub fn stop_done(connection: &Connection, process: u64) -> Result<()> {
	connection.execute("UPDATE stops SET done = 1 WHERE process = ?", [signed(process)?])?;
	Ok(())
}
