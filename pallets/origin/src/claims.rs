// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Energy that processes took from sources, to be certified when its interval closes.

use crate::{
	Certified, Claim, Claims, Config, Drawn, Due, DueKey, ExpiryCursor, Ledgers, Pallet, Sources,
	Span,
};
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{Energy, Moment, NotClaimable, ProcessId, SourceId};

impl<T: Config> Pallet<T> {
	/// Adds `energy` to what `process` claims of `source` in `interval`; gives whether it claimed
	/// nothing there before.
	pub(crate) fn book_claim(
		source: SourceId,
		interval: Moment,
		process: ProcessId,
		driver: &T::AccountId,
		energy: Energy,
	) -> Result<bool, NotClaimable> {
		let claimable = Self::is_aligned(interval) && interval >= Self::oldest_open();
		ensure!(claimable && Sources::<T>::contains_key(source), NotClaimable);
		if energy == 0 {
			return Ok(false);
		}
		let existing = Ledgers::<T>::get(interval, source);
		let mut ledger = existing.unwrap_or_default();
		ensure!(ledger.is_open(), NotClaimable);
		// A claim is a part of the sum, which therefore overflows first.
		ledger.claimed = ledger.claimed.checked_add(energy).ok_or(NotClaimable)?;

		if existing.is_none() {
			Self::note_open(interval, source);
		}
		Ledgers::<T>::insert(interval, source, ledger);
		Ok(Self::add_claim(source, interval, process, driver, energy))
	}

	fn add_claim(
		source: SourceId,
		interval: Moment,
		process: ProcessId,
		driver: &T::AccountId,
		energy: Energy,
	) -> bool {
		let existing = Claims::<T>::get((interval, source), process);
		let first = existing.is_none();
		let claim = match existing {
			Some(claim) => Claim { energy: claim.energy.saturating_add(energy), ..claim },
			None => {
				Certified::<T>::mutate(process, |proved| {
					proved.open = proved.open.saturating_add(1);
				});
				Self::extend_span(source, interval, process, driver);
				Claim { driver: driver.clone(), energy, certified: 0 }
			},
		};
		Claims::<T>::insert((interval, source), process, claim);
		first
	}

	/// Makes the driver's index lead to a claim in `interval`.
	fn extend_span(source: SourceId, interval: Moment, process: ProcessId, driver: &T::AccountId) {
		let key = (driver, process, source);
		let span = Drawn::<T>::get(key).map_or(
			Span { first: interval, last: interval },
			|Span { first, last }| Span { first: first.min(interval), last: last.max(interval) },
		);
		Drawn::<T>::insert(key, span);
	}

	/// Has a new ledger closed and removed in its time.
	pub(crate) fn note_open(interval: Moment, source: SourceId) {
		Due::<T>::insert(DueKey::new(interval, source), ());
		Self::note_expiring(interval);
	}

	/// Has a new ledger removed in its time.
	pub(crate) fn note_expiring(interval: Moment) {
		if ExpiryCursor::<T>::get().is_none_or(|first| interval < first) {
			ExpiryCursor::<T>::put(interval);
		}
	}
}
