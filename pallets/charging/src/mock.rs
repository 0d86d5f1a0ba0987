// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet, its currency and a clock. Its neighbours are fakes that the tests
//! change at will; the fake of demand response keeps a trace and really pays.

use crate::{
	self as pallet_charging, ChargeDetailRecord, Config, Event, FinishReason, GenesisStation,
	LockedOffer, LockedOffers, Offers, Phase, Preferences, Prices, Process, Processes, Records,
	Request, Session, Slot, Totals,
};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl, parameter_types,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::Preservation,
			ConstU128, ConstU64, SortedMembers,
		},
		weights::{RuntimeDbWeight, Weight, WeightMeter},
		BoundedVec, PalletId,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_balances, pallet_timestamp,
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, DispatchError},
};
use smartcharge_primitives::{
	AnchoredProcesses, AreaId, Balance, Booking, Carrier, Direction, Energy, Flexibility,
	GridTariff, Interval, MeterDetails, MeterId, MeterReading, Meters, Moment, NotAvailable,
	NotClaimable, OnReading, OnShortage, OrderedMeterId, Participants, Power, Price, ProcessId,
	Purpose, Role, SignalId, SignalOffer, SourceChoice, SourceDetails, SourceId, Sources,
	StationId, Taker, Unfit, MILLIS_PER_HOUR,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;

pub const CSO: AccountId = 1;
pub const DSO: AccountId = 2;
pub const SUPPLIER_A: AccountId = 3;
pub const SUPPLIER_B: AccountId = 4;
pub const ALICE: AccountId = 5;
pub const BOB: AccountId = 6;
pub const HOST: AccountId = 7;
pub const STRANGER: AccountId = 8;
/// Another operator.
pub const OTHER_CSO: AccountId = 9;
/// A supplier that is not connected to the station.
pub const SUPPLIER_C: AccountId = 10;
/// Holds the budgets of the demand-response signals.
pub const POT: AccountId = 99;

pub const CAST: [AccountId; 10] =
	[CSO, DSO, SUPPLIER_A, SUPPLIER_B, ALICE, BOB, HOST, STRANGER, OTHER_CSO, SUPPLIER_C];

pub const TOKEN: Balance = 1_000_000;
pub const HOUR: Moment = MILLIS_PER_HOUR;
pub const MINUTE: Moment = 60_000;
pub const INTERVAL: Moment = 5 * MINUTE;
/// The clock at the start of each test, a full hour.
pub const NOW: Moment = 1_800_000_000_000;
/// The register of each meter at the start of each test.
pub const REGISTER: Energy = 100_000;
pub const FUNDS: Balance = 1_000 * TOKEN;

pub const AREA: AreaId = 0;
/// The meter of [`STATION`].
pub const METER: MeterId = 0;
/// A meter of the operator without a station.
pub const SPARE_METER: MeterId = 1;
/// A meter of the other operator.
pub const FOREIGN_METER: MeterId = 2;
/// A meter of the operator that measures production.
pub const PRODUCTION_METER: MeterId = 3;
pub const STATION: StationId = 0;
/// Power of the connection behind each meter.
pub const CONNECTION: Power = 22_000;

pub const MINIMUM_BALANCE: Balance = 10 * TOKEN;
pub const FRESHNESS: Moment = 10 * MINUTE;
pub const STALE_AFTER: Moment = 24 * HOUR;
pub const SETUP_LIMIT: Moment = HOUR;
pub const MAX_DURATION: Moment = 48 * HOUR;
pub const MAX_ENERGY: Energy = 500_000;
pub const MAX_PRICE: Price = 100 * TOKEN;
pub const MAX_OFFERS: u32 = 16;
pub const MAX_STANDING_OFFERS: u32 = 5;
/// 5 %.
pub const TOLERANCE: u32 = 50;

/// The supplier's prices in the tables of the thesis, in tokens.
pub const THESIS_PRICES: [Price; 10] = [1, 1, 2, 3, 3, 2, 2, 1, 1, 1];

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
	pub type Charging = pallet_charging;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = DbWeight;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
}

/// A signal of the fake demand response.
#[derive(Clone, Debug)]
pub struct Signal {
	/// The process it is for; `None` is the whole area.
	pub process: Option<ProcessId>,
	pub window: Interval,
	pub direction: Direction,
	pub reward: Balance,
	/// Responses that its budget still pays for.
	pub left: u32,
}

