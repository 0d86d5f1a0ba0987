// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The life of a process: authorised, requested, scheduled, and ended.

use crate::{
	batch::Batch,
	plan::Plan,
	prices::{LockedOffer, Prices},
	process::{Phase, Process, ProcessRef},
	reading::Account,
	record::{ChargeDetailRecord, FaultReason, FinishReason, NewestFirst, StopReason, Totals},
	request::{Request, Unusable},
	schedule::Steps,
	session::{Closing, Consent, Covers, Segment, Segments, Session, SetApart, Slot, MAX_SLOTS},
	settlement::{end as end_session, most_due},
	sp_runtime::{DispatchError, DispatchResult},
	stations::Station,
	weighing::Ending,
	Config, EndRegisters, Error, Event, LockedOffers, MeterOf, NextProcessId, Offers, Pallet,
	Processes, ProcessesOf, Records, RecordsOf, Stations, Unscheduled,
};
use alloc::vec;
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	BoundedVec,
};
use smartcharge_primitives::{
	energy::energy_at,
	money::{amount, energy_cost, payable, time_cost},
	one_less, Accepted, AreaId, Balance, DebtKind, Debts, Energy, MeterDetails, MeterId,
	MeterReading, Meters, Moment, OrderedMeterId, Participants, Price, PricePerHour, ProcessId,
	Role, SourceChoice, Sources, StationId, MAX_STEPS,
};

