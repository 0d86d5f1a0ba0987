// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a machine wants done: durable things before the answer, orders after it.

use super::{
	actor::Actor,
	letter::Letter,
	setup::{line, Limits},
	Failure,
};
use crate::{
	gateway::{Step, Unavailable},
	model::Purpose,
	protocol::Order,
	schedule::Plan,
	session::{Clock, Input, Output},
	store::{Row, Table},
};
use std::mem;

impl From<Unavailable> for Failure {
	fn from(error: Unavailable) -> Self {
		Self::Storage(error.0)
	}
}

impl Actor {
	/// Applies inputs to a machine, keeps what must be kept with `rows`, and gives the orders. On
	/// an error nothing has happened: the same message finds the same state.
	pub(super) async fn apply(
		&mut self,
		index: usize,
		clock: &Clock,
		inputs: Vec<Input>,
		mut rows: Vec<Row>,
	) -> Result<(), Failure> {
		let Some(place) = self.places.get_mut(index) else { return Ok(()) };
		let before = place.machine.clone();
		let mut outputs = Vec::new();
		for input in inputs {
			outputs.extend(place.machine.apply(clock, input));
		}
		let changed = place.machine.state() != before.state();
		if changed {
			rows.extend(self.row(index));
		}
		let kept = self.keep(index, clock, &outputs, rows).await;
		if let Err(error) = kept {
			if let Some(place) = self.places.get_mut(index) {
				place.machine = before;
			}
			return Err(error);
		}
		for output in outputs {
			self.order(index, clock, output);
		}
		Ok(())
	}

	/// As [`Self::apply`], where nobody waits for an answer.
	pub(super) async fn inform(&mut self, index: usize, clock: &Clock, input: Input) {
		if let Err(Failure::Storage(why)) = self.apply(index, clock, vec![input], Vec::new()).await
		{
			self.report(None, crate::gateway::Anomaly::Storage, why);
		}
	}

	/// Makes durable what has to be, the state last: after a crash in between, the message comes
	/// again and all of it is done once more, which harms nothing.
	async fn keep(
		&self,
		index: usize,
		clock: &Clock,
		outputs: &[Output],
		mut rows: Vec<Row>,
	) -> Result<(), Failure> {
		let gateway = &self.shared.gateway;
		for output in outputs {
			match output {
				Output::Reading(reading) => gateway.reading(reading).await?,
				Output::Record(record) => gateway.record(record).await?,
				Output::Stop(stop) => gateway.stop(stop).await?,
				Output::Orphan { transaction, started, ended, energy } => {
					let evse = self.places.get(index).map(|place| place.config.id);
					let value = serde_json::json!({
						"evse": evse, "transaction": transaction,
						"started": started, "ended": ended, "energy": energy,
					});
					rows.push(Row {
						table: Table::Orphan,
						station: self.station.identity.clone(),
						key: format!("{} {}", clock.now, evse.unwrap_or_default()),
						value: Some(value.to_string()),
					});
				},
				_ => {},
			}
		}
		if !rows.is_empty() {
			self.shared.store.write(rows).await?;
		}
		Ok(())
	}

	fn order(&mut self, index: usize, clock: &Clock, output: Output) {
		let Some(place) = self.places.get(index) else { return };
		let evse = place.config.id;
		let connector = place.config.connectors().first().copied().unwrap_or(evse);
		match output {
			Output::Reading(_) | Output::Record(_) | Output::Stop(_) | Output::Orphan { .. } => {},
			Output::Start(start) => {
				let (gateway, mailbox) = (self.shared.gateway.clone(), self.mailbox.clone());
				tokio::spawn(async move {
					let answer = gateway.start_for(&start).await;
					// Without a task of the station nobody needs it.
					if let Some(mailbox) = mailbox.upgrade() {
						let letter = Letter::Answered { index, key: start.key, answer };
						let _ = mailbox.send(letter).await;
					}
				});
			},
			Output::Limit { transaction, steps } => {
				self.limit(index, clock, transaction, &steps);
			},
			Output::RemoteStart { token } => {
				self.say(Order::RemoteStart { evse, connector, token })
			},
			Output::RemoteStop { transaction } => self.say(Order::RemoteStop { transaction }),
			Output::Trigger => self.say(Order::Trigger { evse, connector }),
			Output::Cost { transaction, cost } => self.say(Order::Cost { transaction, cost }),
			Output::Available(available) => {
				for connector in place.config.connectors() {
					self.say(Order::Available { evse, connector, available });
				}
			},
			Output::Report(what, detail) => self.report(Some(evse), what, detail),
		}
	}

	fn limit(&self, index: usize, clock: &Clock, transaction: Option<String>, steps: &[Step]) {
		let Some(place) = self.places.get(index) else { return };
		let Limits { purpose, unit, suspend, periods } = self.limits;
		let line = line(&place.config);
		// What a transaction has of its own ends with it; a default would stay.
		let bound = purpose == Purpose::Tx;
		if bound && transaction.is_none() && !steps.is_empty() {
			// Sent when the charger has begun: before, it has no transaction to bind it to.
			return;
		}
		let plan = Plan::of(steps, clock.now, line, unit, suspend, periods, bound);
		let connectors = place.config.connectors();
		for connector in connectors {
			self.say(Order::Limit {
				evse: place.config.id,
				connector,
				transaction: transaction.clone(),
				purpose,
				phases: place.config.phases,
				plan: plan.clone(),
			});
		}
	}

	/// Sends the limits of an EVSE again, in another unit.
	pub(super) fn limit_again(&mut self, index: usize, clock: &Clock) {
		let Some(place) = self.places.get_mut(index) else { return };
		// The machine says what counts; nothing of it has to be kept.
		let mut copy = place.machine.clone();
		let outputs = mem::take(&mut copy.apply(clock, Input::Connected));
		for output in outputs {
			if let Output::Limit { .. } = output {
				self.order(index, clock, output);
			}
		}
	}
}
