// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Copies of the database, and their way back.

use super::{check_kind, open_to_read, Lock};
use crate::error::Error;
use rusqlite::{backup::Backup, Connection};
use std::{
	fs, io,
	path::{Path, PathBuf},
	time::Duration,
};

/// Pages that are copied at once, so that the service can write in between.
const PAGES: i32 = 1_000;
const PAUSE: Duration = Duration::from_millis(5);

fn fault(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
	move |error| Error::Input(format!("{}: {error}", path.display()))
}

/// A name next to a file.
fn next_to(path: &Path, ending: &str) -> PathBuf {
	let mut name = path.as_os_str().to_owned();
	name.push(ending);
	PathBuf::from(name)
}

/// Copies a database into a file that does not exist yet. What is written meanwhile may be in it.
fn copy(from: &Path, to: &Path) -> Result<(), Error> {
	let source = open_to_read(from)?;
	let unfinished = next_to(to, ".unfinished");
	let _ = fs::remove_file(&unfinished);
	{
		let mut target = Connection::open(&unfinished)?;
		Backup::new(&source, &mut target)?.run_to_completion(PAGES, PAUSE, None)?;
		let state: String = target.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
		if state != "ok" {
			return Err(Error::Input(format!("{} is damaged: {state}", from.display())));
		}
		// One file, without a log.
		target.pragma_update(None, "journal_mode", "delete")?;
	}
	fs::File::open(&unfinished).and_then(|file| file.sync_all()).map_err(fault(&unfinished))?;
	fs::rename(&unfinished, to).map_err(fault(to))
}

/// Writes a copy of `database` to `file`.
pub fn backup(database: &Path, file: &Path) -> Result<(), Error> {
	if file.exists() {
		return Err(Error::Input(format!("{} exists", file.display())));
	}
	copy(database, file)
}

/// Puts the copy in `file` in the place of `database`. The former one is kept with `.replaced` at
/// the end of its name.
pub fn restore(database: &Path, file: &Path) -> Result<(), Error> {
	let _lock = Lock::take(database)?;
	let incoming = next_to(database, ".incoming");
	let _ = fs::remove_file(&incoming);
	copy(file, &incoming)?;
	if database.exists() {
		// Closing the last connection moves the log into the file.
		let former = Connection::open(database)?;
		if check_kind(&former).is_ok() {
			former.pragma_update(None, "journal_mode", "delete")?;
		}
		drop(former);
		fs::rename(database, next_to(database, ".replaced")).map_err(fault(database))?;
	}
	for ending in ["-wal", "-shm"] {
		let _ = fs::remove_file(next_to(database, ending));
	}
	fs::rename(&incoming, database).map_err(fault(database))
}
