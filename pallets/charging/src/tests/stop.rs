// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `stop`: the end at the true time.

use crate::{
	mock::*, weighing::Ending, Closing, Error, Event, FinishReason, StopReason, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{money::payable, Moment, ProcessId};

const REASON: StopReason = StopReason::EVDisconnected;

fn stop(who: AccountId, id: ProcessId, at: Moment) -> Result<(), DispatchError> {
	Charging::stop(signed(who), id, at, REASON).map(|_| ()).map_err(|error| error.error)
}

#[test]
fn a_stop_at_the_latest_reading_ends_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 2, 2_500);
		set_time(NOW + HOUR / 2 + MAX_BASE_AGE);
		let outcome = Charging::stop(signed(CSO), id, NOW + HOUR / 2, REASON).unwrap();
		let ends =
			Charging::ending_weight(<Test as crate::Config>::WeightInfo::stop(), Ending::default());
		assert_eq!(outcome.actual_weight, Some(ends));
		let record = record(id);
		assert_eq!(record.reason, FinishReason::Stopped(REASON));
		assert_eq!((record.end, record.due_until), (NOW + HOUR / 2, NOW + HOUR / 2));
		assert_eq!(record.totals, paid(5 * TOKEN / 2, 0, 5 * TOKEN / 2));
		assert_eq!(escrow(ALICE), 0);
	});
}

#[test]
fn a_stop_at_an_old_reading_waits_for_what_flowed_since() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 2, 2_500);
		let early = NOW + HOUR / 2 + MAX_BASE_AGE + 1;
		set_time(early);
		assert_ok!(stop(CSO, id, NOW + HOUR / 2));
		assert_eq!(session(id).closing.map(|closing| closing.at), Some(early));
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 2, 2_500);
		set_time(NOW + HOUR);
		assert_ok!(stop(CSO, id, NOW + HOUR / 2));
		// The driver does not get what may have flowed for nothing.
		tick(HOUR, 5_000);
		assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN / 2));
	});
}

#[test]
fn a_late_stop_costs_the_time_until_the_charger_stopped() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(MINUTE, 0);
		// The charger stopped after half an hour, and could report it two hours later.
		let stopped = NOW + HOUR / 2;
		let now = NOW + 5 * HOUR / 2;
		set_time(now);
		assert_ok!(stop(CSO, id, stopped));
		let reason = FinishReason::Stopped(REASON);
		assert_eq!(session(id).closing, Some(Closing { at: now, stopped, reason }));
		assert_last(Event::Closing { process: id, disconnected_at: stopped, reason });
		tick(5 * HOUR / 2 + MINUTE, 2_000);
		let record = record(id);
		assert_eq!((record.reason, record.energy), (reason, 2_000));
		assert_eq!(record.due_until, stopped);
		assert_eq!(record.totals, paid(2 * TOKEN, 0, 5 * TOKEN / 2));
	});
}

#[test]
fn a_stop_counts_when_the_closing_reading_never_comes() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 4, 0);
		let stopped = NOW + HOUR / 3;
		set_time(NOW + HOUR);
		assert_ok!(stop(CSO, id, stopped));
		// A reading from before the report closes nothing. Then the meter is silent.
		tick(2 * HOUR / 3, 0);
		set_time(NOW + 2 * HOUR + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(BOB), id));
		let record = record(id);
		assert_eq!((record.end, record.due_until), (NOW + 2 * HOUR / 3, stopped));
		assert_eq!(payable(record.totals.to_cso), 5 * TOKEN / 3);
	});
}

