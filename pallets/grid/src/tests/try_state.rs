// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use smartcharge_primitives::{hour_of, Ean18};

const EAN: u64 = 871_687_140_000_000_002;
const POINT: u64 = 871687140000000019;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Grid::set_tariff(dso(), AREA, BASE, steps(&[(80, 1), (90, 2)])));
		let secondary = SecondaryArgument::truncate_from(vec![(POINT, SUPPLIER)]);
		let from = hour_of(NOW) + 1;
		assert_ok!(Grid::set_allocation(dso(), AREA, EAN, SUPPLIER, secondary, from));
		assert_ok!(Grid::do_try_state());
		breakage();
		let found = Grid::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn ean(number: u64) -> Ean18 {
	Ean18::new(number).unwrap()
}

fn change_connection(change: impl FnOnce(&mut Connection<AccountId>)) {
	Allocations::<Test>::mutate(ean(EAN), |connection| change(connection.as_mut().unwrap()));
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

#[test]
fn try_state_detects_a_connection_of_no_area() {
	assert_detected("INV5", || change_connection(|connection| connection.area = 9));
}

#[test]
fn try_state_detects_a_connection_without_allocation() {
	assert_detected("INV5", || change_connection(|connection| connection.history.clear()));
}

#[test]
fn try_state_detects_allocations_out_of_order() {
	assert_detected("INV5", || {
		change_connection(|connection| {
			let again = connection.history[0].clone();
			connection.history.try_push(again).unwrap();
		});
	});
}

#[test]
fn try_state_detects_a_missing_point() {
	assert_detected("INV6", || AllocationPoints::<Test>::remove(ean(POINT)));
}

#[test]
fn try_state_detects_a_point_of_no_allocation() {
	assert_detected("INV6", || {
		AllocationPoints::<Test>::insert(ean(871_234_567_890_123_451), ean(EAN));
	});
}

#[test]
fn try_state_detects_a_point_that_is_a_connection() {
	assert_detected("INV7", || {
		let connection = Allocations::<Test>::get(ean(EAN)).unwrap();
		let history = connection
			.history
			.clone()
			.into_iter()
			.map(|allocation| Allocation { secondary: Default::default(), ..allocation });
		let history = History::truncate_from(history.collect());
		Allocations::<Test>::insert(ean(POINT), Connection { history, ..connection });
	});
}
