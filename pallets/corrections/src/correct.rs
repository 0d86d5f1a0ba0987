// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Corrections: made by who answers for it, executed at once when they cost the driver nothing,
//! proposed to the driver else.

use crate::{
	bill::{self, amounts_due, Amounts, Deltas, NotTaken},
	effects::Payer,
	transfers::{add_change, add_to},
	types::{
		Book, Change, Changes, Correction, CorrectionId, Effect, Effects, Of, PayeeChanges, Reason,
		State, Unreturned, MAX_CHANGES,
	},
	Books, Config, Corrections, Error, Event, Kept, Matter, Pallet, Reverted, Subject,
};
use alloc::{borrow::Cow, collections::BTreeMap, vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, Time},
	},
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{
	energy::most_energy,
	genesis_hash,
	money::{amount, payable},
	trail::{prove, Line, Part},
	Amount, ChargeRecord, ChargeRecords, ProcessId,
};

/// A line of a process with its position.
pub(crate) type Numbered<'a, AccountId> = (u32, &'a Line<AccountId>);

/// What follows from changes of lines.
pub(crate) struct Outcome<AccountId> {
	pub effects: Effects<AccountId>,
	pub payees: PayeeChanges<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// Makes a correction. Returns the number of the parts that it changes.
	pub(crate) fn do_correct(
		who: T::AccountId,
		process: ProcessId,
		lines: &[Line<T::AccountId>],
		changes: Changes,
		reason: Reason,
		evidence: H256,
	) -> Result<u32, DispatchError> {
		let record = T::Records::record(process).ok_or(Error::<T>::UnknownRecord)?;
		let now = T::Time::now();
		ensure!(now <= record.end.saturating_add(T::CorrectionLimit::get()), Error::<T>::TooLate);
		let dso = Self::dso_of(&record).ok_or(Error::<T>::UnknownRecord)?;
		let meters = !matches!(reason, Reason::Billing | Reason::Dispute);
		let sells = record.suppliers.contains(&who) || record.cso == who;
		let responsible = match reason {
			Reason::MeterFault | Reason::P4Difference => who == dso,
			Reason::Billing => sells,
			// The meter decides, not the caller.
			Reason::Record => who == record.driver || who == record.cso || who == dso,
			Reason::Dispute => false,
		};
		ensure!(responsible, Error::<T>::NotResponsible);
		let mut book = Books::<T>::get(process).unwrap_or_default();
		ensure!(book.open.is_none(), Error::<T>::AlreadyOpen);
		if reason == Reason::Record {
			Self::check_recorded(process, &record, &book, &changes)?;
		}
		ensure!(Self::proves(&record, process, lines), Error::<T>::WrongLines);

		let lines = Self::billed_lines(&record, lines);
		let numbered: Vec<_> = (0..).zip(&*lines).collect();
		let changes = Self::listed(&numbered, &book, changes, meters)?;
		if reason == Reason::Billing {
			Self::check_billing(&who, &record, &numbered, &changes)?;
		}
		let disputed = changes
			.iter()
			.any(|change| Self::is_disputed(&Subject::Line { process, line: change.line }, None));
		ensure!(!disputed, Error::<T>::AlreadyDisputed);
		let Outcome { effects, mut payees } =
			Self::outcome(&record, &dso, &numbered, &book, &changes)?;
		let rises = changes.iter().any(|change| change.delta > 0);
		// A supplier that pays for energy would pay less.
		let only_less = reason != Reason::Billing || sum_of(&payees) <= 0;
		ensure!(only_less, Error::<T>::OnlyLess);
		let kept = match rises {
			true => return_kept(Kept::<T>::get(process), &mut payees),
			false => None,
		};
		let cost = sum_of(&payees);
		let parts = u32::try_from(effects.len()).unwrap_or(u32::MAX);
		let mut correction = Correction {
			process,
			driver: record.driver,
			area: record.area,
			by: who.clone(),
			bearer: record.cso,
			reason,
			evidence,
			effects,
			payees,
			state: State::Executed(now),
		};
		// Less energy at a negative price costs the driver something: it never pays that.
		if rises && cost > 0 {
			let until = now.saturating_add(T::ConsentTime::get());
			Self::reserve_parts(&mut book, &correction.effects)?;
			let id = Self::next_correction(&mut book)?;
			book.open = Some(id);
			Books::<T>::insert(process, book);
			correction.state = State::Proposed(until);
			Corrections::<T>::insert(id, correction);
			Self::schedule(until, Matter::Correction(id));
			let amount = payable(cost);
			Self::deposit_event(Event::CorrectionProposed { id, process, by: who, amount, until });
		} else {
			Self::add_to_book(&mut book, &correction.effects, Payer::Driver)?;
			let id = Self::next_correction(&mut book)?;
			Books::<T>::insert(process, book);
			if let Some(kept) = kept {
				Self::set_kept(process, kept);
			}
			Self::execute(id, correction, Payer::Driver);
		}
		Ok(parts)
	}

