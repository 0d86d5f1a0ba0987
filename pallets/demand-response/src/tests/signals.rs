// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The list of signals.

use crate::{
	mock::*,
	runtime_api::{SignalFilter, SignalInfo},
	Signals, Target,
};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{
	page::{Page, QueryError, MAX_PAGE},
	Direction, SignalId,
};

/// All pages of a list, with `between` after each.
fn all(
	filter: &SignalFilter<AccountId>,
	limit: u32,
	mut between: impl FnMut(),
) -> Vec<SignalInfo<AccountId>> {
	let (mut items, mut after) = (Vec::new(), None);
	loop {
		let Page { items: more, next } =
			DemandResponse::list_signals(filter, after, limit).unwrap();
		items.extend(more);
		after = next;
		if after.is_none() {
			return items;
		}
		between();
	}
}

fn ids(signals: &[SignalInfo<AccountId>]) -> Vec<SignalId> {
	let mut ids: Vec<_> = signals.iter().map(|(id, _)| *id).collect();
	ids.sort_unstable();
	ids
}

/// Three signals to the area, two to a process, and two of the other DSO.
fn some() {
	(1..4).for_each(|number| {
		send(Target::Area(AREA), hour(number), 1);
	});
	(1..3).for_each(|number| {
		send(Target::Process(PROCESS), hour(number), 1);
	});
	for number in 1..3 {
		assert_ok!(DemandResponse::send_signal(
			RuntimeOrigin::signed(OTHER_DSO),
			Target::Area(OTHER_AREA),
			hour(number),
			Direction::Up,
			TOKEN,
			1
		));
	}
}

#[test]
fn lists_signals_by_target_and_by_dso() {
	ExtBuilder.build_and_execute(|| {
		some();
		for limit in [1, 2, 3, MAX_PAGE] {
			let list = |filter| all(&filter, limit, || ());
			assert_eq!(ids(&list(SignalFilter::All)), [0, 1, 2, 3, 4, 5, 6]);
			assert_eq!(ids(&list(SignalFilter::Dso(DSO))), [0, 1, 2, 3, 4]);
			assert_eq!(ids(&list(SignalFilter::Dso(OTHER_DSO))), [5, 6]);
			assert!(list(SignalFilter::Dso(DRIVER)).is_empty());
			let of_area = list(SignalFilter::Target(Target::Area(AREA)));
			// In the order in which they were sent.
			assert_eq!(of_area.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [0, 1, 2]);
			assert!(of_area.iter().all(|(id, listed)| signal(*id).as_ref() == Some(listed)));
			let of_process = list(SignalFilter::Target(Target::Process(PROCESS)));
			assert_eq!(ids(&of_process), [3, 4]);
			assert!(list(SignalFilter::Target(Target::Process(99))).is_empty());
		}
	});
}

#[test]
fn lists_each_signal_once_while_some_go() {
	ExtBuilder.build_and_execute(|| {
		some();
		let mut gone = Vec::new();
		let found = all(&SignalFilter::All, 2, || {
			// What the cursor points at may go, too.
			let first = DemandResponse::list_signals(&SignalFilter::All, None, 1).unwrap();
			let (id, signal) = first.items[0].clone();
			assert_ok!(DemandResponse::withdraw_signal(RuntimeOrigin::signed(signal.dso), id));
			gone.push(id);
		});
		let found = ids(&found);
		let mut once = found.clone();
		once.dedup();
		assert_eq!(found, once, "a signal is listed twice");
		assert!((0..7).all(|id| found.contains(&id) || gone.contains(&id)), "{found:?} {gone:?}");
	});
}

#[test]
fn refuses_other_limits_and_cursors() {
	ExtBuilder.build_and_execute(|| {
		some();
		for filter in
			[SignalFilter::All, SignalFilter::Dso(DSO), SignalFilter::Target(Target::Area(AREA))]
		{
			let page = |after, limit| DemandResponse::list_signals(&filter, after, limit);
			assert_eq!(page(None, 0), Err(QueryError::ZeroLimit));
			assert_eq!(page(None, MAX_PAGE + 1), Err(QueryError::LimitTooHigh));
			assert_eq!(page(Some(7), 1), Err(QueryError::UnknownCursor));
			assert!(page(Some(6), MAX_PAGE).is_ok());
		}
	});
}

#[test]
fn a_page_reads_no_more_than_its_limit() {
	let mut ext = ExtBuilder.build();
	ext.execute_with(|| {
		some();
		let one = signal(0).unwrap();
		(10..400).for_each(|id| Signals::<Test>::insert(id, one.clone()));
		crate::NextSignalId::<Test>::put(400);
	});
	let mut nodes = |filter, limit| {
		ext.commit_all().unwrap();
		let (page, proof) =
			ext.execute_and_prove(|| DemandResponse::list_signals(&filter, None, limit).unwrap());
		(page.items.len(), proof.iter_nodes().count())
	};
	let (found, one) = nodes(SignalFilter::All, 1);
	assert!(found == 1 && one <= 16, "{one} nodes for {found}");
	// None of them is the driver's, and no more of them are read for that.
	let (found, ten) = nodes(SignalFilter::Dso(DRIVER), 10);
	assert!(found == 0 && ten <= one + 9 * 5, "{ten} nodes for 10");
}
