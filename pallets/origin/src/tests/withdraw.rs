// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Correcting production that was overstated.

use crate::{mock::*, Due, Error, Event, Phase};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, weights::Weight},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{Energy, ProcessId, SourceId};

/// A closed interval: 150 Wh made, of which processes 0 and 1 claimed 100 Wh and 50 Wh and the rest
/// is the supplier's.
fn closed(made: Energy) -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), made);
	claim(id, 0, 0, 100);
	claim(id, 0, 1, 50);
	close_until(0);
	take_events();
	id
}

fn withdraw(source: SourceId, energy: Energy) -> DispatchResult {
	Origin::withdraw(signed(DSO), source, interval(0), energy)
}

fn certified(source: SourceId) -> [Energy; 2] {
	[0, 1].map(|process: ProcessId| claimed(source, 0, process).unwrap().1)
}

/// Certificates without production.
fn source_debt(source: SourceId) -> Energy {
	Origin::source_info(source).unwrap().debt
}

/// What was made, certified and issued.
fn sums(source: SourceId) -> (Energy, Energy, Energy) {
	let ledger = ledger(source, 0).unwrap();
	(ledger.produced, ledger.certified, ledger.issued)
}

#[test]
fn the_surplus_goes_first() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(250);
		assert_eq!(held(SUPPLIER, id, 0), (100, 0));
		assert_ok!(withdraw(id, 60));
		assert_last(Event::Withdrawn { source: id, interval: NOW, energy: 60, from_surplus: 60 });
		assert_eq!((held(SUPPLIER, id, 0), certified(id)), ((40, 0), [100, 50]));
		assert_eq!(sums(id), (190, 150, 40));
		close();
		assert_eq!((held(SUPPLIER, id, 0), certified(id)), ((40, 0), [100, 50]));
		assert_eq!(ledger(id, 0).unwrap().phase, Phase::Closed);
	});
}

#[test]
fn the_rest_comes_out_of_the_claims_pro_rata() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		assert_ok!(withdraw(id, 80));
		assert_eq!(
			take_events(),
			[Event::Withdrawn { source: id, interval: NOW, energy: 80, from_surplus: 20 }],
		);
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		close();
		assert_eq!(certified(id), [60, 30]);
		assert_eq!(sums(id), (90, 90, 0));
		let events = take_events();
		for (process, energy) in [(0, 60), (1, 30)] {
			let certified =
				Event::Certified { source: id, interval: NOW, process, driver: DRIVER, energy };
			assert!(events.contains(&certified), "{events:?}");
		}
		let proved = [0, 1].map(|process: ProcessId| crate::Certified::<Test>::get(process));
		assert_eq!(proved.map(|proved| proved.certified), [60, 30]);
	});
}

#[test]
fn the_dust_of_a_correction_is_surplus() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(150);
		assert_ok!(withdraw(id, 59));
		close();
		// Of 91 Wh.
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([60, 30], (1, 0)));
		assert_eq!(sums(id), (91, 90, 1));
	});
}

#[test]
fn all_can_be_taken_back_and_no_more() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		assert_noop!(withdraw(id, 171), Error::<Test>::NotEnough);
		assert_noop!(withdraw(id, Energy::MAX), Error::<Test>::NotEnough);
		assert_ok!(withdraw(id, 170));
		close();
		assert_eq!((certified(id), sums(id)), ([0, 0], (0, 0, 0)));
		assert_eq!(held_of(id, NOW), 0);
		assert_noop!(withdraw(id, 1), Error::<Test>::NotEnough);
	});
}

#[test]
fn corrections_add_up() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		for (energy, left) in [(5, 165), (30, 135), (35, 100), (1, 99), (31, 68)] {
			assert_ok!(withdraw(id, energy));
			close();
			let (produced, certified, issued) = sums(id);
			assert_eq!((produced, certified + issued), (left, left));
			check_state();
		}
	});
}

