// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The defects of the contract in appendix A of the thesis, and of the sketches with it, do not
//! come back. The numbers are those of the list of defects in `docs/thesis.md`.

use crate::{mock::*, Error, FaultReason, FinishReason, Offers, Preferences, Request, Station};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, assert_storage_noop};
use smartcharge_primitives::{Direction, Interval, MAX_STEPS};

/// The contract credited the reward to the driver and debited nobody.
#[test]
fn defect_01_demand_response_is_paid_by_the_dso() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 5_000);
		assert_eq!((gain(DSO), gain(ALICE)), (-30, 30 - 15));
	});
}

/// The contract debited the driver for energy and credited nobody.
#[test]
fn defect_02_the_supplier_gets_what_the_driver_pays() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		tick(HOUR, 5_000);
		assert_eq!((gain(SUPPLIER_A), gain(CSO), gain(ALICE)), (5, 5, -10));
	});
}

/// Anybody could call `payment` for any step, again and again; reward and station were paid each
/// time.
#[test]
fn defect_03_04_each_step_is_paid_once_and_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR, 5_000);
		let session_before = session(id);
		// The same reading again: metering refuses it, and it would not be paid either.
		let current = session_before.last;
		let again = || {
			use smartcharge_primitives::{Meters, OnReading};
			let mut batch = Default::default();
			let mut budget = polkadot_sdk::frame_support::weights::WeightMeter::new();
			let purpose = FakeMeters::meter(METER).unwrap().purpose;
			let again = session_before.accepted();
			Charging::on_reading(METER, purpose, Some(current), again, &mut batch, &mut budget)
				.unwrap();
			Charging::on_batch_end(batch);
		};
		again();
		again();
		assert_eq!(session(id), session_before);
		assert_eq!((gain(SUPPLIER_A), gain(CSO)), (5, 5));
		tick(2 * HOUR, 10_000);
		assert_eq!((session(id).open, gain(SUPPLIER_A), gain(CSO)), (2, 10, 10));
	});
}

/// The station was paid for steps after the disconnect, and so was demand response.
#[test]
fn defect_05_after_disconnecting_nothing_is_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(10 * HOUR, 5_000);
		assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN));
		assert_eq!(gain(DSO), 0);
	});
}

/// Anybody could end a session by paying its last step first.
#[test]
fn defect_06_nobody_else_can_end_a_process() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR, 5_000);
		for who in [BOB, STRANGER, OTHER_CSO, SUPPLIER_A, DSO] {
			assert_noop!(
				Charging::disconnect(signed(who), id).map_err(|error| error.error),
				Error::<Test>::NotProcessDriver
			);
			assert_noop!(
				Charging::terminate(signed(who), id, FaultReason::Other)
					.map_err(|error| error.error),
				Error::<Test>::NotStationOperator
			);
			assert_noop!(
				Charging::close_stale(signed(who), id).map_err(|error| error.error),
				Error::<Test>::NotStale
			);
		}
	});
}

/// `payment` looked at whether the driver was connected then, not at the step.
#[test]
fn defect_07_disconnecting_before_payment_gives_no_free_energy() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		set_time(NOW + HOUR);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(HOUR + MINUTE, 5_000);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(CSO)), (-10, 5, 5));
	});
}

/// Steps could be controlled and paid before they began.
#[test]
fn defect_08_no_step_is_paid_before_a_reading_covers_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		// Time alone does nothing, nor does a reading within the step.
		set_time(NOW + 5 * HOUR);
		read(METER, NOW + HOUR - 1, REGISTER + 5_000);
		assert_eq!((session(id).open, gain(SUPPLIER_A)), (0, 0));
		read(METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!((session(id).open, gain(SUPPLIER_A)), (1, 5));
	});
}

/// Each call of `control` added a step's energy to the state of charge, which continued from
/// session to session and came from the schedule.
#[test]
fn defect_09_energy_comes_from_the_meter_and_counts_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 3_000);
		assert_eq!((record(id).energy, ended(id)), (3_000, FinishReason::TimeOver));
		let id = scheduled(hours(5_000, 1), &[1]);
		assert_eq!(session(id).delivered, 0);
		tick(2 * HOUR, 3_000);
		assert_eq!(record(id).registers, (REGISTER + 3_000, REGISTER + 3_000));
	});
}

