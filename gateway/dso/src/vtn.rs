// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Client of the server (VTN): OAuth client credentials, programmes, events and reports.
//!
//! Every answer is bounded in size and time, redirects are not followed, and a page of events is
//! read event by event.

use crate::{
	config::Settings,
	report,
	secret::Secret,
	wire::{printable, Program},
};
use reqwest::{redirect, tls::Certificate, Client, Method, RequestBuilder, Response, StatusCode};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::value::RawValue;
use std::{
	fs,
	time::{Duration, Instant},
};
use url::Url;

/// Objects in a page, the most that OpenADR allows.
const PAGE: usize = 50;
/// Most objects of a list.
const MAX_OBJECTS: usize = 10_000;
/// Largest answer in bytes.
const MAX_ANSWER: usize = 16 << 20;
/// Longest time for a connection, and for each part of an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest time for a request.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Time before its end in which a token is not used any more.
const MARGIN: Duration = Duration::from_secs(30);
/// Life of a token that does not state it.
const LIFE: Duration = Duration::from_secs(300);

/// Error of a request to the VTN.
#[derive(Debug, thiserror::Error)]
pub enum VtnError {
	/// The VTN cannot be reached, or the connection broke.
	#[error("the VTN cannot be reached: {0}")]
	Unreachable(String),
	/// The VTN does not give a token for these credentials.
	#[error("the VTN refuses the credentials: {0}")]
	Credentials(String),
	/// The VTN refuses the request.
	#[error("the VTN answers {status}: {detail}")]
	Status {
		/// HTTP status.
		status: u16,
		/// Begin of the text with it.
		detail: String,
	},
	/// The answer is not that of OpenADR 3.
	#[error("the answer cannot be read: {0}")]
	Unreadable(String),
	/// The answer is larger than what is accepted.
	#[error("the answer is too large")]
	TooLarge,
	/// The authority in `ca` cannot be used.
	#[error("`ca` cannot be used: {0}")]
	Authority(String),
}

impl VtnError {
	/// Returns whether the VTN says that there is no such object.
	pub(crate) const fn is_not_found(&self) -> bool {
		matches!(self, Self::Status { status: 404, .. })
	}

	/// Returns whether the VTN refuses this request for good.
	pub(crate) const fn is_refusal(&self) -> bool {
		matches!(self, Self::Status { status, .. } if *status >= 400 && *status < 500
			&& *status != 401 && *status != 408 && *status != 429)
	}
}

impl From<reqwest::Error> for VtnError {
	fn from(error: reqwest::Error) -> Self {
		// The address is known, and may have a query; the causes say what is wrong.
		let error = error.without_url();
		let mut text = error.to_string();
		let mut cause = std::error::Error::source(&error);
		while let Some(error) = cause {
			text = format!("{text}: {error}");
			cause = error.source();
		}
		Self::Unreachable(printable(&text))
	}
}

/// Client of one VTN.
#[derive(Debug)]
pub(crate) struct Vtn {
	http: Client,
	base: Url,
	token_url: Url,
	client: String,
	secret: Secret,
	token: Option<Token>,
}

struct Token {
	value: String,
	until: Instant,
}

impl std::fmt::Debug for Token {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_struct("Token").field("until", &self.until).finish_non_exhaustive()
	}
}

#[derive(Deserialize)]
struct TokenAnswer {
	access_token: String,
	token_type: String,
	expires_in: Option<u64>,
}

/// Report at the VTN, as far as the VEN looks at it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReportAtVtn {
	id: String,
	#[serde(rename = "eventID")]
	event_id: String,
	client_name: String,
	report_name: Option<String>,
}

