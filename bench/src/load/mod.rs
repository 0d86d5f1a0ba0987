// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A node under load: gateways submit what the meters of charging cars show, at a target rate.

mod gateway;
mod node;
mod plot;
mod watch;

use crate::{
	machine,
	world::{Terms, World},
};
use clap::Args;
use gateway::{Gateway, Submissions};
use node::{Node, Usage};
use serde::Serialize;
use smartcharge_primitives::Moment;
use std::{
	error::Error,
	path::PathBuf,
	sync::Arc,
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use watch::{Blocks, Responsiveness};

/// Processes that are made ready in a second, at least: how long before the start to begin.
const MADE_PER_SECOND: u64 = 400;
/// Steps in a metering interval.
const STEPS_PER_INTERVAL: u64 = 5;
/// How long to go on looking for what was submitted last.
const AFTERWARDS: Duration = Duration::from_secs(12);

/// Options of `smartcharge-bench load`.
#[derive(Args, Debug)]
pub struct Options {
	/// The node.
	#[arg(long)]
	node: PathBuf,
	/// Processes that are running.
	#[arg(long, default_value_t = 10_000)]
	processes: u32,
	/// Steps that are to be settled per second: sets the length of a step.
	#[arg(long, default_value_t = 800)]
	rate: u64,
	/// Seconds under load.
	#[arg(long, default_value_t = 60)]
	seconds: u64,
	/// Readings in a batch.
	#[arg(long, default_value_t = 50)]
	batch: usize,
	/// Operators whose gateways submit the batches.
	#[arg(long, default_value_t = 10)]
	operators: u32,
	/// Whether the drivers take the grid mix instead of a source.
	#[arg(long)]
	grid_mix: bool,
	/// Further options of the node.
	#[arg(long, allow_hyphen_values = true, value_delimiter = ' ')]
	node_options: Vec<String>,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
	/// Where a plot of the blocks goes, as SVG.
	#[arg(long)]
	plot: Option<PathBuf>,
}

/// What was measured.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Report {
	machine: serde_json::Value,
	processes: u32,
	batch: usize,
	/// Length of a step in ms.
	step: Moment,
	/// Steps per second that were aimed at.
	target: u64,
	/// Seconds under load, until the last block with a part of it.
	seconds: f64,
	/// Steps that were settled.
	settled: u64,
	/// Settled steps per second.
	rate: f64,
	/// Readings that the chain refused, of all reasons.
	refused_readings: u64,
	/// What became of the batches.
	submissions: Submissions,
	/// ms from submission to inclusion in a block.
	inclusion: Quantiles,
	/// ms from submission to finality.
	finality: Quantiles,
	/// What of its weight limit for normal transactions a block used, in percent.
	fullness: Quantiles,
	/// ms between two blocks.
	block_time: Quantiles,
	/// ms until the node answered a simple question meanwhile.
	responsiveness: Quantiles,
	/// What the node used.
	usage: Usage,
	/// µs of CPU time of the node per settled step.
	cpu_per_step: f64,
	/// Bytes that the node's database grew per settled step.
	disk_per_step: f64,
}

/// How a figure is spread.
#[derive(Clone, Copy, Serialize, Debug, Default)]
pub struct Quantiles {
	/// Half of them are not more.
	pub median: f64,
	/// 99 of 100 are not more.
	pub p99: f64,
	/// The greatest.
	pub max: f64,
}

impl Quantiles {
	/// Of `values`; zeros when there are none.
	pub fn of(mut values: Vec<f64>) -> Self {
		values.sort_by(f64::total_cmp);
		let at = |share: f64| {
			let index = (values.len() as f64 * share).ceil() as usize;
			values.get(index.saturating_sub(1)).copied().unwrap_or_default()
		};
		Self { median: at(0.5), p99: at(0.99), max: at(1.0) }
	}
}

/// ms since the Unix epoch.
pub fn now() -> Moment {
	let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	Moment::try_from(elapsed.as_millis()).expect("the year is not that late")
}

