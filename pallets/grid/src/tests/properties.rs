// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls keep the invariants, and a refused call changes nothing.

use super::*;
use polkadot_sdk::{
	frame_support::dispatch::DispatchResult, sp_io::storage::root, sp_runtime::StateVersion,
};
use proptest::prelude::*;
use smartcharge_primitives::{hour_of, testing::cases, Ean18, Hour};

#[derive(Clone, Debug)]
enum Op {
	Create {
		by: Option<AccountId>,
		dso: AccountId,
		text: String,
	},
	Tariff {
		by: AccountId,
		area: AreaId,
		base: Price,
		steps: Vec<(u16, Price)>,
	},
	Loading {
		by: AccountId,
		area: AreaId,
		percent: u16,
	},
	Operator {
		by: Option<AccountId>,
		area: AreaId,
		dso: AccountId,
	},
	Allocation {
		by: AccountId,
		area: AreaId,
		ean: usize,
		points: Vec<(usize, AccountId)>,
		ahead: u32,
	},
	Wait {
		hours: u64,
	},
}

/// A few codes, so that they meet, and a bad one.
const CODES: [u64; 5] = [
	871_687_140_000_000_002,
	871_687_140_000_000_019,
	871_687_140_000_000_026,
	871_234_567_890_123_451,
	871_687_140_000_000_001,
];

fn account() -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => Just(DSO), 2 => Just(OTHER_DSO), 1 => Just(STRANGER)]
}

/// Mostly governance.
fn governance_mostly() -> impl Strategy<Value = Option<AccountId>> {
	prop_oneof![5 => Just(None), 1 => account().prop_map(Some)]
}

fn loading() -> impl Strategy<Value = u16> {
	prop_oneof![9 => 0..=MAX_LOADING, 1 => any::<u16>()]
}

fn price() -> impl Strategy<Value = Price> {
	prop_oneof![19 => MIN_PRICE..=MAX_PRICE, 1 => any::<Price>()]
}

/// Steps in order, mostly.
fn some_steps() -> impl Strategy<Value = Vec<(u16, Price)>> {
	let any_order = || prop::collection::vec((loading(), price()), 0..6);
	prop_oneof![
		3 => any_order().prop_map(|mut steps| {
			steps.sort();
			steps
		}),
		1 => any_order(),
	]
}

fn some_points() -> impl Strategy<Value = Vec<(usize, AccountId)>> {
	let supplier = prop_oneof![8 => Just(SUPPLIER), 4 => Just(OTHER_SUPPLIER), 1 => account()];
	prop::collection::vec((0..5usize, supplier), 0..3)
}

fn op() -> impl Strategy<Value = Op> {
	let area = || 0..4u32;
	prop_oneof![
		2 => (governance_mostly(), account(), "[a-z]{0,3}")
			.prop_map(|(by, dso, text)| Op::Create { by, dso, text }),
		4 => (account(), area(), price(), some_steps())
			.prop_map(|(by, area, base, steps)| Op::Tariff { by, area, base, steps }),
		4 => (account(), area(), loading())
			.prop_map(|(by, area, percent)| Op::Loading { by, area, percent }),
		1 => (governance_mostly(), area(), account())
			.prop_map(|(by, area, dso)| Op::Operator { by, area, dso }),
		6 => (account(), 0..3u32, 0..5usize, some_points(), 0..300u32).prop_map(
			|(by, area, ean, points, ahead)| Op::Allocation { by, area, ean, points, ahead }
		),
		2 => (0..60u64).prop_map(|hours| Op::Wait { hours }),
	]
}

fn origin(by: Option<AccountId>) -> RuntimeOrigin {
	by.map_or_else(governance, RuntimeOrigin::signed)
}

fn apply(op: Op) -> DispatchResult {
	match op {
		Op::Create { by, dso, text } => Grid::create_area(origin(by), name(&text), dso),
		Op::Tariff { by, area, base, steps: list } => {
			Grid::set_tariff(origin(Some(by)), area, base, steps(&list))
		},
		Op::Loading { by, area, percent } => Grid::report_loading(origin(Some(by)), area, percent),
		Op::Operator { by, area, dso } => Grid::set_operator(origin(by), area, dso),
		Op::Allocation { by, area, ean, points, ahead } => {
			let points = points.into_iter().map(|(code, supplier)| (CODES[code], supplier));
			let points = SecondaryArgument::truncate_from(points.collect());
			let from = hour_of(ClockTime::get()) + ahead;
			Grid::set_allocation(origin(Some(by)), area, CODES[ean], SUPPLIER, points, from)
		},
		Op::Wait { hours } => {
			ClockTime::mutate(|now| *now += hours * HOUR);
			Ok(())
		},
	}
}

/// The allocations in the present hour and in the hours before it for which they are needed.
fn past_allocations() -> Vec<(Hour, Ean18, Option<Allocation<AccountId>>)> {
	let present = hour_of(ClockTime::get());
	let codes = CODES.iter().filter_map(|code| Ean18::new(*code).ok());
	let hours = || (0..=72).step_by(6).map(move |ago| present - ago);
	codes
		.flat_map(|ean| hours().map(move |hour| (hour, ean, Grid::allocation(ean, hour))))
		.collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(64)))]

	#[test]
	fn random_calls_keep_the_invariants(ops in prop::collection::vec(op(), 1..60)) {
		ExtBuilder::default().build_and_execute(|| {
			for op in ops {
				let before = root(StateVersion::V1);
				let past = past_allocations();
				if apply(op.clone()).is_err() {
					assert_eq!(before, root(StateVersion::V1), "refused, but changed: {op:?}");
				}
				Grid::do_try_state().unwrap();
				// The past is never changed, as long as it is needed.
				for (hour, ean, allocation) in past {
					assert_eq!(Grid::allocation(ean, hour), allocation, "{op:?}");
				}
				for area in 0..NextAreaId::<Test>::get() {
					assert!(Grid::grid_price(area).is_some_and(|price| price <= MAX_PRICE));
				}
			}
		});
	}
}