impl Vtn {
	/// Prepares the client. Nothing is sent.
	pub(crate) fn new(settings: &Settings, secret: Secret) -> Result<Self, VtnError> {
		// One for the process. If the program has chosen one, it stays.
		let _ = rustls::crypto::ring::default_provider().install_default();
		let mut http = Client::builder()
			.connect_timeout(PATIENCE)
			.read_timeout(PATIENCE)
			.timeout(TIMEOUT)
			.redirect(redirect::Policy::none());
		if let Some(file) = &settings.ca {
			let pem = fs::read(file).map_err(|error| VtnError::Authority(error.to_string()))?;
			let authorities = Certificate::from_pem_bundle(&pem)
				.map_err(|error| VtnError::Authority(error.to_string()))?;
			if authorities.is_empty() {
				return Err(VtnError::Authority("it has no certificate".into()));
			}
			http = http.tls_certs_only(authorities);
		}
		let base = settings.vtn.clone();
		let token_url = match &settings.token_url {
			Some(url) => url.clone(),
			None => below(&base, &["auth", "token"])?,
		};
		Ok(Self {
			http: http.build()?,
			base,
			token_url,
			client: settings.client.clone(),
			secret,
			token: None,
		})
	}

	/// Returns the programmes.
	pub(crate) async fn programs(&mut self) -> Result<Vec<Program>, VtnError> {
		let all = self.list(&["programs"], &[]).await?;
		Ok(all.iter().filter_map(|text| serde_json::from_str(text.get()).ok()).collect())
	}

	/// Returns the events of a programme, each as it was sent.
	pub(crate) async fn events(&mut self, program: &str) -> Result<Vec<Box<RawValue>>, VtnError> {
		self.list(&["events"], &[("programID", program)]).await
	}

	/// Returns an event as it was sent.
	pub(crate) async fn event(&mut self, id: &str) -> Result<Box<RawValue>, VtnError> {
		self.request(Method::GET, &["events", id], &[], None::<&()>).await
	}

	/// Writes the report of an event, in the place of the one that is there.
	pub(crate) async fn report(
		&mut self,
		report: &impl Serialize,
		event: &str,
		client: &str,
	) -> Result<(), VtnError> {
		let query = [("eventID", event), ("clientName", client)];
		let all = self.list(&["reports"], &query).await?;
		let name = report::name(event);
		let own = all
			.iter()
			.filter_map(|text| serde_json::from_str::<ReportAtVtn>(text.get()).ok())
			.find(|one| {
				one.event_id == event
					&& one.client_name == client
					&& one.report_name.as_deref() == Some(name.as_str())
			});
		let _: Box<RawValue> = match own {
			Some(own) => {
				self.request(Method::PUT, &["reports", &own.id], &[], Some(report)).await?
			},
			None => self.request(Method::POST, &["reports"], &[], Some(report)).await?,
		};
		Ok(())
	}

	/// Returns all objects of a list, page by page.
	async fn list(
		&mut self,
		path: &[&str],
		query: &[(&str, &str)],
	) -> Result<Vec<Box<RawValue>>, VtnError> {
		let mut all: Vec<Box<RawValue>> = Vec::new();
		let mut bytes: usize = 0;
		loop {
			let (skip, limit) = (all.len().to_string(), PAGE.to_string());
			let mut paged = query.to_vec();
			paged.extend([("skip", skip.as_str()), ("limit", limit.as_str())]);
			let page: Vec<Box<RawValue>> =
				self.request(Method::GET, path, &paged, None::<&()>).await?;
			let last = page.len() < PAGE;
			bytes = page.iter().fold(bytes, |sum, one| sum.saturating_add(one.get().len()));
			all.extend(page);
			if all.len() > MAX_OBJECTS || bytes > MAX_ANSWER {
				return Err(VtnError::TooLarge);
			}
			if last {
				return Ok(all);
			}
		}
	}

