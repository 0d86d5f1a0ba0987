// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each broken invariant is found.

use crate::{
	mock::*, ArchivedCancellations, Beneficiaries, Cancellations, CarrierCount, Certificates,
	Certified, Claim, Claims, Commitment, Commitments, Drawn, Due, DueKey, ExpiryCursor, Holders,
	Holding, Ledger, Ledgers, NextSourceId, Phase, SourceOfMeter, Sources, Span, Supplies, Supply,
};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::TryRuntimeError};
use smartcharge_primitives::{Carrier, ProcessId};

/// Runs `spoil` in a state with two sources, of which the first has commitments, a closed interval
/// (0), and an open one (4), and expects a message that begins with `invariant`.
fn detects(invariant: &str, spoil: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		let (solar, _) = (active(SOLAR_METER), active(WIND_METER));
		produce(SOLAR_METER, interval(1), 100);
		claim(solar, 0, 1, 100);
		claim(solar, 0, 2, 50);
		close_until(0);
		produce(SOLAR_METER, now() + 1, 0);
		produce(SOLAR_METER, now() + 4 * MINUTE, 400);
		claim(solar, 4, 2, 70);
		for process in 1..=3 {
			assert_ok!(commit(solar, process, 1_000));
		}
		check_state();
		spoil();
		let error = Origin::do_try_state().unwrap_err();
		let TryRuntimeError::Other(message) = error else { panic!("{error:?}") };
		assert!(message.starts_with(invariant), "{message}");
	});
}

fn change_source(change: impl FnOnce(&mut crate::Source<AccountId>)) {
	Sources::<Test>::mutate(0, |source| change(source.as_mut().unwrap()));
}

fn change_supply(change: impl FnOnce(&mut Supply)) {
	Supplies::<Test>::mutate(0, |supply| change(supply.as_mut().unwrap()));
}

fn change_node(process: ProcessId, change: impl FnOnce(&mut Commitment)) {
	Commitments::<Test>::mutate(0, process, |node| change(node.as_mut().unwrap()));
}

fn change_ledger(number: i64, change: impl FnOnce(&mut Ledger)) {
	Ledgers::<Test>::mutate(interval(number), 0, |ledger| change(ledger.as_mut().unwrap()));
}

fn change_claim(number: i64, process: ProcessId, change: impl FnOnce(&mut Claim<AccountId>)) {
	let key = ((interval(number), 0), key_of(process));
	Claims::<Test>::mutate(key.0, key.1, |claim| change(claim.as_mut().unwrap()));
}

#[test]
fn try_state_detects_a_source_that_is_not_found() {
	detects("INV1", || NextSourceId::<Test>::put(1));
	detects("INV1", || SourceOfMeter::<Test>::remove(SOLAR_METER));
	detects("INV1", || SourceOfMeter::<Test>::insert(SOLAR_METER, 1));
	detects("INV1", || change_source(|source| source.capacity = 0));
}

#[test]
fn try_state_detects_carriers_that_are_not_there() {
	detects("INV1", || CarrierCount::<Test>::insert(Carrier::Solar, 1));
	detects("INV1", || CarrierCount::<Test>::insert(Carrier::Wind, 1));
	detects("INV1", || CarrierCount::<Test>::remove(Carrier::Solar));
	detects("INV1", || change_source(|source| source.carrier = Carrier::Hydro));
	detects("INV1", || change_source(|source| source.status = crate::SourceStatus::Pending));
}

#[test]
fn try_state_detects_commitments_that_do_not_add_up() {
	detects("INV2", || change_supply(|supply| supply.committed += 1));
	detects("INV2", || change_node(2, |node| node.power += 1));
	detects("INV2", || Commitments::<Test>::remove(0, 1));
}

