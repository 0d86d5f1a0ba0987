// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Steps 6 and 7: `disconnect`, `terminate`, `close_stale`.

use crate::{mock::*, Closing, Error, Event, FaultReason, FinishReason};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

#[test]
fn who_is_not_scheduled_disconnects_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		set_time(NOW + MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(ended(id), FinishReason::Disconnected);
		assert_last(Event::Finished {
			process: id,
			reason: FinishReason::Disconnected,
			released: MINIMUM_BALANCE,
			record: record(id),
		});
		let record = record(id);
		assert_eq!((record.start, record.end, record.energy), (NOW, NOW + MINUTE, 0));
		assert_eq!((record.supplier, record.totals), (None, paid(0, 0, 0)));

		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(ended(id), FinishReason::Disconnected);
	});
}

#[test]
fn who_is_scheduled_waits_for_the_closing_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let at = NOW + HOUR / 2;
		set_time(at);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		let reason = FinishReason::Disconnected;
		assert_eq!(session(id).closing, Some(Closing { at, reason }));
		assert_last(Event::Closing { process: id, disconnected_at: at, reason });
		// Half an hour at full power, and of the station: what can still be due.
		assert_eq!(escrow(ALICE), 5 * TOKEN);
		assert_has(Event::EscrowReturned { process: id, returned: 135 * TOKEN, escrow: 5 * TOKEN });

		// A reading from before the disconnect does not close it. A kWh can flow after it.
		read(METER, at - HOUR / 5, REGISTER + 1_000);
		assert_eq!(session(id).delivered, 1_000);
		tick(HOUR / 2 + MINUTE, 2_000);
		assert_eq!(ended(id), reason);
		let record = record(id);
		// Half an hour of the station, not a minute more.
		assert_eq!(record.totals, paid(2 * TOKEN, 0, 5 * TOKEN / 2));
		assert_eq!((record.energy, record.end), (2_000, at));
		assert_eq!(escrow(ALICE), 0);
	});
}

#[test]
fn a_reading_at_the_very_moment_closes() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		set_time(NOW + HOUR);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		read(METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!(ended(id), FinishReason::Disconnected);
		assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN));
	});
}

#[test]
fn the_record_ends_with_the_disconnect_even_when_the_demand_is_met() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(4_000, 2), &[1, 2]);
		set_time(NOW + HOUR);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(HOUR + MINUTE, 4_000);
		let record = record(id);
		assert_eq!((record.reason, record.end), (FinishReason::DemandMet, NOW + HOUR));
		assert_eq!(record.totals.to_cso, 5 * LINE);
	});
}

#[test]
fn disconnect_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Charging::disconnect(signed(ALICE), 0).map_err(|error| error.error),
			Error::<Test>::UnknownProcess
		);
		let id = thesis(preferences());
		for who in [BOB, CSO, STRANGER] {
			assert_noop!(
				Charging::disconnect(signed(who), id).map_err(|error| error.error),
				Error::<Test>::NotProcessDriver
			);
		}
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(
			Charging::disconnect(signed(ALICE), id).map_err(|error| error.error),
			Error::<Test>::AlreadyClosing
		);
		tick(HOUR, 5_000);
		assert_noop!(
			Charging::disconnect(signed(ALICE), id).map_err(|error| error.error),
			Error::<Test>::ProcessEnded
		);
	});
}

#[test]
fn the_operator_terminates() {
	for reason in [
		FaultReason::Other,
		FaultReason::EmergencyStop,
		FaultReason::GroundFault,
		FaultReason::PowerLoss,
		FaultReason::Reboot,
		FaultReason::StoppedByEV,
	] {
		ExtBuilder::default().build_and_execute(|| {
			let id = authorised();
			assert_ok!(Charging::terminate(signed(CSO), id, reason));
			assert_eq!(ended(id), FinishReason::Terminated(reason));

			let id = thesis(preferences());
			set_time(NOW + HOUR / 2);
			assert_ok!(Charging::terminate(signed(CSO), id, reason));
			let finish = FinishReason::Terminated(reason);
			let at = NOW + HOUR / 2;
			assert_last(Event::Closing { process: id, disconnected_at: at, reason: finish });
			tick(HOUR, 1_000);
			assert_eq!(ended(id), finish);
			assert_eq!(record(id).totals, paid(TOKEN, 0, 5 * TOKEN / 2));
		});
	}
}

