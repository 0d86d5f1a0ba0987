// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signed records, submitted until the chain has answered.
//!
//! A record is judged by the recorder that the chain has for the meter. What is not valid is
//! reported and never submitted. A valid one goes to the chain when its process is scheduled, and
//! before the end of it; the chain refuses a repeat by its number.

use super::state;
use crate::{
	chain::{Call, CallAnswer, CallError, Event, Handle, Node},
	intake::now,
	legal::{judge, unfit, Judged, Submission},
	metrics::Metrics,
	store::{
		outbox::Fate,
		records::{self, Record},
		Store,
	},
};
use smartcharge_gateway_ocpp::gateway::{MeterId, StationId};
use std::{
	collections::{BTreeSet, HashMap},
	sync::Arc,
	time::Duration,
};
use tokio::{
	sync::{broadcast::error::RecvError, Notify},
	time::timeout,
};

/// Pause between two looks.
const PAUSE: Duration = Duration::from_secs(3);
/// Records in a transaction, at most.
const BATCH: usize = 8;
/// Time after which what can succeed later is tried again, in ms.
const AGAIN: u64 = 30_000;
/// Time after which a process is looked at again that is not scheduled yet, in ms.
const UNSCHEDULED: u64 = 3_000;
/// For how long after its arrival a record waits for its process, in ms.
const ADOPTION: u64 = 300_000;
/// For how long after its arrival a record is tried, in ms.
const LONGEST: u64 = 86_400_000;

type Id = (u32, [u8; 32]);

fn id(record: &Record) -> Id {
	(record.meter, record.hash)
}

/// Whether it is a record of the Open Charge Metering Format: chargers do not all name the format.
pub(super) fn is_ocmf(record: &Record) -> bool {
	record.format.eq_ignore_ascii_case("OCMF") || record.text.trim_start().starts_with("OCMF|")
}

/// What is done with a record now.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
	Submit(Sending),
	Settle(Fate),
	/// Kept, for a reason.
	Keep(&'static str),
}

/// A record on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sending {
	id: Id,
	arrived: u64,
	page: u64,
	submission: Submission,
}

fn later(reason: &str, not_before: u64) -> Fate {
	Fate::Again { reason: reason.into(), not_before, alone: false }
}

/// What becomes of a record that the chain refused. What time or another record can cure is tried
/// again for a day.
fn fate(reason: &str, arrived: u64, now: u64) -> Fate {
	let again = arrived.saturating_add(LONGEST) > now;
	match reason {
		// The chain has it, or a later one.
		"PageNotNewer" => Fate::Superseded,
		"UnknownMeter" | "NotActive" | "FromFuture" | "UnknownProcess" | "NoBegin" if again => {
			later(reason, now.saturating_add(AGAIN))
		},
		_ => Fate::Refused(reason.into()),
	}
}

/// What the chain reported of records, in the order in which it takes them: by meter and page.
fn fates(sendings: &[Sending], answer: &CallAnswer, now: u64) -> Vec<Fate> {
	let again = |reason: &str| later(reason, now.saturating_add(AGAIN));
	let all = |reason: &str| {
		let is_over = |one: &Sending| one.arrived.saturating_add(LONGEST) <= now;
		let fate = |one| if is_over(one) { Fate::Refused(reason.into()) } else { again(reason) };
		sendings.iter().map(fate).collect()
	};
	let events = match answer {
		Ok(events) => events,
		Err(CallError::Refused(reason)) => return all(reason),
		// Perhaps it is on the chain nevertheless: then the repeat is refused.
		Err(error) => return vec![again(&error.to_string()); sendings.len()],
	};
	let is_outcome = |event: &&Event| {
		event.is("Metering", "RecordAccepted") || event.is("Metering", "RecordRefused")
	};
	let outcomes: Vec<_> = events.iter().filter(is_outcome).collect();
	let is_of = |(event, sending): (&&Event, &Sending)| {
		let Submission { meter, process, .. } = sending.submission;
		event.number("meter") == Some(meter.into()) && event.number("process") == Some(process)
	};
	if outcomes.len() != sendings.len() || !outcomes.iter().zip(sendings).all(is_of) {
		return all("NotReported");
	}
	let outcome = |(event, sending): (&&Event, &Sending)| match event.name.as_str() {
		"RecordAccepted" => Fate::Accepted,
		_ => fate(&event.variant("reason").unwrap_or_default(), sending.arrived, now),
	};
	outcomes.iter().zip(sendings).map(outcome).collect()
}

