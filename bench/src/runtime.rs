// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cost of a settled step in the runtime alone: Wasm, the database of a node, no network.

use crate::{
	chain::{item_key, transaction, Anchor, Cache, Chain, Made, Measured},
	host::{Asked, Reads},
	machine::{self, Memory},
	world::{SigningMeter, Terms, World, SOURCES_EVERY, STEPS_PER_INTERVAL},
};
use clap::{Args, ValueEnum};
use pallet_metering::SignedReading;
use polkadot_sdk::{frame_support::BoundedVec, sp_core::H256, sp_runtime::OpaqueExtrinsic};
use serde::Serialize;
use smartcharge_primitives::Moment;
use smartcharge_runtime::{RuntimeEvent, SLOT_DURATION};
use std::{collections::HashSet, error::Error, path::PathBuf, time::Duration};

/// Kind of the readings of a block.
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

/// Which steps of a metering interval are measured. In the first one every claim is the first of
/// its process in that interval, and the accounts of the sources are opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
	/// All, as they come.
	Any,
	/// The first one alone.
	First,
	/// All but the first one.
	Steady,
	/// Average cost of a step of a whole interval, by the first one and the others.
	#[value(skip)]
	Mean,
}

impl Phase {
	/// Whether the steps that are closed in `round` are measured. Rounds count from 0, which is not
	/// measured: it is the last one of an interval, and fills caches.
	fn has(self, round: u32) -> bool {
		if round == 0 {
			return false;
		}
		let first = round % STEPS_PER_INTERVAL == 1;
		match self {
			Self::Any | Self::Mean => true,
			Self::First => first,
			Self::Steady => !first,
		}
	}
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
	/// Readings in a block, as far as they fit: all of a block close the same step of their
	/// processes.
	#[arg(long, default_value_t = 1_000)]
	readings: usize,
	/// Blocks that are measured, after those in which all stations are read once.
	#[arg(long, default_value_t = 10)]
	blocks: usize,
	/// What the readings do.
	#[arg(long, value_delimiter = ',', default_value = "step")]
	kind: Vec<Kind>,
	/// Which steps of an interval are measured, of the kind `step`: the others claim nothing. With
	/// both `first` and `steady` their mean over an interval is reported too.
	#[arg(long, value_delimiter = ',', default_value = "any")]
	phase: Vec<Phase>,
	/// Steps of each process: a minute each or, when the blocks of a round take longer, as many
	/// minutes as they take. Five are an interval.
	#[arg(long, default_value_t = 180)]
	steps: u32,
	/// Operators whose gateways submit the batches.
	#[arg(long, default_value_t = 10)]
	operators: u32,
	/// Has gateways read their stations in no order. Else those of a batch were registered one
	/// after the other, as the stations of a location are.
	#[arg(long)]
	scattered: bool,
	/// Also reports the host calls of a step: storage, hashes, memory, signatures. Takes longer.
	#[arg(long)]
	host_calls: bool,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
}

/// Results for one chain.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Measurement {
	/// What the readings did.
	pub kind: Kind,
	/// The steps that were measured.
	pub phase: Phase,
	/// Processes that were running.
	pub processes: u32,
	/// Readings in a batch.
	pub batch: usize,
	/// Length of a step in ms.
	pub step: Moment,
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
	/// Bytes of the events of a block per reading.
	pub event_bytes: f64,
	/// Bytes of a block per reading.
	pub length: f64,
	/// Weight of the block in ps per reading, as the runtime accounts for it.
	pub weight: f64,
	/// Bytes of state per process.
	pub state_per_process: f64,
	/// Bytes of memory of this process, now and at most.
	pub memory: Memory,
	/// Calls of the host per reading.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub asked: Option<Asked>,
}

