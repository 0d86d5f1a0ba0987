// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet alone; its neighbours are fakes with a trace.

use crate::{
	GenesisMeter, Meter, MeterKey, MeterStatus, Pallet, Payload, RecordKey, RecordRefusal,
	RecordRegister, RecordSignature, Recorder, RefusalReason, SignedReading, SignedRecord,
};
use polkadot_sdk::{
	frame_support::{
		self, assert_ok, derive_impl,
		dispatch::{DispatchResult, DispatchResultWithPostInfo},
		parameter_types,
		traits::{ConstU32, ConstU64},
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{self, mocking::MockBlock, EnsureSignedBy},
	pallet_timestamp,
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_io::{self, TestExternalities},
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::BuildStorage,
};
use smartcharge_evidence::{native::payload, possession, Reading};
use smartcharge_primitives::{
	testing::{self, add_area, add_driver, add_member, FakeDsos, FakeGrid, FakeParticipants},
	Accepted, AreaId, MeterId, MeterReading, Meters as _, Misplaced, Moment, OnReading, OnRecord,
	Overweight, Place, Power, ProcessId, Purpose, Recorded, RecordedLine, Role, MILLIS_PER_HOUR,
};
use std::collections::{BTreeMap, BTreeSet};

pub use smartcharge_primitives::testing::{
	AccountId, AREA, DSO, NOW, OTHER_AREA, OTHER_DSO, OWNER, STRANGER,
};

pub const OTHER_OWNER: AccountId = 20;
pub const GATEWAY: AccountId = 21;

pub const EAN: u64 = 871_687_140_000_000_002;
pub const POWER: Power = 5_000;
pub const MAX_POWER: Power = 1_000_000;
pub const STATION: Purpose = Purpose::Station { power: POWER };

pub const MAX_DRIFT: Moment = 10_000;
pub const MAX_AGE: Moment = 24 * MILLIS_PER_HOUR;
pub const HOUR: Moment = MILLIS_PER_HOUR;
pub const MAX_GAP: Moment = MILLIS_PER_HOUR / 4;
pub const GAP_DELAY: Moment = MILLIS_PER_HOUR;
pub const MAX_BATCH: u32 = 1_000;
pub const MAX_RECORDS: u32 = 32;
pub const APPROVAL_PERIOD: Moment = 30 * 86_400_000;

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
	/// What was reported to `OnReading`.
	pub static Trace: Vec<(MeterId, Option<MeterReading>, MeterReading)> = Vec::new();
	/// How many readings each batch had that were followed.
	pub static Batches: Vec<usize> = Vec::new();
	/// What following a reading of a meter takes.
	pub static Needs: BTreeMap<MeterId, Weight> = BTreeMap::new();
	/// The latest readings that are entrusted to the follower.
	pub static Entrusted: BTreeMap<MeterId, Accepted> = BTreeMap::new();
	/// The power of what is behind a meter.
	pub static Behind: BTreeMap<MeterId, Power> = BTreeMap::new();
	/// The meters whose readings are awaited.
	pub static Awaited: BTreeSet<MeterId> = BTreeSet::new();
	/// The meters before whose new base the follower was called, in this order.
	pub static Rebased: Vec<MeterId> = Vec::new();
	/// Meters that were removed.
	pub static Removed: Vec<MeterId> = Vec::new();
	/// Where records of a process have a place.
	pub static Places: BTreeMap<ProcessId, (MeterId, Result<Place, Misplaced>)> =
		BTreeMap::new();
	/// Records that were noted.
	pub static Noted: Vec<(ProcessId, Recorded)> = Vec::new();
	/// Weight that a batch does not need of what its readings consumed.
	pub static Unused: Weight = Weight::zero();
	/// Share of each reading.
	pub const Share: Weight = Weight::from_parts(1_000, 100);
	/// Pool of a batch.
	pub const CatchUp: Weight = Weight::from_parts(1_000_000_000, 5_000);
}

/// Places records as [`Places`] says, and notes them.
pub struct FakeProofs;
impl OnRecord for FakeProofs {
	fn place(process: ProcessId, meter: MeterId, _: &Recorded) -> Result<Place, Misplaced> {
		let places = Places::get();
		let (of, place) = places.get(&process).ok_or(Misplaced::UnknownProcess)?;
		if *of == meter {
			*place
		} else {
			Err(Misplaced::OtherMeter)
		}
	}

