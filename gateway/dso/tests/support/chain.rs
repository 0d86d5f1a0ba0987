// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain that obeys the rules of the demand-response pallet.

use async_trait::async_trait;
use smartcharge_gateway_dso::{
	Away, Chain, Kind, Limits, LoadingRefused, Ms, Notice, Order, Outcome, Pending, SendRefused,
	SignalId, WithdrawRefused,
};
use std::{
	collections::{BTreeMap, BTreeSet, VecDeque},
	sync::Mutex,
};

#[derive(Default)]
pub struct State {
	pub now: Ms,
	pub away: bool,
	pub signals: BTreeMap<SignalId, Order>,
	pub next: SignalId,
	/// Calls of `send_signal` that reached the chain.
	pub sends: usize,
	pub withdrawals: usize,
	/// Answers to the next calls, before any rule.
	pub refusals: VecDeque<SendRefused>,
	/// Answers to the next calls of `withdraw_signal`.
	pub withdraw_refusals: VecDeque<WithdrawRefused>,
	/// Whether the next signal is sent and its answer lost.
	pub lose_answer: bool,
	pub responses: BTreeSet<SignalId>,
	pub outcomes: BTreeMap<SignalId, Outcome>,
	pub budget: u128,
	pub loadings: Vec<u32>,
	pub notices: Vec<Notice>,
}

pub struct TestChain(pub Mutex<State>);

impl TestChain {
	pub fn new(now: Ms) -> Self {
		Self(Mutex::new(State { now, budget: u128::MAX, ..State::default() }))
	}

	pub fn with<T>(&self, f: impl FnOnce(&mut State) -> T) -> T {
		f(&mut self.0.lock().unwrap())
	}

	/// Windows of the signals, in order, relative to `from`.
	pub fn windows(&self, from: Ms) -> Vec<(Ms, Ms)> {
		let mut windows: Vec<_> = self.with(|state| {
			let windows = state.signals.values().map(|order| order.window);
			windows.map(|window| (window.start - from, window.end - from)).collect()
		});
		windows.sort_unstable();
		windows
	}

	/// Kinds of the notices since the last call.
	pub fn notices(&self) -> Vec<Kind> {
		self.with(|state| state.notices.drain(..).map(|notice| notice.kind).collect())
	}

	pub fn labels(&self) -> Vec<&'static str> {
		self.notices().iter().map(Kind::label).collect()
	}
}

pub const LIMITS: Limits = Limits {
	interval: 900_000,
	decimals: 6,
	max_window: 25 * 3_600_000,
	max_lead: 7 * 24 * 3_600_000,
	max_responses: 1_000_000,
	max_signals: 32,
};

#[async_trait]
impl Chain for TestChain {
	fn now(&self) -> Ms {
		self.with(|state| state.now)
	}

	fn limits(&self) -> Limits {
		LIMITS
	}

	async fn pending(&self, area: u32) -> Result<Vec<Pending>, Away> {
		self.with(|state| {
			if state.away {
				return Err(Away("test".into()));
			}
			let open = state
				.signals
				.iter()
				.filter(|(_, order)| order.area == area && order.window.end > state.now);
			Ok(open.map(|(signal, order)| Pending { signal: *signal, order: *order }).collect())
		})
	}

	async fn send_signal(&self, order: &Order) -> Result<SignalId, SendRefused> {
		self.with(|state| {
			state.sends += 1;
			if let Some(refusal) = state.refusals.pop_front() {
				return Err(refusal);
			}
			let window = order.window;
			let open = state.signals.values().filter(|other| other.window.end > state.now);
			let budget = order.reward * u128::from(order.max_responses);
			match () {
				() if window.start >= window.end => Err(SendRefused::Invalid("EmptyWindow".into())),
				() if window.duration() > LIMITS.max_window => {
					Err(SendRefused::Invalid("WindowTooLong".into()))
				},
				() if window.start < state.now => Err(SendRefused::WindowInPast),
				() if window.start > state.now + LIMITS.max_lead => Err(SendRefused::TooFarAhead),
				() if order.reward == 0 => Err(SendRefused::Invalid("ZeroReward".into())),
				() if open.clone().any(|other| other.window.overlaps(&window)) => {
					Err(SendRefused::Overlapping)
				},
				() if open.count() >= 32 => Err(SendRefused::TooManySignals),
				() if budget > state.budget => Err(SendRefused::InsufficientBudget),
				() => {
					let id = state.next;
					state.next += 1;
					state.signals.insert(id, *order);
					match std::mem::take(&mut state.lose_answer) {
						true => Err(SendRefused::Away("the answer is lost".into())),
						false => Ok(id),
					}
				},
			}
		})
	}

	async fn withdraw_signal(&self, signal: SignalId) -> Result<(), WithdrawRefused> {
		self.with(|state| {
			state.withdrawals += 1;
			if let Some(refusal) = state.withdraw_refusals.pop_front() {
				return Err(refusal);
			}
			let order = state.signals.get(&signal).ok_or(WithdrawRefused::UnknownSignal)?;
			if order.window.start <= state.now {
				return Err(WithdrawRefused::AlreadyStarted);
			}
			if state.responses.contains(&signal) {
				return Err(WithdrawRefused::HasResponses);
			}
			state.signals.remove(&signal);
			Ok(())
		})
	}

	async fn report_loading(&self, area: u32, percent: u32) -> Result<(), LoadingRefused> {
		self.with(|state| {
			if state.away {
				return Err(LoadingRefused::Away("test".into()));
			}
			assert_eq!(area, 3);
			state.loadings.push(percent);
			Ok(())
		})
	}

	async fn outcome(&self, signal: SignalId) -> Result<Outcome, Away> {
		Ok(self.with(|state| state.outcomes.get(&signal).copied().unwrap_or_default()))
	}

	fn notice(&self, notice: Notice) {
		self.with(|state| state.notices.push(notice));
	}
}
