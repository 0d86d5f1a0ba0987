// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The trait of the central system, by chain and store.

use super::{
	news::{self, Hub, STARTED},
	records,
	refusals::{of_call, of_error},
	schedules,
	state::{self, decimal, some},
	stops,
};
use crate::{
	chain::{number, variant, Call, CallError, Handle, Node},
	intake::{now, Intake, Sample},
	metrics::Metrics,
	store::{
		charging, outbox,
		records::{put, Record},
		rows, Store,
	},
	tokens::Tokens,
};
use async_trait::async_trait;
use sha2::{Digest, Sha256};
use smartcharge_gateway_ocpp::gateway::{
	Ask, Gateway, Kind, MeterId, Ms, Needs, News, Permit, ProcessId, Reading, Refusal, Report,
	SignedRecord, Snapshot, Start, StationId, Stop, Unavailable,
};
use std::{collections::HashMap, sync::Arc, time::Duration};
use subxt::{
	dynamic::{At, Value},
	utils::AccountId32,
};
use tokio::{
	sync::{mpsc, Notify},
	task::JoinHandle,
	time::timeout,
};

/// Longest wait for the decision about a token: a charger waits for it.
const DECISION: Duration = Duration::from_millis(300);
/// Longest record that is stored.
const LONGEST_RECORD: usize = 8_192;

/// An EVSE on the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
	/// Id of the station.
	pub station: StationId,
	/// Id of its meter.
	pub meter: MeterId,
}

/// What the central system asks for.
pub struct Service {
	chain: Handle,
	store: Store,
	intake: Arc<Intake>,
	tokens: Tokens,
	metrics: Metrics,
	meters: HashMap<StationId, MeterId>,
	max_behind: u64,
	hub: Arc<Hub>,
	stopped: Arc<Notify>,
	recorded: Arc<Notify>,
}

impl Service {
	/// A service for some stations, and the tasks that belong to it.
	pub fn start(
		chain: Handle,
		store: Store,
		intake: Arc<Intake>,
		tokens: Tokens,
		sites: impl IntoIterator<Item = Site>,
		max_behind: Duration,
		metrics: Metrics,
	) -> (Arc<Self>, Vec<JoinHandle<()>>) {
		let hub = Arc::new(Hub::default());
		let stopped = Arc::new(Notify::new());
		let recorded = Arc::new(Notify::new());
		let meters: HashMap<_, _> =
			sites.into_iter().map(|site| (site.station, site.meter)).collect();
		let sender = records::Sender {
			chain: chain.clone(),
			store: store.clone(),
			stations: meters.iter().map(|(station, meter)| (*meter, *station)).collect(),
			metrics: metrics.clone(),
			stopped: stopped.clone(),
		};
		let differences = records::watch_differences(chain.clone(), store.clone(), metrics.clone());
		let tasks = vec![
			tokio::spawn(news::run(hub.clone(), chain.clone(), store.clone())),
			tokio::spawn(schedules::run(chain.clone(), meters.clone())),
			tokio::spawn(stops::run(chain.clone(), store.clone(), stopped.clone())),
			tokio::spawn(sender.run(recorded.clone())),
			tokio::spawn(differences),
		];
		let max_behind = u64::try_from(max_behind.as_millis()).unwrap_or(u64::MAX);
		let service = Self {
			chain,
			store,
			intake,
			tokens,
			metrics,
			meters,
			max_behind,
			hub,
			stopped,
			recorded,
		};
		(Arc::new(service), tasks)
	}

	/// The node, unless it is behind.
	fn node(&self) -> Result<Node, Refusal> {
		let node = self.chain.node().ok_or(Refusal::Away)?;
		match self.chain.status().behind(now()) <= self.max_behind {
			true => Ok(node),
			false => Err(Refusal::Away),
		}
	}

