// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How a pallet reaches another. A pallet knows only those to its left in
//! `consortium, tokens, grid, metering, demand-response, charging`; what flows back goes through
//! [`OnReading`] and [`AnchoredProcesses`], which the runtime wires.

use crate::{
	AreaId, Balance, Carrier, Interval, MeterDetails, MeterId, MeterReading, Price, ProcessId,
	Role, SignalId, SignalOffer, SourceId,
};
use alloc::vec::Vec;
use polkadot_sdk::sp_runtime::{DispatchError, Weight};

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
	fn interval() -> crate::Moment;
}

/// The weight that was set apart does not suffice; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overweight;

/// Follows the readings that metering accepted.
pub trait OnReading {
	/// Most weight of a reading that moves a process forward by one step.
	fn weight() -> Weight;

	/// Takes note that `meter` showed `current` after `previous` (`None` for its first reading).
	///
	/// What it needs beyond nothing it consumes from `budget` before it changes anything;
	/// [`Overweight`] means that it changed nothing and the reading must not be recorded.
	fn on_reading(
		meter: MeterId,
		previous: Option<MeterReading>,
		current: MeterReading,
		budget: &mut polkadot_sdk::sp_weights::WeightMeter,
	) -> Result<(), Overweight>;
}

impl OnReading for () {
	fn weight() -> Weight {
		Weight::zero()
	}

	fn on_reading(
		_: MeterId,
		_: Option<MeterReading>,
		_: MeterReading,
		_: &mut polkadot_sdk::sp_weights::WeightMeter,
	) -> Result<(), Overweight> {
		Ok(())
	}
}

/// What the DSO buys of a process.
pub trait Flexibility<AccountId> {
	/// The signals that `process` in `area` can answer for the whole of `step` and that have budget
	/// left: the one to the process itself first, then the one to its area.
	fn signals(process: ProcessId, area: AreaId, step: Interval) -> Vec<SignalOffer>;

	/// Takes one response out of the budget of `signal`, to be given back by [`Self::settle`].
	fn accept(signal: SignalId) -> Result<(), DispatchError>;

	/// Ends one accepted response: when it was `delivered`, the DSO pays the reward to `driver`; when
	/// not, the reward goes back to the DSO. Gives what the driver got.
	fn settle(signal: SignalId, driver: &AccountId, delivered: bool) -> Balance;
}

/// Where a running process is; tells demand response whom a signal to a process concerns.
pub trait AnchoredProcesses {
	/// The area of a running process; `None` when there is no such process or it has ended.
	fn area(process: ProcessId) -> Option<AreaId>;
}

/// The registered energy sources.
pub trait SourceRegistry<AccountId> {
	/// Supplier and carrier of `source`; `None` when there is no such source.
	fn source(source: SourceId) -> Option<(AccountId, Carrier)>;

	/// Whether some registered source has this carrier.
	fn has_carrier(carrier: Carrier) -> bool;
}

/// A chain without registered sources: every supplier sells its grid mix.
impl<AccountId> SourceRegistry<AccountId> for () {
	fn source(_: SourceId) -> Option<(AccountId, Carrier)> {
		None
	}

	fn has_carrier(_: Carrier) -> bool {
		false
	}
}

/// Makes the cast of a benchmark out of the pallets that a runtime has.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkCast<AccountId> {
	/// Makes `who` a member organisation with `roles`.
	fn member(who: &AccountId, roles: &[Role]);

	/// Makes `who` a driver.
	fn driver(who: &AccountId);

	/// Gives `who` `amount` to spend.
	fn fund(who: &AccountId, amount: Balance);

	/// Makes an area run by `dso`.
	fn area(dso: &AccountId) -> AreaId;

	/// Makes an active meter of `owner` in `area`, with `reading` as its latest.
	fn meter(
		owner: &AccountId,
		area: AreaId,
		purpose: crate::Purpose,
		reading: MeterReading,
	) -> MeterId;

	/// Makes a running process in `area`.
	fn process(area: AreaId) -> ProcessId;

	/// Sends a signal to `area` that each opening step within `window` can answer.
	fn signal(
		dso: &AccountId,
		area: AreaId,
		window: Interval,
		direction: crate::Direction,
		reward: Balance,
	);

	/// Sets the clock to `now`.
	fn set_time(now: crate::Moment);
}
