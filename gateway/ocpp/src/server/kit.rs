// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The one place that knows the crate which speaks OCPP over WebSockets.

use super::{
	accept::{Accept, Credentials, Verdict},
	stations::Stations,
};
use crate::{
	gateway::{Anomaly, Ms},
	protocol::{v16::V16, v2::V2, Protocol, Unreadable},
	station::{Failure, Letter, Link, LinkError},
};
use async_trait::async_trait;
use ocpp_kit::{
	engine::{Answer, CallFailure, CallOptions, IncomingRequest, ProtocolViolation},
	rpc::{CallError, ErrorCode},
	transport::{
		self, Auth, AuthOutcome, Authenticator, BoxFuture, Ctx, Event, Handle, Handler,
		SessionContext, SessionEvent,
	},
	types::Identity,
	RawValue, Version,
};
use serde_json::Value;
use std::{
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio::sync::{broadcast, oneshot};

/// Time for which the old connection of a station may finish its answers.
const DRAIN: Duration = Duration::from_secs(2);
/// Attempts to find the session of a connection that was just made, and the pause between them.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// Versions that are spoken.
pub const VERSIONS: [Version; 3] = [Version::V2_1, Version::V2_0_1, Version::V1_6];

/// Words of a version.
fn protocol(version: Version) -> Option<Arc<dyn Protocol>> {
	match version {
		Version::V1_6 => Some(Arc::new(V16)),
		Version::V2_0_1 => Some(Arc::new(V2::V2_0_1)),
		Version::V2_1 => Some(Arc::new(V2::V2_1)),
		_ => None,
	}
}

/// Doorkeeper for the crate.
pub struct Door(pub Arc<Accept>);

impl Authenticator for Door {
	fn authenticate(&self, auth: Auth) -> BoxFuture<'_, AuthOutcome> {
		Box::pin(async move {
			let credentials = match auth.credentials {
				transport::Credentials::Basic { password, .. } => {
					Credentials::Password(password.to_vec())
				},
				transport::Credentials::ClientCertificate { der } => Credentials::Certificate(der),
				_ => Credentials::None,
			};
			let (identity, profile) = (auth.identity.as_str(), auth.profile.number());
			match self.0.decide(identity, profile, credentials).await {
				Verdict::Accepted => AuthOutcome::Accept(SessionContext::new(Connection {
					since: self.0.now(),
					known: AtomicBool::new(false),
				})),
				Verdict::Wrong => AuthOutcome::Reject,
				Verdict::Unknown => AuthOutcome::Unknown,
			}
		})
	}
}

/// What the session of a connection carries.
struct Connection {
	/// When it was made.
	since: Ms,
	/// Whether the task of its station knows it.
	known: AtomicBool,
}

/// Connection by the crate.
struct Session(Handle);

#[async_trait]
impl Link for Session {
	async fn call(&self, action: &str, payload: Value) -> Result<Value, LinkError> {
		let payload = RawValue::from_string(payload.to_string())
			.map_err(|error| LinkError::Refused(error.to_string()))?;
		match self.0.call_raw(action, payload, CallOptions::default()).await {
			Ok(Answer::Result(answer)) => serde_json::from_str(answer.get())
				.map_err(|error| LinkError::Refused(error.to_string())),
			Ok(_) => Ok(Value::Null),
			Err(CallFailure::Rejected(error)) => Err(LinkError::Refused(error.to_string())),
			Err(_) => Err(LinkError::Lost),
		}
	}

	async fn close(&self) {
		self.0.shutdown(DRAIN).await;
	}
}

/// Hands messages to the tasks of the stations.
pub struct Postman(pub Arc<Stations>);

