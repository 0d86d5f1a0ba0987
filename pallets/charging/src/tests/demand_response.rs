// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rule 4: demand response.

use crate::{mock::*, Event, Preferences, Request, Response, Rewards, WhenEqual};
use polkadot_sdk::frame_support::{
	assert_ok,
	traits::{fungible::Mutate, tokens::Preservation},
	weights::WeightMeter,
};
use smartcharge_primitives::{Balance, Direction, Interval, Meters, OnReading};

fn accepted() -> Vec<(u32, u64, u32)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::ResponseAccepted { step, signal, swapped_with, .. } => {
				Some((step, signal, swapped_with))
			},
			_ => None,
		})
		.collect()
}

/// The outcome of the step of a response.
fn closed(signal: u64, delivered: bool) -> Flex {
	if delivered {
		Flex::SetApart(signal)
	} else {
		Flex::Failed(signal)
	}
}

/// The outcome of a response at the end of its process.
fn ended_with(signal: u64, earned: bool) -> Flex {
	if earned {
		Flex::Earned { signal, driver: ALICE }
	} else {
		Flex::GivenBack(signal)
	}
}

/// The outcomes of all provisional rewards, in the order of their ends.
fn outcomes() -> Vec<Flex> {
	let trace = Trace::get().into_iter();
	trace.filter(|flex| matches!(flex, Flex::Earned { .. } | Flex::GivenBack(_))).collect()
}

#[test]
fn down_moves_to_the_cheapest_later_idle_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		// 2, 5 and 6 cost the same; 6 charges already, 2 is the earliest.
		assert_eq!(letters(id), "TFTFFFTTTT");
		assert_eq!(accepted(), [(1, sent, 2)]);
		assert_eq!(
			session(id).response,
			Some(Response {
				signal: sent,
				direction: Direction::Down,
				energy: 5_000,
				partner: 2,
				besides: 20_000,
			})
		);
		tick(2 * HOUR, 5_000);
		assert_eq!(session(id).response, None);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, true)]);
		assert_eq!(session(id).totals.reward, 30 * TOKEN);
	});
}

#[test]
fn up_takes_from_the_most_expensive_later_charging_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!(letters(id), "TTTFFFFTTT");
		assert_eq!(accepted(), [(2, sent, 6)]);
		assert_eq!(
			session(id).response,
			Some(Response {
				signal: sent,
				direction: Direction::Up,
				energy: 5_000,
				partner: 6,
				besides: 15_000,
			})
		);
		tick(3 * HOUR, 15_000);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, true)]);
	});
}

#[test]
fn the_first_step_can_answer_too() {
	ExtBuilder::default().build_and_execute(|| {
		let sent = signal(Direction::Down, 0, 30 * TOKEN);
		let id = thesis(flexible());
		assert_eq!(letters(id), "FTTFFFTTTT");
		let events = take_events();
		assert!(matches!(
			events[events.len() - 3..],
			[
				Event::Scheduled { .. },
				Event::ResponseAccepted { step: 0, swapped_with: 2, signal, .. },
				Event::StepOpened { energy: 0, set_point: 0, .. },
			] if signal == sent
		));
	});
}

#[test]
fn only_a_driver_who_opted_in_answers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		signal(Direction::Down, 1, 900 * TOKEN);
		tick(HOUR, 5_000);
		assert_eq!(letters(id), "TTFFFFTTTT");
		assert_eq!(Trace::get(), []);
	});
}

/// Whether a Down in the second step, which costs 5 more, is answered.
fn answers(reward: Balance, minimum_reward: Balance) -> bool {
	let mut answered = false;
	ExtBuilder::default().build_and_execute(|| {
		thesis(Preferences { minimum_reward, ..flexible() });
		signal(Direction::Down, 1, reward);
		tick(HOUR, 5_000);
		answered = !Trace::get().is_empty();
	});
	answered
}

#[test]
fn the_reward_must_pay_for_the_move_and_the_minimum() {
	assert!(answers(5 * TOKEN, 0));
	assert!(!answers(5 * TOKEN - 1, 0));
	assert!(answers(30 * TOKEN, 25 * TOKEN));
	assert!(!answers(30 * TOKEN, 25 * TOKEN + 1));
	assert!(!answers(30 * TOKEN, Balance::MAX));
}

