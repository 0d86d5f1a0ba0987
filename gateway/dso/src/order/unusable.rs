// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Reasons why an event or an interval becomes no signal.

use crate::wire::{printable, DecimalError, DurationError};

/// Reason why an event or an interval of it becomes no signal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unusable {
	/// The event has no interval.
	#[error("the event has no interval")]
	NoInterval,
	/// The event has more intervals than are looked at.
	#[error("the event has too many intervals")]
	TooManyIntervals,
	/// Two intervals of the event overlap, so that it is not clear which of them counts.
	#[error("intervals {0} and {1} of the event overlap")]
	Overlapping(u32, u32),
	/// The event is longer than its intervals, which would repeat.
	#[error("the event repeats its intervals, which is not supported")]
	Repeats,
	/// Neither the interval nor the event has a start or a duration.
	#[error("the interval has no {0}")]
	NoPeriod(&'static str),
	/// The start is no time, has no zone or is before 1970.
	#[error("the start is not a time with a zone after 1970: {0}")]
	BadTime(String),
	/// The duration cannot be used.
	#[error("the duration {0}: {1}")]
	BadDuration(&'static str, String),
	/// The duration is zero.
	#[error("the duration is zero")]
	ZeroDuration,
	/// The duration is below zero.
	#[error("the duration is negative")]
	NegativeDuration,
	/// There is no whole metering interval within the interval.
	#[error("the interval contains no whole metering interval")]
	TooShort,
	/// The interval is longer than a signal may be.
	#[error("the interval is longer than a signal may be")]
	TooLong,
	/// No whole metering interval was ahead when the event was made.
	#[error("the interval is in the past")]
	Past,
	/// No payload of the interval says whether to consume or not.
	#[error("no payload has a direction, among: {0}")]
	NoDirection(String),
	/// Payloads of the interval ask for more and for less energy.
	#[error("the payloads ask for more and for less energy")]
	Contradiction,
	/// The payload has a value that its type cannot have, none, or more than one.
	#[error("{0} has a wrong value")]
	BadValue(&'static str),
	/// Neither the interval nor the configuration has a reward.
	#[error("there is no price, and no reward in the configuration")]
	NoReward,
	/// The price has more decimals than the token.
	#[error("the price has more decimals than the token")]
	TooManyDecimals,
	/// The price is not above zero.
	#[error("the price is not above zero")]
	NotAReward,
	/// The price exceeds the highest reward of the configuration.
	#[error("the price exceeds `max_reward`")]
	RewardTooHigh,
	/// The price is one of energy, not of a response.
	#[error("the price has the unit {0}, but a reward is paid per response")]
	PriceUnit(String),
	/// The price is in another currency than that of the configuration.
	#[error("the price is in {0}")]
	OtherCurrency(String),
}

impl Unusable {
	/// Returns the reason for a duration that cannot be used.
	pub(crate) fn duration(error: DurationError, text: &str) -> Self {
		match error {
			DurationError::Negative => Self::NegativeDuration,
			DurationError::TooLong => Self::BadDuration("is too long", printable(text)),
			DurationError::NotADuration => {
				Self::BadDuration("is none of ISO 8601", printable(text))
			},
		}
	}

	/// Returns the reason for a price that cannot be used.
	pub(crate) const fn price(error: DecimalError) -> Self {
		match error {
			DecimalError::NotANumber => Self::BadValue("PRICE"),
			DecimalError::TooLarge => Self::RewardTooHigh,
			DecimalError::TooManyDecimals => Self::TooManyDecimals,
		}
	}
}
