// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Claims: energy that processes took from sources, certified when its interval closes.

use crate::{
	Claim, ClaimKey, Claims, Config, Drawn, Due, DueKey, ExpiryCursor, Ledger, Ledgers, Pallet,
	Sources, Span,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::{ensure, traits::Get};
use smartcharge_primitives::{
	energy::per_mille, Booking, Draw, Energy, Meters, Moment, NotClaimable, SourceId, Taker,
};

/// Cache of a batch of readings: the sources that were looked up, and the claims.
#[derive(Debug, Default)]
pub struct Batch {
	/// Whether a source and its meter are active.
	pub(crate) active: BTreeMap<SourceId, bool>,
	/// Sums of the claims by ledger, including earlier ones, for ledgers on which the batch has
	/// claimed.
	claimed: BTreeMap<(Moment, SourceId), Claimed>,
}

/// Sums of the claims of a ledger, in Wh.
#[derive(Clone, Copy, Debug, Default)]
struct Claimed {
	/// All of it.
	energy: Energy,
	/// Part that committed power covers.
	covered: Energy,
}

impl<T: Config> Pallet<T> {
	/// Adds `drawn` to the claim of `taker` on `source` in `interval`. The sums in the ledger are
	/// written at the end of the batch, by [`Self::write_sums`].
	pub(crate) fn write_claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		drawn: Draw,
		batch: &mut Batch,
	) -> Result<Booking, NotClaimable> {
		let before = match batch.claimed.get(&(interval, source)) {
			Some(sum) => Some(*sum),
			None => Self::claimed_before(source, interval)?,
		};
		if drawn.energy == 0 {
			return Ok(Booking::Added);
		}
		let sums = before.unwrap_or_default();
		// A claim is part of the sum, so that the sum overflows first.
		let energy = sums.energy.checked_add(drawn.energy).ok_or(NotClaimable)?;

		let (booking, covered) = Self::add_claim(source, interval, taker, drawn);
		let covered = sums.covered.saturating_add(covered);
		batch.claimed.insert((interval, source), Claimed { energy, covered });
		if before.is_none() {
			Self::note_open(interval, source);
		}
		Ok(match booking {
			Booking::First if before.is_none() => Booking::Opened,
			booking => booking,
		})
	}

	/// Returns the sums of the claims on `source` in `interval`, or `None` if there is no ledger
	/// yet.
	fn claimed_before(source: SourceId, interval: Moment) -> Result<Option<Claimed>, NotClaimable> {
		ensure!(Self::is_claimable(interval), NotClaimable);
		let ledger = Ledgers::<T>::get(interval, source);
		// A ledger belongs to a source, and sources are never removed.
		ensure!(ledger.is_some() || Sources::<T>::contains_key(source), NotClaimable);
		ensure!(ledger.is_none_or(|ledger| ledger.is_open()), NotClaimable);
		let sums = |Ledger { claimed, covered, .. }| Claimed { energy: claimed, covered };
		Ok(ledger.map(sums))
	}

	/// Writes the sums of a batch to the ledgers.
	pub(crate) fn write_sums(batch: Batch) {
		for ((interval, source), Claimed { energy, covered }) in batch.claimed {
			Ledgers::<T>::mutate(interval, source, |ledger| {
				let ledger = ledger.get_or_insert_default();
				ledger.claimed = energy;
				ledger.covered = covered;
			});
		}
	}

	/// Adds `drawn` to a claim. Returns how it was booked, and by how much the part of the claim
	/// grew that committed power covers.
	fn add_claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		drawn: Draw,
	) -> (Booking, Energy) {
		let key = ClaimKey::new(taker.meter, taker.process);
		let (mut claim, booking) = match Claims::<T>::get((interval, source), key) {
			Some(claim) => (claim, Booking::Added),
			None => {
				let extended = Self::extend_span(source, interval, taker);
				let booking = if extended { Booking::Opened } else { Booking::First };
				let driver = taker.driver.clone();
				(Claim { driver, energy: 0, committed: 0, certified: 0 }, booking)
			},
		};
		let before = claim.covered();
		let tolerance = per_mille(drawn.committed, T::ClaimTolerance::get());
		let committed = drawn.committed.saturating_add(tolerance);
		claim.energy = claim.energy.saturating_add(drawn.energy);
		claim.committed = claim.committed.saturating_add(committed);
		let covered = claim.covered().saturating_sub(before);
		Claims::<T>::insert((interval, source), key, claim);
		(booking, covered)
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
