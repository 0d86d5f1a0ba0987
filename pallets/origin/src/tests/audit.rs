// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a selfish participant must not gain at the cost of others.

use crate::{mock::*, Attributes, Certified, Event};
use polkadot_sdk::frame_support::{assert_err, assert_noop, assert_ok};
use proptest::prelude::*;
use smartcharge_primitives::{
	testing::cases, EndedProcess, Energy, Moment, ProcessId, Proven, SourceId,
};

/// What is anybody's of an interval: certified, held, cancelled.
fn sold(source: SourceId, interval: Moment) -> Energy {
	let certified =
		crate::Ledgers::<Test>::get(interval, source).map_or(0, |ledger| ledger.certified);
	certified + held_of(source, interval) + cancelled_of(source, interval)
}

/// The debt of a source.
fn debt(source: SourceId) -> Energy {
	Origin::source_info(source).unwrap().debt
}

/// A Wh per millisecond is a Wh once.
#[test]
fn audit_h1_a_roof_is_not_booked_a_wh_per_reading() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let mut accepted = 0;
		set_time(NOW + 1_000);
		for at in NOW + 1..=NOW + 450 {
			accepted += Energy::from(try_read(SOLAR_METER, at, 1).is_ok());
		}
		// 12 kW and a tenth give 1.65 Wh in 450 ms.
		assert_eq!((accepted, supply(id).produced), (2, 2));
	});
}

/// Two readings a millisecond apart attest nothing, neither full power nor none.
#[test]
fn audit_h1_power_is_attested_over_a_minute() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 0);
		produce(SOLAR_METER, NOW + 5 * MINUTE + 1, 1);
		assert_eq!((supply(id).attested.power, available(id)), (0, 0));
		produce(SOLAR_METER, NOW + 10 * MINUTE, 500);
		let power = available(id);
		assert!((6_000..6_030).contains(&power), "{power}");
		for after in 1..50 {
			produce(SOLAR_METER, NOW + 10 * MINUTE + after, 0);
			assert_eq!(available(id), power);
		}
		// A minute is long enough, and the energy since the last measurement counts.
		produce(SOLAR_METER, NOW + 11 * MINUTE - 1, 100);
		assert_eq!(available(id), power);
		produce(SOLAR_METER, NOW + 11 * MINUTE, 0);
		assert_eq!(available(id), 6_000);
	});
}

/// A register of 1 Wh that is read each minute at 500 W shows 8 or 9 Wh.
#[test]
fn audit_h1_less_than_a_wh_is_no_shortage() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let register = |minute: Moment| minute * 500 / 60;
		let read = |minute: Moment| {
			let energy = register(minute) - register(minute - 1);
			produce(SOLAR_METER, NOW + minute * MINUTE, energy);
		};
		// The ninth Wh: 540 W.
		(1..=3).for_each(read);
		assert_eq!(available(id), 540);
		assert_ok!(commit(id, 1, 500));
		for minute in 4..60 {
			read(minute);
			assert_eq!((supply(id).short_since, Drops::get().len()), (None, 0));
			// It can keep what it has, and nobody can have more than was attested.
			assert_ok!(commit(id, 1, 500));
			assert!(commit(id, 2, 41).is_err());
		}
		// A whole Wh is one.
		produce(SOLAR_METER, NOW + 60 * MINUTE, 7);
		assert_eq!(supply(id).short_since, Some(NOW + 60 * MINUTE));
	});
}

/// Readings that a driver waits for come when the claims are certified already.
#[test]
fn audit_h6_withheld_production_is_the_drivers() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 900);
		for number in [1, 2] {
			claim(id, number, 1, 450);
		}
		close_until(2);
		assert_eq!([1, 2].map(|number| claimed(id, number, 1)), [Some((450, 0)); 2]);
		take_events();
		assert_ok!(try_read(SOLAR_METER, interval(3), 1_000));
		let reopened = |number| Event::IntervalReopened {
			source: id,
			interval: interval(number),
			energy: 500,
		};
		let events = take_events();
		assert!([1, 2].iter().all(|number| events.contains(&reopened(*number))), "{events:?}");
		close();
		assert_eq!([1, 2].map(|number| claimed(id, number, 1)), [Some((450, 450)); 2]);
		assert_eq!([1, 2].map(|number| held(SUPPLIER, id, number)), [(50, 0); 2]);
		assert_eq!(Certified::<Test>::get(1), Proven { certified: 900, greened: 0 });
	});
}

