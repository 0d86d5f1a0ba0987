// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a settled step costs in the runtime alone: Wasm, the database of a node, no network.

use crate::{
	chain::{transaction, Cache, Chain, Measured},
	machine::{self, Memory},
	world::{Terms, World},
};
use clap::{Args, ValueEnum};
use pallet_metering::SignedReading;
use polkadot_sdk::{
	frame_support::BoundedVec, frame_system::EventRecord, sp_core::H256, sp_io::hashing::twox_128,
	sp_runtime::OpaqueExtrinsic,
};
use serde::Serialize;
use smartcharge_primitives::{Moment, MILLIS_PER_HOUR};
use smartcharge_runtime::{RuntimeEvent, SLOT_DURATION};
use std::{error::Error, path::PathBuf, time::Duration};

/// A round hour at which the chain begins.
pub const START: Moment = 500_000 * MILLIS_PER_HOUR;

/// What the readings of a block do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
	/// Each closes a step, pays for it, claims its energy from a source, and opens the next.
	Step,
	/// The same without a source.
	GridMix,
	/// Each is accepted, and nobody is charging there.
	Idle,
	/// Each is refused for its signature, after all that is looked at before.
	BadSignature,
	/// Each is refused as a repeat, before its signature is looked at.
	Repeat,
}

/// Options of `smartcharge-bench runtime`.
#[derive(Args, Debug)]
pub struct Options {
	/// Processes that are running, one chain after the other.
	#[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
	processes: Vec<u32>,
	/// Readings in a batch.
	#[arg(long, value_delimiter = ',', default_value = "50")]
	batch: Vec<usize>,
	/// Readings in a block, as far as they fit.
	#[arg(long, default_value_t = 1_000)]
	readings: usize,
	/// Blocks that are measured, after two that are not.
	#[arg(long, default_value_t = 10)]
	blocks: usize,
	/// What the readings do.
	#[arg(long, value_delimiter = ',', default_value = "step")]
	kind: Vec<Kind>,
	/// Steps of each process, a minute each.
	#[arg(long, default_value_t = 120)]
	steps: u32,
	/// Operators whose gateways submit the batches.
	#[arg(long, default_value_t = 10)]
	operators: u32,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
}

/// What was measured of one chain.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Measurement {
	/// What the readings did.
	pub kind: Kind,
	/// Processes that were running.
	pub processes: u32,
	/// Readings in a batch.
	pub batch: usize,
	/// Readings in a block, on average.
	pub readings_per_block: f64,
	/// µs per reading to execute a block, storage root included.
	pub executing: f64,
	/// µs per reading to compute the storage root alone.
	pub root: f64,
	/// µs per reading to write the block to the database.
	pub committing: f64,
	/// µs per reading to make a block.
	pub building: f64,
	/// ms to import a whole block: executed and written.
	pub import_of_block: f64,
	/// Keys written per reading, each counted once for a block.
	pub writes: f64,
	/// Bytes of what is written to them.
	pub bytes_written: f64,
	/// Bytes of a block per reading.
	pub length: f64,
	/// Weight of the block in ps per reading, as the runtime accounts for it.
	pub weight: f64,
	/// Bytes of state per process.
	pub state_per_process: f64,
	/// Bytes of memory of this process, now and at most.
	pub memory: Memory,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
	let mut results = Vec::new();
	for processes in &options.processes {
		for kind in &options.kind {
			for batch in &options.batch {
				let result = measure(options, *processes, *kind, *batch)?;
				eprintln!("{}", serde_json::to_string(&result)?);
				results.push(result);
			}
		}
	}
	print_table(&results);
	if let Some(path) = &options.json {
		let report = serde_json::json!({ "machine": machine::describe(), "results": results });
		std::fs::write(path, serde_json::to_string_pretty(&report)?)?;
	}
	Ok(())
}

