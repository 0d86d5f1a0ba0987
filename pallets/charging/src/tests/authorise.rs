// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 1: `authorise`.

use crate::{mock::*, Error, Event, NextProcessId, Phase, Process, Unscheduled};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use smartcharge_primitives::{MeterReading, ProcessId, Role, StationId};

#[test]
fn authorises_a_driver() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
		assert_last(Event::Authorised { process: 0, station: STATION, driver: ALICE, cso: CSO });
		assert_eq!(
			process(0),
			Process {
				id: 0,
				driver: ALICE,
				station: STATION,
				cso: CSO,
				payee: CSO,
				meter: METER,
				area: AREA,
				power: 5_000,
				price_per_hour: 5 * TOKEN,
				authorised: NOW,
				reserved: MINIMUM_BALANCE,
				signalled: false,
				phase: Phase::Authorised,
			}
		);
		assert_eq!(running_at(METER), Some(0));
		assert_eq!(escrow(ALICE), MINIMUM_BALANCE);
	});
}

#[test]
fn the_host_is_the_payee() {
	ExtBuilder::default().station(|station| station.host = Some(HOST)).build_and_execute(|| {
		assert_eq!(process(authorised()).payee, HOST);
	});
}

#[test]
fn refuses_who_is_no_driver() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [STRANGER, CSO, SUPPLIER_A, DSO] {
			assert_noop!(
				Charging::authorise(signed(who), STATION, MAX_PRICE_PER_HOUR),
				Error::<Test>::NotADriver
			);
		}
	});
}

#[test]
fn refuses_an_unknown_or_closed_station() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Charging::authorise(signed(ALICE), 7, MAX_PRICE_PER_HOUR),
			Error::<Test>::UnknownStation
		);
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::StationClosed
		);
	});
}

#[test]
fn refuses_the_station_of_an_expelled_operator() {
	ExtBuilder::default().build_and_execute(|| {
		Roles::mutate(|roles| roles.insert(CSO, vec![Role::Brp]));
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::NotACso
		);
	});
}

#[test]
fn refuses_a_busy_station() {
	ExtBuilder::default().build_and_execute(|| {
		authorised();
		assert_noop!(
			Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::StationBusy
		);
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::StationBusy
		);
	});
}

#[test]
fn refuses_an_inactive_or_missing_meter() {
	ExtBuilder::default().build_and_execute(|| {
		change_meter(METER, |meter| meter.active = false);
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::MeterNotActive
		);
		MeterBook::mutate(|book| book.remove(&METER));
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::UnknownMeter
		);
	});
}

#[test]
fn refuses_a_meter_without_a_fresh_reading() {
	ExtBuilder::default().build_and_execute(|| {
		change_meter(METER, |meter| meter.latest = None);
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::NoFreshReading
		);

		change_meter(METER, |meter| meter.latest = Some(MeterReading { at: NOW, register: 0 }));
		set_time(NOW + FRESHNESS + 1);
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::NoFreshReading
		);
		set_time(NOW + FRESHNESS);
		assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
	});
}

#[test]
fn a_meter_clock_that_is_ahead_is_fresh() {
	ExtBuilder::default().build_and_execute(|| {
		let at = NOW + MINUTE;
		change_meter(METER, |meter| meter.latest = Some(MeterReading { at, register: 0 }));
		authorised();
	});
}

#[test]
fn refuses_too_little_balance() {
	ExtBuilder::default()
		.balance(ALICE, MINIMUM_BALANCE)
		.balance(BOB, MINIMUM_BALANCE + 1)
		.build_and_execute(|| {
			// The existential deposit is not spendable.
			assert_noop!(
				Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
				Error::<Test>::BalanceTooLow
			);
			assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
		});
}

#[test]
fn audit_l4_a_driver_keeps_few_stations_busy_without_a_schedule() {
	let stations: Vec<_> = (0..=MAX_UNSCHEDULED)
		.map(|n| {
			let mut station = station();
			station.evse_id = format!("NL*ABC*E9{n}");
			station.meter = 100 + n;
			station
		})
		.collect();
	let meters = || {
		for n in 0..=MAX_UNSCHEDULED {
			let details = MeterBook::get()[&METER].clone();
			MeterBook::mutate(|book| book.insert(100 + n, details));
		}
	};
	ExtBuilder::default().build_and_execute(|| {
		meters();
		for station in &stations {
			Charging::build_station(station).unwrap();
		}
		let ids: Vec<_> = (1..=MAX_UNSCHEDULED)
			.map(|station| {
				assert_ok!(Charging::authorise(signed(ALICE), station, MAX_PRICE_PER_HOUR));
				last_process()
			})
			.collect();
		refuses_alice_at(STATION);
		// A request does not help, the others are free to charge, and a schedule makes room.
		assert_ok!(request(ALICE, ids[0], hours(5_000, 1)));
		refuses_alice_at(STATION);
		assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
		assert_ok!(offer(SUPPLIER_A, ids[0], None, prices(&[1])));
		assert_ok!(schedule(CSO, ids[0]));
		assert_ok!(Charging::disconnect(signed(BOB), last_process()));
		assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
		refuses_alice_at(STATION + MAX_UNSCHEDULED + 1);
		// So does the end of a process that was never scheduled, requested or not.
		assert_ok!(Charging::disconnect(signed(ALICE), ids[1]));
		assert_ok!(Charging::authorise(signed(ALICE), 2, MAX_PRICE_PER_HOUR));
		set_time(NOW + SETUP_LIMIT);
		for id in [ids[2], last_process()] {
			assert_ok!(Charging::close_stale(signed(STRANGER), id));
		}
		assert_eq!(Unscheduled::<Test>::get(ALICE), 1);
	});
}

fn refuses_alice_at(station: StationId) {
	assert_noop!(
		Charging::authorise(signed(ALICE), station, MAX_PRICE_PER_HOUR),
		Error::<Test>::TooManyUnscheduled
	);
}

#[test]
fn refuses_when_ids_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		NextProcessId::<Test>::put(ProcessId::MAX);
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::IdsExhausted
		);
	});
}

#[test]
fn ids_are_never_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		for id in 0..3 {
			assert_eq!(authorised(), id);
			assert_ok!(Charging::disconnect(signed(ALICE), id));
		}
	});
}
