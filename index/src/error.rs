// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What can go wrong.

use std::fmt;

/// Why something was not done.
#[derive(Debug)]
pub enum Error {
	/// The node does not answer, or refuses.
	Node(String),
	/// The node does not keep the state of a block any more.
	Forgotten,
	/// The node belongs to another chain than the database.
	OtherChain(String),
	/// An event is not as this version knows it.
	Unreadable(String),
	/// The database does not work.
	Database(rusqlite::Error),
	/// An argument or a file is not what it must be.
	Input(String),
}

impl fmt::Display for Error {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Node(text) => write!(formatter, "node: {text}"),
			Self::Forgotten => write!(formatter, "the node does not keep the state of the block"),
			Self::OtherChain(text) => write!(formatter, "the node has another chain: {text}"),
			Self::Unreadable(text) => {
				write!(formatter, "{text}; a newer version of smartcharge-index may be needed")
			},
			Self::Database(error) => write!(formatter, "database: {error}"),
			Self::Input(text) => formatter.write_str(text),
		}
	}
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
	fn from(error: rusqlite::Error) -> Self {
		Self::Database(error)
	}
}
