// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Stations: `register_station`, `update_station`, `close_station`.

use crate::{mock::*, Error, Event, EvseIds, NextStationId, StationOfMeter, Stations, Suppliers};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::{traits::BadOrigin, DispatchError, DispatchResult},
};
use smartcharge_primitives::{EvseId, MeterId, Power, PricePerHour, StationId};

/// What a test registers or updates a station with.
#[derive(Clone)]
struct Terms {
	evse_id: &'static str,
	meter: MeterId,
	power: Power,
	price: PricePerHour,
	suppliers: Vec<AccountId>,
	host: Option<AccountId>,
}

/// Good terms for a station at the spare meter.
fn terms() -> Terms {
	Terms {
		evse_id: "NL*ABC*E2",
		meter: SPARE_METER,
		power: 11_000,
		price: TOKEN,
		suppliers: vec![SUPPLIER_A],
		host: None,
	}
}

fn register(who: AccountId, terms: Terms) -> DispatchResult {
	let Terms { evse_id, meter, power, price, suppliers, host } = terms;
	let suppliers = Suppliers::truncate_from(suppliers);
	Charging::register_station(signed(who), evse(evse_id), meter, power, price, suppliers, host)
}

fn update(who: AccountId, station: StationId, terms: Terms) -> DispatchResult {
	let Terms { power, price, suppliers, host, .. } = terms;
	let suppliers = Suppliers::truncate_from(suppliers);
	Charging::update_station(signed(who), station, power, price, suppliers, host)
}

#[test]
fn registers_a_station() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(register(CSO, Terms { host: Some(HOST), ..terms() }));

		let station = Stations::<Test>::get(1).unwrap();
		assert_eq!((station.cso, station.meter, station.power), (CSO, SPARE_METER, 11_000));
		assert_eq!((station.price_per_hour, station.host), (TOKEN, Some(HOST)));
		assert_eq!(station.suppliers.to_vec(), vec![SUPPLIER_A]);
		assert!(station.open);
		assert_eq!(EvseIds::<Test>::get(EvseId::new(b"NL*ABC*E2").unwrap()), Some(1));
		assert_eq!(StationOfMeter::<Test>::get(SPARE_METER), Some(1));
		assert_eq!(NextStationId::<Test>::get(), 2);
		assert_last(Event::StationRegistered {
			station: 1,
			cso: CSO,
			meter: SPARE_METER,
			power: 11_000,
			price_per_hour: TOKEN,
		});
	});
}

#[test]
fn register_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let twice = vec![SUPPLIER_A, SUPPLIER_B, SUPPLIER_A];
		for (who, terms, error) in [
			(SUPPLIER_A, terms(), Error::<Test>::NotACso),
			(STRANGER, terms(), Error::NotACso),
			(CSO, Terms { evse_id: "E2", ..terms() }, Error::InvalidEvseId),
			(CSO, Terms { evse_id: "", ..terms() }, Error::InvalidEvseId),
			(CSO, Terms { evse_id: "NL*ABC*E1", ..terms() }, Error::EvseIdInUse),
			(CSO, Terms { evse_id: "nlabce1", ..terms() }, Error::EvseIdInUse),
			(CSO, Terms { meter: 77, ..terms() }, Error::UnknownMeter),
			(CSO, Terms { meter: FOREIGN_METER, ..terms() }, Error::NotMeterOwner),
			(CSO, Terms { meter: PRODUCTION_METER, ..terms() }, Error::NotAStationMeter),
			(CSO, Terms { meter: METER, ..terms() }, Error::MeterInUse),
			(CSO, Terms { power: 0, ..terms() }, Error::ZeroPower),
			(CSO, Terms { power: CONNECTION + 1, ..terms() }, Error::PowerAboveConnection),
			(CSO, Terms { price: MAX_PRICE_PER_HOUR + 1, ..terms() }, Error::PriceTooHigh),
			(CSO, Terms { suppliers: vec![], ..terms() }, Error::NoSuppliers),
			(CSO, Terms { suppliers: twice, ..terms() }, Error::DuplicateSupplier),
			(CSO, Terms { suppliers: vec![SUPPLIER_A, CSO], ..terms() }, Error::NotASupplier),
			(CSO, Terms { host: Some(STRANGER), ..terms() }, Error::HostNotParticipant),
		] {
			assert_noop!(register(who, terms), error);
		}
	});
}

#[test]
fn register_accepts_the_limits() {
	ExtBuilder::default().build_and_execute(|| {
		let highest = Terms { power: CONNECTION, price: MAX_PRICE_PER_HOUR, ..terms() };
		assert_ok!(register(CSO, highest));
		let lowest =
			Terms { evse_id: "NL*XYZ*E1", meter: FOREIGN_METER, power: 1, price: 0, ..terms() };
		assert_ok!(register(OTHER_CSO, lowest));
	});
}

#[test]
fn register_refuses_when_ids_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		NextStationId::<Test>::put(StationId::MAX);
		assert_noop!(register(CSO, terms()), Error::<Test>::IdsExhausted);
	});
}

