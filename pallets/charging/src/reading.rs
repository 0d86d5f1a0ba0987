// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A reading of a station: it settles steps, claims energy, and opens the next step or ends the
//! process.

use crate::{
	batch::Batch,
	mandates::{due_to_station, UnderMandate},
	process::ProcessRef,
	record::FinishReason,
	session::Session,
	settlement::{
		advance, connected_until, note_suppliers, Outcome, Parties, Served, SettledSegment,
		SettledStep, Stop,
	},
	sources::{FlowsBatch, Intervals},
	trail::line_of,
	weighing::{Bound, Effect, Next, Unchanged},
	Config, EndRegisters, Event, Pallet, Payouts, Phase, Process,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::{
	ensure,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	money::payable, Accepted, AreaId, Balance, DebtKind, Debts, Flow, MeterId, MeterReading,
	OnFlow, OnReading, OrderedMeterId, Overweight, Power, PricePerHour, ProcessId, Purpose, Side,
};

/// Whose settled steps are booked.
pub(crate) struct Account<'a, AccountId> {
	/// The process.
	pub process: ProcessRef,
	/// The driver, who pays.
	pub driver: &'a AccountId,
	/// The account that receives the station's price.
	pub payee: &'a AccountId,
	/// Price of the station per hour.
	pub price_per_hour: PricePerHour,
}

impl<T: Config> OnReading for Pallet<T> {
	type Batch = Batch<T>;

	fn weight() -> Weight {
		Self::usual_weight()
	}

	fn new_base_weight() -> Weight {
		Self::closing_weight(T::MaxRewards::get())
	}

	fn latest(meter: MeterId, _: Purpose, batch: &mut Batch<T>) -> Option<Accepted> {
		let Phase::Scheduled(session) = &batch.look_up(meter)?.phase else { return None };
		Some(session.accepted())
	}

	fn is_awaited(
		meter: MeterId,
		_: Purpose,
		_: MeterReading,
		batch: &mut Batch<T>,
		_: &mut WeightMeter,
	) -> Result<bool, Overweight> {
		let scheduled = |process: &Process<_>| matches!(process.phase, Phase::Scheduled(_));
		Ok(batch.process(meter).is_some_and(scheduled))
	}

	fn power(
		meter: MeterId,
		_: Purpose,
		known: Power,
		batch: &mut Batch<T>,
		_: &mut WeightMeter,
	) -> Result<Power, Overweight> {
		let Some(process) = batch.process(meter) else { return Ok(known) };
		let Phase::Scheduled(session) = &process.phase else { return Ok(known) };
		// Before the process was authorised, the station may have had more power.
		let is_base = session.last.at <= session.timetable.scheduled;
		Ok(if is_base { process.power.max(known) } else { process.power })
	}

	fn on_reading(
		meter: MeterId,
		_purpose: Purpose,
		_previous: Option<MeterReading>,
		current: Accepted,
		batch: &mut Batch<T>,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		let Some(process) = batch.take_process(meter) else { return Ok(()) };
		let Phase::Scheduled(session) = &process.phase else { return Ok(()) };

		let intervals = batch.seen.intervals::<T>();
		let at = current.reading.at;
		let new_keys = Self::most_new_keys(&process, session, at, &mut batch.flows);
		let bound = Bound::of(&process, session, at, intervals, new_keys, &batch.money);
		ensure!(budget.can_consume(bound.weight::<T>()), Overweight);

		batch.money.add_payees(process.payees(session));
		let effect = Self::control(process, current, intervals, batch);
		budget.consume(bound.consumed::<T>(effect, &mut batch.seen));
		Ok(())
	}

	fn before_new_base(
		meter: MeterId,
		_purpose: Purpose,
		batch: &mut Batch<T>,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		// Looked up again: a commitment of its source may have been dropped in this batch.
		let rewards = batch.look_up(meter).and_then(|process| match &process.phase {
			Phase::Scheduled(session) => Some(session.most_rewards()),
			_ => None,
		});
		let weight = match rewards {
			Some(rewards) => Self::closing_weight(rewards),
			None => T::DbWeight::get().writes(1),
		};
		budget.try_consume(weight).map_err(|()| Overweight)?;
		if let Some(process) = rewards.and_then(|_| batch.take_process(meter)) {
			Self::end_on_last_reading(process, FinishReason::MeterChanged, batch);
		}
		// No energy is known to have flowed until a register that starts again.
		EndRegisters::<T>::remove(OrderedMeterId::new(meter));
		Ok(())
	}

	fn on_batch_end(batch: Batch<T>) -> Weight {
		batch.finish()
	}
}

