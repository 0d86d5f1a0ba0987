// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Settling the steps that a reading covers (rules 5 and 6). Pure: no storage.

use crate::{
	covers::draw,
	prices::LockedOffer,
	schedule::Steps,
	session::{Closing, Segment, Segments, Session, Slot},
};
use alloc::vec::Vec;
use core::ops::Range;
use smartcharge_primitives::{
	energy::{energy_at, energy_within, most_energy, per_mille, time_for},
	money::{amount, balanced, energy_cost, exact_cost, payable, time_cost, toward_zero, whole},
	Amount, Balance, Direction, Energy, Interval, MeterReading, Moment, Power, Price, PricePerHour,
	SourceId, MILLIS_PER_HOUR,
};

/// A settled step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettledStep {
	/// Number of the step.
	pub step: u32,
	/// Energy attributed to it, in Wh.
	pub energy: Energy,
	/// Paid to suppliers, less what they paid out of their covers.
	pub to_supplier: Amount,
	/// Paid to the DSO; negative if it paid out of its cover.
	pub to_dso: Amount,
	/// Paid to the operator of the station or its host.
	pub to_cso: Amount,
	/// The station's time that was due.
	pub time: Interval,
	/// Owed to the DSO, beyond the escrow.
	pub owed_to_dso: Balance,
	/// Owed to the operator of the station or its host, beyond the escrow.
	pub owed_to_cso: Balance,
	/// Whether the escrow covered all that was due.
	pub covered: bool,
	/// The segments that served it, in order of time.
	pub segments: Vec<SettledSegment>,
}

/// A segment of a settled step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SettledSegment {
	/// The slot of the offer that priced it.
	pub slot: Slot,
	/// The source; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// Energy attributed to it, in Wh.
	pub energy: Energy,
	/// The last part of it, which flowed after the disconnect, in Wh: it is free.
	pub idle: Energy,
	/// The part before that, of which no reading shows that it flowed in the step, in Wh.
	pub unproven: Energy,
	/// The supplier's price per kWh that was due.
	pub price: Price,
	/// The DSO's price per kWh that was due.
	pub grid_price: Price,
	/// Paid to the supplier; negative if it paid out of its cover.
	pub to_supplier: Amount,
	/// Owed to the supplier, beyond the escrow.
	pub owed: Balance,
}

/// Energy that came from a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flow {
	/// The source.
	pub source: SourceId,
	/// Time over which it flowed evenly.
	pub over: Interval,
	/// Energy in Wh.
	pub energy: Energy,
	/// Power that the source had committed, times the time, in W·ms.
	pub committed: u64,
}

/// Energy of a reading that one segment served, from a source or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Served {
	/// The slot of the offer that priced it.
	pub slot: Slot,
	/// Time over which it flowed evenly.
	pub over: Interval,
	/// Energy in Wh.
	pub energy: Energy,
}

/// The locked offers that price the open step.
#[derive(Clone, Debug)]
pub struct Parties<AccountId> {
	/// The offer in force for the steps that are to come.
	pub chosen: LockedOffer<AccountId>,
	/// The other offers that served the open step, by slot.
	pub others: Vec<(Slot, LockedOffer<AccountId>)>,
	/// The slots in force for the steps that are to come.
	pub in_force: Range<Slot>,
	/// The first step for which the driver chose the offers in force, if they serve the open step
	/// not yet; the open step otherwise.
	pub chosen_from: u32,
}

impl<AccountId> Parties<AccountId> {
	/// The offer in `slot`; the chosen one if it is not among the others.
	pub fn offer(&self, slot: Slot) -> &LockedOffer<AccountId> {
		self.others
			.iter()
			.find(|(other, _)| *other == slot)
			.map_or(&self.chosen, |(_, offer)| offer)
	}

	/// The supplier's price per kWh of `step` by the offer in `slot`. A source that replaces the
	/// chosen one never costs more; a grid mix has its own price (rule 10). An offer that serves
	/// steps for which the driver chose another source, because no reading arrived when they began,
	/// never costs more either, and its supplier pays for none of them. No supplier pays more than
	/// it offered.
	pub fn price(&self, slot: Slot, step: u32) -> Price {
		let own = self.offer(slot).price(step);
		match self.replaces(slot, step) {
			Replaces::No => own,
			Replaces::InForce => own.min(self.chosen.price(step).max(0)),
			Replaces::Left => own.max(0).min(self.chosen.price(step).max(0)),
		}
	}

	/// The most that a kWh of `step` costs by the offer in `slot`, with the grid at `grid_price`;
	/// `None` if that is the sum of the prices.
	fn most(&self, slot: Slot, step: u32, grid_price: Price) -> Option<Price> {
		match self.replaces(slot, step) {
			Replaces::No => None,
			_ => Some(self.chosen.price(step).saturating_add(grid_price)),
		}
	}

