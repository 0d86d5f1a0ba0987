// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What readings of production become.

use crate::{mock::*, Attributes, Event, Phase, SourceStatus};
use polkadot_sdk::frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{Energy, OnReading, Power};

/// What was produced in each of the first intervals of the test.
fn intervals<const N: usize>(source: u32) -> [Energy; N] {
	core::array::from_fn(|number| produced(source, i64::try_from(number).unwrap()))
}

#[test]
fn a_reading_is_booked_to_its_interval() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		take_events();
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!(
			take_events(),
			[Event::Produced {
				source: id,
				energy: 500,
				until: NOW + 5 * MINUTE,
				power: 6_000,
				committed: 0
			}],
		);
		let ledger = ledger(id, 0).unwrap();
		assert_eq!((ledger.produced, ledger.claimed, ledger.issued), (500, 0, 0));
		assert_eq!(ledger.phase, Phase::Open);
		assert_eq!((supply(id).produced, supply(id).unallocated), (500, 0));
		assert_eq!(supply(id).read_at, NOW + 5 * MINUTE);
	});
}

#[test]
fn a_reading_that_ends_on_a_border_leaves_the_next_interval_alone() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		assert_eq!(ledger(id, 1), None);
		produce(SOLAR_METER, interval(1) + 1, 1);
		assert_eq!(intervals(id), [500, 1]);
	});
}

#[test]
fn production_across_borders_is_apportioned_by_time() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 4 * MINUTE, 400);
		// One minute of ten in the first interval, four in the third.
		produce(SOLAR_METER, NOW + 14 * MINUTE, 1_000);
		assert_eq!(intervals(id), [500, 500, 400]);
		assert_eq!(supply(id).produced, 1_400);
	});
}

#[test]
fn no_watt_hour_is_lost_to_rounding() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(3), 10);
		assert_eq!(intervals(id), [3, 3, 4]);
		produce(SOLAR_METER, interval(6), 1);
		assert_eq!(intervals(id), [3, 3, 4, 0, 0, 1]);
	});
}

#[test]
fn readings_of_an_interval_add_up() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		for minute in 1..=5 {
			produce(SOLAR_METER, NOW + minute * MINUTE, 100 + minute);
		}
		assert_eq!(intervals(id), [515]);
	});
}

#[test]
fn sources_have_their_own_ledgers() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		produce(SOLAR_METER, interval(1), 500);
		produce(WIND_METER, interval(2), 800);
		assert_eq!((intervals(solar), intervals(wind)), ([500, 0], [400, 400]));
	});
}

#[test]
fn a_late_reading_within_the_delay_counts_as_if_it_had_come_in_time() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		claim(id, 0, 1, 400);
		set_time(due(0) - 1);
		close();
		assert_ok!(try_read(SOLAR_METER, interval(1), 500));
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		close_until(0);
		assert_eq!(claimed(id, 0, 1), Some((400, 400)));
		assert_eq!(held(SUPPLIER, id, 0), (100, 0));
	});
}

#[test]
fn what_comes_after_closing_and_nobody_lacks_is_surplus_at_once() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 2 * MINUTE, 100);
		claim(id, 0, 1, 80);
		close_until(0);
		assert_eq!(claimed(id, 0, 1), Some((80, 80)));
		assert_eq!(held(SUPPLIER, id, 0), (20, 0));

		assert_ok!(try_read(SOLAR_METER, interval(1), 300));
		assert_eq!(held(SUPPLIER, id, 0), (320, 0));
		let ledger = ledger(id, 0).unwrap();
		assert_eq!((ledger.produced, ledger.certified, ledger.issued), (400, 80, 320));
		assert_eq!(ledger.phase, Phase::Closed);
		// What was certified stands.
		close();
		assert_eq!(claimed(id, 0, 1), Some((80, 80)));
	});
}

