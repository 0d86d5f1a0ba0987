// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Claims: energy that processes took from sources, certified when its interval closes.

use crate::{
	Claim, ClaimKey, Claims, Config, Drawn, Due, DueKey, ExpiryCursor, Ledgers, Pallet, Sources,
	Span,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::{ensure, traits::Get};
use smartcharge_primitives::{Booking, Energy, Meters, Moment, NotClaimable, SourceId, Taker};

/// Cache of a batch of readings: the sources that were looked up, and the claims.
#[derive(Debug, Default)]
pub struct Batch {
	/// Whether a source and its meter are active.
	pub(crate) active: BTreeMap<SourceId, bool>,
	/// Sum of the claims by ledger, including earlier ones, for ledgers on which the batch has
	/// claimed.
	claimed: BTreeMap<(Moment, SourceId), Energy>,
}

impl<T: Config> Pallet<T> {
	/// Adds `energy` to the claim of `taker` on `source` in `interval`. The sum in the ledger is
	/// written at the end of the batch, by [`Self::write_sums`].
	pub(crate) fn write_claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		energy: Energy,
		batch: &mut Batch,
	) -> Result<Booking, NotClaimable> {
		let before = match batch.claimed.get(&(interval, source)) {
			Some(sum) => Some(*sum),
			None => Self::claimed_before(source, interval)?,
		};
		if energy == 0 {
			return Ok(Booking::Added);
		}
		// A claim is part of the sum, so that the sum overflows first.
		let sum = before.unwrap_or_default().checked_add(energy).ok_or(NotClaimable)?;

		batch.claimed.insert((interval, source), sum);
		if before.is_none() {
			Self::note_open(interval, source);
		}
		Ok(match Self::add_claim(source, interval, taker, energy) {
			Booking::First if before.is_none() => Booking::Opened,
			booking => booking,
		})
	}

	/// Returns the claimed energy of `source` in `interval`, or `None` if there is no ledger yet.
	fn claimed_before(source: SourceId, interval: Moment) -> Result<Option<Energy>, NotClaimable> {
		ensure!(Self::is_claimable(interval), NotClaimable);
		let ledger = Ledgers::<T>::get(interval, source);
		// A ledger belongs to a source, and sources are never removed.
		ensure!(ledger.is_some() || Sources::<T>::contains_key(source), NotClaimable);
		ensure!(ledger.is_none_or(|ledger| ledger.is_open()), NotClaimable);
		Ok(ledger.map(|ledger| ledger.claimed))
	}

	/// Writes the sums of a batch to the ledgers.
	pub(crate) fn write_sums(batch: Batch) {
		for ((interval, source), sum) in batch.claimed {
			Ledgers::<T>::mutate(interval, source, |ledger| {
				ledger.get_or_insert_default().claimed = sum;
			});
		}
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

	/// Makes the driver's index cover a claim in `interval`. Returns whether it had to be written.
	/// It then covers `ClosingDelay` further intervals.
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

	/// Schedules a new ledger to be closed and removed.
	pub(crate) fn note_open(interval: Moment, source: SourceId) {
		Due::<T>::insert(DueKey::new(interval, source), ());
		Self::note_expiring(interval);
	}

	/// Schedules a new ledger to be removed.
	pub(crate) fn note_expiring(interval: Moment) {
		if ExpiryCursor::<T>::get().is_none_or(|first| interval < first) {
			ExpiryCursor::<T>::put(interval);
		}
	}
}
