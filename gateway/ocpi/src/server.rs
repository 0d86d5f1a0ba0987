// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Requests: who asks, for what, and the answer.

use crate::{
	answer::{Answer, Status},
	config::Settings,
	documents::{Index, Module, Version},
	partners::{Bit, Partners},
	query::Query,
};
use axum::{
	body::Body,
	extract::{Request, State},
	http::{header, request::Parts, Method, Response, StatusCode},
	Router,
};
use serde_json::json;
use std::sync::{Arc, PoisonError, RwLock};

/// What requests are answered from.
#[derive(Debug)]
pub(crate) struct Shared {
	pub settings: Settings,
	pub published: RwLock<Arc<Published>>,
}

/// Index, and the partners whose bits it has: a request uses one pair.
#[derive(Debug, Default)]
pub(crate) struct Published {
	pub index: Index,
	pub partners: Arc<Partners>,
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
	Versions,
	Details(Version),
	List(Version, Module),
	OtherVersion,
	Nothing,
}

/// Returns the service.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
	Router::new().fallback(answer).with_state(shared)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
	let (parts, _) = request.into_parts();
	shared.answer(&parts).await.respond(&parts.headers)
}

/// Returns what a path below the base names. Nothing of it ever becomes the name of a file.
fn place(path: &str) -> Place {
	let path = path.strip_prefix('/').unwrap_or(path);
	let path = path.strip_suffix('/').unwrap_or(path);
	let mut parts = path.split('/');
	let (first, second, third) = (parts.next(), parts.next(), parts.next());
	match (first, second, third) {
		(Some("versions"), None, _) => Place::Versions,
		(Some(version), module, None) => match (Version::of_name(version), module) {
			(Some(version), None) => Place::Details(version),
			(Some(version), Some(module)) => match Module::of_name(module) {
				Some(module) => Place::List(version, module),
				None => Place::Nothing,
			},
			(None, _) if is_version(version) => Place::OtherVersion,
			(None, _) => Place::Nothing,
		},
		_ => Place::Nothing,
	}
}

fn is_version(text: &str) -> bool {
	text.contains('.')
		&& text
			.split('.')
			.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Shared {
	async fn answer(&self, request: &Parts) -> Answer {
		let published = self.published();
		let authorization =
			request.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
		// Before anything else: who is nobody learns nothing.
		let Some((reader, name)) =
			authorization.and_then(|text| published.partners.authenticate(text))
		else {
			let message = "the header Authorization has no known token in base64";
			let mut answer = Answer::error(StatusCode::UNAUTHORIZED, Status::Client, message);
			answer.header("www-authenticate", "Token");
			return answer;
		};
		let path = request.uri.path();
		let query = request.uri.query().unwrap_or_default();
		log::debug!("OCPI: {name} asks for {path}?{query}");
		let place = path.strip_prefix(self.settings.path()).map_or(Place::Nothing, place);
		if matches!(place, Place::Versions | Place::Details(_) | Place::List(..))
			&& request.method != Method::GET
		{
			let message = "documents can only be read";
			let http = StatusCode::METHOD_NOT_ALLOWED;
			let mut answer = Answer::error(http, Status::Client, message);
			answer.header("allow", "GET");
			return answer;
		}
		match place {
			Place::Versions => self.versions(),
			Place::Details(version) => self.details(version),
			Place::List(version, module) => {
				let published = Arc::clone(&published);
				self.list(published, version, module, reader, query).await
			},
			Place::OtherVersion => Answer::error(
				StatusCode::NOT_FOUND,
				Status::UnsupportedVersion,
				"the versions are 2.2.1 and 2.3.0",
			),
			Place::Nothing => {
				Answer::error(StatusCode::NOT_FOUND, Status::Client, "there is nothing here")
			},
		}
	}

	fn versions(&self) -> Answer {
		let base = self.settings.base();
		let versions = Version::ALL.map(Version::name);
		let versions = versions
			.map(|version| json!({ "version": version, "url": format!("{base}/{version}") }));
		Answer::object(json!(versions))
	}

	fn details(&self, version: Version) -> Answer {
		let (base, version) = (self.settings.base(), version.name());
		let endpoints = Module::ALL.map(Module::name).map(|module| {
			let url = format!("{base}/{version}/{module}");
			json!({ "identifier": module, "role": "SENDER", "url": url })
		});
		Answer::object(json!({ "version": version, "endpoints": endpoints }))
	}

	async fn list(
		&self,
		published: Arc<Published>,
		version: Version,
		module: Module,
		reader: Bit,
		query: &str,
	) -> Answer {
		let query = match Query::parse(query) {
			Ok(query) => query,
			Err(name) => {
				let message = format!("the parameter {name} is wrong or there twice");
				return Answer::error(StatusCode::OK, Status::InvalidParameters, &message);
			},
		};
		let most = self.settings.max_limit;
		let limit = query.limit.map_or(most, |limit| limit.min(most));
		let (asked, offset) = (query.clone(), query.offset);
		let part = tokio::task::spawn_blocking(move || {
			published.index.part(version, module, reader, &asked, limit)
		});
		let part = match part.await {
			Ok(Ok(part)) => part,
			Ok(Err(stale)) => {
				return Answer::error(StatusCode::OK, Status::Server, &stale.to_string());
			},
			Err(_) => return Answer::error(StatusCode::OK, Status::Server, "reading failed"),
		};
		let mut answer = Answer::objects(&part.objects);
		answer.header("x-total-count", &part.total.to_string());
		answer.header("x-limit", &most.to_string());
		let next = offset.saturating_add(limit);
		if next < part.total {
			let base = self.settings.base();
			let (version, module) = (version.name(), module.name());
			let query = query.at(next, limit);
			let link = format!("<{base}/{version}/{module}?{query}>; rel=\"next\"");
			answer.header("link", &link);
		}
		answer
	}

	pub(crate) fn published(&self) -> Arc<Published> {
		Arc::clone(&self.published.read().unwrap_or_else(PoisonError::into_inner))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn paths_name_places() {
		let cdrs = Place::List(Version::V221, Module::Cdrs);
		for (path, expected) in [
			("/versions", Place::Versions),
			("/versions/", Place::Versions),
			("/2.2.1", Place::Details(Version::V221)),
			("/2.3.0/", Place::Details(Version::V230)),
			("/2.2.1/cdrs", cdrs),
			("/2.2.1/cdrs/", cdrs),
			("/2.3.0/tariffs", Place::List(Version::V230, Module::Tariffs)),
			("/2.1.1", Place::OtherVersion),
			("/2.2/cdrs", Place::OtherVersion),
			("/2.2.1/sessions", Place::Nothing),
			("/2.2.1/cdrs/1", Place::Nothing),
			("/2.2.1/../2.2.1", Place::Nothing),
			("/2.2.1//cdrs", Place::Nothing),
			("/2.2.1/cdrs%2f..", Place::Nothing),
			("/..", Place::Nothing),
			("", Place::Nothing),
			("/", Place::Nothing),
		] {
			assert_eq!(place(path), expected, "{path}");
		}
	}
}
