// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lowering the claims of a process whose energy was corrected.

use crate::{mock::*, Certified, Event, Ledger, WeightInfo};
use polkadot_sdk::frame_support::weights::Weight;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{
	testing::cases, CorrectClaims, Energy, Interval, ProcessId, Proven, SourceId,
};

/// A closed interval of which processes 0 and 1 claimed 100 Wh and 50 Wh.
fn closed(made: Energy) -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), made);
	claim(id, 0, 0, 100);
	claim(id, 0, 1, 50);
	close_until(0);
	take_events();
	id
}

fn reduce(source: SourceId, process: ProcessId, energy: Energy) -> Energy {
	let over = Interval::new(NOW, NOW + 1);
	<Origin as CorrectClaims<AccountId>>::reduce_claims(source, process, &DRIVER, over, energy)
}

fn certified(source: SourceId) -> [Energy; 2] {
	[0, 1].map(|process: ProcessId| claimed(source, 0, process).unwrap().1)
}

fn all_is_certified_or_issued(source: SourceId) -> Ledger {
	let ledger = ledger(source, 0).unwrap();
	assert!(ledger.is_closed());
	assert_eq!(ledger.produced + ledger.owed, ledger.certified + ledger.issued + ledger.retained);
	ledger
}

#[test]
fn what_a_process_no_longer_claims_becomes_surplus() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(150);
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		assert_eq!(reduce(id, 0, 30), 30);
		assert_eq!(
			take_events(),
			[Event::ClaimReduced {
				source: id,
				interval: NOW,
				process: 0,
				driver: DRIVER,
				energy: 30
			}]
		);
		close();
		assert_eq!(certified(id), [70, 50]);
		assert_eq!(held(SUPPLIER, id, 0), (30, 0));
		assert_eq!(all_is_certified_or_issued(id).issued, 30);
		assert_eq!(Certified::<Test>::get(0).certified, 70);
	});
}

#[test]
fn other_claims_of_a_short_interval_get_it_first() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(120);
		assert_eq!(certified(id), [80, 40]);
		assert_eq!(reduce(id, 0, 30), 30);
		close();
		assert_eq!(certified(id), [70, 50]);
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		all_is_certified_or_issued(id);
	});
}

#[test]
fn no_more_is_lowered_than_was_claimed() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(150);
		assert_eq!(reduce(id, 0, 130), 100);
		assert_eq!(reduce(id, 0, 1), 0);
		assert_eq!(reduce(id, 7, 1), 0, "no process");
		assert_eq!(reduce(id + 1, 1, 1), 0, "no source");
		close();
		assert_eq!(certified(id), [0, 50]);
		all_is_certified_or_issued(id);
	});
}

#[test]
fn an_interval_that_is_open_is_lowered_as_well() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 150);
		claim(id, 0, 0, 100);
		claim(id, 0, 1, 50);
		assert_eq!(reduce(id, 0, 40), 40);
		close_until(0);
		assert_eq!(certified(id), [60, 50]);
		assert_eq!(held(SUPPLIER, id, 0), (40, 0));
	});
}

#[test]
fn an_expired_interval_stays_as_it_was() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(150);
		set_time(Origin::expires_at(NOW));
		assert_eq!(reduce(id, 0, 30), 0);
	});
}

#[test]
fn the_largest_claims_are_lowered_first() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(3), 3_000);
		for (number, energy) in [(0, 20), (1, 60), (2, 40)] {
			claim(id, number, 0, energy);
		}
		close_until(2);
		let over = Interval::new(interval(0), interval(3));
		let reduce = <Origin as CorrectClaims<AccountId>>::reduce_claims;
		assert_eq!(reduce(id, 0, &DRIVER, over, 70), 70);
		let left = [0, 1, 2].map(|number| claimed(id, number, 0).unwrap().0);
		assert_eq!(left, [20, 0, 30]);
		close();
	});
}

#[test]
fn greened_energy_is_lowered_last() {
	ExtBuilder.build_and_execute(|| {
		let limit = <Origin as CorrectClaims<AccountId>>::limit_greened;
		Certified::<Test>::insert(7, Proven { certified: 10, greened: 2 });
		// 12 Wh were delivered, now 9 Wh; 3 Wh of the claims are given back.
		limit(7, 9, 3);
		assert_eq!(Certified::<Test>::get(7), Proven { certified: 10, greened: 2 });
		limit(7, 8, 3);
		assert_eq!(Certified::<Test>::get(7), Proven { certified: 10, greened: 1 });
		assert_last(Event::GreenedReduced { process: 7, energy: 1 });
		limit(7, 0, 10);
		assert_eq!(Certified::<Test>::get(7), Proven { certified: 10, greened: 0 });
		Certified::<Test>::remove(7);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(40)))]

	/// Whatever is lowered, in whatever state the ledger is: in the end all of the production is
	/// certified or issued, and no other claim has less than before.
	#[test]
	fn production_stays_certified_or_issued(
		made in 0..400u64,
		steps in vec((0..2u64, 0..80u64, 0..3u64), 1..10),
	) {
		ExtBuilder.build_and_execute(|| {
			let id = closed(made);
			let mut claims = [100, 50];
			for (process, energy, claims_at_once) in steps {
				// What is certified before a pass is done is not that of the claims.
				let before = ledger(id, 0).unwrap().is_closed().then(|| certified(id));
				let lowered = reduce(id, process, energy);
				let claim: &mut u64 = &mut claims[process as usize];
				assert_eq!(lowered, energy.min(*claim));
				*claim -= lowered;
				// A part of a pass, which the next correction interrupts.
				let base = <Test as crate::Config>::WeightInfo::close_interval();
				let one = <Test as crate::Config>::WeightInfo::certify_claim();
				idle(base + one * claims_at_once + Weight::from_parts(50_000_000, 0));
				Origin::do_try_state().unwrap();
				if claims_at_once == 2 {
					close();
					let other = 1 - process as usize;
					let enough = |before: [Energy; 2]| certified(id)[other] >= before[other];
					assert!(before.is_none_or(enough));
				}
			}
			close();
			let ledger = all_is_certified_or_issued(id);
			assert_eq!(ledger.claimed, claims.iter().sum::<u64>());
			assert!(certified(id).iter().zip(claims).all(|(certified, claim)| *certified <= claim));
			if made >= 150 {
				assert_eq!(certified(id), claims);
			}
		});
	}
}
