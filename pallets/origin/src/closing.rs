// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Closing of intervals: claims are certified, and the surplus is issued.

use crate::{
	certify::{self, Sums},
	ledger::Correction,
	Certified, Claim, ClaimKey, Claims, Config, Due, DueKey, Error, Event, Holding, Ledger,
	Ledgers, Pallet, Phase, Source, Sources, WeightInfo, LOG_TARGET,
};
use polkadot_sdk::{
	frame_support::{ensure, weights::WeightMeter},
	sp_runtime::DispatchResult,
};
use smartcharge_primitives::{Energy, Moment, SourceId};

impl<T: Config> Pallet<T> {
	/// Closes the ledgers that are due, the oldest first, as far as `budget` allows.
	pub(crate) fn close_due(budget: &mut WeightMeter) {
		let oldest_open = Self::oldest_open();
		let mut last = None;
		while let Some(key) = Self::next_due(last).filter(|key| key.interval() < oldest_open) {
			if budget.try_consume(T::WeightInfo::close_interval()).is_err()
				|| !Self::close_ledger(key, budget)
			{
				return;
			}
			last = Some(key);
		}
	}

	/// Returns the ledger to close after `last`. Continuing there skips removed keys.
	fn next_due(last: Option<DueKey>) -> Option<DueKey> {
		match last {
			Some(key) => Due::<T>::iter_keys_from(Due::<T>::hashed_key_for(key)).next(),
			None => Due::<T>::iter_keys().next(),
		}
	}

	/// Returns whether all ledgers of the interval of `moment` and of earlier intervals are closed.
	pub(crate) fn is_closed_until(moment: Moment) -> bool {
		Self::next_due(None).is_none_or(|key| key.interval() > moment)
	}

	/// Certifies the claims of one ledger and issues the surplus. Returns `false` if `budget` does
	/// not suffice and the next block has to continue.
	fn close_ledger(key: DueKey, budget: &mut WeightMeter) -> bool {
		let (interval, source) = (key.interval(), key.source());
		let Some(mut ledger) = Ledgers::<T>::get(interval, source) else {
			log::error!(target: LOG_TARGET, "no ledger of source {source} in {interval} to close");
			Due::<T>::remove(key);
			return true;
		};
		if ledger.is_open() {
			ledger.begin_certifying();
		}
		let mut done = Self::certify_claims(interval, source, &mut ledger, budget);
		// A reading has come meanwhile.
		if done && ledger.has_more() {
			ledger.begin_certifying();
			done = Self::certify_claims(interval, source, &mut ledger, budget);
		}
		if done {
			Due::<T>::remove(key);
			Self::close(interval, source, &mut ledger);
		}
		Ledgers::<T>::insert(interval, source, ledger);
		done
	}

	/// Certifies the claims after the last certified one. Returns `false` if `budget` does not
	/// suffice.
	fn certify_claims(
		interval: Moment,
		source: SourceId,
		ledger: &mut Ledger,
		budget: &mut WeightMeter,
	) -> bool {
		while let Phase::Certifying { last } = ledger.phase {
			let Some((key, claim)) = Self::next_claim(interval, source, last) else { break };
			if budget.try_consume(T::WeightInfo::certify_claim()).is_err() {
				return false;
			}
			let Ledger { claimed, covered, certifiable, .. } = *ledger;
			let sums = Sums { claimed, covered, certifiable };
			let certified = certify::part(claim.energy, claim.covered(), sums);
			Self::certify_claim(interval, source, key, claim, certified);
			ledger.certified = ledger.certified.saturating_add(certified);
			ledger.phase = Phase::Certifying { last: Some(key) };
		}
		true
	}

	fn next_claim(
		interval: Moment,
		source: SourceId,
		last: Option<ClaimKey>,
	) -> Option<(ClaimKey, Claim<T::AccountId>)> {
		let ledger = (interval, source);
		match last {
			Some(key) => {
				let from = Claims::<T>::hashed_key_for(ledger, key);
				Claims::<T>::iter_prefix_from(ledger, from).next()
			},
			None => Claims::<T>::iter_prefix(ledger).next(),
		}
	}

	/// Certifies `certified` of a claim. It replaces what was certified before.
	fn certify_claim(
		interval: Moment,
		source: SourceId,
		key: ClaimKey,
		claim: Claim<T::AccountId>,
		certified: Energy,
	) {
		let process = key.process();
		Certified::<T>::mutate(process, |proved| {
			let others = proved.certified.saturating_sub(claim.certified);
			proved.certified = others.saturating_add(certified);
		});
		let driver = claim.driver.clone();
		Claims::<T>::insert((interval, source), key, Claim { certified, ..claim });
		let energy = certified;
		Self::deposit_event(Event::Certified { source, interval, process, driver, energy });
	}

