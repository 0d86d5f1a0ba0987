// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Claims of processes whose energy is corrected downwards: what they no longer claim is certified
//! to others or becomes surplus.

use crate::{
	apportion, Certified, ClaimKey, Claims, Config, Drawn, Event, Ledgers, Pallet, Sources,
	WeightInfo,
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use polkadot_sdk::frame_support::weights::Weight;
use smartcharge_primitives::{
	CorrectClaims, Energy, Interval, MeterId, Meters, Moment, ProcessId, SourceId,
};

/// Maximum number of intervals in which a correction lowers claims: those of an hour, and one for
/// its border.
pub const MAX_CORRECTED: u32 = 13;

impl<T: Config> CorrectClaims<T::AccountId> for Pallet<T> {
	fn reducing_weight() -> Weight {
		T::WeightInfo::reduce_claims(MAX_CORRECTED)
	}

	fn reduce_claims(
		source: SourceId,
		process: ProcessId,
		driver: &T::AccountId,
		over: Interval,
		energy: Energy,
	) -> Energy {
		let Some(span) = Drawn::<T>::get((driver, process, source)) else { return 0 };
		let key = ClaimKey::new(span.meter, process);
		let most = usize::try_from(MAX_CORRECTED).unwrap_or(usize::MAX);
		let mut claims: Vec<(Moment, Energy)> = apportion::starts(over, T::Meters::interval())
			.take(most)
			.filter(|interval| !Self::is_expired(*interval))
			.filter_map(|interval| {
				let claim = Claims::<T>::get((interval, source), key)?;
				Some((interval, claim.energy))
			})
			.collect();
		claims.sort_by_key(|(_, claimed)| Reverse(*claimed));
		let mut left = energy;
		for (interval, claimed) in claims {
			let part = left.min(claimed);
			if part > 0 && Self::reduce_claim(source, interval, span.meter, process, part) {
				left = left.saturating_sub(part);
			}
		}
		energy.saturating_sub(left)
	}

	fn limiting_weight() -> Weight {
		T::WeightInfo::limit_greened()
	}

	fn limit_greened(process: ProcessId, energy: Energy, reduced: Energy) {
		let mut proven = Certified::<T>::get(process);
		let certified = proven.certified.saturating_sub(reduced);
		let most = energy.saturating_sub(certified);
		if proven.greened > most {
			let lost = proven.greened.saturating_sub(most);
			proven.greened = most;
			Certified::<T>::insert(process, proven);
			Self::deposit_event(Event::GreenedReduced { process, energy: lost });
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Lowers a claim by `energy`, which is at most all of it. Returns `false` if there is no
	/// claim.
	fn reduce_claim(
		id: SourceId,
		interval: Moment,
		meter: MeterId,
		process: ProcessId,
		energy: Energy,
	) -> bool {
		let key = ClaimKey::new(meter, process);
		let (Some(mut claim), Some(mut ledger), Some(mut source)) = (
			Claims::<T>::get((interval, id), key),
			Ledgers::<T>::get(interval, id),
			Sources::<T>::get(id),
		) else {
			return false;
		};
		let before = claim.covered();
		claim.energy = claim.energy.saturating_sub(energy);
		let covered = before.saturating_sub(claim.covered());
		ledger.claimed = ledger.claimed.saturating_sub(energy);
		ledger.covered = ledger.covered.saturating_sub(covered);
		let driver = claim.driver.clone();
		Claims::<T>::insert((interval, id), key, claim);
		if ledger.is_closed() {
			// No other claim gets less than before.
			Self::reopen(id, &mut source, interval, &mut ledger);
		} else if !ledger.is_open() {
			ledger.begin_certifying();
		}
		Ledgers::<T>::insert(interval, id, ledger);
		Self::deposit_event(Event::ClaimReduced { source: id, interval, process, driver, energy });
		true
	}
}
