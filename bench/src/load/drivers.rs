// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Fresh drivers of one registrar that flood the node with the costliest refused calls, all that
//! their allowances hold.

use super::{anchoring::Anchoring, now, submissions::Submissions};
use crate::{
	chain::{item_key, transaction, Anchor},
	world::{numbered_pair, pair},
};
use codec::{Decode, Encode};
use jsonrpsee::{core::client::ClientT, rpc_params, ws_client::WsClient};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		weights::WeightToFee,
	},
	frame_system, pallet_transaction_payment, pallet_utility,
	sp_core::{sr25519, Bytes, Pair, H256},
	sp_io::hashing::blake2_128,
	sp_runtime::OpaqueExtrinsic,
};
use serde::Serialize;
use smartcharge_primitives::{Moment, ProcessId, SourceChoice, StationId};
use smartcharge_runtime::{AccountId, Runtime, RuntimeCall, UncheckedExtrinsic, SLOT_DURATION};
use std::{collections::VecDeque, sync::Arc, time::Duration};

/// A registrar of all presets that submits nothing else.
const REGISTRAR: &str = "SupplierB";
/// Slots between the registration of drivers and their flood: a block may be late.
const REGISTERED_AHEAD: usize = 3;

/// Outcome of the flood.
#[derive(Clone, Serialize, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Flood {
	/// Calls in a transaction of a driver.
	calls: usize,
	/// Transactions that registered drivers.
	registrations: Submissions,
	/// Transactions of the drivers.
	transactions: Submissions,
	/// Of these, those in blocks by the end of the run.
	included: u64,
}

/// Registers `count` drivers in each slot and has them flood the node, until the clock shows
/// `until`.
pub async fn flood(client: Arc<WsClient>, genesis: H256, count: u32, until: Moment) -> Flood {
	let registrar = pair(REGISTRAR);
	let mut anchoring = Anchoring::from_genesis(genesis);
	let calls = costliest();
	let mut flood = Flood { calls: calls.len(), ..Flood::default() };
	let mut registered = VecDeque::new();
	let mut drivers = Vec::new();
	while now() < until {
		let anchor = anchoring.anchor(&client).await;
		let first = u32::try_from(drivers.len()).expect("a run does not last that long");
		let fresh: Vec<_> = (first..first + count).map(|n| numbered_pair("fresh", n)).collect();
		drivers.extend(fresh.iter().map(|key| AccountId::from(key.public())));
		let nonce = u32::try_from(flood.registrations.taken).expect("no more than slots");
		let registration = transaction(&registrar, nonce, genesis, anchor, registration(&fresh));
		flood.registrations.submit(&client, registration.encode(), 0).await;
		registered.push_back(fresh);
		if registered.len() > REGISTERED_AHEAD {
			for key in registered.pop_front().into_iter().flatten() {
				let refused = of_driver(&key, genesis, anchor, calls.clone());
				flood.transactions.submit(&client, refused.encode(), 0).await;
			}
		}
		let next_slot = (now() / SLOT_DURATION + 1) * SLOT_DURATION;
		tokio::time::sleep(Duration::from_millis(next_slot.saturating_sub(now()))).await;
	}
	// What came last may wait for a block.
	tokio::time::sleep(Duration::from_millis(2 * SLOT_DURATION)).await;
	for driver in &drivers {
		flood.included += u64::from(nonce_of(&client, driver).await.unwrap_or_default());
	}
	flood
}

/// The call by which the registrar registers `drivers`.
fn registration(drivers: &[sr25519::Pair]) -> RuntimeCall {
	let register = |key: &sr25519::Pair| {
		let (driver, contract_hash) = (key.public().into(), Default::default());
		pallet_consortium::Call::register_driver { driver, contract_hash }.into()
	};
	pallet_utility::Call::batch_all { calls: drivers.iter().map(register).collect() }.into()
}

/// The calls of a fresh driver that are refused and together as costly as its allowance holds.
fn costliest() -> Vec<RuntimeCall> {
	// First those that declare most, the choice among the most offers, of a process that does not
	// exist; then those that cost all that they declare, at a station that does not exist.
	let declares_most = RuntimeCall::from(pallet_charging::Call::change_source {
		process: ProcessId::MAX,
		choice: SourceChoice::Cheapest,
	});
	let costs_most =
		pallet_charging::Call::authorise { station: StationId::MAX, max_price_per_hour: 0 }.into();
	let allowance = <Runtime as pallet_consortium::Config>::DriverAllowance::get();
	let reserve = <Runtime as pallet_consortium::Config>::ExitReserve::get() * allowance;
	let (genesis, signer) = (H256::zero(), pair(REGISTRAR));
	let mut calls = Vec::new();
	for call in [declares_most, costs_most] {
		loop {
			calls.push(call.clone());
			let transaction = of_driver(&signer, genesis, Anchor::genesis(genesis), calls.clone());
			if fee(&transaction) > allowance - reserve {
				calls.pop();
				break;
			}
		}
	}
	calls
}

/// The first transaction of a driver, with all `calls`.
fn of_driver(
	driver: &sr25519::Pair,
	genesis: H256,
	anchor: Anchor,
	calls: Vec<RuntimeCall>,
) -> OpaqueExtrinsic {
	transaction(driver, 0, genesis, anchor, pallet_utility::Call::force_batch { calls })
}

/// Time of the runtime for a transaction before it is executed.
fn fee(transaction: &OpaqueExtrinsic) -> u128 {
	let bytes = transaction.encode();
	let length = bytes.len() as u128;
	let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).expect("was encoded; qed");
	let base = <Runtime as frame_system::Config>::BlockWeights::get()
		.get(DispatchClass::Normal)
		.base_extrinsic;
	let weight = transaction.get_dispatch_info().total_weight().saturating_add(base);
	<Runtime as pallet_transaction_payment::Config>::WeightToFee::weight_to_fee(&weight) + length
}

/// How many transactions of an account are in blocks.
async fn nonce_of(client: &WsClient, who: &AccountId) -> Option<u32> {
	let account = who.encode();
	let key = [item_key("System", "Account"), blake2_128(&account).to_vec(), account].concat();
	let record: Option<Bytes> =
		client.request("state_getStorage", rpc_params![Bytes(key)]).await.ok()?;
	// The nonce comes first.
	u32::decode(&mut &record?[..]).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use smartcharge_runtime::configs::system::MAXIMUM_BLOCK_WEIGHT;

	#[test]
	fn nine_fresh_drivers_declare_more_than_a_block_has_for_them() {
		let calls = costliest();
		assert!(calls.len() < 100);
		let (genesis, driver) = (H256::zero(), numbered_pair("fresh", 0));
		let transaction = of_driver(&driver, genesis, Anchor::genesis(genesis), calls);
		let encoded = transaction.encode();
		let transaction = UncheckedExtrinsic::decode(&mut &encoded[..]).unwrap();
		let declared = 9 * transaction.get_dispatch_info().total_weight().ref_time();
		let normal = <Runtime as frame_system::Config>::BlockWeights::get();
		let normal = normal.get(DispatchClass::Normal).max_total.unwrap().ref_time();
		assert!(declared > normal && declared < 2 * MAXIMUM_BLOCK_WEIGHT.ref_time());
	}
}