	async fn quote(
		&self,
		station: StationId,
		driver: &AccountId32,
	) -> Result<Option<String>, Refusal> {
		let node = self.node()?;
		let none = || Value::unnamed_variant("None", []);
		let arguments =
			vec![Value::from_bytes(driver.0), Value::u128(station.into()), none(), none()];
		let away = |error: crate::chain::Error| {
			tracing::warn!(%error, "no decision about a token");
			Refusal::Away
		};
		let answer = node.ask_best("ChargingApi", "quote_for", arguments).await.map_err(away)?;
		let quote = match variant(&answer) {
			Some(("Ok", values)) => values.values().next().ok_or(Refusal::Other)?,
			Some(("Err", values)) => {
				let error = values.values().next().ok_or(Refusal::Other)?;
				return tolerate(&node.name_of(error).await.map_err(away)?).map(|()| None);
			},
			_ => return Err(Refusal::Other),
		};
		if let Some(error) = quote.at("refusal").and_then(some) {
			tolerate(&node.name_of(error).await.map_err(away)?)?;
		}
		if quote.at("short").and_then(number).is_some_and(|short| short > 0) {
			return Err(Refusal::NoCredit);
		}
		Ok(tariff(quote))
	}

	/// Returns the process that runs at a station already for a driver.
	async fn running_for(
		&self,
		station: StationId,
		driver: &AccountId32,
	) -> Result<Option<ProcessId>, Refusal> {
		let node = self.node()?;
		let away = |_| Refusal::Away;
		let Some(process) = state::running(&node, station).await.map_err(away)? else {
			return Ok(None);
		};
		let found = state::process(&node, process).await.map_err(away)?;
		match found {
			Some(found) if found.driver.as_ref() == Some(driver) => Ok(Some(process)),
			_ => Err(Refusal::Busy),
		}
	}

	/// Makes the call, and returns the process.
	async fn call_start(
		&self,
		start: &Start,
		driver: &AccountId32,
		needs: Needs,
	) -> Result<ProcessId, CallError> {
		let option = |value: Option<Value>| match value {
			Some(value) => Value::unnamed_variant("Some", [value]),
			None => Value::unnamed_variant("None", []),
		};
		let reading = match &start.reading {
			Some(reading) => self.start_reading(reading).await,
			None => None,
		};
		let energy = needs.energy.map(|energy| Value::u128(energy.into()));
		let steps = self.steps_until(driver, needs.departure).await;
		let fields = [
			("driver", Value::from_bytes(driver.0)),
			("station", Value::u128(start.station.into())),
			("energy", option(energy)),
			("steps", option(steps.map(|steps| Value::u128(steps.into())))),
			("reading", option(reading)),
		];
		let events = self.chain.call(Call::new("Charging", "start_for", fields)).await?;
		let started = events.iter().find(|event| event.is("Charging", "StartedFor"));
		started
			.and_then(|event| event.number("process"))
			.ok_or_else(|| CallError::Invalid("the chain does not name the process".into()))
	}

	/// Returns the reading that a start brings: one that was judged and stored like all others.
	async fn start_reading(&self, reading: &Reading) -> Option<Value> {
		self.reading(reading).await.ok()?;
		let &Reading { meter, at, register, .. } = reading;
		let stored = self.store.with(move |db| outbox::signature(db, meter, at, register)).await;
		let signature = stored.ok().flatten()?;
		Some(Value::named_composite([
			("at", Value::u128(at.into())),
			("register", Value::u128(register.into())),
			("signature", Value::from_bytes(signature)),
		]))
	}

	/// Returns how many steps of the driver's mandate end before the departure, at least one.
	async fn steps_until(&self, driver: &AccountId32, departure: Option<Ms>) -> Option<u64> {
		let left = departure?.saturating_sub(now());
		let mandates = self.chain.node()?.mandates(driver).await.ok()?;
		let request = |mandate: &Value| {
			let request = mandate.at("request")?;
			Some((number(request.at("step")?)?, number(request.at("steps")?)?))
		};
		// Those of one driver rarely differ in the length of their steps.
		let (step, most) = mandates.at(0).and_then(request)?;
		Some(left.checked_div(step)?.clamp(1, most.max(1)))
	}

	async fn note_started(&self, start: &Start, process: ProcessId) {
		let (station, process) = (start.station.to_string(), process.to_string());
		let key = start.key.clone();
		let put = move |db: &rusqlite::Connection| {
			rows::put(db, (STARTED, &station, &process), Some(&key))
		};
		if let Err(error) = self.store.with(put).await {
			tracing::error!(%error, "a started process is not noted");
		}
	}
}

