// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a reading closes and costs (rules 5 and 6). Pure: no storage.

use crate::{
	schedule::Steps,
	types::{Closing, Session},
};
use alloc::vec::Vec;
use smartcharge_primitives::{
	energy::{energy_at, per_mille},
	money::{energy_cost, time_cost},
	Balance, Direction, Energy, Interval, MeterReading, Moment, Price,
};

/// A closed step with what was paid for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SettledStep {
	/// Number of the step.
	pub step: u32,
	/// Energy that is taken to have flowed in it, in Wh.
	pub energy: Energy,
	/// Paid to the supplier.
	pub to_supplier: Balance,
	/// Paid to the DSO.
	pub to_dso: Balance,
	/// Paid to the operator of the station or its host.
	pub to_cso: Balance,
}

impl SettledStep {
	/// All that was paid for the step.
	pub fn total(&self) -> Balance {
		self.to_supplier.saturating_add(self.to_dso).saturating_add(self.to_cso)
	}
}

/// Why a process goes no further after a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
	/// The demanded energy was delivered.
	DemandMet,
	/// The last step is over.
	TimeOver,
	/// What is left in escrow does not pay for what was delivered.
	OutOfEscrow,
	/// It was being closed and the closing reading has come.
	Closed,
}

/// What a reading did to a session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// The steps that it closed, in order.
	pub settled: Vec<SettledStep>,
	/// Whether the demand response that the open step had promised was delivered; `None` when
	/// nothing was promised or the step is still open.
	pub delivered: Option<bool>,
	/// Why the process ends with it, if it does.
	pub stop: Option<Stop>,
}

/// A stretch of a step that a reading covers.
struct Segment {
	step: u32,
	price: Price,
	capacity: Energy,
	energy: Energy,
}

/// How many steps a reading at `at` closes.
pub fn steps_closed_by<AccountId>(session: &Session<AccountId>, at: Moment) -> u32 {
	let timetable = &session.timetable;
	let until = connected_until(session, at);
	let passed = until
		.saturating_sub(timetable.start)
		.checked_div(timetable.step)
		.and_then(|passed| u32::try_from(passed).ok())
		.unwrap_or(u32::MAX)
		.min(timetable.steps);
	passed.saturating_sub(session.open)
}

/// Brings `session` forward to `reading`, which must not be older than its last one.
///
/// The energy since the last reading is spread over the steps that it covers, the cheapest first up
/// to full power, so that missing data never costs the driver more (rule 6). Each step that is
/// covered to its end is closed and paid, once and in order (rule 5). The open step is closed early
/// when the process ends with this reading.
///
/// `price_per_hour` is the station's; `tolerance` is, per mille, how far a response may miss what it
/// promised.
pub fn advance<AccountId>(
	session: &mut Session<AccountId>,
	steps: &Steps,
	price_per_hour: Price,
	reading: MeterReading,
	tolerance: u32,
) -> Outcome {
	let energy = reading.register.saturating_sub(session.last.register);
	let until = connected_until(session, reading.at);
	let segments = spread(session, steps, until, energy);
	session.delivered = session.delivered.saturating_add(energy);

	let closing = session.closing.as_ref().is_some_and(|closing| closing.at <= reading.at);
	let stop = if session.delivered >= session.request.energy {
		Some(Stop::DemandMet)
	} else if closing {
		Some(Stop::Closed)
	} else if until >= session.timetable.end() {
		Some(Stop::TimeOver)
	} else {
		None
	};

	let delivered = response_delivered(session, steps, &segments, energy, until, tolerance);
	let mut outcome = Outcome { settled: Vec::new(), delivered: None, stop };
	let first = session.open;
	for segment in segments {
		session.accrued = session.accrued.saturating_add(segment.energy);
		let interval = session.timetable.interval(segment.step);
		if interval.end > until && outcome.stop.is_none() {
			break;
		}
		let connected = Interval::new(interval.start, until.min(interval.end)).duration();
		let settled = settle(session, steps, price_per_hour, segment.step, connected);
		outcome.settled.push(settled);
		session.open = segment.step.saturating_add(1);
		session.accrued = 0;
	}
	if session.open > first {
		outcome.delivered = delivered;
	}
	if session.totals.unpaid > 0 && outcome.stop.is_none() {
		outcome.stop = Some(Stop::OutOfEscrow);
		let interval = session.timetable.interval(session.open);
		let connected = Interval::new(interval.start, until).duration();
		let settled = settle(session, steps, price_per_hour, session.open, connected);
		outcome.settled.push(settled);
		session.accrued = 0;
	}
	session.last = reading;
	outcome
}

