// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Removal of positions that are older than their retention, by idle blocks. A hash per day stays.

use crate::{
	types::day_of, AreaKey, Config, Day, Event, HourKey, KeptFrom, LastRemoved, Pallet, Position,
	Positions, WeightInfo,
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

/// The hash of a day after the position under `key`, given the `hash` of those before it.
pub fn day_hash<AccountId: Encode>(
	hash: H256,
	key: &(HourKey, AreaKey, AccountId),
	position: &Position,
) -> H256 {
	(hash, key, position).using_encoded(BlakeTwo256::hash)
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
		if !Self::remove_old_adjustments(first, budget) {
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
			of_day = Some((day, day_hash(hash, &key, &position)));
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
}
