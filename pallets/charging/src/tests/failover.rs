// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rule 10 while a process charges: committed power, who steps in, and what is claimed.

use crate::{
	mock::*, sources::Claimed, Error, Event, FaultReason, FinishReason, Preferences, Request,
	Segment,
};
use polkadot_sdk::frame_support::{
	assert_noop, assert_ok,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	Amount, Carrier, Direction, Energy, Moment, OnShortage, Overweight, Price, ProcessId,
	SourceChoice, SourceId,
};

const WIND: SourceId = 1;
const OTHER_WIND: SourceId = 2;

type Made<'a> = (AccountId, Option<SourceId>, &'a [Price]);

/// Wind of both suppliers, each with plenty of power.
fn winds() {
	add_source(WIND, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
	add_source(OTHER_WIND, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
}

fn wanted(energy: Energy, steps: u32) -> Request {
	Request { preferences: wants(SourceChoice::Source(WIND)), ..hours(energy, steps) }
}

/// Four hours, all of which charge: wind of supplier A at 2, that of supplier B at 1, and supplier
/// A's grid mix at 3.
fn unscheduled() -> ProcessId {
	winds();
	let offers: &[Made] = &[
		(SUPPLIER_A, Some(WIND), &[2; 4]),
		(SUPPLIER_B, Some(OTHER_WIND), &[1; 4]),
		(SUPPLIER_A, None, &[3; 4]),
	];
	with_offers(wanted(20_000, 4), offers)
}

fn windy() -> ProcessId {
	let id = unscheduled();
	assert_ok!(schedule(CSO, id));
	id
}

/// Four hours of which the first two charge, with nobody to step in but a grid mix at 9.
fn windy_or_expensive(preferences: Preferences) -> ProcessId {
	winds();
	let offers: &[Made] =
		&[(SUPPLIER_A, Some(WIND), &[1, 1, 4, 2]), (SUPPLIER_A, None, &[9, 9, 9, 9])];
	let preferences = Preferences { source: SourceChoice::Source(WIND), ..preferences };
	let id = with_offers(Request { preferences, ..hours(10_000, 4) }, offers);
	assert_ok!(schedule(CSO, id));
	assert_eq!(letters(id), "TTFF");
	id
}

/// The changes of source: step, supplier, source, and minutes since the start.
fn changes() -> Vec<(u32, AccountId, Option<SourceId>, Moment)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::SourceChanged { step, supplier, source, since, .. } => {
				Some((step, supplier, source, (since - NOW) / MINUTE))
			},
			_ => None,
		})
		.collect()
}

/// The segments that were settled: step, supplier, source, energy and tokens.
fn segments_settled() -> Vec<(u32, AccountId, Option<SourceId>, Energy, Amount)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::SegmentSettled { step, supplier, source, energy, to_supplier, .. } => {
				Some((step, supplier, source, energy, to_supplier / LINE))
			},
			_ => None,
		})
		.collect()
}

fn opened() -> Vec<(u32, Energy, u32)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::StepOpened { step, energy, set_point, .. } => Some((step, energy, set_point)),
			_ => None,
		})
		.collect()
}

/// Lets `source` drop out of `process` at `after` ms.
fn drop_at(after: Moment, source: SourceId, process: ProcessId) {
	set_time(NOW + after);
	drop_out(source, process);
}

#[test]
fn the_chosen_source_has_power_set_aside_while_it_charges() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		for hour in 1..4 {
			assert_eq!(set_aside(), [(WIND, id, 5_000)]);
			tick(hour * HOUR - MINUTE, hour * 5_000 - 80);
			assert_eq!(set_aside(), [(WIND, id, 5_000)]);
			tick(hour * HOUR, hour * 5_000);
		}
		assert_eq!(changes(), []);
		tick(4 * HOUR, 20_000);
		assert_eq!((ended(id), set_aside()), (FinishReason::DemandMet, vec![]));
		let record = record(id);
		assert_eq!((record.supplier, record.source), (Some(SUPPLIER_A), Some(WIND)));
		assert_eq!((record.energy, record.sourced), (20_000, 20_000));
		assert_eq!(claimed(WIND, id), 20_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (40, 0));
	});
}

#[test]
fn a_step_sets_aside_what_it_needs() {
	ExtBuilder::default().build_and_execute(|| {
		winds();
		let id = with_offers(wanted(7_000, 2), &[(SUPPLIER_A, Some(WIND), &[2, 1])]);
		assert_ok!(schedule(CSO, id));
		// The remainder step.
		assert_eq!(set_aside(), [(WIND, id, 2_000)]);
		tick(HOUR, 2_000);
		assert_eq!(set_aside(), [(WIND, id, 5_000)]);
	});
}

