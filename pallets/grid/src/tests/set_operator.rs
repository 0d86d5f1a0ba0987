// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn hands_the_area_over_with_tariff_and_loading() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Grid::set_tariff(dso(), AREA, BASE, steps(&[(80, 100_000)])));
		assert_ok!(Grid::report_loading(dso(), AREA, 85));
		let before = Areas::<Test>::get(AREA).unwrap();

		assert_ok!(Grid::set_operator(governance(), AREA, OTHER_DSO));
		assert_eq!(Areas::<Test>::get(AREA), Some(Area { dso: OTHER_DSO, ..before }));
		assert_eq!(Grid::operator(AREA), Some(OTHER_DSO));
		System::assert_last_event(
			Event::OperatorChanged { area: AREA, old: DSO, new: OTHER_DSO }.into(),
		);
	});
}

#[test]
fn gives_the_area_to_the_new_operator_alone() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Grid::set_operator(governance(), AREA, OTHER_DSO));
		assert_noop!(Grid::report_loading(dso(), AREA, 50), Error::<Test>::NotOperator);
		assert_ok!(Grid::report_loading(other_dso(), AREA, 50));
	});
}

#[test]
fn replaces_an_operator_that_is_no_dso_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		Roles::mutate(|roles| roles.remove(&DSO));
		assert_ok!(Grid::set_operator(governance(), AREA, OTHER_DSO));
	});
}

#[test]
fn refuses_anybody_but_governance() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [dso(), other_dso(), stranger(), RuntimeOrigin::none()] {
			assert_noop!(Grid::set_operator(origin, AREA, OTHER_DSO), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_an_unknown_area() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::set_operator(governance(), 1, OTHER_DSO), Error::<Test>::UnknownArea);
	});
}

#[test]
fn refuses_an_operator_who_is_no_dso() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::set_operator(governance(), AREA, STRANGER), Error::<Test>::NotADso);
	});
}

#[test]
fn refuses_the_operator_that_runs_it_already() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::set_operator(governance(), AREA, DSO), Error::<Test>::AlreadyOperator);
	});
}
