// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The outbox: signed readings on their way to the chain.

use super::{signed, Result};
use rusqlite::{params, Connection, OptionalExtension, Row as SqlRow};

/// Importance of a reading. Only a sample may be merged when many wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
	/// One of many.
	Sample,
	/// Covers the boundary of a metering interval or a step.
	Boundary,
	/// First of a process.
	Begin,
	/// Last of a process by its transaction.
	End,
	/// Requested after the end, so that the chain can close the process.
	Final,
}

/// State of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
	/// Waits to be sent.
	New,
	/// In a transaction that is stored and submitted.
	Sent,
	/// In a block that is not final.
	InBest,
	/// Accepted in a final block.
	Final,
	/// Refused in a final block, for good.
	Refused,
	/// The chain has a later reading of the meter, or the same one by another way.
	Superseded,
}

impl Kind {
	/// All kinds, by their number in the database.
	pub const ALL: [Self; 5] = [Self::Sample, Self::Boundary, Self::Begin, Self::End, Self::Final];

	/// Number in the database.
	pub const fn code(self) -> i64 {
		match self {
			Self::Sample => 0,
			Self::Boundary => 1,
			Self::Begin => 2,
			Self::End => 3,
			Self::Final => 4,
		}
	}
}

impl State {
	/// All states, by their number in the database.
	pub const ALL: [Self; 6] =
		[Self::New, Self::Sent, Self::InBest, Self::Final, Self::Refused, Self::Superseded];

	/// Number in the database.
	pub const fn code(self) -> i64 {
		match self {
			Self::New => 0,
			Self::Sent => 1,
			Self::InBest => 2,
			Self::Final => 3,
			Self::Refused => 4,
			Self::Superseded => 5,
		}
	}

	/// Name in metrics and listings.
	pub const fn name(self) -> &'static str {
		match self {
			Self::New => "new",
			Self::Sent => "sent",
			Self::InBest => "in_best",
			Self::Final => "final",
			Self::Refused => "refused",
			Self::Superseded => "superseded",
		}
	}
}

/// A signed reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
	/// Id of the meter on the chain.
	pub meter: u32,
	/// Time of the reading in ms since the Unix epoch.
	pub at: u64,
	/// Cumulative energy in Wh.
	pub register: u64,
	/// Signature by the key of the meter.
	pub signature: [u8; 64],
	/// Importance.
	pub kind: Kind,
	/// When it arrived here, in ms since the Unix epoch.
	pub received: u64,
}

/// A row with its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// The reading.
	pub row: Row,
	/// State.
	pub state: State,
	/// Reason of a refusal, or of a delay.
	pub reason: Option<String>,
	/// Number of the block that has it.
	pub block: Option<u64>,
}

/// A signed transaction that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
	/// Hash of the transaction.
	pub hash: [u8; 32],
	/// Nonce of its signer.
	pub nonce: u64,
	/// Number of the last block that can include it.
	pub until: u64,
	/// Bytes that are submitted.
	pub bytes: Vec<u8>,
}

const COLUMNS: &str = "meter, at, register, signature, kind, received, state, reason, block";

fn entry(row: &SqlRow) -> rusqlite::Result<Entry> {
	let kind: usize = row.get(4)?;
	let state: usize = row.get(6)?;
	let bad = |column| rusqlite::Error::IntegralValueOutOfRange(column, 0);
	Ok(Entry {
		row: Row {
			meter: row.get(0)?,
			at: row.get(1)?,
			register: row.get(2)?,
			signature: row.get(3)?,
			kind: Kind::ALL.get(kind).copied().ok_or_else(|| bad(4))?,
			received: row.get(5)?,
		},
		state: State::ALL.get(state).copied().ok_or_else(|| bad(6))?,
		reason: row.get(7)?,
		block: row.get(8)?,
	})
}

