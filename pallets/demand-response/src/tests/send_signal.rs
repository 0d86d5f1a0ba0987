// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sending.

use crate::{mock::*, Error, Event, Signal, SignalsOf, Target};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use smartcharge_primitives::{Balance, Direction, Interval, SignalId};

/// [`DSO`] asks [`AREA`], with one argument other than it should be.
struct Request {
	target: Target,
	window: Interval,
	reward: Balance,
	max_responses: u32,
}

impl Default for Request {
	fn default() -> Self {
		Self { target: Target::Area(AREA), window: hour(1), reward: TOKEN, max_responses: 3 }
	}
}

impl Request {
	fn send(self, who: AccountId) -> DispatchResult {
		let Self { target, window, reward, max_responses } = self;
		let origin = RuntimeOrigin::signed(who);
		DemandResponse::send_signal(origin, target, window, Direction::Up, reward, max_responses)
	}
}

#[test]
fn field_t08b_a_signal_spans_a_local_day_of_25_hours() {
	ExtBuilder.build_and_execute(|| {
		// Midnight in Amsterdam on 25 October 2026, when clocks are set back, and the next one.
		let day = Interval::new(1_792_879_200_000, 1_792_969_200_000);
		assert_eq!(day.duration(), 25 * HOUR);
		set_time(day.start - HOUR);
		let id = send(Target::Area(AREA), day, 1);
		assert_eq!(signal(id).map(|signal| signal.window), Some(day));
	});
}

#[test]
fn holds_the_budget_at_once() {
	ExtBuilder.build_and_execute(|| {
		for (id, target) in (0..).zip([Target::Area(AREA), Target::Process(PROCESS)]) {
			assert_ok!(Request { target, ..Default::default() }.send(DSO));
			System::assert_last_event(
				Event::SignalSent {
					signal: id,
					target,
					window: hour(1),
					direction: Direction::Up,
					reward: TOKEN,
					max_responses: 3,
				}
				.into(),
			);
			assert_eq!(
				signal(id),
				Some(Signal {
					dso: DSO,
					target,
					window: hour(1),
					direction: Direction::Up,
					reward: TOKEN,
					max_responses: 3,
					accepted: 0,
					open: 0,
					apart: 0,
					expired: false,
				}),
			);
			assert_eq!(SignalsOf::<Test>::get(target).to_vec(), [(id, hour(1))]);
		}
		assert_eq!((held(DSO), free(DSO)), (6 * TOKEN, WEALTH - 6 * TOKEN));
	});
}

