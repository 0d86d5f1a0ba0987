// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! End of a dispute: the holds are released, and the part of the claim that is upheld is carried
//! out as a correction.

use super::types::{Claim, Dispute, DisputedLine, Excess, Mark, Stage, Subject};
use crate::{
	bill,
	correct::left_of,
	effects::Payer,
	transfers::{part_of, part_of_change, shares},
	types::{
		Book, Change, Correction, CorrectionId, DisputeId, Effect, Effects, Ground, Of,
		PayeeChanges, Reason, State,
	},
	Books, Config, Corrections, Disputed, Disputes, Event, HoldReason, Matter, OpenDisputesOf,
	Pallet, Reverted,
};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{
	traits::{fungible::MutateHold, tokens::Precision, Get, Time},
	BoundedVec,
};
use scale_info::TypeInfo;
use smartcharge_primitives::{money::amount, one_less, Balance, ChargeRecords, ProcessId};

/// Cause of the end of a dispute.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(replace_segment("closing", "types"), capture_docs = "always")]
pub enum Decision {
	/// All respondents conceded.
	#[codec(index = 0)]
	Conceded,
	/// No respondent contested in time.
	#[codec(index = 1)]
	Unanswered,
	/// The arbiters ruled.
	#[codec(index = 2)]
	Ruling,
	/// Governance decided an appeal.
	#[codec(index = 3)]
	Governance,
	/// No arbiters ruled in time: what the meters signed holds.
	#[codec(index = 4)]
	Default,
}

impl<T: Config> Pallet<T> {
	/// Closes a dispute with `part` of its claim upheld, in thousandths. Returns how many parts of
	/// lines change.
	pub(crate) fn close(
		id: DisputeId,
		mut dispute: Dispute<T::AccountId>,
		part: u16,
		decision: Decision,
	) -> u32 {
		let now = T::Time::now();
		Self::unschedule(dispute.until, Matter::Dispute(id));
		Self::release_holds(&dispute);
		OpenDisputesOf::<T>::mutate_exists(&dispute.claimant, one_less);
		let key = (&dispute.subject, Self::own_of(&dispute));
		Disputed::<T>::mutate(key, |mark| {
			*mark = mark.map(|mark| Mark { closed: Some(now), ..mark });
		});
		let claim = dispute.claim.take();
		Self::deposit_event(Event::DisputeClosed { id, part, decision });
		let parts = match claim {
			Some(claim) if part > 0 => Self::uphold(id, &dispute, claim, part),
			_ => {
				Self::forfeit_bond(id, &dispute);
				0
			},
		};
		dispute.respondents = BoundedVec::new();
		dispute.bond = 0;
		dispute.stage = Stage::Closed(part);
		dispute.until = now.saturating_add(T::Lifetime::get());
		Self::schedule(dispute.until, Matter::Dispute(id));
		Disputes::<T>::insert(id, dispute);
		parts
	}

	/// The claimant, where each has a dispute of its own about the subject.
	fn own_of(dispute: &Dispute<T::AccountId>) -> Option<&T::AccountId> {
		match dispute.subject {
			Subject::Correction(_) => Some(&dispute.claimant),
			_ => None,
		}
	}

	/// Removes a dispute whose time is over, and the mark of its subject if no later one is there.
	pub(crate) fn remove_dispute(id: DisputeId, dispute: &Dispute<T::AccountId>) {
		Disputes::<T>::remove(id);
		let key = (&dispute.subject, Self::own_of(dispute));
		if Disputed::<T>::get(key).is_some_and(|mark| mark.dispute == id) {
			Disputed::<T>::remove(key);
		}
	}

	fn release_holds(dispute: &Dispute<T::AccountId>) {
		let held = dispute.respondents.iter().map(|respondent| (&respondent.who, respondent.held));
		for (who, held) in held.chain([(&dispute.claimant, dispute.bond)]) {
			if held > 0 {
				let reason = HoldReason::Dispute.into();
				// What is on hold for this dispute is there until it is released.
				let _ = T::Currency::release(&reason, who, held, Precision::BestEffort);
			}
		}
	}

	/// The claimant pays its bond to the respondents, in proportion to what they had on hold.
	fn forfeit_bond(id: DisputeId, dispute: &Dispute<T::AccountId>) {
		let amounts: Vec<Balance> =
			dispute.respondents.iter().map(|respondent| respondent.amount).collect();
		let ground = Ground::Dispute(id);
		for (respondent, share) in dispute.respondents.iter().zip(shares(dispute.bond, &amounts)) {
			Self::pay_or_owe(ground, &dispute.claimant, &respondent.who, share);
		}
	}

	/// Carries out `part` of a claim.
	fn uphold(
		id: DisputeId,
		dispute: &Dispute<T::AccountId>,
		claim: Claim<T::AccountId>,
		part: u16,
	) -> u32 {
		match (&dispute.subject, claim) {
			(Subject::Line { process, line }, Claim::Less { line: settled, excess }) => {
				Self::less_of_line(dispute, (*process, *line), &settled, excess, part)
			},
			(Subject::Correction(id), Claim::Amount(lost)) => match Corrections::<T>::get(*id) {
				Some(correction) => Self::revert(dispute, *id, correction, lost, part),
				None => 0,
			},
			(_, Claim::Amount(amount)) => {
				let ground = Ground::Dispute(id);
				for respondent in &dispute.respondents {
					let amount = part_of(amount, part);
					Self::pay_or_owe(ground, &respondent.who, &dispute.claimant, amount);
				}
				0
			},
			_ => 0,
		}
	}

