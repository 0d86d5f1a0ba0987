// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The chains that can be founded without further ado.
//!
//! All presets have the same cast, whose keys are derived from the well-known development phrase
//! and worth nothing: see [`Cast`]. A consortium that is to be kept is founded with keys of its
//! own.

use crate::{
	AccountId, Balance, BlockNumber, ChargingConfig, ConsortiumConfig, GridConfig, MeteringConfig,
	RuntimeGenesisConfig, SessionConfig, SessionKeys, TokensConfig, MINUTES, TOKEN,
};
use alloc::{string::ToString, vec, vec::Vec};
use pallet_charging::GenesisStation;
use pallet_metering::GenesisMeter;
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_core::{crypto::get_public_from_string_or_panic, ed25519, sr25519, H256},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::Sr25519Keyring,
};
use serde_json::Value;
use smartcharge_primitives::{Moment, Power, PricePerHour, Role};

/// The organisations of the presets. Accounts are derived as the names of the fields say, so that
/// `//Cso` of polkadot.js is the charging station operator.
struct Cast {
	cso: AccountId,
	dso: AccountId,
	supplier_a: AccountId,
	supplier_b: AccountId,
	brp: AccountId,
	custodian: AccountId,
}

/// Power of the station of the presets, as in the simulation of the thesis.
const STATION_POWER: Power = 5_000;
/// Its price per hour, as in the simulation of the thesis.
const STATION_PRICE: PricePerHour = 5 * TOKEN;
/// Power of the connection that its meter measures.
const CONNECTION_POWER: Power = 22_000;
/// Its EAN-18.
const CONNECTION_EAN: u64 = 871_687_140_000_000_002;
/// What each driver and the DSO begin with.
const ENDOWMENT: Balance = 1_000 * TOKEN;

impl Cast {
	fn new() -> Self {
		Self {
			cso: account("Cso"),
			dso: account("Dso"),
			supplier_a: account("SupplierA"),
			supplier_b: account("SupplierB"),
			brp: account("Brp"),
			custodian: account("Custodian"),
		}
	}

	fn members(&self) -> Vec<(AccountId, alloc::string::String, Vec<Role>)> {
		vec![
			(self.cso.clone(), "Charging station operator".to_string(), vec![Role::Cso]),
			(self.dso.clone(), "Distribution system operator".to_string(), vec![Role::Dso]),
			(self.supplier_a.clone(), "Supplier A".to_string(), vec![Role::Supplier]),
			(self.supplier_b.clone(), "Supplier B".to_string(), vec![Role::Supplier]),
			(
				self.brp.clone(),
				"Balance responsible party".to_string(),
				vec![Role::Brp, Role::Auditor],
			),
			(self.custodian.clone(), "Custodian".to_string(), vec![Role::Custodian]),
		]
	}
}

fn public(seed: &str) -> sr25519::Public {
	get_public_from_string_or_panic::<sr25519::Public>(seed)
}

fn account(seed: &str) -> AccountId {
	public(seed).into()
}

/// The consortium whose four organisations run a validator each.
pub const CONSORTIUM_RUNTIME_PRESET: &str = "consortium";

/// A validator of the member `//member`, with the session keys of `//keys`.
struct Validator {
	member: &'static str,
	keys: &'static str,
}

impl Validator {
	/// The account of the validator, which is not that of the member, nor a session key.
	fn account(&self) -> AccountId {
		account(&alloc::format!("{}//stash", self.member))
	}

	fn session_keys(&self) -> SessionKeys {
		SessionKeys {
			aura: AuraId::from(public(self.keys)),
			grandpa: get_public_from_string_or_panic::<ed25519::Public>(self.keys).into(),
		}
	}
}

/// The validator of `--dev`, which signs as `//Alice`.
const DEVELOPER: [Validator; 1] = [Validator { member: "Cso", keys: "Alice" }];

/// A validator of each of four organisations.
const FOUR_ORGANISATIONS: [Validator; 4] = [
	Validator { member: "Cso", keys: "Cso" },
	Validator { member: "Dso", keys: "Dso" },
	Validator { member: "SupplierA", keys: "SupplierA" },
	Validator { member: "Brp", keys: "Brp" },
];

/// How fast a chain goes: blocks of a session, and ms of a metering interval.
struct Pace {
	session: BlockNumber,
	interval: Moment,
}

/// Sessions that never end, and intervals of 5 minutes: the developer moves the clock.
const DEVELOPMENT: Pace = Pace { session: 0, interval: 300_000 };
/// For tests that wait for sessions and intervals to pass.
const FAST: Pace = Pace { session: 10, interval: 10_000 };
/// Sessions of ten minutes, and intervals of five.
const NORMAL: Pace = Pace { session: 10 * MINUTES, interval: 300_000 };

/// A chain with the cast, three drivers, an area, a station with its meter, and `validators`.
fn with_cast(validators: &[Validator], pace: &Pace) -> Value {
	let cast = Cast::new();
	let drivers = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie]
		.map(|driver| driver.to_account_id());
	let mut balances: Vec<_> = drivers.iter().map(|driver| (driver.clone(), ENDOWMENT)).collect();
	balances.push((cast.dso.clone(), ENDOWMENT));

	build_struct_json_patch!(RuntimeGenesisConfig {
		session: SessionConfig {
			keys: validators
				.iter()
				.map(|validator| {
					(validator.account(), validator.account(), validator.session_keys())
				})
				.collect(),
		},
		consortium: ConsortiumConfig {
			members: cast.members(),
			drivers: drivers
				.iter()
				.map(|driver| (driver.clone(), cast.supplier_a.clone(), H256::zero()))
				.collect(),
			validators: validators
				.iter()
				.map(|validator| (validator.account(), account(validator.member)))
				.collect(),
			session_length: pace.session,
		},
		tokens: TokensConfig { reserve: 1_000_000 * TOKEN, balances },
		grid: GridConfig { areas: vec![("Area 0".to_string(), cast.dso.clone(), 0)] },
		metering: MeteringConfig {
			interval: pace.interval,
			meters: vec![GenesisMeter {
				owner: cast.cso.clone(),
				ean: CONNECTION_EAN,
				area: 0,
				key: public("Meter//0"),
				power: CONNECTION_POWER,
			}],
		},
		charging: ChargingConfig {
			stations: vec![GenesisStation {
				cso: cast.cso,
				evse_id: "NL*SMC*E0001".to_string(),
				meter: 0,
				power: STATION_POWER,
				price_per_hour: STATION_PRICE,
				suppliers: vec![cast.supplier_a, cast.supplier_b],
				host: None,
			}],
		},
	})
}

/// The preset `id` as a JSON patch of the default genesis config.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => with_cast(&DEVELOPER, &DEVELOPMENT),
		LOCAL_TESTNET_RUNTIME_PRESET => with_cast(&FOUR_ORGANISATIONS, &FAST),
		CONSORTIUM_RUNTIME_PRESET => with_cast(&FOUR_ORGANISATIONS, &NORMAL),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, CONSORTIUM_RUNTIME_PRESET]
		.map(PresetId::from)
		.to_vec()
}