/// A source of the fake registry.
#[derive(Clone, Debug)]
pub struct FakeSource {
	pub details: SourceDetails<AccountId>,
	/// What it feeds in, in W.
	pub power: Power,
}

/// What was asked of the fake demand response.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flex {
	Accepted(SignalId),
	Settled { signal: SignalId, driver: AccountId, delivered: bool },
}

parameter_types! {
	pub static DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 0, write: 0 };
	pub static Roles: BTreeMap<AccountId, Vec<Role>> = BTreeMap::new();
	pub static Drivers: BTreeSet<AccountId> = BTreeSet::new();
	/// Who runs which area, and the price there.
	pub static Areas: BTreeMap<AreaId, (AccountId, Price)> = BTreeMap::new();
	pub static MeterBook: BTreeMap<MeterId, MeterDetails<AccountId>> = BTreeMap::new();
	/// How many claims the end of a batch has still to book.
	pub static Pending: usize = 0;
	/// The meters whose latest reading the pallet records.
	pub static Entrusted: BTreeSet<MeterId> = BTreeSet::new();
	pub static MeteringInterval: Moment = INTERVAL;
	pub static SourceBook: BTreeMap<SourceId, FakeSource> = BTreeMap::new();
	/// What is set aside at which source for which process, in W.
	pub static Committed: BTreeMap<(SourceId, ProcessId), Power> = BTreeMap::new();
	/// What was claimed of which source, in which interval, by which process, in Wh.
	pub static Claims: BTreeMap<(SourceId, Moment, ProcessId), Energy> = BTreeMap::new();
	/// Start of the oldest interval that can be claimed of.
	pub static ClaimableFrom: Moment = 0;
	pub static Signals: Vec<Signal> = Vec::new();
	pub static Trace: Vec<Flex> = Vec::new();
	/// Whether accepting a signal fails.
	pub static AcceptFails: bool = false;
}

parameter_types! {
	pub const EscrowId: PalletId = PalletId(*b"sc/escrw");
}

/// The cast of the tests.
pub struct Cast;

impl Participants<AccountId> for Cast {
	fn has_role(who: &AccountId, role: Role) -> bool {
		Roles::get().get(who).is_some_and(|roles| roles.contains(&role))
	}

	fn is_driver(who: &AccountId) -> bool {
		Drivers::get().contains(who)
	}

	fn is_participant(who: &AccountId) -> bool {
		Self::is_driver(who) || Roles::get().contains_key(who)
	}
}

/// The accounts with a role, in order.
fn members(role: Role) -> Vec<AccountId> {
	let roles = Roles::get().into_iter();
	roles.filter(|(_, roles)| roles.contains(&role)).map(|(who, _)| who).collect()
}

pub struct CsoMembers;

impl SortedMembers<AccountId> for CsoMembers {
	fn sorted_members() -> Vec<AccountId> {
		members(Role::Cso)
	}
}

pub struct SupplierMembers;

impl SortedMembers<AccountId> for SupplierMembers {
	fn sorted_members() -> Vec<AccountId> {
		members(Role::Supplier)
	}
}

pub struct DriverMembers;

impl SortedMembers<AccountId> for DriverMembers {
	fn sorted_members() -> Vec<AccountId> {
		Drivers::get().into_iter().collect()
	}
}

pub struct Grid;

impl GridTariff<AccountId> for Grid {
	fn operator(area: AreaId) -> Option<AccountId> {
		Areas::get().get(&area).map(|(dso, _)| *dso)
	}

	fn grid_price(area: AreaId) -> Option<Price> {
		Areas::get().get(&area).map(|(_, price)| *price)
	}
}

pub struct FakeMeters;

impl Meters<AccountId> for FakeMeters {
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>> {
		let mut details = MeterBook::get().get(&meter).cloned()?;
		if Entrusted::get().contains(&meter) {
			details.latest = Charging::latest(meter, details.purpose, &mut Default::default());
			assert!(details.latest.is_some(), "what was entrusted is told");
		}
		Some(details)
	}

	fn interval() -> Moment {
		MeteringInterval::get()
	}

	fn entrust(meter: MeterId) {
		assert!(Entrusted::mutate(|set| set.insert(meter)), "nothing is entrusted twice");
	}

