// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `smartcharge-node`, the validator and full node of a SmartCharge consortium.
//!
//! It has two ways of making blocks:
//! - With `--dev` it is a chain of its own on the developer's machine: a block per transaction or
//!   on request, final at once, on a simulated clock ([`dev`]).
//! - Otherwise it is a node of a network: one author per slot by Aura, finality by GRANDPA
//!   ([`service`]). `--chain dev --alice` runs the development chain that way, too.

#![allow(
	clippy::result_large_err,
	reason = "the errors are the SDK's, and none is returned where speed counts"
)]

mod chain_spec;
mod cli;
mod closed_network;
mod command;
mod dev;
mod export_runtime;
mod finality;
mod found;
mod help;
mod metrics;
mod parts;
mod ports;
mod rpc;
mod service;
mod session_keys;
mod sign_peer;

use polkadot_sdk::{sc_cli, sc_service};
use std::process::ExitCode;

/// The trie allocates each of its nodes, which the C library's allocator is slow at once its heap
/// is fragmented.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", message(&error));
			ExitCode::FAILURE
		},
	}
}

/// Text of the error, without the SDK's word for errors that are none of its own.
fn message(error: &sc_cli::Error) -> String {
	match error {
		sc_cli::Error::Input(text) | sc_cli::Error::Service(sc_service::Error::Other(text)) => {
			text.clone()
		},
		other => other.to_string(),
	}
}
