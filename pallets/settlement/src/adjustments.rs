// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Adjustments of positions whose energy is found wrong later. They are kept apart, so that both
//! versions stay visible, and leave with the positions.

use crate::{
	quarters::Open, types::Adjustment, AdjustmentOf, Adjustments, AreaKey, Config, Event, HourKey,
	KeptFrom, LateAdjustments, Pallet, WeightInfo,
};
use polkadot_sdk::frame_support::weights::{Weight, WeightMeter};
use smartcharge_primitives::{hour_of, AdjustPositions, AreaId, Hour, Interval, Side};

impl<T: Config> Pallet<T> {
	/// Weight of removing one adjustment.
	fn adjustment_removal_weight() -> Weight {
		T::WeightInfo::remove_adjustments(1).saturating_sub(T::WeightInfo::remove_adjustments(0))
	}

	/// Removes the adjustments of hours before `first`, as far as `budget` allows. Returns whether
	/// none is left; the caller has paid for the key that shows it.
	pub(crate) fn remove_old_adjustments(first: Hour, budget: &mut WeightMeter) -> bool {
		let mut keys = Adjustments::<T>::iter_keys();
		loop {
			// The iterator tolerates the removal of keys that it has passed.
			let Some(key) = keys.next().filter(|(hour, ..)| hour.number() < first) else {
				return true;
			};
			if budget.try_consume(Self::adjustment_removal_weight()).is_err() {
				return false;
			}
			Adjustments::<T>::remove(key);
		}
	}
}

impl<T: Config> AdjustPositions<T::AccountId> for Pallet<T> {
	fn adjusting_weight(hours: u32) -> Weight {
		T::WeightInfo::adjust(hours)
	}

	fn adjust(supplier: &T::AccountId, area: AreaId, side: Side, over: Interval, delta: i64) {
		if delta == 0 {
			return;
		}
		let signed = |part: u64| {
			let part = i64::try_from(part).unwrap_or(i64::MAX);
			if delta < 0 {
				part.saturating_neg()
			} else {
				part
			}
		};
		let energy = delta.unsigned_abs();
		// All hours that are kept, up to the end of the energy.
		let first = KeptFrom::<T>::get().max(Self::first_retained());
		let open = Open { first, last: hour_of(over.end.max(over.start)) };
		let late = open.late(over, energy);
		let area_key = AreaKey::new(area);
		if late > 0 {
			LateAdjustments::<T>::mutate_exists(area_key, supplier, |sum| {
				let mut adjusted = sum.take().unwrap_or_default();
				adjusted.add(side, signed(late));
				*sum = Some(adjusted).filter(|adjusted| !adjusted.is_empty());
			});
		}
		for hour in open.hours(over) {
			let parts = open.quarters_of(hour, over, energy);
			let key = (HourKey::new(hour), area_key, supplier.clone());
			Adjustments::<T>::mutate_exists(key, |sum| {
				let mut adjusted: AdjustmentOf = sum.take().unwrap_or_default();
				for (quarter, part) in adjusted.iter_mut().zip(parts) {
					quarter.add(side, signed(part));
				}
				*sum = Some(adjusted).filter(|all| !all.iter().all(Adjustment::is_empty));
			});
		}
		let supplier = supplier.clone();
		Self::deposit_event(match side {
			Side::Taken => Event::TakenAdjusted { supplier, area, over, delta },
			Side::Fed => Event::FedAdjusted { supplier, area, over, delta },
		});
	}
}
