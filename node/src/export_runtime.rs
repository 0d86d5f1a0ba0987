// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The runtime that this node brings along, for an upgrade by vote.

use crate::chain_spec;
use polkadot_sdk::{sc_cli, sp_core::H256, sp_io::hashing::blake2_256};
use smartcharge_runtime::VERSION;
use std::{fs, path::PathBuf};

/// Writes the runtime that this node was built with to a file.
#[derive(Debug, Clone, clap::Parser)]
pub struct ExportRuntimeCmd {
	/// Where it is written.
	#[arg(long, value_name = "FILE")]
	pub output: PathBuf,
}

impl ExportRuntimeCmd {
	/// Writes the code, and shows what members compare and vote on.
	pub fn run(&self) -> sc_cli::Result<()> {
		let code = chain_spec::wasm()?;
		fs::write(&self.output, code)
			.map_err(|error| format!("cannot write {}: {error}", self.output.display()))?;
		println!("version  {}", VERSION.spec_version);
		println!("bytes    {}", code.len());
		println!("blake2   {:?}", H256(blake2_256(code)));
		Ok(())
	}
}
