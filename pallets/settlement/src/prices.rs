// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Prices of the day ahead and of imbalance: published by the transmission system operator, or
//! attested by two members.

use crate::{
	calendar::{hour_of_ptu, place_of_ptu, start_of_ptu, year_of, Ptu, Year},
	types::{ImbalancePrice, Prices, Quoted, Regulation},
	Config, DayAheadPrices, DayAheadYears, Error, Event, HourKey, ImbalancePrices, Pallet,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{Get, Time},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{hour_of, Hour, OrderedYear, Participants, Price, Role};

/// Sum and number of the prices of a year.
pub type YearSum = (i128, u32);

/// Price of an hour as it will be stored, with the difference that it makes to the sum of its year.
type Update<AccountId, Row> = (Hour, Quoted<AccountId, Row>);

/// The rows of whole hours. `None` if a part of an hour is left over.
fn whole_hours<Row: Copy>(
	rows: &BTreeMap<Hour, [Option<Row>; 4]>,
) -> Option<Vec<(Hour, [Row; 4])>> {
	let whole = |(hour, rows): (&Hour, &[Option<Row>; 4])| match rows {
		[Some(a), Some(b), Some(c), Some(d)] => Some((*hour, [*a, *b, *c, *d])),
		_ => None,
	};
	rows.iter().map(whole).collect()
}

/// Whether the state of the regulation has as many prices as there are, and whoever is short pays
/// no less than what whoever is long receives.
fn is_consistent(price: &ImbalancePrice) -> bool {
	match price.state {
		Regulation::Both => price.short >= price.surplus,
		Regulation::Balanced | Regulation::Up | Regulation::Down => price.short == price.surplus,
	}
}

impl<T: Config> Pallet<T> {
	/// Checks the range of `prices`, and that those of imbalance are consistent and of the past.
	fn check_prices(from: Ptu, prices: &Prices) -> DispatchResult {
		ensure!(hour_of_ptu(from) >= Self::first_retained(), Error::<T>::TooLate);
		ensure!(place_of_ptu(from) == 0, Error::<T>::NotWholeHours);
		let check = |price: Price| {
			ensure!(price >= T::MinPrice::get(), Error::<T>::PriceTooLow);
			ensure!(price <= T::MaxPrice::get(), Error::<T>::PriceTooHigh);
			Ok::<_, DispatchError>(())
		};
		match prices {
			Prices::DayAhead(prices) => prices.iter().try_for_each(|price| check(*price))?,
			Prices::Imbalance(prices) => {
				for price in prices {
					check(price.short)?;
					check(price.surplus)?;
					ensure!(is_consistent(price), Error::<T>::InconsistentPrices);
				}
				let number = u32::try_from(prices.len()).unwrap_or(u32::MAX);
				let end = start_of_ptu(from.saturating_add(number));
				ensure!(end <= T::Time::now(), Error::<T>::NotOver);
			},
		}
		Ok(())
	}

	/// Returns what is stored when `who` publishes `rows` for an hour for which `known` is stored.
	fn quoted<Row: Copy + PartialEq>(
		who: &T::AccountId,
		hour: Hour,
		rows: [Row; 4],
		known: Option<Quoted<T::AccountId, Row>>,
		is_tso: bool,
	) -> Result<Quoted<T::AccountId, Row>, DispatchError> {
		let mut attested = match known {
			Some(Quoted::Final(_)) => return Err(Error::<T>::AlreadyFinal.into()),
			_ if is_tso => return Ok(Quoted::Final(rows)),
			Some(Quoted::Attested(attested)) => attested,
			None => Default::default(),
		};
		attested.retain(|(by, _)| by != who);
		let side = |who: &T::AccountId| Self::responsible(who, hour).unwrap_or(who.clone());
		let own = side(who);
		if attested.iter().any(|(by, other)| *other == rows && side(by) != own) {
			return Ok(Quoted::Final(rows));
		}
		let pushed = attested.try_push((who.clone(), rows));
		pushed.map_err(|_| Error::<T>::TooManyAttestations)?;
		Ok(Quoted::Attested(attested))
	}

	pub(crate) fn do_publish_prices(
		who: T::AccountId,
		from: Ptu,
		prices: Prices,
	) -> DispatchResult {
		let is = |role| T::Participants::has_role(&who, role);
		let is_tso = is(Role::Tso);
		let may = is_tso || is(Role::Brp) || is(Role::Dso) || is(Role::Supplier);
		ensure!(may, Error::<T>::NotPublisher);
		let (ptus, finals) = match &prices {
			Prices::DayAhead(rows) => {
				let hours = Self::check_hours(from, &prices, rows)?;
				let quote = |(hour, rows)| {
					let known = DayAheadPrices::<T>::get(HourKey::new(hour));
					Self::quoted(&who, hour, rows, known, is_tso).map(|quoted| (hour, quoted))
				};
				let updates = hours.into_iter().map(quote).collect::<Result<Vec<_>, _>>()?;
				(rows.len(), Self::store_day_ahead(updates))
			},
			Prices::Imbalance(rows) => {
				let hours = Self::check_hours(from, &prices, rows)?;
				let quote = |(hour, rows)| {
					let known = ImbalancePrices::<T>::get(HourKey::new(hour));
					Self::quoted(&who, hour, rows, known, is_tso).map(|quoted| (hour, quoted))
				};
				let updates = hours.into_iter().map(quote).collect::<Result<Vec<_>, _>>()?;
				(rows.len(), Self::store_imbalance(updates))
			},
		};
		let ptus = u32::try_from(ptus).unwrap_or(u32::MAX);
		let final_hours = u32::try_from(finals).unwrap_or(u32::MAX);
		Self::deposit_event(Event::PricesPublished { by: who, from, ptus, final_hours });
		Ok(())
	}

	fn check_hours<Row: Copy>(
		from: Ptu,
		prices: &Prices,
		rows: &[Row],
	) -> Result<Vec<(Hour, [Row; 4])>, DispatchError> {
		let hours = Self::check_ptus(from, rows)?;
		Self::check_prices(from, prices)?;
		Ok(whole_hours(&hours).ok_or(Error::<T>::NotWholeHours)?)
	}

	/// Stores prices of the day ahead; returns how many hours became final.
	fn store_day_ahead(updates: Vec<Update<T::AccountId, Price>>) -> usize {
		let mut finals: usize = 0;
		for (hour, quoted) in updates {
			if let Quoted::Final(rows) = &quoted {
				finals = finals.saturating_add(1);
				Self::count_in_year(year_of(hour), None, rows);
			}
			DayAheadPrices::<T>::insert(HourKey::new(hour), quoted);
		}
		finals
	}

	fn store_imbalance(updates: Vec<Update<T::AccountId, ImbalancePrice>>) -> usize {
		let mut finals: usize = 0;
		for (hour, quoted) in updates {
			finals = finals.saturating_add(usize::from(quoted.when_final().is_some()));
			ImbalancePrices::<T>::insert(HourKey::new(hour), quoted);
		}
		finals
	}

	/// Counts `new` prices of an hour in the sum of `year`, in place of the `old` ones.
	fn count_in_year(year: Year, old: Option<&[Price; 4]>, new: &[Price; 4]) {
		let sum_of = |rows: &[Price; 4]| {
			rows.iter().fold(0, |sum: i128, price| sum.saturating_add(i128::from(*price)))
		};
		DayAheadYears::<T>::mutate(OrderedYear::new(year), |sum| {
			let (total, number): &mut YearSum = sum.get_or_insert_default();
			*total = total.saturating_add(sum_of(new));
			match old {
				Some(old) => *total = total.saturating_sub(sum_of(old)),
				None => *number = number.saturating_add(4),
			}
		});
	}

	pub(crate) fn do_reprice(from: Ptu, prices: Prices) -> DispatchResult {
		let ptus = match &prices {
			Prices::DayAhead(rows) => {
				let hours = Self::check_hours(from, &prices, rows)?;
				let known = |hour| DayAheadPrices::<T>::get(HourKey::new(hour));
				let before = Self::finals(&hours, known)?;
				for ((hour, rows), old) in hours.into_iter().zip(before) {
					Self::count_in_year(year_of(hour), Some(&old), &rows);
					DayAheadPrices::<T>::insert(HourKey::new(hour), Quoted::Final(rows));
				}
				rows.len()
			},
			Prices::Imbalance(rows) => {
				let hours = Self::check_hours(from, &prices, rows)?;
				let known = |hour| ImbalancePrices::<T>::get(HourKey::new(hour));
				Self::finals(&hours, known)?;
				for (hour, rows) in hours {
					ImbalancePrices::<T>::insert(HourKey::new(hour), Quoted::Final(rows));
				}
				rows.len()
			},
		};
		let ptus = u32::try_from(ptus).unwrap_or(u32::MAX);
		Self::deposit_event(Event::PricesCorrected { from, ptus });
		Ok(())
	}

	/// Returns the final prices of `hours` as `known`; an error occurs when one of them is not
	/// final, or when all are as in `hours`.
	fn finals<Row: Copy + PartialEq>(
		hours: &[(Hour, [Row; 4])],
		known: impl Fn(Hour) -> Option<Quoted<T::AccountId, Row>>,
	) -> Result<Vec<[Row; 4]>, DispatchError> {
		let when_final = |(hour, _): &(Hour, _)| known(*hour)?.when_final();
		let finals: Option<Vec<_>> = hours.iter().map(when_final).collect();
		let finals = finals.ok_or(Error::<T>::PricesNotFinal)?;
		let changes = hours.iter().zip(&finals).any(|((_, new), old)| new != old);
		ensure!(changes, Error::<T>::NothingToChange);
		Ok(finals)
	}

	/// The present hour.
	pub(crate) fn present_hour() -> Hour {
		hour_of(T::Time::now())
	}
}