/// Production in pieces smaller than the remainders of rounding is the drivers', too, and nobody
/// loses by it.
#[test]
fn audit_h6_no_piece_is_too_small_for_the_drivers() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 2 * MINUTE, 101);
		for process in 0..7 {
			claim(id, 0, process, 50);
		}
		close_until(0);
		let of = |process| claimed(id, 0, process).unwrap().1;
		let mut before: Vec<Energy> = (0..7).map(of).collect();
		assert_eq!((before.iter().sum::<Energy>(), held(SUPPLIER, id, 0)), (98, (3, 0)));
		for second in 1..=170 {
			assert_ok!(try_read(SOLAR_METER, NOW + 2 * MINUTE + second * 1_000, 1));
			close();
			let now: Vec<Energy> = (0..7).map(of).collect();
			assert!(now.iter().zip(&before).all(|(now, before)| now >= before), "{now:?}");
			before = now;
		}
		// 271 Wh: 38 each, 266 Wh, and the rest is owed or the supplier's.
		assert_eq!(before, [38; 7]);
		let info = Origin::source_info(id).unwrap();
		let ledger = ledger(id, 0).unwrap();
		assert_eq!(ledger.certified + ledger.issued - info.debt, 271);
	});
}

/// A correction is taken from what was made for nobody, wherever it went.
#[test]
fn audit_m1_a_transfer_does_not_save_false_production() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 900);
		claim(id, 0, 1, 300);
		close_until(0);
		let friend = OTHER_SUPPLIER;
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, friend, 600));
		assert_ok!(Origin::withdraw(signed(DSO), id, NOW, 600));
		close();
		assert_eq!((claimed(id, 0, 1), debt(id)), (Some((300, 300)), 600));

		// Its next surplus pays it back.
		produce(SOLAR_METER, now(), 1_000);
		close_until(20);
		assert_eq!(debt(id), 0);
		let intervals = (-1..21).map(interval);
		let all: Energy = intervals.clone().map(|interval| sold(id, interval)).sum();
		let Some(info) = Origin::source_info(id) else { panic!() };
		assert_eq!((all, info.produced), (info.produced - 600, 1_900 - info.unallocated));
	});
}

/// The drivers of a source whose surplus is locked lose no earlier than others.
#[test]
fn audit_m1_locked_certificates_are_taken_before_the_drivers() {
	ExtBuilder.build_and_execute(|| {
		let id = active_with(SOLAR_METER, Attributes { registry: true, ..attributes() });
		produce(SOLAR_METER, interval(1), 900);
		claim(id, 0, 1, 300);
		close_until(0);
		assert_eq!(held(SUPPLIER, id, 0), (0, 600));
		assert_ok!(Origin::withdraw(signed(DSO), id, NOW, 500));
		close();
		assert_eq!((claimed(id, 0, 1), held(SUPPLIER, id, 0)), (Some((300, 300)), (0, 100)));
		// All the surplus, and then the drivers.
		assert_ok!(Origin::withdraw(signed(DSO), id, NOW, 150));
		close();
		assert_eq!((claimed(id, 0, 1), held(SUPPLIER, id, 0)), (Some((300, 250)), (0, 0)));
		assert_eq!(debt(id), 0);
	});
}

/// Who bought certificates keeps them, also as the present recipient.
#[test]
fn audit_m1_bought_certificates_are_not_taken() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 900);
		close_until(0);
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OWNER, 500));
		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		assert_ok!(Origin::withdraw(signed(DSO), id, NOW, 600));
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((0, 0), (500, 0)));
		assert_eq!(debt(id), 200);
	});
}

/// Silence earns nothing.
#[test]
fn audit_m9_what_no_reading_borders_is_certified_to_nobody() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		for number in 0..12 {
			claim(id, number, 1, 50);
		}
		produce(SOLAR_METER, interval(12), 1_200);
		close_until(12);
		for number in 0..12 {
			let near = !(3..9).contains(&number);
			let expected = if near { (50, 50) } else { (50, 0) };
			assert_eq!(claimed(id, number, 1), Some(expected), "{number}");
			let surplus = if near { 50 } else { 0 };
			assert_eq!(held_of(id, interval(number)), surplus);
		}
		let info = Origin::source_info(id).unwrap();
		assert_eq!((info.produced, info.unallocated), (600, 600));
	});
}

/// Who keeps to the power that was committed loses nothing to who does not.
#[test]
fn audit_m14_who_draws_more_than_committed_comes_second() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		claim_with(id, 0, 1, 1_900, (1_200, INTERVAL));
		claim_with(id, 0, 2, 900, (10_800, INTERVAL));
		produce(SOLAR_METER, interval(1), 1_000);
		close_until(0);
		// 100 Wh and a tenth, of which both together have a little more than there is.
		assert_eq!(claimed(id, 0, 1), Some((1_900, 108)));
		assert_eq!(claimed(id, 0, 2), Some((900, 891)));
	});
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		claim_with(id, 0, 1, 1_500, (1_200, INTERVAL));
		claim_with(id, 0, 2, 600, (7_200, INTERVAL));
		produce(SOLAR_METER, interval(1), 1_000);
		close_until(0);
		// What is left is shared by those who drew more.
		assert_eq!(claimed(id, 0, 1), Some((1_500, 400)));
		assert_eq!(claimed(id, 0, 2), Some((600, 600)));
	});
}