impl<T: Config> Pallet<T> {
	/// Advances a scheduled process to `reading`: settles the steps that it covers, claims energy
	/// of sources, and opens the next step or ends the process. `None` if a locked offer is
	/// missing.
	fn control(
		mut process: Process<T::AccountId>,
		Accepted { reading, slack }: Accepted,
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
		session.slack = slack;
		let driver = &process.driver;
		let claimed =
			Self::claim(process_ref, driver, &outcome.flows, intervals, &mut batch.energy);
		let (area, flows) = (process_ref.area, &mut batch.flows);
		let new_keys = Self::note_flows(area, &parties, &outcome.served, flows);
		let payee = &process.payee;
		let account = Account { process: process_ref, driver, payee, price_per_hour };
		let (under, money) = (process.mandate.as_mut(), &mut batch.money);
		let debts = Self::book(&account, under, session, &parties, &outcome, money);
		if let Some(stop) = outcome.stop {
			let reason = match (stop, &session.closing) {
				(Stop::DemandMet, _) => FinishReason::DemandMet,
				(Stop::OutOfEscrow, _) => FinishReason::OutOfEscrow,
				(Stop::Closed, Some(closing)) => closing.reason,
				(Stop::Closed | Stop::TimeOver, _) => FinishReason::TimeOver,
			};
			let end = connected_until(session, reading.at);
			let free = session.totals.free > 0;
			Self::finish(process, reason, end, outcome.due_until, outcome.idle);
			return Some(Effect { claimed, new_keys, debts, free, next: None });
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
		Some(Effect {
			claimed,
			new_keys,
			debts,
			free: false,
			next: Some(Next { tried, unchanged }),
		})
	}

	/// Notes the energy that the suppliers of `parties` served. Returns how many keys it adds to
	/// those of the batch.
	fn note_flows(
		area: AreaId,
		parties: &Parties<T::AccountId>,
		served: &[Served],
		flows: &mut FlowsBatch<T>,
	) -> u32 {
		served.iter().filter(|served| served.energy > 0).fold(0, |keys: u32, served| {
			let Served { slot, over, energy } = *served;
			let supplier = &parties.offer(slot).supplier;
			let flow = Flow { supplier, area, side: Side::Taken, over, energy };
			keys.saturating_add(T::OnFlow::note(flow, flows))
		})
	}

	/// Books the settled steps: notes their suppliers, credits their payees, adds them to the
	/// trail, and reports them.
	/// Returns the number of debts that they leave.
	pub(crate) fn book(
		account: &Account<T::AccountId>,
		under: Option<&mut UnderMandate>,
		session: &mut Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
		payouts: &mut Payouts<T>,
	) -> u32 {
		note_suppliers(session, parties, outcome);
		let Account { driver, payee, .. } = account;
		let debts = Self::credit_payees(driver, payee, under, session, parties, outcome, payouts);
		Self::report_steps(account, session, parties, outcome);
		debts
	}

	/// Credits the payees of the settled steps, and notes what `driver` owes them. Returns the
	/// number of debts.
	fn credit_payees(
		driver: &T::AccountId,
		payee: &T::AccountId,
		mut under: Option<&mut UnderMandate>,
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
				payouts.add(supplier, payable(segment.to_supplier));
				owe(supplier, segment.owed);
			}
			payouts.add(&session.dso, payable(step.to_dso));
			let (to_cso, least) = (payable(step.to_cso), T::MinEnergy::get());
			let due = due_to_station(under.as_deref_mut(), to_cso, session.delivered, least);
			payouts.add(payee, due);
			owe(&session.dso, step.owed_to_dso);
			owe(payee, step.owed_to_cso);
		}
		for (creditor, amount) in &debts {
			T::Debts::incur(driver, creditor, DebtKind::Charging, *amount);
		}
		u32::try_from(debts.len()).unwrap_or(u32::MAX)
	}

	/// Ends the response of the step that was open, adds the settled steps to the trail, and
	/// reports them.
	fn report_steps(
		&Account { process, driver, price_per_hour, .. }: &Account<T::AccountId>,
		session: &mut Session<T::AccountId>,
		parties: &Parties<T::AccountId>,
		outcome: &Outcome,
	) {
		let id = process.process;
		// Only the step that was open had a response: the first one settled.
		let open = outcome.settled.first().map(|settled| settled.step);
		let response = session.response.take_if(|_| open.is_some());
		let mut reward = match (open, outcome.delivered, response) {
			(Some(step), Some(delivered), Some(response)) => {
				Self::end_response(process, driver, session, step, &response, delivered)
			},
			_ => 0,
		};
		for settled in &outcome.settled {
			Self::report_segments(id, parties, settled);
			let SettledStep { step, energy, to_supplier, to_dso, to_cso, .. } = *settled;
			let reward = core::mem::take(&mut reward);
			if let Some(trail) = &mut session.trail {
				trail.add(&line_of(settled, parties, price_per_hour, reward));
			}
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
