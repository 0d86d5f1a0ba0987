// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Validators under load: gateways submit what the meters of charging cars show, at a target rate.

mod anchoring;
mod drivers;
mod gateway;
mod network;
mod node;
mod plot;
mod spammer;
mod submissions;
mod watch;

use crate::{
	machine,
	world::{Terms, World, STEPS_PER_INTERVAL},
};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args,
};
use gateway::Gateway;
use network::{Network, Validators};
use node::{Node, Usage};
use serde::Serialize;
use smartcharge_primitives::Moment;
use std::{
	error::Error,
	path::PathBuf,
	sync::Arc,
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use submissions::Submissions;
use watch::{Blocks, Responsiveness};

/// Processes that are made ready in a second, at least: how long before the start to begin.
const MADE_PER_SECOND: u64 = 400;
/// Genesis states of as many processes a node reads in a second, at least.
const READ_PER_SECOND: u64 = 4_000;
/// Steps for which processes continue after the load.
const SPARE_STEPS: u64 = 20;
/// How long to look for what was submitted last.
const AFTERWARDS: Duration = Duration::from_secs(180);

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
	/// Validators, on this machine: the one of the preset `development`, or the four of
	/// `consortium`.
	#[arg(
		long,
		default_value = "1",
		value_parser = PossibleValuesParser::new(["1", "4"]).try_map(|count| count.parse::<usize>()),
	)]
	validators: usize,
	/// Operators whose gateways submit the batches, each to one validator.
	#[arg(long, default_value_t = 10)]
	operators: u32,
	/// Transactions per second of a member that floods the first validator, next to readings.
	#[arg(long, default_value_t = 0)]
	spam: u64,
	/// Drivers that a supplier registers for each block, and that flood the first validator with
	/// the costliest calls that are refused.
	#[arg(long, default_value_t = 0)]
	fresh_drivers: u32,
	/// Whether the drivers take the grid mix instead of a source.
	#[arg(long)]
	grid_mix: bool,
	/// Further options of each node.
	#[arg(long, allow_hyphen_values = true, value_delimiter = ' ')]
	node_options: Vec<String>,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
	/// Where a plot of the blocks goes, as SVG.
	#[arg(long)]
	plot: Option<PathBuf>,
}

/// Results; times and blocks as the first validator's clients see them.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Report {
	machine: serde_json::Value,
	validators: usize,
	processes: u32,
	batch: usize,
	/// Length of a step in ms.
	step: Moment,
	/// Which step of its metering interval the first one is, from 0.
	phase: Moment,
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
	/// Outcome of the batches.
	submissions: Submissions,
	/// Outcome of the flood.
	#[serde(skip_serializing_if = "Option::is_none")]
	spam: Option<Submissions>,
	/// Outcome of the flood of fresh drivers.
	#[serde(skip_serializing_if = "Option::is_none")]
	fresh_drivers: Option<drivers::Flood>,
	/// ms from submission to inclusion in a block.
	inclusion: Quantiles,
	/// Blocks that were begun after the submission, up to the one that has it: at most one if the
	/// next block has it.
	inclusion_blocks: Quantiles,
	/// ms from submission to finality.
	finality: Quantiles,
	/// ms from the moment when a block is seen to its finality.
	block_finality: Quantiles,
	/// Share of its weight limit for normal transactions that a block used, in percent.
	fullness: Quantiles,
	/// ms between two blocks.
	block_time: Quantiles,
	/// Blocks that were in the best chain until others took their places.
	replaced_blocks: u32,
	/// ms until the first validator answered a simple question meanwhile.
	responsiveness: Quantiles,
	/// Resources used by the first validator.
	#[serde(flatten)]
	cost: Cost,
	/// Resources used by each validator.
	nodes: Vec<NodeReport>,
}

/// Resources used by a validator under load.
#[derive(Clone, Copy, Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Cost {
	/// In all.
	usage: Usage,
	/// µs of CPU time per settled step.
	cpu_per_step: f64,
	/// Bytes that its database grew per settled step.
	disk_per_step: f64,
	/// The same in the second half of the load: what stays, once as much is pruned as is added.
	later_disk_per_step: f64,
}

