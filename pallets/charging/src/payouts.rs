// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Money on its way from escrows to those who are paid: what the readings of a batch settle is taken
//! from each driver at once, and given to each payee once for all of them.

use crate::{Config, HoldReason, Pallet, LOG_TARGET};
use alloc::collections::BTreeMap;
use polkadot_sdk::frame_support::{
	defensive,
	traits::{
		fungible::{hold, Balanced, Credit},
		Imbalance,
	},
};
use smartcharge_primitives::Balance;

/// What a payee is to get.
type Payout<T> =
	Credit<<T as polkadot_sdk::frame_system::Config>::AccountId, <T as Config>::Currency>;

/// What each payee is to get at the end of a batch. Money that is in none of the accounts while the
/// batch lasts: it is counted by its type, and cannot be lost or doubled.
pub struct Payouts<T: Config>(BTreeMap<T::AccountId, Payout<T>>);

impl<T: Config> Default for Payouts<T> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<T: Config> Payouts<T> {
	/// Whether `payee` is paid at the end anyway.
	pub(crate) fn has(&self, payee: &T::AccountId) -> bool {
		self.0.contains_key(payee)
	}

	/// Has `payee` paid at the end, whatever it is to get.
	pub(crate) fn expect(&mut self, payee: &T::AccountId) {
		self.add(payee, Payout::<T>::zero());
	}

	/// Adds `money` to what `payee` is to get.
	fn add(&mut self, payee: &T::AccountId, money: Payout<T>) {
		self.0.entry(payee.clone()).or_insert_with(Payout::<T>::zero).subsume(money);
	}

	/// Pays all.
	pub(crate) fn pay(self) {
		for (payee, money) in self.0 {
			Pallet::<T>::pay_out(&payee, money);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Takes the sum of `payments` out of the escrow of `driver` and adds each to what its payee gets.
	pub(crate) fn collect<'a>(
		driver: &T::AccountId,
		payments: impl IntoIterator<Item = (&'a T::AccountId, Balance)>,
		payouts: &mut Payouts<T>,
	) where
		T::AccountId: 'a,
	{
		let payments: alloc::vec::Vec<_> =
			payments.into_iter().filter(|(_, amount)| *amount > 0).collect();
		let sum = payments.iter().fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount));
		if sum == 0 {
			return;
		}
		let (mut money, missing) = <T::Currency as hold::Balanced<T::AccountId>>::slash(
			&HoldReason::Escrow.into(),
			driver,
			sum,
		);
		if missing > 0 {
			defensive!("the escrow covers what is paid out of it", missing);
		}
		for (payee, amount) in payments {
			let (part, rest) = money.split(amount);
			payouts.add(payee, part);
			money = rest;
		}
	}

	/// Gives `money` to `payee`. What it cannot get, because its balance would overflow, goes to
	/// [`Config::Unpayable`]: it must not keep others from being paid.
	fn pay_out(payee: &T::AccountId, money: Payout<T>) {
		use polkadot_sdk::frame_support::traits::OnUnbalanced;
		if money.peek() == 0 {
			return;
		}
		if let Err(money) = T::Currency::resolve(payee, money) {
			log::error!(target: LOG_TARGET, "{} not paid to {payee:?}", money.peek());
			T::Unpayable::on_unbalanced(money);
		}
	}
}
