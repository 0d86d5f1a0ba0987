// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of stations, processes and records, by pages.

use crate::{
	mock::*,
	runtime_api::{CoverInfo, ProcessFilter, ProcessState},
	Event, NewestFirst, NextProcessId, Process, ProcessesOf, Records, RecordsOf, Stations,
	Suppliers,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_ok, traits::Hooks, weights::Weight},
	sp_io::TestExternalities,
};
use proptest::prelude::*;
use smartcharge_primitives::{
	page::{Page, QueryError, MAX_PAGE},
	testing::{add_area, add_meter, all_pages, cases},
	AreaId, Carrier, Direction, EvseId, MeterReading, OrderedMeterId, ProcessId, Purpose,
	SourceChoice, StationId,
};

const OTHER_AREA: AreaId = AREA + 1;

/// Registers a station in an area, at a meter of its own.
fn add_station(area: AreaId) -> StationId {
	let id = crate::NextStationId::<Test>::get();
	let meter = 1_000 + id;
	let latest = Some(MeterReading { at: NOW, register: REGISTER });
	add_meter(meter, CSO, area, Purpose::Station { power: CONNECTION }, latest);
	let evse_id = format!("NL*ABC*E9{id}").into_bytes().try_into().unwrap();
	let suppliers = Suppliers::truncate_from(vec![SUPPLIER_A, SUPPLIER_B]);
	assert_ok!(Charging::register_station(signed(CSO), evse_id, meter, 5_000, 0, suppliers, None));
	id
}

/// A process of `driver` at a new station, scheduled for an hour.
fn start(driver: AccountId) -> ProcessId {
	let station = add_station(AREA);
	assert_ok!(Charging::authorise(signed(driver), station, MAX_PRICE_PER_HOUR));
	let id = last_process();
	assert_ok!(request(driver, id, hours(1_000, 1)));
	assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
	assert_ok!(schedule(CSO, id));
	id
}

/// Ends a process by its closing reading.
fn end(id: ProcessId) {
	let Process { driver, meter, .. } = process(id);
	assert_ok!(Charging::disconnect(signed(driver), id));
	let at = session(id).last.at + MINUTE;
	set_time(at);
	read(meter, at, REGISTER + 10);
}

/// Nodes of the state that `run` reads, once all changes are written.
fn nodes_read<R>(ext: &mut TestExternalities, run: impl FnOnce() -> R) -> (R, usize) {
	ext.commit_all().unwrap();
	let (result, proof) = ext.execute_and_prove(run);
	(result, proof.iter_nodes().count())
}

#[test]
fn lists_all_stations_once_while_some_come() {
	ExtBuilder::default().build_and_execute(|| {
		add_area(OTHER_AREA, DSO, 0);
		(0..8).for_each(|number| {
			add_station(AREA + number % 2);
		});
		let mut left = 3;
		let found = all_pages(
			|after| Charging::stations(None, after, 2),
			|| {
				if left > 0 {
					add_station(OTHER_AREA);
					left -= 1;
				}
			},
		);
		let ids: Vec<_> = found.iter().map(|station| station.station).collect();
		assert_eq!(ids, (0..12).collect::<Vec<_>>());

		let there = all_pages(|after| Charging::stations(Some(OTHER_AREA), after, 2), || ());
		let ids: Vec<_> = there.iter().map(|station| station.station).collect();
		assert_eq!(ids, [2, 4, 6, 8, 9, 10, 11]);
		assert!(there.iter().all(|station| station.area == OTHER_AREA));
		// A page that reads only stations of the other area is short, but not the last one.
		let page = Charging::stations(Some(OTHER_AREA), None, 2).unwrap();
		assert_eq!((page.items.len(), page.next), (0, Some(1)));
	});
}

