// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tariff: the price of transport by the loading of the grid.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::Price;

/// Maximum plausible loading, in percent.
pub const MAX_LOADING: u16 = 1_000;

/// Maximum number of steps of a tariff.
pub const MAX_TARIFF_STEPS: u32 = 16;

/// A threshold of the loading and the price from there on.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct TariffStep {
	/// Threshold of the loading, in percent.
	pub loading: u16,
	/// Price from this loading on, in the smallest token unit per kWh. Below zero, the DSO pays.
	pub price: Price,
}

/// Steps of a tariff.
pub type TariffSteps = BoundedVec<TariffStep, ConstU32<MAX_TARIFF_STEPS>>;

/// Price of transport by the loading of the grid.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Tariff {
	/// Price below all thresholds, in the smallest token unit per kWh. Below zero, the DSO pays.
	pub base: Price,
	/// Steps in strictly ascending order of their thresholds.
	pub steps: TariffSteps,
}

/// Reasons why a tariff is invalid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidTariff {
	/// The thresholds are not in strictly ascending order.
	Unordered,
	/// A threshold exceeds [`MAX_LOADING`], so that it can never be reached.
	ImplausibleLoading,
	/// A price exceeds the maximum.
	PriceTooHigh,
	/// A price is below the minimum.
	PriceTooLow,
}

impl Tariff {
	/// Returns the price at `loading` percent: the price of the last step whose threshold is at or
	/// below it, or the base price.
	///
	/// The steps must be in order, see [`Tariff::validate`].
	pub fn price_at(&self, loading: u16) -> Price {
		let reached = self.steps.partition_point(|step| step.loading <= loading);
		reached
			.checked_sub(1)
			.and_then(|last| self.steps.get(last))
			.map_or(self.base, |step| step.price)
	}

