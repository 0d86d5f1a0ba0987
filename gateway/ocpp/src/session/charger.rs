// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the charger reports: transactions and values.

use super::{
	clock::{Clock, Placed},
	machine::{By, Machine, Output},
	register::{Boundary, Sample, Taken},
	state::{Ended, OnChain, Session},
};
use crate::{
	gateway::{Anomaly, Kind, Ms, Reading, SignedRecord, StopReason},
	message::{Context, Status, Values},
};

impl Machine {
	pub(super) fn on_started(
		&mut self,
		clock: &Clock,
		transaction: String,
		by: By,
		at: Ms,
		raw: Option<u64>,
		out: &mut Vec<Output>,
	) {
		let placed = clock.place(at);
		if let Some(session) = &mut self.state.session {
			match &session.transaction {
				// Repeated: all of it was done.
				Some(own) if *own == transaction => return,
				// A driver started on the chain.
				None if session.ended.is_none() => {
					self.on_followed(clock, transaction, by, at, raw, out);
					return;
				},
				// The charger forgot the end of the one before.
				Some(_) | None => {},
			}
			self.give_up(clock, out);
		}
		self.state.register.boundary(self.setup.rule.kind, Boundary::Transaction);
		let live = clock.live(at);
		let began = placed.at().unwrap_or(clock.now);
		self.state.session = Some(Session {
			key: format!("{}/{}/{transaction}", self.setup.identity, self.setup.evse),
			transaction: Some(transaction),
			one_time: None,
			followed: false,
			token: None,
			on_chain: if live { OnChain::None } else { OnChain::Orphan },
			started: Some(began),
			ended: None,
			stopped: false,
			steps: Vec::new(),
			begin: None,
		});
		self.state.watch = Default::default();
		self.begin(clock, at, raw, out);
		if live {
			self.on_named(by, out);
		} else {
			let what =
				"a transaction began without a connection: it cannot be authorised backwards";
			out.push(Output::Report(Anomaly::Orphan, what.into()));
		}
	}

	/// A transaction where a driver has started on the chain: theirs, or of somebody else.
	fn on_followed(
		&mut self,
		clock: &Clock,
		transaction: String,
		by: By,
		at: Ms,
		raw: Option<u64>,
		out: &mut Vec<Output>,
	) {
		let Some(session) = &mut self.state.session else { return };
		let token = session.one_time.clone().unwrap_or_default();
		match by {
			By::OneTime(own) if own.eq_ignore_ascii_case(&token) => session.followed = true,
			// Plugged in; the token follows.
			By::Nothing => out.push(Output::RemoteStart { token }),
			By::OneTime(_) | By::Card(_) => {
				let what = "another token at a station where a driver has started: it is stopped";
				out.push(Output::Report(Anomaly::ForeignTransaction, what.into()));
				out.push(Output::RemoteStop { transaction });
				return;
			},
		}
		session.transaction = Some(transaction);
		session.started = clock.place(at).at();
		self.state.register.boundary(self.setup.rule.kind, Boundary::Transaction);
		self.begin(clock, at, raw, out);
		self.limit(out);
	}

	/// First register of the transaction.
	fn begin(&mut self, clock: &Clock, at: Ms, raw: Option<u64>, out: &mut Vec<Output>) {
		if let Some(raw) = raw.filter(|_| self.setup.start_stop) {
			self.sample(clock, at, raw, None, Kind::Begin, out);
		}
		let latest = self.state.register.latest();
		if let Some(session) = &mut self.state.session {
			session.begin = latest;
		}
	}

	/// A token for the transaction that runs.
	pub(super) fn on_named(&mut self, by: By, out: &mut Vec<Output>) {
		let Some(session) = &mut self.state.session else { return };
		if let (By::OneTime(token), Some(own)) = (&by, &session.one_time) {
			session.followed |= own.eq_ignore_ascii_case(token);
		}
		if session.on_chain != OnChain::None {
			return;
		}
		match by {
			By::Nothing => {},
			By::Card(Ok(token)) => {
				session.token = Some(token);
				session.on_chain = OnChain::Starting { attempts: 0, again: 0 };
				self.state.presented = None;
				self.start(out);
			},
			By::Card(Err(reason)) => {
				session.on_chain = OnChain::Orphan;
				self.refused(&format!("{reason:?}"), out);
			},
			By::OneTime(_) => {
				session.on_chain = OnChain::Orphan;
				self.refused("a remote start that nobody waits for", out);
			},
		}
	}

	/// Nothing may flow in a transaction that got no process.
	pub(super) fn refused(&self, why: &str, out: &mut Vec<Output>) {
		self.limit(out);
		if let Some(transaction) = self.transaction() {
			out.push(Output::RemoteStop { transaction: transaction.into() });
		}
		out.push(Output::Report(Anomaly::Orphan, format!("no process: {why}")));
	}

