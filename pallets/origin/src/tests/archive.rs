// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Certificates, cancellations and what is stored of processes leave the state.

use crate::{
	cancellation_leaf, mock::*, ArchivedCancellations, Beneficiaries, Cancellation, CancellationId,
	Cancellations, Certificates, Certified, Claims, Drawn, Event, ExpiryCursor, Holders, Ledgers,
	WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		weights::{Weight, WeightMeter},
	},
	sp_core::H256,
};
use smartcharge_primitives::{
	archive::{is_proved, prove},
	ProcessId, Proven, SourceId, Sources as _,
};

/// [`SUPPLIER`] holds 500 Wh of the first interval of the test.
fn issued() -> SourceId {
	let id = active(SOLAR_METER);
	produce(SOLAR_METER, interval(1), 500);
	close_until(0);
	id
}

fn forget(process: ProcessId) -> Option<Proven> {
	Origin::forget(process, &DRIVER, &mut WeightMeter::new())
}

fn holders() -> Vec<AccountId> {
	let mut holders: Vec<_> = Holders::<Test>::iter_keys().map(|(_, (_, owner))| owner).collect();
	holders.sort_unstable();
	holders
}

#[test]
fn audit_m13_certificates_leave_when_they_expire_whoever_holds_them() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		// Dust at others' accounts, free and locked.
		for to in [DRIVER, OWNER] {
			assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, to, 1));
		}
		let reference = b"NL-1".to_vec().try_into().unwrap();
		assert_ok!(Origin::lock_certificate(signed(OWNER), id, NOW, 1, reference));
		let mut all = vec![SUPPLIER, DRIVER, OWNER];
		all.sort_unstable();
		assert_eq!(holders(), all);
		assert_ok!(Origin::transfer_certificate(signed(DRIVER), id, NOW, SUPPLIER, 1));
		assert_eq!(holders().len(), 2);
		check_state();

		set_time(expiry(0) - 1);
		close();
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((499, 0), (0, 1)));
		take_events();
		set_time(expiry(0));
		close();
		assert_eq!(Certificates::<Test>::iter().count(), 0);
		assert_eq!((holders(), Ledgers::<Test>::iter().count()), (vec![], 0));
		let expired: Vec<_> = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::CertificateExpired { owner, energy, .. } => Some((owner, energy)),
				_ => None,
			})
			.collect();
		assert_eq!(expired.len(), 2);
		assert!(expired.contains(&(SUPPLIER, 499)) && expired.contains(&(OWNER, 1)));
		// The cursor goes, too.
		set_time(expiry(1));
		close();
		assert_eq!(ExpiryCursor::<Test>::get(), None);
	});
}

#[test]
fn audit_m13_many_holders_go_over_many_blocks() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		for to in [DRIVER, OWNER, OTHER_SUPPLIER] {
			assert_ok!(Origin::transfer_certificate(signed(SUPPLIER), id, NOW, to, 1));
		}
		set_time(expiry(0));
		let limit = <() as WeightInfo>::on_idle_base()
			+ <() as WeightInfo>::prune_interval()
			+ <() as WeightInfo>::prune_ledger()
			+ <() as WeightInfo>::prune_claim();
		let mut blocks = 0;
		while !holders().is_empty() {
			assert!(idle(limit).all_lte(limit));
			check_state();
			blocks += 1;
			assert!(blocks < 10, "it gets nowhere");
		}
		assert!(blocks > 1);
	});
}

#[test]
fn audit_m13_a_process_is_forgotten_after_its_claims() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 1, 10);
		claim(id, 0, 2, 20);
		close_until(0);
		set_time(expiry(0) - 1);
		close();
		assert_eq!(forget(1), None);
		assert_eq!((Drawn::<Test>::iter().count(), Certified::<Test>::get(1).certified), (2, 10));
		set_time(expiry(0) + HOUR);
		close();
		close();
		assert_eq!(Claims::<Test>::iter().count(), 0);

		// Nothing is lost when a block has no time for it.
		let mut small = WeightMeter::with_limit(<() as WeightInfo>::forget());
		assert_eq!(Origin::forget(1, &DRIVER, &mut small), None);
		assert_eq!(Certified::<Test>::get(1).certified, 10);
		assert_eq!(forget(1), Some(Proven { certified: 10, greened: 0 }));
		assert_eq!((Drawn::<Test>::iter().count(), Certified::<Test>::iter().count()), (1, 1));
		assert_eq!(forget(2).map(|proven| proven.certified), Some(20));
		assert_eq!((Drawn::<Test>::iter().count(), Certified::<Test>::iter().count()), (0, 0));
		// One that claimed nothing.
		assert_eq!(forget(3), Some(Proven::default()));
	});
}

