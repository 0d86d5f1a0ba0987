// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Queries of the runtime API.

use crate::{
	apportion,
	runtime_api::{CertificateInfo, IntervalInfo, SourceInfo, Statement, StatementEntry},
	Cancellation, CancellationId, Cancellations, Certificates, ClaimKey, Claims, Config, Drawn,
	Ledger, Ledgers, Pallet, Source, Sources, Span, Supplies,
};
use alloc::vec::Vec;
use smartcharge_primitives::{Energy, Interval, Meters, Moment, ProcessId, SourceId};

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

	/// Returns the certificates of `owner` in the order of source and interval.
	pub fn certificates(owner: &T::AccountId) -> Vec<CertificateInfo> {
		let mut held: Vec<_> = Certificates::<T>::iter_prefix(owner)
			.filter_map(|((source, interval), holding)| {
				Some(CertificateInfo {
					source,
					interval,
					carrier: Sources::<T>::get(source)?.carrier,
					free: holding.free,
					locked: holding.locked,
					expires: Self::expires_at(interval),
				})
			})
			.collect();
		held.sort_unstable_by_key(|info| (info.source, info.interval));
		held
	}

	/// Returns the origin of the energy of all processes of `driver`, or of `process` only.
	pub fn statement(driver: &T::AccountId, process: Option<ProcessId>) -> Statement<T::AccountId> {
		let entries = Self::statement_entries(driver, process);
		let cancellations = Self::cancellations(driver, process);
		let sum = |energies: &mut dyn Iterator<Item = Energy>| {
			energies.fold(Energy::default(), Energy::saturating_add)
		};
		let greening =
			|(_, cancellation): &&(_, Cancellation<T::AccountId>)| cancellation.process.is_some();
		Statement {
			claimed: sum(&mut entries.iter().map(|entry| entry.claimed)),
			certified: sum(&mut entries.iter().map(|entry| entry.certified)),
			greened: sum(&mut cancellations.iter().filter(greening).map(|(_, c)| c.energy)),
			entries,
			cancellations,
		}
	}

	fn statement_entries(driver: &T::AccountId, process: Option<ProcessId>) -> Vec<StatementEntry> {
		let mut entries = Vec::new();
		let mut add = |process, source, span| {
			entries.extend(Self::entries_of(process, source, span));
		};
		match process {
			Some(process) => Drawn::<T>::iter_prefix((driver, process))
				.for_each(|(source, span)| add(process, source, span)),
			None => Drawn::<T>::iter_prefix((driver,))
				.for_each(|((process, source), span)| add(process, source, span)),
		}
		entries.sort_unstable_by_key(|entry| (entry.process, entry.source, entry.interval));
		entries
	}

	/// Returns the claims of a process on a source, in order of time.
	fn entries_of(process: ProcessId, source: SourceId, span: Span) -> Vec<StatementEntry> {
		let Some(Source { carrier, .. }) = Sources::<T>::get(source) else { return Vec::new() };
		let over = Interval::new(span.first, span.last.saturating_add(1));
		let key = ClaimKey::new(span.meter, process);
		apportion::starts(over, T::Meters::interval())
			.filter_map(|interval| {
				let claim = Claims::<T>::get((interval, source), key)?;
				let ledger = Ledgers::<T>::get(interval, source);
				Some(StatementEntry {
					process,
					source,
					carrier,
					interval,
					claimed: claim.energy,
					certified: claim.certified,
					closed: ledger.as_ref().is_some_and(Ledger::is_closed),
				})
			})
			.collect()
	}

	fn cancellations(
		beneficiary: &T::AccountId,
		process: Option<ProcessId>,
	) -> Vec<(CancellationId, Cancellation<T::AccountId>)> {
		let mut cancellations: Vec<_> = Cancellations::<T>::iter_prefix(beneficiary)
			.filter(|(_, cancellation)| process.is_none() || cancellation.process == process)
			.collect();
		cancellations.sort_unstable_by_key(|(id, _)| *id);
		cancellations
	}
}
