// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The DSO pays only for energy that was moved and flowed later, whatever a vehicle does.
//!
//! The oracle looks at the meter: what flowed in each hour.

use crate::{mock::*, Event, Preferences, Request, WhenEqual};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{testing::cases, Balance, Direction, Energy, Price, SignalId};
use std::collections::BTreeMap;

const HOURS: u32 = 10;
const FULL: Energy = 5_000;

/// A vehicle, and what its driver does with it.
#[derive(Clone, Debug)]
struct Vehicle {
	/// What its battery can still take, in Wh.
	room: Energy,
	/// Whether it obeys the set-point; else at full power, all the time.
	obeys: bool,
	/// Hours in which it draws nothing.
	breaks: Vec<bool>,
	/// The hour at whose half the driver leaves.
	leaves: Option<u32>,
}

#[derive(Clone, Debug)]
struct Case {
	demand: Energy,
	prices: Vec<Price>,
	when_equal: WhenEqual,
	vehicle: Vehicle,
	/// A signal for each hour, perhaps.
	signals: Vec<Option<(Direction, Balance)>>,
	/// The hours whose ends no reading shows.
	unread: Vec<bool>,
}

fn vehicle() -> impl Strategy<Value = Vehicle> {
	(
		prop_oneof![1 => Just(0), 3 => 0..60_000u64, 3 => Just(60_000)],
		prop_oneof![3 => Just(true), 1 => Just(false)],
		prop_oneof![2 => Just(vec![false; HOURS as usize]), 1 => vec(any::<bool>(), HOURS as usize)],
		prop_oneof![4 => Just(None), 1 => (0..HOURS).prop_map(Some)],
	)
		.prop_map(|(room, obeys, breaks, leaves)| Vehicle { room, obeys, breaks, leaves })
}

fn case() -> impl Strategy<Value = Case> {
	let direction = prop_oneof![1 => Just(Direction::Up), 3 => Just(Direction::Down)];
	let signal =
		(direction, 1..=40u128).prop_map(|(direction, reward)| (direction, reward * TOKEN));
	(
		1_000..50_000u64,
		vec(1..3i64, HOURS as usize),
		prop_oneof![Just(WhenEqual::Late), Just(WhenEqual::Early)],
		vehicle(),
		vec(prop_oneof![1 => Just(None), 3 => signal.prop_map(Some)], HOURS as usize),
		prop_oneof![2 => Just(vec![false; HOURS as usize]), 1 => vec(any::<bool>(), HOURS as usize)],
	)
		.prop_map(|(demand, prices, when_equal, vehicle, signals, unread)| Case {
			demand,
			prices,
			when_equal,
			vehicle,
			signals,
			unread,
		})
}

/// A response as the chain has accepted it.
#[derive(Clone, Copy, Debug)]
struct Accepted {
	step: u32,
	direction: Direction,
	moved: Energy,
}

/// What happened.
#[derive(Default, Debug)]
struct Story {
	/// What flowed in each hour, by the meter.
	drawn: [Energy; HOURS as usize],
	accepted: BTreeMap<SignalId, Accepted>,
	rewards: BTreeMap<SignalId, Balance>,
	/// What `StepSettled` reported.
	reported: Balance,
}

impl Story {
	fn total(&self) -> Energy {
		self.drawn.iter().sum()
	}

	fn after(&self, step: u32) -> Energy {
		self.drawn.iter().skip(step as usize + 1).sum()
	}

	/// Takes in what was reported. Returns the energy to deliver in the open step.
	fn follow(&mut self, set_point: &mut Energy) {
		for event in take_events() {
			match event {
				Event::ResponseAccepted { process, step, signal, direction, .. } => {
					let response = session(process).response.unwrap();
					assert!(response.energy * 10 >= FULL, "too little is moved");
					let accepted = Accepted { step, direction, moved: response.energy };
					assert!(self.accepted.insert(signal, accepted).is_none());
				},
				Event::StepOpened { energy, .. } => *set_point = energy,
				Event::StepSettled { reward, .. } => self.reported += reward,
				_ => {},
			}
		}
	}
}

