// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! File of an organisation that founds a network, and its checks.

use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	sc_network::config::MultiaddrWithPeerId,
	sp_core::{
		bytes::from_hex,
		crypto::{DeriveJunction, Ss58Codec, DEV_PHRASE},
		ed25519, sr25519, ByteArray as _, Pair,
	},
	sp_runtime::traits::OpaqueKeys,
};
use serde::Deserialize;
use smartcharge_primitives::Role;
use smartcharge_runtime::{AccountId, SessionKeys};
use std::{collections::BTreeSet, sync::LazyLock};

/// Most bytes of a name on chain.
const MAX_NAME: usize = 64;

/// Paths of well-known keys: those of Substrate's tools and of our presets.
const WELL_KNOWN: [&str; 14] = [
	"Alice",
	"Bob",
	"Charlie",
	"Dave",
	"Eve",
	"Ferdie",
	"One",
	"Two",
	"Cso",
	"Dso",
	"SupplierA",
	"SupplierB",
	"Brp",
	"Custodian",
];

/// The file of an organisation, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	/// Its name.
	name: String,
	/// What it does.
	roles: Vec<Role>,
	/// Its account, which votes.
	account: String,
	/// Names of the areas that it runs, if it runs a grid.
	#[serde(default)]
	areas: Vec<String>,
	/// Its validators.
	#[serde(default)]
	validators: Vec<FileValidator>,
	/// Addresses of its other nodes.
	#[serde(default)]
	nodes: Vec<String>,
}

/// A validator in the file of an organisation: output of `session-keys`, and address of its node.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileValidator {
	/// Its account.
	account: String,
	/// The public session keys.
	keys: String,
	/// The proof that their secrets are known to the account.
	proof: String,
	/// Address of its node.
	node: String,
}

/// An organisation.
pub struct Organisation {
	/// Its name.
	pub name: String,
	/// What it does.
	pub roles: Vec<Role>,
	/// Its account, which votes.
	pub account: AccountId,
	/// Names of the areas that it runs.
	pub areas: Vec<String>,
	/// Its validators.
	pub validators: Vec<Validator>,
	/// Addresses of its nodes, those of its validators first.
	pub nodes: Vec<MultiaddrWithPeerId>,
}

/// A validator of an organisation.
pub struct Validator {
	/// Its account.
	pub account: AccountId,
	/// Its session keys.
	pub keys: SessionKeys,
}

impl Organisation {
	/// Description in one line.
	pub fn summary(&self) -> String {
		format!(
			"{} {:?}, {}, {} validator(s), {} node(s)",
			self.account,
			self.roles,
			self.name,
			self.validators.len(),
			self.nodes.len()
		)
	}
}

/// The organisations that found a network.
pub struct Organisations {
	/// In the order of their accounts.
	pub list: Vec<Organisation>,
	/// Accounts, keys and nodes that must not be named again.
	named: BTreeSet<Vec<u8>>,
	/// Whether well-known keys may be used.
	trial: bool,
}

impl Organisations {
	/// An empty list. A trial may use well-known keys.
	pub fn new(trial: bool) -> Self {
		Self { list: Vec::new(), named: BTreeSet::new(), trial }
	}

	/// Adds the organisation of `text`, the content of its file.
	pub fn add(&mut self, text: &str) -> Result<(), String> {
		let file: File =
			serde_json::from_str(text).map_err(|error| format!("is invalid: {error}"))?;
		check_name("name", &file.name)?;
		if file.roles.is_empty() {
			return Err("roles: at least one is needed".into());
		}
		let mut roles = file.roles;
		roles.sort();
		if roles.windows(2).any(|pair| pair.first() == pair.last()) {
			return Err("roles: one is named twice".into());
		}
		let account = self.account("account", &file.account)?;
		self.once("account", &account.encode(), &file.account)?;
		for area in &file.areas {
			check_name("areas", area)?;
		}
		if !file.areas.is_empty() && !roles.contains(&Role::Dso) {
			return Err("areas: only an organisation with the role Dso operates areas".into());
		}
		let mut validators = Vec::new();
		let mut nodes = Vec::new();
		for validator in file.validators {
			nodes.push(self.node("validators: node", &validator.node)?);
			validators.push(self.validator(&account, validator)?);
		}
		for node in &file.nodes {
			nodes.push(self.node("nodes", node)?);
		}
		let (name, areas) = (file.name, file.areas);
		self.list.push(Organisation { name, roles, account, areas, validators, nodes });
		Ok(())
	}