/// Until when the driver was connected, as far as a reading at `at` shows.
pub fn connected_until<AccountId>(session: &Session<AccountId>, at: Moment) -> Moment {
	let closed = session.closing.as_ref().map_or(Moment::MAX, |Closing { at, .. }| *at);
	at.min(closed).min(session.timetable.end())
}

/// Spreads `energy` over the steps from the open one until `until`: the cheapest first, the earliest
/// of equals, up to full power; what exceeds full power everywhere goes to the cheapest.
fn spread<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	until: Moment,
	energy: Energy,
) -> Vec<Segment> {
	let covered = Interval::new(session.last.at, until);
	let mut segments = Vec::new();
	for step in session.open..session.timetable.steps {
		let interval = session.timetable.interval(step);
		// The open step is always there: what was read before it began belongs to it.
		if step > session.open && interval.start >= until {
			break;
		}
		let capacity = energy_at(steps.power, interval.intersection(&covered).duration());
		segments.push(Segment { step, price: steps.price(step), capacity, energy: 0 });
	}
	let mut order: Vec<&mut Segment> = segments.iter_mut().collect();
	order.sort_by_key(|segment| segment.price);
	let mut left = energy;
	for segment in order.iter_mut() {
		segment.energy = segment.capacity.min(left);
		left = left.saturating_sub(segment.energy);
	}
	if let Some(cheapest) = order.first_mut() {
		cheapest.energy = cheapest.energy.saturating_add(left);
	}
	segments
}

/// Whether the meter proves that the open step kept its promise, whatever way the energy of a late
/// reading really flowed.
fn response_delivered<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	segments: &[Segment],
	energy: Energy,
	until: Moment,
	tolerance: u32,
) -> Option<bool> {
	let response = session.response.as_ref()?;
	let elsewhere = segments
		.iter()
		.filter(|segment| segment.step != session.open)
		.fold(0, |sum: Energy, segment| sum.saturating_add(segment.capacity));
	let least = session.accrued.saturating_add(energy.saturating_sub(elsewhere));
	let most = session.accrued.saturating_add(energy);
	Some(match response.direction {
		Direction::Up => {
			let missing = per_mille(response.energy, tolerance);
			least >= response.energy.saturating_sub(missing)
		},
		// A driver who leaves early did not refrain from charging.
		Direction::Down => {
			until >= session.timetable.interval(session.open).end
				&& most <= per_mille(steps.capacity(session.open), tolerance)
		},
	})
}

/// Pays for what accrued in `step` out of the escrow: the supplier first, then the DSO, then the
/// station. What the escrow does not give is noted as unpaid.
fn settle<AccountId>(
	session: &mut Session<AccountId>,
	steps: &Steps,
	price_per_hour: Price,
	step: u32,
	connected: Moment,
) -> SettledStep {
	let energy = session.accrued;
	let mut pay = |due: Option<Balance>| {
		let due = due.unwrap_or(Balance::MAX);
		let paid = due.min(session.escrow);
		session.escrow = session.escrow.saturating_sub(paid);
		session.totals.unpaid = session.totals.unpaid.saturating_add(due.saturating_sub(paid));
		paid
	};
	let to_supplier = pay(energy_cost(steps.supplier_price(step), energy));
	let to_dso = pay(energy_cost(steps.grid_price, energy));
	let to_cso = pay(time_cost(price_per_hour, connected));
	let totals = &mut session.totals;
	totals.to_supplier = totals.to_supplier.saturating_add(to_supplier);
	totals.to_dso = totals.to_dso.saturating_add(to_dso);
	totals.to_cso = totals.to_cso.saturating_add(to_cso);
	SettledStep { step, energy, to_supplier, to_dso, to_cso }
}
