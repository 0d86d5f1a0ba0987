// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random flows in random batches: no Wh is lost, and each is where it flowed.

use super::*;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{testing::cases, AreaId};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Action {
	/// Flows of a batch: supplier, area, side, how long ago it ended, how long it took, energy.
	Batch(Vec<(AccountId, AreaId, bool, u64, u64, u64)>),
	Wait(u64),
	Idle(u32),
}

fn flow() -> impl Strategy<Value = (AccountId, AreaId, bool, u64, u64, u64)> {
	// Few of them flow for long: each case makes and reads all hours that they span.
	let ago = prop_oneof![12 => 0..HOUR, 4 => 0..24 * HOUR, 1 => 0..20 * 24 * HOUR];
	let took = prop_oneof![12 => 0..HOUR, 4 => 0..12 * HOUR, 1 => 0..20 * 24 * HOUR];
	let supplier = prop_oneof![Just(SUPPLIER), Just(OTHER_SUPPLIER)];
	(supplier, 0..2u32, any::<bool>(), ago, took, 0..1_000_000u64)
}

fn action() -> impl Strategy<Value = Action> {
	prop_oneof![
		6 => vec(flow(), 0..5).prop_map(Action::Batch),
		2 => (0..72 * HOUR).prop_map(Action::Wait),
		1 => (0..80 * 24 * HOUR).prop_map(Action::Wait),
		3 => (0..40u32).prop_map(Action::Idle),
	]
}

type Sums = BTreeMap<(AccountId, AreaId), Quarter>;

fn add(sums: &mut Sums, supplier: AccountId, area: AreaId, quarter: &Quarter) {
	sums.entry((supplier, area)).or_default().merge(quarter);
}

/// What is in the books, by supplier and area.
fn booked() -> Sums {
	let mut sums = Sums::new();
	for ((_, area, supplier), position) in Positions::<Test>::iter() {
		let quarters = position.quarters.iter();
		quarters.for_each(|quarter| add(&mut sums, supplier, area.number(), quarter));
	}
	for (area, supplier, late) in LateEnergy::<Test>::iter() {
		add(&mut sums, supplier, area.number(), &late);
	}
	sums
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(24)))]

	#[test]
	fn no_wh_is_lost_or_made(actions in vec(action(), 1..15)) {
		execute(|| {
			let mut expected = Sums::new();
			for action in actions {
				let now = testing_now();
				match action {
					Action::Batch(flows) => {
						let (mut batch, mut keys) = (Batch::default(), 0);
						for (supplier, area, fed, ago, took, energy) in flows {
							let end = now - ago;
							let over = (end - took, end);
							let side = if fed { Side::Fed } else { Side::Taken };
							let interval = Interval::new(over.0, over.1);
							let most = Settlement::most_keys(interval, &mut batch);
							let new =
								Settlement::new_keys(&supplier, area, interval, &mut batch);
							let added = note(&mut batch, supplier, area, side, over, energy);
							assert!(added <= new && new <= most);
							keys += added;
							if energy > 0 {
								let quarter = match side {
									Side::Taken => Quarter { taken: energy, fed: 0 },
									Side::Fed => Quarter { taken: 0, fed: energy },
								};
								add(&mut expected, supplier, area, &quarter);
							}
						}
						let before = Positions::<Test>::iter().count()
							+ LateEnergy::<Test>::iter().count();
						Settlement::book(batch);
						let after = Positions::<Test>::iter().count()
							+ LateEnergy::<Test>::iter().count();
						assert!(after - before <= keys as usize);
					},
					Action::Wait(time) => set_time(now + time),
					Action::Idle(positions) => {
						let before = booked();
						let limit = weights::SubstrateWeight::<Test>::on_idle_base()
							+ weights::SubstrateWeight::<Test>::remove(positions);
						let consumed = idle(limit);
						assert!(consumed.all_lte(limit));
						// What was removed is no longer expected.
						let after = booked();
						for (key, sum) in before {
							let left = after.get(&key).copied().unwrap_or_default();
							let expected = expected.get_mut(&key).unwrap();
							expected.taken -= sum.taken - left.taken;
							expected.fed -= sum.fed - left.fed;
						}
					},
				}
				expected.retain(|_, sum| !sum.is_empty());
				assert_eq!(booked(), expected);
				Settlement::do_try_state().unwrap();
			}
		});
	}
}

fn testing_now() -> u64 {
	smartcharge_primitives::testing::ClockTime::get()
}
