// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The database: SQLite with a write-ahead log, which other connections read meanwhile.

mod copy;
mod read;
mod roll_up;
mod spans;
#[cfg(test)]
mod tests;
mod write;

use crate::error::Error;
use rusqlite::{Connection, OpenFlags};
use std::{
	fs::{File, TryLockError},
	path::{Path, PathBuf},
	time::Duration,
};

pub use copy::{backup, restore};
pub use read::{History, Page};

/// Mark of a database of this program, in its head.
const APPLICATION: i32 = 0x5363_4978;
/// Version of the tables.
const VERSION: i32 = 1;
/// How long a connection waits for another one.
const BUSY: Duration = Duration::from_secs(10);
/// A quarter of an hour in ms: what is old is summed up by it.
pub const PTU: u64 = 900_000;

const TABLES: &str = include_str!("tables.sql");

/// Whoever changes the database, one process at a time. The system releases it with the process.
pub struct Lock {
	_file: File,
}

impl Lock {
	pub fn take(database: &Path) -> Result<Self, Error> {
		let mut name = database.as_os_str().to_owned();
		name.push(".lock");
		let path = PathBuf::from(name);
		let fail = |error| Error::Input(format!("{}: {error}", path.display()));
		let file = File::create(&path).map_err(fail)?;
		match file.try_lock() {
			Ok(()) => Ok(Self { _file: file }),
			Err(TryLockError::WouldBlock) => {
				Err(Error::Input(format!("another smartcharge-index uses {}", database.display())))
			},
			Err(TryLockError::Error(error)) => Err(fail(error)),
		}
	}
}

/// The connection that writes.
pub struct Store {
	connection: Connection,
}

impl Store {
	/// Opens a database, or makes one.
	pub fn open(path: &Path) -> Result<Self, Error> {
		let connection = Connection::open(path)?;
		connection.busy_timeout(BUSY)?;
		connection.pragma_update(None, "journal_mode", "wal")?;
		// A power cut may lose the latest blocks, which are read again, and nothing else.
		connection.pragma_update(None, "synchronous", "normal")?;
		let tables: i64 =
			connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
		if tables == 0 {
			connection.execute_batch(&format!(
				"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION}; \
				 PRAGMA user_version = {VERSION}; COMMIT;"
			))?;
		}
		check_kind(&connection)?;
		Ok(Self { connection })
	}

	/// Hash of the first block of the chain; sets it if there is none.
	pub fn claim_genesis(&self, genesis: [u8; 32]) -> Result<(), Error> {
		let text = hex::encode(genesis);
		self.connection
			.execute("INSERT OR IGNORE INTO about (name, value) VALUES ('genesis', ?1)", [&text])?;
		let known: String = self.connection.query_row(
			"SELECT value FROM about WHERE name = 'genesis'",
			[],
			|row| row.get(0),
		)?;
		if known == text {
			Ok(())
		} else {
			Err(Error::OtherChain(format!("its first block is 0x{text}, not 0x{known}")))
		}
	}
}

/// Fails unless a database is one of this program, of this version.
fn check_kind(connection: &Connection) -> Result<(), Error> {
	let read = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
	if read("application_id")? != APPLICATION {
		return Err(Error::Input("the file is not a database of smartcharge-index".into()));
	}
	match read("user_version")? {
		VERSION => Ok(()),
		other => Err(Error::Input(format!(
			"the database has version {other}, this program reads version {VERSION}"
		))),
	}
}

/// Opens a database to read it.
fn open_to_read(path: &Path) -> Result<Connection, Error> {
	let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
	let connection = Connection::open_with_flags(path, flags)?;
	connection.busy_timeout(BUSY)?;
	check_kind(&connection)?;
	Ok(connection)
}

/// A number as SQLite stores it.
fn stored<N: TryInto<i64> + Copy + std::fmt::Display>(number: N) -> Result<i64, Error> {
	number
		.try_into()
		.map_err(|_| Error::Unreadable(format!("the number {number} is too large to be stored")))
}
