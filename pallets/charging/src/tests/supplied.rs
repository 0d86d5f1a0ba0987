// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the customers of suppliers took is booked once per batch, whether it came from a source or
//! not.

use crate::{mock::*, weighing::Bound, Batch, Request};
use polkadot_sdk::frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};
use smartcharge_primitives::{
	testing::{FakeFlows, FlowBook, FlowUnused, FlowWeight},
	Accepted, Carrier, MeterReading, Moment, OnReading, Overweight, ProcessId, Purpose, Side,
	SourceChoice,
};

/// A key weighs this much.
const KEY: Weight = Weight::from_parts(1_000_000, 0);

fn taken(supplier: AccountId) -> u64 {
	FakeFlows::booked(supplier, Side::Taken)
}

/// Four hours by wind of supplier A, then that of supplier B, then supplier A's grid mix.
fn windy() -> ProcessId {
	add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
	add_source(2, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
	let wanted = Request { preferences: wants(SourceChoice::Source(1)), ..hours(20_000, 4) };
	let id = with_offers(
		wanted,
		&[
			(SUPPLIER_A, Some(1), &[2; 4]),
			(SUPPLIER_B, Some(2), &[1; 4]),
			(SUPPLIER_A, None, &[3; 4]),
		],
	);
	assert_ok!(schedule(CSO, id));
	id
}

/// Takes a reading into `batch`.
fn read_into(batch: &mut Batch<Test>, after: Moment, energy: u64) {
	set_time(NOW + after);
	let reading = MeterReading { at: NOW + after, register: REGISTER + energy };
	let purpose = Purpose::Station { power: CONNECTION };
	let budget = &mut WeightMeter::new();
	assert_ok!(Charging::on_reading(METER, purpose, None, Accepted::base(reading), batch, budget));
}

/// The least budget with which a reading at `at` is taken, when a key weighs `key`.
fn bound(at: Moment, key: Weight) -> Weight {
	FlowWeight::set(key);
	let (process, session) = (process(last_process()), session(last_process()));
	let mut batch = Batch::<Test>::default();
	let keys = Charging::most_new_keys(&process, &session, at, &mut batch.flows);
	let intervals = batch.seen.intervals::<Test>();
	Bound::of::<Test>(&process, &session, at, intervals, keys, &batch.money).weight::<Test>()
}

#[test]
fn energy_of_the_grid_mix_is_booked_to_its_supplier() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		tick(HOUR / 2, 2_000);
		assert_eq!(taken(SUPPLIER_A), 2_000, "before the step is settled");
		tick(HOUR, 5_000);
		assert_eq!((taken(SUPPLIER_A), taken(SUPPLIER_B)), (5_000, 0));
		let hour = (SUPPLIER_A, AREA, Side::Taken, NOW / HOUR);
		assert_eq!(FlowBook::get().into_iter().collect::<Vec<_>>(), [(hour, 5_000)]);
	});
}

#[test]
fn each_supplier_has_what_it_served() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		set_time(NOW + HOUR / 2);
		drop_out(1, id);
		tick(3 * HOUR / 4, 3_000);
		assert_eq!((taken(SUPPLIER_A), taken(SUPPLIER_B)), (2_000, 1_000));
		assert_eq!((claimed(1, id), claimed(2, id)), (2_000, 1_000));
	});
}

/// Energy of intervals that are closed has no certificate, but a supplier.
#[test]
fn energy_without_certificate_is_booked() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		ClaimableFrom::set(NOW + HOUR);
		tick(HOUR, 5_000);
		assert_eq!((claimed(1, id), taken(SUPPLIER_A)), (0, 5_000));
	});
}

#[test]
fn a_batch_is_booked_at_its_end() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		let mut batch = Batch::default();
		read_into(&mut batch, MINUTE, 100);
		read_into(&mut batch, 2 * MINUTE, 200);
		assert_eq!(taken(SUPPLIER_A), 0);
		Charging::on_batch_end(batch);
		assert_eq!(taken(SUPPLIER_A), 200);
	});
}

