// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet and a clock. Its neighbours are fakes that the tests change at will;
//! the fake that follows shortages keeps a trace and can fail over to another source.

use crate::{
	self as pallet_origin, Attributes, Batch, Cancellations, Certificates, Claim, ClaimKey, Claims,
	Config, Event, Holding, Ledger, Ledgers, NextSourceId, Pallet, Source, Supplies, Supply,
	Support,
};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl, parameter_types,
		traits::{ConstU32, ConstU64, Hooks, SortedMembers},
		weights::{Weight, WeightMeter},
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_timestamp,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	AreaId, Booking, Carrier, EndedProcess, Energy, GridTariff, MeterDetails, MeterId,
	MeterReading, Meters, Moment, NotAvailable, NotClaimable, OnReading, OnShortage, Participants,
	Power, Price, ProcessEnergy, ProcessId, Purpose, Role, SourceId, Sources, Taker, Unfit,
	MILLIS_PER_DAY, MILLIS_PER_HOUR,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;

/// Sells the energy of the sources; owns [`WIND_METER`].
pub const SUPPLIER: AccountId = 1;
pub const OTHER_SUPPLIER: AccountId = 2;
/// Runs [`AREA`].
pub const DSO: AccountId = 3;
/// Runs [`OTHER_AREA`].
pub const OTHER_DSO: AccountId = 4;
/// A driver with solar panels behind [`SOLAR_METER`].
pub const OWNER: AccountId = 5;
pub const DRIVER: AccountId = 6;
pub const OTHER_DRIVER: AccountId = 7;
pub const STRANGER: AccountId = 9;

pub const AREA: AreaId = 0;
pub const OTHER_AREA: AreaId = 1;

/// Measures the production of [`OWNER`].
pub const SOLAR_METER: MeterId = 0;
/// Measures the production of [`SUPPLIER`].
pub const WIND_METER: MeterId = 1;
/// Another meter of [`OWNER`] that measures production.
pub const SPARE_METER: MeterId = 2;
/// Measures production of [`SUPPLIER`] in [`OTHER_AREA`].
pub const FAR_METER: MeterId = 3;
/// Measures a station of [`SUPPLIER`].
pub const STATION_METER: MeterId = 4;
/// Measures a feeder of [`DSO`].
pub const FEEDER_METER: MeterId = 5;

/// Power of the connection behind each meter.
pub const CONNECTION: Power = 15_000;
/// Capacity of the sources of the tests: 1 000 Wh in an interval.
pub const CAPACITY: Power = 12_000;

pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = MILLIS_PER_HOUR;
pub const DAY: Moment = MILLIS_PER_DAY;
pub const INTERVAL: Moment = 5 * MINUTE;
/// The clock at the start of each test, a full hour.
pub const NOW: Moment = 1_800_000_000_000;
/// The register of each meter at the start of each test.
pub const REGISTER: Energy = 100_000;
/// When the sources of the tests began to produce.
pub const COMMISSIONED: Moment = NOW - 1_000 * DAY;

pub const FRESHNESS: Moment = 15 * MINUTE;
pub const GRACE: Moment = 5 * MINUTE;
/// An interval closes this many intervals after its end.
pub const CLOSING_DELAY: u32 = 3;
pub const MAX_SPAN: u32 = 12;
pub const LIFETIME: Moment = 2 * DAY;

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
	pub type Origins = pallet_origin;
}

/// The pallet. The runtime calls it otherwise, as its call must not be mistaken for the origin type.
pub type Origin = Pallet<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

/// A commitment that the pallet dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dropped {
	pub source: SourceId,
	pub process: ProcessId,
	pub power: Power,
	/// Whether another source took it over.
	pub taken_over: bool,
}