	/// Energy is taken out by which what the driver was billed exceeds what the records prove.
	fn check_recorded(
		process: ProcessId,
		record: &ChargeRecord<T::AccountId>,
		book: &Book,
		changes: &Changes,
	) -> DispatchResult {
		let metered = book.parts.iter().filter(|part| matches!(part.of, Of::Energy(_)));
		let energy = metered.fold(record.energy, |sum, part| sum.saturating_add_signed(part.delta));
		let excess = T::Records::excess(process, energy).ok_or(Error::<T>::NothingToCorrect)?;
		let exact = match changes {
			Changes::Energy(delta) => *delta < 0 && delta.unsigned_abs() == excess,
			Changes::Listed(_) => false,
		};
		ensure!(exact, Error::<T>::OtherThanRecorded);
		Ok(())
	}

	/// Returns whether `lines` are those of the record.
	pub(crate) fn proves(
		record: &ChargeRecord<T::AccountId>,
		process: ProcessId,
		lines: &[Line<T::AccountId>],
	) -> bool {
		let genesis = genesis_hash::<T>();
		record.trail.is_some_and(|trail| prove(&trail, genesis.as_ref(), process, lines))
	}

	/// Returns `lines` as they were billed: without the price of the station if it went back.
	pub(crate) fn billed_lines<'a>(
		record: &ChargeRecord<T::AccountId>,
		lines: &'a [Line<T::AccountId>],
	) -> Cow<'a, [Line<T::AccountId>]> {
		if record.to_cso > 0 || lines.iter().all(|line| line.to_cso == 0) {
			return Cow::Borrowed(lines);
		}
		Cow::Owned(lines.iter().map(|line| Line { to_cso: 0, ..line.clone() }).collect())
	}

	/// Returns the changes one by one. All have the same sign, and each part changes once.
	fn listed(
		lines: &[Numbered<T::AccountId>],
		book: &Book,
		changes: Changes,
		meters: bool,
	) -> Result<Vec<Change>, DispatchError> {
		let changes = match changes {
			Changes::Listed(changes) => changes.into_inner(),
			// A party that charges less knows for what.
			Changes::Energy(_) if !meters => return Err(Error::<T>::NotResponsible.into()),
			Changes::Energy(delta) => Self::spread(lines, book, delta)?,
		};
		ensure!(!changes.is_empty(), Error::<T>::NothingToCorrect);
		ensure!(changes.iter().all(|change| change.delta != 0), Error::<T>::NothingToCorrect);
		let rises = changes.iter().filter(|change| change.delta > 0).count();
		ensure!(rises == 0 || rises == changes.len(), Error::<T>::MixedSigns);
		for (index, change) in changes.iter().enumerate() {
			let same = |other: &&Change| (other.line, other.of) == (change.line, change.of);
			let first = changes.iter().position(|other| same(&other));
			ensure!(first == Some(index), Error::<T>::ChangedTwice);
			let metered = matches!(change.of, Of::Energy(_));
			ensure!(metered == meters, Error::<T>::NotResponsible);
		}
		Ok(changes)
	}

	/// Changes by energy of which nobody knows when it flowed.
	fn spread(
		lines: &[Numbered<T::AccountId>],
		book: &Book,
		delta: i64,
	) -> Result<Vec<Change>, DispatchError> {
		if delta >= 0 {
			let (line, part) = bill::cheapest(lines).ok_or(Error::<T>::UnknownLine)?;
			return Ok(vec![Change { line, of: Of::Energy(part), delta }]);
		}
		let left = left_of(book);
		let left = |line: u32| left.get(&line).cloned().unwrap_or_default();
		let taken = bill::take_costliest(lines, delta.unsigned_abs(), left, |_| true, MAX_CHANGES)
			.map_err(Self::not_taken)?;
		let change = |(line, part, delta)| Change { line, of: Of::Energy(part), delta };
		Ok(taken.into_iter().map(change).collect())
	}

	pub(crate) fn not_taken(reason: NotTaken) -> Error<T> {
		match reason {
			NotTaken::NotEnough => Error::<T>::BelowZero,
			NotTaken::TooManyParts => Error::<T>::TooManyParts,
		}
	}

	/// A party charges less, and only for what it sold itself: nobody else loses money.
	fn check_billing(
		who: &T::AccountId,
		record: &ChargeRecord<T::AccountId>,
		lines: &[Numbered<T::AccountId>],
		changes: &[Change],
	) -> DispatchResult {
		for Change { line, of, delta } in changes {
			ensure!(*delta < 0, Error::<T>::OnlyLess);
			let own = match of {
				Of::Sale(part) => Self::part(lines, *line, *part)?.supplier == *who,
				_ => record.cso == *who,
			};
			ensure!(own, Error::<T>::NotResponsible);
		}
		Ok(())
	}

	fn line<'a>(
		lines: &[Numbered<'a, T::AccountId>],
		number: u32,
	) -> Result<&'a Line<T::AccountId>, Error<T>> {
		let found = lines.iter().find(|(of, _)| *of == number);
		found.map(|(_, line)| *line).ok_or(Error::<T>::UnknownLine)
	}

	fn part<'a>(
		lines: &[Numbered<'a, T::AccountId>],
		line: u32,
		part: u8,
	) -> Result<&'a Part<T::AccountId>, Error<T>> {
		let line = Self::line(lines, line)?;
		line.parts.get(usize::from(part)).ok_or(Error::<T>::UnknownLine)
	}

	/// Effects of `changes`, and what they change for the payees.
	pub(crate) fn outcome(
		record: &ChargeRecord<T::AccountId>,
		dso: &T::AccountId,
		lines: &[Numbered<T::AccountId>],
		book: &Book,
		changes: &[Change],
	) -> Result<Outcome<T::AccountId>, DispatchError> {
		let mut effects = Vec::new();
		let before = deltas_of(book);
		let mut after = BTreeMap::<u32, Deltas>::new();
		for change in changes {
			let line = Self::line(lines, change.line)?;
			let effect = |settled, part: Option<&Part<T::AccountId>>| Effect {
				change: *change,
				settled,
				supplier: part.map(|part| part.supplier.clone()),
				source: part.and_then(|part| part.source),
				over: line.time,
			};
			effects.push(match change.of {
				Of::Energy(part) | Of::Sale(part) => {
					let part = Self::part(lines, change.line, part)?;
					effect(part.energy, Some(part))
				},
				Of::Time => effect(line.time.duration(), None),
			});
			let deltas = after
				.entry(change.line)
				.or_insert_with(|| before.get(&change.line).cloned().unwrap_or_default());
			deltas.add(change.of, change.delta);
		}
		let mut payees = Vec::new();
		for (number, deltas) in after {
			let line = Self::line(lines, number)?;
			let borne = borne_of(book, number);
			let energy = bill::energy_of(line, &deltas).saturating_add_signed(borne);
			let rises = changes.iter().any(|change| change.line == number && change.delta > 0);
			let most = most_energy(record.power, line.time.duration());
			ensure!(!rises || energy <= most, Error::<T>::AbovePower);
			let was = before.get(&number).cloned().unwrap_or_default();
			let (was, is) = (amounts_due(line, &was), amounts_due(line, &deltas));
			add_line(&mut payees, line, &was, &is, dso, &record.cso);
		}
		payees.retain(|(_, change)| *change != 0);
		Ok(Outcome {
			effects: Effects::try_from(effects).map_err(|_| Error::<T>::TooManyParts)?,
			payees: PayeeChanges::try_from(payees).map_err(|_| Error::<T>::TooManyParts)?,
		})
	}

	/// The driver consents, and pays. Returns the number of the parts that change.
	pub(crate) fn do_accept(who: &T::AccountId, id: CorrectionId) -> Result<u32, DispatchError> {
		let (correction, until) = Self::proposed_to(who, id)?;
		ensure!(T::Time::now() <= until, Error::<T>::TooLate);
		let cost = payable(sum_of(&correction.payees));
		ensure!(Self::spendable(who) >= cost, Error::<T>::InsufficientBalance);
		Ok(Self::end_proposal(id, correction, until, Payer::Driver))
	}

	/// The driver does not consent. Returns the number of the parts that change.
	pub(crate) fn do_reject(who: &T::AccountId, id: CorrectionId) -> Result<u32, DispatchError> {
		let (correction, until) = Self::proposed_to(who, id)?;
		Ok(Self::end_proposal(id, correction, until, Payer::Bearer))
	}

	/// Lets a correction lapse. Returns the number of the parts that change.
	pub(crate) fn do_lapse(id: CorrectionId) -> Result<u32, DispatchError> {
		let correction = Corrections::<T>::get(id).ok_or(Error::<T>::UnknownCorrection)?;
		let State::Proposed(until) = correction.state else {
			return Err(Error::<T>::NotOpen.into());
		};
		ensure!(T::Time::now() > until, Error::<T>::NotLapsed);
		Ok(Self::end_proposal(id, correction, until, Payer::Bearer))
	}

	fn proposed_to(
		who: &T::AccountId,
		id: CorrectionId,
	) -> Result<(Correction<T::AccountId>, u64), Error<T>> {
		let correction = Corrections::<T>::get(id).ok_or(Error::<T>::UnknownCorrection)?;
		ensure!(correction.driver == *who, Error::<T>::NotDriver);
		match correction.state {
			State::Proposed(until) => Ok((correction, until)),
			_ => Err(Error::<T>::NotOpen),
		}
	}

	/// Ends a proposal. Its parts have places in the sums of its process.
	pub(crate) fn end_proposal(
		id: CorrectionId,
		correction: Correction<T::AccountId>,
		until: u64,
		payer: Payer,
	) -> u32 {
		Books::<T>::mutate(correction.process, |book| {
			let book = book.get_or_insert_default();
			book.open = None;
			// More energy never falls below zero.
			let _ = Self::add_to_book(book, &correction.effects, payer);
		});
		Self::unschedule(until, Matter::Correction(id));
		let parts = u32::try_from(correction.effects.len()).unwrap_or(u32::MAX);
		Self::execute(id, correction, payer);
		parts
	}

	/// Removes a correction whose time is over.
	pub(crate) fn remove_correction(id: CorrectionId) {
		let Some(correction) = Corrections::<T>::take(id) else { return };
		Books::<T>::mutate_exists(correction.process, |stored| {
			let Some(book) = stored else { return };
			book.corrections.retain(|other| *other != id);
			book.older = true;
			// The record of the process has left the state before its last correction.
			if book.corrections.is_empty() {
				*stored = None;
				Kept::<T>::remove(correction.process);
			}
		});
		Reverted::<T>::remove(id);
	}
}

