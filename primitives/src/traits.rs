// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How a pallet reaches another. A pallet knows only those to its left in the row of
//! `docs/pallet-developers.md`; what flows back goes through [`OnReading`], [`OnShortage`],
//! [`AnchoredProcesses`] and [`ProcessEnergy`], which the runtime wires.

#[cfg(feature = "runtime-benchmarks")]
use crate::Direction;
use crate::{
	AreaId, Balance, Carrier, Energy, Interval, MeterDetails, MeterId, MeterReading, Moment, Power,
	Price, ProcessId, Purpose, Role, SignalId, SignalOffer, SourceDetails, SourceId,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::{
	sp_runtime::{DispatchError, Weight},
	sp_weights::WeightMeter,
};

/// Who takes part, and as what.
pub trait Participants<AccountId> {
	/// Whether `who` is a member organisation that has `role`.
	fn has_role(who: &AccountId, role: Role) -> bool;

	/// Whether `who` is a registered driver.
	fn is_driver(who: &AccountId) -> bool;

	/// Whether `who` is a member organisation or a registered driver.
	fn is_participant(who: &AccountId) -> bool;
}

/// The areas of the grid.
pub trait GridTariff<AccountId> {
	/// The DSO that runs `area`; `None` when there is no such area.
	fn operator(area: AreaId) -> Option<AccountId>;

	/// What the DSO takes per kWh in `area` at its present loading; `None` when there is no such
	/// area.
	fn grid_price(area: AreaId) -> Option<Price>;
}

/// The registered meters.
pub trait Meters<AccountId> {
	/// What is known of `meter`; `None` when there is no such meter.
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>>;

	/// Length of a metering interval in ms; never zero.
	fn interval() -> Moment;

	/// Entrusts the latest reading of `meter` to who follows its readings: until
	/// [`Self::take_back`] it is recorded there alone, and told by [`OnReading::latest`].
	fn entrust(meter: MeterId);

	/// Ends what [`Self::entrust`] began: `latest` is the latest reading of `meter`.
	fn take_back(meter: MeterId, latest: MeterReading);
}

/// Why a reading must not be recorded; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
	/// The weight that was set apart does not suffice.
	Overweight,
	/// More energy than what is behind the meter can make or take.
	Implausible,
}

/// Follows the readings that metering accepted.
pub trait OnReading {
	/// What the readings of a batch leave to be done once for all of them.
	type Batch: Default;

	/// Most weight of a reading that moves a process forward by one step.
	fn weight() -> Weight;

	/// The latest reading of `meter`, which measures `purpose`, if it was entrusted to this
	/// follower ([`Meters::entrust`]). What is looked up for it stays in `batch` for
	/// [`Self::on_reading`].
	fn latest(meter: MeterId, purpose: Purpose, batch: &mut Self::Batch) -> Option<MeterReading>;

	/// Takes note that `meter`, which measures `purpose`, showed `current` after `previous` (`None`
	/// for its first reading). A follower to whom the latest reading is entrusted records
	/// `current`.
	///
	/// What it needs, its part of [`Self::on_batch_end`] included, it consumes from `budget` before
	/// it changes anything; an error means that it changed nothing and the reading must not be
	/// recorded.
	fn on_reading(
		meter: MeterId,
		purpose: Purpose,
		previous: Option<MeterReading>,
		current: MeterReading,
		batch: &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Unfit>;

	/// Does what the readings of a batch left. Called in the same transaction, after the last of
	/// them.
	fn on_batch_end(batch: Self::Batch);
}

impl OnReading for () {
	type Batch = ();

	fn weight() -> Weight {
		Weight::zero()
	}

	fn latest(_: MeterId, _: Purpose, (): &mut ()) -> Option<MeterReading> {
		None
	}

	fn on_reading(
		_: MeterId,
		_: Purpose,
		_: Option<MeterReading>,
		_: MeterReading,
		(): &mut (),
		_: &mut WeightMeter,
	) -> Result<(), Unfit> {
		Ok(())
	}

	fn on_batch_end((): ()) {}
}

/// Hands readings of stations to `Station` and those of sources to `Production`.
pub struct ByPurpose<Station, Production>(PhantomData<(Station, Production)>);

impl<Station: OnReading, Production: OnReading> OnReading for ByPurpose<Station, Production> {
	type Batch = (Station::Batch, Production::Batch);

	fn weight() -> Weight {
		Station::weight().max(Production::weight())
	}

	fn latest(
		meter: MeterId,
		purpose: Purpose,
		(stations, sources): &mut Self::Batch,
	) -> Option<MeterReading> {
		match purpose {
			Purpose::Station { .. } => Station::latest(meter, purpose, stations),
			Purpose::Production { .. } => Production::latest(meter, purpose, sources),
			Purpose::Loading { .. } => None,
		}
	}