#[test]
fn an_interval_that_nobody_knew_is_closed_from_the_start_when_it_is_due() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(due(1));
		assert_ok!(try_read(SOLAR_METER, interval(3), 300));
		assert_eq!(ledger(id, 0).unwrap().phase, Phase::Closed);
		assert_eq!(ledger(id, 1).unwrap().phase, Phase::Closed);
		assert_eq!(ledger(id, 2).unwrap().phase, Phase::Open);
		assert_eq!(held(SUPPLIER, id, 0), (100, 0));
		assert_eq!(held(SUPPLIER, id, 1), (100, 0));
		assert_eq!(held(SUPPLIER, id, 2), (0, 0));
	});
}

/// An interval that is due but waits for its closing is as good as an open one.
#[test]
fn what_comes_between_due_and_closing_is_sold_once() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 2 * MINUTE, 100);
		claim(id, 0, 1, 300);
		set_time(due(0));
		assert_ok!(try_read(SOLAR_METER, interval(1), 300));
		assert_eq!(held(SUPPLIER, id, 0), (0, 0));
		check_state();
		close();
		assert_eq!(claimed(id, 0, 1), Some((300, 300)));
		assert_eq!(held(SUPPLIER, id, 0), (100, 0));
		let ledger = ledger(id, 0).unwrap();
		assert_eq!((ledger.produced, ledger.certified, ledger.issued), (400, 300, 100));
	});
}

#[test]
fn late_surplus_of_a_source_with_a_registry_is_locked() {
	ExtBuilder.build_and_execute(|| {
		let id = active_with(SOLAR_METER, Attributes { registry: true, ..attributes() });
		set_time(due(0));
		assert_ok!(try_read(SOLAR_METER, interval(1), 300));
		assert_eq!(held(SUPPLIER, id, 0), (0, 300));
	});
}

#[test]
fn late_surplus_goes_to_the_recipient_of_its_interval() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 2 * MINUTE, 100);
		close_until(0);
		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		take_events();
		assert_ok!(try_read(SOLAR_METER, interval(1), 300));
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((400, 0), (0, 0)));
		let (recipient, energy) = (SUPPLIER, 300);
		let late = Event::LateSurplus { source: id, interval: NOW, recipient, energy };
		assert!(take_events().contains(&late));
	});
}

#[test]
fn what_is_near_no_reading_is_not_booked() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(6), 600);
		assert_eq!(intervals(id), [100; 6]);
		assert_eq!(supply(id).unallocated, 0);

		take_events();
		produce(SOLAR_METER, interval(18), 1_200);
		let booked = (6..18).map(|number| produced(id, number)).collect::<Vec<_>>();
		assert_eq!(booked, [100, 100, 100, 0, 0, 0, 0, 0, 0, 100, 100, 100]);
		assert_eq!((supply(id).produced, supply(id).unallocated), (1_200, 600));
		let (since, until) = (interval(6), interval(18));
		let unallocated = Event::Unallocated { source: id, energy: 600, since, until };
		assert_eq!(take_events().last(), Some(&unallocated));
	});
}

#[test]
fn a_span_of_years_is_no_work() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let mut meter = WeightMeter::new();
		set_time(interval(12));
		assert_ok!(read_within(SOLAR_METER, now(), REGISTER + 1_200, &mut meter));
		let most = meter.consumed();
		let mut meter = WeightMeter::new();
		set_time(now() + 4_000 * DAY);
		assert_ok!(read_within(SOLAR_METER, now(), REGISTER + 1_000_000, &mut meter));
		assert!(meter.consumed().all_lte(most), "{:?} {most:?}", meter.consumed());
		assert_eq!(supply(id).produced + supply(id).unallocated, 1_000_000);
	});
}

#[test]
fn what_is_older_than_certificates_live_is_not_allocated() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		set_time(expiry(0));
		assert_ok!(try_read(SOLAR_METER, interval(2), 1_000));
		assert_eq!((ledger(id, 0), produced(id, 1)), (None, 500));
		assert_eq!((supply(id).produced, supply(id).unallocated), (500, 500));
		set_time(expiry(2) - 1);
		assert_ok!(try_read(SOLAR_METER, interval(3), 500));
		assert_eq!(produced(id, 2), 500);
	});
}

