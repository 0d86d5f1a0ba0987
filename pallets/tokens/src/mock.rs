// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the tokens and their currency, and participants that the tests name.

use crate::{self as pallet_tokens, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{tokens::imbalance::ResolveTo, ConstU128, ConstU32, ConstU64},
	},
	frame_system::{mocking::MockBlock, EnsureSignedBy},
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{
		self, add_driver, add_member, FakeAuditors, FakeClock, FakeCustodians, FakeParticipants,
	},
	Balance, Moment, Role,
};

pub use smartcharge_primitives::testing::{
	AccountId, ClockTime, Drivers, ALICE, AUDITOR, BOB, CUSTODIAN, NOW as START, STRANGER,
};

/// Where dust goes.
pub const TREASURY: AccountId = 90;

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const RESERVE: Balance = 100_000;
pub const FUNDS: Balance = 10_000;
/// Time after which a withdrawal can be cancelled.
pub const CANCELLATION_PERIOD: Moment = 7_000;

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
	pub type Tokens = pallet_tokens;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type DustRemoval = ResolveTo<Treasury, Balances>;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn driver(who: &AccountId) {
		add_driver(*who);
	}

	fn fund(who: &AccountId, amount: Balance) {
		let reference = Reference::truncate_from(b"benchmark".to_vec());
		Reserve::<Test>::mutate(|reserve| *reserve += amount);
		Tokens::deposit(RuntimeOrigin::signed(CUSTODIAN), *who, amount, reference).unwrap();
	}

	fn set_time(now: Moment) {
		ClockTime::set(now);
	}
}

impl pallet_tokens::Config for Test {
	type Currency = Balances;
	type CustodianOrigin = EnsureSignedBy<FakeCustodians, AccountId>;
	type AuditorOrigin = EnsureSignedBy<FakeAuditors, AccountId>;
	type ParticipantOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type Participants = FakeParticipants;
	type Time = FakeClock;
	type CancellationPeriod = ConstU64<CANCELLATION_PERIOD>;
	type MaxPendingWithdrawals = ConstU32<16>;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// Genesis of a test.
pub struct ExtBuilder {
	reserve: Balance,
	balances: Vec<(AccountId, Balance)>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			reserve: RESERVE,
			balances: vec![(ALICE, FUNDS), (BOB, FUNDS), (TREASURY, EXISTENTIAL_DEPOSIT)],
		}
	}
}

impl ExtBuilder {
	/// Sets the reserve.
	#[must_use]
	pub fn reserve(mut self, reserve: Balance) -> Self {
		self.reserve = reserve;
		self
	}

	/// Sets all balances.
	#[must_use]
	pub fn balances(mut self, balances: &[(AccountId, Balance)]) -> Self {
		self.balances = balances.to_vec();
		self
	}

	/// Builds the state.
	pub fn build(self) -> TestExternalities {
		testing::reset();
		add_member(CUSTODIAN, &[Role::Custodian]);
		add_member(AUDITOR, &[Role::Auditor]);
		add_driver(ALICE);
		add_driver(BOB);
		let genesis = RuntimeGenesisConfig {
			tokens: GenesisConfig { reserve: self.reserve, balances: self.balances },
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
			Tokens::do_try_state().unwrap();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// A reference with this text.
pub fn reference(text: &str) -> Reference {
	Reference::try_from(text.as_bytes().to_vec()).unwrap()
}

/// What is on hold for the withdrawals of `who`.
pub fn held(who: AccountId) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Withdrawal.into(), &who)
}
