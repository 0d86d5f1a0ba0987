// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that can happen conserve the money and keep the invariants.

use crate::{mock::*, Expiries, Pallet, Signals, SignalsOf, Target, WeightInfo};
use polkadot_sdk::frame_support::weights::Weight;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{Balance, Direction, Flexibility, Interval, MILLIS_PER_DAY};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	Send { by: AccountId, target: Target, start: u64, length: u64, reward: Balance, most: u32 },
	Withdraw { by: AccountId, id: u64 },
	Accept { id: u64 },
	Settle { id: u64, delivered: bool },
	End { id: u64, earned: bool },
	Expire { id: u64 },
	Idle { signals: u64 },
	Pass { minutes: u64 },
}

fn op() -> impl Strategy<Value = Op> {
	let dso = prop_oneof![Just(DSO), Just(OTHER_DSO)];
	let target = prop_oneof![
		Just(Target::Area(AREA)),
		Just(Target::Area(OTHER_AREA)),
		Just(Target::Process(PROCESS)),
		Just(Target::Process(OTHER_PROCESS)),
	];
	let id = || 0u64..12;
	prop_oneof![
		6 => (dso.clone(), target, 0u64..120, 1u64..60, 1u128..200 * TOKEN, 1u32..4).prop_map(
			|(by, target, start, length, reward, most)| {
				// Some rewards are below the existential deposit.
				let reward = if reward % 5 == 0 { reward % 20 } else { reward };
				Op::Send { by, target, start, length, reward, most }
			},
		),
		2 => (dso, id()).prop_map(|(by, id)| Op::Withdraw { by, id }),
		6 => id().prop_map(|id| Op::Accept { id }),
		6 => (id(), any::<bool>()).prop_map(|(id, delivered)| Op::Settle { id, delivered }),
		4 => (id(), any::<bool>()).prop_map(|(id, earned)| Op::End { id, earned }),
		2 => id().prop_map(|id| Op::Expire { id }),
		2 => (0u64..3).prop_map(|signals| Op::Idle { signals }),
		3 => (0u64..40).prop_map(|minutes| Op::Pass { minutes }),
	]
}

/// What everybody has, free and held.
fn wealth() -> BTreeMap<AccountId, Balance> {
	[DSO, OTHER_DSO, DRIVER, KEEPER].into_iter().map(|who| (who, free(who) + held(who))).collect()
}

/// Does it; what each account should have is kept in `model`.
fn apply(op: Op, now: &mut u64, model: &mut BTreeMap<AccountId, Balance>) {
	let origin = RuntimeOrigin::signed;
	match op {
		Op::Send { by, target, start, length, reward, most } => {
			let start = *now + start * 60_000;
			let window = Interval::new(start, start + length * 60_000);
			let (direction, origin) = (Direction::Down, origin(by));
			let _ = DemandResponse::send_signal(origin, target, window, direction, reward, most);
		},
		Op::Withdraw { by, id } => {
			let _ = DemandResponse::withdraw_signal(origin(by), id);
		},
		Op::Accept { id } => {
			let _ = DemandResponse::accept(id);
		},
		Op::Settle { id, delivered } => {
			// Ending what is not open has its own test.
			let Some(record) = signal(id).filter(|record| record.open > 0) else { return };
			let before = free(record.dso);
			if delivered {
				assert_eq!(set_apart(id), record.reward);
				*model.entry(record.dso).or_default() -= record.reward;
				*model.entry(KEEPER).or_default() += record.reward;
			} else {
				DemandResponse::fail(id, &DRIVER);
				// The DSO can spend the reward again, or others can earn it.
				let lasts = *now < record.window.end && !record.expired;
				let spendable = if lasts { 0 } else { record.reward };
				assert_eq!(free(record.dso), before + spendable);
				assert_eq!(lasts, signal(id).is_some_and(|it| it.left() > record.left()));
			}
		},
		Op::End { id, earned } => {
			let Some(record) = signal(id).filter(|record| record.apart > 0) else { return };
			if earned {
				DemandResponse::earn(id, &DRIVER, record.reward);
			} else {
				assert_eq!(give_back(id, record.reward), record.reward);
				*model.entry(record.dso).or_default() += record.reward;
				*model.entry(KEEPER).or_default() -= record.reward;
				let lasts = *now < record.window.end && !record.expired;
				assert_eq!(lasts, signal(id).is_some_and(|it| it.left() > record.left()));
			}
		},
		Op::Expire { id } => {
			let _ = DemandResponse::expire_signal(origin(DRIVER), id);
		},
		Op::Idle { signals } => {
			let limit =
				<() as WeightInfo>::on_idle_base() + <() as WeightInfo>::expire_signal() * signals;
			assert!(idle(limit).all_lte(limit));
		},
		Op::Pass { minutes } => {
			*now += minutes * 60_000;
			set_time(*now);
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(200)))]

	#[test]
	fn money_is_conserved_and_the_invariants_hold(ops in vec(op(), 1..80)) {
		ExtBuilder.build().execute_with(|| {
			let mut now = NOW;
			let mut model = wealth();
			for op in ops {
				apply(op.clone(), &mut now, &mut model);
				assert_eq!(Pallet::<Test>::do_try_state(), Ok(()), "after {op:?}");
				assert_no_orphan_hold();
				assert_eq!(wealth(), model, "after {op:?}");
			}

			// When all is settled and all windows have ended, nothing remains.
			for (id, signal) in Signals::<Test>::iter().collect::<Vec<_>>() {
				for _ in 0..signal.open {
					let op = Op::Settle { id, delivered: id % 2 == 0 };
					apply(op, &mut now, &mut model);
				}
				for number in 0..signal.apart + signal.open {
					let op = Op::End { id, earned: number % 2 == 0 };
					apply(op, &mut now, &mut model);
				}
			}
			set_time(now + 10 * MILLIS_PER_DAY);
			idle(Weight::MAX);
			assert_eq!(wealth(), model);
			assert_eq!((held(DSO), held(OTHER_DSO)), (0, 0));
			assert_eq!(Signals::<Test>::iter().count(), 0);
			assert_eq!(SignalsOf::<Test>::iter().count(), 0);
			assert_eq!(Expiries::<Test>::iter().count(), 0);
		});
	}
}
