// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weight of a batch, divided so that no reading takes the share of another.

use polkadot_sdk::frame_support::weights::{Weight, WeightMeter};

/// A share for each reading, and a pool for what readings need beyond theirs.
#[derive(Debug)]
pub(crate) struct Budget {
	share: Weight,
	pool: Weight,
	spent: Weight,
}

impl Budget {
	/// Creates a budget of `share` for each reading and `pool` for all together.
	pub(crate) fn new(share: Weight, pool: Weight) -> Self {
		Self { share, pool, spent: Weight::zero() }
	}

	/// Runs `work`, which follows from one reading, with its share and the rest of the pool.
	pub(crate) fn spend<R>(&mut self, work: impl FnOnce(&mut WeightMeter) -> R) -> R {
		let mut meter = WeightMeter::with_limit(self.share.saturating_add(self.pool));
		let result = work(&mut meter);
		let excess = meter.consumed().saturating_sub(self.share);
		self.pool = self.pool.saturating_sub(excess);
		self.spent = self.spent.saturating_add(meter.consumed());
		result
	}

	/// Weight spent so far.
	pub(crate) fn spent(&self) -> Weight {
		self.spent
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn weight() -> impl Strategy<Value = Weight> {
		(0u64..1_000, 0u64..1_000).prop_map(|(time, size)| Weight::from_parts(time, size))
	}

	#[test]
	fn an_empty_pool_leaves_the_shares() {
		let mut budget = Budget::new(Weight::from_parts(10, 1), Weight::from_parts(50, 5));
		assert!(budget.spend(|meter| meter.try_consume(Weight::from_parts(60, 6))).is_ok());
		assert!(budget.spend(|meter| meter.try_consume(Weight::from_parts(11, 1))).is_err());
		assert!(budget.spend(|meter| meter.try_consume(Weight::from_parts(10, 2))).is_err());
		assert!(budget.spend(|meter| meter.try_consume(Weight::from_parts(10, 1))).is_ok());
		assert_eq!(budget.spent(), Weight::from_parts(70, 7));
	}

	proptest! {
		#[test]
		fn every_reading_has_its_share_and_the_sum_keeps_the_limit(
			share in weight(), pool in weight(), needs in proptest::collection::vec(weight(), 0..40),
		) {
			let mut budget = Budget::new(share, pool);
			let limit = share.saturating_mul(needs.len() as u64).saturating_add(pool);
			let mut spent = Weight::zero();
			for need in needs {
				let served = budget.spend(|meter| meter.try_consume(need)).is_ok();
				prop_assert!(served || need.any_gt(share));
				if served {
					spent += need;
				}
			}
			prop_assert_eq!(budget.spent(), spent);
			prop_assert!(spent.all_lte(limit));
		}
	}
}
