// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Orders on the chain, and reports to the VTN.

use super::{PollError, Retry, Ven, KEEP};
use crate::{
	chain::{Order, Outcome, Pending, SendRefused, WithdrawRefused},
	order::{Unusable, Wish},
	plan::{Desired, Plan},
	report,
	store::{Key, Record},
	units::{Limits, Ms, SignalId, Window},
	Kind,
};
use futures::future::join_all;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// First time until a refused order is tried again, doubled with each refusal.
const RETRY: Ms = 15_000;
/// Longest time until a refused order is tried again.
const MAX_RETRY: Ms = 600_000;

/// Returns the events that ask for a signal whose window has not ended.
pub(super) fn ahead(desired: &[Desired], now: Ms) -> BTreeSet<String> {
	let ahead = desired.iter().filter(|one| one.wish.window.end > now);
	ahead.map(|one| one.key.event.clone()).collect()
}

impl Ven {
	/// Does all of a plan that comes before sending. Returns the number of withdrawn signals.
	pub(super) async fn prepare(&mut self, plan: &Plan) -> Result<usize, PollError> {
		for key in &plan.past {
			self.notices.interval(key, Kind::Unusable(Unusable::Past));
		}
		for key in &plan.overridden {
			self.notices.interval(key, Kind::Overridden);
		}
		for key in &plan.stays {
			if let Some(record) = self.records.get(key) {
				let why = "its interval was changed too late".into();
				self.notices.interval(key, Kind::Stays(record.signal, why));
			}
		}
		for (key, modified) in &plan.touch {
			if let Some(record) = self.records.get(key) {
				let record = Record { modified: modified.clone(), ..record.clone() };
				self.put(record).await?;
			}
		}
		let mut withdrawn: usize = 0;
		let now = self.chain.now();
		self.withdrawals.retain(|_, at| *at > now);
		for key in &plan.withdraw {
			// A refused call has its fee.
			if self.withdrawals.contains_key(key) {
				continue;
			}
			if self.withdraw(key).await? {
				withdrawn = withdrawn.saturating_add(1);
			}
		}
		Ok(withdrawn)
	}

	/// Withdraws the signal of an interval. Returns whether it is gone.
	async fn withdraw(&mut self, key: &Key) -> Result<bool, PollError> {
		let Some(record) = self.records.get(key).cloned() else {
			return Ok(false);
		};
		match self.chain.withdraw_signal(record.signal).await {
			Ok(()) | Err(WithdrawRefused::UnknownSignal) => {
				self.notices.happened(key, Kind::Withdrawn(record.signal));
				self.remove(key).await?;
				Ok(true)
			},
			Err(
				why @ (WithdrawRefused::AlreadyStarted
				| WithdrawRefused::HasResponses
				| WithdrawRefused::NotSender),
			) => {
				self.notices.happened(key, Kind::Stays(record.signal, why.to_string()));
				self.put(Record { stays: true, ..record }).await?;
				Ok(false)
			},
			Err(why @ (WithdrawRefused::Away(_) | WithdrawRefused::Other(_))) => {
				self.notices.interval(key, Kind::Waits(why.to_string()));
				let at = self.chain.now().saturating_add(RETRY);
				self.withdrawals.insert(key.clone(), at);
				Ok(false)
			},
		}
	}

	/// Sends signals. Returns the number of those that the chain has.
	pub(super) async fn send(
		&mut self,
		orders: Vec<(Desired, Window)>,
		limits: &Limits,
	) -> Result<usize, PollError> {
		self.forget_retries(&orders);
		let now = self.chain.now();
		let due: Vec<_> =
			orders.into_iter().filter(|(wanted, _)| self.is_due(wanted, now)).collect();
		if due.is_empty() {
			return Ok(0);
		}
		let pending = self.chain.pending(self.settings.area).await?;
		let mut sent: usize = 0;
		let mut orders = Vec::new();
		for (wanted, window) in due {
			// A signal that could not be withdrawn is in the way.
			let mut open = self.records.values().filter(|one| one.window.end > now);
			if open.any(|one| one.window.overlaps(&window)) {
				continue;
			}
			let order = self.order(&wanted, window, limits);
			match self.own(&order, &pending) {
				Some(own) => {
					self.take_over(&wanted, own).await?;
					sent = sent.saturating_add(1);
				},
				None => orders.push((wanted, order)),
			}
		}
		// All at once, as each waits until it is final.
		let answers = orders.iter().map(|(_, order)| self.chain.send_signal(order));
		let answers = join_all(answers).await;
		for ((wanted, order), answer) in orders.iter().zip(answers) {
			if self.answered(wanted, order, answer).await? {
				sent = sent.saturating_add(1);
			}
		}
		Ok(sent)
	}

	fn order(&self, wanted: &Desired, window: Window, limits: &Limits) -> Order {
		let Wish { direction, reward, max_responses, .. } = wanted.wish;
		let max_responses = max_responses.min(limits.max_responses);
		Order { area: self.settings.area, window, direction, reward, max_responses }
	}

	/// Forgets refusals of orders that are not wanted any more.
	fn forget_retries(&mut self, orders: &[(Desired, Window)]) {
		let wanted: HashSet<_> = orders.iter().map(|(wanted, _)| &wanted.key).collect();
		self.retries.retain(|key, _| wanted.contains(key));
	}

	/// Returns whether an order is tried now. A refusal that lasts is noticed.
	fn is_due(&mut self, wanted: &Desired, now: Ms) -> bool {
		let Some(retry) = self.retries.get(&wanted.key) else {
			return true;
		};
		if retry.modified != wanted.modified || retry.at.is_some_and(|at| at <= now) {
			return true;
		}
		self.notices.interval(&wanted.key, retry.kind.clone());
		false
	}