	fn take_back(meter: MeterId, latest: MeterReading) {
		assert!(Entrusted::mutate(|set| set.remove(&meter)), "it was entrusted");
		change_meter(meter, |details| details.latest = Some(latest));
	}
}

/// Sources that supply what [`SourceBook`] says, with a trace of what was set aside and claimed.
pub struct FakeSources;

impl Sources<AccountId> for FakeSources {
	/// How many claims were made.
	type Batch = usize;

	fn source(source: SourceId) -> Option<SourceDetails<AccountId>> {
		SourceBook::get().get(&source).map(|source| source.details.clone())
	}

	fn has_carrier(carrier: Carrier) -> bool {
		SourceBook::get().values().any(|source| source.details.carrier == carrier)
	}

	fn supplied(source: SourceId) -> Power {
		SourceBook::get().get(&source).map_or(0, |source| source.power)
	}

	fn available(source: SourceId) -> Power {
		let supplied = SourceBook::get().get(&source).map_or(0, |source| source.power);
		let committed = Committed::get()
			.iter()
			.filter(|((of, _), _)| *of == source)
			.fold(0, |sum: Power, (_, power)| sum + power);
		supplied.saturating_sub(committed)
	}

	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable> {
		let own = Committed::get().get(&(source, process)).copied().unwrap_or_default();
		let others = Committed::get()
			.iter()
			.filter(|((of, by), _)| *of == source && *by != process)
			.fold(0, |sum: Power, (_, power)| sum + power);
		let supplied = SourceBook::get().get(&source).map_or(0, |source| source.power);
		frame_support::ensure!(others + power <= supplied, NotAvailable);
		if own != power {
			Committed::mutate(|committed| committed.insert((source, process), power));
		}
		Ok(())
	}

	fn covers_commitments(source: SourceId, _: &mut usize) -> bool {
		let committed = Committed::get();
		let of = committed.iter().filter(|((of, _), _)| *of == source);
		let sum: Power = of.map(|(_, power)| power).sum();
		SourceBook::get().get(&source).is_some_and(|source| sum <= source.power)
	}

	fn release(source: SourceId, process: ProcessId) {
		Committed::mutate(|committed| committed.remove(&(source, process)));
	}

	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<AccountId>,
		energy: Energy,
		batch: &mut usize,
	) -> Result<Booking, NotClaimable> {
		let Taker { process, meter, .. } = *taker;
		assert!(interval.is_multiple_of(INTERVAL) && energy > 0);
		frame_support::ensure!(interval >= Self::claimable_from(), NotClaimable);
		assert!(process == ProcessId::MAX - 1 || running_at(meter) == Some(process));
		let claims = Claims::get();
		let opens = claims.range((source, interval, 0)..=(source, interval, ProcessId::MAX));
		let booking = match claims.get(&(source, interval, process)) {
			Some(_) => Booking::Added,
			None if opens.count() == 0 => Booking::Opened,
			None => Booking::First,
		};
		Claims::mutate(|claims| *claims.entry((source, interval, process)).or_default() += energy);
		Pending::mutate(|pending| *pending += 1);
		*batch += 1;
		Ok(booking)
	}

	fn finish_batch(claims: usize) {
		Pending::mutate(|pending| *pending -= claims);
	}

	fn claimable_from() -> Moment {
		ClaimableFrom::get()
	}
}

pub struct FakeFlexibility;

impl Flexibility<AccountId> for FakeFlexibility {
	fn signals(process: Option<ProcessId>, area: AreaId, step: Interval) -> Vec<SignalOffer> {
		let mut offers: Vec<_> = Signals::get()
			.iter()
			.zip(0..)
			.filter(|(signal, _)| signal.left > 0 && signal.window.covers(&step))
			.filter(|(signal, _)| match signal.process {
				Some(target) => process == Some(target),
				None => area == AREA,
			})
			.map(|(signal, id)| {
				let Signal { direction, window, reward, .. } = *signal;
				(signal.process.is_none(), SignalOffer { id, direction, window, reward })
			})
			.collect();
		offers.sort_by_key(|(to_area, _)| *to_area);
		offers.into_iter().map(|(_, offer)| offer).collect()
	}

	fn accept(signal: SignalId) -> Result<(), DispatchError> {
		frame_support::ensure!(!AcceptFails::get(), "no budget left");
		Signals::mutate(|signals| {
			let signal = &mut signals[usize::try_from(signal).unwrap()];
			signal.left = signal.left.checked_sub(1).ok_or("no budget left")?;
			Ok::<_, DispatchError>(())
		})?;
		Trace::mutate(|trace| trace.push(Flex::Accepted(signal)));
		Ok(())
	}