/// Reports what the chain found out about accepted records.
fn note(events: &[Event], metrics: &Metrics) {
	for event in events.iter().filter(|event| event.pallet == "Metering") {
		let meter = event.number("meter");
		match event.name.as_str() {
			"RecordUnfit" => {
				let (process, page) = (event.number("process"), event.number("page"));
				let reason = event.variant("reason").unwrap_or_default();
				metrics.record("unfit");
				tracing::warn!(meter, process, page, reason, "a record is not fit for billing");
			},
			"PagesMissing" => {
				let (first, last) = (event.number("first"), event.number("last"));
				metrics.record("pages_missing");
				tracing::warn!(meter, first, last, "the chain never got records of a meter");
			},
			_ => {},
		}
	}
}

/// Submits records.
pub(super) struct Sender {
	pub(super) chain: Handle,
	pub(super) store: Store,
	/// Stations by their meters.
	pub(super) stations: HashMap<MeterId, StationId>,
	pub(super) metrics: Metrics,
	/// Wakes up the sender of ends.
	pub(super) stopped: Arc<Notify>,
}

impl Sender {
	/// Submits for ever.
	pub(super) async fn run(self, arrived: Arc<Notify>) {
		while let Err(error) = self.store.with(records::reopen).await {
			tracing::error!(%error, "signed records cannot be read");
			tokio::time::sleep(PAUSE).await;
		}
		loop {
			let _ = timeout(PAUSE, arrived.notified()).await;
			let Some(node) = self.chain.node() else { continue };
			match self.send(&node).await {
				// More may wait than one batch.
				Ok(BATCH) => arrived.notify_one(),
				Ok(_) => {},
				Err(error) => tracing::error!(%error, "signed records cannot be stored"),
			}
		}
	}

	/// Decides on the next records, and submits what is to be; returns how many records it saw.
	async fn send(&self, node: &Node) -> crate::store::Result<usize> {
		let waiting = self.store.with(|db| records::waiting(db, now(), BATCH)).await?;
		let mut sendings = Vec::new();
		for record in &waiting {
			let step = self.step(node, record).await?;
			let id = id(record);
			match step {
				Step::Submit(sending) => sendings.push(sending),
				Step::Settle(fate) => {
					self.store.with(move |db| records::settle(db, id, &fate)).await?;
				},
				Step::Keep(reason) => {
					self.store.with(move |db| records::keep(db, id, reason)).await?;
				},
			}
		}
		if !sendings.is_empty() {
			self.submit(sendings).await?;
		}
		if !waiting.is_empty() {
			self.stopped.notify_one();
		}
		Ok(waiting.len())
	}

	async fn step(&self, node: &Node, record: &Record) -> crate::store::Result<Step> {
		let now = now();
		let away = |error: crate::chain::Error| {
			tracing::warn!(%error, meter = record.meter, "a record waits for the node");
			Step::Settle(later("Away", now.saturating_add(AGAIN)))
		};
		let recorder = match node.recorder(record.meter).await {
			Ok(Some(recorder)) => recorder,
			Ok(None) => {
				self.metrics.record("NoRecorder");
				return Ok(Step::Keep("NoRecorder"));
			},
			Err(error) => return Ok(away(error)),
		};
		let judged = match judge(record.text.as_bytes(), &recorder) {
			Ok(judged) => judged,
			Err(flaw) => {
				let (meter, process, reason) = (record.meter, record.process, flaw.name());
				self.metrics.record(reason);
				if !flaw.is_alarming() {
					tracing::debug!(meter, process, reason, "a record is kept, and not submitted");
					return Ok(Step::Keep(reason));
				}
				tracing::error!(meter, process, reason, "a record is not submitted");
				return Ok(Step::Settle(Fate::Refused(reason.into())));
			},
		};
		let process = match self.process_of(node, record, &judged).await {
			Ok(Some(process)) => process,
			Ok(None) if record.at.saturating_add(ADOPTION) > now => {
				return Ok(Step::Settle(later("NoProcess", now.saturating_add(UNSCHEDULED))));
			},
			Ok(None) => return Ok(Step::Keep("NoProcess")),
			Err(error) => return Ok(away(error)),
		};
		if record.process.is_none() {
			let id = id(record);
			self.store.with(move |db| records::set_process(db, id, process)).await?;
		}
		match state::process(node, process).await {
			Ok(Some(found)) if found.steps.is_empty() && !found.closing => {
				let not_before = now.saturating_add(UNSCHEDULED);
				return Ok(Step::Settle(later("NotScheduled", not_before)));
			},
			Ok(_) => {},
			Err(error) => return Ok(away(error)),
		}
		if let Some(reason) = judged.unfit {
			let (meter, reason) = (record.meter, unfit(reason));
			tracing::info!(meter, process, reason, "a valid record is not fit for billing");
		}
		Ok(Step::Submit(sending(record, process, judged)))
	}

