// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]

mod api;
mod chain;
mod error;
mod facts;
mod follow;
mod options;
mod store;

use clap::Parser;
use options::{Cli, Command};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
	let cli = Cli::parse();
	tracing_subscriber::fmt()
		.with_env_filter(cli.log_filter())
		.with_ansi(false)
		.with_writer(std::io::stderr)
		.init();
	let done = match &cli.command {
		Command::Run(options) => run(&cli, options).await,
		Command::Backup { file } => store::backup(&cli.database, file),
		Command::Restore { file } => store::restore(&cli.database, file),
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}

/// Follows the chain and answers questions, until the process is asked to end.
async fn run(cli: &Cli, options: &options::Run) -> Result<(), error::Error> {
	let state = follow::State::default();
	let _lock = store::Lock::take(&cli.database)?;
	let store = store::Store::open(&cli.database)?;
	let router = api::router(&cli.database, state.clone(), options.allowed_origins()?);
	let listener = tokio::net::TcpListener::bind(options.listen).await.map_err(|error| {
		error::Error::Input(format!("cannot listen at {}: {error}", options.listen))
	})?;
	tracing::info!("answers at http://{}", options.listen);
	tokio::select! {
		served = async { axum::serve(listener, router).await } => {
			served.map_err(|error| error::Error::Input(format!("the server stopped: {error}")))
		},
		followed = follow::follow(store, options, state) => followed,
		() = asked_to_end() => Ok(()),
	}
}

/// Resolves when the system or the user asks the process to end.
async fn asked_to_end() {
	use tokio::signal::unix::{signal, SignalKind};
	match signal(SignalKind::terminate()) {
		Ok(mut terminated) => {
			tokio::select! {
				_ = terminated.recv() => {},
				_ = tokio::signal::ctrl_c() => {},
			}
		},
		Err(_) => {
			let _ = tokio::signal::ctrl_c().await;
		},
	}
	tracing::info!("ends");
}
