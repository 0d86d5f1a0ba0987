// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	Config, HoldReason, Issued, NextWithdrawalId, Pallet, PendingWithdrawals, Reserve, Withdrawals,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{
			fungible::{Inspect, InspectHold},
			Get,
		},
	},
	frame_system,
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Issued::<T>::get() == T::Currency::total_issuance(),
			"INV1: Issued differs from the total issuance of the currency"
		);
		ensure!(Issued::<T>::get() <= Reserve::<T>::get(), "INV2: Issued exceeds Reserve");

		let next = NextWithdrawalId::<T>::get();
		let mut pending = BTreeMap::<T::AccountId, (u32, Balance)>::new();
		for (id, withdrawal) in Withdrawals::<T>::iter() {
			ensure!(
				id < next && withdrawal.amount > 0 && !withdrawal.payout_reference.is_empty(),
				"INV5: a withdrawal has an id from the future, no amount or no payout reference"
			);
			let (count, sum) = pending.entry(withdrawal.who).or_default();
			*count = count.saturating_add(1);
			*sum = sum.saturating_add(withdrawal.amount);
		}

		// Includes accounts that have tokens on hold without a withdrawal.
		for who in frame_system::Account::<T>::iter_keys() {
			pending.entry(who).or_default();
		}
		for (who, (_, sum)) in &pending {
			let held = T::Currency::balance_on_hold(&HoldReason::Withdrawal.into(), who);
			ensure!(held == *sum, "INV3: what is on hold is not the sum of the withdrawals");
		}

		for (who, (count, _)) in &pending {
			ensure!(
				PendingWithdrawals::<T>::get(who) == *count
					&& *count <= T::MaxPendingWithdrawals::get(),
				"INV4: a counter of pending withdrawals is wrong or above its bound"
			);
		}
		for (who, count) in PendingWithdrawals::<T>::iter() {
			ensure!(
				count > 0 && pending.contains_key(&who),
				"INV4: a counter of pending withdrawals has no withdrawal"
			);
		}
		Ok(())
	}
}
