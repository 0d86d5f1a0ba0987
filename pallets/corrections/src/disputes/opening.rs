// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Opening of disputes.

use super::types::{Claim, Dispute, DisputedLine, Excess, Mark, Respondent, Stage, Subject, ALL};
use crate::{
	bill::{self, NotTaken},
	correct::{left_of, Outcome},
	transfers::{loss_of, transfers, with_payer},
	types::{Book, Change, CorrectionId, Effect, Of, State, MAX_CHANGES},
	Books, Config, Corrections, Disputed, Disputes, Error, Event, HoldReason, Matter,
	NextDisputeId, OpenDisputesOf, Pallet,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{fungible::MutateHold, Get, Time},
		BoundedVec,
	},
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{
	salted_hash, trail::Line, AnchoredInvoices, Balance, ChargeRecord, ChargeRecords, Moment,
	Participants, ProcessId,
};

/// A dispute that is to be opened.
struct Opening<AccountId> {
	subject: Subject<AccountId>,
	/// The claimant, where each has a dispute of its own.
	own: Option<AccountId>,
	claimant: AccountId,
	by_driver: bool,
	claim: Claim<AccountId>,
	/// Accounts that have to pay, with their amounts.
	respondents: Vec<(AccountId, Balance)>,
	bond: Balance,
	default: u16,
	evidence: H256,
}

impl<T: Config> Pallet<T> {
	/// Returns whether a dispute about `subject` is open.
	pub(crate) fn is_disputed(subject: &Subject<T::AccountId>, own: Option<&T::AccountId>) -> bool {
		Disputed::<T>::get((subject, own)).is_some_and(|mark| mark.closed.is_none())
	}

	pub(crate) fn do_dispute_line(
		claimant: T::AccountId,
		process: ProcessId,
		line: u32,
		excess: Excess,
		lines: &[Line<T::AccountId>],
		evidence: H256,
	) -> DispatchResult {
		let record = T::Records::record(process).ok_or(Error::<T>::UnknownSubject)?;
		let dso = Self::dso_of(&record).ok_or(Error::<T>::UnknownSubject)?;
		let by_driver = record.driver == claimant;
		let party = by_driver
			|| record.cso == claimant
			|| dso == claimant
			|| record.suppliers.contains(&claimant);
		ensure!(party, Error::<T>::NotParty);
		let subject = Subject::Line { process, line };
		Self::check_time(&subject, None, by_driver, record.end)?;
		let mut book = Books::<T>::get(process).unwrap_or_default();
		ensure!(!Self::is_proposed(&book, line), Error::<T>::AlreadyOpen);
		ensure!(Self::proves(&record, process, lines), Error::<T>::WrongLines);
		let lines = Self::billed_lines(&record, lines);
		let index = usize::try_from(line).unwrap_or(usize::MAX);
		let settled = lines.get(index).ok_or(Error::<T>::UnknownLine)?;
		let stored = DisputedLine::of(settled).ok_or(Error::<T>::TooManyParts)?;

		let outcome = Self::less(&record, &dso, &book, (line, settled), excess)?;
		Self::reserve_parts(&mut book, &outcome.effects)?;
		// Of what the payees pay back, the driver's part is disputed.
		let changes = with_payer(&outcome.payees, &record.driver, true);
		let mut respondents = Vec::<(T::AccountId, Balance)>::new();
		for transfer in transfers(&changes).into_iter().filter(|paid| paid.to == record.driver) {
			match respondents.iter_mut().find(|(who, _)| *who == transfer.from) {
				Some((_, amount)) => *amount = amount.saturating_add(transfer.amount),
				None => respondents.push((transfer.from, transfer.amount)),
			}
		}
		respondents.retain(|(who, _)| *who != claimant);
		let amount = sum(&respondents);
		ensure!(amount > 0, Error::<T>::NothingToCorrect);
		Self::open(Opening {
			subject,
			own: None,
			bond: if by_driver { 0 } else { Self::bond(amount) },
			claimant,
			by_driver,
			claim: Claim::Less { line: stored, excess },
			respondents,
			// The trail proves the line. So do the readings, if the meter is in order.
			default: if record.meter_active { 0 } else { ALL },
			evidence,
		})?;
		Books::<T>::insert(process, book);
		Ok(())
	}

