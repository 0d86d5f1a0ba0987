// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Control and payment: what happens when the reading of a station arrives.

use crate::{
	schedule::Steps,
	settlement::{
		advance, connected_until, steps_closed_by, Outcome, Parties, SettledSegment, SettledStep,
		Stop,
	},
	sources::{Claimed, Intervals, SourcesBatch},
	types::Place,
	Config, Event, FinishReason, LockedOffer, Pallet, Payouts, Phase, Process, Processes, Response,
	Session, WeightInfo, MAX_LOCKED,
};
use alloc::collections::BTreeSet;
use polkadot_sdk::frame_support::{
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	energy::power_for, AreaId, Energy, Flexibility, MeterId, MeterReading, Moment, OnReading,
	OrderedMeterId, Power, ProcessId, Purpose, SourceId, Sources, Unfit,
};

/// Steps of the processes that `steady_readings` measures.
pub(crate) const MEASURED_STEPS: u32 = 96;

/// Payees of a reading that those before it in the batch did not have: the host of the station.
const USUAL_PAYEES: u32 = 1;

/// Claims of a reading that comes in time: of the interval that it falls in, and of the one before.
const USUAL_CLAIMS: u32 = 2;

/// Offers that a reading usually has tried: the chosen one and, when its source fails, the next one.
const USUAL_OFFERS: u32 = 2;

/// What `steady_readings` reads once for all readings of a batch, whatever their sources are: the clock,
/// the length of an interval, and the signals of the area, which is weighed apart.
const READS_OF_BATCH: u64 = 3;

/// What the readings of a batch leave to be done at its end, and what they have looked at already.
pub struct Batch<T: Config> {
	payouts: Payouts<T>,
	/// What sources have looked up and are left to book.
	pub(crate) booked: SourcesBatch<T>,
	/// The intervals of sources that were claimed of.
	pub(crate) ledgers: BTreeSet<(SourceId, Moment)>,
	/// The sources that were claimed from.
	sources: BTreeSet<Option<SourceId>>,
	/// The areas that were looked at for signals.
	areas: BTreeSet<AreaId>,
	/// Looked up for the first reading that needs them.
	intervals: Option<Intervals>,
	/// The process of the reading that is taken, when its meter's latest reading was asked for.
	process: Option<Process<T::AccountId>>,
}

impl<T: Config> Default for Batch<T> {
	fn default() -> Self {
		Self {
			payouts: Payouts::default(),
			booked: Default::default(),
			ledgers: BTreeSet::new(),
			sources: BTreeSet::new(),
			areas: BTreeSet::new(),
			intervals: None,
			process: None,
		}
	}
}

impl<T: Config> Batch<T> {
	/// Weight of a reading of a process that goes on as it did. What a reading looks up of its source,
	/// the next ones of the batch find there; of time and intervals, all of them.
	fn steady_weight(&mut self, steady: &Steady, claimed: Claimed) -> Weight {
		let Steady { source, steps } = *steady;
		let first = self.sources.is_empty();
		let met = !self.sources.insert(source);
		let found = if met {
			T::WeightInfo::steady_readings(0)
		} else if first {
			Weight::zero()
		} else {
			T::DbWeight::get().reads(READS_OF_BATCH)
		};
		let reading = T::WeightInfo::steady_readings(1).saturating_sub(found);
		let longer = T::WeightInfo::steady_reading(steps)
			.saturating_sub(T::WeightInfo::steady_reading(MEASURED_STEPS));
		let one = |slope: fn(u32) -> Weight| slope(1).saturating_sub(slope(0));
		let added = one(T::WeightInfo::claims);
		let claims = added
			.saturating_mul(claimed.added.into())
			.saturating_add(one(T::WeightInfo::first_claims).saturating_mul(claimed.first.into()))
			.saturating_add(T::WeightInfo::opening_claim().saturating_mul(claimed.opened.into()));
		// A source that was not met before brings one ledger.
		let further = claimed.ledgers.saturating_sub(u32::from(!met));
		let ledgers = T::WeightInfo::claims(0).saturating_mul(further.into());
		// One claim that adds to an earlier one is part of a steady reading.
		reading
			.saturating_add(longer)
			.saturating_add(claims)
			.saturating_add(ledgers)
			.saturating_sub(added)
	}
}

