// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a driver can know before it starts: whether a process can be authorised, and what a request
//! would cost.

use crate::{
	life_cycle::Ready,
	plan::Plan,
	process::Process,
	queries::Outline,
	request::Request,
	runtime_api::{Party, Quote},
	schedule::Steps,
	sp_runtime::DispatchError,
	start::Mandated,
	stations::Station,
	Config, Error, NextProcessId, Pallet, Phase, Stations,
};
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
};
use smartcharge_primitives::{
	money::time_cost, Amount, Balance, Energy, Participants, PricePerHour, ProcessId, StationId,
};

impl<T: Config> Pallet<T> {
	/// Returns the error with which `authorise` would be refused now, if it would be.
	pub fn can_authorise(
		driver: &T::AccountId,
		station: StationId,
		max_price_per_hour: PricePerHour,
	) -> Result<(), DispatchError> {
		Self::can_start(driver, station, max_price_per_hour).map(|_| ())
	}

	fn can_start(
		driver: &T::AccountId,
		station: StationId,
		max_price_per_hour: PricePerHour,
	) -> Result<Ready<T::AccountId>, DispatchError> {
		ensure!(T::Participants::is_driver(driver), Error::<T>::NotADriver);
		let ready = Self::ensure_ready(driver, station, max_price_per_hour)?;
		ensure!(NextProcessId::<T>::get() < ProcessId::MAX, Error::<T>::IdsExhausted);
		let has_least = Self::spendable(driver) >= T::MinimumBalance::get();
		ensure!(has_least, Error::<T>::BalanceTooLow);
		Ok(ready)
	}

	/// Returns the plan of a `request` of `driver` at a station with the offers of this moment, or
	/// the error with which the calls would be refused.
	///
	/// A process of the driver at the station that is not scheduled is planned as it is, with the
	/// offers that were made for it. Otherwise a process is planned that is authorised now.
	pub fn quote(
		driver: &T::AccountId,
		id: StationId,
		request: &Request,
	) -> Result<Quote<T::AccountId>, DispatchError> {
		let station = Stations::<T>::get(id).ok_or(Error::<T>::UnknownStation)?;
		let own =
			Self::process_at_station(id, station.meter).filter(|process| process.driver == *driver);
		let (process, obstacle) = match own {
			Some(process) => {
				let in_time = Self::ensure_in_time(&process);
				let obstacle = in_time.and_then(|()| Self::base_reading(&process).map(|_| ()));
				(process, obstacle.err())
			},
			None => (Self::process_to_be(driver, id, station.price_per_hour)?, None),
		};
		match &process.phase {
			Phase::Scheduled(_) => return Err(Error::<T>::AlreadyScheduled.into()),
			// Offers were made for what was requested, for so many steps.
			Phase::Requested { request: made, .. } => {
				ensure!(made == request, Error::<T>::AlreadyRequested);
			},
			Phase::Authorised => {},
		}
		Self::check_request(request)?;
		Self::quote_process(&process, request, &station, obstacle)
	}

	/// Returns the plan of what the operator of a station would start there for `driver` under a
	/// mandate, if it asked for `energy` and `steps` now, or the error of `start_for`.
	pub fn quote_for(
		driver: &T::AccountId,
		id: StationId,
		energy: Option<Energy>,
		steps: Option<u32>,
	) -> Result<Quote<T::AccountId>, DispatchError> {
		ensure!(T::Participants::is_driver(driver), Error::<T>::NotADriver);
		let station = Stations::<T>::get(id).ok_or(Error::<T>::UnknownStation)?;
		let Mandated { request, max_price_per_hour, under } =
			Self::mandated(&station.cso, driver, energy, steps)?;
		let mut process = Self::process_to_be(driver, id, max_price_per_hour)?;
		process.mandate = Some(under);
		Self::check_request(&request)?;
		Self::quote_process(&process, &request, &station, None)
	}

	/// The quote of a `process`, which an `obstacle` may keep from being scheduled.
	fn quote_process(
		process: &Process<T::AccountId>,
		request: &Request,
		station: &Station<T::AccountId>,
		obstacle: Option<DispatchError>,
	) -> Result<Quote<T::AccountId>, DispatchError> {
		let plan = Self::plan(process, request, station, &mut None)?;
		let spendable = Self::spendable(&process.driver);
		let short = plan.escrow.saturating_sub(process.reserved).saturating_sub(spendable);
		let refusal = obstacle.or_else(|| Self::refusal(process, request, &plan, short).err());
		Self::quote_of(process, request, plan, short, refusal)
			.ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// A process of `driver` at a station as if it were authorised now.
	fn process_to_be(
		driver: &T::AccountId,
		station: StationId,
		price_per_hour: PricePerHour,
	) -> Result<Process<T::AccountId>, DispatchError> {
		let (record, meter) = Self::can_start(driver, station, price_per_hour)?;
		Ok(Self::new_process(
			NextProcessId::<T>::get(),
			driver.clone(),
			station,
			&record,
			meter.area,
			0,
		))
	}

	/// The error with which a `plan` of which its driver lacks `short` cannot be carried out.
	fn refusal(
		process: &Process<T::AccountId>,
		request: &Request,
		plan: &Plan<T::AccountId>,
		short: Balance,
	) -> Result<(), DispatchError> {
		ensure!(request.preferences.accepts(plan.escrow), Error::<T>::CostTooHigh);
		Self::ensure_within_day(&process.driver, process.mandate.as_ref(), plan.escrow)?;
		ensure!(short == 0, Error::<T>::InsufficientBalance);
		let covered = plan.needed.iter().all(|(party, amount)| Self::can_cover(party, 0, *amount));
		ensure!(covered, Error::<T>::OfferNotCovered);
		Ok(())
	}

	fn quote_of(
		process: &Process<T::AccountId>,
		request: &Request,
		plan: Plan<T::AccountId>,
		short: Balance,
		refusal: Option<DispatchError>,
	) -> Option<Quote<T::AccountId>> {
		let Plan { dso, grid_price, timetable, offer, others, schedule, missing, escrow, .. } =
			plan;
		let steps = Steps {
			timetable,
			power: process.power,
			prices: &offer.prices,
			grid_price,
			max_price: request.preferences.max_price,
			when_equal: request.preferences.when_equal,
		};
		let outline = Outline {
			steps: &steps,
			schedule: &schedule,
			remainder: steps.remainder_step(&schedule, 0),
			open: 0,
			left: request.energy,
			price_per_hour: process.price_per_hour,
		};
		let steps = outline.step_infos()?;
		let energy_cost =
			steps.iter().fold(0, |sum: Amount, step| sum.saturating_add(step.energy_cost));
		let station_time = timetable.since(0).duration();
		Some(Quote {
			energy_cost,
			station_cost: time_cost(process.price_per_hour, station_time)?,
			steps,
			supplier: offer.supplier,
			source: offer.source,
			alternatives: others
				.into_iter()
				.map(|other| Party { supplier: other.supplier, source: other.source })
				.collect(),
			dso,
			price_per_hour: process.price_per_hour,
			escrow,
			missing,
			short,
			refusal,
		})
	}

	/// Returns an error if a process was authorised too long ago to be scheduled now.
	pub(crate) fn ensure_in_time(process: &Process<T::AccountId>) -> Result<(), DispatchError> {
		// Otherwise its offers would bind for as long as its operator likes, and its record could
		// keep those of all later processes in the state.
		ensure!(T::Time::now() <= Self::last_schedule(process), Error::<T>::NotScheduledInTime);
		Ok(())
	}
}