#[test]
fn nothing_is_answered_when_nothing_can_be_moved() {
	for (direction, hour) in [
		// Up where it charges already, Down where it does not.
		(Direction::Up, 1),
		(Direction::Down, 2),
		// The last step has no later one.
		(Direction::Down, 9),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(flexible());
			signal(direction, hour, 900 * TOKEN);
			for step in 1..10u64 {
				let planned = session(id).schedule.to_vec(10);
				let charged = planned[..step as usize].iter().filter(|charges| **charges).count();
				tick(step * HOUR, charged as u64 * 5_000);
			}
			assert_eq!(letters(id), "TTFFFFTTTT");
			assert_eq!(Trace::get(), []);
		});
	}
}

#[test]
fn an_up_brings_forward_what_was_to_be_caught_up_later() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { preferences: flexible(), ..hours(10_000, 4) };
		let id = scheduled(wanted, &[1, 1, 3, 2]);
		let sent = signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		// Slower than planned: a kWh is left, for the last step at first.
		tick(2 * HOUR, 9_000);
		assert_eq!(accepted(), [(2, sent, 3)]);
		assert_eq!(letters(id), "TTTF");
		assert_eq!(session(id).response.map(|response| response.energy), Some(1_000));
	});
}

#[test]
fn a_move_that_would_deliver_less_is_not_answered() {
	// Three of five minutes are left of the first step: it cannot take what the second delivers.
	ExtBuilder::default().now(NOW + 2 * MINUTE).build_and_execute(|| {
		let window = Interval::new(NOW, NOW + HOUR);
		signal_to(None, Direction::Up, window, 900 * TOKEN, 1);
		let wanted = Request { step: INTERVAL, preferences: flexible(), ..hours(416, 2) };
		let id = scheduled(wanted, &[2, 1]);
		assert_eq!((letters(id).as_str(), Trace::get()), ("FT", vec![]));
	});
}

#[test]
fn an_up_to_a_step_above_the_maximum_price_is_not_answered() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_price: Some(2 * UNIT), ..flexible() };
		let id = thesis(preferences);
		// Price 3.
		signal(Direction::Up, 3, 900 * TOKEN);
		tick(3 * HOUR, 10_000);
		assert_eq!((session(id).open, Trace::get()), (3, vec![]));
	});
}

#[test]
fn a_down_never_moves_to_a_step_above_the_maximum_price() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_price: Some(UNIT), ..flexible() };
		let wanted = Request { preferences, ..hours(10_000, 3) };
		signal(Direction::Down, 0, 900 * TOKEN);
		let id = scheduled(wanted, &[1, 2, 1]);
		assert_eq!((letters(id).as_str(), Trace::get()), ("TFT", vec![]));
	});
}

#[test]
fn who_would_not_have_charged_anyway_is_not_paid_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { preferences: flexible(), ..hours(11_000, 4) };
		let id = scheduled(wanted, &[1, 2, 1, 3]);
		assert_eq!(letters(id), "TTTF");
		signal(Direction::Down, 1, 900 * TOKEN);
		// More than planned, so that nothing is left for the remainder step.
		tick(HOUR, 6_000);
		assert_eq!((letters(id).as_str(), Trace::get()), ("TTTF", vec![]));
	});
}

#[test]
fn who_would_charge_nothing_in_answer_is_not_paid_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { preferences: flexible(), ..hours(11_000, 4) };
		let id = scheduled(wanted, &[1, 3, 2, 1]);
		assert_eq!(letters(id), "TFTT");
		signal(Direction::Up, 1, 900 * TOKEN);
		tick(HOUR, 6_000);
		assert_eq!((letters(id).as_str(), Trace::get()), ("TFTT", vec![]));
	});
}

#[test]
fn a_down_that_the_meter_does_not_show_is_not_paid() {
	// 5 % of 5 kWh.
	for (energy, delivered) in [(250, true), (251, false), (5_000, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(flexible());
			let sent = signal(Direction::Down, 1, 30 * TOKEN);
			tick(HOUR, 5_000);
			tick(2 * HOUR, 5_000 + energy);
			assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, delivered)]);
			let reward = if delivered { 30 } else { 0 };
			assert_eq!(session(id).totals.reward, reward * TOKEN);
			assert_eq!((gain(DSO), balance(POT)), (-(reward as i128), 0));
		});
	}
}