impl Measurement {
	/// Average cost of a step of an interval, by the first one and the others.
	fn mean(first: &Self, steady: &Self) -> Self {
		let steps = f64::from(STEPS_PER_INTERVAL);
		let mean =
			|figure: fn(&Self) -> f64| (figure(first) + (steps - 1.0) * figure(steady)) / steps;
		Self {
			phase: Phase::Mean,
			readings_per_block: mean(|of| of.readings_per_block),
			executing: mean(|of| of.executing),
			root: mean(|of| of.root),
			committing: mean(|of| of.committing),
			building: mean(|of| of.building),
			import_of_block: mean(|of| of.import_of_block),
			writes: mean(|of| of.writes),
			bytes_written: mean(|of| of.bytes_written),
			event_bytes: mean(|of| of.event_bytes),
			length: mean(|of| of.length),
			weight: mean(|of| of.weight),
			asked: first.asked.as_ref().zip(steady.asked.as_ref()).map(|(first, steady)| {
				let mut asked = Asked::default();
				asked.add(first, 1.0 / steps);
				asked.add(steady, 1.0 - 1.0 / steps);
				asked
			}),
			..*steady
		}
	}
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
	let mut results = Vec::new();
	for processes in &options.processes {
		for kind in &options.kind {
			for batch in &options.batch {
				for result in measure(options, *processes, *kind, *batch)? {
					eprintln!("{}", serde_json::to_string(&result)?);
					results.push(result);
				}
			}
		}
	}
	print_table(&results);
	results.iter().for_each(print_asked);
	if let Some(path) = &options.json {
		let report = serde_json::json!({ "machine": machine::describe(), "results": results });
		std::fs::write(path, serde_json::to_string_pretty(&report)?)?;
	}
	Ok(())
}

/// How many steps processes need at least for the first `blocks` of them that are measured in each
/// of `phases`, when a round of all processes takes `per_round` blocks.
fn steps_needed(phases: &[Phase], blocks: usize, per_round: usize) -> usize {
	let mut missing: Vec<_> = phases.iter().map(|phase| (*phase, blocks)).collect();
	let mut round = 0;
	while missing.iter().any(|(_, missing)| *missing > 0) {
		for (phase, missing) in &mut missing {
			if phase.has(round) {
				*missing = missing.saturating_sub(per_round);
			}
		}
		round += 1;
	}
	// The last step of a process ends it.
	round as usize + 1
}

fn measure(
	options: &Options,
	processes: u32,
	kind: Kind,
	batch: usize,
) -> Result<Vec<Measurement>, Box<dyn Error>> {
	let phases = match kind {
		Kind::Step => &options.phase[..],
		_ => &[Phase::Any],
	};
	let per_round = usize::try_from(processes)?.div_ceil(options.readings);
	let needed = steps_needed(phases, options.blocks, per_round);
	if needed > usize::try_from(options.steps)? {
		return Err(format!(
			"{} steps are over before {} blocks of each phase are measured: take {needed} steps, \
			 fewer blocks, or fewer readings in a block",
			options.steps, options.blocks,
		)
		.into());
	}
	let usual = Terms::usual(processes);
	// There is one block in a slot. Were steps shorter than their blocks take, readings would be
	// late, for which nobody looks for signals any more.
	let minutes = (per_round as u64 * SLOT_DURATION).div_ceil(usual.step);
	let step = usual.step * minutes;
	let interval = step * Moment::from(STEPS_PER_INTERVAL);
	let terms = Terms {
		operators: options.operators,
		steps: options.steps,
		step,
		interval,
		// With the last step of an interval.
		start: (usual.start + step).next_multiple_of(interval) - step,
		sourced: kind != Kind::GridMix,
		charging: kind != Kind::Idle,
		..usual
	};
	let (mut world, storage) = World::make(terms)?;
	if options.scattered {
		world.scatter();
	}
	let state: usize = storage.top.iter().map(|(key, value)| key.len() + value.len()).sum();
	let code = smartcharge_runtime_wasm::WASM_BINARY.map_or(0, <[u8]>::len);
	let folder = tempfile::tempdir()?;
	let mut chain = Chain::new(storage, folder.path(), Cache::On)?;
	let mut load = Load::new(&world, chain.genesis, batch, kind);

	let mut sums: Vec<_> = phases.iter().map(|phase| (*phase, Sum::default())).collect();
	while sums.iter().any(|(_, sum)| sum.blocks < options.blocks) {
		let round = load.round();
		let mut open: Vec<_> = sums
			.iter_mut()
			.filter(|(phase, sum)| phase.has(round) && sum.blocks < options.blocks)
			.collect();
		if open.is_empty() {
			load.skip(&mut chain, options.readings)?;
		} else {
			let block = load.block(&mut chain, options.readings, options.host_calls)?;
			open.iter_mut().for_each(|(_, sum)| sum.add(&block));
		}
	}
	let memory = Memory::of_this_process()?;
	let measurement = |(phase, sum): &(Phase, Sum)| {
		let per = |value: f64| value / sum.readings as f64;
		let micros = |time: Duration| per(time.as_secs_f64() * 1e6);
		let blocks = sum.blocks as f64;
		Measurement {
			kind,
			phase: *phase,
			processes,
			batch,
			step,
			readings_per_block: sum.readings as f64 / blocks,
			executing: micros(sum.executing),
			root: micros(sum.root),
			committing: micros(sum.committing),
			building: micros(sum.building),
			import_of_block: (sum.executing + sum.committing).as_secs_f64() * 1e3 / blocks,
			writes: per(sum.writes as f64),
			bytes_written: per(sum.bytes_written as f64),
			event_bytes: per(sum.event_bytes as f64),
			length: per(sum.length as f64),
			weight: per(sum.weight as f64),
			state_per_process: state.saturating_sub(code) as f64 / f64::from(processes),
			memory,
			asked: options.host_calls.then(|| {
				let mut asked = Asked::default();
				asked.add(&sum.asked, 1.0 / sum.readings as f64);
				asked
			}),
		}
	};
	let mut measured: Vec<_> = sums.iter().map(measurement).collect();
	let of = |phase| measured.iter().find(|measured: &&Measurement| measured.phase == phase);
	if let (Some(first), Some(steady)) = (of(Phase::First), of(Phase::Steady)) {
		measured.push(Measurement::mean(first, steady));
	}
	Ok(measured)
}

