// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::calendar::{first_hour_of_year, ptus_of_year, start_of_year};
use polkadot_sdk::{
	frame_support::dispatch::DispatchResult, sp_core::H256, sp_runtime::DispatchError::BadOrigin,
};
use smartcharge_primitives::{DebtKind, Energy, MeterId};

const EAN: u64 = 871_687_140_000_000_002;
const OTHER_EAN: u64 = 871_687_140_000_000_019;
/// The year that is over at [`NOW`].
const YEAR: Year = 2026;
/// P1 of the worked example, of two meters.
const METERED: [Energy; 2] = [18_000_000, 432_117];
const SETTLED: Energy = 18_428_900;

fn report(meters: &[MeterId], energy: Energy) -> DispatchResult {
	Settlement::report_p4(signed(DSO), EAN, YEAR, meters.to_vec(), energy, H256::repeat_byte(1))
}

fn true_up() -> DispatchResult {
	Settlement::true_up(signed(STRANGER), EAN, YEAR)
}

/// A connection with two meters of [`CSO`], whose supplier is [`SUPPLIER`].
fn set_up() {
	Connections::mutate(|all| all.insert(EAN, (AREA, SUPPLIER)));
	for (meter, energy) in (0..).zip(METERED) {
		MetersAt::mutate(|all| all.insert(meter, (EAN, CSO, true)));
		YearBook::mutate(|all| all.insert((meter, YEAR), energy));
	}
}

/// All prices of the day ahead of [`YEAR`], day after day.
fn publish_year() {
	let now = smartcharge_primitives::testing::ClockTime::get();
	let (first, next) = (first_hour_of_year(YEAR), first_hour_of_year(YEAR + 1));
	for hour in (first..next).step_by(24) {
		set_time(crate::types::start_of(hour));
		let rows = [41_170, 98_320, 125_450, 72_300].repeat(24);
		assert_ok!(Settlement::publish_prices(
			signed(TSO),
			first_ptu(hour),
			Prices::DayAhead(rows)
		));
	}
	set_time(now);
}

#[test]
fn g4_a_year_is_trued_up_for_its_difference() {
	execute(|| {
		set_up();
		publish_year();
		assert_ok!(report(&[0, 1], SETTLED));
		let before = (wealth(CSO), wealth(SUPPLIER));
		assert_ok!(true_up());
		assert_eq!((wealth(CSO) - before.0, wealth(SUPPLIER) - before.1), (271_225, -271_225));
		let ean = smartcharge_primitives::Ean18::new(EAN).unwrap();
		let expected = Event::TruedUp {
			ean,
			year: YEAR,
			holder: CSO,
			supplier: SUPPLIER,
			amount: 271_225,
			owed: 0,
		};
		System::assert_last_event(expected.into());
		assert_noop!(true_up(), Error::<Test>::UpToDate);
		// Another report pays the difference: now the meters counted less than was settled.
		assert_ok!(report(&[0, 1], SETTLED + 2 * 3_217));
		assert_ok!(true_up());
		assert_eq!(wealth(CSO) - before.0, -271_225);
		// What the holder had is not enough.
		let owed = DebtBook::get()[&(CSO, DebtKind::TrueUp, SUPPLIER)];
		assert_eq!(owed, 271_225 + 1);
		// It is lowered by what the supplier comes to owe.
		assert_ok!(report(&[0, 1], SETTLED + 3_217));
		assert_ok!(true_up());
		assert_eq!(DebtBook::get()[&(CSO, DebtKind::TrueUp, SUPPLIER)], 1);
	});
}

#[test]
fn a_true_up_needs_a_report_and_all_prices() {
	execute(|| {
		set_up();
		assert_noop!(true_up(), Error::<Test>::P4Missing);
		assert_noop!(
			Settlement::true_up(signed(STRANGER), EAN + 1, YEAR),
			Error::<Test>::UnknownConnection
		);
		assert_ok!(report(&[0, 1], SETTLED));
		assert_noop!(true_up(), Error::<Test>::PricesMissing);
		let key = OrderedYear::new(YEAR);
		DayAheadYears::<Test>::insert(key, (1, ptus_of_year(YEAR) - 1));
		assert_noop!(true_up(), Error::<Test>::PricesMissing);
		DayAheadYears::<Test>::insert(key, (1, ptus_of_year(YEAR)));
		assert_ok!(true_up());
	});
}

#[test]
fn reports_are_refused() {
	execute(|| {
		set_up();
		let report_as = |who, ean, year, meters: Vec<MeterId>| {
			Settlement::report_p4(signed(who), ean, year, meters, 1, H256::zero())
		};
		assert_noop!(report_as(CSO, EAN, YEAR, vec![0]), BadOrigin);
		assert_noop!(report_as(DSO, EAN, YEAR + 1, vec![0]), Error::<Test>::NotOver);
		assert_noop!(report_as(DSO, EAN, YEAR - 3, vec![0]), Error::<Test>::TooLate);
		assert_noop!(report_as(DSO, EAN + 1, YEAR, vec![0]), Error::<Test>::UnknownConnection);
		assert_noop!(report_as(DSO, OTHER_EAN, YEAR, vec![0]), Error::<Test>::UnknownConnection);
		assert_noop!(report_as(OTHER_DSO, EAN, YEAR, vec![0]), Error::<Test>::NotOperator);
		assert_noop!(report(&[], 1), Error::<Test>::NoMeters);
		assert_noop!(report(&[0, 1, 0], 1), Error::<Test>::DuplicateMeter);
		assert_noop!(report(&(0..17).collect::<Vec<_>>(), 1), Error::<Test>::TooManyMeters);
		assert_noop!(report(&[0, 9], 1), Error::<Test>::OtherConnection);
		MetersAt::mutate(|all| {
			all.insert(2, (OTHER_EAN, CSO, true));
			all.insert(3, (EAN, CSO, false));
			all.insert(4, (EAN, SUPPLIER, true));
			all.insert(5, (EAN, CSO, true));
		});
		assert_noop!(report(&[0, 2], 1), Error::<Test>::OtherConnection);
		assert_noop!(report(&[0, 3], 1), Error::<Test>::OtherConnection);
		assert_noop!(report(&[0, 4], 1), Error::<Test>::DifferentOwners);
		assert_noop!(report(&[0, 5], 1), Error::<Test>::RegistersMissing);
		assert_ok!(report(&[0, 1], 1));
		set_time(start_of_year(YEAR + 4));
		assert_noop!(report(&[0, 1], 1), Error::<Test>::TooLate);
	});
}

#[test]
fn years_leave_after_their_time() {
	execute(|| {
		set_up();
		assert_ok!(report(&[0, 1], SETTLED));
		DayAheadYears::<Test>::insert(OrderedYear::new(YEAR), (1, 4));
		let left = || {
			idle_until_done();
			(YearReports::<Test>::iter().count(), DayAheadYears::<Test>::iter().count())
		};
		set_time(start_of_year(YEAR + 4) - 1);
		assert_eq!(left(), (1, 1));
		set_time(start_of_year(YEAR + 4) + HOUR);
		assert_eq!(left(), (0, 0));
	});
}
