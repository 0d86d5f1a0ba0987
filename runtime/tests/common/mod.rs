// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain of the development preset, and its cast, for the tests of the whole runtime.

// Each test file uses a part of it.
#![allow(dead_code)]

#[cfg(not(feature = "try-runtime"))]
compile_error!(
	"these tests check the invariants of the pallets: \
	 cargo test -p smartcharge-runtime --features runtime-benchmarks,try-runtime"
);

pub mod blocks;
pub mod calls;
pub mod compiled;
pub mod ours;

use codec::Encode;
use pallet_metering::{MeterKey, SignedReading};
use pallet_origin::{Attributes, Support};
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::build_state,
		traits::{OnIdle, PalletsInfoAccess, TryState, TryStateSelect},
		weights::Weight,
		BoundedVec,
	},
	frame_system::BlockHash,
	pallet_aura, pallet_timestamp,
	sp_consensus_aura::Slot,
	sp_core::{ed25519, sr25519, Pair},
	sp_io::TestExternalities,
	sp_runtime::{
		generic::Era, traits::Dispatchable, ApplyExtrinsicResult, DispatchError, TryRuntimeError,
	},
};
use serde_json::Value;
use smartcharge_evidence::{native::payload, possession, Reading};
use smartcharge_primitives::{
	Carrier, Energy, MeterId, MeterReading, Moment, Power, Purpose, SourceId, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	genesis_presets, tx_extension, AccountId, Address, AllPalletsWithSystem, Executive, Hash,
	Metering, Nonce, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin,
	Signature, SignedPayload, System, UncheckedExtrinsic, SLOT_DURATION,
};

use std::{cell::RefCell, collections::HashMap};

/// A round hour at which the tests begin.
pub const START: Moment = 500_000 * MILLIS_PER_HOUR;

/// The key pair of `//seed`.
///
/// Kept, because deriving one from the development phrase takes 2 048 rounds of a hash: most of the
/// time of a test that signs and dispatches much.
pub fn pair(seed: &str) -> sr25519::Pair {
	thread_local! {
		static PAIRS: RefCell<HashMap<String, sr25519::Pair>> = RefCell::default();
	}
	let derive = || sr25519::Pair::from_string(&format!("//{seed}"), None);
	PAIRS.with_borrow_mut(|pairs| match pairs.get(seed) {
		Some(pair) => pair.clone(),
		None => {
			let pair = derive().expect("a development seed");
			pairs.insert(seed.into(), pair.clone());
			pair
		},
	})
}

/// The account of `//seed`.
pub fn account(seed: &str) -> AccountId {
	pair(seed).public().into()
}

/// An account that nobody knows.
pub const STRANGER: &str = "Stranger";

/// The genesis state of `preset`, `None` for the default config.
pub fn genesis(preset: Option<&str>) -> TestExternalities {
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
	if let Some(preset) = preset {
		let patch = genesis_presets::preset(&preset.into()).expect("a known preset");
		merge(&mut config, serde_json::from_slice(&patch).expect("a preset is JSON"));
	}
	let mut ext = TestExternalities::default();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("builds");
	});
	ext
}

/// Runs `test` on a chain of the development preset whose clock shows [`START`], and checks the
/// invariants of all pallets after it.
pub fn development(test: impl FnOnce()) {
	genesis(Some("development")).execute_with(|| {
		System::set_block_number(1);
		set_time(START);
		test();
		check_invariants();
	});
}

/// Checks the numbered invariants of all pallets.
pub fn check_invariants() {
	for pallet in AllPalletsWithSystem::infos() {
		// One by one, so that the panic names it.
		let result = try_state(pallet.name);
		assert!(result.is_ok(), "invariant of {}: {result:?}", pallet.name);
	}
}

/// Checks the numbered invariants of one pallet.
pub fn try_state(pallet: &str) -> Result<(), TryRuntimeError> {
	let select = TryStateSelect::Only(vec![pallet.as_bytes().to_vec()]);
	AllPalletsWithSystem::try_state(System::block_number(), select)
}

/// As RFC 7396 says, for objects.
fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		},
		(into, patch) => *into = patch,
	}
}

/// Sets the clock, which the slots follow.
pub fn set_time(now: Moment) {
	pallet_timestamp::Now::<Runtime>::put(now);
	pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(now / SLOT_DURATION));
}

/// What the clock shows.
pub fn now() -> Moment {
	pallet_timestamp::Now::<Runtime>::get()
}

/// Ends the block, with all the time it wants for what is done in idle blocks, and begins the next.
pub fn next_block() {
	let number = System::block_number();
	AllPalletsWithSystem::on_idle(number, Weight::MAX);
	System::set_block_number(number + 1);
}

/// Dispatches `call` as signed by `//seed`, without what a transaction is checked for and pays.
pub fn dispatch(seed: &str, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
	call.into()
		.dispatch(RuntimeOrigin::signed(account(seed)))
		.map(|_| ())
		.map_err(|error| error.error)
}

