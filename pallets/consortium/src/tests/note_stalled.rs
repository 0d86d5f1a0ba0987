// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn note(best_finalized: u64, delay: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::note_stalled(RuntimeOrigin::root(), best_finalized, delay)
}

fn remove(validator: u64) {
	assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), validator));
}

/// Two of four validators lost their keys in the second session, at block 7; they were removed, and
/// the next session is planned without them.
fn stalled() {
	go_to_session(2);
	remove(52);
	remove(53);
	go_to_session(3);
	assert_eq!(Session::validators(), [50, 51, 52, 53]);
}

const FINALIZED: u64 = 7;

#[test]
fn finality_restarts_with_the_validators_that_are_left() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		assert_ok!(note(FINALIZED, SESSION));
		assert_eq!(Stalled::get(), Some((FINALIZED, SESSION)));
		System::assert_last_event(
			Event::StallNoted { best_finalized: FINALIZED, delay: SESSION }.into(),
		);
		go_to_session(4);
		assert_eq!(Session::validators(), [50, 51]);
	});
}

#[test]
fn finality_restarts_as_well_once_the_others_have_begun() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		go_to_session(5);
		assert_eq!(SetSince::<Test>::get(), 4 * SESSION);
		// The set that was in charge at that block is the one that stalled.
		assert_noop!(note(4 * SESSION, SESSION), Error::<Test>::SetUnchanged);
		assert_ok!(note(4 * SESSION - 1, SESSION));
	});
}

#[test]
fn refuses_while_the_lost_validators_still_have_a_seat() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		go_to_session(2);
		assert_noop!(note(FINALIZED - 2, SESSION), Error::<Test>::SetUnchanged);
		remove(52);
		assert_noop!(note(FINALIZED - 2, SESSION), Error::<Test>::LostValidatorsSeated);
	});
}

#[test]
fn refuses_while_the_lost_keys_still_have_a_seat() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		go_to_session(2);
		// The account is not lost, and sets new keys.
		assert_ok!(set_key(52, 9_000));
		assert_noop!(note(FINALIZED - 2, SESSION), Error::<Test>::LostValidatorsSeated);
		go_to_session(3);
		assert_ok!(note(FINALIZED, SESSION));
	});
}

#[test]
fn refuses_a_block_that_may_be_finalised_soon() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		let now = System::block_number();
		for best in [now, now - SESSION + 1, now + 1, u64::MAX] {
			assert_noop!(note(best, SESSION), Error::<Test>::NotStalled);
		}
		assert_ok!(note(now - SESSION, SESSION));
	});
}

#[test]
fn refuses_a_block_that_is_too_old() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		go_to_session(10);
		let now = System::block_number();
		assert_noop!(note(now - MAX_STALL - 1, SESSION), Error::<Test>::StallTooOld);
		assert_ok!(note(now - MAX_STALL, SESSION));
	});
}

#[test]
fn refuses_a_delay_that_is_too_short_or_too_long() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		for delay in [0, SESSION - 1, MAX_DELAY + 1, u64::MAX] {
			assert_noop!(note(FINALIZED, delay), Error::<Test>::DelayOutOfBounds);
		}
		assert_ok!(note(FINALIZED, MAX_DELAY));
	});
}

#[test]
fn refuses_a_second_change_while_one_is_pending() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		assert_ok!(note(FINALIZED, SESSION));
		assert_noop!(note(FINALIZED, SESSION), Error::<Test>::ChangePending);
		Stalled::set(None);
		NextForced::set(Some(System::block_number() + 1));
		assert_noop!(note(FINALIZED, SESSION), Error::<Test>::ChangePending);
		NextForced::set(Some(System::block_number()));
		assert_ok!(note(FINALIZED, SESSION));
	});
}

#[test]
fn the_validators_stay_until_the_change_is_over() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		assert_ok!(note(FINALIZED, SESSION));
		remove(51);
		for session in 4..7 {
			go_to_session(session);
			assert_eq!(Session::validators(), [50, 51], "a change now would be lost");
		}
		Stalled::set(None);
		go_to_session(7);
		go_to_session(8);
		assert_eq!(Session::validators(), [50]);
	});
}

#[test]
fn only_governance_restarts_finality() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		stalled();
		for origin in [RuntimeOrigin::signed(CSO), RuntimeOrigin::none()] {
			assert_noop!(Consortium::note_stalled(origin, FINALIZED, SESSION), BadOrigin);
		}
	});
}
