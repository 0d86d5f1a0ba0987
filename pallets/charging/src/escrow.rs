// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The escrow of running processes: filled by the driver, paid out to payees once per batch of
//! readings, and released to the driver at the end.
//!
//! One account of the pallet holds the escrows of all processes. Each process stores its share, so
//! that settling a step touches no account. Rewards for demand response, and the covers of negative
//! prices, are there as well until their processes end.

use crate::{Config, Error, Pallet, Phase, Process, ProcessesOf, LOG_TARGET};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{
		defensive,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::{Fortitude, Preservation},
			Get,
		},
	},
	sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use smartcharge_primitives::Balance;

/// Amounts to pay out of escrow at the end of a batch, by payee.
pub struct Payouts<T: Config>(BTreeMap<T::AccountId, Balance>);

impl<T: Config> Default for Payouts<T> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<T: Config> Payouts<T> {
	/// Whether there is no payee yet.
	pub(crate) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// Whether `payee` is paid already.
	pub(crate) fn has(&self, payee: &T::AccountId) -> bool {
		self.0.contains_key(payee)
	}

	/// Adds `payees`, who may be credited later. They are not weighed again.
	pub(crate) fn add_payees<'a>(&mut self, payees: impl IntoIterator<Item = &'a T::AccountId>) {
		payees.into_iter().for_each(|payee| self.add(payee, 0));
	}

	/// Adds `amount` to what `payee` receives.
	pub(crate) fn add(&mut self, payee: &T::AccountId, amount: Balance) {
		match self.0.get_mut(payee) {
			Some(sum) => *sum = sum.saturating_add(amount),
			None => {
				self.0.insert(payee.clone(), amount);
			},
		}
	}

	/// Pays all payees.
	pub(crate) fn pay(self) {
		for (payee, amount) in self.0 {
			Pallet::<T>::pay_out(&payee, amount);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The account with the escrows of all running processes.
	pub fn escrow_account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Escrow of all running processes of `driver`, with their provisional rewards.
	pub fn escrow(driver: &T::AccountId) -> Balance {
		ProcessesOf::<T>::iter_key_prefix(driver)
			.filter_map(Self::process)
			.fold(0, |sum: Balance, process| sum.saturating_add(Self::escrow_of(&process)))
	}

	/// Escrow of `process`, with its provisional rewards.
	pub(crate) fn escrow_of(process: &Process<T::AccountId>) -> Balance {
		let (escrow, rewards) = Self::escrow_and_rewards_of(process);
		escrow.saturating_add(rewards)
	}

	/// Escrow of `process`, and its provisional rewards.
	pub(crate) fn escrow_and_rewards_of(process: &Process<T::AccountId>) -> (Balance, Balance) {
		let (session, rewards) = match &process.phase {
			Phase::Scheduled(session) => (session.escrow, session.rewards.sum),
			_ => (0, 0),
		};
		let withheld = process.mandate.map_or(0, |under| under.withheld);
		(process.reserved.saturating_add(session).saturating_add(withheld), rewards)
	}

	/// What `who` can spend. It keeps the existential deposit.
	pub(crate) fn spendable(who: &T::AccountId) -> Balance {
		T::Currency::reducible_balance(who, Preservation::Preserve, Fortitude::Polite)
	}

	/// Covers of `process` that are left.
	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn covered(process: &Process<T::AccountId>) -> Balance {
		let Phase::Scheduled(session) = &process.phase else { return 0 };
		session.covers.iter().fold(0, |sum: Balance, cover| sum.saturating_add(cover.left))
	}

	/// Changes the escrow of a process of `driver` from `present` to `needed`.
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

	/// Moves `amount` from `driver` into escrow. The driver keeps the existential deposit.
	pub(crate) fn fill_escrow(driver: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::move_money(driver, &Self::escrow_account(), amount, Preservation::Preserve)
	}

	/// Returns `amount` of escrow to `driver`.
	pub(crate) fn release_escrow(driver: &T::AccountId, amount: Balance) {
		Self::pay_out(driver, amount);
	}

	/// Pays `amount` of escrow to `payee`. If its account cannot accept the payment, because its
	/// balance would overflow, [`Config::Unpayable`] receives it, so that other payees are still
	/// paid.
	pub(crate) fn pay_out(payee: &T::AccountId, amount: Balance) {
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
