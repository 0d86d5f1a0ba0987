// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Energy that processes took from sources, to be certified when its interval closes.

use crate::{
	Claim, ClaimKey, Claims, Config, Drawn, Due, DueKey, ExpiryCursor, Ledgers, Pallet, Sources,
	Span,
};
use polkadot_sdk::frame_support::{ensure, traits::Get};
use smartcharge_primitives::{Booking, Energy, Meters, Moment, NotClaimable, SourceId, Taker};

impl<T: Config> Pallet<T> {
	/// Adds `energy` to what `taker` claims of `source` in `interval`.
	pub(crate) fn book_claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		energy: Energy,
	) -> Result<Booking, NotClaimable> {
		ensure!(Self::is_claimable(interval), NotClaimable);
		let existing = Ledgers::<T>::get(interval, source);
		// Only of a source there is a ledger, and sources are never removed.
		ensure!(existing.is_some() || Sources::<T>::contains_key(source), NotClaimable);
		if energy == 0 {
			return Ok(Booking::Added);
		}
		let mut ledger = existing.unwrap_or_default();
		ensure!(ledger.is_open(), NotClaimable);
		// A claim is a part of the sum, which therefore overflows first.
		ledger.claimed = ledger.claimed.checked_add(energy).ok_or(NotClaimable)?;

		if existing.is_none() {
			Self::note_open(interval, source);
		}
		Ledgers::<T>::insert(interval, source, ledger);
		Ok(match Self::add_claim(source, interval, taker, energy) {
			Booking::First if existing.is_none() => Booking::Opened,
			booking => booking,
		})
	}

	fn add_claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		energy: Energy,
	) -> Booking {
		let key = ClaimKey::new(taker.meter, taker.process);
		let (claim, booking) = match Claims::<T>::get((interval, source), key) {
			Some(claim) => {
				(Claim { energy: claim.energy.saturating_add(energy), ..claim }, Booking::Added)
			},
			None => {
				let extended = Self::extend_span(source, interval, taker);
				let booking = if extended { Booking::Opened } else { Booking::First };
				(Claim { driver: taker.driver.clone(), energy, certified: 0 }, booking)
			},
		};
		Claims::<T>::insert((interval, source), key, claim);
		booking
	}

	/// Makes the driver's index lead to a claim in `interval`; gives whether it did not before. It then
	/// leads as far ahead as it takes an interval to close.
	fn extend_span(source: SourceId, interval: Moment, taker: &Taker<T::AccountId>) -> bool {
		let Taker { process, meter, driver } = *taker;
		let key = (driver, process, source);
		let present = Drawn::<T>::get(key);
		if present.is_some_and(|span| (span.first..=span.last).contains(&interval)) {
			return false;
		}
		let ahead = T::Meters::interval().saturating_mul(T::ClosingDelay::get().into());
		let last = interval.saturating_add(ahead);
		let span = present.map_or(
			Span { first: interval, last, meter },
			|Span { first, last: before, meter }| Span {
				first: first.min(interval),
				last: before.max(last),
				meter,
			},
		);
		Drawn::<T>::insert(key, span);
		true
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