	fn replaces(&self, slot: Slot, step: u32) -> Replaces {
		let left = step >= self.chosen_from && !self.in_force.contains(&slot);
		match self.offer(slot).source {
			_ if left => Replaces::Left,
			None => Replaces::No,
			Some(_) => Replaces::InForce,
		}
	}

	/// The prices of a kWh of `step` that are due by the offer in `slot`: see [`due_prices`].
	fn due(&self, slot: Slot, step: u32, steps: &Steps) -> (Price, Price) {
		let replaced = self.most(slot, step, steps.grid_price);
		let most = match (steps.max_price, replaced) {
			(Some(agreed), Some(replaced)) => Some(agreed.min(replaced)),
			(agreed, replaced) => agreed.or(replaced),
		};
		due_prices(self.price(slot, step), steps.grid_price, most)
	}
}

/// Whether an offer serves a step in the place of the chosen one.
enum Replaces {
	/// It has its own prices.
	No,
	/// It costs no more than the chosen one.
	InForce,
	/// The same, and the driver has chosen another one for the step.
	Left,
}

/// Why a reading ends a process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
	/// The demanded energy was delivered.
	DemandMet,
	/// The last step is over.
	TimeOver,
	/// The remaining escrow does not pay for the delivered energy.
	OutOfEscrow,
	/// The closing reading arrived.
	Closed,
}

/// Outcome of a reading for a session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// The steps that it settled, in order.
	pub settled: Vec<SettledStep>,
	/// Energy from sources, in order of time.
	pub flows: Vec<Flow>,
	/// Energy of the reading that is not idle, the latest segment first. Those of a late reading
	/// are in force at the time of its first step; the last of them serves the later ones.
	pub served: Vec<Served>,
	/// Whether the demand response promised for the open step was delivered; `None` if nothing was
	/// promised or the step is still open.
	pub delivered: Option<bool>,
	/// Set if it ends the process.
	pub stop: Option<Stop>,
	/// End of the station's time that is due: as far as the reading shows or, if it does not show
	/// when the demand was met, the earliest moment at which full power can have met it.
	pub due_until: Moment,
	/// Energy in Wh that a closing reading shows beyond what can have flowed until the disconnect.
	/// It is not delivered, and costs nothing.
	pub idle: Energy,
}

/// The part of a step that a reading covers.
struct Stretch {
	step: u32,
	/// The supplier's price of a kWh of it, on average.
	price: Price,
	/// What a kWh of it costs, times its time; negative if it is paid to the driver, all in all.
	cost: Amount,
	/// Whether a kWh of it is paid to the driver for a part of its time at least.
	pays: bool,
	capacity: Energy,
	energy: Energy,
	/// The part of the energy that can as well have flowed in a step that does not pay.
	unproven: Energy,
	/// The part of its energy that flowed after the disconnect.
	idle: Energy,
}

/// Number of steps that a reading at `at` closes.
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

/// Advances `session` to `reading`, which must not be older than its last one.
///
/// The energy since the last reading is spread over the steps that it covers, the cheapest first up
/// to full power, so that missing data never costs the driver more (rule 6), and never pays the
/// driver more either: see [`spread`]. Each step that is covered to its end is settled, once and in
/// order (rule 5). If the reading ends the process, the open step is settled early.
///
/// Steps that were not opened, because no reading arrived, count as served by the last segment of
/// the open one. `price_per_hour` is the station's; `tolerance` is the part of its promise, per
/// mille, by which a response may fall short.
pub fn advance<AccountId: Clone + PartialEq>(
	session: &mut Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
	reading: MeterReading,
	tolerance: u32,
) -> Outcome {
	advance_or_end(session, steps, parties, price_per_hour, reading, tolerance, false)
}

/// Ends `session` on its last reading: settles the energy and the connected time of its open step
/// that readings show. Later energy is not measured and costs nothing.
pub fn end<AccountId: Clone + PartialEq>(
	session: &mut Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
	tolerance: u32,
) -> Outcome {
	let reading = session.last;
	advance_or_end(session, steps, parties, price_per_hour, reading, tolerance, true)
}