#[test]
fn an_up_that_the_meter_does_not_show_is_not_paid() {
	for (energy, delivered) in [(4_750, true), (4_749, false), (0, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(flexible());
			let sent = signal(Direction::Up, 2, 30 * TOKEN);
			tick(HOUR, 5_000);
			tick(2 * HOUR, 10_000);
			tick(3 * HOUR, 10_000 + energy);
			assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, delivered)]);
			assert_eq!(session(id).totals.reward, if delivered { 30 * TOKEN } else { 0 });
		});
	}
}

#[test]
fn the_reward_is_in_the_event_of_its_step_and_nowhere_else() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(flexible());
		signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		take_events();
		// Proof needs full power in both steps; it closes them at once.
		tick(4 * HOUR, 20_000);
		let rewards: Vec<_> = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::StepSettled { step, reward, .. } => Some((step, reward)),
				_ => None,
			})
			.collect();
		assert_eq!(rewards, [(2, 30 * TOKEN), (3, 0)]);
	});
}

#[test]
fn readings_within_the_step_count_together() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(flexible());
		let sent = signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		tick(2 * HOUR + 20 * MINUTE, 11_600);
		tick(2 * HOUR + 40 * MINUTE, 13_200);
		assert_eq!(Trace::get(), [Flex::Accepted(sent)]);
		tick(3 * HOUR, 14_800);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, true)]);
	});
}

#[test]
fn a_signal_to_the_process_comes_before_one_to_the_area() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let window = Interval::new(NOW + HOUR, NOW + 2 * HOUR);
		signal_to(None, Direction::Down, window, 40 * TOKEN, 1);
		signal_to(Some(id + 1), Direction::Down, window, 40 * TOKEN, 1);
		let own = signal_to(Some(id), Direction::Down, window, 30 * TOKEN, 1);
		tick(HOUR, 5_000);
		assert_eq!(accepted(), [(1, own, 2)]);
	});
}

#[test]
fn a_signal_that_is_not_worthwhile_leaves_the_next_its_turn() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let window = Interval::new(NOW + HOUR, NOW + 2 * HOUR);
		signal_to(Some(id), Direction::Down, window, 1, 1);
		signal_to(Some(id), Direction::Up, window, 30 * TOKEN, 1);
		let area = signal_to(None, Direction::Down, window, 30 * TOKEN, 1);
		tick(HOUR, 5_000);
		assert_eq!(accepted(), [(1, area, 2)]);
	});
}

#[test]
fn a_signal_whose_budget_cannot_be_had_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		AcceptFails::set(true);
		tick(HOUR, 5_000);
		assert_eq!((letters(id).as_str(), session(id).response), ("TTFFFFTTTT", None));
		assert_eq!(accepted(), []);
	});
}

#[test]
fn a_signal_that_does_not_cover_the_step_is_not_answered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let window = Interval::new(NOW + HOUR + 1, NOW + 2 * HOUR);
		signal_to(None, Direction::Down, window, 30 * TOKEN, 1);
		tick(HOUR, 5_000);
		assert_eq!((letters(id).as_str(), Trace::get()), ("TTFFFFTTTT", vec![]));
	});
}

#[test]
fn a_step_that_is_over_when_it_opens_answers_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		set_time(NOW + 2 * HOUR);
		read(METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!((session(id).open, Trace::get()), (1, vec![]));
	});
}

#[test]
fn each_step_of_a_long_window_can_answer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let window = Interval::new(NOW + HOUR, NOW + 4 * HOUR);
		let sent = signal_to(None, Direction::Down, window, 30 * TOKEN, 2);
		for hour in 1..=3 {
			tick(hour * HOUR, 5_000);
		}
		// Steps 1 and 2 moved on; there is no budget for a third.
		assert_eq!(accepted(), [(1, sent, 2), (2, sent, 5)]);
		assert_eq!(letters(id), "TFFFFTTTTT");
	});
}

#[test]
fn who_leaves_early_did_not_refrain() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		set_time(NOW + HOUR + 30 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(2 * HOUR, 5_000);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, false)]);
		assert_eq!((gain(DSO), balance(POT)), (0, 0));
	});
}

#[test]
fn who_leaves_after_charging_did_answer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		set_time(NOW + 2 * HOUR + 58 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(2 * HOUR + 59 * MINUTE, 14_830);
		let earned = ended_with(sent, true);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, true), earned]);
		assert_eq!(record(id).totals.reward, 30 * TOKEN);
	});
}