/// An era of the usual length that began with the block before this one.
pub fn era() -> Era {
	let parent = System::block_number().saturating_sub(1);
	// Its hash is missing where a test has set the number of the block by hand.
	if !BlockHash::<Runtime>::contains_key(parent) {
		BlockHash::<Runtime>::insert(parent, Hash::repeat_byte(1));
	}
	Era::mortal(64, parent.into())
}

/// The transaction of `//seed` that makes `call`.
pub fn transaction(seed: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_for(seed, System::account_nonce(account(seed)), era(), call)
}

/// The transaction of `//seed` with `nonce` that makes `call` and is valid for `era`.
pub fn signed_for(
	seed: &str,
	nonce: Nonce,
	era: Era,
	call: impl Into<RuntimeCall>,
) -> UncheckedExtrinsic {
	let call = call.into();
	let extension = tx_extension(nonce, era);
	let payload =
		SignedPayload::new(call.clone(), extension.clone()).expect("implicit data is there");
	let signature = payload.using_encoded(|payload| pair(seed).sign(payload));
	UncheckedExtrinsic::new_signed(
		call,
		Address::Id(account(seed)),
		Signature::Sr25519(signature),
		extension,
	)
}

/// Applies the transaction of `//seed` that makes `call`, as a block does.
pub fn apply(seed: &str, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction(seed, call))
}

/// A reading of `meter`, signed with `//key`.
pub fn signed_reading(key: &str, meter: MeterId, at: Moment, register: Energy) -> SignedReading {
	let message = payload(
		&pallet_metering::Pallet::<Runtime>::genesis_hash(),
		&Reading { meter, at, register },
	);
	SignedReading { meter, at, register, signature: pair(key).sign(&message).0 }
}

/// The proof that `//owner` has the key `//key`.
pub fn proof(key: &str, owner: &str) -> [u8; 64] {
	pair(key).sign(&possession_of(owner)).0
}

/// The bytes that a key signs to prove that `//owner` has it.
pub fn possession_of(owner: &str) -> Vec<u8> {
	let genesis = pallet_metering::Pallet::<Runtime>::genesis_hash();
	possession::payload(&genesis, account(owner).as_ref()).to_vec()
}

/// The node of `//member`, and its proof of now that this member may list it.
pub fn node(member: &str) -> (pallet_peers::PeerId, pallet_peers::PeerProof) {
	let key = ed25519::Pair::from_string(&format!("//{member}//node"), None).expect("a seed");
	let at = now();
	let genesis = System::block_hash(0);
	let message = pallet_peers::proof::payload(genesis.as_ref(), &account(member).encode(), at);
	let proof = pallet_peers::PeerProof { at, signature: key.sign(&message).0 };
	(pallet_peers::peer_id::of_ed25519_key(&key.public().0), proof)
}

/// Submits a reading of the preset's station meter.
pub fn read(at: Moment, register: Energy) {
	submit(vec![signed_reading("Meter//0", 0, at, register)]);
}

/// Makes an approved source of `supplier` with a meter of its own, signed for with `//key`, that
/// has been read once, so that its next reading counts.
pub fn source(supplier: &str, key: &str, carrier: Carrier, capacity: Power) -> (SourceId, MeterId) {
	let meter = pallet_metering::NextMeterId::<Runtime>::get();
	let source = pallet_origin::NextSourceId::<Runtime>::get();
	let attributes =
		Attributes { technology: 10_101, support: Support::None, storage: false, registry: false };
	let calls: [(&str, RuntimeCall); 4] = [
		(
			supplier,
			pallet_metering::Call::register_meter {
				ean: 871_687_140_000_000_002,
				area: 0,
				key: MeterKey::Sr25519(pair(key).public()),
				purpose: Purpose::Production { power: capacity },
				proof: proof(key, supplier),
			}
			.into(),
		),
		("Dso", approve_meter(key, meter, None).into()),
		(
			supplier,
			pallet_origin::Call::register_source {
				meter,
				carrier,
				capacity,
				commissioned: 0,
				attributes,
			}
			.into(),
		),
		("Dso", pallet_origin::Call::approve_source { source, meter }.into()),
	];
	for (who, call) in calls {
		dispatch(who, call).expect("the source is in order");
	}
	submit(vec![signed_reading(key, meter, now(), 0)]);
	(source, meter)
}

/// The approval of `meter` with the key `//key`.
pub fn approve_meter(
	key: &str,
	meter: MeterId,
	base: Option<MeterReading>,
) -> pallet_metering::Call<Runtime> {
	let key = MeterKey::Sr25519(pair(key).public());
	pallet_metering::Call::approve_meter { meter, key, base }
}

/// Submits readings: the owner of the first meter does.
pub fn submit(readings: Vec<SignedReading>) {
	let owner = readings.first().and_then(|reading| Metering::find_meter(reading.meter));
	let owner = owner.map_or_else(|| account("Custodian"), |meter| meter.owner);
	let readings = BoundedVec::truncate_from(readings);
	RuntimeCall::from(pallet_metering::Call::submit_readings { readings })
		.dispatch(RuntimeOrigin::signed(owner))
		.expect("a batch never fails as a whole");
}

/// The events so far.
pub fn events() -> Vec<RuntimeEvent> {
	System::events().into_iter().map(|record| record.event).collect()
}
