// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Days and years of the market, in hours of the chain. Pure: no storage.
//!
//! Hours and quarters of an hour count in UTC, without a gap. The market settles days of Central
//! European Time: they begin at 23:00 UTC, or at 22:00 UTC in summer, and have 23, 24 or 25 hours.
//! Summer time begins and ends at 01:00 UTC on the last Sundays of March and October (Directive
//! 2000/84/EC). Years are of the same time: they begin at 23:00 UTC of 31 December.

use crate::{hour_of, Hour, Moment, MILLIS_PER_HOUR, MILLIS_PER_QUARTER};
use core::ops::Range;

/// Days since the Unix epoch.
pub type Day = u32;

/// Quarter of an hour since the Unix epoch, in UTC: a programme time unit (PTU).
pub type Ptu = u32;

/// A calendar year.
pub type Year = u32;

/// Quarters in an hour.
pub const QUARTERS: u32 = 4;

/// Hours that a day has at most.
pub const MOST_HOURS: u32 = 25;

/// Days from 1 March of the year 0 to the Unix epoch.
const EPOCH: u64 = 719_468;

/// Days of 400 years.
const ERA: u64 = 146_097;

/// Days from 1 March to 1 January.
const MARCH_TO_NEW_YEAR: u64 = 306;

/// Days from 1 March to 31 March, and to 31 October.
const TO_END_OF_MARCH: u64 = 30;
const TO_END_OF_OCTOBER: u64 = 244;

/// The start of `ptu`, in ms.
pub fn start_of_ptu(ptu: Ptu) -> Moment {
	Moment::from(ptu).saturating_mul(MILLIS_PER_QUARTER)
}

/// The quarter that `moment` belongs to.
pub fn ptu_of(moment: Moment) -> Ptu {
	Ptu::try_from(moment / 900_000).unwrap_or(Ptu::MAX)
}

/// The hour that `ptu` belongs to.
pub fn hour_of_ptu(ptu: Ptu) -> Hour {
	ptu / 4
}

/// The place of `ptu` in its hour, from 0 to 3.
pub fn place_of_ptu(ptu: Ptu) -> usize {
	usize::try_from(ptu % 4).unwrap_or_default()
}

/// The first quarter of `hour`.
pub fn first_ptu(hour: Hour) -> Ptu {
	hour.saturating_mul(QUARTERS)
}

/// The year that `day` is in by a calendar whose years begin on 1 March, and the days since then.
fn march_year(day: Day) -> (u64, u64) {
	let day = u64::from(day).saturating_add(EPOCH);
	let (era, of_era) = (day / 146_097, day % 146_097);
	// Of each 4, 100 and 400 years the last one has another number of days.
	let years = of_era
		.saturating_sub(of_era / 1_460)
		.saturating_add(of_era / 36_524)
		.saturating_sub(of_era / 146_096)
		/ 365;
	let start = years.saturating_mul(365).saturating_add(years / 4).saturating_sub(years / 100);
	(era.saturating_mul(400).saturating_add(years), of_era.saturating_sub(start))
}

/// The first day of March of `year`.
fn first_of_march(year: u64) -> u64 {
	let (era, of_era) = (year / 400, year % 400);
	let days = of_era.saturating_mul(365).saturating_add(of_era / 4).saturating_sub(of_era / 100);
	era.saturating_mul(ERA).saturating_add(days).saturating_sub(EPOCH)
}

/// The last Sunday up to `day`. The Unix epoch began on a Thursday.
fn last_sunday(day: u64) -> u64 {
	day.saturating_sub(day.saturating_add(4) % 7)
}

/// Hours by which the local time at the start of `day` is ahead of UTC.
fn ahead(day: Day) -> Hour {
	let (year, _) = march_year(day);
	let march = first_of_march(year);
	let begins = last_sunday(march.saturating_add(TO_END_OF_MARCH));
	let ends = last_sunday(march.saturating_add(TO_END_OF_OCTOBER));
	// Clocks change after midnight.
	if begins < u64::from(day) && u64::from(day) <= ends {
		2
	} else {
		1
	}
}

/// The first hour of the local day with the date of `day`.
pub fn first_hour(day: Day) -> Hour {
	day.saturating_mul(24).saturating_sub(ahead(day))
}

/// The hours of the local day with the date of `day`: 23, 24 or 25.
pub fn hours_of(day: Day) -> Range<Hour> {
	first_hour(day)..first_hour(day.saturating_add(1))
}

/// The date of the local day that `hour` belongs to.
pub fn local_day(hour: Hour) -> Day {
	// Midnight is an hour or two before that of UTC.
	let day = hour.saturating_add(2) / 24;
	if hour < first_hour(day) {
		day.saturating_sub(1)
	} else {
		day
	}
}

/// The year (UTC+1) that `hour` belongs to.
pub fn year_of(hour: Hour) -> Year {
	let (year, since) = march_year(hour.saturating_add(1) / 24);
	let year = year.saturating_add(u64::from(since >= MARCH_TO_NEW_YEAR));
	Year::try_from(year).unwrap_or(Year::MAX)
}

/// The year (UTC+1) that `moment` belongs to.
pub fn year_at(moment: Moment) -> Year {
	year_of(hour_of(moment))
}

/// The first hour of `year`.
pub fn first_hour_of_year(year: Year) -> Hour {
	let before = u64::from(year).saturating_sub(1);
	let day = first_of_march(before).saturating_add(MARCH_TO_NEW_YEAR);
	Hour::try_from(day.saturating_mul(24).saturating_sub(1)).unwrap_or(Hour::MAX)
}

