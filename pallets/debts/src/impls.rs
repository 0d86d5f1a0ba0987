// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the call, and the ledger for other pallets.

use crate::{Config, Error, Event, Owed, Pallet, WeightInfo};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::{Fortitude, Preservation},
		},
		weights::Weight,
	},
	sp_runtime::Saturating,
};
use smartcharge_primitives::{
	page::{page_of_keys, Page, MAX_PAGE},
	Balance, DebtKind,
};

/// Kind, creditor and amount of a debt.
pub type DebtOf<AccountId> = ((DebtKind, AccountId), Balance);

impl<T: Config> Pallet<T> {
	/// Returns what `debtor` owes `creditor` of `kind`.
	pub fn debt(debtor: &T::AccountId, creditor: &T::AccountId, kind: DebtKind) -> Balance {
		Owed::<T>::get((debtor, kind, creditor)).unwrap_or_default()
	}

	/// Returns what `debtor` owes, by kind and creditor: the first [`MAX_PAGE`] debts, with a
	/// cursor if there are more.
	pub fn debts_of(debtor: &T::AccountId) -> Page<DebtOf<T::AccountId>, DebtOf<T::AccountId>> {
		page_of_keys(Owed::<T>::iter_prefix((debtor,)), MAX_PAGE, Some)
	}

	pub(crate) fn do_pay(
		debtor: T::AccountId,
		creditor: T::AccountId,
		kind: DebtKind,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let debt = Owed::<T>::get((&debtor, kind, &creditor)).ok_or(Error::<T>::NoDebt)?;
		let left = debt.checked_sub(amount).ok_or(Error::<T>::MoreThanOwed)?;

		T::Currency::transfer(&debtor, &creditor, amount, Preservation::Preserve)
			.map_err(|_| Error::<T>::InsufficientBalance)?;
		let rest = Some(left).filter(|left| *left > 0);
		Owed::<T>::set((&debtor, kind, &creditor), rest);
		Self::deposit_event(Event::Paid { debtor, creditor, kind, amount, left });
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_collect(
		debtor: T::AccountId,
		creditor: T::AccountId,
		kind: DebtKind,
	) -> DispatchResult {
		ensure!(kind.is_collectable(), Error::<T>::NotCollectable);
		let debt = Owed::<T>::get((&debtor, kind, &creditor)).ok_or(Error::<T>::NoDebt)?;
		let spendable =
			T::Currency::reducible_balance(&debtor, Preservation::Preserve, Fortitude::Polite);
		let amount = debt.min(spendable);
		ensure!(amount > 0, Error::<T>::InsufficientBalance);
		Self::do_pay(debtor, creditor, kind, amount)
	}
}

impl<T: Config> smartcharge_primitives::Debts<T::AccountId> for Pallet<T> {
	fn weight() -> Weight {
		<T as Config>::WeightInfo::incur()
	}

	fn incur(debtor: &T::AccountId, creditor: &T::AccountId, kind: DebtKind, amount: Balance) {
		if amount == 0 || debtor == creditor {
			return;
		}
		let key = (debtor, kind, creditor);
		Owed::<T>::mutate(key, |debt| debt.get_or_insert_default().saturating_accrue(amount));
		Self::deposit_event(Event::Incurred {
			debtor: debtor.clone(),
			creditor: creditor.clone(),
			kind,
			amount,
		});
	}

	fn offset(
		debtor: &T::AccountId,
		creditor: &T::AccountId,
		kind: DebtKind,
		amount: Balance,
	) -> Balance {
		let key = (debtor, kind, creditor);
		let debt = Owed::<T>::get(key).unwrap_or_default();
		let by = debt.min(amount);
		if by > 0 {
			let left = debt.saturating_sub(by);
			Owed::<T>::set(key, Some(left).filter(|left| *left > 0));
			let (debtor, creditor) = (debtor.clone(), creditor.clone());
			Self::deposit_event(Event::Offset { debtor, creditor, kind, amount: by, left });
		}
		by
	}

	fn in_debt(debtor: &T::AccountId, kind: DebtKind) -> bool {
		Owed::<T>::iter_key_prefix((debtor, kind)).next().is_some()
	}
}
