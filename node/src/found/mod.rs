// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Founding a network: one chain specification out of what each organisation says of itself.
//!
//! Whoever runs it on the same files gets the same specification, in whatever order the files are
//! named: so nobody has to trust the one who built it.

mod organisation;

#[cfg(test)]
mod tests;

use crate::{
	chain_spec::{self, ChainSpec},
	parts::ExtraHostFunctions,
};
use organisation::{Organisation, Organisations};
use pallet_consortium::FAULT_TOLERANT;
use polkadot_sdk::{
	sc_chain_spec::{construct_genesis_block, ChainType, GenericChainSpec},
	sc_cli,
	sp_core::bytes::to_hex,
	sp_io::hashing::sha2_256,
	sp_runtime::{
		traits::{BlakeTwo256, Block as _, Hash as _},
		BuildStorage,
	},
};
use serde_json::{json, Value};
use smartcharge_primitives::Role;
use smartcharge_runtime::{opaque::Block, Hash, VERSION};
use std::{fs, path::PathBuf};

/// Seconds of a programme time unit, which metering intervals divide.
const PTU: u64 = 900;

/// Maximum length of a network's id, which names folders and files.
const MAX_ID: usize = 32;

/// Builds the chain specification of a new network.
#[derive(Debug, Clone, clap::Parser)]
pub struct FoundCmd {
	/// Display name of the network.
	#[arg(long)]
	pub name: String,

	/// Id of the network: lowercase letters, digits and hyphens.
	#[arg(long)]
	pub id: String,

	/// Length of a session in blocks of 2 s; validators change at its end.
	#[arg(long, value_name = "BLOCKS", default_value_t = 300)]
	pub session_length: u32,

	/// Length of a metering interval in seconds.
	#[arg(long, value_name = "SECONDS", default_value_t = 300)]
	pub interval: u64,

	/// Let every node sync. Without this, only the nodes that the organisations name can sync.
	#[arg(long)]
	pub open: bool,

	/// Folder of the two output files.
	#[arg(long, value_name = "FOLDER", default_value = ".")]
	pub output: PathBuf,

	/// For a trial on one machine: accepts well-known keys and nodes on private addresses.
	#[arg(long)]
	pub trial: bool,

	/// JSON files of the organisations, one each.
	#[arg(value_name = "FILE", required = true)]
	pub files: Vec<PathBuf>,
}

/// Output of the command.
struct Founded {
	/// The readable specification.
	plain: String,
	/// The specification for nodes: the same with the genesis state as key-value pairs.
	raw: String,
	/// Genesis hash, which identifies the network.
	genesis: Hash,
}

impl FoundCmd {
	/// Writes the specification, and prints what the organisations have to compare.
	pub fn run(&self) -> sc_cli::Result<()> {
		let organisations = self.check()?;
		self.make_output()?;
		let founded = self.build(&organisations)?;
		let [plain, raw] =
			["plain", "raw"].map(|form| self.output.join(format!("{}-{form}.json", self.id)));
		for (file, text) in [(&plain, &founded.plain), (&raw, &founded.raw)] {
			fs::write(file, text)
				.map_err(|error| format!("--output: cannot write {}: {error}", file.display()))?;
		}

		for warning in warnings(&organisations.list) {
			eprintln!("Warning: {warning}");
		}
		println!("{} ({})", self.name, self.id);
		for organisation in &organisations.list {
			println!("  {}", organisation.summary());
		}
		println!("runtime  version {}", VERSION.spec_version);
		println!("genesis  {:?}", founded.genesis);
		println!("sha256   {}  {}", sha256(&founded.plain), plain.display());
		println!("sha256   {}  {}", sha256(&founded.raw), raw.display());
		Ok(())
	}

	/// Makes the folder of the output files.
	fn make_output(&self) -> Result<(), String> {
		let folder = self.output.display();
		fs::create_dir_all(&self.output)
			.map_err(|error| format!("--output: cannot make the folder {folder}: {error}"))
	}

	/// Reads and checks the files of the organisations.
	fn check(&self) -> Result<Organisations, String> {
		if self.name.trim().is_empty() {
			return Err("--name: the network needs a name".into());
		}
		let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
		if self.id.is_empty() || self.id.len() > MAX_ID || !self.id.chars().all(fits) {
			return Err(format!(
				"--id: '{}' must be 1 to {MAX_ID} lowercase letters, digits and hyphens",
				self.id
			));
		}
		if ["dev", "local", "consortium"].contains(&self.id.as_str()) {
			return Err(format!("--id: '{}' is a development chain", self.id));
		}
		if self.session_length == 0 {
			return Err("--session-length: a session has at least one block".into());
		}
		if !PTU.is_multiple_of(self.interval) {
			return Err(format!(
				"--interval: {} s do not divide a programme time unit of {PTU} s",
				self.interval
			));
		}
		let mut organisations = Organisations::new(self.trial);
		for file in &self.files {
			let text = fs::read_to_string(file)
				.map_err(|error| format!("{}: cannot be read: {error}", file.display()))?;
			organisations.add(&text).map_err(|error| format!("{}: {error}", file.display()))?;
		}
		organisations.finish()
	}

