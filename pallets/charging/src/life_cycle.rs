// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The life of a process: authorised, requested, scheduled, and ended.

use crate::{
	offers::{Choice, Criteria},
	prices::{grid_mixes, LockedOffer, Prices},
	process::{Phase, Process, ProcessRef},
	record::{ChargeDetailRecord, FaultReason, FinishReason, Totals},
	request::Request,
	schedule::{Steps, Timetable},
	session::{Closing, Segment, Segments, Session, Slot, MAX_SLOTS},
	sp_runtime::{DispatchError, DispatchResult},
	Config, Error, Event, LockedOffers, MeterOf, NextProcessId, Offers, Pallet, Processes,
	ProcessesOf, Records, Stations, Unscheduled,
};
use alloc::vec;
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	BoundedVec,
};
use smartcharge_primitives::{
	money::{energy_cost, time_cost},
	Balance, Energy, Flexibility, GridTariff, MeterDetails, MeterId, Meters, Moment,
	OrderedMeterId, Participants, Price, ProcessId, Role, SourceChoice, Sources, StationId,
	MAX_STEPS,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_authorise(driver: T::AccountId, station: StationId) -> DispatchResult {
		let record = Stations::<T>::get(station).ok_or(Error::<T>::UnknownStation)?;
		ensure!(record.open, Error::<T>::StationClosed);
		ensure!(T::Participants::has_role(&record.cso, Role::Cso), Error::<T>::NotACso);
		ensure!(!Self::is_busy(record.meter), Error::<T>::StationBusy);
		let meter = Self::active_meter(record.meter)?;
		let now = T::Time::now();
		let fresh =
			meter.latest.is_some_and(|latest| now.saturating_sub(latest.at) <= T::Freshness::get());
		ensure!(fresh, Error::<T>::NoFreshReading);
		let unscheduled = Unscheduled::<T>::get(&driver);
		ensure!(unscheduled < T::MaxUnscheduled::get(), Error::<T>::TooManyUnscheduled);
		let process = NextProcessId::<T>::get();
		let next = process.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let reserved = T::MinimumBalance::get();
		Self::fill_escrow(&driver, reserved).map_err(|_| Error::<T>::BalanceTooLow)?;

		NextProcessId::<T>::put(next);
		MeterOf::<T>::insert(process, record.meter);
		ProcessesOf::<T>::insert(&driver, process, ());
		Unscheduled::<T>::insert(&driver, unscheduled.saturating_add(1));
		let cso = record.cso;
		let authorised = Process {
			id: process,
			driver: driver.clone(),
			station,
			cso: cso.clone(),
			payee: record.host.unwrap_or_else(|| cso.clone()),
			meter: record.meter,
			area: meter.area,
			power: record.power,
			price_per_hour: record.price_per_hour,
			authorised: now,
			reserved,
			signalled: false,
			phase: Phase::Authorised,
		};
		Self::put_process(&authorised);
		Self::deposit_event(Event::Authorised { process, station, driver, cso });
		Ok(())
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

	fn check_request(request: &Request) -> DispatchResult {
		ensure!(request.energy > 0, Error::<T>::ZeroEnergy);
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
		let duration = request.step.checked_mul(Moment::from(request.steps));
		ensure!(
			duration.is_some_and(|duration| duration <= T::MaxDuration::get()),
			Error::<T>::TooLong
		);
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
		let meter = Self::active_meter(process.meter)?;
		let latest = meter.latest.ok_or(Error::<T>::NoFreshReading)?;
		let station = Stations::<T>::get(process.station).ok_or(Error::<T>::UnknownStation)?;
		let dso = T::Grid::operator(process.area).ok_or(Error::<T>::UnknownArea)?;
		let grid_price = T::Grid::grid_price(process.area).ok_or(Error::<T>::UnknownArea)?;
		let now = T::Time::now();
		let timetable = Timetable::new(now, T::Meters::interval(), request.step, request.steps)
			.ok_or(Error::<T>::Overflow)?;
		let criteria = Criteria {
			process: &process,
			source: request.preferences.source,
			max_price: request.preferences.max_price,
			demand: request.energy,
			timetable: &timetable,
			grid_price,
			committed: None,
		};
		let (candidates, count) = Self::candidates(id, &criteria, &station);
		*looked_at = Some((count, request.steps));
		let Choice { offer, others, schedule, missing } =
			Self::choose(&criteria, &station, &candidates)
				.or_else(|| Self::fall_back(&criteria, &station, &candidates))
				.ok_or(Error::<T>::NoEligibleOffer)?;
		let steps = criteria.steps(&offer.prices);
		let price_per_hour = process.price_per_hour;
		let escrow =
			Self::most_cost(&steps, grid_mixes(&others), 0, request.energy, price_per_hour)
				.ok_or(Error::<T>::Overflow)?;
		Self::adjust_escrow(&process.driver, process.reserved, escrow)?;

		let _ = Offers::<T>::clear_prefix(id, T::MaxOffers::get(), None);
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
			segments: Segments::truncate_from(vec![Segment {
				slot: chosen,
				source: None,
				since: now,
				energy: 0,
			}]),
			set_aside: 0,
			dso,
			grid_price,
			timetable,
			remainder: None,
			schedule,
			open: 0,
			last: latest,
			delivered: 0,
			sourced: 0,
			escrow,
			totals: Totals::default(),
			response: None,
			closing: None,
		};
		Self::open_step(process_ref, &mut session, &offer, &steps, &mut Default::default());
		T::Meters::entrust(process.meter);
		process.reserved = 0;
		process.phase = Phase::Scheduled(session);
		Self::put_process(&process);
		Self::no_longer_unscheduled(&process.driver);
		Ok(())
	}

	/// Counts a process of `driver` out of those that are not scheduled.
	fn no_longer_unscheduled(driver: &T::AccountId) {
		Unscheduled::<T>::mutate_exists(driver, |count| {
			*count = count.map(|count| count.saturating_sub(1)).filter(|count| *count > 0);
		});
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

	/// Highest cost of the steps from `from` on: the part of `energy` that can be delivered, at the
	/// highest price that the driver agrees to, grid mixes that can replace the chosen source
	/// included; plus the station for their time. `None` if it overflows.
	pub(crate) fn most_cost<'a>(
		steps: &Steps,
		grid_mixes: impl Iterator<Item = &'a Prices>,
		from: u32,
		energy: Energy,
		price_per_hour: Price,
	) -> Option<Balance> {
		let timetable = steps.timetable;
		let mut highest = 0;
		let mut reach = 0u64;
		for step in (from..timetable.steps).filter(|step| steps.affordable(*step)) {
			highest = steps.price(step).max(highest);
			reach = reach.saturating_add(steps.capacity(step));
		}
		// Alternative sources never cost more than the chosen one.
		for prices in grid_mixes {
			let steps = Steps { prices, ..*steps };
			let agreed = (from..timetable.steps).filter(|step| steps.affordable(*step));
			highest = agreed.map(|step| steps.price(step)).fold(highest, Price::max);
		}
		energy_cost(highest, energy.min(reach))?
			.checked_add(time_cost(price_per_hour, timetable.since(from).duration())?)
	}

	pub(crate) fn do_disconnect(driver: T::AccountId, id: ProcessId) -> DispatchResult {
		let process = Self::running(id)?;
		ensure!(process.driver == driver, Error::<T>::NotProcessDriver);
		Self::close(process, FinishReason::Disconnected)
	}

	pub(crate) fn do_terminate(
		cso: T::AccountId,
		id: ProcessId,
		reason: FaultReason,
	) -> DispatchResult {
		let process = Self::running(id)?;
		ensure!(process.cso == cso, Error::<T>::NotStationOperator);
		Self::close(process, FinishReason::Terminated(reason))
	}

	/// Lets a scheduled process wait for its closing reading; ends any other.
	fn close(mut process: Process<T::AccountId>, reason: FinishReason) -> DispatchResult {
		let Phase::Scheduled(session) = &mut process.phase else {
			Self::finish(process, reason, T::Time::now());
			return Ok(());
		};
		ensure!(session.closing.is_none(), Error::<T>::AlreadyClosing);

		let at = T::Time::now();
		session.closing = Some(Closing { at, reason });
		Self::put_process(&process);
		let process = process.id;
		Self::deposit_event(Event::Closing { process, disconnected_at: at, reason });
		Ok(())
	}

	pub(crate) fn do_close_stale(id: ProcessId) -> DispatchResult {
		let process = Self::running(id)?;
		let (since, limit, end) = match &process.phase {
			Phase::Scheduled(session) => {
				let since = session.last.at.max(session.timetable.scheduled);
				(since, T::StaleAfter::get(), since)
			},
			_ => (process.authorised, T::SetupLimit::get(), T::Time::now()),
		};
		ensure!(T::Time::now() >= since.saturating_add(limit), Error::<T>::NotStale);

		Self::finish(process, FinishReason::Stale, end);
		Ok(())
	}

	/// Ends a process: releases its escrow and power, frees the station, and keeps only the charge
	/// detail record.
	pub(crate) fn finish(process: Process<T::AccountId>, reason: FinishReason, end: Moment) {
		let ProcessRef { process: id, meter, .. } = process.reference();
		let Process { driver, station, cso, authorised, reserved, phase, .. } = process;
		let mut record = ChargeDetailRecord {
			driver,
			station,
			cso,
			supplier: None,
			source: None,
			start: authorised,
			end,
			energy: 0,
			sourced: 0,
			registers: (0, 0),
			totals: Totals::default(),
			reason,
		};
		let mut released = reserved;
		match phase {
			Phase::Authorised => Self::no_longer_unscheduled(&record.driver),
			Phase::Requested { .. } => {
				Self::no_longer_unscheduled(&record.driver);
				let _ = Offers::<T>::clear_prefix(id, T::MaxOffers::get(), None);
			},
			Phase::Scheduled(session) => {
				if let Some(response) = session.response {
					T::Flexibility::settle(response.signal, &record.driver, false);
				}
				released = released.saturating_add(session.escrow);
				if let Some(source) = session.committed() {
					T::Sources::release(source, id);
				}
				let _ = LockedOffers::<T>::clear_prefix(meter, MAX_SLOTS, None);
				T::Meters::take_back(meter.id(), session.last);
				let register = session.last.register;
				record.supplier = Some(session.supplier);
				record.source = session.source;
				record.start = session.timetable.scheduled;
				record.energy = session.delivered;
				record.sourced = session.sourced;
				record.registers = (register.saturating_sub(session.delivered), register);
				record.totals = session.totals;
			},
		}
		Self::release_escrow(&record.driver, released);
		Processes::<T>::remove(meter);
		MeterOf::<T>::remove(id);
		ProcessesOf::<T>::remove(&record.driver, id);
		Records::<T>::insert(id, &record);
		Self::deposit_event(Event::Finished { process: id, reason, released, record });
	}

	fn active_meter(meter: MeterId) -> Result<MeterDetails<T::AccountId>, DispatchError> {
		let details = T::Meters::meter(meter).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(details.active, Error::<T>::MeterNotActive);
		Ok(details)
	}
}
