// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Grid::set_tariff(dso(), AREA, BASE, steps(&[(80, 1), (90, 2)])));
		assert_ok!(Grid::do_try_state());
		breakage();
		let found = Grid::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn change(change: impl FnOnce(&mut Area<AccountId>)) {
	Areas::<Test>::mutate(AREA, |area| change(area.as_mut().unwrap()));
}

#[test]
fn try_state_detects_unordered_steps() {
	assert_detected("INV1", || change(|area| area.tariff.steps[1].loading = 80));
}

#[test]
fn try_state_detects_an_id_from_the_future() {
	assert_detected("INV2", || NextAreaId::<Test>::put(0));
}

#[test]
fn try_state_detects_a_missing_area() {
	assert_detected("INV2", || NextAreaId::<Test>::put(2));
}

#[test]
fn try_state_detects_an_implausible_loading() {
	assert_detected("INV3", || change(|area| area.loading = MAX_LOADING + 1));
}

#[test]
fn try_state_detects_a_threshold_out_of_reach() {
	assert_detected("INV3", || change(|area| area.tariff.steps[1].loading = MAX_LOADING + 1));
}

#[test]
fn try_state_detects_a_price_above_the_bound() {
	assert_detected("INV3", || change(|area| area.tariff.base = MAX_PRICE + 1));
	assert_detected("INV3", || change(|area| area.tariff.base = MIN_PRICE - 1));
	assert_detected("INV3", || change(|area| area.tariff.steps[0].price = MAX_PRICE + 1));
}

#[test]
fn try_state_detects_an_area_without_a_name() {
	assert_detected("INV4", || change(|area| area.name = name("")));
}