#[test]
fn an_idle_step_sets_nothing_aside_and_claims_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy_or_expensive(preferences());
		tick(HOUR, 4_000);
		tick(2 * HOUR, 8_000);
		// The last step catches up; the one before is idle.
		assert_eq!((letters(id).as_str(), set_aside()), ("TTFT", vec![]));
		assert_eq!(claimed(WIND, id), 8_000);
		// What flows all the same is paid to the chosen supplier.
		let before = gain(SUPPLIER_A);
		tick(3 * HOUR, 8_500);
		assert_eq!((gain(SUPPLIER_A) - before, claimed(WIND, id)), (2, 8_000));
		assert_eq!((session(id).sourced, session(id).delivered), (8_000, 8_500));
		assert_eq!(set_aside(), [(WIND, id, 1_500)]);
		tick(4 * HOUR, 10_000);
		assert_eq!((record(id).sourced, claimed(WIND, id)), (9_500, 9_500));
	});
}

#[test]
fn a_similar_source_steps_in_when_the_chosen_one_has_not_enough() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		take_events();
		set_power(WIND, 4_999);
		tick(HOUR, 5_000);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
		assert_eq!(session(id).slot(), 1);
		let events = take_events();
		let since = NOW + HOUR;
		let changed = Event::SourceChanged {
			process: id,
			step: 1,
			supplier: SUPPLIER_B,
			source: Some(OTHER_WIND),
			since,
		};
		assert_eq!(events[1], changed);
		assert!(matches!(events[2], Event::StepOpened { step: 1, set_point: 5_000, .. }));
		assert_eq!(events.len(), 3);

		tick(2 * HOUR, 10_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (10, 5));
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (5_000, 5_000));
		// Still short: it continues as it is, and nothing is reported.
		assert_eq!((set_aside(), changes()), (vec![(OTHER_WIND, id, 5_000)], vec![]));
		// Who was chosen stays who was chosen.
		assert_eq!((session(id).supplier, session(id).source), (SUPPLIER_A, Some(WIND)));
	});
}

#[test]
fn a_similar_source_can_step_in_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = unscheduled();
		set_power(WIND, 1);
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).source, Some(WIND));
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
		assert_eq!(changes(), [(0, SUPPLIER_B, Some(OTHER_WIND), 0)]);
	});
}

#[test]
fn each_opening_tries_the_chosen_source_first() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		take_events();
		set_power(WIND, 0);
		tick(HOUR, 5_000);
		set_power(WIND, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!(set_aside(), [(WIND, id, 5_000)]);
		assert_eq!(
			changes(),
			[(1, SUPPLIER_B, Some(OTHER_WIND), 60), (2, SUPPLIER_A, Some(WIND), 120)]
		);
		tick(4 * HOUR, 20_000);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (30, 5));
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (15_000, 5_000));
	});
}

#[test]
fn it_is_reported_when_a_source_serves_again_after_idle_steps() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy_or_expensive(preferences());
		set_power(WIND, 0);
		tick(HOUR, 4_000);
		tick(2 * HOUR, 8_000);
		set_power(WIND, 5_000);
		tick(3 * HOUR, 8_000);
		assert_eq!(session(id).committed(), Some(WIND));
		assert_eq!(
			changes(),
			[
				(1, SUPPLIER_A, None, 60),
				// Nothing is reported of the idle step between.
				(3, SUPPLIER_A, Some(WIND), 180),
			]
		);
	});
}

/// Who serves the second step when the chosen wind, at 2, has gone and the other asks `price`
/// there.
fn steps_in_at(price: Price) -> Option<SourceId> {
	let mut source = None;
	ExtBuilder::default().build_and_execute(|| {
		winds();
		let offers: &[Made] = &[
			(SUPPLIER_A, Some(WIND), &[9, 2, 9]),
			(SUPPLIER_B, Some(OTHER_WIND), &[1, price, 1]),
			(SUPPLIER_A, None, &[7, 7, 7]),
		];
		let id = with_offers(wanted(15_000, 3), offers);
		assert_ok!(schedule(CSO, id));
		set_power(WIND, 0);
		tick(HOUR, 5_000);
		source = session(id).committed();
		// In the next step it is cheaper again.
		tick(2 * HOUR, 10_000);
		assert_eq!(session(id).committed(), Some(OTHER_WIND));
		let grid_mix = if source.is_none() { 35 } else { 0 };
		assert_eq!(gain(SUPPLIER_A), 45 + grid_mix);
	});
	source
}

#[test]
fn who_is_more_expensive_in_a_step_does_not_step_in_there() {
	assert_eq!(steps_in_at(2), Some(OTHER_WIND));
	assert_eq!(steps_in_at(3), None);
}

