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
		// It was reported to the process, which has to look.
		assert_eq!(Signalled::get(), [PROCESS].into());
	});
}

#[test]
fn a_step_must_be_wholly_within_the_window() {
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
fn sets_the_reward_of_a_delivered_response_apart() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(held(DSO), 3 * TOKEN);
		assert_eq!(set_apart(id), TOKEN);
		System::assert_last_event(
			Event::RewardSetApart { signal: id, driver: DRIVER, reward: TOKEN }.into(),
		);
		assert_eq!((held(DSO), free(DSO)), (2 * TOKEN, WEALTH - 3 * TOKEN));
		assert_eq!((free(DRIVER), free(KEEPER)), (WEALTH, WEALTH + TOKEN));
		let counts = |signal: crate::Signal<_>| (signal.accepted, signal.open, signal.apart);
		assert_eq!(signal(id).map(counts), Some((1, 0, 1)));

		DemandResponse::earn(id, &DRIVER, TOKEN);
		System::assert_last_event(
			Event::ResponsePaid { signal: id, driver: DRIVER, reward: TOKEN }.into(),
		);
		assert_eq!(signal(id).map(counts), Some((1, 0, 0)));
	});
}

#[test]
fn audit_m11_a_response_that_failed_gives_its_place_back_while_the_window_lasts() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 1);
		let states = || signal(id).map(|signal| (signal.accepted, signal.open, signal.apart));
		// In its step, and at the end of its process.
		for _ in 0..2 {
			assert_ok!(DemandResponse::accept(id));
			assert!(offered(hour(1)).is_empty());
			DemandResponse::fail(id, &DRIVER);
			System::assert_last_event(Event::ResponseFailed { signal: id, driver: DRIVER }.into());
			assert_eq!((states(), held(DSO)), (Some((0, 0, 0)), TOKEN));
			assert_eq!(offered(hour(1)), [id]);

			assert_ok!(DemandResponse::accept(id));
			assert_eq!(set_apart(id), TOKEN);
			assert!(offered(hour(1)).is_empty());
			assert_eq!(give_back(id, TOKEN), TOKEN);
			System::assert_last_event(Event::ResponseFailed { signal: id, driver: DRIVER }.into());
			assert_eq!((states(), held(DSO)), (Some((0, 0, 0)), TOKEN));
			assert_eq!((offered(hour(1)), free(DSO)), (vec![id], WEALTH - TOKEN));
		}
	});
}

#[test]
fn after_the_window_a_reward_goes_back_to_the_dso() {
	// Before and after the signal has expired.
	for expires in [false, true] {
		ExtBuilder.build_and_execute(|| {
			let id = send(Target::Area(AREA), hour(1), 4);
			for _ in 0..3 {
				assert_ok!(DemandResponse::accept(id));
			}
			assert_eq!(set_apart(id), TOKEN);
			set_time(hour(1).end);
			if expires {
				assert_ok!(DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), id));
			}
			let unused = if expires { 0 } else { TOKEN };
			DemandResponse::fail(id, &DRIVER);
			assert_eq!((held(DSO), free(KEEPER)), (TOKEN + unused, WEALTH + TOKEN));
			assert_eq!(give_back(id, TOKEN), TOKEN);
			assert_eq!((held(DSO), free(KEEPER)), (TOKEN + unused, WEALTH));
			assert_eq!(signal(id).map(|signal| signal.accepted), Some(3));
			DemandResponse::fail(id, &DRIVER);
			assert_eq!((held(DSO), free(DSO)), (unused, WEALTH - unused));
			assert_eq!(signal(id).is_none(), expires);
		});
	}
}

#[test]
fn ends_each_response_once() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		let assert_nothing_to_end = |id| {
			assert_storage_noop!(DemandResponse::fail(id, &DRIVER));
			assert_storage_noop!(assert_eq!(set_apart(id), 0));
			assert_storage_noop!(DemandResponse::earn(id, &DRIVER, TOKEN));
			assert_storage_noop!(assert_eq!(give_back(id, TOKEN), 0));
		};
		assert_nothing_to_end(id);
		assert_nothing_to_end(99);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(set_apart(id), TOKEN);
		assert_storage_noop!(assert_eq!(set_apart(id), 0));
		assert_eq!(give_back(id, TOKEN), TOKEN);
		assert_nothing_to_end(id);
	});
}

#[test]
fn a_reward_that_its_keeper_cannot_take_goes_back() {
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
		// Nobody's account.
		assert_eq!(DemandResponse::set_apart(0, &DRIVER, &POOR_DRIVER), 0);
		System::assert_last_event(Event::ResponseFailed { signal: 0, driver: DRIVER }.into());
		assert_eq!(signal(0).map(|signal| (signal.accepted, signal.apart)), Some((0, 0)));
		assert_eq!(DemandResponse::set_apart(1, &DRIVER, &POOR_DRIVER), EXISTENTIAL_DEPOSIT);
		assert_eq!(free(POOR_DRIVER), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_keeper_that_has_nothing_gives_nothing_back() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 2);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(set_apart(id), TOKEN);
		assert_eq!(DemandResponse::give_back(id, &DRIVER, TOKEN, &POOR_DRIVER), 0);
		// The place is lost with the money.
		assert_eq!(signal(id).map(|signal| (signal.accepted, signal.apart)), Some((1, 0)));
		assert_eq!(held(DSO), TOKEN);
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