	/// What follows when a line has less, as far as it has as much.
	pub(crate) fn less(
		record: &ChargeRecord<T::AccountId>,
		dso: &T::AccountId,
		book: &Book,
		(number, line): (u32, &Line<T::AccountId>),
		excess: Excess,
	) -> Result<Outcome<T::AccountId>, DispatchError> {
		let lines = [(number, line)];
		let changes = match excess {
			Excess::Energy(0) | Excess::Time(0) => {
				return Err(Error::<T>::NothingToCorrect.into());
			},
			Excess::Energy(energy) => {
				let left = left_of(book);
				let left = |line: u32| left.get(&line).cloned().unwrap_or_default();
				let taken = bill::take_costliest(&lines, energy, left, |_| true, MAX_CHANGES)
					.map_err(|reason: NotTaken| Self::not_taken(reason))?;
				let change = |(line, part, delta)| Change { line, of: Of::Energy(part), delta };
				taken.into_iter().map(change).collect()
			},
			Excess::Time(time) => {
				let delta = i64::try_from(time).map_err(|_| Error::<T>::BelowZero)?;
				let (of, delta) = (Of::Time, delta.saturating_neg());
				let less = book
					.parts
					.iter()
					.find(|part| (part.line, part.of) == (number, of))
					.map_or(0, |part| part.delta);
				let left = line.time.duration().saturating_add_signed(less);
				ensure!(time <= left, Error::<T>::BelowZero);
				vec![Change { line: number, of, delta }]
			},
		};
		Self::outcome(record, dso, &lines, book, &changes)
	}

	/// Returns whether a proposal that the driver has not answered changes `line`.
	fn is_proposed(book: &Book, line: u32) -> bool {
		let proposed = book.open.and_then(Corrections::<T>::get);
		let changes = |effect: &Effect<T::AccountId>| effect.change.line == line;
		proposed.is_some_and(|correction| correction.effects.iter().any(changes))
	}

	pub(crate) fn do_dispute_correction(
		claimant: T::AccountId,
		id: CorrectionId,
		evidence: H256,
	) -> DispatchResult {
		let correction = Corrections::<T>::get(id).ok_or(Error::<T>::UnknownSubject)?;
		let changes = match correction.state {
			State::Proposed(_) => return Err(Error::<T>::UnknownSubject.into()),
			State::Executed(_) => with_payer(&correction.payees, &correction.driver, true),
			State::Lapsed(_) => with_payer(&correction.payees, &correction.bearer, false),
		};
		let (State::Proposed(at) | State::Executed(at) | State::Lapsed(at)) = correction.state;
		// Who made it answers for it, and has nothing to claim of itself.
		let lost = loss_of(&changes, &claimant);
		let party = lost > 0 && claimant != correction.by && claimant != correction.driver;
		ensure!(party && !Self::is_decision(&correction), Error::<T>::NotParty);
		let subject = Subject::Correction(id);
		Self::check_time(&subject, Some(&claimant), false, at)?;
		Self::open(Opening {
			subject,
			own: Some(claimant.clone()),
			claimant,
			by_driver: false,
			claim: Claim::Amount(lost),
			respondents: vec![(correction.by, lost)],
			bond: Self::bond(lost),
			// Its lines were proved.
			default: 0,
			evidence,
		})
	}

	/// Disputes about an anchored invoice are open to the customer whom its salted hash is for.
	#[allow(clippy::too_many_arguments, reason = "the arguments of the call")]
	pub(crate) fn do_dispute_invoice(
		claimant: T::AccountId,
		issuer: T::AccountId,
		series: u16,
		number: u32,
		(salt, document): (H256, H256),
		amount: Balance,
		evidence: H256,
	) -> DispatchResult {
		let anchored = T::Invoices::commitment(&issuer, series, number);
		let (commitment, at) = anchored.ok_or(Error::<T>::UnknownSubject)?;
		let shown = salted_hash(salt, &claimant, document);
		let participant = T::Participants::is_participant(&claimant) && claimant != issuer;
		ensure!(participant && shown == commitment, Error::<T>::NotParty);
		ensure!(amount > 0, Error::<T>::NothingToCorrect);
		ensure!(amount <= T::MaxInvoiceClaim::get(), Error::<T>::ClaimTooHigh);
		let subject = Subject::Invoice { issuer: issuer.clone(), series, number };
		Self::check_time(&subject, None, false, at)?;
		Self::open(Opening {
			subject,
			own: None,
			claimant,
			by_driver: false,
			claim: Claim::Amount(amount),
			respondents: vec![(issuer, amount)],
			// The chain does not know what was billed: even a driver answers for what it freezes.
			bond: Self::bond(amount),
			default: 0,
			evidence,
		})
	}

