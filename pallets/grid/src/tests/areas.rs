// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The list of areas.

use super::*;
use smartcharge_primitives::page::{Page, QueryError, MAX_PAGE};

#[test]
fn lists_all_areas_once_while_some_come() {
	ExtBuilder::default()
		.areas(&[("A", DSO, 1), ("B", DSO, 2), ("C", OTHER_DSO, 3)])
		.build_and_execute(|| {
			assert_ok!(Grid::report_loading(dso(), 1, 55));
			let first = Grid::areas(None, 2).unwrap();
			assert_eq!(first.next, Some(1));
			assert_eq!((first.items[1].id, first.items[1].price), (1, 2));
			assert_eq!(first.items[1].area, Areas::<Test>::get(1).unwrap());
			assert_eq!(first.items[1].area.loading, 55);
			assert_ok!(Grid::create_area(governance(), name("D"), OTHER_DSO));
			let second = Grid::areas(first.next, 2).unwrap();
			let ids: Vec<_> = second.items.iter().map(|info| info.id).collect();
			assert_eq!((ids, second.next), (vec![2, 3], None));
			// The last cursor holds when more come.
			assert_eq!(Grid::areas(Some(3), 2), Ok(Page { items: vec![], next: None }));
			assert_ok!(Grid::create_area(governance(), name("E"), OTHER_DSO));
			assert_eq!(Grid::areas(Some(3), 2).unwrap().items.len(), 1);
		});
}

#[test]
fn refuses_other_limits_and_cursors() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Grid::areas(None, 0), Err(QueryError::ZeroLimit));
		assert_eq!(Grid::areas(None, MAX_PAGE + 1), Err(QueryError::LimitTooHigh));
		assert_eq!(Grid::areas(Some(1), 1), Err(QueryError::UnknownCursor));
		assert!(Grid::areas(Some(0), MAX_PAGE).is_ok());
	});
}

#[test]
fn a_page_reads_no_more_than_its_limit() {
	let names: Vec<_> = (0..400).map(|_| ("A", DSO, 0)).collect();
	let mut ext = ExtBuilder::default().areas(&names).build();
	let mut nodes = |limit| {
		ext.commit_all().unwrap();
		let (page, proof) = ext.execute_and_prove(|| Grid::areas(None, limit).unwrap());
		assert_eq!(page.items.len(), limit as usize);
		proof.iter_nodes().count()
	};
	let (one, ten) = (nodes(1), nodes(10));
	assert!(one <= 12 && ten <= one + 9 * 4, "{one} and {ten} nodes");
}
