// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The store: one SQLite database, written by one thread.
//!
//! Whoever writes gets an answer when its change is on the disk. Changes that arrive while the
//! thread waits for the disk are committed together, so that many small ones cost one sync.

pub mod charging;
pub mod merge;
pub mod outbox;
pub mod quarantine;
pub mod records;
pub mod rows;
mod schema;
#[cfg(test)]
mod tests;

pub use schema::VERSION;

use rusqlite::{Connection, OpenFlags};
use std::{path::Path, thread, time::Duration};
use tokio::sync::{mpsc, oneshot};

/// Changes that wait for the thread, at most; then writers wait.
const QUEUE: usize = 4_096;
/// Changes in one commit, at most.
const GROUP: usize = 1_024;
/// How long a command of an operator may hold the database.
const BUSY: Duration = Duration::from_secs(10);

/// Reasons why nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The database refused, e.g. because the disk is full. Nothing of the change is stored.
	#[error("the store: {0}")]
	Database(#[from] rusqlite::Error),
	/// The disk refused the commit.
	#[error("the store could not write to the disk: {0}")]
	Commit(String),
	/// The thread of the store ended.
	#[error("the store is closed")]
	Closed,
	/// A newer program wrote the database.
	#[error("the store has version {0}, and this program knows {VERSION}: update the program")]
	Newer(u32),
	/// A number does not fit into the database.
	#[error("the store takes numbers up to 2^63 - 1, not {0}")]
	TooLarge(u64),
}

/// Result of an operation of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

type Work = Box<dyn FnOnce(&Connection) -> Option<Settle> + Send>;
/// Answers the writer, when it is known whether the commit succeeded.
type Settle = Box<dyn FnOnce(std::result::Result<(), String>) + Send>;

/// Handle of the thread that owns the database.
#[derive(Clone, Debug)]
pub struct Store {
	work: mpsc::Sender<Work>,
}

impl Store {
	/// Opens or creates the database, and starts its thread.
	///
	/// # Errors
	///
	/// Fails when the file cannot be opened or was written by a newer program.
	pub fn open(path: &Path) -> Result<Self> {
		Ok(Self::start(connect(path)?))
	}

	fn start(connection: Connection) -> Self {
		let (work, queue) = mpsc::channel(QUEUE);
		thread::spawn(move || serve(&connection, queue));
		Self { work }
	}

	/// Makes a change, or none of it, and returns when it is on the disk.
	///
	/// # Errors
	///
	/// Fails when `change` does, or when the disk refuses; then nothing is changed.
	pub async fn with<T: Send + 'static>(
		&self,
		change: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
	) -> Result<T> {
		let (answer, answered) = oneshot::channel();
		let work: Work = Box::new(move |connection| match within(connection, change) {
			Ok(value) => Some(Box::new(move |committed| {
				// Nobody waits any more when the writer was cancelled; the change counts.
				let _ = answer.send(committed.map(|()| value).map_err(Error::Commit));
			})),
			Err(error) => {
				let _ = answer.send(Err(error));
				None
			},
		});
		self.work.send(work).await.map_err(|_| Error::Closed)?;
		answered.await.map_err(|_| Error::Closed)?
	}

	/// Waits until everything that was asked for before is on the disk.
	///
	/// # Errors
	///
	/// Fails when the store is closed.
	pub async fn flush(&self) -> Result<()> {
		self.with(|_| Ok(())).await
	}
}

/// Opens a database for the thread or for a command.
///
/// # Errors
///
/// Fails when the file cannot be opened or was written by a newer program.
pub fn connect(path: &Path) -> Result<Connection> {
	let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
		| OpenFlags::SQLITE_OPEN_CREATE
		| OpenFlags::SQLITE_OPEN_NO_MUTEX;
	let mut connection = Connection::open_with_flags(path, flags)?;
	connection.busy_timeout(BUSY)?;
	connection.pragma_update(None, "journal_mode", "WAL")?;
	// Each commit is synced: what was acknowledged survives a loss of power.
	connection.pragma_update(None, "synchronous", "FULL")?;
	connection.pragma_update(None, "foreign_keys", "ON")?;
	schema::migrate(&mut connection)?;
	Ok(connection)
}

/// Runs one change in a savepoint of its own, so that it fails alone.
fn within<T>(connection: &Connection, change: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
	connection.execute_batch("SAVEPOINT change")?;
	let result = change(connection);
	let end = if result.is_ok() { "RELEASE change" } else { "ROLLBACK TO change; RELEASE change" };
	match connection.execute_batch(end) {
		Ok(()) => result,
		// A full disk can end the whole transaction, and with it the savepoint.
		Err(error) => result.and(Err(error.into())),
	}
}

fn serve(connection: &Connection, mut queue: mpsc::Receiver<Work>) {
	while let Some(first) = queue.blocking_recv() {
		let mut settles: Vec<Settle> = Vec::new();
		let mut broken = None;
		let mut next = Some(first);
		let mut count = 0;
		if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
			broken = Some(error.to_string());
		}
		while let Some(work) = next {
			// SQLite ends a transaction by itself after some errors, e.g. of a full disk. What was
			// in it is lost then, and what follows gets a transaction of its own.
			if broken.is_none() && connection.is_autocommit() {
				broken = Some("the transaction was rolled back".to_string());
			}
			if let Some(reason) = broken.take() {
				settles.drain(..).for_each(|settle| settle(Err(reason.clone())));
				if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
					tracing::error!(%error, "the store cannot begin a transaction");
				}
			}
			settles.extend(work(connection));
			count += 1;
			next = if count < GROUP { queue.try_recv().ok() } else { None };
		}
		let committed = if connection.is_autocommit() {
			Err("the transaction was rolled back".to_string())
		} else {
			connection.execute_batch("COMMIT").map_err(|error| {
				// A transaction that cannot be committed must not hold the next one up.
				let _ = connection.execute_batch("ROLLBACK");
				error.to_string()
			})
		};
		if let Err(error) = &committed {
			tracing::error!(error, "the store could not commit");
		}
		settles.into_iter().for_each(|settle| settle(committed.clone()));
	}
	// The log is merged into the database, so that a copy of the file is whole.
	let _ = connection.pragma_update(None, "wal_checkpoint", "TRUNCATE");
}

/// Converts a number of the chain to one of the database.
///
/// # Errors
///
/// Fails above 2^63 - 1.
pub fn signed(number: u64) -> Result<i64> {
	i64::try_from(number).map_err(|_| Error::TooLarge(number))
}
