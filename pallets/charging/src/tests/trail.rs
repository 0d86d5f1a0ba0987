// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The trail: whoever kept the lines of a process can prove them against its record.

use crate::{mock::*, Event, FaultReason, FinishReason};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{
	money::amount,
	trail::{prove, Line, Part, Trail},
	Carrier, Direction, Interval, Price, ProcessId, SourceChoice, SourceId,
};

fn genesis() -> Vec<u8> {
	System::block_hash(0).as_ref().to_vec()
}

fn proves(id: ProcessId, lines: &[Line<AccountId>]) -> bool {
	prove(&record(id).trail.unwrap(), &genesis(), id, lines)
}

fn trail_of(id: ProcessId, lines: &[Line<AccountId>]) -> Trail {
	let mut trail = Trail::new(&genesis(), id);
	lines.iter().for_each(|line| trail.add(line));
	trail
}

/// Energy of the thesis's steps, in kWh.
const CHARGED: [u64; 10] = [5, 5, 0, 0, 0, 0, 5, 5, 5, 5];

/// A step of an hour, by the grid mix of supplier A.
fn hour(id: ProcessId, step: u32, kwh: u64) -> Line<AccountId> {
	let start = NOW + u64::from(step) * HOUR;
	let price = THESIS_PRICES[step as usize] * UNIT;
	let grid_price = session(id).grid_price;
	let price_per_hour = process(id).price_per_hour;
	let part = Part {
		supplier: SUPPLIER_A,
		source: None,
		energy: kwh * 1_000,
		idle: 0,
		unproven: 0,
		price,
		grid_price,
		amount: i128::from(price) * i128::from(kwh),
	};
	Line {
		step,
		time: Interval::new(start, start + HOUR),
		parts: vec![part],
		to_dso: i128::from(grid_price) * i128::from(kwh),
		price_per_hour,
		to_cso: amount(price_per_hour),
		reward: 0,
		unpaid: 0,
	}
}

fn thesis_lines(id: ProcessId) -> Vec<Line<AccountId>> {
	(0..).zip(CHARGED).map(|(step, kwh)| hour(id, step, kwh)).collect()
}

/// Lets the thesis's process run to its end.
fn run_thesis() {
	let mut register = 0;
	for (hour, kwh) in (1..).zip(CHARGED) {
		register += kwh * 1_000;
		tick(hour * HOUR, register);
	}
}

#[test]
fn the_lines_of_the_thesis_prove() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let lines = thesis_lines(id);
		assert_eq!(session(id).trail, Some(trail_of(id, &[])));
		run_thesis();
		assert_eq!(ended(id), FinishReason::DemandMet);
		assert_eq!(record(id).trail.unwrap().lines, 10);
		assert!(proves(id, &lines));
		for at in 0..10 {
			let mut costlier = lines.clone();
			costlier[at].parts[0].price += 1;
			assert!(!proves(id, &costlier), "the price that was locked");
			let mut more = lines.clone();
			more[at].parts[0].energy += 1;
			assert!(!proves(id, &more), "the energy that was settled");
		}
	});
}

/// However many readings show it, a step is one line.
#[test]
fn a_reading_that_closes_many_steps_makes_as_many_lines() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let lines = thesis_lines(id);
		tick(HOUR / 2, 2_500);
		assert_eq!(session(id).trail.unwrap().lines, 0);
		tick(2 * HOUR, 10_000);
		assert_eq!(session(id).trail.unwrap().lines, 2);
		tick(6 * HOUR, 10_000);
		assert_eq!(session(id).trail, Some(trail_of(id, &lines[..6])));
	});
}