/// Inserts a reading, and returns whether it is a new one. One of the same meter and time stays as
/// it is, but gets the higher importance.
///
/// # Errors
///
/// Fails when the database does.
pub fn insert(connection: &Connection, row: &Row) -> Result<bool> {
	let inserted = connection
		.prepare_cached(
			"INSERT INTO readings (meter, at, register, signature, kind, state, received)
			 VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6) ON CONFLICT (meter, at) DO NOTHING",
		)?
		.execute(params![
			row.meter,
			signed(row.at)?,
			signed(row.register)?,
			row.signature,
			row.kind.code(),
			signed(row.received)?,
		])?;
	if inserted == 0 {
		connection
			.prepare_cached(
				"UPDATE readings SET kind = max(kind, ?3) WHERE meter = ?1 AND at = ?2",
			)?
			.execute(params![row.meter, signed(row.at)?, row.kind.code()])?;
	}
	Ok(inserted > 0)
}

/// Returns the next waiting rows after a position, by meter and time, and from the first one on
/// when the end is reached: meters take turns, and the rows of one are neighbours.
///
/// A row that must be alone in its transaction is returned alone. Meters in quarantine, rows that
/// wait for `now`, and rows after the end of a process that the chain does not have yet, are left
/// out.
///
/// # Errors
///
/// Fails when the database does.
pub fn next(connection: &Connection, after: (u32, u64), now: u64, most: usize) -> Result<Vec<Row>> {
	let mut rows = Vec::new();
	for from in [after, (0, 0)] {
		let mut statement = connection.prepare_cached(&format!(
			"SELECT {COLUMNS}, alone FROM readings
			 WHERE state = 0 AND not_before <= ?3 AND (meter, at) > (?1, ?2)
			 AND meter NOT IN (SELECT meter FROM quarantine)
			 AND NOT EXISTS (
				SELECT 1 FROM stops
				WHERE done = 0 AND stops.meter = readings.meter AND stops.at < readings.at)
			 ORDER BY meter, at LIMIT ?4"
		))?;
		// The very first position, which no comparison leaves out.
		let start = if from == (0, 0) { -1 } else { signed(from.1)? };
		let mut found = statement.query(params![from.0, start, signed(now)?, most])?;
		while let Some(row) = found.next()? {
			let alone: bool = row.get(9)?;
			if alone && !rows.is_empty() {
				return Ok(rows);
			}
			rows.push(entry(row)?.row);
			if alone {
				return Ok(rows);
			}
		}
		if !rows.is_empty() {
			break;
		}
	}
	Ok(rows)
}

/// Stores a transaction and marks its rows as sent. It is submitted after that only, so that after
/// a crash the same bytes are submitted again, and no other ones with the same readings.
///
/// # Errors
///
/// Fails when the database does.
pub fn send(connection: &Connection, pending: &Pending, rows: &[(u32, u64)]) -> Result<()> {
	connection
		.prepare_cached("INSERT INTO transactions (hash, nonce, until, bytes) VALUES (?, ?, ?, ?)")?
		.execute(params![
			pending.hash,
			signed(pending.nonce)?,
			signed(pending.until)?,
			pending.bytes
		])?;
	let mut mark = connection.prepare_cached(
		"UPDATE readings SET state = 1, tx = ?3, reason = NULL
		 WHERE meter = ?1 AND at = ?2 AND state = 0",
	)?;
	for (meter, at) in rows {
		mark.execute(params![meter, signed(*at)?, pending.hash])?;
	}
	Ok(())
}

