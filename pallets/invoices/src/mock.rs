// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the anchors.

use crate::{self as pallet_invoices, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl,
		traits::{ConstU16, ConstU64, Hooks},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	sp_core::H256,
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, DispatchResult},
};
use smartcharge_primitives::{
	testing::{self, add_member, ClockTime, FakeClock, FakeMembers},
	Moment, Role, MILLIS_PER_DAY,
};

pub use smartcharge_primitives::testing::{AccountId, CSO, DRIVER, NOW, SUPPLIER};

pub const LIFETIME: Moment = 3_653 * MILLIS_PER_DAY;
pub const MAX_SERIES: Series = 4;

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
	pub type Invoices = pallet_invoices;
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

impl pallet_invoices::Config for Test {
	type MemberOrigin = EnsureSignedBy<FakeMembers, AccountId>;
	type Time = FakeClock;
	type MaxSeries = ConstU16<MAX_SERIES>;
	type Lifetime = ConstU64<LIFETIME>;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// The start state of a test: a supplier and an operator are members.
pub fn new_test_ext() -> TestExternalities {
	testing::reset();
	add_member(SUPPLIER, &[Role::Supplier]);
	add_member(CSO, &[Role::Cso]);
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
		Invoices::do_try_state().unwrap();
	});
}

pub fn set_time(now: Moment) {
	ClockTime::set(now);
}

pub fn commitment(number: u32) -> H256 {
	H256::from_low_u64_be(number.into())
}

pub fn anchor(
	issuer: AccountId,
	series: Series,
	number: u32,
	document: Document,
) -> DispatchResult {
	let origin = RuntimeOrigin::signed(issuer);
	Invoices::anchor_invoice(origin, series, number, document, commitment(number))
}

/// Lets a block have `limit` of idle weight.
pub fn idle(limit: Weight) -> Weight {
	Invoices::on_idle(System::block_number(), limit)
}
