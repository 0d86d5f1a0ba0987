// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Messages of a charger to inputs of the machines, and the answers to them.

use super::{
	actor::{Actor, STRANGER},
	boots::Turn,
	transactions::{id, start_key, Transaction},
	Failure, Reply,
};
use crate::{
	gateway::{Anomaly, Ask, Ms, Needs, Permit, Refusal, StopReason},
	message::{self, Message, Moment, TransactionEvent, Values},
	protocol::Answer,
	session::{By, Input, Phase, Placed},
	store::{Row, Table},
	token::{forms, normal},
};
use std::time::Duration;

/// Time that a decision may take.
const DECISION: Duration = Duration::from_millis(1_500);
/// Ids that a start may be given, should one be in use.
const SALTS: u32 = 16;
/// Interval after which a charger with a wrong serial number asks again, in seconds.
const STRANGER_S: u32 = 300;

impl Actor {
	pub(super) async fn on_message(&mut self, message: Message) -> Reply {
		if self.stranger && !matches!(message, Message::Boot { .. } | Message::Heartbeat) {
			return Err(Failure::Nonsense("the serial number is not the registered one".into()));
		}
		match message {
			Message::Boot { serial, .. } => self.on_boot(serial).await,
			Message::Heartbeat => {
				// A charger that only reconnects gets the time here.
				let now = self.shared.now();
				self.booted.get_or_insert(now);
				Ok(Answer::Time(now))
			},
			Message::Status { place, status, fault } => {
				if let Some(fault) = fault {
					self.report(None, Anomaly::Fault, fault);
				}
				if let Some(index) = self.index(place) {
					let clock = self.clock(false);
					self.apply(index, &clock, vec![Input::Status(status)], Vec::new()).await?;
				}
				Ok(Answer::Empty)
			},
			Message::Authorize { token } => self.on_authorize(&token).await,
			Message::Started { place, token, register, at } => {
				self.on_started(place, &token, register, at).await
			},
			Message::Measured { place, values, .. } => {
				// The meter of the station as a whole is none that the chain knows.
				if let Some(index) = self.index(place) {
					let clock = self.clock(false);
					self.apply(index, &clock, vec![Input::Measured(values)], Vec::new()).await?;
				}
				Ok(Answer::Empty)
			},
			Message::Stopped { transaction, register, at, reason, values } => {
				self.on_stopped(transaction, register, at, reason, values).await
			},
			Message::Transaction(event) => self.on_event(event).await,
			Message::Needs { place, needs } => self.on_needs(place, needs).await,
			Message::Notice { action, text, alarm } => {
				if alarm {
					self.report(None, Anomaly::Fault, format!("{action} {text}"));
				}
				Ok(Answer::Empty)
			},
			Message::Data { .. } => Ok(Answer::UnknownVendor),
		}
	}

	/// Index of the EVSE at a place.
	fn index(&self, place: message::Place) -> Option<usize> {
		self.places.iter().position(|own| match place {
			message::Place::Station => false,
			message::Place::Connector(connector) => own.config.connectors().contains(&connector),
			message::Place::Evse(evse) => own.config.id == evse,
		})
	}

	fn known(&self, place: message::Place) -> Result<usize, Failure> {
		self.index(place).ok_or_else(|| Failure::Nonsense(format!("there is no {place:?}")))
	}

	async fn on_boot(&mut self, serial: Option<String>) -> Reply {
		let now = self.shared.now();
		let registered = self.station.serial.as_deref();
		let same = |own: &str| serial.as_deref().map(str::trim) == Some(own.trim());
		let stranger = registered.is_some_and(|own| !same(own));
		if stranger != self.stranger {
			self.shared
				.store
				.write(vec![Row {
					table: Table::Station,
					station: self.station.identity.clone(),
					key: STRANGER.into(),
					value: stranger.then(|| "true".into()),
				}])
				.await?;
			self.stranger = stranger;
		}
		if stranger {
			let what = format!("{serial:?} instead of {registered:?}");
			self.report(None, Anomaly::WrongSerial, what);
			return Ok(Answer::Boot { accepted: false, now, interval: STRANGER_S });
		}
		match self.shared.boots.turn(now) {
			Turn::Later(interval) => {
				return Ok(Answer::Boot { accepted: false, now, interval });
			},
			Turn::After(wait) => tokio::time::sleep(Duration::from_millis(wait)).await,
		}
		let now = self.shared.now();
		self.booted = Some(now);
		let clock = self.clock(false);
		self.set_up = false;
		self.zero();
		self.set_up_charger();
		for index in 0..self.places.len() {
			self.apply(index, &clock, vec![Input::Booted], Vec::new()).await?;
		}
		Ok(Answer::Boot { accepted: true, now, interval: self.shared.heartbeat_s })
	}

