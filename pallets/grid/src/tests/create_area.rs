// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn makes_an_area_that_is_free_and_empty() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Grid::create_area(governance(), name("Leiden"), OTHER_DSO));

		assert_eq!(
			Areas::<Test>::get(1),
			Some(Area {
				name: name("Leiden"),
				dso: OTHER_DSO,
				tariff: Tariff::default(),
				loading: 0
			})
		);
		assert_eq!(Grid::operator(1), Some(OTHER_DSO));
		assert_eq!(Grid::grid_price(1), Some(0));
		System::assert_last_event(
			Event::AreaCreated { area: 1, name: name("Leiden"), dso: OTHER_DSO }.into(),
		);
	});
}

#[test]
fn counts_ids_from_zero() {
	ExtBuilder::default().areas(&[]).build_and_execute(|| {
		for id in 0..3 {
			assert_eq!(Grid::operator(id), None);
			assert_ok!(Grid::create_area(governance(), name("Delft"), DSO));
			assert_eq!(Grid::operator(id), Some(DSO));
		}
	});
}

#[test]
fn refuses_anybody_but_governance() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [dso(), stranger(), RuntimeOrigin::none()] {
			assert_noop!(Grid::create_area(origin, name("Leiden"), DSO), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_an_empty_name() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Grid::create_area(governance(), name(""), DSO), Error::<Test>::EmptyName);
	});
}

#[test]
fn takes_a_name_of_one_byte_and_of_the_longest() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Grid::create_area(governance(), name("L"), DSO));
		let longest = "L".repeat(MAX_NAME_LEN as usize);
		assert_ok!(Grid::create_area(governance(), name(&longest), DSO));
		assert!(AreaName::try_from(vec![b'L'; MAX_NAME_LEN as usize + 1]).is_err());
	});
}

#[test]
fn refuses_an_operator_who_is_no_dso() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Grid::create_area(governance(), name("Leiden"), STRANGER),
			Error::<Test>::NotADso
		);
	});
}

#[test]
fn bounds_the_number_of_areas() {
	ExtBuilder::default().areas(&[]).build_and_execute(|| {
		for _ in 0..MAX_AREAS {
			assert_ok!(Grid::create_area(governance(), name("Delft"), DSO));
		}
		assert_noop!(
			Grid::create_area(governance(), name("Delft"), DSO),
			Error::<Test>::TooManyAreas
		);
	});
}
