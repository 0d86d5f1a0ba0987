// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `run`: the gateway itself.

use super::{log, meters::charger_serial, pepper, read, Failure};
use crate::{
	chain::{Driver, Handle, Options},
	charging::{Rows, Service, Site},
	config::{Config, Push},
	flexibility,
	intake::{Intake, SignedMeter},
	keys::{secret, MeterKeys},
	metrics::Metrics,
	ops::{self, Health, Lock, Systemd},
	p1,
	production::{mqtt, push, sunspec},
	store::Store,
	tokens::Tokens,
};
use smartcharge_gateway_dso::{Secret, Ven};
use smartcharge_gateway_ocpi::{Ocpi, Problem};
use smartcharge_gateway_ocpp::{model::Models, server::Central};
use std::{collections::BTreeMap, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::{
	runtime::Builder,
	signal::unix::{signal, SignalKind},
	sync::watch,
};

/// How long the gateway waits at its end for transactions on their way.
const GRACE: Duration = Duration::from_secs(10);

/// How long charging stations get for the answers that are due.
const DRAIN: Duration = Duration::from_secs(2);

/// Runs the gateway until SIGTERM or SIGINT.
pub(super) fn run(path: &Path) -> Result<(), Failure> {
	log();
	let config = read(path)?;
	// Several providers are compiled in by dependencies, so none is the default by itself.
	if rustls::crypto::ring::default_provider().install_default().is_err() {
		tracing::debug!("a provider of cryptography is installed already");
	}
	let runtime = Builder::new_multi_thread().enable_all().build()?;
	runtime.block_on(serve(config))
}

fn hot_key(path: &Path) -> Result<Keypair, Failure> {
	let text = secret(path)?;
	// The error of the parser may contain the secret.
	let wrong = || Failure::Wrong(format!("{}: not a secret phrase or URI", path.display()));
	let uri: SecretUri = text.parse().map_err(|_| wrong())?;
	Keypair::from_uri(&uri).map_err(|_| wrong())
}

fn signed_meters(config: &Config) -> Result<Vec<SignedMeter>, Failure> {
	let Some(seed) = &config.meter_seed else { return Ok(Vec::new()) };
	let keys = MeterKeys::read(seed, config.chain.genesis)?;
	let meter = |meter: &crate::config::SourceMeter| SignedMeter {
		id: meter.id,
		key: keys.of(&meter.serial),
		max_power: meter.max_power,
	};
	let mut meters: Vec<_> = config.source_meters().map(meter).collect();
	for station in config.ocpp.iter().flat_map(|ocpp| &ocpp.stations) {
		meters.extend(station.evses.iter().map(|evse| SignedMeter {
			id: evse.meter,
			key: keys.of(&charger_serial(&station.identity, evse.id)),
			max_power: evse.max_w.into(),
		}));
	}
	Ok(meters)
}

async fn serve(config: Config) -> Result<(), Failure> {
	let systemd = Arc::new(Systemd::from_env());
	let _lock = Lock::take(&config.outbox.file)?;
	let store = Store::open(&config.outbox.file)?;
	let metrics = Metrics::new();
	let meters = signed_meters(&config)?;
	let intake = Arc::new(Intake::new(store.clone(), meters, metrics.clone()));
	let options = Options {
		urls: config.chain.urls.clone(),
		genesis: config.chain.genesis,
		real: config.chain.real,
		outbox: config.outbox.clone(),
	};
	let hot_key = hot_key(&config.chain.hot_key)?;
	let hot_account = AccountId32(hot_key.public_key().0);
	let (driver, handle) =
		Driver::new(options, store.clone(), hot_key, intake.clone(), metrics.clone());
	let (stop, stopped) = watch::channel(false);
	let health = Health::new(handle.status(), intake.clone(), config.chain.max_behind);
	let driving = tokio::spawn(driver.run(stopped.clone(), GRACE));

	if let Some(one) = &config.metrics {
		let router = ops::router(metrics.clone(), health.clone());
		ops::serve(one.listen, router, stopped.clone()).await?;
	}
	let mut sources = start_sources(&config, &intake, &metrics, &stopped).await?;
	let central = match &config.ocpp {
		Some(settings) => {
			let sites = settings.stations.iter().flat_map(|station| &station.evses);
			let sites = sites.map(|evse| Site { station: evse.station, meter: evse.meter });
			let tokens = match &config.tokens {
				Some(tokens) => Tokens::read(&tokens.file)?,
				None => Tokens::default(),
			};
			let (service, tasks) = Service::start(
				handle.clone(),
				store.clone(),
				intake.clone(),
				tokens,
				sites,
				config.chain.max_behind,
				metrics.clone(),
			);
			sources.extend(tasks);
			let central = Central {
				settings: settings.clone(),
				models: Models::load(settings.models.as_deref())?,
				pepper: pepper(&config)?,
				gateway: service,
				store: Arc::new(Rows(store.clone())),
			};
			Some(central.start().await?)
		},
		None => None,
	};

	if let Some(settings) = &config.ocpi {
		let metrics = metrics.clone();
		let report = move |problem: Problem| {
			metrics.notices.with_label_values(&[problem.label()]).inc();
		};
		let ocpi = Ocpi::start(settings.clone(), report)?;
		sources.push(tokio::spawn(async move {
			if let Err(error) = ocpi.run().await {
				tracing::error!(%error, "documents are not served any more");
			}
		}));
	}
	sources.extend(start_dso(&config, &hot_account, &handle, &store, &metrics).await?);

	systemd.notify("READY=1");
	let watching = tokio::spawn({
		let systemd = systemd.clone();
		async move { systemd.watch(health).await }
	});
	let (mut terminate, mut interrupt) =
		(signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
	tokio::select! {
		_ = terminate.recv() => {},
		_ = interrupt.recv() => {},
	}
	tracing::info!("stopping: no more samples are taken, and what is on its way is awaited");
	systemd.notify("STOPPING=1");
	if let Some(central) = central {
		central.shutdown(DRAIN).await;
	}
	sources.iter().for_each(tokio::task::JoinHandle::abort);
	stop.send_replace(true);
	driving.await?;
	store.flush().await?;
	watching.abort();
	Ok(())
}

/// Starts the VEN, and the measurement of the loading.
async fn start_dso(
	config: &Config,
	hot_account: &AccountId32,
	chain: &Handle,
	store: &Store,
	metrics: &Metrics,
) -> Result<Vec<tokio::task::JoinHandle<()>>, Failure> {
	let Some(settings) = &config.dso else { return Ok(Vec::new()) };
	let account = config.chain.real.unwrap_or(*hot_account);
	let (service, mut tasks) =
		flexibility::Service::start(chain.clone(), store.clone(), account, metrics.clone());
	let secret = Secret::read(&settings.secret)?;
	let records = Arc::new(flexibility::Records(store.clone()));
	let ven = Ven::start(settings.clone(), secret, service.clone(), records).await?;
	tasks.push(tokio::spawn(ven.run()));
	if let Some(topic) = &config.loading {
		let follow = flexibility::loading::run(
			topic.clone(),
			settings.area,
			settings.loading,
			service,
			metrics.clone(),
		);
		tasks.push(tokio::spawn(follow));
	}
	Ok(tasks)
}

/// Starts the readers of all sources.
async fn start_sources(
	config: &Config,
	intake: &Arc<Intake>,
	metrics: &Metrics,
	stopped: &watch::Receiver<bool>,
) -> Result<Vec<tokio::task::JoinHandle<()>>, Failure> {
	let mut tasks = Vec::new();
	for one in &config.p1 {
		tasks.push(tokio::spawn(p1::run(one.clone(), intake.clone(), metrics.clone())));
	}
	for one in &config.mqtt {
		tasks.push(tokio::spawn(mqtt::run(one.clone(), intake.clone(), metrics.clone())));
	}
	for one in &config.sunspec {
		tasks.push(tokio::spawn(sunspec::run(one.clone(), intake.clone(), metrics.clone())));
	}
	let mut pushed: BTreeMap<SocketAddr, Vec<Push>> = BTreeMap::new();
	for one in &config.push {
		pushed.entry(one.listen).or_default().push(one.clone());
	}
	for (address, sources) in pushed {
		let router = push::router(&sources, intake, metrics)?;
		ops::serve(address, router, stopped.clone()).await?;
	}
	Ok(tasks)
}