#[test]
fn the_others_are_tried_in_their_order() {
	ExtBuilder::default().build_and_execute(|| {
		winds();
		add_source(3, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		let offers: &[Made] = &[
			(SUPPLIER_A, Some(WIND), &[5, 5, 5]),
			(SUPPLIER_B, Some(OTHER_WIND), &[2, 2, 2]),
			(SUPPLIER_B, Some(3), &[1, 1, 1]),
		];
		let id = with_offers(wanted(15_000, 3), offers);
		assert_ok!(schedule(CSO, id));
		set_power(WIND, 0);
		tick(HOUR, 5_000);
		assert_eq!(session(id).committed(), Some(3));
		set_power(3, 4_999);
		tick(2 * HOUR, 10_000);
		assert_eq!(session(id).committed(), Some(OTHER_WIND));
	});
}

#[test]
fn the_default_suppliers_grid_mix_steps_in_at_its_own_price() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = windy();
		take_events();
		(WIND..=OTHER_WIND).for_each(|source| set_power(source, 4_999));
		tick(HOUR, 5_000);
		assert_eq!(changes(), [(1, SUPPLIER_A, None, 60)]);
		assert_eq!((session(id).slot(), set_aside()), (2, vec![]));
		tick(2 * HOUR, 10_000);
		// 5 kWh at 2, 5 at 3; the grid costs what it costs.
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B), gain(DSO)), (25, 0, 10));
		assert_eq!((session(id).sourced, session(id).delivered), (5_000, 10_000));
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (5_000, 0));
	});
}

#[test]
fn a_grid_mix_without_a_price_steps_in_at_that_of_the_chosen_source() {
	ExtBuilder::default().build_and_execute(|| {
		winds();
		let id = with_offers(wanted(10_000, 2), &[(SUPPLIER_B, Some(OTHER_WIND), &[4, 6])]);
		// Not the wind that was wanted, but the grid mix has no price to fall back to.
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
		assert_ok!(offer(SUPPLIER_A, id, Some(WIND), prices(&[4, 6])));
		assert_ok!(schedule(CSO, id));
		(WIND..=OTHER_WIND).for_each(|source| set_power(source, 0));
		tick(HOUR, 5_000);
		assert_eq!((session(id).committed(), session(id).slot()), (None, 2));
		tick(2 * HOUR, 10_000);
		assert_eq!((gain(SUPPLIER_A), record(id).sourced), (50, 5_000));
	});
}

#[test]
fn two_processes_never_have_more_than_the_source() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		let first = windy();
		set_power(WIND, 9_999);
		set_power(OTHER_WIND, 0);
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
		let second = last_process();
		assert_ok!(request(BOB, second, wanted(10_000, 2)));
		assert_ok!(offer(SUPPLIER_A, second, Some(WIND), prices(&[2, 2])));
		assert_ok!(schedule(CSO, second));
		assert_eq!(set_aside(), [(WIND, first, 5_000)]);
		assert_eq!(session(second).source, Some(WIND));

		assert_ok!(Charging::disconnect(signed(ALICE), first));
		tick(HOUR, 0);
		assert_eq!((ended(first), set_aside()), (FinishReason::Disconnected, vec![]));
		read(SPARE_METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!(set_aside(), [(WIND, second, 5_000)]);
	});
}

#[test]
fn when_a_source_drops_out_another_goes_on_within_the_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		tick(30 * MINUTE, 2_500);
		take_events();
		drop_at(36 * MINUTE, WIND, id);
		assert_eq!(changes(), [(0, SUPPLIER_B, Some(OTHER_WIND), 36)]);
		assert_eq!(set_aside(), [(OTHER_WIND, id, 5_000)]);
		let served = |slot, source, minutes, energy| Segment {
			slot,
			source: Some(source),
			since: NOW + minutes * MINUTE,
			energy,
			power: 5_000,
			unclaimed: 0,
		};
		assert_eq!(
			session(id).segments.to_vec(),
			[served(0, WIND, 0, 2_500), served(1, OTHER_WIND, 36, 0)]
		);

		// 2.5 kWh in half an hour: a fifth of it in the six minutes before.
		tick(HOUR, 5_000);
		let events = take_events();
		assert_eq!(
			events,
			[
				Event::SegmentSettled {
					process: id,
					step: 0,
					supplier: SUPPLIER_A,
					source: Some(WIND),
					energy: 3_000,
					to_supplier: 6 * LINE,
				},
				Event::SegmentSettled {
					process: id,
					step: 0,
					supplier: SUPPLIER_B,
					source: Some(OTHER_WIND),
					energy: 2_000,
					to_supplier: 2 * LINE,
				},
				Event::StepSettled {
					process: id,
					step: 0,
					energy: 5_000,
					to_supplier: 8 * LINE,
					to_dso: 0,
					to_cso: 5 * LINE,
					reward: 0,
				},
				Event::SourceChanged {
					process: id,
					step: 1,
					supplier: SUPPLIER_A,
					source: Some(WIND),
					since: NOW + HOUR,
				},
				Event::StepOpened {
					process: id,
					step: 1,
					start: NOW + HOUR,
					end: NOW + 2 * HOUR,
					energy: 5_000,
					set_point: 5_000,
				},
			]
		);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B), gain(ALICE)), (6, 2, -13));
		assert_eq!(session(id).segments.to_vec(), [served(0, WIND, 60, 0)]);
		assert_eq!((session(id).sourced, session(id).totals.to_supplier), (5_000, 8 * LINE));
	});
}

