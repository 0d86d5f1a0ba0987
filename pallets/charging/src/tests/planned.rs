// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What running processes are to take, by supplier and quarter of an hour.

use crate::mock::*;
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{
	calendar::{ptu_of, start_of_ptu, Ptu},
	page::{Page, QueryError},
	testing::{add_area, OTHER_AREA, OTHER_DSO},
};

/// Planned energy by supplier and quarter from now on.
fn planned() -> Vec<(AccountId, Ptu, u64)> {
	let first = ptu_of(NOW);
	let page = Charging::planned(AREA, first, first + 96, None, 100).unwrap();
	assert_eq!(page.next, None);
	let entry = |one: crate::runtime_api::PlannedEnergy<AccountId>| {
		(one.supplier, one.ptu - first, one.energy)
	};
	page.items.into_iter().map(entry).collect()
}

#[test]
fn a_schedule_is_planned_by_quarters_until_it_is_settled() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(planned(), []);
		// The second and the third hour are cheaper.
		scheduled(hours(10_002, 4), &[9, 1, 1, 9]);
		let plan = planned();
		assert_eq!(plan.iter().map(|(_, _, energy)| energy).sum::<u64>(), 10_002);
		assert!(plan.iter().all(|(supplier, _, _)| *supplier == SUPPLIER_A));
		let cheap: u64 =
			plan.iter().filter(|(_, ptu, _)| (4..12).contains(ptu)).map(|one| one.2).sum();
		assert_eq!(cheap, 10_000);
		assert!(plan.iter().filter(|(_, ptu, _)| (4..12).contains(ptu)).all(|one| one.2 == 1_250));
		// What is settled is planned no more, and only what is asked for is returned.
		tick(2 * HOUR, 5_001);
		assert_eq!(planned().iter().map(|one| one.2).sum::<u64>(), 5_001);
		let third = ptu_of(NOW) + 8;
		let page = Charging::planned(AREA, third, third + 1, None, 100).unwrap();
		assert_eq!(page.items.len(), 1);
		assert_eq!((page.items[0].ptu, page.items[0].energy), (third, 1_250));
		assert_eq!(start_of_ptu(third), NOW + 2 * HOUR);
	});
}

#[test]
fn plans_are_read_by_pages_of_areas_that_exist() {
	ExtBuilder::default().build_and_execute(|| {
		scheduled(hours(10_000, 2), &[1, 1]);
		let first = ptu_of(NOW);
		let list = |area, after, limit| Charging::planned(area, first, first + 9, after, limit);
		assert_eq!(list(77, None, 1), Err(QueryError::UnknownSubject));
		assert_eq!(list(AREA, None, 0), Err(QueryError::ZeroLimit));
		assert_eq!(list(AREA, None, 101), Err(QueryError::LimitTooHigh));
		assert_eq!(list(AREA, Some(99), 1), Err(QueryError::UnknownCursor));
		assert_eq!(list(AREA, Some(METER), 1), Ok(Page { items: vec![], next: None }));
		add_area(OTHER_AREA, OTHER_DSO, 0);
		assert_eq!(list(OTHER_AREA, None, 1), Ok(Page { items: vec![], next: None }));
		assert_eq!(list(AREA, None, 1).unwrap().items.len(), 8);
		let id = last_process();
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(MINUTE, 0);
		assert_eq!(list(AREA, None, 1).unwrap().items, []);
	});
}
