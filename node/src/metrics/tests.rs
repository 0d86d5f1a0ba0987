// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Encode;
use pallet_charging::{Event as ChargingEvent, Processes};
use pallet_corrections::HoldReason as CorrectionsHold;
use pallet_demand_response::{Event as DemandResponseEvent, HoldReason as DemandResponseHold};
use pallet_metering::{Event as MeteringEvent, RefusalReason};
use pallet_origin::Event as OriginEvent;
use pallet_settlement::HoldReason as SettlementHold;
use pallet_tokens::HoldReason as TokensHold;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::build_state,
		storage::StoragePrefixedMap,
		traits::{
			fungible::{hold::Mutate as _, Mutate as _},
			tokens::{Fortitude, IdAmount, Precision, Restriction},
		},
	},
	frame_system::{Account, AccountInfo, Phase},
	pallet_balances::AccountData,
	sp_io::{storage, TestExternalities},
	sp_keyring::Sr25519Keyring,
	substrate_prometheus_endpoint::prometheus::TextEncoder,
};
use smartcharge_primitives::{Balance, Energy};
use smartcharge_runtime::{
	genesis_presets, AccountId, Balances, Charging, Runtime, RuntimeGenesisConfig,
	RuntimeHoldReason, System, TOKEN,
};
use std::collections::BTreeMap;

/// A block without a database.
#[derive(Default)]
struct Fake {
	number: u32,
	state: BTreeMap<Vec<u8>, Vec<u8>>,
	pruned: bool,
}

impl Fake {
	/// A block in which `events` happened.
	fn with(number: u32, events: impl IntoIterator<Item = RuntimeEvent>) -> Self {
		let records: Vec<_> = events
			.into_iter()
			.map(|event| EventRecord::<_, Hash> {
				phase: Phase::ApplyExtrinsic(0),
				event,
				topics: Vec::new(),
			})
			.collect();
		let mut fake = Self { number, ..Default::default() };
		fake.set(&[twox_128(b"System"), twox_128(b"Events")].concat(), records);
		fake
	}

	fn set(&mut self, key: &[u8], value: impl Encode) {
		self.state.insert(key.to_vec(), value.encode());
	}

	/// Puts a process that runs into the state.
	fn with_process(mut self, id: u8) -> Self {
		let key = [&Processes::<Runtime>::final_prefix()[..], &[id]].concat();
		self.set(&key, ());
		self
	}

	/// Puts an account with what is in escrow into the state.
	fn with_escrow(mut self, free: Balance) -> Self {
		let data = AccountData { free, ..Default::default() };
		let account = AccountInfo::<u32, _> { data, ..Default::default() };
		self.set(&Account::<Runtime>::hashed_key_for(Charging::escrow_account()), account);
		self
	}

	/// Puts an account of which something is held into the state.
	fn with_held(mut self, id: u8, held: Vec<(RuntimeHoldReason, Balance)>) -> Self {
		let prefix = polkadot_sdk::pallet_balances::Holds::<Runtime>::final_prefix();
		let held: Vec<_> =
			held.into_iter().map(|(id, amount)| IdAmount { id, amount }.encode()).collect();
		let mut value = codec::Compact(held.len() as u32).encode();
		value.extend(held.concat());
		self.state.insert([&prefix[..], &[id]].concat(), value);
		self
	}
}

fn hash_of(number: u32) -> Hash {
	Hash::from_low_u64_be(number.into())
}

impl View for Fake {
	fn hash(&self) -> Hash {
		hash_of(self.number)
	}

	fn position(&self) -> Result<(u32, Hash), String> {
		Ok((self.number, hash_of(self.number.saturating_sub(1))))
	}

	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		if self.pruned {
			return Err("pruned".into());
		}
		Ok(self.state.get(key).cloned())
	}

	fn values(
		&self,
		prefix: &[u8],
		visit: &mut dyn FnMut(&[u8]) -> Result<(), String>,
	) -> Result<(), String> {
		let mut values = self.state.range(prefix.to_vec()..);
		values
			.by_ref()
			.take_while(|(key, _)| key.starts_with(prefix))
			.try_for_each(|(_, v)| visit(v))
	}
}

fn watcher() -> (Watcher, Registry) {
	let registry = Registry::new();
	(Watcher::new(&registry).unwrap(), registry)
}