/// Runs the load generator.
pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
	tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(load(options))
}

async fn load(options: &Options) -> Result<(), Box<dyn Error>> {
	let step = u64::from(options.processes) * 1_000 / options.rate;
	let interval = step * STEPS_PER_INTERVAL;
	let lead = 20_000 + 1_000 * u64::from(options.processes) / MADE_PER_SECOND;
	let start = (now() + lead).next_multiple_of(interval);
	// All are running until some time after the load.
	let steps = options.seconds * 1_000 / step + 4 * STEPS_PER_INTERVAL;
	let terms = Terms {
		operators: options.operators,
		steps: u32::try_from(steps)?,
		step,
		interval,
		start,
		sourced: !options.grid_mix,
		..Terms::usual(options.processes)
	};
	eprintln!("Making a chain with {} processes, steps of {step} ms.", options.processes);
	let (world, storage) = World::make(terms)?;
	let folder = tempfile::tempdir()?;
	let node = Node::start(&options.node, storage, folder.path(), &options.node_options).await?;
	let client = node.client().await?;
	let genesis = node.genesis(&client).await?;
	if now() > start {
		return Err("the chain was not made ready in time".into());
	}
	// The first reading of each meter under load closes its step 0.
	tokio::time::sleep(Duration::from_millis((start + step).saturating_sub(now()))).await;

	eprintln!("{} steps per second for {} s.", options.rate, options.seconds);
	let world = Arc::new(world);
	let blocks = Blocks::watch(node.client().await?);
	let responsiveness = Responsiveness::watch(node.client().await?);
	let before = node.usage()?;
	let counted_before = node.counted().await?;
	let until = now() + options.seconds * 1_000;
	let began = now();
	let gateways: Vec<_> = (0..world.operators.len())
		.map(|operator| {
			let gateway =
				Gateway::new(world.clone(), operator, genesis, options.batch, blocks.clone());
			let client = client.clone();
			tokio::spawn(gateway.run(client, until))
		})
		.collect();
	let mut submissions = Submissions::default();
	for gateway in gateways {
		submissions.add(&gateway.await?);
	}
	blocks.drained(AFTERWARDS).await;
	let after = node.usage()?;
	let counted = node.counted().await?;
	let settled = counted.settled - counted_before.settled;
	let seen = blocks.summary();
	let seconds = seen.last_loaded.saturating_sub(began) as f64 / 1e3;
	let usage = after.since(&before);
	let report = Report {
		machine: machine::describe(),
		processes: options.processes,
		batch: options.batch,
		step,
		target: options.rate,
		seconds,
		settled,
		rate: settled as f64 / seconds,
		refused_readings: counted.refused - counted_before.refused,
		submissions,
		inclusion: seen.inclusion,
		finality: seen.finality,
		fullness: seen.fullness,
		block_time: seen.block_time,
		responsiveness: responsiveness.quantiles(),
		usage,
		cpu_per_step: usage.cpu * 1e6 / settled as f64,
		disk_per_step: usage.disk as f64 / settled as f64,
	};
	let json = serde_json::to_string_pretty(&report)?;
	println!("{json}");
	if let Some(path) = &options.json {
		std::fs::write(path, &json)?;
	}
	if let Some(path) = &options.plot {
		std::fs::write(path, plot::blocks(&blocks.all(), began)?)?;
	}
	if settled == 0 {
		return Err("no step was settled".into());
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn quantiles_are_of_the_sorted_values() {
		let values = (1..=200).rev().map(f64::from).collect();
		let Quantiles { median, p99, max } = Quantiles::of(values);
		assert_eq!((median, p99, max), (100.0, 198.0, 200.0));
		let Quantiles { median, p99, max } = Quantiles::of(vec![7.0]);
		assert_eq!((median, p99, max), (7.0, 7.0, 7.0));
		assert_eq!(Quantiles::of(Vec::new()).max, 0.0);
	}
}
