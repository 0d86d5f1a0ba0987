// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Documents of the exports: found, read once, and remembered by their places in files.

mod index;
mod page;
mod scan;

pub(crate) use index::Index;
pub(crate) use scan::Scanner;

use std::time::SystemTime;

/// Version of OCPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
	V221,
	V230,
}

/// List of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Module {
	Cdrs,
	Tariffs,
}

impl Version {
	pub(crate) const ALL: [Self; 2] = [Self::V221, Self::V230];

	/// Returns the number, which is the name of the folder, too.
	pub(crate) const fn name(self) -> &'static str {
		match self {
			Self::V221 => "2.2.1",
			Self::V230 => "2.3.0",
		}
	}

	pub(crate) fn of_name(name: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|version| version.name() == name)
	}
}

impl Module {
	pub(crate) const ALL: [Self; 2] = [Self::Cdrs, Self::Tariffs];

	/// Returns the id, which is the name of the folder, too.
	pub(crate) const fn name(self) -> &'static str {
		match self {
			Self::Cdrs => "cdrs",
			Self::Tariffs => "tariffs",
		}
	}

	pub(crate) fn of_name(name: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|module| module.name() == name)
	}
}

/// What shows that a file was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
	length: u64,
	modified: Option<SystemTime>,
}

impl Stamp {
	fn of(metadata: &std::fs::Metadata) -> Self {
		Self { length: metadata.len(), modified: metadata.modified().ok() }
	}
}
