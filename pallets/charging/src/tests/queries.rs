// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The answers of the runtime API.

use crate::{
	mock::*,
	runtime_api::{OfferInfo, Party, ProcessState, SegmentInfo, StepState},
	Request,
};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{Carrier, EndedProcess, SourceChoice};

#[test]
fn a_query_returns_how_far_a_process_is() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Charging::process_info(0), None);
		let id = authorised();
		let state = |id| Charging::process_info(id).map(|info| info.state);
		assert_eq!(state(id), Some(ProcessState::Authorised));
		assert_ok!(request(ALICE, id, hours(5_000, 1)));
		assert_eq!(state(id), Some(ProcessState::Requested));
		let info = Charging::process_info(id).unwrap();
		assert_eq!((info.request, info.steps, info.escrow), (Some(hours(5_000, 1)), vec![], 0));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[1])));
		assert_ok!(schedule(CSO, id));
		assert_eq!(state(id), Some(ProcessState::Charging));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(state(id), Some(ProcessState::Closing));
		tick(HOUR, 1_000);
		assert_eq!(state(id), None);
	});
}

#[test]
fn a_query_returns_parties_steps_and_costs() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		let id = scheduled(hours(12_000, 4), &[4, 1, 3, 2]);
		let info = Charging::process_info(id).unwrap();
		assert_eq!((info.driver, info.cso, info.payee, info.meter), (ALICE, CSO, CSO, METER));
		assert_eq!((info.supplier, info.dso, info.source), (Some(SUPPLIER_A), Some(DSO), None));
		assert_eq!((info.power, info.price_per_hour), (5_000, 5 * TOKEN));
		// 12 kWh at 5 and four hours at 5.
		assert_eq!((info.escrow, info.delivered), (80 * TOKEN, 0));
		let steps: Vec<_> = info
			.steps
			.iter()
			.map(|step| (step.state, step.charges, step.energy, step.energy_cost / LINE))
			.collect();
		assert_eq!(
			steps,
			[
				(StepState::Open, false, 0, 0),
				(StepState::Planned, true, 5_000, 10),
				(StepState::Planned, true, 2_000, 8),
				(StepState::Planned, true, 5_000, 15),
			]
		);
		let second = info.steps[1];
		assert_eq!((second.step, second.start, second.end), (1, NOW + HOUR, NOW + 2 * HOUR));
		assert_eq!((second.supplier_price, second.grid_price), (UNIT, UNIT));
		assert_eq!(second.station_cost, 5 * TOKEN);
	});
}

#[test]
fn the_plan_does_not_change_while_a_step_delivers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(12_000, 4), &[1, 4, 3, 2]);
		let plan = || -> Vec<_> {
			let info = Charging::process_info(id).unwrap();
			info.steps.iter().map(|step| (step.state, step.energy)).collect()
		};
		let before = plan();
		assert_eq!(before[2], (StepState::Planned, 2_000));
		tick(HOUR / 2, 2_500);
		assert_eq!(plan(), before);
		tick(HOUR, 5_000);
		assert_eq!(plan()[0], (StepState::Settled, 5_000));
		assert_eq!(
			plan()[1..],
			[(StepState::Open, 0), (StepState::Planned, 2_000), (StepState::Planned, 5_000),]
		);
	});
}

#[test]
fn the_plan_adds_up_to_what_is_missing_when_a_step_delivered_too_much() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(12_000, 3), &[1, 1, 2]);
		tick(HOUR, 5_500);
		let info = Charging::process_info(id).unwrap();
		let energies: Vec<_> = info.steps.iter().map(|step| step.energy).collect();
		assert_eq!(energies[1..], [5_000, 1_500]);
	});
}

