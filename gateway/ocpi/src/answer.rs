// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of OCPI.

use crate::time;
use axum::{
	body::Body,
	http::{header, HeaderMap, HeaderName, HeaderValue, Response, StatusCode},
};
use serde::Serialize;
use serde_json::Value;

/// Longest header that is sent back.
const MAX_HEADER: usize = 128;
/// Headers by which a request and its answer find each other.
const IDS: [&str; 2] = ["x-request-id", "x-correlation-id"];
/// Headers of the two parties: those of the answer, and of the request in the same place.
const PARTIES: [(&str, &str); 4] = [
	("ocpi-to-party-id", "ocpi-from-party-id"),
	("ocpi-to-country-code", "ocpi-from-country-code"),
	("ocpi-from-party-id", "ocpi-to-party-id"),
	("ocpi-from-country-code", "ocpi-to-country-code"),
];

/// Status of OCPI, within the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
	Client,
	InvalidParameters,
	Server,
	UnsupportedVersion,
}

impl Status {
	const fn code(self) -> u16 {
		match self {
			Self::Client => 2_000,
			Self::InvalidParameters => 2_001,
			Self::Server => 3_000,
			Self::UnsupportedVersion => 3_002,
		}
	}
}

#[derive(Serialize)]
struct Envelope<'a> {
	data: Value,
	status_code: u16,
	#[serde(skip_serializing_if = "Option::is_none")]
	status_message: Option<&'a str>,
	timestamp: String,
}

/// Answer that is not sent yet.
#[derive(Debug)]
pub(crate) struct Answer {
	pub status: StatusCode,
	pub headers: HeaderMap,
	body: Vec<u8>,
}

impl Answer {
	/// Answers with one object.
	pub(crate) fn object(data: Value) -> Self {
		Self::envelope(StatusCode::OK, 1_000, None, data)
	}

	/// Answers with an error. Those of OCPI have the HTTP status 200.
	pub(crate) fn error(http: StatusCode, status: Status, message: &str) -> Self {
		Self::envelope(http, status.code(), Some(message), Value::Null)
	}

	/// Answers with objects, as they are in their files.
	pub(crate) fn objects(objects: &[Vec<u8>]) -> Self {
		let mut body = b"{\"data\":[".to_vec();
		for (at, object) in objects.iter().enumerate() {
			if at > 0 {
				body.push(b',');
			}
			body.extend_from_slice(object);
		}
		let end = format!("],\"status_code\":1000,\"timestamp\":\"{}\"}}", time::now());
		body.extend_from_slice(end.as_bytes());
		Self { status: StatusCode::OK, headers: HeaderMap::new(), body }
	}

	fn envelope(http: StatusCode, code: u16, message: Option<&str>, data: Value) -> Self {
		let envelope =
			Envelope { data, status_code: code, status_message: message, timestamp: time::now() };
		// Strings and numbers alone are in it, which serde always writes.
		let body = serde_json::to_vec(&envelope).unwrap_or_default();
		Self { status: http, headers: HeaderMap::new(), body }
	}

	/// Adds a header; one that cannot be written is left out.
	pub(crate) fn header(&mut self, name: &'static str, value: &str) {
		if let Ok(value) = HeaderValue::from_str(value) {
			self.headers.insert(HeaderName::from_static(name), value);
		}
	}

	/// Makes the response to a request with these headers.
	pub(crate) fn respond(mut self, request: &HeaderMap) -> Response<Body> {
		let given = |name: &str| request.get(name).filter(|value| value.len() <= MAX_HEADER);
		let ids = IDS.into_iter().map(|name| (name, name));
		for (name, from) in ids.chain(PARTIES) {
			if let Some(value) = given(from) {
				self.headers.insert(HeaderName::from_static(name), value.clone());
			}
		}
		let json = HeaderValue::from_static("application/json");
		self.headers.insert(header::CONTENT_TYPE, json);
		self.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
		let mut response = Response::new(Body::from(self.body));
		*response.status_mut() = self.status;
		*response.headers_mut() = self.headers;
		response
	}
}