/// Sum of the changes of payees: what the driver pays.
pub(crate) fn sum_of<AccountId>(payees: &[(AccountId, Amount)]) -> Amount {
	payees.iter().fold(0, |sum: Amount, (_, change)| sum.saturating_add(*change))
}

/// Lets those from whom the driver kept something have it back from what the driver would gain by
/// more energy: that much is no gain, and is not paid to it a second time. Returns what is still
/// kept; `None` if nothing changes.
fn return_kept<AccountId: Clone + PartialEq>(
	mut kept: Unreturned<AccountId>,
	payees: &mut PayeeChanges<AccountId>,
) -> Option<Unreturned<AccountId>> {
	let gain = payable(sum_of(payees).saturating_neg());
	let mut left = gain;
	for (payee, kept) in kept.iter_mut() {
		let returned = left.min(*kept);
		if returned > 0 && add_to(payees, payee.clone(), amount(returned)) {
			*kept = kept.saturating_sub(returned);
			left = left.saturating_sub(returned);
		}
	}
	kept.retain(|(_, kept)| *kept > 0);
	(left < gain).then_some(kept)
}

/// Changes of each line for which the driver paid or got money back.
pub(crate) fn deltas_of(book: &Book) -> BTreeMap<u32, Deltas> {
	let mut deltas = BTreeMap::<u32, Deltas>::new();
	for part in &book.parts {
		deltas.entry(part.line).or_default().add(part.of, part.delta);
	}
	deltas
}