	/// The process of a record; one that begins a transaction can come before the process is known,
	/// and then it is of the one that runs now. The chain compares the times.
	async fn process_of(
		&self,
		node: &Node,
		record: &Record,
		judged: &Judged,
	) -> Result<Option<u64>, crate::chain::Error> {
		if record.process.is_some() {
			return Ok(record.process);
		}
		match self.stations.get(&record.meter) {
			Some(station) if judged.begin.is_some() => state::running(node, *station).await,
			_ => Ok(None),
		}
	}

	/// Submits records, and settles them when the answer is final. Ends of processes wait no longer
	/// than until the transaction is queued: they are behind it.
	async fn submit(&self, mut sendings: Vec<Sending>) -> crate::store::Result<()> {
		// In the order of the chain.
		sendings.sort_by(|one, other| {
			let key = |one: &Sending| (one.submission.meter, one.page, one.submission.process);
			let payload = |one: &Sending| one.submission.payload.clone();
			key(one).cmp(&key(other)).then_with(|| payload(one).cmp(&payload(other)))
		});
		let call = Call::submit_records(sendings.iter().map(|one| &one.submission));
		let queued = self.chain.queue_final(call).await;
		let ids: Vec<_> = sendings.iter().map(|one| one.id).collect();
		self.store.with(move |db| records::sent(db, &ids)).await?;
		let (store, metrics) = (self.store.clone(), self.metrics.clone());
		tokio::spawn(async move {
			let answer = match queued {
				Ok(answer) => answer.await.unwrap_or(Err(CallError::Away)),
				Err(error) => Err(error),
			};
			if let Err(error) = settle(&store, &metrics, sendings, &answer).await {
				tracing::error!(%error, "the answer to signed records cannot be stored");
			}
		});
		Ok(())
	}
}

fn sending(record: &Record, process: u64, judged: Judged) -> Sending {
	let Judged { page, payload, scheme, signature, .. } = judged;
	let submission = Submission { meter: record.meter, process, payload, scheme, signature };
	Sending { id: id(record), arrived: record.at, page, submission }
}

async fn settle(
	store: &Store,
	metrics: &Metrics,
	sendings: Vec<Sending>,
	answer: &CallAnswer,
) -> crate::store::Result<()> {
	if let Ok(events) = answer {
		note(events, metrics);
	}
	let fates = fates(&sendings, answer, now());
	for (sending, fate) in sendings.iter().zip(&fates) {
		let Submission { meter, process, .. } = sending.submission;
		let page = sending.page;
		match fate {
			Fate::Accepted => metrics.record("accepted"),
			Fate::Superseded => metrics.record("repeated"),
			Fate::Refused(reason) => {
				metrics.record(reason);
				tracing::error!(meter, process, page, reason, "the chain refused a record");
			},
			Fate::Again { reason, .. } => {
				tracing::warn!(meter, process, page, reason, "a record is submitted again");
			},
		}
	}
	let settled = sendings.into_iter().map(|one| one.id).zip(fates).collect::<Vec<_>>();
	let settle = move |db: &rusqlite::Connection| {
		settled.iter().try_for_each(|(id, fate)| records::settle(db, *id, fate))
	};
	store.with(settle).await
}