	fn settle(signal: SignalId, driver: &AccountId, delivered: bool) -> Balance {
		let reward = Signals::get()[usize::try_from(signal).unwrap()].reward;
		let payee = if delivered { *driver } else { DSO };
		Balances::transfer(&POT, &payee, reward, Preservation::Expendable).unwrap();
		Trace::mutate(|trace| trace.push(Flex::Settled { signal, driver: *driver, delivered }));
		if delivered {
			reward
		} else {
			0
		}
	}
}

impl Config for Test {
	type CsoOrigin = EnsureSignedBy<CsoMembers, AccountId>;
	type DriverOrigin = EnsureSignedBy<DriverMembers, AccountId>;
	type SupplierOrigin = EnsureSignedBy<SupplierMembers, AccountId>;
	type Currency = Balances;
	type PalletId = EscrowId;
	type Unpayable = ConstU64<POT>;
	type Time = Timestamp;
	type Participants = Cast;
	type Grid = Grid;
	type Meters = FakeMeters;
	type Flexibility = FakeFlexibility;
	type Sources = FakeSources;
	type MinimumBalance = ConstU128<MINIMUM_BALANCE>;
	type Freshness = ConstU64<FRESHNESS>;
	type StaleAfter = ConstU64<STALE_AFTER>;
	type SetupLimit = ConstU64<SETUP_LIMIT>;
	type MaxDuration = ConstU64<MAX_DURATION>;
	type MaxEnergy = ConstU64<MAX_ENERGY>;
	type MaxPrice = ConstU128<MAX_PRICE>;
	type MaxOffers = frame_support::traits::ConstU32<MAX_OFFERS>;
	type MaxStandingOffers = frame_support::traits::ConstU32<MAX_STANDING_OFFERS>;
	type Tolerance = frame_support::traits::ConstU32<TOLERANCE>;
	type WeightInfo = pallet_charging::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::BenchmarkCast;

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			Roles::mutate(|members| members.insert(*who, roles.to_vec()));
		}

		fn driver(who: &AccountId) {
			Drivers::mutate(|drivers| drivers.insert(*who));
		}

		fn fund(who: &AccountId, amount: Balance) {
			Balances::mint_into(who, amount).unwrap();
		}

		fn area(dso: &AccountId) -> AreaId {
			Areas::mutate(|areas| areas.insert(AREA, (*dso, TOKEN)));
			AREA
		}

		fn meter(
			owner: &AccountId,
			area: AreaId,
			purpose: Purpose,
			reading: MeterReading,
		) -> MeterId {
			let id = MeterId::try_from(MeterBook::get().len()).unwrap();
			add_meter(id, *owner, area, purpose, Some(reading));
			id
		}

		fn process(_: AreaId) -> ProcessId {
			unreachable!("charging makes its own processes")
		}

		fn ended_process(
			_: &AccountId,
			_: &AccountId,
			_: smartcharge_primitives::Energy,
		) -> smartcharge_primitives::ProcessId {
			unreachable!("no benchmark of this pallet needs a process that has ended")
		}

		fn source(supplier: &AccountId, area: AreaId, carrier: Carrier, power: Power) -> SourceId {
			let id = SourceId::try_from(SourceBook::get().len()).unwrap();
			add_source(id, *supplier, carrier, area, power);
			id
		}

		fn signal(
			dso: &AccountId,
			_: AreaId,
			window: Interval,
			direction: Direction,
			reward: Balance,
		) {
			const RESPONSES: u32 = 10;
			let budget = reward * Balance::from(RESPONSES);
			Balances::transfer(dso, &POT, budget, Preservation::Expendable).unwrap();
			let process = None;
			Signals::mutate(|signals| {
				signals.push(Signal { process, window, direction, reward, left: RESPONSES });
			});
		}

		fn set_time(now: Moment) {
			Timestamp::set_timestamp(now);
		}
	}
}

/// Genesis of a test: a station of the operator at [`METER`] with both suppliers.
pub struct ExtBuilder {
	balances: BTreeMap<AccountId, Balance>,
	grid_price: Price,
	stations: Vec<GenesisStation<AccountId>>,
	now: Moment,
}

