// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Removal of what has expired: certificates, and the ledgers of their intervals with their claims;
//! and of what is stored of a process, when its record leaves the state.

use crate::{Certified, Claims, Config, Drawn, ExpiryCursor, Holders, Ledgers, Pallet, WeightInfo};
use polkadot_sdk::frame_support::weights::WeightMeter;
use smartcharge_primitives::{Meters, Moment, ProcessId, Proven, SourceId};

impl<T: Config> Pallet<T> {
	/// Removes expired ledgers and certificates, the oldest first, as far as `budget` allows.
	pub(crate) fn prune_expired(budget: &mut WeightMeter) {
		let valid_from = Self::valid_from();
		let Some(start) = ExpiryCursor::<T>::get().filter(|start| *start < valid_from) else {
			return;
		};
		if Ledgers::<T>::iter_keys().next().is_none() && Holders::<T>::iter_keys().next().is_none()
		{
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

	/// Removes the ledgers and the certificates of an interval. Returns `false` if some are left.
	fn prune_interval(interval: Moment, budget: &mut WeightMeter) -> bool {
		// The iterator tolerates the removal of keys that it has passed.
		for (source, ledger) in Ledgers::<T>::iter_prefix(interval) {
			let affordable = budget.try_consume(T::WeightInfo::prune_ledger()).is_ok();
			if !affordable || !ledger.is_closed() || !Self::prune_claims(interval, source, budget) {
				return false;
			}
			Ledgers::<T>::remove(interval, source);
		}
		for (source, owner) in Holders::<T>::iter_key_prefix(interval) {
			if budget.try_consume(T::WeightInfo::prune_holding()).is_err() {
				return false;
			}
			Self::expire_holding(owner, source, interval);
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

	/// Removes what is stored of a process that ended long ago: see
	/// [`smartcharge_primitives::Sources::forget`].
	pub(crate) fn forget_process(
		process: ProcessId,
		driver: &T::AccountId,
		budget: &mut WeightMeter,
	) -> Option<Proven> {
		budget.try_consume(T::WeightInfo::forget()).ok()?;
		let cursor = ExpiryCursor::<T>::get();
		for (source, span) in Drawn::<T>::iter_prefix((driver, process)) {
			let affordable = budget.try_consume(T::WeightInfo::forget_drawn()).is_ok();
			// Its claims leave with their ledgers, which the cursor passes.
			if !affordable || cursor.is_some_and(|cursor| span.last >= cursor) {
				return None;
			}
			Drawn::<T>::remove((driver, process, source));
		}
		Some(Certified::<T>::take(process))
	}
}