	/// Checks that the thresholds ascend strictly and can be reached, and that each price is within
	/// `bounds`.
	pub fn validate(&self, bounds: RangeInclusive<Price>) -> Result<(), InvalidTariff> {
		if !self.steps.is_sorted_by(|before, after| before.loading < after.loading) {
			return Err(InvalidTariff::Unordered);
		}
		if self.steps.iter().any(|step| step.loading > MAX_LOADING) {
			return Err(InvalidTariff::ImplausibleLoading);
		}
		let prices = || self.steps.iter().map(|step| step.price).chain([self.base]);
		if prices().any(|price| price > *bounds.end()) {
			return Err(InvalidTariff::PriceTooHigh);
		}
		if prices().any(|price| price < *bounds.start()) {
			return Err(InvalidTariff::PriceTooLow);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const MIN_PRICE: Price = -1_000;
	const MAX_PRICE: Price = 1_000_000;

	fn tariff(base: Price, steps: &[(u16, Price)]) -> Tariff {
		let steps = steps.iter().map(|&(loading, price)| TariffStep { loading, price });
		Tariff { base, steps: steps.collect::<Vec<_>>().try_into().unwrap() }
	}

	/// Any tariff that [`Tariff::validate`] takes.
	fn valid() -> impl Strategy<Value = Tariff> {
		let steps = prop::collection::btree_map(0..=MAX_LOADING, MIN_PRICE..=MAX_PRICE, 0..=16);
		(MIN_PRICE..=MAX_PRICE, steps)
			.prop_map(|(base, steps)| tariff(base, &steps.into_iter().collect::<Vec<_>>()))
	}

	#[test]
	fn example_of_the_readme() {
		let tariff = tariff(50_000, &[(80, 100_000), (100, 300_000)]);
		for (loading, price) in [
			(0, 50_000),
			(79, 50_000),
			(80, 100_000),
			(99, 100_000),
			(100, 300_000),
			(MAX_LOADING, 300_000),
		] {
			assert_eq!(tariff.price_at(loading), price, "at {loading} %");
		}
	}

	#[test]
	fn without_steps_the_base_price_holds_everywhere() {
		for loading in [0, 1, 100, MAX_LOADING, u16::MAX] {
			assert_eq!(tariff(7, &[]).price_at(loading), 7);
		}
	}

	#[test]
	fn a_step_at_zero_replaces_the_base_price() {
		assert_eq!(tariff(7, &[(0, 9)]).price_at(0), 9);
	}

	#[test]
	fn a_later_step_may_be_cheaper() {
		let tariff = tariff(7, &[(50, 9), (90, 3)]);
		assert_eq!(tariff.validate(MIN_PRICE..=MAX_PRICE), Ok(()));
		assert_eq!(tariff.price_at(90), 3);
	}

	#[test]
	fn the_default_is_free() {
		assert_eq!(Tariff::default().validate(0..=0), Ok(()));
		assert_eq!(Tariff::default().price_at(MAX_LOADING), 0);
	}

	#[test]
	fn bounds_belong_to_what_is_valid() {
		let at_bounds = tariff(MAX_PRICE, &[(0, MAX_PRICE), (MAX_LOADING, MAX_PRICE)]);
		assert_eq!(at_bounds.validate(MIN_PRICE..=MAX_PRICE), Ok(()));
		assert_eq!(at_bounds.validate(MIN_PRICE..=MAX_PRICE - 1), Err(InvalidTariff::PriceTooHigh));
	}

	#[test]
	fn says_what_is_wrong() {
		for (tariff, error) in [
			(tariff(0, &[(80, 1), (80, 2)]), InvalidTariff::Unordered),
			(tariff(0, &[(80, 1), (79, 2)]), InvalidTariff::Unordered),
			(tariff(0, &[(10, 1), (30, 1), (20, 1)]), InvalidTariff::Unordered),
			(tariff(0, &[(MAX_LOADING + 1, 1)]), InvalidTariff::ImplausibleLoading),
			(tariff(MAX_PRICE + 1, &[]), InvalidTariff::PriceTooHigh),
			(tariff(0, &[(80, MAX_PRICE + 1), (90, 1)]), InvalidTariff::PriceTooHigh),
			(tariff(0, &[(80, 1), (90, MAX_PRICE + 1)]), InvalidTariff::PriceTooHigh),
			(tariff(MIN_PRICE - 1, &[]), InvalidTariff::PriceTooLow),
			(tariff(0, &[(80, 1), (90, MIN_PRICE - 1)]), InvalidTariff::PriceTooLow),
		] {
			assert_eq!(tariff.validate(MIN_PRICE..=MAX_PRICE), Err(error), "{tariff:?}");
		}
	}

	proptest! {
		#[test]
		fn agrees_with_looking_at_each_step(tariff in valid(), loading in 0..=MAX_LOADING) {
			prop_assert_eq!(tariff.validate(MIN_PRICE..=MAX_PRICE), Ok(()));
			let mut price = tariff.base;
			for step in &tariff.steps {
				if step.loading <= loading {
					price = step.price;
				}
			}
			prop_assert_eq!(tariff.price_at(loading), price);
		}

		#[test]
		fn changes_at_thresholds_alone(tariff in valid(), loading in 1..=MAX_LOADING) {
			let threshold = tariff.steps.iter().find(|step| step.loading == loading);
			match threshold {
				Some(step) => prop_assert_eq!(tariff.price_at(loading), step.price),
				None => prop_assert_eq!(tariff.price_at(loading), tariff.price_at(loading - 1)),
			}
		}

		#[test]
		fn is_never_above_the_highest_price(tariff in valid(), loading in any::<u16>()) {
			let steps = tariff.steps.iter().map(|step| step.price);
			let highest = steps.chain([tariff.base]).max().unwrap();
			prop_assert!(tariff.price_at(loading) <= highest);
		}

		#[test]
		fn rising_prices_make_a_rising_tariff(
			tariff in valid(), a in 0..=MAX_LOADING, b in 0..=MAX_LOADING,
		) {
			let mut prices: Vec<_> = tariff.steps.iter().map(|step| step.price).collect();
			prices.push(tariff.base);
			prices.sort();
			let mut rising = tariff.clone();
			rising.base = prices[0];
			for (step, price) in rising.steps.iter_mut().zip(&prices[1..]) {
				step.price = *price;
			}
			prop_assert!(rising.price_at(a.min(b)) <= rising.price_at(a.max(b)));
		}

		#[test]
		fn two_steps_out_of_order_are_refused(
			tariff in valid(), i in any::<prop::sample::Index>(), j in any::<prop::sample::Index>(),
		) {
			let count = tariff.steps.len();
			prop_assume!(count >= 2);
			let (i, j) = (i.index(count), j.index(count));
			prop_assume!(i != j);
			let mut swapped = tariff;
			swapped.steps.as_mut().swap(i, j);
			prop_assert_eq!(swapped.validate(MIN_PRICE..=MAX_PRICE), Err(InvalidTariff::Unordered));
		}
	}
}