#[test]
fn calls_need_a_signature() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let suppliers = Suppliers::truncate_from(vec![SUPPLIER_A]);
			assert_noop!(
				Charging::register_station(
					origin.clone(),
					evse("NL*ABC*E2"),
					SPARE_METER,
					1,
					1,
					suppliers.clone(),
					None
				),
				BadOrigin
			);
			assert_noop!(
				Charging::update_station(origin.clone(), STATION, 1, 1, suppliers, None),
				BadOrigin
			);
			let bad = |result: DispatchResult| assert_eq!(result, Err(DispatchError::BadOrigin));
			bad(Charging::close_station(origin.clone(), STATION));
			let bad_and_weighed = |result: DispatchResultWithPostInfo| {
				bad(result.map(|_| ()).map_err(|error| error.error));
			};
			bad_and_weighed(Charging::publish_offer(origin.clone(), None, NOW, prices(&[1])));
			bad(Charging::authorise(origin.clone(), STATION, MAX_PRICE_PER_HOUR));
			bad(Charging::request(origin.clone(), 0, 1, 1, HOUR, preferences()));
			bad_and_weighed(Charging::offer(origin.clone(), 0, None, prices(&[1])));
			bad_and_weighed(Charging::schedule(origin.clone(), 0));
			bad_and_weighed(Charging::disconnect(origin.clone(), 0));
			bad_and_weighed(Charging::terminate(origin.clone(), 0, crate::FaultReason::Other));
			bad(Charging::close_stale(origin.clone(), 0).map(|_| ()).map_err(|error| error.error));
			let choice = smartcharge_primitives::SourceChoice::Cheapest;
			let changed = Charging::change_source(origin, 0, choice);
			bad_and_weighed(changed);
		}
	});
}

#[test]
fn updates_a_station() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Terms {
			power: CONNECTION,
			price: MAX_PRICE_PER_HOUR,
			suppliers: vec![SUPPLIER_C],
			host: Some(HOST),
			..terms()
		};
		assert_ok!(update(CSO, STATION, new));

		let station = Stations::<Test>::get(STATION).unwrap();
		assert_eq!((station.power, station.price_per_hour), (CONNECTION, MAX_PRICE_PER_HOUR));
		assert_eq!((station.suppliers.to_vec(), station.host), (vec![SUPPLIER_C], Some(HOST)));
		assert_eq!((station.cso, station.meter, station.open), (CSO, METER, true));
		assert_last(Event::StationUpdated {
			station: STATION,
			power: CONNECTION,
			price_per_hour: MAX_PRICE_PER_HOUR,
		});
	});
}

#[test]
fn update_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let twice = vec![SUPPLIER_B, SUPPLIER_B];
		for (who, station, terms, error) in [
			(CSO, 7, terms(), Error::<Test>::UnknownStation),
			(OTHER_CSO, STATION, terms(), Error::NotStationOperator),
			(STRANGER, STATION, terms(), Error::NotStationOperator),
			(CSO, STATION, Terms { power: 0, ..terms() }, Error::ZeroPower),
			(CSO, STATION, Terms { power: CONNECTION + 1, ..terms() }, Error::PowerAboveConnection),
			(CSO, STATION, Terms { price: MAX_PRICE_PER_HOUR + 1, ..terms() }, Error::PriceTooHigh),
			(CSO, STATION, Terms { suppliers: vec![], ..terms() }, Error::NoSuppliers),
			(CSO, STATION, Terms { suppliers: twice, ..terms() }, Error::DuplicateSupplier),
			(CSO, STATION, Terms { suppliers: vec![HOST], ..terms() }, Error::NotASupplier),
			(CSO, STATION, Terms { host: Some(STRANGER), ..terms() }, Error::HostNotParticipant),
		] {
			assert_noop!(update(who, station, terms), error);
		}
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_noop!(update(CSO, STATION, terms()), Error::<Test>::StationClosed);
	});
}

#[test]
fn update_refuses_when_the_meter_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		MeterBook::mutate(|book| book.remove(&METER));
		assert_noop!(update(CSO, STATION, terms()), Error::<Test>::UnknownMeter);
	});
}

#[test]
fn update_does_not_touch_a_running_process() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let before = process(id);
		assert_ok!(update(CSO, STATION, Terms { price: MAX_PRICE_PER_HOUR, power: 1, ..terms() }));
		assert_eq!(process(id), before);
		for hour in 1..=10 {
			tick(hour * HOUR, [5, 10, 10, 10, 10, 10, 15, 20, 25, 30][hour as usize - 1] * 1_000);
		}
		assert_eq!((gain(ALICE), gain(CSO), gain(SUPPLIER_A)), (-85, 50, 35));
	});
}

#[test]
fn closes_a_station_and_frees_its_identities() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_last(Event::StationClosed { station: STATION });
		assert!(!Stations::<Test>::get(STATION).unwrap().open);

		let again = Terms { evse_id: "NL*ABC*E1", meter: METER, ..terms() };
		assert_ok!(register(CSO, again));
		assert_eq!(StationOfMeter::<Test>::get(METER), Some(1));
	});
}

#[test]
fn close_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Charging::close_station(signed(CSO), 7), Error::<Test>::UnknownStation);
		assert_noop!(
			Charging::close_station(signed(OTHER_CSO), STATION),
			Error::<Test>::NotStationOperator
		);
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_noop!(Charging::close_station(signed(CSO), STATION), Error::<Test>::StationClosed);
	});
}

#[test]
fn a_process_outlives_its_station_and_keeps_the_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_ok!(register(CSO, Terms { evse_id: "NL*ABC*E1", meter: METER, ..terms() }));
		// One at a time, even when the meter has a new station.
		assert_noop!(
			Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR),
			Error::<Test>::StationBusy
		);

		tick(HOUR, 5_000);
		assert_eq!(ended(id), crate::FinishReason::DemandMet);
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
	});
}
