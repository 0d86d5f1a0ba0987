// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Options of the program: flags, or variables of the environment.

use crate::error::Error;
use axum::http::HeaderValue;
use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf, time::Duration};
use tracing_subscriber::EnvFilter;

/// Keeps the history of a SmartCharge chain in a database, and answers questions about it.
#[derive(Parser, Debug)]
#[command(version)]
pub struct Cli {
	/// File of the database.
	#[arg(long, env = "SMARTCHARGE_INDEX_DATABASE", default_value = "smartcharge-index.db")]
	pub database: PathBuf,
	/// What is written to the log: error, warn, info, debug or trace.
	#[arg(long, env = "SMARTCHARGE_INDEX_LOG", default_value = "info")]
	pub log: tracing::level_filters::LevelFilter,
	#[command(subcommand)]
	pub command: Command,
}

impl Cli {
	/// Messages of this program; those of libraries from warnings on.
	pub fn log_filter(&self) -> EnvFilter {
		let level = self.log;
		EnvFilter::new(format!("warn,smartcharge_index={level}"))
	}
}

/// What the program does.
#[derive(Subcommand, Debug)]
pub enum Command {
	/// Follows the final blocks of a node, and answers by HTTP.
	Run(Run),
	/// Writes a copy of the database to a new file; the service may run meanwhile.
	Backup {
		/// The file, which must not exist.
		file: PathBuf,
	},
	/// Puts a copy in the place of the database; the service must not run.
	Restore {
		/// A file that `backup` wrote.
		file: PathBuf,
	},
}

/// Options of `run`.
#[derive(Args, Debug)]
pub struct Run {
	/// Addresses of nodes, tried in turn.
	#[arg(
		long,
		env = "SMARTCHARGE_INDEX_NODE",
		value_delimiter = ',',
		default_value = "ws://127.0.0.1:9944"
	)]
	pub node: Vec<String>,
	/// Address at which questions are answered.
	#[arg(long, env = "SMARTCHARGE_INDEX_LISTEN", default_value = "127.0.0.1:9960")]
	pub listen: SocketAddr,
	/// Sites whose pages may ask, such as `https://charge.example`; `*` for all.
	#[arg(
		long,
		env = "SMARTCHARGE_INDEX_ALLOW_ORIGIN",
		value_delimiter = ',',
		default_value = "*"
	)]
	pub allow_origin: Vec<String>,
	/// Time between two looks for final blocks, in milliseconds.
	#[arg(
		long,
		env = "SMARTCHARGE_INDEX_INTERVAL",
		default_value = "1000",
		value_parser = clap::value_parser!(u64).range(50..=60_000)
	)]
	interval: u64,
	/// Days after which steps, loadings and intervals are summed up by quarters of an hour.
	#[arg(
		long,
		env = "SMARTCHARGE_INDEX_DAYS",
		default_value = "90",
		value_parser = clap::value_parser!(u32).range(1..=36_500)
	)]
	pub days: u32,
}

impl Run {
	pub fn interval(&self) -> Duration {
		Duration::from_millis(self.interval)
	}

	/// Sites that may ask; `None` for all.
	pub fn allowed_origins(&self) -> Result<Option<Vec<HeaderValue>>, Error> {
		if self.allow_origin.iter().any(|origin| origin == "*") {
			return Ok(None);
		}
		let parse = |origin: &String| {
			HeaderValue::from_str(origin)
				.map_err(|_| Error::Input(format!("not the origin of a site: {origin}")))
		};
		self.allow_origin.iter().map(parse).collect::<Result<_, _>>().map(Some)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn options_are_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn numbers_out_of_range_are_refused() {
		for wrong in [["--interval", "0"], ["--days", "0"], ["--listen", "here"]] {
			let args = ["smartcharge-index", "run"].into_iter().chain(wrong);
			assert!(Cli::try_parse_from(args).is_err(), "{wrong:?}");
		}
	}
}
