// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Traits between pallets. A pallet knows only those to its left in the row of
//! `docs/pallet-developers.md`; what flows back goes through [`OnReading`], [`OnRecord`],
//! [`OnShortage`], [`OnFlow`], [`AnchoredProcesses`] and [`ProcessEnergy`], which the runtime
//! wires.

#[cfg(feature = "runtime-benchmarks")]
use crate::Direction;
use crate::{
	calendar::Year, trail::Trail, Accepted, Amount, AreaId, Balance, Carrier, DebtKind, Ean18,
	Energy, Hour, Interval, MeterDetails, MeterId, MeterReading, Misplaced, Moment, Place, Power,
	Price, ProcessId, Purpose, Recorded, Role, SignalId, SignalOffer, SourceDetails, SourceId,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, Weight},
	sp_weights::WeightMeter,
};
use scale_info::TypeInfo;

/// Participants and their roles.
pub trait Participants<AccountId> {
	/// Returns whether `who` is a member organisation with `role`.
	fn has_role(who: &AccountId, role: Role) -> bool;

	/// Returns whether `who` is a registered driver.
	fn is_driver(who: &AccountId) -> bool;

	/// Returns whether `who` is a member organisation or a registered driver.
	fn is_participant(who: &AccountId) -> bool;
}

/// Ledger of debts.
pub trait Debts<AccountId> {
	/// Returns the highest weight of [`Self::incur`].
	fn weight() -> Weight;

	/// Adds `amount` to what `debtor` owes `creditor` of `kind`. No-op for nothing, and for an
	/// account that would owe itself.
	fn incur(debtor: &AccountId, creditor: &AccountId, kind: DebtKind, amount: Balance);

	/// Lowers what `debtor` owes `creditor` of `kind` by at most `amount`, because the creditor
	/// owes the debtor as much. Returns by how much.
	fn offset(debtor: &AccountId, creditor: &AccountId, kind: DebtKind, amount: Balance)
		-> Balance;

	/// Returns whether `debtor` owes anybody something of `kind`.
	fn in_debt(debtor: &AccountId, kind: DebtKind) -> bool;
}

/// Areas of the grid and their prices.
pub trait GridTariff<AccountId> {
	/// Returns the DSO that operates `area`; `None` if the area is unknown.
	fn operator(area: AreaId) -> Option<AccountId>;

	/// Returns the DSO's price per kWh in `area` at its present loading; `None` if the area is
	/// unknown.
	fn grid_price(area: AreaId) -> Option<Price>;
}

/// Connections to the grid and the suppliers that they count for.
pub trait Allocations<AccountId> {
	/// Returns the area of the connection `ean` and the supplier of its primary allocation point in
	/// `hour`; `None` if it has none that is remembered.
	fn primary(ean: Ean18, hour: Hour) -> Option<(AreaId, AccountId)>;
}

/// Registers of meters at the borders of years.
pub trait YearRegisters<AccountId> {
	/// Returns where `meter` is; `None` if it is unknown.
	fn connection(meter: MeterId) -> Option<MeterAt<AccountId>>;

	/// Returns the energy that `meter` counted in `year` (UTC+1), in Wh; `None` if its register at
	/// the start or at the end of the year is not known.
	fn energy(meter: MeterId, year: Year) -> Option<Energy>;
}

/// A meter at its connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MeterAt<AccountId> {
	/// EAN-18 code of the connection.
	pub ean: Ean18,
	/// Owner of the meter.
	pub owner: AccountId,
	/// Whether it counts energy that is taken from the grid.
	pub consumes: bool,
}

/// Registered meters.
pub trait Meters<AccountId> {
	/// Returns the details of `meter`; `None` if the meter is unknown.
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>>;

	/// Returns the length of a metering interval in ms; never zero.
	fn interval() -> Moment;

	/// Entrusts the latest reading of `meter` to the follower of its readings: until
	/// [`Self::take_back`] only the follower stores it, and metering reads it through
	/// [`OnReading::latest`].
	fn entrust(meter: MeterId);

	/// Gives `latest`, the latest reading of `meter`, back to metering. At most `power` W can have
	/// flowed since.
	fn take_back(meter: MeterId, latest: Accepted, power: Power);