#[test]
fn energy_is_claimed_by_interval_while_power_is_set_aside() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		tick(12 * MINUTE, 1_000);
		assert_eq!(claims(WIND, id), [(0, 416), (1, 417), (2, 167)]);
		drop_at(18 * MINUTE, WIND, id);
		tick(27 * MINUTE, 2_500);
		// 600 Wh in six minutes, 900 in nine.
		assert_eq!(claims(WIND, id), [(0, 416), (1, 417), (2, 167 + 300), (3, 300)]);
		assert_eq!(claims(OTHER_WIND, id), [(3, 200), (4, 500), (5, 200)]);
		assert_eq!(session(id).sourced, 2_500);
	});
}

/// Energy of a source in an interval that its committed power covers, in whole Wh.
fn covered(source: SourceId, number: u64, process: ProcessId) -> Energy {
	let key = (source, NOW + number * INTERVAL, process);
	CommittedTo::get().get(&key).map_or(0, |committed| committed / 3_600_000)
}

/// What a car draws beyond the committed power does not count as committed, whatever it draws.
#[test]
fn audit_m14_claims_state_the_committed_power() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		tick(INTERVAL, 450);
		assert_eq!((claims(WIND, id), covered(WIND, 0, id)), (vec![(0, 450)], 416));
		// A failover divides the time of an interval.
		drop_at(INTERVAL + 3 * MINUTE, WIND, id);
		tick(2 * INTERVAL, 800);
		assert_eq!((covered(WIND, 1, id), covered(OTHER_WIND, 1, id)), (250, 166));
	});
}

/// Readings in which the register does not move take nothing from the power, up to the Wh that it
/// does not show.
#[test]
fn audit_m14_a_register_that_does_not_move_yet_loses_no_power() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		// 5 kW: a Wh in 720 ms.
		for reading in 1..=100 {
			tick(reading * 300, reading * 300 / 720);
		}
		assert_eq!((claims(WIND, id), covered(WIND, 0, id)), (vec![(0, 41)], 41));
		// An hour of standing still is no hour of power.
		tick(30 * MINUTE, 41);
		tick(30 * MINUTE + 720, 42);
		assert_eq!(covered(WIND, 6, id), 2);
	});
}

#[test]
fn a_reading_from_before_the_drop_is_of_the_source_that_dropped() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		drop_at(36 * MINUTE, WIND, id);
		read(METER, NOW + 35 * MINUTE, REGISTER + 2_900);
		let energies: Vec<_> = session(id).segments.iter().map(|part| part.energy).collect();
		assert_eq!(energies, [2_900, 0]);
		read(METER, NOW + 37 * MINUTE, REGISTER + 3_000);
		let energies: Vec<_> = session(id).segments.iter().map(|part| part.energy).collect();
		assert_eq!(energies, [2_950, 50]);
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (2_950, 50));
	});
}

#[test]
fn one_after_the_other_drops_out_until_the_grid_mix_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		drop_at(12 * MINUTE, WIND, id);
		// What has dropped out is not tried again in this step, whatever it has now.
		drop_at(24 * MINUTE, OTHER_WIND, id);
		assert_eq!(
			changes()[..],
			[(0, SUPPLIER_B, Some(OTHER_WIND), 12), (0, SUPPLIER_A, None, 24)]
		);
		assert_eq!(set_aside(), []);
		tick(HOUR, 5_000);
		assert_eq!(
			segments_settled(),
			[
				(0, SUPPLIER_A, Some(WIND), 1_000, 2),
				(0, SUPPLIER_B, Some(OTHER_WIND), 1_000, 1),
				(0, SUPPLIER_A, None, 3_000, 9),
			]
		);
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B)), (11, 1));
		assert_eq!((session(id).sourced, set_aside()), (2_000, vec![(WIND, id, 5_000)]));
	});
}

