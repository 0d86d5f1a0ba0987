// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the books, of the calls, of the removal and of the invariants.

mod adjustments;
mod balance;
mod booking;
mod contracts;
mod prices;
mod programmes;
mod properties;
mod queries;
mod removal;
mod statements;
mod trades;
mod true_up;
mod try_state;
mod types;

use crate::{
	calendar::{first_hour, first_ptu, hours_of, local_day},
	mock::*,
	*,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, weights::Weight},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	hour_of, Hour, Interval, Moment, OnFlow, OrderedYear, Price, Role, Side,
};

fn taken(quarters: [u64; 4]) -> Option<Quarters> {
	Some(quarters.map(|taken| Quarter { taken, fed: 0 }))
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The local day of [`NOW`].
fn today() -> Day {
	local_day(hour_of(NOW))
}

/// The start of the local `day`, in ms.
fn start_of_day(day: Day) -> Moment {
	crate::types::start_of(first_hour(day))
}

/// When `day` can be settled.
fn settleable(day: Day) -> Moment {
	start_of_day(day + 1) + 25 * HOUR
}

fn terms(netting: Netting, volume: Volume, margin: u128) -> Terms {
	Terms { netting, volume, margin }
}

/// Terms without a margin, by which the supplier answers for the programme.
fn plain() -> Terms {
	terms(Netting::Brp, Volume::Programme, 0)
}

/// Makes a contract that begins with the local day `from`.
fn contract(supplier: AccountId, brp: AccountId, from: Day, terms: Terms) {
	assert_ok!(Settlement::name_brp(signed(supplier), brp, from, terms));
	assert_ok!(Settlement::accept_supplier(signed(brp), supplier, from, terms));
}

/// Writes the position of `supplier` in the first hour of `day`: what was taken in each quarter.
fn consume(supplier: AccountId, day: Day, taken: [u64; 4]) {
	let quarters = taken.map(|taken| Quarter { taken, fed: 0 });
	insert_position(supplier, first_hour(day), quarters);
}

fn insert_position(supplier: AccountId, hour: Hour, quarters: Quarters) {
	let position = Position { quarters, booked: System::block_number() };
	Positions::<Test>::insert((HourKey::new(hour), AreaKey::new(AREA), supplier), position);
}

fn one_price(price: Price) -> ImbalancePrice {
	ImbalancePrice { short: price, surplus: price, state: Regulation::Up }
}

/// Publishes prices of imbalance of all of `day`: in its first hour `first`, else `other`.
fn publish(day: Day, first: [ImbalancePrice; 4], other: ImbalancePrice) {
	let hours = hours_of(day);
	let mut rows = first.to_vec();
	rows.resize(hours.len() * 4, other);
	let from = first_ptu(hours.start);
	assert_ok!(Settlement::publish_prices(signed(TSO), from, Prices::Imbalance(rows)));
}

/// What `who` has, with what is owed to it and less what it owes.
fn wealth(who: AccountId) -> i128 {
	use polkadot_sdk::frame_support::traits::fungible::Inspect;
	let owed = |(debtor, _, creditor): &(AccountId, _, AccountId)| {
		i128::from(*creditor == who) - i128::from(*debtor == who)
	};
	let debts = DebtBook::get();
	let debts = debts.iter().map(|(key, debt)| owed(key) * *debt as i128).sum::<i128>();
	<Balances as Inspect<_>>::total_balance(&who) as i128 + debts
}