#[test]
fn what_was_sold_is_owed_and_what_is_locked_is_taken() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(250);
		let reference = b"VertiCer".to_vec().try_into().unwrap();
		assert_ok!(Origin::lock_certificate(signed(SUPPLIER), id, NOW, 30, reference));
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OWNER, 50));
		assert_noop!(withdraw(id, 251), Error::<Test>::NotEnough);
		take_events();
		assert_ok!(withdraw(id, 170));
		let (source, interval) = (id, NOW);
		assert_eq!(
			take_events(),
			[
				Event::Withdrawn { source, interval, energy: 170, from_surplus: 100 },
				Event::DebtIncurred { source, interval, energy: 50, left: 50 },
			],
		);
		close();
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((0, 0), (50, 0)));
		// Of 80 Wh; the remainder of rounding pays a part of the debt.
		assert_eq!((certified(id), sums(id)), ([53, 26], (80, 79, 50)));
		assert_eq!(source_debt(id), 49);
	});
}

#[test]
fn the_recipient_of_the_interval_gives_it_back() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(250);
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OWNER, 30));
		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		assert_ok!(withdraw(id, 40));
		assert_last(Event::Withdrawn { source: id, interval: NOW, energy: 40, from_surplus: 40 });
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((30, 0), (30, 0)));
		close();
		assert_eq!((certified(id), source_debt(id)), ([100, 50], 0));
	});
}

#[test]
fn an_interval_must_be_closed() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 150);
		claim(id, 0, 0, 100);
		assert_noop!(withdraw(id, 1), Error::<Test>::NotClosed);
		set_time(due(0));
		assert_noop!(withdraw(id, 1), Error::<Test>::NotClosed);
		close();
		assert_ok!(withdraw(id, 60));
		// It is being corrected.
		assert_noop!(withdraw(id, 1), Error::<Test>::NotClosed);
		assert_eq!(Due::<Test>::iter().count(), 1);
		close();
		assert_eq!(Due::<Test>::iter().count(), 0);
		assert_ok!(withdraw(id, 1));
	});
}

#[test]
fn is_for_the_dso_of_the_area() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		let by = |who| Origin::withdraw(signed(who), id, NOW, 1);
		assert_noop!(by(OTHER_DSO), Error::<Test>::NotOperator);
		for who in [SUPPLIER, OWNER, STRANGER] {
			assert_noop!(by(who), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_what_is_not_there() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		assert_noop!(withdraw(99, 1), Error::<Test>::UnknownSource);
		assert_noop!(withdraw(id, 0), Error::<Test>::ZeroEnergy);
		for start in [interval(-1), interval(1), NOW + 1] {
			assert_noop!(
				Origin::withdraw(signed(DSO), id, start, 1),
				Error::<Test>::UnknownInterval,
			);
		}
	});
}

#[test]
fn a_late_reading_after_a_correction_makes_up_for_it() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 4 * MINUTE, 150);
		claim(id, 0, 0, 100);
		claim(id, 0, 1, 50);
		close_until(0);
		assert_ok!(withdraw(id, 60));
		// Before it is certified again, and after.
		assert_ok!(try_read(SOLAR_METER, NOW + 4 * MINUTE + 30_000, 30));
		close();
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([80, 40], (0, 0)));
		assert_ok!(try_read(SOLAR_METER, interval(1), 35));
		close();
		assert_eq!((certified(id), held(SUPPLIER, id, 0)), ([100, 50], (5, 0)));
		assert_eq!(sums(id), (155, 150, 5));
	});
}

#[test]
fn a_correction_goes_over_many_blocks_too() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 900);
		for process in 0..30 {
			claim(id, 0, process, 30);
		}
		set_time(due(0));
		let whole = idle(Weight::MAX);
		assert_ok!(withdraw(id, 300));
		let mut blocks = 0;
		while !ledger(id, 0).unwrap().is_closed() {
			assert!(idle(whole / 4).all_lte(whole / 4));
			check_state();
			blocks += 1;
			assert!(blocks < 100, "it gets nowhere");
		}
		assert!(blocks > 2, "{blocks}");
		for process in 0..30 {
			assert_eq!(claimed(id, 0, process), Some((30, 20)));
			let proved = crate::Certified::<Test>::get(process);
			assert_eq!(proved.certified, 20);
		}
		assert_eq!(sums(id), (600, 600, 0));
	});
}

#[test]
fn register_progress_is_not_corrected() {
	ExtBuilder.build_and_execute(|| {
		let id = closed(170);
		assert_ok!(withdraw(id, 80));
		assert_eq!(supply(id).produced, 170);
	});
}