/// Whoever sold a part of a process can green it.
#[test]
fn audit_l12_each_supplier_of_a_process_can_green_it() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 900);
		close_until(0);
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OTHER_SUPPLIER, 300));
		let process: ProcessId = 7;
		let record = EndedProcess {
			driver: DRIVER,
			suppliers: vec![SUPPLIER, OTHER_SUPPLIER],
			energy: 500,
			end: NOW,
		};
		Ended::mutate(|ended| ended.insert(process, record));
		let green = |who, energy| Origin::green_process(signed(who), id, NOW, energy, process);
		assert_ok!(green(OTHER_SUPPLIER, 300));
		assert_ok!(green(SUPPLIER, 200));
		assert_noop!(green(SUPPLIER, 1), crate::Error::<Test>::NothingToGreen);
		assert_noop!(green(DRIVER, 1), crate::Error::<Test>::NotProcessSupplier);
	});
}

#[test]
fn the_bound_of_a_source_outlives_its_meters_readings() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 1_101);
		set_time(NOW + 6 * MINUTE);
		// The Wh for rounding is taken.
		assert_err!(try_read(SOLAR_METER, NOW + 5 * MINUTE + 1, 1), Unfit::Implausible);
		assert_eq!(supply(id).produced, 1_101);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(60)))]

	/// Whatever readings come, in milliseconds or hours: what is certified and issued is at most a
	/// tenth more than the capacity gives in the time, and one Wh.
	#[test]
	fn audit_h1_certificates_are_bounded_by_the_capacity(
		readings in proptest::collection::vec(
			(prop_oneof![5 => 1u64..50, 3 => 50u64..5_000, 2 => 5_000u64..40 * MINUTE], 0u64..2_000),
			1..120,
		),
		claims in proptest::collection::vec((0i64..12, 0u64..4, 1u64..400), 0..30),
	) {
		ExtBuilder.build().execute_with(|| {
			let id = active(SOLAR_METER);
			for (number, process, energy) in claims {
				claim(id, number, process, energy);
			}
			for (after, greed) in readings {
				let at = latest(SOLAR_METER).unwrap().at + after;
				set_time(at);
				// As much as the meter shows, or the most that is taken.
				let most = CAPACITY as u64 * after * 11 / 10 / 3_600_000 + 1;
				let tries = [greed, most + 1, most, most.saturating_sub(1), 0];
				let taken = tries.iter().find(|energy| try_read(SOLAR_METER, at, **energy).is_ok());
				prop_assert!(taken.is_some());
				if now().is_multiple_of(7) {
					close();
				}
			}
			let elapsed = now() - NOW;
			set_time(now() + DAY);
			close();
			check_state();
			let all: Energy = crate::Ledgers::<Test>::iter()
				.map(|(interval, source, _)| sold(source, interval))
				.sum();
			// 1.1 x capacity x time + 1 Wh, without division.
			let bound = u128::from(CAPACITY) * u128::from(elapsed) * 11 + 36_000_000;
			prop_assert!(u128::from(all) * 36_000_000 <= bound, "{all} Wh in {elapsed} ms");
			prop_assert_eq!(all, supply(id).produced);
			for (_, claim) in crate::Claims::<Test>::iter().map(|(_, key, claim)| (key, claim)) {
				prop_assert!(claim.certified <= claim.energy);
			}
			Ok(())
		})?;
	}

	/// However often production is corrected: drivers lose only when all the surplus of the
	/// interval is gone, and in the end as much is certified as was made.
	#[test]
	fn audit_m1_drivers_lose_only_without_surplus(
		made in 1u64..1_000,
		claims in proptest::collection::vec(1u64..300, 1..6),
		transfers in proptest::collection::vec(0u64..300, 0..3),
		corrections in proptest::collection::vec(1u64..400, 1..6),
	) {
		ExtBuilder.build().execute_with(|| {
			let id = active(SOLAR_METER);
			for (process, energy) in (0..).zip(&claims) {
				claim(id, 0, process, *energy);
			}
			produce(SOLAR_METER, interval(1), made);
			close_until(0);
			for energy in transfers {
				let _ = Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OWNER, energy);
			}
			let certified = || -> Energy {
				(0..).zip(&claims).map(|(process, _)| claimed(id, 0, process).unwrap().1).sum()
			};
			let mut left = made;
			for energy in corrections {
				let before = certified();
				let allowed = energy <= left;
				prop_assert_eq!(Origin::withdraw(signed(DSO), id, NOW, energy).is_ok(), allowed);
				left -= if allowed { energy } else { 0 };
				close();
				let after = certified();
				// As many remainders of rounding as there are claims.
				let kept = before.min(left);
				prop_assert!(after <= kept && kept - after <= claims.len() as u64);
				prop_assert!(left < before || after == before);
				prop_assert_eq!(after + held_of(id, NOW), left + debt(id));
			}
			check_state();
			Ok(())
		})?;
	}
}