/// Returns the transactions on their way, by nonce.
///
/// # Errors
///
/// Fails when the database does.
pub fn pending(connection: &Connection) -> Result<Vec<Pending>> {
	let mut statement = connection
		.prepare_cached("SELECT hash, nonce, until, bytes FROM transactions ORDER BY nonce")?;
	let found = statement.query_map([], |row| {
		Ok(Pending {
			hash: row.get(0)?,
			nonce: row.get(1)?,
			until: row.get(2)?,
			bytes: row.get(3)?,
		})
	})?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Marks the rows of a transaction as in a block that is not final, or back as sent.
///
/// # Errors
///
/// Fails when the database does.
pub fn in_best(connection: &Connection, hash: &[u8; 32], block: Option<u64>) -> Result<()> {
	let state = if block.is_some() { State::InBest } else { State::Sent };
	let block = block.map(signed).transpose()?;
	connection
		.prepare_cached(
			"UPDATE readings SET state = ?2, block = ?3 WHERE tx = ?1 AND state IN (1, 2)",
		)?
		.execute(params![hash, state.code(), block])?;
	Ok(())
}

/// Puts the rows of a transaction that are not final back among the waiting ones, and forgets the
/// transaction. Returns how many.
///
/// # Errors
///
/// Fails when the database does.
pub fn give_back(connection: &Connection, hash: &[u8; 32]) -> Result<usize> {
	let rows = connection
		.prepare_cached(
			"UPDATE readings SET state = 0, tx = NULL, block = NULL
			 WHERE tx = ?1 AND state IN (1, 2)",
		)?
		.execute(params![hash])?;
	forget(connection, hash)?;
	Ok(rows)
}

/// Forgets a transaction that is final.
///
/// # Errors
///
/// Fails when the database does.
pub fn forget(connection: &Connection, hash: &[u8; 32]) -> Result<()> {
	connection.prepare_cached("DELETE FROM transactions WHERE hash = ?")?.execute(params![hash])?;
	Ok(())
}

/// What becomes of a row after the answer of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
	/// Accepted.
	Accepted,
	/// Refused for good.
	Refused(String),
	/// The chain has a later one.
	Superseded,
	/// Sent again, not before a time, and alone if it is too heavy for a batch.
	Again {
		/// Reason of the refusal.
		reason: String,
		/// Time from which on it is sent again, in ms since the Unix epoch.
		not_before: u64,
		/// Whether it gets a transaction of its own.
		alone: bool,
	},
}

/// Settles a row of a final block, unless it is settled. Returns when it was received if it is
/// accepted now.
///
/// # Errors
///
/// Fails when the database does.
pub fn settle(
	connection: &Connection,
	(meter, at): (u32, u64),
	block: u64,
	fate: &Fate,
) -> Result<Option<u64>> {
	let (state, reason, not_before, alone) = match fate {
		Fate::Accepted => (State::Final, None, 0, false),
		Fate::Refused(reason) => (State::Refused, Some(reason), 0, false),
		Fate::Superseded => (State::Superseded, None, 0, false),
		Fate::Again { reason, not_before, alone } => {
			(State::New, Some(reason), *not_before, *alone)
		},
	};
	// A row is accepted whichever copy of it was. Any other answer counts for a sent one alone.
	let from = if *fate == Fate::Accepted { "0, 1, 2, 4, 5" } else { "1, 2" };
	let received = connection
		.prepare_cached(&format!(
			"UPDATE readings SET state = ?3, reason = ?4, not_before = ?5, alone = ?6, block = ?7,
			 tx = NULL WHERE meter = ?1 AND at = ?2 AND state IN ({from}) RETURNING received"
		))?
		.query_row(
			params![
				meter,
				signed(at)?,
				state.code(),
				reason,
				signed(not_before)?,
				alone,
				signed(block)?
			],
			|row| row.get(0),
		)
		.optional()?;
	Ok(received.filter(|_| *fate == Fate::Accepted))
}

/// Marks what waits of a meter as superseded, up to the latest reading that the chain has. Returns
/// how many rows.
///
/// # Errors
///
/// Fails when the database does.
pub fn supersede(connection: &Connection, meter: u32, latest: u64) -> Result<usize> {
	Ok(connection
		.prepare_cached(
			"UPDATE readings SET state = 5, tx = NULL WHERE meter = ?1 AND at <= ?2 AND state = 0",
		)?
		.execute(params![meter, signed(latest)?])?)
}

/// Puts refused rows back among the waiting ones, of one meter or of all. Returns how many.
///
/// # Errors
///
/// Fails when the database does.
pub fn retry(connection: &Connection, meter: Option<u32>) -> Result<usize> {
	Ok(connection.execute(
		"UPDATE readings SET state = 0, tx = NULL, not_before = 0
		 WHERE state = 4 AND (?1 IS NULL OR meter = ?1)",
		params![meter],
	)?)
}

/// Returns rows by meter and time, of one state or of all, of one meter or of all.
///
/// # Errors
///
/// Fails when the database does.
pub fn list(
	connection: &Connection,
	state: Option<State>,
	meter: Option<u32>,
	most: usize,
) -> Result<Vec<Entry>> {
	let mut statement = connection.prepare_cached(&format!(
		"SELECT {COLUMNS} FROM readings
		 WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR meter = ?2)
		 ORDER BY meter, at LIMIT ?3"
	))?;
	let found = statement.query_map(params![state.map(State::code), meter, most], entry)?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Returns the number of rows in each state.
