// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The task of a station.

use super::{
	letter::{Command, Letter},
	setup::{line, setup, Limits},
	speaker::{Link, Speaker},
	transactions::Transaction,
	Failure, Shared,
};
use crate::{
	config::{Evse, Station},
	gateway::{Anomaly, Ms, Report},
	model::{Model, Purpose},
	protocol::{Order, Outcome, Protocol},
	schedule::Plan,
	session::{Clock, Input, Machine, State},
	store::{Row, Table},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::mpsc;

/// Messages that may wait for the task.
const MAILBOX: usize = 64;
/// Pause of its ticks.
const TICK: Duration = Duration::from_secs(1);
/// Row of a station whose serial number was wrong at its last start.
pub(super) const STRANGER: &str = "stranger";
/// Pause between two removals of what is past.
const DAY: Ms = 24 * 3_600_000;
/// Pause before news are subscribed to again.
const AGAIN: Duration = Duration::from_secs(1);

/// EVSE in the hands of the task.
pub(super) struct Place {
	pub config: Evse,
	pub machine: Machine,
}

/// Task of a station.
pub struct Actor {
	pub(super) shared: Shared,
	pub(super) station: Station,
	pub(super) model: Model,
	pub(super) places: Vec<Place>,
	pub(super) limits: Limits,
	pub(super) speaker: Option<Speaker>,
	pub(super) link: Option<Arc<dyn Link>>,
	pub(super) protocol: Option<Arc<dyn Protocol>>,
	pub(super) connected: Ms,
	pub(super) booted: Option<Ms>,
	/// Whether its serial number was wrong at its last start: nothing is believed then.
	pub(super) stranger: bool,
	/// Whether the charger was set up over this connection.
	pub(super) set_up: bool,
	/// Its own mailbox. Weak, so that the task ends when nobody else can write to it.
	pub(super) mailbox: mpsc::WeakSender<Letter>,
	/// Where outcomes of orders go.
	done: mpsc::Sender<(Order, Outcome)>,
	/// When past transactions were last removed.
	forgot: Ms,
}

impl Actor {
	/// Starts the task of a station from its rows; returns its mailbox.
	pub async fn start(
		shared: Shared,
		station: Station,
		model: Model,
	) -> Result<mpsc::Sender<Letter>, Failure> {
		let (mailbox, letters) = mpsc::channel(MAILBOX);
		let (done, outcomes) = mpsc::channel(MAILBOX);
		let mut places = Vec::new();
		for config in &station.evses {
			let key = config.id.to_string();
			let row = shared.store.row(Table::Evse, &station.identity, &key).await?;
			let state = match row {
				Some(row) => serde_json::from_str(&row)
					.map_err(|error| Failure::Storage(format!("row of an EVSE: {error}")))?,
				None => State::default(),
			};
			let machine = Machine::new(setup(&station, config, &model), state);
			places.push(Place { config: config.clone(), machine });
		}
		let stranger = shared.store.row(Table::Station, &station.identity, STRANGER).await?;
		let limits = Limits::of(&model);
		for (index, place) in places.iter().enumerate() {
			tokio::spawn(listen(shared.clone(), place.config.station, index, mailbox.downgrade()));
		}
		let actor = Self {
			shared,
			station,
			model,
			places,
			limits,
			speaker: None,
			link: None,
			protocol: None,
			connected: 0,
			booted: None,
			stranger: stranger.is_some(),
			set_up: false,
			mailbox: mailbox.downgrade(),
			done,
			forgot: 0,
		};
		tokio::spawn(actor.run(letters, outcomes));
		Ok(mailbox)
	}

	async fn run(
		mut self,
		mut letters: mpsc::Receiver<Letter>,
		mut outcomes: mpsc::Receiver<(Order, Outcome)>,
	) {
		let mut ticks = tokio::time::interval(TICK);
		ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
		loop {
			tokio::select! {
				letter = letters.recv() => match letter {
					Some(letter) => self.on_letter(letter).await,
					None => return,
				},
				Some((order, outcome)) = outcomes.recv() => self.on_outcome(order, outcome),
				_ = ticks.tick() => {
					let clock = self.clock(false);
					for index in 0..self.places.len() {
						self.inform(index, &clock, Input::Tick).await;
					}
					self.forget(clock.now).await;
				},
			}
		}
	}

	/// Removes, once a day, the rows of transactions that are past.
	async fn forget(&mut self, now: Ms) {
		if now < self.forgot.saturating_add(DAY) {
			return;
		}
		self.forgot = now;
		let station = &self.station.identity;
		let store = &self.shared.store;
		let Ok(rows) = store.rows(Table::Transaction, station).await else { return };
		let past: Vec<Row> = rows
			.into_iter()
			.filter(|(_, value)| {
				serde_json::from_str::<Transaction>(value).is_ok_and(|row| row.is_past(now))
			})
			.map(|(key, _)| Row {
				table: Table::Transaction,
				station: station.clone(),
				key,
				value: None,
			})
			.collect();
		// What stays now is removed on another day.
		if !past.is_empty() && store.write(past).await.is_err() {
			self.report(None, Anomaly::Storage, "old transactions stay".into());
		}
	}

	async fn on_letter(&mut self, letter: Letter) {
		match letter {
			Letter::Connected { link, protocol, connected } => {
				// The letter about an older one may come later.
				if connected >= self.connected {
					self.connected = connected;
					self.on_connected(link, protocol).await;
				}
			},
			Letter::Message { message, reply } => {
				let answer = self.on_message(message).await;
				if let Err(Failure::Storage(why)) = &answer {
					self.report(None, Anomaly::Storage, why.clone());
				}
				// The charger may be gone.
				let _ = reply.send(answer);
			},
			Letter::News { index, news } => {
				let clock = self.clock(false);
				self.inform(index, &clock, Input::News(news)).await;
			},
			Letter::Answered { index, key, answer } => {
				let clock = self.clock(false);
				self.inform(index, &clock, Input::Answered { key, answer }).await;
			},
			Letter::Command(command) => self.on_command(command).await,
		}
	}

	async fn on_connected(&mut self, link: Arc<dyn Link>, protocol: Arc<dyn Protocol>) {
		self.speaker = Some(Speaker::new(link.clone(), protocol.clone(), self.done.clone()));
		self.link = Some(link);
		self.protocol = Some(protocol);
		self.set_up = false;
		self.zero();
		self.set_up_charger();
		let clock = self.clock(false);
		for index in 0..self.places.len() {
			self.inform(index, &clock, Input::Connected).await;
		}
	}

	/// Where each transaction has a profile of its own, the default of all others is nothing.
	pub(super) fn zero(&self) {
		if self.limits.purpose != Purpose::Tx {
			return;
		}
		for place in &self.places {
			let Limits { unit, suspend, .. } = self.limits;
			let plan = Plan::nothing(self.shared.now(), line(&place.config), unit, suspend);
			for connector in place.config.connectors() {
				self.say(Order::Limit {
					evse: place.config.id,
					connector,
					transaction: None,
					purpose: self.limits.purpose,
					phases: place.config.phases,
					plan: plan.clone(),
				});
			}
		}
	}

	/// Reads and sets the keys of the charger, once over a connection.
	pub(super) fn set_up_charger(&mut self) {
		let Some(protocol) = self.protocol.clone() else { return };
		if std::mem::replace(&mut self.set_up, true) {
			return;
		}
		self.say(Order::Get { keys: protocol.readable() });
		let signed = self.station.evses.iter().any(|evse| evse.signed.is_some());
		let Shared { sample_s, heartbeat_s, .. } = self.shared;
		let keys = &self.model.settings;
		let usual = protocol.settings(sample_s, heartbeat_s, signed);
		let usual = usual
			.into_iter()
			.filter(|(key, _)| !keys.skip.contains(key) && !keys.set.contains_key(key));
		let own = keys.set.iter().map(|(key, value)| (key.clone(), value.clone()));
		for (key, value) in usual.chain(own) {
			self.say(Order::Set { key, value });
		}
	}

	fn on_outcome(&mut self, order: Order, outcome: Outcome) {
		match (order, outcome) {
			(Order::Get { .. }, Outcome::Values(values)) => self.learn(values),
			(Order::Limit { evse, .. }, Outcome::Refused(why)) => {
				self.report(Some(evse), Anomaly::ProfileRefused, why)
			},
			(Order::Set { key, .. }, Outcome::Refused(why)) => {
				self.report(None, Anomaly::SettingRefused, format!("{key}: {why}"))
			},
			_ => {},
		}
	}

	/// Takes what the charger says about itself.
	fn learn(&mut self, values: Vec<(String, String)>) {
		let Some(protocol) = self.protocol.clone() else { return };
		let before = self.limits;
		for (key, value) in values {
			if protocol.is_rate_unit(&key) {
				self.limits.learn_unit(&self.model, &value);
			} else if protocol.is_max_periods(&key) {
				self.limits.learn_periods(&self.model, &value);
			} else if let Some(number) = key.strip_prefix("MeterPublicKey") {
				self.compare_key(number, &value);
			}
		}
		if before.unit != self.limits.unit || before.periods != self.limits.periods {
			self.zero();
			let clock = self.clock(false);
			for index in 0..self.places.len() {
				self.limit_again(index, &clock);
			}
		}
	}

	/// The key of the registry counts; another one in the charger is an alarm.
	fn compare_key(&self, number: &str, said: &str) {
		let place = self.places.iter().find(|place| place.config.id.to_string() == number);
		let Some((place, key)) =
			place.and_then(|place| Some((place, place.config.meter_key.as_ref()?)))
		else {
			return;
		};
		let plain = |key: &str| key.trim().trim_start_matches("0x").to_ascii_lowercase();
		// The charger may wrap it into an envelope.
		if !plain(said).ends_with(&plain(key)) {
			let what = "the key in the charger is not the registered one".into();
			self.report(Some(place.config.id), Anomaly::WrongKey, what);
		}
	}

	async fn on_command(&mut self, command: Command) {
		let index = |evse: u32| self.places.iter().position(|place| place.config.id == evse);
		match command {
			Command::Release { evse } => {
				if let Some(place) = index(evse).and_then(|index| self.places.get_mut(index)) {
					place.machine.release();
				}
			},
			Command::Stop { evse } => {
				let place = index(evse).and_then(|index| self.places.get(index));
				let transaction = place.and_then(|place| place.machine.transaction());
				if let Some(transaction) = transaction {
					self.say(Order::RemoteStop { transaction: transaction.into() });
				}
			},
			Command::Unlock { evse } => {
				if let Some(place) = index(evse).and_then(|index| self.places.get(index)) {
					let connector = place.config.connectors().first().copied().unwrap_or(evse);
					self.say(Order::Unlock { evse, connector });
				}
			},
			Command::Reset { hard } => self.say(Order::Reset { hard }),
			Command::Close => {
				self.speaker = None;
				if let Some(link) = self.link.take() {
					link.close().await;
				}
			},
		}
	}

	/// Clock of now.
	pub(super) fn clock(&self, offline: bool) -> Clock {
		Clock { now: self.shared.now(), connected: self.connected, booted: self.booted, offline }
	}

	pub(super) fn say(&self, order: Order) {
		if let Some(speaker) = &self.speaker {
			speaker.say(order);
		}
	}

	pub(super) fn report(&self, evse: Option<u32>, what: Anomaly, detail: String) {
		let station = self.station.identity.clone();
		self.shared.gateway.report(Report { station, evse, what, detail });
	}

	/// Row of the machine of an EVSE.
	pub(super) fn row(&self, index: usize) -> Option<Row> {
		let place = self.places.get(index)?;
		Some(Row {
			table: Table::Evse,
			station: self.station.identity.clone(),
			key: place.config.id.to_string(),
			value: serde_json::to_string(place.machine.state()).ok(),
		})
	}
}

/// Hands the news of a station on the chain to a mailbox, as long as it has an owner.
async fn listen(shared: Shared, station: u32, index: usize, mailbox: mpsc::WeakSender<Letter>) {
	loop {
		let mut news = shared.gateway.news(station).await;
		while let Some(news) = news.recv().await {
			let Some(mailbox) = mailbox.upgrade() else { return };
			if mailbox.send(Letter::News { index, news }).await.is_err() {
				return;
			}
		}
		if mailbox.upgrade().is_none() {
			return;
		}
		tokio::time::sleep(AGAIN).await;
	}
}