/// The station of the tests: 5 kW, 5 tokens per hour, as in the thesis.
pub fn station() -> GenesisStation<AccountId> {
	GenesisStation {
		cso: CSO,
		evse_id: "NL*ABC*E1".into(),
		meter: METER,
		power: 5_000,
		price_per_hour: 5 * TOKEN,
		suppliers: vec![SUPPLIER_A, SUPPLIER_B],
		host: None,
	}
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			balances: CAST.map(|who| (who, FUNDS)).into(),
			grid_price: 0,
			stations: vec![station()],
			now: NOW,
		}
	}
}

impl ExtBuilder {
	/// Sets what `who` has.
	#[must_use]
	pub fn balance(mut self, who: AccountId, amount: Balance) -> Self {
		self.balances.insert(who, amount);
		self
	}

	/// Sets the DSO's price per kWh.
	#[must_use]
	pub fn grid_price(mut self, price: Price) -> Self {
		self.grid_price = price;
		self
	}

	/// Sets the stations.
	#[must_use]
	pub fn stations(mut self, stations: &[GenesisStation<AccountId>]) -> Self {
		self.stations = stations.to_vec();
		self
	}

	/// Changes the first station.
	#[must_use]
	pub fn station(mut self, change: impl FnOnce(&mut GenesisStation<AccountId>)) -> Self {
		change(&mut self.stations[0]);
		self
	}

	/// Sets the clock.
	#[must_use]
	pub fn now(mut self, now: Moment) -> Self {
		self.now = now;
		self
	}

	/// Builds the state.
	pub fn build(self) -> TestExternalities {
		Roles::set(BTreeMap::from([
			(CSO, vec![Role::Cso]),
			(OTHER_CSO, vec![Role::Cso]),
			(DSO, vec![Role::Dso]),
			(SUPPLIER_A, vec![Role::Supplier]),
			(SUPPLIER_B, vec![Role::Supplier]),
			(SUPPLIER_C, vec![Role::Supplier]),
		]));
		Drivers::set(BTreeSet::from([ALICE, BOB, HOST]));
		Areas::set(BTreeMap::from([(AREA, (DSO, self.grid_price))]));
		MeterBook::set(BTreeMap::new());
		Entrusted::set(BTreeSet::new());
		Pending::set(0);
		MeteringInterval::set(INTERVAL);
		SourceBook::set(BTreeMap::new());
		Committed::set(BTreeMap::new());
		Claims::set(BTreeMap::new());
		ClaimableFrom::set(0);
		Signals::set(Vec::new());
		Trace::set(Vec::new());
		AcceptFails::set(false);
		let latest = Some(MeterReading { at: self.now, register: REGISTER });
		let measures = Purpose::Station { power: CONNECTION };
		let production = Purpose::Production { power: CONNECTION };
		add_meter(METER, CSO, AREA, measures, latest);
		add_meter(SPARE_METER, CSO, AREA, measures, latest);
		add_meter(FOREIGN_METER, OTHER_CSO, AREA, measures, latest);
		add_meter(PRODUCTION_METER, CSO, AREA, production, latest);

		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: self.balances.into_iter().filter(|(_, amount)| *amount > 0).collect(),
				..Default::default()
			},
			charging: pallet_charging::GenesisConfig { stations: self.stations },
			..Default::default()
		};
		let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
		ext.execute_with(|| {
			// There are no events in block zero.
			System::set_block_number(1);
			set_time(self.now);
		});
		ext
	}

	/// Runs a test; checks after it that the invariants hold and that no money came or went.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			let before = money();
			test();
			assert_eq!(money(), before, "the sum of all balances has changed");
			check_state();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// The invariants of the pallet, and that nothing but the escrows lies in their account.
pub fn check_state() {
	Charging::do_try_state().unwrap();
	let escrow: Balance = Processes::<Test>::iter_values()
		.map(|process| match process.phase {
			Phase::Scheduled(session) => process.reserved + session.escrow,
			_ => process.reserved,
		})
		.sum();
	let there = Balances::total_balance(&Charging::escrow_account());
	assert_eq!(there, escrow, "what lies in escrow is not that of the running processes");
	// Power is set aside for open steps, each at one source, and for nothing else.
	let serving: BTreeMap<(SourceId, ProcessId), Power> = Processes::<Test>::iter_values()
		.filter_map(|process| match process.phase {
			Phase::Scheduled(session) => {
				session.committed().map(|source| ((source, process.id), session.set_aside))
			},
			_ => None,
		})
		.collect();
	assert_eq!(Committed::get(), serving, "what is set aside is not what serves the open steps");
}

