// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the sources of suppliers fed in is booked once per batch.

use crate::mock::*;
use polkadot_sdk::frame_support::weights::{Weight, WeightMeter};
use smartcharge_primitives::{
	testing::{FakeFlows, FlowBook, FlowUnused, FlowWeight},
	OnReading, Side,
};

fn fed(supplier: AccountId) -> u64 {
	FakeFlows::booked(supplier, Side::Fed)
}

#[test]
fn production_is_booked_to_the_supplier() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let before = fed(source(id).supplier);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		produce(SOLAR_METER, NOW + 10 * MINUTE, 300);
		assert_eq!(fed(source(id).supplier) - before, 800);
		assert!(FlowBook::get().keys().all(|(_, area, ..)| *area == source(id).area));
		assert_eq!(FakeFlows::booked(source(id).supplier, Side::Taken), 0);
	});
}

/// What is too far from a reading to be certified was fed in all the same.
#[test]
fn unallocated_energy_is_booked() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let before = fed(source(id).supplier);
		let counted = |supply: crate::Supply| supply.produced + supply.unallocated;
		let counted_before = counted(supply(id));
		produce(SOLAR_METER, NOW + 5 * HOUR, 5_000);
		assert_ne!(supply(id).unallocated, 0);
		assert_eq!(fed(source(id).supplier) - before, 5_000);
		assert_eq!(counted(supply(id)) - counted_before, 5_000);
	});
}

/// A source without approval feeds in for nobody's account, nor does a base.
#[test]
fn a_source_that_does_not_count_is_not_booked() {
	ExtBuilder.build_and_execute(|| {
		let id = pending(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_eq!(fed(source(id).supplier), 0);
		approve(id);
		produce(SOLAR_METER, NOW + 10 * MINUTE, 500);
		assert_eq!(fed(source(id).supplier), 0, "the base");
		produce(SOLAR_METER, NOW + 15 * MINUTE, 500);
		assert_eq!(fed(source(id).supplier), 500);
		assert!(Origin::suspend_source(signed(DSO), id).is_ok());
		produce(SOLAR_METER, NOW + 20 * MINUTE, 500);
		assert_eq!(fed(source(id).supplier), 500);
	});
}

/// A reading that spans many hours needs the weight of as many keys, or changes nothing.
#[test]
fn a_reading_needs_the_weight_of_the_hours_that_it_spans() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + HOUR, 0);
		let at = NOW + 4 * HOUR;
		set_time(at);
		let register = latest(SOLAR_METER).unwrap().register + 3_000;
		let consumed = |key: Weight| {
			polkadot_sdk::sp_io::storage::start_transaction();
			FlowWeight::set(key);
			let (book, meters) = (FlowBook::get(), MeterBookCopy::take());
			let mut budget = WeightMeter::new();
			assert!(read_within(SOLAR_METER, at, register, &mut budget).is_ok());
			meters.restore();
			FlowBook::set(book);
			polkadot_sdk::sp_io::storage::rollback_transaction();
			budget.consumed()
		};
		let key = Weight::from_parts(1_000_000, 0);
		let without = consumed(Weight::zero());
		let needed = consumed(key);
		assert_eq!(needed - without, key * 3);
		let before = fed(source(id).supplier);
		let mut budget = WeightMeter::with_limit(needed - Weight::from_parts(1, 0));
		assert!(read_within(SOLAR_METER, at, register, &mut budget).is_err());
		assert_eq!(fed(source(id).supplier), before);
		let mut budget = WeightMeter::with_limit(needed);
		assert!(read_within(SOLAR_METER, at, register, &mut budget).is_ok());
		assert_eq!(fed(source(id).supplier), before + 3_000);
	});
}

#[test]
fn a_batch_gives_back_what_its_books_did_not_need() {
	ExtBuilder.build_and_execute(|| {
		let unused = Weight::from_parts(7, 1);
		FlowUnused::set(unused);
		assert_eq!(Origin::on_batch_end(Default::default()), unused);
	});
}

/// The share of a reading covers the key that it brings.
#[test]
fn the_share_covers_a_key() {
	ExtBuilder.build_and_execute(|| {
		let without = <Origin as OnReading>::weight();
		let key = Weight::from_parts(1_000_000, 0);
		FlowWeight::set(key);
		assert_eq!(<Origin as OnReading>::weight(), without + key);
	});
}

/// The meters of the mock, which are not in storage.
struct MeterBookCopy(
	std::collections::BTreeMap<u32, smartcharge_primitives::MeterDetails<AccountId>>,
);

impl MeterBookCopy {
	fn take() -> Self {
		Self(smartcharge_primitives::testing::MeterBook::get())
	}

	fn restore(self) {
		smartcharge_primitives::testing::MeterBook::set(self.0);
	}
}
