// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Problems that somebody has to know of.

use std::path::PathBuf;

/// Problem with documents or partners. Given once while it lasts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
	/// A folder or a file cannot be read.
	#[error("{0}: cannot be read: {1}")]
	Unreadable(PathBuf, String),
	/// A page is no answer of OCPI, or larger than what is accepted. None of its objects is served.
	#[error("{0}: is no page of OCPI: {1}")]
	BrokenPage(PathBuf, String),
	/// An object of a page lacks what is needed to find it. The others of the page are served.
	#[error("{0}: object {1} is not served: {2}")]
	BrokenObject(PathBuf, usize, String),
	/// An earlier export has an object with the same id. The earlier one is served.
	#[error("{0}: object {1} is that of an earlier export")]
	Duplicate(PathBuf, usize),
	/// The export has another number of objects than its `index.json` states.
	#[error("{0}: has {1} objects instead of {2}")]
	Incomplete(PathBuf, usize, usize),
	/// The file of partners was changed to one that cannot be used. The old one counts.
	#[error("{0}: {1}; the partners before the change still count")]
	Partners(PathBuf, String),
}

impl Problem {
	/// Returns the name of the problem, as the label of a counter.
	pub const fn label(&self) -> &'static str {
		match self {
			Self::Unreadable(..) => "unreadable",
			Self::BrokenPage(..) => "broken_page",
			Self::BrokenObject(..) => "broken_object",
			Self::Duplicate(..) => "duplicate",
			Self::Incomplete(..) => "incomplete",
			Self::Partners(..) => "partners",
		}
	}
}