/// The sum of all balances, what is held included.
pub fn money() -> Balance {
	let sum = frame_system::Account::<Test>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(Balances::total_issuance(), sum);
	sum
}

/// What `who` can spend and what lies in escrow for it.
pub fn balance(who: AccountId) -> Balance {
	Balances::total_balance(&who) + Charging::escrow(&who)
}

/// What `who` gained since the start of the test, in tokens.
pub fn gain(who: AccountId) -> i128 {
	let change = i128::try_from(balance(who)).unwrap() - i128::try_from(FUNDS).unwrap();
	assert_eq!(change % 1_000_000, 0, "not whole tokens");
	change / 1_000_000
}

/// What lies in escrow for `who`.
pub fn escrow(who: AccountId) -> Balance {
	Charging::escrow(&who)
}

pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now);
}

pub fn add_meter(
	id: MeterId,
	owner: AccountId,
	area: AreaId,
	purpose: Purpose,
	latest: Option<MeterReading>,
) {
	let details = MeterDetails { id, owner, area, purpose, active: true, latest };
	MeterBook::mutate(|book| book.insert(id, details));
}

/// Sets what a source is and feeds in.
pub fn add_source(id: SourceId, supplier: AccountId, carrier: Carrier, area: AreaId, power: Power) {
	let details = SourceDetails { supplier, carrier, area };
	SourceBook::mutate(|book| book.insert(id, FakeSource { details, power }));
}

/// Changes what a source feeds in. What is set aside of it stays until it is dropped.
pub fn set_power(source: SourceId, power: Power) {
	SourceBook::mutate(|book| book.get_mut(&source).unwrap().power = power);
}

/// Ends what `process` has of `source`, as the shortage watch does.
pub fn drop_out(source: SourceId, process: ProcessId) {
	let power = Committed::mutate(|committed| committed.remove(&(source, process)));
	Charging::on_dropped(source, process, power.expect("it has power set aside"));
}

/// What is set aside: source, process and W.
pub fn set_aside() -> Vec<(SourceId, ProcessId, Power)> {
	Committed::get()
		.into_iter()
		.map(|((source, process), power)| (source, process, power))
		.collect()
}

/// What `process` claimed of `source`, by the number of the interval since [`NOW`].
pub fn claims(source: SourceId, process: ProcessId) -> Vec<(u64, Energy)> {
	Claims::get()
		.into_iter()
		.filter(|((of, _, by), _)| (*of, *by) == (source, process))
		.map(|((_, interval, _), energy)| ((interval - NOW) / INTERVAL, energy))
		.collect()
}

/// All that `process` claimed of `source`.
pub fn claimed(source: SourceId, process: ProcessId) -> Energy {
	claims(source, process).into_iter().map(|(_, energy)| energy).sum()
}

pub fn change_meter(meter: MeterId, change: impl FnOnce(&mut MeterDetails<AccountId>)) {
	MeterBook::mutate(|book| change(book.get_mut(&meter).unwrap()));
}

/// Takes a reading within `budget`, as metering does: recorded after it was followed, unless a process
/// records it.
pub fn read_within(
	meter: MeterId,
	at: Moment,
	register: Energy,
	budget: &mut WeightMeter,
) -> Result<(), Unfit> {
	let current = MeterReading { at, register };
	let entrusted = Entrusted::get().contains(&meter);
	let MeterDetails { purpose, latest: previous, .. } = FakeMeters::meter(meter).unwrap();
	assert!(previous.is_none_or(|previous| previous.at < at && previous.register <= register));
	let mut batch = Default::default();
	if entrusted {
		assert_eq!(Charging::latest(meter, purpose, &mut batch), previous);
	}
	let outcome = Charging::on_reading(meter, purpose, previous, current, &mut batch, budget);
	Charging::on_batch_end(batch);
	assert_eq!(Pending::get(), 0, "all claims of the batch are booked");
	outcome?;
	if !entrusted {
		change_meter(meter, |details| details.latest = Some(current));
	}
	assert_eq!(FakeMeters::meter(meter).unwrap().latest, Some(current));
	Ok(())
}

