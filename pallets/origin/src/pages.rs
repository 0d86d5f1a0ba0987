// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of sources, commitments, ledgers, certificates and claims, by pages.

use crate::{
	apportion,
	runtime_api::{
		CancellationEntry, CertificateCursor, CertificateInfo, ClaimCursor, CommitmentInfo,
		SeriesEntry, SourceEntry, StatementEntry, MAX_SERIES,
	},
	CancellationId, Cancellations, Certificates, ClaimKey, Claims, Commitments, Config, Drawn,
	Ledger, Ledgers, NextCancellationId, NextSourceId, Pallet, Sources, Span, Supplies,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	page::{check_limit, page_of_ids, page_of_keys, Page, QueryError, MAX_PAGE},
	AreaId, GridTariff, Interval, MeterId, Meters, Moment, ProcessId, SourceId,
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

	/// Returns a page of the certificates of `owner`.
	pub fn certificates(
		owner: &T::AccountId,
		after: Option<CertificateCursor>,
		limit: u32,
	) -> Result<Page<CertificateInfo, CertificateCursor>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let keys = match after {
			None => Certificates::<T>::iter_key_prefix(owner),
			Some(after) => {
				Self::check_interval(after.0, after.1)?;
				// The key may be gone: what follows it is found all the same.
				let key = Certificates::<T>::hashed_key_for(owner, after);
				Certificates::<T>::iter_key_prefix_from(owner, key)
			},
		};
		Ok(page_of_keys(keys, limit, |(source, interval)| {
			let holding = Certificates::<T>::get(owner, (source, interval))?;
			Some(CertificateInfo {
				source,
				interval,
				carrier: Sources::<T>::get(source)?.carrier,
				free: holding.free,
				locked: holding.locked,
				expires: Self::expires_at(interval),
			})
		}))
	}

	/// Returns a page of the claims of all processes of `driver`, or of `process` only: process by
	/// process and source by source, those of each in the order of time.
	pub fn statement(
		driver: &T::AccountId,
		process: Option<ProcessId>,
		after: Option<ClaimCursor>,
		limit: u32,
	) -> Result<Page<StatementEntry, ClaimCursor>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		if let Some((of, source, interval)) = after {
			Self::check_interval(source, interval)?;
			ensure!(process.is_none_or(|process| process == of), QueryError::UnknownCursor);
		}
		let looked_at = |of: ProcessId, source: SourceId| {
			after.filter(|(process, from, _)| (*process, *from) == (of, source))
		};
		let length = T::Meters::interval();
		let claims =
			Self::drawn_from(driver, process, after).flat_map(|(process, source, span)| {
				let first = match looked_at(process, source) {
					Some((.., interval)) => interval.saturating_add(length).max(span.first),
					None => span.first,
				};
				let over = Interval::new(first, span.last.saturating_add(1).max(first));
				apportion::starts(over, length).map(move |at| ((process, source, at), span.meter))
			});
		let page = page_of_keys(claims, limit, |(key, meter)| Self::statement_entry(key, meter));
		Ok(Page { items: page.items, next: page.next.map(|(key, _)| key) })
	}

	/// Where `driver` claimed energy, from the process and source of a cursor on.
	fn drawn_from(
		driver: &T::AccountId,
		process: Option<ProcessId>,
		after: Option<ClaimCursor>,
	) -> impl Iterator<Item = (ProcessId, SourceId, Span)> {
		// That of the cursor may have claims left.
		let first = after.and_then(|(process, source, _)| {
			Some((process, source, Drawn::<T>::get((driver, process, source))?))
		});
		let from =
			after.map(|(process, source, _)| Drawn::<T>::hashed_key_for((driver, process, source)));
		let of_process = process.map(|process| {
			let prefix = (driver.clone(), process);
			let drawn = match from.clone() {
				None => Drawn::<T>::iter_prefix(prefix),
				Some(key) => Drawn::<T>::iter_prefix_from(prefix, key),
			};
			drawn.map(move |(source, span)| (process, source, span))
		});
		let of_all = process.is_none().then(|| {
			let prefix = (driver.clone(),);
			let drawn = match from {
				None => Drawn::<T>::iter_prefix(prefix),
				Some(key) => Drawn::<T>::iter_prefix_from(prefix, key),
			};
			drawn.map(|((process, source), span)| (process, source, span))
		});
		first
			.into_iter()
			.chain(of_process.into_iter().flatten())
			.chain(of_all.into_iter().flatten())
	}

	/// Returns the claim of a process on a source in an interval, if it has one.
	fn statement_entry(
		(process, source, interval): ClaimCursor,
		meter: MeterId,
	) -> Option<StatementEntry> {
		let claim = Claims::<T>::get((interval, source), ClaimKey::new(meter, process))?;
		let ledger = Ledgers::<T>::get(interval, source);
		Some(StatementEntry {
			process,
			source,
			carrier: Sources::<T>::get(source)?.carrier,
			interval,
			claimed: claim.energy,
			certified: claim.certified,
			closed: ledger.as_ref().is_some_and(Ledger::is_closed),
		})
	}

	/// Returns a page of the certificates that were cancelled for `beneficiary`.
	pub fn cancellations(
		beneficiary: &T::AccountId,
		after: Option<CancellationId>,
		limit: u32,
	) -> Result<Page<CancellationEntry<T::AccountId>, CancellationId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let keys = match after {
			None => Cancellations::<T>::iter_key_prefix(beneficiary),
			Some(after) => {
				ensure!(after < NextCancellationId::<T>::get(), QueryError::UnknownCursor);
				let key = Cancellations::<T>::hashed_key_for(beneficiary, after);
				Cancellations::<T>::iter_key_prefix_from(beneficiary, key)
			},
		};
		Ok(page_of_keys(keys, limit, |id| Some((id, Cancellations::<T>::get(beneficiary, id)?))))
	}

	/// Returns an error if a cursor names no source, or no start of an interval.
	fn check_interval(source: SourceId, interval: Moment) -> Result<(), QueryError> {
		let starts = Interval::floor(interval, T::Meters::interval()) == Some(interval);
		ensure!(starts && Sources::<T>::contains_key(source), QueryError::UnknownCursor);
		Ok(())
	}
}