	fn on_reading(
		meter: MeterId,
		purpose: Purpose,
		previous: Option<MeterReading>,
		current: MeterReading,
		(stations, sources): &mut Self::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), Unfit> {
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

	fn on_batch_end((stations, sources): Self::Batch) {
		Station::on_batch_end(stations);
		Production::on_batch_end(sources);
	}
}

/// What the DSO buys of a process.
pub trait Flexibility<AccountId> {
	/// The signals that a process in `area` can answer for the whole of `step` and that have budget
	/// left: the one to the process itself first, then the one to its area. `process` is none when
	/// it was never told of a signal to it ([`AnchoredProcesses::signalled`]): there is nothing to
	/// look up.
	fn signals(process: Option<ProcessId>, area: AreaId, step: Interval) -> Vec<SignalOffer>;

	/// Takes one response out of the budget of `signal`, to be given back by [`Self::settle`].
	fn accept(signal: SignalId) -> Result<(), DispatchError>;

	/// Ends one accepted response: when it was `delivered`, the DSO pays the reward to `driver`;
	/// when not, the reward goes back to the DSO. Gives what the driver got.
	fn settle(signal: SignalId, driver: &AccountId, delivered: bool) -> Balance;
}

/// Where a running process is; tells demand response whom a signal to a process concerns.
pub trait AnchoredProcesses {
	/// The area of a running process; `None` when there is no such process or it has ended.
	fn area(process: ProcessId) -> Option<AreaId>;

	/// Tells a running process that there is a signal to itself.
	fn signalled(process: ProcessId);
}

/// The registered energy sources: what they supply now, and to whom.
pub trait Sources<AccountId> {
	/// What is looked up once for all readings of a batch, and what they leave to be booked at its
	/// end.
	type Batch: Default;

	/// What is known of an approved source; `None` when there is no such source or the DSO has not
	/// approved it.
	fn source(source: SourceId) -> Option<SourceDetails<AccountId>>;

	/// Whether some approved source has this carrier.
	fn has_carrier(carrier: Carrier) -> bool;

	/// Power that `source` feeds in now, in W.
	fn supplied(source: SourceId) -> Power;

	/// Power that `source` feeds in now and that nobody has, in W.
	fn available(source: SourceId) -> Power;

	/// Sets `power` W of `source` aside for `process`, in place of what it had of it before.
	///
	/// Refused, and nothing changed, when others leave less than that.
	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable>;

	/// Whether `source` feeds in all that is set aside of it, so that who has power of it keeps it.
	fn covers_commitments(source: SourceId, batch: &mut Self::Batch) -> bool;

	/// Gives what `process` has of `source` free again; nothing when it has nothing.
	fn release(source: SourceId, process: ProcessId);

	/// Books that `taker` took `energy` from `source` in the metering interval that starts at
	/// `interval`; the sum of what the batch claimed is booked at its end. Nothing is booked, and
	/// the error says so, when that interval is closed or there is no such source.
	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<AccountId>,
		energy: Energy,
		batch: &mut Self::Batch,
	) -> Result<Booking, NotClaimable>;

	/// Writes what the readings of a batch claimed. To be called in the same transaction, after the
	/// last of them.
	fn finish_batch(batch: Self::Batch);

	/// Start of the oldest metering interval that is not closed: claims before it are refused.
	fn claimable_from() -> Moment;
}

/// Who takes energy from a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taker<'a, AccountId> {
	/// The process.
	pub process: ProcessId,
	/// The meter of its station.
	pub meter: MeterId,
	/// Its driver.
	pub driver: &'a AccountId,
}

/// How a claim was booked, by which it is weighed.
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

/// A source has not the power that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAvailable;

/// No energy of this interval can be claimed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotClaimable;

/// Follows the shortages of sources.
pub trait OnShortage {
	/// Most weight of [`Self::on_dropped`].
	fn weight() -> Weight;

	/// Takes note that `source` no longer has the `power` W that it had set aside for `process`;
	/// the commitment has ended already.
	fn on_dropped(source: SourceId, process: ProcessId, power: Power);
}

impl OnShortage for () {
	fn weight() -> Weight {
		Weight::zero()
	}

	fn on_dropped(_: SourceId, _: ProcessId, _: Power) {}
}

/// What a process took; tells origin how much of it can be greened afterwards.
pub trait ProcessEnergy<AccountId> {
	/// A process that has ended; `None` when there is none such or it never was scheduled.
	fn ended(process: ProcessId) -> Option<EndedProcess<AccountId>>;
}

/// A process that has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndedProcess<AccountId> {
	/// Its driver.
	pub driver: AccountId,
	/// Its supplier.
	pub supplier: AccountId,
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

	/// Makes an active meter of `owner` in `area`, with `reading` as its latest.
	fn meter(owner: &AccountId, area: AreaId, purpose: Purpose, reading: MeterReading) -> MeterId {
		unimplemented!("this runtime has no meters")
	}

	/// Makes a running process in `area`.
	fn process(area: AreaId) -> ProcessId {
		unimplemented!("this runtime has no processes")
	}

	/// Makes a process that has ended, to which `supplier` delivered `energy`.
	fn ended_process(driver: &AccountId, supplier: &AccountId, energy: Energy) -> ProcessId {
		unimplemented!("this runtime has no processes that have ended")
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