#[test]
fn terminate_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let end = |who, id| {
			Charging::terminate(signed(who), id, FaultReason::Other).map_err(|error| error.error)
		};
		assert_noop!(end(CSO, 0), Error::<Test>::UnknownProcess);
		let id = thesis(preferences());
		for who in [ALICE, OTHER_CSO, SUPPLIER_A, STRANGER] {
			assert_noop!(end(who, id), Error::<Test>::NotStationOperator);
		}
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(end(CSO, id), Error::<Test>::AlreadyClosing);
		tick(HOUR, 5_000);
		assert_noop!(end(CSO, id), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn anybody_closes_what_was_never_scheduled() {
	ExtBuilder::default().build_and_execute(|| {
		let authorised = authorised();
		set_time(NOW + SETUP_LIMIT - 1);
		assert_noop!(
			Charging::close_stale(signed(STRANGER), authorised).map_err(|error| error.error),
			Error::<Test>::NotStale
		);
		set_time(NOW + SETUP_LIMIT);
		assert_ok!(Charging::close_stale(signed(STRANGER), authorised));
		assert_eq!(ended(authorised), FinishReason::Stale);
		assert_eq!(record(authorised).end, NOW + SETUP_LIMIT);
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		set_time(NOW + SETUP_LIMIT);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!(ended(id), FinishReason::Stale);
	});
}

#[test]
fn anybody_closes_what_had_no_reading_for_long() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR, 5_000);
		set_time(NOW + HOUR + STALE_AFTER - 1);
		assert_noop!(
			Charging::close_stale(signed(STRANGER), id).map_err(|error| error.error),
			Error::<Test>::NotStale
		);
		set_time(NOW + HOUR + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!(ended(id), FinishReason::Stale);
		// What was paid stays paid, the rest of the escrow goes back.
		assert_eq!((escrow(ALICE), gain(ALICE), gain(CSO)), (0, -10, 5));
		assert_eq!(record(id).end, NOW + HOUR);
		// The station is free.
		change_meter(METER, |meter| meter.latest.as_mut().unwrap().at = NOW + HOUR + STALE_AFTER);
		assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
	});
}

#[test]
fn the_stale_limit_begins_with_the_schedule_at_the_earliest() {
	ExtBuilder::default().build_and_execute(|| {
		set_time(NOW + MAX_BASE_AGE);
		let id = thesis(preferences());
		set_time(NOW + STALE_AFTER);
		assert_noop!(
			Charging::close_stale(signed(STRANGER), id).map_err(|error| error.error),
			Error::<Test>::NotStale
		);
		set_time(NOW + MAX_BASE_AGE + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!(record(id).end, NOW + MAX_BASE_AGE);
	});
}

#[test]
fn a_process_that_waits_for_its_closing_reading_can_become_stale() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		set_time(NOW + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!((ended(id), escrow(ALICE)), (FinishReason::Stale, 0));
	});
}

#[test]
fn close_stale_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Charging::close_stale(signed(BOB), 0).map_err(|error| error.error),
			Error::<Test>::UnknownProcess
		);
		let id = authorised();
		assert_noop!(
			Charging::close_stale(signed(BOB), id).map_err(|error| error.error),
			Error::<Test>::NotStale
		);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(
			Charging::close_stale(signed(BOB), id).map_err(|error| error.error),
			Error::<Test>::ProcessEnded
		);
	});
}

#[test]
fn readings_after_the_end_change_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 5_000);
		let record = record(id);
		take_events();
		tick(2 * HOUR, 9_000);
		assert_eq!(crate::Records::<Test>::get(id), Some(record));
		assert_eq!(take_events(), vec![]);
	});
}
