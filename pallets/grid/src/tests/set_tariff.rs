// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn replaces_the_whole_tariff() {
	ExtBuilder::default().build_and_execute(|| {
		let first = steps(&[(80, 100_000), (100, 300_000)]);
		assert_ok!(Grid::set_tariff(dso(), AREA, 60_000, first.clone()));
		System::assert_last_event(
			Event::<Test>::TariffSet { area: AREA, base: 60_000, steps: first }.into(),
		);
		assert_eq!(Grid::grid_price(AREA), Some(60_000));

		assert_ok!(Grid::set_tariff(dso(), AREA, 70_000, steps(&[])));
		let tariff = Tariff { base: 70_000, steps: steps(&[]) };
		assert_eq!(Areas::<Test>::get(AREA).unwrap().tariff, tariff);
		assert_eq!(Grid::grid_price(AREA), Some(70_000));
	});
}

#[test]
fn holds_at_once_for_the_loading_reported_last() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Grid::report_loading(dso(), AREA, 85));
		assert_ok!(Grid::set_tariff(dso(), AREA, 60_000, steps(&[(80, 100_000)])));
		assert_eq!(Grid::grid_price(AREA), Some(100_000));
		assert_eq!(Areas::<Test>::get(AREA).unwrap().loading, 85);
	});
}

#[test]
fn changes_no_other_area() {
	ExtBuilder::default().areas(&[("Delft", DSO, 1), ("Leiden", DSO, 2)]).build_and_execute(|| {
		assert_ok!(Grid::set_tariff(dso(), 1, 3, steps(&[])));
		assert_eq!(Grid::grid_price(0), Some(1));
		assert_eq!(Grid::grid_price(1), Some(3));
	});
}

#[test]
fn refuses_anybody_but_a_dso() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [stranger(), governance(), RuntimeOrigin::none()] {
			assert_noop!(Grid::set_tariff(origin, AREA, 1, steps(&[])), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_the_operator_that_is_no_dso_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		Roles::mutate(|roles| roles.remove(&DSO));
		assert_noop!(Grid::set_tariff(dso(), AREA, 1, steps(&[])), DispatchError::BadOrigin);
	});
}

#[test]
fn refuses_an_unknown_area() {
	ExtBuilder::default().build_and_execute(|| {
		for area in [1, AreaId::MAX] {
			assert_noop!(Grid::set_tariff(dso(), area, 1, steps(&[])), Error::<Test>::UnknownArea);
		}
	});
}

#[test]
fn refuses_another_dso() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Grid::set_tariff(other_dso(), AREA, 1, steps(&[])),
			Error::<Test>::NotOperator
		);
	});
}

#[test]
fn refuses_thresholds_that_do_not_ascend() {
	ExtBuilder::default().build_and_execute(|| {
		for unordered in [[(80, 1), (80, 2)], [(80, 1), (79, 2)]] {
			assert_noop!(
				Grid::set_tariff(dso(), AREA, 1, steps(&unordered)),
				Error::<Test>::UnorderedSteps
			);
		}
		assert_ok!(Grid::set_tariff(dso(), AREA, 1, steps(&[(79, 1), (80, 2)])));
	});
}

#[test]
fn refuses_a_threshold_that_cannot_be_reached() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Grid::set_tariff(dso(), AREA, 1, steps(&[(MAX_LOADING + 1, 2)])),
			Error::<Test>::ImplausibleLoading
		);
		assert_ok!(Grid::set_tariff(dso(), AREA, 1, steps(&[(MAX_LOADING, 2)])));
	});
}

#[test]
fn bounds_each_price() {
	ExtBuilder::default().build_and_execute(|| {
		for (base, price) in [(MAX_PRICE + 1, 0), (0, MAX_PRICE + 1), (Price::MAX, 0)] {
			assert_noop!(
				Grid::set_tariff(dso(), AREA, base, steps(&[(80, price)])),
				Error::<Test>::PriceTooHigh
			);
		}
		for (base, price) in [(MIN_PRICE - 1, 0), (0, MIN_PRICE - 1), (Price::MIN, 0)] {
			assert_noop!(
				Grid::set_tariff(dso(), AREA, base, steps(&[(80, price)])),
				Error::<Test>::PriceTooLow
			);
		}
		assert_ok!(Grid::set_tariff(dso(), AREA, MAX_PRICE, steps(&[(80, MAX_PRICE)])));
		assert_ok!(Grid::set_tariff(dso(), AREA, MIN_PRICE, steps(&[(80, MIN_PRICE)])));
		assert_eq!(Grid::grid_price(AREA), Some(MIN_PRICE));
	});
}

#[test]
fn takes_the_most_steps() {
	ExtBuilder::default().build_and_execute(|| {
		let most: Vec<_> = (0..MAX_TARIFF_STEPS as u16).map(|n| (n * 10, Price::from(n))).collect();
		assert_ok!(Grid::set_tariff(dso(), AREA, 1, steps(&most)));
		let step = TariffStep { loading: 1, price: 1 };
		assert!(TariffSteps::try_from(vec![step; MAX_TARIFF_STEPS as usize + 1]).is_err());
	});
}