#[test]
fn power_is_the_average_since_the_reading_before() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		for (at, energy, power) in
			[(5 * MINUTE, 500, 6_000), (6 * MINUTE, 50, 3_000), (10 * MINUTE, 1, 15)]
		{
			produce(SOLAR_METER, NOW + at, energy);
			assert_eq!((supply(id).attested.power, available(id)), (power, power));
		}
	});
}

#[test]
fn a_repeated_register_attests_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		produce(SOLAR_METER, NOW + 6 * MINUTE, 0);
		assert_eq!((supply(id).attested.power, available(id)), (0, 0));
		assert_eq!(intervals(id), [500, 0]);
	});
}

#[test]
fn readings_far_apart_attest_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + FRESHNESS, 1_500);
		assert_eq!(supply(id).attested.power, 6_000);
		produce(SOLAR_METER, NOW + 2 * FRESHNESS + 1, 1_500);
		assert_eq!(supply(id).attested.power, 0);
		// Their energy counts all the same.
		assert_eq!(supply(id).produced, 3_000);
	});
}

#[test]
fn refuses_more_than_the_capacity_gives() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		// A tenth more than 12 kW in five minutes, and one Wh.
		for energy in [1_102, 100_000, Energy::MAX - REGISTER] {
			set_time(NOW + 5 * MINUTE);
			let before = root();
			let refused = try_read(SOLAR_METER, NOW + 5 * MINUTE, energy);
			assert_eq!(refused, Err(Unfit::Implausible));
			assert_eq!(root(), before);
		}
		produce(SOLAR_METER, NOW + 5 * MINUTE, 1_101);
		// No more power than the capacity, whatever the register shows.
		assert_eq!((supply(id).attested.power, produced(id, 0)), (CAPACITY, 1_101));
	});
}

#[test]
fn the_first_reading_after_approval_is_a_base() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!((supply(id).produced, supply(id).unallocated), (0, 0));
		set_time(NOW + 6 * MINUTE);
		approve(id);
		take_events();
		produce(SOLAR_METER, NOW + 10 * MINUTE, 400);
		assert_eq!(take_events(), []);
		assert_eq!((supply(id).produced, supply(id).unallocated), (0, 400));
		assert_eq!((available(id), intervals(id)), (0, [0, 0]));
		produce(SOLAR_METER, NOW + 15 * MINUTE, 300);
		assert_eq!((supply(id).produced, supply(id).unallocated), (300, 400));
		assert_eq!((available(id), intervals(id)), (3_600, [0, 0, 300]));
	});
}

#[test]
fn the_first_reading_of_a_meter_is_a_base() {
	ExtBuilder.build_and_execute(|| {
		change_meter(SOLAR_METER, |meter| meter.latest = None);
		let id = pending(SOLAR_METER);
		approve(id);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 0);
		assert_eq!((supply(id).produced, supply(id).unallocated), (0, 0));
		produce(SOLAR_METER, NOW + 10 * MINUTE, 300);
		assert_eq!((supply(id).produced, supply(id).unallocated), (300, 0));
		assert_eq!(intervals(id), [0, 300]);
	});
}

#[test]
fn a_pending_source_counts_nothing() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		produce(SOLAR_METER, NOW + 10 * MINUTE, 500);
		assert_eq!(source(id).status, SourceStatus::Pending);
		assert_eq!((supply(id).produced, supply(id).unallocated), (0, 0));
		assert_eq!(available(id), 0);
	});
}

#[test]
fn a_meter_without_a_source_is_none_of_its_business() {
	ExtBuilder.build_and_execute(|| {
		active(SOLAR_METER);
		let before = root();
		assert_ok!(try_read(WIND_METER, NOW + 5 * MINUTE, 500));
		assert_eq!(root(), before);
	});
}

