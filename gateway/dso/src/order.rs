// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Translation of an event into orders: one for each interval that asks for more or less energy.
//!
//! Pure: nothing here knows a clock or a store, so the same event becomes the same orders.

mod direction;
mod period;
mod reward;
#[cfg(test)]
mod tests;
mod unusable;

pub use unusable::Unusable;

use crate::{
	units::{Direction, Limits, Ms, Window},
	wire::Event,
};
use serde::{Deserialize, Serialize};

/// What an interval of an event asks for, whatever the time is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wish {
	/// Whole metering intervals within the interval of the event.
	pub window: Window,
	/// Whether to consume or not.
	pub direction: Direction,
	/// Reward of one response in the smallest unit of the token.
	pub reward: u128,
	/// Most responses that are paid.
	pub max_responses: u32,
}

/// Rules of the translation.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
	pub limits: Limits,
	/// Reward of intervals without a price.
	pub reward: Option<u128>,
	pub max_reward: u128,
	pub max_responses: u32,
	pub currency: String,
}

/// Most intervals of an event that are looked at.
pub(crate) const MAX_INTERVALS: usize = 10_000;

/// Wishes of an event by the position of their intervals; `None` where nothing is asked for.
pub(crate) type Wishes = Vec<Result<Option<Wish>, Unusable>>;

/// Returns the wish of each interval.
pub(crate) fn wishes(event: &Event, rules: &Rules, made: Ms) -> Result<Wishes, Unusable> {
	let intervals = event.intervals.as_deref().unwrap_or_default();
	if intervals.is_empty() {
		return Err(Unusable::NoInterval);
	}
	if intervals.len() > MAX_INTERVALS {
		return Err(Unusable::TooManyIntervals);
	}
	let periods = period::periods(event, made);
	period::check(event, &periods)?;
	let price = reward::Price::new(event, rules);
	let wish = |payloads, period: Result<Window, Unusable>| {
		let window = period?;
		let Some(direction) = direction::direction(payloads)? else {
			return Ok(None);
		};
		let reward = price.reward(payloads)?;
		let window = whole_intervals(window, rules.limits.interval)?;
		if window.duration() > rules.limits.max_window {
			return Err(Unusable::TooLong);
		}
		Ok(Some(Wish { window, direction, reward, max_responses: rules.max_responses }))
	};
	Ok(intervals
		.iter()
		.zip(periods)
		.map(|(interval, period)| wish(interval.payloads.as_deref().unwrap_or_default(), period))
		.collect())
}

/// Returns the whole metering intervals within a window: only steps that are wholly within the
/// window of a signal respond, and steps are made of metering intervals.
fn whole_intervals(window: Window, interval: Ms) -> Result<Window, Unusable> {
	let start = next_boundary(window.start, interval);
	let end = window.end.saturating_sub(window.end.checked_rem(interval).unwrap_or(0));
	if start < end {
		Ok(Window { start, end })
	} else {
		Err(Unusable::TooShort)
	}
}

/// Returns the first boundary of metering intervals at or after `at`.
pub(crate) fn next_boundary(at: Ms, interval: Ms) -> Ms {
	match at.checked_rem(interval) {
		None | Some(0) => at,
		Some(past) => at.saturating_add(interval.saturating_sub(past)),
	}
}