/// The start of `year`, in ms.
pub fn start_of_year(year: Year) -> Moment {
	Moment::from(first_hour_of_year(year)).saturating_mul(MILLIS_PER_HOUR)
}

/// Number of quarters of `year`: 35 040, or 35 136 in a leap year.
pub fn ptus_of_year(year: Year) -> u32 {
	let hours = first_hour_of_year(year.saturating_add(1)).saturating_sub(first_hour_of_year(year));
	hours.saturating_mul(QUARTERS)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::cases;
	use proptest::prelude::*;

	const HOUR: u64 = MILLIS_PER_HOUR;

	/// Days from the Unix epoch to a date, counted one by one: an oracle that shares no formula.
	fn date(year: u32, month: u32, day: u32) -> Day {
		let every = |year: u32, number| year.is_multiple_of(number);
		let leap = |year| (every(year, 4) && !every(year, 100)) || every(year, 400);
		let mut days = 0;
		for past in 1970..year {
			days += if leap(past) { 366 } else { 365 };
		}
		let lengths =
			[31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
		days + lengths.iter().take(month as usize - 1).sum::<u32>() + day - 1
	}

	fn utc(year: u32, month: u32, day: u32, hour: u32) -> Hour {
		date(year, month, day) * 24 + hour
	}

	fn quarters(day: Day) -> usize {
		hours_of(day).len() * 4
	}

	#[test]
	fn g15_days_have_92_96_or_100_quarters() {
		assert_eq!(hours_of(date(2025, 10, 26)), utc(2025, 10, 25, 22)..utc(2025, 10, 26, 23));
		assert_eq!(quarters(date(2025, 10, 26)), 100);
		assert_eq!(first_hour(date(2026, 3, 29)), utc(2026, 3, 28, 23));
		assert_eq!(quarters(date(2026, 3, 29)), 92);
		assert_eq!(quarters(date(2027, 10, 31)), 100);
		assert_eq!(quarters(date(2027, 10, 30)), 96);
		assert_eq!(quarters(date(2027, 11, 1)), 96);
	}

	/// Dates of the changes as published, and of years without pattern.
	#[test]
	fn clocks_change_on_the_dates_of_the_directive() {
		let changes = [
			(2024, (3, 31), (10, 27)),
			(2025, (3, 30), (10, 26)),
			(2026, (3, 29), (10, 25)),
			(2027, (3, 28), (10, 31)),
			(2028, (3, 26), (10, 29)),
			(2029, (3, 25), (10, 28)),
			(2030, (3, 31), (10, 27)),
			(2031, (3, 30), (10, 26)),
		];
		for (year, spring, autumn) in changes {
			let (spring, autumn) = (date(year, spring.0, spring.1), date(year, autumn.0, autumn.1));
			for day in date(year, 1, 1)..date(year + 1, 1, 1) {
				let expected = match day {
					_ if day == spring => 92,
					_ if day == autumn => 100,
					_ => 96,
				};
				assert_eq!(quarters(day), expected, "{year}: {day}");
				let summer = spring < day && day <= autumn;
				assert_eq!(first_hour(day), day * 24 - if summer { 2 } else { 1 });
			}
		}
	}

	#[test]
	fn years_begin_an_hour_before_those_of_utc() {
		for year in 1971..2200 {
			let first = utc(year, 1, 1, 0) - 1;
			assert_eq!(first_hour_of_year(year), first);
			assert_eq!((year_of(first - 1), year_of(first)), (year - 1, year));
			assert_eq!(start_of_year(year), u64::from(first) * HOUR);
			assert_eq!(year_at(u64::from(first) * HOUR - 1), year - 1);
		}
		assert_eq!((ptus_of_year(2027), ptus_of_year(2028)), (35_040, 35_136));
	}

	#[test]
	fn no_number_overflows() {
		assert_eq!(hours_of(Day::MAX), Hour::MAX - 1..Hour::MAX - 1);
		local_day(Hour::MAX);
		assert!(year_of(Hour::MAX) > 400_000);
		assert!(first_hour_of_year(0) < first_hour_of_year(1971));
		assert_eq!(first_hour_of_year(Year::MAX), Hour::MAX);
		assert_eq!(first_ptu(Hour::MAX), Ptu::MAX);
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(cases(512)))]

		/// Days follow each other without a gap, and each hour belongs to one.
		#[test]
		fn each_hour_is_of_the_day_that_has_it(hour in 100u32..20_000_000) {
			let day = local_day(hour);
			prop_assert!(hours_of(day).contains(&hour));
			prop_assert_eq!(hours_of(day).end, hours_of(day + 1).start);
			prop_assert!((23..=MOST_HOURS as usize).contains(&hours_of(day).len()));
		}

		#[test]
		fn quarters_are_four_per_hour(ptu: Ptu) {
			let hour = hour_of_ptu(ptu);
			prop_assert_eq!(u64::from(first_ptu(hour)) + place_of_ptu(ptu) as u64, u64::from(ptu));
			prop_assert_eq!(hour_of(start_of_ptu(ptu)), hour);
			prop_assert_eq!(ptu_of(start_of_ptu(ptu)), ptu);
			prop_assert_eq!(ptu_of(start_of_ptu(ptu) + MILLIS_PER_QUARTER - 1), ptu);
		}
	}
}