#[test]
fn a_query_returns_what_suppliers_ask_now() {
	ExtBuilder::default().grid_price(2 * UNIT).build_and_execute(|| {
		assert_ok!(Charging::publish_offer(signed(SUPPLIER_B), None, NOW, prices(&[3, 4])));
		let info = Charging::station_offers(STATION, NOW).unwrap();
		assert_eq!((info.cso, info.power, info.price_per_hour), (CSO, 5_000, 5 * TOKEN));
		assert!(info.free);
		let unknown = OfferInfo {
			supplier: SUPPLIER_A,
			source: None,
			carrier: None,
			same_area: false,
			default: true,
			available: None,
			energy_price: None,
			grid_price: 2 * UNIT,
			total_price: None,
			valid_until: None,
		};
		let known = OfferInfo {
			supplier: SUPPLIER_B,
			default: false,
			energy_price: Some(3 * UNIT),
			total_price: Some(5 * UNIT),
			valid_until: Some(NOW + 2 * INTERVAL),
			..unknown.clone()
		};
		assert_eq!(info.offers, [unknown, known]);
		let second = |now| {
			let info = Charging::station_offers(STATION, now).unwrap().offers[1].clone();
			(info.energy_price, info.valid_until)
		};
		assert_eq!(second(NOW + INTERVAL - 1).0, Some(3 * UNIT));
		assert_eq!(second(NOW + INTERVAL), (Some(4 * UNIT), Some(NOW + 2 * INTERVAL)));
		assert_eq!(second(NOW + 2 * INTERVAL), (None, None));
		assert_eq!(second(NOW - 1), (None, None));
	});
}

#[test]
fn a_query_returns_which_sources_feed_in_now() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Wind, AREA, 9_000);
		add_source(2, SUPPLIER_A, Carrier::Solar, AREA + 1, 1);
		add_source(3, SUPPLIER_B, Carrier::Hydro, AREA, 500);
		standing(SUPPLIER_A, Some(2), &[2, 3]);
		standing(SUPPLIER_A, Some(1), &[4]);
		standing(SUPPLIER_A, None, &[1]);
		// Source 3 feeds in, but its supplier asks no price.
		let returned = |now| -> Vec<_> {
			let info = Charging::station_offers(STATION, now).unwrap();
			let fields = |offer: OfferInfo<AccountId>| {
				let OfferInfo { supplier, source, carrier, same_area, available, .. } = offer;
				let total = offer.total_price.map(|price| price / UNIT);
				(supplier, source, carrier, same_area, available, total)
			};
			info.offers.into_iter().map(fields).collect()
		};
		let grid_mix = (SUPPLIER_A, None, None, false, None, Some(2));
		let wind = (SUPPLIER_A, Some(1), Some(Carrier::Wind), true, Some(9_000), Some(5));
		let solar = (SUPPLIER_A, Some(2), Some(Carrier::Solar), false, Some(1), Some(3));
		let other = (SUPPLIER_B, None, None, false, None, None);
		assert_eq!(returned(NOW), [grid_mix, wind, solar, other]);
		// The sun has set.
		set_power(2, 0);
		assert_eq!(returned(NOW), [grid_mix, wind, other]);
		// Prices end, sources do not.
		let later = [
			(SUPPLIER_A, None, None, false, None, None),
			(wind.0, wind.1, wind.2, true, wind.4, None),
			other,
		];
		assert_eq!(returned(NOW + HOUR), later);
		set_power(2, 1);
		assert_eq!(returned(NOW + HOUR)[2].5, Some(4));
	});
}

#[test]
fn a_query_returns_what_of_a_source_nobody_has() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Wind, AREA, 9_000);
		standing(SUPPLIER_A, Some(1), &[1]);
		let available = || Charging::station_offers(STATION, NOW).unwrap().offers[1].available;
		assert_eq!(available(), Some(9_000));
		let id = requested(hours(5_000, 1));
		assert_ok!(schedule(CSO, id));
		assert_eq!(available(), Some(4_000));
		tick(HOUR, 5_000);
		assert_eq!(available(), Some(9_000));
	});
}