#[test]
fn a_station_shows_its_terms_and_its_process() {
	ExtBuilder::default().build_and_execute(|| {
		let first = || Charging::stations(None, None, 1).unwrap().items.remove(0);
		let idle = first();
		assert_eq!((idle.station, idle.cso, idle.meter, idle.area), (STATION, CSO, METER, AREA));
		assert_eq!((idle.power, idle.price_per_hour, idle.open), (5_000, 5 * TOKEN, true));
		assert_eq!((idle.meter_active, idle.read_at, idle.service), (true, Some(NOW), None));
		assert_eq!(idle.evse_id, EvseId::new(b"NL*ABC*E1").unwrap());

		let id = scheduled(hours(5_000, 2), &[1, 2]);
		let service = first().service.unwrap();
		assert_eq!((service.process, service.state), (id, ProcessState::Charging));
		assert_eq!((service.wanted, service.delivered, service.source), (5_000, 0, None));
		assert_eq!(service.set_point, 5_000);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		let service = first().service.unwrap();
		assert_eq!((service.state, service.set_point), (ProcessState::Closing, 0));

		// The process runs on at the closed station; a new one at its meter has none.
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		let evse_id = b"NL*ABC*E2".to_vec().try_into().unwrap();
		let suppliers = Suppliers::truncate_from(vec![SUPPLIER_A]);
		assert_ok!(Charging::register_station(
			signed(CSO),
			evse_id,
			METER,
			5_000,
			0,
			suppliers,
			None
		));
		let [closed, new] = &Charging::stations(None, None, 2).unwrap().items[..] else {
			panic!("two stations")
		};
		assert_eq!((closed.open, closed.service.map(|service| service.process)), (false, Some(id)));
		assert_eq!((new.open, new.service), (true, None));
		assert_eq!((Charging::running_process(0), Charging::running_process(1)), (Some(id), None));
	});
}

#[test]
fn limits_and_cursors_that_are_none_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let (id, other) = (start(ALICE), start(BOB));
		let of_alice = ProcessFilter::Driver(ALICE);
		for (limit, error) in [
			(0, QueryError::ZeroLimit),
			(MAX_PAGE + 1, QueryError::LimitTooHigh),
			(u32::MAX, QueryError::LimitTooHigh),
		] {
			assert_eq!(Charging::stations(None, None, limit), Err(error));
			assert_eq!(Charging::processes(&of_alice, None, limit), Err(error));
			assert_eq!(Charging::records(&ALICE, None, limit), Err(error));
		}
		let unknown = Err(QueryError::UnknownCursor);
		assert_eq!(Charging::stations(None, Some(3), 1), unknown);
		assert_eq!(Charging::stations(Some(OTHER_AREA), None, 1), Err(QueryError::UnknownSubject));
		for cursor in [other, 2, ProcessId::MAX] {
			assert_eq!(
				Charging::processes(&of_alice, Some(cursor), 1),
				Err(QueryError::UnknownCursor)
			);
			assert_eq!(Charging::records(&ALICE, Some(cursor), 1), Err(QueryError::UnknownCursor));
		}
		end(other);
		assert_eq!(Charging::records(&ALICE, Some(other), 1), Err(QueryError::UnknownCursor));
		assert_ok!(Charging::records(&BOB, Some(other), 1));
		assert_ok!(Charging::processes(&of_alice, Some(id), 1));
		let at = |station| ProcessFilter::Station(station);
		assert_eq!(Charging::processes(&at(9), None, 1), Err(QueryError::UnknownSubject));
		assert_eq!(Charging::processes(&at(1), Some(id), 1), Err(QueryError::UnknownCursor));
	});
}

#[test]
fn lists_all_processes_of_a_driver_once_while_some_end() {
	ExtBuilder::default().build_and_execute(|| {
		let own: Vec<_> = (0..9).map(|_| start(ALICE)).collect();
		start(BOB);
		let mut ended = Vec::new();
		let found = all_pages(
			|after| Charging::processes(&ProcessFilter::Driver(ALICE), after, 2),
			|| {
				// What the cursor points at may go, too.
				let gone = Charging::processes(&ProcessFilter::Driver(ALICE), None, 1).unwrap();
				let gone = gone.items[0].service.process;
				end(gone);
				ended.push(gone);
			},
		);
		let mut ids: Vec<_> = found.iter().map(|brief| brief.service.process).collect();
		let listed = ids.len();
		ids.sort_unstable();
		ids.dedup();
		assert_eq!(ids.len(), listed, "a process is listed twice");
		assert!(own.iter().all(|id| ids.contains(id) || ended.contains(id)));
		assert!(found.iter().all(|brief| brief.driver == ALICE && brief.escrow > 0));
		// The ones that have ended are found among the records, the newest first.
		let records = all_pages(|after| Charging::records(&ALICE, after, 2), || ());
		let ids: Vec<_> = records.iter().map(|(id, _)| *id).collect();
		ended.sort_unstable_by(|one, other| other.cmp(one));
		assert_eq!(ids, ended);
		assert!(records.iter().all(|(id, record)| record == &Records::<Test>::get(id).unwrap()));
		let at = |station| Charging::processes(&ProcessFilter::Station(station), None, 1).unwrap();
		assert!(at(STATION).items.is_empty());
		assert_eq!(at(10).items[0].service.process, 9);
	});
}