	/// Closes the ledger and issues the surplus to the recipient.
	fn close(interval: Moment, id: SourceId, ledger: &mut Ledger) {
		let surplus = match Sources::<T>::get(id).filter(|_| ledger.surplus() > 0) {
			Some(mut source) => Self::settle_surplus(id, &mut source, interval, ledger),
			None => ledger.close(0),
		};
		let Ledger { produced, claimed, certified, .. } = *ledger;
		Self::deposit_event(Event::IntervalClosed {
			source: id,
			interval,
			produced,
			claimed,
			certified,
			surplus,
		});
	}

	/// Closes the ledger: its surplus repays the debt of the source, and the rest is issued to the
	/// recipient. Returns the rest. The caller stores the ledger.
	pub(crate) fn settle_surplus(
		id: SourceId,
		source: &mut Source<T::AccountId>,
		interval: Moment,
		ledger: &mut Ledger,
	) -> Energy {
		let repaid = source.debt.repay(ledger.surplus());
		let issued = ledger.close(repaid);
		if repaid > 0 {
			let (energy, left) = (repaid, source.debt.left());
			Sources::<T>::insert(id, &*source);
			Self::deposit_event(Event::DebtRepaid { source: id, interval, energy, left });
		}
		if issued > 0 {
			Self::issue(id, source, interval, issued);
		}
		issued
	}

	/// Certifies the claims of a closed ledger again, because more can be certified. The caller
	/// stores the ledger.
	pub(crate) fn reopen(
		id: SourceId,
		source: &mut Source<T::AccountId>,
		interval: Moment,
		ledger: &mut Ledger,
	) {
		let remainders = ledger.reopen();
		Due::<T>::insert(DueKey::new(interval, id), ());
		Self::incur_debt(id, source, interval, remainders);
	}

	/// Adds `energy` to the debt of a source, and stores the source. No-op without energy.
	fn incur_debt(
		id: SourceId,
		source: &mut Source<T::AccountId>,
		interval: Moment,
		energy: Energy,
	) {
		if energy > 0 {
			source.debt.incur(energy);
			Sources::<T>::insert(id, &*source);
			let left = source.debt.left();
			Self::deposit_event(Event::DebtIncurred { source: id, interval, energy, left });
		}
	}

	pub(crate) fn do_withdraw(
		dso: &T::AccountId,
		id: SourceId,
		interval: Moment,
		energy: Energy,
	) -> DispatchResult {
		let mut source = Self::source_run_by(dso, id)?;
		ensure!(energy > 0, Error::<T>::ZeroEnergy);
		let mut ledger = Ledgers::<T>::get(interval, id).ok_or(Error::<T>::UnknownInterval)?;
		// The claims of an expired ledger may already be removed.
		ensure!(!Self::is_expired(interval), Error::<T>::Expired);
		ensure!(ledger.is_closed(), Error::<T>::NotClosed);
		let left = ledger.produced.checked_sub(energy).ok_or(Error::<T>::NotEnough)?;

		// Claims lose only if all the surplus does not suffice, wherever it is now.
		let claims = ledger.certified.saturating_sub(left);
		let from_surplus = energy.saturating_sub(claims);
		let taken = Self::take_back(&source, id, interval, from_surplus);
		ledger.withdraw(Correction { energy, claims, taken });
		if !ledger.is_closed() {
			Due::<T>::insert(DueKey::new(interval, id), ());
		}
		Ledgers::<T>::insert(interval, id, ledger);
		Self::deposit_event(Event::Withdrawn { source: id, interval, energy, from_surplus });
		Self::incur_debt(id, &mut source, interval, from_surplus.saturating_sub(taken));
		Ok(())
	}

	/// Takes at most `energy` of the certificates that the recipient of an interval has, free ones
	/// first. Returns the energy taken.
	fn take_back(
		source: &Source<T::AccountId>,
		id: SourceId,
		interval: Moment,
		energy: Energy,
	) -> Energy {
		let recipient = source.recipient_of(interval);
		let Holding { free, locked } = Self::holding(recipient, id, interval);
		let from_free = energy.min(free);
		let from_locked = energy.saturating_sub(from_free).min(locked);
		let left = Holding {
			free: free.saturating_sub(from_free),
			locked: locked.saturating_sub(from_locked),
		};
		Self::put_holding(recipient, id, interval, left);
		from_free.saturating_add(from_locked)
	}
}
