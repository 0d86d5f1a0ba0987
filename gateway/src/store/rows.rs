// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rows of other crates: texts by kind, owner and key.

use super::Result;
use rusqlite::{Connection, OptionalExtension};

/// Writes or removes a row.
///
/// # Errors
///
/// Fails when the database does.
pub fn put(
	connection: &Connection,
	(kind, owner, key): (&str, &str, &str),
	value: Option<&str>,
) -> Result<()> {
	match value {
		Some(value) => connection
			.prepare_cached(
				"INSERT INTO rows (kind, owner, key, value) VALUES (?1, ?2, ?3, ?4)
				 ON CONFLICT (kind, owner, key) DO UPDATE SET value = ?4",
			)?
			.execute([kind, owner, key, value])?,
		None => connection
			.prepare_cached("DELETE FROM rows WHERE kind = ? AND owner = ? AND key = ?")?
			.execute([kind, owner, key])?,
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
		.prepare_cached("SELECT value FROM rows WHERE kind = ? AND owner = ? AND key = ?")?
		.query_row([key.0, key.1, key.2], |row| row.get(0))
		.optional()?)
}

/// Returns keys and values of a kind and an owner, by key.
///
/// # Errors
///
/// Fails when the database does.
pub fn all(connection: &Connection, kind: &str, owner: &str) -> Result<Vec<(String, String)>> {
	let mut statement = connection
		.prepare_cached("SELECT key, value FROM rows WHERE kind = ? AND owner = ? ORDER BY key")?;
	let found = statement.query_map([kind, owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Returns the values of a kind, of all owners.
///
/// # Errors
///
/// Fails when the database does.
pub fn of_kind(connection: &Connection, kind: &str) -> Result<Vec<String>> {
	let mut statement =
		connection.prepare_cached("SELECT value FROM rows WHERE kind = ? ORDER BY owner, key")?;
	let found = statement.query_map([kind], |row| row.get(0))?;
	Ok(found.collect::<rusqlite::Result<_>>()?)
}
