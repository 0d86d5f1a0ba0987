// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Programmes: net positions that balance responsible parties file before energy flows.

use crate::{
	calendar::{hour_of_ptu, place_of_ptu, start_of_ptu, Ptu},
	types::{MAX_PTUS, MAX_VOLUME},
	AreaKey, Config, Error, Event, HourKey, Pallet, Programmes,
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
use smartcharge_primitives::{AreaId, GridTariff, Hour};

/// Values of four quarters of an hour, where there are some.
pub type HourValues<Value> = [Option<Value>; 4];

/// Sorts `values` of quarters from `first` on into their hours. `None` if there are none, or if
/// quarters do not exist.
pub fn by_hour<Value: Copy>(
	first: Ptu,
	values: &[Value],
) -> Option<BTreeMap<Hour, HourValues<Value>>> {
	let mut hours = BTreeMap::new();
	let mut ptu = Some(first);
	for value in values {
		let at = ptu?;
		let hour: &mut HourValues<Value> = hours.entry(hour_of_ptu(at)).or_insert([None; 4]);
		if let Some(place) = hour.get_mut(place_of_ptu(at)) {
			*place = Some(*value);
		}
		ptu = at.checked_add(1);
	}
	Some(hours).filter(|hours| !hours.is_empty())
}

impl<T: Config> Pallet<T> {
	/// Checks the number of the quarters that a call has values for, and that the last one does not
	/// begin too far ahead. Returns the values by hour.
	pub(crate) fn check_ptus<Value: Copy>(
		first: Ptu,
		values: &[Value],
	) -> Result<BTreeMap<Hour, HourValues<Value>>, DispatchError> {
		let number = u32::try_from(values.len()).unwrap_or(u32::MAX);
		ensure!(number > 0, Error::<T>::NoValues);
		ensure!(number <= MAX_PTUS, Error::<T>::TooManyPtus);
		let hours = by_hour(first, values).ok_or(Error::<T>::TooFarAhead)?;
		let last = first.saturating_add(number.saturating_sub(1));
		let latest = T::Time::now().saturating_add(T::MaxLead::get());
		ensure!(start_of_ptu(last) <= latest, Error::<T>::TooFarAhead);
		Ok(hours)
	}

	pub(crate) fn do_file_programme(
		brp: T::AccountId,
		area: AreaId,
		from: Ptu,
		values: Vec<i64>,
	) -> DispatchResult {
		let hours = Self::check_ptus(from, &values)?;
		ensure!(T::Grid::operator(area).is_some(), Error::<T>::UnknownArea);
		let gate = T::Time::now().saturating_add(T::GateClosure::get());
		ensure!(start_of_ptu(from) >= gate, Error::<T>::GateClosed);
		let plausible = values.iter().all(|value| value.unsigned_abs() <= MAX_VOLUME);
		ensure!(plausible, Error::<T>::VolumeTooHigh);

		let now = T::Time::now();
		for (hour, filed) in hours {
			let key = (HourKey::new(hour), AreaKey::new(area), &brp);
			Programmes::<T>::mutate(key, |programme| {
				let programme = programme.get_or_insert_default();
				for (value, filed) in programme.wh.iter_mut().zip(filed) {
					*value = filed.or(*value);
				}
				programme.revision = programme.revision.saturating_add(1);
				programme.at = now;
			});
		}
		let ptus = u32::try_from(values.len()).unwrap_or(u32::MAX);
		Self::deposit_event(Event::ProgrammeFiled { brp, area, from, ptus });
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn values_are_sorted_into_their_hours() {
		let hours = by_hour(10, &[1, 2, 3]).unwrap();
		let expected = [(2, [None, None, Some(1), Some(2)]), (3, [Some(3), None, None, None])];
		assert_eq!(hours, expected.into());
		assert_eq!(by_hour::<i64>(10, &[]), None);
		assert!(by_hour(Ptu::MAX, &[1]).is_some());
		assert_eq!(by_hour(Ptu::MAX, &[1, 2]), None);
	}
}
