// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Starts in one call: by the driver, and by the operator of a station under a mandate.

use crate::{
	mandates::{mandate_for, NotMandated, UnderMandate},
	process::Phase,
	request::Request,
	sp_runtime::{DispatchError, DispatchResult},
	Config, Error, Event, Mandates, Pallet, Stations,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{ensure, traits::Time};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	Energy, MeterId, MeterReading, Meters, Moment, Participants, PricePerHour, StationId,
};

/// A native signed reading of the meter of a station, with which a process starts.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(replace_segment("start", "types"), capture_docs = "always")]
pub struct StartReading {
	/// Time of the reading in ms since the Unix epoch.
	pub at: Moment,
	/// Cumulative energy in Wh.
	pub register: Energy,
	/// Signature of the native payload by the meter's key, in its scheme.
	pub signature: [u8; 64],
}

/// What an operator asks for when it starts a process.
pub(crate) struct Wanted {
	/// Energy in Wh; `None` is that of the mandate.
	pub energy: Option<Energy>,
	/// Number of steps; `None` is that of the mandate.
	pub steps: Option<u32>,
	/// A reading to begin with.
	pub reading: Option<StartReading>,
}

/// What a mandate allows an operator to start.
pub(crate) struct Mandated {
	/// The request.
	pub request: Request,
	/// The highest price of the station, per hour.
	pub max_price_per_hour: PricePerHour,
	/// What the process keeps of the mandate.
	pub under: UnderMandate,
}

impl<T: Config> Pallet<T> {
	/// What the operator `cso` may start for `driver` if it asks for `energy` and `steps`.
	pub(crate) fn mandated(
		cso: &T::AccountId,
		driver: &T::AccountId,
		energy: Option<Energy>,
		steps: Option<u32>,
	) -> Result<Mandated, DispatchError> {
		let now = T::Time::now();
		let mandates = Mandates::<T>::get(driver);
		let mandate = mandate_for(&mandates, cso, now).map_err(|reason| match reason {
			NotMandated::None => Error::<T>::NoMandate,
			NotMandated::OtherOperator => Error::<T>::MandateOfAnother,
			NotMandated::Over => Error::<T>::MandateOver,
		})?;
		let request = mandate.request(energy, steps).ok_or(Error::<T>::AboveMandate)?;
		let under = UnderMandate {
			mandate: mandate.id,
			day: crate::mandates::day_of(now),
			booked: 0,
			max_cost: request.preferences.max_cost.unwrap_or_default(),
			withheld: 0,
		};
		Ok(Mandated { request, max_price_per_hour: mandate.max_price_per_hour, under })
	}

	pub(crate) fn do_start(
		driver: T::AccountId,
		station: StationId,
		max_price_per_hour: PricePerHour,
		request: Request,
	) -> DispatchResult {
		let process = Self::do_authorise(driver.clone(), station, max_price_per_hour)?;
		Self::do_request(driver, process, request)
	}

	/// Reports in `looked_at` the number of offers looked at and of steps, as soon as it looks.
	pub(crate) fn do_start_for(
		cso: T::AccountId,
		driver: T::AccountId,
		station: StationId,
		wanted: Wanted,
		looked_at: &mut Option<(u32, u32)>,
	) -> DispatchResult {
		ensure!(T::Participants::is_driver(&driver), Error::<T>::NotADriver);
		let record = Stations::<T>::get(station).ok_or(Error::<T>::UnknownStation)?;
		ensure!(record.cso == cso, Error::<T>::NotStationOperator);
		let Mandated { request, max_price_per_hour, under } =
			Self::mandated(&cso, &driver, wanted.energy, wanted.steps)?;
		let id = under.mandate;
		// A reading of a running process would do what its own call is weighed for.
		ensure!(!Self::is_busy(record.meter), Error::<T>::StationBusy);
		if let Some(reading) = wanted.reading {
			Self::take_start_reading(&cso, record.meter, &reading)?;
		}

		let process = Self::do_authorise(driver.clone(), station, max_price_per_hour)?;
		Self::do_request(driver.clone(), process, request)?;
		let mut started = Self::running(process)?;
		started.mandate = Some(under);
		Self::put_process(&started);
		Self::do_schedule(cso.clone(), process, looked_at)?;

		let mut started = Self::running(process)?;
		if let Phase::Scheduled(session) = &mut started.phase {
			let booked = session.escrow;
			// What flows beyond what is booked is free: the sum of a day is never exceeded.
			session.request.preferences.max_cost = Some(booked);
			started.mandate = Some(UnderMandate { booked, ..under });
			Self::put_process(&started);
			Self::book_mandate(&driver, id, booked);
			Self::deposit_event(Event::StartedFor { process, driver, cso, mandate: id, booked });
		}
		Ok(())
	}

	/// Takes a reading that an operator brings. One that is not newer than the latest one is left
	/// out: the meter has it, or a newer one, already.
	fn take_start_reading(
		sender: &T::AccountId,
		meter: MeterId,
		&StartReading { at, register, ref signature }: &StartReading,
	) -> DispatchResult {
		let latest = T::Meters::meter(meter).and_then(|meter| meter.latest);
		if latest.is_some_and(|latest| latest.at >= at) {
			return Ok(());
		}
		let reading = MeterReading { at, register };
		ensure!(T::Meters::take(sender, meter, reading, signature), Error::<T>::ReadingRefused);
		Ok(())
	}
}