	/// Sets the highest power, in W, of the station behind `meter` from now on; `None`: that of the
	/// connection. No-op if the meter is unknown.
	fn set_power(meter: MeterId, power: Option<Power>);

	/// Takes a native `reading` that `sender` brings within another call, with the `signature` of
	/// `meter`. Returns whether it was accepted; if not, the call must fail. It is refused if
	/// anything follows from it: nothing may run at the meter.
	fn take(
		sender: &AccountId,
		meter: MeterId,
		reading: MeterReading,
		signature: &[u8; 64],
	) -> bool;

	/// Returns the highest weight of [`Self::take`].
	fn taking_weight() -> Weight;
}

/// The reserved weight does not suffice; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overweight;

/// Follower of the readings that metering accepts.
///
/// Metering asks it about a meter before it accepts a reading: [`Self::latest`] if the latest
/// reading is entrusted, then [`Self::is_awaited`] after a gap, then [`Self::power`]. Look-ups stay
/// in the batch for the next one of them and for [`Self::on_reading`].
///
/// Each method with a `budget` makes sure that it covers its weight before it changes anything, and
/// consumes no more than that. An error occurs before any change.
pub trait OnReading {
	/// Accumulator of a batch: what is written once for all of its readings.
	type Batch: Default;

	/// Returns the highest weight of a reading that advances a process by one step.
	fn weight() -> Weight;

	/// Returns the highest weight of [`Self::before_new_base`], and of [`Self::on_batch_end`] after
	/// it.
	fn new_base_weight() -> Weight;

	/// Returns the latest reading of `meter`, which measures `purpose`, if it is entrusted to this
	/// follower ([`Meters::entrust`]).
	fn latest(meter: MeterId, purpose: Purpose, batch: &mut Self::Batch) -> Option<Accepted>;

