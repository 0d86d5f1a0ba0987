// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Covers: what suppliers and DSO may have to pay for a process at negative prices.
//!
//! A cover is taken when its price is locked, and is in the escrow account. Each process stores
//! its covers, so that settling a step touches no account: what a party pays moves from its cover
//! to the escrow of the driver. What is left goes back at the end of the process.

use crate::{
	prices::{LockedOffer, Prices},
	schedule::Timetable,
	session::{Cover, Covers},
	sp_runtime::DispatchResult,
	Config, Error, Event, Pallet,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::ops::Range;
use polkadot_sdk::frame_support::BoundedVec;
use smartcharge_primitives::{
	energy::most_energy,
	money::{exact_cost, payable, whole},
	Balance, Energy, Power, Price, ProcessId,
};

/// Amounts by the party that may have to pay them.
pub(crate) type Needed<AccountId> = BTreeMap<AccountId, Balance>;

/// Energy at negative prices that parties have to cover.
pub(crate) struct Exposure<'a> {
	/// Times of the steps.
	pub timetable: &'a Timetable,
	/// Power of the station in W.
	pub power: Power,
	/// The first step that is not settled.
	pub from: u32,
	/// Energy that is not settled, in Wh.
	pub energy: Energy,
}

/// An offer and the steps in which it can be charged.
pub(crate) type Serving<'a, AccountId> = (&'a LockedOffer<AccountId>, Range<u32>);

impl<'a> Exposure<'a> {
	/// The exposure of `energy` in all steps of `timetable`.
	pub(crate) const fn of_all(timetable: &'a Timetable, power: Power, energy: Energy) -> Self {
		Self { timetable, power, from: 0, energy }
	}

	/// The most that is paid where `price` is negative: the lowest prices first, each step at the
	/// most that its station can take.
	pub(crate) fn most_paid(&self, price: impl Fn(u32) -> Price) -> Balance {
		let mut negative: Vec<(Price, u32)> = (self.from..self.timetable.steps)
			.map(|step| (price(step), step))
			.filter(|(price, _)| *price < 0)
			.collect();
		negative.sort_unstable();
		let mut left = self.energy;
		let costs = negative.into_iter().map(|(price, step)| {
			let duration = self.timetable.interval(step).duration();
			let taken = most_energy(self.power, duration).min(left);
			left = left.saturating_sub(taken);
			exact_cost(price, taken).saturating_neg()
		});
		payable(whole(costs))
	}

	/// What `supplier` may have to pay by its offers among `servings`, one of which serves a step.
	fn of_supplier<AccountId: PartialEq>(
		&self,
		supplier: &AccountId,
		servings: &[Serving<AccountId>],
	) -> Balance {
		let own: Vec<_> = servings
			.iter()
			.filter(|(offer, _)| offer.supplier == *supplier && has_negative(&offer.prices))
			.collect();
		if own.is_empty() {
			return 0;
		}
		self.most_paid(|step| {
			let serves = own.iter().filter(|(_, steps)| steps.contains(&step));
			serves.map(|(offer, _)| offer.price(step)).min().unwrap_or(0)
		})
	}

	/// What each party may have to pay: the suppliers of `servings`, and the `dso` at `grid_price`.
	pub(crate) fn needed<AccountId: Ord + Clone>(
		&self,
		servings: &[Serving<AccountId>],
		dso: &AccountId,
		grid_price: Price,
	) -> Needed<AccountId> {
		let mut needed = Needed::new();
		let mut add = |party: &AccountId, amount: Balance| {
			if amount > 0 {
				let sum: &mut Balance = needed.entry(party.clone()).or_default();
				*sum = sum.saturating_add(amount);
			}
		};
		let suppliers: BTreeSet<_> = servings.iter().map(|(offer, _)| &offer.supplier).collect();
		for supplier in suppliers {
			add(supplier, self.of_supplier(supplier, servings));
		}
		add(dso, self.most_paid(|_| grid_price));
		needed
	}
}

/// Whether one of `prices` is below zero.
pub(crate) fn has_negative(prices: &[Price]) -> bool {
	prices.iter().any(|price| *price < 0)
}

/// `prices` of which none is below zero.
pub(crate) fn not_negative(prices: &Prices) -> Prices {
	BoundedVec::truncate_from(prices.iter().map(|price| *price.max(&0)).collect())
}