/// Value that the endpoint writes behind `line`, which is `name` or `name{label="value"}`.
fn shown(registry: &Registry, line: &str) -> f64 {
	let text = TextEncoder::new().encode_to_string(&registry.gather()).unwrap();
	let value = text.lines().find_map(|shown| shown.strip_prefix(line)?.strip_prefix(' '));
	value.unwrap_or_else(|| panic!("no {line} in:\n{text}")).parse().unwrap()
}

fn accepted() -> RuntimeEvent {
	MeteringEvent::<Runtime>::ReadingAccepted { meter: 0, read_at: 1, register: 1 }.into()
}

fn refused(reason: RefusalReason) -> RuntimeEvent {
	MeteringEvent::<Runtime>::ReadingRefused { meter: 0, read_at: 1, reason }.into()
}

fn settled(energy: Energy) -> RuntimeEvent {
	ChargingEvent::<Runtime>::StepSettled {
		process: 0,
		step: 0,
		energy,
		to_supplier: 1,
		to_dso: 1,
		to_cso: 1,
		reward: 0,
	}
	.into()
}

fn authorised(process: u64) -> RuntimeEvent {
	ChargingEvent::<Runtime>::Authorised {
		process,
		station: 0,
		driver: Sr25519Keyring::Alice.to_account_id(),
		cso: Sr25519Keyring::Bob.to_account_id(),
	}
	.into()
}

fn closed(interval: u64, certified: Energy) -> RuntimeEvent {
	OriginEvent::<Runtime>::IntervalClosed {
		source: 7,
		interval,
		produced: 1_000,
		claimed: 1_000,
		certified,
		surplus: 0,
	}
	.into()
}

fn withdrawn(interval: u64, energy: Energy, from_surplus: Energy) -> RuntimeEvent {
	OriginEvent::<Runtime>::Withdrawn { source: 7, interval, energy, from_surplus }.into()
}

fn look_at(watcher: &mut Watcher, number: u32, events: Vec<RuntimeEvent>) {
	watcher.look_at(&Fake::with(number, events));
}

#[test]
fn all_metrics_are_shown_before_anything_happened() {
	let (_, registry) = watcher();
	assert_eq!(shown(&registry, "smartcharge_settled_steps_total"), 0.0);
	for reason in ["bad_signature", "overweight"] {
		let line = format!("smartcharge_refused_readings_total{{reason=\"{reason}\"}}");
		assert_eq!(shown(&registry, &line), 0.0);
	}
}

#[test]
fn the_metrics_cannot_be_registered_twice() {
	let (_, registry) = watcher();
	assert!(Watcher::new(&registry).is_err());
}

#[test]
fn readings_are_counted_and_refusals_by_reason() {
	let (mut watcher, registry) = watcher();
	let reasons = [
		(RefusalReason::UnknownMeter, "unknown_meter"),
		(RefusalReason::NotActive, "not_active"),
		(RefusalReason::FromFuture, "from_future"),
		(RefusalReason::TooOld, "too_old"),
		(RefusalReason::NotNewer, "not_newer"),
		(RefusalReason::BadSignature, "bad_signature"),
		(RefusalReason::RegisterDecreased, "register_decreased"),
		(RefusalReason::ImplausibleEnergy, "implausible_energy"),
		(RefusalReason::Overweight, "overweight"),
		(RefusalReason::LeavesGap, "leaves_gap"),
		(RefusalReason::BaseNeeded, "base_needed"),
	];
	for (number, (reason, _)) in reasons.iter().enumerate() {
		let events = vec![accepted(), refused(*reason), refused(*reason)];
		look_at(&mut watcher, number as u32, events);
	}
	assert_eq!(shown(&registry, "smartcharge_accepted_readings_total"), 11.0);
	for (_, label) in reasons {
		let line = format!("smartcharge_refused_readings_total{{reason=\"{label}\"}}");
		assert_eq!(shown(&registry, &line), 2.0);
	}
}

#[test]
fn settled_steps_and_their_energy_are_counted() {
	let (mut watcher, registry) = watcher();
	look_at(&mut watcher, 1, vec![settled(5_000), settled(0)]);
	look_at(&mut watcher, 2, vec![settled(250)]);
	assert_eq!(shown(&registry, "smartcharge_settled_steps_total"), 3.0);
	assert_eq!(shown(&registry, "smartcharge_delivered_energy_watthours_total"), 5_250.0);
}

