// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the tests do and look at.

use super::*;
use crate::{
	ChargeDetailRecord, Event, FinishReason, LockedOffer, LockedOffers, Offers, Phase, Preferences,
	Prices, Process, Processes, Records, Request, Session, Slot, Totals, WhenEqual,
	PREFERENCES_VERSION,
};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::Preservation,
		},
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system, sp_io,
	sp_runtime::{DispatchError, StateVersion},
};
use smartcharge_primitives::{
	Accepted, Amount, AnchoredProcesses, AreaId, Carrier, Direction, Interval, MeterDetails,
	MeterReading, Meters, OnReading, OnShortage, OrderedMeterId, Overweight, ProcessId, SignalId,
	SourceChoice, SourceDetails, SourceId,
};
use std::collections::BTreeMap;

/// The sum of all balances, what is held included.
pub fn money() -> Balance {
	let sum = frame_system::Account::<Test>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(Balances::total_issuance(), sum);
	sum
}

/// What `who` can spend and what is in escrow for it.
pub fn balance(who: AccountId) -> Balance {
	Balances::total_balance(&who) + Charging::escrow(&who)
}

/// What `who` gained since the start of the test, in tokens.
pub fn gain(who: AccountId) -> i128 {
	let change = i128::try_from(balance(who)).unwrap() - i128::try_from(FUNDS).unwrap();
	assert_eq!(change % 1_000_000, 0, "not whole tokens");
	change / 1_000_000
}

/// What is in escrow for `who`.
pub fn escrow(who: AccountId) -> Balance {
	Charging::escrow(&who)
}

pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now);
}

/// Sets what a source is and feeds in.
pub fn add_source(id: SourceId, supplier: AccountId, carrier: Carrier, area: AreaId, power: Power) {
	let details = SourceDetails { supplier, carrier, area };
	SourceBook::mutate(|book| book.insert(id, FakeSource { details, power }));
}

/// Changes what a source feeds in. What is committed of it stays until it is dropped.
pub fn set_power(source: SourceId, power: Power) {
	SourceBook::mutate(|book| book.get_mut(&source).unwrap().power = power);
}

/// Ends what `process` has of `source`, as the shortage watch does.
pub fn drop_out(source: SourceId, process: ProcessId) {
	let power = Committed::mutate(|committed| committed.remove(&(source, process)));
	Charging::on_dropped(source, process, power.expect("power is committed for it"));
}

/// What is committed: source, process and W.
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

/// Takes a reading within `budget`, as metering does: recorded after it was followed, unless a
/// process records it.
pub fn read_within(
	meter: MeterId,
	at: Moment,
	register: Energy,
	budget: &mut WeightMeter,
) -> Result<(), Overweight> {
	let current = Accepted::base(MeterReading { at, register });
	let entrusted = Entrusted::get().contains(&meter);
	let details = FakeMeters::meter(meter).unwrap();
	let MeterDetails { purpose, latest: previous, .. } = details;
	assert!(previous.is_none_or(|previous| previous.at < at && previous.register <= register));
	let mut batch = Default::default();
	if entrusted {
		assert_eq!(Charging::latest(meter, purpose, &mut batch), details.accepted());
	}
	let outcome = Charging::on_reading(meter, purpose, previous, current, &mut batch, budget);
	Charging::on_batch_end(batch);
	assert_eq!(Pending::get(), 0, "all claims of the batch are booked");
	outcome?;
	if !entrusted {
		change_meter(meter, |details| details.latest = Some(current.reading));
	}
	assert_eq!(FakeMeters::meter(meter).unwrap().latest, Some(current.reading));
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
		max_cost: None,
		when_equal: WhenEqual::Late,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
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
	tokens.iter().map(|price| price * UNIT).collect::<Vec<_>>().try_into().unwrap()
}

/// The last process that was authorised.
pub fn last_process() -> ProcessId {
	crate::NextProcessId::<Test>::get() - 1
}

/// A process of Alice that was just authorised.
pub fn authorised() -> ProcessId {
	assert_ok!(Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR));
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
	Charging::offer(signed(who), process, source, prices).map(|_| ()).map_err(|error| error.error)
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

/// The record of a process; as its end was reported, if it was never scheduled.
pub fn record(id: ProcessId) -> ChargeDetailRecord<AccountId> {
	assert_eq!(Charging::process(id), None, "the process has not ended");
	Records::<Test>::get(id).unwrap_or_else(|| {
		let reported = |event| match event {
			Event::Finished { process, record, .. } if process == id => Some(record),
			_ => None,
		};
		let events = System::read_events_for_pallet::<Event<Test>>();
		let record = events.into_iter().find_map(reported).expect("its end was reported");
		assert_eq!(record.supplier, None, "a process that was scheduled has a record");
		record
	})
}

/// Why a process ended; checks that nothing is left of it.
pub fn ended(id: ProcessId) -> FinishReason {
	assert_gone(id);
	record(id).reason
}

/// That nothing is left of a process but its record.
pub fn assert_gone(id: ProcessId) {
	assert_eq!(Charging::process(id), None, "the process has not ended");
	assert!(Processes::<Test>::iter_values().all(|running| running.id != id));
	assert_eq!(Offers::<Test>::iter_prefix(id).count(), 0);
	assert!(LockedOffers::<Test>::iter_keys().all(|(meter, _)| running_at(meter.id()).is_some()));
	assert!(Committed::get().keys().all(|(_, process)| *process != id));
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
	let [to_supplier, to_dso, to_cso] = [to_supplier as Amount, to_dso as Amount, to_cso as Amount];
	Totals { to_supplier, to_dso, to_cso, reward: 0, unpaid: 0, waived: 0, free: 0 }
}

/// All debts: debtor, creditor and amount.
pub fn debts() -> Vec<(AccountId, AccountId, Balance)> {
	DebtBook::get().into_iter().map(|((who, _, whom), amount)| (who, whom, amount)).collect()
}

/// A list of bytes for a call.
pub fn evse(text: &str) -> BoundedVec<u8, ConstU32<48>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}
