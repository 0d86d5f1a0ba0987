// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The way of a sample into the outbox: judged, signed, and stored before anybody is answered.

mod judge;

pub use judge::{Judge, Latest, Refusal, Sample, Verdict, DAY, OLDEST};

use crate::{
	keys::MeterKey,
	metrics::Metrics,
	store::{
		self,
		outbox::{self, Row},
		quarantine::{self, Quarantined},
		Store,
	},
};
use smartcharge_evidence::Reading;
use std::{
	collections::HashMap,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::{SystemTime, UNIX_EPOCH},
};
use tokio::sync::{Mutex, Notify};

/// Returns the time of this machine in ms since the Unix epoch.
pub fn now() -> u64 {
	let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}

/// A meter whose readings this gateway signs.
#[derive(Clone, Debug)]
pub struct SignedMeter {
	/// Id on the chain.
	pub id: u32,
	/// Its key.
	pub key: MeterKey,
	/// Highest power that can flow, in W.
	pub max_power: u64,
}

/// What became of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
	/// It is stored.
	Stored,
	/// The same reading is stored already.
	Repeated,
	/// It was not signed, and why.
	Refused(Refusal),
	/// The meter is in quarantine: nothing of it is signed until somebody has looked.
	Quarantined(String),
}

/// Takes samples of all meters.
#[derive(Debug)]
pub struct Intake {
	store: Store,
	meters: HashMap<u32, Lane>,
	metrics: Metrics,
	clock_is_right: AtomicBool,
	arrived: Arc<Notify>,
}

/// Samples of one meter are taken one after the other.
#[derive(Debug)]
struct Lane {
	key: MeterKey,
	judge: Mutex<Option<Judge>>,
	max_power: u64,
}

impl Intake {
	/// Takes samples of `meters` into `store`.
	pub fn new(
		store: Store,
		meters: impl IntoIterator<Item = SignedMeter>,
		metrics: Metrics,
	) -> Self {
		let lane = |one: SignedMeter| {
			let lane = Lane { key: one.key, judge: Mutex::default(), max_power: one.max_power };
			(one.id, lane)
		};
		let meters = meters.into_iter().map(lane).collect();
		let clock_is_right = AtomicBool::new(true);
		Self { store, meters, metrics, clock_is_right, arrived: Arc::default() }
	}

	/// Notified when rows wait.
	pub fn arrived(&self) -> Arc<Notify> {
		self.arrived.clone()
	}

	/// Notes whether the clock of this machine agrees with that of the chain. Nothing is signed
	/// while it does not.
	pub fn set_clock(&self, is_right: bool) {
		if self.clock_is_right.swap(is_right, Ordering::Relaxed) != is_right {
			tracing::warn!(is_right, "the clock of this machine, compared with that of the chain");
		}
	}

	/// Whether the clock of this machine agrees with that of the chain.
	pub fn clock_is_right(&self) -> bool {
		self.clock_is_right.load(Ordering::Relaxed)
	}

	/// Judges a sample, signs it, and returns when it is durable.
	///
	/// # Errors
	///
	/// Fails when the store does; then the sender has to send it again.
	pub async fn take(&self, sample: Sample) -> store::Result<Taken> {
		let taken = self.judge_and_store(sample).await?;
		match &taken {
			Taken::Stored => self.arrived.notify_one(),
			Taken::Repeated => {},
			Taken::Refused(reason) => {
				tracing::warn!(?sample, %reason, "a sample is not signed");
				self.metrics.refused(reason.name());
			},
			Taken::Quarantined(reason) => {
				tracing::warn!(?sample, reason, "a sample of a meter in quarantine is not signed");
				self.metrics.refused("quarantine");
			},
		}
		Ok(taken)
	}

	async fn judge_and_store(&self, sample: Sample) -> store::Result<Taken> {
		let Some(lane) = self.meters.get(&sample.meter) else {
			return Ok(Taken::Refused(Refusal::UnknownMeter));
		};
		if !self.clock_is_right() {
			return Ok(Taken::Refused(Refusal::Clock));
		}
		let mut judge = lane.judge.lock().await;
		let meter = sample.meter;
		let (quarantine, latest) = self
			.store
			.with(move |db| Ok((quarantine::of(db, meter)?, outbox::latest(db, meter)?)))
			.await?;
		// Rows of a meter that the chain refused wait in the outbox.
		if let Some(one) = quarantine.filter(|one| !one.by_chain) {
			*judge = None;
			return Ok(Taken::Quarantined(one.reason));
		}
		let latest = latest.map(|(at, register)| Latest { at, register });
		let mut next = judge.clone().unwrap_or_default();
		match next.judge(latest, &sample, lane.max_power, now()) {
			Verdict::Sign => {
				let row = self.sign(lane, &sample);
				let new = self
					.store
					.with(move |db| {
						outbox::note_latest(db, row.meter, row.at, row.register)?;
						outbox::insert(db, &row)
					})
					.await?;
				*judge = Some(next);
				Ok(if new { Taken::Stored } else { Taken::Repeated })
			},
			Verdict::Repeated => Ok(Taken::Repeated),
			Verdict::Refuse(reason) => {
				*judge = Some(next);
				Ok(Taken::Refused(reason))
			},
			Verdict::Quarantine(reason) => {
				*judge = None;
				let text = reason.to_string();
				let one = Quarantined { meter, reason: text, by_chain: false, since: now() };
				tracing::error!(meter, %reason, "a meter is in quarantine: nothing is signed");
				self.store.with(move |db| quarantine::add(db, &one)).await?;
				Ok(Taken::Refused(reason))
			},
		}
	}