	fn note(process: ProcessId, recorded: Recorded) {
		Noted::mutate(|noted| noted.push((process, recorded)));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_process(meter: MeterId, _: Moment, _: Moment) -> ProcessId {
		let process = meter.into();
		let place = Ok(Place { begin: None, end: None, first: None });
		Places::mutate(|places| places.insert(process, (meter, place)));
		process
	}
}

/// Consumes what [`Needs`] says and records what was reported to it.
pub struct Follower;
impl OnReading for Follower {
	type Batch = usize;

	fn weight() -> Weight {
		Share::get()
	}

	fn new_base_weight() -> Weight {
		Share::get()
	}

	fn latest(meter: MeterId, _: Purpose, _: &mut usize) -> Option<Accepted> {
		Entrusted::get().get(&meter).copied()
	}

	fn is_awaited(
		meter: MeterId,
		_: Purpose,
		_: MeterReading,
		_: &mut usize,
		_: &mut WeightMeter,
	) -> Result<bool, Overweight> {
		Ok(Awaited::get().contains(&meter))
	}

	fn power(
		meter: MeterId,
		_: Purpose,
		known: Power,
		_: &mut usize,
		_: &mut WeightMeter,
	) -> Result<Power, Overweight> {
		Ok(Behind::get().get(&meter).copied().unwrap_or(known))
	}

	fn on_reading(
		meter: MeterId,
		_: Purpose,
		previous: Option<MeterReading>,
		current: Accepted,
		batch: &mut usize,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		let need = Needs::get().get(&meter).copied().unwrap_or_default();
		budget.try_consume(need).map_err(|()| Overweight)?;
		Trace::mutate(|trace| trace.push((meter, previous, current.reading)));
		Entrusted::mutate(|book| book.get_mut(&meter).map(|latest| *latest = current));
		*batch += 1;
		Ok(())
	}

	/// Gives the latest reading back, as the end of a process does.
	fn before_new_base(
		meter: MeterId,
		_: Purpose,
		_: &mut usize,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		let need = Needs::get().get(&meter).copied().unwrap_or_default();
		budget.try_consume(need).map_err(|()| Overweight)?;
		Rebased::mutate(|rebased| rebased.push(meter));
		if let Some(latest) = Entrusted::mutate(|book| book.remove(&meter)) {
			Metering::take_back(meter, latest, 0);
		}
		Ok(())
	}

	fn on_batch_end(batch: usize) -> Weight {
		Batches::mutate(|batches| batches.push(batch));
		Unused::get()
	}

