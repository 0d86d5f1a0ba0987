// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the pallets are really checked in the runtime: the check of each finds a state
//! that breaks one of its own.

mod common;

use common::{development, ours::PALLETS, try_state};
use polkadot_sdk::{
	frame_support::storage::{storage_prefix, unhashed},
	sp_io,
};
use smartcharge_primitives::{Carrier, DebtKind};
use smartcharge_runtime::Runtime;

/// Forgets all values of a storage item.
fn forget(pallet: &str, item: &str) {
	let key = storage_prefix(pallet.as_bytes(), item.as_bytes());
	let _ = unhashed::clear_prefix(&key, None, None);
}

/// Breaks an invariant of the pallet.
fn damage(pallet: &str) {
	match pallet {
		"Consortium" => forget(pallet, "Members"),
		"Tokens" => forget(pallet, "Reserve"),
		"Debts" => {
			let key = (common::account("Alice"), DebtKind::Charging, common::account("Cso"));
			pallet_debts::Owed::<Runtime>::insert(key, 0);
		},
		"Grid" => forget(pallet, "NextAreaId"),
		"Metering" => forget(pallet, "NextMeterId"),
		"Origin" => pallet_origin::CarrierCount::<Runtime>::insert(Carrier::Solar, 1),
		"DemandResponse" => {
			let target = pallet_demand_response::Target::Area(0);
			pallet_demand_response::SignalsOf::<Runtime>::insert(
				target,
				polkadot_sdk::frame_support::BoundedVec::default(),
			);
		},
		"Charging" => forget(pallet, "NextStationId"),
		"Corrections" => {
			pallet_corrections::OpenDisputesOf::<Runtime>::insert(common::account("Alice"), 1)
		},
		"Invoices" => pallet_invoices::OrderBounds::<Runtime>::put((0, 1)),
		"Settlement" => pallet_settlement::KeptFrom::<Runtime>::put(u32::MAX),
		"Peers" => {
			unhashed::put(&storage_prefix(b"Peers", b"CounterForPeers"), &5u32);
		},
		other => panic!("add a damage that the check of {other} finds"),
	}
}

#[test]
fn the_check_of_each_pallet_finds_a_damage() {
	development(|| {
		for pallet in PALLETS.iter() {
			assert_eq!(try_state(pallet.name), Ok(()), "{}", pallet.name);
			sp_io::storage::start_transaction();
			damage(pallet.name);
			let found = try_state(pallet.name);
			sp_io::storage::rollback_transaction();
			assert!(found.is_err(), "no check of {} sees the damage", pallet.name);
		}
	});
}
