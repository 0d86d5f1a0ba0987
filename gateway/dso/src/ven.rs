// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The VEN: asks the VTN for events, and makes the chain have the signals that they ask for.

mod act;
mod fetch;
mod notices;

use self::notices::Notices;
use crate::{
	chain::{Away, Chain},
	config::{Fault, Settings},
	order::Rules,
	plan::{plan, Clock},
	secret::Secret,
	store::{Key, Record, Store, Unavailable},
	units::Ms,
	vtn::{Vtn, VtnError},
	Kind, Notice,
};
use std::{
	collections::{BTreeMap, HashMap},
	sync::Arc,
	time::Duration,
};
use tokio::sync::Notify;

/// Longest time between two polls while the VTN is away.
const MAX_WAIT: Duration = Duration::from_secs(60);
/// Time after which a record leaves the store in any case: 30 days after its window.
const KEEP: Ms = 30 * 24 * 3_600_000;

/// Virtual end node of OpenADR.
pub struct Ven {
	settings: Settings,
	vtn: Vtn,
	chain: Arc<dyn Chain>,
	store: Arc<dyn Store>,
	/// All records of the store.
	records: BTreeMap<Key, Record>,
	/// Orders that the chain refused: when they are tried again.
	retries: HashMap<Key, Retry>,
	/// Signals that the chain did not withdraw: when it is asked again.
	withdrawals: HashMap<Key, Ms>,
	notices: Notices,
	wake: Arc<Notify>,
}

/// Order that the chain refused.
#[derive(Clone, Debug)]
struct Retry {
	/// Version of the event.
	modified: String,
	/// Reason, as a notice.
	kind: Kind,
	/// Number of refusals.
	refusals: u32,
	/// When it is tried again; never if the refusal is for good.
	at: Option<Ms>,
}

/// Error of a VEN that cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
	/// Settings are wrong.
	#[error("the settings are wrong: {}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("; "))]
	Settings(Vec<Fault>),
	/// The client of the VTN cannot be made.
	#[error(transparent)]
	Vtn(#[from] VtnError),
	/// The records cannot be read.
	#[error(transparent)]
	Store(#[from] Unavailable),
}

/// Error of a poll. What was done before it is kept, and the next poll does the rest.
#[derive(Debug, thiserror::Error)]
pub enum PollError {
	/// The VTN is away or refuses. No signal was sent or withdrawn.
	#[error(transparent)]
	Vtn(#[from] VtnError),
	/// The node is away.
	#[error(transparent)]
	Chain(#[from] Away),
	/// The store does not accept anything.
	#[error(transparent)]
	Store(#[from] Unavailable),
}

/// Summary of a poll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Polled {
	/// Events that were read.
	pub events: usize,
	/// Signals that were sent or taken over.
	pub sent: usize,
	/// Signals that were withdrawn.
	pub withdrawn: usize,
	/// Intervals that wait for their time or for room.
	pub waiting: usize,
	/// Reports that the VTN took.
	pub reports: usize,
}

/// Handle that makes a VEN poll at once, such as on a notification of the VTN by MQTT.
#[derive(Clone, Debug)]
pub struct Waker(Arc<Notify>);

impl Waker {
	/// Makes the VEN poll at once, or once more if it polls now.
	pub fn wake(&self) {
		self.0.notify_one();
	}
}

impl Ven {
	/// Reads the records. Nothing is sent.
	///
	/// # Errors
	///
	/// Returns an error when the settings are wrong or the store cannot be read.
	pub async fn start(
		settings: Settings,
		secret: Secret,
		chain: Arc<dyn Chain>,
		store: Arc<dyn Store>,
	) -> Result<Self, StartError> {
		settings.check().map_err(StartError::Settings)?;
		let vtn = Vtn::new(&settings, secret)?;
		let records = store.load().await?;
		Ok(Self {
			settings,
			vtn,
			chain,
			store,
			records: records.into_iter().map(|one| (one.key.clone(), one)).collect(),
			retries: HashMap::new(),
			withdrawals: HashMap::new(),
			notices: Notices::default(),
			wake: Arc::default(),
		})
	}

	/// Returns the handle that makes this VEN poll at once.
	pub fn waker(&self) -> Waker {
		Waker(Arc::clone(&self.wake))
	}

	/// Polls for ever. It may be dropped at any time: what a poll had not finished is found again
	/// on the chain.
	pub async fn run(mut self) {
		let every = Duration::from_secs(self.settings.every_s);
		let mut wait = every;
		let mut failed = None;
		loop {
			wait = match self.poll().await {
				Ok(polled) => {
					log::debug!("OpenADR: {polled:?}");
					failed = None;
					every
				},
				Err(error) => {
					let kind = Kind::PollFailed(error.to_string());
					if failed.as_ref() != Some(&kind) {
						log::warn!("OpenADR: {error}");
						let notice = Notice { event: None, interval: None, kind: kind.clone() };
						self.chain.notice(notice);
						failed = Some(kind);
					}
					wait.saturating_mul(2).min(MAX_WAIT.max(every))
				},
			};
			tokio::select! {
				() = tokio::time::sleep(wait) => (),
				() = self.wake.notified() => (),
			}
		}
	}

	/// Asks the VTN once, and does what follows.
	///
	/// # Errors
	///
	/// Returns an error when the VTN, the node or the store is away.
	pub async fn poll(&mut self) -> Result<Polled, PollError> {
		let rules = self.rules();
		let fetched = self.fetch().await?;
		let events = fetched.events.len();
		let now = self.chain.now();
		let desired = self.desired(&fetched, &rules);
		let lead = self.settings.lead_s.saturating_mul(1_000);
		let clock = Clock { now, ready: now.saturating_add(lead) };
		let unknown = |event: &str| fetched.is_unknown(event);
		let ahead = act::ahead(&desired, now);
		let plan = plan(&self.records, desired, unknown, clock, &rules.limits);

		let waiting = plan.waiting;
		let withdrawn = self.prepare(&plan).await?;
		let sent = self.send(plan.send, &rules.limits).await?;
		let reports = self.report(&rules.limits, &ahead).await?;
		self.notices.finish(self.chain.as_ref());
		Ok(Polled { events, sent, withdrawn, waiting, reports })
	}

	fn rules(&self) -> Rules {
		let limits = self.chain.limits();
		Rules {
			limits,
			reward: self.settings.reward.map(Into::into),
			max_reward: self.settings.max_reward.into(),
			max_responses: self.settings.max_responses.min(limits.max_responses),
			currency: self.settings.currency.clone(),
		}
	}
}
