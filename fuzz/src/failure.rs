// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Something that must not happen.

/// Something that must not happen.
#[derive(Clone, Debug)]
pub struct Failure {
	/// Same for failures of the same cause.
	pub kind: String,
	/// The details.
	pub message: String,
}

impl Failure {
	/// A failure whose kind is a part of its message.
	pub fn new(kind: impl Into<String>, message: impl Into<String>) -> Self {
		Self { kind: kind.into(), message: message.into() }
	}
}
