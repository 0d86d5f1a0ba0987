// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers at the borders of years.

use crate::{mock::*, years::register_at, Pallet, RefusalReason, YearRegisters, YEARS_KEPT};
use polkadot_sdk::{
	frame_support::weights::{Weight, WeightMeter},
	frame_system::pallet_prelude::BlockNumberFor,
};
use proptest::prelude::*;
use smartcharge_primitives::{
	calendar::{start_of_year, year_at, Year},
	testing::cases,
	MeterReading, OrderedYear, MILLIS_PER_HOUR,
};

const YEAR: Year = 2028;

fn energy(year: Year) -> Option<u64> {
	<Pallet<Test> as smartcharge_primitives::YearRegisters<AccountId>>::energy(0, year)
}

/// Has the meter show `register` at `at`.
fn show(device: &Device, at: u64, register: u64) -> Result<(), RefusalReason> {
	set_time(at);
	submit_one(device.read(0, at, register))
}

#[test]
fn the_reading_that_crosses_a_year_writes_its_register_once() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		active_meter(&device, STATION);
		let (start, next) = (start_of_year(YEAR), start_of_year(YEAR + 1));
		assert_eq!(show(&device, start - MILLIS_PER_HOUR, 100), Ok(()));
		assert_eq!(YearRegisters::<Test>::iter().count(), 0);
		assert_eq!(show(&device, start + 3 * MILLIS_PER_HOUR, 500), Ok(()));
		assert_eq!(show(&device, start + 4 * MILLIS_PER_HOUR, 900), Ok(()));
		assert_eq!(YearRegisters::<Test>::iter().count(), 1);
		assert_eq!(energy(YEAR), None, "it is not over");
		assert_eq!(show(&device, next - 1, 10_000), Ok(()));
		assert_eq!(show(&device, next, 10_000), Ok(()));
		// A quarter of the 400 Wh flowed before the start.
		assert_eq!(energy(YEAR), Some(10_000 - 200));
		assert_eq!(energy(YEAR - 1), None, "it began before the first reading");
		assert_eq!(YearRegisters::<Test>::iter().count(), 2);
	});
}

/// After another base, the year cannot be computed; those around it can.
#[test]
fn a_new_base_makes_its_year_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		active_meter(&device, STATION);
		let start = |year| start_of_year(year);
		assert_eq!(show(&device, start(YEAR) - 1, 0), Ok(()));
		assert_eq!(show(&device, start(YEAR), 0), Ok(()));
		assert_eq!(show(&device, start(YEAR + 1), 700), Ok(()));
		let other = Device::sr25519(2);
		polkadot_sdk::frame_support::assert_ok!(rotate(0, &other));
		polkadot_sdk::frame_support::assert_ok!(approve(0, &other, None));
		for (year, register) in [(YEAR + 1, 50), (YEAR + 2, 90), (YEAR + 3, 190)] {
			assert_eq!(show(&other, start(year) + MILLIS_PER_HOUR, register), Ok(()));
		}
		assert_eq!(energy(YEAR), Some(700));
		assert_eq!(energy(YEAR + 1), None);
		assert_eq!(energy(YEAR + 2), Some(100));
	});
}

#[test]
fn old_registers_are_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		active_meter(&device, STATION);
		for (register, year) in (0..).zip(YEAR..YEAR + 7) {
			assert_eq!(show(&device, start_of_year(year), register), Ok(()));
		}
		let kept = || -> Vec<_> {
			let mut years: Vec<_> =
				YearRegisters::<Test>::iter_keys().map(|(year, _)| year.number()).collect();
			years.sort();
			years
		};
		assert_eq!(kept(), (YEAR + 1..YEAR + 7).collect::<Vec<_>>());
		use polkadot_sdk::frame_support::traits::Hooks;
		Pallet::<Test>::on_idle(BlockNumberFor::<Test>::default(), Weight::zero());
		assert_eq!(kept().len(), 6);
		Pallet::<Test>::on_idle(BlockNumberFor::<Test>::default(), Weight::MAX);
		assert_eq!(kept(), (YEAR + 6 - YEARS_KEPT..YEAR + 7).collect::<Vec<_>>());
	});
}

/// A meter that was silent for many years writes no more than those that are kept, and nothing if
/// the weight does not suffice.
#[test]
fn the_registers_of_a_long_silence_are_bounded_and_weighed() {
	let before = MeterReading { at: 1, register: 0 };
	let after = MeterReading { at: start_of_year(YEAR), register: 10 };
	let crossed = Pallet::<Test>::years_crossed(Some(before), after);
	assert_eq!(crossed, YEAR - YEARS_KEPT..YEAR + 1);
	assert_eq!(Pallet::<Test>::years_crossed(None, after), 0..0);
	let mut none = WeightMeter::with_limit(Weight::zero());
	assert!(Pallet::<Test>::cover_years(&crossed, &mut none).is_err());
	assert!(Pallet::<Test>::cover_years(&(5..5), &mut none).is_ok());
	let mut all = WeightMeter::new();
	assert!(Pallet::<Test>::cover_years(&crossed, &mut all).is_ok());
	assert!(all.consumed().ref_time() > 0);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(256)))]

	/// Between the registers around it, and in order of time.
	#[test]
	fn the_register_of_a_border_is_between_its_readings(
		at in start_of_year(2026)..start_of_year(2031), took in 0u64..100_000_000_000,
		register in 0u64..u64::MAX / 2, energy in 0u64..1_000_000_000,
	) {
		let before = MeterReading { at, register };
		let after = MeterReading { at: at + took, register: register + energy };
		let crossed = Pallet::<Test>::years_crossed(Some(before), after);
		prop_assert_eq!(crossed.is_empty(), year_at(before.at) == year_at(after.at));
		let registers: Vec<_> =
			crossed.map(|year| register_at(year, before, after)).collect();
		prop_assert!(registers.is_sorted());
		prop_assert!(registers.iter().all(|one| (register..=register + energy).contains(one)));
		let key = OrderedYear::new(year_at(at));
		prop_assert_eq!(key.number(), year_at(at));
	}
}