/// Plays a process to its end.
fn play(case: &Case) -> Story {
	let mut story = Story::default();
	let mut budget = 0;
	for (hour, sent) in (0..).zip(&case.signals) {
		if let Some((direction, reward)) = sent {
			let id = signal(*direction, hour, *reward);
			story.rewards.insert(id, *reward);
			budget += reward;
		}
	}
	let preferences = Preferences { when_equal: case.when_equal, ..flexible() };
	let id = scheduled(Request { preferences, ..hours(case.demand, HOURS) }, &case.prices);
	let mut planned = 0;
	story.follow(&mut planned);
	let vehicle = &case.vehicle;
	for hour in 0..HOURS {
		let end = u64::from(hour + 1) * HOUR;
		let leaves = vehicle.leaves == Some(hour);
		let wanted = match (vehicle.breaks[hour as usize], vehicle.obeys) {
			(true, _) => 0,
			(_, true) => planned,
			(_, false) => FULL,
		};
		let wanted = if leaves { wanted / 2 } else { wanted };
		story.drawn[hour as usize] = wanted.min(vehicle.room - story.total());
		if leaves {
			set_time(NOW + end - HOUR / 2);
			polkadot_sdk::frame_support::assert_ok!(Charging::disconnect(signed(ALICE), id));
		}
		if leaves || hour + 1 == HOURS || !case.unread[hour as usize] {
			tick(end, story.total());
			story.follow(&mut planned);
			check_state();
		}
		if running_at(METER).is_none() {
			break;
		}
		// What the meter has not shown yet is not in what is reported.
		let left = case.demand.saturating_sub(story.total());
		planned = planned.min(left);
	}
	assert_eq!(running_at(METER), None);
	// What was sent for the hours after the end is still in the budget, too.
	let paid: Balance = earned().map(|id| story.rewards[&id]).sum();
	assert_eq!(balance(DSO) + balance(POT) + paid, FUNDS);
	assert!(paid <= budget && paid <= story.reported);
	assert_eq!(record(id).totals.reward, paid);
	story
}

fn earned() -> impl Iterator<Item = SignalId> {
	Trace::get().into_iter().filter_map(|flex| match flex {
		Flex::Earned { signal, driver: ALICE } => Some(signal),
		_ => None,
	})
}

fn given_back() -> Vec<SignalId> {
	let given_back = Trace::get().into_iter().filter_map(|flex| match flex {
		Flex::GivenBack(signal) => Some(signal),
		_ => None,
	});
	given_back.collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	#[test]
	fn audit_h3_the_dso_pays_only_what_was_moved_and_flowed(case in case()) {
		ExtBuilder::default().build_and_execute(|| {
			let story = play(&case);
			let of = |id: SignalId| story.accepted[&id];
			let mut downs = 0;
			for response in earned().map(of) {
				let drawn = story.drawn[response.step as usize];
				match response.direction {
					Direction::Up => assert!(drawn * 20 + 20 >= response.moved * 19),
					Direction::Down => {
						downs += 1;
						assert!(drawn * 20 <= response.moved, "it charged in the window");
						// What it drew in the window counts towards what it drew later.
						let later = story.after(response.step) + drawn;
						assert!(later * 20 + 20 >= response.moved * 19, "it never flowed");
					},
				}
			}
			if story.total() == 0 {
				assert_eq!(earned().count(), 0, "nothing was drawn");
			}
			let failed: Vec<_> = given_back().into_iter().map(of).collect();
			assert!(failed.iter().all(|response| response.direction == Direction::Down));
			let shortfall = case.demand.saturating_sub(story.total());
			if shortfall == 0 {
				assert!(failed.is_empty(), "all that was moved has flowed");
			}
			// What is missing is what the failed ones moved, but for a twentieth of one.
			let moved: Energy = failed.iter().map(|response| response.moved).sum();
			assert!(downs == 0 || moved + FULL / 20 >= shortfall);
		});
	}

	/// A vehicle that obeys the set-point loses no reward.
	#[test]
	fn an_honest_driver_earns_every_provisional_reward(case in case()) {
		let vehicle =
			Vehicle { room: 60_000, obeys: true, breaks: vec![false; 10], leaves: None };
		let case = Case { vehicle, unread: vec![false; 10], ..case };
		ExtBuilder::default().build_and_execute(|| {
			let story = play(&case);
			assert_eq!(story.total(), case.demand);
			assert_eq!(earned().count(), story.accepted.len());
			assert_eq!(given_back(), Vec::<SignalId>::new());
		});
	}
}