	/// Decides on a token at an EVSE.
	async fn decide(&self, index: usize, token: &str) -> Result<Permit, Refusal> {
		let Some(place) = self.places.get(index) else { return Err(Refusal::Other) };
		let plain = forms(token, &self.model.token.aliases);
		let tokens = plain.iter().map(|form| self.shared.pepper.hash(form)).collect();
		let ask = Ask { station: place.config.station, tokens, plain };
		let decision = tokio::time::timeout(DECISION, self.shared.gateway.decide(&ask)).await;
		decision.unwrap_or(Err(Refusal::Away))
	}

	/// A token says nothing of the EVSE in any version: one that is free or expects it is meant,
	/// and if none is, the first.
	async fn on_authorize(&mut self, token: &str) -> Reply {
		let expected = self.places.iter().any(|place| place.machine.expects(token));
		if expected {
			return Ok(Answer::Authorize(Ok(Permit {
				token: self.shared.pepper.hash(&normal(token)),
				tariff: None,
				group: None,
			})));
		}
		let free = |phase| matches!(phase, Phase::Preparing | Phase::Idle | Phase::Authorised);
		let of = |wanted: &dyn Fn(Phase) -> bool| {
			self.places.iter().position(|place| wanted(place.machine.phase()))
		};
		let index = of(&|phase| phase == Phase::Preparing).or_else(|| of(&free)).unwrap_or(0);
		let decision = self.decide(index, token).await;
		if let Ok(permit) = &decision {
			let clock = self.clock(false);
			let input = Input::Presented(permit.token);
			self.apply(index, &clock, vec![input], Vec::new()).await?;
		}
		Ok(Answer::Authorize(decision))
	}

	/// Token to what a machine takes.
	async fn by(&self, index: usize, token: &str) -> By {
		let expected = self.places.get(index).is_some_and(|place| place.machine.expects(token));
		if expected {
			return By::OneTime(token.into());
		}
		By::Card(self.decide(index, token).await.map(|permit| permit.token))
	}

	async fn transaction(&self, id: &str) -> Result<Option<Transaction>, Failure> {
		let row = self.shared.store.row(Table::Transaction, &self.station.identity, id).await?;
		// A row that cannot be read is as good as none: the register and the chain decide.
		Ok(row.and_then(|row| serde_json::from_str(&row).ok()))
	}

	async fn on_started(
		&mut self,
		place: message::Place,
		token: &str,
		register: i64,
		at: Ms,
	) -> Reply {
		let index = self.known(place)?;
		let clock = self.clock(false);
		let message::Place::Connector(connector) = place else {
			return Err(Failure::Nonsense("a transaction needs a connector".into()));
		};
		let start = start_key(connector, &normal(token), register, at);
		let mut free = None;
		for salt in 0..SALTS {
			let number = id(&self.station.identity, &start, salt);
			match self.transaction(&number.to_string()).await? {
				None => {
					free = Some(number);
					break;
				},
				// A clock that was not set names the same time for other transactions.
				Some(row)
					if row.start == start && !(row.ended && clock.place(at) == Placed::Unknown) =>
				{
					let decision = row.refused.map_or(Ok(()), Err);
					return Ok(Answer::Started { transaction: number, decision });
				},
				Some(_) => {},
			}
		}
		let Some(number) = free else {
			return Err(Failure::Storage("no id is free for a transaction".into()));
		};
		let transaction = number.to_string();
		// What began without a connection cannot be authorised backwards.
		let live = clock.live(at);
		let by = if live { self.by(index, token).await } else { By::Card(Err(Refusal::Other)) };
		let refused = match &by {
			By::Card(Err(reason)) => Some(*reason),
			_ => None,
		};
		let evse = self.places.get(index).map_or(0, |place| place.config.id);
		let numbers = Default::default();
		let row = Transaction { evse, start, heard: clock.now, refused, ended: false, numbers };
		let rows = vec![row.row(&self.station.identity, &transaction)];
		let raw = u64::try_from(register).ok().and_then(|wh| wh.checked_mul(1_000));
		let input = Input::Started { transaction, by, at, raw };
		self.apply(index, &clock, vec![input], rows).await?;
		Ok(Answer::Started { transaction: number, decision: refused.map_or(Ok(()), Err) })
	}

	async fn on_stopped(
		&mut self,
		transaction: String,
		register: i64,
		at: Ms,
		reason: StopReason,
		values: Vec<Values>,
	) -> Reply {
		let clock = self.clock(false);
		let raw = u64::try_from(register).ok().and_then(|wh| wh.checked_mul(1_000));
		let (transaction, index) = match self.open(&transaction) {
			Some(index) => (transaction, index),
			None => {
				if self.transaction(&transaction).await?.is_some_and(|row| row.ended) {
					return Ok(Answer::Empty);
				}
				match self.only_orphan(&transaction) {
					Some((own, index)) => (own, index),
					None => return self.on_unknown_stop(&transaction, at).await,
				}
			},
		};
		let mut rows = Vec::new();
		if let Some(mut row) = self.transaction(&transaction).await? {
			row.ended = true;
			rows.push(row.row(&self.station.identity, &transaction));
		}
		let inputs = vec![Input::Measured(values), Input::Stopped { transaction, at, raw, reason }];
		self.apply(index, &clock, inputs, rows).await?;
		Ok(Answer::Empty)
	}