/// Takes at most `amount` of what `party` covers. Returns what was taken.
pub(crate) fn draw<AccountId: PartialEq>(
	covers: &mut Covers<AccountId>,
	party: &AccountId,
	amount: Balance,
) -> Balance {
	let Some(cover) = covers.iter_mut().find(|cover| cover.party == *party) else { return 0 };
	let taken = amount.min(cover.left);
	cover.left = cover.left.saturating_sub(taken);
	taken
}

impl<T: Config> Pallet<T> {
	/// Whether `party` can cover `amount` in addition to what is `left` of an earlier cover for the
	/// same process. Nobody covers more than its spendable balance.
	pub(crate) fn can_cover(party: &T::AccountId, left: Balance, amount: Balance) -> bool {
		let more = amount.saturating_sub(left);
		more == 0 || Self::spendable(party) >= more
	}

	/// Changes the `present` covers of a process to what is `needed`. An error occurs if a party
	/// does not have it.
	pub(crate) fn adjust_covers(
		process: ProcessId,
		present: &mut Covers<T::AccountId>,
		needed: Needed<T::AccountId>,
	) -> DispatchResult {
		for party in present.iter().map(|cover| &cover.party) {
			if !needed.contains_key(party) {
				Self::return_cover(process, party, Self::left(present, party));
			}
		}
		let mut covers = Vec::new();
		for (party, needed) in needed {
			let left = Self::left(present, &party);
			let more = needed.saturating_sub(left);
			if more > 0 {
				Self::fill_escrow(&party, more).map_err(|_| Error::<T>::OfferNotCovered)?;
				let (party, amount) = (party.clone(), more);
				Self::deposit_event(Event::CoverTaken { process, party, amount });
			}
			Self::return_cover(process, &party, left.saturating_sub(needed));
			covers.push(Cover { party, left: needed });
		}
		*present = Covers::try_from(covers).map_err(|_| Error::<T>::OfferNotCovered)?;
		Ok(())
	}

	/// What the parties of a process may have to pay, the suppliers by `fixed` and by `others`,
	/// which serve `steps`. Of those that a supplier cannot cover together with the others, no
	/// price is below zero.
	pub(crate) fn cover_together(
		exposure: &Exposure,
		fixed: &[Serving<T::AccountId>],
		others: &mut [LockedOffer<T::AccountId>],
		steps: &Range<u32>,
		(dso, grid_price): (&T::AccountId, Price),
		present: &Covers<T::AccountId>,
	) -> Needed<T::AccountId> {
		for position in 0..others.len() {
			let (before, from) = others.split_at_mut(position);
			let Some(offer) = from.first_mut().filter(|offer| has_negative(&offer.prices)) else {
				continue;
			};
			let kept = before.iter().map(|offer| (offer, steps.clone()));
			let mut servings: Vec<_> = fixed.iter().cloned().chain(kept).collect();
			servings.push((offer, steps.clone()));
			let needed = exposure.needed(&servings, dso, grid_price);
			let needed = needed.get(&offer.supplier).copied().unwrap_or_default();
			if !Self::can_cover(&offer.supplier, Self::left(present, &offer.supplier), needed) {
				offer.prices = not_negative(&offer.prices);
			}
		}
		let others = others.iter().map(|offer| (offer, steps.clone()));
		let servings: Vec<_> = fixed.iter().cloned().chain(others).collect();
		exposure.needed(&servings, dso, grid_price)
	}

	/// Returns all `covers` of a process that has ended.
	pub(crate) fn return_covers(process: ProcessId, covers: Covers<T::AccountId>) {
		for Cover { party, left } in covers {
			Self::return_cover(process, &party, left);
		}
	}

	/// What is left of the cover of `party`.
	pub(crate) fn left(covers: &Covers<T::AccountId>, party: &T::AccountId) -> Balance {
		covers.iter().find(|cover| cover.party == *party).map_or(0, |cover| cover.left)
	}

	fn return_cover(process: ProcessId, party: &T::AccountId, amount: Balance) {
		if amount > 0 {
			Self::pay_out(party, amount);
			let party = party.clone();
			Self::deposit_event(Event::CoverReturned { process, party, amount });
		}
	}
}