/// Passes over errors that end with the reading that the start brings.
fn tolerate(error: &str) -> Result<(), Refusal> {
	match error {
		"Charging.NoFreshReading" | "Charging.NoReadingSinceAuthorisation" => Ok(()),
		_ => Err(of_error(error)),
	}
}

/// Returns the tariff of a quote in short: the highest price per kWh, the price per hour, and the
/// most that it costs.
fn tariff(quote: &Value) -> Option<String> {
	let amount = |value: &Value| {
		value.as_i128().or_else(|| value.as_u128().and_then(|one| i128::try_from(one).ok()))
	};
	let subxt::ext::scale_value::ValueDef::Composite(steps) = &quote.at("steps")?.value else {
		return None;
	};
	let price = |step: &Value| {
		let supplier = step.at("supplier_price").and_then(amount)?;
		supplier.checked_add(step.at("grid_price").and_then(amount)?)
	};
	let highest = steps.values().filter_map(price).max()?;
	let hour = quote.at("price_per_hour").and_then(amount)?;
	let most = quote.at("escrow").and_then(amount)?;
	Some(format!(
		"up to {} per kWh, {} per hour, at most {}",
		decimal(highest),
		decimal(hour),
		decimal(most)
	))
}

fn kind(kind: Kind) -> outbox::Kind {
	match kind {
		Kind::Sample => outbox::Kind::Sample,
		Kind::Boundary => outbox::Kind::Boundary,
		Kind::Begin => outbox::Kind::Begin,
		Kind::End => outbox::Kind::End,
		Kind::Final => outbox::Kind::Final,
	}
}

fn unavailable(error: crate::store::Error) -> Unavailable {
	Unavailable(error.to_string())
}

#[async_trait]
impl Gateway for Service {
	fn now(&self) -> Ms {
		now()
	}

	async fn decide(&self, ask: &Ask) -> Result<Permit, Refusal> {
		let (token, driver) = self.tokens.first(&ask.tokens).ok_or(Refusal::Unknown)?;
		let quote = timeout(DECISION, self.quote(ask.station, &driver.account));
		let tariff = quote.await.map_err(|_| Refusal::Away)??;
		Ok(Permit { token, tariff, group: driver.group.clone() })
	}

	async fn start_for(&self, start: &Start) -> Result<ProcessId, Refusal> {
		let driver = self.tokens.of(&start.token).ok_or(Refusal::Unknown)?.account;
		if let Some(process) = self.running_for(start.station, &driver).await? {
			self.note_started(start, process).await;
			return Ok(process);
		}
		self.hub.set_starting(start.station, true);
		let mut started = self.call_start(start, &driver, start.needs).await;
		// The vehicle may ask for more than the mandate allows: then the mandate counts.
		if matches!(&started, Err(CallError::Refused(name)) if name == "Charging.AboveMandate") {
			started = self.call_start(start, &driver, Needs::default()).await;
		}
		let result = match started {
			Ok(process) => Ok(process),
			Err(error) => {
				tracing::warn!(station = start.station, %error, "a start");
				match of_call(&error) {
					// An earlier attempt, whose answer was lost.
					Refusal::Busy => {
						let running = self.running_for(start.station, &driver).await;
						running.and_then(|process| process.ok_or(Refusal::Busy))
					},
					refusal => Err(refusal),
				}
			},
		};
		if let Ok(process) = &result {
			self.note_started(start, *process).await;
		}
		self.hub.set_starting(start.station, false);
		result
	}

	async fn stop(&self, stop: &Stop) -> Result<(), Unavailable> {
		let Some(meter) = self.meters.get(&stop.station).copied() else {
			return Err(Unavailable(format!("station {} is not configured", stop.station)));
		};
		let reason = format!("{:?}", stop.reason);
		let row = charging::Stop { process: stop.process, meter, at: stop.at, reason };
		self.store.with(move |db| charging::put_stop(db, &row)).await.map_err(unavailable)?;
		self.stopped.notify_one();
		Ok(())
	}

