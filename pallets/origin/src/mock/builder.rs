// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The start state of a test, and what is checked after it.

use super::*;
use crate::Ledgers;
use polkadot_sdk::{sp_io::TestExternalities, sp_runtime::BuildStorage};
use smartcharge_primitives::{
	testing::{self, add_area, add_driver, add_member},
	Purpose, Role, Sources as _,
};
use std::collections::BTreeMap;

/// Start state of a test.
#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> TestExternalities {
		testing::reset();
		Ended::set(BTreeMap::new());
		Drops::set(Vec::new());
		Substitute::set(None);
		add_member(SUPPLIER, &[Role::Supplier]);
		add_member(OTHER_SUPPLIER, &[Role::Supplier, Role::Cso]);
		for (area, dso) in [(AREA, DSO), (OTHER_AREA, OTHER_DSO)] {
			add_member(dso, &[Role::Dso]);
			add_area(area, dso, 0);
		}
		for driver in [OWNER, DRIVER, OTHER_DRIVER] {
			add_driver(driver);
		}
		let latest = Some(FIRST_READING);
		let production = Purpose::Production { power: CONNECTION };
		let station = Purpose::Station { power: CONNECTION };
		let feeder = Purpose::Loading { power: CONNECTION };
		add_meter(SOLAR_METER, OWNER, AREA, production, latest);
		add_meter(WIND_METER, SUPPLIER, AREA, production, latest);
		add_meter(SPARE_METER, OWNER, AREA, production, latest);
		add_meter(FAR_METER, SUPPLIER, OTHER_AREA, production, latest);
		add_meter(STATION_METER, SUPPLIER, AREA, station, latest);
		add_meter(FEEDER_METER, DSO, AREA, feeder, latest);

		let storage = RuntimeGenesisConfig::default().build_storage().expect("a valid genesis");
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			// There are no events in block zero.
			System::set_block_number(1);
			set_time(NOW);
		});
		ext
	}

	/// Runs a test and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check_state();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder.build()
}

/// The invariants of the pallet, that no Wh of an interval has two owners unless the source owes
/// it, and that a source covers its commitments just when each of them would be made again.
pub fn check_state() {
	Pallet::<Test>::do_try_state().expect("the invariants hold");
	for (interval, source, ledger) in Ledgers::<Test>::iter() {
		let sold = held_of(source, interval) + cancelled_of(source, interval) + ledger.certified;
		let made = ledger.produced + ledger.owed - ledger.retained;
		assert!(sold <= made, "sold {sold} Wh of {interval} {source}: {ledger:?}");
	}
	for (source, process, commitment) in crate::Commitments::<Test>::iter() {
		let again = commit(source, process, commitment.power).is_ok();
		assert_eq!(Origin::covers_commitments(source, &mut Default::default()), again);
	}
}
