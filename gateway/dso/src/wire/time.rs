// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Times of OpenADR.

use crate::units::Ms;
use chrono::DateTime;

/// Start of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
	/// At a moment.
	At(Ms),
	/// `0001-01-01`: when the event was made.
	Now,
}

/// Reads the start of a period; `None` if it has no zone, is before 1970 or is no time.
pub(crate) fn start(text: &str) -> Option<Start> {
	match text {
		"0001-01-01" | "0001-01-01T00:00:00" | "0001-01-01T00:00:00Z" => Some(Start::Now),
		_ if text.starts_with("0001-01-01T00:00:00") => {
			DateTime::parse_from_rfc3339(text).ok().map(|_| Start::Now)
		},
		_ => rfc3339(text).map(Start::At),
	}
}

/// Reads a time of RFC 3339 that is not before 1970.
pub(crate) fn rfc3339(text: &str) -> Option<Ms> {
	let time = DateTime::parse_from_rfc3339(text).ok()?;
	u64::try_from(time.timestamp_millis()).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn times_need_a_zone() {
		assert_eq!(start("1970-01-01T00:00:01Z"), Some(Start::At(1_000)));
		assert_eq!(start("1970-01-01T01:00:01+01:00"), Some(Start::At(1_000)));
		assert_eq!(start("1970-01-01T00:00:01.5Z"), Some(Start::At(1_500)));
		for text in ["", "1970-01-01", "1970-01-01T00:00:01", "1969-12-31T23:59:59Z", "soon"] {
			assert_eq!(start(text), None, "{text:?}");
		}
	}

	#[test]
	fn the_first_of_january_of_the_year_one_is_now() {
		for text in ["0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00+00:00"] {
			assert_eq!(start(text), Some(Start::Now), "{text:?}");
		}
		assert_eq!(start("0001-01-01T00:00:00 or so"), None);
	}
}