fn advance_or_end<AccountId: Clone + PartialEq>(
	session: &mut Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
	reading: MeterReading,
	tolerance: u32,
	ends: bool,
) -> Outcome {
	let demanded = session.remaining();
	let energy = reading.register.saturating_sub(session.last.register);
	let until = connected_until(session, reading.at);
	let covered = Interval::new(session.last.at, until);
	let closed = session.closing.as_ref().map(|closing| closing.at).filter(|at| *at <= reading.at);
	// Until the disconnect the driver draws it, also when the time of the request is over.
	let idle = closed.map_or(0, |at| {
		energy.saturating_sub(most_flow(steps.power, Interval::new(session.last.at, at)))
	});
	let stretches = spread(session, steps, parties, until, energy, idle);
	session.delivered = session.delivered.saturating_add(energy.saturating_sub(idle));

	let stop = if session.delivered >= session.request.energy {
		Some(Stop::DemandMet)
	} else if closed.is_some() || ends {
		Some(Stop::Closed)
	} else if until >= session.timetable.end() {
		Some(Stop::TimeOver)
	} else {
		None
	};

	let delivered = response_delivered(session, &stretches, energy, until, tolerance);
	let due_until = match stop {
		Some(Stop::DemandMet) if !met_as_planned(session, steps, demanded, until) => {
			let earliest = session.last.at.saturating_add(time_for(demanded, steps.power));
			until.min(earliest)
		},
		_ => until,
	};
	let stopped = session.closing.as_ref().map_or(Moment::MAX, |closing| closing.stopped);
	let due_until = due_until.min(stopped);
	let most_owed = most_owed(session, steps, parties, price_per_hour);
	let course = Course {
		pricing: Pricing { steps, parties, price_per_hour, most_owed },
		stretches,
		covered,
		until,
		most: match session.closing {
			Some(_) => most_flow(steps.power, covered),
			None => Energy::MAX,
		},
		served: service(session, covered),
		stop,
		due_until,
		idle,
	};
	// What later steps earn can be needed for earlier ones only if somebody pays.
	let before =
		(course.stretches.len() > 1 && !session.covers.is_empty()).then(|| (*session).clone());
	let first = session.open;
	let mut outcome = follow(session, &course, None);
	let earned = outcome.credited();
	if let Some(before) = before.filter(|_| earned > 0 && !outcome.is_covered()) {
		*session = before;
		outcome = follow(session, &course, Some(earned));
	}
	if session.open > first {
		outcome.delivered = delivered;
	}
	session.last = reading;
	outcome
}

impl Outcome {
	/// Whether the escrow covered all that was due.
	fn is_covered(&self) -> bool {
		self.settled.iter().all(|step| step.covered)
	}

	/// What suppliers and DSO paid out of their covers.
	fn credited(&self) -> Balance {
		let amounts = self.settled.iter().flat_map(|step| {
			let suppliers = step.segments.iter().map(|segment| segment.to_supplier);
			suppliers.chain([step.to_dso])
		});
		amounts.fold(0, |sum: Balance, to| sum.saturating_add(payable(to.saturating_neg())))
	}
}

/// What a reading shows.
struct Course<'a, AccountId> {
	pricing: Pricing<'a, AccountId>,
	stretches: Vec<Stretch>,
	/// The time that it covers.
	covered: Interval,
	/// Its time, or the end of the last step.
	until: Moment,
	/// The most of its energy that is claimed of sources.
	most: Energy,
	served: Vec<Served>,
	stop: Option<Stop>,
	due_until: Moment,
	idle: Energy,
}

/// Advances `session` along `course`.
///
/// A step that the escrow does not cover ends the process. Then what suppliers and DSO pay for
/// later steps of the same reading comes first: nothing of it goes back to the driver while an
/// earlier step is owed, or is free because the escrow was too small. `earned` is that sum, if it
/// is known.
fn follow<AccountId: PartialEq>(
	session: &mut Session<AccountId>,
	course: &Course<AccountId>,
	earned: Option<Balance>,
) -> Outcome {
	let Course { pricing, covered, until, due_until, .. } = course;
	let mut outcome = Outcome {
		settled: Vec::new(),
		flows: Vec::new(),
		served: course.served.clone(),
		delivered: None,
		stop: course.stop,
		due_until: *due_until,
		idle: course.idle,
	};
	let mut ahead = earned.unwrap_or(0);
	session.escrow = session.escrow.saturating_add(ahead);
	let mut most = course.most;
	for stretch in &course.stretches {
		let interval = session.timetable.interval(stretch.step);
		let over = interval.intersection(covered);
		let sourced = accrue(session, over, stretch, most, &mut outcome);
		most = most.saturating_sub(sourced);
		session.unproven = session.unproven.saturating_add(stretch.unproven);
		if interval.end > *until && outcome.stop.is_none() {
			break;
		}
		let end = (*due_until).min(interval.end).max(interval.start);
		let connected = Interval::new(interval.start, end);
		let step = settle(session, pricing, stretch.step, connected, stretch.idle, &mut ahead);
		outcome.settled.push(step);
		session.open = stretch.step.saturating_add(1);
	}
	if (earned.is_some() || !outcome.is_covered()) && outcome.stop.is_none() {
		outcome.stop = Some(Stop::OutOfEscrow);
		let interval = session.timetable.interval(session.open);
		let connected = Interval::new(interval.start, (*due_until).max(interval.start));
		outcome.settled.push(settle(session, pricing, session.open, connected, 0, &mut ahead));
	}
	outcome
}

