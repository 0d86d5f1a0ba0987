// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A server (VTN) of OpenADR 3, and the parts of its answers that count. Whatever else an answer
//! has is passed over, so that a later version of the standard is read too.

use crate::{
	config::{Dso, Unit},
	keys,
	production::{energy, text},
	time::rfc3339,
};
use serde::{de::DeserializeOwned, Deserialize, Deserializer};
use serde_json::Value;
use std::{cmp::Ordering, time::Duration};

/// Longest wait for an answer.
const ANSWER: Duration = Duration::from_secs(15);
/// Objects in a page, and pages of a list, at most.
const PAGE: usize = 50;
const PAGES: usize = 100;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
	/// Its id.
	pub id: String,
	/// When it was changed, as the server writes it.
	#[serde(rename = "modificationDateTime")]
	pub modified: String,
	/// Default period of its intervals.
	#[serde(rename = "intervalPeriod", default)]
	pub period: Option<Period>,
	/// Its intervals.
	#[serde(default, deserialize_with = "or_none")]
	pub intervals: Vec<Interval>,
}

/// Start and length.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Period {
	/// Start in ms since the Unix epoch.
	#[serde(default, deserialize_with = "moment")]
	pub start: Option<u64>,
	/// Length in ms.
	#[serde(rename = "duration", default, deserialize_with = "length")]
	pub length: Option<u64>,
}

/// An interval.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Interval {
	/// Its number.
	pub id: i64,
	/// Its period, if it is not the next one.
	#[serde(rename = "intervalPeriod", default)]
	pub period: Option<Period>,
	/// What it asks for.
	#[serde(default, deserialize_with = "or_none")]
	pub payloads: Vec<Payload>,
}

/// Values of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Payload {
	/// Kind.
	#[serde(rename = "type")]
	pub kind: String,
	/// Values.
	#[serde(default)]
	pub values: Vec<Value>,
}

impl Payload {
	/// Compares the first value with zero.
	pub fn sign(&self) -> Option<Ordering> {
		self.values.first()?.as_f64()?.partial_cmp(&0.0)
	}

	/// Returns the first value in millionths, without what is less than one.
	pub fn millionths(&self) -> Option<u128> {
		energy(&text(self.values.first()?)?, Unit::MWh).map(u128::from)
	}
}

fn or_none<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
	Ok(Option::deserialize(from)?.unwrap_or_default())
}

fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
	let text: Option<String> = Option::deserialize(from)?;
	Ok(text.as_deref().and_then(rfc3339))
}

fn length<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
	let text: Option<String> = Option::deserialize(from)?;
	Ok(text.as_deref().and_then(duration))
}

/// Returns the ms of a duration in ISO 8601 that has no months or years, e.g. `PT15M`.
fn duration(text: &str) -> Option<u64> {
	let (days, times) = match text.strip_prefix('P')?.split_once('T') {
		Some((days, times)) => (days, times),
		None => (text.strip_prefix('P')?, ""),
	};
	let parts = |mut text: &str, units: &[(char, u64)]| -> Option<u64> {
		let mut sum = 0u64;
		for (unit, seconds) in units {
			if let Some((number, rest)) = text.split_once(*unit) {
				sum = sum.checked_add(number.parse::<u64>().ok()?.checked_mul(*seconds)?)?;
				text = rest;
			}
		}
		text.is_empty().then_some(sum)
	};
	let days = parts(days, &[('W', 604_800), ('D', 86_400)])?;
	let times = parts(times, &[('H', 3_600), ('M', 60), ('S', 1)])?;
	days.checked_add(times)?.checked_mul(1_000).filter(|length| *length > 0)
}

