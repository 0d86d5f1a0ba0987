// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Faults of a configuration, each with its place in the file.

use std::{cell::RefCell, fmt, ops::Range};

/// A fault, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// Line, from 1.
	pub line: usize,
	/// Column in characters, from 1.
	pub column: usize,
	/// What is wrong, and what is right.
	pub message: String,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}:{}: {}", self.line, self.column, self.message)
	}
}

/// All faults of one text, in the order in which they were found.
#[derive(Debug)]
pub(super) struct Faults<'t> {
	text: &'t str,
	found: RefCell<Vec<Fault>>,
}

impl<'t> Faults<'t> {
	pub(super) fn new(text: &'t str) -> Self {
		Self { text, found: RefCell::default() }
	}

	/// Notes a fault at the beginning of `span`, in bytes of the text.
	pub(super) fn add(&self, span: Range<usize>, message: impl Into<String>) {
		let before = self.text.get(..span.start).unwrap_or(self.text);
		let line = before.matches('\n').count().saturating_add(1);
		let last = before.rsplit('\n').next().unwrap_or_default();
		let column = last.chars().count().saturating_add(1);
		self.found.borrow_mut().push(Fault { line, column, message: message.into() });
	}

	pub(super) fn is_empty(&self) -> bool {
		self.found.borrow().is_empty()
	}

	/// Returns the faults in the order of the file.
	pub(super) fn into_sorted(self) -> Vec<Fault> {
		let mut found = self.found.into_inner();
		found.sort_by_key(|fault| (fault.line, fault.column));
		found
	}
}
