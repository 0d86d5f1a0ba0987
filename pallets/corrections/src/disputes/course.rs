// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Course of a dispute: answers, the draw of arbiters, their ruling, and an appeal.

use super::types::{Answer, Arbiter, Dispute, Stage, Subject, ALL, ARBITERS, MAX_ARBITERS};
use crate::{
	disputes::closing::Decision,
	types::{Correction, DisputeId, Reason},
	Arbiters, Config, Corrections, Disputes, Error, Event, Matter, Pallet,
};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, Time},
		BoundedVec,
	},
	frame_system,
	sp_core::ConstU32,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		DispatchError, DispatchResult,
	},
};
use smartcharge_primitives::{ChargeRecords, Moment, Participants, ProcessId};

/// Arbiters that stand ready.
type ReadyArbiters<AccountId> = BoundedVec<AccountId, ConstU32<MAX_ARBITERS>>;

impl<T: Config> Pallet<T> {
	/// Returns a dispute whose present stage is not over.
	fn ongoing(id: DisputeId) -> Result<Dispute<T::AccountId>, Error<T>> {
		let dispute = Disputes::<T>::get(id).ok_or(Error::<T>::UnknownDispute)?;
		ensure!(dispute.is_open(), Error::<T>::DisputeClosed);
		ensure!(T::Time::now() <= dispute.until, Error::<T>::TooLate);
		Ok(dispute)
	}

	/// Moves a dispute to its next stage, which ends after `time`.
	fn advance(
		id: DisputeId,
		mut dispute: Dispute<T::AccountId>,
		stage: Stage<T::AccountId>,
		time: Moment,
	) -> Moment {
		Self::unschedule(dispute.until, Matter::Dispute(id));
		let until = T::Time::now().saturating_add(time);
		dispute.stage = stage;
		dispute.until = until;
		Self::schedule(until, Matter::Dispute(id));
		Disputes::<T>::insert(id, dispute);
		until
	}

	/// Answers a dispute. Returns how many parts change, when all respondents concede.
	pub(crate) fn do_answer(
		who: T::AccountId,
		id: DisputeId,
		answer: Answer,
	) -> Result<u32, DispatchError> {
		let mut dispute = Self::ongoing(id)?;
		let open = matches!(dispute.stage, Stage::Open | Stage::Contested);
		ensure!(open, Error::<T>::WrongStage);
		let respondent = dispute.respondents.iter_mut().find(|respondent| respondent.who == who);
		let respondent = respondent.ok_or(Error::<T>::NotParty)?;
		ensure!(!respondent.conceded, Error::<T>::AlreadyAnswered);
		let Answer::Contest(evidence) = answer else {
			ensure!(dispute.stage == Stage::Open, Error::<T>::WrongStage);
			respondent.conceded = true;
			Self::deposit_event(Event::DisputeAnswered { id, by: who, contested: false });
			if dispute.respondents.iter().all(|respondent| respondent.conceded) {
				return Ok(Self::close(id, dispute, ALL, Decision::Conceded));
			}
			Disputes::<T>::insert(id, dispute);
			return Ok(0);
		};
		dispute.evidence.try_push(evidence).map_err(|_| Error::<T>::TooMuchEvidence)?;
		Self::deposit_event(Event::DisputeAnswered { id, by: who, contested: true });
		if dispute.stage == Stage::Contested {
			Disputes::<T>::insert(id, dispute);
		} else {
			// Nobody knows yet the hash by which the arbiters are drawn.
			Self::advance(id, dispute, Stage::Contested, T::DrawDelay::get());
		}
		Ok(0)
	}

	/// Ends the present stage of a dispute, because its time is over. Returns how many parts
	/// change.
	pub(crate) fn end_stage(id: DisputeId) -> u32 {
		let Some(dispute) = Disputes::<T>::get(id) else { return 0 };
		let default = dispute.default;
		match dispute.stage {
			Stage::Open => Self::close(id, dispute, ALL, Decision::Unanswered),
			Stage::Contested => match Self::draw(id, &dispute) {
				Some(arbiters) => {
					let drawn = arbiters.iter().map(|arbiter| arbiter.who.clone()).collect();
					let stage = Stage::Hearing(arbiters);
					let until = Self::advance(id, dispute, stage, T::RulingTime::get());
					Self::deposit_event(Event::ArbitersDrawn { id, arbiters: drawn, until });
					0
				},
				None => Self::close(id, dispute, default, Decision::Default),
			},
			Stage::Hearing(_) => Self::close(id, dispute, default, Decision::Default),
			Stage::Ruled(part) => Self::close(id, dispute, part, Decision::Ruling),
			Stage::Appealed(part) => Self::close(id, dispute, part, Decision::Ruling),
			Stage::Closed(_) => {
				Self::remove_dispute(id, &dispute);
				0
			},
		}
	}

	/// Draws arbiters without an interest by the hash of the parent block; `None` if there are too
	/// few.
	fn draw(
		id: DisputeId,
		dispute: &Dispute<T::AccountId>,
	) -> Option<BoundedVec<Arbiter<T::AccountId>, ConstU32<ARBITERS>>> {
		let interested = Self::interested(dispute);
		let mut ready: Vec<_> = Arbiters::<T>::get()
			.into_iter()
			.filter(|who| !interested.contains(who) && T::Participants::is_participant(who))
			.collect();
		let parent = frame_system::Pallet::<T>::parent_hash();
		let seed = (id, parent).using_encoded(BlakeTwo256::hash);
		let mut drawn = BoundedVec::new();
		for bytes in seed.as_bytes().chunks_exact(8).take(usize::try_from(ARBITERS).ok()?) {
			let number = u64::from_le_bytes(bytes.try_into().ok()?);
			let ready_now = u64::try_from(ready.len()).ok()?;
			let index = usize::try_from(number.checked_rem(ready_now)?).ok()?;
			let arbiter = Arbiter { who: ready.swap_remove(index), part: None };
			drawn.try_push(arbiter).ok()?;
		}
		Some(drawn)
	}