#[test]
fn a_source_that_drops_out_at_once_has_no_segment() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		drop_out(WIND, id);
		assert_eq!(session(id).segments.len(), 1);
		assert_eq!(session(id).committed(), Some(OTHER_WIND));
		tick(10 * MINUTE, 0);
		// Nothing has flowed, so there is nothing to report of it, and the first one is tried
		// again.
		drop_out(OTHER_WIND, id);
		assert_eq!((session(id).segments.len(), session(id).committed()), (1, Some(WIND)));
		tick(HOUR, 5_000);
		assert_eq!((segments_settled(), gain(SUPPLIER_A)), (vec![], 10));
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (5_000, 0));
	});
}

#[test]
fn the_grid_mix_goes_on_again_in_a_step_that_it_began() {
	ExtBuilder::default().build_and_execute(|| {
		let id = unscheduled();
		(WIND..=OTHER_WIND).for_each(|source| set_power(source, 1));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).slot(), 2);
		set_power(WIND, 5_000);
		// The reading comes when the second step is half over: it has 2.5 kWh left to deliver.
		tick(HOUR + 30 * MINUTE, 7_500);
		assert_eq!(set_aside(), [(WIND, id, 2_500)]);
		take_events();
		drop_at(HOUR + 45 * MINUTE, WIND, id);
		assert_eq!(changes(), [(1, SUPPLIER_A, None, 105)]);
		tick(2 * HOUR, 10_000);
		assert_eq!(
			segments_settled(),
			[
				(1, SUPPLIER_A, None, 2_500, 7),
				(1, SUPPLIER_A, Some(WIND), 1_250, 2),
				(1, SUPPLIER_A, None, 1_250, 3),
			]
		);
		assert_eq!((session(id).sourced, claimed(WIND, id)), (1_250, 1_250));
	});
}

#[test]
fn a_drop_that_concerns_no_open_step_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		let before = root();
		Charging::on_dropped(OTHER_WIND, id, 5_000);
		Charging::on_dropped(77, id, 5_000);
		Charging::on_dropped(WIND, id + 1, 5_000);
		assert_eq!((root(), set_aside()), (before, vec![(WIND, id, 5_000)]));
		tick(4 * HOUR, 20_000);
		let id = authorised();
		let before = root();
		Charging::on_dropped(WIND, 0, 5_000);
		Charging::on_dropped(WIND, id, 5_000);
		assert_eq!((root(), set_aside()), (before, vec![]));
	});
}

#[test]
fn who_takes_over_while_readings_are_late_serves_from_then_on() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		take_events();
		drop_at(2 * HOUR + 30 * MINUTE, WIND, id);
		// The reading that closes the first step comes after that.
		read(METER, NOW + HOUR + 30 * MINUTE, REGISTER + 7_500);
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (7_500, 0));
		assert_eq!(segments_settled(), []);
		assert_eq!(session(id).open, 1);
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		take_events();
		drop_at(2 * HOUR + 30 * MINUTE, WIND, id);
		tick(3 * HOUR, 15_000);
		assert_eq!(
			segments_settled(),
			[(2, SUPPLIER_A, Some(WIND), 2_500, 5), (2, SUPPLIER_B, Some(OTHER_WIND), 2_500, 2)]
		);
		assert_eq!((claimed(WIND, id), claimed(OTHER_WIND, id)), (12_500, 2_500));
		assert_eq!(session(id).sourced, 15_000);
		assert_eq!((gain(SUPPLIER_A), session(id).totals.to_supplier), (25, 27 * LINE + LINE / 2));
		Charging::on_dropped(77, id, 1);
	});
}

#[test]
fn a_late_reading_after_failover_costs_no_more_than_the_readings_it_replaces() {
	for late in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			winds();
			let offers: &[Made] =
				&[(SUPPLIER_A, Some(WIND), &[1, 5, 5]), (SUPPLIER_B, None, &[9, 1, 1])];
			let id = with_offers(wanted(5_000, 3), offers);
			assert_ok!(schedule(CSO, id));
			assert_eq!(letters(id), "TFF");
			if !late {
				tick(HOUR, 5_000);
			} else {
				// In these hours the grid mix is cheap, but it did not serve most of them.
				drop_at(2 * HOUR + 30 * MINUTE, WIND, id);
				tick(3 * HOUR, 5_000);
			}
			assert_eq!(ended(id), FinishReason::DemandMet);
			assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN));
		});
	}
}

#[test]
fn a_late_reading_claims_for_all_steps_what_the_source_gave() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		tick(3 * HOUR, 15_000);
		assert_eq!((claimed(WIND, id), session(id).sourced), (15_000, 15_000));
		let claims = claims(WIND, id);
		assert_eq!(
			claims.iter().map(|(interval, _)| *interval).collect::<Vec<_>>(),
			Vec::from_iter(0..36)
		);
		assert!(claims.iter().all(|(_, energy)| (416..=417).contains(energy)));
		assert_eq!((gain(SUPPLIER_A), session(id).open), (30, 3));
		assert_eq!(set_aside(), [(WIND, id, 5_000)]);
	});
}

