// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Contracts between suppliers and balance responsible parties, and the margins that secure them.
//! The history is pure; the calls are below it.

use crate::{
	calendar::{first_hour, local_day},
	types::{Contract, Contracts, Proposal, Suppliers, Terms},
	Config, Day, Error, Event, HoldReason, Pallet, Portfolios, Proposals, Responsibilities,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{
			fungible::{InspectHold, MutateHold},
			tokens::Precision,
			Get, Time,
		},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{hour_of, Balance, Hour, Participants, Role};

/// Returns the contract in `hour`; `None` before the first one that is remembered.
pub fn at<AccountId>(
	contracts: &[Contract<AccountId>],
	hour: Hour,
) -> Option<&Contract<AccountId>> {
	contracts.iter().rev().find(|contract| contract.from <= hour)
}

/// Returns the contracts of which some hour is not before `needed_from`.
fn needed<AccountId>(
	contracts: &[Contract<AccountId>],
	needed_from: Hour,
) -> impl Iterator<Item = &Contract<AccountId>> {
	let ends = contracts.iter().skip(1).map(|next| next.from).chain([Hour::MAX]);
	let is_needed = move |(contract, end): (_, Hour)| (end > needed_from).then_some(contract);
	contracts.iter().zip(ends).filter_map(is_needed)
}

/// Returns `contracts` with `next` as the last one, in place of those that would begin with it or
/// later. Those that nobody needs make room for it. `None` if there is no room.
pub fn revise<AccountId: Clone>(
	contracts: &[Contract<AccountId>],
	next: Contract<AccountId>,
	needed_from: Hour,
) -> Option<Contracts<AccountId>> {
	let from = next.from;
	let mut revised: Vec<_> =
		contracts.iter().filter(|contract| contract.from < from).cloned().collect();
	revised.push(next);
	let kept: Vec<_> = needed(&revised, needed_from).cloned().collect();
	kept.try_into().ok()
}

/// Returns the margin that the contracts need of which some hour is not before `needed_from`: for
/// each balance responsible party the highest one.
pub fn margin_of<AccountId: Ord>(contracts: &[Contract<AccountId>], needed_from: Hour) -> Balance {
	let mut margins = BTreeMap::<&AccountId, Balance>::new();
	for contract in needed(contracts, needed_from) {
		if let Some(brp) = &contract.brp {
			let margin = margins.entry(brp).or_default();
			*margin = contract.terms.margin.max(*margin);
		}
	}
	margins.into_values().fold(0, Balance::saturating_add)
}

impl<T: Config> Pallet<T> {
	/// The local day at present.
	pub(crate) fn today() -> Day {
		local_day(hour_of(T::Time::now()))
	}

	/// Returns the contract of `supplier` in `hour`.
	pub(crate) fn contract_at(
		supplier: &T::AccountId,
		hour: Hour,
	) -> Option<Contract<T::AccountId>> {
		at(&Responsibilities::<T>::get(supplier), hour).cloned()
	}

	/// Returns the balance responsible party of `who` in `hour`: that of its contract, or itself if
	/// it has no contract and the role.
	pub fn responsible(who: &T::AccountId, hour: Hour) -> Option<T::AccountId> {
		let contract = Self::contract_at(who, hour).and_then(|contract| contract.brp);
		let itself = || T::Participants::has_role(who, Role::Brp).then(|| who.clone());
		contract.or_else(itself)
	}

	/// Checks that a contract can begin with the local day `from`.
	fn check_from(from: Day) -> DispatchResult {
		ensure!(from > Self::today(), Error::<T>::FromTooSoon);
		let latest = T::Time::now().saturating_add(T::ContractLead::get());
		ensure!(from <= local_day(hour_of(latest)), Error::<T>::FromTooFar);
		Ok(())
	}

	pub(crate) fn do_name_brp(
		supplier: T::AccountId,
		brp: T::AccountId,
		from: Day,
		terms: Terms,
	) -> DispatchResult {
		ensure!(T::Participants::has_role(&brp, Role::Brp), Error::<T>::NotBrp);
		Self::check_from(from)?;

		Proposals::<T>::insert(&supplier, Proposal { brp: brp.clone(), from, terms });
		Self::deposit_event(Event::BrpNamed { supplier, brp, from, terms });
		Ok(())
	}

	pub(crate) fn do_accept_supplier(
		brp: T::AccountId,
		supplier: T::AccountId,
		from: Day,
		terms: Terms,
	) -> DispatchResult {
		let proposal = Proposals::<T>::get(&supplier).ok_or(Error::<T>::NoProposal)?;
		ensure!(proposal.brp == brp, Error::<T>::NotNamed);
		ensure!(proposal.from == from && proposal.terms == terms, Error::<T>::TermsDiffer);
		ensure!(T::Participants::has_role(&supplier, Role::Supplier), Error::<T>::NotASupplier);
		Self::check_from(from)?;
		let next = Contract { from: first_hour(from), brp: Some(brp.clone()), terms };
		let contracts = Self::revised(&supplier, next)?;
		let suppliers = Self::with_supplier(&brp, &supplier)?;
		Self::hold_margin(&supplier, &contracts)?;

		Proposals::<T>::remove(&supplier);
		Portfolios::<T>::insert(&brp, suppliers);
		Responsibilities::<T>::insert(&supplier, contracts);
		Self::deposit_event(Event::SupplierAccepted { supplier, brp, from, terms });
		Ok(())
	}

	pub(crate) fn do_end_contract(
		who: T::AccountId,
		supplier: T::AccountId,
		from: Day,
	) -> DispatchResult {
		let contracts = Responsibilities::<T>::get(&supplier);
		let last = contracts.last().ok_or(Error::<T>::NoContract)?;
		let brp = last.brp.clone().ok_or(Error::<T>::NoContract)?;
		ensure!(who == supplier || who == brp, Error::<T>::NotParty);
		Self::check_from(from)?;
		let notice = T::Time::now().saturating_add(T::Notice::get());
		ensure!(from > local_day(hour_of(notice)), Error::<T>::NoticeTooShort);
		let next = Contract { from: first_hour(from), brp: None, terms: last.terms };
		ensure!(last.from < next.from, Error::<T>::NotBegun);
		let contracts = Self::revised(&supplier, next)?;

		Responsibilities::<T>::insert(&supplier, contracts);
		Self::deposit_event(Event::ContractEnded { supplier, brp, from });
		Ok(())
	}

	pub(crate) fn do_release_margin(supplier: T::AccountId) -> DispatchResult {
		let needed = margin_of(&Responsibilities::<T>::get(&supplier), Self::first_retained());
		let amount = Self::margin_held(&supplier).saturating_sub(needed);
		ensure!(amount > 0, Error::<T>::NothingToRelease);

		let reason = HoldReason::Margin.into();
		T::Currency::release(&reason, &supplier, amount, Precision::Exact)?;
		Self::deposit_event(Event::MarginReleased { supplier, amount });
		Ok(())
	}

	/// Returns the tokens of `supplier` that are held as a margin.
	pub(crate) fn margin_held(supplier: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&HoldReason::Margin.into(), supplier)
	}

	fn revised(
		supplier: &T::AccountId,
		next: Contract<T::AccountId>,
	) -> Result<Contracts<T::AccountId>, DispatchError> {
		let contracts = Responsibilities::<T>::get(supplier);
		let revised = revise(&contracts, next, Self::first_retained());
		Ok(revised.ok_or(Error::<T>::TooManyContracts)?)
	}

	/// Returns the suppliers of `brp` with `supplier`, which replaces one whose contracts nobody
	/// needs if there is no other place.
	fn with_supplier(
		brp: &T::AccountId,
		supplier: &T::AccountId,
	) -> Result<Suppliers<T::AccountId>, DispatchError> {
		let mut suppliers = Portfolios::<T>::get(brp);
		let Err(place) = suppliers.binary_search(supplier) else { return Ok(suppliers) };
		if suppliers.try_insert(place, supplier.clone()).is_ok() {
			return Ok(suppliers);
		}
		suppliers.retain(|other| Self::is_in_portfolio(other, brp));
		let place = suppliers.binary_search(supplier).unwrap_or_else(|place| place);
		let inserted = suppliers.try_insert(place, supplier.clone());
		inserted.map_err(|_| Error::<T>::TooManySuppliers)?;
		Ok(suppliers)
	}

	/// Whether `supplier` has a contract with `brp` that is needed.
	pub(crate) fn is_in_portfolio(supplier: &T::AccountId, brp: &T::AccountId) -> bool {
		let contracts = Responsibilities::<T>::get(supplier);
		let mut needed = needed(&contracts, Self::first_retained());
		needed.any(|contract| contract.brp.as_ref() == Some(brp))
	}

	/// Holds what `contracts` of `supplier` need in addition to what is held already.
	fn hold_margin(
		supplier: &T::AccountId,
		contracts: &[Contract<T::AccountId>],
	) -> DispatchResult {
		let needed = margin_of(contracts, Self::first_retained());
		let missing = needed.saturating_sub(Self::margin_held(supplier));
		if missing > 0 {
			T::Currency::hold(&HoldReason::Margin.into(), supplier, missing)
				.map_err(|_| Error::<T>::InsufficientBalance)?;
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::{Netting, Volume};
	use proptest::prelude::*;

	fn contract(from: Hour, brp: Option<u8>, margin: Balance) -> Contract<u8> {
		let terms = Terms { netting: Netting::Brp, volume: Volume::Programme, margin };
		Contract { from, brp, terms }
	}

	#[test]
	fn the_margins_of_different_parties_add_up() {
		let contracts = [
			contract(0, Some(1), 5),
			contract(10, Some(2), 3),
			contract(20, Some(2), 4),
			contract(30, None, 9),
		];
		assert_eq!(margin_of(&contracts, 0), 5 + 4);
		assert_eq!(margin_of(&contracts, 9), 5 + 4);
		assert_eq!(margin_of(&contracts, 10), 4);
		assert_eq!(margin_of(&contracts, 29), 4);
		assert_eq!(margin_of(&contracts, 30), 0);
	}

	proptest! {
		/// What was agreed for an hour stays, and what is agreed for it holds.
		#[test]
		fn a_new_contract_changes_no_hour_before_it(
			steps in proptest::collection::vec((1u32..40, proptest::option::of(0u8..4)), 1..20),
			needed_from in 0u32..200, hours in proptest::collection::vec(0u32..400, 10),
		) {
			let (mut contracts, mut from) = (Contracts::<u8>::default(), 0);
			for (step, brp) in steps {
				from = (from + step).saturating_sub(15);
				let next = contract(from, brp, 0);
				let Some(revised) = revise(&contracts, next.clone(), needed_from) else {
					prop_assert!(contracts.len() >= 7);
					continue;
				};
				for hour in hours.iter().filter(|hour| **hour >= needed_from) {
					let before = if *hour < from { at(&contracts, *hour) } else { Some(&next) };
					prop_assert_eq!(
						at(&revised, *hour).map(|contract| contract.brp),
						before.map(|contract| contract.brp)
					);
				}
				prop_assert!(revised.is_sorted_by(|a, b| a.from < b.from));
				contracts = revised;
			}
		}
	}
}
