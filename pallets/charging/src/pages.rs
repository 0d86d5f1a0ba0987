// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of stations, processes, records and covers, by pages.

use crate::{
	record::NewestFirst,
	runtime_api::{
		CoverInfo, ProcessBrief, ProcessFilter, ProcessState, RecordOf, Service, StationBrief,
	},
	session::Session,
	Config, LockedOffer, LockedOffers, NextProcessId, NextStationId, Pallet, Phase, Process,
	Processes, ProcessesOf, Records, RecordsOf, Station, Stations,
};
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	energy::power_for,
	page::{check_limit, page_of_ids, page_of_keys, Page, QueryError, MAX_PAGE},
	AreaId, Balance, Energy, GridTariff, MeterId, Meters, OrderedMeterId, Power, ProcessId,
	StationId,
};

impl<T: Config> Pallet<T> {
	/// Returns a page of at most [`MAX_PAGE`] stations: all, or those in `area`.
	pub fn stations(
		area: Option<AreaId>,
		after: Option<StationId>,
		limit: u32,
	) -> Result<Page<StationBrief<T::AccountId>, StationId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		Self::stations_up_to(area, after, limit)
	}

	/// Returns a page of stations, whatever the `limit` is.
	pub fn stations_up_to(
		area: Option<AreaId>,
		after: Option<StationId>,
		limit: u32,
	) -> Result<Page<StationBrief<T::AccountId>, StationId>, QueryError> {
		let is_known = area.is_none_or(|area| T::Grid::operator(area).is_some());
		ensure!(is_known, QueryError::UnknownSubject);
		page_of_ids(after, NextStationId::<T>::get(), limit, |id| Self::station_in(id, area))
	}

	/// Returns a station if it is in `area`.
	fn station_in(station: StationId, area: Option<AreaId>) -> Option<StationBrief<T::AccountId>> {
		let Station { cso, evse_id, meter, power, price_per_hour, open, .. } =
			Stations::<T>::get(station)?;
		let details = T::Meters::meter(meter)?;
		if area.is_some_and(|area| area != details.area) {
			return None;
		}
		let process = Self::process_at_station(station, meter);
		Some(StationBrief {
			station,
			evse_id,
			cso,
			meter,
			area: details.area,
			power,
			price_per_hour,
			open,
			meter_active: details.active,
			read_at: details.latest.map(|reading| reading.at),
			service: process.map(|process| Self::service(&process)),
		})
	}

	/// Returns a page of the running processes of a driver or at a station.
	pub fn processes(
		filter: &ProcessFilter<T::AccountId>,
		after: Option<ProcessId>,
		limit: u32,
	) -> Result<Page<ProcessBrief<T::AccountId>, ProcessId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		match filter {
			ProcessFilter::Driver(driver) => Self::processes_of(driver, after, limit),
			ProcessFilter::Station(station) => Self::process_of_station(*station, after),
		}
	}

	fn processes_of(
		driver: &T::AccountId,
		after: Option<ProcessId>,
		limit: u32,
	) -> Result<Page<ProcessBrief<T::AccountId>, ProcessId>, QueryError> {
		Self::check_cursor(driver, after)?;
		let keys = match after {
			None => ProcessesOf::<T>::iter_key_prefix(driver),
			Some(after) => {
				// The key may be gone: what follows it is found all the same.
				let key = ProcessesOf::<T>::hashed_key_for(driver, after);
				ProcessesOf::<T>::iter_key_prefix_from(driver, key)
			},
		};
		Ok(page_of_keys(keys, limit, |id| Some(Self::process_brief(&Self::process(id)?))))
	}

	fn process_of_station(
		station: StationId,
		after: Option<ProcessId>,
	) -> Result<Page<ProcessBrief<T::AccountId>, ProcessId>, QueryError> {
		let meter = Stations::<T>::get(station).ok_or(QueryError::UnknownSubject)?.meter;
		let process = Self::process_at_station(station, meter);
		// There is one at most, and no page has a cursor.
		ensure!(after.is_none(), QueryError::UnknownCursor);
		let items = process.iter().map(Self::process_brief).collect();
		Ok(Page { items, next: None })
	}

	/// Returns a page of the records of a driver, the newest process first.
	pub fn records(
		driver: &T::AccountId,
		after: Option<ProcessId>,
		limit: u32,
	) -> Result<Page<RecordOf<T::AccountId>, ProcessId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		Self::check_cursor(driver, after)?;
		let keys = match after {
			None => RecordsOf::<T>::iter_key_prefix(driver),
			Some(after) => {
				let key = RecordsOf::<T>::hashed_key_for(driver, NewestFirst::new(after));
				RecordsOf::<T>::iter_key_prefix_from(driver, key)
			},
		};
		let ids = keys.map(|key| key.process());
		Ok(page_of_keys(ids, limit, |id| Some((id, Records::<T>::get(id)?))))
	}

	/// Returns a page of what `party` covers for running processes.
	pub fn covers(
		party: &T::AccountId,
		after: Option<MeterId>,
		limit: u32,
	) -> Result<Page<CoverInfo, MeterId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let keys = match after {
			None => Processes::<T>::iter_keys(),
			Some(after) => {
				ensure!(T::Meters::meter(after).is_some(), QueryError::UnknownCursor);
				let key = Processes::<T>::hashed_key_for(OrderedMeterId::new(after));
				Processes::<T>::iter_keys_from(key)
			},
		};
		let meters = keys.map(|key| key.id());
		Ok(page_of_keys(meters, limit, |meter| {
			let Process { id: process, station, phase, .. } = Self::process_at(meter)?;
			let Phase::Scheduled(session) = phase else { return None };
			let amount = Self::left(&session.covers, party);
			(amount > 0).then_some(CoverInfo { process, station, amount })
		}))
	}

	/// Returns an error if `cursor` is no process of `driver`, as far as the state shows: a process
	/// whose record has left it may be anybody's.
	fn check_cursor(driver: &T::AccountId, cursor: Option<ProcessId>) -> Result<(), QueryError> {
		let Some(id) = cursor else { return Ok(()) };
		let known = Self::process(id)
			.map(|process| process.driver)
			.or_else(|| Records::<T>::get(id).map(|record| record.driver));
		let may_be = id < NextProcessId::<T>::get() && known.is_none_or(|known| known == *driver);
		may_be.then_some(()).ok_or(QueryError::UnknownCursor)
	}

	fn process_brief(process: &Process<T::AccountId>) -> ProcessBrief<T::AccountId> {
		let session = match &process.phase {
			Phase::Scheduled(session) => Some(session),
			_ => None,
		};
		let (escrow, rewards) = Self::escrow_and_rewards_of(process);
		ProcessBrief {
			driver: process.driver.clone(),
			station: process.station,
			cso: process.cso.clone(),
			price_per_hour: process.price_per_hour,
			authorised: process.authorised,
			ends: session.map(|session| session.timetable.end()),
			service: Self::service(process),
			escrow,
			rewards,
			responds_to: session.and_then(|session| Some(session.response.as_ref()?.signal)),
			totals: session.map(|session| session.totals).unwrap_or_default(),
		}
	}

	/// Returns how a process is served.
	fn service(process: &Process<T::AccountId>) -> Service {
		let none = |state, wanted: Energy| Service {
			process: process.id,
			state,
			source: None,
			set_point: 0,
			wanted,
			delivered: 0,
		};
		match &process.phase {
			Phase::Authorised => none(ProcessState::Authorised, 0),
			Phase::Requested { request, .. } => none(ProcessState::Requested, request.energy),
			Phase::Scheduled(session) => Service {
				source: session.committed(),
				set_point: Self::set_point(process, session),
				delivered: session.delivered,
				..none(session.state(), session.request.energy)
			},
		}
	}

	/// Returns the set-point of the open step in W, as `StepOpened` reports it; zero once the
	/// process waits for its closing reading.
	fn set_point(process: &Process<T::AccountId>, session: &Session<T::AccountId>) -> Power {
		let Some(last) = session.segments.last() else { return 0 };
		// A step that no offer can serve is booked to the chosen one, but without its source.
		let meter = process.reference().meter;
		let is_served = last.source.is_some()
			|| LockedOffers::<T>::get(meter, last.slot)
				.is_some_and(|LockedOffer { source, .. }| source.is_none());
		if is_served && session.closing.is_none() {
			session.planned_power(process.power)
		} else {
			0
		}
	}

	/// Returns the escrow of the first [`MAX_PAGE`] processes of a driver, their provisional
	/// rewards, and whether those are all.
	pub fn escrow_and_rewards(driver: &T::AccountId) -> (Balance, Balance, bool) {
		let keys = ProcessesOf::<T>::iter_key_prefix(driver);
		let page = page_of_keys(keys, MAX_PAGE, Self::process);
		let sums =
			page.items.iter().fold((0, 0), |(escrow, rewards): (Balance, Balance), process| {
				let (of_escrow, of_rewards) = Self::escrow_and_rewards_of(process);
				(escrow.saturating_add(of_escrow), rewards.saturating_add(of_rewards))
			});
		(sums.0, sums.1, page.next.is_none())
	}
}

impl<AccountId> Session<AccountId> {
	/// Whether it waits for its closing reading.
	pub(crate) fn state(&self) -> ProcessState {
		if self.closing.is_some() {
			ProcessState::Closing
		} else {
			ProcessState::Charging
		}
	}

	/// Power in W that the open step needs for the energy planned in it, at a station of `power` W.
	fn planned_power(&self, power: Power) -> Power {
		let (step, duration) = (self.open, self.timetable.interval(self.open).duration());
		// Planned energy does not depend on prices, once the steps are chosen.
		let steps = self.steps(power, &[]);
		let remaining = self.remaining().saturating_add(self.accrued());
		let energy = steps.planned(&self.schedule, self.remainder, step, remaining);
		power_for(energy, duration).min(power)
	}
}