parameter_types! {
	/// The member organisations with their roles.
	pub static Roles: BTreeMap<AccountId, Vec<Role>> = BTreeMap::new();
	pub static Drivers: BTreeSet<AccountId> = BTreeSet::new();
	/// Who runs which area.
	pub static Areas: BTreeMap<AreaId, AccountId> = BTreeMap::new();
	pub static MeterBook: BTreeMap<MeterId, MeterDetails<AccountId>> = BTreeMap::new();
	/// Driver, supplier and delivered energy of the processes that have ended.
	pub static Ended: BTreeMap<ProcessId, EndedProcess<AccountId>> = BTreeMap::new();
	/// What was dropped, in this order.
	pub static Drops: Vec<Dropped> = Vec::new();
	/// The source that dropped commitments fail over to.
	pub static Substitute: Option<SourceId> = None;
	/// What following a shortage takes.
	pub static ShortageWeight: Weight = Weight::from_parts(7_000_000, 700);
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

fn members(role: Role) -> Vec<AccountId> {
	Roles::get().keys().copied().filter(|who| Cast::has_role(who, role)).collect()
}

pub struct SupplierMembers;
impl SortedMembers<AccountId> for SupplierMembers {
	fn sorted_members() -> Vec<AccountId> {
		members(Role::Supplier)
	}
}

pub struct DsoMembers;
impl SortedMembers<AccountId> for DsoMembers {
	fn sorted_members() -> Vec<AccountId> {
		members(Role::Dso)
	}
}

pub struct ParticipantMembers;
impl SortedMembers<AccountId> for ParticipantMembers {
	fn sorted_members() -> Vec<AccountId> {
		let all: BTreeSet<_> = Roles::get().into_keys().chain(Drivers::get()).collect();
		all.into_iter().collect()
	}
}

pub struct FakeGrid;
impl GridTariff<AccountId> for FakeGrid {
	fn operator(area: AreaId) -> Option<AccountId> {
		Areas::get().get(&area).copied()
	}

	fn grid_price(_: AreaId) -> Option<Price> {
		unreachable!("origin asks for no price")
	}
}

pub struct FakeMeters;
impl Meters<AccountId> for FakeMeters {
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>> {
		MeterBook::get().get(&meter).cloned()
	}

	fn interval() -> Moment {
		INTERVAL
	}

	fn entrust(_: MeterId) {
		unreachable!("sources leave their readings to metering")
	}

	fn take_back(_: MeterId, _: MeterReading) {
		unreachable!("nothing is entrusted")
	}
}

pub struct FakeProcesses;
impl ProcessEnergy<AccountId> for FakeProcesses {
	fn ended(process: ProcessId) -> Option<EndedProcess<AccountId>> {
		Ended::get().get(&process).cloned()
	}
}

/// Has the [`Substitute`] take over, as charging does, and records what it was told.
pub struct Shortage;
impl OnShortage for Shortage {
	fn weight() -> Weight {
		ShortageWeight::get()
	}

	fn on_dropped(source: SourceId, process: ProcessId, power: Power) {
		let taken_over =
			Substitute::get().is_some_and(|other| Origin::commit(other, process, power).is_ok());
		Drops::mutate(|drops| drops.push(Dropped { source, process, power, taken_over }));
	}
}

impl Config for Test {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureSignedBy<ParticipantMembers, AccountId>;
	type SupplierOrigin = EnsureSignedBy<SupplierMembers, AccountId>;
	type DsoOrigin = EnsureSignedBy<DsoMembers, AccountId>;
	type Participants = Cast;
	type Grid = FakeGrid;
	type Meters = FakeMeters;
	type OnShortage = Shortage;
	type Processes = FakeProcesses;
	type Freshness = ConstU64<FRESHNESS>;
	type Grace = ConstU64<GRACE>;
	type ClosingDelay = ConstU32<CLOSING_DELAY>;
	type MaxSpan = ConstU32<MAX_SPAN>;
	type Lifetime = ConstU64<LIFETIME>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::{Balance, BenchmarkCast, Direction, Interval};

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			Roles::mutate(|members| members.insert(*who, roles.to_vec()));
		}

		fn driver(who: &AccountId) {
			Drivers::mutate(|drivers| drivers.insert(*who));
		}

		fn fund(_: &AccountId, _: Balance) {}

		fn area(dso: &AccountId) -> AreaId {
			let area = 100;
			Areas::mutate(|areas| areas.insert(area, *dso));
			area
		}

		fn meter(
			owner: &AccountId,
			area: AreaId,
			purpose: Purpose,
			reading: MeterReading,
		) -> MeterId {
			let id = MeterId::try_from(MeterBook::get().len()).unwrap();
			add_meter(id, *owner, area, purpose);
			change_meter(id, |meter| meter.latest = Some(reading));
			id
		}

		/// What origin can see of a process is what it took when it had ended.
		fn process(_: AreaId) -> ProcessId {
			let process = 100;
			end_process(process, DRIVER, SUPPLIER, 1_000_000);
			process
		}

		fn ended_process(driver: &AccountId, supplier: &AccountId, energy: Energy) -> ProcessId {
			let process = 7;
			let (driver, supplier) = (*driver, *supplier);
			let record = EndedProcess { driver, supplier, energy, end: 0 };
			Ended::mutate(|ended| ended.insert(process, record));
			process
		}

		fn source(_: &AccountId, _: AreaId, _: Carrier, _: Power) -> SourceId {
			unreachable!("the benchmarks make their sources themselves")
		}

		fn signal(_: &AccountId, _: AreaId, _: Interval, _: Direction, _: Balance) {
			unreachable!("origin knows no signals")
		}

		fn set_time(now: Moment) {
			set_time(now);
		}
	}
}

