// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the tests do and look at.

use super::*;
use crate::{
	runtime_api::StatementEntry, Attributes, Batch, Cancellations, Certificates, Claim, ClaimKey,
	Claims, Event, Holding, Ledger, Ledgers, NextSourceId, Source, Supplies, Supply, Support,
};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::Hooks,
		weights::{Weight, WeightMeter},
	},
	sp_io,
	sp_runtime::{self, DispatchResult},
};
use smartcharge_primitives::{
	page::MAX_PAGE, Accepted, Booking, Carrier, Draw, EndedProcess, MeterReading, Meters,
	NotAvailable, NotClaimable, OnReading, Overweight, ProcessId, SourceId, Sources as _, Taker,
};

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

/// The latest reading of a meter.
pub fn latest(meter: MeterId) -> Option<MeterReading> {
	FakeMeters::meter(meter).unwrap().latest
}

/// Why a reading was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
	Overweight,
	Implausible,
}

impl From<Overweight> for Unfit {
	fn from(Overweight: Overweight) -> Self {
		Self::Overweight
	}
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
	let mut batch = Default::default();
	let connection = details.purpose.power();
	let power = Origin::power(meter, details.purpose, connection, &mut batch, budget)?;
	let power = power.min(connection);
	let current = match details.accepted() {
		Some(latest) => latest.then(current, power).ok_or(Unfit::Implausible)?,
		None => Accepted::base(current),
	};
	Origin::on_reading(meter, details.purpose, previous, current, &mut batch, budget)?;
	Origin::on_batch_end(batch);
	change_meter(meter, |details| {
		details.latest = Some(current.reading);
		details.slack = current.slack;
	});
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
	let (dso, _) = Areas::get()[&area];
	assert_ok!(approve_by(dso, source));
}

/// `dso` approves a source with the meter that it has.
pub fn approve_by(dso: AccountId, source: SourceId) -> DispatchResult {
	let meter = crate::Sources::<Test>::get(source).map_or(SOLAR_METER, |source| source.meter);
	Origin::approve_source(signed(dso), source, meter)
}

/// Another meter of its owner takes over from the meter of a source, by all whom it concerns.
pub fn replace_meter(source: SourceId, meter: MeterId) {
	let crate::Source { owner, supplier, area, .. } = self::source(source);
	if owner != supplier {
		assert_ok!(Origin::allow_supplier(signed(owner), meter, Some(supplier)));
	}
	assert_ok!(Origin::replace_meter(signed(supplier), source, meter));
	let (dso, _) = Areas::get()[&area];
	assert_ok!(Origin::approve_source(signed(dso), source, meter));
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

/// The same, and returns how it was booked.
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
	let drawn = Draw { energy, committed: u64::MAX };
	book_drawn_in(batch, source, interval, process, driver, drawn)
}

/// The same with the power that was committed.
pub fn book_drawn_in(
	batch: &mut Batch,
	source: SourceId,
	interval: Moment,
	process: ProcessId,
	driver: AccountId,
	drawn: Draw,
) -> Result<Booking, NotClaimable> {
	let taker = Taker { process, meter: station_of(process), driver: &driver };
	Origin::claim(source, interval, &taker, drawn, batch)
}

/// `process` of [`DRIVER`] claims of the interval with this number, with `power` W committed for
/// `time` ms.
pub fn claim_with(
	source: SourceId,
	number: i64,
	process: ProcessId,
	energy: Energy,
	(power, time): (Power, Moment),
) {
	let mut batch = Default::default();
	let drawn = Draw { energy, committed: u64::from(power) * time };
	assert_ok!(book_drawn_in(&mut batch, source, interval(number), process, DRIVER, drawn));
	Origin::finish_batch(batch);
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
	let suppliers = vec![supplier];
	let record = EndedProcess { driver, suppliers, energy: delivered, end: now() };
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
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// What a driver, or a process of it, took from sources, in the order of process, source and
/// interval: by pages of any size.
pub fn statement(driver: AccountId, process: Option<ProcessId>) -> Vec<StatementEntry> {
	let mut lists = [1, 3, MAX_PAGE].map(|limit| {
		let mut entries =
			all_pages(|after| Origin::statement(&driver, process, after, limit), || ());
		let in_time = entries.is_sorted_by(|one, next| {
			(one.process, one.source) != (next.process, next.source) || one.interval < next.interval
		});
		assert!(in_time, "{entries:?}");
		entries.sort_unstable_by_key(|entry| (entry.process, entry.source, entry.interval));
		entries
	});
	assert!(lists[0] == lists[1] && lists[1] == lists[2], "{lists:?}");
	core::mem::take(&mut lists[0])
}
