// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! One gateway for one store: two would sign different readings of one meter.

use std::{
	fs::{File, TryLockError},
	io,
	path::{Path, PathBuf},
};

/// Lock of a store, until it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
	_file: File,
}

/// File of the lock of a database.
fn path_of(database: &Path) -> PathBuf {
	let mut name = database.as_os_str().to_os_string();
	name.push(".lock");
	name.into()
}

impl Lock {
	/// Locks the store at `database`.
	///
	/// # Errors
	///
	/// Fails when another process has the lock, or the file cannot be made.
	pub fn take(database: &Path) -> io::Result<Self> {
		let file = File::create(path_of(database))?;
		match file.try_lock() {
			Ok(()) => Ok(Self { _file: file }),
			Err(TryLockError::WouldBlock) => Err(io::Error::new(
				io::ErrorKind::WouldBlock,
				"another gateway uses this store; two for one store are not possible",
			)),
			Err(TryLockError::Error(error)) => Err(error),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_store_has_one_user() {
		let folder = tempfile::tempdir().expect("a folder");
		let path = folder.path().join("outbox.sqlite");
		let first = Lock::take(&path).expect("locked");
		let second = Lock::take(&path).expect_err("locked");
		assert_eq!(second.kind(), io::ErrorKind::WouldBlock);
		drop(first);
		Lock::take(&path).expect("released");
	}
}
