// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A VTN that answers what a test says, right or wrong.

use axum::{
	body::Body,
	extract::{Path, Query, State},
	http::{header, HeaderMap, Method, Response, StatusCode},
	routing::any,
	serve::Listener,
	Router,
};
use serde_json::{json, Value};
use std::{
	collections::HashMap,
	net::SocketAddr,
	sync::{Arc, Mutex},
};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{server::TlsStream, TlsAcceptor};

#[derive(Default)]
pub struct Script {
	pub programs: Vec<Value>,
	/// Events as texts, so that they may be wrong.
	pub events: Vec<String>,
	/// Events that pages miss.
	pub hidden: Vec<String>,
	/// Programme that is asked for.
	pub ask_for: String,
	pub reports: Vec<Value>,
	/// Status of all answers, if not their own.
	pub status: Option<u16>,
	/// Text of all answers, if not their own.
	pub text: Option<String>,
	/// Status of reports that are written.
	pub report_status: Option<u16>,
	/// Tokens given so far; only the last one is valid.
	pub tokens: usize,
	pub requests: usize,
}

#[derive(Clone, Default)]
pub struct TestVtn(pub Arc<Mutex<Script>>);

impl TestVtn {
	pub async fn start() -> (Self, String) {
		let vtn = Self::new();
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = listener.local_addr().unwrap();
		let app = vtn.app();
		tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
		(vtn, format!("http://{address}/api"))
	}

	/// Starts with TLS and a certificate for `localhost`. Returns the certificate in PEM, too.
	pub async fn start_tls() -> (Self, String, String) {
		let vtn = Self::new();
		let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
		let key = own.signing_key.serialize_der().try_into().unwrap();
		let provider = Arc::new(rustls::crypto::ring::default_provider());
		let config = rustls::ServerConfig::builder_with_provider(provider)
			.with_safe_default_protocol_versions()
			.unwrap()
			.with_no_client_auth()
			.with_single_cert(vec![own.cert.der().clone()], key)
			.unwrap();
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let port = listener.local_addr().unwrap().port();
		let listener = Tls(listener, TlsAcceptor::from(Arc::new(config)));
		let app = vtn.app();
		tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
		(vtn, format!("https://localhost:{port}/api"), own.cert.pem())
	}

	fn app(&self) -> Router {
		Router::new().route("/api/{*path}", any(answer)).with_state(self.clone())
	}

	fn new() -> Self {
		let vtn = Self::default();
		vtn.with(|script| {
			script.ask_for = "p1".into();
			script.programs = vec![
				json!({ "id": "p0", "programName": "other" }),
				json!({ "id": "p1", "programName": "congestion" }),
			];
		});
		vtn
	}

	pub fn with<T>(&self, f: impl FnOnce(&mut Script) -> T) -> T {
		f(&mut self.0.lock().unwrap())
	}

	/// Sets the events of the programme.
	pub fn events(&self, events: &[Value]) {
		self.with(|script| script.events = events.iter().map(Value::to_string).collect());
	}
}

/// Listener that speaks TLS; connections that do not are dropped.
struct Tls(TcpListener, TlsAcceptor);

impl Listener for Tls {
	type Io = TlsStream<TcpStream>;
	type Addr = SocketAddr;

	async fn accept(&mut self) -> (Self::Io, Self::Addr) {
		loop {
			let (stream, address) = self.0.accept().await.unwrap();
			if let Ok(stream) = self.1.accept(stream).await {
				return (stream, address);
			}
		}
	}

	fn local_addr(&self) -> std::io::Result<Self::Addr> {
		self.0.local_addr()
	}
}

/// An event of the programme with these fields.
pub fn event(id: &str, modified: u32, fields: Value) -> Value {
	let mut all = json!({
		"id": id,
		"objectType": "EVENT",
		"programID": "p1",
		"createdDateTime": "2026-12-01T12:00:00Z",
		"modificationDateTime": format!("2026-12-01T12:00:{modified:02}Z"),
	});
	let of = |value: &Value| value.as_object().unwrap().clone();
	all.as_object_mut().unwrap().extend(of(&fields));
	all
}

