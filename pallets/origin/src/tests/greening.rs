// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Grey energy that is greened afterwards.

use crate::{mock::*, Cancellation, Cancellations, Certified, Error, Event};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{Energy, ProcessId, Proven, SourceId};

const PROCESS: ProcessId = 7;

/// [`PROCESS`] took 1 000 Wh, of which 200 Wh were certified; [`SUPPLIER`] holds 900 Wh of surplus
/// of the interval before.
fn partly_proved() -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), 900);
	produce(SOLAR_METER, interval(2), 300);
	claim(id, 1, PROCESS, 200);
	close_until(1);
	end_process(PROCESS, DRIVER, SUPPLIER, 1_000);
	take_events();
	id
}

fn green_by(who: AccountId, source: SourceId, energy: Energy) -> DispatchResult {
	Origin::green_process(signed(who), source, NOW, energy, PROCESS)
}

fn green(source: SourceId, energy: Energy) -> DispatchResult {
	green_by(SUPPLIER, source, energy)
}

#[test]
fn a_certificate_greens_what_is_not_proved() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		assert_ok!(green(id, 300));
		assert_last(Event::CertificateCancelled {
			id: 0,
			source: id,
			interval: NOW,
			by: SUPPLIER,
			beneficiary: DRIVER,
			process: Some(PROCESS),
			energy: 300,
		});
		assert_eq!(
			Cancellations::<Test>::get(DRIVER, 0),
			Some(Cancellation {
				source: id,
				interval: NOW,
				energy: 300,
				by: SUPPLIER,
				process: Some(PROCESS),
				at: now(),
			}),
		);
		assert_eq!(Certified::<Test>::get(PROCESS), Proven { certified: 200, greened: 300 },);
		assert_eq!(held(SUPPLIER, id, 0), (600, 0));
	});
}

#[test]
fn no_more_is_greened_than_was_delivered() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		assert_noop!(green(id, 801), Error::<Test>::NothingToGreen);
		assert_ok!(green(id, 500));
		assert_noop!(green(id, 301), Error::<Test>::NothingToGreen);
		assert_ok!(green(id, 300));
		assert_noop!(green(id, 1), Error::<Test>::NothingToGreen);
	});
}

#[test]
fn a_process_without_a_source_can_be_greened() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		end_process(8, OTHER_DRIVER, SUPPLIER, 40);
		assert_ok!(Origin::green_process(signed(SUPPLIER), id, NOW, 40, 8));
		assert_eq!(Certified::<Test>::get(8), Proven { certified: 0, greened: 40 });
		assert_noop!(
			Origin::green_process(signed(SUPPLIER), id, NOW, 1, 8),
			Error::<Test>::NothingToGreen,
		);
	});
}

#[test]
fn waits_until_all_that_the_process_claimed_is_certified() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		// Another 100 Wh, in an interval that closes in a while.
		claim(id, 2, PROCESS, 100);
		assert_noop!(green(id, 1), Error::<Test>::NotYetCertified);
		set_time(due(2));
		assert_noop!(green(id, 1), Error::<Test>::NotYetCertified);
		close();
		assert_ok!(green(id, 1));
	});
}

#[test]
fn is_for_the_supplier_of_the_process() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, OTHER_SUPPLIER, 100));
		assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, DRIVER, 100));
		for who in [OTHER_SUPPLIER, DRIVER] {
			assert_noop!(green_by(who, id, 1), Error::<Test>::NotProcessSupplier);
		}
		assert_noop!(green_by(STRANGER, id, 1), DispatchError::BadOrigin);
		// It may have bought the certificates.
		end_process(PROCESS, DRIVER, OTHER_SUPPLIER, 1_000);
		assert_ok!(green_by(OTHER_SUPPLIER, id, 100));
		assert_noop!(green_by(OTHER_SUPPLIER, id, 1), Error::<Test>::NothingHeld);
	});
}

#[test]
fn the_process_must_have_ended() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		Ended::set(Default::default());
		assert_noop!(green(id, 1), Error::<Test>::UnknownProcess);
	});
}

#[test]
fn takes_certificates_that_are_held_and_free() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		let reference = Default::default();
		assert_ok!(Origin::lock_certificate(signed(SUPPLIER), id, NOW, 700, reference));
		assert_noop!(green(id, 201), Error::<Test>::NotEnough);
		assert_noop!(green(id, 0), Error::<Test>::ZeroEnergy);
		assert_noop!(
			Origin::green_process(signed(SUPPLIER), id, interval(-1), 1, PROCESS),
			Error::<Test>::NothingHeld,
		);
		assert_ok!(green(id, 200));
		assert_noop!(green(id, 1), Error::<Test>::NotEnough);
	});
}

#[test]
fn what_a_correction_took_can_be_greened_again() {
	ExtBuilder.build_and_execute(|| {
		let id = partly_proved();
		assert_ok!(green(id, 800));
		// 100 Wh of surplus go first, then 50 Wh of the claim.
		assert_ok!(Origin::withdraw(signed(DSO), id, interval(1), 150));
		close();
		assert_eq!(Certified::<Test>::get(PROCESS), Proven { certified: 150, greened: 800 },);
		assert_noop!(green(id, 51), Error::<Test>::NothingToGreen);
		assert_ok!(green(id, 50));
	});
}

#[test]
fn ids_of_cancellations_never_wrap() {
	ExtBuilder.build().execute_with(|| {
		let id = partly_proved();
		crate::NextCancellationId::<Test>::put(u64::MAX);
		assert_noop!(green(id, 1), Error::<Test>::IdsExhausted);
	});
}
