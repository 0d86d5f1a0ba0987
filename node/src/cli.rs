// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::{
	chain_spec::{self, ChainSpec},
	export_runtime::ExportRuntimeCmd,
	found::FoundCmd,
	help,
	session_keys::SessionKeysCmd,
	sign_peer::SignPeerCmd,
};
use clap::{CommandFactory, FromArgMatches};
use polkadot_sdk::{
	sc_cli::{
		BuildSpecCmd, ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd,
		ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd, SubstrateCli,
	},
	sc_service,
};
use std::path::PathBuf;

/// Advice about a node without a chain.
const NO_CHAIN: &str = "\
	no chain is given. Which one is it for?\n  \
	--dev            a development chain of its own\n  \
	--chain FILE     the network whose specification FILE is: see the operators' guide\n  \
	--chain local    a test network of four validators; scripts/network.sh starts one";

/// The arguments of the node.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// Command to run instead of a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Options of a running node.
	#[command(flatten)]
	pub run: RunCmd,
}

/// Commands of the binary, other than running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Build a chain specification, with this node as its boot node.
	BuildSpec(BuildSpecCmd),

	/// Export a chain specification, plain or raw.
	ExportChainSpec(ExportChainSpecCmd),

	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Generate session keys, and print their public keys and a proof.
	SessionKeys(SessionKeysCmd),

	/// Sign with the key of a node that a member may list it.
	SignPeer(SignPeerCmd),

	/// Build the chain specification of a new network.
	Found(FoundCmd),

	/// Write the runtime of this node to a file, for an upgrade by vote.
	ExportRuntime(ExportRuntimeCmd),

	/// Remove the database of the chain.
	PurgeChain(PurgeChainCmd),

	/// Validate a block again.
	CheckBlock(CheckBlockCmd),

	/// Import blocks from a file.
	ImportBlocks(ImportBlocksCmd),

	/// Export blocks to a file.
	ExportBlocks(ExportBlocksCmd),

	/// Revert the newest blocks that are not final.
	Revert(RevertCmd),

	/// Print a summary of the database.
	ChainInfo(ChainInfoCmd),
}

impl Cli {
	/// Whether a key of a node is to be generated, which the SDK does only with a chain, though the
	/// chain does not matter for a key in a file.
	fn makes_node_key(&self) -> bool {
		matches!(self.subcommand, Some(Subcommand::Key(KeySubcommand::GenerateNodeKey(_))))
	}

	/// Reads the command line; ends the program if it is wrong, or asks for help.
	pub fn read() -> Self {
		let command = help::describe(Self::setup_command(Self::command()));
		Self::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
	}
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"SmartCharge Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the operators of your SmartCharge consortium".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	/// `dev`, `local`, `consortium`, or a path to a JSON file; `--dev` alone means `dev`.
	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(match id {
			"dev" => chain_spec::development()?,
			"" if !self.makes_node_key() => return Err(NO_CHAIN.into()),
			"" | "local" => chain_spec::local()?,
			"consortium" => chain_spec::consortium()?,
			path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
				format!("--chain: '{path}' is no chain of this node, nor a specification: {error}")
			})?,
		}))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	#[test]
	fn the_arguments_do_not_contradict_each_other() {
		Cli::command().debug_assert();
	}

	#[test]
	fn a_node_without_a_chain_names_the_choices() {
		let cli = Cli::try_from_iter(["smartcharge-node"]).unwrap();
		let error = cli.load_spec("").err().unwrap();
		for choice in ["--dev", "--chain FILE", "--chain local"] {
			assert!(error.contains(choice), "{error}");
		}
		let key = Cli::try_from_iter(["smartcharge-node", "key", "generate-node-key"]).unwrap();
		assert!(key.load_spec("").is_ok());
		let error = cli.load_spec("staging").err().unwrap();
		assert!(error.contains("--chain: 'staging' is no chain"), "{error}");
	}
}
