// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Amounts from prices. This is the only place in the project that rounds money, and it rounds
//! down, once, so that a driver never pays more than the locked price says.

use crate::{Balance, Energy, Moment, Price, MILLIS_PER_HOUR};

/// Wh in a kWh.
const WH_PER_KWH: u64 = 1_000;

/// Cost of `energy` at `price_per_kwh`: `price × Wh / 1000`, rounded down.
///
/// `None` when the product does not fit a [`Balance`].
pub fn energy_cost(price_per_kwh: Price, energy: Energy) -> Option<Balance> {
	per_unit(price_per_kwh, energy, WH_PER_KWH)
}

/// Cost of `duration` at `price_per_hour`: `price × ms / 3 600 000`, rounded down.
///
/// `None` when the product does not fit a [`Balance`].
pub fn time_cost(price_per_hour: Price, duration: Moment) -> Option<Balance> {
	per_unit(price_per_hour, duration, MILLIS_PER_HOUR)
}

fn per_unit(price: Price, quantity: u64, unit: u64) -> Option<Balance> {
	price.checked_mul(u128::from(quantity))?.checked_div(u128::from(unit))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn thesis_step_costs_ten() {
		let token = 1_000_000;
		assert_eq!(energy_cost(token, 5_000), Some(5 * token));
		assert_eq!(time_cost(5 * token, MILLIS_PER_HOUR), Some(5 * token));
	}

	#[test]
	fn rounds_down_once() {
		assert_eq!(energy_cost(1, 999), Some(0));
		assert_eq!(energy_cost(1, 1_999), Some(1));
		assert_eq!(time_cost(1, MILLIS_PER_HOUR - 1), Some(0));
	}

	#[test]
	fn overflow_is_none() {
		assert_eq!(energy_cost(u128::MAX, 2), None);
		assert_eq!(time_cost(u128::MAX, 2), None);
	}

	proptest! {
		#[test]
		fn parts_never_cost_more_than_the_whole(
			price in 0..u128::from(u64::MAX), a in 0..u64::MAX / 2, b in 0..u64::MAX / 2,
		) {
			let whole = energy_cost(price, a + b).unwrap();
			let parts = energy_cost(price, a).unwrap() + energy_cost(price, b).unwrap();
			prop_assert!(parts <= whole && whole <= parts + 1);
		}

		#[test]
		fn grows_with_price_and_quantity(
			price in 0..u128::from(u64::MAX), more in 0..1_000_000u128, energy in any::<u64>(),
		) {
			prop_assert!(energy_cost(price, energy) <= energy_cost(price + more, energy));
			prop_assert!(energy_cost(price, energy / 2) <= energy_cost(price, energy));
		}
	}
}