	/// Index of the EVSE whose transaction this is.
	fn open(&self, transaction: &str) -> Option<usize> {
		self.places.iter().position(|place| place.machine.transaction() == Some(transaction))
	}

	/// A charger that never got an id says -1 or 0: that of the only transaction which began
	/// without a connection, if there is exactly one.
	fn only_orphan(&self, transaction: &str) -> Option<(String, usize)> {
		if !matches!(transaction, "-1" | "0") {
			return None;
		}
		let mut orphans = self.places.iter().enumerate().filter_map(|(index, place)| {
			let orphan = place.machine.phase() == Phase::Orphan;
			let transaction = place.machine.transaction().filter(|_| orphan)?;
			Some((transaction.to_string(), index))
		});
		let only = orphans.next();
		orphans.next().is_none().then_some(only).flatten()
	}

	/// Answered like any other, or the charger repeats it for ever; nobody's process ends by it.
	async fn on_unknown_stop(&self, transaction: &str, at: Ms) -> Reply {
		let what = format!("the end of {transaction:?}, which nobody knows");
		self.report(None, Anomaly::ForeignTransaction, what);
		let value = serde_json::json!({ "transaction": transaction, "ended": at });
		let row = Row {
			table: Table::Orphan,
			station: self.station.identity.clone(),
			key: format!("{at} {transaction}"),
			value: Some(value.to_string()),
		};
		self.shared.store.write(vec![row]).await?;
		Ok(Answer::Empty)
	}

	async fn on_event(&mut self, event: TransactionEvent) -> Reply {
		let id = event.transaction.clone();
		let found = self.transaction(&id).await?;
		let known = found.is_some();
		let evse = event.evse.or(found.as_ref().map(|row| row.evse));
		let index = match evse {
			Some(evse) => self.known(message::Place::Evse(evse))?,
			// With one EVSE there is no doubt.
			None if self.places.len() == 1 => 0,
			None => return Err(Failure::Nonsense("an event without an EVSE".into())),
		};
		let clock = self.clock(event.offline);
		let evse = self.places.get(index).map_or(0, |place| place.config.id);
		let mut row = found.unwrap_or_else(|| Transaction {
			evse,
			start: String::new(),
			heard: clock.now,
			refused: None,
			ended: false,
			numbers: Default::default(),
		});
		let new = row.numbers.note(event.number);
		let answer = |row: &Transaction| {
			Answer::Event(event.token.as_ref().map(|_| row.refused.map_or(Ok(()), Err)))
		};
		if !new {
			return Ok(answer(&row));
		}
		let by = self.by_event(index, &event, known).await;
		if let By::Card(Err(reason)) = &by {
			let running = self.places.get(index).is_some_and(|place| {
				place.machine.transaction() == Some(id.as_str())
					&& place.machine.phase() != Phase::Preparing
			});
			// The token of a process that runs is busy by that process.
			if !running {
				row.refused = Some(*reason);
			}
		}
		let mut inputs = Vec::new();
		if !known {
			let first = event.values.iter().find_map(|values| values.energy);
			let (transaction, at) = (id.clone(), event.at);
			inputs.push(Input::Started { transaction, by, at, raw: first });
		} else if by != By::Nothing {
			inputs.push(Input::Named { transaction: id.clone(), by });
		}
		if let Some(status) = event.status.filter(|_| !event.offline) {
			inputs.push(Input::Status(status));
		}
		inputs.push(Input::Measured(event.values.clone()));
		if event.moment == Moment::Ended {
			row.ended = true;
			let (transaction, at, reason) = (id.clone(), event.at, event.reason);
			inputs.push(Input::Stopped { transaction, at, raw: None, reason });
			if row.numbers.missing() > 0 {
				let what = format!("{} events of {id}", row.numbers.missing());
				self.report(Some(evse), Anomaly::MissingEvents, what);
			}
		}
		let rows = vec![row.row(&self.station.identity, &id)];
		self.apply(index, &clock, inputs, rows).await?;
		Ok(answer(&row))
	}

	/// Token of an event to what a machine takes.
	async fn by_event(&self, index: usize, event: &TransactionEvent, known: bool) -> By {
		let ends = event.moment == Moment::Ended;
		let over = known && self.open(&event.transaction).is_none();
		match &event.token {
			// The token of an end stops, it does not start; and of an end alone nobody knows the begin.
			_ if ends && known => By::Nothing,
			_ if ends => By::Card(Err(Refusal::Other)),
			// What happened without a connection cannot be authorised backwards.
			Some(_) if event.offline => By::Card(Err(Refusal::Other)),
			Some(token) if !over => self.by(index, token).await,
			_ => By::Nothing,
		}
	}

	async fn on_needs(&mut self, place: message::Place, needs: Needs) -> Reply {
		let index = self.known(place)?;
		let clock = self.clock(false);
		self.apply(index, &clock, vec![Input::Needs(needs)], Vec::new()).await?;
		Ok(Answer::Needs)
	}
}
