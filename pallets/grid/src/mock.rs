// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the grid, and DSOs that the tests name.

use crate::{self as pallet_grid, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl,
		traits::{ConstI64, ConstU32, ConstU64},
	},
	frame_system::{mocking::MockBlock, EnsureRoot, EnsureSignedBy},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{self, add_member, FakeClock, FakeDsos, FakeParticipants},
	Moment, Price, Role, MILLIS_PER_DAY,
};

pub use smartcharge_primitives::testing::{
	AccountId, ClockTime, Roles, AREA, DSO, HOUR, NOW, OTHER_AREA, OTHER_DSO, OTHER_SUPPLIER,
	STRANGER, SUPPLIER,
};

pub const BASE: Price = 50_000;
pub const MAX_AREAS: u32 = 10_000;
pub const MIN_PRICE: Price = -10_000_000;
pub const MAX_PRICE: Price = 1_000_000_000;
pub const LEAD: Moment = 10 * MILLIS_PER_DAY;
pub const RETENTION: Moment = 3 * MILLIS_PER_DAY;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Grid = pallet_grid;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn set_time(now: Moment) {
		ClockTime::set(now);
	}
}

impl pallet_grid::Config for Test {
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type DsoOrigin = EnsureSignedBy<FakeDsos, AccountId>;
	type Participants = FakeParticipants;
	type Time = FakeClock;
	type AllocationLead = ConstU64<LEAD>;
	type AllocationRetention = ConstU64<RETENTION>;
	type MaxAreas = ConstU32<MAX_AREAS>;
	type MinPrice = ConstI64<MIN_PRICE>;
	type MaxPrice = ConstI64<MAX_PRICE>;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// Genesis of a test.
pub struct ExtBuilder {
	areas: Vec<(String, AccountId, Price)>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { areas: vec![("Delft".into(), DSO, BASE)] }
	}
}

impl ExtBuilder {
	/// Sets all areas.
	#[must_use]
	pub fn areas(mut self, areas: &[(&str, AccountId, Price)]) -> Self {
		self.areas = areas.iter().map(|&(name, dso, base)| (name.to_string(), dso, base)).collect();
		self
	}

	/// Builds the state.
	pub fn build(self) -> TestExternalities {
		testing::reset();
		add_member(DSO, &[Role::Dso]);
		add_member(OTHER_DSO, &[Role::Dso]);
		add_member(SUPPLIER, &[Role::Supplier]);
		add_member(OTHER_SUPPLIER, &[Role::Supplier]);
		let genesis = RuntimeGenesisConfig {
			grid: GenesisConfig { areas: self.areas },
			..Default::default()
		};
		let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
		// There are no events in block zero.
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Grid::do_try_state().unwrap();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// A name with this text.
pub fn name(text: &str) -> AreaName {
	AreaName::try_from(text.as_bytes().to_vec()).unwrap()
}

/// Steps with these thresholds and prices.
pub fn steps(steps: &[(u16, Price)]) -> TariffSteps {
	let steps = steps.iter().map(|&(loading, price)| TariffStep { loading, price });
	TariffSteps::try_from(steps.collect::<Vec<_>>()).unwrap()
}