/// A claim of a later interval keeps the process, even if an earlier one has expired.
#[test]
fn a_process_with_a_claim_of_today_is_not_forgotten() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 1, 10);
		close_until(0);
		set_time(expiry(0) + HOUR);
		let today = i64::try_from((now() - NOW) / INTERVAL).unwrap();
		claim(id, today, 1, 5);
		for _ in 0..3 {
			close();
		}
		assert_eq!(forget(1), None);
		check_state();
	});
}

#[test]
fn audit_m13_cancellations_leave_with_a_root_that_proves_them() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		let cancel = |energy, beneficiary| {
			assert_ok!(Origin::cancel_certificate(signed(SUPPLIER), id, NOW, energy, beneficiary));
		};
		let at = now();
		cancel(10, DRIVER);
		set_time(at + MINUTE);
		cancel(20, OWNER);
		cancel(30, DRIVER);
		type Entry = (CancellationId, AccountId, Cancellation<AccountId>);
		let mut all: Vec<Entry> = Cancellations::<Test>::iter()
			.map(|(beneficiary, id, cancellation)| (id, beneficiary, cancellation))
			.collect();
		all.sort_unstable_by_key(|(id, ..)| *id);
		let left = || Cancellations::<Test>::iter().count();
		set_time(at + CANCELLATION_LIFETIME - 1);
		close();
		assert_eq!(left(), 3);
		set_time(at + CANCELLATION_LIFETIME);
		close();
		assert_eq!((left(), ArchivedCancellations::<Test>::get().next), (2, 1));
		check_state();
		take_events();
		set_time(at + MINUTE + CANCELLATION_LIFETIME);
		close();
		assert_eq!((left(), Beneficiaries::<Test>::iter().count()), (0, 0));
		let roots: Vec<(u64, CancellationId, CancellationId, H256)> = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::CancellationsArchived { number, first, last, root } => {
					Some((number, first, last, root))
				},
				_ => None,
			})
			.collect();
		let [(0, 0, 1, root)] = roots[..] else { panic!("{roots:?}") };
		let leaf = |(id, to, entry): &Entry| cancellation_leaf(*id, to, entry);
		let leaves = [leaf(&all[0]), leaf(&all[1])];
		let path = prove(&leaves, 1).unwrap();
		assert!(is_proved(root, leaf(&all[1]), 1, 2, &path));
		let mut tampered = all[1].clone();
		tampered.2.energy += 1;
		assert!(!is_proved(root, leaf(&tampered), 1, 2, &path));
		assert!(!is_proved(root, cancellation_leaf(1, &DRIVER, &all[1].2), 1, 2, &path));
		assert_eq!(ArchivedCancellations::<Test>::get().open.root(), Some(leaf(&all[2])));
		// Ids continue.
		assert_noop!(
			Origin::cancel_certificate(signed(SUPPLIER), id, NOW, 1, DRIVER),
			crate::Error::<Test>::NothingHeld
		);
		assert_eq!(crate::NextCancellationId::<Test>::get(), 3);
	});
}

#[test]
fn cancellations_leave_over_many_blocks() {
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		for _ in 0..6 {
			assert_ok!(Origin::cancel_certificate(signed(SUPPLIER), id, NOW, 1, DRIVER));
		}
		set_time(now() + CANCELLATION_LIFETIME);
		close();
		// Ledgers are gone: what is left to do are the cancellations.
		let restore = |number: u64| (number, Cancellations::<Test>::get(DRIVER, number));
		assert_eq!(restore(0), (0, None));
		assert_eq!(ArchivedCancellations::<Test>::get().roots.size, 3);
	});
	ExtBuilder.build_and_execute(|| {
		let id = issued();
		for _ in 0..6 {
			assert_ok!(Origin::cancel_certificate(signed(SUPPLIER), id, NOW, 1, DRIVER));
		}
		set_time(now() + CANCELLATION_LIFETIME);
		let limit = <() as WeightInfo>::archive_cancellation() * 2;
		for left in [4, 2, 0] {
			let mut budget = WeightMeter::with_limit(limit);
			Origin::archive_cancellations(&mut budget);
			assert_eq!(Cancellations::<Test>::iter().count(), left);
			check_state();
		}
		assert_eq!(idle(Weight::zero()), Weight::zero());
	});
}

#[test]
fn a_removed_meter_leaves_no_consent() {
	use smartcharge_primitives::OnReading;
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Origin::allow_supplier(signed(OWNER), SPARE_METER, Some(SUPPLIER)));
		Origin::on_removed(SPARE_METER);
		assert_eq!(crate::Consents::<Test>::iter().count(), 0);
	});
}