/// A signal for a step without a later one to swap with made `control` revert for ever.
#[test]
fn defect_10_a_signal_cannot_freeze_a_process() {
	for hour in [8, 9] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(flexible());
			signal(Direction::Down, hour, 900 * TOKEN);
			tick(8 * HOUR, 20_000);
			tick(9 * HOUR, 25_000);
			tick(10 * HOUR, 30_000);
			assert_eq!(ended(id), FinishReason::DemandMet);
		});
	}
}

/// A signal could be added for a past step and overwrite one that was accepted, which cancelled the
/// debt.
#[test]
fn defect_11_an_accepted_response_stands() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		let accepted = signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		// Another signal for the open step, one for a past step: neither changes anything.
		signal(Direction::Up, 1, 40 * TOKEN);
		signal(Direction::Down, 0, 40 * TOKEN);
		tick(HOUR + 30 * MINUTE, 5_000);
		assert_eq!(session(id).response.map(|response| response.signal), Some(accepted));
		tick(2 * HOUR, 5_000);
		assert_eq!(session(id).totals.reward, 30 * TOKEN);
		assert_eq!(Trace::get().len(), 2);
	});
}

/// A driver was shifted without being asked, whatever it cost.
#[test]
fn defect_12_only_a_willing_driver_is_shifted_and_never_at_a_loss() {
	for (preferences, answered) in [
		(preferences(), false),
		(flexible(), true),
		(Preferences { minimum_reward: 25 * TOKEN, ..flexible() }, true),
		(Preferences { minimum_reward: 26 * TOKEN, ..flexible() }, false),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(preferences);
			signal(Direction::Down, 1, 30 * TOKEN);
			tick(HOUR, 5_000);
			assert_eq!(session(id).response.is_some(), answered);
		});
	}
}

/// The reward was paid for accepting, without a look at what was delivered.
#[test]
fn defect_13_a_reward_is_for_measured_delivery() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		assert_eq!((session(id).totals.reward, gain(DSO)), (0, 0));
	});
}

/// Anybody could schedule, again and again, which reset what was settled.
#[test]
fn defect_14_a_process_is_scheduled_once_by_its_operator() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		for who in [ALICE, BOB, STRANGER, SUPPLIER_A] {
			assert_noop!(schedule(who, id), Error::<Test>::NotStationOperator);
		}
		assert_ok!(schedule(CSO, id));
		assert_noop!(schedule(CSO, id), Error::<Test>::AlreadyScheduled);
	});
}

/// The demand could be changed at any time, so that lengths diverged.
#[test]
fn defect_15_the_demand_cannot_be_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 2));
		assert_noop!(request(ALICE, id, hours(9_000, 3)), Error::<Test>::AlreadyRequested);
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 1])));
		assert_ok!(schedule(CSO, id));
		assert_noop!(request(ALICE, id, hours(9_000, 3)), Error::<Test>::AlreadyScheduled);
	});
}

/// Prices could be replaced after the schedule, and set for processes that did not exist.
#[test]
fn defect_16_prices_cannot_be_changed_afterwards() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(offer(SUPPLIER_A, 7, None, prices(&[1])), Error::<Test>::UnknownProcess);
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		assert_noop!(offer(SUPPLIER_A, id, None, prices(&[9])), Error::<Test>::AlreadyOffered);
		assert_ok!(schedule(CSO, id));
		assert_noop!(offer(SUPPLIER_A, id, None, prices(&[9])), Error::<Test>::AlreadyScheduled);
		assert_ok!(Charging::publish_offer(signed(SUPPLIER_A), None, NOW, prices(&[9; 12])));
		tick(HOUR, 5_000);
		assert_eq!(record(id).totals.to_supplier, 5 * LINE);
	});
}

/// 32 kWh at 5 kW was planned as 30.
#[test]
fn defect_17_a_part_of_a_step_is_charged_too() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(32_000, 10), &THESIS_PRICES);
		assert_eq!(letters(id), "TTFFFTTTTT");
		for (hour, energy) in [(1, 5), (2, 10), (5, 10), (6, 12), (7, 17), (8, 22), (9, 27)] {
			tick(hour * HOUR, energy * 1_000);
		}
		tick(10 * HOUR, 32_000);
		assert_eq!((record(id).energy, ended(id)), (32_000, FinishReason::DemandMet));
		// 25 at 1 and 7 at 2.
		assert_eq!(record(id).totals.to_supplier, 39 * LINE);
	});
}

