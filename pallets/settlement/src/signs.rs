// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signs: everything counts as net injection into the grid. Pure: no storage.
//!
//! | Quantity | Above zero | Below zero |
//! |---|---|---|
//! | position `N` | more was fed in than taken | more was taken than fed in |
//! | programme `P` | sold outside of the chain | bought outside of the chain |
//! | trades `T` | sold on the chain | bought on the chain |
//! | imbalance `N - P - T` | long: a surplus | short: a shortage |
//! | price | whoever is long is paid, whoever is short pays | the other way round |
//! | amount | the party receives it | the party pays it |
//!
//! A shortage has the short price, a surplus the surplus price.

use crate::types::{ImbalancePrice, Quarter};
use smartcharge_primitives::{money::toward_zero, Amount, Price};

/// What was fed in less what was taken in a quarter, after its correction, in Wh. A correction
/// counts as energy taken.
pub fn net(flows: &Quarter, taken_more: i64) -> i128 {
	i128::from(flows.fed)
		.saturating_sub(i128::from(flows.taken))
		.saturating_sub(i128::from(taken_more))
}

/// What is left of `net` after `programme` and `trades`: the imbalance, in Wh.
pub fn imbalance(net: i128, programme: i128, trades: i128) -> i128 {
	net.saturating_sub(programme).saturating_sub(trades)
}

/// What a party with `imbalance` receives, rounded toward zero: below zero, it pays.
pub fn amount(imbalance: i128, price: &ImbalancePrice) -> Amount {
	let price = if imbalance < 0 { price.short } else { price.surplus };
	energy_value(imbalance, price)
}

/// Value of signed `energy` in Wh at `price` per kWh, rounded toward zero.
pub fn energy_value(energy: i128, price: Price) -> Amount {
	toward_zero(energy.saturating_mul(Amount::from(price)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::Regulation;
	use proptest::prelude::*;

	fn price(short: Price, surplus: Price) -> ImbalancePrice {
		ImbalancePrice { short, surplus, state: Regulation::Both }
	}

	/// Both directions at both signs of the price.
	#[test]
	fn who_is_short_pays_and_who_is_long_receives() {
		let (positive, negative) = (price(200_000, 100_000), price(-15_000, -20_000));
		assert_eq!(amount(-2_000, &positive), -400_000);
		assert_eq!(amount(2_000, &positive), 200_000);
		assert_eq!(amount(-2_000, &negative), 30_000);
		assert_eq!(amount(2_000, &negative), -40_000);
		assert_eq!(amount(0, &positive), 0);
	}

	#[test]
	fn what_is_fed_in_sold_and_taken_less_counts_upward() {
		let flows = Quarter { taken: 10, fed: 3 };
		assert_eq!(net(&flows, 0), -7);
		assert_eq!(net(&flows, -4), -3);
		assert_eq!(imbalance(-7, -5, 0), -2);
		assert_eq!(imbalance(-7, 0, 2), -9);
		assert_eq!(imbalance(-7, 0, -9), 2);
	}

	proptest! {
		/// No party pays more, and none receives more, than exactly.
		#[test]
		fn amounts_are_rounded_toward_zero(wh in -1_000_000_000i64..1_000_000_000, short: i32) {
			let short = Price::from(short);
			let amount = amount(i128::from(wh), &price(short, short));
			let exact = wh as f64 * short as f64 / 1_000.0;
			prop_assert!(amount.unsigned_abs() as f64 <= exact.abs() + 0.001 * exact.abs());
			prop_assert_eq!(amount, i128::from(wh) * i128::from(short) / 1_000);
		}

		#[test]
		fn nothing_overflows(taken: u64, fed: u64, more: i64, p: i64, t: i64, short: i64) {
			let flows = Quarter { taken, fed };
			let imbalance = imbalance(net(&flows, more), p.into(), t.into());
			prop_assert_eq!(
				imbalance,
				i128::from(fed) - i128::from(taken)
					- i128::from(more) - i128::from(p) - i128::from(t)
			);
			amount(imbalance, &price(short, short));
		}
	}
}
