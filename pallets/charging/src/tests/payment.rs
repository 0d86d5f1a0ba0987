// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 5, payment: the tables of the thesis, once per step and in order, out of escrow.

use crate::{mock::*, Event, FinishReason, Request};
use polkadot_sdk::frame_support::{
	assert_ok,
	weights::{RuntimeDbWeight, WeightMeter},
};
use smartcharge_primitives::{Balance, Carrier, Direction, Energy, Moment, SourceChoice, SourceId};

/// What Alice gained with each step, and how full the battery is after it, in tokens and kWh; Alice
/// gets what the set-points say.
fn follow(id: u64) -> Vec<(i128, u64)> {
	let mut delivered = 0;
	(0..10)
		.map(|step| {
			let before = balance(ALICE);
			if session(id).schedule.charges(step) {
				delivered += 5_000;
			}
			tick((u64::from(step) + 1) * HOUR, delivered);
			let change = balance(ALICE) as i128 - before as i128;
			(change / TOKEN as i128, delivered / 1_000)
		})
		.collect()
}

/// Table 6.1 without its misprint: step 2 costs 10 as its price says, and all 85.
#[test]
fn table_6_1() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		assert_eq!(letters(id), "TTFFFFTTTT");
		assert_eq!(
			follow(id),
			[
				(-10, 5),
				(-10, 10),
				(-5, 10),
				(-5, 10),
				(-5, 10),
				(-5, 10),
				(-15, 15),
				(-10, 20),
				(-10, 25),
				(-10, 30),
			]
		);
		assert_eq!((gain(ALICE), gain(CSO), gain(SUPPLIER_A), gain(DSO)), (-85, 50, 35, 0));
		assert_eq!(ended(id), FinishReason::DemandMet);
		assert_eq!(escrow(ALICE), 0);
	});
}

/// Table 6.2: Down in the second step, Up in the fifth, 30 each.
#[test]
fn table_6_2() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(flexible());
		signal(Direction::Down, 1, 30 * TOKEN);
		signal(Direction::Up, 4, 30 * TOKEN);
		assert_eq!(
			follow(id),
			[
				(-10, 5),
				(25, 5),
				(-15, 10),
				(-5, 10),
				(10, 15),
				(-5, 15),
				(-5, 15),
				(-10, 20),
				(-10, 25),
				(-10, 30),
			]
		);
		assert_eq!((gain(ALICE), gain(CSO), gain(SUPPLIER_A), gain(DSO)), (-35, 50, 45, -60));
		assert_eq!(balance(POT), 0);
		let record = record(id);
		assert_eq!(record.totals.reward, 60 * TOKEN);
		assert_eq!((record.energy, record.registers), (30_000, (REGISTER, REGISTER + 30_000)));
	});
}

#[test]
fn a_step_is_paid_with_its_locked_prices() {
	ExtBuilder::default().grid_price(2 * UNIT).build_and_execute(|| {
		let id = scheduled(hours(10_000, 3), &[1, 9, 4]);
		take_events();
		tick(HOUR, 3_000);
		assert_eq!(
			take_events()[0],
			Event::StepSettled {
				process: id,
				step: 0,
				energy: 3_000,
				to_supplier: 3 * LINE,
				to_dso: 6 * LINE,
				to_cso: 5 * LINE,
				reward: 0,
			}
		);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(DSO), gain(CSO)), (-14, 3, 6, 5));
		assert_eq!(session(id).totals, paid(3 * TOKEN, 6 * TOKEN, 5 * TOKEN));
		// 10 kWh at 11 and three hours at 5, less what was paid.
		assert_eq!(session(id).escrow, (125 - 14) * TOKEN);
		assert_eq!(escrow(ALICE), (125 - 14) * TOKEN);
	});
}

#[test]
fn the_host_gets_the_price_of_the_station() {
	ExtBuilder::default().station(|station| station.host = Some(HOST)).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 5_000);
		assert_eq!((gain(HOST), gain(CSO), gain(ALICE)), (5, 0, -10));
		assert_eq!(record(id).totals.to_cso, 5 * LINE);
	});
}

#[test]
fn a_driver_at_the_own_station_pays_the_host_nothing() {
	ExtBuilder::default().station(|station| station.host = Some(ALICE)).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		tick(HOUR, 5_000);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A)), (-5, 5));
		assert_eq!((escrow(ALICE), record(id).totals.to_cso), (0, 5 * LINE));
	});
}

#[test]
fn a_payee_without_an_account_gets_one() {
	ExtBuilder::default()
		.balance(SUPPLIER_A, 0)
		.station(|station| station.price_per_hour = 0)
		.build_and_execute(|| {
			let id = requested(hours(1_000, 1));
			assert_ok!(offer(SUPPLIER_A, id, None, vec![1].try_into().unwrap()));
			assert_ok!(schedule(CSO, id));
			tick(HOUR / 2, 1_000);
			assert_eq!((balance(SUPPLIER_A), balance(ALICE)), (1, FUNDS - 1));
		});
}

