// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of the runtime API, and what other pallets ask for.

use crate::{
	runtime_api::{CorrectionInfo, DisputeInfo, ProcessCorrections},
	Books, Config, Corrections, DisputeId, Disputes, NextDisputeId, Pallet,
};
use smartcharge_primitives::{
	page::{check_limit, page_of_ids, Page, QueryError, MAX_PAGE},
	EndedProcess, ProcessEnergy, ProcessId,
};

impl<T: Config> Pallet<T> {
	/// Returns the corrections of a process; `None` if there is none.
	pub fn corrections_of(process: ProcessId) -> Option<ProcessCorrections<T::AccountId>> {
		let book = Books::<T>::get(process)?;
		let info = |id: &u64| {
			let correction = Corrections::<T>::get(*id)?;
			Some(CorrectionInfo { id: *id, correction })
		};
		Some(ProcessCorrections {
			delivered: Self::delivered(process),
			corrections: book.corrections.iter().filter_map(info).collect(),
			parts: book.parts.into_inner(),
		})
	}

	/// Returns the open disputes after `after`, in the order of their ids.
	pub fn open_disputes(
		after: Option<DisputeId>,
		limit: u32,
	) -> Result<Page<DisputeInfo<T::AccountId>, DisputeId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		page_of_ids(after, NextDisputeId::<T>::get(), limit, |id| {
			let dispute = Disputes::<T>::get(id)?;
			dispute.is_open().then_some(DisputeInfo { id, dispute })
		})
	}
}

/// Processes that have ended, with their energy after corrections.
impl<T: Config> ProcessEnergy<T::AccountId> for Pallet<T> {
	fn ended(process: ProcessId) -> Option<EndedProcess<T::AccountId>> {
		let ended = T::Processes::ended(process)?;
		Some(EndedProcess { energy: Self::corrected_energy(process, ended.energy), ..ended })
	}
}