/// Whether the open step was to deliver all of `demanded`, at a set-point that takes all of its
/// time, and a reading until `until` does not reach beyond it. Any other reading does not show when
/// the demand was met, and full power is what it can have been met by.
fn met_as_planned<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	demanded: Energy,
	until: Moment,
) -> bool {
	let accrued = session.accrued();
	let at_opening = demanded.saturating_add(accrued);
	let Session { schedule, remainder, open, .. } = session;
	let planned = steps.planned(schedule, *remainder, *open, at_opening);
	until <= session.timetable.interval(*open).end && planned >= at_opening
}

/// The most energy that can have flowed at a station of `power` W in a time; none in no time. What
/// a closing reading shows beyond flowed when the driver was not connected any more: it is no
/// source's, and nobody owes it.
fn most_flow(power: Power, over: Interval) -> Energy {
	if over.is_empty() {
		return 0;
	}
	most_energy(power, over.duration())
}

/// The time of `covered` that each segment of `session` served, the latest first, and no energy
/// yet. The first segment serves from the start of it, the last one to its end.
///
/// Energy flows evenly over that time, whatever the prices of its steps are: which steps a driver
/// pays for is a rule of money, and a supplier's position is not to depend on it.
fn service<AccountId>(session: &Session<AccountId>, covered: Interval) -> Vec<Served> {
	let mut until = covered.end.max(covered.start);
	let mut served = Vec::with_capacity(session.segments.len());
	for (position, Segment { slot, since, .. }) in session.segments.iter().enumerate().rev() {
		let since = if position == 0 { covered.start } else { *since };
		let start = since.clamp(covered.start, until);
		served.push(Served { slot: *slot, over: Interval::new(start, until), energy: 0 });
		until = start;
	}
	served
}

/// Adds the energy of `stretch`, which flowed evenly over `covered`, to the segments of the open
/// step, and notes in `outcome` what each of them served. At most `most` of it is claimed of
/// sources. Returns what is.
///
/// The part that is idle is added to the latest of these segments, which is free of it. It flowed
/// when none of them served: no supplier has it.
fn accrue<AccountId>(
	session: &mut Session<AccountId>,
	covered: Interval,
	stretch: &Stretch,
	most: Energy,
	outcome: &mut Outcome,
) -> Energy {
	let Outcome { flows, served, .. } = outcome;
	// Segments that are over are gone from the front: the latest ones are the same.
	let mut served = served.iter_mut();
	let energy = stretch.energy.saturating_sub(stretch.idle);
	let mut idle = stretch.idle;
	let mut sourced: Energy = 0;
	let mut until = Moment::MAX;
	for (position, segment) in session.segments.iter_mut().enumerate().rev() {
		// Energy read before the first segment began belongs to it.
		let since = if position == 0 { 0 } else { segment.since };
		let over = covered.intersection(&Interval::new(since, until));
		let (serves, part) = match covered.is_empty() {
			// A reading in no time: all to the segment that serves now.
			true if until == Moment::MAX => (true, energy),
			true => (false, 0),
			false => (!over.is_empty(), energy_within(energy, covered, over)),
		};
		until = since;
		if serves {
			segment.energy = segment.energy.saturating_add(core::mem::take(&mut idle));
		}
		if let Some(served) = served.next() {
			served.energy = served.energy.saturating_add(part);
		}
		let claimed = part.min(most.saturating_sub(sourced));
		if let Some(flow) = flow(segment, over, part, claimed) {
			sourced = sourced.saturating_add(claimed);
			flows.push(flow);
		}
	}
	session.sourced = session.sourced.saturating_add(sourced);
	sourced
}

/// Adds `energy`, which flowed over `over`, to `segment`. Returns the flow of which `claimed` can
/// be claimed.
fn flow(segment: &mut Segment, over: Interval, energy: Energy, claimed: Energy) -> Option<Flow> {
	segment.energy = segment.energy.saturating_add(energy);
	let source = segment.source?;
	let served = Interval::new(over.start.max(segment.since), over.end).duration();
	let committed = u64::from(segment.power).saturating_mul(served);
	let committed = segment.unclaimed.saturating_add(committed);
	if claimed == 0 {
		// Energy that the register does not show yet, or that is no source's.
		segment.unclaimed = committed.min(MILLIS_PER_HOUR);
		return None;
	}
	segment.unclaimed = 0;
	Some(Flow { source, over, energy: claimed, committed })
}

/// Notes the suppliers of the steps that `outcome` settled.
pub(crate) fn note_suppliers<AccountId: Clone + PartialEq>(
	session: &mut Session<AccountId>,
	parties: &Parties<AccountId>,
	outcome: &Outcome,
) {
	let segments = outcome.settled.iter().flat_map(|step| &step.segments);
	for segment in segments.filter(|segment| segment.energy > 0) {
		session.note_supplier(&parties.offer(segment.slot).supplier);
	}
}

