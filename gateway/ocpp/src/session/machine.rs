// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The machine: its inputs, its outputs and what both sides have in common.

use super::{
	clock::Clock,
	register::{Boundary, Rule},
	state::{OnChain, Phase, State},
};
use crate::{
	gateway::{
		Anomaly, Kind, MeterId, Ms, Needs, News, ProcessId, Reading, Refusal, SignedRecord, Start,
		StationId, Step, Stop, StopReason,
	},
	message::{Status, Values},
	token::TokenHash,
};

/// Attempts to start a process on the chain.
pub(super) const ATTEMPTS: u8 = 3;
/// Pause between them, for a fresh reading to arrive.
pub(super) const AGAIN: Ms = 5_000;
/// Time for which a token that was accepted may start a transaction.
pub(super) const PRESENTED: Ms = 120_000;
/// Delay after the boundary of a step at which a reading is requested.
const AFTER: Ms = 1_000;
/// Time within which a boundary is worth a reading of its own.
const RECENT: Ms = 60_000;

/// What does not change of an EVSE.
#[derive(Clone, Debug)]
pub struct Setup {
	/// Identity of the charging station.
	pub identity: String,
	/// Number of the EVSE.
	pub evse: u32,
	/// Station on the chain.
	pub station: StationId,
	/// Meter on the chain.
	pub meter: MeterId,
	/// Rule of its register.
	pub rule: Rule,
	/// Whether the register of start and stop is that of the samples.
	pub start_stop: bool,
	/// Power that flows where nothing is to flow, in W: that of the smallest current for a model
	/// that cannot do 0.
	pub least: u32,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
	/// The charger connected, or the gateway started with it connected.
	Connected,
	/// The charger started.
	Booted,
	/// The status of its connector changed.
	Status(Status),
	/// A token that may charge was presented.
	Presented(TokenHash),
	/// The vehicle named its needs.
	Needs(Needs),
	/// A transaction began.
	Started {
		/// Its id.
		transaction: String,
		/// Token by which it began: none yet, one of a remote start, or the decision on a card.
		by: By,
		/// When, by the charger.
		at: Ms,
		/// Register in mWh, if it names one.
		raw: Option<u64>,
	},
	/// A token was named in the middle of a transaction.
	Named {
		/// Id of the transaction.
		transaction: String,
		/// Token or decision.
		by: By,
	},
	/// Values were measured.
	Measured(Vec<Values>),
	/// A transaction ended.
	Stopped {
		/// Its id.
		transaction: String,
		/// When, by the charger.
		at: Ms,
		/// Register in mWh, if it names one.
		raw: Option<u64>,
		/// Why.
		reason: StopReason,
	},
	/// The chain answered to a start.
	Answered {
		/// Key of the start.
		key: String,
		/// The process, or why there is none.
		answer: Result<ProcessId, Refusal>,
	},
	/// The chain reported something.
	News(News),
	/// Time passed.
	Tick,
}

/// Token by which a transaction began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
	/// None so far.
	Nothing,
	/// That of a remote start.
	OneTime(String),
	/// A card, and the decision on it.
	Card(Result<TokenHash, Refusal>),
}

/// What has to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
	/// Hand over a reading: durable before the answer.
	Reading(Reading),
	/// Hand over a signed record: durable before the answer.
	Record(SignedRecord),
	/// Start a process on the chain; the answer comes as [`Input::Answered`].
	Start(Start),
	/// End a process on the chain: durable before the answer.
	Stop(Stop),
	/// Keep a transaction without a process for the operator: durable before the answer.
	Orphan {
		/// Its id.
		transaction: String,
		/// When it began.
		started: Option<Ms>,
		/// When it ended.
		ended: Ms,
		/// Energy that flowed in it, as far as known, in Wh.
		energy: Option<u64>,
	},
	/// Send the limits that follow from the steps; none: nothing may flow.
	Limit {
		/// Transaction that they are for.
		transaction: Option<String>,
		/// Steps.
		steps: Vec<Step>,
	},
	/// Start a transaction for a driver who started on the chain.
	RemoteStart {
		/// Token that comes back with the transaction.
		token: String,
	},
	/// End a transaction.
	RemoteStop {
		/// Its id.
		transaction: String,
	},
	/// Request values.
	Trigger,
	/// Show the cost so far.
	Cost {
		/// Transaction.
		transaction: String,
		/// Decimal number.
		cost: String,
	},
	/// Put the connector out of order, or back.
	Available(bool),
	/// Report something.
	Report(Anomaly, String),
}

