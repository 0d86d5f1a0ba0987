// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the readings of a batch share.

use crate::{mock::*, Batch};
use polkadot_sdk::frame_support::{assert_err, assert_ok};
use smartcharge_primitives::{Booking, Energy, NotClaimable, ProcessId, SourceId, Sources};

fn claim_in(
	batch: &mut Batch,
	source: SourceId,
	number: i64,
	process: ProcessId,
	energy: Energy,
) -> Result<Booking, NotClaimable> {
	book_in(batch, source, interval(number), process, DRIVER, energy)
}

fn claimed_by_ledger(source: SourceId, number: i64) -> Option<Energy> {
	ledger(source, number).map(|ledger| ledger.claimed)
}

#[test]
fn the_claims_of_a_batch_are_entered_once() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		claim(solar, 0, 1, 100);
		let mut batch = Batch::default();
		assert_eq!(claim_in(&mut batch, solar, 0, 1, 10), Ok(Booking::Added));
		assert_eq!(claim_in(&mut batch, solar, 0, 2, 20), Ok(Booking::Opened));
		assert_eq!(claim_in(&mut batch, solar, 1, 2, 5), Ok(Booking::Opened));
		assert_eq!(claim_in(&mut batch, wind, 0, 1, 7), Ok(Booking::Opened));
		assert_eq!(claimed_by_ledger(solar, 0), Some(100));
		assert_eq!(claimed_by_ledger(solar, 1), None);
		Origin::finish_batch(batch);
		assert_eq!(claimed_by_ledger(solar, 0), Some(130));
		assert_eq!(claimed_by_ledger(solar, 1), Some(5));
		assert_eq!(claimed_by_ledger(wind, 0), Some(7));
	});
}

#[test]
fn production_of_the_same_batch_is_kept() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let mut batch = Batch::default();
		assert_ok!(claim_in(&mut batch, id, 0, 1, 100));
		produce(SOLAR_METER, interval(1), 150);
		assert_ok!(claim_in(&mut batch, id, 0, 2, 30));
		Origin::finish_batch(batch);
		let ledger = ledger(id, 0).unwrap();
		assert_eq!((ledger.claimed, ledger.produced), (130, 150));
		close_until(0);
		assert_eq!(claimed(id, 0, 1), Some((100, 100)));
		assert_eq!(claimed(id, 0, 2), Some((30, 30)));
	});
}

#[test]
fn what_is_refused_leaves_the_batch_as_it_was() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let mut batch = Batch::default();
		assert_err!(claim_in(&mut batch, 99, 0, 1, 5), NotClaimable);
		assert_eq!(claim_in(&mut batch, id, 0, 1, 0), Ok(Booking::Added));
		assert_eq!(claim_in(&mut batch, id, 0, 1, Energy::MAX), Ok(Booking::Opened));
		assert_err!(claim_in(&mut batch, id, 0, 2, 1), NotClaimable);
		Origin::finish_batch(batch);
		assert_eq!(claimed_by_ledger(id, 0), Some(Energy::MAX));
		assert_eq!((claim_of(id, 0, 2), claimed_by_ledger(99, 0)), (None, None));
	});
}

#[test]
fn a_change_of_power_within_a_batch_counts() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 250);
		let mut batch = Batch::default();
		assert_ok!(commit(id, 1, 2_000));
		assert!(Origin::covers_commitments(id, &mut batch));
		assert_ok!(commit(id, 2, 1_000));
		assert!(Origin::covers_commitments(id, &mut batch));
		produce(SOLAR_METER, NOW + 10 * MINUTE, 100);
		assert!(!Origin::covers_commitments(id, &mut batch));
		release(id, 1);
		release(id, 2);
		assert!(Origin::covers_commitments(id, &mut batch));
	});
}
