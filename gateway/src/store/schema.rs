// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tables of the database, and the migrations from each version to the next one.

use super::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// Version of the tables that this program knows.
pub const VERSION: u32 = 2;

/// What leads from each version to the next one; the first entry makes the tables. Entries are
/// never changed after a release.
const MIGRATIONS: [&str; 2] = [
	"
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
		-- 0: later readings wait for it; 1: the chain has it; 2: the chain refused it for now
		done INTEGER NOT NULL DEFAULT 0
	);
	CREATE INDEX stops_awaited ON stops (meter, at) WHERE done = 0;
",
	// Records of before were never submitted: they stay what is only kept.
	"
	ALTER TABLE records ADD COLUMN state INTEGER;
	ALTER TABLE records ADD COLUMN reason TEXT;
	ALTER TABLE records ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
	CREATE INDEX records_by_state ON records (state, at) WHERE state IS NOT NULL;
	CREATE INDEX records_by_process ON records (process) WHERE process IS NOT NULL;
",
];

/// Brings the tables to [`VERSION`].
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
	migrate_to(connection, VERSION)
}

/// Brings the tables to a version that this program knows.
pub(super) fn migrate_to(connection: &mut Connection, version: u32) -> Result<()> {
	let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
	let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
	if found > VERSION {
		return Err(Error::Newer(found));
	}
	for (from, migration) in (0u32..).zip(MIGRATIONS) {
		if (found..version).contains(&from) {
			transaction.execute_batch(migration)?;
		}
	}
	transaction.pragma_update(None, "user_version", version)?;
	transaction.commit()?;
	Ok(())
}
