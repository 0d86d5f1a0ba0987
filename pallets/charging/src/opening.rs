// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Opening a step: catching up on the demand, answering demand response, committing power, and
//! setting the set-point.

use crate::{
	prices::LockedOffer,
	process::ProcessRef,
	schedule::Steps,
	session::{Response, Session},
	sources::SourcesBatch,
	Config, Event, Pallet,
};
use polkadot_sdk::frame_support::traits::Time;
use smartcharge_primitives::{energy::power_for, Energy, Flexibility, Power, ProcessId};

impl<T: Config> Pallet<T> {
	/// Opens the step that `session` has reached: catches up on what earlier steps did not deliver,
	/// answers demand response, commits power of a source, and reports the set-point. Returns the
	/// number of offers tried.
	pub(crate) fn open_step(
		process_ref: ProcessRef,
		session: &mut Session<T::AccountId>,
		chosen: &LockedOffer<T::AccountId>,
		steps: &Steps,
		claims: &mut SourcesBatch<T>,
	) -> u32 {
		let step = session.open;
		let remaining = session.remaining();
		let interval = session.timetable.interval(step);
		let caught_up = steps.catch_up(&mut session.schedule, step, remaining);
		let responded = Self::respond(process_ref, session, steps);
		// It only changes when the schedule does or the step itself is over.
		if caught_up || responded || session.remainder.is_none_or(|remainder| remainder < step) {
			session.remainder = steps.remainder_step(&session.schedule, step);
		}
		let energy = steps.planned(&session.schedule, session.remainder, step, remaining);
		let power = power_for(energy, interval.duration()).min(steps.power);
		let slots = session.slots();
		let next = match energy {
			0 => None,
			_ => {
				let skip = |_, _| false;
				Self::acquire(process_ref, session, slots.clone(), chosen, power, claims, skip)
			},
		};
		let tried_until = next.map_or(slots.end, |(slot, _)| slot.saturating_add(1));
		let tried = if energy > 0 { tried_until.saturating_sub(slots.start) } else { 0 };
		// A step that does not charge has no power committed; what flows in it belongs to no
		// source.
		let since = session.last.at.max(interval.start);
		Self::serve(process_ref, session, next, power, session.chosen, since);
		// A promise stands even if no offer can serve the step: then it is broken.
		if let Some(response) = &mut session.response {
			response.energy = energy;
		}
		let (energy, set_point) = next.map_or((0, 0), |_| (energy, power));
		Self::report_set_point(process_ref.process, session, energy, set_point);
		tried.into()
	}

	/// Reports the set-point of the EVSE in the open step.
	pub(crate) fn report_set_point(
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

	/// Answers a demand-response signal for the step that is opening, if the driver wants to answer
	/// one (rule 4). Returns whether the schedule changed.
	fn respond(
		process_ref: ProcessRef,
		session: &mut Session<T::AccountId>,
		steps: &Steps,
	) -> bool {
		let preferences = &session.request.preferences;
		let step = session.open;
		let interval = session.timetable.interval(step);
		// A late reading opens steps that are over: it is too late to answer for them.
		let over = interval.end <= T::Time::now();
		if !preferences.demand_response || session.closing.is_some() || over {
			return false;
		}
		let alone = process_ref.signalled.then_some(process_ref.process);
		for signal in T::Flexibility::signals(alone, process_ref.area, interval) {
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
				process: process_ref.process,
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
