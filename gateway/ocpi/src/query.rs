// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Parameters of a list: filter and page.

use crate::time;
use url::form_urlencoded;

/// Parameters of a request for a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
	/// Earliest `last_updated`, with its text.
	pub from: Option<(i64, String)>,
	/// First `last_updated` that is too late, with its text.
	pub to: Option<(i64, String)>,
	/// Position of the first object.
	pub offset: usize,
	/// Most objects that are asked for.
	pub limit: Option<usize>,
}

impl Query {
	/// Reads the query of an address. Parameters of other names are ignored.
	///
	/// # Errors
	///
	/// Returns the name of a parameter that is wrong or there twice.
	pub(crate) fn parse(query: &str) -> Result<Self, &'static str> {
		let mut read = Self::default();
		let mut seen = Vec::new();
		for (name, value) in form_urlencoded::parse(query.as_bytes()) {
			let name = match name.as_ref() {
				"date_from" => "date_from",
				"date_to" => "date_to",
				"offset" => "offset",
				"limit" => "limit",
				_ => continue,
			};
			if seen.contains(&name) {
				return Err(name);
			}
			seen.push(name);
			let date = || time::parse(&value).map(|at| (at, value.to_string())).ok_or(name);
			let number = || {
				let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
				value.parse().ok().filter(|_| digits).ok_or(name)
			};
			match name {
				"date_from" => read.from = Some(date()?),
				"date_to" => read.to = Some(date()?),
				"offset" => read.offset = number()?,
				// No object at all would be a page that leads to itself.
				_ => read.limit = Some(number().ok().filter(|limit| *limit > 0).ok_or(name)?),
			}
		}
		Ok(read)
	}

	/// Returns whether an object of this time is asked for.
	pub(crate) fn takes(&self, updated: i64) -> bool {
		self.from.as_ref().is_none_or(|(from, _)| *from <= updated)
			&& self.to.as_ref().is_none_or(|(to, _)| updated < *to)
	}

	/// Returns the query of the page at `offset` with the same filter.
	pub(crate) fn at(&self, offset: usize, limit: usize) -> String {
		let mut query = form_urlencoded::Serializer::new(String::new());
		for (name, date) in [("date_from", &self.from), ("date_to", &self.to)] {
			if let Some((_, text)) = date {
				query.append_pair(name, text);
			}
		}
		query.append_pair("offset", &offset.to_string());
		query.append_pair("limit", &limit.to_string());
		query.finish()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn parameters_are_read() {
		assert_eq!(Query::parse(""), Ok(Query::default()));
		let query =
			"limit=10&x=1&offset=20&date_from=2016-01-01T00:00:00Z&date_to=2016-12-31T23%3A59%3A59";
		let read = Query::parse(query).unwrap();
		assert_eq!((read.offset, read.limit), (20, Some(10)));
		assert!(read.takes(1_451_606_400_000) && !read.takes(1_451_606_399_999));
		assert!(!read.takes(1_483_228_799_000) && read.takes(1_483_228_798_999));
	}

	#[test]
	fn wrong_parameters_are_named() {
		for (query, name) in [
			("limit=0", "limit"),
			("limit=-1", "limit"),
			("limit=", "limit"),
			("limit=1.5", "limit"),
			("limit=%2B1", "limit"),
			("limit=99999999999999999999999", "limit"),
			("offset=-1", "offset"),
			("offset=x", "offset"),
			("offset=1&offset=2", "offset"),
			("date_from=yesterday", "date_from"),
			("date_from=", "date_from"),
			("date_to=2016-01-01", "date_to"),
			("date_to=2016-01-01T00:00:00+01:00", "date_to"),
		] {
			assert_eq!(Query::parse(query), Err(name), "{query}");
		}
	}

	proptest! {
		#[test]
		fn the_next_page_has_the_same_filter(from in 0_i64..4_000_000_000, offset: u32, limit in 1_u32..) {
			let time = chrono::DateTime::from_timestamp(from, 0).unwrap().to_rfc3339();
			let mut query = form_urlencoded::Serializer::new(String::new());
			query.append_pair("date_from", &time);
			let read = Query::parse(&query.finish()).unwrap();
			let next = Query::parse(&read.at(offset as usize, limit as usize)).unwrap();
			prop_assert_eq!(&next.from, &read.from);
			prop_assert_eq!((next.offset, next.limit), (offset as usize, Some(limit as usize)));
		}

		#[test]
		fn no_query_panics(query in ".{0,60}") {
			let _ = Query::parse(&query);
		}
	}
}
