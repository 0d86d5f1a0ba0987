// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of sources, commitments and ledgers.

use crate::{
	mock::*,
	runtime_api::{CommitmentInfo, MAX_SERIES},
	Commitment, Commitments, NextSourceId, Sources, Supplies,
};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{
	page::{Page, QueryError, MAX_PAGE},
	ProcessId, SourceId,
};

/// A source that feeds in 6 kW at five minutes.
fn six_kilowatts() -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
	id
}

fn ids<Item>(page: &Page<(SourceId, Item), SourceId>) -> Vec<SourceId> {
	page.items.iter().map(|(id, _)| *id).collect()
}

#[test]
fn lists_all_sources_once_while_some_come() {
	ExtBuilder.build_and_execute(|| {
		let solar = six_kilowatts();
		let far = active(FAR_METER);
		let page = Origin::sources(None, false, None, 1).unwrap();
		assert_eq!((ids(&page), page.next), (vec![solar], Some(solar)));
		assert_eq!(page.items[0].1, Origin::source_info(solar).unwrap());
		let wind = active(WIND_METER);
		let page = Origin::sources(None, false, page.next, 5).unwrap();
		assert_eq!((ids(&page), page.next), (vec![far, wind], None));

		let of_area = Origin::sources(Some(OTHER_AREA), false, None, 5).unwrap();
		assert_eq!(ids(&of_area), [far]);
		// Short, with a cursor.
		let page = Origin::sources(Some(OTHER_AREA), false, None, 1).unwrap();
		assert_eq!((page.items.len(), page.next), (0, Some(solar)));
		let live = |now| {
			set_time(now);
			ids(&Origin::sources(None, true, None, 5).unwrap())
		};
		assert_eq!(live(NOW + 5 * MINUTE), [solar]);
		assert!(live(NOW + DAY).is_empty());
	});
}

#[test]
fn lists_commitments_from_the_newest_while_they_change() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		for process in 1..=5 {
			assert_ok!(commit(id, process, 1_000));
		}
		let page = |after| Origin::commitments(id, after, 2).unwrap();
		let processes = |page: &Page<CommitmentInfo, ProcessId>| -> Vec<_> {
			page.items.iter().map(|info| (info.process, info.power)).collect()
		};
		let first = page(None);
		assert_eq!((processes(&first), first.next), (vec![(5, 1_000), (4, 1_000)], Some(4)));
		// A new one is before the cursor; one that is listed, and one that is not, end.
		assert_ok!(commit(id, 6, 1_000));
		release(id, 5);
		release(id, 3);
		let second = page(first.next);
		assert_eq!((processes(&second), second.next), (vec![(2, 1_000), (1, 1_000)], None));
		// A list that lost its place says so.
		release(id, 4);
		assert_eq!(Origin::commitments(id, Some(4), 2), Err(QueryError::UnknownCursor));
		assert_eq!(Origin::commitments(id, None, 9).unwrap().items.len(), 3);
	});
}

#[test]
fn a_series_has_the_ledgers_that_there_are() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		produce(SOLAR_METER, interval(2), 300);
		let series = Origin::series(id, interval(-2), 6).unwrap();
		let found: Vec<_> =
			series.iter().map(|entry| (entry.interval, entry.ledger.produced)).collect();
		assert_eq!(found, [(interval(0), 500), (interval(1), 300)]);
		assert_eq!(Origin::series(id, interval(0), 1).unwrap().len(), 1);
		assert_eq!(Origin::series(id, interval(-100), MAX_SERIES).unwrap().len(), 2);
		assert_eq!(Origin::series(id, NOW + 1, 6), Err(QueryError::UnknownCursor));
		let last = u64::MAX - u64::MAX % INTERVAL;
		assert_eq!(Origin::series(id, last, MAX_SERIES), Ok(vec![]));
	});
}

#[test]
fn refuses_other_limits_cursors_and_sources() {
	ExtBuilder.build_and_execute(|| {
		let id = six_kilowatts();
		for (limit, error) in [(0, QueryError::ZeroLimit), (MAX_PAGE + 1, QueryError::LimitTooHigh)]
		{
			assert_eq!(Origin::sources(None, false, None, limit), Err(error));
			assert_eq!(Origin::commitments(id, None, limit), Err(error));
		}
		assert_eq!(Origin::series(id, NOW, 0), Err(QueryError::ZeroLimit));
		assert_eq!(Origin::series(id, NOW, MAX_SERIES + 1), Err(QueryError::LimitTooHigh));
		assert_eq!(Origin::sources(None, false, Some(id + 1), 1), Err(QueryError::UnknownCursor));
		assert_eq!(Origin::sources(Some(99), false, None, 1), Err(QueryError::UnknownSubject));
		assert_eq!(Origin::commitments(id + 1, None, 1), Err(QueryError::UnknownSubject));
		assert_eq!(Origin::commitments(id, Some(1), 1), Err(QueryError::UnknownCursor));
		assert_eq!(Origin::series(id + 1, NOW, 1), Err(QueryError::UnknownSubject));
	});
}

#[test]
fn a_page_reads_no_more_than_its_limit() {
	let mut ext = ExtBuilder.build();
	ext.execute_with(|| {
		let id = six_kilowatts();
		let (source, supply) = (source(id), supply(id));
		for other in 1..400 {
			Sources::<Test>::insert(other, source.clone());
			Supplies::<Test>::insert(other, supply.clone());
			let link = |process: ProcessId| (process < 399).then_some(process + 1);
			let power = 1;
			let (older, newer) = (link(other.into()), Some(u64::from(other) - 1));
			Commitments::<Test>::insert(id, u64::from(other), Commitment { power, older, newer });
		}
		NextSourceId::<Test>::put(400);
		Supplies::<Test>::mutate(id, |supply| supply.as_mut().unwrap().newest = Some(1));
	});
	let mut nodes = |limit: u32| {
		ext.commit_all().unwrap();
		let (page, sources) =
			ext.execute_and_prove(|| Origin::sources(None, false, None, limit).unwrap());
		assert_eq!(page.items.len(), limit as usize);
		let (page, commitments) =
			ext.execute_and_prove(|| Origin::commitments(0, None, limit).unwrap());
		assert_eq!(page.items.len(), limit as usize);
		[sources, commitments].map(|proof| proof.iter_nodes().count())
	};
	let (one, ten) = (nodes(1), nodes(10));
	assert!(one.iter().all(|nodes| *nodes <= 24), "{one:?} nodes");
	assert!(ten.iter().zip(one).all(|(ten, one)| *ten <= one + 9 * 10), "{ten:?} nodes");
}
