// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the positions, and a clock that the tests set.

use crate::{self as pallet_settlement, quarters::Open, types::start_of, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU128, ConstU32, ConstU64, EitherOfDiverse, Hooks},
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system::{mocking::MockBlock, EnsureRoot, EnsureSignedBy},
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{
		self, add_area, add_member, ClockTime, FakeBrps, FakeClock, FakeDebts, FakeDsos, FakeGrid,
		FakeParticipants, FakeSuppliers, FakeTsos,
	},
	Allocations, AreaId, Balance, Ean18, Energy, Flow, Hour, Interval, MeterAt, MeterId, Moment,
	OnFlow, Price, Role, Side, YearRegisters, MAX_PRICE, MILLIS_PER_DAY, MIN_PRICE,
};

use std::collections::BTreeMap;

pub use smartcharge_primitives::testing::{
	AccountId, DebtBook, Roles, AREA, BRP, CSO, DSO, HOUR, MINUTE, NOW, OTHER_AREA, OTHER_BRP,
	OTHER_DSO, OTHER_SUPPLIER, STRANGER, SUPPLIER, TSO,
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
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Settlement = pallet_settlement;
}

parameter_types! {
	/// Area and supplier of connections.
	pub static Connections: BTreeMap<u64, (AreaId, AccountId)> = BTreeMap::new();
	/// Connection and owner of meters, and whether they count energy taken.
	pub static MetersAt: BTreeMap<MeterId, (u64, AccountId, bool)> = BTreeMap::new();
	/// Energy of meters in years.
	pub static YearBook: BTreeMap<(MeterId, Year), Energy> = BTreeMap::new();
}

/// The connections in [`Connections`].
pub struct FakeAllocations;

impl Allocations<AccountId> for FakeAllocations {
	fn primary(ean: Ean18, _: Hour) -> Option<(AreaId, AccountId)> {
		Connections::get().get(&ean.number()).copied()
	}
}

/// The meters in [`MetersAt`], with what is in [`YearBook`].
pub struct FakeYears;

impl YearRegisters<AccountId> for FakeYears {
	fn connection(meter: MeterId) -> Option<MeterAt<AccountId>> {
		let (ean, owner, consumes) = MetersAt::get().get(&meter).copied()?;
		Some(MeterAt { ean: Ean18::new(ean).unwrap(), owner, consumes })
	}

	fn energy(meter: MeterId, year: Year) -> Option<Energy> {
		YearBook::get().get(&(meter, year)).copied()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = ParityDbWeight;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const MinPrice: Price = MIN_PRICE;
	pub const MaxPrice: Price = MAX_PRICE;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn fund(who: &AccountId, amount: Balance) {
		use polkadot_sdk::frame_support::traits::fungible::Mutate;
		Balances::mint_into(who, amount).unwrap();
	}

	fn area(dso: &AccountId) -> AreaId {
		add_area(AREA, *dso, 0);
		AREA
	}

	fn connection(
		dso: &AccountId,
		owner: &AccountId,
		supplier: &AccountId,
		year: Year,
		number: u32,
	) -> (u64, Vec<MeterId>) {
		const EAN: u64 = 871_687_140_000_000_002;
		add_area(AREA, *dso, 0);
		add_member(*dso, &[Role::Dso]);
		Connections::mutate(|all| all.insert(EAN, (AREA, *supplier)));
		for meter in 0..number {
			MetersAt::mutate(|all| all.insert(meter, (EAN, *owner, true)));
			YearBook::mutate(|all| all.insert((meter, year), 1));
		}
		(EAN, (0..number).collect())
	}

	fn set_time(now: Moment) {
		ClockTime::set(now);
	}
}

impl pallet_settlement::Config for Test {
	type Currency = Balances;
	type SupplierOrigin = EnsureSignedBy<FakeSuppliers, AccountId>;
	type BrpOrigin = EnsureSignedBy<FakeBrps, AccountId>;
	type RepriceOrigin =
		EitherOfDiverse<EnsureRoot<AccountId>, EnsureSignedBy<FakeTsos, AccountId>>;
	type Participants = FakeParticipants;
	type Grid = FakeGrid;
	type Debts = FakeDebts;
	type DsoOrigin = EnsureSignedBy<FakeDsos, AccountId>;
	type Allocations = FakeAllocations;
	type YearRegisters = FakeYears;
	type Time = FakeClock;
	type OpenFor = ConstU64<OPEN_FOR>;
	type Retention = ConstU64<RETENTION>;
	type ContractLead = ConstU64<{ 365 * MILLIS_PER_DAY }>;
	type Notice = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	type MaxLead = ConstU64<{ 7 * MILLIS_PER_DAY }>;
	type GateClosure = ConstU64<0>;
	type TradesUntil = ConstU64<{ 10 * HOUR }>;
	type SettleAfter = ConstU64<{ 25 * HOUR }>;
	type YearsKept = ConstU32<3>;
	type MinPrice = MinPrice;
	type MaxPrice = MaxPrice;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// What each supplier and balance responsible party has at the start.
pub const FUNDS: Balance = 1_000_000_000;

/// The start state of a test: it is [`NOW`], and there are suppliers, balance responsible parties,
/// a transmission system operator and two areas.
pub fn new_test_ext() -> TestExternalities {
	testing::reset();
	Connections::take();
	MetersAt::take();
	YearBook::take();
	for (who, role) in [
		(SUPPLIER, Role::Supplier),
		(OTHER_SUPPLIER, Role::Supplier),
		(BRP, Role::Brp),
		(OTHER_BRP, Role::Brp),
		(TSO, Role::Tso),
		(DSO, Role::Dso),
		(OTHER_DSO, Role::Dso),
		(CSO, Role::Cso),
	] {
		add_member(who, &[role]);
	}
	add_area(AREA, DSO, 0);
	add_area(OTHER_AREA, OTHER_DSO, 0);
	let parties = [SUPPLIER, OTHER_SUPPLIER, BRP, OTHER_BRP];
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: parties.map(|party| (party, FUNDS)).to_vec(),
			..Default::default()
		},
		..Default::default()
	};
	let storage = genesis.build_storage().unwrap();
	let mut ext = TestExternalities::from(storage);
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
		let state = || {
			let positions = Positions::<Test>::iter_keys().count();
			(positions, KeptFrom::<Test>::get(), BooksFrom::<Test>::get())
		};
		let before = state();
		idle(Weight::MAX);
		if before == state() {
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
