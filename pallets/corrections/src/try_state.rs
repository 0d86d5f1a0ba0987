// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	disputes::types::Stage,
	types::{Of, State},
	Books, Config, Corrections, Deadline, Deadlines, Disputed, Disputes, HoldReason, Kept, Matter,
	NextCorrectionId, NextDisputeId, OpenDisputesOf, Pallet, Reverted,
};
use alloc::collections::{BTreeMap, BTreeSet};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{Balance, ProcessId};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut deadlines = BTreeSet::new();
		Self::try_books()?;
		Self::try_corrections(&mut deadlines)?;
		Self::try_disputes(&mut deadlines)?;
		Self::try_reverted()?;
		ensure!(
			deadlines == Deadlines::<T>::iter_keys().collect(),
			"INV6: the deadlines are not those of corrections and disputes"
		);
		Ok(())
	}

	/// INV1 and INV2.
	fn try_books() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<(ProcessId, u32, Of), (i64, i64)>::new();
		for correction in Corrections::<T>::iter_values() {
			for effect in &correction.effects {
				let key = (correction.process, effect.change.line, effect.change.of);
				let (delta, borne) = sums.entry(key).or_default();
				match correction.state {
					State::Proposed(_) => (),
					State::Executed(_) => *delta = delta.saturating_add(effect.change.delta),
					State::Lapsed(_) => *borne = borne.saturating_add(effect.change.delta),
				}
			}
		}
		for (process, book) in Books::<T>::iter() {
			for part in &book.parts {
				let billed = i128::from(part.settled).saturating_add(part.delta.into());
				ensure!(billed >= 0 && part.left() >= 0, "INV1: a part has less than nothing");
				let sum = sums.get(&(process, part.line, part.of)).copied().unwrap_or_default();
				ensure!(
					book.older || sum == (part.delta, part.borne),
					"INV2: the sums of a process are not those of its corrections"
				);
			}
			let known = |id: &u64| {
				let correction = Corrections::<T>::get(*id);
				correction.is_some_and(|correction| correction.process == process)
			};
			ensure!(book.corrections.iter().all(known), "INV2: a listed correction is missing");
		}
		Ok(())
	}

	/// INV3.
	fn try_corrections(deadlines: &mut BTreeSet<Deadline>) -> Result<(), TryRuntimeError> {
		let next = NextCorrectionId::<T>::get();
		for (id, correction) in Corrections::<T>::iter() {
			ensure!(id < next, "INV3: a correction has an id that was not given yet");
			let book = Books::<T>::get(correction.process);
			let book = book.ok_or("INV3: a correction is in no book")?;
			ensure!(
				book.older || book.corrections.contains(&id),
				"INV3: a correction is not listed"
			);
			ensure!(
				correction.state.is_open() == (book.open == Some(id)),
				"INV3: the open correction of a process is not the one that waits"
			);
			let at = match correction.state {
				State::Proposed(until) => until,
				State::Executed(at) | State::Lapsed(at) => {
					use polkadot_sdk::frame_support::traits::Get;
					at.saturating_add(T::Lifetime::get())
				},
			};
			deadlines.insert(Deadline::new(at, Matter::Correction(id)));
		}
		Ok(())
	}

	/// INV7.
	fn try_reverted() -> Result<(), TryRuntimeError> {
		for (process, kept) in Kept::<T>::iter() {
			let some = !kept.is_empty() && kept.iter().all(|(_, kept)| *kept > 0);
			let known = some && Books::<T>::contains_key(process);
			ensure!(known, "INV7: what a driver kept is nothing, or of no book");
		}
		for (id, reverted) in Reverted::<T>::iter() {
			let correction = Corrections::<T>::get(id);
			let correction = correction.ok_or("INV7: no correction was corrected back")?;
			ensure!(
				reverted.len() <= correction.effects.len(),
				"INV7: more was corrected back than there are effects"
			);
			for (reverted, effect) in reverted.iter().zip(&correction.effects) {
				let back = i128::from(effect.change.delta).saturating_neg();
				let (least, most) = (back.min(0), back.max(0));
				ensure!(
					(least..=most).contains(&i128::from(*reverted)),
					"INV7: more was corrected back than there was"
				);
			}
		}
		Ok(())
	}

	/// INV4 and INV5.
	fn try_disputes(deadlines: &mut BTreeSet<Deadline>) -> Result<(), TryRuntimeError> {
		let next = NextDisputeId::<T>::get();
		let mut held = BTreeMap::<T::AccountId, Balance>::new();
		let mut open = BTreeMap::<T::AccountId, u32>::new();
		let mut marked = BTreeSet::new();
		for (id, dispute) in Disputes::<T>::iter() {
			ensure!(id < next, "INV5: a dispute has an id that was not given yet");
			let closed = matches!(dispute.stage, Stage::Closed(_));
			ensure!(closed == dispute.claim.is_none(), "INV5: a closed dispute has a claim");
			deadlines.insert(Deadline::new(dispute.until, Matter::Dispute(id)));
			if closed {
				continue;
			}
			marked.insert(id);
			let count = open.entry(dispute.claimant.clone()).or_default();
			*count = count.saturating_add(1);
			let own = [(dispute.claimant.clone(), dispute.bond)];
			let others =
				dispute.respondents.into_iter().map(|respondent| (respondent.who, respondent.held));
			for (who, amount) in others.chain(own) {
				let sum = held.entry(who).or_default();
				*sum = sum.saturating_add(amount);
			}
		}
		for (who, held) in held {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Dispute.into(), &who) == held,
				"INV4: what is on hold is not what open disputes hold"
			);
		}
		ensure!(
			open == OpenDisputesOf::<T>::iter().collect(),
			"INV5: open disputes are miscounted"
		);
		let open_marks: BTreeSet<_> = Disputed::<T>::iter_values()
			.filter(|mark| mark.closed.is_none())
			.map(|mark| mark.dispute)
			.collect();
		ensure!(open_marks == marked, "INV5: an open dispute is not that of its subject");
		Ok(())
	}
}