/// End of the driver's connection, as far as a reading at `at` shows.
pub fn connected_until<AccountId>(session: &Session<AccountId>, at: Moment) -> Moment {
	let closed = session.closing.as_ref().map_or(Moment::MAX, |Closing { at, .. }| *at);
	at.min(closed).min(session.timetable.end())
}

/// Spreads `energy` over the steps from the open one until `until`: the cheapest first, by the
/// prices of the offers that serve them, the earliest among equals, up to full power; energy beyond
/// full power in all steps goes to the cheapest, and with it the part of it that is `idle`.
///
/// Steps that pay the driver come first, but of them the one that pays least; and nothing is paid
/// for energy that can as well have flowed in a step that does not pay, or before the first one:
/// late readings are worth nothing to a driver who charged while it was expensive.
fn spread<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	until: Moment,
	energy: Energy,
	idle: Energy,
) -> Vec<Stretch> {
	let covered = Interval::new(session.last.at, until);
	let mut stretches = Vec::new();
	for step in session.open..session.timetable.steps {
		let interval = session.timetable.interval(step);
		// The open step is always included: energy read before it began belongs to it.
		if step > session.open && interval.start >= until {
			break;
		}
		let over = interval.intersection(&covered);
		stretches.push(Stretch::new(session, steps, parties, step, over));
	}
	// Those that pay come first, the one that pays least before the others; then the cheapest.
	stretches.sort_by_key(|stretch| {
		let (price, earns) = (Amount::from(stretch.price), stretch.cost < 0);
		(!earns, if earns { price.saturating_neg() } else { price })
	});
	let paying = stretches.partition_point(|stretch| stretch.cost < 0);
	let (paying, order) = stretches.split_at_mut(paying);
	let beyond = if order.is_empty() { Energy::MAX } else { 0 };
	let spread = fill(paying, energy, beyond, idle);
	fill(order, energy.saturating_sub(spread), Energy::MAX, idle);
	if stretches.iter().any(|stretch| stretch.pays) {
		let before = Interval::new(covered.start, until.min(first_start(session)));
		let elsewhere = stretches
			.iter()
			.filter(|stretch| !stretch.pays)
			.fold(energy_at(steps.power, before.duration()), |sum: Energy, stretch| {
				sum.saturating_add(stretch.capacity)
			});
		let mut proven = energy.saturating_sub(idle).saturating_sub(elsewhere);
		for stretch in stretches.iter_mut().filter(|stretch| stretch.pays) {
			let connected = stretch.energy.saturating_sub(stretch.idle);
			stretch.unproven = connected.saturating_sub(proven);
			proven = proven.saturating_sub(connected);
		}
	}
	stretches.sort_by_key(|stretch| stretch.step);
	stretches
}

impl Stretch {
	/// The part of `step` that is `over`, still without energy. Its prices are those of the
	/// segments of `session` that serve it, by their time, because energy flows evenly over it.
	fn new<AccountId>(
		session: &Session<AccountId>,
		steps: &Steps,
		parties: &Parties<AccountId>,
		step: u32,
		over: Interval,
	) -> Self {
		let capacity = energy_at(steps.power, over.duration());
		let mut pays = false;
		let (mut price, mut cost, mut time): (Amount, Amount, Amount) = (0, 0, 0);
		let mut add = |slot: Slot, duration: Moment| {
			let (supplier, grid) = parties.due(slot, step, steps);
			let due = supplier.saturating_add(grid);
			let by_time = |price: Price| Amount::from(price).saturating_mul(duration.into());
			pays |= due < 0;
			price = price.saturating_add(by_time(parties.price(slot, step)));
			cost = cost.saturating_add(by_time(due));
			time = time.saturating_add(duration.into());
		};
		if over.is_empty() || session.segments.len() < 2 {
			add(session.slot(), 1);
		} else {
			let mut until = Moment::MAX;
			for (position, segment) in session.segments.iter().enumerate().rev() {
				let since = if position == 0 { 0 } else { segment.since };
				let served = over.intersection(&Interval::new(since, until)).duration();
				if served > 0 {
					add(segment.slot, served);
				}
				until = since;
			}
		}
		let average = price.checked_div(time).and_then(|price| Price::try_from(price).ok());
		let price = average.unwrap_or(Price::MAX);
		Self { step, price, cost, pays, capacity, energy: 0, unproven: 0, idle: 0 }
	}
}

/// Start of the open step.
fn first_start<AccountId>(session: &Session<AccountId>) -> Moment {
	session.timetable.interval(session.open).start
}

