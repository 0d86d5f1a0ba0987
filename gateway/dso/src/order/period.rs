// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Periods of intervals: their own, or one after the other from the start of the event.

use super::Unusable;
use crate::{
	units::{Ms, Window},
	wire::{duration, printable, start, Event, Period, Start},
};

/// Returns the period of each interval. An interval without a start follows the one before it; the
/// start `now` is `made`, when the event was changed.
pub(crate) fn periods(event: &Event, made: Ms) -> Vec<Result<Window, Unusable>> {
	let default = event.interval_period.as_ref();
	let length = default.and_then(|period| period.duration.as_deref());
	let mut next = default
		.and_then(|period| period.start.as_deref())
		.ok_or(Unusable::NoPeriod("start"))
		.and_then(|text| moment(text, made));
	let intervals = event.intervals.as_deref().unwrap_or_default();
	let one = |own: Option<&Period>, next: Result<Ms, Unusable>| {
		let own_start = own.and_then(|period| period.start.as_deref());
		let start = own_start.map_or(next, |text| moment(text, made))?;
		let own_length = own.and_then(|period| period.duration.as_deref());
		let text = own_length.or(length).ok_or(Unusable::NoPeriod("duration"))?;
		let length = duration(text).map_err(|error| Unusable::duration(error, text))?;
		let end = start
			.checked_add(length)
			.ok_or_else(|| Unusable::BadDuration("is too long", printable(text)))?;
		match length {
			0 => Err(Unusable::ZeroDuration),
			_ => Ok(Window { start, end }),
		}
	};
	intervals
		.iter()
		.map(|interval| {
			let period = one(interval.interval_period.as_ref(), next.clone());
			next = match &period {
				Ok(window) => Ok(window.end),
				// The one after it has no place either, unless it has a start of its own.
				Err(_) => Err(Unusable::NoPeriod("start")),
			};
			period
		})
		.collect()
}

fn moment(text: &str, made: Ms) -> Result<Ms, Unusable> {
	match start(text) {
		Some(Start::At(at)) => Ok(at),
		Some(Start::Now) => Ok(made),
		None => Err(Unusable::BadTime(printable(text))),
	}
}

/// Checks that the intervals are disjoint, and that the event is not longer than they are.
pub(crate) fn check(event: &Event, periods: &[Result<Window, Unusable>]) -> Result<(), Unusable> {
	let mut placed: Vec<(Window, u32)> =
		(0_u32..).zip(periods).filter_map(|(at, one)| Some((*one.as_ref().ok()?, at))).collect();
	placed.sort_unstable();
	for ((one, at), (other, after)) in placed.iter().zip(placed.iter().skip(1)) {
		if one.overlaps(other) {
			return Err(Unusable::Overlapping(*at.min(after), *at.max(after)));
		}
	}
	let (Some(text), Some((first, _)), Some((last, _))) =
		(&event.duration, placed.first(), placed.last())
	else {
		return Ok(());
	};
	match duration(text) {
		Ok(length) if length <= last.end.saturating_sub(first.start) => Ok(()),
		Ok(_) => Err(Unusable::Repeats),
		Err(error) => Err(Unusable::duration(error, text)),
	}
}
