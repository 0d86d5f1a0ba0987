// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Versions, details of a version, and pages of its modules.

use super::{
	folder::{Module, Query as Selected, VERSIONS},
	Folder,
};
use crate::{
	config::Ocpi,
	intake::now,
	keys,
	production::push::is_authorised,
	time::{rfc3339, utc},
};
use axum::{
	extract::{Path, Query, Request, State},
	http::{
		header::{HeaderName, CONTENT_TYPE, LINK},
		HeaderMap, StatusCode,
	},
	middleware::{self, Next},
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use base64::{prelude::BASE64_STANDARD, Engine};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Most objects in a page.
const LIMIT: usize = 50;
/// Status of OCPI: success, and wrong parameters.
const SUCCESS: u32 = 1_000;
const WRONG: u32 = 2_001;
const TOTAL: HeaderName = HeaderName::from_static("x-total-count");
const MOST: HeaderName = HeaderName::from_static("x-limit");

struct Site {
	folder: Folder,
	/// Raw, and in Base64 as versions from 2.2 on send it.
	tokens: [Zeroizing<String>; 2],
	url: String,
}

/// Routes below `/ocpi`.
///
/// # Errors
///
/// Fails when the token cannot be read.
pub fn router(ocpi: &Ocpi) -> Result<Router, keys::Error> {
	let token = keys::secret(&ocpi.token)?;
	let encoded = Zeroizing::new(BASE64_STANDARD.encode(token.as_bytes()));
	let site = Arc::new(Site {
		folder: Folder::new(&ocpi.documents),
		tokens: [token, encoded],
		url: ocpi.url.clone(),
	});
	Ok(Router::new()
		.route("/ocpi/versions", get(versions))
		.route("/ocpi/{version}", get(details))
		.route("/ocpi/{version}/{module}", get(page))
		.layer(middleware::from_fn_with_state(site.clone(), authorise))
		.with_state(site))
}

async fn authorise(
	State(site): State<Arc<Site>>,
	headers: HeaderMap,
	request: Request,
	next: Next,
) -> Response {
	// Both are compared, whichever is right.
	let right = site.tokens.iter().filter(|token| is_authorised(&headers, "Token", token)).count();
	if right == 0 {
		return StatusCode::UNAUTHORIZED.into_response();
	}
	next.run(request).await
}

#[derive(Serialize)]
struct Envelope<T> {
	#[serde(skip_serializing_if = "Option::is_none")]
	data: Option<T>,
	status_code: u32,
	#[serde(skip_serializing_if = "Option::is_none")]
	status_message: Option<&'static str>,
	timestamp: String,
}

fn answer<T: Serialize>(data: T) -> Response {
	let timestamp = utc(now());
	let body = Envelope { data: Some(data), status_code: SUCCESS, status_message: None, timestamp };
	json(&body)
}

fn wrong(message: &'static str) -> Response {
	let body = Envelope::<()> {
		data: None,
		status_code: WRONG,
		status_message: Some(message),
		timestamp: utc(now()),
	};
	(StatusCode::BAD_REQUEST, json(&body)).into_response()
}

fn json<T: Serialize>(body: &T) -> Response {
	match serde_json::to_string(body) {
		Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
		Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
	}
}

#[derive(Serialize)]
struct Version {
	version: &'static str,
	url: String,
}

async fn versions(State(site): State<Arc<Site>>) -> Response {
	let found = site.folder.versions().into_iter();
	let version = |version| Version { version, url: format!("{}/ocpi/{version}", site.url) };
	answer(found.map(version).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Details {
	version: String,
	endpoints: Vec<Endpoint>,
}

#[derive(Serialize)]
struct Endpoint {
	identifier: &'static str,
	role: &'static str,
	url: String,
}

async fn details(State(site): State<Arc<Site>>, Path(version): Path<String>) -> Response {
	if !site.folder.versions().contains(&version.as_str()) {
		return StatusCode::NOT_FOUND.into_response();
	}
	let endpoint = |module: Module| Endpoint {
		identifier: module.name(),
		role: "SENDER",
		url: format!("{}/ocpi/{version}/{}", site.url, module.name()),
	};
	let endpoints = Module::ALL.map(endpoint).into();
	answer(Details { version, endpoints })
}

#[derive(Deserialize)]
struct Parameters {
	offset: Option<usize>,
	limit: Option<usize>,
	date_from: Option<String>,
	date_to: Option<String>,
}

async fn page(
	State(site): State<Arc<Site>>,
	Path((version, module)): Path<(String, String)>,
	parameters: Result<Query<Parameters>, axum::extract::rejection::QueryRejection>,
) -> Response {
	let module = Module::ALL.into_iter().find(|one| one.name() == module);
	let Some(module) = module.filter(|_| VERSIONS.contains(&version.as_str())) else {
		return StatusCode::NOT_FOUND.into_response();
	};
	let Ok(Query(Parameters { offset, limit, date_from, date_to })) = parameters else {
		return wrong("offset and limit are whole numbers");
	};
	// OCPI leaves the zone out, and means UTC.
	let moment = |text: &Option<String>| match text {
		None => Some(None),
		Some(text) => rfc3339(text).or_else(|| rfc3339(&format!("{text}Z"))).map(Some),
	};
	let (Some(from), Some(to)) = (moment(&date_from), moment(&date_to)) else {
		return wrong("date_from and date_to are times of RFC 3339");
	};
	let (offset, limit) = (offset.unwrap_or(0), limit.unwrap_or(LIMIT).min(LIMIT));
	let query = Selected { offset, limit, from, to };
	let (folder, of) = (site.folder.clone(), version.clone());
	let reading = tokio::task::spawn_blocking(move || folder.select(&of, module, &query)).await;
	let selection = match reading {
		Ok(Ok(selection)) => selection,
		Ok(Err(error)) => {
			tracing::error!(%error, "exported documents cannot be read");
			return StatusCode::INTERNAL_SERVER_ERROR.into_response();
		},
		Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
	};
	let next = offset.saturating_add(selection.objects.len());
	let mut response = answer::<Vec<Box<RawValue>>>(selection.objects);
	let headers = response.headers_mut();
	headers.insert(TOTAL, selection.total.into());
	headers.insert(MOST, LIMIT.into());
	if limit > 0 && next < selection.total {
		let mut link =
			format!("{}/ocpi/{version}/{}?offset={next}&limit={limit}", site.url, module.name());
		for (name, text) in [("date_from", date_from), ("date_to", date_to)] {
			// Parsed above: digits, signs and letters that need no encoding, but for a plus.
			if let Some(text) = text {
				link += &format!("&{name}={}", text.replace('+', "%2B"));
			}
		}
		if let Ok(link) = format!("<{link}>; rel=\"next\"").parse() {
			headers.insert(LINK, link);
		}
	}
	response
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::Value;
	use std::fs;
	use tokio::net::TcpListener;

	#[tokio::test]
	async fn a_partner_reads_all_pages_by_their_links() {
		let _ = rustls::crypto::ring::default_provider().install_default();
		let folder = tempfile::tempdir().expect("a folder");
		let cdrs = folder.path().join("2.2.1/cdrs");
		fs::create_dir_all(&cdrs).expect("a folder");
		for (name, ids) in [("00000000", 0..50), ("00000050", 50..53)] {
			let data: Vec<_> = ids
				.map(|id| serde_json::json!({"id": id, "last_updated": "2026-11-30T10:00:00Z"}))
				.collect();
			let page = serde_json::json!({"data": data, "status_code": 1000, "timestamp": ""});
			fs::write(cdrs.join(format!("{name}.json")), page.to_string()).expect("written");
		}
		let token = folder.path().join("token");
		fs::write(&token, "s3cret\n").expect("written");
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
		let address = listener.local_addr().expect("an address");
		let url = format!("http://{address}");
		let ocpi = Ocpi {
			listen: address,
			documents: folder.path().to_path_buf(),
			token,
			url: url.clone(),
		};
		let router = router(&ocpi).expect("routes");
		let serving = tokio::spawn(async move { axum::serve(listener, router).await });
		let http = reqwest::Client::new();
		let ask = |url: String, token: &str| {
			let request = http.get(url).header("Authorization", format!("Token {token}"));
			async move { request.send().await.expect("answered") }
		};
		let body = |response: reqwest::Response| async move {
			response.json::<Value>().await.expect("JSON")
		};

		let refused = ask(format!("{url}/ocpi/versions"), "wrong").await;
		assert_eq!(refused.status(), 401);
		// `s3cret`, as partners of 2.2 and later send it.
		let versions = body(ask(format!("{url}/ocpi/versions"), "czNjcmV0").await).await;
		assert_eq!(versions["data"][0]["version"], "2.2.1");
		let details = versions["data"][0]["url"].as_str().expect("an address").to_string();
		let details = body(ask(details, "s3cret").await).await;
		let mut next = details["data"]["endpoints"][0]["url"].as_str().map(String::from);
		let mut ids = Vec::new();
		while let Some(url) = next {
			let response = ask(url, "s3cret").await;
			assert_eq!(response.headers()["x-total-count"], "53");
			let link = response.headers().get("link").map(|link| link.to_str().expect("text"));
			next = link.map(|link| link[1..link.find('>').expect("an end")].to_string());
			let page = body(response).await;
			assert_eq!(page["status_code"], 1_000);
			let data = page["data"].as_array().expect("a list").clone();
			ids.extend(data.iter().map(|one| one["id"].as_u64().expect("a number")));
		}
		assert_eq!(ids, (0..53).collect::<Vec<_>>());
		for (path, status) in [
			("2.2.1/cdrs?offset=-1", 400),
			("2.2.1/cdrs?date_from=yesterday", 400),
			("2.2.1/cdrs?date_from=2026-11-30T10:00:00", 200),
			("2.2.1/sessions", 404),
			("2.2.1/..", 404),
			("2.1.1", 404),
		] {
			let response = ask(format!("{url}/ocpi/{path}"), "s3cret").await;
			assert_eq!(response.status(), status, "{path}");
		}
		serving.abort();
	}
}
