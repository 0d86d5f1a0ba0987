// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is due: what is measured, at no more than the driver agreed to, and for how long.

use crate::{
	mock::*, EndRegisters, Error, Event, FaultReason, FinishReason, Preferences, Prices, Request,
	Totals,
};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, weights::WeightMeter};
use smartcharge_primitives::{
	money::{amount, energy_cost, payable},
	Balance, Carrier, DebtKind, Meters, OnReading, OrderedMeterId, Price, ProcessId, SourceChoice,
	SourceId,
};

const WIND: SourceId = 1;

fn at_most(tokens: Price) -> Preferences {
	Preferences { max_price: Some(tokens * UNIT), ..preferences() }
}

fn costs_at_most(tokens: u128) -> Preferences {
	Preferences { max_cost: Some(tokens * TOKEN), ..preferences() }
}

/// Lets metering report that the register of the meter starts again.
fn new_base() {
	let purpose = FakeMeters::meter(METER).unwrap().purpose;
	let mut batch = Default::default();
	let mut budget = WeightMeter::with_limit(Charging::new_base_weight());
	assert_ok!(Charging::before_new_base(METER, purpose, &mut batch, &mut budget));
	Charging::on_batch_end(batch);
}

/// A process with 3 kWh in the first 40 minutes of its open step, of which nothing is paid yet.
fn measured() -> ProcessId {
	let id = thesis(preferences());
	tick(40 * MINUTE, 3_000);
	assert_eq!(session(id).totals, paid(0, 0, 0));
	id
}

/// What that costs: 3 kWh at 1, and the station for 40 minutes.
fn assert_measured_is_paid(id: ProcessId, reason: FinishReason) {
	assert_eq!(ended(id), reason);
	let record = record(id);
	let station = 5 * TOKEN * 40 / 60;
	assert_eq!(record.totals, paid(3 * TOKEN, 0, station));
	assert_eq!((record.energy, record.due_until), (3_000, NOW + 40 * MINUTE));
	assert_eq!(balance(ALICE), FUNDS - 3 * TOKEN - station);
	assert_eq!((balance(SUPPLIER_A), balance(CSO)), (FUNDS + 3 * TOKEN, FUNDS + station));
	assert_eq!((escrow(ALICE), debts()), (0, vec![]));
}

#[test]
fn audit_h2_a_stale_process_pays_what_readings_show() {
	ExtBuilder::default().build_and_execute(|| {
		let id = measured();
		set_time(NOW + 40 * MINUTE + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(ALICE), id));
		assert_measured_is_paid(id, FinishReason::Stale);
	});
}

#[test]
fn audit_h2_silence_after_a_disconnect_pays_what_readings_show() {
	ExtBuilder::default().build_and_execute(|| {
		let id = measured();
		set_time(NOW + 50 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		set_time(NOW + 40 * MINUTE + STALE_AFTER);
		assert_ok!(Charging::close_stale(signed(ALICE), id));
		assert_measured_is_paid(id, FinishReason::Stale);
	});
}

#[test]
fn audit_h2_a_meter_that_begins_again_ends_the_process_on_its_last_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = measured();
		set_time(NOW + 50 * MINUTE);
		new_base();
		assert_measured_is_paid(id, FinishReason::MeterChanged);
		assert_eq!(EndRegisters::<Test>::get(OrderedMeterId::new(METER)), None);
		// Nothing is running any more.
		new_base();
	});
}

#[test]
fn audit_h2_a_step_is_at_most_an_hour() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		let long = Request { step: MAX_STEP + INTERVAL, ..hours(30_000, 10) };
		assert_noop!(request(ALICE, id, long), Error::<Test>::StepTooLong);
	});
}

#[test]
fn dso_and_operator_close_on_the_last_reading() {
	for (first, second) in [(CSO, DSO), (DSO, CSO)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = measured();
			set_time(NOW + 50 * MINUTE);
			assert_ok!(Charging::close_on_last_reading(signed(first), id));
			assert_last(Event::CloseConsented { process: id, by: first });
			assert_noop!(
				Charging::close_on_last_reading(signed(first), id).map_err(|error| error.error),
				Error::<Test>::AlreadyConsented
			);
			assert_ok!(Charging::close_on_last_reading(signed(second), id));
			assert_measured_is_paid(id, FinishReason::Agreed);
		});
	}
}

