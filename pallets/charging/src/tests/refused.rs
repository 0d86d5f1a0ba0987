// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A refused call weighs what it did until it was refused.

use crate::{mock::*, Call, Error, FaultReason, Preferences, Request, WeightInfo};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
		weights::{RuntimeDbWeight, Weight},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{testing::FakeDebts, Debts, SourceChoice};

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
				prices(&[MAX_PRICE / UNIT; 4])
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

#[test]
fn a_refused_end_of_a_process_costs_little() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = Weights::refused();
		let ends = [
			(Charging::disconnect(signed(ALICE), 7), Call::disconnect { process: 7 }),
			(
				Charging::terminate(signed(CSO), 7, FaultReason::Other),
				Call::terminate { process: 7, reason: FaultReason::Other },
			),
			(Charging::close_stale(signed(BOB), 7), Call::close_stale { process: 7 }),
			(
				Charging::close_on_last_reading(signed(CSO), 7),
				Call::close_on_last_reading { process: 7 },
			),
		];
		for (outcome, call) in ends {
			assert_eq!(refusal(outcome, Error::UnknownProcess), refused);
			let most = declared(call);
			assert!(refused.ref_time() < most.ref_time() / 2, "{refused:?} of {most:?}");
		}
	});
}

#[test]
fn the_end_on_the_last_reading_weighs_the_debts_that_it_leaves() {
	ExtBuilder::default().build_and_execute(|| {
		DbWeight::set(RuntimeDbWeight { read: 1_000, write: 0 });
		// 3 kWh in an hour that does not charge, at 50, and an escrow for 5 minutes of it.
		let at_most = Preferences { max_price: Some(50 * UNIT), ..preferences() };
		let id = scheduled(Request { preferences: at_most, ..hours(5_000, 3) }, &[90, 1, 1]);
		tick(40 * MINUTE, 3_000);
		set_time(NOW + 40 * MINUTE + STALE_AFTER);
		let most = declared(Call::close_stale { process: id });
		let actual = Charging::close_stale(signed(BOB), id).unwrap().actual_weight.unwrap();
		assert_eq!(debts().len(), 1);
		let debt = FakeDebts::weight();
		// What is free is reported: the station, and the roles of its suppliers.
		let idle = DbWeight::get().reads(1 + u64::from(crate::MAX_SUPPLIERS));
		assert_eq!(actual, Weights::close_stale() + debt + idle);
		let rewards = Charging::rewards_weight(MAX_REWARDS);
		// DSO, station, and a supplier for each segment.
		let payees = 2 + u64::from(crate::MAX_SEGMENTS);
		let covers = Charging::covers_weight(crate::MAX_COVERS);
		let most_besides = idle + covers + Charging::mandate_weight();
		assert_eq!(most, Weights::close_stale() + rewards + debt * payees + most_besides);
	});
}
