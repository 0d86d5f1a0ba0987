// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Whole blocks: initialised with the slot of their author, led by the timestamp, filled with
//! signed transactions, and finalised.

use super::{account, apply, now, signed_reading};
use codec::{Decode, Encode};
use pallet_metering::SignedReading;
use polkadot_sdk::{
	pallet_timestamp,
	sp_consensus_aura::{Slot, AURA_ENGINE_ID},
	sp_io,
	sp_runtime::{
		generic::{Digest, DigestItem},
		traits::{BlakeTwo256, Hash as _, Header as _},
	},
};
use smartcharge_primitives::{energy::energy_at, MeterId, Moment, Power};
use smartcharge_runtime::{
	Executive, Hash, Header, Metering, RuntimeCall, RuntimeEvent, System, UncheckedExtrinsic,
	SLOT_DURATION, VERSION,
};
use std::collections::BTreeMap;

/// A chain whose blocks are made one by one, within its externalities.
pub struct Chain {
	/// Hash of the latest block.
	parent: Hash,
}

impl Chain {
	/// The chain whose genesis state the externalities hold.
	pub fn found() -> Self {
		let version = VERSION.state_version();
		let state_root = Hash::decode(&mut &sp_io::storage::root(version)[..]).expect("32 bytes");
		let extrinsics_root = BlakeTwo256::trie_root(Vec::new(), version);
		let genesis = Header::new(0, extrinsics_root, state_root, Hash::zero(), Digest::default());
		Self { parent: genesis.hash() }
	}

	/// The chain whose state after some block the externalities hold. That block's hash is not part
	/// of the state and no pallet depends on it, so that any will do.
	pub fn resume() -> Self {
		Self { parent: BlakeTwo256::hash(b"the block before") }
	}

	/// Makes the next block, at `at` in ms, with what `body` applies; returns what `body` returns.
	pub fn block<R>(&mut self, at: Moment, body: impl FnOnce() -> R) -> R {
		let slot = Slot::from(at / SLOT_DURATION);
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
		let number = System::block_number() + 1;
		let header = Header::new(number, Hash::zero(), Hash::zero(), self.parent, digest);
		Executive::initialize_block(&header);
		let timestamp = RuntimeCall::from(pallet_timestamp::Call::set { now: at });
		let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(timestamp));
		assert_eq!(applied, Ok(Ok(())), "the timestamp");
		let result = body();
		self.parent = Executive::finalize_block().hash();
		result
	}
}

/// Applies the transaction of `//seed` that makes `call`, which has to succeed.
pub fn sign(seed: &str, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let applied = apply(seed, call.clone());
	assert_eq!(applied, Ok(Ok(())), "{call:?} of {seed}");
}

/// The reading of `meter`, signed with `//Meter//<its id>`, after `power` W flowed through it since
/// its latest one.
pub fn reading(meter: MeterId, power: Power) -> SignedReading {
	let latest = Metering::find_meter(meter).expect("the meter is registered").latest;
	let register = latest.map_or(0, |latest| latest.register + energy_at(power, now() - latest.at));
	signed_reading(&format!("Meter//{meter}"), meter, now(), register)
}

/// Submits `readings`, all of which have to be accepted: each owner those of its meters.
pub fn submit_signed(readings: Vec<SignedReading>) {
	let count = readings.len();
	let accepted = || {
		let of_metering = |event: &RuntimeEvent| {
			matches!(event, RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted { .. }))
		};
		super::events().iter().filter(|event| of_metering(event)).count()
	};
	let before = accepted();
	let mut by_owner: BTreeMap<&str, Vec<SignedReading>> = BTreeMap::new();
	for reading in readings {
		by_owner.entry(owner_of(reading.meter)).or_default().push(reading);
	}
	for (owner, readings) in by_owner {
		let readings = readings.try_into().expect("the readings fit a batch");
		sign(owner, pallet_metering::Call::submit_readings { readings });
	}
	assert_eq!(accepted() - before, count, "{:?}", super::events());
}

/// The seed of the owner of `meter`; that of another participant, if the owner is none any more.
fn owner_of(meter: MeterId) -> &'static str {
	let owner = Metering::find_meter(meter).expect("the meter is registered").owner;
	["Cso", "SupplierA", "SupplierB", "SupplierC", "Alice", "Bob", "Charlie", "Dave", "Eve"]
		.into_iter()
		.find(|seed| account(seed) == owner)
		.unwrap_or("Custodian")
}