	/// Takes the answer of the chain to an order. Returns whether the chain has the signal.
	async fn answered(
		&mut self,
		wanted: &Desired,
		order: &Order,
		answer: Result<SignalId, SendRefused>,
	) -> Result<bool, PollError> {
		let why = match answer {
			Ok(signal) => {
				self.notices.happened(&wanted.key, Kind::Sent(signal));
				self.note(wanted, order.window, signal).await?;
				return Ok(true);
			},
			Err(why) => why,
		};
		if why == SendRefused::Overlapping {
			let pending = self.chain.pending(order.area).await?;
			if let Some(own) = self.own(order, &pending) {
				self.take_over(wanted, own).await?;
				return Ok(true);
			}
		}
		self.refused(wanted, &why);
		Ok(false)
	}

	/// Returns the signal that is the order's, and no other interval's. One whose window began
	/// earlier is that of an order that was sent earlier.
	fn own(&self, order: &Order, pending: &[Pending]) -> Option<Pending> {
		pending.iter().copied().find(|one| {
			let start = one.order.window.start.min(order.window.start);
			let earlier = Order { window: Window { start, ..order.window }, ..*order };
			let known = self.records.values().any(|record| record.signal == one.signal);
			one.order == earlier && !known
		})
	}

	async fn take_over(&mut self, wanted: &Desired, own: Pending) -> Result<(), PollError> {
		self.notices.happened(&wanted.key, Kind::TakenOver(own.signal));
		self.note(wanted, own.order.window, own.signal).await
	}

	/// Remembers a signal that the chain has.
	async fn note(
		&mut self,
		wanted: &Desired,
		window: Window,
		signal: SignalId,
	) -> Result<(), PollError> {
		self.retries.remove(&wanted.key);
		self.put(Record {
			key: wanted.key.clone(),
			interval: wanted.interval,
			modified: wanted.modified.clone(),
			wish: wanted.wish,
			window,
			signal,
			stays: false,
			reported: None,
		})
		.await
	}

	/// Notes when a refused order is tried again.
	fn refused(&mut self, wanted: &Desired, why: &SendRefused) {
		let for_good = matches!(why, SendRefused::WindowInPast | SendRefused::Invalid(_));
		let kind = match for_good {
			true => Kind::Refused(why.to_string()),
			false => Kind::Waits(why.to_string()),
		};
		let before = self.retries.get(&wanted.key);
		let before = before.filter(|retry| retry.modified == wanted.modified);
		let refusals = before.map_or(0, |retry| retry.refusals);
		let wait = RETRY.saturating_mul(2_u64.saturating_pow(refusals.min(6))).min(MAX_RETRY);
		let at = (!for_good).then(|| self.chain.now().saturating_add(wait));
		self.notices.interval(&wanted.key, kind.clone());
		let refusals = refusals.saturating_add(1);
		let modified = wanted.modified.clone();
		self.retries.insert(wanted.key.clone(), Retry { modified, kind, refusals, at });
	}

	/// Reports what was paid for windows that have ended. Returns the number of reports.
	pub(super) async fn report(
		&mut self,
		limits: &Limits,
		ahead: &BTreeSet<String>,
	) -> Result<usize, PollError> {
		let now = self.chain.now();
		let mut events: BTreeMap<String, Vec<Record>> = BTreeMap::new();
		for record in self.records.values() {
			events.entry(record.key.event.clone()).or_default().push(record.clone());
		}
		let mut reports: usize = 0;
		for (event, records) in events {
			let over = records.iter().all(|one| one.window.end <= now) && !ahead.contains(&event);
			let mut ended = Vec::new();
			for record in records.iter().filter(|one| one.window.end <= now) {
				let known = record.reported.filter(|outcome| outcome.settled);
				let outcome = match known {
					Some(outcome) => outcome,
					None => self.chain.outcome(record.signal).await?,
				};
				ended.push((record, outcome));
			}
			let changed = ended.iter().any(|(record, outcome)| record.reported != Some(*outcome));
			if changed && self.report_event(&event, &ended, limits).await? {
				reports = reports.saturating_add(1);
			}
			let settled = ended.iter().all(|(_, outcome)| outcome.settled);
			for record in &records {
				let old = record.window.end.saturating_add(KEEP) <= now;
				if old || (over && settled) {
					self.remove(&record.key).await?;
				}
			}
		}
		Ok(reports)
	}

	/// Reports an event. Returns whether the VTN took the report.
	async fn report_event(
		&mut self,
		event: &str,
		ended: &[(&Record, Outcome)],
		limits: &Limits,
	) -> Result<bool, PollError> {
		let client = self.settings.client_name.clone();
		let report = report::report(event, &client, ended, limits.decimals);
		let taken = match self.vtn.report(&report, event, &client).await {
			Ok(()) => true,
			// A deleted event has no reports: nothing is gained by another attempt.
			Err(error) if error.is_refusal() => {
				self.notices.state(Some(event), None, Kind::ReportRefused(error.to_string()));
				false
			},
			Err(error) => return Err(error.into()),
		};
		for (record, outcome) in ended {
			self.put(Record { reported: Some(*outcome), ..(*record).clone() }).await?;
		}
		Ok(taken)
	}

	/// Writes a record, first in the store.
	async fn put(&mut self, record: Record) -> Result<(), PollError> {
		self.store.put(&record).await?;
		self.records.insert(record.key.clone(), record);
		Ok(())
	}

	/// Removes a record, first in the store.
	async fn remove(&mut self, key: &Key) -> Result<(), PollError> {
		self.store.remove(key).await?;
		self.records.remove(key);
		Ok(())
	}
}
