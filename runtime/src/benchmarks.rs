// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The benchmarks of the runtime's pallets, and the cast that ours need.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	reason = "a benchmark that cannot be set up must not be measured"
)]

use crate::{
	AccountId, AllPalletsWithSystem, Balance, Balances, Charging, Consortium, Corrections, Council,
	Debts, DemandResponse, Grid, Invoices, Metering, Multisig, Origin, Peers, Proxy, Runtime,
	RuntimeOrigin, Settlement, Timestamp, Tokens, TransactionPayment, TxPause, Utility, TOKEN,
};
use alloc::{string::String, vec, vec::Vec};
use pallet_charging::{ChargeDetailRecord, FinishReason};
use pallet_demand_response::Target;
use pallet_metering::MeterKey;
use polkadot_sdk::{
	frame_benchmarking::{self, account, BenchmarkBatch, BenchmarkConfig, BenchmarkList},
	frame_support::{
		traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
		BoundedVec,
	},
	frame_system_benchmarking, pallet_timestamp, pallet_transaction_payment,
	sp_core::{sr25519, H256},
};
use smartcharge_primitives::{
	calendar::Year, AreaId, BenchmarkCast, Carrier, ChargeRecord, Direction, Energy, EvseId,
	Interval, MeterId, MeterReading, Moment, OrderedMeterId, OrderedYear, Power, Price, ProcessId,
	Purpose, Role, SourceId,
};