#[test]
fn selfish_an_earlier_end_costs_the_operator_alone() {
	// What each receives for the same energy, with the end at its time, and with an earlier one: in
	// the first hour a kWh costs 9, in the second one 1. The car charged in the second.
	let outcome = |at: Moment| {
		let mut gains = [0; 3];
		ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
			let id = scheduled(hours(10_000, 3), &[9, 1, 1]);
			tick(MINUTE, 0);
			set_time(NOW + 2 * HOUR);
			assert_ok!(stop(CSO, id, NOW + at));
			tick(2 * HOUR, 4_000);
			let totals = record(id).totals;
			assert_eq!((totals.unpaid, totals.free), (0, 0));
			gains = [totals.to_supplier, totals.to_dso, totals.to_cso].map(payable);
		});
		gains
	};
	let on_time = outcome(2 * HOUR);
	assert_eq!(on_time, [4 * TOKEN, 4 * TOKEN, 10 * TOKEN]);
	for (at, to_cso) in
		[(HOUR / 2, 5 * TOKEN / 2), (HOUR, 5 * TOKEN), (HOUR * 3 / 2, 15 * TOKEN / 2)]
	{
		assert_eq!(outcome(at), [4 * TOKEN, 4 * TOKEN, to_cso], "{at}");
	}
}

#[test]
fn selfish_a_stop_is_neither_before_a_reading_nor_in_the_future() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		assert_noop!(stop(CSO, id, NOW - 1), Error::<Test>::StopTooEarly);
		tick(HOUR / 2, 2_500);
		assert_noop!(stop(CSO, id, NOW + HOUR / 2 - 1), Error::<Test>::StopTooEarly);
		assert_noop!(stop(CSO, id, 0), Error::<Test>::StopTooEarly);
		assert_noop!(stop(CSO, id, NOW + HOUR / 2 + 1), Error::<Test>::StopInFuture);
		assert_noop!(stop(CSO, id, Moment::MAX), Error::<Test>::StopInFuture);
		assert_ok!(stop(CSO, id, NOW + HOUR / 2));
	});
}

#[test]
fn a_meter_that_is_ahead_can_be_stopped() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		read(METER, NOW + MINUTE, REGISTER + 10);
		assert_noop!(stop(CSO, id, NOW), Error::<Test>::StopTooEarly);
		assert_noop!(stop(CSO, id, NOW + MINUTE + 1), Error::<Test>::StopInFuture);
		assert_ok!(stop(CSO, id, NOW + MINUTE));
		assert_eq!(ended(id), FinishReason::Stopped(REASON));
	});
}

#[test]
fn a_process_that_is_not_scheduled_stops_at_once() {
	for requested in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let id = authorised();
			if requested {
				assert_ok!(request(ALICE, id, hours(4_000, 2)));
			}
			set_time(NOW + 5 * MINUTE);
			assert_noop!(stop(CSO, id, NOW - 1), Error::<Test>::StopTooEarly);
			assert_noop!(stop(CSO, id, NOW + 5 * MINUTE + 1), Error::<Test>::StopInFuture);
			assert_ok!(stop(CSO, id, NOW + MINUTE));
			let end = take_events().into_iter().find_map(|event| match event {
				Event::Finished { record, .. } => Some(record.end),
				_ => None,
			});
			assert_eq!(end, Some(NOW + MINUTE));
			assert_eq!((escrow(ALICE), gain(ALICE)), (0, 0));
		});
	}
}

#[test]
fn stop_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(stop(CSO, 0, NOW), Error::<Test>::UnknownProcess);
		let id = thesis(preferences());
		for who in [ALICE, OTHER_CSO, DSO, STRANGER] {
			assert_noop!(stop(who, id, NOW), Error::<Test>::NotStationOperator);
		}
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(stop(CSO, id, NOW), Error::<Test>::AlreadyClosing);
		tick(HOUR, 5_000);
		assert_noop!(stop(CSO, id, NOW), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn a_stop_gives_back_what_can_no_longer_be_due() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let before = escrow(ALICE);
		set_time(NOW + HOUR);
		assert_ok!(stop(CSO, id, NOW + HOUR / 2));
		// The energy of an hour at full power, and the station for half of it.
		let kept = 5 * TOKEN + 5 * TOKEN / 2;
		assert_eq!(escrow(ALICE), kept);
		assert_has(Event::EscrowReturned { process: id, returned: before - kept, escrow: kept });
		tick(HOUR + MINUTE, 5_000);
		assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN / 2));
	});
}