	/// Returns whether something waits for the readings of `meter` since its `latest` one: a
	/// process is running there, or energy of its source was claimed or is committed. Others than
	/// the owner of the meter cannot leave out readings then.
	fn is_awaited(
		meter: MeterId,
		purpose: Purpose,
		latest: MeterReading,
		batch: &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<bool, Overweight>;

	/// Returns the highest power, in W, that can have flowed behind `meter` since its latest
	/// reading; `known` is what metering knows of it.
	fn power(
		meter: MeterId,
		purpose: Purpose,
		known: Power,
		batch: &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<Power, Overweight>;

	/// Follows a reading: `meter`, which measures `purpose`, showed `current` after `previous`
	/// (`None` for its first reading). A follower to whom the latest reading is entrusted stores
	/// `current`.
	///
	/// `budget` covers its part of [`Self::on_batch_end`], too. On an error the reading must not be
	/// recorded.
	fn on_reading(
		meter: MeterId,
		purpose: Purpose,
		previous: Option<MeterReading>,
		current: Accepted,
		batch: &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight>;

	/// Ends what builds on the latest reading of `meter`, because the next one will not continue
	/// it: the meter gets a new base, or its readings are no longer accepted. A running process
	/// ends on its latest reading, which it gives back ([`Meters::take_back`]); the next reading of
	/// a source is a base. `budget` covers its part of [`Self::on_batch_end`], too.
	fn before_new_base(
		meter: MeterId,
		purpose: Purpose,
		batch: &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight>;

	/// Writes what the readings of `batch` accumulated. Called in the same transaction, after the
	/// last reading. Returns the part of the weight consumed for it that it did not need.
	fn on_batch_end(batch: Self::Batch) -> Weight;

	/// Removes what refers to `meter`, which was never approved and is removed. The pallet that
	/// calls it weighs it.
	fn on_removed(meter: MeterId) {
		let _ = meter;
	}
}

/// Follower of the signed records that metering accepts.
///
/// The weight of the call that submits them includes both methods.
pub trait OnRecord {
	/// Returns the place of a record of `meter` in `process`.
	///
	/// # Errors
	///
	/// Returns the reason for which it has none.
	fn place(process: ProcessId, meter: MeterId, recorded: &Recorded) -> Result<Place, Misplaced>;

	/// Notes a record that has a place in `process`.
	fn note(process: ProcessId, recorded: Recorded);

	/// Makes a process of `meter` that took no energy from `start` to `end`, and has ended.
	#[cfg(feature = "runtime-benchmarks")]
	fn make_process(meter: MeterId, start: Moment, end: Moment) -> ProcessId;
}

impl OnReading for () {
	type Batch = ();

	fn weight() -> Weight {
		Weight::zero()
	}

	fn new_base_weight() -> Weight {
		Weight::zero()
	}

	fn latest(_: MeterId, _: Purpose, (): &mut ()) -> Option<Accepted> {
		None
	}

	fn is_awaited(
		_: MeterId,
		_: Purpose,
		_: MeterReading,
		(): &mut (),
		_: &mut WeightMeter,
	) -> Result<bool, Overweight> {
		Ok(false)
	}

	fn power(
		_: MeterId,
		_: Purpose,
		known: Power,
		(): &mut (),
		_: &mut WeightMeter,
	) -> Result<Power, Overweight> {
		Ok(known)
	}

	fn on_reading(
		_: MeterId,
		_: Purpose,
		_: Option<MeterReading>,
		_: Accepted,
		(): &mut (),
		_: &mut WeightMeter,
	) -> Result<(), Overweight> {
		Ok(())
	}

	fn before_new_base(
		_: MeterId,
		_: Purpose,
		(): &mut (),
		_: &mut WeightMeter,
	) -> Result<(), Overweight> {
		Ok(())
	}

	fn on_batch_end((): ()) -> Weight {
		Weight::zero()
	}
}

/// Passes readings of stations to `Station` and those of sources to `Production`.
pub struct ByPurpose<Station, Production>(PhantomData<(Station, Production)>);

impl<Station: OnReading, Production: OnReading> OnReading for ByPurpose<Station, Production> {
	type Batch = (Station::Batch, Production::Batch);

	fn weight() -> Weight {
		Station::weight().max(Production::weight())
	}

	fn new_base_weight() -> Weight {
		Station::new_base_weight().max(Production::new_base_weight())
	}

	fn latest(
		meter: MeterId,
		purpose: Purpose,
		(stations, sources): &mut Self::Batch,
	) -> Option<Accepted> {
		match purpose {
			Purpose::Station { .. } => Station::latest(meter, purpose, stations),
			Purpose::Production { .. } => Production::latest(meter, purpose, sources),
			Purpose::Loading { .. } => None,
		}
	}

	fn is_awaited(
		meter: MeterId,
		purpose: Purpose,
		latest: MeterReading,
		(stations, sources): &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<bool, Overweight> {
		match purpose {
			Purpose::Station { .. } => {
				Station::is_awaited(meter, purpose, latest, stations, budget)
			},
			Purpose::Production { .. } => {
				Production::is_awaited(meter, purpose, latest, sources, budget)
			},
			Purpose::Loading { .. } => Ok(false),
		}
	}

	fn power(
		meter: MeterId,
		purpose: Purpose,
		known: Power,
		(stations, sources): &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<Power, Overweight> {
		match purpose {
			Purpose::Station { .. } => Station::power(meter, purpose, known, stations, budget),
			Purpose::Production { .. } => Production::power(meter, purpose, known, sources, budget),
			Purpose::Loading { .. } => Ok(known),
		}
	}

	fn on_reading(
		meter: MeterId,
		purpose: Purpose,
		previous: Option<MeterReading>,
		current: Accepted,
		(stations, sources): &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		match purpose {
			Purpose::Station { .. } => {
				Station::on_reading(meter, purpose, previous, current, stations, budget)
			},
			Purpose::Production { .. } => {
				Production::on_reading(meter, purpose, previous, current, sources, budget)
			},
			Purpose::Loading { .. } => Ok(()),
		}
	}

	fn before_new_base(
		meter: MeterId,
		purpose: Purpose,
		(stations, sources): &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		match purpose {
			Purpose::Station { .. } => Station::before_new_base(meter, purpose, stations, budget),
			Purpose::Production { .. } => {
				Production::before_new_base(meter, purpose, sources, budget)
			},
			Purpose::Loading { .. } => Ok(()),
		}
	}

	fn on_batch_end((stations, sources): Self::Batch) -> Weight {
		Station::on_batch_end(stations).saturating_add(Production::on_batch_end(sources))
	}

	fn on_removed(meter: MeterId) {
		Station::on_removed(meter);
		Production::on_removed(meter);
	}
}

/// Demand response: what a DSO buys of a process.
pub trait Flexibility<AccountId> {
	/// Returns the signals that a process in `area` can answer for the whole of `step` and that
	/// have budget left: the one to the process itself first, then the one to its area. `process`
	/// is `None` if no signal was ever sent to it ([`AnchoredProcesses::signalled`]): there is
	/// nothing to look up.
	fn signals(process: Option<ProcessId>, area: AreaId, step: Interval) -> Vec<SignalOffer>;

	/// Reserves the reward of one response in the budget of `signal`, until [`Self::fail`] or
	/// [`Self::set_apart`].
	fn accept(signal: SignalId) -> Result<(), DispatchError>;

	/// Ends an accepted response that was not delivered in its step: the reward goes back to the
	/// DSO.
	fn fail(signal: SignalId, driver: &AccountId);

	/// Sets the reward of an accepted response apart that was delivered in its step: the DSO pays
	/// it to `keeper`, until [`Self::earn`] or [`Self::give_back`]. Returns the reward; 0 if
	/// `keeper` cannot take it, and the response has failed.
	fn set_apart(signal: SignalId, driver: &AccountId, keeper: &AccountId) -> Balance;

	/// Ends a response whose `reward` was provisional and is earned. Its keeper pays it to
	/// `driver`.
	fn earn(signal: SignalId, driver: &AccountId, reward: Balance);

	/// Ends a response whose `reward` was provisional and is not earned: `keeper` pays it back to
	/// the DSO. Returns what was paid back; less than `reward` if the DSO cannot take it.
	fn give_back(
		signal: SignalId,
		driver: &AccountId,
		reward: Balance,
		keeper: &AccountId,
	) -> Balance;
}

/// Running processes and their areas, to which signals are sent.
pub trait AnchoredProcesses {
	/// Returns the area of a running process; `None` if it is unknown or has ended.
	fn area(process: ProcessId) -> Option<AreaId>;

	/// Notes that a signal was sent to a running process itself.
	fn signalled(process: ProcessId);
}

/// Registered energy sources, their available power and their claims.
pub trait Sources<AccountId> {
	/// Accumulator of a batch: look-ups for all of its readings, and claims that are booked once.
	type Batch: Default;

	/// Returns the details of an approved source; `None` if it is unknown or not approved.
	fn source(source: SourceId) -> Option<SourceDetails<AccountId>>;

	/// Returns whether some approved source has this carrier.
	fn has_carrier(carrier: Carrier) -> bool;

	/// Returns the power that `source` feeds in now, in W.
	fn supplied(source: SourceId) -> Power;

	/// Returns the power that `source` feeds in now and that is not committed, in W.
	fn available(source: SourceId) -> Power;

	/// Commits `power` W of `source` to `process`, in place of an earlier commitment of both.
	///
	/// An error occurs, and nothing changes, when the commitments to others leave less.
	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable>;

	/// Returns whether `source` feeds in all that is committed, so that no commitment is dropped.
	fn covers_commitments(source: SourceId, batch: &mut Self::Batch) -> bool;

	/// Releases the power of `source` committed to `process`. No-op if there is no commitment.
	fn release(source: SourceId, process: ProcessId);

	/// Books that `taker` took the energy `drawn` from `source` in the metering interval that
	/// starts at `interval`; the sum of what the batch claimed is booked at its end. Nothing is
	/// booked, and the error says so, when that interval is closed or there is no such source.
	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<AccountId>,
		drawn: Draw,
		batch: &mut Self::Batch,
	) -> Result<Booking, NotClaimable>;

	/// Writes what the readings of a batch claimed. To be called in the same transaction, after the
	/// last of them.
	fn finish_batch(batch: Self::Batch);

	/// Returns the start of the oldest metering interval that is not closed; claims before it are
	/// refused.
	fn claimable_from() -> Moment;

	/// Removes what is stored of `process` of `driver`, which ended long ago. Returns its proven
	/// energy; `None` while one of its claims is stored, or when `budget` does not suffice: the
	/// caller asks again in a later block.
	fn forget(process: ProcessId, driver: &AccountId, budget: &mut WeightMeter) -> Option<Proven>;
}

/// Energy of a process that is proven to come from sources.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Proven {
	/// Energy certified when intervals closed, in Wh.
	pub certified: Energy,
	/// Energy greened afterwards by cancelled certificates, in Wh.
	pub greened: Energy,
}

/// Process that takes energy from a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taker<'a, AccountId> {
	/// The process.
	pub process: ProcessId,
	/// The meter of its station.
	pub meter: MeterId,
	/// Driver of the process.
	pub driver: &'a AccountId,
}

/// Energy that a process takes from a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Draw {
	/// Energy in Wh.
	pub energy: Energy,
	/// Power that was committed to the process while the energy flowed, times the time, in W·ms.
	pub committed: u64,
}

/// Booking of a claim, by which it is weighed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Booking {
	/// Added to an earlier claim of the process.
	Added,
	/// The first one of the process at the source in the interval.
	First,
	/// The first one for which something else had to be opened: the account of the source in the
	/// interval, or a longer span of what the driver draws.
	Opened,
}

/// The source does not have the power that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAvailable;

/// No energy of this interval can be claimed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotClaimable;

/// Follower of the shortages of sources.
pub trait OnShortage {
	/// Returns the highest weight of [`Self::on_dropped`].
	fn weight() -> Weight;