#[test]
fn a_stale_process_gives_the_reward_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		set_time(NOW + HOUR + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, false)]);
		assert_eq!((gain(DSO), balance(POT)), (0, 0));
	});
}

#[test]
fn a_process_that_is_being_closed_answers_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		set_time(NOW + HOUR + MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		read(METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!((session(id).open, Trace::get()), (1, vec![]));
	});
}

/// Sends a `Down` of 2 tokens for each of the first `steps` hours.
fn downs(steps: u32) {
	let window = Interval::new(NOW, NOW + u64::from(steps) * HOUR);
	signal_to(None, Direction::Down, window, 2 * TOKEN, steps);
}

#[test]
fn audit_h3_a_a_step_that_would_hardly_charge_answers_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		// 240 Wh are planned in the first step, and flow.
		let wanted = Request { preferences: flexible(), ..hours(5_240, 3) };
		signal(Direction::Down, 0, 900 * TOKEN);
		let id = scheduled(wanted, &[2, 1, 3]);
		assert_eq!((letters(id).as_str(), Trace::get()), ("TTF", vec![]));
		tick(HOUR, 240);
		tick(2 * HOUR, 5_240);
		assert_eq!((Trace::get(), balance(POT)), (vec![], 900 * TOKEN));
	});
}

#[test]
fn a_response_moves_at_least_a_tenth_of_the_capacity_of_its_step() {
	for (planned, answers) in [(499, false), (500, true)] {
		ExtBuilder::default().build_and_execute(|| {
			let wanted = Request { preferences: flexible(), ..hours(5_000 + planned, 3) };
			signal(Direction::Down, 0, 900 * TOKEN);
			scheduled(wanted, &[2, 1, 3]);
			assert_eq!(!Trace::get().is_empty(), answers, "{planned} Wh");
		});
	}
}

/// What flows in the step is compared with what was planned there, not with its capacity.
#[test]
fn audit_h3_a_a_car_that_charges_what_was_planned_has_moved_nothing() {
	for (drawn, delivered) in [(50, true), (51, false), (250, false), (1_000, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let wanted = Request { preferences: flexible(), ..hours(6_000, 3) };
			let sent = signal(Direction::Down, 0, 900 * TOKEN);
			let id = scheduled(wanted, &[2, 1, 3]);
			assert_eq!(session(id).response.map(|response| response.energy), Some(1_000));
			tick(HOUR, drawn);
			assert_eq!(Trace::get(), [Flex::Accepted(sent), closed(sent, delivered)]);
		});
	}
}

#[test]
fn audit_h3_b_without_a_car_nothing_is_earned() {
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		let preferences = Preferences { when_equal: WhenEqual::Early, ..flexible() };
		let wanted = Request { preferences, ..hours(30_000, 10) };
		downs(10);
		let id = scheduled(wanted, &[0; 10]);
		let mut apart = 0;
		for hour in 1..=10u32 {
			tick(u64::from(hour) * HOUR, 0);
			let events = take_events();
			apart += events
				.iter()
				.map(|event| match event {
					Event::StepSettled { reward, .. } => *reward,
					_ => 0,
				})
				.sum::<u128>();
			// Provisional, and nobody's yet.
			if hour < 10 {
				assert_eq!((escrow(ALICE), session(id).escrow), (apart, 0));
			}
		}
		// There is no idle step left after four.
		assert_eq!(apart, 4 * 2 * TOKEN);
		assert_eq!(outcomes(), vec![ended_with(0, false); 4]);
		assert_eq!((gain(ALICE), balance(DSO) + balance(POT)), (0, FUNDS));
		assert_eq!(record(id).totals.reward, 0);
	});
}

#[test]
fn field_f8_a_full_battery_earns_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { preferences: flexible(), ..hours(25_000, 10) };
		let early = Request {
			preferences: Preferences { when_equal: WhenEqual::Early, ..flexible() },
			..wanted
		};
		downs(5);
		let id = scheduled(early, &[1; 10]);
		for hour in 1..=10 {
			tick(hour * HOUR, 0);
		}
		assert_eq!(Trace::get().iter().filter(|flex| **flex == Flex::SetApart(0)).count(), 5);
		assert_eq!(outcomes(), vec![ended_with(0, false); 5]);
		let record = record(id);
		assert_eq!((record.energy, record.reason), (0, crate::FinishReason::TimeOver));
		assert_eq!((gain(DSO), gain(ALICE), gain(CSO)), (0, -50, 50));
	});
}

