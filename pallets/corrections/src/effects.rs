// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What follows from a correction: sums of the process, positions, certificates and money.

use crate::{
	transfers::{add_to, transfers, unpaid, with_payer, Transfer},
	types::{
		Book, Change, Corrected, Correction, CorrectionId, Effect, Ground, Of, Reason, State,
		Unreturned, MAX_CHANGES, MAX_PAYEES,
	},
	Books, Config, Corrections, Error, Event, Kept, Matter, NextCorrectionId, Pallet, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::{Fortitude, Preservation},
			Get, Time,
		},
		weights::Weight,
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	Adjust, Amount, Balance, ChargeRecord, ChargeRecords, CorrectClaims, DebtKind, Debts, Energy,
	Flow, ProcessId, Refunds, Side,
};

/// Hours that the time of a line touches at most: a step is at most an hour long.
const HOURS_OF_LINE: u32 = 2;

/// Who pays what a correction changes for the payees.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payer {
	/// The driver, who gets money back, or has consented to pay.
	Driver,
	/// The bearer of the correction.
	Bearer,
}

impl<T: Config> Pallet<T> {
	/// Weight of what follows from a correction that changes so many parts, without its own.
	pub(crate) fn effects_weight(parts: u32) -> Weight {
		let part = T::Positions::weight(HOURS_OF_LINE).saturating_add(T::Claims::reducing_weight());
		// A payment lowers a debt, moves money, and leaves a debt.
		let debts = T::Debts::weight().saturating_mul(2);
		let payment = T::WeightInfo::pay().saturating_add(debts);
		part.saturating_mul(parts.into())
			.saturating_add(payment.saturating_mul(MAX_PAYEES.saturating_add(1).into()))
			.saturating_add(T::Claims::limiting_weight())
			// What the driver keeps.
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// The highest weight of what follows from a correction.
	pub(crate) fn most_effects_weight() -> Weight {
		Self::effects_weight(MAX_CHANGES)
	}

	/// Adds the changes of a correction to the sums of its process. An error occurs, and nothing
	/// has changed, when a sum falls below zero or there are too many.
	pub(crate) fn add_to_book(
		book: &mut Book,
		effects: &[Effect<T::AccountId>],
		payer: Payer,
	) -> Result<(), Error<T>> {
		for effect in effects {
			let part = Self::part_of_book(book, effect)?;
			let sum = match payer {
				Payer::Driver => &mut part.delta,
				Payer::Bearer => &mut part.borne,
			};
			*sum = sum.checked_add(effect.change.delta).ok_or(Error::<T>::BelowZero)?;
			let billed = i128::from(part.settled).saturating_add(part.delta.into());
			ensure!(part.left() >= 0 && billed >= 0, Error::<T>::BelowZero);
		}
		Ok(())
	}

	/// Assigns the next id to a correction, and lists it in `book`, which the caller stores.
	pub(crate) fn next_correction(book: &mut Book) -> Result<CorrectionId, DispatchError> {
		let id = NextCorrectionId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		book.corrections.try_push(id).map_err(|_| Error::<T>::TooManyCorrections)?;
		NextCorrectionId::<T>::put(next);
		Ok(id)
	}

	/// Reserves places for the parts of `effects` in the sums of their process.
	pub(crate) fn reserve_parts(
		book: &mut Book,
		effects: &[Effect<T::AccountId>],
	) -> Result<(), Error<T>> {
		effects.iter().try_for_each(|effect| Self::part_of_book(book, effect).map(|_| ()))
	}

	/// Returns the sums of the part of `effect`.
	fn part_of_book<'a>(
		book: &'a mut Book,
		effect: &Effect<T::AccountId>,
	) -> Result<&'a mut Corrected, Error<T>> {
		let Effect { change: Change { line, of, .. }, settled, .. } = *effect;
		let found = book.parts.iter().position(|part| (part.line, part.of) == (line, of));
		let index = match found {
			Some(index) => index,
			None => {
				let part = Corrected { line, of, settled, delta: 0, borne: 0 };
				book.parts.try_push(part).map_err(|_| Error::<T>::TooManyParts)?;
				book.parts.len().saturating_sub(1)
			},
		};
		book.parts.get_mut(index).ok_or(Error::<T>::TooManyParts)
	}

	/// Executes a correction whose sums are in the book: adjusts positions and claims, moves the
	/// money, and stores it with the time at which it is removed.
	pub(crate) fn execute(
		id: CorrectionId,
		mut correction: Correction<T::AccountId>,
		payer: Payer,
	) {
		let now = T::Time::now();
		correction.state = match payer {
			Payer::Driver => State::Executed(now),
			Payer::Bearer => State::Lapsed(now),
		};
		Self::correct_energy(&correction, payer);
		let refunded = Self::move_money(id, &correction, payer);
		Self::schedule(now.saturating_add(T::Lifetime::get()), Matter::Correction(id));
		let process = correction.process;
		Self::deposit_event(match payer {
			Payer::Driver => Event::CorrectionExecuted { id, process, refunded },
			Payer::Bearer => {
				Event::CorrectionLapsed { id, process, bearer: correction.bearer.clone() }
			},
		});
		Corrections::<T>::insert(id, correction);
	}

	/// Adjusts the positions of suppliers and gives certificates back.
	///
	/// What others bear than the driver leaves the certificates as they are: nobody claimed it.
	fn correct_energy(correction: &Correction<T::AccountId>, payer: Payer) {
		let Correction { process, driver, area, effects, .. } = correction;
		let mut reduced: Energy = 0;
		let mut less: Energy = 0;
		for Effect { change, supplier, source, over, .. } in effects {
			let (Of::Energy(_), Some(supplier)) = (change.of, supplier) else { continue };
			let energy = change.delta.unsigned_abs();
			let flow = Flow { supplier, area: *area, side: Side::Taken, over: *over, energy };
			let direction = match change.delta < 0 {
				true => smartcharge_primitives::Change::Less,
				false => smartcharge_primitives::Change::More,
			};
			T::Positions::adjust(flow, direction);
			if change.delta >= 0 || payer == Payer::Bearer {
				continue;
			}
			less = less.saturating_add(energy);
			let Some(source) = *source else { continue };
			let given_back = T::Claims::reduce_claims(source, *process, driver, *over, energy);
			reduced = reduced.saturating_add(given_back);
			if given_back < energy {
				let energy = energy.saturating_sub(given_back);
				Self::deposit_event(Event::NotRecertified { process: *process, source, energy });
			}
		}
		if less > 0 {
			if let Some(delivered) = Self::delivered(*process) {
				T::Claims::limit_greened(*process, delivered, reduced);
			}
		}
	}

	/// Energy that `process` took after its corrections, in Wh; `None` if there is no record.
	pub(crate) fn delivered(process: ProcessId) -> Option<Energy> {
		let record = T::Records::record(process)?;
		Some(Self::corrected_energy(process, record.energy))
	}

	/// `energy` of `process` after its corrections, in Wh.
	pub(crate) fn corrected_energy(process: ProcessId, energy: Energy) -> Energy {
		let parts = Books::<T>::get(process).map(|book| book.parts).unwrap_or_default();
		parts.iter().filter(|part| matches!(part.of, Of::Energy(_))).fold(energy, |sum, part| {
			sum.saturating_add_signed(part.delta).saturating_add_signed(part.borne)
		})
	}

	/// Moves the money of a correction. Returns what the driver got back: paid, owed, or set off
	/// against what it owes.
	fn move_money(
		id: CorrectionId,
		correction: &Correction<T::AccountId>,
		payer: Payer,
	) -> Balance {
		let Correction { driver, bearer, payees, reason, .. } = correction;
		let ground = Ground::Correction(id);
		if payer == Payer::Bearer {
			for Transfer { from, to, amount } in transfers(&with_payer(payees, bearer, false)) {
				match reason {
					Reason::Dispute => Self::pay_or_owe(ground, &from, &to, amount),
					_ => Self::owe(ground, &from, &to, amount),
				}
			}
			return 0;
		}
		let falls = payees.iter().fold(0, |sum: Amount, (_, change)| sum.saturating_add(*change));
		// Who consented to a charge has the money: the caller has checked it.
		let rises = correction.effects.iter().any(|effect| effect.change.delta > 0);
		let changes = with_payer(payees, driver, !rises);
		if !rises {
			Self::keep(correction.process, unpaid(&changes));
		}
		let mut refunded: Balance = 0;
		for Transfer { from, to, amount } in transfers(&changes) {
			if to != *driver || falls >= 0 {
				Self::pay_or_owe(ground, &from, &to, amount);
				continue;
			}
			refunded = refunded.saturating_add(amount);
			// What the driver was billed and has not paid is not paid back to it.
			let unpaid = T::Debts::offset(driver, &from, DebtKind::Charging, amount);
			let amount = amount.saturating_sub(unpaid);
			if amount > 0 {
				let to = Self::refund_account(id, driver, amount);
				Self::pay_or_owe(ground, &from, &to, amount);
			}
		}
		refunded
	}

	/// Adds what payees have not got back, because the driver keeps it. Who finds no place in the
	/// list goes without.
	fn keep(process: ProcessId, unreturned: Vec<(T::AccountId, Balance)>) {
		if unreturned.is_empty() {
			return;
		}
		let mut kept = Kept::<T>::get(process);
		for (payee, more) in unreturned {
			let _ = add_to(&mut kept, payee, more);
		}
		Self::set_kept(process, kept);
	}

	pub(crate) fn set_kept(process: ProcessId, kept: Unreturned<T::AccountId>) {
		match kept.is_empty() {
			true => Kept::<T>::remove(process),
			false => Kept::<T>::insert(process, kept),
		}
	}

	/// Account that gets a refund of `driver`; reports another one than its own.
	fn refund_account(id: CorrectionId, driver: &T::AccountId, amount: Balance) -> T::AccountId {
		let to = T::Refunds::refund_account(driver).unwrap_or_else(T::Unclaimed::get);
		if to != *driver {
			let driver = driver.clone();
			Self::deposit_event(Event::RefundedTo { id, driver, to: to.clone(), amount });
		}
		to
	}

	/// What `who` can spend. It keeps the existential deposit.
	pub(crate) fn spendable(who: &T::AccountId) -> Balance {
		T::Currency::reducible_balance(who, Preservation::Preserve, Fortitude::Polite)
	}

	/// Moves `amount` from one account to another; what the first one does not have is a debt.
	pub(crate) fn pay_or_owe(
		ground: Ground,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) {
		if from == to || amount == 0 {
			return;
		}
		let most = amount.min(Self::spendable(from));
		let paid = match T::Currency::transfer(from, to, most, Preservation::Preserve) {
			Ok(_) => most,
			Err(_) => 0,
		};
		if paid > 0 {
			let (from, to) = (from.clone(), to.clone());
			Self::deposit_event(Event::Refunded { ground, from, to, amount: paid });
		}
		Self::owe(ground, from, to, amount.saturating_sub(paid));
	}

	/// Books a debt. No-op for nothing.
	pub(crate) fn owe(ground: Ground, from: &T::AccountId, to: &T::AccountId, amount: Balance) {
		if from == to || amount == 0 {
			return;
		}
		T::Debts::incur(from, to, DebtKind::Correction, amount);
		let (debtor, creditor) = (from.clone(), to.clone());
		Self::deposit_event(Event::DebtBooked { ground, debtor, creditor, amount });
	}

	/// The account of the DSO of a record's area.
	pub(crate) fn dso_of(record: &ChargeRecord<T::AccountId>) -> Option<T::AccountId> {
		use smartcharge_primitives::GridTariff;
		T::Grid::operator(record.area)
	}
}
