// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the tokens and their currency, and participants that the tests name.

use crate::{self as pallet_tokens, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{tokens::imbalance::ResolveTo, ConstU128, ConstU32, EnsureOrigin},
	},
	frame_system::{mocking::MockBlock, EnsureSigned},
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{Balance, Participants, Role};

pub type AccountId = u64;

pub const CUSTODIAN: AccountId = 1;
pub const ALICE: AccountId = 2;
pub const BOB: AccountId = 3;
pub const STRANGER: AccountId = 4;
/// Where dust goes.
pub const TREASURY: AccountId = 5;

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const RESERVE: Balance = 100_000;
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
	pub type Tokens = pallet_tokens;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
	pub static Custodians: Vec<AccountId> = vec![CUSTODIAN];
	pub static Drivers: Vec<AccountId> = vec![ALICE, BOB];
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type DustRemoval = ResolveTo<Treasury, Balances>;
}

/// The participants that the tests name.
pub struct Cast;

impl Participants<AccountId> for Cast {
	fn has_role(who: &AccountId, role: Role) -> bool {
		role == Role::Custodian && Custodians::get().contains(who)
	}

	fn is_driver(who: &AccountId) -> bool {
		Drivers::get().contains(who)
	}

	fn is_participant(who: &AccountId) -> bool {
		Custodians::get().contains(who) || Self::is_driver(who)
	}
}

fn signed_by(
	origin: RuntimeOrigin,
	may: impl Fn(&AccountId) -> bool,
) -> Result<AccountId, RuntimeOrigin> {
	let who = EnsureSigned::<AccountId>::try_origin(origin)?;
	if may(&who) {
		Ok(who)
	} else {
		Err(RuntimeOrigin::signed(who))
	}
}

pub struct EnsureCustodian;

impl EnsureOrigin<RuntimeOrigin> for EnsureCustodian {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin) -> Result<AccountId, RuntimeOrigin> {
		signed_by(origin, |who| Cast::has_role(who, Role::Custodian))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(CUSTODIAN))
	}
}

pub struct EnsureParticipant;

impl EnsureOrigin<RuntimeOrigin> for EnsureParticipant {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin) -> Result<AccountId, RuntimeOrigin> {
		signed_by(origin, Cast::is_participant)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(ALICE))
	}
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::{
		AreaId, BenchmarkCast, Direction, Interval, MeterId, MeterReading, Moment, ProcessId,
		Purpose,
	};

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			assert_eq!(roles, [Role::Custodian]);
			Custodians::mutate(|custodians| custodians.push(*who));
		}

		fn driver(who: &AccountId) {
			Drivers::mutate(|drivers| drivers.push(*who));
		}

		fn fund(who: &AccountId, amount: Balance) {
			let reference = Reference::truncate_from(b"benchmark".to_vec());
			Reserve::<Test>::mutate(|reserve| *reserve += amount);
			Tokens::deposit(RuntimeOrigin::signed(CUSTODIAN), *who, amount, reference).unwrap();
		}

		fn area(_: &AccountId) -> AreaId {
			unreachable!("tokens know no areas")
		}

		fn meter(_: &AccountId, _: AreaId, _: Purpose, _: MeterReading) -> MeterId {
			unreachable!("tokens know no meters")
		}

		fn process(_: AreaId) -> ProcessId {
			unreachable!("tokens know no processes")
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
			unreachable!("tokens know no signals")
		}

		fn set_time(_: Moment) {
			unreachable!("tokens know no time")
		}
	}
}

impl pallet_tokens::Config for Test {
	type Currency = Balances;
	type CustodianOrigin = EnsureCustodian;
	type ParticipantOrigin = EnsureParticipant;
	type Participants = Cast;
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
