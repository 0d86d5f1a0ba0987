// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Times of records: `2019-08-13T10:03:15,000+0000 I`.

use super::{decimal::whole, Malformed};

/// A time, and what the device knows of its clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
	/// In ms since the Unix epoch.
	pub at: u64,
	/// Whether the clock is known to be set: it is synchronised, relative to a synchronised
	/// moment, or informative.
	pub known: bool,
}

/// Reads a time. Milliseconds and the status are optional; the zone is not.
pub(super) fn read(text: &[u8]) -> Result<Stamp, Malformed> {
	stamp(text).ok_or(Malformed::Time)
}

fn stamp(text: &[u8]) -> Option<Stamp> {
	let text = text.trim_ascii();
	let (text, status) = match text.iter().rposition(|byte| *byte == b' ') {
		Some(at) => {
			let (text, status) = text.split_at_checked(at)?;
			(text.trim_ascii(), status.trim_ascii())
		},
		None => (text, b"U".as_slice()),
	};
	let known = match status {
		b"S" | b"R" | b"I" => true,
		b"U" => false,
		_ => return None,
	};
	let mut parts = Parts { rest: text };
	let (year, month, day) =
		(parts.number(4)?, parts.after(b"-")?.number(2)?, parts.after(b"-")?.number(2)?);
	let hour = parts.after(b"T")?.number(2)?;
	let (minute, second) = (parts.after(b":")?.number(2)?, parts.after(b":")?.number(2)?);
	let millis = match parts.rest.first() {
		Some(b',' | b'.') => parts.after(b",.")?.number(3)?,
		_ => 0,
	};
	let (west, zone) = parts.zone()?;
	if hour > 23 || minute > 59 || second > 59 {
		return None;
	}
	let local = days(year, month, day)?
		.checked_mul(24)?
		.checked_add(hour)?
		.checked_mul(60)?
		.checked_add(minute)?;
	let minutes = if west { local.checked_add(zone)? } else { local.checked_sub(zone)? };
	let at = minutes.checked_mul(60)?.checked_add(second)?.checked_mul(1_000)?;
	Some(Stamp { at: at.checked_add(millis)?, known })
}

struct Parts<'a> {
	rest: &'a [u8],
}

impl Parts<'_> {
	fn number(&mut self, digits: usize) -> Option<u64> {
		let (number, rest) = self.rest.split_at_checked(digits)?;
		self.rest = rest;
		whole(number).ok()
	}

	/// What follows one of the bytes `any`.
	fn after(&mut self, any: &[u8]) -> Option<&mut Self> {
		let (first, rest) = self.rest.split_first()?;
		self.rest = rest;
		any.contains(first).then_some(self)
	}

	/// Whether the zone is west of Greenwich, and its minutes.
	fn zone(&mut self) -> Option<(bool, u64)> {
		let west = match self.rest {
			b"Z" => return Some((false, 0)),
			[b'+', ..] => false,
			[b'-', ..] => true,
			_ => return None,
		};
		let hours = self.after(b"+-")?.number(2)?;
		let _ = self.rest.first().filter(|first| **first == b':').and_then(|_| self.after(b":"));
		let minutes = if self.rest.is_empty() { 0 } else { self.number(2)? };
		let valid = self.rest.is_empty() && hours <= 14 && minutes <= 59;
		valid.then(|| (west, hours.saturating_mul(60).saturating_add(minutes)))
	}
}

/// Days from the Unix epoch to a date of the Gregorian calendar.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
	let leap = |year: u64| {
		let by = |divisor| year.checked_rem(divisor) == Some(0);
		by(4) && (!by(100) || by(400))
	};
	let length = match month {
		2 if leap(year) => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		1..=12 => 31,
		_ => return None,
	};
	if year < 1970 || !(1..=length).contains(&day) {
		return None;
	}
	let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
	let index = usize::try_from(month.checked_sub(1)?).ok()?;
	let of_year: u64 = *before.get(index)?;
	// Leap days until the year before.
	let past = year.checked_sub(1)?;
	let leaps = |year: u64| -> Option<u64> {
		let by = |divisor| year.checked_div(divisor);
		by(4)?.checked_sub(by(100)?)?.checked_add(by(400)?)
	};
	let leap_days = leaps(past)?.checked_sub(leaps(1969)?)?;
	let this_leap = u64::from(month > 2 && leap(year));
	year.checked_sub(1970)?
		.checked_mul(365)?
		.checked_add(leap_days)?
		.checked_add(of_year)?
		.checked_add(this_leap)?
		.checked_add(day.checked_sub(1)?)
}
