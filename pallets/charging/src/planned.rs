// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the running processes are to take, by supplier and quarter of an hour: the part of a
//! programme that the chain knows.

use crate::{
	runtime_api::{PlannedEnergy, StepState},
	Config, Pallet, Phase, Process, Processes,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	calendar::{ptu_of, start_of_ptu, Ptu},
	energy::energy_within,
	page::{check_limit, page_of_keys, Page, QueryError, MAX_PAGE},
	AreaId, Energy, GridTariff, Interval, MeterId, Meters, OrderedMeterId, MILLIS_PER_QUARTER,
};

/// Planned energy by supplier and quarter.
type Sums<AccountId> = BTreeMap<(AccountId, Ptu), Energy>;

impl<T: Config> Pallet<T> {
	/// Returns what a page of the running processes in `area` is to take in the quarters from
	/// `from` up to `until`.
	pub fn planned(
		area: AreaId,
		from: Ptu,
		until: Ptu,
		after: Option<MeterId>,
		limit: u32,
	) -> Result<Page<PlannedEnergy<T::AccountId>, MeterId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		ensure!(T::Grid::operator(area).is_some(), QueryError::UnknownSubject);
		let keys = match after {
			None => Processes::<T>::iter_keys(),
			// The process may have ended: what follows it is found all the same.
			Some(meter) => {
				ensure!(T::Meters::meter(meter).is_some(), QueryError::UnknownCursor);
				let key = Processes::<T>::hashed_key_for(OrderedMeterId::new(meter));
				Processes::<T>::iter_keys_from(key)
			},
		};
		let mut sums = Sums::<T::AccountId>::new();
		let page = page_of_keys(keys.map(|key| key.id()), limit, |meter| -> Option<()> {
			let process = Processes::<T>::get(OrderedMeterId::new(meter))?;
			if process.area == area {
				Self::add_planned(&process, from..until, &mut sums);
			}
			None
		});
		let planned = |((supplier, ptu), energy)| PlannedEnergy { supplier, ptu, energy };
		Ok(Page { items: sums.into_iter().map(planned).collect(), next: page.next })
	}

	/// Adds what `process` is to take in `quarters` to `sums`, for the supplier that serves it now.
	fn add_planned(
		process: &Process<T::AccountId>,
		quarters: core::ops::Range<Ptu>,
		sums: &mut Sums<T::AccountId>,
	) {
		let Phase::Scheduled(_) = &process.phase else { return };
		let Some(info) = Self::process_info(process.id) else { return };
		let serving = info.segments.last().map(|segment| &segment.supplier);
		let Some(supplier) = serving.or(info.supplier.as_ref()) else { return };
		let steps = info.steps.iter().filter(|step| step.state != StepState::Settled);
		for step in steps.filter(|step| step.energy > 0) {
			let over = Interval::new(step.start, step.end);
			let first = ptu_of(step.start).max(quarters.start);
			let last = ptu_of(step.end.saturating_sub(1)).saturating_add(1).min(quarters.end);
			for ptu in first..last {
				let start = start_of_ptu(ptu);
				let quarter = Interval::new(start, start.saturating_add(MILLIS_PER_QUARTER));
				let energy = energy_within(step.energy, over, quarter);
				if energy > 0 {
					let sum = sums.entry((supplier.clone(), ptu)).or_default();
					*sum = sum.saturating_add(energy);
				}
			}
		}
	}
}