#[derive(Default)]
struct Sum {
	blocks: usize,
	readings: usize,
	length: usize,
	weight: u64,
	writes: usize,
	bytes_written: usize,
	event_bytes: usize,
	building: Duration,
	executing: Duration,
	root: Duration,
	committing: Duration,
	asked: Asked,
}

impl Sum {
	fn add(&mut self, block: &Loaded) {
		let Loaded { readings, weight, event_bytes, measured } = block;
		self.blocks += 1;
		self.readings += readings;
		self.weight += weight;
		self.length += measured.made.length;
		self.writes += measured.made.written.len();
		self.bytes_written += measured.made.written.iter().map(|(_, bytes)| bytes).sum::<usize>();
		self.event_bytes += event_bytes;
		self.building += measured.made.building;
		self.executing += measured.executing;
		self.root += measured.root;
		self.committing += measured.committing;
		if let Some(asked) = &measured.asked {
			self.asked.add(asked, 1.0);
		}
	}
}

/// A block with its load.
struct Loaded {
	readings: usize,
	weight: u64,
	event_bytes: usize,
	measured: Measured,
}

/// Content of the next block.
struct Batches {
	/// Time of the clock.
	clock: Moment,
	/// The round of the readings.
	round: u32,
	/// Readings of stations.
	readings: usize,
	/// How many batches of sources' readings come before those of stations.
	of_sources: usize,
	transactions: Vec<OpaqueExtrinsic>,
}

/// Gateways that submit what the meters of their stations show, one step after the other.
struct Load<'a> {
	world: &'a World,
	genesis: H256,
	/// Block that its next transactions refer to.
	anchor: Anchor,
	batch: usize,
	kind: Kind,
	/// How often all stations were read.
	rounds: u32,
	/// Of each operator: the next nonce, and how many stations it has read in this round.
	gateways: Vec<(u32, usize)>,
	/// The operator whose turn it is.
	turn: usize,
	/// When the sources were read last.
	sources_read: Moment,
	/// Time of the clock in the last block.
	clock: Moment,
	/// Keys of the claims that were written.
	claims: HashSet<Vec<u8>>,
}

impl<'a> Load<'a> {
	fn new(world: &'a World, genesis: H256, batch: usize, kind: Kind) -> Self {
		let gateways = vec![(0, 0); world.operators.len()];
		let start = world.terms.start;
		let (sources_read, clock) = (start, start);
		Self {
			world,
			genesis,
			anchor: Anchor::genesis(genesis),
			batch,
			kind,
			rounds: 0,
			gateways,
			turn: 0,
			sources_read,
			clock,
			claims: HashSet::new(),
		}
	}

	/// The round of the next reading: a round is over when all stations were read.
	fn round(&self) -> u32 {
		self.rounds
	}