/// An event of one interval.
pub fn simple(id: &str, modified: u32, start: &str, duration: &str) -> Value {
	let period = json!({ "start": start, "duration": duration });
	let payloads = json!([
		{ "type": "SIMPLE", "values": [1] },
		{ "type": "PRICE", "values": [0.6] },
	]);
	let intervals = json!([{ "id": 0, "intervalPeriod": period, "payloads": payloads }]);
	event(id, modified, json!({ "intervals": intervals }))
}

async fn answer(
	State(vtn): State<TestVtn>,
	Path(path): Path<String>,
	Query(query): Query<HashMap<String, String>>,
	method: Method,
	headers: HeaderMap,
	body: String,
) -> Response<Body> {
	let (status, text) = vtn.with(|script| {
		script.requests += 1;
		if let Some(status) = script.status {
			return (status, "{\"title\":\"no\"}".into());
		}
		if let Some(text) = &script.text {
			return (200, text.clone());
		}
		let authorization = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap());
		if path == "auth/token" {
			// dso:s3cret
			if authorization != Some("Basic ZHNvOnMzY3JldA==")
				|| body != "grant_type=client_credentials"
			{
				return (401, json!({ "error": "invalid_client" }).to_string());
			}
			script.tokens += 1;
			let token = format!("t{}", script.tokens);
			let answer =
				json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3600 });
			return (200, answer.to_string());
		}
		if authorization != Some(format!("Bearer t{}", script.tokens).as_str()) {
			return (401, "{}".into());
		}
		script.route(&method, &path, &query, &body)
	});
	let status = StatusCode::from_u16(status).unwrap();
	Response::builder().status(status).body(Body::from(text)).unwrap()
}

impl Script {
	fn route(
		&mut self,
		method: &Method,
		path: &str,
		query: &HashMap<String, String>,
		body: &str,
	) -> (u16, String) {
		let page = |texts: Vec<String>| {
			let number = |name: &str| query[name].parse::<usize>().unwrap();
			let page: Vec<_> =
				texts.into_iter().skip(number("skip")).take(number("limit")).collect();
			(200, format!("[{}]", page.join(",")))
		};
		match (method.as_str(), path.split('/').collect::<Vec<_>>().as_slice()) {
			("GET", ["programs"]) => page(self.programs.iter().map(Value::to_string).collect()),
			("GET", ["events"]) => {
				assert_eq!(query["programID"], self.ask_for);
				let shown = self.events.iter().filter(|event| {
					!self.hidden.iter().any(|id| event.contains(&format!("\"id\":\"{id}\"")))
				});
				page(shown.cloned().collect())
			},
			("GET", ["events", id]) => {
				let found = self.events.iter().find(|event| {
					serde_json::from_str::<Value>(event).is_ok_and(|event| event["id"] == *id)
				});
				found.map_or((404, "{}".into()), |event| (200, event.clone()))
			},
			("GET", ["reports"]) => page(self.reports.iter().map(Value::to_string).collect()),
			("POST" | "PUT", ["reports", ..]) if self.report_status.is_some() => {
				(self.report_status.unwrap(), "{}".into())
			},
			("POST", ["reports"]) => {
				let mut report: Value = serde_json::from_str(body).unwrap();
				report["id"] = json!(format!("r{}", self.reports.len()));
				self.reports.push(report.clone());
				(201, report.to_string())
			},
			("PUT", ["reports", id]) => {
				let at = self.reports.iter().position(|report| report["id"] == *id).unwrap();
				let mut report: Value = serde_json::from_str(body).unwrap();
				report["id"] = json!(id);
				self.reports[at] = report.clone();
				(200, report.to_string())
			},
			_ => (404, "{}".into()),
		}
	}
}