/// What a reading did to a process.
struct Course {
	/// What was claimed.
	claimed: Claimed,
	/// How many offers were tried for a step that was opened; `None` when the process has ended.
	tried: Option<u32>,
	/// Whether it goes on as it did before.
	steady: Option<Steady>,
}

/// A process that goes on as it did before: its chosen source, or its grid mix, has served the open
/// step alone and serves the next one too, and nobody asks for its flexibility.
struct Steady {
	/// The source.
	source: Option<SourceId>,
	/// Steps of the process.
	steps: u32,
}

impl<T: Config> OnReading for Pallet<T> {
	type Batch = Batch<T>;

	fn weight() -> Weight {
		Self::most_weight(1, USUAL_CLAIMS, USUAL_OFFERS)
			.saturating_sub(Self::weighed_by_metering())
			.saturating_add(T::WeightInfo::pay_out(USUAL_PAYEES))
	}

	fn latest(meter: MeterId, _: Purpose, batch: &mut Batch<T>) -> Option<MeterReading> {
		batch.process = Processes::<T>::get(OrderedMeterId::new(meter));
		let Phase::Scheduled(session) = &batch.process.as_ref()?.phase else { return None };
		Some(session.last)
	}

	fn on_reading(
		meter: MeterId,
		_purpose: Purpose,
		_previous: Option<MeterReading>,
		current: MeterReading,
		batch: &mut Batch<T>,
		budget: &mut WeightMeter,
	) -> Result<(), Unfit> {
		let found = batch.process.take().filter(|process| process.meter == meter);
		let found = found.or_else(|| Processes::<T>::get(OrderedMeterId::new(meter)));
		let Some(process) = found else { return Ok(()) };
		let Phase::Scheduled(session) = &process.phase else { return Ok(()) };
		let closes = steps_closed_by(session, current.at);
		let intervals = *batch.intervals.get_or_insert_with(Intervals::now::<T>);
		let claims = Self::most_claims(session, current.at, intervals);
		// After a change of source, those before are paid and those after are tried.
		let served = u32::try_from(session.segments.len()).unwrap_or(MAX_LOCKED);
		let offers = served.min(MAX_LOCKED).max(session.locked.into());
		let payees = [&session.supplier, &session.dso, &process.payee];
		let new = payees.iter().filter(|payee| !batch.payouts.has(payee)).count();
		// Whoever served the open step in the stead of the chosen supplier is paid too.
		let others =
			session.segments.iter().filter(|segment| segment.slot != session.chosen).count();
		let new = u32::try_from(new.saturating_add(others)).unwrap_or(u32::MAX);
		let payouts = Self::payouts_weight(&batch.payouts, new);
		let weighed = Self::weighed_by_metering();
		let most = Self::most_weight(closes, claims, offers);
		let bound = most.saturating_sub(weighed).saturating_add(payouts);
		if !budget.can_consume(bound) {
			return Err(Unfit::Overweight);
		}

		payees.into_iter().for_each(|payee| batch.payouts.add(payee, 0));
		let area = process.area;
		let control = match Self::control(process, current, intervals, batch) {
			Some(Course { claimed, steady: Some(steady), .. }) if closes <= 1 => {
				let signals = u64::from(batch.areas.insert(area));
				batch
					.steady_weight(&steady, claimed)
					.saturating_add(T::DbWeight::get().reads(signals))
			},
			Some(Course { claimed, tried: Some(tried), .. }) => {
				Self::open_weight(closes, claimed.all(), served.max(tried).min(MAX_LOCKED))
			},
			Some(Course { claimed, tried: None, .. }) => {
				Self::last_weight(closes, claimed.all(), served.min(MAX_LOCKED))
			},
			None => most,
		};
		budget.consume(control.min(most).saturating_sub(weighed).saturating_add(payouts));
		Ok(())
	}

	fn on_batch_end(batch: Batch<T>) {
		T::Sources::book(batch.booked);
		batch.payouts.pay();
	}
}

impl<T: Config> Pallet<T> {
	/// What the runtime's weight of `submit_readings` has in it already, for it was measured with this
	/// pallet at meters without processes: the look-up of the process, and the record of the meter's
	/// latest reading, which this pallet writes with its own when a process is scheduled.
	pub(crate) fn weighed_by_metering() -> Weight {
		T::WeightInfo::on_reading_idle().saturating_add(T::DbWeight::get().writes(1))
	}