	fn build(&self, organisations: &Organisations) -> Result<Founded, String> {
		let chain_type = if self.trial { ChainType::Local } else { ChainType::Live };
		let spec: ChainSpec = GenericChainSpec::builder(chain_spec::wasm()?, None)
			.with_name(&self.name)
			.with_id(&self.id)
			.with_chain_type(chain_type)
			.with_boot_nodes(organisations.nodes().map(|(node, _)| node.clone()).collect())
			.with_protocol_id(chain_spec::PROTOCOL_ID)
			.with_properties(chain_spec::properties())
			.with_genesis_config_patch(self.genesis(organisations))
			.build();
		let plain = spec.as_json(false)?;
		let raw = spec.as_json(true)?;
		let genesis = genesis_hash(&raw)?;
		Ok(Founded { plain, raw, genesis })
	}

	/// The genesis of the network as a patch of the default one.
	fn genesis(&self, organisations: &Organisations) -> Value {
		let validators: Vec<_> = organisations
			.list
			.iter()
			.flat_map(|organisation| {
				organisation.validators.iter().map(move |validator| (organisation, validator))
			})
			.collect();
		json!({
			"consortium": {
				"members": organisations.list.iter()
					.map(|organisation| json!([
						organisation.account,
						organisation.name,
						organisation.roles,
					]))
					.collect::<Vec<_>>(),
				"validators": validators.iter()
					.map(|(organisation, validator)| json!([
						validator.account,
						organisation.account,
					]))
					.collect::<Vec<_>>(),
				"sessionLength": self.session_length,
			},
			"session": {
				"keys": validators.iter()
					.map(|(_, validator)| json!([
						validator.account,
						validator.account,
						validator.keys,
					]))
					.collect::<Vec<_>>(),
			},
			"grid": {
				"areas": organisations.list.iter()
					.flat_map(|organisation| organisation.areas.iter()
						.map(|area| json!([area, organisation.account, 0])))
					.collect::<Vec<_>>(),
			},
			"metering": { "interval": self.interval.saturating_mul(1_000) },
			"peers": {
				"peers": organisations.nodes()
					.filter(|_| !self.open)
					.map(|(node, owner)| json!([node.peer_id.to_base58(), owner]))
					.collect::<Vec<_>>(),
			},
		})
	}
}

/// The hash of the block that a raw specification begins with.
fn genesis_hash(raw: &str) -> Result<Hash, String> {
	let spec = GenericChainSpec::<Option<()>, ExtraHostFunctions>::from_json_bytes(
		raw.as_bytes().to_vec(),
	)?;
	let storage = spec.build_storage()?;
	let version = VERSION.state_version();
	let root = BlakeTwo256::trie_root(storage.top.into_iter().collect(), version);
	Ok(construct_genesis_block::<Block>(root, version).hash())
}

/// Possible mistakes of a network that can be founded.
fn warnings(organisations: &[Organisation]) -> Vec<String> {
	let mut warnings = Vec::new();
	let validators: usize =
		organisations.iter().map(|organisation| organisation.validators.len()).sum();
	let tolerant = validators >= FAULT_TOLERANT as usize;
	if !tolerant {
		warnings.push(format!(
			"with {validators} of at least {FAULT_TOLERANT} validators, nothing becomes final when \
			 one fails"
		));
	}
	let largest = organisations.iter().map(|organisation| organisation.validators.len()).max();
	if largest.unwrap_or_default().saturating_mul(3) >= validators.max(1) && tolerant {
		warnings
			.push("one organisation runs a third of the validators: it can stop finality".into());
	}
	for (role, lack) in [
		(Role::Cso, "there are no stations"),
		(Role::Dso, "nobody can operate an area or approve meters"),
		(Role::Supplier, "nobody can sell energy"),
		(Role::Custodian, "nobody can deposit money"),
		(Role::Auditor, "nobody can attest the money that deposits need"),
	] {
		if !organisations.iter().any(|organisation| organisation.roles.contains(&role)) {
			warnings.push(format!("no organisation has the role {role:?}: {lack}"));
		}
	}
	warnings
}

fn sha256(text: &str) -> String {
	to_hex(&sha2_256(text.as_bytes()), false).trim_start_matches("0x").to_string()
}