#[test]
fn responses_are_counted_by_outcome() {
	let (mut watcher, registry) = watcher();
	let driver = Sr25519Keyring::Alice.to_account_id();
	let paid = DemandResponseEvent::<Runtime>::ResponsePaid {
		signal: 0,
		driver: driver.clone(),
		reward: 1,
	};
	let failed = DemandResponseEvent::<Runtime>::ResponseFailed { signal: 0, driver };
	look_at(&mut watcher, 1, vec![paid.clone().into(), failed.into(), paid.into()]);
	let outcome = |label: &str| {
		shown(&registry, &format!("smartcharge_demand_responses_total{{outcome=\"{label}\"}}"))
	};
	assert_eq!((outcome("paid"), outcome("failed")), (2.0, 1.0));
}

#[test]
fn dropped_commitments_are_counted() {
	let (mut watcher, registry) = watcher();
	let dropped = OriginEvent::<Runtime>::CommitmentDropped { source: 0, process: 0, power: 5_000 };
	look_at(&mut watcher, 1, vec![dropped.into()]);
	assert_eq!(shown(&registry, "smartcharge_dropped_commitments_total"), 1.0);
}

#[test]
fn energy_that_is_certified_again_counts_once() {
	let (mut watcher, registry) = watcher();
	let certified = || shown(&registry, "smartcharge_certified_energy_watthours_total");
	look_at(&mut watcher, 1, vec![closed(0, 600), closed(300, 50)]);
	assert_eq!(certified(), 650.0);
	// 100 Wh out of the claims: what is left of them is certified again.
	look_at(&mut watcher, 2, vec![withdrawn(0, 150, 50)]);
	look_at(&mut watcher, 3, vec![closed(0, 500), closed(600, 1)]);
	assert_eq!(certified(), 651.0);
	// All of it out of the surplus: the interval stays closed.
	look_at(&mut watcher, 4, vec![withdrawn(300, 20, 20), closed(900, 2)]);
	assert_eq!(certified(), 653.0);
	assert_eq!(shown(&registry, "smartcharge_withdrawn_energy_watthours_total"), 170.0);
}

#[test]
fn what_runs_is_added_up_once_and_then_follows_the_events() {
	let (mut watcher, registry) = watcher();
	let running = || shown(&registry, "smartcharge_running_processes");
	let start = Fake::with(1, [authorised(9)]).with_process(0).with_process(1);
	watcher.begin(&start);
	assert_eq!(running(), 2.0, "the events of the first block are in its state already");
	// Nothing is in the state of these blocks: only their events report it.
	look_at(&mut watcher, 2, vec![authorised(2), authorised(3)]);
	assert_eq!(running(), 4.0);
}

#[test]
fn a_gap_between_blocks_has_the_sums_added_up_again() {
	let (mut watcher, registry) = watcher();
	watcher.begin(&Fake::with(1, []).with_process(0));
	watcher.look_at(&Fake::with(3, [authorised(1)]).with_process(0).with_process(1));
	assert_eq!(shown(&registry, "smartcharge_running_processes"), 2.0);
	assert_eq!(shown(&registry, "smartcharge_counted_block"), 3.0);
}

#[test]
fn what_is_held_is_added_up_by_purpose() {
	let (mut watcher, registry) = watcher();
	watcher.begin(
		&Fake::with(1, [])
			.with_escrow(140 * TOKEN + TOKEN / 2)
			.with_held(0, vec![(TokensHold::Withdrawal.into(), 2 * TOKEN)])
			.with_held(
				1,
				vec![
					(DemandResponseHold::Budget.into(), 60 * TOKEN),
					(TokensHold::Withdrawal.into(), TOKEN),
					(CorrectionsHold::Dispute.into(), 5 * TOKEN),
					(SettlementHold::Margin.into(), 7 * TOKEN),
				],
			),
	);
	let held = |purpose: &str| {
		shown(&registry, &format!("smartcharge_held_tokens{{purpose=\"{purpose}\"}}"))
	};
	assert_eq!(held("escrow"), 140.5);
	assert_eq!(held("demand_response"), 60.0);
	assert_eq!(held("withdrawal"), 3.0);
	assert_eq!((held("dispute"), held("margin")), (5.0, 7.0));
}

#[test]
fn a_block_that_is_gone_does_not_count_and_the_next_one_does() {
	let (mut watcher, registry) = watcher();
	watcher.begin(&Fake::with(1, []).with_process(0));
	watcher.look_at(&Fake { number: 2, pruned: true, ..Default::default() });
	assert_eq!(shown(&registry, "smartcharge_uncounted_blocks_total"), 1.0);
	assert_eq!(shown(&registry, "smartcharge_counted_block"), 1.0);
	let next = Fake::with(3, [settled(1)]).with_process(0).with_process(1).with_process(2);
	watcher.look_at(&next);
	assert_eq!(shown(&registry, "smartcharge_settled_steps_total"), 1.0);
	assert_eq!(shown(&registry, "smartcharge_running_processes"), 3.0);
	assert_eq!(shown(&registry, "smartcharge_uncounted_blocks_total"), 1.0);
}

