// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Removal of what is older than its retention, by idle blocks. A hash of the positions of each day
//! stays.

use crate::{
	calendar::hours_of, types::day_of, Adjustments, AreaKey, BooksFrom, Config, Day,
	DayAheadPrices, DayAheadYears, Event, HourKey, ImbalancePrices, KeptFrom, LastRemoved, Pallet,
	Positions, Programmes, Quarters, Statements, Traded, Trades, WeightInfo, YearReports,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::{Weight, WeightMeter},
	},
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};
use smartcharge_primitives::{hour_of, Hour};

/// The hash of a day after the position with `quarters` under `key`, given the `hash` of those
/// before it.
pub fn day_hash<AccountId: Encode>(
	hash: H256,
	key: &(HourKey, AreaKey, AccountId),
	quarters: &Quarters,
) -> H256 {
	(hash, key, quarters).using_encoded(BlakeTwo256::hash)
}

impl<T: Config> Pallet<T> {
	/// Weight of removing one position, without what is read and written once.
	fn removal_weight() -> Weight {
		T::WeightInfo::remove(1).saturating_sub(T::WeightInfo::remove(0))
	}

	/// `day` with the hash of its positions that were removed. Reports an earlier day, of which
	/// nothing is left.
	fn last_removed(day: Day) -> (Day, H256) {
		match LastRemoved::<T>::get() {
			Some((last, hash)) if last == day => (last, hash),
			Some((last, hash)) => {
				Self::deposit_event(Event::DayRemoved { day: last, hash });
				(day, H256::zero())
			},
			None => (day, H256::zero()),
		}
	}

	/// The first hour that is within the retention now.
	pub(crate) fn first_retained() -> Hour {
		hour_of(T::Time::now()).saturating_sub(hour_of(T::Retention::get()))
	}

	/// Removes the positions of hours that are older than the retention, the oldest first and of
	/// one day at most, as far as `budget` allows.
	pub(crate) fn remove_old(budget: &mut WeightMeter) {
		let kept_from = KeptFrom::<T>::get();
		let first = Self::first_retained();
		if kept_from >= first || budget.try_consume(T::WeightInfo::remove(0)).is_err() {
			return;
		}
		let mut reached = kept_from;
		// The day whose hash grows, and that hash.
		let mut of_day: Option<(Day, H256)> = None;
		let mut positions = Positions::<T>::iter();
		while budget.try_consume(Self::removal_weight()).is_ok() {
			let Some((key, position)) = positions.next() else {
				reached = first;
				break;
			};
			let hour = key.0.number();
			if hour >= first {
				reached = first;
				break;
			}
			// What is before this hour is removed.
			reached = hour;
			let day = day_of(hour);
			let (of, hash) = of_day.unwrap_or_else(|| Self::last_removed(day));
			if of != day {
				break;
			}
			of_day = Some((day, day_hash(hash, &key, &position.quarters)));
			// The iterator tolerates the removal of keys that it has passed.
			Positions::<T>::remove(key);
		}
		if let Some(removed) = of_day {
			LastRemoved::<T>::put(removed);
		}
		if reached > kept_from {
			KeptFrom::<T>::put(reached);
		}
	}

	/// Removes programmes, trades, prices, adjustments, statements and years that are older than
	/// their retention, as far as `budget` allows. All are in the order of time.
	pub(crate) fn remove_old_books(budget: &mut WeightMeter) {
		let first = Self::first_retained();
		if BooksFrom::<T>::get() >= first
			|| budget.try_consume(T::WeightInfo::remove_books(0)).is_err()
		{
			return;
		}
		let hour = |(hour, ..): &(HourKey, AreaKey, T::AccountId)| hour.number();
		let done =
			remove_keys::<T, _>(budget, first, Programmes::<T>::iter_keys(), hour, |key| {
				Programmes::<T>::remove(key);
			}) && remove_keys::<T, _>(budget, first, Traded::<T>::iter_keys(), hour, |key| {
				Traded::<T>::remove(key);
			}) && remove_keys::<T, _>(budget, first, Adjustments::<T>::iter_keys(), hour, |key| {
				Adjustments::<T>::remove(key);
			}) && remove_keys::<T, _>(
				budget,
				first,
				Trades::<T>::iter_keys(),
				|(hour, _)| hour.number(),
				Trades::<T>::remove,
			) && remove_keys::<T, _>(
				budget,
				first,
				DayAheadPrices::<T>::iter_keys(),
				|hour| hour.number(),
				DayAheadPrices::<T>::remove,
			) && remove_keys::<T, _>(
				budget,
				first,
				ImbalancePrices::<T>::iter_keys(),
				|hour| hour.number(),
				ImbalancePrices::<T>::remove,
			) && remove_keys::<T, _>(
				budget,
				first,
				Statements::<T>::iter_keys(),
				// A day is kept as long as an hour of it.
				|(day, ..)| hours_of(day.number()).end.saturating_sub(1),
				Statements::<T>::remove,
			) && remove_keys::<T, _>(
				budget,
				Self::first_year(),
				DayAheadYears::<T>::iter_keys(),
				|year| year.number(),
				DayAheadYears::<T>::remove,
			) && remove_keys::<T, _>(
				budget,
				Self::first_year(),
				YearReports::<T>::iter_keys(),
				|(year, _)| year.number(),
				YearReports::<T>::remove,
			);
		if done {
			BooksFrom::<T>::put(first);
		}
	}
}

/// Removes the `keys` whose hour, or year, is before `first`, which come first, as far as `budget`
/// allows. Returns whether none is left.
fn remove_keys<T: Config, Key>(
	budget: &mut WeightMeter,
	first: u32,
	keys: impl Iterator<Item = Key>,
	time: impl Fn(&Key) -> u32,
	remove: impl Fn(Key),
) -> bool {
	let weight = T::WeightInfo::remove_books(1).saturating_sub(T::WeightInfo::remove_books(0));
	for key in keys {
		if time(&key) >= first {
			break;
		}
		if budget.try_consume(weight).is_err() {
			return false;
		}
		// The iterator tolerates the removal of keys that it has passed.
		remove(key);
	}
	true
}
