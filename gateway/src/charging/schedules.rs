// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Schedules of the processes that drivers start themselves: the operator has the chain make them.
//!
//! A schedule needs a reading since the authorisation, so it is asked for after each reading of the
//! meter that a block accepts, until the chain has it or the time for it is over.

use super::state;
use crate::chain::{Call, CallError, Event, Handle};
use smartcharge_gateway_ocpp::gateway::{MeterId, ProcessId, StationId};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, PoisonError},
};
use subxt::dynamic::Value;
use tokio::sync::broadcast::error::RecvError;

/// The requested processes that have no schedule, by the meters of their stations.
#[derive(Debug, Default)]
struct Waiting(Mutex<HashMap<ProcessId, MeterId>>);

impl Waiting {
	fn add(&self, process: ProcessId, meter: MeterId) {
		self.locked().insert(process, meter);
	}

	fn remove(&self, process: ProcessId) {
		self.locked().remove(&process);
	}

	/// Takes those at a meter out, so that each is asked for once at a time.
	fn take(&self, meter: MeterId) -> Vec<ProcessId> {
		let mut all = self.locked();
		let found: Vec<_> =
			all.iter().filter(|(_, at)| **at == meter).map(|(process, _)| *process).collect();
		for process in &found {
			all.remove(process);
		}
		found
	}

	fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<ProcessId, MeterId>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Follows an event of a best block; returns the processes to ask for.
	fn follow(&self, event: &Event, meters: &HashMap<StationId, MeterId>) -> Vec<ProcessId> {
		let narrow = |field: &str| event.number(field).and_then(|id| u32::try_from(id).ok());
		match (event.pallet.as_str(), event.name.as_str()) {
			("Metering", "ReadingAccepted") => {
				return narrow("meter").map(|meter| self.take(meter)).unwrap_or_default();
			},
			("Charging", "OffersRequested") => {
				let meter = narrow("station").and_then(|station| meters.get(&station));
				if let (Some(process), Some(meter)) = (event.number("process"), meter) {
					self.add(process, *meter);
				}
			},
			("Charging", "Scheduled" | "Finished") => {
				if let Some(process) = event.number("process") {
					self.remove(process);
				}
			},
			_ => {},
		}
		Vec::new()
	}
}

/// Whether the answer to a request for a schedule leaves something to do.
fn again(answer: &Result<(), CallError>) -> bool {
	match answer {
		Ok(()) => false,
		Err(CallError::Refused(name)) => !matches!(
			name.as_str(),
			"Charging.UnknownProcess"
				| "Charging.ProcessEnded"
				| "Charging.NotStationOperator"
				| "Charging.AlreadyScheduled"
				| "Charging.NotScheduledInTime"
		),
		Err(_) => true,
	}
}

/// Asks for schedules at stations, by their meters, for ever.
pub(super) async fn run(chain: Handle, meters: HashMap<StationId, MeterId>) {
	let waiting = Arc::new(Waiting::default());
	let mut events = chain.events();
	let mut nodes = chain.nodes();
	loop {
		tokio::select! {
			block = events.recv() => match block {
				Ok(block) if block.is_final => {},
				Ok(block) => {
					// All events first: a schedule in the same block makes the request needless.
					let due: Vec<_> = block
						.events
						.iter()
						.flat_map(|event| {
							let meter = event.number("meter");
							waiting.follow(event, &meters).into_iter().zip(std::iter::repeat(meter))
						})
						.collect();
					for (process, meter) in due {
						let meter = meter.and_then(|meter| MeterId::try_from(meter).ok());
						if let Some(meter) = meter {
							tokio::spawn(ask(chain.clone(), waiting.clone(), process, meter));
						}
					}
				},
				Err(RecvError::Lagged(_)) => find(&chain, &waiting, &meters).await,
				Err(RecvError::Closed) => return,
			},
			changed = nodes.changed() => match changed {
				Ok(()) => find(&chain, &waiting, &meters).await,
				Err(_) => return,
			},
		}
	}
}

async fn ask(chain: Handle, waiting: Arc<Waiting>, process: ProcessId, meter: MeterId) {
	let call = Call::new("Charging", "schedule", [("process", Value::u128(process.into()))]);
	let answer = chain.call(call).await.map(|_| ());
	if let Err(error) = &answer {
		tracing::warn!(process, %error, "the schedule of a process");
	}
	if again(&answer) {
		waiting.add(process, meter);
	}
}

/// Finds the processes without a schedule, because an event may have been missed.
async fn find(chain: &Handle, waiting: &Waiting, meters: &HashMap<StationId, MeterId>) {
	let Some(node) = chain.node() else { return };
	for (station, meter) in meters {
		let found = match state::running(&node, *station).await {
			Ok(Some(process)) => state::process(&node, process).await.map(|found| (process, found)),
			Ok(None) => continue,
			Err(error) => Err(error),
		};
		match found {
			Ok((process, Some(found))) if found.steps.is_empty() && !found.closing => {
				waiting.add(process, *meter);
			},
			Ok(_) => {},
			Err(error) => tracing::warn!(station, %error, "the process of a station is not known"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn event(pallet: &str, name: &str, fields: &[(&str, u64)]) -> Event {
		let fields =
			fields.iter().map(|(name, value)| ((*name).to_string(), Value::u128((*value).into())));
		let fields = Value::named_composite(fields);
		Event { pallet: pallet.into(), name: name.into(), fields, transaction: None }
	}

	#[test]
	fn a_reading_of_the_station_asks_for_the_schedule() {
		let waiting = Waiting::default();
		let meters = HashMap::from([(3, 30), (4, 40)]);
		let requested = |process, station| {
			event("Charging", "OffersRequested", &[("process", process), ("station", station)])
		};
		let read = |meter| event("Metering", "ReadingAccepted", &[("meter", meter)]);
		assert!(waiting.follow(&requested(7, 3), &meters).is_empty());
		assert!(waiting.follow(&requested(8, 99), &meters).is_empty(), "a station of others");
		assert!(waiting.follow(&read(40), &meters).is_empty(), "another meter");
		assert_eq!(waiting.follow(&read(30), &meters), [7]);
		assert!(waiting.follow(&read(30), &meters).is_empty(), "once at a time");
	}

	#[test]
	fn a_process_with_a_schedule_needs_none() {
		let waiting = Waiting::default();
		let meters = HashMap::from([(3, 30)]);
		for over in ["Scheduled", "Finished"] {
			let fields = [("process", 7), ("station", 3)];
			waiting.follow(&event("Charging", "OffersRequested", &fields), &meters);
			waiting.follow(&event("Charging", over, &[("process", 7)]), &meters);
			assert!(waiting.take(30).is_empty(), "{over}");
		}
	}

	#[test]
	fn what_can_still_be_scheduled_is_asked_for_again() {
		let refused = |name: &str| again(&Err(CallError::Refused(format!("Charging.{name}"))));
		assert!(!again(&Ok(())));
		assert!(!refused("AlreadyScheduled"));
		assert!(!refused("NotScheduledInTime"));
		assert!(refused("NoReadingSinceAuthorisation"));
		assert!(refused("NoEligibleOffer"));
		assert!(again(&Err(CallError::Away)));
	}
}
