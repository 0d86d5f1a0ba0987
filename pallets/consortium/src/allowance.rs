// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Arithmetic of allowances: the used part recovers by a fixed amount in each block.

use polkadot_sdk::sp_runtime::{traits::AtLeast32BitUnsigned, Perbill, SaturatedConversion};

/// Purpose of a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
	/// Any call: it leaves the reserve of an allowance alone.
	Ordinary,
	/// A call that ends something ([`ExitCalls`](crate::ExitCalls)): it can use the reserve, too.
	Exit,
}

/// Size and recovery of an allowance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance<Balance> {
	/// Maximum that can be used.
	pub max: Balance,
	/// Recovery per block.
	pub recovery: Balance,
	/// Part of the maximum that serves only exit calls.
	pub reserve: Balance,
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

	/// Returns the unused share of the whole after `used`.
	pub fn share(&self, used: Balance) -> Perbill {
		let (left, max) = (self.left(used), self.max);
		Perbill::from_rational::<u128>(left.saturated_into(), max.saturated_into())
	}

	/// Returns the used amount after `fee` is taken as well, or `None` if `fee` exceeds what is
	/// left for `purpose`.
	pub fn take(&self, used: Balance, fee: Balance, purpose: Purpose) -> Option<Balance> {
		let limit = match purpose {
			Purpose::Ordinary => self.max.saturating_sub(self.reserve),
			Purpose::Exit => self.max,
		};
		used.checked_add(&fee).filter(|total| *total <= limit)
	}
}

#[cfg(test)]
mod tests {
	use super::{Purpose::*, *};
	use proptest::prelude::*;

	const DAILY: Allowance<u128> = Allowance { max: 1_000, recovery: 10, reserve: 0 };

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
		assert_eq!(DAILY.take(900, 100, Ordinary), Some(1_000));
		assert_eq!(DAILY.take(900, 101, Ordinary), None);
		assert_eq!(DAILY.take(1_000, 0, Ordinary), Some(1_000));
	}

	#[test]
	fn the_reserve_serves_exit_calls_only() {
		let reserving = Allowance { reserve: 100, ..DAILY };
		assert_eq!(reserving.take(800, 100, Ordinary), Some(900));
		assert_eq!(reserving.take(800, 101, Ordinary), None);
		assert_eq!(reserving.take(900, 100, Exit), Some(1_000));
		assert_eq!(reserving.take(900, 101, Exit), None);
		// A reserve of more than all leaves nothing for others.
		let greedy = Allowance { reserve: 2_000, ..DAILY };
		assert_eq!(greedy.take(0, 1, Ordinary), None);
		assert_eq!(greedy.take(0, 1_000, Exit), Some(1_000));
	}

	#[test]
	fn the_share_is_that_of_the_whole() {
		assert_eq!(DAILY.share(0), Perbill::one());
		assert_eq!(DAILY.share(250), Perbill::from_percent(75));
		assert_eq!(DAILY.share(1_000), Perbill::zero());
	}

	#[test]
	fn saturates() {
		let huge = Allowance { max: u128::MAX, recovery: u128::MAX, reserve: 0 };
		assert_eq!(huge.used_after(u128::MAX, u64::MAX), 0);
		assert_eq!(huge.take(u128::MAX, 1, Ordinary), None);
		let narrow = Allowance { max: u32::MAX, recovery: 1, reserve: 0 };
		assert_eq!(narrow.used_after(u32::MAX, u64::MAX), 0);
	}

	#[test]
	fn does_not_recover_without_recovery() {
		let once = Allowance { max: 10u128, recovery: 0, reserve: 0 };
		assert_eq!(once.used_after(10, u64::MAX), 10);
	}

	proptest! {
		#[test]
		fn recovery_is_linear(
			max in 0u128..1 << 100, recovery in 0u128..1 << 60, used in any::<u128>(),
			a in 0u64..1 << 40, b in 0u64..1 << 40,
		) {
			let allowance = Allowance { max, recovery, reserve: 0 };
			let at_once = allowance.used_after(used, a + b);
			prop_assert_eq!(allowance.used_after(allowance.used_after(used, a), b), at_once);
			let exact = used.min(max) as i128 - (recovery * u128::from(a + b)) as i128;
			prop_assert_eq!(at_once as i128, exact.max(0));
		}

		#[test]
		fn left_and_used_make_the_whole(
			max in any::<u128>(), recovery in any::<u128>(), used in any::<u128>(), blocks in any::<u64>(),
		) {
			let allowance = Allowance { max, recovery, reserve: 0 };
			let used = allowance.used_after(used, blocks);
			prop_assert!(used <= max);
			prop_assert_eq!(allowance.left(used) + used, max);
		}

		#[test]
		fn never_more_than_the_maximum_and_what_recovered(
			max in 0u128..1_000_000, recovery in 0u128..1_000,
			wishes in proptest::collection::vec((0u128..100_000, 0u64..100), 1..100),
		) {
			let allowance = Allowance { max, recovery, reserve: 0 };
			let (mut used, mut taken, mut blocks) = (0, 0, 0);
			for (fee, wait) in wishes {
				used = allowance.used_after(used, wait);
				blocks += wait;
				let fits = fee <= allowance.left(used);
				let total = allowance.take(used, fee, Ordinary);
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

		#[test]
		fn ordinary_calls_never_touch_the_reserve(
			max in 0u128..1_000, reserve in 0u128..1_000,
			fees in proptest::collection::vec((0u128..200, any::<bool>()), 1..50),
		) {
			let allowance = Allowance { max, recovery: 0, reserve };
			let (mut used, mut ordinary) = (0, 0);
			for (fee, exit) in fees {
				let purpose = if exit { Exit } else { Ordinary };
				if let Some(total) = allowance.take(used, fee, purpose) {
					ordinary += if exit { 0 } else { fee };
					used = total;
				}
				prop_assert!(used <= max);
				prop_assert!(ordinary + reserve <= max || ordinary == 0);
			}
		}
	}
}
