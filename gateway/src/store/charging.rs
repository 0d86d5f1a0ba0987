// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What charging stations leave behind: ends of processes.

use super::{signed, Result};
use rusqlite::{params, Connection};

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

/// Stores the end of a process; a second one is ignored. Later readings of the meter wait until the
/// chain has it or refuses it: an end before a reading that the chain has is too early.
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
/// reading that came after the end would settle too little. Signed records of the process that have
/// not been tried yet go first as well.
///
/// # Errors
///
/// Fails when the database does.
pub fn open_stops(connection: &Connection) -> Result<Vec<Stop>> {
	let mut statement = connection.prepare_cached(
		"SELECT process, meter, at, reason FROM stops WHERE done != 1 AND NOT EXISTS (
				SELECT 1 FROM readings WHERE readings.meter = stops.meter
				AND readings.at <= stops.at AND state IN (0, 1))
			 AND NOT EXISTS (
				SELECT 1 FROM records WHERE records.process = stops.process
				AND records.state = 0 AND records.reason IS NULL)
			 ORDER BY process",
	)?;
	let found = statement.query_map([], |row| {
		Ok(Stop { process: row.get(0)?, meter: row.get(1)?, at: row.get(2)?, reason: row.get(3)? })
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Notes that the chain refused an end for now: later readings of its meter wait for it no longer.
///
/// # Errors
///
/// Fails when the database does.
pub fn stop_refused(connection: &Connection, process: u64) -> Result<()> {
	connection
		.execute("UPDATE stops SET done = 2 WHERE process = ? AND done = 0", [signed(process)?])?;
	Ok(())
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
