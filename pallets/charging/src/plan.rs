// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The plan of a process: the choice among the offers of the moment, its schedule, and what it can
//! cost. It changes nothing: `schedule` carries it out, and a quote only shows it.

use crate::{
	covers::{Exposure, Needed},
	offers::{Choice, Criteria},
	prices::{grid_mixes, LockedOffer},
	process::Process,
	request::Request,
	schedule::{Schedule, Timetable},
	session::Covers,
	sp_runtime::DispatchError,
	stations::Station,
	Config, Error, Pallet,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::traits::Time;
use smartcharge_primitives::{Balance, Energy, GridTariff, Price};

/// What a schedule of a process decides.
pub(crate) struct Plan<AccountId> {
	/// The DSO of the area.
	pub dso: AccountId,
	/// The DSO's price per kWh, as it is locked.
	pub grid_price: Price,
	/// Times of the steps.
	pub timetable: Timetable,
	/// The chosen offer.
	pub offer: LockedOffer<AccountId>,
	/// Alternative sources, then the cheapest grid mix.
	pub others: Vec<LockedOffer<AccountId>>,
	/// The steps that charge.
	pub schedule: Schedule,
	/// Energy of the demand that cannot be delivered, in Wh.
	pub missing: Energy,
	/// The escrow that the driver gives.
	pub escrow: Balance,
	/// What suppliers and DSO cover at negative prices.
	pub needed: Needed<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// The plan of `process` for `request`, with the offers made for it and the standing offers.
	/// Reports in `looked_at` the number of offers looked at and of steps, as soon as it looks.
	pub(crate) fn plan(
		process: &Process<T::AccountId>,
		request: &Request,
		station: &Station<T::AccountId>,
		looked_at: &mut Option<(u32, u32)>,
	) -> Result<Plan<T::AccountId>, DispatchError> {
		let dso = T::Grid::operator(process.area).ok_or(Error::<T>::UnknownArea)?;
		let grid_price = T::Grid::grid_price(process.area).ok_or(Error::<T>::UnknownArea)?;
		let timetable = Timetable::new(T::Time::now(), request.step, request.steps)
			.ok_or(Error::<T>::Overflow)?;
		let exposure = Exposure::of_all(&timetable, process.power, request.energy);
		// A DSO that does not have the money pays nobody. The grid is free then.
		let covered = Self::can_cover(&dso, 0, exposure.most_paid(|_| grid_price));
		let grid_price = if covered { grid_price } else { 0 };
		let covers = Covers::new();
		let criteria = Criteria {
			process,
			source: request.preferences.source,
			max_price: request.preferences.max_price,
			when_equal: request.preferences.when_equal,
			demand: request.energy,
			timetable: &timetable,
			grid_price,
			committed: None,
			dso: &dso,
			covers: &covers,
		};
		let (candidates, count) = Self::candidates(process.id, &criteria, station);
		*looked_at = Some((count, request.steps));
		let Choice { offer, mut others, schedule, missing } =
			Self::choose(&criteria, station, &candidates)
				.or_else(|| Self::fall_back(&criteria, station, &candidates))
				.ok_or(Error::<T>::NoEligibleOffer)?;
		let all = 0..timetable.steps;
		let chosen = [(&offer, all.clone())];
		let of_dso = (&dso, grid_price);
		let needed = Self::cover_together(&exposure, &chosen, &mut others, &all, of_dso, &covers);
		let steps = criteria.steps(&offer.prices);
		let price_per_hour = process.price_per_hour;
		let escrow =
			Self::escrow_for(&steps, grid_mixes(&others), 0, request.energy, price_per_hour)
				.ok_or(Error::<T>::Overflow)?;
		Ok(Plan { dso, grid_price, timetable, offer, others, schedule, missing, escrow, needed })
	}
}