#[test]
fn records_of_a_driver_leave_with_them() {
	ExtBuilder::default().build_and_execute(|| {
		let ids: Vec<_> = (0..4).map(|_| start(ALICE)).collect();
		let unscheduled = authorised();
		assert_ok!(Charging::disconnect(signed(ALICE), unscheduled));
		ids.iter().for_each(|id| end(*id));
		assert_eq!(RecordsOf::<Test>::iter_key_prefix(ALICE).count(), 4);
		let first = Charging::records(&ALICE, None, 3).unwrap();
		assert_eq!(first.next, Some(1));

		set_time(NOW + RECORD_LIFETIME + 100 * HOUR);
		let _ = Charging::on_idle(System::block_number(), Weight::MAX);
		assert_eq!(Records::<Test>::iter_keys().count(), 0);
		assert_eq!(RecordsOf::<Test>::iter_keys().count(), 0);
		// A cursor whose record has left the state is none of another one.
		let rest = Charging::records(&ALICE, Some(1), 3).unwrap();
		assert_eq!(rest, Page { items: vec![], next: None });
	});
}

#[test]
fn a_page_reads_no_more_than_its_limit() {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		assert_ok!(
			<Balances as polkadot_sdk::frame_support::traits::fungible::Mutate<_>>::mint_into(
				&ALICE,
				1_000 * FUNDS
			)
		);
		let ids: Vec<_> = (0..400).map(|_| start(ALICE)).collect();
		ids[..200].iter().for_each(|id| end(*id));
	});
	let of_alice = ProcessFilter::Driver(ALICE);
	// Each item is a few keys, each key a path of a few nodes, most of which are shared.
	let bound = |limit: usize, keys: usize| 12 + limit * (keys + 1) * 2;
	for limit in [1, 10] {
		let count = limit as usize;
		let (page, nodes) = nodes_read(&mut ext, || Charging::stations(None, None, limit).unwrap());
		assert_eq!(page.items.len(), count);
		assert!(nodes <= bound(count, 3), "stations: {nodes} nodes for {limit}");
		let (page, nodes) =
			nodes_read(&mut ext, || Charging::processes(&of_alice, None, limit).unwrap());
		assert_eq!(page.items.len(), count);
		assert!(nodes <= bound(count, 4), "processes: {nodes} nodes for {limit}");
		let (page, nodes) =
			nodes_read(&mut ext, || Charging::records(&ALICE, None, limit).unwrap());
		assert_eq!(page.items.len(), count);
		assert!(nodes <= bound(count, 2), "records: {nodes} nodes for {limit}");
	}
	let (all, nodes) = nodes_read(&mut ext, || ProcessesOf::<Test>::iter_key_prefix(ALICE).count());
	assert_eq!(all, 200);
	assert!(nodes > bound(1, 4), "the bound is too wide to show anything: {nodes}");
}

#[test]
fn the_set_point_is_the_one_reported() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Solar, AREA, 22_000);
		standing(SUPPLIER_A, Some(1), &[1, 3, 1, 1, 2, 1]);
		standing(SUPPLIER_B, None, &[9; 6]);
		signal(Direction::Down, 2, 3 * TOKEN);
		let wanted = crate::Request {
			preferences: crate::Preferences {
				source: SourceChoice::Source(1),
				max_price: Some(5 * UNIT),
				..flexible()
			},
			..hours(17_000, 6)
		};
		let id = requested(wanted);
		assert_ok!(schedule(CSO, id));
		let mut seen = std::collections::BTreeSet::new();
		let mut compare = || {
			let mut latest = System::read_events_for_pallet::<Event<Test>>().into_iter().rev();
			let reported = latest.find_map(|event| match event {
				Event::StepOpened { set_point, .. } => Some(set_point),
				_ => None,
			});
			let shown = Charging::stations(None, None, 1).unwrap().items[0].service.unwrap();
			assert_eq!(Some(shown.set_point), reported);
			seen.insert((shown.set_point > 0, shown.source));
		};
		compare();
		let mut energy = 0;
		for step in 1..6 {
			let open = session(id).open;
			if session(id).schedule.charges(open) {
				energy += 3_000;
			}
			tick(step * HOUR - MINUTE, energy);
			compare();
			tick(step * HOUR, energy);
			compare();
			if step == 3 {
				// The grid mix is too expensive: nothing serves the step.
				set_power(1, 0);
				drop_out(1, id);
				compare();
			}
		}
		assert!(seen.contains(&(true, Some(1))) && seen.contains(&(false, None)), "{seen:?}");
	});
}