/// Changes of each line, without energy of which others bear that it was added: what can be taken
/// out at the cost of the payees.
pub(crate) fn left_of(book: &Book) -> BTreeMap<u32, Deltas> {
	let mut left = deltas_of(book);
	for part in book.parts.iter().filter(|part| part.borne < 0) {
		left.entry(part.line).or_default().add(part.of, part.borne);
	}
	left
}

/// Change of the energy of a line that others bear, in Wh.
fn borne_of(book: &Book, line: u32) -> i64 {
	let of_line =
		book.parts.iter().filter(|part| part.line == line && matches!(part.of, Of::Energy(_)));
	of_line.fold(0, |sum: i64, part| sum.saturating_add(part.borne))
}

/// Adds what a line changes for its payees.
fn add_line<AccountId: Clone + PartialEq>(
	payees: &mut Vec<(AccountId, Amount)>,
	line: &Line<AccountId>,
	was: &Amounts,
	is: &Amounts,
	dso: &AccountId,
	cso: &AccountId,
) {
	for (part, (was, is)) in line.parts.iter().zip(was.parts.iter().zip(&is.parts)) {
		add_change(payees, part.supplier.clone(), is.saturating_sub(*was));
	}
	add_change(payees, dso.clone(), is.grid.saturating_sub(was.grid));
	add_change(payees, cso.clone(), is.station.saturating_sub(was.station));
}
