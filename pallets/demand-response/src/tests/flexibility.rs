// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a charging process sees and does.

use crate::{mock::*, Error, Event, Target};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, assert_storage_noop};
use smartcharge_primitives::{Direction, Flexibility, Interval, SignalOffer};

fn offered(step: Interval) -> Vec<u64> {
	DemandResponse::signals(Some(PROCESS), AREA, step).into_iter().map(|offer| offer.id).collect()
}

#[test]
fn offers_the_signal_to_the_process_before_that_to_its_area() {
	ExtBuilder.build_and_execute(|| {
		let area = send(Target::Area(AREA), hour(1), 1);
		let process = send(Target::Process(PROCESS), hour(1), 1);
		let offer =
			|id| SignalOffer { id, direction: Direction::Down, window: hour(1), reward: TOKEN };
		let signals = DemandResponse::signals;
		assert_eq!(signals(Some(PROCESS), AREA, hour(1)), [offer(process), offer(area)]);
		assert_eq!(signals(Some(99), AREA, hour(1)), [offer(area)]);
		assert_eq!(signals(None, AREA, hour(1)), [offer(area)]);
		assert_eq!(signals(Some(OTHER_PROCESS), OTHER_AREA, hour(1)), []);
		// The process was told that it has to look.
		assert_eq!(Signalled::get(), [PROCESS].into());
	});
}

#[test]
fn a_step_must_lie_wholly_within_the_window() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 1);
		let Interval { start, end } = hour(1);
		assert_eq!(offered(Interval::new(start, start + 1)), [id]);
		assert_eq!(offered(Interval::new(end - 1, end)), [id]);
		assert!(offered(Interval::new(start - 1, start + 1)).is_empty());
		assert!(offered(Interval::new(end - 1, end + 1)).is_empty());
		assert!(offered(hour(0)).is_empty());
	});
}

#[test]
fn offers_nothing_when_all_responses_are_taken() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 2);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(offered(hour(1)), [id]);
		assert_ok!(DemandResponse::accept(id));
		assert!(offered(hour(1)).is_empty());
		assert_noop!(DemandResponse::accept(id), Error::<Test>::NoResponsesLeft);
		// A response that failed was bought all the same.
		assert_eq!(DemandResponse::settle(id, &DRIVER, false), 0);
		assert_noop!(DemandResponse::accept(id), Error::<Test>::NoResponsesLeft);
	});
}

#[test]
fn offers_nothing_from_the_end_of_the_window_on() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 2);
		set_time(hour(1).end - 1);
		assert_eq!(offered(hour(1)), [id]);
		assert_ok!(DemandResponse::accept(id));
		// Before and after it has expired.
		set_time(hour(1).end);
		for _ in 0..2 {
			assert!(offered(hour(1)).is_empty());
			assert_noop!(DemandResponse::accept(id), Error::<Test>::WindowEnded);
			let _ = DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), id);
		}
	});
}

#[test]
fn accepts_no_unknown_signal() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(DemandResponse::accept(0), Error::<Test>::UnknownSignal);
	});
}

#[test]
fn pays_a_delivered_response() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(held(DSO), 3 * TOKEN);
		assert_eq!(DemandResponse::settle(id, &DRIVER, true), TOKEN);
		System::assert_last_event(
			Event::ResponsePaid { signal: id, driver: DRIVER, reward: TOKEN }.into(),
		);
		assert_eq!((held(DSO), free(DSO)), (2 * TOKEN, WEALTH - 3 * TOKEN));
		assert_eq!(free(DRIVER), WEALTH + TOKEN);
		assert_eq!(signal(id).map(|signal| (signal.accepted, signal.open)), Some((1, 0)));
	});
}

#[test]
fn gives_back_what_was_not_delivered() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(DemandResponse::settle(id, &DRIVER, false), 0);
		System::assert_last_event(Event::ResponseFailed { signal: id, driver: DRIVER }.into());
		assert_eq!((held(DSO), free(DSO)), (2 * TOKEN, WEALTH - 2 * TOKEN));
		assert_eq!(free(DRIVER), WEALTH);
	});
}

#[test]
fn settles_each_response_once() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_storage_noop!(assert_eq!(DemandResponse::settle(id, &DRIVER, true), 0));
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(DemandResponse::settle(id, &DRIVER, true), TOKEN);
		assert_storage_noop!(assert_eq!(DemandResponse::settle(id, &DRIVER, true), 0));
		assert_storage_noop!(assert_eq!(DemandResponse::settle(99, &DRIVER, true), 0));
	});
}

#[test]
fn a_reward_that_the_account_cannot_take_goes_back() {
	ExtBuilder.build_and_execute(|| {
		for (number, reward) in [(1, EXISTENTIAL_DEPOSIT - 1), (2, EXISTENTIAL_DEPOSIT)] {
			assert_ok!(DemandResponse::send_signal(
				RuntimeOrigin::signed(DSO),
				Target::Area(AREA),
				hour(number),
				Direction::Up,
				reward,
				1,
			));
		}
		assert_ok!(DemandResponse::accept(0));
		assert_ok!(DemandResponse::accept(1));
		assert_eq!(DemandResponse::settle(0, &POOR_DRIVER, true), 0);
		System::assert_last_event(Event::ResponseFailed { signal: 0, driver: POOR_DRIVER }.into());
		assert_eq!(DemandResponse::settle(1, &POOR_DRIVER, true), EXISTENTIAL_DEPOSIT);
		assert_eq!((held(DSO), free(DSO)), (0, WEALTH - EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn a_dso_that_drives_pays_itself() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 1);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(DemandResponse::settle(id, &DSO, true), TOKEN);
		assert_eq!((held(DSO), free(DSO)), (0, WEALTH));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_can_send_a_signal_that_has_started() {
	ExtBuilder.build_and_execute(|| {
		let window = Interval::new(NOW - HOUR, NOW + HOUR);
		let target = Target::Area(AREA);
		assert_ok!(DemandResponse::force_signal(DSO, target, window, Direction::Up, TOKEN, 1));
		assert_eq!(offered(Interval::new(NOW - 1, NOW + 1)), [0]);
	});
}