/// Reports processes of this gateway that were settled by more or less than their records prove.
pub(super) async fn watch_differences(chain: Handle, store: Store, metrics: Metrics) {
	let mut events = chain.events();
	let mut seen = BTreeSet::new();
	loop {
		let block = match events.recv().await {
			Ok(block) => block,
			Err(RecvError::Lagged(blocks)) => {
				tracing::warn!(blocks, "differences between records and readings may be missed");
				continue;
			},
			Err(RecvError::Closed) => return,
		};
		let is_difference = |event: &&Event| event.is("Charging", "Mismatch");
		for event in block.events.iter().filter(is_difference).filter(|_| block.is_final) {
			let Some(process) = event.number("process") else { continue };
			let ours = store.with(move |db| records::has(db, process)).await.unwrap_or(true);
			if ours && seen.insert(process) {
				let (metered, recorded) = (event.number("metered"), event.number("recorded"));
				metrics.record("mismatch");
				tracing::error!(
					process,
					metered,
					recorded,
					"settled energy differs from the records: correct it where it is more"
				);
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{chain::COMMITTED, legal::Scheme};
	use subxt::{dynamic::Value, Metadata};

	fn sending(meter: u32, process: u64) -> Sending {
		let (payload, signature) = (b"{}".to_vec(), [7; 64]);
		let submission = Submission { meter, process, payload, scheme: Scheme::P256, signature };
		Sending { id: (meter, [1; 32]), arrived: 100, page: 1, submission }
	}

	fn outcome(meter: u128, process: u128, refused: Option<&str>) -> Event {
		let ids = [("meter", Value::u128(meter)), ("process", Value::u128(process))];
		let reason = refused.map(|name| ("reason", Value::unnamed_variant(name, [])));
		Event {
			pallet: "Metering".into(),
			name: if refused.is_some() { "RecordRefused" } else { "RecordAccepted" }.into(),
			fields: Value::named_composite(ids.into_iter().chain(reason)),
			transaction: Some(1),
		}
	}

	/// Names of the fields of an event, by the metadata.
	fn event(pallet: &str, name: &str) -> Vec<String> {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let pallet = metadata.pallet_by_name(pallet).expect("the pallet");
		let events = pallet.event_variants().expect("events");
		let event = events.iter().find(|event| event.name == name).expect("the event");
		event.fields.iter().filter_map(|field| field.name.clone()).collect()
	}

	#[test]
	fn the_runtime_reports_what_is_read() {
		assert_eq!(event("Metering", "RecordAccepted"), ["meter", "process", "page"]);
		assert_eq!(event("Metering", "RecordRefused"), ["meter", "process", "reason"]);
		assert_eq!(event("Metering", "RecordUnfit"), ["meter", "process", "page", "reason"]);
		assert_eq!(event("Metering", "PagesMissing"), ["meter", "first", "last"]);
		assert_eq!(event("Charging", "Mismatch"), ["process", "metered", "recorded"]);
	}

	#[test]
	fn every_reason_of_the_runtime_has_an_answer() {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let pallet = metadata.pallet_by_name("Metering").expect("the pallet");
		let events = pallet.event_variants().expect("events");
		let event = events.iter().find(|event| event.name == "RecordRefused").expect("the event");
		let field = event.fields.iter().find(|field| field.name.as_deref() == Some("reason"));
		let id = field.expect("the field").ty.id;
		let scale_info::TypeDef::Variant(reasons) =
			&metadata.types().resolve(id).expect("the type").type_def
		else {
			panic!("an enumeration")
		};
		let again: Vec<_> = reasons
			.variants
			.iter()
			.map(|one| one.name.as_str())
			.filter(|name| matches!(fate(name, 10, 20), Fate::Again { .. }))
			.collect();
		let waits = ["UnknownMeter", "NotActive", "FromFuture", "UnknownProcess", "NoBegin"];
		assert_eq!(again, waits);
		// For a day.
		assert_eq!(fate("NoBegin", 10, 10 + LONGEST), Fate::Refused("NoBegin".into()));
		assert_eq!(fate("PageNotNewer", 10, 20), Fate::Superseded);
		assert_eq!(fate("BadSignature", 10, 20), Fate::Refused("BadSignature".into()));
	}

	#[test]
	fn answers_are_those_of_the_records_in_their_order() {
		let sendings = [sending(1, 5), sending(1, 5), sending(2, 6)];
		let events = vec![
			outcome(1, 5, None),
			outcome(1, 5, Some("OtherTime")),
			outcome(2, 6, Some("PageNotNewer")),
		];
		let found = fates(&sendings, &Ok(events.clone()), 200);
		let other = Fate::Refused("OtherTime".into());
		assert_eq!(found, [Fate::Accepted, other, Fate::Superseded]);
		let again = |reason: &str| vec![later(reason, 200 + AGAIN); 3];
		// One answer is missing, or of another record.
		assert_eq!(fates(&sendings, &Ok(events[..2].to_vec()), 200), again("NotReported"));
		let mixed = vec![outcome(1, 5, None), outcome(2, 6, None), outcome(1, 5, None)];
		assert_eq!(fates(&sendings, &Ok(mixed), 200), again("NotReported"));
	}

	#[test]
	fn a_transaction_that_failed_is_repeated() {
		let one = [sending(1, 5)];
		let away = Err(CallError::Away);
		let reason = CallError::Away.to_string();
		assert_eq!(fates(&one, &away, 200), [later(&reason, 200 + AGAIN)]);
		let refused = Err(CallError::Refused("Metering.EmptyBatch".into()));
		assert_eq!(fates(&one, &refused, 200), [later("Metering.EmptyBatch", 200 + AGAIN)]);
		let after = fates(&one, &refused, 100 + LONGEST);
		assert_eq!(after, [Fate::Refused("Metering.EmptyBatch".into())]);
	}

	#[test]
	fn ocmf_is_known_by_its_name_or_its_head() {
		let record = |format: &str, text: &str| Record {
			meter: 1,
			hash: [1; 32],
			at: 1,
			format: format.into(),
			text: text.into(),
			process: None,
		};
		assert!(is_ocmf(&record("ocmf", "OCMF|{}|{}")));
		assert!(is_ocmf(&record("", " OCMF|{}|{}")));
		assert!(!is_ocmf(&record("EDL40", "1B1B1B1B")));
	}
}
