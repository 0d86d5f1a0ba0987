// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Texts that meters signed, and those of them on their way to the chain.
//!
//! Each text is kept. One that is to be submitted has a state of the outbox; the others have none.

use super::{
	outbox::{Fate, State},
	signed, Result,
};
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

/// Stores a record, to be submitted or only kept; the same one again changes nothing but the
/// process, if it was unknown.
///
/// # Errors
///
/// Fails when the database does.
pub fn put(connection: &Connection, record: &Record, submit: bool) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO records (meter, hash, at, format, text, process, state)
			 VALUES (?, ?, ?, ?, ?, ?, ?)
			 ON CONFLICT (meter, hash) DO UPDATE SET process = coalesce(process, excluded.process)",
		)?
		.execute(params![
			record.meter,
			record.hash,
			signed(record.at)?,
			record.format,
			record.text,
			record.process.map(signed).transpose()?,
			submit.then_some(State::New.code()),
		])?;
	Ok(())
}

/// Returns records that wait to be submitted, the first ones that arrived first.
///
/// # Errors
///
/// Fails when the database does.
pub fn waiting(connection: &Connection, now: u64, most: usize) -> Result<Vec<Record>> {
	let mut statement = connection.prepare_cached(
		"SELECT meter, hash, at, format, text, process FROM records
		 WHERE state = 0 AND not_before <= ?1 ORDER BY at, meter, hash LIMIT ?2",
	)?;
	let found = statement.query_map(params![signed(now)?, most], |row| {
		Ok(Record {
			meter: row.get(0)?,
			hash: row.get(1)?,
			at: row.get(2)?,
			format: row.get(3)?,
			text: row.get(4)?,
			process: row.get(5)?,
		})
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Notes the process of a record that came before it was known.
///
/// # Errors
///
/// Fails when the database does.
pub fn set_process(connection: &Connection, id: (u32, [u8; 32]), process: u64) -> Result<()> {
	connection
		.prepare_cached("UPDATE records SET process = ?3 WHERE meter = ?1 AND hash = ?2")?
		.execute(params![id.0, id.1, signed(process)?])?;
	Ok(())
}

/// Marks records as in a transaction.
///
/// # Errors
///
/// Fails when the database does.
pub fn sent(connection: &Connection, ids: &[(u32, [u8; 32])]) -> Result<()> {
	let mut mark = connection.prepare_cached(
		"UPDATE records SET state = 1, reason = NULL
		 WHERE meter = ?1 AND hash = ?2 AND state = 0",
	)?;
	for (meter, hash) in ids {
		mark.execute(params![meter, hash])?;
	}
	Ok(())
}

/// Settles a record, unless it is settled.
///
/// # Errors
///
/// Fails when the database does.
pub fn settle(connection: &Connection, id: (u32, [u8; 32]), fate: &Fate) -> Result<()> {
	let (state, reason, not_before) = match fate {
		Fate::Accepted => (State::Final, None, 0),
		Fate::Refused(reason) => (State::Refused, Some(reason), 0),
		Fate::Superseded => (State::Superseded, None, 0),
		Fate::Again { reason, not_before, .. } => (State::New, Some(reason), *not_before),
	};
	connection
		.prepare_cached(
			"UPDATE records SET state = ?3, reason = ?4, not_before = ?5
			 WHERE meter = ?1 AND hash = ?2 AND state IN (0, 1)",
		)?
		.execute(params![id.0, id.1, state.code(), reason, signed(not_before)?])?;
	Ok(())
}

/// Keeps a record without submitting it, for a reason.
///
/// # Errors
///
/// Fails when the database does.
pub fn keep(connection: &Connection, id: (u32, [u8; 32]), reason: &str) -> Result<()> {
	connection
		.prepare_cached(
			"UPDATE records SET state = NULL, reason = ?3 WHERE meter = ?1 AND hash = ?2",
		)?
		.execute(params![id.0, id.1, reason])?;
	Ok(())
}

/// Puts records whose answer was lost with the program back among the waiting ones: the chain
/// refuses those that it has.
///
/// # Errors
///
/// Fails when the database does.
pub fn reopen(connection: &Connection) -> Result<usize> {
	Ok(connection.execute("UPDATE records SET state = 0 WHERE state = 1", [])?)
}

/// Whether a record of a process is here.
///
/// # Errors
///
/// Fails when the database does.
pub fn has(connection: &Connection, process: u64) -> Result<bool> {
	Ok(connection
		.prepare_cached("SELECT EXISTS (SELECT 1 FROM records WHERE process = ?)")?
		.query_row([signed(process)?], |row| row.get(0))?)
}

/// Returns state and reason of each record of a meter, by arrival.
///
/// # Errors
///
/// Fails when the database does.
pub fn states(connection: &Connection, meter: u32) -> Result<Vec<(Option<State>, Option<String>)>> {
	let mut statement = connection
		.prepare_cached("SELECT state, reason FROM records WHERE meter = ? ORDER BY at, hash")?;
	let found = statement.query_map([meter], |row| {
		let state: Option<i64> = row.get(0)?;
		let known = |code| State::ALL.into_iter().find(|one| one.code() == code);
		Ok((state.and_then(known), row.get(1)?))
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}