#[test]
fn escrow_and_rewards_of_a_driver_add_up() {
	ExtBuilder::default().build_and_execute(|| {
		let scheduled = start(ALICE);
		change_session(scheduled, |session| {
			session.rewards = crate::SetApart { number: 1, sum: 7 };
		});
		let reserved = authorised();
		assert_ok!(Charging::disconnect(signed(ALICE), reserved));
		start(BOB);
		let escrow = session(scheduled).escrow;
		assert_eq!(Charging::escrow_and_rewards(&ALICE), (escrow, 7, true));
		let brief = &Charging::processes(&ProcessFilter::Driver(ALICE), None, 9).unwrap().items[0];
		assert_eq!((brief.escrow, brief.rewards), (escrow, 7));
		change_session(scheduled, |session| session.rewards = Default::default());
		for id in 0..u64::from(MAX_PAGE) {
			ProcessesOf::<Test>::insert(HOST, id, ());
		}
		assert!(Charging::escrow_and_rewards(&HOST).2);
		ProcessesOf::<Test>::insert(HOST, u64::from(MAX_PAGE), ());
		assert!(!Charging::escrow_and_rewards(&HOST).2);
		let _ = ProcessesOf::<Test>::clear_prefix(HOST, 200, None);
	});
}

#[test]
fn a_record_is_found_in_one_key_and_a_settled_step_writes_none() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(10_000, 2), &[1, 1]);
		tick(HOUR, 5_000);
		assert_eq!(RecordsOf::<Test>::iter_keys().count(), 0);
		tick(2 * HOUR, 10_000);
		let keys: Vec<_> = RecordsOf::<Test>::iter_keys().collect();
		assert_eq!(keys, [(ALICE, NewestFirst::new(id))]);
		assert!(!Stations::<Test>::iter_keys().any(|station| station > 0));
		assert_eq!(running_at(OrderedMeterId::new(METER).id()), None);
		assert_eq!(NextProcessId::<Test>::get(), 1);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(256)))]

	#[test]
	fn the_newest_process_is_the_first_key(one: ProcessId, other: ProcessId) {
		let keys = (NewestFirst::new(one), NewestFirst::new(other));
		prop_assert_eq!(other.cmp(&one), keys.0.encode().cmp(&keys.1.encode()));
		prop_assert_eq!((keys.0.process(), keys.1.process()), (one, other));
	}
}

/// All covers of a party, `limit` processes at once.
fn covers(party: AccountId, limit: u32) -> Vec<CoverInfo> {
	all_pages(|after| Charging::covers(&party, after, limit), || ())
}

#[test]
fn lists_what_a_party_covers() {
	ExtBuilder::default().build_and_execute(|| {
		let pays = |price| {
			let station = add_station(AREA);
			assert_ok!(Charging::authorise(signed(ALICE), station, MAX_PRICE_PER_HOUR));
			let id = last_process();
			assert_ok!(request(ALICE, id, hours(1_000, 1)));
			assert_ok!(offer(SUPPLIER_A, id, None, prices(&[price])));
			assert_ok!(schedule(CSO, id));
			(id, station)
		};
		let first = pays(-2);
		start(BOB);
		let second = pays(-3);
		let cover = |(process, station), tokens: u128| CoverInfo {
			process,
			station,
			amount: tokens * TOKEN,
		};
		for limit in [1, 2, MAX_PAGE] {
			assert_eq!(covers(SUPPLIER_A, limit), [cover(first, 2), cover(second, 3)]);
			assert_eq!(covers(SUPPLIER_B, limit), []);
		}
		// The sum is what the events took.
		let taken: u128 = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::CoverTaken { party: SUPPLIER_A, amount, .. } => Some(amount),
				_ => None,
			})
			.sum();
		assert_eq!(covers(SUPPLIER_A, 7).iter().map(|cover| cover.amount).sum::<u128>(), taken);

		// What is paid is gone, and what is left goes back at the end.
		let Process { meter, .. } = process(first.0);
		set_time(NOW + HOUR / 2);
		read(meter, NOW + HOUR / 2, REGISTER + 500);
		assert_eq!(covers(SUPPLIER_A, 7), [cover(first, 2), cover(second, 3)], "not settled");
		set_time(NOW + HOUR);
		read(meter, NOW + HOUR, REGISTER + 500);
		assert_eq!(covers(SUPPLIER_A, 7), [cover(second, 3)]);
		// A cursor stays one when its process has ended.
		let page = Charging::covers(&SUPPLIER_A, Some(meter), 7).unwrap();
		assert_eq!((page.items, page.next), (vec![cover(second, 3)], None));
		let refused = |after, limit| Charging::covers(&SUPPLIER_A, after, limit).unwrap_err();
		assert_eq!(refused(Some(9_999), 7), QueryError::UnknownCursor);
		assert_eq!(refused(None, 0), QueryError::ZeroLimit);
		assert_eq!(refused(None, MAX_PAGE + 1), QueryError::LimitTooHigh);
	});
}
