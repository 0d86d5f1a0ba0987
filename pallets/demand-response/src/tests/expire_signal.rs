// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Expiry on request.

use crate::{mock::*, Error, Event, Expiries, SignalsOf, Target};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::Flexibility;

#[test]
fn gives_back_what_was_not_used() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		set_time(hour(1).end);
		assert_ok!(DemandResponse::expire_signal(RuntimeOrigin::signed(DRIVER), id));
		System::assert_last_event(Event::SignalExpired { signal: id, released: 3 * TOKEN }.into());
		assert_eq!((held(DSO), free(DSO)), (0, WEALTH));
		assert_eq!(signal(id), None);
		assert!(!SignalsOf::<Test>::contains_key(Target::Area(AREA)));
		assert_eq!(Expiries::<Test>::iter().count(), 0);
	});
}

#[test]
fn open_responses_stay_held_until_they_end() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 4);
		for _ in 0..3 {
			assert_ok!(DemandResponse::accept(id));
		}
		assert_eq!(set_apart(id), TOKEN);
		set_time(hour(1).end);
		assert_ok!(DemandResponse::expire_signal(RuntimeOrigin::signed(DRIVER), id));
		System::assert_last_event(Event::SignalExpired { signal: id, released: TOKEN }.into());
		assert_eq!(held(DSO), 2 * TOKEN);
		assert!(signal(id).is_some_and(|signal| signal.expired));

		assert_eq!(set_apart(id), TOKEN);
		DemandResponse::fail(id, &DRIVER);
		// It waits for the provisional rewards.
		assert_eq!(signal(id).map(|signal| (signal.open, signal.apart)), Some((0, 2)));
		assert_eq!(
			(held(DSO), free(DSO), free(KEEPER)),
			(0, WEALTH - 2 * TOKEN, WEALTH + 2 * TOKEN)
		);
		DemandResponse::earn(id, &DRIVER, TOKEN);
		assert!(signal(id).is_some());
		assert_eq!(give_back(id, TOKEN), TOKEN);
		assert_eq!(signal(id), None);
		assert_eq!((held(DSO), free(DSO), free(KEEPER)), (0, WEALTH - TOKEN, WEALTH + TOKEN));
	});
}

#[test]
fn refuses_before_the_window_has_ended() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		set_time(hour(1).end - 1);
		assert_noop!(
			DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), id),
			Error::<Test>::NotExpired,
		);
	});
}

#[test]
fn refuses_a_second_time() {
	ExtBuilder.build_and_execute(|| {
		let unused = send(Target::Area(AREA), hour(1), 3);
		let used = send(Target::Area(AREA), hour(2), 3);
		assert_ok!(DemandResponse::accept(used));
		set_time(hour(2).end);
		for id in [unused, used] {
			assert_ok!(DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), id));
		}
		assert_noop!(
			DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), unused),
			Error::<Test>::UnknownSignal,
		);
		assert_noop!(
			DemandResponse::expire_signal(RuntimeOrigin::signed(DSO), used),
			Error::<Test>::AlreadyExpired,
		);
	});
}

#[test]
fn is_for_participants_alone() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		set_time(hour(1).end);
		for origin in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
			assert_noop!(DemandResponse::expire_signal(origin, id), DispatchError::BadOrigin);
		}
	});
}
