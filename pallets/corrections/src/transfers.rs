// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Payments between those whose amounts change. Pure: no storage.

use crate::types::MAX_PAYEES;
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_runtime::Saturating,
};
use smartcharge_primitives::{
	money::{amount, payable},
	Amount, Balance,
};

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transfer<AccountId> {
	/// Account that pays.
	pub from: AccountId,
	/// Account that is paid.
	pub to: AccountId,
	/// Amount.
	pub amount: Balance,
}

/// Adds `change` to the entry of `who`.
pub fn add_change<AccountId: PartialEq>(
	changes: &mut Vec<(AccountId, Amount)>,
	who: AccountId,
	change: Amount,
) {
	match changes.iter_mut().find(|(of, _)| *of == who) {
		Some((_, sum)) => *sum = sum.saturating_add(change),
		None => changes.push((who, change)),
	}
}

/// Adds `more` to the entry of `who` in a list that has room for the payees of a correction.
/// Returns `false` if there is no place for another one: then nothing has changed.
pub fn add_to<AccountId: PartialEq, Sum: Saturating + Copy>(
	list: &mut BoundedVec<(AccountId, Sum), ConstU32<MAX_PAYEES>>,
	who: AccountId,
	more: Sum,
) -> bool {
	match list.iter_mut().find(|(of, _)| *of == who) {
		Some((_, sum)) => {
			*sum = sum.saturating_add(more);
			true
		},
		None => list.try_push((who, more)).is_ok(),
	}
}

/// Changes of the payees and, last, of `payer`, who pays or gets their sum. With `never_pays`, what
/// the payer would have to pay is left out: then some payees get less than they could ask for.
pub fn with_payer<AccountId: Clone + PartialEq>(
	payees: &[(AccountId, Amount)],
	payer: &AccountId,
	never_pays: bool,
) -> Vec<(AccountId, Amount)> {
	let sum = payees.iter().fold(0, |sum: Amount, (_, change)| sum.saturating_add(*change));
	let own = sum.saturating_neg();
	let own = if never_pays { own.max(0) } else { own };
	let mut changes = payees.to_vec();
	add_change(&mut changes, payer.clone(), own);
	changes
}

/// The payments by which each account gets its change: those that lose pay those that gain, both in
/// their order. What nobody pays for is left out.
pub fn transfers<AccountId: Clone>(changes: &[(AccountId, Amount)]) -> Vec<Transfer<AccountId>> {
	let mut gains: Vec<_> = changes
		.iter()
		.map(|(to, change)| (to, payable(*change)))
		.filter(|(_, gain)| *gain > 0)
		.rev()
		.collect();
	let mut transfers = Vec::new();
	for (from, change) in changes {
		let mut left = payable(change.saturating_neg());
		while left > 0 {
			let Some((to, gain)) = gains.pop() else { break };
			let amount = left.min(gain);
			left = left.saturating_sub(amount);
			transfers.push(Transfer { from: from.clone(), to: to.clone(), amount });
			if gain > amount {
				gains.push((to, gain.saturating_sub(amount)));
			}
		}
	}
	transfers
}

/// What those that gain do not get by [`transfers`], because nobody pays for it.
pub fn unpaid<AccountId: Clone>(changes: &[(AccountId, Amount)]) -> Vec<(AccountId, Balance)> {
	let losses = changes.iter().map(|(_, change)| payable(change.saturating_neg()));
	let mut left = losses.fold(0, Balance::saturating_add);
	changes
		.iter()
		.filter_map(|(who, change)| {
			let gain = payable(*change);
			let paid = gain.min(left);
			left = left.saturating_sub(paid);
			(gain > paid).then(|| (who.clone(), gain.saturating_sub(paid)))
		})
		.collect()
}

/// `total` shared in proportion to `parts`, each rounded down; the last one gets the rest.
pub fn shares(total: Balance, parts: &[Balance]) -> Vec<Balance> {
	let sum = parts.iter().fold(0, |sum: Balance, part| sum.saturating_add(*part));
	let last = parts.len().saturating_sub(1);
	let mut left = total;
	parts
		.iter()
		.enumerate()
		.map(|(index, part)| {
			let share = if index == last {
				left
			} else {
				total.checked_mul(*part).and_then(|all| all.checked_div(sum)).unwrap_or_default()
			};
			let share = share.min(left);
			left = left.saturating_sub(share);
			share
		})
		.collect()
}

/// The part `per_mille` of `whole`, rounded down.
pub fn part_of(whole: Balance, per_mille: u16) -> Balance {
	let part = Balance::from(per_mille);
	// By thousands and the rest, so that nothing overflows.
	let (thousands, rest) = (whole / 1_000, whole % 1_000);
	let of_rest = rest.saturating_mul(part) / 1_000;
	thousands.saturating_mul(part).saturating_add(of_rest)
}

/// The part `per_mille` of a change, rounded toward zero.
pub fn part_of_change(change: i64, per_mille: u16) -> i64 {
	let part = part_of(change.unsigned_abs().into(), per_mille);
	let part = i64::try_from(part).unwrap_or(i64::MAX);
	if change < 0 {
		part.saturating_neg()
	} else {
		part
	}
}

/// Amount of `changes` that `who` loses.
pub fn loss_of<AccountId: PartialEq>(changes: &[(AccountId, Amount)], who: &AccountId) -> Balance {
	let lost = changes.iter().filter(|(of, _)| of == who);
	lost.fold(0, |sum: Balance, (_, change)| sum.saturating_add(payable(change.saturating_neg())))
}

/// `balance` as a loss.
pub fn loss(balance: Balance) -> Amount {
	amount(balance).saturating_neg()
}
