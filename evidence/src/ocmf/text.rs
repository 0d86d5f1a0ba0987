// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The text of a record: `OCMF|payload|signature`.

use super::{Malformed, SignatureSection, MOST_PAYLOAD};

/// A record as devices hand it out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'a> {
	/// The signed bytes: what is between the first and the second bar.
	pub payload: &'a [u8],
	/// What is after them.
	pub signature: SignatureSection,
}

impl<'a> Text<'a> {
	/// Splits a text. The payload is not read.
	pub fn split(text: &'a [u8]) -> Result<Self, Malformed> {
		let mut parts = text.trim_ascii().splitn(3, |byte| *byte == b'|');
		let (head, payload, signature) = (parts.next(), parts.next(), parts.next());
		let (Some(b"OCMF"), Some(payload), Some(signature)) = (head, payload, signature) else {
			return Err(Malformed::Frame);
		};
		if payload.len() > MOST_PAYLOAD {
			return Err(Malformed::TooLong);
		}
		Ok(Self { payload, signature: SignatureSection::read(signature)? })
	}
}