#[test]
fn events_of_a_newer_runtime_do_not_count() {
	let (mut watcher, registry) = watcher();
	let mut block = Fake::with(1, [settled(1)]);
	// An event of a pallet that this node does not know.
	let mut unknown = codec::Compact(2u32).encode();
	unknown.extend(block.state.values().next().unwrap()[1..].to_vec());
	unknown.extend([0, 0, 0, 0, 0, 250, 0, 0]);
	let key = block.state.keys().next().unwrap().clone();
	block.state.insert(key, unknown);
	watcher.look_at(&block);
	assert_eq!(shown(&registry, "smartcharge_settled_steps_total"), 0.0);
	assert_eq!(shown(&registry, "smartcharge_uncounted_blocks_total"), 1.0);
}

/// The state that the runtime works on.
struct Chain;

impl View for Chain {
	fn hash(&self) -> Hash {
		hash_of(System::block_number())
	}

	fn position(&self) -> Result<(u32, Hash), String> {
		Ok((System::block_number(), hash_of(System::block_number() - 1)))
	}

	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		Ok(storage::get(key).map(|value| value.to_vec()))
	}

	fn values(
		&self,
		prefix: &[u8],
		visit: &mut dyn FnMut(&[u8]) -> Result<(), String>,
	) -> Result<(), String> {
		let mut key = prefix.to_vec();
		while let Some(next) = storage::next_key(&key).filter(|next| next.starts_with(prefix)) {
			visit(&storage::get(&next).unwrap())?;
			key = next.to_vec();
		}
		Ok(())
	}
}

/// Runs `test` on the state of the development preset.
fn development(test: impl FnOnce()) {
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let patch = genesis_presets::preset(&"development".into()).unwrap();
	polkadot_sdk::sc_chain_spec::json_patch::merge(
		&mut config,
		serde_json::from_slice(&patch).unwrap(),
	);
	let mut ext = TestExternalities::default();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).unwrap();
		System::set_block_number(1);
		test();
	});
}

#[test]
fn the_state_of_a_chain_is_shown() {
	development(|| {
		let (mut watcher, registry) = watcher();
		watcher.begin(&Chain);
		assert_eq!(shown(&registry, "smartcharge_members"), 6.0);
		assert_eq!(shown(&registry, "smartcharge_validators"), 1.0);
		assert_eq!(shown(&registry, "smartcharge_issued_tokens"), 4_000.0);
		assert_eq!(shown(&registry, "smartcharge_reserve_tokens"), 1_000_000.0);
		assert_eq!(shown(&registry, "smartcharge_running_processes"), 0.0);
	});
}

/// Whatever becomes of held tokens, the sums that follow the events are those of the state.
#[test]
fn sums_by_events_are_those_of_the_state() {
	development(|| {
		let [alice, bob]: [AccountId; 2] =
			[Sr25519Keyring::Alice, Sr25519Keyring::Bob].map(|who| who.to_account_id());
		let mut followed = Sums::of(&Chain).unwrap();
		for reason in [
			RuntimeHoldReason::Corrections(CorrectionsHold::Dispute),
			RuntimeHoldReason::DemandResponse(DemandResponseHold::Budget),
			RuntimeHoldReason::Settlement(SettlementHold::Margin),
			RuntimeHoldReason::Tokens(TokensHold::Withdrawal),
		] {
			Balances::hold(&reason, &alice, 100).unwrap();
			Balances::release(&reason, &alice, 20, Precision::Exact).unwrap();
			Balances::burn_held(&reason, &alice, 10, Precision::Exact, Fortitude::Force).unwrap();
			Balances::transfer_on_hold(
				&reason,
				&alice,
				&bob,
				30,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
			.unwrap();
		}
		Balances::mint_into(&alice, 5).unwrap();
		for event in Chain.events().unwrap() {
			followed.follow(&event);
		}
		let expected =
			Sums { processes: 0, budget: 40, withdrawals: 40, disputes: 40, margins: 40 };
		assert_eq!((&followed, &Sums::of(&Chain).unwrap()), (&expected, &expected));
	});
}
