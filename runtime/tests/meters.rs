// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is billed and certified when meters are exchanged, suspended, wrong, or greedy.

mod common;

use common::{
	account, approve_meter, development, dispatch, events, now, pair, read, set_time,
	signed_reading, source, START,
};
use pallet_charging::{FinishReason, Phase, Preferences, WhenEqual, PREFERENCES_VERSION};
use pallet_metering::{Event, MeterKey, MeterStatus, RefusalReason};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::Pair};
use smartcharge_primitives::{
	Accepted, Carrier, Energy, MeterReading, Moment, Power, ProcessId, Purpose, SourceChoice,
	MILLIS_PER_HOUR,
};
use smartcharge_runtime::{Balance, Charging, Metering, Price, Runtime, RuntimeEvent};

const HOUR: Moment = MILLIS_PER_HOUR;
const MINUTE: Moment = HOUR / 60;
const PRICE: Price = 300_000;

/// Alice's process at the station, with steps of an hour at [`PRICE`], scheduled now.
fn scheduled(energy: Energy, steps: u32) -> ProcessId {
	let process = pallet_charging::NextProcessId::<Runtime>::get();
	let preferences = Preferences {
		source: SourceChoice::Cheapest,
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
		max_cost: None,
		when_equal: WhenEqual::Early,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	};
	let prices = BoundedVec::truncate_from(vec![PRICE; steps as usize]);
	let request =
		pallet_charging::Call::request { process, energy, steps, step: HOUR, preferences };
	let offer = pallet_charging::Call::offer { process, source: None, prices };
	dispatch(
		"Alice",
		pallet_charging::Call::authorise { station: 0, max_price_per_hour: Balance::MAX },
	)
	.expect("it is free");
	dispatch("Alice", request).expect("it is in order");
	dispatch("SupplierA", offer).expect("it is in order");
	dispatch("Cso", pallet_charging::Call::schedule { process }).expect("there is an offer");
	process
}

/// Reads the station's meter `after` some time.
fn read_after(after: Moment, register: Energy) {
	set_time(now() + after);
	read(now(), register);
}

/// Changes the power of the station.
fn update_power(power: u32) {
	let station = pallet_charging::Stations::<Runtime>::get(0).expect("the station");
	let pallet_charging::Station { price_per_hour, suppliers, host, .. } = station;
	let call = pallet_charging::Call::update_station {
		station: 0,
		power,
		price_per_hour,
		suppliers,
		host,
	};
	dispatch("Cso", call).expect("its own station");
}

/// Why the last reading was refused; `None` if it was accepted.
fn refused() -> Option<RefusalReason> {
	events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			RuntimeEvent::Metering(Event::ReadingAccepted { .. }) => Some(None),
			RuntimeEvent::Metering(Event::ReadingRefused { reason, .. }) => Some(Some(reason)),
			_ => None,
		})
		.expect("a reading was submitted")
}

/// What Alice has, what is in escrow included.
fn wealth() -> Balance {
	use polkadot_sdk::frame_support::traits::fungible::Inspect;
	let alice = account("Alice");
	smartcharge_runtime::Balances::total_balance(&alice) + Charging::escrow(&alice)
}

fn record(
	process: ProcessId,
) -> pallet_charging::ChargeDetailRecord<smartcharge_runtime::AccountId> {
	pallet_charging::Records::<Runtime>::get(process).expect("it has ended")
}

fn is_running(process: ProcessId) -> bool {
	Charging::process(process).is_some_and(|process| matches!(process.phase, Phase::Scheduled(_)))
}

/// The DSO approves the station's meter with a new base.
fn rebase(base: Option<MeterReading>) {
	dispatch("Dso", approve_meter("Meter//0", 0, base)).expect("the base is in order");
}

#[test]
fn field_f7_a_station_delivers_no_more_than_its_power() {
	development(|| {
		read(START, 100);
		let process = scheduled(20_000, 10);
		// 5 kW behind a connection of 22 kW.
		for energy in [24_000, 5_502] {
			set_time(START + HOUR);
			read(now(), 100 + energy);
			assert_eq!(refused(), Some(RefusalReason::ImplausibleEnergy));
		}
		read(now(), 100 + 5_501);
		assert_eq!(refused(), None);
		assert!(is_running(process));
		// So it does between processes.
		dispatch(
			"Cso",
			pallet_charging::Call::terminate {
				process,
				reason: pallet_charging::FaultReason::Other,
			},
		)
		.expect("it runs");
		read_after(MINUTE, 5_601);
		read_after(HOUR, 5_601 + 5_502);
		assert_eq!(refused(), Some(RefusalReason::ImplausibleEnergy));
		read(now(), 5_601 + 5_500);
		assert_eq!(refused(), None);
		// What flowed before its power became less is taken, also by a driver who comes then.
		update_power(1_000);
		read_after(HOUR, 11_101 + 5_500);
		assert_eq!(refused(), None);
		read_after(HOUR, 16_601 + 1_102);
		assert_eq!(refused(), Some(RefusalReason::ImplausibleEnergy));
	});
}

