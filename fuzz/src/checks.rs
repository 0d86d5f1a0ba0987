// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What has to hold after each block, whatever was in it.

use crate::{cast, common, failure::Failure};
use polkadot_sdk::{
	frame_support::traits::fungible::Inspect, frame_system, pallet_balances,
	sp_runtime::traits::Zero,
};
use smartcharge_runtime::{Balance, Balances, Runtime, RuntimeEvent};
use std::time::Duration;

/// Figures before a block.
pub struct Money {
	issued: Balance,
}

impl Money {
	/// Those of now.
	pub fn now() -> Self {
		Self { issued: Balances::total_issuance() }
	}
}

/// Checks what a block left.
pub fn after_block(
	before: &Money,
	events: &[RuntimeEvent],
	took: Duration,
	limit: Duration,
) -> Result<(), Failure> {
	if took > limit {
		return Err(Failure::new("time of a block", format!("{took:?} is more than {limit:?}")));
	}
	issuance(before, events)?;
	accounts()?;
	escrows()?;
	common::check_invariants();
	Ok(())
}

/// Money comes by deposits and leaves by settled withdrawals alone, and is somebody's.
fn issuance(before: &Money, events: &[RuntimeEvent]) -> Result<(), Failure> {
	let mut expected = before.issued;
	for event in events {
		match event {
			RuntimeEvent::Tokens(pallet_tokens::Event::Deposited { amount, .. }) => {
				expected += amount;
			},
			RuntimeEvent::Tokens(pallet_tokens::Event::WithdrawalSettled { amount, .. }) => {
				expected -= amount;
			},
			_ => (),
		}
	}
	let issued = Balances::total_issuance();
	if issued != expected {
		return Err(Failure::new("total issuance", format!("{issued} instead of {expected}")));
	}
	let sum: Balance = frame_system::Account::<Runtime>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	if sum != issued {
		return Err(Failure::new("sum of the balances", format!("{sum}, {issued} were issued")));
	}
	Ok(())
}

/// Each account that something refers to is kept alive, and its holds and freezes are covered.
fn accounts() -> Result<(), Failure> {
	for (who, account) in frame_system::Account::<Runtime>::iter() {
		let refers = account.consumers > 0;
		if refers && account.providers.is_zero() {
			return Err(Failure::new(
				"consumers without a provider",
				format!("{who}: {account:?}"),
			));
		}
		let held: Balance =
			pallet_balances::Holds::<Runtime>::get(&who).iter().map(|hold| hold.amount).sum();
		if held > account.data.reserved {
			return Err(Failure::new("holds", format!("{who} holds {held}: {account:?}")));
		}
		let frozen = pallet_balances::Freezes::<Runtime>::get(&who)
			.iter()
			.map(|freeze| freeze.amount)
			.chain(pallet_balances::Locks::<Runtime>::get(&who).iter().map(|lock| lock.amount))
			.max();
		if frozen.unwrap_or_default() != account.data.frozen {
			return Err(Failure::new("freezes", format!("{who}: {account:?}")));
		}
	}
	Ok(())
}

/// The escrows of all drivers are in the account of the escrows. What anybody sent there besides is
/// in it too.
fn escrows() -> Result<(), Failure> {
	let drivers: std::collections::BTreeSet<_> =
		pallet_charging::ProcessesOf::<Runtime>::iter_keys().map(|(driver, _)| driver).collect();
	let sum: Balance = drivers.iter().map(pallet_charging::Pallet::<Runtime>::escrow).sum();
	let there = Balances::balance(&cast::account("@escrow"));
	if sum > there {
		return Err(Failure::new("escrows", format!("{sum} owed, {there} in the account")));
	}
	Ok(())
}
