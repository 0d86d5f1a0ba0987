// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Questions and answers by HTTP, in JSON. Only GET, nothing can be changed.

use crate::{
	error::Error,
	follow::State,
	store::{History, Page},
};
use axum::{
	extract::{Path, Query, State as Shared},
	http::{header, HeaderValue, Method, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde::Deserialize;
use serde_json::{json, Value};
use std::{path::PathBuf, sync::Arc};
use tokio::sync::Semaphore;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

/// Questions that are answered at the same time; others wait.
const MOST_AT_ONCE: usize = 16;
/// Items of a page, if the question does not say how many, and the most of them.
const PAGE: u32 = 100;
const MOST_PAGE: u32 = 500;
/// Longest time that one question asks for: 31 days, of 25 hours at most.
const MOST_TIME: u64 = 31 * 25 * 3_600_000;

#[derive(Clone)]
struct Service {
	database: Arc<PathBuf>,
	state: State,
	turns: Arc<Semaphore>,
}

/// An answer that is no data.
struct Refusal(StatusCode, String);

impl IntoResponse for Refusal {
	fn into_response(self) -> Response {
		(self.0, Json(json!({ "error": self.1 }))).into_response()
	}
}

impl From<Error> for Refusal {
	fn from(error: Error) -> Self {
		match error {
			Error::Input(text) => Self(StatusCode::BAD_REQUEST, text),
			error => {
				tracing::error!("{error}");
				Self(StatusCode::INTERNAL_SERVER_ERROR, "the database does not answer".into())
			},
		}
	}
}

type Answer = Result<Json<Value>, Refusal>;

fn bad(text: impl Into<String>) -> Refusal {
	Refusal(StatusCode::BAD_REQUEST, text.into())
}

/// The routes; pages of other sites may ask if they are in `origins`, all of them if it is `None`.
pub fn router(
	database: &std::path::Path,
	state: State,
	origins: Option<Vec<HeaderValue>>,
) -> Router {
	let origins = match origins {
		None => AllowOrigin::from(Any),
		Some(origins) => AllowOrigin::list(origins),
	};
	let service = Service {
		database: Arc::new(database.to_path_buf()),
		state,
		turns: Arc::new(Semaphore::new(MOST_AT_ONCE)),
	};
	Router::new()
		.route("/v1/status", get(status))
		.route("/v1/drivers/{account}/processes", get(processes))
		.route("/v1/processes/{process}", get(process))
		.route("/v1/processes/{process}/steps", get(steps))
		.route("/v1/sources/{source}/series", get(series))
		.route("/v1/areas/{area}/loadings", get(loadings))
		.route("/v1/areas/{area}/usage", get(usage))
		.fallback(async || Refusal(StatusCode::NOT_FOUND, "there is no such question".into()))
		.layer(CorsLayer::new().allow_methods([Method::GET]).allow_origin(origins))
		.layer(axum::middleware::map_response(uncached))
		.with_state(service)
}

/// Answers change with each block.
async fn uncached(mut response: Response) -> Response {
	let headers = response.headers_mut();
	headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
	headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	response
}

impl Service {
	/// Asks the database, which blocks its thread.
	async fn ask<T: Send + 'static>(
		&self,
		ask: impl FnOnce(History) -> Result<T, Error> + Send + 'static,
	) -> Result<T, Refusal> {
		let gone = || Refusal(StatusCode::SERVICE_UNAVAILABLE, "the service ends".into());
		let turn = self.turns.clone().acquire_owned().await.map_err(|_| gone())?;
		let database = self.database.clone();
		let answer = tokio::task::spawn_blocking(move || {
			let answer = History::open(&database).and_then(ask);
			drop(turn);
			answer
		});
		Ok(answer.await.map_err(|_| gone())??)
	}
}

fn page((items, next): Page) -> Json<Value> {
	Json(json!({ "items": items, "next": next.map(|next| next.to_string()) }))
}

/// A number of a path or a query.
fn number<N: std::str::FromStr>(name: &str, text: &str) -> Result<N, Refusal> {
	text.parse().map_err(|_| bad(format!("{name}: not a number in its range: {text}")))
}

fn limit(limit: Option<&str>) -> Result<u32, Refusal> {
	match limit.map_or(Ok(PAGE), |text| number("limit", text))? {
		limit @ 1..=MOST_PAGE => Ok(limit),
		other => Err(bad(format!("limit: {other} is not from 1 to {MOST_PAGE}"))),
	}
}

/// An account: `0x` with 64 digits, or SS58.
fn account(text: &str) -> Result<[u8; 32], Refusal> {
	let fail = || bad(format!("not an account: {text}"));
	if let Some(digits) = text.strip_prefix("0x") {
		let mut key = [0; 32];
		hex::decode_to_slice(digits, &mut key).map_err(|_| fail())?;
		return Ok(key);
	}
	text.parse::<subxt::utils::AccountId32>().map(|account| account.0).map_err(|_| fail())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
	before: Option<String>,
	limit: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
	after: Option<String>,
	limit: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Time {
	from: String,
	until: String,
	limit: Option<String>,
}

impl Time {
	fn range(&self) -> Result<(u64, u64, u32), Refusal> {
		let from: u64 = number("from", &self.from)?;
		let until: u64 = number("until", &self.until)?;
		if until <= from || until - from > MOST_TIME {
			return Err(bad(format!("until: not after from, or by more than {MOST_TIME} ms")));
		}
		Ok((from, until, limit(self.limit.as_deref())?))
	}
}

async fn status(Shared(service): Shared<Service>) -> Answer {
	let mut status = service.ask(|history| history.status()).await?;
	status["version"] = env!("CARGO_PKG_VERSION").into();
	status["fault"] = service.state.fault().into();
	Ok(Json(status))
}

async fn processes(
	Shared(service): Shared<Service>,
	Path(driver): Path<String>,
	Query(query): Query<Before>,
) -> Answer {
	let driver = account(&driver)?;
	let before = query.before.map(|text| number("before", &text)).transpose()?;
	let limit = limit(query.limit.as_deref())?;
	Ok(page(service.ask(move |history| history.processes(driver, before, limit)).await?))
}

async fn process(Shared(service): Shared<Service>, Path(process): Path<String>) -> Answer {
	let id = number("process", &process)?;
	match service.ask(move |history| history.process(id)).await? {
		Some(found) => Ok(Json(found)),
		None => Err(Refusal(StatusCode::NOT_FOUND, format!("process {id} is not known"))),
	}
}

async fn steps(
	Shared(service): Shared<Service>,
	Path(process): Path<String>,
	Query(query): Query<After>,
) -> Answer {
	let id = number("process", &process)?;
	let after = query.after.map(|text| number("after", &text)).transpose()?;
	let limit = limit(query.limit.as_deref())?;
	Ok(page(service.ask(move |history| history.steps(id, after, limit)).await?))
}

async fn series(
	Shared(service): Shared<Service>,
	Path(source): Path<String>,
	Query(query): Query<Time>,
) -> Answer {
	let source = number("source", &source)?;
	let (from, until, limit) = query.range()?;
	Ok(page(service.ask(move |history| history.series(source, from, until, limit)).await?))
}

async fn loadings(
	Shared(service): Shared<Service>,
	Path(area): Path<String>,
	Query(query): Query<Time>,
) -> Answer {
	let area = number("area", &area)?;
	let (from, until, limit) = query.range()?;
	Ok(page(service.ask(move |history| history.loadings(area, from, until, limit)).await?))
}

async fn usage(
	Shared(service): Shared<Service>,
	Path(area): Path<String>,
	Query(query): Query<Time>,
) -> Answer {
	let area = number("area", &area)?;
	let (from, until, limit) = query.range()?;
	Ok(page(service.ask(move |history| history.usage(area, from, until, limit)).await?))
}