/// A process at even prices whose first `responses` hours answer a `Down`; at its end, `energy`
/// has flowed in the last hours. Returns whether each reward was earned, the newest first.
fn earned(demand: u64, responses: u32, energy: u64) -> Vec<bool> {
	let mut earned = Vec::new();
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { when_equal: WhenEqual::Early, ..flexible() };
		for step in 0..responses {
			signal(Direction::Down, step.into(), 2 * TOKEN);
		}
		let id = scheduled(Request { preferences, ..hours(demand, 10) }, &[1; 10]);
		for hour in 1..=10u64 {
			let flowed = energy.min(5_000 * hour.saturating_sub(responses.into()));
			if running_at(METER).is_some() {
				tick(hour * HOUR, flowed);
			}
		}
		assert_eq!(record(id).energy, energy);
		earned = outcomes().iter().map(|flex| matches!(flex, Flex::Earned { .. })).collect();
		let reward = 2 * earned.iter().filter(|earned| **earned).count();
		assert_eq!(record(id).totals.reward, reward as u128 * TOKEN);
		// Nothing else was sent.
		assert_eq!(gain(DSO), -(reward as i128));
		assert_eq!(balance(POT), 0);
	});
	earned
}

#[test]
fn rewards_are_earned_when_all_has_flowed() {
	assert_eq!(earned(25_000, 5, 25_000), [true; 5]);
	// The same energy, moved three times.
	assert_eq!(earned(5_000, 3, 5_000), [true; 3]);
}

#[test]
fn the_newest_responses_fail_until_their_energy_covers_the_shortfall() {
	// Five responses moved 5 kWh each. A twentieth of each may be missing.
	for (shortfall, failed) in
		[(250, 0), (251, 1), (5_000, 1), (5_250, 1), (5_251, 2), (10_250, 2), (14_000, 3)]
	{
		let outcome = earned(25_000, 5, 25_000 - shortfall);
		let expected: Vec<_> = (0..5).map(|newer| newer >= failed).collect();
		assert_eq!(outcome, expected, "{shortfall} Wh");
	}
}

#[test]
fn energy_that_was_moved_again_and_again_is_missing_for_all_its_responses() {
	assert_eq!(earned(5_000, 3, 250), [false; 3]);
	assert_eq!(earned(5_000, 3, 4_749), [false; 3]);
	assert_eq!(earned(5_000, 3, 4_750), [true; 3]);
	// Two steps of the first ten hours, moved four times: two at a time.
	assert_eq!(earned(10_000, 4, 5_000), [false, true, false, true]);
	assert_eq!(earned(10_000, 4, 0), [false; 4]);
}

/// Energy that a break left undone and that was then moved once more is no other energy.
#[test]
fn after_breaks_without_any_energy_nothing_is_earned() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { when_equal: WhenEqual::Early, ..flexible() };
		for step in [0, 2, 4] {
			signal(Direction::Down, step, 2 * TOKEN);
		}
		let id = scheduled(Request { preferences, ..hours(5_000, 10) }, &[1; 10]);
		for hour in 1..=10 {
			tick(hour * HOUR, 0);
		}
		assert_eq!(record(id).totals.reward, 0);
		assert_eq!(outcomes(), [ended_with(2, false), ended_with(1, false), ended_with(0, false)]);
		assert_eq!(gain(DSO), 0);
	});
}

#[test]
fn who_leaves_with_the_moved_energy_outstanding_earns_nothing_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 5_000);
		assert_eq!(
			(escrow(ALICE) - session(id).escrow, session(id).rewards.number),
			(30 * TOKEN, 1)
		);
		set_time(NOW + 2 * HOUR + MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(2 * HOUR + 2 * MINUTE, 5_000);
		assert_eq!(outcomes(), [ended_with(sent, false)]);
		assert_eq!((record(id).totals.reward, gain(DSO)), (0, 0));
	});
}

