// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Anchors leave the state in the order of time, in the idle time of blocks.

use crate::{Anchors, Config, Event, Order, OrderBounds, Pallet, WeightInfo};
use polkadot_sdk::frame_support::{
	traits::{Get, Time},
	weights::WeightMeter,
};

impl<T: Config> Pallet<T> {
	/// Removes the anchors whose time is over, the oldest first, as far as `budget` allows.
	pub(crate) fn remove_old(budget: &mut WeightMeter) {
		let (oldest, next) = OrderBounds::<T>::get();
		let Some(until) = T::Time::now().checked_sub(T::Lifetime::get()) else { return };
		let mut position = oldest;
		let mut count: u32 = 0;
		while position < next && budget.try_consume(T::WeightInfo::remove_anchor()).is_ok() {
			if let Some((issuer, id)) = Order::<T>::get(position) {
				if Anchors::<T>::get(&issuer, id).is_some_and(|anchor| anchor.at > until) {
					break;
				}
				Anchors::<T>::remove(&issuer, id);
				Order::<T>::remove(position);
				count = count.saturating_add(1);
			}
			position = position.saturating_add(1);
		}
		if position > oldest {
			OrderBounds::<T>::put((position, next));
			Self::deposit_event(Event::AnchorsRemoved { count });
		}
	}
}
