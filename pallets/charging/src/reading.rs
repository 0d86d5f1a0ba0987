// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A reading of a station: it settles steps, claims energy, and opens the next step or ends the
//! process.

use crate::{
	batch::Batch,
	process::ProcessRef,
	record::FinishReason,
	session::Session,
	settlement::{advance, connected_until, Outcome, Parties, SettledSegment, SettledStep, Stop},
	sources::Intervals,
	weighing::{Bound, Effect, Next, Unchanged},
	Config, Event, Pallet, Payouts, Phase, Process,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::{
	ensure,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	Balance, DebtKind, Debts, MeterId, MeterReading, OnReading, ProcessId, Purpose, Unfit,
};

impl<T: Config> OnReading for Pallet<T> {
	type Batch = Batch<T>;

	fn weight() -> Weight {
		Self::usual_weight()
	}

	fn latest(meter: MeterId, _: Purpose, batch: &mut Batch<T>) -> Option<MeterReading> {
		batch.found = Self::process_at(meter);
		let Phase::Scheduled(session) = &batch.found.as_ref()?.phase else { return None };
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
		let found = batch.found.take().filter(|process| process.meter == meter);
		let Some(process) = found.or_else(|| Self::process_at(meter)) else { return Ok(()) };
		let Phase::Scheduled(session) = &process.phase else { return Ok(()) };

		let intervals = batch.seen.intervals::<T>();
		let bound = Bound::of(&process, session, current.at, intervals, &batch.money);
		ensure!(budget.can_consume(bound.weight::<T>()), Unfit::Overweight);

		batch.money.add_payees(process.payees(session));
		let effect = Self::control(process, current, intervals, batch);
		budget.consume(bound.consumed::<T>(effect, &mut batch.seen));
		Ok(())
	}

	fn on_batch_end(batch: Batch<T>) {
		batch.finish();
	}
}

impl<T: Config> Pallet<T> {
	/// Advances a scheduled process to `reading`: settles the steps that it covers, claims energy
	/// of sources, and opens the next step or ends the process. `None` if a locked offer is
	/// missing.
	fn control(
		mut process: Process<T::AccountId>,
		reading: MeterReading,
		intervals: Intervals,
		batch: &mut Batch<T>,
	) -> Option<Effect> {
		let process_ref = process.reference();
		let Phase::Scheduled(session) = &mut process.phase else { return None };
		let parties = Self::parties(process_ref.meter, session)?;
		let steps = session.steps(process.power, &parties.chosen.prices);
		let price_per_hour = process.price_per_hour;
		let before = session.served_as_chosen();
		let outcome =
			advance(session, &steps, &parties, price_per_hour, reading, T::Tolerance::get());
		let driver = &process.driver;
		let claimed =
			Self::claim(process_ref, driver, &outcome.flows, intervals, &mut batch.energy);
		let payee = &process.payee;
		let debts =
			Self::credit_payees(driver, payee, session, &parties, &outcome, &mut batch.money);
		Self::report_steps(process_ref, driver, session, &parties, &outcome);
		if let Some(stop) = outcome.stop {
			let reason = match (stop, &session.closing) {
				(Stop::DemandMet, _) => FinishReason::DemandMet,
				(Stop::OutOfEscrow, _) => FinishReason::OutOfEscrow,
				(Stop::Closed, Some(closing)) => closing.reason,
				(Stop::Closed | Stop::TimeOver, _) => FinishReason::TimeOver,
			};
			let end = connected_until(session, reading.at);
			Self::finish(process, reason, end, outcome.due_until);
			return Some(Effect { claimed, debts, next: None });
		}
		session.consent = None;
		let tried = if outcome.settled.is_empty() {
			0
		} else {
			Self::open_step(process_ref, session, &parties.chosen, &steps, &mut batch.energy)
		};
		let after = session.served_as_chosen();
		let (area, steps) = (process_ref.area, session.timetable.steps);
		let unchanged = before
			.filter(|_| before == after && !process_ref.signalled)
			.map(|source| Unchanged { source, area, steps });
		Self::put_process(&process);
		Some(Effect { claimed, debts, next: Some(Next { tried, unchanged }) })
	}

	/// Credits the payees of the settled steps, and notes what `driver` owes them. Returns the
	/// number of debts.
	pub(crate) fn credit_payees(
		driver: &T::AccountId,
		payee: &T::AccountId,
		session: &Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
		payouts: &mut Payouts<T>,
	) -> u32 {
		let mut debts = BTreeMap::<&T::AccountId, Balance>::new();
		let mut owe = |creditor, amount| {
			// Only the last reading of a process leaves debts.
			if amount > 0 {
				let sum = debts.entry(creditor).or_default();
				*sum = sum.saturating_add(amount);
			}
		};
		for step in &outcome.settled {
			for segment in &step.segments {
				let supplier = &parties.offer(segment.slot).supplier;
				payouts.add(supplier, segment.to_supplier);
				owe(supplier, segment.owed);
			}
			payouts.add(&session.dso, step.to_dso);
			payouts.add(payee, step.to_cso);
			owe(&session.dso, step.owed_to_dso);
			owe(payee, step.owed_to_cso);
		}
		for (creditor, amount) in &debts {
			T::Debts::incur(driver, creditor, DebtKind::Charging, *amount);
		}
		u32::try_from(debts.len()).unwrap_or(u32::MAX)
	}

	/// Ends the response of the step that was open, and reports the settled steps.
	pub(crate) fn report_steps(
		process_ref: ProcessRef,
		driver: &T::AccountId,
		session: &mut Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
	) {
		let id = process_ref.process;
		// Only the step that was open had a response: the first one settled.
		let open = outcome.settled.first().map(|settled| settled.step);
		let response = session.response.take_if(|_| open.is_some());
		let mut reward = match (open, outcome.delivered, response) {
			(Some(step), Some(delivered), Some(response)) => {
				Self::end_response(process_ref, driver, session, step, &response, delivered)
			},
			_ => 0,
		};
		for settled in &outcome.settled {
			Self::report_segments(id, parties, settled);
			let SettledStep { step, energy, to_supplier, to_dso, to_cso, .. } = *settled;
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

	/// Reports the segments of a settled step if there is more than one.
	fn report_segments(id: ProcessId, parties: &Parties<T::AccountId>, settled: &SettledStep) {
		if settled.segments.len() < 2 {
			return;
		}
		for SettledSegment { slot, source, energy, to_supplier, .. } in
			settled.segments.iter().copied()
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
}
