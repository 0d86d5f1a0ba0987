// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random readings in random order, replayed.

use crate::{mock::*, Meters};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{MeterId, MeterReading, MILLIS_PER_HOUR};
use std::collections::BTreeMap;

/// What other pallets can see of the readings' effects.
fn effects() -> (Vec<(MeterId, Option<MeterReading>)>, usize) {
	let latest: Vec<_> =
		Meters::<Test>::iter().map(|(key, meter)| (key.id(), meter.latest)).collect();
	(latest, Trace::get().len())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(64)))]

	#[test]
	fn time_and_register_advance_and_energy_is_counted_once(
		// Meter, seconds after the start, kilowatts on average since the start, forged.
		plan in vec((0u32..2, 0u64..7_200, 0u64..7, prop::bool::weighted(0.1)), 1..24),
		sizes in vec(1usize..6, 24),
	) {
		ExtBuilder::default().build_and_execute(|| {
			let devices = [Device::sr25519(1), Device::ed25519(1)];
			for device in &devices {
				active_meter(device, STATION);
			}
			let start = NOW - 2 * MILLIS_PER_HOUR;
			let mut readings: Vec<_> = plan
				.iter()
				.map(|(meter, seconds, kilowatts, forged)| {
					let register = 100 + kilowatts * 1_000 * seconds / 3_600;
					let device = &devices[*meter as usize];
					let mut reading = device.read(*meter, start + seconds * 1_000, register);
					reading.register += u64::from(*forged);
					reading
				})
				.collect();

			let all = readings.clone();
			let mut accepted = Vec::new();
			for size in sizes {
				let batch: Vec<_> = readings.drain(..size.min(readings.len())).collect();
				if batch.is_empty() {
					break;
				}
				let outcomes = submit(batch.clone());
				accepted.extend(
					batch.iter().zip(outcomes).filter(|(_, ok)| ok.is_ok()).map(|(reading, _)| *reading),
				);
				// A replay of the whole batch has no second effect.
				let before = effects();
				assert!(submit(batch).iter().all(Result::is_err));
				assert_eq!(effects(), before);
			}

			// Nor has one of all batches in reverse, but for what was refused at first.
			let outcomes = submit(all.iter().rev().copied().collect());
			for (reading, outcome) in all.iter().rev().zip(outcomes) {
				assert!(outcome.is_err() || !accepted.contains(reading));
			}

			for (meter, _) in devices.iter().enumerate() {
				let meter = meter as u32;
				let trace: Vec<_> =
					Trace::get().into_iter().filter(|(id, _, _)| *id == meter).collect();
				let mut previous: Option<MeterReading> = None;
				let mut energy = 0;
				for (_, reported, current) in &trace {
					assert_eq!(*reported, previous, "each reading follows the one before");
					if let Some(previous) = previous {
						assert!(current.at > previous.at);
						assert!(current.register >= previous.register);
						energy += current.register - previous.register;
					}
					previous = Some(*current);
				}
				assert_eq!(crate::mock::meter(meter).latest, previous);
				if let (Some(first), Some(last)) = (trace.first(), trace.last()) {
					assert_eq!(energy, last.2.register - first.2.register);
				}
			}
			assert!(accepted.iter().all(|reading| {
				Trace::get().iter().any(|(id, _, current)| {
					(*id, current.at, current.register)
						== (reading.meter, reading.at, reading.register)
				})
			}));
		});
	}

	#[test]
	fn honest_readings_in_order_are_all_accepted_and_in_any_order_the_last_one_counts(
		energies in vec((1u64..600, 0u64..100), 1..20), shuffle in any::<prop::sample::Index>(),
	) {
		let mut at = NOW - 4 * MILLIS_PER_HOUR;
		let mut register = 7;
		let readings: Vec<_> = energies
			.into_iter()
			.map(|(seconds, percent)| {
				at += seconds * 1_000;
				register += u64::from(POWER) * seconds / 3_600 * percent / 100;
				MeterReading { at, register }
			})
			.collect();
		let last = readings.last().copied();

		ExtBuilder::default().build_and_execute(|| {
			let device = Device::sr25519(1);
			let id = active_meter(&device, STATION);
			let signed: Vec<_> =
				readings.iter().map(|reading| device.read(id, reading.at, reading.register)).collect();
			assert!(submit(signed.clone()).iter().all(Result::is_ok));
			assert_eq!(meter(id).latest, last);
			assert!(submit(signed).iter().all(Result::is_err));
		});

		ExtBuilder::default().build_and_execute(|| {
			let device = Device::sr25519(1);
			let id = active_meter(&device, STATION);
			let mut signed: Vec<_> =
				readings.iter().map(|reading| device.read(id, reading.at, reading.register)).collect();
			let turn = shuffle.index(signed.len());
			signed.rotate_left(turn);
			submit(signed);
			assert_eq!(meter(id).latest, last);
			let mut counted = BTreeMap::new();
			for (_, previous, current) in Trace::get() {
				assert!(counted.insert(current.at, previous).is_none(), "taken once");
			}
		});
	}
}
