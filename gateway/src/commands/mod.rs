// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The commands of the program.

mod copy;
mod meters;
mod ocmf;
mod outbox;
mod replay;
mod run;

use crate::{
	config::{self, Config},
	keys::secret,
};
use clap::{Parser, Subcommand};
use smartcharge_gateway_ocpp::token::{normal, Pepper};
use std::{
	path::{Path, PathBuf},
	process::ExitCode,
};
use tracing_subscriber::EnvFilter;

/// Exit code when the configuration or an argument is wrong.
const WRONG: u8 = 2;

/// Connects chargers, meters and systems of grid operators to the SmartCharge chain.
#[derive(Debug, Parser)]
#[command(name = "smartcharge-gateway", version)]
struct Arguments {
	/// Configuration.
	#[arg(long, global = true, default_value = "/etc/smartcharge/gateway.toml")]
	config: PathBuf,
	#[command(subcommand)]
	command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Runs the gateway.
	Run,
	/// Names all faults of the configuration, with their lines and columns.
	CheckConfig,
	/// Looks into the outbox.
	#[command(subcommand)]
	Outbox(outbox::Command),
	/// Keys of meters.
	#[command(subcommand)]
	Meters(meters::Command),
	/// Signed records of legal meters.
	#[command(subcommand)]
	Ocmf(ocmf::Command),
	/// Prints the hash of a card, as the list of tokens has it.
	TokenHash {
		/// Number of the card as readers send it.
		card: String,
	},
	/// Reads recorded P1 telegrams as the gateway does, and prints what it would sign.
	Replay {
		/// File with the bytes of a P1 port.
		file: PathBuf,
	},
	/// Copies the store, also while the gateway runs.
	Backup {
		/// File of the copy, which must not exist.
		file: PathBuf,
	},
	/// Puts a copy in the place of the store, while the gateway does not run.
	Restore {
		/// File of the copy.
		file: PathBuf,
	},
}

/// Reasons why a command fails.
#[derive(Debug)]
enum Failure {
	/// The configuration or an argument is wrong.
	Wrong(String),
	/// Something else.
	Other(String),
}

impl<E: std::error::Error> From<E> for Failure {
	fn from(error: E) -> Self {
		Self::Other(error.to_string())
	}
}

/// Runs the program.
pub fn main() -> ExitCode {
	let Arguments { config, command } = Arguments::parse();
	let result = match command {
		Command::Run => run::run(&config),
		Command::CheckConfig => read(&config).map(|_| println!("{}: no fault", config.display())),
		Command::Outbox(command) => read(&config).and_then(|config| command.run(&config)),
		Command::Meters(command) => read(&config).and_then(|config| command.run(&config)),
		Command::Ocmf(command) => command.run(),
		Command::TokenHash { card } => read(&config).and_then(|config| token_hash(&config, &card)),
		Command::Replay { file } => replay::run(&file),
		Command::Backup { file } => read(&config).and_then(|config| copy::backup(&config, &file)),
		Command::Restore { file } => read(&config).and_then(|config| copy::restore(&config, &file)),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(Failure::Wrong(text)) => {
			eprintln!("{text}");
			ExitCode::from(WRONG)
		},
		Err(Failure::Other(text)) => {
			eprintln!("error: {text}");
			ExitCode::FAILURE
		},
	}
}

/// Reads the configuration.
fn read(path: &Path) -> Result<Config, Failure> {
	let name = path.display();
	let text = std::fs::read_to_string(path)
		.map_err(|error| Failure::Wrong(format!("{name}: {error}")))?;
	config::read(&text).map_err(|faults| {
		let lines: Vec<_> = faults.iter().map(|fault| format!("{name}:{fault}")).collect();
		Failure::Wrong(lines.join("\n"))
	})
}

/// Reads the secret of the hashes of tokens.
fn pepper(config: &Config) -> Result<Pepper, Failure> {
	let tokens = config.tokens.as_ref();
	let tokens = tokens.ok_or_else(|| Failure::Wrong("no `[tokens]` is configured".into()))?;
	let secret = secret(&tokens.pepper)?;
	Pepper::new(secret.as_bytes())
		.ok_or_else(|| Failure::Wrong("the pepper has less than 16 bytes".into()))
}

fn token_hash(config: &Config, card: &str) -> Result<(), Failure> {
	println!("{:?}", pepper(config)?.hash(&normal(card)));
	Ok(())
}

/// Logs to standard output, for the journal: `RUST_LOG` says how much.
fn log() {
	let filter = EnvFilter::try_from_default_env()
		.unwrap_or_else(|_| EnvFilter::new("info,rumqttc=warn,jsonrpsee=warn"));
	let _ = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).try_init();
}
