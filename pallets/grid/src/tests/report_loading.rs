// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn the_price_follows_the_loading() {
	ExtBuilder::default().build_and_execute(|| {
		let tariff = steps(&[(80, 100_000), (100, 300_000)]);
		assert_ok!(Grid::set_tariff(dso(), AREA, BASE, tariff));
		for (percent, price) in [
			(79, BASE),
			(80, 100_000),
			(99, 100_000),
			(100, 300_000),
			(MAX_LOADING, 300_000),
			(0, BASE),
		] {
			assert_ok!(Grid::report_loading(dso(), AREA, percent));
			assert_eq!(Grid::grid_price(AREA), Some(price));
			System::assert_last_event(
				Event::<Test>::LoadingReported { area: AREA, percent, price }.into(),
			);
		}
	});
}

#[test]
fn refuses_anybody_but_a_dso() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [stranger(), governance(), RuntimeOrigin::none()] {
			assert_noop!(Grid::report_loading(origin, AREA, 50), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_an_unknown_area() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::report_loading(dso(), 1, 50), Error::<Test>::UnknownArea);
	});
}

#[test]
fn refuses_another_dso() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::report_loading(other_dso(), AREA, 50), Error::<Test>::NotOperator);
	});
}

#[test]
fn refuses_what_is_no_measurement() {
	ExtBuilder::default().build_and_execute(|| {
		for percent in [MAX_LOADING + 1, u16::MAX] {
			assert_noop!(
				Grid::report_loading(dso(), AREA, percent),
				Error::<Test>::ImplausibleLoading
			);
		}
		assert_ok!(Grid::report_loading(dso(), AREA, MAX_LOADING));
	});
}
