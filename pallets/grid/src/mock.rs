// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the grid, and DSOs that the tests name.

use crate::{self as pallet_grid, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU128, ConstU32, EnsureOrigin},
	},
	frame_system::{mocking::MockBlock, EnsureRoot, EnsureSigned},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{AreaId, Participants, Price, Role};

pub type AccountId = u64;

pub const DSO: AccountId = 1;
pub const OTHER_DSO: AccountId = 2;
pub const STRANGER: AccountId = 3;

/// The area of the genesis, which `DSO` runs.
pub const AREA: AreaId = 0;
pub const BASE: Price = 50_000;
pub const MAX_AREAS: u32 = 10_000;
pub const MAX_PRICE: Price = 1_000_000_000;

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

parameter_types! {
	pub static Dsos: Vec<AccountId> = vec![DSO, OTHER_DSO];
}

/// The DSOs that the tests name.
pub struct Cast;

impl Participants<AccountId> for Cast {
	fn has_role(who: &AccountId, role: Role) -> bool {
		role == Role::Dso && Dsos::get().contains(who)
	}

	fn is_driver(_: &AccountId) -> bool {
		false
	}

	fn is_participant(who: &AccountId) -> bool {
		Dsos::get().contains(who)
	}
}

pub struct EnsureDso;

impl EnsureOrigin<RuntimeOrigin> for EnsureDso {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin) -> Result<AccountId, RuntimeOrigin> {
		let who = EnsureSigned::<AccountId>::try_origin(origin)?;
		if Cast::has_role(&who, Role::Dso) {
			Ok(who)
		} else {
			Err(RuntimeOrigin::signed(who))
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(DSO))
	}
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::{
		Balance, BenchmarkCast, Direction, Interval, MeterId, MeterReading, Moment, ProcessId,
		Purpose,
	};

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			assert_eq!(roles, [Role::Dso]);
			Dsos::mutate(|dsos| dsos.push(*who));
		}

		fn driver(_: &AccountId) {
			unreachable!("the grid knows no drivers")
		}

		fn fund(_: &AccountId, _: Balance) {
			unreachable!("the grid knows no money")
		}

		fn area(_: &AccountId) -> AreaId {
			unreachable!("the grid makes its areas itself")
		}

		fn meter(_: &AccountId, _: AreaId, _: Purpose, _: MeterReading) -> MeterId {
			unreachable!("the grid knows no meters")
		}

		fn process(_: AreaId) -> ProcessId {
			unreachable!("the grid knows no processes")
		}

		fn ended_process(
			_: &AccountId,
			_: &AccountId,
			_: smartcharge_primitives::Energy,
		) -> smartcharge_primitives::ProcessId {
			unreachable!("no benchmark of this pallet needs a process that has ended")
		}

		fn source(
			_: &AccountId,
			_: AreaId,
			_: smartcharge_primitives::Carrier,
			_: smartcharge_primitives::Power,
		) -> smartcharge_primitives::SourceId {
			unreachable!("no benchmark of this pallet needs a source")
		}

		fn signal(_: &AccountId, _: AreaId, _: Interval, _: Direction, _: Balance) {
			unreachable!("the grid knows no signals")
		}

		fn set_time(_: Moment) {
			unreachable!("the grid knows no time")
		}
	}
}

impl pallet_grid::Config for Test {
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type DsoOrigin = EnsureDso;
	type Participants = Cast;
	type MaxAreas = ConstU32<MAX_AREAS>;
	type MaxPrice = ConstU128<MAX_PRICE>;
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