impl Handler for Postman {
	fn on_request(
		&self,
		ctx: Ctx,
		request: IncomingRequest,
	) -> BoxFuture<'_, Result<Box<RawValue>, CallError>> {
		Box::pin(async move {
			let identity = ctx.identity().as_str();
			let (Some(station), Some(protocol)) = (self.0.get(identity), protocol(ctx.version()))
			else {
				return Err(CallError::not_supported(&request.action));
			};
			introduce(&self.0, ctx.handle(), ctx.version()).await;
			let message =
				match protocol.message(&request.action, request.payload.get(), &station.decode) {
					Ok(message) => message,
					Err(error) => {
						let detail = format!("{}: {error}", request.action);
						self.0.report(identity, Anomaly::Unreadable, detail);
						return Err(unreadable(error));
					},
				};
			let (reply, answer) = oneshot::channel();
			let letter = Letter::Message { message, reply };
			let sent = station.mailbox.send(letter).await;
			let answer = match sent {
				Ok(()) => answer.await.ok(),
				Err(_) => None,
			};
			match answer {
				Some(Ok(answer)) => ctx.reply(&protocol.answer(&answer)),
				Some(Err(Failure::Nonsense(why))) => {
					self.0.report(identity, Anomaly::Unreadable, why.clone());
					Err(CallError::new(ErrorCode::PropertyConstraintViolation, why))
				},
				Some(Err(Failure::Storage(_))) | None => {
					Err(CallError::internal("nothing can be stored: send it again"))
				},
			}
		})
	}
}

fn unreadable(error: Unreadable) -> CallError {
	match error {
		Unreadable::Unknown(action) => CallError::not_implemented(&action),
		Unreadable::Payload(error) => CallError::from(error),
		Unreadable::Json(why) => CallError::new(ErrorCode::FormatViolation, why),
	}
}

/// Hands connections to the tasks of the stations, for ever.
pub async fn greet(
	stations: Arc<Stations>,
	handle: transport::CsmsHandle,
	mut events: broadcast::Receiver<SessionEvent>,
) {
	loop {
		match events.recv().await {
			Ok(SessionEvent::Opened { identity, .. }) => {
				tokio::spawn(meet(stations.clone(), handle.clone(), identity));
			},
			// Whoever was missed is met by its next connection at the latest.
			Ok(_) => {},
			Err(broadcast::error::RecvError::Lagged(_)) => {
				for identity in handle.sessions().await {
					tokio::spawn(meet(stations.clone(), handle.clone(), identity));
				}
			},
			Err(broadcast::error::RecvError::Closed) => return,
		}
	}
}

/// Meets a station that says nothing.
async fn meet(stations: Arc<Stations>, handle: transport::CsmsHandle, identity: Identity) {
	for _ in 0..ATTEMPTS {
		// The crate reports a connection shortly before it lists its session.
		tokio::time::sleep(PAUSE).await;
		if let Some(session) = handle.session(&identity).await {
			let version = session.state().version;
			introduce(&stations, session, version).await;
			return;
		}
	}
}

/// Hands a connection to the task of its station, once: before its first message, or soon after it
/// was made.
async fn introduce(stations: &Arc<Stations>, session: Handle, version: Version) {
	let Some(connection) = session.session::<Connection>() else { return };
	let connected = connection.since;
	let identity = session.identity().clone();
	let (Some(station), Some(protocol)) = (stations.get(identity.as_str()), protocol(version))
	else {
		return;
	};
	if connection.known.swap(true, Ordering::SeqCst) {
		return;
	}
	tokio::spawn(watch(stations.clone(), identity, session.events()));
	let link: Arc<dyn Link> = Arc::new(Session(session));
	// Without its task nobody waits for the link.
	let _ = station.mailbox.send(Letter::Connected { link, protocol, connected }).await;
}

/// Reports what a charger does against the protocol, as long as its session is there.
async fn watch(
	stations: Arc<Stations>,
	identity: Identity,
	mut events: broadcast::Receiver<Event>,
) {
	loop {
		match events.recv().await {
			Ok(Event::Violation(violation)) => {
				let what = match violation {
					ProtocolViolation::UnexpectedResponse { .. } => Anomaly::UnknownResult,
					_ => Anomaly::Unreadable,
				};
				// A charger may write anything: of it only what is short.
				let detail = format!("{violation:?}").chars().take(200).collect();
				stations.report(identity.as_str(), what, detail);
			},
			Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {},
			Err(broadcast::error::RecvError::Closed) => return,
		}
	}
}
