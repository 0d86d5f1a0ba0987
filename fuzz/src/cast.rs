// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Those who sign, by name. The fuzzer holds the key of each name: `//Name`.

use crate::common;
use polkadot_sdk::{
	sp_core::Pair,
	sp_runtime::{traits::AccountIdConversion, AccountId32},
};
use smartcharge_runtime::{configs::money::ConsortiumAccount, AccountId, Multisig};
use std::collections::BTreeMap;

/// Members at genesis, and one that the prelude admits.
pub const MEMBERS: [&str; 8] =
	["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian", "SupplierC", "DsoB"];

/// Drivers, some of whom are registered.
pub const DRIVERS: [&str; 5] = ["Alice", "Bob", "Charlie", "Dave", "Eve"];

/// Accounts that take no part: hot keys, a validator, and somebody unknown.
pub const OTHERS: [&str; 4] = ["Hot", "Gateway", "Cso//stash", common::STRANGER];

/// Accounts without a key: the escrows, the fees, and what the signatories share.
pub const SHARED: [&str; 3] = ["@escrow", "@consortium", "@multisig"];

/// Signatories of `@multisig`, two of whom suffice.
pub const SIGNATORIES: [&str; 3] = ["Alice", "Bob", "Hot"];
/// How many of the signatories must sign.
pub const THRESHOLD: u16 = 2;

/// Seeds of meters whose keys the fuzzer holds, besides the first of each meter.
pub const SPARE_KEYS: u32 = 4;

/// Those who can sign.
pub fn signers() -> impl Iterator<Item = &'static str> {
	MEMBERS.into_iter().chain(DRIVERS).chain(OTHERS)
}

/// The account of a name, or the one written in hexadecimal.
pub fn account(name: &str) -> AccountId {
	match name {
		"@escrow" => {
			smartcharge_runtime::configs::charging::EscrowId::get().into_account_truncating()
		},
		"@consortium" => ConsortiumAccount::get(),
		"@multisig" => Multisig::multi_account_id(&signatories(), THRESHOLD),
		name => match name.strip_prefix("0x") {
			Some(hex) => {
				let bytes = polkadot_sdk::sp_core::bytes::from_hex(hex).unwrap_or_default();
				AccountId32::try_from(&bytes[..]).unwrap_or_else(|_| common::account(name))
			},
			None => common::account(name),
		},
	}
}

/// The name of an account that can sign.
pub fn name(of: &AccountId) -> Option<&'static str> {
	signers().find(|name| common::account(name) == *of)
}

/// The signatories in the order of their accounts.
pub fn signatories() -> Vec<AccountId> {
	let mut all: Vec<_> = SIGNATORIES.map(common::account).to_vec();
	all.sort();
	all
}

/// The public sr25519 key of `//seed`.
pub fn public(seed: &str) -> Vec<u8> {
	common::pair(seed).public().0.to_vec()
}

/// The seeds of the keys that meters can have, by public key.
pub struct MeterKeys(BTreeMap<[u8; 32], String>);

impl MeterKeys {
	/// Those of `meters` meters.
	pub fn new(meters: u32) -> Self {
		let first = (0..meters).map(|meter| format!("Meter//{meter}"));
		let spare = (0..SPARE_KEYS).map(|key| format!("Meter//spare{key}"));
		Self(first.chain(spare).map(|seed| (common::pair(&seed).public().0, seed)).collect())
	}

	/// The seed of a key.
	pub fn seed(&self, key: &[u8; 32]) -> Option<&String> {
		self.0.get(key)
	}
}