	async fn reading(&self, reading: &Reading) -> Result<(), Unavailable> {
		let sample = Sample {
			meter: reading.meter,
			at: reading.at,
			register: reading.register,
			// The central system compares power and register itself.
			power: None,
			kind: kind(reading.kind),
			received: now(),
		};
		self.intake.take(sample).await.map(|_| ()).map_err(unavailable)
	}

	async fn record(&self, record: &SignedRecord) -> Result<(), Unavailable> {
		if record.text.len() > LONGEST_RECORD {
			return Err(Unavailable("the record is longer than 8 KiB".into()));
		}
		let row = Record {
			meter: record.meter,
			hash: Sha256::digest(&record.text).into(),
			at: record.at,
			format: record.format.clone(),
			text: record.text.clone(),
			process: record.process,
		};
		// Others than OCMF are kept for the driver and the authorities alone.
		let submit = records::is_ocmf(&row);
		self.store.with(move |db| put(db, &row, submit)).await.map_err(unavailable)?;
		self.recorded.notify_one();
		Ok(())
	}

	async fn news(&self, station: StationId) -> mpsc::Receiver<News> {
		let first: Option<Snapshot> = match self.chain.node() {
			Some(node) => news::snapshot(&node, &self.store, station).await.ok(),
			None => None,
		};
		// Without a node it comes as soon as there is one.
		self.hub.subscribe(station, first)
	}

	fn report(&self, report: Report) {
		let kind = format!("{:?}", report.what);
		tracing::warn!(
			station = report.station,
			evse = report.evse,
			kind,
			detail = report.detail,
			"a charging station"
		);
		self.metrics.anomalies.with_label_values(&[&kind]).inc();
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::COMMITTED;
	use smartcharge_gateway_ocpp::gateway::StopReason;
	use subxt::Metadata;

	#[test]
	fn a_tariff_names_the_highest_step() {
		let step = |supplier: i128, grid: i128| {
			Value::named_composite([
				("supplier_price", Value::i128(supplier)),
				("grid_price", Value::i128(grid)),
			])
		};
		let quote = Value::named_composite([
			("steps", Value::unnamed_composite([step(280_000, 50_000), step(-100_000, 50_000)])),
			("price_per_hour", Value::u128(500_000)),
			("escrow", Value::u128(11_400_000)),
		]);
		let text = tariff(&quote).expect("a tariff");
		assert_eq!(text, "up to 0.33 per kWh, 0.50 per hour, at most 11.40");
	}

	#[test]
	fn a_start_brings_the_reading_that_is_missing() {
		assert_eq!(tolerate("Charging.NoFreshReading"), Ok(()));
		assert_eq!(tolerate("Charging.InDebt"), Err(Refusal::NoCredit));
	}

	#[test]
	fn reasons_of_a_stop_have_the_names_of_the_chain() {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let pallet = metadata.pallet_by_name("Charging").expect("the pallet");
		let call = pallet.call_variant_by_name("stop").expect("the call");
		let field = call.fields.iter().find(|one| one.name.as_deref() == Some("reason"));
		let id = field.expect("a field").ty.id;
		let scale_info::TypeDef::Variant(reasons) =
			&metadata.types().resolve(id).expect("a type").type_def
		else {
			panic!("an enumeration")
		};
		let known: Vec<_> = reasons.variants.iter().map(|one| one.name.as_str()).collect();
		for reason in [
			StopReason::Other,
			StopReason::EVDisconnected,
			StopReason::Local,
			StopReason::Remote,
			StopReason::EnergyLimitReached,
			StopReason::TimeLimitReached,
			StopReason::SOCLimitReached,
			StopReason::StoppedByEV,
			StopReason::Timeout,
			StopReason::DeAuthorized,
			StopReason::LocalOutOfCredit,
			StopReason::MasterPass,
			StopReason::UnlockCommand,
			StopReason::EmergencyStop,
			StopReason::GroundFault,
			StopReason::OvercurrentFault,
			StopReason::PowerLoss,
			StopReason::PowerQuality,
			StopReason::Reboot,
			StopReason::ImmediateReset,
		] {
			assert!(known.contains(&format!("{reason:?}").as_str()), "{reason:?}");
		}
	}
}