#[test]
fn field_f6_the_base_of_the_dso_keeps_the_odometer_out_of_the_bill() {
	development(|| {
		rebase(Some(MeterReading { at: START - MINUTE, register: 83_000 }));
		set_time(START);
		read(now(), 0);
		assert_eq!(refused(), Some(RefusalReason::RegisterDecreased));
		read(now() + 1, 83_000);
		assert_eq!(refused(), None);
		let process = scheduled(40_000, 10);
		for hour in 1..=4 {
			read_after(HOUR, 83_000 + hour * 1_000);
			assert_eq!(refused(), None);
		}
		dispatch("Alice", pallet_charging::Call::disconnect { process }).expect("it runs");
		read_after(1, 87_000);
		let record = record(process);
		assert_eq!((record.energy, record.totals.to_supplier), (4_000, 1_200_000));
		assert_eq!(record.registers, (83_000, 87_000));
	});
}

#[test]
fn field_f6_a_placeholder_never_bills_the_odometer() {
	for hours in [1, 2, 20] {
		development(|| {
			read(START, 0);
			let process = scheduled(40_000, 24);
			read_after(HOUR, 84_000);
			assert_eq!(refused(), Some(RefusalReason::ImplausibleEnergy));
			assert!(is_running(process));
			// What the silence makes plausible, the refused reading contradicts.
			read_after(hours * HOUR, 84_000 + hours * 1_000);
			assert_eq!(refused(), Some(RefusalReason::BaseNeeded));
			let ended = record(process);
			assert_eq!((ended.energy, ended.reason), (0, FinishReason::MeterChanged));
			let meter = Metering::find_meter(0).expect("it exists");
			assert_eq!((meter.status, meter.entrusted), (MeterStatus::BaseNeeded, false));
			let authorise =
				pallet_charging::Call::authorise { station: 0, max_price_per_hour: Balance::MAX };
			assert!(dispatch("Alice", authorise).is_err(), "nobody charges before the base");

			let register = 84_000 + hours * 1_000;
			rebase(Some(MeterReading { at: now(), register }));
			let before = wealth();
			let process = scheduled(40_000, 10);
			read_after(HOUR, register + 1_000);
			dispatch("Alice", pallet_charging::Call::disconnect { process }).expect("it runs");
			read_after(1, register + 1_000);
			assert_eq!(record(process).energy, 1_000);
			assert_eq!(record(process).totals.to_supplier, PRICE.into());
			assert!(before > wealth());
		});
	}
}

#[test]
fn field_f5_a_reset_meter_frees_session_escrow_and_station_at_once() {
	development(|| {
		read(START, 2_259_988);
		let process = scheduled(5_000, 2);
		read_after(HOUR, 2_261_238);
		let before = wealth();
		dispatch("Alice", pallet_charging::Call::disconnect { process }).expect("it runs");
		read_after(MINUTE, 12);
		assert_eq!(refused(), Some(RefusalReason::RegisterDecreased));
		// The DSO does not wait for a second reading, nor for a day.
		rebase(Some(MeterReading { at: now(), register: 12 }));
		let ended = record(process);
		assert_eq!((ended.energy, ended.reason), (1_250, FinishReason::MeterChanged));
		assert_eq!((Charging::escrow(&account("Alice")), wealth()), (0, before));

		read_after(1_000, 13);
		assert_eq!(refused(), None);
		let next = scheduled(1_000, 2);
		read_after(12 * MINUTE, 1_013);
		assert_eq!((record(next).energy, record(next).registers), (1_000, (13, 1_013)));
	});
}

#[test]
fn field_f5_readings_after_a_reset_end_the_process_by_themselves() {
	development(|| {
		read(START, 2_259_988);
		let process = scheduled(5_000, 2);
		read_after(10 * MINUTE, 1_250);
		read_after(10 * MINUTE, 1_251);
		assert_eq!(refused(), Some(RefusalReason::BaseNeeded));
		assert_eq!(record(process).reason, FinishReason::MeterChanged);
	});
}

#[test]
fn audit_m2_a_suspension_ends_the_process_and_what_flows_meanwhile_is_not_billed() {
	development(|| {
		read(START, 100);
		let process = scheduled(5_000, 2);
		read_after(10 * MINUTE, 600);
		dispatch("Dso", pallet_metering::Call::suspend_meter { meter: 0 }).expect("it is active");
		assert_eq!(record(process).energy, 500);
		assert_eq!(
			Metering::find_meter(0).expect("it exists").latest.map(|last| last.register),
			Some(600)
		);
		set_time(now() + HOUR);
		rebase(None);
		read(now(), 5_000);
		assert_eq!(refused(), None);
		let next = scheduled(1_000, 2);
		read_after(10 * MINUTE, 5_500);
		dispatch("Alice", pallet_charging::Call::disconnect { process: next }).expect("it runs");
		read_after(1, 5_500);
		assert_eq!(record(next).energy, 500);
	});
}

/// A source of 1 kW behind a connection of 5 kW.
const CAPACITY: Power = 1_000;

