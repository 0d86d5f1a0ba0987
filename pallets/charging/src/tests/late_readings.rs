// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rule 6: a reading that covers several steps.

use crate::{mock::*, Event, FinishReason, Preferences, Request};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{Amount, Direction, Price};

/// The settled steps with their energy and what the supplier got.
fn settled() -> Vec<(u32, u64, Amount)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::StepSettled { step, energy, to_supplier, .. } => {
				Some((step, energy, to_supplier / LINE))
			},
			_ => None,
		})
		.collect()
}

#[test]
fn one_reading_closes_all_steps_at_least_cost() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		take_events();
		tick(10 * HOUR, 30_000);
		assert_eq!(
			settled(),
			[
				(0, 5_000, 5),
				(1, 5_000, 5),
				(2, 5_000, 10),
				(3, 0, 0),
				(4, 0, 0),
				(5, 0, 0),
				(6, 0, 0),
				(7, 5_000, 5),
				(8, 5_000, 5),
				(9, 5_000, 5),
			]
		);
		// At full power six hours meet the demand.
		assert_eq!((gain(ALICE), gain(CSO), gain(SUPPLIER_A)), (-65, 30, 35));
		assert_eq!(ended(id), FinishReason::DemandMet);
		let record = record(id);
		assert_eq!((record.due_until, record.end), (NOW + 6 * HOUR, NOW + 10 * HOUR));
	});
}

#[test]
fn a_late_reading_costs_no_more_than_the_readings_it_replaces() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = hours(12_000, 4);
		let late = scheduled(wanted, &[4, 1, 3, 2]);
		tick(4 * HOUR, 12_000);
		// The readings in time cost 21 (`the_remainder_goes_to_the_most_expensive_step`).
		assert_eq!(record(late).totals.to_supplier, 21 * LINE);
	});
}

#[test]
fn the_energy_of_a_gap_flows_in_its_cheapest_steps() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(20_000, 4), &[3, 1, 2, 4]);
		take_events();
		tick(3 * HOUR, 8_000);
		assert_eq!(settled(), [(0, 0, 0), (1, 5_000, 5), (2, 3_000, 6)]);
		assert_eq!((session(id).open, session(id).accrued()), (3, 0));
	});
}

#[test]
fn the_step_that_is_open_takes_part_of_the_energy() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(20_000, 4), &[3, 1, 2, 4]);
		tick(HOUR / 2, 1_000);
		take_events();
		// Half of step 0, half of step 1: the cheaper one first, up to full power.
		tick(HOUR + HOUR / 2, 5_000);
		assert_eq!(settled(), [(0, 2_500, 7)]);
		assert_eq!((session(id).open, session(id).accrued()), (1, 2_500));
		tick(2 * HOUR, 5_000);
		assert_eq!(settled(), [(1, 2_500, 2)]);
	});
}

#[test]
fn more_than_full_power_goes_to_the_cheapest_step() {
	ExtBuilder::default().build_and_execute(|| {
		scheduled(hours(20_000, 3), &[3, 1, 2]);
		take_events();
		tick(2 * HOUR, 11_000);
		assert_eq!(settled(), [(0, 5_000, 15), (1, 6_000, 6)]);
	});
}

#[test]
fn of_equals_the_earliest_takes_the_energy() {
	ExtBuilder::default().build_and_execute(|| {
		scheduled(hours(20_000, 4), &[2, 1, 1, 1]);
		take_events();
		tick(3 * HOUR, 6_000);
		assert_eq!(settled(), [(0, 0, 0), (1, 5_000, 5), (2, 1_000, 1)]);
	});
}

#[test]
fn a_reading_after_the_end_counts_for_the_steps() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(20_000, 2), &[2, 1]);
		take_events();
		tick(5 * HOUR, 9_000);
		assert_eq!(settled(), [(0, 4_000, 8), (1, 5_000, 5)]);
		assert_eq!(record(id).end, NOW + 2 * HOUR);
		assert_eq!(record(id).totals.to_cso, 10 * LINE);
	});
}

#[test]
fn after_a_disconnect_the_energy_counts_until_then() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(20_000, 4), &[3, 1, 2, 1]);
		set_time(NOW + 2 * HOUR);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		take_events();
		// Step 3 is cheap, but nobody was connected.
		tick(4 * HOUR, 8_000);
		assert_eq!(settled(), [(0, 3_000, 9), (1, 5_000, 5)]);
		assert_eq!(record(id).reason, FinishReason::Disconnected);
	});
}

/// A Down in step 1, then one reading for steps 1 and 2 with this energy.
fn down_proven_by(energy: u64) -> bool {
	let mut proven = false;
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(3 * HOUR, 5_000 + energy);
		proven = session(id).totals.reward > 0;
	});
	proven
}

#[test]
fn a_late_reading_proves_a_down_only_when_hardly_anything_flowed() {
	assert!(down_proven_by(0));
	assert!(down_proven_by(250));
	// It could all have flowed in the step.
	assert!(!down_proven_by(251));
	assert!(!down_proven_by(5_000));
}

/// An Up in step 2, then one reading for steps 2 and 3 with this energy.
fn up_proven_by(energy: u64) -> bool {
	let mut proven = false;
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		tick(4 * HOUR, 10_000 + energy);
		proven = session(id).totals.reward > 0;
	});
	proven
}

#[test]
fn a_late_reading_proves_an_up_only_when_the_other_steps_cannot_hold_the_energy() {
	assert!(!up_proven_by(5_000));
	assert!(!up_proven_by(9_749));
	assert!(up_proven_by(9_750));
}

#[test]
fn a_late_reading_opens_the_step_of_its_time() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_price: Some(2 * UNIT), ..preferences() };
		let id = thesis(preferences);
		take_events();
		tick(8 * HOUR + MINUTE, 20_000);
		assert_eq!(session(id).open, 8);
		assert!(matches!(
			take_events().last(),
			Some(Event::StepOpened { step: 8, energy: 5_000, .. })
		));
	});
}

#[test]
fn many_steps_close_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { step: MINUTE, ..hours(100_000, 1_440) };
		let tokens: Vec<Price> = (0..1_440).map(|step| 1 + step % 7).collect();
		let id = scheduled(wanted, &tokens);
		take_events();
		tick(24 * HOUR, 90_000);
		assert_eq!(settled().len(), 1_440);
		assert_eq!((record(id).energy, ended(id)), (90_000, FinishReason::TimeOver));
	});
}
