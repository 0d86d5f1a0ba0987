// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the calls: all checks first, then the writes, then one event.

use crate::{
	iban::is_iban,
	types::{Reference, Withdrawal, WithdrawalId, MAX_PAYOUT_REFERENCE_LEN},
	Config, Error, Event, HoldReason, Issued, NextWithdrawalId, Pallet, PendingWithdrawals,
	References, Reserve, Withdrawals,
};
use alloc::collections::BTreeSet;
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
			Get, Time,
		},
	},
	sp_runtime::ArithmeticError,
};
use smartcharge_primitives::{one_less, Balance, Participants};

impl<T: Config> Pallet<T> {
	/// Returns the tokens that exist, in the smallest unit of the token.
	pub fn issued() -> Balance {
		Issued::<T>::get()
	}

	/// Returns the money in the custodian's bank account as last attested, in the smallest unit of
	/// the token.
	pub fn reserve() -> Balance {
		Reserve::<T>::get()
	}

	pub(crate) fn build_genesis(reserve: Balance, balances: &[(T::AccountId, Balance)]) {
		assert_eq!(
			T::Currency::total_issuance(),
			0,
			"genesis balances belong into the tokens pallet alone, so that each has money behind it"
		);
		let accounts: BTreeSet<_> = balances.iter().map(|(who, _)| who).collect();
		assert_eq!(
			accounts.len(),
			balances.len(),
			"genesis of the tokens pallet names an account twice"
		);
		let issued =
			balances.iter().try_fold(0, |sum: Balance, (_, amount)| sum.checked_add(*amount));
		assert!(
			issued.is_some_and(|issued| issued <= reserve),
			"genesis balances of the tokens pallet exceed its reserve"
		);
		for (who, amount) in balances {
			assert!(
				T::Currency::mint_into(who, *amount).is_ok(),
				"a genesis balance of the tokens pallet is below the existential deposit"
			);
		}
		Reserve::<T>::put(reserve);
		Issued::<T>::put(issued.unwrap_or_default());
	}

	pub(crate) fn do_deposit(
		who: T::AccountId,
		amount: Balance,
		reference: Reference,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		Self::ensure_unused(&reference)?;
		ensure!(T::Participants::is_participant(&who), Error::<T>::NotParticipant);
		let issued = Issued::<T>::get().checked_add(amount).ok_or(Error::<T>::IssuanceOverflow)?;
		ensure!(issued <= Reserve::<T>::get(), Error::<T>::AboveReserve);
		match T::Currency::can_deposit(&who, amount, Provenance::Minted) {
			DepositConsequence::BelowMinimum => return Err(Error::<T>::BelowMinimum.into()),
			DepositConsequence::Overflow => return Err(Error::<T>::IssuanceOverflow.into()),
			other => other.into_result()?,
		}

		T::Currency::mint_into(&who, amount)?;
		Issued::<T>::put(issued);
		References::<T>::insert(&reference, ());
		Self::deposit_event(Event::Deposited { who, amount, reference });
		Ok(())
	}

	pub(crate) fn do_attest_reserve(amount: Balance) -> DispatchResult {
		ensure!(Issued::<T>::get() <= amount, Error::<T>::ReserveBelowIssuance);

		let old = Reserve::<T>::get();
		Reserve::<T>::put(amount);
		Self::deposit_event(Event::ReserveAttested { old, new: amount });
		Ok(())
	}

