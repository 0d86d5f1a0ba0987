// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What holders do with certificates.

use crate::{
	mock::*, Cancellation, Cancellations, Certificates, Error, Event, NextCancellationId, Reference,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{Energy, SourceId};

/// [`SUPPLIER`] holds 500 Wh of the first interval of the test.
fn issued() -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), 500);
	close_until(0);
	take_events();
	id
}

fn transfer(from: AccountId, source: SourceId, to: AccountId, energy: Energy) -> DispatchResult {
	Origin::transfer_certificate(signed(from), source, NOW, to, energy)
}

fn cancel(
	by: AccountId,
	source: SourceId,
	energy: Energy,
	beneficiary: AccountId,
) -> DispatchResult {
	Origin::cancel_certificate(signed(by), source, NOW, energy, beneficiary)
}

fn lock(owner: AccountId, source: SourceId, energy: Energy) -> DispatchResult {
	Origin::lock_certificate(signed(owner), source, NOW, energy, reference())
}

fn unlock(dso: AccountId, source: SourceId, owner: AccountId, energy: Energy) -> DispatchResult {
	Origin::unlock_certificate(signed(dso), source, NOW, owner, energy)
}

fn expire(source: SourceId, owner: AccountId) -> DispatchResult {
	Origin::expire_certificate(signed(DRIVER), owner, source, NOW)
}

fn reference() -> Reference {
	b"NL-2027-00001".to_vec().try_into().unwrap()
}

#[test]
fn a_part_can_be_passed_on() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(transfer(SUPPLIER, id, DRIVER, 200));
		assert_last(Event::CertificateTransferred {
			source: id,
			interval: NOW,
			from: SUPPLIER,
			to: DRIVER,
			energy: 200,
		});
		assert_eq!((held(SUPPLIER, id, 0), held(DRIVER, id, 0)), ((300, 0), (200, 0)));
		assert_ok!(transfer(DRIVER, id, OWNER, 1));
		assert_ok!(transfer(SUPPLIER, id, DRIVER, 50));
		assert_eq!((held(DRIVER, id, 0), held(OWNER, id, 0)), ((249, 0), (1, 0)));
	});
}

#[test]
fn the_whole_can_be_passed_on() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(transfer(SUPPLIER, id, DRIVER, 500));
		assert_eq!(held(DRIVER, id, 0), (500, 0));
		// Nothing is left behind.
		assert!(!Certificates::<Test>::contains_key(SUPPLIER, (id, NOW)));
		assert_noop!(transfer(SUPPLIER, id, DRIVER, 1), Error::<Test>::NothingHeld);
	});
}

#[test]
fn nobody_passes_on_what_is_not_held() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		for energy in [501, Energy::MAX] {
			assert_noop!(transfer(SUPPLIER, id, DRIVER, energy), Error::<Test>::NotEnough);
		}
		assert_noop!(transfer(SUPPLIER, id, DRIVER, 0), Error::<Test>::ZeroEnergy);
		assert_noop!(transfer(OTHER_SUPPLIER, id, DRIVER, 1), Error::<Test>::NothingHeld);
		assert_noop!(
			Origin::transfer_certificate(signed(SUPPLIER), id, interval(1), DRIVER, 1),
			Error::<Test>::NothingHeld,
		);
		assert_noop!(transfer(STRANGER, id, DRIVER, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn certificates_stay_with_participants() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_noop!(transfer(SUPPLIER, id, STRANGER, 1), Error::<Test>::NotAParticipant);
		assert_noop!(cancel(SUPPLIER, id, 1, STRANGER), Error::<Test>::NotAParticipant);
		assert_noop!(transfer(SUPPLIER, id, SUPPLIER, 1), Error::<Test>::SameAccount);
	});
}