#[test]
fn each_end_without_a_reading_ends_the_open_response_and_what_is_provisional() {
	let end_by_consent = |id| {
		assert_ok!(Charging::close_on_last_reading(signed(CSO), id));
		assert_ok!(Charging::close_on_last_reading(signed(DSO), id));
	};
	let end_by_a_new_base = |_| {
		let purpose = FakeMeters::meter(METER).unwrap().purpose;
		let mut batch = Default::default();
		let mut budget = WeightMeter::with_limit(Charging::new_base_weight());
		assert_ok!(Charging::before_new_base(METER, purpose, &mut batch, &mut budget));
		Charging::on_batch_end(batch);
	};
	for end in [&end_by_consent as &dyn Fn(u64), &end_by_a_new_base] {
		ExtBuilder::default().build_and_execute(|| {
			let preferences = Preferences { when_equal: WhenEqual::Early, ..flexible() };
			let first = signal(Direction::Down, 0, 2 * TOKEN);
			let second = signal(Direction::Down, 1, 2 * TOKEN);
			let id = scheduled(Request { preferences, ..hours(40_000, 10) }, &[1; 10]);
			tick(HOUR, 0);
			assert_eq!((session(id).rewards.number, session(id).rewards.sum), (1, 2 * TOKEN));
			tick(HOUR + 30 * MINUTE, 0);
			end(id);
			assert_eq!(
				Trace::get(),
				[
					Flex::Accepted(first),
					closed(first, true),
					Flex::Accepted(second),
					closed(second, false),
					ended_with(first, false),
				]
			);
			assert_eq!((record(id).totals.reward, gain(DSO), balance(POT)), (0, 0, 0));
			assert_eq!(Rewards::<Test>::iter().count(), 0);
		});
	}
}

/// The escrow pays for no more than it was filled for, whatever is provisional.
#[test]
fn a_process_cannot_spend_what_is_provisional() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 5_000);
		change_session(id, |session| session.escrow = 0);
		Balances::transfer(
			&Charging::escrow_account(),
			&ALICE,
			130 * TOKEN - 5 * TOKEN,
			Preservation::Expendable,
		)
		.unwrap();
		check_state();
		tick(3 * HOUR, 10_000);
		let record = record(id);
		assert_eq!(record.reason, crate::FinishReason::OutOfEscrow);
		assert_eq!(outcomes(), [ended_with(sent, false)]);
		assert_eq!(balance(POT), 0);
	});
}

#[test]
fn a_process_with_the_most_rewards_answers_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = Request { preferences: flexible(), ..hours(5_000, 10) };
		downs(10);
		let early = Preferences { when_equal: WhenEqual::Early, ..wanted.preferences };
		let id = scheduled(Request { preferences: early, ..wanted }, &[1; 10]);
		for hour in 1..=u64::from(MAX_REWARDS) {
			tick(hour * HOUR, 0);
		}
		assert_eq!(session(id).rewards.number, MAX_REWARDS);
		assert_eq!(session(id).response, None);
		assert_eq!(Signals::get()[0].left, 10 - MAX_REWARDS);
		// It charges, and has earned them.
		tick((u64::from(MAX_REWARDS) + 1) * HOUR, 5_000);
		assert_eq!(record(id).totals.reward, u128::from(MAX_REWARDS) * 2 * TOKEN);
	});
}

#[test]
fn audit_m11_a_step_of_which_much_has_passed_answers_nothing() {
	// A quarter of an hour.
	for (late, answers) in [(0, true), (15 * MINUTE, true), (15 * MINUTE + 1, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(flexible());
			signal(Direction::Down, 1, 30 * TOKEN);
			set_time(NOW + HOUR + late);
			read(METER, NOW + HOUR, REGISTER + 5_000);
			assert_eq!(session(id).response.is_some(), answers, "{late} ms");
		});
	}
}

#[test]
fn audit_l11_steps_of_a_ptu_are_within_the_window_of_one() {
	const PTU: u64 = 15 * MINUTE;
	ExtBuilder::default().now(NOW + 5 * MINUTE).build_and_execute(|| {
		let window = Interval::new(NOW + PTU, NOW + 2 * PTU);
		let sent = signal_to(None, Direction::Down, window, 30 * TOKEN, 1);
		let wanted = Request { step: PTU, preferences: flexible(), ..hours(3_000, 4) };
		let id = scheduled(wanted, &[1, 1, 2, 3]);
		let timetable = session(id).timetable;
		assert_eq!(timetable.interval(0), Interval::new(NOW + 5 * MINUTE, NOW + PTU));
		assert_eq!(timetable.interval(1), window);
		tick(PTU, 833);
		assert_eq!(accepted(), [(1, sent, 3)]);
	});
}
