// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What users ask: the answers of the runtime API.

use crate::{
	runtime_api::{ProcessInfo, ProcessState, Quote, StationInfo, StepInfo, StepState},
	Config, LockedPrices, Pallet, Phase, Process, ProcessAtMeter, Processes, Session,
	StandingOffers, Stations,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::frame_support::traits::Time;
use smartcharge_primitives::{
	money::{energy_cost, time_cost},
	Energy, GridTariff, Meters, Price, ProcessId, SourceId, StationId,
};

impl<T: Config> Pallet<T> {
	/// A process that has not ended, with its schedule, its steps and their costs.
	pub fn process_info(id: ProcessId) -> Option<ProcessInfo<T::AccountId>> {
		let process = Processes::<T>::get(id)?;
		let (state, request) = match &process.phase {
			Phase::Authorised => (ProcessState::Authorised, None),
			Phase::Requested { request, .. } => (ProcessState::Requested, Some(*request)),
			Phase::Scheduled(session) => {
				let closing = session.closing.is_some();
				let state = if closing { ProcessState::Closing } else { ProcessState::Charging };
				(state, Some(session.request))
			},
		};
		let info = ProcessInfo {
			driver: process.driver.clone(),
			station: process.station,
			cso: process.cso.clone(),
			payee: process.payee.clone(),
			meter: process.meter,
			power: process.power,
			price_per_hour: process.price_per_hour,
			authorised: process.authorised,
			state,
			request,
			supplier: None,
			source: None,
			dso: None,
			steps: Vec::new(),
			delivered: 0,
			escrow: 0,
			totals: Default::default(),
		};
		let Phase::Scheduled(session) = &process.phase else { return Some(info) };
		Some(ProcessInfo {
			supplier: Some(session.supplier.clone()),
			source: session.source,
			dso: Some(session.dso.clone()),
			steps: Self::step_infos(id, &process, session)?,
			delivered: session.delivered,
			escrow: session.escrow,
			totals: session.totals,
			..info
		})
	}

	fn step_infos(
		id: ProcessId,
		process: &Process<T::AccountId>,
		session: &Session<T::AccountId>,
	) -> Option<Vec<StepInfo>> {
		let prices = LockedPrices::<T>::get(id)?;
		let steps = session.steps(process.power, &prices);
		// Full steps first, so that the remainder goes where the schedule puts it. What the open step
		// has delivered already is part of its plan.
		let mut left = session.remaining().saturating_add(session.accrued);
		let mut plan = |step: u32| {
			let energy = steps.capacity(step).min(left);
			left = left.saturating_sub(energy);
			(step, energy)
		};
		let charging =
			|step: &u32| session.schedule.charges(*step) && session.remainder != Some(*step);
		let mut planned: BTreeMap<u32, Energy> =
			(session.open..session.timetable.steps).filter(charging).map(&mut plan).collect();
		planned.extend(session.remainder.map(plan));
		let info = |step: u32| {
			let interval = session.timetable.interval(step);
			let charges = session.schedule.charges(step);
			let state = match step.cmp(&session.open) {
				core::cmp::Ordering::Less => StepState::Settled,
				core::cmp::Ordering::Equal => StepState::Open,
				core::cmp::Ordering::Greater => StepState::Planned,
			};
			let energy = match state {
				StepState::Settled if charges => steps.capacity(step),
				_ => planned.get(&step).copied().unwrap_or_default(),
			};
			Some(StepInfo {
				step,
				start: interval.start,
				end: interval.end,
				state,
				charges,
				energy,
				supplier_price: steps.supplier_price(step),
				grid_price: session.grid_price,
				energy_cost: energy_cost(steps.price(step), energy)?,
				station_cost: time_cost(process.price_per_hour, interval.duration())?,
			})
		};
		(0..session.timetable.steps).map(info).collect()
	}

	/// What charging costs at a station now; `None` when there is no such open station.
	pub fn station_info(id: StationId) -> Option<StationInfo<T::AccountId>> {
		let station = Stations::<T>::get(id).filter(|station| station.open)?;
		let meter = T::Meters::meter(station.meter)?;
		let grid_price = T::Grid::grid_price(meter.area)?;
		let default = station.suppliers.first().cloned();
		let quotes = station
			.suppliers
			.iter()
			.map(|supplier| Self::quote(supplier, grid_price, Some(supplier) == default.as_ref()))
			.collect();
		Some(StationInfo {
			cso: station.cso,
			power: station.power,
			price_per_hour: station.price_per_hour,
			free: meter.active && !ProcessAtMeter::<T>::contains_key(station.meter),
			quotes,
		})
	}

	fn quote(supplier: &T::AccountId, grid_price: Price, default: bool) -> Quote<T::AccountId> {
		let interval = T::Meters::interval();
		let source = None::<SourceId>;
		let offer = StandingOffers::<T>::get(supplier, source);
		let energy_price =
			offer.as_ref().and_then(|offer| offer.price_at(T::Time::now(), interval));
		Quote {
			supplier: supplier.clone(),
			source,
			default,
			energy_price,
			grid_price,
			total_price: energy_price.and_then(|price| price.checked_add(grid_price)),
			valid_until: energy_price.and(offer).and_then(|offer| offer.until(interval)),
		}
	}
}