#[test]
fn try_state_detects_loose_links() {
	detects("INV2", || change_supply(|supply| supply.newest = Some(2)));
	detects("INV2", || change_supply(|supply| supply.newest = None));
	detects("INV2", || change_node(3, |node| node.older = Some(1)));
	detects("INV2", || change_node(2, |node| node.newer = None));
	detects("INV2", || change_node(3, |node| node.newer = Some(1)));
	// Round and round.
	detects("INV2", || change_node(1, |node| node.older = Some(3)));
	let node = Commitment { power: 5, older: None, newer: None };
	detects("INV2", || Commitments::<Test>::insert(0, 9, node));
	detects("INV2", || Commitments::<Test>::insert(9, 9, node));
}

#[test]
fn try_state_detects_claims_that_do_not_add_up() {
	detects("INV3", || change_ledger(4, |ledger| ledger.claimed += 1));
	detects("INV3", || change_claim(4, 2, |claim| claim.energy -= 1));
	detects("INV3", || change_claim(4, 2, |claim| claim.certified = 1));
	detects("INV3", || change_ledger(4, |ledger| ledger.certified = 1));
	detects("INV3", || change_ledger(4, |ledger| ledger.issued = 401));
	detects("INV3", || {
		let claim = Claim { driver: DRIVER, energy: 5, committed: 0, certified: 0 };
		Claims::<Test>::insert((interval(4), 0), key_of(3), claim);
	});
}

#[test]
fn try_state_detects_power_that_covers_something_else() {
	detects("INV3", || change_ledger(4, |ledger| ledger.covered += 1));
	detects("INV3", || change_claim(4, 2, |claim| claim.committed = 0));
}

#[test]
fn try_state_detects_debts_that_nobody_owes() {
	let owe = |owed, retained| {
		change_ledger(0, |ledger| (ledger.owed, ledger.retained) = (owed, retained));
	};
	let debt = |incurred, repaid| {
		change_source(|source| source.debt = crate::Debt { incurred, repaid });
	};
	detects("INV10", || owe(5, 5));
	detects("INV10", || debt(0, 1));
	detects("INV10", || {
		debt(5, 0);
		owe(5, 5);
	});
	detects("INV4", || {
		debt(1, 0);
		owe(1, 0);
	});
	detects("INV4", || {
		debt(1, 1);
		owe(0, 1);
	});
}

#[test]
fn try_state_detects_production_that_is_sold_twice() {
	detects("INV4", || change_ledger(0, |ledger| ledger.issued += 1));
	detects("INV4", || change_ledger(0, |ledger| ledger.certified += 1));
	detects("INV4", || change_ledger(0, |ledger| ledger.produced -= 1));
	detects("INV4", || change_ledger(0, |ledger| ledger.certifiable = 101));
	// Half of what can be certified is issued.
	detects("INV4", || {
		let last = crate::Claims::<Test>::iter_key_prefix((interval(0), 0)).last();
		change_ledger(0, |ledger| {
			ledger.phase = Phase::Certifying { last };
			ledger.issued += 50;
			ledger.produced = 149;
		});
	});
	detects("INV4", || change_claim(0, 1, |claim| claim.certified += 1));
	// The sum is right, the parts are not.
	detects("INV4", || {
		change_claim(0, 1, |claim| claim.certified += 1);
		change_claim(0, 2, |claim| claim.certified -= 1);
	});
	detects("INV4", || {
		change_claim(0, 1, |claim| claim.energy += 1);
		change_claim(0, 2, |claim| claim.energy -= 1);
	});
}

#[test]
fn try_state_detects_ledgers_that_are_never_closed() {
	detects("INV5", || Due::<Test>::remove(DueKey::new(interval(4), 0)));
	detects("INV5", || Due::<Test>::insert(DueKey::new(interval(0), 0), ()));
	detects("INV5", || Due::<Test>::insert(DueKey::new(interval(5), 1), ()));
	detects("INV5", || ExpiryCursor::<Test>::put(interval(1)));
	detects("INV5", ExpiryCursor::<Test>::kill);
}

#[test]
fn try_state_detects_a_wrong_account_of_a_process() {
	detects("INV6", || Certified::<Test>::mutate(1, |proved| proved.certified -= 1));
	detects("INV6", || Certified::<Test>::remove(2));
}