#[test]
fn an_account_that_is_dso_and_operator_closes_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = measured();
		change_process(id, |process| process.cso = DSO);
		assert_ok!(Charging::close_on_last_reading(signed(DSO), id));
		assert_eq!(ended(id), FinishReason::Agreed);
	});
}

#[test]
fn a_consent_lapses_with_the_next_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = measured();
		assert_ok!(Charging::close_on_last_reading(signed(CSO), id));
		tick(45 * MINUTE, 3_300);
		assert_ok!(Charging::close_on_last_reading(signed(DSO), id));
		assert_eq!(process(id).id, id, "it runs");
		assert_ok!(Charging::close_on_last_reading(signed(CSO), id));
		assert_eq!(ended(id), FinishReason::Agreed);
	});
}

#[test]
fn close_on_last_reading_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let close =
			|who| Charging::close_on_last_reading(signed(who), 0).map_err(|error| error.error);
		assert_noop!(close(CSO), Error::<Test>::UnknownProcess);
		let id = authorised();
		assert_noop!(close(CSO), Error::<Test>::NotScheduled);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(close(CSO), Error::<Test>::ProcessEnded);
		let id = thesis(preferences());
		for who in [ALICE, OTHER_CSO, SUPPLIER_A, STRANGER] {
			assert_noop!(
				Charging::close_on_last_reading(signed(who), id).map_err(|error| error.error),
				Error::<Test>::NotDsoOrOperator
			);
		}
	});
}

#[test]
fn what_can_no_longer_be_due_comes_back_at_the_disconnect() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = thesis(preferences());
		tick(30 * MINUTE, 1_000);
		set_time(NOW + 36 * MINUTE);
		let before = balance(ALICE) - escrow(ALICE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		// 1 000 Wh of readings and 500 Wh by full power, at 1 and 1; the station for 36 minutes.
		let kept = 3 * TOKEN + 3 * TOKEN;
		assert_eq!(escrow(ALICE), kept);
		assert_eq!(balance(ALICE) - kept - before, 170 * TOKEN - kept);
		// The closing reading shows less.
		tick(40 * MINUTE, 1_200);
		assert_eq!(ended(id), FinishReason::Disconnected);
		let due = TOKEN * 12 / 10;
		assert_eq!(record(id).totals, paid(due, due, 3 * TOKEN));
		assert_eq!(debts(), []);
	});
}

#[test]
fn what_came_back_at_the_disconnect_never_becomes_a_debt() {
	// A station of 5 kW that gives a little more, and one that continues for an hour.
	for (after, energy) in [(36, 3_020), (96, 8_500)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(preferences());
			set_time(NOW + 36 * MINUTE);
			assert_ok!(Charging::disconnect(signed(ALICE), id));
			let kept = 3 * TOKEN + 3 * TOKEN;
			assert_eq!(escrow(ALICE), kept);
			tick(after * MINUTE, energy);
			assert_eq!(ended(id), FinishReason::Disconnected);
			let totals = record(id).totals;
			assert_eq!((totals.paid(), totals.unpaid, debts()), (amount(kept), 0, vec![]));
			assert_eq!(totals.waived, Balance::from(energy) * TOKEN / 1_000 - 3 * TOKEN);
			assert_eq!(totals.free > 0, after > 36, "the station is paid last");
			assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
		});
	}
}

#[test]
fn what_flows_after_a_disconnect_is_claimed_of_no_source() {
	// The operator terminates at once, or after an hour, and lets the car continue for an hour.
	for (ends, claimable) in [(0, 0), (60, 5_501)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = windy(preferences(), 20_000, &[1; 4], &[3; 4], None);
			set_time(NOW + ends * MINUTE);
			assert_ok!(Charging::terminate(signed(CSO), id, FaultReason::StoppedByEV));
			tick((ends + 60) * MINUTE, 11_000);
			let record = record(id);
			assert_eq!((record.energy, record.sourced), (11_000, claimable));
			let claimed: u64 = Claims::get().values().sum();
			assert_eq!(claimed, claimable);
		});
	}
}

#[test]
fn what_the_escrow_did_not_cover_at_the_disconnect_is_still_owed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(MIN_ENERGY, 1), &[90]);
		let secured = escrow(ALICE);
		assert_eq!(secured, payable(energy_cost(90 * UNIT, 416)) + 5 * TOKEN / 12);
		// Full power for 30 minutes is 225 tokens: nothing comes back.
		set_time(NOW + 30 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(escrow(ALICE), secured);
		tick(31 * MINUTE, 2_500);
		assert_eq!(record(id).totals.unpaid, secured);
		assert_eq!(debts(), [(ALICE, SUPPLIER_A, secured)]);
	});
}

