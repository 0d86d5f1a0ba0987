// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A refused call weighs what it did until it was refused.

use crate::{mock::*, Call, Error, WeightInfo};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
		weights::Weight,
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::SourceChoice;

type Weights = <Test as crate::Config>::WeightInfo;

fn refusal(outcome: DispatchResultWithPostInfo, error: Error<Test>) -> Weight {
	let DispatchErrorWithPostInfo { post_info, error: refused } = outcome.unwrap_err();
	assert_eq!(refused, DispatchError::from(error));
	post_info.actual_weight.expect("it says what it weighs")
}

fn declared(call: Call<Test>) -> Weight {
	RuntimeCall::from(call).get_dispatch_info().call_weight
}

#[test]
fn audit_h5_a_call_that_is_refused_at_once_costs_little() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = Weights::refused();
		let choice = SourceChoice::Cheapest;
		let outcome = Charging::change_source(signed(ALICE), 7, choice);
		assert_eq!(refusal(outcome, Error::UnknownProcess), refused);
		let most = declared(Call::change_source { process: 7, choice });
		assert!(refused.ref_time() < most.ref_time() / 20, "{refused:?} of {most:?}");

		let outcome = Charging::schedule(signed(CSO), 7);
		assert_eq!(refusal(outcome, Error::UnknownProcess), refused);
		assert!(refused.ref_time() < declared(Call::schedule { process: 7 }).ref_time() / 20);

		let long = || prices(&[1; 1_440]);
		let refused = refused.min(Weights::offer(1_440));
		let outcome = Charging::offer(signed(SUPPLIER_A), 7, None, long());
		assert_eq!(refusal(outcome, Error::UnknownProcess), refused);
		let outcome = Charging::offer(signed(ALICE), 7, None, long());
		assert_eq!(refusal(outcome, Error::NotASupplier), refused);
		let refused = Weights::publish_offer(1);
		let outcome = Charging::publish_offer(signed(SUPPLIER_A), None, NOW + 1, long());
		assert_eq!(refusal(outcome, Error::UnalignedOffer), refused);
		let outcome = Charging::publish_offer(signed(ALICE), None, NOW, long());
		assert_eq!(refusal(outcome, Error::NotASupplier), refused);
	});
}

#[test]
fn a_refused_offer_weighs_no_more_than_it_reserved() {
	ExtBuilder::default().build_and_execute(|| {
		let short = || prices(&[1]);
		let call = Call::publish_offer { source: None, from: NOW + 1, prices: short() };
		let outcome = Charging::publish_offer(signed(SUPPLIER_A), None, NOW + 1, short());
		assert!(declared(call).all_gte(refusal(outcome, Error::UnalignedOffer)));
		let call = Call::offer { process: 7, source: None, prices: short() };
		let outcome = Charging::offer(signed(SUPPLIER_A), 7, None, short());
		assert!(declared(call).all_gte(refusal(outcome, Error::UnknownProcess)));
	});
}

#[test]
fn audit_h5_a_call_that_is_refused_after_its_choice_costs_the_choice() {
	ExtBuilder::default().balance(ALICE, 10 * MINIMUM_BALANCE).build_and_execute(|| {
		let id = requested(hours(5_000, 4));
		assert_eq!(
			refusal(Charging::schedule(signed(CSO), id), Error::NoEligibleOffer),
			Weights::schedule(0, 4)
		);
		for supplier in [SUPPLIER_A, SUPPLIER_B] {
			polkadot_sdk::frame_support::assert_ok!(offer(
				supplier,
				id,
				None,
				prices(&[MAX_PRICE / TOKEN; 4])
			));
		}
		assert_eq!(
			refusal(Charging::schedule(signed(CSO), id), Error::InsufficientBalance),
			Weights::schedule(2, 4)
		);
	});
}

#[test]
fn audit_h5_a_change_that_is_refused_after_its_choice_costs_the_choice() {
	ExtBuilder::default().build_and_execute(|| {
		let id = scheduled(hours(15_000, 4), &[1; 4]);
		let choice = SourceChoice::Cheapest;
		assert_eq!(
			refusal(Charging::change_source(signed(ALICE), id, choice), Error::NoEligibleOffer),
			Weights::change_source(0, 4)
		);
	});
}
