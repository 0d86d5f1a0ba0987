// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Prices of steps, and the locked offers that hold them.
//!
//! A locked offer is stored by runs of equal prices. Prices are made for hours or metering
//! intervals and steps are shorter, so a process of a day has a few dozen runs for its 1 440 steps,
//! and each reading of its meter has that much less to read.

use alloc::vec::Vec;
use codec::{Decode, Encode, EncodeLike, Error, Input, MaxEncodedLen, Output};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::{Type, TypeInfo};
use smartcharge_primitives::{Price, SourceId, MAX_STEPS};

/// A price per kWh for each step of a process, or for each interval of a standing offer.
pub type Prices = BoundedVec<Price, ConstU32<MAX_STEPS>>;

/// The price of `step` in `prices`; beyond the last one the highest possible.
pub fn price_of(prices: &[Price], step: u32) -> Price {
	usize::try_from(step).ok().and_then(|step| prices.get(step).copied()).unwrap_or(Price::MAX)
}

/// An offer locked for a process (rule 3). It is stored by runs of equal prices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockedOffer<AccountId> {
	/// The supplier.
	pub supplier: AccountId,
	/// The source; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// A price per kWh for each step.
	pub prices: Prices,
}

impl<AccountId> LockedOffer<AccountId> {
	/// The supplier's price of `step`, per kWh.
	pub fn price(&self, step: u32) -> Price {
		price_of(&self.prices, step)
	}
}

/// The prices of the grid mixes among `offers`.
pub(crate) fn grid_mixes<AccountId>(
	offers: &[LockedOffer<AccountId>],
) -> impl Iterator<Item = &Prices> {
	offers.iter().filter(|offer| offer.source.is_none()).map(|offer| &offer.prices)
}

/// Consecutive steps with the same price.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("prices", "runs"), capture_docs = "always")]
pub struct PriceRun {
	/// Number of steps.
	#[codec(compact)]
	pub steps: u32,
	/// Their price per kWh.
	pub price: Price,
}

/// The prices of all steps, in order.
pub type PriceRuns = BoundedVec<PriceRun, ConstU32<MAX_STEPS>>;

/// A locked offer as it is stored.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[scale_info(replace_segment("prices", "runs"), capture_docs = "always")]
pub struct StoredOffer<AccountId> {
	/// The supplier.
	pub supplier: AccountId,
	/// The source; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// A price per kWh for each step, by runs.
	pub prices: PriceRuns,
}

/// Runs of `prices`; never more than prices.
fn to_runs(prices: &Prices) -> PriceRuns {
	let mut runs: Vec<PriceRun> = Vec::new();
	for price in prices {
		match runs.last_mut().filter(|run| run.price == *price) {
			Some(run) => run.steps = run.steps.saturating_add(1),
			None => runs.push(PriceRun { steps: 1, price: *price }),
		}
	}
	PriceRuns::truncate_from(runs)
}

/// The prices in `runs`; `None` if there are more than [`MAX_STEPS`].
fn from_runs(runs: &PriceRuns) -> Option<Prices> {
	let mut prices = Vec::new();
	for PriceRun { steps, price } in runs {
		let length = prices.len().checked_add(usize::try_from(*steps).ok()?)?;
		if length > usize::try_from(MAX_STEPS).ok()? {
			return None;
		}
		prices.resize(length, *price);
	}
	Prices::try_from(prices).ok()
}

impl<AccountId: Clone> LockedOffer<AccountId> {
	fn stored(&self) -> StoredOffer<AccountId> {
		let Self { supplier, source, prices } = self;
		StoredOffer { supplier: supplier.clone(), source: *source, prices: to_runs(prices) }
	}
}

impl<AccountId: Encode + Clone> Encode for LockedOffer<AccountId> {
	fn encode_to<T: Output + ?Sized>(&self, dest: &mut T) {
		self.stored().encode_to(dest);
	}
}

impl<AccountId: Encode + Clone> EncodeLike for LockedOffer<AccountId> {}

impl<AccountId: Decode> Decode for LockedOffer<AccountId> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let StoredOffer { supplier, source, prices } = StoredOffer::decode(input)?;
		let prices = from_runs(&prices).ok_or("more prices than steps")?;
		Ok(Self { supplier, source, prices })
	}
}

impl<AccountId: MaxEncodedLen + Clone> MaxEncodedLen for LockedOffer<AccountId> {
	fn max_encoded_len() -> usize {
		StoredOffer::<AccountId>::max_encoded_len()
	}
}

impl<AccountId: TypeInfo + 'static> TypeInfo for LockedOffer<AccountId> {
	type Identity = StoredOffer<AccountId>;

	fn type_info() -> Type {
		StoredOffer::<AccountId>::type_info()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn offer(prices: Vec<Price>) -> LockedOffer<u64> {
		LockedOffer { supplier: 1, source: Some(2), prices: Prices::truncate_from(prices) }
	}

	#[test]
	fn equal_prices_are_stored_once() {
		let day = offer(vec![250_000; 1_440]);
		// Supplier 8, source 5, number of runs 1, steps 2, price 8.
		assert_eq!(day.encode().len(), 24);
		assert_eq!(LockedOffer::decode(&mut &day.encode()[..]), Ok(day));
		let hourly: Vec<Price> = (0..1_440).map(|step| step / 60 - 12).collect();
		assert_eq!(to_runs(&offer(hourly).prices).len(), 24);
	}

	#[test]
	fn more_prices_than_steps_are_not_decoded() {
		let runs = |steps: &[u32]| {
			let run = |steps: &u32| PriceRun { steps: *steps, price: 1 };
			PriceRuns::truncate_from(steps.iter().map(run).collect())
		};
		assert_eq!(from_runs(&runs(&[1_000, 440])).map(|prices| prices.len()), Some(1_440));
		for steps in [&[1_441][..], &[1_440, 1], &[u32::MAX, u32::MAX]] {
			assert_eq!(from_runs(&runs(steps)), None);
		}
	}

	proptest! {
		#[test]
		fn what_is_stored_comes_back(
			prices in proptest::collection::vec(
				prop_oneof![-1..3i64, 0..10_000_000_000i64, any::<i64>()], 0..=1_440,
			),
		) {
			let offer = offer(prices);
			let stored = offer.encode();
			prop_assert!(stored.len() <= LockedOffer::<u64>::max_encoded_len());
			prop_assert_eq!(LockedOffer::decode(&mut &stored[..]), Ok(offer));
		}
	}
}