	/// The most weight of a reading that closes so many steps, makes so many claims, and has so many
	/// offers paid and as many tried. Whether it ends the process is known when what the steps cost is.
	pub fn most_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		Self::open_weight(steps, claims, offers).max(Self::last_weight(steps, claims, offers))
	}

	/// Weight of such a reading when the process goes on.
	pub(crate) fn open_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		let further = T::WeightInfo::closing_steps(steps.max(1))
			.saturating_sub(T::WeightInfo::closing_steps(1));
		T::WeightInfo::on_reading(claims, offers).saturating_add(further)
	}

	/// Weight of such a reading when it ends the process. It closes the open step too, when that is not
	/// over.
	pub(crate) fn last_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		let further = T::WeightInfo::last_steps(steps.saturating_add(1))
			.saturating_sub(T::WeightInfo::last_steps(1));
		T::WeightInfo::last_reading(claims, offers).saturating_add(further)
	}

	/// Weight of `new` payees at the end of a batch that already pays those in `payouts`: what all of
	/// them are paid from is read and written once.
	fn payouts_weight(payouts: &Payouts<T>, new: u32) -> Weight {
		let all = T::WeightInfo::pay_out(new);
		if payouts.is_empty() {
			all
		} else {
			all.saturating_sub(T::WeightInfo::pay_out(0))
		}
	}

	/// Brings a scheduled process forward to `reading`: closes and pays the steps that it covers,
	/// claims what came from sources, and opens the next step or ends the process. Tells what it did.
	fn control(
		mut process: Process<T::AccountId>,
		reading: MeterReading,
		intervals: Intervals,
		batch: &mut Batch<T>,
	) -> Option<Course> {
		let place = process.place();
		let Phase::Scheduled(session) = &mut process.phase else { return None };
		let parties = Self::parties(place.meter, session)?;
		let steps = session.steps(process.power, &parties.chosen.prices);
		let price_per_hour = process.price_per_hour;
		let before = session.served_as_chosen();
		let outcome =
			advance(session, &steps, &parties, price_per_hour, reading, T::Tolerance::get());
		let claimed = Self::claim(place, &process.driver, &outcome.flows, intervals, batch);
		Self::collect_steps(&process.payee, session, &parties, &outcome, &mut batch.payouts);
		Self::settle_steps(place.process, &process.driver, session, &parties, &outcome);
		match outcome.stop {
			Some(stop) => {
				let reason = match (stop, &session.closing) {
					(Stop::DemandMet, _) => FinishReason::DemandMet,
					(Stop::OutOfEscrow, _) => FinishReason::OutOfEscrow,
					(Stop::Closed, Some(closing)) => closing.reason,
					(Stop::Closed | Stop::TimeOver, _) => FinishReason::TimeOver,
				};
				let end = connected_until(session, reading.at);
				Self::finish(process, reason, end);
				Some(Course { claimed, tried: None, steady: None })
			},
			None => {
				let tried = if outcome.settled.is_empty() {
					0
				} else {
					Self::open_step(place, session, &parties.chosen, &steps, &mut batch.booked)
				};
				let after = session.served_as_chosen();
				let steps = session.timetable.steps;
				let steady = before
					.filter(|_| before == after && !place.signalled)
					.map(|source| Steady { source, steps });
				Self::keep(&process);
				Some(Course { claimed, tried: Some(tried), steady })
			},
		}
	}

	/// Notes what those are to be paid who get what the closed steps cost.
	fn collect_steps(
		payee: &T::AccountId,
		session: &Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
		payouts: &mut Payouts<T>,
	) {
		for step in &outcome.settled {
			for segment in &step.segments {
				payouts.add(&parties.offer(segment.slot).supplier, segment.to_supplier);
			}
			payouts.add(&session.dso, step.to_dso);
			payouts.add(payee, step.to_cso);
		}
	}

	/// Tells of the closed steps, and ends the response of the step that was open.
	fn settle_steps(
		id: ProcessId,
		driver: &T::AccountId,
		session: &mut Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
	) {
		let mut reward =
			match (outcome.delivered, session.response.take_if(|_| !outcome.settled.is_empty())) {
				(Some(delivered), Some(response)) => {
					T::Flexibility::settle(response.signal, driver, delivered)
				},
				_ => 0,
			};
		session.totals.reward = session.totals.reward.saturating_add(reward);
		for settled in &outcome.settled {
			Self::tell_segments(id, parties, settled);
			let SettledStep { step, energy, to_supplier, to_dso, to_cso, .. } = *settled;
			// Only the step that was open had a response: the first of those that were closed.
			let reward = core::mem::take(&mut reward);
			Self::deposit_event(Event::StepSettled {
				process: id,
				step,
				energy,
				to_supplier,
				to_dso,
				to_cso,
				reward,
			});
		}
	}

	/// Tells who served a step, when there was more than one.
	fn tell_segments(id: ProcessId, parties: &Parties<T::AccountId>, settled: &SettledStep) {
		if settled.segments.len() < 2 {
			return;
		}
		for SettledSegment { slot, source, energy, to_supplier } in settled.segments.iter().copied()
		{
			Self::deposit_event(Event::SegmentSettled {
				process: id,
				step: settled.step,
				supplier: parties.offer(slot).supplier.clone(),
				source,
				energy,
				to_supplier,
			});
		}
	}

	/// Opens the step that `session` has come to: catches up on what earlier steps did not deliver,
	/// answers demand response, sets power aside at a source, and tells the set-point. Gives how many
	/// offers were tried.
	pub(crate) fn open_step(
		place: Place,
		session: &mut Session<T::AccountId>,
		chosen: &LockedOffer<T::AccountId>,
		steps: &Steps,
		batch: &mut SourcesBatch<T>,
	) -> u32 {
		let step = session.open;
		let remaining = session.remaining();
		let interval = session.timetable.interval(step);
		let caught_up = steps.catch_up(&mut session.schedule, step, remaining);
		let responded = Self::respond(place, session, steps);
		// It only changes when the schedule does or the step itself is over.
		if caught_up || responded || session.remainder.is_none_or(|remainder| remainder < step) {
			session.remainder = steps.remainder_step(&session.schedule, step);
		}
		let energy = steps.planned(&session.schedule, session.remainder, step, remaining);
		let power = power_for(energy, interval.duration()).min(steps.power);
		let slots = session.slots();
		let next = match energy {
			0 => None,
			_ => Self::acquire(place, session, slots.clone(), chosen, power, batch, |_, _| false),
		};
		let last = next.map_or(slots.end, |(slot, _)| slot.saturating_add(1));
		let tried = if energy > 0 { last.saturating_sub(slots.start) } else { 0 };
		// A step that does not charge has no power set aside; what flows in it is no source's.
		let since = session.last.at.max(interval.start);
		Self::serve(place, session, next, power, session.chosen, since);
		// A promise stands even when nobody can serve the step: it is not kept then.
		if let Some(response) = &mut session.response {
			response.energy = energy;
		}
		let (energy, set_point) = next.map_or((0, 0), |_| (energy, power));
		Self::tell_set_point(place.process, session, energy, set_point);
		tried.into()
	}

	/// Tells the EVSE what to do in the open step.
	pub(crate) fn tell_set_point(
		id: ProcessId,
		session: &Session<T::AccountId>,
		energy: Energy,
		set_point: Power,
	) {
		let interval = session.timetable.interval(session.open);
		Self::deposit_event(Event::StepOpened {
			process: id,
			step: session.open,
			start: interval.start,
			end: interval.end,
			energy,
			set_point,
		});
	}

	/// Answers a demand-response signal for the step that is opening, if there is one that the driver
	/// wants to answer (rule 4). Gives whether the schedule changed.
	fn respond(place: Place, session: &mut Session<T::AccountId>, steps: &Steps) -> bool {
		let preferences = &session.request.preferences;
		let step = session.open;
		let interval = session.timetable.interval(step);
		// A late reading opens steps that are over: nothing can be done about them.
		let over = interval.end <= T::Time::now();
		if !preferences.demand_response || session.closing.is_some() || over {
			return false;
		}
		let alone = place.signalled.then_some(place.process);
		for signal in T::Flexibility::signals(alone, place.area, interval) {
			let answer = steps.respond(
				&session.schedule,
				step,
				session.remaining(),
				signal.direction,
				signal.reward,
				preferences.minimum_reward,
			);
			let Ok((schedule, swapped_with)) = answer else { continue };
			if T::Flexibility::accept(signal.id).is_err() {
				continue;
			}
			session.schedule = schedule;
			session.response =
				Some(Response { signal: signal.id, direction: signal.direction, energy: 0 });
			Self::deposit_event(Event::ResponseAccepted {
				process: place.process,
				step,
				signal: signal.id,
				direction: signal.direction,
				swapped_with,
			});
			return true;
		}
		false
	}
}