	/// When the next reading is due, if all stations are read once in a step.
	fn due(&self) -> Moment {
		let Terms { start, step, processes, .. } = self.world.terms;
		let read: usize = self.gateways.iter().map(|(_, read)| read).sum();
		start
			+ step * Moment::from(self.rounds + 1)
			+ step * (read as u64) / Moment::from(processes)
	}

	/// A batch of the next gateway that has stations left to be read in this round, unless the
	/// round is over.
	fn batch(&mut self) -> Option<(usize, OpaqueExtrinsic)> {
		let Terms { start, step, .. } = self.world.terms;
		let count = self.gateways.len();
		let operator = (0..count)
			.map(|next| (self.turn + next) % count)
			.find(|operator| self.gateways[*operator].1 < self.world.stations[*operator].len())?;
		self.turn = (operator + 1) % count;
		let left = &self.world.stations[operator][self.gateways[operator].1..];
		let at = match self.kind {
			Kind::Repeat => start,
			_ => start + step * Moment::from(self.rounds + 1),
		};
		let readings: Vec<_> = left
			.iter()
			.take(self.batch)
			.map(|meter| {
				let mut reading = self.read(meter, at);
				if self.kind == Kind::BadSignature {
					reading.signature[1] ^= 1;
				}
				reading
			})
			.collect();
		let count = readings.len();
		self.gateways[operator].1 += count;
		Some((count, self.submission(operator, readings)))
	}

	fn read(&self, meter: &SigningMeter, at: Moment) -> SignedReading {
		meter.read(self.genesis, self.world.counting_since, at)
	}

	fn submission(&mut self, operator: usize, readings: Vec<SignedReading>) -> OpaqueExtrinsic {
		let nonce = self.gateways[operator].0;
		self.gateways[operator].0 += 1;
		let readings = BoundedVec::truncate_from(readings);
		let call = pallet_metering::Call::submit_readings { readings };
		transaction(&self.world.operators[operator], nonce, self.genesis, self.anchor, call)
	}

	/// Batches of `readings` readings, or fewer when the round is over; those of sources come on
	/// top when they are due.
	fn batches(&mut self, readings: usize) -> Batches {
		let round = self.rounds;
		// No two blocks are in one slot.
		let clock = self.due().max(self.clock + SLOT_DURATION);
		let mut transactions = Vec::new();
		if clock >= self.sources_read + SOURCES_EVERY && !self.world.sources.is_empty() {
			self.sources_read = clock;
			let readings =
				self.world.sources.iter().map(|source| self.read(source, clock)).collect();
			transactions.push(self.submission(0, readings));
		}
		let of_sources = transactions.len();
		let mut submitted = 0;
		while submitted < readings {
			let Some((count, transaction)) = self.batch() else { break };
			submitted += count;
			transactions.push(transaction);
		}
		let over = self.gateways.iter().zip(&self.world.stations);
		if over.into_iter().all(|((_, read), stations)| *read == stations.len()) {
			self.rounds += 1;
			self.gateways.iter_mut().for_each(|(_, read)| *read = 0);
		}
		self.clock = clock;
		Batches { clock, round, readings: submitted, of_sources, transactions }
	}

	/// Makes a block of `readings` readings and measures it, with what it `asks` of the host.
	fn block(
		&mut self,
		chain: &mut Chain,
		readings: usize,
		asks: bool,
	) -> Result<Loaded, Box<dyn Error>> {
		self.anchor = chain.anchor();
		let batches = self.batches(readings);
		let measured = chain.block(batches.clock, &batches.transactions, asks)?;
		self.check(chain, &batches, &measured.made)?;
		let event_bytes = measured.made.bytes_of("System", "Events");
		Ok(Loaded { readings: batches.readings, weight: chain.weight()?, event_bytes, measured })
	}

	/// Makes a block of `readings` readings and does not measure it.
	fn skip(&mut self, chain: &mut Chain, readings: usize) -> Result<(), Box<dyn Error>> {
		self.anchor = chain.anchor();
		let batches = self.batches(readings);
		let made = chain.skip(batches.clock, &batches.transactions)?;
		self.check(chain, &batches, &made)
	}

