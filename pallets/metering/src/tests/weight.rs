// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a batch may spend, and what it gives back.

use crate::{mock::*, RefusalReason, SignedReading, WeightInfo};
use polkadot_sdk::frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	weights::Weight,
	BoundedVec,
};
use smartcharge_primitives::MeterReading;
use std::collections::BTreeMap;

/// Declared and actual weight of a batch.
fn weights(readings: Vec<SignedReading>) -> (Weight, Weight) {
	let readings = BoundedVec::try_from(readings).unwrap();
	let call = crate::Call::<Test>::submit_readings { readings: readings.clone() };
	let PostDispatchInfo { actual_weight, .. } =
		Metering::submit_readings(RuntimeOrigin::signed(GATEWAY), readings).unwrap();
	(call.get_dispatch_info().call_weight, actual_weight.unwrap())
}

fn meters(count: u8) -> Vec<(u32, Device)> {
	(1..=count)
		.map(|seed| {
			let device = Device::sr25519(seed);
			(active_meter(&device, STATION), device)
		})
		.collect()
}

#[test]
fn declares_checks_shares_and_pool() {
	ExtBuilder::default().build_and_execute(|| {
		let meters = meters(3);
		let batch = meters.iter().map(|(id, device)| device.read(*id, NOW, 0)).collect();
		let (declared, actual) = weights(batch);
		let checks = <() as WeightInfo>::submit_readings(3);
		assert_eq!(declared, checks + Share::get() * 3 + CatchUp::get());
		assert_eq!(actual, checks, "what was not used is given back");
	});
}

#[test]
fn charges_what_the_followers_took() {
	ExtBuilder::default().build_and_execute(|| {
		let meters = meters(2);
		let (some, more) = (Weight::from_parts(10, 1), Share::get() * 7);
		Needs::set(BTreeMap::from([(meters[0].0, some), (meters[1].0, more)]));
		let batch = meters.iter().map(|(id, device)| device.read(*id, NOW, 0)).collect();
		let (declared, actual) = weights(batch);
		assert_eq!(actual, <() as WeightInfo>::submit_readings(2) + some + more);
		assert!(actual.all_lte(declared));
	});
}

/// The followers know at the end of a batch what they did not need.
#[test]
fn gives_back_what_a_batch_did_not_need_at_its_end() {
	ExtBuilder::default().build_and_execute(|| {
		let meters = meters(2);
		let (need, unused) = (Weight::from_parts(500, 50), Weight::from_parts(300, 30));
		Needs::set(meters.iter().map(|(id, _)| (*id, need)).collect());
		Unused::set(unused);
		let read = |at| meters.iter().map(|(id, device)| device.read(*id, at, 0)).collect();
		let (_, actual) = weights(read(NOW - 60_000));
		let checks = <() as WeightInfo>::submit_readings(2);
		assert_eq!(actual, checks + need + need - unused);
		// Never more than they took.
		Unused::set(Weight::MAX);
		assert_eq!(weights(read(NOW)).1, checks);
		Unused::set(Weight::zero());
	});
}

#[test]
fn catching_up_never_takes_the_share_of_others() {
	ExtBuilder::default().build_and_execute(|| {
		let meters = meters(5);
		let greedy = Share::get() + CatchUp::get();
		Needs::set(
			meters
				.iter()
				.map(|(id, _)| (*id, if *id < 2 { greedy } else { Share::get() }))
				.collect(),
		);
		let batch: Vec<_> = meters.iter().map(|(id, device)| device.read(*id, NOW, 0)).collect();
		assert_eq!(
			submit(batch.clone()),
			[Ok(()), Err(RefusalReason::Overweight), Ok(()), Ok(()), Ok(())],
		);
		// Nothing of the refused reading is recorded, and a later batch takes it.
		assert_eq!(meter(1).latest, None);
		assert_eq!(Trace::get().len(), 4);
		assert_eq!(submit_one(batch[1]), Ok(()));
		assert_eq!(meter(1).latest, Some(MeterReading { at: NOW, register: 0 }));
	});
}

#[test]
fn either_dimension_of_the_weight_can_be_too_much() {
	ExtBuilder::default().build_and_execute(|| {
		let meters = meters(1);
		let (id, device) = &meters[0];
		let limit = Share::get() + CatchUp::get();
		for beyond in [Weight::from_parts(1, 0), Weight::from_parts(0, 1)] {
			Needs::set(BTreeMap::from([(*id, limit + beyond)]));
			assert_eq!(submit_one(device.read(*id, NOW, 0)), Err(RefusalReason::Overweight));
		}
		Needs::set(BTreeMap::from([(*id, limit)]));
		let (declared, actual) = weights(vec![device.read(*id, NOW, 0)]);
		assert_eq!(actual, declared, "all of it can be used");
	});
}
