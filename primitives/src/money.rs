// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Amounts from prices. This is the only place in the project that rounds money, and it rounds
//! toward zero, once, so that nobody pays more than the locked price says: neither a driver nor, at
//! a negative price, a supplier or a DSO.

use crate::{Amount, Balance, Energy, Moment, Price, PricePerHour, MILLIS_PER_HOUR};

/// Wh in a kWh.
const WH_PER_KWH: i64 = 1_000;

/// Cost of `energy` at `price_per_kwh`: `price × Wh / 1000`, rounded toward zero.
pub fn energy_cost(price_per_kwh: Price, energy: Energy) -> Amount {
	toward_zero(exact_cost(price_per_kwh, energy))
}

/// The amount of an exact `cost`, in thousandths of the smallest token unit, rounded toward zero.
pub fn toward_zero(cost: Amount) -> Amount {
	// Wasm has no division of 128 bits, and most costs need none.
	let quotient = match i64::try_from(cost) {
		Ok(cost) => cost.checked_div(WH_PER_KWH).map(Amount::from),
		Err(_) => cost.checked_div(WH_PER_KWH.into()),
	};
	quotient.unwrap_or_default()
}

/// Cost of `energy` at `price_per_kwh` in thousandths of the smallest token unit: `price × Wh`. It
/// always fits.
pub fn exact_cost(price_per_kwh: Price, energy: Energy) -> Amount {
	Amount::from(price_per_kwh).saturating_mul(Amount::from(energy))
}

/// The highest whole amount that is not above the sum of `costs`, which are in thousandths of the
/// smallest token unit.
pub fn whole(costs: impl Iterator<Item = Amount>) -> Amount {
	let sum = costs.fold(0, |sum: Amount, cost| sum.saturating_add(cost));
	sum.checked_div_euclid(WH_PER_KWH.into()).unwrap_or_default()
}

/// Cost of `duration` at `price_per_hour`: `price × ms / 3 600 000`, rounded down.
///
/// `None` when the product does not fit a [`Balance`].
pub fn time_cost(price_per_hour: PricePerHour, duration: Moment) -> Option<Balance> {
	price_per_hour.checked_mul(u128::from(duration))?.checked_div(u128::from(MILLIS_PER_HOUR))
}

/// The prices of a kWh that nobody pays for, all in all, of prices whose sum is negative: what one
/// party pays, the other one gets. Other prices stay.
pub fn balanced(supplier: Price, grid: Price) -> (Price, Price) {
	if supplier.saturating_add(grid) >= 0 {
		return (supplier, grid);
	}
	let balanced = |price: Price, other: Price| match price < 0 {
		true => other.max(0).saturating_neg(),
		false => price,
	};
	(balanced(supplier, grid), balanced(grid, supplier))
}

/// `paid` as the amount of a line.
pub fn amount(paid: Balance) -> Amount {
	Amount::try_from(paid).unwrap_or(Amount::MAX)
}

/// The part of `line` that its payee receives; 0 if it is negative.
pub fn payable(line: Amount) -> Balance {
	Balance::try_from(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn thesis_step_costs_ten() {
		let token = 1_000_000;
		assert_eq!(energy_cost(token, 5_000), 5_000_000);
		assert_eq!(time_cost(5_000_000, MILLIS_PER_HOUR), Some(5_000_000));
	}

	#[test]
	fn rounds_toward_zero_once() {
		assert_eq!(energy_cost(1, 999), 0);
		assert_eq!(energy_cost(1, 1_999), 1);
		assert_eq!(energy_cost(-1, 999), 0);
		assert_eq!(energy_cost(-1, 1_999), -1);
		assert_eq!(time_cost(1, MILLIS_PER_HOUR - 1), Some(0));
	}

	#[test]
	fn balanced_prices_cost_the_payer_nothing() {
		assert_eq!(balanced(5, 3), (5, 3));
		assert_eq!(balanced(-5, 5), (-5, 5));
		assert_eq!(balanced(-5, 3), (-3, 3));
		assert_eq!(balanced(2, -7), (2, -2));
		assert_eq!(balanced(-5, -3), (0, 0));
	}

	#[test]
	fn any_price_of_any_energy_fits() {
		for price in [Price::MIN, -1, 0, 1, Price::MAX] {
			let exact = exact_cost(price, Energy::MAX);
			assert_eq!(exact, i128::from(price) * i128::from(Energy::MAX));
		}
		assert_eq!(time_cost(u128::MAX, 2), None);
	}

	#[test]
	fn a_sum_is_rounded_down() {
		assert_eq!(whole([1_999, 1].into_iter()), 2);
		assert_eq!(whole([1_999].into_iter()), 1);
		assert_eq!(whole([-1].into_iter()), -1);
	}

	proptest! {
		#[test]
		fn parts_never_cost_more_than_the_whole(
			price in any::<Price>(), a in 0..u64::MAX / 2, b in 0..u64::MAX / 2,
		) {
			// By the size of the amounts: the payer of either sign pays no more.
			let whole = energy_cost(price, a + b).abs();
			let parts = energy_cost(price, a).abs() + energy_cost(price, b).abs();
			prop_assert!(parts <= whole && whole <= parts + 1);
		}

		#[test]
		fn is_rounded_toward_zero_however_large(cost: i128, small: i64) {
			prop_assert_eq!(toward_zero(cost), cost / 1_000);
			prop_assert_eq!(toward_zero(small.into()), Amount::from(small) / 1_000);
		}

		#[test]
		fn is_the_cost_of_the_other_sign(price in -i64::MAX..=i64::MAX, energy in any::<u64>()) {
			prop_assert_eq!(energy_cost(-price, energy), -energy_cost(price, energy));
		}

		#[test]
		fn grows_with_the_price(
			price in any::<i32>(), more in 0..1_000_000i64, energy in any::<u64>(),
		) {
			let price = Price::from(price);
			prop_assert!(energy_cost(price, energy) <= energy_cost(price + more, energy));
		}
	}
}
