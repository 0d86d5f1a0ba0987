// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What best blocks report of the stations of this gateway.

use super::state;
use crate::{
	chain::{number, Error, Event, Handle, Node},
	intake::now,
	store::{rows, Store},
};
use smartcharge_gateway_ocpp::gateway::{Finish, News, ProcessId, Snapshot, StationId, Step};
use std::{
	collections::{HashMap, HashSet},
	sync::{Arc, Mutex, PoisonError},
};
use subxt::dynamic::At;
use tokio::sync::{broadcast::error::RecvError, mpsc};

/// News that wait for a station's task; one that is slower is subscribed again.
const QUEUE: usize = 64;
/// Kind of the rows that name the processes that this gateway started.
pub(super) const STARTED: &str = "started";

/// Subscribers by station.
#[derive(Debug, Default)]
pub(super) struct Hub {
	listeners: Mutex<HashMap<StationId, Vec<mpsc::Sender<News>>>>,
	/// Stations at which this gateway starts a process now.
	starting: Mutex<HashSet<StationId>>,
	stations: Mutex<HashMap<ProcessId, StationId>>,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hub {
	/// Notes that this gateway starts a process at a station: it is not one that a driver started.
	pub(super) fn set_starting(&self, station: StationId, starting: bool) {
		let mut all = locked(&self.starting);
		if starting {
			all.insert(station);
		} else {
			all.remove(&station);
		}
	}

	/// Subscribes to a station; the first item is its state, if it is known.
	pub(super) fn subscribe(
		&self,
		station: StationId,
		first: Option<Snapshot>,
	) -> mpsc::Receiver<News> {
		let (sender, receiver) = mpsc::channel(QUEUE);
		if let Some(first) = first {
			let _ = sender.try_send(News::Now(first));
		}
		locked(&self.listeners).entry(station).or_default().push(sender);
		receiver
	}

	/// Sends to all subscribers of a station. One whose queue is full is dropped, and subscribes
	/// again.
	fn send(&self, station: StationId, news: &News) {
		if let Some(senders) = locked(&self.listeners).get_mut(&station) {
			senders.retain(|sender| sender.try_send(news.clone()).is_ok());
		}
	}

	fn subscribed(&self) -> Vec<StationId> {
		locked(&self.listeners).keys().copied().collect()
	}
}

/// State of a station, as far as it is known.
pub(super) async fn snapshot(
	node: &Node,
	store: &Store,
	station: StationId,
) -> Result<Snapshot, Error> {
	let key = station.to_string();
	let started = store.with(move |db| rows::all(db, STARTED, &key)).await;
	let started = started.map_err(|error| Error::Other(error.to_string()))?;
	let is_ours = |process: ProcessId| {
		let name = process.to_string();
		started.iter().any(|(key, _)| *key == name)
	};
	state::snapshot(node, station, now(), |process| !is_ours(process)).await
}

/// Follows best blocks for ever.
pub(super) async fn run(hub: Arc<Hub>, chain: Handle, store: Store) {
	let mut events = chain.events();
	let mut nodes = chain.nodes();
	loop {
		let missed = tokio::select! {
			block = events.recv() => match block {
				Ok(block) if block.is_final => false,
				Ok(block) => {
					let mut missed = false;
					for event in block.events.iter().filter(|event| event.pallet == "Charging") {
						let reported = match chain.node() {
							Some(node) => report(&hub, &node, &store, event).await,
							None => Err(Error::Silent),
						};
						missed |= reported.is_err();
					}
					missed
				},
				Err(RecvError::Lagged(_)) => true,
				Err(RecvError::Closed) => return,
			},
			changed = nodes.changed() => match changed {
				Ok(()) => true,
				Err(_) => return,
			},
		};
		if missed {
			resynchronise(&hub, &chain, &store).await;
		}
	}
}

/// Sends the state of every station, because something may have been missed.
async fn resynchronise(hub: &Hub, chain: &Handle, store: &Store) {
	let Some(node) = chain.node() else { return };
	locked(&hub.stations).clear();
	for station in hub.subscribed() {
		match snapshot(&node, store, station).await {
			Ok(found) => hub.send(station, &News::Now(found)),
			Err(error) => {
				tracing::warn!(station, %error, "the state of a station is not known");
				return;
			},
		}
	}
}

/// Returns the step of an event, with the power that counts.
fn step(event: &Event) -> Option<Step> {
	let set_point = u32::try_from(event.number("set_point")?).ok()?;
	let power = if event.number("energy")? == 0 { 0 } else { set_point };
	Some(Step { start: event.number("start")?, end: event.number("end")?, power })
}

/// Returns the reason of an end in the words of the central system.
fn finish(reason: &str) -> Finish {
	match reason {
		"DemandMet" => Finish::DemandMet,
		"TimeOver" => Finish::TimeOver,
		"Disconnected" | "Stopped" => Finish::Stopped,
		"OutOfEscrow" => Finish::OutOfEscrow,
		"Stale" => Finish::Stale,
		_ => Finish::Terminated,
	}
}

async fn station_of(
	hub: &Hub,
	node: &Node,
	process: ProcessId,
) -> Result<Option<StationId>, Error> {
	if let Some(station) = locked(&hub.stations).get(&process) {
		return Ok(Some(*station));
	}
	let Some(found) = state::process(node, process).await? else { return Ok(None) };
	locked(&hub.stations).insert(process, found.station);
	Ok(Some(found.station))
}

async fn report(hub: &Hub, node: &Node, store: &Store, event: &Event) -> Result<(), Error> {
	let narrow = |number: u64| StationId::try_from(number).ok();
	let named = event.number("station").and_then(narrow);
	if event.name == "StationClosed" {
		if let Some(station) = named {
			hub.send(station, &News::StationClosed);
		}
		return Ok(());
	}
	let Some(process) = event.number("process") else { return Ok(()) };
	if event.name == "Authorised" {
		if let Some(station) = named {
			locked(&hub.stations).insert(process, station);
			if !locked(&hub.starting).contains(&station) {
				hub.send(station, &News::Authorised { process });
			}
		}
		return Ok(());
	}
	const REPORTED: [&str; 7] = [
		"Scheduled",
		"ChoiceChanged",
		"ResponseAccepted",
		"StepOpened",
		"StepSettled",
		"Closing",
		"Finished",
	];
	if !REPORTED.contains(&event.name.as_str()) {
		return Ok(());
	}
	let station = match event.name.as_str() {
		// The process is not there any more; its record names the station.
		"Finished" => {
			let known = locked(&hub.stations).remove(&process);
			let recorded = event.fields.at("record").and_then(|record| record.at("station"));
			known.or_else(|| recorded.and_then(number).and_then(narrow))
		},
		_ => station_of(hub, node, process).await?,
	};
	let Some(station) = station.filter(|one| locked(&hub.listeners).contains_key(one)) else {
		return Ok(());
	};
	let news = match event.name.as_str() {
		"StepOpened" => step(event).map(|step| News::StepOpened { process, step }),
		"Closing" => Some(News::Closing { process }),
		"Finished" => {
			let (station, key) = (station.to_string(), process.to_string());
			let removed =
				store.with(move |db| rows::put(db, (STARTED, &station, &key), None)).await;
			if let Err(error) = removed {
				tracing::warn!(%error, "a row stays");
			}
			let reason = finish(&event.variant("reason").unwrap_or_default());
			Some(News::Finished { process, reason })
		},
		name => state::process(node, process).await?.map(|found| {
			let steps = found.steps;
			match name {
				"Scheduled" => News::Scheduled { process, steps },
				"StepSettled" => News::Settled { process, cost: found.cost },
				_ => News::ChoiceChanged { process, steps },
			}
		}),
	};
	if let Some(news) = news {
		hub.send(station, &news);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::dynamic::Value;

	fn opened(energy: u128) -> Event {
		Event {
			pallet: "Charging".into(),
			name: "StepOpened".into(),
			fields: Value::named_composite([
				("process", Value::u128(1)),
				("start", Value::u128(100)),
				("end", Value::u128(200)),
				("energy", Value::u128(energy)),
				("set_point", Value::u128(11_000)),
			]),
			transaction: None,
		}
	}

	#[test]
	fn a_step_without_energy_has_no_power() {
		assert_eq!(step(&opened(2_750)), Some(Step { start: 100, end: 200, power: 11_000 }));
		assert_eq!(step(&opened(0)), Some(Step { start: 100, end: 200, power: 0 }));
	}

	#[test]
	fn every_reason_of_an_end_is_known() {
		assert_eq!(finish("DemandMet"), Finish::DemandMet);
		assert_eq!(finish("Stopped"), Finish::Stopped);
		assert_eq!(finish("Disconnected"), Finish::Stopped);
		assert_eq!(finish("MeterChanged"), Finish::Terminated);
		assert_eq!(finish("Agreed"), Finish::Terminated);
	}

	#[tokio::test]
	async fn a_slow_subscriber_is_dropped_and_the_others_stay() {
		let hub = Hub::default();
		let mut slow = hub.subscribe(1, Some(Snapshot::default()));
		let mut fast = hub.subscribe(1, None);
		let mut other = hub.subscribe(2, None);
		for _ in 0..QUEUE {
			hub.send(1, &News::StationClosed);
			assert_eq!(fast.recv().await, Some(News::StationClosed));
		}
		assert_eq!(slow.recv().await, Some(News::Now(Snapshot::default())));
		let mut count = 0;
		while slow.recv().await.is_some() {
			count += 1;
		}
		assert_eq!(count, QUEUE - 1);
		assert!(other.try_recv().is_err());
	}
}