#[test]
fn a_disconnect_keeps_what_the_offers_of_a_later_step_can_cost() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(preferences(), 20_000, &[1; 4], &[3; 4], None);
		tick(50 * MINUTE, 4_000);
		set_time(NOW + 90 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		// The wind is gone when a late reading opens the next step.
		set_power(WIND, 0);
		read(METER, NOW + HOUR, REGISTER + 4_800);
		read(METER, NOW + 90 * MINUTE, REGISTER + 7_300);
		assert_eq!(ended(id), FinishReason::Disconnected);
		// 4.8 kWh of the wind, 2.5 kWh of the grid mix, and the station for 90 minutes.
		let due = TOKEN * 48 / 10 + TOKEN * 75 / 10;
		assert_eq!(record(id).totals, paid(due, 0, TOKEN * 75 / 10));
		assert_eq!(debts(), []);
	});
}

#[test]
fn audit_m7_energy_from_before_the_authorisation_is_not_billed() {
	ExtBuilder::default().build_and_execute(|| {
		set_time(NOW + 9 * MINUTE);
		let id = requested(hours(5_000, 2));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 1])));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoReadingSinceAuthorisation);
		// The reading may be a minute older than the authorisation, and no more.
		read(METER, NOW + 8 * MINUTE - 1, REGISTER + 50);
		assert_noop!(schedule(CSO, id), Error::<Test>::NoReadingSinceAuthorisation);
		read(METER, NOW + 8 * MINUTE, REGISTER + 60);
		assert_ok!(schedule(CSO, id));
		tick(9 * MINUTE + 1, 100);
		assert_eq!(session(id).delivered, 40);
	});
}

#[test]
fn audit_m7_energy_counts_from_a_recent_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 2));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1, 1])));
		set_time(NOW + FRESHNESS + 1);
		assert_noop!(schedule(CSO, id), Error::<Test>::NoFreshReading);
		tick(FRESHNESS + 2, 10);
		assert_ok!(schedule(CSO, id));
	});
}

#[test]
fn field_f4_the_tail_of_one_drivers_energy_is_not_the_next_ones() {
	ExtBuilder::default().build_and_execute(|| {
		let alice = scheduled(hours(2_000, 2), &[1, 1]);
		tick(HOUR, 2_000);
		assert_eq!(ended(alice), FinishReason::DemandMet);

		set_time(NOW + HOUR + 8 * MINUTE);
		assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
		let bob = last_process();
		assert_ok!(request(BOB, bob, hours(1_000, 1)));
		assert_ok!(offer(SUPPLIER_A, bob, None, prices(&[1])));
		assert_noop!(schedule(CSO, bob), Error::<Test>::NoReadingSinceAuthorisation);
		tick(HOUR + 9 * MINUTE, 2_400);
		assert_ok!(schedule(CSO, bob));
		assert_has(Event::IdleEnergy {
			station: STATION,
			meter: METER,
			energy: 400,
			supplier: Some(SUPPLIER_A),
		});
		tick(2 * HOUR, 3_400);
		let record = record(bob);
		assert_eq!(record.registers, (REGISTER + 2_400, REGISTER + 3_400));
		assert_eq!((record.energy, record.totals.unpaid), (1_000, 0));
	});
}

#[test]
fn audit_m8_what_flows_beyond_the_demand_is_paid_or_a_debt() {
	let tiny = |preferences| {
		let step = Request { step: INTERVAL, preferences, ..hours(MIN_ENERGY, 1) };
		scheduled(step, &[90])
	};
	ExtBuilder::default().build_and_execute(|| {
		let id = tiny(preferences());
		// 416 Wh by full power in 5 minutes, at 90, and the station.
		let secured = payable(energy_cost(90 * UNIT, 416)) + 5 * TOKEN / 12;
		assert_eq!(escrow(ALICE), secured);
		tick(INTERVAL, 1_800);
		assert_eq!(ended(id), FinishReason::DemandMet);
		let totals = record(id).totals;
		assert_eq!((totals.to_supplier, totals.unpaid), (amount(secured), secured));
		assert_eq!(debts(), [(ALICE, SUPPLIER_A, secured)]);
		// The rest is free: 162 tokens, and the station.
		assert_eq!(totals.waived, 162 * TOKEN + 5 * TOKEN / 12 - 2 * secured);
		let covered = 1_800 * 2 * secured / (162 * TOKEN);
		assert_eq!(u128::from(totals.free), 1_800 - covered);

		// Who owes is not authorised.
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR),
			Error::<Test>::InDebt
		);
		DebtBook::mutate(|book| book.remove(&(ALICE, DebtKind::Charging, SUPPLIER_A)));
		assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = tiny(costs_at_most(40));
		tick(INTERVAL, 1_800);
		let totals = record(id).totals;
		assert_eq!(totals.paid() + amount(totals.unpaid), 40 * LINE);
	});
}