/// Reasons why a server gives no events.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
	/// The secret of the client cannot be read.
	#[error("{0}")]
	Secret(#[from] keys::Error),
	/// The server does not answer, or answers something else.
	#[error("{0}")]
	Http(#[from] reqwest::Error),
	/// A list does not end.
	#[error("the server lists more than {} objects", PAGE * PAGES)]
	TooMany,
}

#[derive(Deserialize)]
struct Token {
	access_token: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Program {
	id: String,
	program_name: String,
}

/// Access to a server.
struct Server<'d> {
	http: reqwest::Client,
	root: &'d str,
	token: String,
}

impl<'d> Server<'d> {
	async fn enter(dso: &'d Dso) -> Result<Self, Error> {
		let http = reqwest::Client::builder().timeout(ANSWER).build()?;
		let root = dso.vtn.trim_end_matches('/');
		let secret = keys::secret(&dso.secret)?;
		let answer = http
			.post(format!("{root}/auth/token"))
			.basic_auth(&dso.client, Some(secret.as_str()))
			.form(&[("grant_type", "client_credentials")])
			.send()
			.await?
			.error_for_status()?;
		let Token { access_token: token } = answer.json().await?;
		Ok(Self { http, root, token })
	}

	/// Returns all objects of a list.
	async fn list<T: DeserializeOwned>(
		&self,
		name: &str,
		program: Option<&str>,
	) -> Result<Vec<T>, Error> {
		let mut all = Vec::new();
		for page in 0..PAGES {
			let (skip, limit) = ((page * PAGE).to_string(), PAGE.to_string());
			let mut query = vec![("skip", skip.as_str()), ("limit", limit.as_str())];
			query.extend(program.map(|program| ("programID", program)));
			let request = self.http.get(format!("{}/{name}", self.root)).query(&query);
			let answer = request.bearer_auth(&self.token).send().await?.error_for_status()?;
			let found: Vec<T> = answer.json().await?;
			let is_last = found.len() < PAGE;
			all.extend(found);
			if is_last {
				return Ok(all);
			}
		}
		Err(Error::TooMany)
	}
}

/// Returns the events of the configured programmes.
pub(super) async fn events(dso: &Dso) -> Result<Vec<Event>, Error> {
	let server = Server::enter(dso).await?;
	let mut events = Vec::new();
	for program in server.list::<Program>("programs", None).await? {
		if dso.programs.contains(&program.program_name) {
			events.extend(server.list::<Event>("events", Some(&program.id)).await?);
		}
	}
	Ok(events)
}

#[cfg(test)]
mod tests {
	use super::*;
	use axum::{
		extract::Query,
		http::{HeaderMap, StatusCode},
		routing::{get, post},
		Json, Router,
	};
	use serde_json::json;
	use std::collections::HashMap;
	use tokio::net::TcpListener;

	#[test]
	fn durations_have_days_and_times() {
		assert_eq!(duration("PT15M"), Some(900_000));
		assert_eq!(duration("P1DT2H3M4S"), Some(93_784_000));
		assert_eq!(duration("P1W"), Some(604_800_000));
		for wrong in ["", "P", "PT", "P1M", "P1Y", "15M", "PT-5M", "PT1.5H", "PT5M3H", "PTM"] {
			assert_eq!(duration(wrong), None, "{wrong}");
		}
	}

	fn event(number: usize) -> Value {
		json!({
			"id": format!("event-{number}"),
			"createdDateTime": "2026-11-30T10:00:00Z",
			"modificationDateTime": "2026-11-30T11:00:00Z",
			"objectType": "EVENT",
			"programID": "p1",
			"targets": null,
			"intervalPeriod": {"start": "2026-12-01T18:00:00Z", "duration": "PT15M"},
			"intervals": null,
			"future": {"field": 1},
		})
	}

	/// A server with two programmes, and 51 events in one of them.
	fn server() -> Router {
		let is_client = |headers: &HeaderMap, scheme: &str| {
			headers["authorization"].to_str().is_ok_and(|value| value == scheme)
		};
		let token = move |headers: HeaderMap| async move {
			// `smartcharge:s3cret`
			match is_client(&headers, "Basic c21hcnRjaGFyZ2U6czNjcmV0") {
				true => Ok(Json(json!({"access_token": "abc", "token_type": "Bearer"}))),
				false => Err(StatusCode::UNAUTHORIZED),
			}
		};
		let programs = || async {
			Json(json!([
				{"id": "p1", "programName": "congestion"}, {"id": "p2", "programName": "other"},
			]))
		};
		let events = move |Query(query): Query<HashMap<String, String>>, headers: HeaderMap| async move {
			if !is_client(&headers, "Bearer abc") || query["programID"] != "p1" {
				return Err(StatusCode::FORBIDDEN);
			}
			let skip: usize = query["skip"].parse().expect("a number");
			Ok(Json((skip..51.min(skip + 50)).map(event).collect::<Vec<_>>()))
		};
		Router::new()
			.route("/auth/token", post(token))
			.route("/programs", get(programs))
			.route("/events", get(events))
	}

	#[tokio::test]
	async fn all_pages_of_the_configured_programmes_are_read() {
		let _ = rustls::crypto::ring::default_provider().install_default();
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
		let address = listener.local_addr().expect("an address");
		let serving = tokio::spawn(async move { axum::serve(listener, server()).await });
		let folder = tempfile::tempdir().expect("a folder");
		let secret = folder.path().join("secret");
		std::fs::write(&secret, "s3cret\n").expect("written");
		let mut dso = Dso {
			vtn: format!("http://{address}/"),
			client: "smartcharge".into(),
			secret,
			programs: vec!["congestion".into()],
			area: 0,
			reward: 1,
			max_responses: 1,
			every: ANSWER,
			loading: None,
		};
		let found = events(&dso).await.expect("events");
		assert_eq!(found.len(), 51);
		assert_eq!(found[50].id, "event-50");
		let period = found[0].period.as_ref().expect("a period");
		assert_eq!((period.start, period.length), (Some(1_796_148_000_000), Some(900_000)));
		dso.client = "somebody".into();
		let refused = events(&dso).await.expect_err("refused").to_string();
		assert!(refused.contains("401"), "{refused}");
		serving.abort();
	}
}