#[test]
fn what_flowed_in_closed_intervals_is_paid_and_not_claimed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		ClaimableFrom::set(NOW + 2 * HOUR + 50 * MINUTE);
		let at = NOW + 3 * HOUR;
		set_time(at);
		// There must be room for the claims that can be, of two intervals, the one it may begin in,
		// and a segment, and for all offers.
		let most = most_weight(3, 4, 3, 3);
		let mut budget = WeightMeter::with_limit(most.saturating_sub(Weight::from_parts(1, 0)));
		let read = |budget: &mut WeightMeter| read_within(METER, at, REGISTER + 15_000, budget);
		assert_eq!(read(&mut budget), Err(Overweight));
		let mut budget = WeightMeter::with_limit(most);
		assert_ok!(read(&mut budget));
		assert_eq!(claims(WIND, id), [(34, 417), (35, 417)]);
		assert_eq!((session(id).sourced, gain(SUPPLIER_A)), (15_000, 30));
		// The weight is that of what was claimed and tried.
		assert_eq!(budget.consumed(), reading_weight(3, 2, 1, 3));
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		ClaimableFrom::set(NOW + 5 * HOUR);
		tick(3 * HOUR, 15_000);
		assert_eq!((claims(WIND, id), session(id).sourced), (vec![], 15_000));
	});
}

#[test]
fn the_weight_of_a_reading_follows_claims_and_offers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		let weigh = |after: Moment, energy| {
			let mut budget = WeightMeter::new();
			set_time(NOW + after);
			assert_ok!(read_within(METER, NOW + after, REGISTER + energy, &mut budget));
			budget.consumed()
		};
		// Three offers are locked. Ten minutes cut across three intervals at most. It continues as
		// it did, and claims in two of them for the first time; of one somebody else has claimed
		// already.
		Claims::mutate(|claims| claims.insert((WIND, NOW, ProcessId::MAX), 1));
		let ledgers = vec![(WIND, NOW), (WIND, NOW + INTERVAL)];
		let claimed = Claimed { added: 0, first: 1, opened: 1, ledgers };
		assert_eq!(weigh(10 * MINUTE, 800), steady_weight(claimed, 4, most_weight(0, 4, 3, 3)));
		drop_at(11 * MINUTE, WIND, id);
		// One interval of the first wind, two of the second.
		assert_eq!(weigh(20 * MINUTE, 1_600), reading_weight(0, 3, 2, 4));
		drop_at(21 * MINUTE, OTHER_WIND, id);
		// Three are paid; the second wind served a minute of what was left.
		assert_eq!(weigh(HOUR, 5_000), reading_weight(1, 1, 3, 5));
		(WIND..=OTHER_WIND).for_each(|source| set_power(source, 0));
		// Both winds are tried before the grid mix.
		assert_eq!(weigh(2 * HOUR, 10_000), reading_weight(1, 12, 3, 3));
		// The grid mix claims nothing.
		assert_eq!(weigh(3 * HOUR, 15_000), reading_weight(1, 0, 3, 4));
	});
}

/// Weight of a reading of a process of so many steps that continues as it did, alone in its batch;
/// not more than `most`.
fn steady_weight(claimed: Claimed, steps: u32, most: Weight) -> Weight {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	let longer = Weights::steady_reading(steps)
		.saturating_sub(Weights::steady_reading(crate::weighing::MEASURED_STEPS));
	let payouts = Weights::pay_out(3);
	let Claimed { added, first, opened, ledgers } = claimed;
	// A steady reading has one claim that adds to an earlier one.
	let one = Weights::claims(1) - Weights::claims(0);
	let one_first = Weights::first_claims(1) - Weights::first_claims(0);
	let [added, first, opened] = [added, first, opened].map(u64::from);
	let claims = one * added + one_first * first + Weights::opening_claim() * opened;
	// The source brings one ledger.
	let ledgers = Weights::claims(0) * (ledgers.len() as u64 - 1);
	consumption(Weights::steady_readings(1) + longer + payouts + claims + ledgers - one).min(most)
}

fn most_weight(steps: u32, claims: u32, offers: u32, payees: u32) -> Weight {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	consumption(Charging::most_weight(steps, claims, offers) + Weights::pay_out(payees))
}

fn reading_weight(steps: u32, claims: u32, offers: u32, payees: u32) -> Weight {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	consumption(Charging::open_weight(steps, claims, offers) + Weights::pay_out(payees))
}

fn at_most(tokens: Price) -> Preferences {
	Preferences { max_price: Some(tokens * UNIT), ..preferences() }
}