#[test]
fn audit_m8_what_flows_after_the_end_is_booked_to_the_default_supplier() {
	// Energy without a price is nobody's, too.
	for price in [0, 3] {
		ExtBuilder::default().build_and_execute(|| {
			let id = scheduled(hours(20_000, 8), &[price; 8]);
			assert_ok!(Charging::terminate(signed(CSO), id, FaultReason::Other));
			// A tenth more than full power for a day.
			tick(24 * HOUR, 132_000);
			assert_eq!(ended(id), FinishReason::Terminated(FaultReason::Other));
			assert_has(Event::IdleEnergy {
				station: STATION,
				meter: METER,
				energy: 132_000,
				supplier: Some(SUPPLIER_A),
			});
			let waived = payable(energy_cost(price * UNIT, 132_000));
			let totals = Totals { waived, free: 132_000, ..paid(0, 0, 0) };
			assert_eq!((record(id).energy, record(id).totals), (132_000, totals));
			assert_eq!((debts(), gain(ALICE)), (vec![], 0));

			// The next process does not report it again.
			take_events();
			assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
			let bob = last_process();
			assert_ok!(request(BOB, bob, hours(1_000, 1)));
			assert_ok!(offer(SUPPLIER_A, bob, None, prices(&[1])));
			assert_ok!(schedule(CSO, bob));
			let idle = |event: &Event<Test>| matches!(event, Event::IdleEnergy { .. });
			assert!(!take_events().iter().any(idle));
		});
	}
}

#[test]
fn audit_m8_the_escrow_of_a_disconnect_pays_for_no_energy_after_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(20_000, 2), &[9, 1]);
		set_time(NOW + 90 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		// 7.5 kWh at the higher price, and the station for 90 minutes.
		assert_eq!(escrow(ALICE), 75 * TOKEN);
		// 8 251 Wh can have flowed: 5 kWh of them in the first step.
		tick(2 * HOUR, 9_251);
		assert_eq!(ended(id), FinishReason::Disconnected);
		let to_supplier = 45 * TOKEN + 3_251 * TOKEN / 1_000;
		let totals = Totals { waived: TOKEN, free: 1_000, ..paid(to_supplier, 0, TOKEN * 75 / 10) };
		assert_eq!(record(id).totals, totals);
		assert_has(Event::IdleEnergy {
			station: STATION,
			meter: METER,
			energy: 1_000,
			supplier: Some(SUPPLIER_A),
		});
	});
}

#[test]
fn audit_m8_energy_after_the_disconnect_meets_no_demand() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 2), &[1, 2]);
		set_time(NOW + HOUR / 2);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(2 * HOUR, 8_000);
		assert_eq!(ended(id), FinishReason::Disconnected);
	});
}

#[test]
fn audit_m8_energy_between_the_end_of_time_and_the_disconnect_is_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(10_000, 2), &[1, 1]);
		tick(119 * MINUTE, 5_000);
		// The time is over, the vehicle continues to draw, and its driver disconnects just in time.
		set_time(NOW + 126 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(126 * MINUTE + 1_000, 5_400);
		let record = record(id);
		assert_eq!((record.energy, record.totals.free), (5_400, 0));
		assert_eq!(payable(record.totals.to_supplier), 54 * TOKEN / 10);
	});
}

