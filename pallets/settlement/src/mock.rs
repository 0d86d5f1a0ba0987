// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the positions, and a clock that the tests set.

use crate::{self as pallet_settlement, quarters::Open, types::start_of, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl,
		traits::{ConstU64, Hooks},
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system::mocking::MockBlock,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{self, ClockTime, FakeClock},
	AreaId, Energy, Flow, Interval, Moment, OnFlow, Side, MILLIS_PER_DAY,
};

pub use smartcharge_primitives::testing::{
	AccountId, AREA, HOUR, MINUTE, NOW, OTHER_AREA, OTHER_SUPPLIER, SUPPLIER,
};

pub const OPEN_FOR: Moment = 14 * MILLIS_PER_DAY;
pub const RETENTION: Moment = 62 * MILLIS_PER_DAY;
pub const QUARTER: Moment = HOUR / 4;

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
	pub type Settlement = pallet_settlement;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = ParityDbWeight;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn set_time(now: Moment) {
		ClockTime::set(now);
	}
}

impl pallet_settlement::Config for Test {
	type Time = FakeClock;
	type OpenFor = ConstU64<OPEN_FOR>;
	type Retention = ConstU64<RETENTION>;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// The start state of a test: it is [`NOW`].
pub fn new_test_ext() -> TestExternalities {
	testing::reset();
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut ext = TestExternalities::from(storage);
	// There are no events in block zero.
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test and checks the invariants after it.
pub fn execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Settlement::do_try_state().unwrap();
	});
}

/// Sets the clock.
pub fn set_time(now: Moment) {
	ClockTime::set(now);
}

/// The open hours now.
pub fn open() -> Open {
	Open::at(ClockTime::get(), OPEN_FOR)
}

/// Notes a flow in `batch`.
pub fn note(
	batch: &mut Batch<Test>,
	supplier: AccountId,
	area: AreaId,
	side: Side,
	(start, end): (Moment, Moment),
	energy: Energy,
) -> u32 {
	let over = Interval::new(start, end);
	Settlement::note(Flow { supplier: &supplier, area, side, over, energy }, batch)
}

/// Books one flow of [`SUPPLIER`] in [`AREA`].
pub fn take(over: (Moment, Moment), energy: Energy) {
	let mut batch = Batch::default();
	note(&mut batch, SUPPLIER, AREA, Side::Taken, over, energy);
	Settlement::book(batch);
}

/// The position of `supplier` in `area` in the hour that `moment` falls in.
pub fn position(moment: Moment, area: AreaId, supplier: AccountId) -> Option<Quarters> {
	let hour = HourKey::new(smartcharge_primitives::hour_of(moment));
	let position = Positions::<Test>::get((hour, AreaKey::new(area), supplier));
	position.map(|position| position.quarters)
}

/// Lets a block have `limit` of idle weight.
pub fn idle(limit: Weight) -> Weight {
	Settlement::on_idle(System::block_number(), limit)
}

/// Idle blocks until nothing is to be done.
pub fn idle_until_done() {
	loop {
		let before = (Positions::<Test>::iter().count(), KeptFrom::<Test>::get());
		idle(Weight::MAX);
		if before == (Positions::<Test>::iter().count(), KeptFrom::<Test>::get()) {
			return;
		}
	}
}

/// Energy of both sides in all positions and late.
pub fn all_energy() -> Quarter {
	let mut sum = Quarter::default();
	let quarters = Positions::<Test>::iter_values().flat_map(|position| position.quarters);
	quarters.for_each(|quarter| sum.merge(&quarter));
	LateEnergy::<Test>::iter_values().for_each(|late| sum.merge(&late));
	sum
}

/// The start of the first hour that is kept.
pub fn kept_from() -> Moment {
	start_of(KeptFrom::<Test>::get())
}
