// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Yearly true-up: the difference between the meters of a connection and what its grid operator
//! settled in a year, paid at the average price of the day ahead.

use crate::{
	calendar::{first_hour_of_year, ptus_of_year, start_of_year, Year},
	prices::YearSum,
	signs::energy_value,
	types::{YearReport, MAX_METERS},
	Config, DayAheadYears, Error, Event, Pallet, YearReports,
};
use alloc::{collections::BTreeSet, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{Get, Time},
	},
	sp_core::H256,
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	money::payable, Allocations, Amount, DebtKind, Ean18, Energy, GridTariff, MeterId, OrderedYear,
	Price, YearRegisters,
};

/// The average price of a year with `sum`, rounded down; `None` if prices of its quarters are
/// missing.
pub fn average(sum: YearSum, quarters: u32) -> Option<Price> {
	let (total, number) = sum;
	let average = total.checked_div_euclid(i128::from(number))?;
	Price::try_from(average).ok().filter(|_| number == quarters)
}

/// What the holder of a connection is credited whose meters counted `metered` and of which
/// `settled` was settled, at `price`. Below zero, the holder pays.
pub fn credit(metered: Energy, settled: Energy, price: Price) -> Amount {
	energy_value(i128::from(metered).saturating_sub(i128::from(settled)), price)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_p4(
		dso: T::AccountId,
		ean: u64,
		year: Year,
		meters: Vec<MeterId>,
		settled: Energy,
		evidence: H256,
	) -> DispatchResult {
		let next = year.saturating_add(1);
		ensure!(start_of_year(next) <= T::Time::now(), Error::<T>::NotOver);
		ensure!(year >= Self::first_year(), Error::<T>::TooLate);
		let ean = Ean18::new(ean).map_err(|_| Error::<T>::UnknownConnection)?;
		let last = first_hour_of_year(next).saturating_sub(1);
		let (area, supplier) =
			T::Allocations::primary(ean, last).ok_or(Error::<T>::UnknownConnection)?;
		ensure!(T::Grid::operator(area) == Some(dso), Error::<T>::NotOperator);
		let (holder, metered) = Self::metered(ean, year, &meters)?;
		let key = (OrderedYear::new(year), ean);
		let report = match YearReports::<T>::get(key) {
			// The parties stay, so that a difference goes between those that paid.
			Some(before) => YearReport { metered, settled, evidence, ..before },
			None => YearReport { holder, supplier, metered, settled, evidence, amount: None },
		};

		YearReports::<T>::insert(key, report);
		Self::deposit_event(Event::P4Reported { ean, year, metered, settled, evidence });
		Ok(())
	}

	/// Returns the owner of `meters` at the connection `ean`, and what they counted in `year`.
	fn metered(
		ean: Ean18,
		year: Year,
		meters: &[MeterId],
	) -> Result<(T::AccountId, Energy), DispatchError> {
		let number = u32::try_from(meters.len()).unwrap_or(u32::MAX);
		ensure!(number <= MAX_METERS, Error::<T>::TooManyMeters);
		let distinct: BTreeSet<_> = meters.iter().collect();
		ensure!(distinct.len() == meters.len(), Error::<T>::DuplicateMeter);
		let mut holder = None;
		let mut metered: Energy = 0;
		for meter in meters {
			let at = T::YearRegisters::connection(*meter).ok_or(Error::<T>::OtherConnection)?;
			ensure!(at.ean == ean && at.consumes, Error::<T>::OtherConnection);
			let owner = holder.get_or_insert_with(|| at.owner.clone());
			ensure!(*owner == at.owner, Error::<T>::DifferentOwners);
			let energy = T::YearRegisters::energy(*meter, year);
			metered = metered.saturating_add(energy.ok_or(Error::<T>::RegistersMissing)?);
		}
		Ok((holder.ok_or(Error::<T>::NoMeters)?, metered))
	}

	pub(crate) fn do_true_up(ean: u64, year: Year) -> DispatchResult {
		let ean = Ean18::new(ean).map_err(|_| Error::<T>::UnknownConnection)?;
		let key = (OrderedYear::new(year), ean);
		let mut report = YearReports::<T>::get(key).ok_or(Error::<T>::P4Missing)?;
		let sum = DayAheadYears::<T>::get(OrderedYear::new(year)).unwrap_or_default();
		let price = average(sum, ptus_of_year(year)).ok_or(Error::<T>::PricesMissing)?;
		let amount = credit(report.metered, report.settled, price);
		ensure!(report.amount != Some(amount), Error::<T>::UpToDate);

		let due = amount.saturating_sub(report.amount.unwrap_or_default());
		report.amount = Some(amount);
		YearReports::<T>::insert(key, &report);
		let (holder, supplier) = (report.holder, report.supplier);
		let (payer, payee) = if due > 0 { (&supplier, &holder) } else { (&holder, &supplier) };
		let owed = if payer == payee {
			0
		} else {
			let size = payable(if due > 0 { due } else { due.saturating_neg() });
			Self::pay(payer, payee, DebtKind::TrueUp, size, 0)
		};
		Self::deposit_event(Event::TruedUp { ean, year, holder, supplier, amount: due, owed });
		Ok(())
	}

	/// The first year whose reports and prices are kept.
	pub(crate) fn first_year() -> Year {
		crate::calendar::year_at(T::Time::now()).saturating_sub(T::YearsKept::get())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn g4_a_year_is_trued_up_at_its_average_price() {
		let prices = [41_170, 98_320, 125_450, 72_300];
		let sum = (prices.iter().sum(), 4);
		assert_eq!(average(sum, 4), Some(84_310));
		assert_eq!(credit(18_432_117, 18_428_900, 84_310), 271_225);
		assert_eq!(credit(18_428_900, 18_432_117, 84_310), -271_225);
	}

	#[test]
	fn an_average_is_rounded_down_and_needs_all_prices() {
		assert_eq!(average((7, 2), 2), Some(3));
		assert_eq!(average((-7, 2), 2), Some(-4));
		assert_eq!(average((7, 2), 3), None);
		assert_eq!(average((0, 0), 0), None);
	}
}
