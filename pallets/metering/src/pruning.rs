// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Meters that were not approved in time leave the state, in the order of their ids, in the idle
//! time of blocks.
//!
//! One cursor suffices: ids are in the order of the registrations, and a meter that was approved
//! once never waits for its first approval again.

use crate::{Config, Event, Meters, NextMeterId, Pallet, Reviewed, WeightInfo};
use polkadot_sdk::frame_support::{
	traits::{Get, Time},
	weights::WeightMeter,
};
use smartcharge_primitives::{OnReading, OrderedMeterId};

impl<T: Config> Pallet<T> {
	/// Removes the meters that were not approved in time, the oldest first, as far as `budget`
	/// allows.
	pub(crate) fn remove_unapproved(budget: &mut WeightMeter) {
		let before = Reviewed::<T>::get();
		let end = NextMeterId::<T>::get();
		let now = T::Time::now();
		let mut next = before;
		while next < end && budget.try_consume(T::WeightInfo::review_meter()).is_ok() {
			let key = OrderedMeterId::new(next);
			let unapproved = Meters::<T>::get(key).filter(|meter| meter.status.is_unapproved());
			if let Some(meter) = unapproved {
				let over = now >= meter.since.saturating_add(T::ApprovalPeriod::get());
				if !over || budget.try_consume(T::WeightInfo::remove_meter()).is_err() {
					break;
				}
				Meters::<T>::remove(key);
				T::OnReading::on_removed(next);
				Self::deposit_event(Event::MeterRemoved { meter: next });
			}
			next = next.saturating_add(1);
		}
		if next != before {
			Reviewed::<T>::put(next);
		}
	}
}