	/// Whether the readings of the best block did what they should.
	fn check(
		&mut self,
		chain: &Chain,
		batches: &Batches,
		made: &Made,
	) -> Result<(), Box<dyn Error>> {
		let &Batches { round, readings, of_sources, ref transactions, .. } = batches;
		if made.included < transactions.len() {
			return Err(format!(
				"only {} of {} batches fitted the block: take fewer readings",
				made.included - of_sources,
				transactions.len() - of_sources,
			)
			.into());
		}
		let tally = Tally::of(chain)?;
		let done = match self.kind {
			Kind::Step | Kind::GridMix => tally.settled,
			Kind::Idle => tally.accepted.saturating_sub(self.world.sources.len() * of_sources),
			Kind::BadSignature | Kind::Repeat => tally.refused,
		};
		if done != readings || (self.kind == Kind::Step && tally.committed != readings) {
			return Err(format!("{readings} readings did not what they should: {tally:?}").into());
		}
		let prefix = item_key("Origin", "Claims");
		let written = made.written.iter().filter(|(key, _)| key.starts_with(&prefix));
		let first = written.filter(|(key, _)| self.claims.insert(key.clone())).count();
		// Nobody has claimed anything before the first round.
		let expected = if self.kind == Kind::Step && (round == 0 || Phase::First.has(round)) {
			readings
		} else {
			0
		};
		if first != expected {
			return Err(format!(
				"{first} of {readings} claims were the first of an interval, not {expected}"
			)
			.into());
		}
		Ok(())
	}
}

/// Counts from the events of a block.
#[derive(Default, Debug)]
struct Tally {
	accepted: usize,
	refused: usize,
	settled: usize,
	/// Steps that opened with power committed to them.
	committed: usize,
}

