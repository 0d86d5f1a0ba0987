// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the chain reports.

use super::{
	clock::Clock,
	machine::{Machine, Output, AGAIN, ATTEMPTS},
	state::{OnChain, Session},
};
use crate::gateway::{Anomaly, Finish, News, ProcessId, Refusal, Running, Snapshot, Step};

impl Finish {
	/// Whether the charger has to end its transaction. A vehicle whose demand is met stays
	/// connected at 0 until the driver comes, at no further cost.
	pub(super) fn disconnects(self) -> bool {
		self != Self::DemandMet
	}
}

impl Machine {
	pub(super) fn on_answered(
		&mut self,
		clock: &Clock,
		key: &str,
		answer: Result<ProcessId, Refusal>,
		out: &mut Vec<Output>,
	) {
		let Some(session) = &mut self.state.session else { return };
		let OnChain::Starting { attempts, .. } = session.on_chain else { return };
		if session.key != key {
			return;
		}
		match answer {
			Ok(process) => {
				session.on_chain = OnChain::Running(process);
				if session.ended.is_some() {
					self.stop(out);
				} else {
					self.limit(out);
				}
			},
			// Also busy: the process before may wait for its last reading.
			Err(Refusal::NotNow | Refusal::Away | Refusal::Busy)
				if attempts.saturating_add(1) < ATTEMPTS =>
			{
				let again = clock.now.saturating_add(AGAIN);
				session.on_chain =
					OnChain::Starting { attempts: attempts.saturating_add(1), again };
				out.push(Output::Trigger);
			},
			Err(reason) => {
				session.on_chain = OnChain::Orphan;
				self.refused(&format!("{reason:?}"), out);
				self.stop(out);
			},
		}
	}

	pub(super) fn on_news(&mut self, news: News, out: &mut Vec<Output>) {
		match news {
			News::Now(snapshot) => self.on_snapshot(snapshot, out),
			News::Authorised { process } => self.on_authorised(process, out),
			News::Scheduled { process, steps } | News::ChoiceChanged { process, steps } => {
				self.on_steps(process, steps, out)
			},
			News::StepOpened { process, step } => {
				let Some(session) = self.running(process) else { return };
				let mut steps = session.steps.clone();
				match steps.iter_mut().find(|own| own.start == step.start) {
					Some(own) => *own = step,
					None => steps.push(step),
				}
				steps.retain(|own| own.end >= step.start);
				steps.sort_by_key(|step| step.start);
				self.on_steps(process, steps, out);
			},
			News::Settled { process, cost } => {
				if let Some(session) = self.running(process) {
					if let Some(transaction) = session.transaction.clone() {
						out.push(Output::Cost { transaction, cost });
					}
				}
			},
			News::Closing { process } => {
				if let Some(session) = self.running(process) {
					if session.on_chain == OnChain::Running(process) {
						session.on_chain = OnChain::Closing(process);
						self.limit(out);
					}
					out.push(Output::Trigger);
				}
			},
			News::Finished { process, reason } => self.on_finished(process, reason, out),
			News::StationClosed => self.closed(true, out),
		}
	}

	/// The session of a process that is not over.
	fn running(&mut self, process: ProcessId) -> Option<&mut Session> {
		let session = self.state.session.as_mut()?;
		(session.on_chain.open() == Some(process)).then_some(session)
	}

	fn on_authorised(&mut self, process: ProcessId, out: &mut Vec<Output>) {
		let token = one_time(process);
		match &mut self.state.session {
			// That of a card: its answer is on the way.
			Some(Session { on_chain: OnChain::Starting { .. }, .. }) => return,
			Some(session) if session.on_chain.process() == Some(process) => return,
			// The vehicle is plugged in, and its transaction began without a token.
			Some(session) if session.ended.is_none() && session.on_chain == OnChain::None => {
				session.on_chain = OnChain::Running(process);
				session.one_time = Some(token.clone());
			},
			Some(session)
				if session.ended.is_none()
					&& session.transaction.is_some()
					&& session.on_chain.open().is_some() =>
			{
				// Another process of this station runs: the chain allows one only.
				return;
			},
			_ => {
				self.state.session = Some(Session {
					key: format!("{}/{}/{token}", self.setup.identity, self.setup.evse),
					transaction: None,
					one_time: Some(token.clone()),
					followed: false,
					token: None,
					on_chain: OnChain::Running(process),
					started: None,
					ended: None,
					stopped: false,
					steps: Vec::new(),
					begin: None,
				})
			},
		}
		self.limit(out);
		out.push(Output::RemoteStart { token });
	}

	fn on_steps(&mut self, process: ProcessId, steps: Vec<Step>, out: &mut Vec<Output>) {
		let Some(session) = self.running(process) else { return };
		if session.steps != steps {
			session.steps = steps;
			self.limit(out);
		}
	}

	fn on_finished(&mut self, process: ProcessId, reason: Finish, out: &mut Vec<Output>) {
		let Some(session) = self.running(process) else { return };
		session.on_chain = OnChain::Finished(process, reason);
		session.steps = Vec::new();
		if session.ended.is_some() {
			self.state.session = None;
			return;
		}
		match session.transaction.clone() {
			Some(transaction) => {
				self.limit(out);
				if reason.disconnects() {
					out.push(Output::RemoteStop { transaction });
				}
			},
			None => {
				self.state.session = None;
				self.limit(out);
			},
		}
	}

	fn on_snapshot(&mut self, snapshot: Snapshot, out: &mut Vec<Output>) {
		self.closed(snapshot.closed, out);
		let own = self.state.session.as_ref().map(|session| session.on_chain);
		let open = own.and_then(OnChain::open);
		match (snapshot.process, open) {
			(None, Some(process)) => self.on_finished(process, Finish::Stopped, out),
			(Some(running), Some(process)) if running.process == process => {
				self.on_running(running, out)
			},
			(Some(running), Some(process)) => {
				self.on_finished(process, Finish::Stopped, out);
				self.adopt(running, out);
			},
			(Some(running), None) => self.adopt(running, out),
			(None, None) => {},
		}
		// An answer that was lost with the gateway's last life.
		if let Some(OnChain::Starting { again: 0, .. }) = own {
			self.start(out);
		}
	}

	fn on_running(&mut self, running: Running, out: &mut Vec<Output>) {
		let process = running.process;
		if running.closing {
			self.on_closing(process, out);
		}
		if !running.steps.is_empty() {
			self.on_steps(process, running.steps, out);
		}
	}

	fn on_closing(&mut self, process: ProcessId, out: &mut Vec<Output>) {
		if let Some(session) = self.running(process) {
			session.on_chain = OnChain::Closing(process);
			out.push(Output::Trigger);
		}
	}

	/// A process that this machine did not know.
	fn adopt(&mut self, running: Running, out: &mut Vec<Output>) {
		let starting =
			matches!(self.state.session, Some(Session { on_chain: OnChain::Starting { .. }, .. }));
		if starting {
			return;
		}
		if running.by_driver {
			self.on_authorised(running.process, out);
			self.on_running(running, out);
		} else {
			let what = format!("process {} runs, and no transaction of it", running.process);
			out.push(Output::Report(Anomaly::Orphan, what));
		}
	}

	fn closed(&mut self, closed: bool, out: &mut Vec<Output>) {
		if self.state.closed != closed {
			self.state.closed = closed;
			out.push(Output::Available(!closed));
		}
	}
}

/// Token of a remote start: of at most 20 characters, the same for each attempt.
fn one_time(process: ProcessId) -> String {
	format!("SC{process:X}")
}