#[test]
fn field_f5_what_can_no_longer_be_owed_returns_at_the_disconnect() {
	for closing in [Some(5_800), None] {
		ExtBuilder::default().build_and_execute(|| {
			let id = scheduled(hours(20_000, 4), &[2; 4]);
			// 20 kWh at 2, and 4 hours at 5.
			assert_eq!(escrow(ALICE), 60 * TOKEN);
			tick(HOUR, 5_000);
			assert_eq!(escrow(ALICE), 45 * TOKEN);
			set_time(NOW + 84 * MINUTE);
			assert_ok!(Charging::disconnect(signed(ALICE), id));
			// 24 minutes: 2 kWh at 2, and the station for 2 tokens.
			let returned = 39 * TOKEN;
			assert_has(Event::EscrowReturned { process: id, returned, escrow: 6 * TOKEN });
			let paid = || FUNDS - balance(ALICE);
			assert_eq!((escrow(ALICE), paid()), (6 * TOKEN, 15 * TOKEN));
			match closing {
				// 800 Wh and 24 minutes are due.
				Some(register) => {
					tick(90 * MINUTE, register);
					assert_eq!(paid(), 15 * TOKEN + 36 * TOKEN / 10);
				},
				// Nothing beyond the last reading.
				None => {
					set_time(NOW + HOUR + STALE_AFTER);
					assert_ok!(Charging::close_stale(signed(BOB), id));
					assert_eq!(paid(), 15 * TOKEN);
				},
			}
			assert_eq!((escrow(ALICE), debts()), (0, vec![]));
		});
	}
}

#[test]
fn the_highest_cost_of_the_driver_bounds_the_escrow() {
	for (most, expected) in [(140, Ok(())), (139, Err(Error::<Test>::CostTooHigh.into()))] {
		ExtBuilder::default().build_and_execute(|| {
			let id = requested(Request { preferences: costs_at_most(most), ..hours(30_000, 10) });
			assert_ok!(offer(SUPPLIER_A, id, None, prices(&THESIS_PRICES)));
			assert_eq!(schedule(CSO, id), expected);
		});
	}
}

#[test]
fn the_highest_cost_of_the_driver_bounds_a_change_of_source() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(WIND, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
		standing(SUPPLIER_A, Some(WIND), &[3; 11]);
		let id = scheduled(
			Request { preferences: costs_at_most(60), ..hours(20_000, 4) },
			&[1, 1, 1, 1],
		);
		tick(HOUR, 5_000);
		// Paid are 10; 5 kWh at 1 and 10 kWh at 3 are to come, as is the station for 3 hours.
		let choice = SourceChoice::Source(WIND);
		assert_noop!(
			Charging::change_source(signed(ALICE), id, choice).map_err(|error| error.error),
			Error::<Test>::CostTooHigh
		);
		change_session(id, |session| session.request.preferences.max_cost = Some(70 * TOKEN));
		assert_ok!(Charging::change_source(signed(ALICE), id, choice));
	});
}

#[test]
fn field_f3_one_late_reading_costs_no_more_than_the_readings_it_replaces() {
	for readings in [&[1, 2, 3, 4][..], &[4], &[1]] {
		ExtBuilder::default().build_and_execute(|| {
			let id = scheduled(hours(5_000, 4), &[1, 3, 3, 3]);
			for hour in readings {
				if running_at(METER).is_some() {
					tick(hour * HOUR, 5_000);
				}
			}
			assert_eq!(ended(id), FinishReason::DemandMet);
			assert_eq!(record(id).totals, paid(5 * TOKEN, 0, 5 * TOKEN));
			assert_eq!(record(id).due_until, NOW + HOUR);
			assert_eq!(record(id).end, NOW + readings[0] * HOUR);
		});
	}
}

#[test]
fn field_f3_a_step_as_planned_is_paid_in_full() {
	ExtBuilder::default().build_and_execute(|| {
		// At the set-point of 3 kW, which the meter need not prove.
		let id = scheduled(hours(3_000, 2), &[1, 2]);
		tick(HOUR, 3_000);
		assert_eq!(record(id).totals, paid(3 * TOKEN, 0, 5 * TOKEN));
	});
	ExtBuilder::default().build_and_execute(|| {
		// In a step that does not charge full power can have met it in 36 minutes.
		let id = scheduled(hours(3_000, 2), &[2, 1]);
		tick(HOUR, 3_000);
		assert_eq!(record(id).totals, paid(6 * TOKEN, 0, 3 * TOKEN));
	});
}