///
/// # Errors
///
/// Fails when the database does.
pub fn counts(connection: &Connection) -> Result<Vec<(State, u64)>> {
	let mut count = connection.prepare_cached("SELECT count(*) FROM readings WHERE state = ?")?;
	State::ALL
		.into_iter()
		.map(|state| Ok((state, count.query_row([state.code()], |row| row.get(0))?)))
		.collect()
}

/// Returns the time at which the oldest row that is not settled was received; rows of meters in
/// quarantine do not count.
///
/// # Errors
///
/// Fails when the database does.
pub fn oldest(connection: &Connection) -> Result<Option<u64>> {
	Ok(connection
		.prepare_cached(
			"SELECT min(received) FROM readings
			 WHERE state IN (0, 1, 2) AND meter NOT IN (SELECT meter FROM quarantine)",
		)?
		.query_row([], |row| row.get(0))?)
}

/// Returns the meters with rows that are not settled.
///
/// # Errors
///
/// Fails when the database does.
pub fn unsettled_meters(connection: &Connection) -> Result<Vec<u32>> {
	let mut statement = connection
		.prepare_cached("SELECT DISTINCT meter FROM readings WHERE state IN (0, 1, 2)")?;
	let found = statement.query_map([], |row| row.get(0))?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Removes settled rows that were received before a time. Returns how many.
///
/// # Errors
///
/// Fails when the database does.
pub fn prune(connection: &Connection, before: u64) -> Result<usize> {
	Ok(connection
		.prepare_cached("DELETE FROM readings WHERE state IN (3, 4, 5) AND received < ?")?
		.execute([signed(before)?])?)
}

/// Returns the signature of a reading that is stored.
///
/// # Errors
///
/// Fails when the database does.
pub fn signature(
	connection: &Connection,
	meter: u32,
	at: u64,
	register: u64,
) -> Result<Option<[u8; 64]>> {
	Ok(connection
		.prepare_cached(
			"SELECT signature FROM readings WHERE meter = ? AND at = ? AND register = ?",
		)?
		.query_row(params![meter, signed(at)?, signed(register)?], |row| row.get(0))
		.optional()?)
}

/// Returns the latest signed reading of a meter: time and register.
///
/// # Errors
///
/// Fails when the database does.
pub fn latest(connection: &Connection, meter: u32) -> Result<Option<(u64, u64)>> {
	Ok(connection
		.prepare_cached("SELECT at, register FROM meters WHERE meter = ?")?
		.query_row([meter], |row| Ok((row.get(0)?, row.get(1)?)))
		.optional()?)
}

/// Notes the latest signed reading of a meter, unless a later one is known.
///
/// # Errors
///
/// Fails when the database does.
pub fn note_latest(connection: &Connection, meter: u32, at: u64, register: u64) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO meters (meter, at, register) VALUES (?1, ?2, ?3)
			 ON CONFLICT (meter) DO UPDATE SET at = ?2, register = ?3 WHERE at < ?2",
		)?
		.execute(params![meter, signed(at)?, signed(register)?])?;
	Ok(())
}

/// Forgets the latest signed reading of a meter, whose register begins again with another base.
///
/// # Errors
///
/// Fails when the database does.
pub fn forget_latest(connection: &Connection, meter: u32) -> Result<()> {
	connection.execute("DELETE FROM meters WHERE meter = ?", [meter])?;
	Ok(())
}

/// Returns a fact by its name.
///
/// # Errors
///
/// Fails when the database does.
pub fn fact(connection: &Connection, name: &str) -> Result<Option<String>> {
	Ok(connection
		.prepare_cached("SELECT value FROM facts WHERE name = ?")?
		.query_row([name], |row| row.get(0))
		.optional()?)
}

/// Notes a fact.
///
/// # Errors
///
/// Fails when the database does.
pub fn set_fact(connection: &Connection, name: &str, value: &str) -> Result<()> {
	connection
		.prepare_cached(
			"INSERT INTO facts (name, value) VALUES (?1, ?2)
			 ON CONFLICT (name) DO UPDATE SET value = ?2",
		)?
		.execute([name, value])?;
	Ok(())
}
