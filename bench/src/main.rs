// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]

mod calls;
mod chain;
mod host;
mod load;
mod machine;
mod runtime;
mod storage;
mod world;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The trie allocates each of its nodes, which the C library's allocator is slow at once its heap
/// is fragmented.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Measures what a settled step costs.
#[derive(Parser, Debug)]
#[command(version)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
	/// In the runtime alone: Wasm and the database of a node, no network.
	Runtime(runtime::Options),
	/// The longest call, an empty block, and a transaction that does nothing.
	Calls(calls::Options),
	/// In the database: what reading and writing a key costs.
	Storage(storage::Options),
	/// At a node, to which gateways submit at a target rate.
	Load(load::Options),
}

fn main() -> ExitCode {
	let result = match Cli::parse().command {
		Command::Runtime(options) => runtime::run(&options),
		Command::Calls(options) => calls::run(&options),
		Command::Storage(options) => storage::run(&options),
		Command::Load(options) => load::run(&options),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}