	/// What a claimant puts on hold.
	fn bond(amount: Balance) -> Balance {
		(T::BondPart::get().mul_floor(amount)).max(T::MinBond::get())
	}

	/// Checks that `subject`, which exists `since` then, can be disputed now. A driver can dispute
	/// a line once whatever others did before it, and has the whole time after that.
	fn check_time(
		subject: &Subject<T::AccountId>,
		own: Option<&T::AccountId>,
		by_driver: bool,
		since: Moment,
	) -> DispatchResult {
		let since = match Disputed::<T>::get((subject, own)) {
			None => since,
			Some(Mark { closed: Some(closed), by_driver: false, .. }) if by_driver => {
				since.max(closed)
			},
			Some(_) => return Err(Error::<T>::AlreadyDisputed.into()),
		};
		let until = since.saturating_add(T::OpenTime::get());
		ensure!(T::Time::now() <= until, Error::<T>::TooLate);
		Ok(())
	}

	/// Puts the money of both sides on hold, and stores the dispute.
	fn open(opening: Opening<T::AccountId>) -> DispatchResult {
		let Opening { subject, own, claimant, by_driver, claim, respondents, .. } = opening;
		let Opening { bond, default, evidence, .. } = opening;
		let open = OpenDisputesOf::<T>::get(&claimant);
		// Whom corrections cost something can dispute each of them: their author cannot make more
		// than the loser can answer. Their own number bounds these disputes.
		let limited = !matches!(subject, Subject::Correction(_));
		ensure!(!limited || open < T::MaxOpenDisputes::get(), Error::<T>::TooManyDisputes);
		ensure!(Self::spendable(&claimant) >= bond, Error::<T>::BondTooLow);
		let id = NextDisputeId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let amount = sum(&respondents);
		let evidence = BoundedVec::try_from(vec![evidence]).unwrap_or_default();

		Self::hold(&claimant, bond).map_err(|_| Error::<T>::BondTooLow)?;
		let mut short: Balance = 0;
		let respondents: Vec<_> = respondents
			.into_iter()
			.map(|(who, amount)| {
				let most = amount.min(Self::spendable(&who));
				let held = if Self::hold(&who, most).is_ok() { most } else { 0 };
				short = short.saturating_add(amount.saturating_sub(held));
				Respondent { who, amount, held, conceded: false }
			})
			.collect();
		let respondents =
			BoundedVec::try_from(respondents).map_err(|_| Error::<T>::TooManyParts)?;
		NextDisputeId::<T>::put(next);
		OpenDisputesOf::<T>::insert(&claimant, open.saturating_add(1));
		let before = Disputed::<T>::get((&subject, &own));
		let by_driver_before = before.is_some_and(|mark| mark.by_driver);
		let mark = Mark { dispute: id, by_driver: by_driver || by_driver_before, closed: None };
		Disputed::<T>::insert((&subject, &own), mark);
		let until = T::Time::now().saturating_add(T::AnswerTime::get());
		Self::schedule(until, Matter::Dispute(id));
		Self::deposit_event(Event::DisputeOpened {
			id,
			subject: subject.clone(),
			claimant: claimant.clone(),
			amount,
			short,
			bond,
			until,
		});
		let (claim, stage) = (Some(claim), Stage::Open);
		let dispute = Dispute {
			subject,
			claimant,
			by_driver,
			claim,
			respondents,
			bond,
			default,
			evidence,
			stage,
			until,
		};
		Disputes::<T>::insert(id, dispute);
		Ok(())
	}

	fn hold(who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Currency::hold(&HoldReason::Dispute.into(), who, amount)
	}
}

fn sum<AccountId>(respondents: &[(AccountId, Balance)]) -> Balance {
	respondents.iter().fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount))
}