/// Spreads `energy` over `stretches` in their order, each up to full power, and at most `beyond` of
/// what is left to the first one, with the part of it that is `idle`. Returns what was spread.
fn fill(stretches: &mut [Stretch], energy: Energy, beyond: Energy, idle: Energy) -> Energy {
	let mut left = energy;
	for stretch in stretches.iter_mut() {
		stretch.energy = stretch.capacity.min(left);
		left = left.saturating_sub(stretch.energy);
	}
	if let Some(first) = stretches.first_mut() {
		let more = left.min(beyond);
		first.energy = first.energy.saturating_add(more);
		first.idle = idle.min(more);
		left = left.saturating_sub(more);
	}
	energy.saturating_sub(left)
}

/// Whether the meter proves that the open step delivered its response, in whatever way the energy
/// of a late reading really flowed.
fn response_delivered<AccountId>(
	session: &Session<AccountId>,
	stretches: &[Stretch],
	energy: Energy,
	until: Moment,
	tolerance: u32,
) -> Option<bool> {
	let response = session.response.as_ref()?;
	let elsewhere = stretches
		.iter()
		.filter(|stretch| stretch.step != session.open)
		.fold(0, |sum: Energy, stretch| sum.saturating_add(stretch.capacity));
	let accrued = session.accrued();
	let least = accrued.saturating_add(energy.saturating_sub(elsewhere));
	let most = accrued.saturating_add(energy);
	Some(match response.direction {
		Direction::Up => {
			let missing = per_mille(response.energy, tolerance);
			least >= response.energy.saturating_sub(missing)
		},
		// A driver who leaves early did not refrain from charging.
		Direction::Down => {
			until >= session.timetable.interval(session.open).end
				&& most <= per_mille(response.energy, tolerance)
		},
	})
}

/// The prices of a kWh that are due: the supplier's and the DSO's. Together they never exceed
/// `max_price`. What they exceed it by is taken from the supplier's first, which serves steps that
/// the driver did not agree to, then from the DSO's. Nobody pays because of it: a price above zero
/// becomes zero at the least, and one below stays.
pub fn due_prices(supplier: Price, grid: Price, max_price: Option<Price>) -> (Price, Price) {
	let Some(max) = max_price else { return (supplier, grid) };
	let at_most = |price: Price, most: Price| price.min(most.max(price.min(0)));
	let supplier = at_most(supplier, max.saturating_sub(grid));
	(supplier, at_most(grid, max.saturating_sub(supplier)))
}

/// The most that the driver of `session` can owe beyond the escrow: as much as the escrow and what
/// was paid out of it, within the highest cost of the request; after a disconnect no more than can
/// still be due.
pub fn most_owed<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
) -> Balance {
	let paid = session.totals.paid();
	let secured = session.escrow.saturating_add(payable(paid));
	// What the process costs if all of the escrow is due. What it earned beyond that went back to
	// the driver, and makes no room for a debt.
	let cost = payable(paid.saturating_add(amount(session.escrow)));
	let room = |most: Balance| most.saturating_sub(cost);
	let most = session.request.preferences.max_cost.map_or(secured, |most| secured.min(room(most)));
	// What the driver got back as no longer due does not become a debt.
	session
		.closing
		.as_ref()
		.and_then(|closing| most_due(session, steps, parties, price_per_hour, closing.at))
		.map_or(most, |due| most.min(due.saturating_sub(session.escrow)))
}

/// The most that `session` can still cost if the driver is disconnected at `at`: what its open step
/// has accrued, full power since the last reading, and the station's time until it stopped, at the
/// highest of the prices that can apply: in later steps, that of any of the offers in `parties`.
/// `None` if it overflows.
pub fn most_due<AccountId>(
	session: &Session<AccountId>,
	steps: &Steps,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
	at: Moment,
) -> Option<Balance> {
	let until = connected_until(session, at);
	let flow = energy_at(steps.power, Interval::new(session.last.at, at).duration());
	let energy = session.accrued().checked_add(flow)?;
	let due = |slot: Slot, step: u32| parties.due(slot, step, steps);
	let served = session.segments.iter().map(|segment| due(segment.slot, session.open));
	let later = (session.open.saturating_add(1)..session.timetable.steps)
		.take_while(|step| session.timetable.interval(*step).start < until)
		// A reading until then can open a later step, which another offer serves.
		.flat_map(|step| {
			let others = parties.others.iter().map(|(slot, _)| *slot);
			others.chain([session.chosen]).map(move |slot| (slot, step))
		})
		.map(|(slot, step)| due(slot, step));
	let (supplier, grid) =
		served.chain(later).fold((Price::MIN, Price::MIN), |(supplier, grid), due| {
			(due.0.max(supplier), due.1.max(grid))
		});
	let cost = if supplier < 0 || grid < 0 {
		energy_cost(supplier.saturating_add(grid), energy)
	} else {
		energy_cost(supplier, energy).saturating_add(energy_cost(grid, energy))
	};
	let stopped = session.closing.as_ref().map_or(until, |closing| until.min(closing.stopped));
	let connected = Interval::new(session.timetable.interval(session.open).start, stopped);
	payable(cost).checked_add(time_cost(price_per_hour, connected.duration())?)
}