/// Weight that a reading of ten minutes takes when its weight does not matter.
fn weight_of(prepare: impl Fn(u32), minutes: u64) -> Weight {
	let mut meter = WeightMeter::new();
	ExtBuilder.build_and_execute(|| {
		prepare(active(SOLAR_METER));
		let at = now().max(latest(SOLAR_METER).unwrap().at) + minutes * MINUTE;
		set_time(at);
		assert_ok!(read_within(SOLAR_METER, at, REGISTER + 1_000, &mut meter));
	});
	meter.consumed()
}

/// Makes the next reading drop a commitment.
fn short(source: u32) {
	produce(SOLAR_METER, NOW + MINUTE, 100);
	assert_ok!(commit(source, 1, 6_000));
	produce(SOLAR_METER, NOW + 2 * MINUTE, 0);
}

#[test]
fn a_reading_without_its_weight_changes_nothing() {
	for prepare in [(|_| {}) as fn(u32), short] {
		for minutes in [5, 14, 41, 200] {
			let need = weight_of(prepare, minutes);
			for less in [Weight::from_parts(1, 0), need] {
				ExtBuilder.build_and_execute(|| {
					prepare(active(SOLAR_METER));
					let at = now().max(latest(SOLAR_METER).unwrap().at) + minutes * MINUTE;
					set_time(at);
					let before = (root(), Drops::get().len(), System::event_count());
					let limit = need - less;
					let mut meter = WeightMeter::with_limit(limit);
					let outcome = read_within(SOLAR_METER, at, REGISTER + 1_000, &mut meter);
					assert_eq!(outcome, Err(Unfit::Overweight));
					assert!(meter.consumed().all_lte(limit));
					assert_eq!((root(), Drops::get().len(), System::event_count()), before);
					let mut meter = WeightMeter::with_limit(need);
					let outcome = read_within(SOLAR_METER, at, REGISTER + 1_000, &mut meter);
					assert_eq!((outcome, meter.consumed()), (Ok(()), need));
				});
			}
		}
	}
}

#[test]
fn more_intervals_weigh_more_and_so_does_a_shortage() {
	let weights = [5, 14, 41].map(|minutes| weight_of(|_| {}, minutes));
	assert!(weights[0].any_lt(weights[1]) && weights[1].any_lt(weights[2]), "{weights:?}");
	let gap = weight_of(short, 5).checked_sub(&weights[0]).unwrap();
	assert!(ShortageWeight::get().ref_time() <= gap.ref_time(), "{gap:?}");
}

#[test]
fn the_share_of_a_reading_suffices_for_one_that_crosses_a_border() {
	let weight = weight_of(produce_and_claim, 5);
	assert!(weight.all_lte(<Origin as OnReading>::weight()), "{weight:?}");
}

fn produce_and_claim(source: u32) {
	produce(SOLAR_METER, NOW + 2 * MINUTE, 100);
	claim(source, 0, 1, 50);
}

#[test]
fn the_power_of_a_giant_is_no_more_than_its_capacity() {
	ExtBuilder.build_and_execute(|| {
		let purpose = smartcharge_primitives::Purpose::Production { power: Power::MAX };
		change_meter(WIND_METER, |meter| meter.purpose = purpose);
		let id = 0;
		assert_ok!(Origin::register_source(
			signed(SUPPLIER),
			WIND_METER,
			smartcharge_primitives::Carrier::Wind,
			Power::MAX,
			COMMISSIONED,
			attributes(),
		));
		approve(id);
		produce(WIND_METER, NOW + 1, 0);
		produce(WIND_METER, NOW + 5 * MINUTE, 390_000_000);
		assert_eq!(supply(id).attested.power, Power::MAX);
		assert_ok!(commit(id, 1, Power::MAX));
		assert!(commit(id, 2, 1).is_err());
		assert_eq!(available(id), 0);
	});
}