#[test]
fn the_first_step_costs_the_station_only_from_the_schedule_on() {
	ExtBuilder::default().now(NOW + 2 * MINUTE).build_and_execute(|| {
		let id = scheduled(Request { step: 15 * MINUTE, ..hours(3_000, 4) }, &[1, 1, 1, 1]);
		tick(15 * MINUTE, 0);
		// 13 of 60 minutes at 5.
		assert_eq!(session(id).totals.to_cso, 5 * LINE * 13 / 60);
	});
}

#[test]
fn free_energy_at_a_free_station_needs_no_escrow() {
	ExtBuilder::default().station(|station| station.price_per_hour = 0).build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[0]);
		assert_eq!(escrow(ALICE), 0);
		tick(HOUR, 5_000);
		assert_eq!((ended(id), gain(ALICE)), (FinishReason::DemandMet, 0));
	});
}

/// A process whose escrow is 5 (energy) + 10 (station): two hours, 5 kWh at 1.
fn tight() -> u64 {
	let id = scheduled(hours(5_000, 2), &[1, 1]);
	assert_eq!(escrow(ALICE), 15 * TOKEN);
	id
}

#[test]
fn what_exceeds_the_escrow_is_noted_and_the_station_waits_longest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = tight();
		// More than was planned: 12 kWh in two hours.
		tick(2 * HOUR, 12_000);
		let record = record(id);
		// The demand is met all the same, by full power after one hour. First step: 7 kWh at 1, and
		// 5; so 3 are left for the 5 kWh of the second.
		assert_eq!(record.reason, FinishReason::DemandMet);
		assert_eq!(record.totals.to_supplier + record.totals.to_cso, 15 * LINE);
		assert_eq!(record.totals.unpaid, 2 * TOKEN);
		assert_eq!(debts(), [(ALICE, SUPPLIER_A, 2 * TOKEN)]);
		assert_eq!((gain(ALICE), escrow(ALICE)), (-15, 0));
	});
}

#[test]
fn a_process_out_of_escrow_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		take_events();
		// The escrow shrinks behind its back; nothing else makes a process cost more than planned
		// before its demand is met.
		change_session(id, |session| session.escrow = 7 * TOKEN);
		crate::Pallet::<Test>::release_escrow(&ALICE, 133 * TOKEN);
		tick(HOUR + MINUTE, 5_000);
		assert_eq!(ended(id), FinishReason::OutOfEscrow);
		// The supplier first: 5, then 2 of 5 for the station; then a minute of it.
		let totals = record(id).totals;
		assert_eq!((totals.to_supplier, totals.to_cso), (5 * LINE, 2 * LINE));
		assert_eq!(totals.unpaid, 3 * TOKEN + 5 * TOKEN / 60);
		assert_eq!(record(id).end, NOW + HOUR + MINUTE);
		let settled = |event: &&Event<Test>| matches!(event, Event::StepSettled { .. });
		assert_eq!(take_events().iter().filter(settled).count(), 2);
	});
}

#[test]
fn finishing_releases_the_rest_and_reports_all() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		follow(id);
		assert_has(Event::Finished {
			process: id,
			reason: FinishReason::DemandMet,
			released: 55 * TOKEN,
			record: record(id),
		});
		let record = record(id);
		assert_eq!((record.driver, record.station, record.cso), (ALICE, STATION, CSO));
		assert_eq!((record.supplier, record.source), (Some(SUPPLIER_A), None));
		assert_eq!((record.start, record.end), (NOW, NOW + 10 * HOUR));
		assert_eq!(record.totals, paid(35 * TOKEN, 0, 50 * TOKEN));
	});
}

#[test]
fn two_processes_of_a_driver_have_two_escrows() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		let first = thesis(preferences());
		assert_ok!(Charging::authorise(signed(ALICE), 1, MAX_PRICE_PER_HOUR));
		let second = last_process();
		assert_ok!(request(ALICE, second, hours(5_000, 1)));
		assert_ok!(offer(SUPPLIER_B, second, None, prices(&[2])));
		assert_ok!(schedule(CSO, second));
		assert_eq!(escrow(ALICE), 155 * TOKEN);

		set_time(NOW + HOUR);
		read(SPARE_METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!(ended(second), FinishReason::DemandMet);
		assert_eq!((escrow(ALICE), gain(ALICE), gain(SUPPLIER_B)), (140 * TOKEN, -15, 10));
		assert_eq!(session(first).delivered, 0);
	});
}

/// Takes readings of the two meters in a batch.
fn read_both(at: Moment, energies: [Energy; 2], budget: &mut WeightMeter) {
	use smartcharge_primitives::{Accepted, MeterReading, Meters, OnReading};
	let mut batch = Default::default();
	for (meter, energy) in [METER, SPARE_METER].into_iter().zip(energies) {
		let purpose = FakeMeters::meter(meter).unwrap().purpose;
		let reading = Accepted::base(MeterReading { at, register: REGISTER + energy });
		assert_ok!(Charging::on_reading(meter, purpose, None, reading, &mut batch, budget));
	}
	// Nobody is paid before the end of the batch.
	assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B), gain(CSO)), (0, 0, 0));
	Charging::on_batch_end(batch);
}

