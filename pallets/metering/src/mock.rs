// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet alone; its neighbours are fakes with a trace.

use crate::{GenesisMeter, Meter, MeterKey, MeterStatus, Pallet, RefusalReason, SignedReading};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl, ensure, parameter_types,
		traits::{ConstU32, ConstU64, SortedMembers},
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_timestamp,
	sp_core::{ed25519, sr25519, Pair},
	sp_io::TestExternalities,
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::BuildStorage,
};
use smartcharge_evidence::{native::payload, Reading};
use smartcharge_primitives::{
	AreaId, Energy, GridTariff, MeterId, MeterReading, Moment, OnReading, Power, Price, Purpose,
	Unfit, MILLIS_PER_HOUR,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;

pub const OWNER: AccountId = 1;
pub const OTHER_OWNER: AccountId = 2;
pub const DSO: AccountId = 3;
pub const OTHER_DSO: AccountId = 4;
pub const GATEWAY: AccountId = 5;
pub const STRANGER: AccountId = 9;

pub const AREA: AreaId = 0;
pub const OTHER_AREA: AreaId = 1;

pub const EAN: u64 = 871_687_140_000_000_002;
pub const POWER: Power = 5_000;
pub const MAX_POWER: Power = 1_000_000;
pub const STATION: Purpose = Purpose::Station { power: POWER };

pub const MAX_DRIFT: Moment = 10_000;
pub const MAX_AGE: Moment = 24 * MILLIS_PER_HOUR;
pub const MAX_BATCH: u32 = 1_000;

/// The clock at the start of each test, a full hour.
pub const NOW: Moment = 1_800_000_000_000;

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
	pub type Metering = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

parameter_types! {
	/// Member organisations and drivers.
	pub static Participants: BTreeSet<AccountId> = BTreeSet::new();
	/// Member organisations that run areas.
	pub static Dsos: BTreeSet<AccountId> = BTreeSet::new();
	/// Who runs which area.
	pub static Operators: BTreeMap<AreaId, AccountId> = BTreeMap::new();
	/// What `OnReading` was told.
	pub static Trace: Vec<(MeterId, Option<MeterReading>, MeterReading)> = Vec::new();
	/// How many readings each batch had that were followed.
	pub static Batches: Vec<usize> = Vec::new();
	/// What following a reading of a meter takes.
	pub static Needs: BTreeMap<MeterId, Weight> = BTreeMap::new();
	/// The latest readings that are entrusted to the follower.
	pub static Entrusted: BTreeMap<MeterId, MeterReading> = BTreeMap::new();
	/// The most energy of a reading that the follower believes.
	pub static MostEnergy: Energy = Energy::MAX;
	/// Share of each reading.
	pub const Share: Weight = Weight::from_parts(1_000, 100);
	/// Pool of a batch.
	pub const CatchUp: Weight = Weight::from_parts(50_000, 5_000);
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
		unreachable!("metering asks for no price")
	}
}

/// Consumes what [`Needs`] says and records what it was told.
pub struct Follower;
impl OnReading for Follower {
	type Batch = usize;

	fn weight() -> Weight {
		Share::get()
	}

	fn latest(meter: MeterId, _: Purpose, _: &mut usize) -> Option<MeterReading> {
		Entrusted::get().get(&meter).copied()
	}

	fn on_reading(
		meter: MeterId,
		_: Purpose,
		previous: Option<MeterReading>,
		current: MeterReading,
		batch: &mut usize,
		budget: &mut WeightMeter,
	) -> Result<(), Unfit> {
		let need = Needs::get().get(&meter).copied().unwrap_or_default();
		budget.try_consume(need).map_err(|()| Unfit::Overweight)?;
		let energy = current.register.saturating_sub(previous.unwrap_or_default().register);
		ensure!(previous.is_none() || energy <= MostEnergy::get(), Unfit::Implausible);
		Trace::mutate(|trace| trace.push((meter, previous, current)));
		Entrusted::mutate(|book| book.get_mut(&meter).map(|latest| *latest = current));
		*batch += 1;
		Ok(())
	}

