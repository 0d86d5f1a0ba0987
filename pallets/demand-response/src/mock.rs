// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet and its currency; its neighbours are fakes.

use crate::{HoldReason, Pallet, Target};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl, parameter_types,
		traits::{fungible::hold::Inspect as _, ConstU128, ConstU32, ConstU64, Hooks},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_balances, pallet_timestamp,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{self, add_area, add_driver, add_member, FakeDsos, FakeGrid, FakeParticipants},
	AnchoredProcesses, AreaId, Balance, Direction, Flexibility, Interval, Moment, ProcessId, Role,
	SignalId, MILLIS_PER_DAY,
};
use std::collections::{BTreeMap, BTreeSet};

pub use smartcharge_primitives::testing::{
	AccountId, AREA, DRIVER, DSO, HOUR, NOW, OTHER_AREA, OTHER_DSO, STRANGER,
};

/// A participant whose account is empty.
pub const POOR_DRIVER: AccountId = 20;

/// Keeps the provisional rewards.
pub const KEEPER: AccountId = 21;

/// Runs in [`AREA`].
pub const PROCESS: ProcessId = 7;
/// Runs in [`OTHER_AREA`].
pub const OTHER_PROCESS: ProcessId = 8;

pub const TOKEN: Balance = 1_000_000;
pub const WEALTH: Balance = 1_000 * TOKEN;
pub const EXISTENTIAL_DEPOSIT: Balance = 10;

pub const MAX_SIGNALS: u32 = 4;
pub const MAX_WINDOW: Moment = 25 * HOUR;
pub const MAX_LEAD: Moment = 7 * MILLIS_PER_DAY;
pub const MAX_RESPONSES: u32 = 100;

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
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type DemandResponse = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	/// Where the running processes are.
	pub static Running: BTreeMap<ProcessId, AreaId> = BTreeMap::new();
	/// The processes to which a signal to themselves was reported.
	pub static Signalled: BTreeSet<ProcessId> = BTreeSet::new();
}

pub struct Processes;
impl AnchoredProcesses for Processes {
	fn area(process: ProcessId) -> Option<AreaId> {
		Running::get().get(&process).copied()
	}

	fn signalled(process: ProcessId) {
		assert!(Running::get().contains_key(&process));
		Signalled::mutate(|signalled| signalled.insert(process));
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn fund(who: &AccountId, amount: Balance) {
		use frame_support::traits::fungible::Mutate;
		Balances::mint_into(who, amount).expect("the issuance has room");
	}

	fn area(dso: &AccountId) -> AreaId {
		let area = 100;
		add_area(area, *dso, 0);
		area
	}

	fn process(area: AreaId) -> ProcessId {
		let process = 100;
		Running::mutate(|map| map.insert(process, area));
		process
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}

impl crate::Config for Test {
	type Currency = Balances;
	type DsoOrigin = EnsureSignedBy<FakeDsos, AccountId>;
	type ParticipantOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type Grid = FakeGrid;
	type Processes = Processes;
	type Time = Timestamp;
	type MaxSignalsPerTarget = ConstU32<MAX_SIGNALS>;
	type MaxWindow = ConstU64<MAX_WINDOW>;
	type MaxLead = ConstU64<MAX_LEAD>;
	type MaxResponses = ConstU32<MAX_RESPONSES>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// Start state of a test.
#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> TestExternalities {
		testing::reset();
		for (area, dso) in [(AREA, DSO), (OTHER_AREA, OTHER_DSO)] {
			add_member(dso, &[Role::Dso]);
			add_area(area, dso, 0);
		}
		add_driver(DRIVER);
		add_driver(POOR_DRIVER);
		Running::set(BTreeMap::from([(PROCESS, AREA), (OTHER_PROCESS, OTHER_AREA)]));
		Signalled::set(BTreeSet::new());
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig {
				balances: [DSO, OTHER_DSO, DRIVER, KEEPER].map(|who| (who, WEALTH)).into(),
				..Default::default()
			},
		}
		.build_storage()
		.expect("the genesis is valid");
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			set_time(NOW);
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			let issuance = Balances::total_issuance();
			test();
			Pallet::<Test>::do_try_state().expect("the invariants hold");
			assert_eq!(Balances::total_issuance(), issuance, "nothing is minted or burnt");
			assert_no_orphan_hold();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder.build()
}

/// `do_try_state` cannot see the hold of a DSO that has no signals.
pub fn assert_no_orphan_hold() {
	for dso in [DSO, OTHER_DSO] {
		if !crate::Signals::<Test>::iter_values().any(|signal| signal.dso == dso) {
			assert_eq!(held(dso), 0, "a budget without a signal");
		}
	}
}

pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now);
}

/// The hour with this number from the start of the test on.
pub fn hour(number: Moment) -> Interval {
	let start = NOW + number * HOUR;
	Interval::new(start, start + HOUR)
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Budget.into(), &who)
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

/// [`DSO`] sends a `Down` signal with a reward of one token.
pub fn send(target: Target, window: Interval, max_responses: u32) -> SignalId {
	let id = crate::NextSignalId::<Test>::get();
	assert_ok!(DemandResponse::send_signal(
		RuntimeOrigin::signed(DSO),
		target,
		window,
		Direction::Down,
		TOKEN,
		max_responses,
	));
	id
}

/// Sets the reward of a response apart.
pub fn set_apart(id: SignalId) -> Balance {
	DemandResponse::set_apart(id, &DRIVER, &KEEPER)
}

/// Ends a response whose reward was provisional and is not earned.
pub fn give_back(id: SignalId, reward: Balance) -> Balance {
	DemandResponse::give_back(id, &DRIVER, reward, &KEEPER)
}

pub fn signal(id: SignalId) -> Option<crate::Signal<AccountId>> {
	crate::Signals::<Test>::get(id)
}

pub fn idle(limit: Weight) -> Weight {
	DemandResponse::on_idle(System::block_number(), limit)
}