	/// Follows a drop: `source` no longer has the `power` W that was committed to `process`. The
	/// commitment has ended already.
	fn on_dropped(source: SourceId, process: ProcessId, power: Power);
}

impl OnShortage for () {
	fn weight() -> Weight {
		Weight::zero()
	}

	fn on_dropped(_: SourceId, _: ProcessId, _: Power) {}
}

/// Follower of the energy that the customers of suppliers take and that their sources feed in.
///
/// What flows is noted in a batch, and booked once at its end, in the same transaction.
pub trait OnFlow<AccountId> {
	/// Accumulator of a batch.
	type Batch: Default;

	/// Returns the highest weight of booking a batch of so many keys, and of noting what is booked.
	fn weight(keys: u32) -> Weight;

	/// Returns the most keys of one supplier to which a flow over `over` is booked.
	fn most_keys(over: Interval, batch: &mut Self::Batch) -> u32;

	/// Returns how many keys a flow of `supplier` in `area` over `over` adds to those that `batch`
	/// has.
	fn new_keys(supplier: &AccountId, area: AreaId, over: Interval, batch: &mut Self::Batch)
		-> u32;

	/// Notes a flow. Returns how many keys it adds to those that `batch` had.
	fn note(flow: Flow<AccountId>, batch: &mut Self::Batch) -> u32;