/// A reading is weighed by the hours that it spans before it changes anything.
#[test]
fn a_reading_needs_the_weight_of_the_hours_that_it_spans() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		let at = NOW + 3 * HOUR;
		set_time(at);
		let needed = bound(at, Weight::zero()) + KEY * 3;
		assert_eq!(bound(at, KEY), needed);
		let before = root();
		let mut budget = WeightMeter::with_limit(needed - Weight::from_parts(1, 0));
		let refused = read_within(METER, at, REGISTER + 5_000, &mut budget);
		assert_eq!(refused, Err(Overweight));
		assert_eq!((root(), taken(SUPPLIER_A)), (before, 0));
		let mut budget = WeightMeter::with_limit(needed);
		assert_ok!(read_within(METER, at, REGISTER + 5_000, &mut budget));
		assert_eq!(taken(SUPPLIER_A), 5_000);
	});
}

/// A key that an earlier reading of the batch brought weighs nothing.
#[test]
fn a_key_weighs_once_in_a_batch() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let mut batch = Batch::<Test>::default();
		let keys = |after, batch: &mut Batch<Test>| {
			Charging::most_new_keys(&process(id), &session(id), NOW + after, &mut batch.flows)
		};
		assert_eq!(keys(MINUTE, &mut batch), 1);
		read_into(&mut batch, MINUTE, 100);
		assert_eq!(keys(2 * MINUTE, &mut batch), 0);
		assert_eq!(keys(HOUR + 1, &mut batch), 1, "the hour after");
		read_into(&mut batch, HOUR + 1, 200);
		assert_eq!(keys(HOUR + 2, &mut batch), 0);
		Charging::on_batch_end(batch);
	});
}

/// Who reads late moves no energy to the supplier that served last.
#[test]
fn energy_after_the_disconnect_is_in_no_position() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		set_time(NOW + 30 * MINUTE);
		drop_out(1, id);
		set_time(NOW + HOUR / 2 + 15 * MINUTE);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		// A tenth more than full power for three quarters of an hour, and 1 Wh, can have flowed:
		// 4 126 Wh. Another 5 874 flow until the station is read.
		tick(2 * HOUR, 10_000);
		let record = record(id);
		assert_eq!((record.energy, record.totals.free), (10_000, 5_874));
		assert_eq!((taken(SUPPLIER_A), taken(SUPPLIER_B)), (2_750, 1_376));
		assert_eq!((claimed(1, id), claimed(2, id)), (2_750, 1_376));
		let hours = FlowBook::get().into_keys().map(|(.., hour)| hour);
		assert!(hours.eq([NOW / HOUR; 2]), "before the disconnect");
	});
}

#[test]
fn a_batch_gives_back_what_its_books_did_not_need() {
	ExtBuilder::default().build_and_execute(|| {
		thesis(preferences());
		FlowUnused::set(KEY);
		let mut batch = Batch::<Test>::default();
		read_into(&mut batch, MINUTE, 100);
		assert_eq!(Charging::on_batch_end(batch), KEY);
	});
}

/// The bound of the hours is enough however many suppliers share them.
#[test]
fn the_bound_covers_the_keys_of_all_segments() {
	ExtBuilder::default().build_and_execute(|| {
		let id = windy();
		for (source, minutes) in [(1, 10), (2, 40)] {
			set_time(NOW + minutes * MINUTE);
			drop_out(source, id);
		}
		assert_eq!(session(id).segments.len(), 3);
		let mut batch = Batch::<Test>::default();
		let (process, session) = (process(id), session(id));
		let most = Charging::most_new_keys(&process, &session, NOW + 3 * HOUR, &mut batch.flows);
		read_into(&mut batch, 3 * HOUR, 12_000);
		assert!(batch.flows.len() as u32 <= most);
		Charging::on_batch_end(batch);
		assert_eq!(taken(SUPPLIER_A) + taken(SUPPLIER_B), 12_000);
		assert_ne!(taken(SUPPLIER_B), 0);
	});
}