/// Start state of a test.
#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> TestExternalities {
		Roles::set(BTreeMap::from([
			(SUPPLIER, vec![Role::Supplier]),
			(OTHER_SUPPLIER, vec![Role::Supplier, Role::Cso]),
			(DSO, vec![Role::Dso]),
			(OTHER_DSO, vec![Role::Dso]),
		]));
		Drivers::set(BTreeSet::from([OWNER, DRIVER, OTHER_DRIVER]));
		Areas::set(BTreeMap::from([(AREA, DSO), (OTHER_AREA, OTHER_DSO)]));
		MeterBook::set(BTreeMap::new());
		Ended::set(BTreeMap::new());
		Drops::set(Vec::new());
		Substitute::set(None);
		let production = Purpose::Production { power: CONNECTION };
		add_meter(SOLAR_METER, OWNER, AREA, production);
		add_meter(WIND_METER, SUPPLIER, AREA, production);
		add_meter(SPARE_METER, OWNER, AREA, production);
		add_meter(FAR_METER, SUPPLIER, OTHER_AREA, production);
		add_meter(STATION_METER, SUPPLIER, AREA, Purpose::Station { power: CONNECTION });
		add_meter(FEEDER_METER, DSO, AREA, Purpose::Loading { power: CONNECTION });

		let storage = RuntimeGenesisConfig::default().build_storage().expect("a valid genesis");
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			// There are no events in block zero.
			System::set_block_number(1);
			set_time(NOW);
		});
		ext
	}

	/// Runs a test and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check_state();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder.build()
}

/// The invariants of the pallet, that no Wh of an interval has two owners, and that a source covers
/// its commitments just when each of them would be made again.
pub fn check_state() {
	Pallet::<Test>::do_try_state().expect("the invariants hold");
	for (interval, source, ledger) in Ledgers::<Test>::iter() {
		let sold = held_of(source, interval) + cancelled_of(source, interval) + ledger.certified;
		assert!(sold <= ledger.produced, "sold {sold} Wh of {interval} {source}: {ledger:?}");
	}
	for (source, process, commitment) in crate::Commitments::<Test>::iter() {
		let again = commit(source, process, commitment.power).is_ok();
		assert_eq!(Origin::covers_commitments(source, &mut Default::default()), again);
	}
}

/// What all accounts hold of an interval, locked or not.
pub fn held_of(source: SourceId, interval: Moment) -> Energy {
	Certificates::<Test>::iter()
		.filter(|(_, of, _)| *of == (source, interval))
		.map(|(_, _, holding)| holding.free + holding.locked)
		.sum()
}

/// What was cancelled of an interval, be it to green a process.
pub fn cancelled_of(source: SourceId, interval: Moment) -> Energy {
	Cancellations::<Test>::iter_values()
		.filter(|cancelled| (cancelled.source, cancelled.interval) == (source, interval))
		.map(|cancelled| cancelled.energy)
		.sum()
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now);
}

pub fn now() -> Moment {
	pallet_timestamp::Now::<Test>::get()
}