#[test]
fn a_query_returns_who_serves_a_process_and_who_can() {
	ExtBuilder::default().build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
		add_source(2, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		let wanted = Request { preferences: wants(SourceChoice::Source(1)), ..hours(10_000, 2) };
		let offers: &[(_, _, &[_])] =
			&[(SUPPLIER_A, Some(1), &[3, 3]), (SUPPLIER_B, Some(2), &[2, 2])];
		let id = with_offers(wanted, offers);
		let info = || Charging::process_info(id).unwrap();
		assert_eq!((info().alternatives, info().segments), (vec![], vec![]));
		assert_ok!(schedule(CSO, id));
		assert_eq!((info().supplier, info().source), (Some(SUPPLIER_A), Some(1)));
		let alternatives = vec![
			Party { supplier: SUPPLIER_B, source: Some(2) },
			Party { supplier: SUPPLIER_A, source: None },
		];
		assert_eq!(info().alternatives, alternatives);
		tick(HOUR / 4, 1_000);
		drop_out(1, id);
		tick(HOUR / 2, 3_000);
		let first = SegmentInfo {
			supplier: SUPPLIER_A,
			source: Some(1),
			since: NOW,
			energy: 1_000,
			supplier_price: 3 * UNIT,
		};
		let second = SegmentInfo {
			supplier: SUPPLIER_B,
			source: Some(2),
			since: NOW + HOUR / 4,
			energy: 2_000,
			supplier_price: 2 * UNIT,
		};
		assert_eq!(info().segments, [first, second]);
		assert_eq!((info().delivered, info().sourced), (3_000, 3_000));
	});
}

#[test]
fn a_query_returns_what_a_process_took_when_it_has_ended() {
	use smartcharge_primitives::ProcessEnergy;
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		assert_eq!(Charging::ended(id), None);
		tick(HOUR, 3_000);
		let suppliers = vec![SUPPLIER_A];
		let took = EndedProcess { driver: ALICE, suppliers, energy: 3_000, end: NOW + HOUR };
		assert_eq!(Charging::ended(id), Some(took));
		// One that never was scheduled took nothing of anybody.
		let id = authorised();
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(Charging::ended(id), None);
	});
}

#[test]
fn a_query_returns_who_paid_and_was_paid_in_a_process_that_has_ended() {
	use smartcharge_primitives::{ChargeRecord, ChargeRecords};
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		assert_eq!(<Charging as ChargeRecords<AccountId>>::record(id), None);
		tick(HOUR, 3_000);
		let expected = ChargeRecord {
			driver: ALICE,
			cso: CSO,
			suppliers: vec![SUPPLIER_A],
			area: AREA,
			power: CONNECTION,
			meter_active: true,
			meter_owner: CSO,
			end: NOW + HOUR,
			energy: 3_000,
			to_cso: record(id).totals.to_cso,
			trail: record(id).trail,
		};
		assert_eq!(<Charging as ChargeRecords<AccountId>>::record(id), Some(expected));
		change_meter(METER, |meter| meter.active = false);
		assert!(!<Charging as ChargeRecords<AccountId>>::record(id).unwrap().meter_active);
	});
}

/// Grid mix that replaced the source, and the supplier that the driver left, are noted.
#[test]
fn audit_l12_each_supplier_that_sold_to_a_process_is_noted() {
	use smartcharge_primitives::ProcessEnergy;
	ExtBuilder::default().build_and_execute(|| {
		add_source(1, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		let preferences = wants(SourceChoice::Source(1));
		let offers: &[(_, _, &[_])] =
			&[(SUPPLIER_B, Some(1), &[2; 2]), (SUPPLIER_A, None, &[3; 2])];
		let id = with_offers(Request { preferences, ..hours(10_000, 2) }, offers);
		assert_ok!(schedule(CSO, id));
		tick(HOUR / 2, 2_500);
		drop_out(1, id);
		tick(HOUR, 5_000);
		tick(2 * HOUR, 10_000);
		let took = Charging::ended(id).unwrap();
		assert_eq!((took.suppliers, took.energy), (vec![SUPPLIER_B, SUPPLIER_A], 10_000));
	});
}

#[test]
fn a_query_returns_whether_a_station_is_free() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Charging::station_offers(7, NOW), None);
		let free = || Charging::station_offers(STATION, NOW).map(|info| info.free);
		let id = authorised();
		assert_eq!((free(), Charging::running_process(STATION)), (Some(false), Some(id)));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!((free(), Charging::running_process(STATION)), (Some(true), None));
		change_meter(METER, |meter| meter.active = false);
		assert_eq!(free(), Some(false));
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_eq!(free(), None);
	});
}

#[test]
fn a_query_returns_where_a_process_is() {
	use smartcharge_primitives::AnchoredProcesses;
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Charging::area(0), None);
		let id = authorised();
		assert_eq!(Charging::area(id), Some(AREA));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(Charging::area(id), None);
	});
}
