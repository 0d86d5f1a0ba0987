// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Durations of ISO 8601.

use crate::units::Ms;

/// Error of a duration that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub(crate) enum DurationError {
	/// It is not a duration of ISO 8601.
	#[error("is not a duration")]
	NotADuration,
	/// It is below zero.
	#[error("is negative")]
	Negative,
	/// It has years or months, whose length is not fixed, or is beyond all that is meant.
	#[error("is too long")]
	TooLong,
}

const SECOND: Ms = 1_000;
const MINUTE: Ms = 60 * SECOND;
const HOUR: Ms = 60 * MINUTE;
const DAY: Ms = 24 * HOUR;
const WEEK: Ms = 7 * DAY;

/// Returns the milliseconds of a duration such as `PT15M` or `P0Y0M0DT0H15M0S`, rounded down.
pub(crate) fn duration(text: &str) -> Result<Ms, DurationError> {
	let (negative, rest) = match text.strip_prefix(['-', '+']) {
		Some(rest) => (text.starts_with('-'), rest),
		None => (false, text),
	};
	let rest = rest.strip_prefix('P').ok_or(DurationError::NotADuration)?;
	let (date, time) = match rest.split_once('T') {
		Some((_, "")) => return Err(DurationError::NotADuration),
		Some((date, time)) => (date, time),
		None => (rest, ""),
	};
	if date.is_empty() && time.is_empty() {
		return Err(DurationError::NotADuration);
	}
	let date = sum(date, &[('Y', None), ('M', None), ('W', Some(WEEK)), ('D', Some(DAY))])?;
	let time = sum(time, &[('H', Some(HOUR)), ('M', Some(MINUTE)), ('S', Some(SECOND))])?;
	match date.checked_add(time) {
		Some(0) => Ok(0),
		Some(_) | None if negative => Err(DurationError::Negative),
		Some(duration) => Ok(duration),
		None => Err(DurationError::TooLong),
	}
}

/// Adds up components in the order of `units`. One without a length must be zero.
fn sum(mut text: &str, units: &[(char, Option<Ms>)]) -> Result<Ms, DurationError> {
	let mut sum: Ms = 0;
	let mut units = units.iter();
	while !text.is_empty() {
		let end = text
			.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
			.ok_or(DurationError::NotADuration)?;
		let (number, after) = text.split_at(end);
		let mut after = after.chars();
		let unit = after.next().ok_or(DurationError::NotADuration)?;
		let (_, length) =
			units.find(|(name, _)| *name == unit).ok_or(DurationError::NotADuration)?;
		let part = match length {
			Some(length) => component(number, *length)?,
			None if component(number, 1_000)? == 0 => 0,
			None => return Err(DurationError::TooLong),
		};
		sum = sum.checked_add(part).ok_or(DurationError::TooLong)?;
		text = after.as_str();
	}
	Ok(sum)
}

/// Returns `number * unit`, of a number that may have decimals.
fn component(number: &str, unit: Ms) -> Result<Ms, DurationError> {
	let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
	let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
	if !digits(whole) || !digits(fraction) {
		return Err(DurationError::NotADuration);
	}
	let whole: Ms = whole.parse().map_err(|_| DurationError::TooLong)?;
	// No unit has more than nine digits, so that more decimals change nothing.
	let (mut part, mut rest): (Ms, Ms) = (0, unit);
	let mut scale: Ms = 1;
	for digit in fraction.chars().take(9).filter_map(|c| c.to_digit(10)) {
		scale = scale.saturating_mul(10);
		part = part.saturating_mul(10).saturating_add(digit.into());
	}
	rest = rest.saturating_mul(part).checked_div(scale).unwrap_or(0);
	whole.checked_mul(unit).and_then(|whole| whole.checked_add(rest)).ok_or(DurationError::TooLong)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn durations_are_read() {
		for (text, ms) in [
			("PT15M", 900_000),
			("P0Y0M0DT0H15M0S", 900_000),
			("PT0.25H", 900_000),
			("PT0,25H", 900_000),
			("PT900S", 900_000),
			("+PT900.5S", 900_500),
			("P1DT1H", 90_000_000),
			("P1W", 604_800_000),
			("P0Y", 0),
			("PT0S", 0),
			("-PT0S", 0),
		] {
			assert_eq!(duration(text), Ok(ms), "{text}");
		}
	}

	#[test]
	fn other_durations_are_refused() {
		for text in
			["", "P", "PT", "15M", "P1S", "PT1D", "PT1", "PT1M1H", "PT.5H", "PT5.H", "P T1H"]
		{
			assert_eq!(duration(text), Err(DurationError::NotADuration), "{text:?}");
		}
		for text in ["P9999Y", "P1M", "PT99999999999999999999H", "P99999999999999999W"] {
			assert_eq!(duration(text), Err(DurationError::TooLong), "{text}");
		}
		for text in ["-PT15M", "-P1D"] {
			assert_eq!(duration(text), Err(DurationError::Negative), "{text}");
		}
	}

	proptest! {
		#[test]
		fn parts_add_up(days in 0_u64..1_000, hours in 0_u64..100, minutes in 0_u64..100) {
			let text = format!("P{days}DT{hours}H{minutes}M");
			prop_assert_eq!(duration(&text), Ok(((days * 24 + hours) * 60 + minutes) * 60_000));
		}

		#[test]
		fn no_text_panics(text in "-?P?[0-9.YMWDTHS]{0,30}") {
			let _ = duration(&text);
		}
	}
}
