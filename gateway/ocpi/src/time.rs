// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Times of OCPI: RFC 3339 in UTC, whose `Z` may be missing.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use std::time::SystemTime;

/// Reads a time as milliseconds since 1970.
pub(crate) fn parse(text: &str) -> Option<i64> {
	match DateTime::parse_from_rfc3339(text) {
		Ok(time) => Some(time.timestamp_millis()),
		Err(_) => {
			let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
			Some(time.and_utc().timestamp_millis())
		},
	}
}

/// Returns the present time.
pub(crate) fn now() -> String {
	DateTime::<Utc>::from(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn times_are_utc_with_or_without_their_letter() {
		for text in ["2015-06-29T20:39:09Z", "2015-06-29T20:39:09", "2015-06-29T22:39:09+02:00"] {
			assert_eq!(parse(text), Some(1_435_610_349_000), "{text}");
		}
		assert_eq!(parse("2016-12-29T17:45:09.2Z"), Some(1_483_033_509_200));
		assert_eq!(parse("2016-12-29T17:45:09.2"), Some(1_483_033_509_200));
		for text in ["", "2015-06-29", "20:39:09", "2015-06-29 20:39:09x", "2015-13-29T20:39:09Z"] {
			assert_eq!(parse(text), None, "{text:?}");
		}
		assert!(parse(&now()).is_some_and(|now| now > 1_700_000_000_000));
	}
}