	pub(crate) fn do_request_withdrawal(
		who: T::AccountId,
		amount: Balance,
		payout_reference: Reference,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(!payout_reference.is_empty(), Error::<T>::EmptyReference);
		ensure!(!is_iban(&payout_reference), Error::<T>::PayoutReferenceIsIban);
		ensure!(
			u32::try_from(payout_reference.len())
				.is_ok_and(|length| length <= MAX_PAYOUT_REFERENCE_LEN),
			Error::<T>::PayoutReferenceTooLong
		);
		// An account can lose its free balance while a withdrawal is pending. Less than the
		// existential deposit could then not be released to it.
		ensure!(amount >= T::Currency::minimum_balance(), Error::<T>::BelowMinimum);
		let pending = PendingWithdrawals::<T>::get(&who)
			.checked_add(1)
			.filter(|pending| *pending <= T::MaxPendingWithdrawals::get())
			.ok_or(Error::<T>::TooManyPendingWithdrawals)?;
		let spendable =
			T::Currency::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite);
		ensure!(amount <= spendable, Error::<T>::InsufficientBalance);
		let id = NextWithdrawalId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::WithdrawalIdsExhausted)?;

		T::Currency::hold(&HoldReason::Withdrawal.into(), &who, amount)?;
		NextWithdrawalId::<T>::put(next);
		PendingWithdrawals::<T>::insert(&who, pending);
		Withdrawals::<T>::insert(
			id,
			Withdrawal {
				who: who.clone(),
				amount,
				payout_reference: payout_reference.clone(),
				requested: T::Time::now(),
			},
		);
		Self::deposit_event(Event::WithdrawalRequested { id, who, amount, payout_reference });
		Ok(())
	}

	pub(crate) fn do_settle_withdrawal(id: WithdrawalId, reference: Reference) -> DispatchResult {
		let Withdrawal { who, amount, .. } =
			Withdrawals::<T>::get(id).ok_or(Error::<T>::UnknownWithdrawal)?;
		Self::ensure_unused(&reference)?;
		let issued = Issued::<T>::get().checked_sub(amount).ok_or(ArithmeticError::Underflow)?;

		T::Currency::burn_held(
			&HoldReason::Withdrawal.into(),
			&who,
			amount,
			Precision::Exact,
			// The money has left the bank, so that a freeze must not prevent the burn.
			Fortitude::Force,
		)?;
		Issued::<T>::put(issued);
		References::<T>::insert(&reference, ());
		Self::forget_withdrawal(id, &who);
		Self::deposit_event(Event::WithdrawalSettled { id, who, amount, reference });
		Ok(())
	}

	pub(crate) fn do_reject_withdrawal(id: WithdrawalId) -> DispatchResult {
		let Withdrawal { who, amount, .. } =
			Withdrawals::<T>::get(id).ok_or(Error::<T>::UnknownWithdrawal)?;

		Self::give_back(id, &who, amount)?;
		Self::deposit_event(Event::WithdrawalRejected { id, who, amount });
		Ok(())
	}

	pub(crate) fn do_cancel_withdrawal(caller: T::AccountId, id: WithdrawalId) -> DispatchResult {
		let Withdrawal { who, amount, requested, .. } =
			Withdrawals::<T>::get(id).ok_or(Error::<T>::UnknownWithdrawal)?;
		ensure!(caller == who, Error::<T>::NotOwner);
		ensure!(
			T::Time::now().saturating_sub(requested) >= T::CancellationPeriod::get(),
			Error::<T>::TooEarlyToCancel
		);

		Self::give_back(id, &who, amount)?;
		Self::deposit_event(Event::WithdrawalCancelled { id, who, amount });
		Ok(())
	}

	/// Ends a withdrawal that is not paid.
	fn give_back(id: WithdrawalId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::release(&HoldReason::Withdrawal.into(), who, amount, Precision::Exact)?;
		Self::forget_withdrawal(id, who);
		Ok(())
	}

	fn ensure_unused(reference: &Reference) -> DispatchResult {
		ensure!(!reference.is_empty(), Error::<T>::EmptyReference);
		ensure!(!References::<T>::contains_key(reference), Error::<T>::ReferenceUsed);
		Ok(())
	}

	fn forget_withdrawal(id: WithdrawalId, who: &T::AccountId) {
		Withdrawals::<T>::remove(id);
		PendingWithdrawals::<T>::mutate_exists(who, one_less);
	}
}