/// A station at which a process can be authorised, and its meter.
pub(crate) type Ready<AccountId> = (Station<AccountId>, MeterDetails<AccountId>);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_authorise(
		driver: T::AccountId,
		station: StationId,
		max_price_per_hour: PricePerHour,
	) -> Result<ProcessId, DispatchError> {
		let (record, meter) = Self::ensure_ready(&driver, station, max_price_per_hour)?;
		let process = NextProcessId::<T>::get();
		let next = process.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let reserved = T::MinimumBalance::get();
		Self::fill_escrow(&driver, reserved).map_err(|_| Error::<T>::BalanceTooLow)?;

		NextProcessId::<T>::put(next);
		MeterOf::<T>::insert(process, record.meter);
		ProcessesOf::<T>::insert(&driver, process, ());
		Unscheduled::<T>::mutate(&driver, |own| *own = own.saturating_add(1));
		let authorised =
			Self::new_process(process, driver.clone(), station, &record, meter.area, reserved);
		let cso = record.cso;
		Self::put_process(&authorised);
		Self::deposit_event(Event::Authorised { process, station, driver, cso });
		Ok(process)
	}

	/// A process of `driver` at a `station` with such a `record`, authorised now.
	pub(crate) fn new_process(
		id: ProcessId,
		driver: T::AccountId,
		station: StationId,
		record: &Station<T::AccountId>,
		area: AreaId,
		reserved: Balance,
	) -> Process<T::AccountId> {
		Process {
			id,
			driver,
			station,
			cso: record.cso.clone(),
			payee: record.host.as_ref().unwrap_or(&record.cso).clone(),
			meter: record.meter,
			area,
			power: record.power,
			price_per_hour: record.price_per_hour,
			authorised: T::Time::now(),
			reserved,
			signalled: false,
			mandate: None,
			phase: Phase::Authorised,
		}
	}

	/// The `station` and its meter, if a process of `driver` can be authorised there, as far as
	/// money is not concerned.
	pub(crate) fn ensure_ready(
		driver: &T::AccountId,
		station: StationId,
		max_price_per_hour: PricePerHour,
	) -> Result<Ready<T::AccountId>, DispatchError> {
		let record = Stations::<T>::get(station).ok_or(Error::<T>::UnknownStation)?;
		ensure!(record.open, Error::<T>::StationClosed);
		ensure!(record.price_per_hour <= max_price_per_hour, Error::<T>::StationTooExpensive);
		ensure!(T::Participants::has_role(&record.cso, Role::Cso), Error::<T>::NotACso);
		ensure!(!Self::is_busy(record.meter), Error::<T>::StationBusy);
		let meter = Self::active_meter(record.meter)?;
		let now = T::Time::now();
		let fresh =
			meter.latest.is_some_and(|latest| now.saturating_sub(latest.at) <= T::Freshness::get());
		ensure!(fresh, Error::<T>::NoFreshReading);
		ensure!(!T::Debts::in_debt(driver, DebtKind::Charging), Error::<T>::InDebt);
		let unscheduled = Unscheduled::<T>::get(driver);
		ensure!(unscheduled < T::MaxUnscheduled::get(), Error::<T>::TooManyUnscheduled);
		Ok((record, meter))
	}

	pub(crate) fn do_request(
		driver: T::AccountId,
		id: ProcessId,
		request: Request,
	) -> DispatchResult {
		let mut process = Self::running(id)?;
		ensure!(process.driver == driver, Error::<T>::NotProcessDriver);
		match process.phase {
			Phase::Authorised => (),
			Phase::Requested { .. } => return Err(Error::<T>::AlreadyRequested.into()),
			Phase::Scheduled(_) => return Err(Error::<T>::AlreadyScheduled.into()),
		}
		Self::check_request(&request)?;

		let Request { energy, steps, step, preferences } = request;
		let station = process.station;
		process.phase = Phase::Requested { request, offers: 0 };
		Self::put_process(&process);
		Self::deposit_event(Event::OffersRequested {
			process: id,
			station,
			energy,
			steps,
			step,
			preferences,
		});
		Ok(())
	}

	pub(crate) fn check_request(request: &Request) -> DispatchResult {
		ensure!(request.energy > 0, Error::<T>::ZeroEnergy);
		ensure!(request.energy >= T::MinEnergy::get(), Error::<T>::EnergyTooLow);
		ensure!(request.energy <= T::MaxEnergy::get(), Error::<T>::EnergyTooHigh);
		ensure!(request.steps > 0, Error::<T>::ZeroSteps);
		ensure!(request.steps <= MAX_STEPS, Error::<T>::TooManySteps);
		let interval = T::Meters::interval();
		let divides = |part: Moment, whole: Moment| whole.checked_rem(part) == Some(0);
		ensure!(
			request.step > 0
				&& (divides(request.step, interval) || divides(interval, request.step)),
			Error::<T>::InvalidStep
		);
		ensure!(request.step <= T::MaxStep::get(), Error::<T>::StepTooLong);
		let duration = request.step.checked_mul(Moment::from(request.steps));
		ensure!(
			duration.is_some_and(|duration| duration <= T::MaxDuration::get()),
			Error::<T>::TooLong
		);
		request.preferences.check().map_err(|reason| match reason {
			Unusable::Version => Error::<T>::UnknownPreferences,
			Unusable::FlexiblePower => Error::<T>::FlexiblePowerNotUsed,
			Unusable::Replan => Error::<T>::ReplanNotUsed,
		})?;
		ensure!(Self::knows(request.preferences.source), Error::<T>::UnknownSource);
		Ok(())
	}

	/// Whether the chosen source, or a source of the chosen carrier, exists.
	pub(crate) fn knows(choice: SourceChoice) -> bool {
		match choice {
			SourceChoice::Cheapest => true,
			SourceChoice::Carrier(carrier) => T::Sources::has_carrier(carrier),
			SourceChoice::Source(source) => T::Sources::source(source).is_some(),
		}
	}

	/// Reports in `looked_at` the number of offers looked at and of steps, as soon as it looks.
	pub(crate) fn do_schedule(
		cso: T::AccountId,
		id: ProcessId,
		looked_at: &mut Option<(u32, u32)>,
	) -> DispatchResult {
		let mut process = Self::running(id)?;
		ensure!(process.cso == cso, Error::<T>::NotStationOperator);
		let Phase::Requested { request, .. } = process.phase else {
			return Err(Self::not_requested(&process.phase));
		};
		let now = T::Time::now();
		Self::ensure_in_time(&process)?;
		let latest = Self::base_reading(&process)?;
		let station = Stations::<T>::get(process.station).ok_or(Error::<T>::UnknownStation)?;
		let plan = Self::plan(&process, &request, &station, looked_at)?;
		let Plan { dso, grid_price, timetable, offer, others, schedule, missing, .. } = plan;
		let (escrow, needed) = (plan.escrow, plan.needed);
		ensure!(request.preferences.accepts(escrow), Error::<T>::CostTooHigh);
		Self::ensure_within_day(&process.driver, process.mandate.as_ref(), escrow)?;
		Self::adjust_escrow(&process.driver, process.reserved, escrow)?;
		let mut covers = Covers::new();
		Self::adjust_covers(id, &mut covers, needed)?;

		let _ = Offers::<T>::clear_prefix(id, T::MaxOffers::get(), None);
		Self::report_idle_energy(&process, &station, latest.reading);
		Self::deposit_event(Event::Scheduled {
			process: id,
			supplier: offer.supplier.clone(),
			source: offer.source,
			schedule: BoundedVec::truncate_from(schedule.to_vec(timetable.steps)),
			start: timetable.start,
			grid_price,
			escrow,
			missing,
		});
		let chosen = 0;
		let process_ref = process.reference();
		let locked = Self::lock(process_ref.meter, chosen, &offer, &others);
		let mut session = Session {
			request,
			supplier: offer.supplier.clone(),
			source: offer.source,
			chosen,
			locked,
			segments: Segments::truncate_from(vec![Segment::new(chosen, None, 0, now)]),
			set_aside: 0,
			dso,
			grid_price,
			timetable,
			remainder: None,
			schedule,
			open: 0,
			last: latest.reading,
			slack: latest.slack,
			delivered: 0,
			sourced: 0,
			escrow,
			totals: Totals::default(),
			response: None,
			rewards: SetApart::default(),
			closing: None,
			consent: None,
			other_suppliers: Default::default(),
			covers,
			unproven: 0,
			trail: Some(Self::new_trail(id)),
		};
		let steps = session.steps(process.power, &offer.prices);
		Self::open_step(process_ref, &mut session, &offer, &steps, &mut Default::default());
		T::Meters::entrust(process.meter);
		process.reserved = 0;
		process.phase = Phase::Scheduled(session);
		Self::put_process(&process);
		Unscheduled::<T>::mutate_exists(&process.driver, one_less);
		Ok(())
	}

	/// The reading from which the energy of a process counts that is scheduled now.
	pub(crate) fn base_reading(process: &Process<T::AccountId>) -> Result<Accepted, DispatchError> {
		let now = T::Time::now();
		let meter = Self::active_meter(process.meter)?;
		let latest = meter.accepted().ok_or(Error::<T>::NoFreshReading)?;
		let base = latest.reading;
		ensure!(now.saturating_sub(base.at) <= T::Freshness::get(), Error::<T>::NoFreshReading);
		// Energy before the authorisation belongs to nobody's process.
		ensure!(
			base.at.saturating_add(T::MaxBaseAge::get()) >= process.authorised,
			Error::<T>::NoReadingSinceAuthorisation
		);
		Ok(latest)
	}

	/// Locks `offer` and `others` in the slots from `chosen` on. Returns their number.
	pub(crate) fn lock(
		meter: OrderedMeterId,
		chosen: Slot,
		offer: &LockedOffer<T::AccountId>,
		others: &[LockedOffer<T::AccountId>],
	) -> u8 {
		let mut locked: u8 = 0;
		for offer in core::iter::once(offer).chain(others) {
			LockedOffers::<T>::insert(meter, chosen.saturating_add(locked), offer);
			locked = locked.saturating_add(1);
		}
		locked
	}

	/// Escrow for the steps from `from` on: the larger of what the plan can cost at most, and what
	/// can flow until a reading shows it. `None` if it overflows.
	///
	/// The plan: the part of `energy` that can be delivered, at the highest price that the driver
	/// agrees to, grid mixes that can replace the chosen source included; plus the station for the
	/// time of the steps. The flow: the station's power for a metering interval at the highest
	/// price that can be due, also in steps that do not charge; plus the station for its time.
	/// Energy at a negative price costs nothing: it need not flow.
	pub(crate) fn escrow_for<'a>(
		steps: &Steps,
		grid_mixes: impl Iterator<Item = &'a Prices>,
		from: u32,
		energy: Energy,
		price_per_hour: PricePerHour,
	) -> Option<Balance> {
		let timetable = steps.timetable;
		let mut reach = 0u64;
		for step in (from..timetable.steps).filter(|step| steps.affordable(*step)) {
			reach = reach.saturating_add(steps.capacity(step));
		}
		let mut agreed: Price = 0;
		let mut highest: Price = 0;
		// Alternative sources never cost more than the chosen one.
		for prices in core::iter::once(steps.prices).chain(grid_mixes.map(|prices| &prices[..])) {
			let steps = Steps { prices, ..*steps };
			for step in from..timetable.steps {
				let price = steps.price(step);
				if steps.affordable(step) {
					agreed = agreed.max(price);
				}
				highest = highest.max(steps.max_price.map_or(price, |most| price.min(most)));
			}
		}
		let cost = |price, energy, time| {
			payable(energy_cost(price, energy)).checked_add(time_cost(price_per_hour, time)?)
		};
		let plan = cost(agreed, energy.min(reach), timetable.since(from).duration())?;
		let interval = T::Meters::interval();
		let flow = cost(highest, energy_at(steps.power, interval), interval)?;
		Some(plan.max(flow))
	}

	/// Reports the energy that flowed at the meter between the process before and this one, which
	/// counts from `base` on.
	fn report_idle_energy(
		process: &Process<T::AccountId>,
		station: &Station<T::AccountId>,
		base: MeterReading,
	) {
		let Some(before) = EndRegisters::<T>::get(process.reference().meter) else { return };
		let energy = base.register.saturating_sub(before);
		Self::report_as_idle(process.station, station, process.meter, energy);
	}

	/// Reports the energy of a process at `meter` that nobody pays or owes: what flowed beyond
	/// escrow and debt, or after the disconnect.
	fn report_free_energy(id: StationId, meter: OrderedMeterId, energy: Energy) {
		if energy == 0 {
			return;
		}
		let Some(station) = Stations::<T>::get(id) else { return };
		Self::report_as_idle(id, &station, meter.id(), energy);
	}

	/// Reports `energy` that nobody pays, unless there is none.
	fn report_as_idle(
		id: StationId,
		station: &Station<T::AccountId>,
		meter: MeterId,
		energy: Energy,
	) {
		if energy > 0 {
			let supplier = Self::default_supplier(station).cloned();
			Self::deposit_event(Event::IdleEnergy { station: id, meter, energy, supplier });
		}
	}

	pub(crate) fn do_disconnect(driver: T::AccountId, id: ProcessId) -> DispatchResult {
		let process = Self::running(id)?;
		ensure!(process.driver == driver, Error::<T>::NotProcessDriver);
		Self::close(process, FinishReason::Disconnected, T::Time::now())
	}

	pub(crate) fn do_terminate(
		cso: T::AccountId,
		id: ProcessId,
		reason: FaultReason,
	) -> DispatchResult {
		let process = Self::running(id)?;
		ensure!(process.cso == cso, Error::<T>::NotStationOperator);
		Self::close(process, FinishReason::Terminated(reason), T::Time::now())
	}

	/// Returns what ended with the process, if it ended on its last reading.
	pub(crate) fn do_stop(
		cso: T::AccountId,
		id: ProcessId,
		at: Moment,
		reason: StopReason,
	) -> Result<Option<Ending>, DispatchError> {
		let process = Self::running(id)?;
		ensure!(process.cso == cso, Error::<T>::NotStationOperator);
		let now = T::Time::now();
		let reason = FinishReason::Stopped(reason);
		let (since, last) = match &process.phase {
			Phase::Scheduled(session) => {
				ensure!(session.closing.is_none(), Error::<T>::AlreadyClosing);
				(session.last.at.max(session.timetable.scheduled), Some(session.last.at))
			},
			_ => (process.authorised, None),
		};
		ensure!(at >= since, Error::<T>::StopTooEarly);
		// The clock of the meter can be ahead.
		ensure!(at <= now.max(since), Error::<T>::StopInFuture);

		// A reading of the very moment closes it, unless so much time has passed since that energy
		// may have flowed that no reading shows.
		let is_fresh = now.saturating_sub(at) <= T::MaxBaseAge::get();
		match &process.phase {
			Phase::Scheduled(_) if last == Some(at) && is_fresh => {
				Ok(Some(Self::end_now(process, reason)))
			},
			_ => Self::close(process, reason, at).map(|()| None),
		}
	}

	/// Lets a scheduled process wait for its closing reading, and returns the part of its escrow
	/// that can no longer be due; ends any other process. The charger stopped at `stopped`.
	fn close(
		mut process: Process<T::AccountId>,
		reason: FinishReason,
		stopped: Moment,
	) -> DispatchResult {
		let meter = process.reference().meter;
		let at = T::Time::now();
		let Phase::Scheduled(session) = &mut process.phase else {
			Self::finish(process, reason, stopped, stopped, 0);
			return Ok(());
		};
		ensure!(session.closing.is_none(), Error::<T>::AlreadyClosing);

		session.closing = Some(Closing { at, stopped, reason });
		let kept = Self::all_parties(meter, session).and_then(|parties| {
			let steps = session.steps(process.power, &parties.chosen.prices);
			most_due(session, &steps, &parties, process.price_per_hour, at)
		});
		let returned = kept.map_or(0, |kept| session.escrow.saturating_sub(kept));
		session.escrow = session.escrow.saturating_sub(returned);
		let escrow = session.escrow;
		Self::put_process(&process);
		let Process { id: process, driver, .. } = process;
		if returned > 0 {
			Self::release_escrow(&driver, returned);
			Self::deposit_event(Event::EscrowReturned { process, returned, escrow });
		}
		Self::deposit_event(Event::Closing { process, disconnected_at: stopped, reason });
		Ok(())
	}

	/// Returns what ended with the process, if it ended.
	pub(crate) fn do_close_on_last_reading(
		who: T::AccountId,
		id: ProcessId,
	) -> Result<Ending, DispatchError> {
		let mut process = Self::running(id)?;
		let is_operator = process.cso == who;
		let Phase::Scheduled(session) = &mut process.phase else {
			return Err(Error::<T>::NotScheduled.into());
		};
		let is_dso = session.dso == who;
		let consent = match session.consent {
			_ if is_dso && is_operator => None,
			Some(Consent::Operator) if is_dso => None,
			Some(Consent::Dso) if is_operator => None,
			Some(_) if is_dso || is_operator => return Err(Error::<T>::AlreadyConsented.into()),
			None if is_dso => Some(Consent::Dso),
			None if is_operator => Some(Consent::Operator),
			_ => return Err(Error::<T>::NotDsoOrOperator.into()),
		};

		match consent {
			Some(_) => {
				session.consent = consent;
				Self::put_process(&process);
				Self::deposit_event(Event::CloseConsented { process: id, by: who });
				Ok(Ending::default())
			},
			None => Ok(Self::end_now(process, FinishReason::Agreed)),
		}
	}

	/// Returns what ended with the process.
	pub(crate) fn do_close_stale(id: ProcessId) -> Result<Ending, DispatchError> {
		let process = Self::running(id)?;
		let (since, limit) = match &process.phase {
			Phase::Scheduled(session) => {
				(session.last.at.max(session.timetable.scheduled), T::StaleAfter::get())
			},
			_ => (process.authorised, T::SetupLimit::get()),
		};
		ensure!(T::Time::now() >= since.saturating_add(limit), Error::<T>::NotStale);

		Ok(Self::end_now(process, FinishReason::Stale))
	}

	/// Ends a process by a call: see [`Self::end_on_last_reading`].
	pub(crate) fn end_now(process: Process<T::AccountId>, reason: FinishReason) -> Ending {
		let mut batch = Batch::default();
		let ending = Self::end_on_last_reading(process, reason, &mut batch);
		batch.finish();
		ending
	}

	/// Ends a process without a further reading: credits what its readings show, and returns the
	/// rest of its escrow. Returns what ended with it.
	pub(crate) fn end_on_last_reading(
		mut process: Process<T::AccountId>,
		reason: FinishReason,
		batch: &mut Batch<T>,
	) -> Ending {
		let process_ref = process.reference();
		let now = T::Time::now();
		let Phase::Scheduled(session) = &mut process.phase else {
			Self::finish(process, reason, now, now, 0);
			return Ending::default();
		};
		let mut ending = Ending::of(session, process.mandate.is_some());
		let end = session.last.at.max(session.timetable.scheduled);
		let mut due_until = end;
		if let Some(parties) = Self::parties(process_ref.meter, session) {
			let steps = session.steps(process.power, &parties.chosen.prices);
			let outcome =
				end_session(session, &steps, &parties, process.price_per_hour, T::Tolerance::get());
			let account = Account {
				process: process_ref,
				driver: &process.driver,
				payee: &process.payee,
				price_per_hour: process.price_per_hour,
			};
			let (under, money) = (process.mandate.as_mut(), &mut batch.money);
			ending.debts = Self::book(&account, under, session, &parties, &outcome, money);
			ending.free = session.totals.free > 0;
			due_until = outcome.due_until.max(session.timetable.scheduled);
		}
		Self::finish(process, reason, end, due_until, 0);
		ending
	}

	/// Ends a process whose open step is settled: releases its escrow and power, frees the station,
	/// and keeps only the charge detail record, if it was scheduled. The driver was connected until
	/// `end`, and the station's time was due until `due_until`; `idle` Wh flowed after the
	/// disconnect.
	pub(crate) fn finish(
		process: Process<T::AccountId>,
		reason: FinishReason,
		end: Moment,
		due_until: Moment,
		idle: Energy,
	) {
		let process_ref = process.reference();
		let ProcessRef { process: id, meter, .. } = process_ref;
		let Process { driver, station, cso, power, authorised, reserved, mandate, phase, .. } =
			process;
		let mut record = ChargeDetailRecord {
			driver,
			station,
			cso,
			supplier: None,
			source: None,
			start: authorised,
			end,
			due_until,
			energy: 0,
			sourced: 0,
			registers: (0, 0),
			totals: Totals::default(),
			reason,
			other_suppliers: Default::default(),
			trail: None,
		};
		let mut released = reserved;
		let mut earned = 0;
		match phase {
			Phase::Authorised => Unscheduled::<T>::mutate_exists(&record.driver, one_less),
			Phase::Requested { .. } => {
				Unscheduled::<T>::mutate_exists(&record.driver, one_less);
				let _ = Offers::<T>::clear_prefix(id, T::MaxOffers::get(), None);
			},
			Phase::Scheduled(mut session) => {
				earned = Self::end_rewards(process_ref, &record.driver, &mut session);
				released = released.saturating_add(session.escrow);
				if let Some(source) = session.committed() {
					T::Sources::release(source, id);
				}
				let _ = LockedOffers::<T>::clear_prefix(meter, MAX_SLOTS, None);
				T::Meters::take_back(meter.id(), session.accepted(), power);
				let register = session.last.register;
				EndRegisters::<T>::insert(meter, register);
				record.supplier = Some(session.supplier);
				record.source = session.source;
				record.start = session.timetable.scheduled;
				record.energy = session.delivered.saturating_add(idle);
				record.sourced = session.sourced;
				record.registers = (register.saturating_sub(record.energy), register);
				record.totals = session.totals;
				record.other_suppliers = session.other_suppliers;
				record.trail = session.trail;
				Self::return_covers(id, session.covers);
			},
		}
		if let Some(under) = mandate {
			// No energy has shown that there was a vehicle.
			released = released.saturating_add(under.withheld);
			record.totals.to_cso = record.totals.to_cso.saturating_sub(amount(under.withheld));
			record.totals.waived = record.totals.waived.saturating_add(under.withheld);
			Self::correct_mandate(&record.driver, &under, &record.totals);
		}
		Self::report_free_energy(station, meter, record.totals.free);
		Self::release_escrow(&record.driver, released.saturating_add(earned));
		Processes::<T>::remove(meter);
		MeterOf::<T>::remove(id);
		ProcessesOf::<T>::remove(&record.driver, id);
		if record.supplier.is_some() {
			Records::<T>::insert(id, &record);
			RecordsOf::<T>::insert(&record.driver, NewestFirst::new(id), ());
			Self::compare(id, &record);
		}
		Self::deposit_event(Event::Finished { process: id, reason, released, record });
	}

	fn active_meter(meter: MeterId) -> Result<MeterDetails<T::AccountId>, DispatchError> {
		let details = T::Meters::meter(meter).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(details.active, Error::<T>::MeterNotActive);
		Ok(details)
	}
}
