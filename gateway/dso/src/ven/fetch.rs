// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Events of the configured programmes.

use super::{PollError, Ven};
use crate::{
	order::{wishes, Rules},
	plan::Desired,
	store::Key,
	units::Ms,
	wire::{is_id, printable, rfc3339, Event},
	Kind,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Events that the VTN has now.
#[derive(Default)]
pub(super) struct Fetched {
	/// Events by id, with the time of their last change.
	pub events: BTreeMap<String, (Event, Ms)>,
	/// Ids of the configured programmes.
	programs: BTreeSet<String>,
	/// Ids of events that cannot be read.
	unreadable: BTreeSet<String>,
	/// Whether there may be events that are not in any of the two.
	incomplete: bool,
}

impl Fetched {
	/// Returns whether it is not known what an event asks for.
	pub(super) fn is_unknown(&self, event: &str) -> bool {
		self.unreadable.contains(event) || (self.incomplete && !self.events.contains_key(event))
	}
}

#[derive(Deserialize)]
struct OnlyId {
	id: String,
}

impl Ven {
	/// Returns the events of the configured programmes. Nothing is done with half of them: if a
	/// request fails, so does the whole.
	pub(super) async fn fetch(&mut self) -> Result<Fetched, PollError> {
		let programs = self.vtn.programs().await?;
		let mut fetched = Fetched::default();
		for name in &self.settings.programs {
			let own = programs.iter().filter(|one| one.name == *name);
			let before = fetched.programs.len();
			fetched.programs.extend(own.map(|one| one.id.clone()));
			if fetched.programs.len() == before {
				// Its events are hidden rather than deleted: their signals stay.
				fetched.incomplete = true;
				self.notices.state(None, None, Kind::NoProgram(name.clone()));
			}
		}
		for program in fetched.programs.clone() {
			for text in self.vtn.events(&program).await? {
				self.read(&text, &mut fetched);
			}
		}
		self.confirm_deletions(&mut fetched).await?;
		Ok(fetched)
	}

	/// Asks for each event that is missing and has a signal that could be withdrawn: a page can
	/// miss an event while others are deleted.
	async fn confirm_deletions(&mut self, fetched: &mut Fetched) -> Result<(), PollError> {
		let now = self.chain.now();
		let missing: BTreeSet<_> = self
			.records
			.values()
			.filter(|one| one.window.start > now && !one.stays)
			.map(|one| one.key.event.clone())
			.filter(|event| !fetched.events.contains_key(event) && !fetched.is_unknown(event))
			.collect();
		for event in missing {
			match self.vtn.event(&event).await {
				Ok(text) => self.read(&text, fetched),
				Err(error) if error.is_not_found() => (),
				Err(error) => return Err(error.into()),
			}
		}
		Ok(())
	}

	/// Reads one event.
	fn read(&mut self, text: &RawValue, fetched: &mut Fetched) {
		let read = serde_json::from_str::<Event>(text.get())
			.map_err(|error| printable(&error.to_string()))
			.and_then(|event| match is_id(&event.id) {
				true => Ok(event),
				false => Err("id is not an id of OpenADR".into()),
			})
			.and_then(|event| match rfc3339(&event.modification_date_time) {
				Some(made) => Ok((event, made)),
				None => Err("modificationDateTime is not a time".into()),
			});
		match read {
			// A server that ignores the filter sends events of other programmes.
			Ok((event, _)) if !fetched.programs.contains(&event.program_id) => (),
			Ok((event, made)) => {
				fetched.events.insert(event.id.clone(), (event, made));
			},
			Err(why) => {
				let id = serde_json::from_str::<OnlyId>(text.get()).ok();
				let id = id.map(|only| only.id).filter(|id| is_id(id));
				self.notices.state(id.as_deref(), None, Kind::Unreadable(why));
				match id {
					Some(id) => {
						fetched.unreadable.insert(id);
					},
					None => fetched.incomplete = true,
				}
			},
		}
	}

	/// Returns the intervals that ask for a signal. What cannot become one is noticed.
	pub(super) fn desired(&mut self, fetched: &Fetched, rules: &Rules) -> Vec<Desired> {
		let mut desired = Vec::new();
		for (id, (event, made)) in &fetched.events {
			let wishes = match wishes(event, rules, *made) {
				Ok(wishes) => wishes,
				Err(why) => {
					self.notices.state(Some(id), None, Kind::Unusable(why));
					continue;
				},
			};
			let intervals = event.intervals.as_deref().unwrap_or_default();
			for ((position, interval), wish) in (0_u32..).zip(intervals).zip(wishes) {
				let key = Key { event: id.clone(), position };
				match wish {
					Ok(None) => (),
					Ok(Some(wish)) => desired.push(Desired {
						key,
						interval: interval.id.unwrap_or_else(|| position.into()),
						modified: event.modification_date_time.clone(),
						made: *made,
						priority: event.priority.unwrap_or(u64::MAX),
						wish,
					}),
					Err(why) => self.notices.interval(&key, Kind::Unusable(why)),
				}
			}
		}
		desired
	}
}
