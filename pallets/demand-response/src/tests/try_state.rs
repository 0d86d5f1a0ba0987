// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each broken invariant is found.

use crate::{
	mock::*, Expiries, ExpiryKey, NextSignalId, Pallet, Signal, Signals, SignalsOf, Target,
};
use polkadot_sdk::frame_support::{assert_ok, traits::fungible::hold::Mutate};
use smartcharge_primitives::{Flexibility, Interval, SignalId};

fn assert_detects(message: &'static str, corrupt: impl FnOnce(SignalId)) {
	ExtBuilder.build().execute_with(|| {
		let id = send(Target::Area(AREA), hour(1), 3);
		assert_ok!(DemandResponse::accept(id));
		assert_eq!(Pallet::<Test>::do_try_state(), Ok(()));
		corrupt(id);
		assert_eq!(Pallet::<Test>::do_try_state(), Err(message.into()));
	});
}

fn mutate(id: SignalId, change: impl FnOnce(&mut Signal<AccountId>)) {
	Signals::<Test>::mutate(id, |signal| change(signal.as_mut().unwrap()));
}

#[test]
fn try_state_detects_a_budget_that_is_not_held() {
	assert_detects("INV1: what is on hold at a DSO is not the budget of its signals", |_| {
		assert_ok!(Balances::set_on_hold(&crate::HoldReason::Budget.into(), &DSO, 2 * TOKEN));
	});
}

#[test]
fn try_state_detects_a_budget_that_nobody_can_use() {
	assert_detects("INV1: what is on hold at a DSO is not the budget of its signals", |id| {
		mutate(id, |signal| signal.open = 0);
	});
}

#[test]
fn try_state_detects_an_unlisted_signal() {
	assert_detects("INV2: the signals of the targets are not the pending ones", |_| {
		SignalsOf::<Test>::remove(Target::Area(AREA));
	});
}

#[test]
fn try_state_detects_another_window_in_the_list() {
	assert_detects("INV2: the signals of the targets are not the pending ones", |_| {
		SignalsOf::<Test>::mutate(Target::Area(AREA), |list| list[0].1 = hour(2));
	});
}

#[test]
fn try_state_detects_an_empty_list() {
	assert_detects("INV2: a target without signals is listed", |_| {
		SignalsOf::<Test>::insert(
			Target::Process(PROCESS),
			polkadot_sdk::frame_support::BoundedVec::new(),
		);
	});
}

#[test]
fn try_state_detects_overlapping_windows() {
	assert_detects("INV3: the windows of a target overlap, or one is empty", |_| {
		let Interval { start, end } = hour(2);
		let other = send(Target::Area(AREA), hour(2), 1);
		let window = Interval::new(start - 1, end);
		mutate(other, |signal| signal.window = window);
		SignalsOf::<Test>::mutate(Target::Area(AREA), |list| list[1].1 = window);
	});
}

#[test]
fn try_state_detects_an_empty_window() {
	assert_detects("INV3: the windows of a target overlap, or one is empty", |_| {
		SignalsOf::<Test>::mutate(Target::Area(AREA), |list| list[0].1 = Interval::new(5, 5));
	});
}

#[test]
fn try_state_detects_responses_that_do_not_add_up() {
	assert_detects("INV4: the responses of a signal do not add up", |id| {
		mutate(id, |signal| signal.open = 2);
	});
	assert_detects("INV4: the responses of a signal do not add up", |id| {
		mutate(id, |signal| signal.accepted = 4);
	});
	assert_detects("INV4: the responses of a signal do not add up", |id| {
		mutate(id, |signal| signal.apart = 1);
	});
}

#[test]
fn try_state_detects_a_reward_of_zero() {
	assert_detects("INV4: a reward is zero", |id| mutate(id, |signal| signal.reward = 0));
}

#[test]
fn try_state_detects_a_missing_expiry() {
	assert_detects("INV5: the signals to expire are not the pending ones", |id| {
		Expiries::<Test>::remove(ExpiryKey::new(hour(1).end, id));
	});
}

#[test]
fn try_state_detects_an_orphan_expiry() {
	assert_detects("INV5: the signals to expire are not the pending ones", |_| {
		Expiries::<Test>::insert(ExpiryKey::new(NOW, 99), ());
	});
}

#[test]
fn try_state_detects_an_id_beyond_the_next() {
	assert_detects("INV6: a signal has an id that was not given yet", |id| {
		NextSignalId::<Test>::put(id);
	});
}

#[test]
fn try_state_detects_an_expired_signal_that_waits_for_nothing() {
	assert_detects("INV6: an expired signal that waits for nothing is still there", |id| {
		mutate(id, |signal| {
			signal.open = 0;
			signal.expired = true;
		});
	});
}