fn measure(
	options: &Options,
	processes: u32,
	kind: Kind,
	batch: usize,
) -> Result<Measurement, Box<dyn Error>> {
	let terms = Terms {
		processes,
		operators: options.operators,
		steps: options.steps,
		step: MILLIS_PER_HOUR / 60,
		interval: MILLIS_PER_HOUR / 12,
		start: START,
		sourced: kind != Kind::GridMix,
		charging: kind != Kind::Idle,
		preset: "development",
	};
	let (world, storage) = World::make(terms)?;
	let state: usize = storage.top.iter().map(|(key, value)| key.len() + value.len()).sum();
	let code = smartcharge_runtime::WASM_BINARY.map_or(0, <[u8]>::len);
	let folder = tempfile::tempdir()?;
	let mut chain = Chain::new(storage, folder.path(), Cache::On)?;
	let mut load = Load::new(&world, chain.genesis, batch, kind);

	// The first blocks fill caches.
	for _ in 0..2 {
		load.block(&mut chain, options.readings)?;
	}
	let mut sum = Sum::default();
	for _ in 0..options.blocks {
		sum.add(&load.block(&mut chain, options.readings)?);
	}
	let per = |value: f64| value / sum.readings as f64;
	let micros = |time: Duration| per(time.as_secs_f64() * 1e6);
	let blocks = options.blocks as f64;
	Ok(Measurement {
		kind,
		processes,
		batch,
		readings_per_block: sum.readings as f64 / blocks,
		executing: micros(sum.executing),
		root: micros(sum.root),
		committing: micros(sum.committing),
		building: micros(sum.building),
		import_of_block: (sum.executing + sum.committing).as_secs_f64() * 1e3 / blocks,
		writes: per(sum.writes as f64),
		bytes_written: per(sum.bytes_written as f64),
		length: per(sum.length as f64),
		weight: per(sum.weight as f64),
		state_per_process: state.saturating_sub(code) as f64 / f64::from(processes),
		memory: Memory::of_this_process()?,
	})
}

#[derive(Default)]
struct Sum {
	readings: usize,
	length: usize,
	weight: u64,
	writes: usize,
	bytes_written: usize,
	building: Duration,
	executing: Duration,
	root: Duration,
	committing: Duration,
}

impl Sum {
	fn add(&mut self, block: &Loaded) {
		self.readings += block.readings;
		self.weight += block.weight;
		self.length += block.measured.length;
		self.writes += block.measured.writes;
		self.bytes_written += block.measured.bytes_written;
		self.building += block.measured.building;
		self.executing += block.measured.executing;
		self.root += block.measured.root;
		self.committing += block.measured.committing;
	}
}

/// A block with its load.
struct Loaded {
	readings: usize,
	weight: u64,
	measured: Measured,
}

/// Gateways that submit what the meters of their stations show, one step after the other.
struct Load<'a> {
	world: &'a World,
	genesis: H256,
	batch: usize,
	kind: Kind,
	/// Of each operator: the next nonce, and the station whose turn it is.
	gateways: Vec<(u32, usize)>,
	/// The operator whose turn it is.
	turn: usize,
	/// Readings of stations so far.
	read: u64,
	/// When the sources were read last.
	sources_read: Moment,
	/// What the clock showed in the last block.
	clock: Moment,
}

impl<'a> Load<'a> {
	fn new(world: &'a World, genesis: H256, batch: usize, kind: Kind) -> Self {
		let gateways = vec![(0, 0); world.operators.len()];
		let sources_read = world.terms.start;
		Self { world, genesis, batch, kind, gateways, turn: 0, read: 0, sources_read, clock: 0 }
	}

	/// What the clock shows when that many readings were made, if all stations are read once in a
	/// step.
	fn now(&self) -> Moment {
		let Terms { start, step, processes, .. } = self.world.terms;
		let rounds = u128::from(self.read) * u128::from(step) / u128::from(processes);
		start + step + u64::try_from(rounds).expect("a short time")
	}

	/// A batch of one gateway.
	fn batch(&mut self) -> (usize, OpaqueExtrinsic) {
		let Terms { start, step, .. } = self.world.terms;
		let operator = self.turn;
		self.turn = (self.turn + 1) % self.gateways.len();
		let stations = &self.world.stations[operator];
		let (_, first) = self.gateways[operator];
		let readings: Vec<_> = (first..first + self.batch.min(stations.len()))
			.map(|n| {
				let round = u64::try_from(n / stations.len()).expect("few rounds") + 1;
				let meter = &stations[n % stations.len()];
				let at = match self.kind {
					Kind::Repeat => start,
					_ => start + round * step,
				};
				let mut reading = meter.read(self.genesis, self.world.counting_since, at);
				if self.kind == Kind::BadSignature {
					reading.signature[1] ^= 1;
				}
				reading
			})
			.collect();
		let count = readings.len();
		self.gateways[operator].1 += count;
		self.read += count as u64;
		(count, self.submission(operator, readings))
	}

	fn submission(&mut self, operator: usize, readings: Vec<SignedReading>) -> OpaqueExtrinsic {
		let nonce = self.gateways[operator].0;
		self.gateways[operator].0 += 1;
		let readings = BoundedVec::truncate_from(readings);
		let call = pallet_metering::Call::submit_readings { readings };
		transaction(&self.world.operators[operator], nonce, self.genesis, call)
	}

