// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rule 4: demand response.

use crate::{mock::*, Event, Preferences, Request, Response};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{Balance, Direction, Interval};

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

fn settled(signal: u64, delivered: bool) -> Flex {
	Flex::Settled { signal, driver: ALICE, delivered }
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
			Some(Response { signal: sent, direction: Direction::Down, energy: 0 })
		);
		tick(2 * HOUR, 5_000);
		assert_eq!(session(id).response, None);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, true)]);
		assert_eq!(session(id).totals.reward, 30 * TOKEN);
	});
}

#[test]
fn up_takes_from_the_dearest_later_charging_step() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let sent = signal(Direction::Up, 2, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!(letters(id), "TTTFFFFTTT");
		assert_eq!(accepted(), [(2, sent, 6)]);
		assert_eq!(
			session(id).response,
			Some(Response { signal: sent, direction: Direction::Up, energy: 5_000 })
		);
		tick(3 * HOUR, 15_000);
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, true)]);
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
		let id = scheduled(wanted, &[1, 1, 2, 2]);
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
		let preferences = Preferences { max_price: Some(2 * TOKEN), ..flexible() };
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
		let preferences = Preferences { max_price: Some(TOKEN), ..flexible() };
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
			assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, delivered)]);
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
			assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, delivered)]);
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
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, true)]);
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
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, false)]);
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
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, true)]);
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
		assert_eq!(Trace::get(), [Flex::Accepted(sent), settled(sent, false)]);
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