/// Which validator used what.
#[derive(Serialize, Debug)]
struct NodeReport {
	name: &'static str,
	#[serde(flatten)]
	cost: Cost,
}

/// How a figure is spread.
#[derive(Clone, Copy, Serialize, Debug, Default)]
pub struct Quantiles {
	/// Half of them are not more.
	pub median: f64,
	/// 95 of 100 are not more.
	pub p95: f64,
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
		Self { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1.0) }
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

/// Genesis of the chain when it begins to be made at `now`: late enough for `validators` to
/// be running then, and with a step, so that none of a timetable is cut off.
fn terms(options: &Options, validators: &Validators, now: Moment) -> Result<Terms, Box<dyn Error>> {
	let processes = u64::from(options.processes);
	let step = processes * 1_000 / options.rate;
	let further = validators.names.len() as u64 - 1;
	let made = 20_000 + 1_000 * processes / MADE_PER_SECOND;
	let read = 5_000 + 1_000 * processes / READ_PER_SECOND;
	let start = (now + made + further * read).next_multiple_of(step);
	Ok(Terms {
		operators: options.operators,
		steps: u32::try_from(options.seconds * 1_000 / step + SPARE_STEPS)?,
		step,
		interval: step * Moment::from(STEPS_PER_INTERVAL),
		start,
		sourced: !options.grid_mix,
		read_before: true,
		preset: validators.preset,
		peers: validators.peers(),
		..Terms::usual(options.processes)
	})
}