#[test]
fn audit_h1_a_source_books_no_more_than_its_capacity_gives() {
	development(|| {
		let (solar, meter) = source("SupplierA", "Meter//1", Carrier::Solar, CAPACITY);
		let start = now();
		for batch in 0..4u64 {
			set_time(start + (batch + 1) * 150);
			let readings = (1..=150)
				.map(|number| {
					let ms = batch * 150 + number;
					signed_reading("Meter//1", meter, start + ms, ms)
				})
				.collect();
			common::submit(readings);
		}
		let supply = pallet_origin::Supplies::<Runtime>::get(solar).expect("it is registered");
		assert_eq!(supply.produced, 1);
	});
}

#[test]
fn audit_m2_the_energy_of_a_gap_is_certified_to_nobody() {
	development(|| {
		let (solar, meter) = source("SupplierA", "Meter//1", Carrier::Solar, CAPACITY);
		let produced =
			|| pallet_origin::Supplies::<Runtime>::get(solar).expect("it is registered").produced;
		let shows = |register| {
			common::submit(vec![signed_reading("Meter//1", meter, now(), register)]);
			refused()
		};
		// Readings prove the production of 15 minutes before and after them: half of an hour.
		set_time(START + HOUR);
		assert_eq!((shows(500), produced()), (None, 250));
		// The register wraps, or the device is another one.
		set_time(START + 2 * HOUR);
		assert_eq!(shows(10), Some(RefusalReason::RegisterDecreased));
		dispatch(
			"Dso",
			approve_meter("Meter//1", meter, Some(MeterReading { at: now(), register: 10 })),
		)
		.expect("the base is in order");
		set_time(START + 3 * HOUR);
		assert_eq!((shows(700), produced()), (None, 250), "the first reading is a base");
		set_time(START + 4 * HOUR);
		assert_eq!((shows(900), produced()), (None, 350));
	});
}

#[test]
fn audit_m9_a_rival_cannot_leave_out_the_readings_of_a_producer_with_commitments() {
	development(|| {
		read(START, 100);
		let process = scheduled(5_000, 2);
		let as_rival = |reading| {
			let readings = BoundedVec::truncate_from(vec![reading]);
			let call = pallet_metering::Call::submit_readings { readings };
			dispatch("Alice", call).expect("a batch never fails as a whole");
			refused()
		};
		set_time(START + 30 * MINUTE);
		let late = signed_reading("Meter//0", 0, now(), 2_000);
		assert_eq!(as_rival(late), Some(RefusalReason::LeavesGap));
		// Without a process nobody is harmed by it.
		dispatch("Dso", pallet_metering::Call::suspend_meter { meter: 0 }).expect("it is active");
		assert!(!is_running(process));
		rebase(None);
		assert_eq!(as_rival(signed_reading("Meter//0", 0, now(), 2_000)), None);
		set_time(now() + 30 * MINUTE);
		assert_eq!(as_rival(signed_reading("Meter//0", 0, now(), 2_000)), None);
	});
}

#[test]
fn audit_m9_the_proxy_of_the_owner_may_leave_a_gap() {
	use polkadot_sdk::pallet_proxy;
	use smartcharge_runtime::{access::ProxyType, RuntimeCall};
	development(|| {
		read(START, 100);
		let process = scheduled(5_000, 2);
		let add = pallet_proxy::Call::add_proxy {
			delegate: account("Bob").into(),
			proxy_type: ProxyType::Metering,
			delay: 0,
		};
		dispatch("Cso", add).expect("a member can have a proxy");
		set_time(START + 30 * MINUTE);
		let reading = signed_reading("Meter//0", 0, now(), 2_000);
		let readings = BoundedVec::truncate_from(vec![reading]);
		let call: RuntimeCall = pallet_metering::Call::submit_readings { readings }.into();
		let acting = pallet_consortium::Call::act_for {
			real: account("Cso"),
			proxy_type: None,
			call: Box::new(call),
		};
		dispatch("Bob", acting).expect("it is a proxy");
		assert_eq!(refused(), None);
		assert_eq!(
			Charging::process(process).map(|process| match process.phase {
				Phase::Scheduled(session) => session.accepted(),
				_ => unreachable!("it is scheduled"),
			}),
			Some(Accepted {
				reading: MeterReading { at: now(), register: 2_000 },
				slack: 3_600_000
			})
		);
	});
}

#[test]
fn audit_m3_a_proof_of_another_account_or_purpose_registers_no_key() {
	development(|| {
		let register = |who, proof| {
			let call = pallet_metering::Call::register_meter {
				ean: 871_687_140_000_000_002,
				area: 0,
				key: MeterKey::Sr25519(pair("Meter//9").public()),
				purpose: Purpose::Station { power: 1_000 },
				proof,
			};
			dispatch(who, call)
		};
		let refusal = Err(pallet_metering::Error::<Runtime>::InvalidProof.into());
		assert_eq!(register("Bob", common::proof("Meter//9", "Cso")), refusal);
		assert_eq!(register("Bob", common::proof("Bob", "Bob")), refusal);
		assert_eq!(register("Cso", common::proof("Meter//9", "Cso")), Ok(()));
	});
}
