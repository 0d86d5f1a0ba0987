// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records leave the state in the order of their processes, in the idle time of blocks.
//!
//! One cursor suffices, because ids are in the order of the authorisations and no process delays
//! those after it for long: it is scheduled within [`Config::SetupLimit`] or never, and its record
//! counts as ended [`Config::StaleAfter`] after the longest timetable at the latest. A process that
//! still runs when its record is due is closed as stale.

use crate::{
	record::{ChargeDetailRecord, NewestFirst},
	weighing::Ending,
	Archived, Config, Event, FinishReason, NextProcessId, Pallet, Phase, Process, Proof, Proofs,
	Records, RecordsOf, WeightInfo,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::WeightMeter,
	},
	sp_core::H256,
};
use smartcharge_primitives::{
	archive::{leaf, Archive, Full},
	Moment, ProcessId, Proven, Sources,
};

/// Leaf of a record that has left the state: the hash of the byte `0x00` and of the SCALE encodings
/// of the process (8 bytes, little endian), of its record, of the energy that is proven to come
/// from sources (certified and greened, 8 bytes each), and of what signed records show of it, if
/// there are any.
///
/// [`smartcharge_primitives::archive::is_proved`] checks that a leaf is under a root.
pub fn record_leaf<AccountId: Encode>(
	process: ProcessId,
	record: &ChargeDetailRecord<AccountId>,
	proven: Proven,
	proof: Option<&Proof>,
) -> H256 {
	match proof {
		Some(proof) => leaf(&(process, record, proven, proof)),
		None => leaf(&(process, record, proven)),
	}
}

impl<T: Config> Pallet<T> {
	/// Removes the records whose time is over, the oldest process first, as far as `budget` allows.
	pub(crate) fn archive_records(budget: &mut WeightMeter) {
		let mut archive = Archived::<T>::get();
		let before = archive.next;
		let end = NextProcessId::<T>::get();
		while archive.next < end && Self::archive_next(&mut archive, budget) {}
		if archive.next != before {
			Archived::<T>::put(archive);
		}
	}

	/// Removes the record of the next process, if its time is over. Returns `false` if it stays, or
	/// if `budget` does not suffice.
	fn archive_next(archive: &mut Archive, budget: &mut WeightMeter) -> bool {
		if budget.try_consume(T::WeightInfo::archive_record()).is_err() {
			return false;
		}
		let id = archive.next;
		let now = T::Time::now();
		let Some(record) = Records::<T>::get(id) else {
			let Some(process) = Self::process(id) else {
				archive.skip();
				return true;
			};
			return now >= Self::overdue_at(&process) && Self::end_overdue(process, budget);
		};
		if now < Self::archived_at(record.start, record.end) {
			return false;
		}
		let Some(proven) = T::Sources::forget(id, &record.driver, budget) else { return false };
		Records::<T>::remove(id);
		RecordsOf::<T>::remove(&record.driver, NewestFirst::new(id));
		let leaf = record_leaf(id, &record, proven, Proofs::<T>::take(id).as_ref());
		if let Some(Full { number, first, last, root }) =
			archive.add(leaf, T::RecordsPerRoot::get())
		{
			Self::deposit_event(Event::RecordsArchived { number, first, last, root });
		}
		true
	}

	/// Closes a process whose record should have left the state. Returns `false` if `budget` does
	/// not suffice.
	fn end_overdue(process: Process<T::AccountId>, budget: &mut WeightMeter) -> bool {
		let ending = Ending::most(T::MaxRewards::get());
		let weight = Self::ending_weight(T::WeightInfo::close_stale(), ending);
		if budget.try_consume(weight).is_err() {
			return false;
		}
		Self::end_now(process, FinishReason::Stale);
		true
	}

	/// When the record of a process leaves the state that was scheduled at `start` and ended at
	/// `end`, in ms.
	fn archived_at(start: Moment, end: Moment) -> Moment {
		let longest = T::MaxDuration::get().saturating_add(T::StaleAfter::get());
		end.min(start.saturating_add(longest)).saturating_add(T::RecordLifetime::get())
	}

	/// When the record of a process that still runs would leave the state, in ms.
	fn overdue_at(process: &Process<T::AccountId>) -> Moment {
		match &process.phase {
			Phase::Scheduled(session) => {
				Self::archived_at(session.timetable.scheduled, Moment::MAX)
			},
			_ => Self::last_schedule(process).saturating_add(T::RecordLifetime::get()),
		}
	}

	/// Until when a process can be scheduled, in ms.
	pub(crate) fn last_schedule(process: &Process<T::AccountId>) -> Moment {
		process.authorised.saturating_add(T::SetupLimit::get())
	}
}