	/// Books the flows of a batch. Returns the part of the weight of its keys that it did not need,
	/// because earlier batches of the block have read and written some of them.
	fn book(batch: Self::Batch) -> Weight;
}

impl<AccountId> OnFlow<AccountId> for () {
	type Batch = ();

	fn weight(_: u32) -> Weight {
		Weight::zero()
	}

	fn most_keys(_: Interval, (): &mut ()) -> u32 {
		0
	}

	fn new_keys(_: &AccountId, _: AreaId, _: Interval, (): &mut ()) -> u32 {
		0
	}

	fn note(_: Flow<AccountId>, (): &mut ()) -> u32 {
		0
	}

	fn book((): ()) -> Weight {
		Weight::zero()
	}
}

/// Certificates of processes whose energy is corrected.
pub trait CorrectClaims<AccountId> {
	/// Returns the highest weight of [`Self::reduce_claims`].
	fn reducing_weight() -> Weight;

	/// Lowers by `energy` what `process` of `driver` claimed of `source` in the intervals that
	/// `over` touches, the largest claim first. What is no longer certified is issued to the
	/// recipient of the source, when idle blocks have certified the other claims again. Returns by
	/// how much the claims were lowered: less if their intervals have expired.
	fn reduce_claims(
		source: SourceId,
		process: ProcessId,
		driver: &AccountId,
		over: Interval,
		energy: Energy,
	) -> Energy;