/// A process of `steps` hours with a wind of supplier A, and grid mixes of both suppliers.
fn windy(
	preferences: Preferences,
	energy: u64,
	wind: &[Price],
	mix: &[Price],
	other: Option<&[Price]>,
) -> ProcessId {
	add_source(WIND, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
	let steps = u32::try_from(wind.len()).unwrap();
	let id = requested(Request { preferences, ..hours(energy, steps) });
	assert_ok!(offer(SUPPLIER_A, id, Some(WIND), prices(wind)));
	assert_ok!(offer(SUPPLIER_A, id, None, prices(mix)));
	if let Some(other) = other {
		assert_ok!(offer(SUPPLIER_B, id, None, prices(other)));
	}
	assert_ok!(schedule(CSO, id));
	assert_eq!(session(id).source, Some(WIND));
	id
}

#[test]
fn audit_h7_a_a_late_reading_after_failover_costs_no_more_than_agreed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(at_most(3), 20_000, &[2; 4], &[3, 9, 9, 9], None);
		set_time(NOW + MINUTE);
		set_power(WIND, 0);
		drop_out(WIND, id);
		tick(3 * HOUR, 15_000);
		let totals = session(id).totals;
		assert!(totals.to_supplier <= 45 * LINE, "{totals:?}");
		assert_eq!((totals.unpaid, totals.free), (0, 0));
		assert!(totals.waived > 0);
	});
}

#[test]
fn audit_h7_b_what_flows_in_a_step_that_does_not_charge_costs_no_more_than_agreed() {
	ExtBuilder::default().build_and_execute(|| {
		let request = Request { preferences: at_most(2), ..hours(10_000, 2) };
		let id = scheduled(request, &[1, 90]);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 5_100);
		let totals = record(id).totals;
		assert_eq!(totals.to_supplier, 5 * LINE + LINE / 5);
		assert_eq!(totals.waived, TOKEN * 88 / 10);
	});
}

#[test]
fn audit_h7_b_the_suppliers_part_is_capped_before_that_of_the_grid() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let request = Request { preferences: at_most(2), ..hours(10_000, 2) };
		let id = scheduled(request, &[1, 90]);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 6_000);
		let totals = record(id).totals;
		assert_eq!((totals.to_supplier, totals.to_dso), (6 * LINE, 6 * LINE));
	});
	assert_eq!(crate::settlement::due_prices(5, 3, None), (5, 3));
	assert_eq!(crate::settlement::due_prices(5, 3, Some(8)), (5, 3));
	assert_eq!(crate::settlement::due_prices(5, 3, Some(7)), (4, 3));
	assert_eq!(crate::settlement::due_prices(5, 3, Some(2)), (0, 2));
}

#[test]
fn audit_h7_c_the_cheapest_grid_mix_takes_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy(preferences(), 20_000, &[1; 4], &[40; 4], Some(&[2; 4]));
		assert_eq!(locked(id), [(SUPPLIER_A, Some(WIND)), (SUPPLIER_B, None)]);
		// 20 kWh at 2, and the station for 4 hours.
		assert_eq!(escrow(ALICE), 60 * TOKEN);
		set_power(WIND, 0);
		drop_out(WIND, id);
		for hour in 1..=4 {
			tick(hour * HOUR, hour * 5_000);
		}
		assert_eq!((ended(id), gain(SUPPLIER_B)), (FinishReason::DemandMet, 40));
	});
}

#[test]
fn audit_h7_d_a_price_per_hour_binds_only_who_accepts_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Charging::authorise(signed(ALICE), STATION, 5 * TOKEN - 1),
			Error::<Test>::StationTooExpensive
		);
		assert_ok!(Charging::authorise(signed(ALICE), STATION, 5 * TOKEN));
	});
}

#[test]
fn field_f11_no_kwh_costs_more_than_the_maximum_price() {
	// In ten-thousandths of a token.
	let tariff = [2_246, 2_418, 2_653, 2_876, 3_144, 3_482];
	let units = |price: Price| price * UNIT / 10_000;
	let paid = |price: Price| amount(2 * Balance::try_from(units(price)).unwrap());
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		let preferences = Preferences { max_price: Some(units(2_500)), ..preferences() };
		let id = requested(Request { preferences, ..hours(10_000, 6) });
		let offered = Prices::truncate_from(tariff.map(units).to_vec());
		assert_ok!(offer(SUPPLIER_A, id, None, offered));
		assert_ok!(schedule(CSO, id));
		assert_eq!(letters(id), "TTFFFF");
		for hour in 1..=5 {
			tick(hour * HOUR, hour * 2_000);
		}
		assert_eq!(ended(id), FinishReason::DemandMet);
		let totals = record(id).totals;
		assert_eq!(totals.paid() + amount(totals.unpaid), paid(2_246 + 2_418 + 3 * 2_500));
		assert_eq!(amount(totals.waived), paid(153 + 376 + 644));
	});
}
