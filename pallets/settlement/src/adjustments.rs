// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Corrections of what was booked, kept apart from it.

use crate::{
	quarters::Open, types::Adjustment, Adjustments, AreaKey, Config, Event, HourKey, Pallet,
	WeightInfo,
};
use polkadot_sdk::frame_support::weights::Weight;
use smartcharge_primitives::{Adjust, Change, Energy, Flow, Side};

/// Adds `parts` to `adjustment`: upward if more was taken or less was fed in.
fn add(adjustment: &mut Adjustment, parts: [Energy; 4], side: Side, change: Change) {
	let upward = matches!((side, change), (Side::Taken, Change::More) | (Side::Fed, Change::Less));
	for (sum, part) in adjustment.iter_mut().zip(parts) {
		let part = i64::try_from(part).unwrap_or(i64::MAX);
		*sum = if upward { sum.saturating_add(part) } else { sum.saturating_sub(part) };
	}
}

impl<T: Config> Pallet<T> {
	/// The hours whose books can be corrected.
	fn correctable() -> Open {
		Open { first: Self::first_retained(), last: Self::present_hour().saturating_add(1) }
	}
}

impl<T: Config> Adjust<T::AccountId> for Pallet<T> {
	fn weight(hours: u32) -> Weight {
		T::WeightInfo::adjust(hours)
	}

	fn adjust(flow: Flow<T::AccountId>, change: Change) -> Energy {
		let Flow { supplier, area, side, over, energy } = flow;
		let open = Self::correctable();
		let mut adjusted: Energy = 0;
		for hour in open.hours(over) {
			let parts = open.quarters_of(hour, over, energy);
			let sum = parts.iter().fold(0, |sum: Energy, part| sum.saturating_add(*part));
			if sum == 0 {
				continue;
			}
			adjusted = adjusted.saturating_add(sum);
			let key = (HourKey::new(hour), AreaKey::new(area), supplier);
			Adjustments::<T>::mutate_exists(key, |adjustment| {
				let mut changed = adjustment.unwrap_or_default();
				add(&mut changed, parts, side, change);
				*adjustment = Some(changed).filter(|changed| *changed != Adjustment::default());
			});
		}
		if adjusted > 0 {
			Self::deposit_event(Event::PositionAdjusted {
				supplier: supplier.clone(),
				area,
				from: over.start,
				until: over.end,
				taken: side == Side::Taken,
				more: change == Change::More,
				energy: adjusted,
			});
		}
		adjusted
	}
}
