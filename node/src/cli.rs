// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::{
	chain_spec::{self, ChainSpec},
	export_runtime::ExportRuntimeCmd,
	found::FoundCmd,
	session_keys::SessionKeysCmd,
	sign_peer::SignPeerCmd,
};
use polkadot_sdk::{
	sc_cli::{
		BuildSpecCmd, ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd,
		ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd, SubstrateCli,
	},
	sc_service,
};
use std::path::PathBuf;

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

	/// `dev`, `local`, `consortium`, or a path to a JSON file. No chain means `local`, as in
	/// `export-chain-spec`; `--dev` alone means `dev`.
	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(match id {
			"dev" => chain_spec::development()?,
			"" | "local" => chain_spec::local()?,
			"consortium" => chain_spec::consortium()?,
			path => ChainSpec::from_json_file(PathBuf::from(path))?,
		}))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_arguments_do_not_contradict_each_other() {
		Cli::command().debug_assert();
	}
}