#[test]
fn a_batch_pays_each_payee_once() {
	use crate::WeightInfo;
	type Weights = <Test as crate::Config>::WeightInfo;
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		let first = thesis(preferences());
		assert_ok!(Charging::authorise(signed(ALICE), 1, MAX_PRICE_PER_HOUR));
		let second = last_process();
		assert_ok!(request(ALICE, second, hours(10_000, 2)));
		assert_ok!(offer(SUPPLIER_B, second, None, prices(&[2, 2])));
		assert_ok!(schedule(CSO, second));
		let issued = Balances::total_issuance();
		take_events();

		set_time(NOW + HOUR);
		let mut budget = WeightMeter::new();
		read_both(NOW + HOUR, [5_000, 5_000], &mut budget);
		assert_eq!((session(first).open, session(second).open), (1, 1));
		// Each supplier for one step, the operator for both.
		assert_eq!((gain(SUPPLIER_A), gain(SUPPLIER_B), gain(CSO)), (5, 10, 10));
		assert_eq!(Balances::total_issuance(), issued);
		let paid = |who| {
			let got = |event: &&RuntimeEvent| {
				matches!(
					event,
					RuntimeEvent::Balances(polkadot_sdk::pallet_balances::Event::Transfer {
						to: payee, ..
					}) if *payee == who
				)
			};
			System::events().iter().map(|record| &record.event).filter(got).count()
		};
		assert_eq!((paid(SUPPLIER_A), paid(SUPPLIER_B), paid(CSO)), (1, 1, 1));
		// The second reading has one more payee only, its supplier,
		// and nothing to find at the grid mix in this area that the first has not found.
		let most = Charging::most_weight(1, 0, 1);
		// The grid mix claims nothing.
		let claim = Weights::claims(1).saturating_sub(Weights::claims(0));
		let first = Weights::steady_readings(1).saturating_sub(claim);
		let second = first.saturating_sub(Weights::steady_readings(0));
		let [first, second] = [first, second].map(|weight| consumption(weight.min(most)));
		let readings = first.saturating_add(second);
		// What they are paid from is touched once.
		let one_more = Weights::pay_out(1).saturating_sub(Weights::pay_out(0));
		let payouts = Weights::pay_out(3).saturating_add(one_more);
		assert_eq!(budget.consumed(), readings.saturating_add(payouts));
	});
}

/// Of another source of a batch are looked up: itself, its power, its meter, and its ledger.
#[test]
fn a_batch_looks_at_the_clock_once() {
	const WINDS: [SourceId; 2] = [1, 2];
	let reads_weighed = |sources: [SourceId; 2]| {
		let mut other = station();
		(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
		let consumed = [0, 1].map(|read| {
			let stations = [station(), other.clone()];
			let mut budget = WeightMeter::new();
			ExtBuilder::default().stations(&stations).build_and_execute(|| {
				for source in WINDS {
					add_source(source, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
				}
				for (station, source) in (0..).zip(sources) {
					assert_ok!(Charging::authorise(signed(ALICE), station, MAX_PRICE_PER_HOUR));
					let id = last_process();
					let preferences = wants(SourceChoice::Source(source));
					assert_ok!(request(ALICE, id, Request { preferences, ..hours(10_000, 2) }));
					assert_ok!(offer(SUPPLIER_A, id, Some(source), prices(&[2, 2])));
					assert_ok!(schedule(CSO, id));
				}
				// The claims of the second batch add to those of the first.
				read_both(NOW + MINUTE, [100, 100], &mut WeightMeter::new());
				DbWeight::set(RuntimeDbWeight { read, write: 0 });
				read_both(NOW + 2 * MINUTE, [200, 200], &mut budget);
				DbWeight::set(RuntimeDbWeight { read: 0, write: 0 });
			});
			budget.consumed().ref_time()
		});
		consumed[1] - consumed[0]
	};
	let [first, second] = WINDS;
	assert_eq!(reads_weighed([first, second]), reads_weighed([first, first]) + 4);
}

#[test]
fn what_a_payee_cannot_get_is_not_lost() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		// The operator has so much that nothing more fits.
		let set_free = |free| {
			polkadot_sdk::frame_system::Account::<Test>::mutate(CSO, |account| {
				core::mem::replace(&mut account.data.free, free)
			})
		};
		let before = set_free(Balance::MAX);
		let pot = Balances::free_balance(POT);
		tick(HOUR, 5_000);
		assert_eq!(session(id).totals.to_cso, 5 * LINE);
		assert_eq!((Balances::free_balance(POT), gain(SUPPLIER_A)), (pot + 5 * TOKEN, 5));
		set_free(before);
	});
}