/// Start of the interval with this number from the start of the test on.
pub fn interval(number: i64) -> Moment {
	NOW.checked_add_signed(number * i64::try_from(INTERVAL).unwrap()).unwrap()
}

/// When the interval with this number can be closed.
pub fn due(number: i64) -> Moment {
	interval(number + 1 + i64::from(CLOSING_DELAY))
}

/// When the certificates of the interval with this number expire.
pub fn expiry(number: i64) -> Moment {
	interval(number + 1) + LIFETIME
}

pub fn add_meter(id: MeterId, owner: AccountId, area: AreaId, purpose: Purpose) {
	let latest = Some(MeterReading { at: NOW, register: REGISTER });
	let details = MeterDetails { id, owner, area, purpose, active: true, latest };
	MeterBook::mutate(|book| book.insert(id, details));
}

pub fn change_meter(meter: MeterId, change: impl FnOnce(&mut MeterDetails<AccountId>)) {
	MeterBook::mutate(|book| change(book.get_mut(&meter).unwrap()));
}

/// The latest reading of a meter.
pub fn latest(meter: MeterId) -> Option<MeterReading> {
	FakeMeters::meter(meter).unwrap().latest
}

/// Takes a reading within `budget`, as metering does: recorded when it was followed.
pub fn read_within(
	meter: MeterId,
	at: Moment,
	register: Energy,
	budget: &mut WeightMeter,
) -> Result<(), Unfit> {
	let details = FakeMeters::meter(meter).unwrap();
	assert!(details.active, "metering refuses readings of other meters");
	let current = MeterReading { at, register };
	let previous = details.latest;
	assert!(previous.is_none_or(|previous| previous.at < at && previous.register <= register));
	Origin::on_reading(meter, details.purpose, previous, current, &mut (), budget)?;
	change_meter(meter, |details| details.latest = Some(current));
	Ok(())
}

/// Takes a reading that shows `energy` more than the one before, and leaves the clock alone.
pub fn try_read(meter: MeterId, at: Moment, energy: Energy) -> Result<(), Unfit> {
	let register = latest(meter).map_or(REGISTER, |reading| reading.register) + energy;
	read_within(meter, at, register, &mut WeightMeter::new())
}

/// Takes a reading that shows `energy` more than the one before, now.
pub fn produce(meter: MeterId, at: Moment, energy: Energy) {
	set_time(at);
	assert_ok!(try_read(meter, at, energy));
}

pub fn attributes() -> Attributes {
	Attributes { technology: 10_101, support: Support::None, storage: false, registry: false }
}

/// [`SUPPLIER`] registers a solar source at `meter` with the consent of the meter's owner.
pub fn pending_with(meter: MeterId, attributes: Attributes) -> SourceId {
	let id = NextSourceId::<Test>::get();
	let owner = FakeMeters::meter(meter).unwrap().owner;
	if owner != SUPPLIER {
		assert_ok!(Origin::allow_supplier(signed(owner), meter, Some(SUPPLIER)));
	}
	assert_ok!(Origin::register_source(
		signed(SUPPLIER),
		meter,
		Carrier::Solar,
		CAPACITY,
		COMMISSIONED,
		attributes,
	));
	id
}

pub fn pending(meter: MeterId) -> SourceId {
	pending_with(meter, attributes())
}

pub fn approve(source: SourceId) {
	let area = self::source(source).area;
	assert_ok!(Origin::approve_source(signed(Areas::get()[&area]), source));
}

/// An active source at `meter` whose readings count from [`NOW`] on.
pub fn active_with(meter: MeterId, attributes: Attributes) -> SourceId {
	let at = latest(meter).map_or(NOW, |reading| reading.at);
	// The base is one second before the reading that the meter starts with.
	change_meter(meter, |meter| {
		meter.latest = Some(MeterReading { at: at - 1_000, register: REGISTER });
	});
	let source = pending_with(meter, attributes);
	approve(source);
	assert_ok!(try_read(meter, at, 0));
	source
}

pub fn active(meter: MeterId) -> SourceId {
	active_with(meter, attributes())
}

pub fn source(id: SourceId) -> Source<AccountId> {
	crate::Sources::<Test>::get(id).expect("the source exists")
}