#[test]
fn a_grid_mix_above_the_maximum_price_never_steps_in() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy_or_expensive(at_most(8));
		take_events();
		set_power(WIND, 4_999);
		tick(HOUR, 5_000);
		// The station stops.
		assert_eq!(opened(), [(1, 0, 0)]);
		assert_eq!((session(id).committed(), set_aside()), (None, vec![]));
		tick(2 * HOUR, 5_000);
		assert_eq!(letters(id), "TTFT");
		set_power(WIND, 5_000);
		tick(3 * HOUR, 5_000);
		assert_eq!(
			(opened(), set_aside()),
			(vec![(2, 0, 0), (3, 5_000, 5_000)], vec![(WIND, id, 5_000)])
		);
		tick(4 * HOUR, 10_000);
		assert_eq!(ended(id), FinishReason::DemandMet);
		assert_eq!((record(id).sourced, gain(SUPPLIER_A)), (10_000, 15));
	});
}

#[test]
fn the_maximum_price_includes_that_of_the_grid() {
	for (max, steps_in) in [(10, true), (9, false)] {
		ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
			let id = windy_or_expensive(at_most(max));
			take_events();
			set_power(WIND, 0);
			tick(HOUR, 5_000);
			let set_point = if steps_in { 5_000 } else { 0 };
			assert_eq!(opened(), [(1, set_point.into(), set_point)]);
			assert_eq!(session(id).slot(), u8::from(steps_in));
		});
	}
}

#[test]
fn a_drop_stops_the_station_when_only_a_too_expensive_grid_mix_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy_or_expensive(at_most(8));
		tick(30 * MINUTE, 2_500);
		take_events();
		drop_at(36 * MINUTE, WIND, id);
		assert_eq!((opened(), set_aside()), (vec![(0, 0, 0)], vec![]));
		// What still flowed until the station stopped is no source's; it costs what was agreed.
		tick(HOUR, 3_500);
		let settled = [(0, SUPPLIER_A, Some(WIND), 2_700, 2), (0, SUPPLIER_A, None, 800, 0)];
		assert_eq!(segments_settled(), settled);
		assert_eq!((session(id).sourced, claimed(WIND, id)), (2_700, 2_700));
		assert_eq!(session(id).totals.to_supplier, LINE * 35 / 10);
		// 6.5 kWh are left: it is caught up.
		assert_eq!((letters(id).as_str(), set_aside()), ("TTFT", vec![(WIND, id, 5_000)]));
		assert_eq!(session(id).totals.unpaid, 0);
	});
}

#[test]
fn an_up_that_nobody_serves_is_not_paid() {
	ExtBuilder::default().build_and_execute(|| {
		winds();
		let preferences =
			Preferences { demand_response: true, source: SourceChoice::Source(WIND), ..at_most(8) };
		let offers: &[Made] =
			&[(SUPPLIER_A, Some(WIND), &[2, 2, 2, 1]), (SUPPLIER_A, None, &[9, 9, 9, 9])];
		let id = with_offers(Request { preferences, ..hours(10_000, 4) }, offers);
		assert_ok!(schedule(CSO, id));
		assert_eq!(letters(id), "FFTT");
		let sent = signal(Direction::Up, 1, 30 * TOKEN);
		set_power(WIND, 0);
		tick(HOUR, 0);
		assert_eq!((letters(id).as_str(), set_aside()), ("FTFT", vec![]));
		assert_eq!(session(id).response.map(|response| response.energy), Some(5_000));
		tick(2 * HOUR, 0);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), Flex::Failed(sent)]);
		assert_eq!((session(id).totals.reward, gain(DSO)), (0, 0));
	});
}

#[test]
fn a_down_gives_the_power_of_the_source_free() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy_or_expensive(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		assert_eq!((letters(id).as_str(), set_aside()), ("TFFT", vec![]));
		tick(2 * HOUR, 5_000);
		tick(3 * HOUR, 5_000);
		assert_eq!(set_aside(), [(WIND, id, 5_000)]);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), Flex::SetApart(sent)]);
	});
}

/// Ends a process in its second hour by `end`, which gives the reason and whether a reading closed
/// it.
fn ends(serving: SourceId, end: impl FnOnce(ProcessId) -> FinishReason) {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		tick(HOUR, 5_000);
		if serving == OTHER_WIND {
			drop_out(WIND, id);
		}
		assert_eq!(set_aside(), [(serving, id, 5_000)]);
		let reason = end(id);
		assert_eq!((ended(id), set_aside()), (reason, vec![]));
		assert_eq!(escrow(ALICE), 0);
		assert_eq!(claimed(WIND, id) + claimed(OTHER_WIND, id), record(id).sourced);
	});
}