/// No power was refused, and divided by.
#[test]
fn defect_17_a_station_has_power() {
	ExtBuilder::default().build_and_execute(|| {
		let suppliers = crate::Suppliers::truncate_from(vec![SUPPLIER_A]);
		assert_noop!(
			Charging::update_station(signed(CSO), STATION, 0, 1, suppliers, None),
			Error::<Test>::ZeroPower
		);
	});
}

/// Power was taken for the energy of a step, as if each lasted an hour.
#[test]
fn defect_18_steps_of_a_quarter_cost_a_quarter() {
	ExtBuilder::default().build_and_execute(|| {
		let quarter = Request { step: 15 * MINUTE, ..hours(5_000, 4) };
		let id = scheduled(quarter, &[1, 1, 1, 1]);
		tick(15 * MINUTE, 1_250);
		assert_eq!(session(id).totals, paid(5 * TOKEN / 4, 0, 5 * TOKEN / 4));
		tick(HOUR, 5_000);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(CSO)), (-10, 5, 5));
	});
}

/// Nothing was reserved: the same balance authorised any number of sessions.
#[test]
fn defect_20_a_balance_pays_for_one_process() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default()
		.stations(&[station(), other])
		.balance(ALICE, 200 * TOKEN)
		.build_and_execute(|| {
			thesis(preferences());
			assert_eq!(escrow(ALICE), 140 * TOKEN);
			assert_ok!(Charging::authorise(signed(ALICE), 1, MAX_PRICE_PER_HOUR));
			let second = last_process();
			assert_ok!(request(ALICE, second, hours(30_000, 10)));
			assert_ok!(offer(SUPPLIER_A, second, None, prices(&THESIS_PRICES)));
			assert_noop!(schedule(CSO, second), Error::<Test>::InsufficientBalance);
		});
}

/// Nothing was reserved: the same balance authorised any number of sessions.
#[test]
fn defect_20_a_balance_authorises_as_many_processes_as_it_covers() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default()
		.stations(&[station(), other])
		.balance(ALICE, 2 * MINIMUM_BALANCE - 1)
		.build_and_execute(|| {
			let first = authorised();
			assert_eq!(escrow(ALICE), MINIMUM_BALANCE);
			assert_noop!(
				Charging::authorise(signed(ALICE), 1, MAX_PRICE_PER_HOUR),
				Error::<Test>::BalanceTooLow
			);
			assert_ok!(Charging::disconnect(signed(ALICE), first));
			assert_eq!(escrow(ALICE), 0);
			assert_ok!(Charging::authorise(signed(ALICE), 1, MAX_PRICE_PER_HOUR));
		});
}

/// The zero address was a station with price 0.
#[test]
fn defect_21_there_is_no_station_by_default() {
	ExtBuilder::default().stations(&[]).build_and_execute(|| {
		for station in [0, 1, u32::MAX] {
			assert_noop!(
				Charging::authorise(signed(ALICE), station, MAX_PRICE_PER_HOUR),
				Error::<Test>::UnknownStation
			);
		}
	});
}

/// A station took any number of drivers at once.
#[test]
fn defect_22_a_station_serves_one_driver_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		assert_noop!(
			Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::StationBusy
		);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
	});
}

/// Too little balance reverted the payment: nobody was paid while energy flowed.
#[test]
fn defect_25_what_flows_is_covered() {
	ExtBuilder::default().balance(ALICE, 141 * TOKEN).build_and_execute(|| {
		let id = thesis(preferences());
		// Alice cannot spend what the process needs.
		use polkadot_sdk::frame_support::traits::{
			fungible::Mutate,
			tokens::{Preservation::Expendable, Preservation::Preserve},
		};
		assert!(Balances::transfer(&ALICE, &BOB, 2 * TOKEN, Expendable).is_err());
		assert_ok!(Balances::transfer(&ALICE, &BOB, TOKEN - 1, Preserve));
		for hour in 1..=10 {
			tick(hour * HOUR, hour * 3_000);
		}
		assert_eq!(record(id).totals.unpaid, 0);
		assert_eq!(gain(CSO), 50);
	});
}

/// There was one supplier and one DSO, and another one took over running sessions.
#[test]
fn defect_26_parties_of_a_running_process_stay() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		let suppliers = crate::Suppliers::truncate_from(vec![SUPPLIER_B]);
		assert_ok!(Charging::update_station(signed(CSO), STATION, 1, 1, suppliers, Some(HOST)));
		Areas::mutate(|areas| areas.insert(AREA, (STRANGER, 9 * UNIT)));
		Roles::mutate(|roles| roles.clear());
		tick(HOUR, 5_000);
		assert_eq!((gain(SUPPLIER_A), gain(DSO), gain(CSO)), (5, 5, 5));
		assert_eq!((gain(SUPPLIER_B), gain(HOST), gain(STRANGER)), (0, 0, 0));
		assert_eq!(record(id).totals.unpaid, 0);
	});
}

