// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cost of reading and writing a key: the runtime's `DbWeight`.

use crate::{
	chain::{Cache, Chain},
	load::Quantiles,
	machine,
	world::{Terms, World},
};
use clap::Args;
use polkadot_sdk::sp_io::hashing::twox_64;
use serde::Serialize;
use std::{error::Error, path::PathBuf};

/// Options of `smartcharge-bench storage`.
#[derive(Args, Debug)]
pub struct Options {
	/// Processes that are running.
	#[arg(long, default_value_t = 100_000)]
	processes: u32,
	/// Keys that are read, one by one.
	#[arg(long, default_value_t = 100_000)]
	reads: usize,
	/// Keys that are written in a block.
	#[arg(long, default_value_t = 10_000)]
	writes: usize,
	/// Blocks that are written.
	#[arg(long, default_value_t = 20)]
	blocks: usize,
	/// Whether the trie is cached as at a node, by which most of the state is in memory.
	#[arg(long)]
	cached: bool,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Report {
	machine: serde_json::Value,
	/// Whether the trie was cached.
	cached: bool,
	/// Keys of the state.
	keys: usize,
	/// Bytes of the state.
	bytes: usize,
	/// µs to read a key.
	read: Spread,
	/// µs to write a key among the others of its block: its part of the storage root and of the
	/// commit to the database.
	write: Spread,
}

#[derive(Serialize, Debug)]
struct Spread {
	mean: f64,
	#[serde(flatten)]
	quantiles: Quantiles,
}

impl Spread {
	fn of(values: Vec<f64>) -> Self {
		let mean = values.iter().sum::<f64>() / values.len() as f64;
		Self { mean, quantiles: Quantiles::of(values) }
	}
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
	let (_, storage) = World::make(Terms::usual(options.processes))?;
	let bytes = storage.top.iter().map(|(key, value)| key.len() + value.len()).sum();
	// In an order that has nothing to do with that of the database, and is the same each time.
	let mut keys: Vec<Vec<u8>> =
		storage.top.keys().filter(|key| !key.starts_with(b":")).cloned().collect();
	keys.sort_by_cached_key(|key| twox_64(key));
	let folder = tempfile::tempdir()?;
	let cache = if options.cached { Cache::On } else { Cache::Off };
	let mut chain = Chain::new(storage, folder.path(), cache)?;
	if options.cached {
		keys.iter().try_for_each(|key| chain.read(key).map(drop))?;
	}

	let mut reads = Vec::new();
	for key in keys.iter().cycle().take(options.reads) {
		reads.push(chain.read(key)?.as_secs_f64() * 1e6);
	}
	let mut writes = Vec::new();
	let mut cursor = keys.iter().cycle();
	for _ in 0..options.blocks {
		let block: Vec<_> = cursor.by_ref().take(options.writes).cloned().collect();
		let took = chain.rewrite(&block)?;
		writes.push(took.as_secs_f64() * 1e6 / options.writes as f64);
	}
	let report = Report {
		machine: machine::describe(),
		cached: options.cached,
		keys: keys.len(),
		bytes,
		read: Spread::of(reads),
		write: Spread::of(writes),
	};
	let json = serde_json::to_string_pretty(&report)?;
	println!("{json}");
	if let Some(path) = &options.json {
		std::fs::write(path, json)?;
	}
	Ok(())
}