frame_benchmarking::define_benchmarks!(
	[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
	[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
	[pallet_balances, Balances]
	[pallet_charging, Charging]
	[pallet_collective, Council]
	[pallet_consortium, Consortium]
	[pallet_corrections, Corrections]
	[pallet_debts, Debts]
	[pallet_demand_response, DemandResponse]
	[pallet_grid, Grid]
	[pallet_invoices, Invoices]
	[pallet_metering, Metering]
	[pallet_multisig, Multisig]
	[pallet_origin, Origin]
	[pallet_peers, Peers]
	[pallet_proxy, Proxy]
	[pallet_settlement, Settlement]
	[pallet_timestamp, Timestamp]
	[pallet_tokens, Tokens]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
);

/// What can be benchmarked.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	use frame_benchmarking::BenchmarkList;
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs a benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	use frame_benchmarking::BenchmarkBatch;
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

impl frame_system_benchmarking::Config for Runtime {}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// The cast of a benchmark, made with the pallets of the runtime.
pub struct Cast;

impl pallet_peers::BenchmarkHelper<AccountId> for Cast {
	fn validating(number: u32) -> Vec<AccountId> {
		Consortium::benchmark_validators(number).expect("there is room for validators; qed")
	}
}

impl BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		Consortium::benchmark_member(who, roles).expect("there is room for a member; qed");
	}

	fn driver(who: &AccountId) {
		Consortium::benchmark_driver(who);
	}

	fn fund(who: &AccountId, amount: Balance) {
		let custodian: AccountId = account("custodian", 0, 0);
		Self::member(&custodian, &[Role::Custodian]);
		let origin = RuntimeOrigin::signed(custodian);
		let issued = Tokens::issued();
		let auditor: AccountId = account("auditor", 0, 0);
		Self::member(&auditor, &[Role::Auditor]);
		Tokens::attest_reserve(RuntimeOrigin::signed(auditor), issued.saturating_add(amount))
			.expect("the reserve covers what is issued; qed");
		let reference = codec::Encode::encode(&(who, issued));
		Tokens::deposit(origin, who.clone(), amount, BoundedVec::truncate_from(reference))
			.expect("a participant receives money; qed");
	}

	fn area(dso: &AccountId) -> AreaId {
		Self::member(dso, &[Role::Dso]);
		let area = pallet_grid::NextAreaId::<Runtime>::get();
		Grid::create_area(
			RuntimeOrigin::root(),
			BoundedVec::truncate_from(b"Area".to_vec()),
			dso.clone(),
		)
		.expect("a DSO runs an area; qed");
		area
	}

	fn tariff(dso: &AccountId, area: AreaId, price: Price) {
		Grid::set_tariff(RuntimeOrigin::signed(dso.clone()), area, price, Default::default())
			.expect("the DSO of the area sets it; qed");
	}

	fn meter(owner: &AccountId, area: AreaId, purpose: Purpose, reading: MeterReading) -> MeterId {
		let next = pallet_metering::NextMeterId::<Runtime>::get();
		let mut key = [0u8; 32];
		key[..4].copy_from_slice(&next.to_le_bytes());
		let key = MeterKey::Sr25519(sr25519::Public::from_raw(key));
		Metering::insert_active_meter(owner.clone(), area, purpose, key, reading)
	}

	fn connection(
		dso: &AccountId,
		owner: &AccountId,
		supplier: &AccountId,
		year: Year,
		number: u32,
	) -> (u64, Vec<MeterId>) {
		let area = Self::area(dso);
		let purpose = Purpose::Station { power: 1 };
		let reading = MeterReading { at: 0, register: 0 };
		let meters: Vec<_> =
			(0..number).map(|_| Self::meter(owner, area, purpose, reading)).collect();
		let first = OrderedMeterId::new(*meters.first().expect("there is one; qed"));
		let ean = pallet_metering::Meters::<Runtime>::get(first).expect("it exists; qed").ean;
		let secondary = Default::default();
		let primary = supplier.clone();
		let allocation = pallet_grid::Allocation { from: 0, primary, secondary };
		let history = BoundedVec::truncate_from(vec![allocation]);
		pallet_grid::Allocations::<Runtime>::insert(ean, pallet_grid::Connection { area, history });
		for meter in &meters {
			for year in [year, year + 1] {
				let border = pallet_metering::YearBorder { closing: 1, opening: Some(1) };
				let (year, meter) = (OrderedYear::new(year), OrderedMeterId::new(*meter));
				pallet_metering::YearRegisters::<Runtime>::insert(year, meter, border);
			}
		}
		(ean.number(), meters)
	}

	fn process(area: AreaId) -> ProcessId {
		let cso: AccountId = account("cso", 0, 1);
		let supplier: AccountId = account("supplier", 0, 1);
		let driver: AccountId = account("driver", 0, 1);
		Self::member(&cso, &[Role::Cso]);
		Self::member(&supplier, &[Role::Supplier]);
		Self::driver(&driver);
		Self::fund(&driver, 1_000 * TOKEN);
		let now = pallet_timestamp::Now::<Runtime>::get();
		let reading = MeterReading { at: now, register: 0 };
		let meter = Self::meter(&cso, area, Purpose::Station { power: 22_000 }, reading);
		let station = pallet_charging::NextStationId::<Runtime>::get();
		Charging::register_station(
			RuntimeOrigin::signed(cso),
			BoundedVec::truncate_from(b"NL*BEN*E1".to_vec()),
			meter,
			11_000,
			0,
			BoundedVec::truncate_from(vec![supplier]),
			None,
		)
		.expect("the station is in order; qed");
		let process = pallet_charging::NextProcessId::<Runtime>::get();
		Charging::authorise(RuntimeOrigin::signed(driver), station, 0)
			.expect("the driver is in order; qed");
		process
	}

	fn ended_process(driver: &AccountId, supplier: &AccountId, energy: Energy) -> ProcessId {
		let process = pallet_charging::NextProcessId::<Runtime>::mutate(|next| {
			*next += 1;
			*next - 1
		});
		let record = ChargeDetailRecord {
			driver: driver.clone(),
			station: 0,
			cso: account("cso", 0, 1),
			supplier: Some(supplier.clone()),
			source: None,
			start: 0,
			end: 0,
			due_until: 0,
			energy,
			sourced: 0,
			registers: (0, energy),
			totals: Default::default(),
			reason: FinishReason::DemandMet,
			other_suppliers: Default::default(),
			trail: None,
		};
		pallet_charging::Records::<Runtime>::insert(process, record);
		process
	}

	fn billed_process(record: ChargeRecord<AccountId>) -> ProcessId {
		let reading = MeterReading { at: record.end, register: record.energy };
		let purpose = Purpose::Station { power: record.power };
		let meter = Self::meter(&record.meter_owner, record.area, purpose, reading);
		let station = pallet_charging::NextStationId::<Runtime>::mutate(|next| {
			*next += 1;
			*next - 1
		});
		let suppliers = || record.suppliers.iter().cloned();
		pallet_charging::Stations::<Runtime>::insert(
			station,
			pallet_charging::Station {
				cso: record.cso.clone(),
				evse_id: EvseId::new(b"NL*BEN*E2").expect("it is a valid EVSE ID; qed"),
				meter,
				power: record.power,
				price_per_hour: 0,
				suppliers: BoundedVec::truncate_from(suppliers().collect()),
				host: None,
				open: true,
			},
		);
		let supplier = suppliers().next().expect("somebody sold energy; qed");
		let process = Self::ended_process(&record.driver, &supplier, record.energy);
		pallet_charging::Records::<Runtime>::mutate(process, |stored| {
			let stored = stored.as_mut().expect("it was just made; qed");
			stored.station = station;
			stored.cso = record.cso.clone();
			stored.end = record.end;
			stored.totals.to_cso = record.to_cso;
			stored.other_suppliers = BoundedVec::truncate_from(suppliers().skip(1).collect());
			stored.trail = record.trail;
		});
		process
	}

	fn anchored_invoice(issuer: &AccountId, commitment: H256) {
		let document = pallet_invoices::Document::Invoice;
		Invoices::anchor_invoice(RuntimeOrigin::signed(issuer.clone()), 0, 1, document, commitment)
			.expect("a member anchors its first invoice; qed");
	}

	fn source(supplier: &AccountId, area: AreaId, carrier: Carrier, power: Power) -> SourceId {
		let now = pallet_timestamp::Now::<Runtime>::get();
		let reading = MeterReading { at: now, register: 0 };
		let meter = Self::meter(supplier, area, Purpose::Production { power }, reading);
		Origin::insert_active_source(supplier.clone(), meter, carrier, power)
	}

	fn signal(
		dso: &AccountId,
		area: AreaId,
		window: Interval,
		direction: Direction,
		reward: Balance,
	) {
		Self::fund(dso, reward.saturating_mul(10).saturating_add(1));
		DemandResponse::send_signal(
			RuntimeOrigin::signed(dso.clone()),
			Target::Area(area),
			window,
			direction,
			reward,
			10,
		)
		.expect("the signal is in order; qed");
	}

	fn set_time(now: Moment) {
		// Not by the call: the clock of a benchmark does not follow the slots.
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}