pub fn supply(id: SourceId) -> Supply {
	Supplies::<Test>::get(id).unwrap_or_default()
}

pub fn ledger(source: SourceId, number: i64) -> Option<Ledger> {
	Ledgers::<Test>::get(interval(number), source)
}

/// What was produced in the interval with this number.
pub fn produced(source: SourceId, number: i64) -> Energy {
	ledger(source, number).map_or(0, |ledger| ledger.produced)
}

pub fn holding(owner: AccountId, source: SourceId, number: i64) -> Holding {
	Certificates::<Test>::get(owner, (source, interval(number))).unwrap_or_default()
}

/// What `owner` holds of an interval as (free, locked).
pub fn held(owner: AccountId, source: SourceId, number: i64) -> (Energy, Energy) {
	let Holding { free, locked } = holding(owner, source, number);
	(free, locked)
}

/// The meter at which a process charges.
pub const fn station_of(process: ProcessId) -> MeterId {
	1_000 + process as MeterId
}

/// The key of the claims of a process.
pub const fn key_of(process: ProcessId) -> ClaimKey {
	ClaimKey::new(station_of(process), process)
}

pub fn claim_of(source: SourceId, number: i64, process: ProcessId) -> Option<Claim<AccountId>> {
	Claims::<Test>::get((interval(number), source), key_of(process))
}

/// What `process` claimed and was certified of an interval.
pub fn claimed(source: SourceId, number: i64, process: ProcessId) -> Option<(Energy, Energy)> {
	claim_of(source, number, process).map(|claim| (claim.energy, claim.certified))
}

pub fn try_claim(
	source: SourceId,
	number: i64,
	process: ProcessId,
	energy: Energy,
) -> Result<(), NotClaimable> {
	claim_at(source, interval(number), process, DRIVER, energy)
}

pub fn claim_at(
	source: SourceId,
	interval: Moment,
	process: ProcessId,
	driver: AccountId,
	energy: Energy,
) -> Result<(), NotClaimable> {
	try_book(source, interval, process, driver, energy).map(|_| ())
}

/// The same, and tells how it was booked.
pub fn try_book(
	source: SourceId,
	interval: Moment,
	process: ProcessId,
	driver: AccountId,
	energy: Energy,
) -> Result<Booking, NotClaimable> {
	let mut batch = Default::default();
	let booking = book_in(&mut batch, source, interval, process, driver, energy);
	Origin::finish_batch(batch);
	booking
}

/// The same in a batch, which is still to be booked.
pub fn book_in(
	batch: &mut Batch,
	source: SourceId,
	interval: Moment,
	process: ProcessId,
	driver: AccountId,
	energy: Energy,
) -> Result<Booking, NotClaimable> {
	let taker = Taker { process, meter: station_of(process), driver: &driver };
	Origin::claim(source, interval, &taker, energy, batch)
}

/// `process` of [`DRIVER`] claims of the interval with this number.
pub fn claim(source: SourceId, number: i64, process: ProcessId, energy: Energy) {
	assert_ok!(try_claim(source, number, process, energy));
}

pub fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable> {
	Origin::commit(source, process, power)
}

pub fn release(source: SourceId, process: ProcessId) {
	Origin::release(source, process);
}

pub fn available(source: SourceId) -> Power {
	Origin::available(source)
}

/// Records that a process has ended.
pub fn end_process(process: ProcessId, driver: AccountId, supplier: AccountId, delivered: Energy) {
	let record = EndedProcess { driver, supplier, energy: delivered, end: now() };
	Ended::mutate(|ended| ended.insert(process, record));
}

pub fn idle(limit: Weight) -> Weight {
	Origin::on_idle(System::block_number(), limit)
}

/// Closes all that is due.
pub fn close() {
	idle(Weight::MAX);
}

/// Closes the interval with this number and those before it.
pub fn close_until(number: i64) {
	set_time(due(number).max(now()));
	close();
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

/// What the state's root is, to see that nothing was written.
pub fn root() -> Vec<u8> {
	polkadot_sdk::sp_io::storage::root(polkadot_sdk::sp_runtime::StateVersion::V1)
}
