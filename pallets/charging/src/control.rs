// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Control and payment: what happens when the reading of a station arrives.

use crate::{
	schedule::Steps,
	settlement::{advance, connected_until, steps_closed_by, Outcome, SettledStep, Stop},
	Config, Event, FinishReason, LockedPrices, Pallet, Phase, Process, ProcessAtMeter, Processes,
	Response, Session, WeightInfo,
};
use polkadot_sdk::frame_support::{
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	energy::power_for, AreaId, Balance, Flexibility, MeterId, MeterReading, OnReading, Overweight,
	ProcessId,
};

impl<T: Config> OnReading for Pallet<T> {
	fn weight() -> Weight {
		T::WeightInfo::on_reading_idle().saturating_add(T::WeightInfo::on_reading(1))
	}

	fn on_reading(
		meter: MeterId,
		_previous: Option<MeterReading>,
		current: MeterReading,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		budget.try_consume(T::WeightInfo::on_reading_idle()).map_err(|()| Overweight)?;
		let Some(id) = ProcessAtMeter::<T>::get(meter) else { return Ok(()) };
		let Some(process) = Processes::<T>::get(id) else { return Ok(()) };
		let Phase::Scheduled(session) = &process.phase else { return Ok(()) };
		let closes = steps_closed_by(session, current.at);
		budget.try_consume(T::WeightInfo::on_reading(closes)).map_err(|()| Overweight)?;
		Self::control(id, process, current);
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Brings a scheduled process forward to `reading`: closes and pays the steps that it covers, and
	/// opens the next one or ends the process.
	fn control(id: ProcessId, mut process: Process<T::AccountId>, reading: MeterReading) {
		let Phase::Scheduled(session) = &mut process.phase else { return };
		let Some(prices) = LockedPrices::<T>::get(id) else { return };
		let steps = session.steps(process.power, &prices);
		let outcome =
			advance(session, &steps, process.price_per_hour, reading, T::Tolerance::get());
		Self::pay_steps(id, &process.driver, &process.payee, session, &outcome);
		match outcome.stop {
			Some(stop) => {
				let reason = match (stop, &session.closing) {
					(Stop::DemandMet, _) => FinishReason::DemandMet,
					(Stop::OutOfEscrow, _) => FinishReason::OutOfEscrow,
					(Stop::Closed, Some(closing)) => closing.reason,
					(Stop::Closed | Stop::TimeOver, _) => FinishReason::TimeOver,
				};
				let end = connected_until(session, reading.at);
				Self::finish(id, process, reason, end);
			},
			None => {
				if !outcome.settled.is_empty() {
					Self::open_step(id, process.area, session, &steps);
				}
				Processes::<T>::insert(id, process);
			},
		}
	}

	/// Pays the steps that were closed, each payee once for all of them, and ends the response of the
	/// step that was open.
	fn pay_steps(
		id: ProcessId,
		driver: &T::AccountId,
		payee: &T::AccountId,
		session: &mut Session<T::AccountId>,
		outcome: &Outcome,
	) {
		let sum = |part: fn(&SettledStep) -> Balance| {
			outcome.settled.iter().fold(0, |sum: Balance, step| sum.saturating_add(part(step)))
		};
		Self::pay(driver, &session.supplier, sum(|step| step.to_supplier));
		Self::pay(driver, &session.dso, sum(|step| step.to_dso));
		Self::pay(driver, payee, sum(|step| step.to_cso));

		let mut reward =
			match (outcome.delivered, session.response.take_if(|_| !outcome.settled.is_empty())) {
				(Some(delivered), Some(response)) => {
					T::Flexibility::settle(response.signal, driver, delivered)
				},
				_ => 0,
			};
		session.totals.reward = session.totals.reward.saturating_add(reward);
		for settled in &outcome.settled {
			let SettledStep { step, energy, to_supplier, to_dso, to_cso } = *settled;
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

	/// Opens the step that `session` has come to: catches up on what earlier steps did not deliver,
	/// answers demand response, and tells the set-point.
	pub(crate) fn open_step(
		id: ProcessId,
		area: AreaId,
		session: &mut Session<T::AccountId>,
		steps: &Steps,
	) {
		let step = session.open;
		let remaining = session.remaining();
		let interval = session.timetable.interval(step);
		let caught_up = steps.catch_up(&mut session.schedule, step, remaining);
		let responded = Self::respond(id, area, session, steps);
		// It only changes when the schedule does or the step itself is over.
		if caught_up || responded || session.remainder.is_none_or(|remainder| remainder < step) {
			session.remainder = steps.remainder_step(&session.schedule, step);
		}
		let energy = steps.planned(&session.schedule, session.remainder, step, remaining);
		if let Some(response) = &mut session.response {
			response.energy = energy;
		}
		let set_point = power_for(energy, interval.duration()).min(steps.power);
		Self::deposit_event(Event::StepOpened {
			process: id,
			step,
			start: interval.start,
			end: interval.end,
			energy,
			set_point,
		});
	}

	/// Answers a demand-response signal for the step that is opening, if there is one that the driver
	/// wants to answer (rule 4). Gives whether the schedule changed.
	fn respond(
		id: ProcessId,
		area: AreaId,
		session: &mut Session<T::AccountId>,
		steps: &Steps,
	) -> bool {
		let preferences = &session.request.preferences;
		let step = session.open;
		let interval = session.timetable.interval(step);
		// A late reading opens steps that are over: nothing can be done about them.
		let over = interval.end <= T::Time::now();
		if !preferences.demand_response || session.closing.is_some() || over {
			return false;
		}
		for signal in T::Flexibility::signals(id, area, interval) {
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
				process: id,
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