	/// Sends a request with a token; once more with a new one if the VTN does not take it.
	async fn request<T: DeserializeOwned>(
		&mut self,
		method: Method,
		path: &[&str],
		query: &[(&str, &str)],
		body: Option<&impl Serialize>,
	) -> Result<T, VtnError> {
		let url = below(&self.base, path)?;
		let mut again = true;
		loop {
			let token = self.token().await?;
			let mut request = self.http.request(method.clone(), url.clone()).bearer_auth(token);
			if !query.is_empty() {
				request = request.query(query);
			}
			if let Some(body) = body {
				request = request.json(body);
			}
			let (status, answer) = send(request).await?;
			if status == StatusCode::UNAUTHORIZED && again {
				self.token = None;
				again = false;
				continue;
			}
			return read(status, &answer);
		}
	}

	/// Returns a token that lasts, a new one if needed.
	async fn token(&mut self) -> Result<String, VtnError> {
		if let Some(token) = &self.token {
			if Instant::now() < token.until {
				return Ok(token.value.clone());
			}
		}
		let request = self
			.http
			.post(self.token_url.clone())
			.basic_auth(&self.client, Some(self.secret.expose()))
			.form(&[("grant_type", "client_credentials")]);
		let (status, answer) = send(request).await?;
		if status.is_client_error() {
			return Err(VtnError::Credentials(detail(&answer)));
		}
		let answer: TokenAnswer = read(status, &answer)?;
		if !answer.token_type.eq_ignore_ascii_case("bearer") {
			return Err(VtnError::Credentials("the token is no bearer token".into()));
		}
		let life = answer.expires_in.map_or(LIFE, Duration::from_secs);
		let until = Instant::now().checked_add(life.saturating_sub(MARGIN));
		self.token = until.map(|until| Token { value: answer.access_token.clone(), until });
		Ok(answer.access_token)
	}
}

/// Returns the address with `path` below `base`, each part escaped.
fn below(base: &Url, path: &[&str]) -> Result<Url, VtnError> {
	let mut url = base.clone();
	url.path_segments_mut()
		.map_err(|()| VtnError::Unreachable("`vtn` cannot be a base".into()))?
		.pop_if_empty()
		.extend(path);
	Ok(url)
}

async fn send(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), VtnError> {
	let answer = request.header("Accept", "application/json").send().await?;
	Ok((answer.status(), bounded(answer).await?))
}

/// Returns the body of an answer, if it is not too large.
async fn bounded(mut answer: Response) -> Result<Vec<u8>, VtnError> {
	let mut body = Vec::new();
	while let Some(part) = answer.chunk().await? {
		if body.len().saturating_add(part.len()) > MAX_ANSWER {
			return Err(VtnError::TooLarge);
		}
		body.extend_from_slice(&part);
	}
	Ok(body)
}

fn read<T: DeserializeOwned>(status: StatusCode, answer: &[u8]) -> Result<T, VtnError> {
	if !status.is_success() {
		return Err(VtnError::Status { status: status.as_u16(), detail: detail(answer) });
	}
	serde_json::from_slice(answer).map_err(|error| VtnError::Unreadable(error.to_string()))
}

/// Returns the begin of a text, without control characters.
fn detail(answer: &[u8]) -> String {
	printable(&String::from_utf8_lossy(answer))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn paths_are_below_the_base() {
		for base in ["https://x.example/openadr3", "https://x.example/openadr3/"] {
			let url = below(&base.parse().unwrap(), &["events", "a/../b?c"]).unwrap();
			assert_eq!(url.as_str(), "https://x.example/openadr3/events/a%2F..%2Fb%3Fc");
		}
		let root = below(&"http://127.0.0.1:3000".parse().unwrap(), &["programs"]).unwrap();
		assert_eq!(root.as_str(), "http://127.0.0.1:3000/programs");
	}

	#[test]
	fn refusals_are_distinguished_from_troubles() {
		let status = |status| VtnError::Status { status, detail: String::new() };
		assert!(status(404).is_not_found() && status(404).is_refusal());
		assert!(status(400).is_refusal() && status(409).is_refusal());
		for trouble in [401, 408, 429, 500, 503] {
			assert!(!status(trouble).is_refusal());
		}
	}
}
