// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How the chain of a snapshot continues: processes are read until all have ended. It looks at
//! storage alone, so that it serves the snapshots of all versions.

use crate::common::{
	account,
	blocks::{reading, sign, submit_signed, Chain},
	check_invariants, events, now,
};
use pallet_charging::{FinishReason, Phase, Process};
use pallet_metering::SignedReading;
use polkadot_sdk::{frame_system, pallet_balances};
use smartcharge_primitives::{Moment, Power, ProcessId, MILLIS_PER_HOUR};
use smartcharge_runtime::{AccountId, Balance, Balances, Charging, Runtime, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// Time between two readings.
const PACE: Moment = MILLIS_PER_HOUR / 4;

/// Time until the first round: what is requested can be scheduled for a short time only.
const SOON: Moment = MILLIS_PER_HOUR / 60;

/// Power of every station that is read.
const STATION: Power = 3_000;

/// Power of every source that is read.
const SOURCE: Power = 9_000;

/// Most rounds of readings.
const ROUNDS: usize = 40;

/// A process whose meter was not read for so long is left to become stale.
const SILENCE: Moment = 12 * MILLIS_PER_HOUR;

/// Plays on until no process is running, no signal pending and no interval open.
pub fn go_on() {
	let mut chain = Chain::resume();
	let issued = pallet_balances::TotalIssuance::<Runtime>::get();
	let begun = scheduled();
	assert!(begun.values().any(|process| step_of(process) >= MILLIS_PER_HOUR));
	let mut settled = BTreeSet::new();
	let mut at = now();
	for pace in [SOON].into_iter().chain([PACE; ROUNDS]) {
		if running().is_empty() {
			break;
		}
		at += pace;
		chain.block(at, || {
			round();
			settled.extend(events().into_iter().filter_map(|event| match event {
				RuntimeEvent::Charging(pallet_charging::Event::StepSettled { process, .. }) => {
					Some(process)
				},
				_ => None,
			}));
		});
		check_invariants();
		check_money(issued);
	}
	assert_eq!(running(), Vec::<ProcessId>::new(), "processes that do not end");
	assert_eq!(Balances::free_balance(Charging::escrow_account()), 0, "nothing is left in escrow");
	for (id, process) in begun {
		let record = pallet_charging::Records::<Runtime>::get(id).expect("it has ended");
		let silent = record.reason == FinishReason::Stale;
		assert!(silent || settled.contains(&id), "no step of {process:?} was settled");
		// Version 1 had longer steps; they are settled as they were planned.
		let long = step_of(&process) > MILLIS_PER_HOUR;
		assert!(!long || record.totals.paid() > 0, "{process:?} paid nothing");
	}

	// Every interval closes and every signal expires.
	for _ in 0..2 {
		at += 2 * MILLIS_PER_HOUR;
		chain.block(at, || ());
	}
	check_invariants();
	check_money(issued);
	assert_eq!(pallet_origin::Due::<Runtime>::iter().count(), 0, "intervals that do not close");
	assert_eq!(pallet_demand_response::Signals::<Runtime>::iter().count(), 0);
	assert_eq!(pallet_origin::Commitments::<Runtime>::iter().count(), 0);
}

/// Those who set up and those who are silent are brought to an end, all others are read.
fn round() {
	let mut readings = Vec::new();
	for process in processes() {
		let driver = seed_of(&process.driver);
		let id = process.id;
		match &process.phase {
			Phase::Authorised => sign(driver, pallet_charging::Call::disconnect { process: id }),
			Phase::Requested { .. } => {
				// Its energy counts from a reading since it was authorised.
				submit_signed(vec![reading(process.meter, 0)]);
				sign(seed_of(&process.cso), pallet_charging::Call::schedule { process: id });
			},
			Phase::Scheduled(session) if now() - session.last.at > SILENCE => {
				if now() - session.last.at >= 24 * MILLIS_PER_HOUR {
					sign("Brp", pallet_charging::Call::close_stale { process: id });
				}
			},
			Phase::Scheduled(_) => readings.push(reading(process.meter, STATION)),
		}
	}
	readings.extend(source_readings());
	submit_signed(readings);
}

fn source_readings() -> Vec<SignedReading> {
	pallet_origin::Sources::<Runtime>::iter_values()
		.filter(|source| source.is_active())
		.map(|source| reading(source.meter, SOURCE.min(source.capacity)))
		.collect()
}

fn processes() -> Vec<Process<AccountId>> {
	pallet_charging::Processes::<Runtime>::iter_values().collect()
}

fn running() -> Vec<ProcessId> {
	processes().into_iter().map(|process| process.id).collect()
}

fn scheduled() -> BTreeMap<ProcessId, Process<AccountId>> {
	let scheduled = |process: &Process<AccountId>| matches!(process.phase, Phase::Scheduled(_));
	processes().into_iter().filter(scheduled).map(|process| (process.id, process)).collect()
}

fn step_of(process: &Process<AccountId>) -> Moment {
	match &process.phase {
		Phase::Scheduled(session) => session.timetable.step,
		_ => 0,
	}
}

fn seed_of(who: &AccountId) -> &'static str {
	["Alice", "Bob", "Charlie", "Dave", "Eve", "Cso"]
		.into_iter()
		.find(|seed| account(seed) == *who)
		.expect("one of the cast")
}

/// No money came or went, and the escrow account holds the escrows of the running processes.
fn check_money(issued: Balance) {
	assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), issued);
	let sum: Balance = frame_system::Account::<Runtime>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(sum, issued, "the sum of the balances");
	let drivers: BTreeSet<_> = processes().into_iter().map(|process| process.driver).collect();
	let escrows: Balance = drivers.iter().map(Charging::escrow).sum();
	assert_eq!(Balances::free_balance(Charging::escrow_account()), escrows);
}
