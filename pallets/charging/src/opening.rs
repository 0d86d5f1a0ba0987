// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Opening a step: catching up on the demand, answering demand response, committing power, and
//! setting the set-point.

use crate::{
	prices::LockedOffer,
	process::ProcessRef,
	schedule::{Answer, Steps, Terms},
	session::{Response, Session},
	sources::SourcesBatch,
	Config, Event, Pallet,
};
use polkadot_sdk::frame_support::traits::{Get, Time};
use smartcharge_primitives::{
	energy::power_for, Energy, Flexibility, Interval, Moment, Power, ProcessId,
};

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
		// The remainder step only changes when the schedule does or the step itself is over.
		if steps.catch_up(&mut session.schedule, step, remaining) {
			session.remainder = steps.last_remainder_step(&session.schedule, step);
		} else if session.remainder.is_none_or(|remainder| remainder < step) {
			session.remainder = steps.remainder_step(&session.schedule, step);
		}
		if Self::respond(process_ref, session, steps) {
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
		if !preferences.demand_response
			|| session.closing.is_some()
			|| session.rewards.number >= T::MaxRewards::get()
			|| Self::has_gone_on(&interval)
		{
			return false;
		}
		let remaining = session.remaining();
		let alone = process_ref.signalled.then_some(process_ref.process);
		for signal in T::Flexibility::signals(alone, process_ref.area, interval) {
			let terms = Terms {
				direction: signal.direction,
				reward: signal.reward,
				minimum_reward: preferences.minimum_reward,
				least_move: T::LeastMove::get(),
			};
			let answer =
				steps.respond(&session.schedule, session.remainder, step, remaining, &terms);
			let Ok(Answer { schedule, partner, moved }) = answer else { continue };
			if T::Flexibility::accept(signal.id).is_err() {
				continue;
			}
			session.schedule = schedule;
			session.response = Some(Response {
				signal: signal.id,
				direction: signal.direction,
				energy: moved,
				partner,
				besides: remaining.saturating_sub(moved),
			});
			Self::deposit_event(Event::ResponseAccepted {
				process: process_ref.process,
				step,
				signal: signal.id,
				direction: signal.direction,
				swapped_with: partner,
			});
			return true;
		}
		false
	}

	/// Whether so much of a step has passed that it answers no signal any more: a late reading
	/// opens steps of which it is known already what flows in them.
	fn has_gone_on(step: &Interval) -> bool {
		let passed = T::Time::now().saturating_sub(step.start);
		let most = step.duration().saturating_mul(Moment::from(T::AnswerWithin::get()));
		passed.saturating_mul(1_000) > most
	}
}
