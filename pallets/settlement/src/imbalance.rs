// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Imbalance of a portfolio in a quarter, and each member's part of it. Pure: no storage.

use crate::{
	signs::{amount, imbalance},
	types::{ImbalancePrice, Netting, Volume},
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::Zero, Rounding,
};
use scale_info::TypeInfo;
use smartcharge_primitives::Amount;

/// A supplier of a portfolio in a quarter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
	/// What its sources fed in less what its customers took, in Wh.
	pub net: i128,
	/// What it sold on the chain less what it bought there, in Wh.
	pub trades: i128,
	/// What it answers for.
	pub volume: Volume,
	/// To whom the gain of netting goes.
	pub netting: Netting,
}

/// A portfolio in a quarter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Portfolio {
	/// Net position that the balance responsible party filed, in Wh; `None` if it filed none.
	pub programme: Option<i128>,
	/// What that party itself sold on the chain less what it bought there, in Wh.
	pub trades: i128,
	/// The part of it that was agreed while the programme could change, in Wh.
	pub ahead: i128,
	/// Its suppliers.
	pub members: Vec<Member>,
}

/// Imbalance with its amount.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Imbalance {
	/// Imbalance in Wh; below zero a shortage.
	pub energy: i128,
	/// Amount in the smallest unit of the token that the party receives; below zero it pays.
	pub amount: Amount,
}

impl Imbalance {
	fn at(energy: i128, price: &ImbalancePrice) -> Self {
		Self { energy, amount: amount(energy, price) }
	}
}

/// A portfolio in a quarter, settled.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Settled {
	/// The whole portfolio, toward the transmission system operator.
	pub portfolio: Imbalance,
	/// The part of the balance responsible party itself.
	pub own: Imbalance,
	/// The part of each supplier, and its share of the gain of netting.
	pub suppliers: Vec<(Imbalance, Amount)>,
	/// What the portfolio costs less than its parts do.
	pub gain: Amount,
}

/// Parts of `total` in proportion to `weights`. They add up to it: each is rounded down as far as
/// its end, less what is before it. All are zero if all weights are.
pub fn apportion(total: i128, weights: &[u128]) -> Vec<i128> {
	let sum = weights.iter().fold(0, |sum: u128, weight| sum.saturating_add(*weight));
	let (mut weighed, mut before) = (0u128, 0i128);
	let mut part = |weight: &u128| {
		weighed = weighed.saturating_add(*weight);
		let up_to =
			multiply_by_rational_with_rounding(total.unsigned_abs(), weighed, sum, Rounding::Down);
		let up_to = i128::try_from(up_to.unwrap_or_default()).unwrap_or(i128::MAX);
		let part = up_to.saturating_sub(before);
		before = up_to;
		if total < 0 {
			part.saturating_neg()
		} else {
			part
		}
	};
	if sum.is_zero() {
		return weights.iter().map(|_| 0).collect();
	}
	weights.iter().map(&mut part).collect()
}

impl Portfolio {
	/// Settles the quarter at `price`.
	pub fn settle(&self, price: &ImbalancePrice) -> Settled {
		let sum = |of: fn(&Member) -> i128| {
			self.members.iter().fold(0, |sum: i128, member| sum.saturating_add(of(member)))
		};
		let net = sum(|member| member.net);
		let trades = sum(|member| member.trades).saturating_add(self.trades);
		let programme = self.programme.unwrap_or_default();
		let portfolio = Imbalance::at(imbalance(net, programme, trades), price);

		let parts: Vec<_> = self
			.members
			.iter()
			.zip(self.programme_parts())
			.map(|(member, part)| Imbalance::at(imbalance(member.net, part, member.trades), price))
			.collect();
		let of_suppliers = parts.iter().fold(0, |sum: i128, part| sum.saturating_add(part.energy));
		let own = Imbalance::at(portfolio.energy.saturating_sub(of_suppliers), price);
		let amounts =
			parts.iter().fold(own.amount, |sum: i128, part| sum.saturating_add(part.amount));
		let gain = portfolio.amount.saturating_sub(amounts);

		let shares = self.shares(gain, &parts, own);
		Settled { portfolio, own, suppliers: parts.into_iter().zip(shares).collect(), gain }
	}

	/// The part of the programme, and of what the balance responsible party itself traded ahead,
	/// for which each supplier answers: in proportion to its energy among those that answer for
	/// it. What that party traded when energy had flowed is its own affair: it could move an
	/// imbalance to its suppliers by it. So is what it filed nothing for: its suppliers then have
	/// what flowed.
	fn programme_parts(&self) -> Vec<i128> {
		let Some(programme) = self.programme else {
			let flowed = |member: &Member| match member.volume {
				Volume::Programme => member.net,
				Volume::Trades => 0,
			};
			return self.members.iter().map(flowed).collect();
		};
		let weight = |member: &Member| match member.volume {
			Volume::Programme => member.net.unsigned_abs(),
			Volume::Trades => 0,
		};
		let weights: Vec<_> = self.members.iter().map(weight).collect();
		apportion(programme.saturating_add(self.ahead), &weights)
	}

	/// The share of `gain` of each supplier, in proportion to the imbalances. That of a supplier
	/// which agreed to have none stays with the balance responsible party, and so does a loss:
	/// amounts that are rounded apart can be higher by a few units than their sum.
	fn shares(&self, gain: Amount, parts: &[Imbalance], own: Imbalance) -> Vec<Amount> {
		let energies = parts.iter().chain([&own]).map(|part| part.energy.unsigned_abs());
		let shares = apportion(gain.max(0), &energies.collect::<Vec<_>>());
		let of_member = |(member, share): (&Member, Amount)| match member.netting {
			Netting::ProRata => share,
			Netting::Brp => 0,
		};
		self.members.iter().zip(shares).map(of_member).collect()
	}
}