/// Prices of a step.
struct Pricing<'a, AccountId> {
	steps: &'a Steps<'a>,
	parties: &'a Parties<AccountId>,
	price_per_hour: PricePerHour,
	/// The most that the driver can owe beyond the escrow.
	most_owed: Balance,
}

/// An amount that is due: out of the escrow, and as a debt.
struct Due {
	paid: Balance,
	owed: Balance,
	/// Neither paid nor owed.
	left: Balance,
}

/// Exact costs of the energy of a segment, in thousandths of the smallest token unit.
struct Bill {
	segment: Segment,
	/// For its supplier.
	supplier: Amount,
	/// The same in the smallest token unit, rounded toward zero.
	line: Amount,
	/// What its supplier pays out of its cover.
	credit: Balance,
	/// For the DSO.
	grid: Amount,
	/// What of its energy costs less than by the locked prices.
	waived: Balance,
	/// The part of its energy that is idle.
	idle: Energy,
	/// The part of its energy that is not proven.
	unproven: Energy,
	/// The prices of supplier and DSO that are due.
	prices: (Price, Price),
}

/// Costs of the segments of `step`. The last of its energy is `idle` and costs nothing; the last
/// before that is the one that is not proven.
fn bills<AccountId>(
	session: &Session<AccountId>,
	pricing: &Pricing<AccountId>,
	step: u32,
	mut idle: Energy,
) -> Vec<Bill> {
	let Pricing { steps, parties, .. } = pricing;
	let end = session.timetable.interval(step).end;
	let mut unproven = session.unproven;
	let mut bills: Vec<_> = session
		.segments
		.iter()
		.rev()
		.filter(|segment| segment.since < end || segment.energy > 0)
		.map(|segment| {
			let (slot, energy) = (segment.slot, segment.energy);
			let (supplier, grid) = parties.due(slot, step, steps);
			let (no_supplier, no_grid) = balanced(supplier, grid);
			let mut left = energy;
			let mut take = |most: &mut Energy| {
				let taken = left.min(*most);
				left = left.saturating_sub(taken);
				*most = most.saturating_sub(taken);
				taken
			};
			let free = take(&mut idle);
			let unpaid = take(&mut unproven);
			let paid = left;
			let cost = |price: Price, balanced: Price| {
				exact_cost(price, paid).saturating_add(exact_cost(balanced, unpaid))
			};
			let billed = energy.saturating_sub(free);
			let waived = difference((parties.price(slot, step), energy), (supplier, billed));
			let exact = cost(supplier, no_supplier);
			Bill {
				segment: *segment,
				supplier: exact,
				line: toward_zero(exact),
				credit: 0,
				grid: cost(grid, no_grid),
				waived,
				idle: free,
				unproven: unpaid,
				prices: (supplier, grid),
			}
		})
		.collect();
	bills.reverse();
	bills
}