	/// Accounts with an interest in a dispute, which are no arbiters of it.
	pub(crate) fn interested(dispute: &Dispute<T::AccountId>) -> BTreeSet<T::AccountId> {
		let mut interested: BTreeSet<_> =
			dispute.respondents.iter().map(|respondent| respondent.who.clone()).collect();
		interested.insert(dispute.claimant.clone());
		let correction = match dispute.subject {
			Subject::Correction(id) => Corrections::<T>::get(id),
			_ => None,
		};
		let process = match &dispute.subject {
			Subject::Line { process, .. } => Some(*process),
			_ => correction.as_ref().map(|correction| correction.process),
		};
		if let Some(Correction { by, bearer, payees, .. }) = correction {
			interested.extend([by, bearer]);
			interested.extend(payees.into_iter().map(|(payee, _)| payee));
		}
		interested.extend(process.into_iter().flat_map(Self::concerned));
		interested
	}

	/// Accounts that a process concerns.
	fn concerned(process: ProcessId) -> Vec<T::AccountId> {
		let Some(record) = T::Records::record(process) else { return Vec::new() };
		let dso = Self::dso_of(&record);
		let mut concerned = record.suppliers;
		concerned.extend([record.driver, record.cso, record.meter_owner]);
		concerned.extend(dso);
		concerned
	}

	/// An arbiter rules.
	pub(crate) fn do_rule(who: T::AccountId, id: DisputeId, part: u16) -> DispatchResult {
		let dispute = Self::ongoing(id)?;
		ensure!(part <= ALL, Error::<T>::PartTooHigh);
		let Stage::Hearing(mut arbiters) = dispute.stage.clone() else {
			return Err(Error::<T>::WrongStage.into());
		};
		ensure!(!Self::interested(&dispute).contains(&who), Error::<T>::ArbiterIsParty);
		let arbiter = arbiters.iter_mut().find(|arbiter| arbiter.who == who);
		let arbiter = arbiter.ok_or(Error::<T>::NotArbiter)?;
		ensure!(arbiter.part.is_none(), Error::<T>::AlreadyRuled);
		arbiter.part = Some(part);
		Self::deposit_event(Event::ArbiterRuled { id, arbiter: who, part });
		match decided(&arbiters) {
			Some(part) => {
				let until = Self::advance(id, dispute, Stage::Ruled(part), T::AppealTime::get());
				Self::deposit_event(Event::DisputeRuled { id, part, until });
			},
			None => {
				let stage = Stage::Hearing(arbiters);
				Disputes::<T>::insert(id, Dispute { stage, ..dispute });
			},
		}
		Ok(())
	}

	/// A party appeals against a ruling.
	pub(crate) fn do_appeal(who: T::AccountId, id: DisputeId) -> DispatchResult {
		let dispute = Self::ongoing(id)?;
		ensure!(dispute.is_party(&who), Error::<T>::NotParty);
		let Stage::Ruled(part) = dispute.stage else {
			return Err(Error::<T>::WrongStage.into());
		};
		let until = Self::advance(id, dispute, Stage::Appealed(part), T::CouncilTime::get());
		Self::deposit_event(Event::DisputeAppealed { id, by: who, until });
		Ok(())
	}

	/// Governance decides an appeal. Returns how many parts change.
	pub(crate) fn do_decide_appeal(id: DisputeId, part: u16) -> Result<u32, DispatchError> {
		let dispute = Self::ongoing(id)?;
		ensure!(part <= ALL, Error::<T>::PartTooHigh);
		ensure!(matches!(dispute.stage, Stage::Appealed(_)), Error::<T>::WrongStage);
		Ok(Self::close(id, dispute, part, Decision::Governance))
	}

	/// Names the arbiters that stand ready.
	pub(crate) fn do_set_arbiters(arbiters: ReadyArbiters<T::AccountId>) -> DispatchResult {
		let participants = arbiters.iter().all(T::Participants::is_participant);
		ensure!(participants, Error::<T>::NotAParticipant);
		let distinct: BTreeSet<_> = arbiters.iter().collect();
		ensure!(distinct.len() == arbiters.len(), Error::<T>::NamedTwice);
		Self::deposit_event(Event::ArbitersSet { arbiters: arbiters.to_vec() });
		Arbiters::<T>::put(arbiters);
		Ok(())
	}

	/// Returns whether a correction is the outcome of a dispute.
	pub(crate) fn is_decision(correction: &Correction<T::AccountId>) -> bool {
		correction.reason == Reason::Dispute
	}
}

/// The part on which two arbiters agree; the middle one if all have ruled and none agree.
fn decided<AccountId>(arbiters: &[Arbiter<AccountId>]) -> Option<u16> {
	let mut parts: Vec<_> = arbiters.iter().filter_map(|arbiter| arbiter.part).collect();
	parts.sort_unstable();
	let agreed = parts.windows(2).find(|pair| pair.first() == pair.last());
	match agreed.and_then(|pair| pair.first()) {
		Some(part) => Some(*part),
		None if parts.len() == arbiters.len() => parts.get(parts.len().saturating_div(2)).copied(),
		None => None,
	}
}
