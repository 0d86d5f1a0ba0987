// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Dates and times without a database of time zones.

/// Returns the days of a date since 1970-01-01.
pub(crate) fn days(year: i64, month: i64, day: i64) -> Option<i64> {
	let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	let length = match month {
		4 | 6 | 9 | 11 => 30,
		2 => 28 + i64::from(leap),
		1..=12 => 31,
		_ => return None,
	};
	if !(1..=length).contains(&day) {
		return None;
	}
	// Years that begin in March, so that a leap day is the last one.
	let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
	let of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
	let of_months = (153 * month + 2) / 5;
	Some(of_years + of_months + day - 1 - 719_468)
}

/// Returns a time in ms since the Unix epoch in RFC 3339 for tests, e.g. `2026-05-28T20:26:40Z`.
#[cfg(test)]
pub(crate) fn utc(millis: u64) -> String {
	let seconds = millis / 1_000;
	let (day, second) = (seconds / 86_400, seconds % 86_400);
	// Years that begin in March, as above; 719 468 days from the first of them to 1970.
	let shifted = day + 719_468;
	let (era, of_era) = (shifted / 146_097, shifted % 146_097);
	let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
	let of_year = of_era - (365 * year + year / 4 - year / 100);
	let month = (5 * of_year + 2) / 153;
	let date = of_year - (153 * month + 2) / 5 + 1;
	let (year, month) = match month {
		0..10 => (year + era * 400, month + 3),
		_ => (year + era * 400 + 1, month - 9),
	};
	let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
	format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Returns ms since the Unix epoch of a time in RFC 3339.
pub(crate) fn rfc3339(text: &str) -> Option<u64> {
	let part = |from: usize, to: usize| {
		let digits = text.get(from..to)?;
		let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
		is_number.then(|| digits.parse::<i64>().ok())?
	};
	let is = |place: usize, among: &str| {
		text.get(place..place + 1).is_some_and(|one| among.contains(one))
	};
	if !(is(4, "-") && is(7, "-") && is(10, "Tt ") && is(13, ":") && is(16, ":")) {
		return None;
	}
	let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
	if hour > 23 || minute > 59 || second > 60 {
		return None;
	}
	let days = days(part(0, 4)?, part(5, 7)?, part(8, 10)?)?;
	let rest = text.get(19..)?;
	let (millis, zone) = match rest.strip_prefix('.') {
		None => (0, rest),
		Some(rest) => {
			let length = rest.bytes().take_while(u8::is_ascii_digit).count();
			let digits: String =
				rest.get(..length)?.chars().chain(std::iter::repeat('0')).take(3).collect();
			(
				if length == 0 { return None } else { digits.parse::<i64>().ok()? },
				rest.get(length..)?,
			)
		},
	};
	let offset = match zone {
		"Z" | "z" => 0,
		_ => {
			let sign = match zone.get(..1)? {
				"+" => 1,
				"-" => -1,
				_ => return None,
			};
			let (hours, minutes) = zone.get(1..)?.split_once(':')?;
			if hours.len() != 2 || minutes.len() != 2 {
				return None;
			}
			sign * (hours.parse::<u8>().ok().map(i64::from)? * 60
				+ minutes.parse::<u8>().ok().map(i64::from)?)
		},
	};
	let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second;
	u64::try_from(seconds * 1_000 + millis).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn what_is_written_is_read_again(seconds in 0u64..250_000_000_000) {
			let text = utc(seconds * 1_000);
			prop_assert_eq!(rfc3339(&text), Some(seconds * 1_000).filter(|_| text.len() == 20));
		}

		#[test]
		fn dates_are_those_of_a_calendar(day in 0i64..36_524) {
			// 2000-01-01 is day 10 957; counted up day by day.
			let (mut year, mut month, mut date) = (2_000, 1, 1);
			for _ in 0..day {
				date += 1;
				if days(year, month, date).is_none() {
					date = 1;
					month += 1;
				}
				if month == 13 {
					month = 1;
					year += 1;
				}
			}
			prop_assert_eq!(days(year, month, date), Some(10_957 + day));
		}
	}

	#[test]
	fn known_times_are_written() {
		assert_eq!(utc(0), "1970-01-01T00:00:00Z");
		assert_eq!(utc(951_782_400_000), "2000-02-29T00:00:00Z");
		assert_eq!(utc(1_780_000_000_123), "2026-05-28T20:26:40Z");
	}
}
