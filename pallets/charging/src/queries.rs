// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of the runtime API.

use crate::{
	runtime_api::{
		OfferInfo, Party, ProcessInfo, ProcessState, SegmentInfo, StationInfo, StepInfo, StepState,
	},
	schedule::{Schedule, Steps},
	Config, LockedOffer, LockedOffers, Pallet, Phase, Records, Segment, StandingOffers, Stations,
};
use alloc::{collections::BTreeMap, vec::Vec};
use smartcharge_primitives::{
	money::{energy_cost, time_cost},
	AreaId, ChargeRecord, Energy, GridTariff, Meters, Moment, Price, PricePerHour, ProcessId,
	SourceId, Sources, StationId,
};

/// The steps of a process, with how far it is.
pub(crate) struct Outline<'a> {
	pub steps: &'a Steps<'a>,
	pub schedule: &'a Schedule,
	/// The charging step that delivers only what does not fill a whole step.
	pub remainder: Option<u32>,
	/// The open step.
	pub open: u32,
	/// Energy to deliver from the open step on, in Wh.
	pub left: Energy,
	/// Price of the station per hour.
	pub price_per_hour: PricePerHour,
}

impl Outline<'_> {
	/// Each step with its planned energy and its costs; `None` if one overflows.
	pub(crate) fn step_infos(&self) -> Option<Vec<StepInfo>> {
		let Self { steps, schedule, remainder, open, mut left, .. } = *self;
		let timetable = steps.timetable;
		// Full steps first, so that the remainder goes where the schedule puts it.
		let mut plan = |step: u32| {
			let energy = steps.capacity(step).min(left);
			left = left.saturating_sub(energy);
			(step, energy)
		};
		let charging = |step: &u32| schedule.charges(*step) && remainder != Some(*step);
		let mut planned: BTreeMap<u32, Energy> =
			(open..timetable.steps).filter(charging).map(&mut plan).collect();
		planned.extend(remainder.map(plan));
		let info = |step: u32| {
			let interval = timetable.interval(step);
			let charges = schedule.charges(step);
			let state = match step.cmp(&open) {
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
				grid_price: steps.grid_price,
				energy_cost: energy_cost(steps.price(step), energy),
				station_cost: time_cost(self.price_per_hour, interval.duration())?,
			})
		};
		(0..timetable.steps).map(info).collect()
	}
}

impl<T: Config> Pallet<T> {
	/// Returns what the record of `process` says about those who paid and were paid.
	pub(crate) fn charge_record(process: ProcessId) -> Option<ChargeRecord<T::AccountId>> {
		let record = Records::<T>::get(process)?;
		let suppliers = record.suppliers()?;
		// Neither a station nor the meter of one is ever removed.
		let station = Stations::<T>::get(record.station)?;
		let meter = T::Meters::meter(station.meter)?;
		Some(ChargeRecord {
			driver: record.driver,
			cso: record.cso,
			suppliers,
			area: meter.area,
			power: meter.purpose.power(),
			meter_active: meter.active,
			meter_owner: meter.owner,
			end: record.end,
			energy: record.energy,
			to_cso: record.totals.to_cso,
			trail: record.trail,
		})
	}

	/// A process that has not ended, with its schedule, its steps and their costs.
	pub fn process_info(id: ProcessId) -> Option<ProcessInfo<T::AccountId>> {
		let process = Self::process(id)?;
		let meter = process.reference().meter;
		let (state, request) = match &process.phase {
			Phase::Authorised => (ProcessState::Authorised, None),
			Phase::Requested { request, .. } => (ProcessState::Requested, Some(*request)),
			Phase::Scheduled(session) => (session.state(), Some(session.request)),
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
			alternatives: Vec::new(),
			segments: Vec::new(),
			dso: None,
			steps: Vec::new(),
			delivered: 0,
			sourced: 0,
			escrow: 0,
			totals: Default::default(),
		};
		let Phase::Scheduled(session) = &process.phase else { return Some(info) };
		let parties = Self::parties(meter, session)?;
		let segment = |segment: &Segment| SegmentInfo {
			supplier: parties.offer(segment.slot).supplier.clone(),
			source: segment.source,
			since: segment.since,
			energy: segment.energy,
			supplier_price: parties.price(segment.slot, session.open),
		};
		let others = session.slots().skip(1).filter_map(|slot| LockedOffers::<T>::get(meter, slot));
		Some(ProcessInfo {
			supplier: Some(session.supplier.clone()),
			source: session.source,
			alternatives: others
				.map(|LockedOffer { supplier, source, .. }| Party { supplier, source })
				.collect(),
			segments: session.segments.iter().map(segment).collect(),
			dso: Some(session.dso.clone()),
			steps: Outline {
				steps: &session.steps(process.power, &parties.chosen.prices),
				schedule: &session.schedule,
				remainder: session.remainder,
				open: session.open,
				// Energy that the open step has delivered is part of its plan.
				left: session.remaining().saturating_add(session.accrued()),
				price_per_hour: process.price_per_hour,
			}
			.step_infos()?,
			delivered: session.delivered,
			sourced: session.sourced,
			escrow: session.escrow,
			totals: session.totals,
			..info
		})
	}

	/// The process running at a station.
	pub fn running_process(id: StationId) -> Option<ProcessId> {
		Some(Self::process_at_station(id, Stations::<T>::get(id)?.meter)?.id)
	}

	/// The offers at a station at the prices of `now`; `None` if the station is closed or unknown.
	pub fn station_offers(id: StationId, now: Moment) -> Option<StationInfo<T::AccountId>> {
		let station = Stations::<T>::get(id).filter(|station| station.open)?;
		let meter = T::Meters::meter(station.meter)?;
		let grid_price = T::Grid::grid_price(meter.area)?;
		let mut offers = Vec::new();
		for supplier in &station.suppliers {
			let mut sources = Self::standing_offers(supplier);
			sources.push(None);
			sources.sort_unstable();
			sources.dedup();
			let default = station.suppliers.first() == Some(supplier);
			offers.extend(sources.into_iter().filter_map(|source| {
				Self::offer_info(supplier, source, default, meter.area, grid_price, now)
			}));
		}
		Some(StationInfo {
			cso: station.cso,
			power: station.power,
			price_per_hour: station.price_per_hour,
			free: meter.active && !Self::is_busy(station.meter),
			offers,
		})
	}

	/// The offer of `supplier` for `source`; `None` for a source that supplies nothing.
	fn offer_info(
		supplier: &T::AccountId,
		source: Option<SourceId>,
		default: bool,
		area: AreaId,
		grid_price: Price,
		now: Moment,
	) -> Option<OfferInfo<T::AccountId>> {
		let (made, available) = match source {
			None => (None, None),
			Some(source) => {
				let available = Some(T::Sources::available(source)).filter(|power| *power > 0)?;
				(Some(T::Sources::source(source)?), Some(available))
			},
		};
		let interval = T::Meters::interval();
		let offer = StandingOffers::<T>::get(supplier, source);
		let energy_price = offer.as_ref().and_then(|offer| offer.price_at(now, interval));
		Some(OfferInfo {
			supplier: supplier.clone(),
			source,
			carrier: made.as_ref().map(|details| details.carrier),
			same_area: made.is_some_and(|details| details.area == area),
			default,
			available,
			energy_price,
			grid_price,
			total_price: energy_price.and_then(|price| price.checked_add(grid_price)),
			valid_until: energy_price.and(offer).and_then(|offer| offer.until(interval)),
		})
	}
}