	/// Makes a block of `readings` readings; those of sources come on top when an interval is over.
	fn block(&mut self, chain: &mut Chain, readings: usize) -> Result<Loaded, Box<dyn Error>> {
		let Terms { interval, .. } = self.world.terms;
		let mut transactions = Vec::new();
		let mut submitted = 0;
		let before = self.now();
		if before >= self.sources_read + interval && !self.world.sources.is_empty() {
			self.sources_read += interval;
			let at = self.sources_read;
			let read = |source: &crate::world::SigningMeter| {
				source.read(self.genesis, self.world.counting_since, at)
			};
			let readings = self.world.sources.iter().map(read).collect();
			transactions.push(self.submission(0, readings));
		}
		let of_sources = transactions.len();
		while submitted < readings {
			let (count, transaction) = self.batch();
			submitted += count;
			transactions.push(transaction);
		}
		// No two blocks are in one slot.
		self.clock = self.now().max(self.clock + SLOT_DURATION);
		let measured = chain.block(self.clock, &transactions)?;
		if measured.included < transactions.len() {
			return Err(format!(
				"only {} of {} batches fitted the block: take fewer readings",
				measured.included - of_sources,
				transactions.len() - of_sources,
			)
			.into());
		}
		let tally = Tally::of(chain)?;
		let expected = match self.kind {
			Kind::Step | Kind::GridMix => tally.settled,
			Kind::Idle => tally.accepted.saturating_sub(self.world.sources.len() * of_sources),
			Kind::BadSignature | Kind::Repeat => tally.refused,
		};
		if expected != submitted || (self.kind == Kind::Step && tally.committed != submitted) {
			return Err(format!("{submitted} readings did not what they should: {tally:?}").into());
		}
		Ok(Loaded { readings: submitted, weight: chain.weight()?, measured })
	}
}

/// What the events of a block tell.
#[derive(Default, Debug)]
struct Tally {
	accepted: usize,
	refused: usize,
	settled: usize,
	/// Steps that opened with their power set aside.
	committed: usize,
}

impl Tally {
	fn of(chain: &Chain) -> Result<Self, Box<dyn Error>> {
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		let events: Vec<Box<EventRecord<RuntimeEvent, H256>>> =
			chain.storage(&key)?.unwrap_or_default();
		let mut tally = Self::default();
		for record in events {
			match record.event {
				RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted { .. }) => {
					tally.accepted += 1;
				},
				RuntimeEvent::Metering(pallet_metering::Event::ReadingRefused { .. }) => {
					tally.refused += 1;
				},
				RuntimeEvent::Charging(pallet_charging::Event::StepSettled { .. }) => {
					tally.settled += 1;
				},
				RuntimeEvent::Charging(pallet_charging::Event::StepOpened {
					set_point: 1..,
					..
				}) => tally.committed += 1,
				_ => (),
			}
		}
		Ok(tally)
	}
}

fn print_table(results: &[Measurement]) {
	println!(
		"| readings | processes | batch | per block | execute µs | of it root µs | write µs | import ms \
		 | keys written | weight µs |"
	);
	println!("|---|---|---|---|---|---|---|---|---|---|");
	for result in results {
		println!(
			"| {:?} | {} | {} | {:.0} | {:.1} | {:.1} | {:.1} | {:.0} | {:.1} | {:.1} |",
			result.kind,
			result.processes,
			result.batch,
			result.readings_per_block,
			result.executing,
			result.root,
			result.committing,
			result.import_of_block,
			result.writes,
			result.weight / 1e6,
		);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn options(kind: Kind) -> Options {
		Options {
			processes: vec![40],
			batch: vec![10],
			readings: 40,
			blocks: 2,
			kind: vec![kind],
			steps: 30,
			operators: 2,
			json: None,
		}
	}

	#[test]
	fn every_reading_settles_a_step() {
		let options = options(Kind::Step);
		let measured = measure(&options, 40, Kind::Step, 10).unwrap();
		assert_eq!(measured.readings_per_block, 40.0);
		// At least the meter, the process and the claim.
		assert!(measured.writes > 3.0 && measured.weight > 0.0 && measured.executing > 0.0);
	}

	#[test]
	fn a_repeat_changes_next_to_nothing() {
		let options = options(Kind::Repeat);
		let measured = measure(&options, 40, Kind::Repeat, 10).unwrap();
		assert!(measured.writes < 1.0);
	}
}