/// Machine of one EVSE.
#[derive(Clone, Debug)]
pub struct Machine {
	pub(super) setup: Setup,
	pub(super) state: State,
}

impl Machine {
	/// A machine that continues from a stored state, or begins.
	pub fn new(setup: Setup, state: State) -> Self {
		Self { setup, state }
	}

	/// State to be stored.
	pub fn state(&self) -> &State {
		&self.state
	}

	/// What does not change.
	pub fn setup(&self) -> &Setup {
		&self.setup
	}

	/// Phase.
	pub fn phase(&self) -> Phase {
		self.state.phase()
	}

	/// Id of the transaction that runs, if any.
	pub fn transaction(&self) -> Option<&str> {
		let session = self.state.session.as_ref().filter(|session| session.ended.is_none())?;
		session.transaction.as_deref()
	}

	/// Whether a token is that of a remote start which waits here.
	pub fn expects(&self, token: &str) -> bool {
		self.state.session.as_ref().is_some_and(|session| {
			session.ended.is_none()
				&& session.one_time.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(token))
		})
	}

	/// Believes the meter again: a command of the operator.
	pub fn release(&mut self) {
		self.state.register.release();
	}

	/// Takes what happened, and returns what has to be done.
	pub fn apply(&mut self, clock: &Clock, input: Input) -> Vec<Output> {
		let mut out = Vec::new();
		match input {
			Input::Connected => self.on_connected(&mut out),
			Input::Booted => {
				let kind = self.setup.rule.kind;
				self.state.register.boundary(kind, Boundary::Boot);
				self.on_connected(&mut out);
			},
			Input::Status(status) => self.on_status(status, &mut out),
			Input::Presented(token) => {
				self.state.presented = Some((token, clock.now.saturating_add(PRESENTED)));
				// A meter at rest has no fresh reading, and a start needs one.
				out.push(Output::Trigger);
			},
			Input::Needs(needs) => self.state.needs = needs,
			Input::Started { transaction, by, at, raw } => {
				self.on_started(clock, transaction, by, at, raw, &mut out)
			},
			Input::Named { transaction, by } => {
				if self.transaction() == Some(transaction.as_str()) {
					self.on_named(by, &mut out);
				}
			},
			Input::Measured(values) => self.on_values(clock, values, &mut out),
			Input::Stopped { transaction, at, raw, reason } => {
				self.on_stopped(clock, &transaction, at, raw, reason, &mut out)
			},
			Input::Answered { key, answer } => self.on_answered(clock, &key, answer, &mut out),
			Input::News(news) => self.on_news(news, &mut out),
			Input::Tick => self.on_tick(clock, &mut out),
		}
		out
	}

	/// Sends again what the charger may have lost.
	fn on_connected(&mut self, out: &mut Vec<Output>) {
		self.limit(out);
		if self.state.closed {
			out.push(Output::Available(false));
		}
		let Some(session) = &self.state.session else { return };
		if session.ended.is_some() {
			out.push(Output::Trigger);
			return;
		}
		if let Some(token) = session.awaited() {
			out.push(Output::RemoteStart { token: token.clone() });
		}
		let Some(transaction) = session.transaction.clone() else { return };
		match session.on_chain {
			OnChain::Finished(_, reason) if !reason.disconnects() => {},
			OnChain::Finished(..) | OnChain::Orphan => out.push(Output::RemoteStop { transaction }),
			OnChain::None
			| OnChain::Starting { .. }
			| OnChain::Running(_)
			| OnChain::Closing(_) => {},
		}
	}

	fn on_status(&mut self, status: Status, out: &mut Vec<Output>) {
		let before = self.state.status.replace(status);
		if before == Some(status) {
			return;
		}
		match status {
			Status::Preparing => {
				out.push(Output::Trigger);
				// The charger may have refused while nothing was plugged in.
				if let Some(token) = self.state.session.as_ref().and_then(|s| s.awaited()) {
					out.push(Output::RemoteStart { token: token.clone() });
				}
			},
			// The vehicle that named them is gone.
			Status::Available => self.state.needs = Needs::default(),
			Status::Faulted => {
				out.push(Output::Report(Anomaly::Fault, "the connector is out of order".into()))
			},
			_ => {},
		}
	}

	/// A start that waits is tried again; a boundary that passed is read.
	fn on_tick(&mut self, clock: &Clock, out: &mut Vec<Output>) {
		if self.state.presented.is_some_and(|(_, until)| until < clock.now) {
			self.state.presented = None;
		}
		let Some(session) = &mut self.state.session else { return };
		if let OnChain::Starting { attempts, again } = session.on_chain {
			if again != 0 && again <= clock.now {
				session.on_chain = OnChain::Starting { attempts, again: 0 };
				self.start(out);
			}
			return;
		}
		let due = clock.now.saturating_sub(AFTER);
		let boundary = session
			.steps
			.iter()
			.flat_map(|step| [step.start, step.end])
			.filter(|at| *at <= due && at.saturating_add(RECENT) > clock.now)
			.max();
		if let Some(boundary) = boundary {
			if boundary > self.state.requested && session.on_chain.open().is_some() {
				self.state.requested = boundary;
				out.push(Output::Trigger);
			}
		}
	}

	/// Sends the start of the session to the chain.
	pub(super) fn start(&self, out: &mut Vec<Output>) {
		let Some(session) = &self.state.session else { return };
		let Some(token) = session.token else { return };
		let reading = self.state.register.latest().map(|register| Reading {
			meter: self.setup.meter,
			at: self.state.register.at(),
			register,
			kind: Kind::Begin,
			process: None,
		});
		out.push(Output::Start(Start {
			key: session.key.clone(),
			station: self.setup.station,
			token,
			needs: self.state.needs,
			reading,
		}));
	}

	/// Sends the limits that count now.
	pub(super) fn limit(&self, out: &mut Vec<Output>) {
		// A transaction that has ended takes no limits.
		let session = self.state.session.as_ref().filter(|session| session.ended.is_none());
		let running = session.filter(|session| matches!(session.on_chain, OnChain::Running(_)));
		out.push(Output::Limit {
			transaction: session.and_then(|session| session.transaction.clone()),
			steps: running.map(|session| session.steps.clone()).unwrap_or_default(),
		});
	}

	/// Power that may flow at a time, in W.
	pub fn allowed(&self, now: Ms) -> u32 {
		let running = self.state.session.as_ref().filter(|session| {
			session.ended.is_none() && matches!(session.on_chain, OnChain::Running(_))
		});
		let step = running
			.and_then(|session| session.steps.iter().find(|s| (s.start..s.end).contains(&now)));
		step.map_or(0, |step| step.power).max(self.setup.least)
	}

	/// Hands the end over to the chain, once, when both the process and the end are known.
	pub(super) fn stop(&mut self, out: &mut Vec<Output>) {
		let latest = self.state.register.at();
		let station = self.setup.station;
		let Some(session) = &mut self.state.session else { return };
		let Some(ended) = session.ended else { return };
		match session.on_chain {
			OnChain::Running(process) | OnChain::Closing(process) if !session.stopped => {
				session.stopped = true;
				// The chain has readings up to the latest one: the end cannot be before.
				let at = ended.at.max(latest);
				out.push(Output::Stop(Stop { station, process, at, reason: ended.reason }));
				out.push(Output::Trigger);
			},
			OnChain::None => self.state.session = None,
			OnChain::Orphan => {
				let energy = session
					.begin
					.zip(self.state.register.latest())
					.map(|(begin, end)| end.saturating_sub(begin));
				out.push(Output::Orphan {
					transaction: session.transaction.clone().unwrap_or_default(),
					started: session.started,
					ended: ended.at,
					energy,
				});
				self.state.session = None;
			},
			OnChain::Finished(..) => self.state.session = None,
			OnChain::Starting { .. } | OnChain::Running(_) | OnChain::Closing(_) => {},
		}
	}
}