	fn sign(&self, lane: &Lane, sample: &Sample) -> Row {
		let &Sample { meter, at, register, kind, received, .. } = sample;
		let signature = lane.key.sign(&Reading { meter, at, register });
		Row { meter, at, register, signature, kind, received }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{keys::MeterKeys, store::outbox::Kind};
	use tempfile::TempDir;

	fn intake(store: &Store) -> Intake {
		let key = MeterKeys::new([1; 32], [2; 32]).of("serial");
		let meter = SignedMeter { id: 7, key, max_power: 22_000 };
		Intake::new(store.clone(), [meter], Metrics::new())
	}

	fn store() -> (TempDir, Store) {
		let folder = tempfile::tempdir().expect("a folder");
		let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
		(folder, store)
	}

	fn sample(ago: u64, register: u64) -> Sample {
		let now = now();
		Sample { meter: 7, at: now - ago, register, power: None, kind: Kind::Sample, received: now }
	}

	#[tokio::test]
	async fn a_sample_is_stored_once_and_signed() {
		let (_folder, store) = store();
		let intake = intake(&store);
		let one = sample(1_000, 5);
		assert_eq!(intake.take(one).await.expect("taken"), Taken::Stored);
		assert_eq!(intake.take(one).await.expect("taken"), Taken::Repeated);
		let rows = store.with(|db| outbox::list(db, None, None, 9)).await.expect("rows");
		let reading = Reading { meter: 7, at: one.at, register: 5 };
		let key = MeterKeys::new([1; 32], [2; 32]).of("serial");
		assert_eq!(rows.len(), 1);
		assert_eq!(rows[0].row.signature, key.sign(&reading));
	}

	#[tokio::test]
	async fn a_quarantine_lasts_over_a_restart_until_it_is_lifted() {
		let (_folder, store) = store();
		let first = intake(&store);
		assert_eq!(first.take(sample(3_000, 500)).await.expect("taken"), Taken::Stored);
		let fell = first.take(sample(2_000, 400)).await.expect("taken");
		assert_eq!(fell, Taken::Refused(Refusal::RegisterFell));
		let second = intake(&store);
		let taken = second.take(sample(1_000, 501)).await.expect("taken");
		assert!(matches!(taken, Taken::Quarantined(_)), "{taken:?}");
		store.with(|db| quarantine::release(db, 7)).await.expect("released");
		// The register may begin anywhere, e.g. that of a replaced meter.
		assert_eq!(second.take(sample(500, 3)).await.expect("taken"), Taken::Stored);
	}

	#[tokio::test]
	async fn nothing_is_signed_while_the_clock_is_wrong_or_of_a_strange_meter() {
		let (_folder, store) = store();
		let intake = intake(&store);
		intake.set_clock(false);
		let taken = intake.take(sample(1_000, 5)).await.expect("taken");
		assert_eq!(taken, Taken::Refused(Refusal::Clock));
		intake.set_clock(true);
		let strange = Sample { meter: 8, ..sample(1_000, 5) };
		let taken = intake.take(strange).await.expect("taken");
		assert_eq!(taken, Taken::Refused(Refusal::UnknownMeter));
	}

	#[tokio::test]
	async fn rows_of_a_meter_that_the_chain_refused_wait() {
		let (_folder, store) = store();
		let intake = intake(&store);
		let one = Quarantined { meter: 7, reason: "NotActive".into(), by_chain: true, since: 1 };
		store.with(move |db| quarantine::add(db, &one)).await.expect("added");
		assert_eq!(intake.take(sample(1_000, 5)).await.expect("taken"), Taken::Stored);
		let waiting = store.with(|db| outbox::next(db, (0, 0), now(), 9)).await.expect("rows");
		assert!(waiting.is_empty());
	}
}