/// Only the driver could end a session; there was no time limit.
#[test]
fn defect_27_no_process_stays_open_for_ever() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		assert_ok!(Charging::terminate(signed(CSO), id, FaultReason::EmergencyStop));
		set_time(NOW + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(STRANGER), id));
		assert_eq!((ended(id), escrow(ALICE)), (FinishReason::Stale, 0));
	});
}

/// Sorting was quadratic, the number of steps unbounded.
#[test]
fn defect_29_steps_are_bounded_and_ties_stable() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		let wanted = Request { step: MINUTE, ..hours(60_000, MAX_STEPS + 1) };
		assert_noop!(request(ALICE, id, wanted), Error::<Test>::TooManySteps);
		assert_ok!(request(ALICE, id, Request { steps: MAX_STEPS, ..wanted }));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1; MAX_STEPS as usize])));
		assert_ok!(schedule(CSO, id));
		let letters = letters(id);
		let charging = letters.trim_start_matches('F');
		// 83 Wh in each minute: the last 723 minutes.
		assert_eq!((charging.len(), charging.contains('F')), (723, false));
	});
}

/// The caller of `newDeal` said what source and grid cost.
#[test]
fn defect_32_prices_are_those_of_supplier_dso_and_station() {
	ExtBuilder::default().grid_price(2 * UNIT).build_and_execute(|| {
		assert_ok!(Charging::publish_offer(signed(SUPPLIER_A), None, NOW, prices(&[3; 12])));
		let id = requested(hours(5_000, 1));
		for who in [ALICE, CSO, DSO] {
			assert_noop!(offer(who, id, None, prices(&[0])), Error::<Test>::NotASupplier);
		}
		assert_ok!(schedule(CSO, id));
		tick(HOUR, 5_000);
		assert_eq!(record(id).totals, paid(15 * TOKEN, 10 * TOKEN, 5 * TOKEN));
	});
}

/// Supplier and DSO were free text.
#[test]
fn defect_33_parties_are_identities() {
	ExtBuilder::default().build_and_execute(|| {
		let station: Station<AccountId> = crate::Stations::<Test>::get(STATION).unwrap();
		assert_eq!(station.suppliers.to_vec(), vec![SUPPLIER_A, SUPPLIER_B]);
		let suppliers = crate::Suppliers::truncate_from(vec![STRANGER]);
		assert_noop!(
			Charging::update_station(signed(CSO), STATION, 1, 1, suppliers, None),
			Error::<Test>::NotASupplier
		);
	});
}

/// A delivery that did not happen was counted and had no consequence.
#[test]
fn defect_35_what_was_not_delivered_is_not_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 0);
		let record = record(id);
		assert_eq!((record.energy, record.totals.to_supplier), (0, 0));
		assert_eq!(record.reason, FinishReason::TimeOver);
	});
}

/// The values of the meter at the start and at the end were arguments of the caller.
#[test]
fn defect_36_registers_are_those_that_the_meter_showed() {
	ExtBuilder::default().build_and_execute(|| {
		tick(MINUTE, 77);
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 4_077);
		assert_eq!(record(id).registers, (REGISTER + 77, REGISTER + 4_077));
		assert_eq!(record(id).energy, 4_000);
	});
}

/// Arrays grew without bound and were searched by copying.
#[test]
fn defect_37_nothing_is_left_of_a_process_but_its_record() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..3 {
			let id = requested(hours(5_000, 1));
			assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
			assert_ok!(Charging::disconnect(signed(ALICE), id));
			assert_eq!(ended(id), FinishReason::Disconnected);
		}
		assert_eq!(Offers::<Test>::iter().count(), 0);
		assert_eq!(crate::Processes::<Test>::iter().count(), 0);
		assert_storage_noop!(read(METER, NOW + 1, REGISTER));
	});
}

/// A signal before the schedule was wiped by it.
#[test]
fn defect_11_a_signal_from_before_the_schedule_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let window = Interval::new(NOW, NOW + HOUR);
		let sent = signal_to(None, Direction::Down, window, 30 * TOKEN, 1);
		let id = thesis(flexible());
		assert_eq!(session(id).response.map(|response| response.signal), Some(sent));
	});
}
