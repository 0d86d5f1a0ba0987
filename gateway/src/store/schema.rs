// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tables of the database, and the migrations from each version to the next one.

use super::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// Version of the tables that this program knows.
pub const VERSION: u32 = 1;

/// What leads from each version to the next one; the first entry makes the tables. Entries are
/// never changed after a release.
const MIGRATIONS: [&str; 1] = ["
	CREATE TABLE readings (
		meter INTEGER NOT NULL,
		at INTEGER NOT NULL,
		register INTEGER NOT NULL,
		signature BLOB NOT NULL,
		kind INTEGER NOT NULL,
		state INTEGER NOT NULL,
		reason TEXT,
		tx BLOB,
		block INTEGER,
		received INTEGER NOT NULL,
		not_before INTEGER NOT NULL DEFAULT 0,
		alone INTEGER NOT NULL DEFAULT 0,
		PRIMARY KEY (meter, at)
	) WITHOUT ROWID;
	CREATE INDEX readings_by_state ON readings (state, meter, at);
	CREATE INDEX readings_by_tx ON readings (tx) WHERE tx IS NOT NULL;
	CREATE TABLE transactions (
		hash BLOB PRIMARY KEY,
		nonce INTEGER NOT NULL,
		until INTEGER NOT NULL,
		bytes BLOB NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE meters (
		meter INTEGER PRIMARY KEY,
		at INTEGER NOT NULL,
		register INTEGER NOT NULL
	);
	CREATE TABLE quarantine (
		meter INTEGER PRIMARY KEY,
		reason TEXT NOT NULL,
		by_chain INTEGER NOT NULL,
		since INTEGER NOT NULL
	);
	CREATE TABLE facts (
		name TEXT PRIMARY KEY,
		value TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE rows (
		kind TEXT NOT NULL,
		owner TEXT NOT NULL,
		key TEXT NOT NULL,
		value TEXT NOT NULL,
		PRIMARY KEY (kind, owner, key)
	) WITHOUT ROWID;
	CREATE TABLE records (
		meter INTEGER NOT NULL,
		hash BLOB NOT NULL,
		at INTEGER NOT NULL,
		format TEXT NOT NULL,
		text TEXT NOT NULL,
		process INTEGER,
		PRIMARY KEY (meter, hash)
	) WITHOUT ROWID;
	CREATE TABLE stops (
		process INTEGER PRIMARY KEY,
		meter INTEGER NOT NULL,
		at INTEGER NOT NULL,
		reason TEXT NOT NULL,
		done INTEGER NOT NULL DEFAULT 0
	);
"];

/// Brings the tables to [`VERSION`].
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
	let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
	let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
	if found > VERSION {
		return Err(Error::Newer(found));
	}
	for (from, migration) in (0u32..).zip(MIGRATIONS) {
		if from >= found {
			transaction.execute_batch(migration)?;
		}
	}
	transaction.pragma_update(None, "user_version", VERSION)?;
	transaction.commit()?;
	Ok(())
}
