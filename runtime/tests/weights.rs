// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights and lengths within the limits of a block, and the configs in order.

mod common;

use common::{development, read, set_time, signed_reading, START};
use polkadot_sdk::{
	frame_support::{
		self,
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::{GetCallMetadata, IntegrityTest},
		weights::Weight,
		BoundedVec,
	},
	frame_system,
	sp_runtime::traits::Dispatchable,
};
use smartcharge_primitives::{OnReading, MAX_STEPS, MILLIS_PER_HOUR};
use smartcharge_runtime::{
	configs::{
		charging::{CatchUp, MaxBatch},
		system::MAXIMUM_BLOCK_WEIGHT,
	},
	AccountId, AllPalletsWithSystem, Charging, Runtime, RuntimeCall, RuntimeOrigin, Settlement,
	SLOT_DURATION, TOKEN_PER_KWH,
};

fn normal_limit() -> Weight {
	<Runtime as frame_system::Config>::BlockWeights::get()
		.get(DispatchClass::Normal)
		.max_extrinsic
		.unwrap()
}

fn submit(count: u32) -> RuntimeCall {
	let readings = (0..count).map(|n| signed_reading("Meter//0", 0, START + u64::from(n), 0));
	let readings = BoundedVec::truncate_from(readings.collect());
	pallet_metering::Call::submit_readings { readings }.into()
}

#[test]
fn configs_are_in_order() {
	common::genesis(None).execute_with(AllPalletsWithSystem::integrity_test);
}

#[test]
fn a_block_weighs_at_most_half_of_a_slot() {
	let slot = Weight::from_parts(SLOT_DURATION * 1_000_000_000, u64::MAX);
	assert!(MAXIMUM_BLOCK_WEIGHT.ref_time() * 2 <= slot.ref_time());
}

#[test]
fn the_heaviest_calls_fit_a_block() {
	development(|| {
		let longest = || BoundedVec::truncate_from(vec![TOKEN_PER_KWH; MAX_STEPS as usize]);
		let calls: Vec<RuntimeCall> = vec![
			pallet_charging::Call::schedule { process: 0 }.into(),
			pallet_charging::Call::offer { process: 0, source: None, prices: longest() }.into(),
			pallet_charging::Call::publish_offer { source: None, from: 0, prices: longest() }
				.into(),
			pallet_charging::Call::close_stale { process: 0 }.into(),
			submit(MaxBatch::get()),
		];
		for call in calls {
			let weight = call.get_dispatch_info().total_weight();
			let name = call.get_call_metadata();
			assert!(weight.all_lte(normal_limit()), "{name:?} weighs {weight}");
		}
	});
}

/// A day of a balance responsible party with sixteen suppliers: each of its areas takes no more
/// than a tenth of a block.
#[test]
fn a_statement_takes_a_tenth_of_a_block() {
	development(|| {
		let (brp, day) = (common::account("Brp"), 0);
		let settle = pallet_settlement::Call::settle_day { brp, area: 0, day };
		let weight = RuntimeCall::from(settle).get_dispatch_info().total_weight();
		assert!(weight.ref_time() * 10 <= MAXIMUM_BLOCK_WEIGHT.ref_time(), "{weight}");
		// The most values that a call takes fit, too, and more are weighed as those.
		let file = |values| pallet_settlement::Call::file_programme { area: 0, from: 0, values };
		let weigh = |values: usize| {
			RuntimeCall::from(file(vec![0; values])).get_dispatch_info().call_weight
		};
		assert!(weigh(100).ref_time() * 10 <= MAXIMUM_BLOCK_WEIGHT.ref_time());
		assert!(weigh(1).ref_time() < weigh(100).ref_time());
		assert_eq!(weigh(100_000), weigh(100));
	});
}

#[test]
fn the_catch_up_of_a_batch_covers_the_longest_process() {
	use pallet_charging::WeightInfo;
	type Weights = pallet_charging::weights::SubstrateWeight<Runtime>;
	let share = Charging::weight();
	let claims =
		2 + pallet_charging::MAX_SEGMENTS
			+ <<Runtime as pallet_origin::Config>::ClosingDelay as frame_support::traits::Get<
				u32,
			>>::get();
	let most = Charging::most_weight(MAX_STEPS, claims, pallet_charging::MAX_LOCKED)
		.saturating_add(Weights::pay_out(2 + pallet_charging::MAX_SEGMENTS));
	assert!(most.all_lte(share.saturating_add(CatchUp::get())));
}

/// A reading after any silence adds keys of the open hours only, and there is weight for
/// them in addition to all that the longest process needs.
#[test]
fn the_catch_up_of_a_batch_covers_the_books_of_the_longest_silence() {
	use pallet_charging::WeightInfo;
	use smartcharge_primitives::{Interval, OnFlow};
	type Weights = pallet_charging::weights::SubstrateWeight<Runtime>;
	development(|| {
		let over = Interval::new(0, START + 60_000);
		let keys = Settlement::most_keys(over, &mut Default::default())
			+ 2 * (pallet_charging::MAX_SEGMENTS - 1);
		assert!(keys > 14 * 24);
		let books = <Settlement as OnFlow<AccountId>>::weight(keys);
		assert!(books.all_lte(CatchUp::get()));
		let claims = 2 + pallet_charging::MAX_SEGMENTS + 12;
		let most = Charging::most_weight(MAX_STEPS, claims, pallet_charging::MAX_LOCKED)
			.saturating_add(Weights::pay_out(2 + pallet_charging::MAX_SEGMENTS))
			.saturating_add(books);
		assert!(most.all_lte(Charging::weight().saturating_add(CatchUp::get())));
		// More hours than a process can last.
		assert!(
			<<Runtime as pallet_charging::Config>::MaxDuration as frame_support::traits::Get<
				u64,
			>>::get() < 13 * 24 * MILLIS_PER_HOUR
		);
	});
}

#[test]
fn a_batch_gives_back_what_it_did_not_use() {
	development(|| {
		read(START - MILLIS_PER_HOUR, 0);
		set_time(START + 10);
		let call = submit(5);
		let before = call.get_dispatch_info().call_weight;
		let after = call
			.dispatch(RuntimeOrigin::signed(common::account("Custodian")))
			.unwrap()
			.actual_weight
			.unwrap();
		assert!(after.any_lt(before.saturating_sub(CatchUp::get().saturating_div(2))));
		assert!(after.ref_time() > 0);
	});
}