	/// Ends a session whose end the charger never named, at its latest reading.
	fn give_up(&mut self, clock: &Clock, out: &mut Vec<Output>) {
		let latest = self.state.register.at();
		let Some(session) = &mut self.state.session else { return };
		if session.ended.is_none() {
			let at = session.started.unwrap_or(clock.now).max(latest);
			session.ended = Some(Ended { at, reason: StopReason::Other });
			out.push(Output::Report(
				Anomaly::ForeignTransaction,
				"a transaction begins before the end of another: that one ends here".into(),
			));
			self.stop(out);
		}
		self.state.needs = Default::default();
		// Whatever is open on the chain is ended by the chain, without the charger.
		self.state.session = None;
	}

	pub(super) fn on_stopped(
		&mut self,
		clock: &Clock,
		transaction: &str,
		at: Ms,
		raw: Option<u64>,
		reason: StopReason,
		out: &mut Vec<Output>,
	) {
		// Never by an id that is not its own.
		if self.transaction() != Some(transaction) {
			return;
		}
		if let Some(raw) = raw.filter(|_| self.setup.start_stop) {
			self.sample(clock, at, raw, None, Kind::End, out);
		}
		let latest = self.state.register.at();
		let started = self.state.session.as_ref().and_then(|session| session.started);
		let at = clock.place(at).at().unwrap_or(latest).max(started.unwrap_or(0));
		if let Some(session) = &mut self.state.session {
			session.ended = Some(Ended { at, reason });
		}
		self.state.needs = Default::default();
		self.limit(out);
		self.stop(out);
	}

	pub(super) fn on_values(
		&mut self,
		clock: &Clock,
		mut values: Vec<Values>,
		out: &mut Vec<Output>,
	) {
		values.sort_by_key(|value| value.at);
		for value in values {
			for what in &value.refused {
				out.push(Output::Report(Anomaly::UnknownUnit, what.clone()));
			}
			if value.refused_records > 0 {
				let what = format!("{} records", value.refused_records);
				out.push(Output::Report(Anomaly::RecordTooLarge, what));
			}
			if let Some(raw) = value.energy {
				let kind = self.kind(value.context);
				self.sample(clock, value.at, raw, value.power, kind, out);
			}
			if let (Some(power), Placed::At(at)) = (value.power, clock.place(value.at)) {
				self.watch(clock, at, power, out);
			}
			for signed in value.signed {
				out.push(Output::Record(SignedRecord {
					meter: self.setup.meter,
					at: clock.place(value.at).at().unwrap_or(clock.now),
					format: signed.format,
					text: signed.text,
					key: signed.key,
					process: self.process(),
				}));
			}
		}
	}

	fn kind(&self, context: Context) -> Kind {
		let waits = self.state.session.as_ref().is_some_and(|session| {
			session.ended.is_some() || matches!(session.on_chain, OnChain::Closing(_))
		});
		match context {
			_ if waits => Kind::Final,
			Context::Begin => Kind::Begin,
			Context::End => Kind::End,
			Context::Clock | Context::Trigger => Kind::Boundary,
			Context::Periodic => Kind::Sample,
		}
	}

	fn process(&self) -> Option<u64> {
		self.state.session.as_ref().and_then(|session| session.on_chain.process())
	}

	/// Judges a register, and hands it over if it is believed.
	fn sample(
		&mut self,
		clock: &Clock,
		at: Ms,
		raw: u64,
		power: Option<u64>,
		kind: Kind,
		out: &mut Vec<Output>,
	) {
		let placed = clock.place(at);
		if placed != Placed::At(at.min(clock.now)) {
			let what = format!("{at} ms at {} ms", clock.now);
			out.push(Output::Report(Anomaly::WrongTime, what));
		}
		let Some(at) = placed.at() else { return };
		let charging = matches!(self.state.status, Some(Status::Charging) | None)
			|| power.is_some() && self.transaction().is_some();
		let sample = Sample { at, raw, power, charging };
		match self.state.register.take(self.setup.rule, sample) {
			Taken::Reading(register) => out.push(Output::Reading(Reading {
				meter: self.setup.meter,
				at,
				register,
				kind,
				process: self.process(),
			})),
			Taken::Refused(anomaly) => {
				out.push(Output::Report(anomaly, format!("register {raw} mWh at {at} ms")))
			},
			Taken::Old | Taken::Quiet => {},
		}
	}

	/// Compares a power of now with the set-point.
	fn watch(&mut self, clock: &Clock, at: Ms, power: u64, out: &mut Vec<Output>) {
		/// Age up to which a power is one of now.
		const NOW: Ms = 30_000;
		if at.saturating_add(NOW) < clock.now || clock.offline {
			return;
		}
		let allowed = u64::from(self.allowed(at));
		if self.state.watch.exceeds(at, power, allowed) {
			let what = format!("{power} W flow, {allowed} W are the set-point");
			out.push(Output::Report(Anomaly::PowerAboveSetPoint, what));
			// It may have lost its profile.
			self.limit(out);
		}
	}
}