/// Settles `step`: takes the cost of its energy and time out of the escrow, for the suppliers
/// first, then the DSO, then the station. The part that the escrow does not cover is owed, up to
/// the most that the driver can owe; what is beyond that is free. So is the part of its energy that
/// is `idle`: the last that flowed in it. The last segment continues in the next step.
///
/// What suppliers and DSO pay at negative prices moves from their covers to the escrow before. If
/// one party pays and another one is paid, the latter gets no more than leaves the energy of the
/// step at its agreed cost, whatever the cover was good for: the driver pays no more than that.
/// `ahead` of what they pay is in the escrow already.
fn settle<AccountId: PartialEq>(
	session: &mut Session<AccountId>,
	pricing: &Pricing<AccountId>,
	step: u32,
	connected: Interval,
	idle: Energy,
	ahead: &mut Balance,
) -> SettledStep {
	let energy = session.accrued();
	let billed = energy.saturating_sub(idle);
	let mut bills = bills(session, pricing, step, idle);
	let Pricing { steps, parties, price_per_hour, most_owed } = pricing;
	let grid_cost = bills.iter().fold(0, |sum: Amount, bill| sum.saturating_add(bill.grid));
	let dso_line = toward_zero(grid_cost);

	let mut covers = core::mem::take(&mut session.covers);
	for bill in &mut bills {
		let supplier = &parties.offer(bill.segment.slot).supplier;
		bill.credit = draw(&mut covers, supplier, payable(bill.line.saturating_neg()));
	}
	let dso_credit = draw(&mut covers, &session.dso, payable(dso_line.saturating_neg()));
	let credited =
		bills.iter().fold(dso_credit, |sum: Balance, bill| sum.saturating_add(bill.credit));
	let pays = bills.iter().map(|bill| bill.supplier).chain([grid_cost]).any(|cost| cost < 0);
	let agreed = || payable(whole(bills.iter().map(|bill| bill.supplier).chain([grid_cost])));
	let mut allowance = if pays { credited.saturating_add(agreed()) } else { Balance::MAX };

	let Session { escrow, totals, .. } = session;
	let known = credited.min(*ahead);
	*ahead = ahead.saturating_sub(known);
	*escrow = escrow.saturating_add(credited.saturating_sub(known));
	let mut waived = bills.iter().fold(0, |sum: Balance, bill| sum.saturating_add(bill.waived));
	let mut charge = |due: Balance| {
		let paid = due.min(*escrow);
		*escrow = escrow.saturating_sub(paid);
		let short = due.saturating_sub(paid);
		let owed = short.min(most_owed.saturating_sub(totals.unpaid));
		totals.unpaid = totals.unpaid.saturating_add(owed);
		Due { paid, owed, left: short.saturating_sub(owed) }
	};
	let mut bill = Due { paid: 0, owed: 0, left: 0 };
	let mut charge_energy = |line: Amount| {
		let due = payable(line).min(allowance);
		allowance = allowance.saturating_sub(due);
		waived = waived.saturating_add(payable(line).saturating_sub(due));
		let part = charge(due);
		bill.paid = bill.paid.saturating_add(part.paid);
		bill.owed = bill.owed.saturating_add(part.owed);
		bill.left = bill.left.saturating_add(part.left);
		part
	};
	let mut line = |line: Amount, credit: Balance| {
		let Due { paid, owed, .. } = charge_energy(line);
		(amount(paid).saturating_sub(amount(credit)), owed)
	};
	let mut to_supplier: Amount = 0;
	let settled: Vec<SettledSegment> = bills
		.iter()
		.map(|bill| {
			let (paid, owed) = line(bill.line, bill.credit);
			to_supplier = to_supplier.saturating_add(paid);
			let Segment { slot, source, energy, .. } = bill.segment;
			let Bill { idle, unproven, prices: (price, grid_price), .. } = *bill;
			SettledSegment {
				slot,
				source,
				energy,
				idle,
				unproven,
				price,
				grid_price,
				to_supplier: paid,
				owed,
			}
		})
		.collect();
	let (to_dso, owed_to_dso) = line(dso_line, dso_credit);
	let free = part_of(billed, bill.left, bill.paid.saturating_add(bill.owed));
	let cso = charge(time_cost(*price_per_hour, connected.duration()).unwrap_or(Balance::MAX));
	let beyond = bill.left.saturating_add(cso.left);
	let grid_full = energy_cost(steps.grid_price, energy);
	waived = waived
		.saturating_add(payable(grid_full.saturating_sub(dso_line.max(0))))
		.saturating_add(beyond);
	let to_cso = amount(cso.paid);
	totals.to_supplier = totals.to_supplier.saturating_add(to_supplier);
	totals.to_dso = totals.to_dso.saturating_add(to_dso);
	totals.to_cso = totals.to_cso.saturating_add(to_cso);
	totals.waived = totals.waived.saturating_add(waived);
	totals.free = totals.free.saturating_add(free).saturating_add(energy.saturating_sub(billed));
	let owed = bill.owed.saturating_add(cso.owed);
	session.covers = covers;
	session.unproven = 0;

	// The segment at the end of the step continues. A late reading can close a step after other
	// offers took over in a later one.
	let end = session.timetable.interval(step).end;
	let over = session.segments.iter().rposition(|segment| segment.since <= end).unwrap_or(0);
	session.segments = Segments::truncate_from(
		session
			.segments
			.iter()
			.skip(over)
			.map(|segment| Segment { since: segment.since.max(end), energy: 0, ..*segment })
			.collect(),
	);
	SettledStep {
		step,
		energy,
		to_supplier,
		to_dso,
		to_cso,
		time: connected,
		owed_to_dso,
		owed_to_cso: cso.owed,
		covered: owed == 0 && beyond == 0,
		segments: settled,
	}
}

/// By how much less what is due costs than all, each a price and the energy that it applies to.
fn difference(all: (Price, Energy), due: (Price, Energy)) -> Balance {
	if all == due {
		return 0;
	}
	let cost = |(price, energy)| energy_cost(price, energy);
	payable(cost(all).saturating_sub(cost(due)))
}

/// The part of `energy` that `left` is of `left` and `covered` together, rounded up.
fn part_of(energy: Energy, left: Balance, covered: Balance) -> Energy {
	let covered_energy = left
		.checked_add(covered)
		.filter(|_| left > 0)
		.and_then(|all| covered.checked_mul(energy.into())?.checked_div(all));
	match covered_energy {
		Some(part) => energy.saturating_sub(Energy::try_from(part).unwrap_or(energy)),
		None if left > 0 => energy,
		None => 0,
	}
}