/// What a reading of `weight` consumes of its batch.
pub fn consumption(weight: Weight) -> Weight {
	weight.saturating_sub(Charging::weighed_by_metering())
}

/// Takes a reading without touching the clock.
pub fn read(meter: MeterId, at: Moment, register: Energy) {
	read_within(meter, at, register, &mut WeightMeter::new()).unwrap();
}

/// Sets the clock to `after` ms after [`NOW`] and reads that `energy` flowed since the start of the
/// test.
pub fn tick(after: Moment, energy: Energy) {
	set_time(NOW + after);
	read(METER, NOW + after, REGISTER + energy);
}

/// Lets the DSO send a signal to the area (or a process), with a budget for `responses`.
pub fn signal_to(
	process: Option<ProcessId>,
	direction: Direction,
	window: Interval,
	reward: Balance,
	responses: u32,
) -> SignalId {
	let budget = reward * Balance::from(responses);
	Balances::transfer(&DSO, &POT, budget, Preservation::Expendable).unwrap();
	process.into_iter().for_each(<Charging as AnchoredProcesses>::signalled);
	let signal = Signal { process, window, direction, reward, left: responses };
	Signals::mutate(|signals| {
		signals.push(signal);
		SignalId::try_from(signals.len()).unwrap() - 1
	})
}

