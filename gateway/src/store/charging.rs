// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What charging stations leave behind: signed records, and ends of processes.

use super::{signed, Result};
use rusqlite::{params, Connection};

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
