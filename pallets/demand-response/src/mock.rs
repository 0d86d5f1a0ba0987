// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet and its currency; its neighbours are fakes.

use crate::{HoldReason, Pallet, Target};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl, parameter_types,
		traits::{
			fungible::hold::Inspect as _, ConstU128, ConstU32, ConstU64, Hooks, SortedMembers,
		},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_balances, pallet_timestamp,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	AnchoredProcesses, AreaId, Balance, Direction, GridTariff, Interval, Moment, Price, ProcessId,
	SignalId, MILLIS_PER_DAY, MILLIS_PER_HOUR,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;

pub const DSO: AccountId = 1;
pub const OTHER_DSO: AccountId = 2;
pub const DRIVER: AccountId = 3;
/// A participant whose account is empty.
pub const POOR_DRIVER: AccountId = 4;
pub const STRANGER: AccountId = 9;

pub const AREA: AreaId = 0;
pub const OTHER_AREA: AreaId = 1;

/// Runs in [`AREA`].
pub const PROCESS: ProcessId = 7;
/// Runs in [`OTHER_AREA`].
pub const OTHER_PROCESS: ProcessId = 8;

pub const TOKEN: Balance = 1_000_000;
pub const WEALTH: Balance = 1_000 * TOKEN;
pub const EXISTENTIAL_DEPOSIT: Balance = 10;

pub const MAX_SIGNALS: u32 = 4;
pub const MAX_WINDOW: Moment = MILLIS_PER_DAY;
pub const MAX_LEAD: Moment = 7 * MILLIS_PER_DAY;
pub const MAX_RESPONSES: u32 = 100;

/// The clock at the start of each test, a full hour.
pub const NOW: Moment = 1_800_000_000_000;
pub const HOUR: Moment = MILLIS_PER_HOUR;

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
	/// Member organisations and drivers.
	pub static Participants: BTreeSet<AccountId> = BTreeSet::new();
	/// Member organisations that run areas.
	pub static Dsos: BTreeSet<AccountId> = BTreeSet::new();
	/// Who runs which area.
	pub static Operators: BTreeMap<AreaId, AccountId> = BTreeMap::new();
	/// Where the running processes are.
	pub static Running: BTreeMap<ProcessId, AreaId> = BTreeMap::new();
	/// The processes that were told of a signal to themselves.
	pub static Signalled: BTreeSet<ProcessId> = BTreeSet::new();
}

pub struct ParticipantMembers;
impl SortedMembers<AccountId> for ParticipantMembers {
	fn sorted_members() -> Vec<AccountId> {
		Participants::get().into_iter().collect()
	}
}

pub struct DsoMembers;
impl SortedMembers<AccountId> for DsoMembers {
	fn sorted_members() -> Vec<AccountId> {
		Dsos::get().into_iter().collect()
	}
}

pub struct Grid;
impl GridTariff<AccountId> for Grid {
	fn operator(area: AreaId) -> Option<AccountId> {
		Operators::get().get(&area).copied()
	}

	fn grid_price(_: AreaId) -> Option<Price> {
		unreachable!("demand response asks for no price")
	}
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
	fn member(who: &AccountId, roles: &[smartcharge_primitives::Role]) {
		Participants::mutate(|set| set.insert(*who));
		if roles.contains(&smartcharge_primitives::Role::Dso) {
			Dsos::mutate(|set| set.insert(*who));
		}
	}

	fn driver(who: &AccountId) {
		Participants::mutate(|set| set.insert(*who));
	}

	fn fund(who: &AccountId, amount: Balance) {
		use frame_support::traits::fungible::Mutate;
		Balances::mint_into(who, amount).expect("the issuance has room");
	}

	fn area(dso: &AccountId) -> AreaId {
		let area = 100;
		Operators::mutate(|map| map.insert(area, *dso));
		area
	}

	fn meter(
		_: &AccountId,
		_: AreaId,
		_: smartcharge_primitives::Purpose,
		_: smartcharge_primitives::MeterReading,
	) -> smartcharge_primitives::MeterId {
		unreachable!("demand response knows no meters")
	}

	fn process(area: AreaId) -> ProcessId {
		let process = 100;
		Running::mutate(|map| map.insert(process, area));
		process
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
		unreachable!("the benchmarks send their signals themselves")
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}

impl crate::Config for Test {
	type Currency = Balances;
	type DsoOrigin = EnsureSignedBy<DsoMembers, AccountId>;
	type ParticipantOrigin = EnsureSignedBy<ParticipantMembers, AccountId>;
	type Grid = Grid;
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
		Participants::set(BTreeSet::from([DSO, OTHER_DSO, DRIVER, POOR_DRIVER]));
		Dsos::set(BTreeSet::from([DSO, OTHER_DSO]));
		Operators::set(BTreeMap::from([(AREA, DSO), (OTHER_AREA, OTHER_DSO)]));
		Running::set(BTreeMap::from([(PROCESS, AREA), (OTHER_PROCESS, OTHER_AREA)]));
		Signalled::set(BTreeSet::new());
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig {
				balances: vec![(DSO, WEALTH), (OTHER_DSO, WEALTH), (DRIVER, WEALTH)],
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

pub fn signal(id: SignalId) -> Option<crate::Signal<AccountId>> {
	crate::Signals::<Test>::get(id)
}

pub fn idle(limit: Weight) -> Weight {
	DemandResponse::on_idle(System::block_number(), limit)
}