#[test]
fn a_cancelled_certificate_is_recorded_for_the_beneficiary() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		for (number, energy) in [(0, 100), (1, 150)] {
			assert_ok!(cancel(SUPPLIER, id, energy, DRIVER));
			assert_last(Event::CertificateCancelled {
				id: number,
				source: id,
				interval: NOW,
				by: SUPPLIER,
				beneficiary: DRIVER,
				process: None,
				energy,
			});
			assert_eq!(
				Cancellations::<Test>::get(DRIVER, number),
				Some(Cancellation {
					source: id,
					interval: NOW,
					energy,
					by: SUPPLIER,
					process: None,
					at: now(),
				}),
			);
		}
		assert_eq!(held(SUPPLIER, id, 0), (250, 0));
		assert_eq!(held(DRIVER, id, 0), (0, 0));
		assert_eq!(NextCancellationId::<Test>::get(), 2);
	});
}

#[test]
fn one_can_cancel_for_oneself() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(cancel(SUPPLIER, id, 500, SUPPLIER));
		assert_eq!(cancelled_of(id, NOW), 500);
	});
}

#[test]
fn nothing_is_cancelled_twice() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(cancel(SUPPLIER, id, 300, DRIVER));
		assert_noop!(cancel(SUPPLIER, id, 201, DRIVER), Error::<Test>::NotEnough);
		assert_ok!(cancel(SUPPLIER, id, 200, DRIVER));
		for who in [SUPPLIER, DRIVER] {
			assert_noop!(cancel(who, id, 1, DRIVER), Error::<Test>::NothingHeld);
			assert_noop!(transfer(who, id, OWNER, 1), Error::<Test>::NothingHeld);
			assert_noop!(lock(who, id, 1), Error::<Test>::NothingHeld);
		}
		assert!(!Certificates::<Test>::contains_key(SUPPLIER, (id, NOW)));
	});
}

#[test]
fn nobody_cancels_what_is_not_held() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_noop!(cancel(SUPPLIER, id, 0, DRIVER), Error::<Test>::ZeroEnergy);
		assert_noop!(cancel(DRIVER, id, 1, DRIVER), Error::<Test>::NothingHeld);
		assert_noop!(cancel(STRANGER, id, 1, DRIVER), DispatchError::BadOrigin);
		assert_noop!(
			Origin::cancel_certificate(signed(SUPPLIER), id + 1, NOW, 1, DRIVER),
			Error::<Test>::NothingHeld,
		);
	});
}

#[test]
fn ids_of_cancellations_never_wrap() {
	ExtBuilder.build().execute_with(|| {
		let id = issued();
		NextCancellationId::<Test>::put(u64::MAX);
		assert_noop!(cancel(SUPPLIER, id, 1, DRIVER), Error::<Test>::IdsExhausted);
	});
}

#[test]
fn what_is_locked_cannot_be_used() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(lock(SUPPLIER, id, 400));
		assert_last(Event::CertificateLocked {
			source: id,
			interval: NOW,
			owner: SUPPLIER,
			energy: 400,
			reference: reference(),
		});
		assert_eq!(held(SUPPLIER, id, 0), (100, 400));
		assert_noop!(transfer(SUPPLIER, id, DRIVER, 101), Error::<Test>::NotEnough);
		assert_noop!(cancel(SUPPLIER, id, 101, DRIVER), Error::<Test>::NotEnough);
		assert_noop!(lock(SUPPLIER, id, 101), Error::<Test>::NotEnough);
		assert_ok!(transfer(SUPPLIER, id, DRIVER, 100));
		assert_eq!(held(SUPPLIER, id, 0), (0, 400));
		assert_noop!(transfer(SUPPLIER, id, DRIVER, 1), Error::<Test>::NotEnough);
	});
}