	/// Returns the highest weight of [`Self::limit_greened`].
	fn limiting_weight() -> Weight;

	/// Lowers the energy of `process` that was greened afterwards, so that no more than `energy` of
	/// it is proven when its claims have been `reduced`. The certificates stay used.
	fn limit_greened(process: ProcessId, energy: Energy, reduced: Energy);
}

/// Charge detail records of processes that have ended.
pub trait ChargeRecords<AccountId> {
	/// Returns the record of a process; `None` if it is unknown, runs, was never scheduled, or its
	/// record has left the state.
	fn record(process: ProcessId) -> Option<ChargeRecord<AccountId>>;

	/// Returns by how much `energy` of a process, in Wh, exceeds what its signed records prove;
	/// `None` if it does not by more than rounding explains, or there are no records that are fit
	/// and cover the process.
	fn excess(process: ProcessId, energy: Energy) -> Option<Energy>;
}

/// What the record of a process says about those who paid and were paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChargeRecord<AccountId> {
	/// Driver of the process.
	pub driver: AccountId,
	/// Operator of the station, which answers for its meter and for what its host received.
	pub cso: AccountId,
	/// Suppliers that sold energy to it.
	pub suppliers: Vec<AccountId>,
	/// Area of the station; its operator answers for metering and received the price of the grid.
	pub area: AreaId,
	/// Highest power of the station, in W.
	pub power: Power,
	/// Whether the meter of the station is active.
	pub meter_active: bool,
	/// Owner of the meter.
	pub meter_owner: AccountId,
	/// End of the process, in ms since the Unix epoch.
	pub end: Moment,
	/// Energy delivered, in Wh.
	pub energy: Energy,
	/// Paid for the time of the station. Nothing if it went back, because no energy flowed: the
	/// lines do not show that.
	pub to_cso: Amount,
	/// Trail of its settled steps; `None` if there is none.
	pub trail: Option<Trail>,
}

/// Accounts to which money of drivers goes.
pub trait Refunds<AccountId> {
	/// Returns the account that receives a refund for `driver`: its own while it takes part, later
	/// that of its registrar; `None` if nobody is known any more.
	fn refund_account(driver: &AccountId) -> Option<AccountId>;
}

/// Anchored invoices.
pub trait AnchoredInvoices<AccountId> {
	/// Returns the commitment of a document of `issuer` and the time in ms at which it was
	/// anchored; `None` if it is not anchored.
	fn commitment(issuer: &AccountId, series: u16, number: u32) -> Option<(H256, Moment)>;
}

/// Energy that flowed evenly in an area, for the account of a supplier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flow<'a, AccountId> {
	/// The supplier.
	pub supplier: &'a AccountId,
	/// The area.
	pub area: AreaId,
	/// Whether it was taken from the grid or fed into it.
	pub side: Side,
	/// When it flowed. It ends no later than a reading may show: a meter's clock can be ahead.
	pub over: Interval,
	/// Energy in Wh.
	pub energy: Energy,
}

/// Side of a portfolio on which energy counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
	/// Customers took it from the grid.
	Taken,
	/// Sources fed it into the grid.
	Fed,
}

/// Books of suppliers, in which flows that were booked can be corrected.
pub trait Adjust<AccountId> {
	/// Returns the highest weight of [`Self::adjust`] of a flow over a time that touches so many
	/// hours.
	fn weight(hours: u32) -> Weight;

	/// Corrects what was booked for a flow by `flow.energy`, upward or downward. Each Wh counts in
	/// the quarter of an hour in which it flowed. What was booked stays visible: corrections are
	/// kept apart from it. Returns the energy that was corrected; the rest flowed in hours whose
	/// books are closed.
	fn adjust(flow: Flow<AccountId>, change: Change) -> Energy;
}

impl<AccountId> Adjust<AccountId> for () {
	fn weight(_: u32) -> Weight {
		Weight::zero()
	}