#[test]
fn try_state_detects_certificates_out_of_nowhere() {
	detects("INV7", || {
		let holding = Holding { free: 1, locked: 1 };
		Certificates::<Test>::insert(OWNER, (0, interval(0)), holding);
	});
	detects("INV7", || {
		let holding = Holding { free: 1, locked: 0 };
		Certificates::<Test>::insert(OWNER, (0, interval(4)), holding);
	});
	detects("INV7", || {
		Certificates::<Test>::insert(OWNER, (0, interval(0)), Holding::default());
	});
}

#[test]
fn try_state_detects_a_meter_of_two_sources() {
	detects("INV8", || {
		// In the order of storage, or else the meter of the first leads to the second.
		let sources: Vec<_> = Sources::<Test>::iter().collect();
		let ((_, first), (second, _)) = (&sources[0], &sources[1]);
		Sources::<Test>::mutate(second, |source| source.as_mut().unwrap().meter = first.meter);
	});
	detects("INV8", || change_source(|source| source.next_meter = Some(source.meter)));
}

/// A state between two blocks is as good as any other.
#[test]
fn a_ledger_that_is_being_certified_is_in_order() {
	ExtBuilder.build().execute_with(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 100);
		for process in 0..5 {
			claim(id, 0, process, 30);
		}
		set_time(due(0));
		let mut limit = polkadot_sdk::frame_support::weights::Weight::zero();
		while !matches!(ledger(id, 0).unwrap().phase, Phase::Certifying { last: Some(_), .. }) {
			limit += polkadot_sdk::frame_support::weights::Weight::from_parts(10_000_000, 5_000);
			idle(limit);
		}
		assert_ok!(Origin::do_try_state());
		change_ledger(0, |ledger| ledger.certified += 1);
		assert!(Origin::do_try_state().is_err());
	});
}

#[test]
fn try_state_detects_a_claim_that_its_driver_does_not_find() {
	let drawn = |process| (DRIVER, process, 0);
	let change = |change: fn(&mut Span)| {
		Drawn::<Test>::mutate(drawn(1), |span| change(span.as_mut().unwrap()));
	};
	detects("INV9", || Drawn::<Test>::remove(drawn(2)));
	detects("INV9", || change(|span| span.first += 1));
	detects("INV9", || change(|span| span.last = span.first - 1));
	detects("INV9", || change(|span| span.meter += 1));
}

#[test]
fn try_state_detects_certificates_that_never_leave() {
	detects("INV11", || {
		let holding = Holding { free: 1, locked: 0 };
		Certificates::<Test>::insert(OWNER, (0, interval(9)), holding);
	});
	detects("INV11", || Holders::<Test>::insert(interval(0), (0, OWNER), ()));
	detects("INV11", || {
		let cursor = ExpiryCursor::<Test>::get().expect("there are ledgers");
		Holders::<Test>::insert(cursor - INTERVAL, (0, OWNER), ());
	});
}

#[test]
fn try_state_detects_cancellations_that_never_leave() {
	let cancellation = || crate::Cancellation {
		source: 0,
		interval: NOW,
		energy: 1,
		by: SUPPLIER,
		process: None,
		at: NOW,
	};
	detects("INV12", || Cancellations::<Test>::insert(DRIVER, 0, cancellation()));
	detects("INV12", || Beneficiaries::<Test>::insert(0, DRIVER));
	detects("INV12", || Origin::put_cancellation(0, &DRIVER, cancellation()));
	detects("INV12", || {
		crate::NextCancellationId::<Test>::put(1);
		Origin::put_cancellation(0, &DRIVER, cancellation());
		ArchivedCancellations::<Test>::mutate(|archive| archive.next = 1);
	});
	detects("INV12", || {
		ArchivedCancellations::<Test>::mutate(|archive| {
			archive.open.size = CANCELLATIONS_PER_ROOT.into();
		});
	});
}
