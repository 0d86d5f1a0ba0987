// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The money of running processes: from the driver into escrow, and from there to those who are paid,
//! each once for all readings of a batch, or back.
//!
//! All escrows lie in one account of the pallet. How much of it is whose is part of each process, so
//! that a settled step touches no account.

use crate::{Config, Error, Pallet, Phase, Process, ProcessesOf, LOG_TARGET};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{
		defensive,
		traits::{fungible::Mutate, tokens::Preservation, Get},
	},
	sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use smartcharge_primitives::Balance;

/// What each payee is to get out of escrow at the end of a batch.
pub struct Payouts<T: Config>(BTreeMap<T::AccountId, Balance>);

impl<T: Config> Default for Payouts<T> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<T: Config> Payouts<T> {
	/// Whether nobody is paid at the end.
	pub(crate) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// Whether `payee` is paid at the end anyway.
	pub(crate) fn has(&self, payee: &T::AccountId) -> bool {
		self.0.contains_key(payee)
	}

	/// Has `payee` paid `amount` more at the end.
	pub(crate) fn add(&mut self, payee: &T::AccountId, amount: Balance) {
		match self.0.get_mut(payee) {
			Some(sum) => *sum = sum.saturating_add(amount),
			None => {
				self.0.insert(payee.clone(), amount);
			},
		}
	}

	/// Pays all.
	pub(crate) fn pay(self) {
		for (payee, amount) in self.0 {
			Pallet::<T>::pay_out(&payee, amount);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The account in which the escrows of all running processes lie.
	pub fn escrow_account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// What lies in escrow for the running processes of `driver`.
	pub fn escrow(driver: &T::AccountId) -> Balance {
		ProcessesOf::<T>::iter_key_prefix(driver)
			.filter_map(Self::process)
			.fold(0, |sum: Balance, process| sum.saturating_add(Self::escrow_of(&process)))
	}

	/// What lies in escrow for `process`.
	pub(crate) fn escrow_of(process: &Process<T::AccountId>) -> Balance {
		let session = match &process.phase {
			Phase::Scheduled(session) => session.escrow,
			_ => 0,
		};
		process.reserved.saturating_add(session)
	}

	/// Makes what lies in escrow for a process of `driver` `needed` instead of `present`.
	pub(crate) fn adjust_escrow(
		driver: &T::AccountId,
		present: Balance,
		needed: Balance,
	) -> DispatchResult {
		Self::fill_escrow(driver, needed.saturating_sub(present))
			.map_err(|_| Error::<T>::InsufficientBalance)?;
		Self::release_escrow(driver, present.saturating_sub(needed));
		Ok(())
	}

	/// Takes `amount` from `driver` into escrow. The driver keeps an account.
	pub(crate) fn fill_escrow(driver: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::move_money(driver, &Self::escrow_account(), amount, Preservation::Preserve)
	}

	/// Gives `amount` out of escrow back to `driver`.
	pub(crate) fn release_escrow(driver: &T::AccountId, amount: Balance) {
		Self::pay_out(driver, amount);
	}

	/// Gives `amount` out of escrow to `payee`. What it cannot get, because its balance would overflow,
	/// goes to [`Config::Unpayable`]: it must not keep others from being paid.
	fn pay_out(payee: &T::AccountId, amount: Balance) {
		let pay = |to: &T::AccountId| {
			Self::move_money(&Self::escrow_account(), to, amount, Preservation::Expendable)
		};
		let Err(error) = pay(payee) else { return };
		log::error!(target: LOG_TARGET, "{amount} not paid to {payee:?}: {error:?}");
		if let Err(error) = pay(&T::Unpayable::get()) {
			defensive!("the escrows cover what is paid out of them", error);
		}
	}

	fn move_money(
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
		preservation: Preservation,
	) -> Result<(), DispatchError> {
		if amount == 0 {
			return Ok(());
		}
		T::Currency::transfer(from, to, amount, preservation).map(|_| ())
	}
}