impl Tally {
	fn of(chain: &Chain) -> Result<Self, Box<dyn Error>> {
		let mut tally = Self::default();
		for event in chain.events()? {
			match event {
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
		"| readings | phase | processes | batch | per block | execute µs | of it root µs | write µs \
		 | import ms | keys written | weight µs |"
	);
	println!("|---|---|---|---|---|---|---|---|---|---|---|");
	for result in results {
		println!(
			"| {:?} | {:?} | {} | {} | {:.0} | {:.1} | {:.1} | {:.1} | {:.0} | {:.1} | {:.1} |",
			result.kind,
			result.phase,
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

fn print_asked(result: &Measurement) {
	let Some(asked) = &result.asked else { return };
	let Measurement { kind, phase, processes, executing, .. } = result;
	println!("\n{kind:?}, {phase:?}, {processes} processes, per reading:\n");
	println!("| for | host function | calls | µs |");
	println!("|---|---|---|---|");
	let mut functions: Vec<_> = asked.functions.iter().collect();
	functions.sort_by_key(|(name, calls)| (calls.purpose, *name));
	for (name, calls) in functions {
		println!("| {:?} | {name} | {:.2} | {:.2} |", calls.purpose, calls.count, calls.micros);
	}
	let host = asked.micros();
	println!("| | all | | {host:.2} |");
	println!(
		"| | the runtime itself, and the way to the host and back | | {:.2} |",
		executing - host
	);
	let Reads { first, again, written } = asked.reads;
	println!(
		"\nKeys read from the state {first:.2} times, {again:.2} times once more, and {written:.2} \
		 times from what the block wrote; {:.0} bytes written, {:.0} of them events.",
		result.bytes_written, result.event_bytes,
	);
}

#[cfg(test)]
mod tests {
	use super::*;

	fn options(phase: &[Phase]) -> Options {
		Options {
			processes: vec![40],
			batch: vec![10],
			readings: 40,
			blocks: 2,
			kind: vec![Kind::Step],
			phase: phase.to_vec(),
			steps: 40,
			operators: 2,
			scattered: false,
			host_calls: false,
			json: None,
		}
	}

	#[test]
	fn every_reading_settles_a_step() {
		let options = Options { readings: 80, ..options(&[Phase::Any]) };
		let measured = measure(&options, 80, Kind::Step, 20).unwrap();
		let [measured] = &measured[..] else { panic!("one phase: {measured:?}") };
		assert_eq!((measured.phase, measured.readings_per_block), (Phase::Any, 80.0));
		// The process and the claim of each step. The keys of the block and its batches, with the
		// positions of suppliers about 50, are fewer than one per step.
		assert!((2.0..3.0).contains(&measured.writes), "{}", measured.writes);
		assert!(measured.weight > 0.0 && measured.executing > 0.0);
	}

	#[test]
	fn scattered_stations_settle_as_many_steps() {
		let options = Options { scattered: true, ..options(&[Phase::Any]) };
		let measured = measure(&options, 40, Kind::Step, 10).unwrap();
		assert_eq!(measured[0].readings_per_block, 40.0);
	}

	#[test]
	fn a_repeat_changes_next_to_nothing() {
		// What claims nothing has no phases.
		let options = options(&[Phase::First, Phase::Steady]);
		let measured = measure(&options, 40, Kind::Repeat, 10).unwrap();
		let [measured] = &measured[..] else { panic!("one phase: {measured:?}") };
		assert_eq!(measured.phase, Phase::Any);
		assert!(measured.writes < 1.0);
	}

	#[test]
	fn the_first_step_of_an_interval_writes_more_than_the_others() {
		let options = options(&[Phase::First, Phase::Steady]);
		let measured = measure(&options, 40, Kind::Step, 10).unwrap();
		let [first, steady, mean] = &measured[..] else { panic!("three rows: {measured:?}") };
		let phases = [first, steady, mean].map(|measured| measured.phase);
		assert_eq!(phases, [Phase::First, Phase::Steady, Phase::Mean]);
		// The two sources' places among those that are due; the claim itself is written in all.
		let more = (first.writes - steady.writes) * 40.0;
		assert!((1.9..4.0).contains(&more), "{more}");
		let expected = (first.writes + 4.0 * steady.writes) / 5.0;
		assert!((mean.writes - expected).abs() < 1e-9);
		assert_eq!(mean.memory.peak, steady.memory.peak);
	}

	#[test]
	fn what_a_step_asks_of_the_host_is_reported() {
		let phase = [Phase::First, Phase::Steady];
		let options = Options { host_calls: true, ..options(&phase) };
		let measured = measure(&options, 40, Kind::Step, 10).unwrap();
		for Measurement { asked, bytes_written, event_bytes, .. } in &measured {
			let asked = asked.as_ref().unwrap();
			// That of the reading, and its part of that of the batch, whose transaction is signed
			// too.
			let signatures = asked.functions["crypto::sr25519_verify"].count;
			assert!((1.0..1.3).contains(&signatures), "{signatures}");
			assert!(asked.micros() > 10.0 && asked.reads.first >= 3.0, "{asked:?}");
			assert!((1.0..*bytes_written).contains(event_bytes));
		}
		let set = |measured: &Measurement| {
			measured.asked.as_ref().unwrap().functions["storage::set"].count
		};
		let [first, steady, mean] = &measured[..] else { panic!("three rows: {measured:?}") };
		let more = set(first) - set(steady);
		assert!(more > 0.0 && (set(mean) - set(steady) - more / 5.0).abs() < 1e-9, "{more}");
	}

	#[test]
	fn blocks_are_of_one_round() {
		// 41 stations of one operator and 42 of the other, in batches that do not divide them.
		let terms = Terms { operators: 2, steps: 4, ..Terms::usual(83) };
		let (world, _) = World::make(terms).unwrap();
		let mut load = Load::new(&world, H256::zero(), 10, Kind::Step);
		let blocks: Vec<_> = (0..5).map(|_| load.batches(50)).collect();
		let rounds: Vec<_> = blocks.iter().map(|block| (block.round, block.readings)).collect();
		assert_eq!(rounds, [(0, 50), (0, 33), (1, 50), (1, 33), (2, 50)]);
		let step = terms.step;
		let clocks: Vec<_> = blocks.iter().map(|block| block.clock - terms.start).collect();
		assert_eq!(clocks[0], step);
		// No reading comes when the step that it opens is over.
		assert!(clocks[1] > step && clocks[1] < 2 * step && clocks[2] == 2 * step);
	}

	#[test]
	fn too_few_steps_are_refused_before() {
		assert_eq!(steps_needed(&[Phase::Any], 10, 1), 12);
		assert_eq!(steps_needed(&[Phase::First], 2, 1), 8);
		assert_eq!(steps_needed(&[Phase::First, Phase::Steady], 10, 100), 4);
		let options = Options { steps: 7, ..options(&[Phase::First]) };
		let error = measure(&options, 40, Kind::Step, 10).unwrap_err().to_string();
		assert!(error.contains("take 8 steps"), "{error}");
	}
}
