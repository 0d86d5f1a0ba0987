// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Withdrawing.

use crate::{mock::*, Error, Event, Expiries, SignalsOf, Target};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::Flexibility;

#[test]
fn gives_the_whole_budget_back() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		let other = send(Target::Area(AREA), hour(2), 1);
		set_time(hour(1).start - 1);
		assert_ok!(DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id));
		System::assert_last_event(Event::SignalWithdrawn { signal: id }.into());
		assert_eq!((held(DSO), free(DSO)), (TOKEN, WEALTH - TOKEN));
		assert_eq!(signal(id), None);
		assert_eq!(SignalsOf::<Test>::get(Target::Area(AREA)).to_vec(), [(other, hour(2))]);
		assert_eq!(Expiries::<Test>::iter().count(), 1);
		// The window is available again.
		send(Target::Area(AREA), hour(1), 1);
	});
}

#[test]
fn refuses_when_the_window_has_started() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		set_time(hour(1).start);
		assert_noop!(
			DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id),
			Error::<Test>::AlreadyStarted,
		);
	});
}

#[test]
fn refuses_when_a_response_was_accepted() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::accept(id));
		assert_noop!(
			DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id),
			Error::<Test>::HasResponses,
		);
	});
}

#[test]
fn is_for_the_sender_alone() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_noop!(
			DemandResponse::withdraw_signal(RuntimeOrigin::signed(OTHER_DSO), id),
			Error::<Test>::NotSender,
		);
		assert_noop!(
			DemandResponse::withdraw_signal(RuntimeOrigin::signed(DRIVER), id),
			DispatchError::BadOrigin,
		);
	});
}

#[test]
fn refuses_what_is_not_there() {
	ExtBuilder.build_and_execute(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id));
		for id in [id, 99] {
			assert_noop!(
				DemandResponse::withdraw_signal(RuntimeOrigin::signed(DSO), id),
				Error::<Test>::UnknownSignal,
			);
		}
	});
}