	/// Corrects a line by `part` of what it has too much of, as far as it still has as much.
	fn less_of_line(
		dispute: &Dispute<T::AccountId>,
		(process, number): (ProcessId, u32),
		settled: &DisputedLine<T::AccountId>,
		excess: Excess,
		part: u16,
	) -> u32 {
		let Some(record) = T::Records::record(process) else { return 0 };
		let Some(dso) = Self::dso_of(&record) else { return 0 };
		let mut book = Books::<T>::get(process).unwrap_or_default();
		let line = settled.line(number);
		let of = |whole: u64| u64::try_from(part_of(whole.into(), part)).unwrap_or(u64::MAX);
		let excess = match excess {
			Excess::Energy(energy) => {
				let left = left_of(&book).remove(&number).unwrap_or_default();
				Excess::Energy(of(energy).min(bill::energy_of(&line, &left)))
			},
			Excess::Time(time) => Excess::Time(of(time)),
		};
		let Ok(outcome) = Self::less(&record, &dso, &book, (number, &line), excess) else {
			return 0;
		};
		let correction = Correction {
			process,
			driver: record.driver,
			area: record.area,
			by: dispute.claimant.clone(),
			bearer: record.cso,
			reason: Reason::Dispute,
			evidence: dispute.evidence.first().copied().unwrap_or_default(),
			effects: outcome.effects,
			payees: outcome.payees,
			state: State::Executed(T::Time::now()),
		};
		Self::carry_out(&mut book, correction, Payer::Driver)
	}

	/// Reverts `part` of the correction `id` for its claimant: who made it pays what the claimant
	/// lost. The driver pays nothing, and keeps what it got. Energy that another claimant has had
	/// corrected back already stays as it is, and no part falls below zero.
	fn revert(
		dispute: &Dispute<T::AccountId>,
		id: CorrectionId,
		correction: Correction<T::AccountId>,
		lost: Balance,
		part: u16,
	) -> u32 {
		let claimant = &dispute.claimant;
		let all = matches!(correction.state, State::Lapsed(_)) && *claimant == correction.bearer;
		let mut book = Books::<T>::get(correction.process).unwrap_or_default();
		let mut reverted = Reverted::<T>::get(id);
		let mut effects = Vec::new();
		for (position, effect) in correction.effects.iter().enumerate() {
			let metered = matches!(effect.change.of, Of::Energy(_));
			if !metered || !(all || effect.supplier.as_ref() == Some(claimant)) {
				continue;
			}
			let back = part_of_change(effect.change.delta, part).saturating_neg();
			let before = reverted.get(position).copied().unwrap_or_default();
			let delta = still_to_revert(&book, effect, before, back);
			if delta != 0 {
				let up_to = position.saturating_add(1).max(reverted.len());
				reverted.bounded_resize(up_to, 0);
				if let Some(reverted) = reverted.get_mut(position) {
					*reverted = reverted.saturating_add(delta);
				}
				let change = Change { delta, ..effect.change };
				effects.push(Effect { change, ..effect.clone() });
			}
		}
		if !effects.is_empty() {
			Reverted::<T>::insert(id, reverted);
		}
		let payee = (claimant.clone(), amount(part_of(lost, part)));
		let reverting = Correction {
			by: claimant.clone(),
			bearer: correction.by.clone(),
			reason: Reason::Dispute,
			evidence: dispute.evidence.first().copied().unwrap_or_default(),
			effects: Effects::truncate_from(effects),
			payees: PayeeChanges::truncate_from(vec![payee]),
			state: State::Lapsed(T::Time::now()),
			..correction
		};
		Self::carry_out(&mut book, reverting, Payer::Bearer)
	}

	/// Books and executes the correction that a dispute leads to. The oldest one of the process
	/// leaves the list if that is full.
	fn carry_out(book: &mut Book, correction: Correction<T::AccountId>, payer: Payer) -> u32 {
		let process = correction.process;
		let mut changed = book.clone();
		if Self::add_to_book(&mut changed, &correction.effects, payer).is_err() {
			return 0;
		}
		if changed.corrections.is_full() {
			changed.corrections.remove(0);
			changed.older = true;
		}
		let Ok(id) = Self::next_correction(&mut changed) else { return 0 };
		*book = changed;
		Books::<T>::insert(process, &*book);
		let parts = u32::try_from(correction.effects.len()).unwrap_or(u32::MAX);
		Self::execute(id, correction, payer);
		parts
	}
}

/// The change that is missing until `back` of `effect` is reverted, of which `before` was already,
/// as far as the part has as much.
fn still_to_revert<AccountId>(
	book: &Book,
	effect: &Effect<AccountId>,
	before: i64,
	back: i64,
) -> i64 {
	let missing = back.saturating_sub(before);
	if back >= 0 {
		return missing.max(0);
	}
	let Change { line, of, .. } = effect.change;
	let part = book.parts.iter().find(|part| (part.line, part.of) == (line, of));
	let left = part.map_or(0, |part| part.left().max(0));
	let most = i64::try_from(left).unwrap_or(i64::MAX);
	missing.min(0).max(most.saturating_neg())
}