async fn load(options: &Options) -> Result<(), Box<dyn Error>> {
	let validators =
		Validators::of(options.validators).ok_or("no preset has so many validators")?;
	let terms = terms(options, validators, now())?;
	let Terms { start, step, interval, .. } = terms;
	eprintln!("Making a chain with {} processes, steps of {step} ms.", options.processes);
	let (world, storage) = World::make(terms)?;
	let folder = tempfile::tempdir()?;
	let network =
		Network::start(validators, &options.node, storage, folder.path(), &options.node_options)
			.await?;
	let first = network.first();
	let genesis = first.genesis().await?;
	let ready = now();
	if ready > start {
		let late = (ready - start).div_ceil(1_000);
		return Err(format!("the chain was ready {late} s too late").into());
	}
	eprintln!("Ready {} s before the chain begins.", (start - ready) / 1_000);
	// The first reading of each meter under load closes its step 0.
	tokio::time::sleep(Duration::from_millis((start + step).saturating_sub(now()))).await;

	eprintln!("{} steps per second for {} s.", options.rate, options.seconds);
	let world = Arc::new(world);
	let blocks = Blocks::watch(first.client().await?);
	let responsiveness = Responsiveness::watch(first.client().await?);
	let before = network.usage()?;
	let counted_before = first.counted().await?;
	let began = now();
	let until = began + options.seconds * 1_000;
	let mut clients = Vec::new();
	for node in network.nodes() {
		clients.push(node.client().await?);
	}
	// Each operator's gateway has its validator.
	let gateways: Vec<_> = (0..world.operators.len())
		.zip(clients.iter().cycle())
		.map(|(operator, client)| {
			let gateway =
				Gateway::new(world.clone(), operator, genesis, options.batch, blocks.clone());
			tokio::spawn(gateway.run(client.clone(), until))
		})
		.collect();
	let spam = (options.spam > 0)
		.then(|| tokio::spawn(spammer::flood(clients[0].clone(), genesis, options.spam, until)));
	let fresh_drivers = (options.fresh_drivers > 0).then(|| {
		let flood = drivers::flood(clients[0].clone(), genesis, options.fresh_drivers, until);
		tokio::spawn(flood)
	});
	tokio::time::sleep(Duration::from_millis(((began + until) / 2).saturating_sub(now()))).await;
	let halfway = network.usage()?;
	let counted_halfway = first.counted().await?;
	let mut submissions = Submissions::default();
	for gateway in gateways {
		submissions.add(&gateway.await?);
	}
	let spam = match spam {
		Some(spam) => Some(spam.await?),
		None => None,
	};
	let fresh_drivers = match fresh_drivers {
		Some(flood) => Some(flood.await?),
		None => None,
	};
	blocks.drained(AFTERWARDS).await;
	let after = network.usage()?;
	let counted = first.counted().await?;
	let settled = counted.settled - counted_before.settled;
	let seen = blocks.summary();
	let seconds = seen.last_loaded.saturating_sub(began) as f64 / 1e3;
	let settled_later = counted.settled - counted_halfway.settled;
	let cost = |((after, halfway), before): ((&Usage, &Usage), &Usage)| {
		let usage = after.since(before);
		Cost {
			usage,
			cpu_per_step: usage.cpu * 1e6 / settled as f64,
			disk_per_step: usage.disk as f64 / settled as f64,
			later_disk_per_step: after.since(halfway).disk as f64 / settled_later as f64,
		}
	};
	let costs: Vec<_> = after.iter().zip(&halfway).zip(&before).map(cost).collect();
	let named = |(node, cost): (&Node, Cost)| NodeReport { name: node.name(), cost };
	let report = Report {
		machine: machine::describe(),
		validators: options.validators,
		processes: options.processes,
		batch: options.batch,
		step,
		phase: start % interval / step,
		target: options.rate,
		seconds,
		settled,
		rate: settled as f64 / seconds,
		refused_readings: counted.refused - counted_before.refused,
		submissions,
		spam,
		fresh_drivers,
		inclusion: seen.inclusion,
		inclusion_blocks: seen.inclusion_blocks,
		finality: seen.finality,
		block_finality: seen.block_finality,
		fullness: seen.fullness,
		block_time: seen.block_time,
		replaced_blocks: seen.replaced,
		responsiveness: responsiveness.quantiles(),
		cost: costs[0],
		nodes: network.nodes().iter().zip(costs).map(named).collect(),
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
	network.agree().await?;
	if terms.sourced {
		let sourced = first.keys_of("Origin", "Commitments").await?;
		if sourced != usize::try_from(options.processes)? {
			return Err(format!("only {sourced} processes are left that a source serves").into());
		}
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Cli {
		#[command(flatten)]
		options: Options,
	}

	fn options(given: &str) -> Result<Options, clap::Error> {
		Cli::try_parse_from(given.split(' ')).map(|cli| cli.options)
	}

	#[test]
	fn a_chain_begins_with_a_step_as_soon_as_it_can_be_ready() {
		let options =
			options("load --node n --processes 2000 --rate 150 --seconds 600 --validators 4")
				.unwrap();
		let ready = |count: usize, now| {
			let terms = terms(&options, Validators::of(count).unwrap(), now).unwrap();
			assert_eq!((terms.step, terms.interval), (13_333, 66_665));
			assert_eq!(terms.start % terms.step, 0);
			// 45 steps under load.
			assert_eq!(terms.steps, 65);
			terms.start - now
		};
		let now = 130_000 * 13_333;
		assert_eq!(ready(1, now), 2 * 13_333);
		assert_eq!(ready(1, now + 1_666), 25_000);
		assert_eq!(ready(1, now + 1_667), 25_000 + 13_332);
		assert_eq!(ready(4, now), 4 * 13_333);
	}

	#[test]
	fn there_are_one_or_four_validators() {
		assert_eq!(options("load --node n").unwrap().validators, 1);
		for (count, possible) in [(1, true), (2, false), (4, true), (5, false)] {
			let given = format!("load --node n --validators {count}");
			assert_eq!(options(&given).is_ok(), possible);
			assert_eq!(Validators::of(count).is_some(), possible);
		}
	}

	#[test]
	fn quantiles_are_of_the_sorted_values() {
		let values = (1..=200).rev().map(f64::from).collect();
		let Quantiles { median, p95, p99, max } = Quantiles::of(values);
		assert_eq!((median, p95, p99, max), (100.0, 190.0, 198.0, 200.0));
		let Quantiles { median, p95, p99, max } = Quantiles::of(vec![7.0]);
		assert_eq!((median, p95, p99, max), (7.0, 7.0, 7.0, 7.0));
		assert_eq!(Quantiles::of(Vec::new()).max, 0.0);
	}
}