	/// All of them, if they can found a network.
	pub fn finish(mut self) -> Result<Self, String> {
		if self.list.iter().all(|organisation| organisation.validators.is_empty()) {
			return Err("no organisation names a validator: nobody would make blocks".into());
		}
		self.list.sort_by(|one, other| one.account.cmp(&other.account));
		Ok(self)
	}

	/// The nodes of all, each with the account of its owner.
	pub fn nodes(&self) -> impl Iterator<Item = (&MultiaddrWithPeerId, &AccountId)> {
		self.list.iter().flat_map(|organisation| {
			organisation.nodes.iter().map(|node| (node, &organisation.account))
		})
	}

	fn validator(&mut self, owner: &AccountId, file: FileValidator) -> Result<Validator, String> {
		let account = self.account("validators: account", &file.account)?;
		// An organisation may use one account for both, though it should not.
		if account != *owner {
			self.once("validators: account", &account.encode(), &file.account)?;
		}
		let keys = hex("keys", &file.keys)?;
		let keys = SessionKeys::decode_all(&mut keys.as_slice()).map_err(|_| {
			format!("validators: keys: '{}' are not the session keys of this runtime", file.keys)
		})?;
		for key in SessionKeys::key_ids().iter().map(|id| keys.get_raw(*id)) {
			if self.is_unsafe(key) {
				return Err(format!(
					"validators: keys: everybody knows the secret of '{}'",
					file.keys
				));
			}
			self.once("validators: keys", key, &file.keys)?;
		}
		if !keys.ownership_proof_is_valid(&account.encode(), &hex("proof", &file.proof)?) {
			return Err(format!(
				"validators: proof: does not show that {} knows the secrets of the keys",
				file.account
			));
		}
		Ok(Validator { account, keys })
	}

	fn node(&mut self, field: &str, text: &str) -> Result<MultiaddrWithPeerId, String> {
		let node: MultiaddrWithPeerId = text.parse().map_err(|error| {
			format!(
				"{field}: '{text}' is not an address such as \
				 /dns/node.example.org/tcp/30333/p2p/12D3..: {error}"
			)
		})?;
		self.once(field, &node.peer_id.to_bytes(), text)?;
		Ok(node)
	}

	fn account(&self, field: &str, text: &str) -> Result<AccountId, String> {
		let account = AccountId::from_ss58check(text)
			.map_err(|error| format!("{field}: '{text}' is not an address: {error}"))?;
		if self.is_unsafe(&account.encode()) {
			return Err(format!("{field}: everybody knows the secret of '{text}'"));
		}
		Ok(account)
	}

	fn is_unsafe(&self, key: &[u8]) -> bool {
		!self.trial && WELL_KNOWN_KEYS.contains(key)
	}

	/// Refuses what was named before, in this file or another.
	fn once(&mut self, field: &str, what: &[u8], text: &str) -> Result<(), String> {
		if self.named.insert(what.to_vec()) {
			Ok(())
		} else {
			Err(format!("{field}: '{text}' is named twice"))
		}
	}
}

fn check_name(field: &str, name: &str) -> Result<(), String> {
	if name.trim().is_empty() {
		return Err(format!("{field}: is empty"));
	}
	if name.len() > MAX_NAME {
		return Err(format!("{field}: '{name}' has more than {MAX_NAME} bytes"));
	}
	Ok(())
}

fn hex(field: &str, text: &str) -> Result<Vec<u8>, String> {
	from_hex(text)
		.map_err(|error| format!("validators: {field}: '{text}' is not hexadecimal: {error}"))
}

/// Keys whose secrets are public.
static WELL_KNOWN_KEYS: LazyLock<BTreeSet<Vec<u8>>> = LazyLock::new(|| {
	let mut keys = well_known::<sr25519::Pair>();
	keys.extend(well_known::<ed25519::Pair>());
	keys
});

/// The public keys at the well-known paths below the phrase that everybody knows.
fn well_known<P: Pair>() -> BTreeSet<Vec<u8>> {
	// Making the root out of the phrase is slow on purpose, so it is made once.
	let Ok(root) = P::from_string(DEV_PHRASE, None) else { return BTreeSet::new() };
	let keys = WELL_KNOWN.iter().flat_map(|name| {
		let path = [DeriveJunction::hard(*name), DeriveJunction::hard("stash")];
		[1, 2].map(|length| root.derive(path.iter().take(length).copied(), None))
	});
	keys.filter_map(|key| Some(key.ok()?.0.public().to_raw_vec())).collect()
}