/// A step that two suppliers served has a part for each, and what it leaves unpaid.
#[test]
fn a_line_has_all_parts_and_what_is_unpaid() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
		add_source(2, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		let wanted =
			crate::Request { preferences: wants(SourceChoice::Source(1)), ..hours(20_000, 4) };
		let id =
			with_offers(wanted, &[(SUPPLIER_A, Some(1), &[2; 4]), (SUPPLIER_B, Some(2), &[1; 4])]);
		assert_ok!(schedule(CSO, id));
		set_time(NOW + HOUR / 2);
		drop_out(1, id);
		tick(HOUR / 2 + 1, 2_000);
		let energy = session(id).segments[0].energy;
		assert_eq!(session(id).accrued(), 2_000);
		let grid_price = session(id).grid_price;
		let price_per_hour = process(id).price_per_hour;
		let part = |supplier, source: SourceId, energy: u64, price: Price| Part {
			supplier,
			source: Some(source),
			energy,
			idle: 0,
			unproven: 0,
			price: price * UNIT,
			grid_price,
			amount: i128::from(price * UNIT) * i128::from(energy) / 1_000,
		};
		let parts = vec![part(SUPPLIER_A, 1, energy, 2), part(SUPPLIER_B, 2, 5_000 - energy, 1)];
		let to_dso = i128::from(grid_price) * 5;
		let due = parts.iter().map(|part| part.amount).sum::<i128>() + to_dso;
		// The escrow covers all but a unit of the station's time.
		let to_cso = amount(price_per_hour) - 1;
		let escrow = u128::try_from(due + to_cso).unwrap();
		let surplus = session(id).escrow - escrow;
		change_session(id, |session| session.escrow = escrow);
		Charging::release_escrow(&ALICE, surplus);
		tick(HOUR, 5_000);
		assert_eq!(ended(id), FinishReason::OutOfEscrow);
		let line = Line {
			step: 0,
			time: Interval::new(NOW, NOW + HOUR),
			parts,
			to_dso,
			price_per_hour,
			to_cso,
			reward: 0,
			unpaid: 1,
		};
		// The next step was open for no time, and nothing flowed in it.
		let next = Line {
			step: 1,
			time: Interval::new(NOW + HOUR, NOW + HOUR),
			parts: vec![part(SUPPLIER_B, 2, 0, 1)],
			to_dso: 0,
			to_cso: 0,
			unpaid: 0,
			..line.clone()
		};
		assert!(proves(id, &[line, next]));
	});
}

#[test]
fn a_line_has_the_reward() {
	ExtBuilder::default().build_and_execute(|| {
		signal(Direction::Down, 0, 30 * TOKEN);
		let id = thesis(flexible());
		assert!(session(id).response.is_some());
		let line = Line { reward: 30 * TOKEN, ..hour(id, 0, 0) };
		take_events();
		tick(HOUR, 0);
		let reward = take_events().into_iter().find_map(|event| match event {
			Event::StepSettled { step: 0, reward, .. } => Some(reward),
			_ => None,
		});
		assert_eq!(reward, Some(30 * TOKEN));
		assert_eq!(session(id).trail, Some(trail_of(id, &[line])));
	});
}

/// However it ends, the record has the trail of all that was settled.
#[test]
fn the_record_has_the_trail() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let (first, second) = (hour(id, 0, 5), hour(id, 1, 0));
		tick(HOUR, 5_000);
		set_time(NOW + HOUR + STALE_AFTER);
		assert!(Charging::close_stale(signed(STRANGER), id).is_ok());
		let time = Interval::new(NOW + HOUR, NOW + HOUR);
		assert!(proves(id, &[first, Line { time, to_cso: 0, ..second }]));
	});
}

#[test]
fn a_process_that_was_never_scheduled_has_none() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		assert!(Charging::terminate(signed(CSO), id, FaultReason::Reboot).is_ok());
		assert_eq!(record(id).trail, None);
	});
}

/// A process that was scheduled before there were trails has none: a trail of its later steps alone
/// would pass for all of them.
#[test]
fn a_process_of_before_has_none() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		change_session(id, |session| session.trail = None);
		run_thesis();
		assert_eq!(record(id).trail, None);
	});
}