	fn adjust(_: Flow<AccountId>, _: Change) -> Energy {
		0
	}
}

/// Direction in which a flow is corrected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
	/// More flowed than was booked.
	More,
	/// Less flowed than was booked.
	Less,
}

/// Energy of processes that have ended, of which a part can be greened afterwards.
pub trait ProcessEnergy<AccountId> {
	/// Returns a process that has ended; `None` if it is unknown, runs, or was never scheduled.
	fn ended(process: ProcessId) -> Option<EndedProcess<AccountId>>;
}

/// A process that has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndedProcess<AccountId> {
	/// Driver of the process.
	pub driver: AccountId,
	/// Suppliers that sold energy to it.
	pub suppliers: Vec<AccountId>,
	/// What was delivered, in Wh.
	pub energy: Energy,
	/// Until when, in ms: it claims of no later interval.
	pub end: Moment,
}

/// Makes the cast of a benchmark out of the pallets that a runtime has. The methods that a runtime
/// has no pallet for, and that none of its benchmarks calls, keep their default bodies, which
/// panic.
#[cfg(feature = "runtime-benchmarks")]
#[allow(unused_variables, reason = "the default bodies use none of the arguments")]
pub trait BenchmarkCast<AccountId> {
	/// Makes `who` a member organisation with `roles`.
	fn member(who: &AccountId, roles: &[Role]) {
		unimplemented!("this runtime has no members")
	}

	/// Makes `who` a driver.
	fn driver(who: &AccountId) {
		unimplemented!("this runtime has no drivers")
	}

	/// Gives `who` `amount` to spend.
	fn fund(who: &AccountId, amount: Balance) {
		unimplemented!("this runtime has no money")
	}

	/// Makes an area that `dso` operates.
	fn area(dso: &AccountId) -> AreaId {
		unimplemented!("this runtime has no areas")
	}

	/// Sets the price of the grid in `area`, per kWh.
	fn tariff(dso: &AccountId, area: AreaId, price: Price) {
		unimplemented!("this runtime has no tariffs")
	}

	/// Makes an active meter of `owner` in `area`, with `reading` as its latest.
	fn meter(owner: &AccountId, area: AreaId, purpose: Purpose, reading: MeterReading) -> MeterId {
		unimplemented!("this runtime has no meters")
	}

	/// Makes a connection in an area of `dso`, with `supplier` as its primary allocation point and
	/// with `number` meters of `owner` that counted something in `year`. Returns its EAN-18 code
	/// and the meters.
	fn connection(
		dso: &AccountId,
		owner: &AccountId,
		supplier: &AccountId,
		year: Year,
		number: u32,
	) -> (u64, Vec<MeterId>) {
		unimplemented!("this runtime has no connections")
	}

	/// Makes a running process in `area`.
	fn process(area: AreaId) -> ProcessId {
		unimplemented!("this runtime has no processes")
	}

	/// Makes a process that has ended, to which `supplier` delivered `energy`.
	fn ended_process(driver: &AccountId, supplier: &AccountId, energy: Energy) -> ProcessId {
		unimplemented!("this runtime has no processes that have ended")
	}

	/// Makes a process that has ended with this record. Area, meter and station are made as they
	/// have to be.
	fn billed_process(record: ChargeRecord<AccountId>) -> ProcessId {
		unimplemented!("this runtime has no processes that have ended")
	}

	/// Anchors number 1 of series 0 of `issuer`.
	fn anchored_invoice(issuer: &AccountId, commitment: H256) {
		unimplemented!("this runtime has no invoices")
	}

	/// Makes a source of `supplier` in `area` that feeds in `power` W now.
	fn source(supplier: &AccountId, area: AreaId, carrier: Carrier, power: Power) -> SourceId {
		unimplemented!("this runtime has no sources")
	}

	/// Sends a signal to `area` that each opening step within `window` can answer.
	fn signal(
		dso: &AccountId,
		area: AreaId,
		window: Interval,
		direction: Direction,
		reward: Balance,
	) {
		unimplemented!("this runtime has no signals")
	}

	/// Sets the clock to `now`.
	fn set_time(now: Moment) {
		unimplemented!("this runtime has no clock")
	}
}
