// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Queries of the runtime API.

use crate::{
	runtime_api::{IntervalInfo, SourceInfo},
	Config, Ledgers, Pallet, Source, Sources, Supplies,
};
use smartcharge_primitives::{Moment, SourceId};

impl<T: Config> Pallet<T> {
	/// Returns a source with its present power, or `None` if `id` is unknown.
	pub fn source_info(id: SourceId) -> Option<SourceInfo<T::AccountId>> {
		let Source {
			meter,
			owner,
			supplier,
			recipient,
			area,
			carrier,
			capacity,
			commissioned,
			attributes,
			status,
			next_meter,
			debt,
			former: _,
		} = Sources::<T>::get(id)?;
		let supply = Supplies::<T>::get(id).unwrap_or_default();
		Some(SourceInfo {
			meter,
			owner,
			supplier,
			recipient,
			area,
			carrier,
			capacity,
			commissioned,
			attributes,
			status,
			next_meter,
			debt: debt.left(),
			attested: supply.attested.power,
			available: supply.uncommitted(Self::fresh_power(id, &supply).power),
			committed: supply.committed,
			short_since: supply.short_since,
			impossible_deliveries: supply.impossible_deliveries,
			produced: supply.produced,
			unallocated: supply.unallocated,
		})
	}

	/// Returns the ledger of `source` in the interval that starts at `interval`, or `None` if there
	/// is none.
	pub fn interval_info(source: SourceId, interval: Moment) -> Option<IntervalInfo> {
		Some(IntervalInfo {
			ledger: Ledgers::<T>::get(interval, source)?,
			closes: Self::closes_at(interval),
			expires: Self::expires_at(interval),
		})
	}
}
