// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Arithmetic of allowances: the used part recovers by a fixed amount in each block.

use polkadot_sdk::sp_runtime::{traits::AtLeast32BitUnsigned, SaturatedConversion};

/// Size and recovery of an allowance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance<Balance> {
	/// Maximum that can be used.
	pub max: Balance,
	/// Recovery per block.
	pub recovery: Balance,
}

impl<Balance: AtLeast32BitUnsigned + Copy> Allowance<Balance> {
	/// Returns the part of `used` that has not recovered after `blocks`.
	pub fn used_after(&self, used: Balance, blocks: u64) -> Balance {
		let recovered = self.recovery.saturating_mul(Balance::saturated_from(blocks));
		used.min(self.max).saturating_sub(recovered)
	}

	/// Returns the amount that is left after `used`.
	pub fn left(&self, used: Balance) -> Balance {
		self.max.saturating_sub(used)
	}

	/// Returns the used amount after `fee` is taken as well, or `None` if `fee` exceeds what is
	/// left.
	pub fn take(&self, used: Balance, fee: Balance) -> Option<Balance> {
		used.checked_add(&fee).filter(|total| *total <= self.max)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const DAILY: Allowance<u128> = Allowance { max: 1_000, recovery: 10 };

	#[test]
	fn recovers_by_the_same_amount_in_each_block() {
		assert_eq!(DAILY.used_after(1_000, 0), 1_000);
		assert_eq!(DAILY.used_after(1_000, 1), 990);
		assert_eq!(DAILY.used_after(1_000, 99), 10);
		assert_eq!(DAILY.used_after(1_000, 100), 0);
		assert_eq!(DAILY.used_after(1_000, 101), 0);
	}

	#[test]
	fn takes_up_to_the_last_unit() {
		assert_eq!(DAILY.take(900, 100), Some(1_000));
		assert_eq!(DAILY.take(900, 101), None);
		assert_eq!(DAILY.take(1_000, 0), Some(1_000));
	}

	#[test]
	fn saturates() {
		let huge = Allowance { max: u128::MAX, recovery: u128::MAX };
		assert_eq!(huge.used_after(u128::MAX, u64::MAX), 0);
		assert_eq!(huge.take(u128::MAX, 1), None);
		let narrow = Allowance { max: u32::MAX, recovery: 1 };
		assert_eq!(narrow.used_after(u32::MAX, u64::MAX), 0);
	}

	#[test]
	fn does_not_recover_without_recovery() {
		let once = Allowance { max: 10u128, recovery: 0 };
		assert_eq!(once.used_after(10, u64::MAX), 10);
	}

	proptest! {
		#[test]
		fn recovery_is_linear(
			max in 0u128..1 << 100, recovery in 0u128..1 << 60, used in any::<u128>(),
			a in 0u64..1 << 40, b in 0u64..1 << 40,
		) {
			let allowance = Allowance { max, recovery };
			let at_once = allowance.used_after(used, a + b);
			prop_assert_eq!(allowance.used_after(allowance.used_after(used, a), b), at_once);
			let exact = used.min(max) as i128 - (recovery * u128::from(a + b)) as i128;
			prop_assert_eq!(at_once as i128, exact.max(0));
		}

		#[test]
		fn left_and_used_make_the_whole(
			max in any::<u128>(), recovery in any::<u128>(), used in any::<u128>(), blocks in any::<u64>(),
		) {
			let allowance = Allowance { max, recovery };
			let used = allowance.used_after(used, blocks);
			prop_assert!(used <= max);
			prop_assert_eq!(allowance.left(used) + used, max);
		}

		#[test]
		fn never_more_than_the_maximum_and_what_recovered(
			max in 0u128..1_000_000, recovery in 0u128..1_000,
			wishes in proptest::collection::vec((0u128..100_000, 0u64..100), 1..100),
		) {
			let allowance = Allowance { max, recovery };
			let (mut used, mut taken, mut blocks) = (0, 0, 0);
			for (fee, wait) in wishes {
				used = allowance.used_after(used, wait);
				blocks += wait;
				let fits = fee <= allowance.left(used);
				let total = allowance.take(used, fee);
				prop_assert_eq!(total.is_some(), fits);
				if let Some(total) = total {
					prop_assert_eq!(total, used + fee);
					used = total;
					taken += fee;
				}
				prop_assert!(used <= max);
			}
			prop_assert!(taken <= max + recovery * u128::from(blocks));
		}
	}
}
