// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `backup` and `restore`.
//!
//! After the return to an older copy, readings that the chain has in the meantime are sent again
//! and refused as not newer: nothing is settled twice.

use super::Failure;
use crate::{config::Config, ops::Lock, store};
use rusqlite::{backup::Backup, Connection, OpenFlags};
use std::{
	fs::{self, File},
	path::{Path, PathBuf},
	time::Duration,
};

const PAGES: std::os::raw::c_int = 256;
const PAUSE: Duration = Duration::from_millis(10);

/// Copies the store while others use it.
pub(super) fn backup(config: &Config, file: &Path) -> Result<(), Failure> {
	if file.exists() {
		return Err(Failure::Wrong(format!("{} exists", file.display())));
	}
	let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
	let from = Connection::open_with_flags(&config.outbox.file, flags)?;
	copy(&from, file)?;
	println!("the store is copied to {}", file.display());
	Ok(())
}

/// Puts a copy in the place of the store.
pub(super) fn restore(config: &Config, file: &Path) -> Result<(), Failure> {
	let target = &config.outbox.file;
	let _lock = Lock::take(target)?;
	// A copy of a copy: the file itself stays as it is, and a broken one replaces nothing.
	let from = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
	let new = with_suffix(target, ".restored");
	let _ = fs::remove_file(&new);
	copy(&from, &new)?;
	drop(store::connect(&new)?);
	for rest in ["-wal", "-shm"] {
		let path = with_suffix(target, rest);
		if path.exists() {
			fs::remove_file(path)?;
		}
		let _ = fs::remove_file(with_suffix(&new, rest));
	}
	fs::rename(&new, target)?;
	println!("the store is that of {}", file.display());
	Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
	let mut name = path.as_os_str().to_os_string();
	name.push(suffix);
	name.into()
}

/// Copies a database, and checks and syncs the copy.
fn copy(from: &Connection, file: &Path) -> Result<(), Failure> {
	let mut to = Connection::open(file)?;
	Backup::new(from, &mut to)?.run_to_completion(PAGES, PAUSE, None)?;
	let check: String = to.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
	to.close().map_err(|(_, error)| error)?;
	if check != "ok" {
		fs::remove_file(file)?;
		return Err(Failure::Other(format!("the database is damaged: {check}")));
	}
	File::open(file)?.sync_all()?;
	Ok(())
}