#[test]
fn is_for_the_operator_of_the_target_alone() {
	ExtBuilder.build_and_execute(|| {
		for target in [Target::Area(AREA), Target::Process(PROCESS)] {
			assert_noop!(
				Request { target, ..Default::default() }.send(OTHER_DSO),
				Error::<Test>::NotOperator,
			);
		}
		let target = Target::Process(OTHER_PROCESS);
		assert_noop!(
			Request { target, ..Default::default() }.send(DSO),
			Error::<Test>::NotOperator,
		);
		for who in [DRIVER, STRANGER] {
			assert_noop!(Request::default().send(who), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_unknown_targets() {
	ExtBuilder.build_and_execute(|| {
		let target = Target::Area(2);
		assert_noop!(
			Request { target, ..Default::default() }.send(DSO),
			Error::<Test>::UnknownArea,
		);
		let target = Target::Process(99);
		assert_noop!(
			Request { target, ..Default::default() }.send(DSO),
			Error::<Test>::UnknownProcess,
		);
	});
}

#[test]
fn refuses_wrong_windows() {
	ExtBuilder.build_and_execute(|| {
		let latest = NOW + MAX_LEAD;
		for (start, end, error) in [
			(NOW + 5, NOW + 5, Error::<Test>::EmptyWindow),
			(NOW + 5, NOW + 4, Error::EmptyWindow),
			(NOW, NOW + MAX_WINDOW + 1, Error::WindowTooLong),
			(NOW - 1, NOW + HOUR, Error::WindowInPast),
			(NOW - HOUR, NOW, Error::WindowInPast),
			(latest + 1, latest + 2, Error::TooFarAhead),
			(u64::MAX - 1, u64::MAX, Error::TooFarAhead),
		] {
			let window = Interval::new(start, end);
			assert_noop!(Request { window, ..Default::default() }.send(DSO), error);
		}
	});
}

#[test]
fn takes_windows_up_to_the_bounds() {
	ExtBuilder.build_and_execute(|| {
		let latest = NOW + MAX_LEAD;
		for window in [
			Interval::new(NOW, NOW + MAX_WINDOW),
			Interval::new(latest, latest + MAX_WINDOW),
			Interval::new(latest - 1, latest),
		] {
			assert_ok!(Request { window, ..Default::default() }.send(DSO));
		}
	});
}

#[test]
fn refuses_rewards_and_responses_of_zero_or_too_many() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(
			Request { reward: 0, ..Default::default() }.send(DSO),
			Error::<Test>::ZeroReward,
		);
		assert_noop!(
			Request { max_responses: 0, ..Default::default() }.send(DSO),
			Error::<Test>::ZeroResponses,
		);
		assert_noop!(
			Request { max_responses: MAX_RESPONSES + 1, ..Default::default() }.send(DSO),
			Error::<Test>::TooManyResponses,
		);
		assert_ok!(Request { max_responses: MAX_RESPONSES, ..Default::default() }.send(DSO));
	});
}

#[test]
fn refuses_an_overlap_with_a_pending_signal_of_the_target() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Request::default().send(DSO));
		let Interval { start, end } = hour(1);
		for window in [
			hour(1),
			Interval::new(start - 1, start + 1),
			Interval::new(end - 1, end + 1),
			Interval::new(start + 1, end - 1),
			Interval::new(start - 1, end + 1),
		] {
			assert_noop!(
				Request { window, ..Default::default() }.send(DSO),
				Error::<Test>::Overlapping,
			);
		}
		// Neighbours touch, and another target is another matter.
		for window in [hour(0), hour(2)] {
			assert_ok!(Request { window, ..Default::default() }.send(DSO));
		}
		assert_ok!(Request { target: Target::Process(PROCESS), ..Default::default() }.send(DSO));
	});
}

#[test]
fn refuses_more_signals_than_a_target_can_have() {
	ExtBuilder.build_and_execute(|| {
		for number in 0..u64::from(MAX_SIGNALS) {
			assert_ok!(Request { window: hour(number), ..Default::default() }.send(DSO));
		}
		let window = hour(MAX_SIGNALS.into());
		assert_noop!(
			Request { window, ..Default::default() }.send(DSO),
			Error::<Test>::TooManySignals,
		);
	});
}

#[test]
fn refuses_a_budget_that_the_dso_has_not() {
	ExtBuilder.build_and_execute(|| {
		let most = WEALTH - EXISTENTIAL_DEPOSIT;
		for (reward, max_responses) in
			[(most + 1, 1), (most / 2 + 1, 2), (Balance::MAX, 1), (Balance::MAX / 2, 3)]
		{
			assert_noop!(
				Request { reward, max_responses, ..Default::default() }.send(DSO),
				Error::<Test>::InsufficientBudget,
			);
		}
		assert_ok!(Request { reward: most, max_responses: 1, ..Default::default() }.send(DSO));
		// What is on hold cannot be promised twice.
		assert_noop!(
			Request { window: hour(2), reward: 1, max_responses: 1, ..Default::default() }
				.send(DSO),
			Error::<Test>::InsufficientBudget,
		);
	});
}

#[test]
fn ids_never_wrap() {
	ExtBuilder.build_and_execute(|| {
		crate::NextSignalId::<Test>::put(SignalId::MAX);
		assert_noop!(Request::default().send(DSO), ArithmeticError::Overflow);
	});
}
