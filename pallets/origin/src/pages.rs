// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of sources, commitments and ledgers, by pages.

use crate::{
	runtime_api::{CommitmentInfo, SeriesEntry, SourceEntry, MAX_SERIES},
	Commitments, Config, Ledgers, NextSourceId, Pallet, Sources, Supplies,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	page::{check_limit, page_of_ids, page_of_keys, Page, QueryError, MAX_PAGE},
	AreaId, GridTariff, Interval, Meters, Moment, ProcessId, SourceId,
};

impl<T: Config> Pallet<T> {
	/// Returns a page of at most [`MAX_PAGE`] sources: all, or those in `area`, and only those that
	/// attest power now if `live` is set.
	pub fn sources(
		area: Option<AreaId>,
		live: bool,
		after: Option<SourceId>,
		limit: u32,
	) -> Result<Page<SourceEntry<T::AccountId>, SourceId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		Self::sources_up_to(area, live, after, limit)
	}

	/// Returns a page of sources, whatever the `limit` is.
	pub fn sources_up_to(
		area: Option<AreaId>,
		live: bool,
		after: Option<SourceId>,
		limit: u32,
	) -> Result<Page<SourceEntry<T::AccountId>, SourceId>, QueryError> {
		let is_known = area.is_none_or(|area| T::Grid::operator(area).is_some());
		ensure!(is_known, QueryError::UnknownSubject);
		page_of_ids(after, NextSourceId::<T>::get(), limit, |id| {
			let info = Self::source_info(id)?;
			let matches =
				area.is_none_or(|area| area == info.area) && (!live || Self::attests_power(id));
			matches.then_some((id, info))
		})
	}

	/// Returns whether the latest readings of a source attest power that still counts.
	fn attests_power(source: SourceId) -> bool {
		Supplies::<T>::get(source)
			.is_some_and(|supply| Self::fresh_power(source, &supply).power > 0)
	}

	/// Returns a page of the commitments of `source`, the newest first.
	pub fn commitments(
		source: SourceId,
		after: Option<ProcessId>,
		limit: u32,
	) -> Result<Page<CommitmentInfo, ProcessId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		ensure!(Sources::<T>::contains_key(source), QueryError::UnknownSubject);
		let mut next = match after {
			None => Supplies::<T>::get(source).and_then(|supply| supply.newest),
			Some(after) => {
				let node = Commitments::<T>::get(source, after);
				node.ok_or(QueryError::UnknownCursor)?.older
			},
		};
		let processes = core::iter::from_fn(|| {
			let process = next?;
			let node = Commitments::<T>::get(source, process)?;
			next = node.older;
			Some((process, node.power))
		});
		let page = page_of_keys(processes, limit, |(process, power)| {
			Some(CommitmentInfo { process, power })
		});
		Ok(Page { items: page.items, next: page.next.map(|(process, _)| process) })
	}

	/// Returns the ledgers of `source` in `count` intervals from the one that starts at `from`.
	pub fn series(
		source: SourceId,
		from: Moment,
		count: u32,
	) -> Result<Vec<SeriesEntry>, QueryError> {
		check_limit(count, MAX_SERIES)?;
		ensure!(Sources::<T>::contains_key(source), QueryError::UnknownSubject);
		let length = T::Meters::interval();
		ensure!(Interval::floor(from, length) == Some(from), QueryError::UnknownCursor);
		Ok((0..Moment::from(count))
			.filter_map(|number| {
				let interval = from.checked_add(length.checked_mul(number)?)?;
				let ledger = Ledgers::<T>::get(interval, source)?;
				Some(SeriesEntry { interval, ledger })
			})
			.collect())
	}
}
