// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The service on a folder of a test.

#![allow(dead_code, reason = "each test file uses a part")]

use axum::{
	body::{to_bytes, Body},
	http::{HeaderMap, Request},
};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::Value;
use smartcharge_gateway_ocpi::{Ocpi, Problem, Settings};
use std::{
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex},
};
use tempfile::TempDir;
use tower::ServiceExt;

pub const TOKEN: &str = "partner-that-reads-all";
pub const OTHER: &str = "partner-of-no-contract";
pub const BASE: &str = "https://roaming.example/ocpi";

pub struct Scene {
	pub folder: TempDir,
	pub ocpi: Ocpi,
	problems: Arc<Mutex<Vec<Problem>>>,
}

pub struct Answer {
	pub http: u16,
	pub headers: HeaderMap,
	pub body: Value,
}

impl Answer {
	pub fn header(&self, name: &str) -> Option<&str> {
		self.headers.get(name).map(|value| value.to_str().unwrap())
	}

	pub fn code(&self) -> u64 {
		self.body["status_code"].as_u64().unwrap()
	}

	pub fn data(&self) -> &[Value] {
		self.body["data"].as_array().unwrap()
	}

	pub fn ids(&self) -> Vec<&str> {
		self.data().iter().map(|object| object["id"].as_str().unwrap()).collect()
	}

	/// Path and query of the next page.
	pub fn next(&self) -> Option<String> {
		let link = self.header("link")?.strip_prefix('<').unwrap();
		let url = link.strip_suffix(">; rel=\"next\"").unwrap();
		Some(url.strip_prefix(BASE).unwrap().to_owned())
	}
}

/// Folder with what the export command wrote: two exports, one with a correction.
pub fn exported() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports")
}

pub fn copy(from: &Path, to: &Path) {
	fs::create_dir_all(to).unwrap();
	for entry in fs::read_dir(from).unwrap() {
		let entry = entry.unwrap();
		let to = to.join(entry.file_name());
		match entry.file_type().unwrap().is_dir() {
			true => copy(&entry.path(), &to),
			false => {
				fs::copy(entry.path(), to).unwrap();
			},
		}
	}
}

pub fn header(token: &str) -> String {
	format!("Token {}", STANDARD.encode(token))
}

impl Scene {
	/// Starts without documents.
	pub fn empty() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let documents = folder.path().join("documents");
		fs::create_dir(&documents).unwrap();
		let partners = folder.path().join("partners.toml");
		let list = format!(
			"[[partner]]\nname = \"a\"\ntoken = \"{TOKEN}\"\n\
			[[partner]]\nname = \"b\"\ntoken = \"{OTHER}\"\ncontracts = [\"NL-ABC-\"]\n"
		);
		fs::write(&partners, list).unwrap();
		let settings: Settings = toml::from_str(&format!(
			"listen = \"127.0.0.1:0\"\nurl = \"{BASE}\"\ndocuments = {documents:?}\n\
			partners = {partners:?}\nscan_s = 1\n"
		))
		.unwrap();
		let problems: Arc<Mutex<Vec<Problem>>> = Arc::default();
		let reported = Arc::clone(&problems);
		let ocpi =
			Ocpi::start(settings, move |problem| reported.lock().unwrap().push(problem)).unwrap();
		Self { folder, ocpi, problems }
	}

	/// Starts with what the export command wrote.
	pub fn exported() -> Self {
		let mut scene = Self::empty();
		copy(&exported(), &scene.documents());
		assert_eq!(scene.ocpi.look(), 2 * (4 + 3 + 55 + 55));
		assert_eq!(scene.problems(), [""; 0]);
		scene
	}

	pub fn documents(&self) -> PathBuf {
		self.folder.path().join("documents")
	}

	pub fn partners(&self) -> PathBuf {
		self.folder.path().join("partners.toml")
	}

	/// Problems since the last call.
	pub fn problems(&self) -> Vec<&'static str> {
		let mut labels: Vec<_> =
			self.problems.lock().unwrap().drain(..).map(|problem| problem.label()).collect();
		labels.sort_unstable();
		labels
	}

	pub async fn request(&self, request: Request<Body>) -> Answer {
		let response = self.ocpi.router().oneshot(request).await.unwrap();
		let (http, headers) = (response.status().as_u16(), response.headers().clone());
		let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
		// An answer to HEAD has none.
		let body = match body.is_empty() {
			true => Value::Null,
			false => serde_json::from_slice(&body).unwrap(),
		};
		Answer { http, headers, body }
	}

	pub async fn get_as(&self, token: &str, path: &str) -> Answer {
		let request = Request::get(format!("/ocpi{path}")).header("Authorization", header(token));
		self.request(request.body(Body::empty()).unwrap()).await
	}

	pub async fn get(&self, path: &str) -> Answer {
		self.get_as(TOKEN, path).await
	}

	/// All objects of a list by its pages, and the number of pages.
	pub async fn pages(&self, first: &str) -> (Vec<Value>, usize) {
		let (mut all, mut pages) = (Vec::new(), 0);
		let mut path = Some(first.to_owned());
		while let Some(this) = path {
			let answer = self.get(&this).await;
			assert_eq!((answer.http, answer.code()), (200, 1_000), "{this}");
			all.extend_from_slice(answer.data());
			pages += 1;
			path = answer.next();
		}
		(all, pages)
	}
}