	fn on_removed(meter: MeterId) {
		Removed::mutate(|removed| removed.push(meter));
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn area(dso: &AccountId) -> AreaId {
		let area = 100;
		add_area(area, *dso, 0);
		area
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}

impl crate::Config for Test {
	type Time = Timestamp;
	type ParticipantOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type OwnerOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type DsoOrigin = EnsureSignedBy<FakeDsos, AccountId>;
	type Grid = FakeGrid;
	type OnReading = Follower;
	type OnRecord = FakeProofs;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type MaxAge = ConstU64<MAX_AGE>;
	type MaxGap = ConstU64<MAX_GAP>;
	type GapDelay = ConstU64<GAP_DELAY>;
	type MaxPower = ConstU32<MAX_POWER>;
	type MaxBatch = ConstU32<MAX_BATCH>;
	type MaxRecords = ConstU32<MAX_RECORDS>;
	type CatchUp = CatchUp;
	type ApprovalPeriod = ConstU64<APPROVAL_PERIOD>;
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
		testing::reset();
		for (area, dso) in [(AREA, DSO), (OTHER_AREA, OTHER_DSO)] {
			add_member(dso, &[Role::Dso]);
			add_area(area, dso, 0);
		}
		for who in [OWNER, OTHER_OWNER, GATEWAY] {
			add_driver(who);
		}
		Trace::set(Vec::new());
		Needs::set(BTreeMap::new());
		Entrusted::set(BTreeMap::new());
		Behind::set(BTreeMap::new());
		Awaited::set(BTreeSet::new());
		Rebased::set(Vec::new());
		Removed::set(Vec::new());
		Places::set(BTreeMap::new());
		Noted::set(Vec::new());
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

	/// The device's proof that `owner` has its key.
	pub fn proof(&self, owner: AccountId) -> [u8; 64] {
		self.sign_bytes(&possession::payload(&genesis(), &Metering::account_id(&owner)))
	}

	/// What the device sends when its register shows `register` at `at`.
	pub fn read(&self, meter: MeterId, at: Moment, register: u64) -> SignedReading {
		let signature = self.sign_bytes(&payload(&genesis(), &Reading { meter, at, register }));
		SignedReading { meter, at, register, signature }
	}
}

/// What signs records inside a meter.
#[derive(Clone)]
pub enum Signer {
	Secp256k1(Box<ecdsa::Pair>),
	P256(Box<p256::ecdsa::SigningKey>),
}

/// Serial number of the meters that sign records.
pub const SERIAL: &str = "1DZG0033016911";

impl Signer {
	pub fn secp256k1(seed: u8) -> Self {
		Self::Secp256k1(Box::new(ecdsa::Pair::from_seed(&[seed; 32])))
	}

	pub fn p256(seed: u8) -> Self {
		let key = p256::ecdsa::SigningKey::from_slice(&[seed; 32]).expect("a scalar");
		Self::P256(Box::new(key))
	}

	pub fn key(&self) -> RecordKey {
		match self {
			Self::Secp256k1(pair) => RecordKey::Secp256k1(pair.public().0),
			Self::P256(key) => {
				let point = key.verifying_key().to_sec1_point(false);
				RecordKey::P256(point.as_bytes()[1..].try_into().unwrap())
			},
		}
	}

	pub fn sign(&self, payload: &[u8]) -> RecordSignature {
		let digest = sp_io::hashing::sha2_256(payload);
		match self {
			Self::Secp256k1(pair) => {
				let signature = pair.sign_prehashed(&digest);
				RecordSignature::Secp256k1(signature.0[..64].try_into().unwrap())
			},
			Self::P256(key) => {
				let signature: p256::ecdsa::Signature =
					p256::ecdsa::signature::hazmat::PrehashSigner::sign_prehash(&**key, &digest)
						.unwrap();
				RecordSignature::P256(signature.to_bytes().into())
			},
		}
	}

	pub fn recorder(&self, register: RecordRegister) -> Recorder {
		let serial = BoundedVec::truncate_from(SERIAL.as_bytes().to_vec());
		Recorder { key: self.key(), serial, register }
	}

	/// The record with this text.
	pub fn record(&self, meter: MeterId, process: ProcessId, text: &str) -> SignedRecord {
		let payload = payload_of(text);
		let signature = self.sign(&payload);
		SignedRecord { meter, process, payload, signature }
	}
}

pub fn payload_of(text: &str) -> Payload {
	BoundedVec::try_from(text.as_bytes().to_vec()).expect("within the bound")
}

/// A time, `ms` after the start of a test, as records have it.
pub fn stamp(ms: u64) -> String {
	// date -u -d @1800000000
	assert_eq!(NOW, 1_800_000_000_000);
	let seconds = ms / 1_000;
	assert!(seconds < 3_600, "within the hour");
	format!("2027-01-15T08:{:02}:{:02},{:03}+0000 S", seconds / 60, seconds % 60, ms % 1_000)
}

/// A line of a record: `role` at `ms` after the start of a test, with a register in Wh.
pub fn line(role: &str, ms: u64, register: &str) -> String {
	let time = stamp(ms);
	format!(
		r#"{{"TM":"{time}","TX":"{role}","RV":{register},"RI":"1-0:1.8.0","RU":"Wh","EF":"","ST":"G"}}"#
	)
}

/// The text of a record with these lines.
pub fn text(page: u64, lines: &[String]) -> String {
	format!(r#"{{"PG":"T{page}","MS":"{SERIAL}","RD":[{}]}}"#, lines.join(","))
}

/// An active meter of [`OWNER`] with `signer` as its recorder.
pub fn recording_meter(signer: &Signer, register: RecordRegister) -> MeterId {
	let id = active_meter(&Device::sr25519(90), STATION);
	assert_ok!(request_recorder(id, signer, register));
	assert_ok!(Metering::approve_recorder(RuntimeOrigin::signed(DSO), id, signer.key()));
	id
}

/// [`OWNER`] requests a recorder, with a record that is as old as can be.
pub fn request_recorder(id: MeterId, signer: &Signer, register: RecordRegister) -> DispatchResult {
	let payload = payload_of(&text(0, &[]));
	let signature = signer.sign(&payload);
	let recorder = signer.recorder(register);
	Metering::request_recorder(RuntimeOrigin::signed(OWNER), id, recorder, payload, signature)
}

/// Lets records of `meter` have a place in `process`, which is running if `first` is known.
pub fn place(process: ProcessId, meter: MeterId, begin: Option<RecordedLine>, first: Option<u64>) {
	let place = Ok(Place { begin, end: None, first });
	Places::mutate(|places| places.insert(process, (meter, place)));
}

/// [`GATEWAY`] submits the records as one batch; gives the events.
pub fn submit_records(records: Vec<SignedRecord>) -> Vec<crate::Event<Test>> {
	System::reset_events();
	let batch = BoundedVec::try_from(records).expect("within the bound");
	assert_ok!(Metering::submit_records(RuntimeOrigin::signed(GATEWAY), batch));
	System::events()
		.into_iter()
		.map(|record| match record.event {
			RuntimeEvent::Metering(event) => event,
			other => panic!("unexpected event {other:?}"),
		})
		.collect()
}

/// Submits one record; gives the reason if it was refused.
pub fn submit_record(record: SignedRecord) -> Result<(), RecordRefusal> {
	let before = Noted::get().len();
	let events = submit_records(vec![record]);
	let refused = events.iter().find_map(|event| match event {
		crate::Event::RecordRefused { reason, .. } => Some(*reason),
		_ => None,
	});
	assert_eq!(Noted::get().len() - before, usize::from(refused.is_none()));
	refused.map_or(Ok(()), Err)
}

pub fn genesis() -> [u8; 32] {
	Metering::genesis_hash()
}

/// Registers a meter of [`OWNER`] in [`AREA`] and has it approved.
pub fn active_meter(device: &Device, purpose: Purpose) -> MeterId {
	let meter = pending_meter(device, purpose);
	assert_ok!(approve(meter, device, None));
	meter
}

/// [`DSO`] approves a meter with the key of `device`.
pub fn approve(
	meter: MeterId,
	device: &Device,
	base: Option<MeterReading>,
) -> DispatchResultWithPostInfo {
	Metering::approve_meter(RuntimeOrigin::signed(DSO), meter, device.key(), base)
}

/// [`OWNER`] requests the key of `device` for a meter.
pub fn rotate(meter: MeterId, device: &Device) -> DispatchResult {
	Metering::rotate_key(RuntimeOrigin::signed(OWNER), meter, device.key(), device.proof(OWNER))
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
		device.proof(OWNER),
	));
	meter
}

pub fn meter(id: MeterId) -> Meter<AccountId> {
	Metering::find_meter(id).expect("the meter exists")
}

pub fn status(id: MeterId) -> MeterStatus {
	meter(id).status
}

/// [`GATEWAY`] submits the readings as one batch; gives the outcome of each.
pub fn submit(readings: Vec<SignedReading>) -> Vec<Result<(), RefusalReason>> {
	submit_as(GATEWAY, readings)
}

/// `sender` submits the readings as one batch; gives the outcome of each, in their order.
pub fn submit_as(
	sender: AccountId,
	readings: Vec<SignedReading>,
) -> Vec<Result<(), RefusalReason>> {
	System::reset_events();
	let batch = BoundedVec::try_from(readings.clone()).expect("within the bound");
	assert_ok!(Metering::submit_readings(RuntimeOrigin::signed(sender), batch));
	let mut outcomes: Vec<_> = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Metering(crate::Event::ReadingAccepted {
				meter,
				read_at: at,
				register,
			}) => Some(((at, meter), Some(register), Ok(()))),
			RuntimeEvent::Metering(crate::Event::ReadingRefused { meter, read_at: at, reason }) => {
				Some(((at, meter), None, Err(reason)))
			},
			RuntimeEvent::Metering(crate::Event::BaseRequired { .. }) => None,
			other => panic!("unexpected event {other:?}"),
		})
		.collect();
	assert_eq!(outcomes.len(), readings.len(), "one event per reading");
	assert!(outcomes.is_sorted_by_key(|(reading, ..)| *reading), "in the order of time");
	readings
		.into_iter()
		.map(|SignedReading { meter, at, register, .. }| {
			// Of readings of one meter and time, the one that was accepted is known.
			let place_of = |known: Option<u64>| {
				outcomes.iter().position(|(reading, accepted, _)| {
					*reading == (at, meter) && *accepted == known
				})
			};
			let place = place_of(Some(register)).or_else(|| place_of(None));
			outcomes.remove(place.expect("each has its event")).2
		})
		.collect()
}

/// Submits one reading.
pub fn submit_one(reading: SignedReading) -> Result<(), RefusalReason> {
	submit(vec![reading]).remove(0)
}
