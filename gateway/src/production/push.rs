// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers by HTTP POST.

use super::{message::LONGEST, register_of};
use crate::{
	config::{Field, Push},
	intake::{now, Intake, Sample, Taken},
	keys,
	metrics::Metrics,
	store::outbox::Kind,
};
use axum::{
	body::Bytes,
	extract::{DefaultBodyLimit, State},
	http::{header::AUTHORIZATION, HeaderMap, StatusCode},
	routing::post,
	Router,
};
use std::sync::Arc;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

struct Source {
	meter: u32,
	field: Field,
	token: Zeroizing<String>,
	intake: Arc<Intake>,
	metrics: Metrics,
}

/// The routes of all sources that share an address.
///
/// # Errors
///
/// Fails when the token of a source cannot be read.
pub fn router(
	sources: &[Push],
	intake: &Arc<Intake>,
	metrics: &Metrics,
) -> Result<Router, keys::Error> {
	let mut router = Router::new();
	for source in sources {
		let state = Source {
			meter: source.meter.id,
			field: source.field.clone(),
			token: keys::secret(&source.token)?,
			intake: intake.clone(),
			metrics: metrics.clone(),
		};
		router = router.route(&source.path, post(take).with_state(Arc::new(state)));
	}
	Ok(router.layer(DefaultBodyLimit::max(LONGEST)))
}

/// Whether a request has the bearer token.
pub(crate) fn is_authorised(headers: &HeaderMap, scheme: &str, token: &str) -> bool {
	headers
		.get(AUTHORIZATION)
		.and_then(|value| value.to_str().ok())
		.and_then(|value| value.strip_prefix(scheme))
		.and_then(|value| value.strip_prefix(' '))
		.is_some_and(|found| found.as_bytes().ct_eq(token.as_bytes()).into())
}

/// Takes a register: 200 when it is stored, and then it need not be sent again.
async fn take(
	State(source): State<Arc<Source>>,
	headers: HeaderMap,
	body: Bytes,
) -> (StatusCode, String) {
	if !is_authorised(&headers, "Bearer", &source.token) {
		return (StatusCode::UNAUTHORIZED, "the bearer token is missing or wrong\n".into());
	}
	let received = now();
	let (register, at) = match register_of(&body, &source.field, received) {
		Ok(found) => found,
		Err(fault) => {
			source.metrics.refused("message");
			return (StatusCode::UNPROCESSABLE_ENTITY, format!("{fault}\n"));
		},
	};
	let (meter, power, kind) = (source.meter, None, Kind::Boundary);
	match source.intake.take(Sample { meter, at, register, power, kind, received }).await {
		Ok(Taken::Stored | Taken::Repeated) => (StatusCode::OK, String::new()),
		Ok(Taken::Refused(reason)) => (StatusCode::UNPROCESSABLE_ENTITY, format!("{reason}\n")),
		Ok(Taken::Quarantined(reason)) => {
			(StatusCode::CONFLICT, format!("the meter is in quarantine: {reason}\n"))
		},
		Err(error) => {
			tracing::error!(meter, %error, "a reading is not stored");
			(StatusCode::SERVICE_UNAVAILABLE, "nothing can be stored; send it again\n".into())
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		config::{SourceMeter, Unit},
		intake::SignedMeter,
		keys::MeterKeys,
		store::{outbox, Store},
	};
	use std::time::Duration;
	use tokio::{
		io::{AsyncReadExt, AsyncWriteExt},
		net::{TcpListener, TcpStream},
	};

	async fn request(address: std::net::SocketAddr, token: &str, body: &str) -> String {
		let mut stream = TcpStream::connect(address).await.expect("connected");
		let text = format!(
			"POST /barn HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {token}\r\n\
			 Content-Length: {}\r\n\r\n{body}",
			body.len()
		);
		stream.write_all(text.as_bytes()).await.expect("sent");
		let mut answer = String::new();
		stream.read_to_string(&mut answer).await.expect("answered");
		answer.split(' ').nth(1).expect("a status").to_string()
	}

	#[tokio::test]
	async fn a_register_is_stored_before_the_answer_and_bad_ones_are_named() {
		let folder = tempfile::tempdir().expect("a folder");
		let token = folder.path().join("token");
		std::fs::write(&token, "s3cret\n").expect("written");
		let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
		let key = MeterKeys::new([1; 32], [2; 32]).of("x");
		let metrics = Metrics::new();
		let meter = SignedMeter { id: 33, key, max_power: 10_000 };
		let intake = Arc::new(Intake::new(store.clone(), [meter], metrics.clone()));
		let source = Push {
			listen: "127.0.0.1:0".parse().expect("an address"),
			path: "/barn".into(),
			token,
			field: Field { register: vec!["wh".into()], time: None, unit: Unit::Wh },
			meter: SourceMeter {
				id: 33,
				serial: "x".into(),
				every: Duration::from_secs(300),
				max_power: 10_000,
			},
		};
		let router = router(&[source], &intake, &metrics).expect("routes");
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
		let address = listener.local_addr().expect("an address");
		let server = tokio::spawn(async move { axum::serve(listener, router).await });
		assert_eq!(request(address, "Bearer wrong", r#"{"wh":1}"#).await, "401");
		assert_eq!(request(address, "s3cret", r#"{"wh":1}"#).await, "401");
		assert_eq!(request(address, "Bearer s3cret", r#"{"kwh":1}"#).await, "422");
		assert_eq!(request(address, "Bearer s3cret", r#"{"wh":500}"#).await, "200");
		let stored = store.with(|db| outbox::list(db, None, None, 9)).await.expect("rows");
		assert_eq!((stored.len(), stored[0].row.register), (1, 500));
		// It fell: the meter is in quarantine from then on.
		tokio::time::sleep(Duration::from_millis(5)).await;
		assert_eq!(request(address, "Bearer s3cret", r#"{"wh":499}"#).await, "422");
		assert_eq!(request(address, "Bearer s3cret", r#"{"wh":501}"#).await, "409");
		server.abort();
	}
}
