// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Comparison of what the events ask for with the signals that were sent.
//!
//! Pure: returns what to do, and does nothing.

#[cfg(test)]
mod tests;

use crate::{
	order::{next_boundary, Wish},
	store::{Key, Record},
	units::{Limits, Ms, Window},
};
use std::collections::{BTreeMap, BTreeSet};

/// Interval of an event that asks for a signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Desired {
	pub key: Key,
	/// Id of the interval by the author of the event.
	pub interval: i64,
	/// `modificationDateTime` of the event.
	pub modified: String,
	/// The same as a time.
	pub made: Ms,
	/// Priority of the event; a lower number counts more.
	pub priority: u64,
	pub wish: Wish,
}

/// Clock of a plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
	pub now: Ms,
	/// Earliest start of a window that is sent now.
	pub ready: Ms,
}

/// What to do. Withdrawals come first, as they make room.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
	/// Signals that nothing asks for any more, and that have not started.
	pub withdraw: Vec<Key>,
	/// Signals to send, by their start, with the window that is ahead.
	pub send: Vec<(Desired, Window)>,
	/// Records whose event was changed without a change for the signal.
	pub touch: Vec<(Key, String)>,
	/// Intervals whose earlier signal stays although they ask for another one now.
	pub stays: Vec<Key>,
	/// Intervals that give way to another one.
	pub overridden: Vec<Key>,
	/// Intervals for which it was too late when their event was made.
	pub past: Vec<Key>,
	/// Number of intervals that wait for their time, or for room.
	pub waiting: usize,
}

/// Windows that do not overlap, by their start.
#[derive(Default)]
struct Taken(BTreeMap<Ms, Ms>);

impl Taken {
	fn overlaps(&self, window: &Window) -> bool {
		let before = self.0.range(..window.end).next_back();
		before.is_some_and(|(_, end)| *end > window.start)
	}

	/// Windows on the chain never overlap, so that nothing is lost here.
	fn insert(&mut self, window: &Window) {
		self.0.insert(window.start, window.end);
	}
}

/// Returns what to do. `unknown` are events of which it is not known what they ask for now: their
/// signals stay.
pub(crate) fn plan(
	records: &BTreeMap<Key, Record>,
	desired: Vec<Desired>,
	unknown: impl Fn(&str) -> bool,
	clock: Clock,
	limits: &Limits,
) -> Plan {
	let mut plan = Plan::default();
	let mut desired: BTreeMap<_, _> =
		desired.into_iter().map(|one| (one.key.clone(), one)).collect();
	let mut taken = Taken::default();
	let mut movable = BTreeSet::new();
	let mut pending: usize = 0;
	for (key, record) in records.iter().filter(|(_, one)| one.window.end > clock.now) {
		pending = pending.saturating_add(1);
		if record.stays || record.window.start <= clock.now || unknown(&key.event) {
			taken.insert(&record.window);
			match desired.remove(key) {
				Some(wanted) if wanted.wish == record.wish => touch(&mut plan, record, &wanted),
				Some(_) => plan.stays.push(key.clone()),
				None => (),
			}
		} else {
			movable.insert(key);
		}
	}

	let mut ranked: Vec<_> = desired.into_values().collect();
	ranked.sort_by_cached_key(|one| {
		(one.priority, !movable.contains(&one.key), one.key.event.clone(), one.key.position)
	});
	for wanted in ranked {
		let same = movable
			.get(&wanted.key)
			.and_then(|key| records.get(*key))
			.filter(|record| record.wish == wanted.wish);
		let window = match same {
			Some(record) => Some(record.window),
			None => ahead(&wanted.wish.window, clock.ready, limits.interval),
		};
		let Some(window) = window else {
			// One that was sent in time is over; of one that came too late somebody has to know.
			let lead = clock.ready.saturating_sub(clock.now);
			let then = wanted.made.saturating_add(lead);
			if ahead(&wanted.wish.window, then, limits.interval).is_none() {
				plan.past.push(wanted.key);
			}
			continue;
		};
		if taken.overlaps(&window) {
			plan.overridden.push(wanted.key);
			continue;
		}
		taken.insert(&window);
		match same {
			Some(record) => {
				touch(&mut plan, record, &wanted);
				movable.remove(&wanted.key);
			},
			None => plan.send.push((wanted, window)),
		}
	}
	plan.withdraw = movable.into_iter().cloned().collect();

	// The nearest first; what has no room or is too far ahead waits for a later plan.
	let all = plan.send.len();
	let latest = clock.now.saturating_add(limits.max_lead);
	let pending = pending.saturating_sub(plan.withdraw.len());
	let room = usize::try_from(limits.max_signals).unwrap_or(usize::MAX).saturating_sub(pending);
	plan.send.retain(|(_, window)| window.start <= latest);
	plan.send.sort_by_key(|(_, window)| *window);
	plan.send.truncate(room);
	plan.waiting = all.saturating_sub(plan.send.len());
	plan
}

fn touch(plan: &mut Plan, record: &Record, wanted: &Desired) {
	if record.modified != wanted.modified {
		plan.touch.push((record.key.clone(), wanted.modified.clone()));
	}
}

/// Returns the part of a window that starts at or after `ready`, in whole metering intervals.
fn ahead(window: &Window, ready: Ms, interval: Ms) -> Option<Window> {
	let start = window.start.max(next_boundary(ready, interval));
	(start < window.end).then_some(Window { start, end: window.end })
}