#[test]
fn every_end_gives_the_power_free() {
	for serving in [WIND, OTHER_WIND] {
		ends(serving, |_| {
			tick(HOUR + 30 * MINUTE, 20_000);
			FinishReason::DemandMet
		});
		ends(serving, |_| {
			tick(4 * HOUR, 19_999);
			FinishReason::TimeOver
		});
		ends(serving, |id| {
			assert_ok!(Charging::disconnect(signed(ALICE), id));
			// It waits for its closing reading with all it has.
			assert_eq!(set_aside(), [(serving, id, 5_000)]);
			tick(HOUR + MINUTE, 5_080);
			FinishReason::Disconnected
		});
		ends(serving, |id| {
			assert_ok!(Charging::terminate(signed(CSO), id, FaultReason::GroundFault));
			tick(HOUR + MINUTE, 5_080);
			FinishReason::Terminated(FaultReason::GroundFault)
		});
		ends(serving, |id| {
			set_time(NOW + HOUR + STALE_AFTER);
			assert_ok!(Charging::close_stale(signed(STRANGER), id));
			FinishReason::Stale
		});
		ends(serving, |id| {
			let mut left = 0;
			change_session(id, |session| left = core::mem::replace(&mut session.escrow, TOKEN));
			crate::Pallet::<Test>::release_escrow(&ALICE, left - TOKEN);
			tick(2 * HOUR, 10_000);
			FinishReason::OutOfEscrow
		});
	}
}

/// What is in escrow for 10 kWh in two hours of wind at 1, with a grid mix at 4 and 9.
fn escrow_with(preferences: Preferences) -> u128 {
	let mut tokens = 0;
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		winds();
		let preferences = Preferences { source: SourceChoice::Source(WIND), ..preferences };
		let offers: &[Made] = &[(SUPPLIER_A, Some(WIND), &[1, 1]), (SUPPLIER_A, None, &[4, 9])];
		let id = with_offers(Request { preferences, ..hours(10_000, 2) }, offers);
		assert_ok!(schedule(CSO, id));
		tokens = escrow(ALICE) / TOKEN;
	});
	tokens
}

#[test]
fn the_escrow_covers_the_most_expensive_grid_mix_that_the_driver_agrees_to() {
	// Two hours at 5; a kWh of the grid at 1.
	assert_eq!(escrow_with(preferences()), 10 * (9 + 1) + 10);
	assert_eq!(escrow_with(at_most(10)), 10 * (9 + 1) + 10);
	assert_eq!(escrow_with(at_most(9)), 10 * (4 + 1) + 10);
	assert_eq!(escrow_with(at_most(4)), 10 * (1 + 1) + 10);
}

#[test]
fn the_escrow_does_cover_the_grid_mix() {
	for (funds, suffices) in [(110 * TOKEN, false), (110 * TOKEN + 1, true)] {
		ExtBuilder::default().balance(ALICE, funds).grid_price(UNIT).build_and_execute(|| {
			winds();
			let offers: &[Made] = &[(SUPPLIER_A, Some(WIND), &[1, 1]), (SUPPLIER_A, None, &[9, 9])];
			let id = with_offers(wanted(10_000, 2), offers);
			if !suffices {
				assert_noop!(schedule(CSO, id), Error::<Test>::InsufficientBalance);
				return;
			}
			assert_ok!(schedule(CSO, id));
			drop_out(WIND, id);
			set_power(WIND, 0);
			tick(HOUR, 5_000);
			tick(2 * HOUR, 10_000);
			assert_eq!(
				(record(id).totals, balance(ALICE)),
				(paid(90 * TOKEN, 10 * TOKEN, 10 * TOKEN), 1)
			);
		});
	}
}

#[test]
fn a_driver_who_supplies_pays_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		Roles::mutate(|roles| {
			roles.insert(SUPPLIER_A, vec![smartcharge_primitives::Role::Supplier])
		});
		Drivers::mutate(|drivers| drivers.insert(SUPPLIER_A));
		winds();
		assert_ok!(Charging::authorise(signed(SUPPLIER_A), STATION, MAX_PRICE_PER_HOUR));
		let id = last_process();
		assert_ok!(request(SUPPLIER_A, id, wanted(5_000, 1)));
		assert_ok!(offer(SUPPLIER_A, id, Some(WIND), prices(&[3])));
		assert_ok!(schedule(CSO, id));
		tick(HOUR, 5_000);
		assert_eq!((gain(SUPPLIER_A), escrow(SUPPLIER_A), claimed(WIND, id)), (-5, 0, 5_000));
		assert_eq!(record(id).totals.to_supplier, 15 * LINE);
	});
}

#[test]
fn a_shortage_has_its_weight() {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	assert_eq!(<Charging as OnShortage>::weight(), Weights::on_dropped());
}
