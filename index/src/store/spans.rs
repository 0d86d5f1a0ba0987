// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Which blocks were read. A block that was read changes nothing when it is read again, and what
//! is between two spans is a gap.

use rusqlite::{params, Connection, OptionalExtension, Result};
use std::ops::RangeInclusive;

/// Notes that a block is read. Returns `false` if it was read before.
pub fn note(connection: &Connection, number: i64) -> Result<bool> {
	let before: Option<(i64, i64)> = connection
		.query_row(
			"SELECT first, last FROM spans WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
			[number],
			|row| Ok((row.get(0)?, row.get(1)?)),
		)
		.optional()?;
	if before.is_some_and(|(_, last)| last >= number) {
		return Ok(false);
	}
	let after: Option<i64> = connection
		.query_row("SELECT last FROM spans WHERE first = ?1 + 1", [number], |row| row.get(0))
		.optional()?;
	if after.is_some() {
		connection.execute("DELETE FROM spans WHERE first = ?1 + 1", [number])?;
	}
	let first = match before {
		Some((first, last)) if last == number - 1 => first,
		_ => number,
	};
	connection.execute(
		"INSERT INTO spans (first, last) VALUES (?1, ?2)
		 ON CONFLICT (first) DO UPDATE SET last = excluded.last",
		params![first, after.unwrap_or(number)],
	)?;
	Ok(true)
}

/// Ranges of blocks up to `head` that were not read, the oldest first.
pub fn gaps(connection: &Connection, head: u64) -> Result<Vec<RangeInclusive<u64>>> {
	let mut query = connection.prepare("SELECT first, last FROM spans ORDER BY first")?;
	let spans = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
	let mut gaps = Vec::new();
	let mut next = 0;
	for span in spans {
		let (first, last) = span?;
		let (first, last) = (first.unsigned_abs(), last.unsigned_abs());
		if next < first {
			gaps.push(next..=first - 1);
		}
		next = last + 1;
	}
	if next <= head {
		gaps.push(next..=head);
	}
	Ok(gaps)
}