/// Lets the DSO send a signal to the area for the hour that begins `hour` hours after [`NOW`].
pub fn signal(direction: Direction, hour: Moment, reward: Balance) -> SignalId {
	let start = NOW + hour * HOUR;
	signal_to(None, direction, Interval::new(start, start + HOUR), reward, 1)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub const fn preferences() -> Preferences {
	Preferences {
		source: SourceChoice::Cheapest,
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
	}
}

/// Preferences of a driver who takes part in demand response.
pub const fn flexible() -> Preferences {
	Preferences { demand_response: true, ..preferences() }
}

/// Preferences of a driver who chooses a source.
pub const fn wants(source: SourceChoice) -> Preferences {
	Preferences { source, ..preferences() }
}

/// `energy` Wh within `steps` hours.
pub const fn hours(energy: Energy, steps: u32) -> Request {
	Request { energy, steps, step: HOUR, preferences: preferences() }
}

/// Prices in tokens.
pub fn prices(tokens: &[Price]) -> Prices {
	tokens.iter().map(|price| price * TOKEN).collect::<Vec<_>>().try_into().unwrap()
}

/// The last process that was authorised.
pub fn last_process() -> ProcessId {
	crate::NextProcessId::<Test>::get() - 1
}

/// A process of Alice that was just authorised.
pub fn authorised() -> ProcessId {
	assert_ok!(Charging::authorise(signed(ALICE), STATION));
	last_process()
}

pub fn request(who: AccountId, process: ProcessId, request: Request) -> Result<(), DispatchError> {
	let Request { energy, steps, step, preferences } = request;
	Charging::request(signed(who), process, energy, steps, step, preferences)
}

/// A process of Alice that waits for offers.
pub fn requested(wanted: Request) -> ProcessId {
	let process = authorised();
	assert_ok!(request(ALICE, process, wanted));
	process
}

pub fn offer(
	who: AccountId,
	process: ProcessId,
	source: Option<SourceId>,
	prices: Prices,
) -> Result<(), DispatchError> {
	Charging::offer(signed(who), process, source, prices)
}

/// A process of Alice with such offers, which is not scheduled yet.
pub fn with_offers(
	wanted: Request,
	offers: &[(AccountId, Option<SourceId>, &[Price])],
) -> ProcessId {
	let process = requested(wanted);
	for (supplier, source, tokens) in offers {
		assert_ok!(offer(*supplier, process, *source, prices(tokens)));
	}
	process
}

/// Publishes standing prices by the hour from [`NOW`] on.
pub fn standing(who: AccountId, source: Option<SourceId>, tokens: &[Price]) {
	let intervals = usize::try_from(HOUR / INTERVAL).unwrap();
	let tokens: Vec<Price> =
		tokens.iter().flat_map(|price| std::iter::repeat_n(*price, intervals)).collect();
	assert_ok!(Charging::publish_offer(signed(who), source, NOW, prices(&tokens)));
}

pub fn schedule(who: AccountId, process: ProcessId) -> Result<(), DispatchError> {
	Charging::schedule(signed(who), process).map(|_| ()).map_err(|error| error.error)
}

/// A process of Alice that was scheduled with an offer of supplier A at `tokens`.
pub fn scheduled(wanted: Request, tokens: &[Price]) -> ProcessId {
	let process = requested(wanted);
	assert_ok!(offer(SUPPLIER_A, process, None, prices(tokens)));
	assert_ok!(schedule(CSO, process));
	process
}

/// The process of the thesis's tables.
pub fn thesis(preferences: Preferences) -> ProcessId {
	scheduled(Request { preferences, ..hours(30_000, 10) }, &THESIS_PRICES)
}

pub fn process(id: ProcessId) -> Process<AccountId> {
	Charging::process(id).unwrap()
}

/// The process that is running at a meter.
pub fn running_at(meter: MeterId) -> Option<ProcessId> {
	Processes::<Test>::get(OrderedMeterId::new(meter)).map(|process| process.id)
}

/// Changes a running process behind its back.
pub fn change_process(id: ProcessId, change: impl FnOnce(&mut Process<AccountId>)) {
	let mut process = process(id);
	change(&mut process);
	Charging::put_process(&process);
}

/// Changes a scheduled process behind its back.
pub fn change_session(id: ProcessId, change: impl FnOnce(&mut Session<AccountId>)) {
	change_process(id, |process| match &mut process.phase {
		Phase::Scheduled(session) => change(session),
		other => panic!("not scheduled: {other:?}"),
	});
}

pub fn session(id: ProcessId) -> Session<AccountId> {
	match process(id).phase {
		Phase::Scheduled(session) => session,
		other => panic!("not scheduled: {other:?}"),
	}
}

pub fn record(id: ProcessId) -> ChargeDetailRecord<AccountId> {
	assert_eq!(Charging::process(id), None, "the process has not ended");
	Records::<Test>::get(id).unwrap()
}

/// Why a process ended; checks that nothing is left of it.
pub fn ended(id: ProcessId) -> FinishReason {
	let record = record(id);
	assert!(Processes::<Test>::iter_values().all(|running| running.id != id));
	assert_eq!(Offers::<Test>::iter_prefix(id).count(), 0);
	assert!(LockedOffers::<Test>::iter_keys().all(|(meter, _)| running_at(meter.id()).is_some()));
	assert!(Committed::get().keys().all(|(_, process)| *process != id));
	record.reason
}

/// All offers that are locked for a process, by slot.
pub fn locked_offers(id: ProcessId) -> BTreeMap<Slot, LockedOffer<AccountId>> {
	LockedOffers::<Test>::iter_prefix(process(id).reference().meter).collect()
}

/// The offer in a slot.
pub fn locked_offer(id: ProcessId, slot: Slot) -> Option<LockedOffer<AccountId>> {
	locked_offers(id).remove(&slot)
}

/// The prices of the chosen offer.
pub fn locked_prices(id: ProcessId) -> Option<Prices> {
	locked_offer(id, session(id).chosen).map(|offer| offer.prices)
}

/// Who has a locked offer, in the order in which they are tried.
pub fn locked(id: ProcessId) -> Vec<(AccountId, Option<SourceId>)> {
	let offers = session(id).slots().map(|slot| locked_offer(id, slot));
	offers.map(|offer| offer.map(|offer| (offer.supplier, offer.source)).unwrap()).collect()
}

/// The charging steps as the thesis writes them.
pub fn letters(id: ProcessId) -> String {
	let session = session(id);
	let steps = session.schedule.to_vec(session.timetable.steps);
	steps.into_iter().map(|charges| if charges { 'T' } else { 'F' }).collect()
}

/// The events of the pallet since the last call, and forgets them.
pub fn take_events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub fn assert_last(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// That it happened, though what was settled with it may have been paid since.
pub fn assert_has(event: Event<Test>) {
	System::assert_has_event(event.into());
}

/// Totals without rewards and debts.
pub const fn paid(to_supplier: Balance, to_dso: Balance, to_cso: Balance) -> Totals {
	Totals { to_supplier, to_dso, to_cso, reward: 0, unpaid: 0 }
}

/// A list of bytes for a call.
pub fn evse(text: &str) -> BoundedVec<u8, frame_support::traits::ConstU32<48>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn root() -> Vec<u8> {
	polkadot_sdk::sp_io::storage::root(polkadot_sdk::sp_runtime::StateVersion::V1)
}
