// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The start state of a test, and what is checked after it.

use super::*;
use crate::{self as pallet_charging, GenesisStation, Phase, Processes};
use polkadot_sdk::{
	frame_support::traits::fungible::Inspect, pallet_balances, sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{self, add_area, add_driver, add_member},
	MeterReading, ProcessId, Purpose, Role, SourceId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Genesis of a test: a station of the operator at [`METER`] with both suppliers.
pub struct ExtBuilder {
	balances: BTreeMap<AccountId, Balance>,
	grid_price: Price,
	stations: Vec<GenesisStation<AccountId>>,
	now: Moment,
}

/// The station of the tests: 5 kW, 5 tokens per hour, as in the thesis.
pub fn station() -> GenesisStation<AccountId> {
	GenesisStation {
		cso: CSO,
		evse_id: "NL*ABC*E1".into(),
		meter: METER,
		power: 5_000,
		price_per_hour: 5 * TOKEN,
		suppliers: vec![SUPPLIER_A, SUPPLIER_B],
		host: None,
	}
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			balances: CAST.map(|who| (who, FUNDS)).into(),
			grid_price: 0,
			stations: vec![station()],
			now: NOW,
		}
	}
}

impl ExtBuilder {
	/// Sets what `who` has.
	#[must_use]
	pub fn balance(mut self, who: AccountId, amount: Balance) -> Self {
		self.balances.insert(who, amount);
		self
	}

	/// Sets the DSO's price per kWh.
	#[must_use]
	pub fn grid_price(mut self, price: Price) -> Self {
		self.grid_price = price;
		self
	}

	/// Sets the stations.
	#[must_use]
	pub fn stations(mut self, stations: &[GenesisStation<AccountId>]) -> Self {
		self.stations = stations.to_vec();
		self
	}

	/// Changes the first station.
	#[must_use]
	pub fn station(mut self, change: impl FnOnce(&mut GenesisStation<AccountId>)) -> Self {
		change(&mut self.stations[0]);
		self
	}

	/// Sets the clock.
	#[must_use]
	pub fn now(mut self, now: Moment) -> Self {
		self.now = now;
		self
	}

	/// Builds the state.
	pub fn build(self) -> TestExternalities {
		testing::reset();
		Entrusted::set(BTreeSet::new());
		Pending::set(0);
		SourceBook::set(BTreeMap::new());
		Committed::set(BTreeMap::new());
		Claims::set(BTreeMap::new());
		CommittedTo::set(BTreeMap::new());
		ClaimableFrom::set(0);
		Unforgettable::set(Default::default());
		Signals::set(Vec::new());
		Trace::set(Vec::new());
		AcceptFails::set(false);
		for cso in [CSO, OTHER_CSO] {
			add_member(cso, &[Role::Cso]);
		}
		for supplier in [SUPPLIER_A, SUPPLIER_B, SUPPLIER_C] {
			add_member(supplier, &[Role::Supplier]);
		}
		for driver in [ALICE, BOB, HOST] {
			add_driver(driver);
		}
		add_member(DSO, &[Role::Dso]);
		add_area(AREA, DSO, self.grid_price);
		let latest = Some(MeterReading { at: self.now, register: REGISTER });
		let measures = Purpose::Station { power: CONNECTION };
		let production = Purpose::Production { power: CONNECTION };
		add_meter(METER, CSO, AREA, measures, latest);
		add_meter(SPARE_METER, CSO, AREA, measures, latest);
		add_meter(FOREIGN_METER, OTHER_CSO, AREA, measures, latest);
		add_meter(PRODUCTION_METER, CSO, AREA, production, latest);

		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: self.balances.into_iter().filter(|(_, amount)| *amount > 0).collect(),
				..Default::default()
			},
			charging: pallet_charging::GenesisConfig { stations: self.stations },
			..Default::default()
		};
		let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
		ext.execute_with(|| {
			// There are no events in block zero.
			System::set_block_number(1);
			set_time(self.now);
		});
		ext
	}

	/// Runs a test; checks after it that the invariants hold and that no money came or went.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			let before = money();
			test();
			assert_eq!(money(), before, "the sum of all balances has changed");
			check_state();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// The invariants of the pallet, and that nothing but the escrows is in their account.
pub fn check_state() {
	Charging::do_try_state().unwrap();
	let escrow: Balance = Processes::<Test>::iter_values()
		.map(|process| match process.phase {
			Phase::Scheduled(session) => {
				let withheld = process.mandate.map_or(0, |under| under.withheld);
				let covers: Balance = session.covers.iter().map(|cover| cover.left).sum();
				process.reserved + session.escrow + session.rewards.sum + covers + withheld
			},
			_ => process.reserved,
		})
		.sum();
	let there = Balances::total_balance(&Charging::escrow_account());
	assert_eq!(there, escrow, "what is in escrow is not that of the running processes");
	// Power is committed for open steps, each at one source, and for nothing else.
	let serving: BTreeMap<(SourceId, ProcessId), Power> = Processes::<Test>::iter_values()
		.filter_map(|process| match process.phase {
			Phase::Scheduled(session) => {
				session.committed().map(|source| ((source, process.id), session.set_aside))
			},
			_ => None,
		})
		.collect();
	assert_eq!(Committed::get(), serving, "what is committed is not what serves the open steps");
}
