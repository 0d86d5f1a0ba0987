// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn makes_the_areas_in_order() {
	let areas = [("Delft", DSO, 1), ("Leiden", OTHER_DSO, MAX_PRICE)];
	ExtBuilder::default().areas(&areas).build_and_execute(|| {
		for (id, (text, dso, price)) in (0..).zip(areas) {
			assert_eq!(Areas::<Test>::get(id).unwrap().name, name(text));
			assert_eq!(Grid::operator(id), Some(dso));
			assert_eq!(Grid::grid_price(id), Some(price));
		}
		assert_eq!(NextAreaId::<Test>::get(), 2);
	});
}

#[test]
fn knows_no_other_area() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Grid::operator(1), None);
		assert_eq!(Grid::grid_price(1), None);
	});
}

#[test]
#[should_panic = "genesis area \"\" is refused"]
fn refuses_an_empty_name() {
	ExtBuilder::default().areas(&[("", DSO, 1)]).build();
}

#[test]
#[should_panic = "it needs a name of 1 to 64 bytes"]
fn refuses_a_name_that_is_too_long() {
	ExtBuilder::default().areas(&[(&"D".repeat(65), DSO, 1)]).build();
}

#[test]
#[should_panic = "an operator with the role of a DSO"]
fn refuses_an_operator_who_is_no_dso() {
	ExtBuilder::default().areas(&[("Delft", STRANGER, 1)]).build();
}

#[test]
#[should_panic = "a price within the bound"]
fn refuses_a_price_above_the_bound() {
	ExtBuilder::default().areas(&[("Delft", DSO, MAX_PRICE + 1)]).build();
}