	fn on_batch_end(batch: usize) {
		Batches::mutate(|batches| batches.push(batch));
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

	fn fund(_: &AccountId, _: smartcharge_primitives::Balance) {}

	fn area(dso: &AccountId) -> AreaId {
		let area = 100;
		Operators::mutate(|map| map.insert(area, *dso));
		area
	}

	fn meter(_: &AccountId, _: AreaId, _: Purpose, _: MeterReading) -> MeterId {
		unreachable!("the benchmarks make their meters themselves")
	}

	fn process(_: AreaId) -> smartcharge_primitives::ProcessId {
		unreachable!("metering knows no processes")
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

	fn signal(
		_: &AccountId,
		_: AreaId,
		_: smartcharge_primitives::Interval,
		_: smartcharge_primitives::Direction,
		_: smartcharge_primitives::Balance,
	) {
		unreachable!("metering knows no signals")
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}

impl crate::Config for Test {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureSignedBy<ParticipantMembers, AccountId>;
	type OwnerOrigin = EnsureSignedBy<ParticipantMembers, AccountId>;
	type DsoOrigin = EnsureSignedBy<DsoMembers, AccountId>;
	type Grid = Grid;
	type OnReading = Follower;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type MaxAge = ConstU64<MAX_AGE>;
	type MaxPower = ConstU32<MAX_POWER>;
	type MaxBatch = ConstU32<MAX_BATCH>;
	type CatchUp = CatchUp;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// Start state of a test.
#[derive(Default)]
pub struct ExtBuilder {
	metering: crate::GenesisConfig<Test>,
}

impl ExtBuilder {
	#[must_use]
	pub fn interval(mut self, interval: Moment) -> Self {
		self.metering.interval = interval;
		self
	}

	#[must_use]
	pub fn meter(mut self, meter: GenesisMeter<AccountId>) -> Self {
		self.metering.meters.push(meter);
		self
	}

	pub fn build(self) -> TestExternalities {
		Participants::set(BTreeSet::from([OWNER, OTHER_OWNER, DSO, OTHER_DSO, GATEWAY]));
		Dsos::set(BTreeSet::from([DSO, OTHER_DSO]));
		Operators::set(BTreeMap::from([(AREA, DSO), (OTHER_AREA, OTHER_DSO)]));
		Trace::set(Vec::new());
		Needs::set(BTreeMap::new());
		Entrusted::set(BTreeMap::new());
		let storage = RuntimeGenesisConfig { system: Default::default(), metering: self.metering }
			.build_storage()
			.expect("the genesis is valid");
		let mut ext = TestExternalities::from(storage);
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext.execute_with(|| {
			System::set_block_number(1);
			set_time(NOW);
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Pallet::<Test>::do_try_state().expect("the invariants hold");
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now);
}

/// The key pair inside a meter.
#[derive(Clone)]
pub enum Device {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
}

impl Device {
	pub fn sr25519(seed: u8) -> Self {
		Self::Sr25519(Box::new(sr25519::Pair::from_seed(&[seed; 32])))
	}

	pub fn ed25519(seed: u8) -> Self {
		Self::Ed25519(Box::new(ed25519::Pair::from_seed(&[seed; 32])))
	}

	pub fn key(&self) -> MeterKey {
		match self {
			Self::Sr25519(pair) => MeterKey::Sr25519(pair.public()),
			Self::Ed25519(pair) => MeterKey::Ed25519(pair.public()),
		}
	}

	pub fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
		match self {
			Self::Sr25519(pair) => pair.sign(message).0,
			Self::Ed25519(pair) => pair.sign(message).0,
		}
	}

	/// What the device sends when its register shows `register` at `at`.
	pub fn read(&self, meter: MeterId, at: Moment, register: u64) -> SignedReading {
		let signature = self.sign_bytes(&payload(&genesis(), &Reading { meter, at, register }));
		SignedReading { meter, at, register, signature }
	}
}

pub fn genesis() -> [u8; 32] {
	Metering::genesis_hash()
}

/// Registers a meter of [`OWNER`] in [`AREA`] and has it approved.
pub fn active_meter(device: &Device, purpose: Purpose) -> MeterId {
	let meter = pending_meter(device, purpose);
	assert_ok!(Metering::approve_meter(RuntimeOrigin::signed(DSO), meter));
	meter
}

/// Registers a meter of [`OWNER`] in [`AREA`].
pub fn pending_meter(device: &Device, purpose: Purpose) -> MeterId {
	let meter = crate::NextMeterId::<Test>::get();
	assert_ok!(Metering::register_meter(
		RuntimeOrigin::signed(OWNER),
		EAN,
		AREA,
		device.key(),
		purpose,
	));
	meter
}

pub fn meter(id: MeterId) -> Meter<AccountId> {
	Metering::find_meter(id).expect("the meter exists")
}

pub fn status(id: MeterId) -> MeterStatus {
	meter(id).status
}

/// Submits the readings as one batch; gives the outcome of each.
pub fn submit(readings: Vec<SignedReading>) -> Vec<Result<(), RefusalReason>> {
	System::reset_events();
	let batch = BoundedVec::try_from(readings.clone()).expect("within the bound");
	assert_ok!(Metering::submit_readings(RuntimeOrigin::signed(GATEWAY), batch));
	let outcomes: Vec<_> = System::events()
		.into_iter()
		.map(|record| match record.event {
			RuntimeEvent::Metering(crate::Event::ReadingAccepted {
				meter,
				read_at: at,
				register,
			}) => ((meter, at, Some(register)), Ok(())),
			RuntimeEvent::Metering(crate::Event::ReadingRefused { meter, read_at: at, reason }) => {
				((meter, at, None), Err(reason))
			},
			other => panic!("unexpected event {other:?}"),
		})
		.collect();
	assert_eq!(outcomes.len(), readings.len(), "one event per reading");
	outcomes
		.into_iter()
		.zip(readings)
		.map(|(((meter, at, register), outcome), reading)| {
			assert_eq!((meter, at), (reading.meter, reading.at));
			assert!(register.is_none_or(|register| register == reading.register));
			outcome
		})
		.collect()
}

/// Submits one reading.
pub fn submit_one(reading: SignedReading) -> Result<(), RefusalReason> {
	submit(vec![reading]).remove(0)
}
