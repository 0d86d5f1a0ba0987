// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Removal of ledgers whose certificates have expired, together with their claims.

use crate::{Claims, Config, ExpiryCursor, Ledgers, Pallet, WeightInfo};
use polkadot_sdk::frame_support::weights::WeightMeter;
use smartcharge_primitives::{Meters, Moment, SourceId};

impl<T: Config> Pallet<T> {
	/// Removes expired ledgers, the oldest first, as far as `budget` allows.
	pub(crate) fn prune_expired(budget: &mut WeightMeter) {
		let valid_from = Self::valid_from();
		let Some(start) = ExpiryCursor::<T>::get().filter(|start| *start < valid_from) else {
			return;
		};
		if Ledgers::<T>::iter_keys().next().is_none() {
			ExpiryCursor::<T>::kill();
			return;
		}
		let mut cursor = start;
		while cursor < valid_from
			&& budget.try_consume(T::WeightInfo::prune_interval()).is_ok()
			&& Self::prune_interval(cursor, budget)
		{
			cursor = cursor.saturating_add(T::Meters::interval());
		}
		if cursor != start {
			ExpiryCursor::<T>::put(cursor);
		}
	}

	/// Removes the ledgers of an interval. Returns `false` if some are left.
	fn prune_interval(interval: Moment, budget: &mut WeightMeter) -> bool {
		// The iterator tolerates the removal of keys that it has passed.
		for (source, ledger) in Ledgers::<T>::iter_prefix(interval) {
			let affordable = budget.try_consume(T::WeightInfo::prune_ledger()).is_ok();
			if !affordable || !ledger.is_closed() || !Self::prune_claims(interval, source, budget) {
				return false;
			}
			Ledgers::<T>::remove(interval, source);
		}
		true
	}

	/// Removes the claims of a ledger. Returns `false` if some are left.
	fn prune_claims(interval: Moment, source: SourceId, budget: &mut WeightMeter) -> bool {
		let mut claims = Claims::<T>::drain_prefix((interval, source));
		loop {
			if budget.try_consume(T::WeightInfo::prune_claim()).is_err() {
				return false;
			}
			if claims.next().is_none() {
				return true;
			}
		}
	}
}
