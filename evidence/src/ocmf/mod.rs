// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records of the Open Charge Metering Format (OCMF): what a legal meter signs at the begin and the
//! end of a charging transaction.
//!
//! The text is `OCMF|payload|signature`. The payload is JSON; its bytes are signed exactly as they
//! are. [`Text`] splits the text; [`Record::read`] reads a payload. Neither says whether the
//! signature is genuine ([`Signed`]), and a genuine record can still be unfit for billing
//! ([`Unfit`]): these are three questions.
//!
//! The reader does not allocate, and takes time in proportion to the length of the payload. It is
//! strict where two readers could read differently: a doubled key, an escape in a key or in a field
//! that it needs, a number that is out of range. It takes whatever else real devices write.

mod decimal;
mod json;
mod obis;
mod record;
mod signature;
mod text;
mod time;

#[cfg(test)]
mod tests;

pub use obis::Register;
pub use record::{Context, Line, Page, Record, Signed, Unfit};
pub use signature::{Algorithm, SignatureSection};
pub use text::Text;

/// Longest payload that is read, in bytes.
pub const MOST_PAYLOAD: usize = 8_192;

/// Reason for which a record cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Malformed {
	/// It is not three parts, the first of which is `OCMF`.
	Frame,
	/// The payload is too long.
	TooLong,
	/// A part is not JSON, or not in UTF-8.
	Syntax,
	/// Objects and arrays are nested too deeply.
	TooDeep,
	/// A key, or a field that is needed, contains an escape.
	Escape,
	/// A key that is needed is given twice.
	DoubledKey,
	/// A field that is needed is missing or has another type.
	Field,
	/// The pagination is not a context and a counter.
	Page,
	/// A time is no date with a time of day and a zone, or is before 1970.
	Time,
	/// A number is negative, no decimal, or out of range.
	Number,
	/// Two lines of the register begin the transaction, or two end it.
	Ambiguous,
	/// The signature has no known encoding.
	Signature,
}
