// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Reward of a response: the price of the interval, or that of the configuration.

use super::{direction::single, Rules, Unusable};
use crate::wire::{printable, Event, Payload};

const PRICE: &str = "PRICE";

/// Prices of an event.
pub(crate) struct Price<'a> {
	rules: &'a Rules,
	fault: Option<Unusable>,
}

impl<'a> Price<'a> {
	/// Looks at what the event says about its prices.
	pub(crate) fn new(event: &Event, rules: &'a Rules) -> Self {
		let descriptors = event.payload_descriptors.as_deref().unwrap_or_default();
		let of_price = || descriptors.iter().filter(|one| one.payload_type == PRICE);
		let unit = of_price().find_map(|one| one.units.as_deref()).map(printable);
		let currency = of_price()
			.find_map(|one| one.currency.as_deref())
			.filter(|currency| *currency != rules.currency)
			.map(printable);
		let fault = unit.map(Unusable::PriceUnit).or(currency.map(Unusable::OtherCurrency));
		Self { rules, fault }
	}

	/// Returns the reward of an interval.
	pub(crate) fn reward(&self, payloads: &[Payload]) -> Result<u128, Unusable> {
		let mut prices = payloads.iter().filter(|payload| payload.kind == PRICE);
		let reward = match (prices.next(), prices.next()) {
			(None, _) => self.rules.reward.ok_or(Unusable::NoReward)?,
			(Some(_), Some(_)) => return Err(Unusable::BadValue(PRICE)),
			(Some(payload), None) => {
				if let Some(fault) = &self.fault {
					return Err(fault.clone());
				}
				let price = single(payload, PRICE)?;
				match price.units(self.rules.limits.decimals) {
					Ok(0) => return Err(Unusable::NotAReward),
					_ if price.is_negative() => return Err(Unusable::NotAReward),
					reward => reward.map_err(Unusable::price)?,
				}
			},
		};
		if reward > self.rules.max_reward {
			return Err(Unusable::RewardTooHigh);
		}
		Ok(reward)
	}
}
