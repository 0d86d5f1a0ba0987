// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of the runtime API.

use crate::{
	runtime_api::{AllowanceInfo, ParticipantInfo},
	Allowance, BalanceOf, Config, DriverRecord, Drivers, Former, Members, Pallet,
};
use polkadot_sdk::sp_runtime::SaturatedConversion;
use smartcharge_primitives::{Participants, Refunds};

impl<T: Config> Pallet<T> {
	/// Returns what `account` is in the consortium, with its allowance.
	pub fn participant_info(account: &T::AccountId) -> ParticipantInfo<T::AccountId, BalanceOf<T>> {
		let member = Members::<T>::get(account);
		let registrar = Drivers::<T>::get(account).map(|DriverRecord { registrar, .. }| registrar);
		let former = Former::<T>::get(account);
		let owner = match (&member, &registrar, &former) {
			(Some(_), _, _) => Some(account),
			(None, Some(registrar), _) => Some(registrar),
			(None, None, Some(former)) => Some(&former.registrar),
			(None, None, None) => None,
		};
		let info = |Allowance { max, recovery, reserve }, left| AllowanceInfo {
			left,
			max,
			recovery,
			reserve,
		};
		let pool = owner.map(|owner| info(Self::pool(), Self::pool_left(owner)));
		let own = Self::allowance_of(account).zip(Self::allowance_left(account));
		ParticipantInfo {
			allowance: own.map(|(allowance, left)| info(allowance, left)),
			pool,
			exits_until: former.map(|former| former.until.saturated_into()),
			member,
			registrar,
		}
	}
}

impl<T: Config> Refunds<T::AccountId> for Pallet<T> {
	fn refund_account(driver: &T::AccountId) -> Option<T::AccountId> {
		if Self::is_participant(driver) {
			return Some(driver.clone());
		}
		Former::<T>::get(driver).map(|former| former.registrar)
	}
}
