// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The central system as a whole.

use super::{
	accept::Accept,
	hasher::Hasher,
	kit::{greet, Door, Postman, VERSIONS},
	stations::{Post, Stations},
	tls::{self, TlsFiles},
};
use crate::{
	config::Settings,
	gateway::Gateway,
	model::{Model, Models},
	station::{Actor, Boots, Command, Failure, Letter, Shared},
	store::Store,
	token::Pepper,
};
use ocpp_kit::transport::{Csms, CsmsHandle, Keepalive, ServerTls};
use std::{collections::HashMap, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};

/// Interval of pings: some routers forget a connection after a minute.
const PING: Duration = Duration::from_secs(45);
/// Time after an unanswered ping until the connection is given up: three pings.
const DEAD: Duration = Duration::from_secs(135);
/// Time for which the old connection of a station may finish its answers.
const DRAIN: Duration = Duration::from_secs(2);

/// Central system that is not yet started.
pub struct Central {
	/// Section `[ocpp]`.
	pub settings: Settings,
	/// Model files.
	pub models: Models,
	/// Secret of the hashes of tokens.
	pub pepper: Pepper,
	/// Gateway around.
	pub gateway: Arc<dyn Gateway>,
	/// Rows.
	pub store: Arc<dyn Store>,
}

/// Error at the start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
	/// Settings that [`Settings::check`] refuses.
	#[error("settings: {}", .0.join("; "))]
	Settings(Vec<String>),
	/// Certificate or key.
	#[error("TLS: {0}")]
	Tls(String),
	/// The address cannot be listened on, or no thread can be started.
	#[error("cannot listen: {0}")]
	Listen(#[from] std::io::Error),
	/// Rows that cannot be read.
	#[error("storage: {0}")]
	Storage(String),
	/// No random bytes.
	#[error("no randomness: {0}")]
	Random(String),
	/// The server of the protocol refuses its settings.
	#[error("server: {0}")]
	Server(String),
}

/// Central system that runs.
pub struct Running {
	address: SocketAddr,
	handle: CsmsHandle,
	stations: Arc<Stations>,
	tasks: Vec<JoinHandle<()>>,
}

impl Central {
	/// Starts it: the tasks of all stations from their rows, then the listener.
	pub async fn start(self) -> Result<Running, StartError> {
		let Self { settings, models, pepper, gateway, store } = self;
		let wrong = settings.check(&models);
		if !wrong.is_empty() {
			return Err(StartError::Settings(wrong));
		}
		let mut secret = [0; 32];
		ring_random(&mut secret)?;
		let accept = Accept::new(&settings, secret, Hasher::new()?, gateway.clone(), store.clone());
		let tls = match (&settings.tls_cert, &settings.tls_key) {
			(Some(cert), Some(key)) => {
				let client_ca = settings.client_ca.clone();
				let files = TlsFiles { cert: cert.clone(), key: key.clone(), client_ca };
				let config = tls::config(&files).map_err(StartError::Tls)?;
				Some(ServerTls::from_config(config, files.client_ca.is_some()))
			},
			_ => None,
		};
		let shared = Shared {
			gateway: gateway.clone(),
			store,
			pepper,
			boots: Arc::new(Boots::new(settings.boots_per_s)),
			sample_s: settings.sample_s,
			heartbeat_s: settings.heartbeat_s,
		};
		let mut all = HashMap::new();
		for station in &settings.stations {
			let Some(model) = models.get(&station.model) else { continue };
			let post = post(&shared, station, model).await?;
			all.insert(station.identity.clone(), post);
		}
		let stations = Arc::new(Stations::new(all, gateway));
		let mut server = Csms::builder()
			.bind(settings.listen)
			.versions(VERSIONS)
			.authenticate(Door(Arc::new(accept)))
			.handler(Postman(stations.clone()))
			.max_message_size_bytes(settings.max_message)
			.max_connections(settings.max_connections)
			.keepalive(Keepalive::every(PING).with_timeout(DEAD))
			.supersede_existing(true)
			.supersede_drain(DRAIN);
		if let Some(tls) = tls {
			server = server.tls(tls);
		}
		let server = server.build().map_err(|error| StartError::Server(error.to_string()))?;
		let listener = TcpListener::bind(settings.listen).await?;
		let address = listener.local_addr()?;
		let handle = server.handle();
		let events = handle.events();
		let tasks = vec![
			tokio::spawn(greet(stations.clone(), handle.clone(), events)),
			tokio::spawn(async move {
				if let Err(error) = server.serve_on(listener).await {
					log::error!("the listener of charging stations ended: {error}");
				}
			}),
		];
		Ok(Running { address, handle, stations, tasks })
	}
}

async fn post(
	shared: &Shared,
	station: &crate::config::Station,
	model: &Model,
) -> Result<Post, StartError> {
	let started = Actor::start(shared.clone(), station.clone(), model.clone()).await;
	let mailbox = started.map_err(|error| match error {
		Failure::Storage(why) | Failure::Nonsense(why) => StartError::Storage(why),
	})?;
	Ok(Post { mailbox, decode: model.decode.clone() })
}

fn ring_random(into: &mut [u8]) -> Result<(), StartError> {
	rustls::crypto::ring::default_provider()
		.secure_random
		.fill(into)
		.map_err(|error| StartError::Random(format!("{error:?}")))
}

impl Running {
	/// Address that is listened on.
	pub fn address(&self) -> SocketAddr {
		self.address
	}

	/// Number of stations that are connected.
	pub async fn connected(&self) -> usize {
		self.handle.len().await
	}

	/// Identities of the stations that are connected.
	pub async fn identities(&self) -> Vec<String> {
		let all = self.handle.sessions().await;
		all.into_iter().map(|identity| identity.into_string()).collect()
	}

	/// Gives a command to a station; whether there is one of that name.
	pub async fn command(&self, identity: &str, command: Command) -> bool {
		let Some(station) = self.stations.get(identity) else { return false };
		station.mailbox.send(Letter::Command(command)).await.is_ok()
	}

	/// Ends it: no new connection, and the answers that are due within a time.
	pub async fn shutdown(mut self, within: Duration) {
		if let Some(listener) = self.tasks.pop() {
			listener.abort();
		}
		self.handle.shutdown(within).await;
		for task in self.tasks {
			task.abort();
		}
	}
}