#[test]
fn the_dso_unlocks_what_the_registry_gave_back() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(lock(SUPPLIER, id, 400));
		assert_ok!(unlock(DSO, id, SUPPLIER, 150));
		assert_last(Event::CertificateUnlocked {
			source: id,
			interval: NOW,
			owner: SUPPLIER,
			energy: 150,
		});
		assert_eq!(held(SUPPLIER, id, 0), (250, 250));
		assert_noop!(unlock(DSO, id, SUPPLIER, 251), Error::<Test>::NotEnough);
		assert_ok!(unlock(DSO, id, SUPPLIER, 250));
		assert_eq!(held(SUPPLIER, id, 0), (500, 0));
		assert_noop!(unlock(DSO, id, SUPPLIER, 1), Error::<Test>::NotEnough);
	});
}

#[test]
fn nobody_else_unlocks() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(lock(SUPPLIER, id, 400));
		assert_noop!(unlock(OTHER_DSO, id, SUPPLIER, 1), Error::<Test>::NotOperator);
		for who in [SUPPLIER, OWNER, STRANGER] {
			assert_noop!(unlock(who, id, SUPPLIER, 1), DispatchError::BadOrigin);
		}
		assert_noop!(unlock(DSO, 99, SUPPLIER, 1), Error::<Test>::UnknownSource);
		assert_noop!(unlock(DSO, id, DRIVER, 1), Error::<Test>::NothingHeld);
		assert_noop!(unlock(DSO, id, SUPPLIER, 0), Error::<Test>::ZeroEnergy);
	});
}

#[test]
fn nobody_locks_what_is_not_held() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_noop!(lock(SUPPLIER, id, 0), Error::<Test>::ZeroEnergy);
		assert_noop!(lock(SUPPLIER, id, 501), Error::<Test>::NotEnough);
		assert_noop!(lock(DRIVER, id, 1), Error::<Test>::NothingHeld);
		assert_noop!(lock(STRANGER, id, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn certificates_expire() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		set_time(expiry(0) - 1);
		assert_ok!(transfer(SUPPLIER, id, DRIVER, 10));
		assert_ok!(cancel(SUPPLIER, id, 10, DRIVER));
		assert_ok!(lock(SUPPLIER, id, 10));
		assert_noop!(expire(id, SUPPLIER), Error::<Test>::NotExpired);

		set_time(expiry(0));
		assert_noop!(transfer(SUPPLIER, id, DRIVER, 10), Error::<Test>::Expired);
		assert_noop!(cancel(SUPPLIER, id, 10, DRIVER), Error::<Test>::Expired);
		assert_noop!(lock(SUPPLIER, id, 10), Error::<Test>::Expired);
		end_process(1, DRIVER, SUPPLIER, 1_000);
		assert_noop!(
			Origin::green_process(signed(SUPPLIER), id, NOW, 10, 1),
			Error::<Test>::Expired,
		);
	});
}

#[test]
fn anybody_clears_away_what_has_expired() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		assert_ok!(lock(SUPPLIER, id, 100));
		assert_ok!(transfer(SUPPLIER, id, OWNER, 50));
		set_time(expiry(0));
		assert_ok!(expire(id, SUPPLIER));
		assert_last(Event::CertificateExpired {
			owner: SUPPLIER,
			source: id,
			interval: NOW,
			energy: 450,
		});
		assert!(!Certificates::<Test>::contains_key(SUPPLIER, (id, NOW)));
		assert_eq!(held(OWNER, id, 0), (50, 0));
		assert_noop!(expire(id, SUPPLIER), Error::<Test>::NothingHeld);
		assert_noop!(
			Origin::expire_certificate(signed(STRANGER), OWNER, id, NOW),
			DispatchError::BadOrigin,
		);
		// What nobody has cleared away goes with the ledger.
		close();
		assert_eq!((ledger(id, 0), held(OWNER, id, 0)), (None, (0, 0)));
		assert_noop!(expire(id, OWNER), Error::<Test>::NothingHeld);
	});
}

#[test]
fn references_have_a_bound() {
	assert!(Reference::try_from(vec![0; 64]).is_ok());
	assert!(Reference::try_from(vec![0; 65]).is_err());
}
