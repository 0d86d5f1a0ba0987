// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the debts and their currency.

use crate::{self as pallet_debts, *};
use polkadot_sdk::{
	frame_support::{derive_impl, traits::ConstU128},
	frame_system::mocking::MockBlock,
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{testing, Balance};

pub use smartcharge_primitives::testing::{AccountId, ALICE, BOB, CSO, DSO};

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const FUNDS: Balance = 10_000;

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
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Debts = pallet_debts;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn driver(who: &AccountId) {
		testing::add_driver(*who);
	}

	fn fund(who: &AccountId, amount: Balance) {
		use polkadot_sdk::frame_support::traits::fungible::Mutate;
		Balances::mint_into(who, amount).unwrap();
	}
}

impl pallet_debts::Config for Test {
	type Currency = Balances;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// The start state of a test: Alice and Bob have money.
pub fn new_test_ext() -> TestExternalities {
	testing::reset();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: vec![(ALICE, FUNDS), (BOB, FUNDS)],
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
	// There are no events in block zero.
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test and checks after it that the invariants hold and that no money came or went.
pub fn execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = Balances::total_issuance();
		test();
		assert_eq!(Balances::total_issuance(), before);
		Debts::do_try_state().unwrap();
	});
}
