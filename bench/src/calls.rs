// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cost of the longest call, of an empty block, and of a transaction that does nothing.

use crate::{
	chain::{transaction, Cache, Chain, Made},
	load::Quantiles,
	machine,
	world::{most_made, most_standing, Terms, World},
};
use clap::{value_parser, Args};
use pallet_charging::{Event, MAX_LOCKED};
use polkadot_sdk::{
	frame_support::weights::constants::WEIGHT_REF_TIME_PER_MICROS, frame_system,
	sp_runtime::OpaqueExtrinsic,
};
use serde::Serialize;
use smartcharge_primitives::{Moment, ProcessId, MAX_STEPS};
use smartcharge_runtime::{
	configs::system::MAXIMUM_BLOCK_WEIGHT, Runtime, RuntimeCall, RuntimeEvent, SLOT_DURATION,
};
use std::{error::Error, path::PathBuf};

/// Blocks of each sort that are not measured: they fill caches.
const WARM_UP: u32 = 2;

/// Options of `smartcharge-bench calls`.
#[derive(Args, Debug)]
pub struct Options {
	/// Blocks with the longest call. All are in the first minute: later the offers do not cover the
	/// last one.
	#[arg(long, default_value_t = 10, value_parser = value_parser!(u32).range(1..=20))]
	schedules: u32,
	/// Empty blocks.
	#[arg(long, default_value_t = 100, value_parser = value_parser!(u32).range(1..))]
	empty: u32,
	/// Blocks with transactions that do nothing.
	#[arg(long, default_value_t = 20, value_parser = value_parser!(u32).range(1..))]
	remarks: u32,
	/// Transactions in each of these.
	#[arg(long, default_value_t = 500, value_parser = value_parser!(u32).range(1..))]
	per_block: u32,
	/// Where the results go, as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
}

/// Cost of an item, in µs.
#[derive(Clone, Copy, PartialEq, Serialize, Debug)]
struct Cost {
	/// To execute it, storage root included.
	executing: f64,
	/// To write it to the database.
	committing: f64,
	/// As the runtime accounts for it.
	weight: f64,
}

impl Cost {
	/// The median of each.
	fn median(costs: &[Self]) -> Self {
		let median =
			|figure: fn(&Self) -> f64| Quantiles::of(costs.iter().map(figure).collect()).median;
		Self {
			executing: median(|of| of.executing),
			committing: median(|of| of.committing),
			weight: median(|of| of.weight),
		}
	}

	/// Cost of each one of `count` that raise the cost from `base` to this.
	fn each(self, base: Self, count: u32) -> Self {
		let each = |all: f64, base: f64| (all - base) / f64::from(count);
		Self {
			executing: each(self.executing, base.executing),
			committing: each(self.committing, base.committing),
			weight: each(self.weight, base.weight),
		}
	}

	/// The time to execute it as a share of the weight of a block, in percent.
	fn share(&self) -> f64 {
		let block = MAXIMUM_BLOCK_WEIGHT.ref_time() / WEIGHT_REF_TIME_PER_MICROS;
		self.executing * 100.0 / block as f64
	}
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Report {
	machine: serde_json::Value,
	/// An empty block: the base weight of a block is the time to execute and to write it.
	empty: Cost,
	/// A transaction that does nothing, without its block: the base weight of a transaction.
	remark: Cost,
	/// The longest call, without its block.
	schedule: Cost,
	/// The time to execute the longest call as a share of the weight of a block, in percent.
	schedule_share: f64,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
	let report = measure(options)?;
	println!("| | execute µs | write µs | together µs | weight µs | of a block's weight |");
	println!("|---|---|---|---|---|---|");
	let offers = most_made() + most_standing();
	for (name, cost) in [
		("an empty block", report.empty),
		("a remark of no bytes", report.remark),
		(&*format!("the schedule of {MAX_STEPS} steps with {offers} offers"), report.schedule),
	] {
		let Cost { executing, committing, weight } = cost;
		println!(
			"| {name} | {executing:.1} | {committing:.1} | {:.1} | {weight:.1} | {:.2} % |",
			executing + committing,
			cost.share(),
		);
	}
	if let Some(path) = &options.json {
		std::fs::write(path, serde_json::to_string_pretty(&report)?)?;
	}
	Ok(())
}

fn measure(options: &Options) -> Result<Report, Box<dyn Error>> {
	let usual = Terms::usual(options.schedules + WARM_UP);
	// As long as a step, an interval has a price of its own for each.
	let terms = Terms { steps: MAX_STEPS, interval: usual.step, most_offers: true, ..usual };
	let (world, storage) = World::make(terms)?;
	let folder = tempfile::tempdir()?;
	let chain = Chain::new(storage, folder.path(), Cache::On)?;
	let nonces = vec![0; world.operators.len()];
	let mut blocks = Blocks { world: &world, chain, nonces, clock: terms.start };

	let mut schedules = Vec::new();
	let operators = 0..world.operators.len();
	// Processes are numbered by operator.
	let of_process = operators
		.clone()
		.flat_map(|operator| world.stations[operator].iter().map(move |_| operator));
	for (process, operator) in (0..).zip(of_process) {
		schedules.push(blocks.schedule(operator, process)?);
	}
	let mut empty = Vec::new();
	for _ in 0..options.empty + WARM_UP {
		empty.push(blocks.block(&[])?.0);
	}
	let mut remarks = Vec::new();
	for _ in 0..options.remarks + WARM_UP {
		let remarks_of_block: Vec<_> = operators
			.clone()
			.cycle()
			.take(options.per_block as usize)
			.map(|operator| blocks.transaction(operator, remark()))
			.collect();
		remarks.push(blocks.block(&remarks_of_block)?.0);
	}
	let median = |costs: &[Cost]| Cost::median(&costs[WARM_UP as usize..]);
	let empty = median(&empty);
	let schedule = median(&schedules).each(empty, 1);
	Ok(Report {
		machine: machine::describe(),
		empty,
		remark: median(&remarks).each(empty, options.per_block),
		schedule,
		schedule_share: schedule.share(),
	})
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: Vec::new() }.into()
}

/// Makes blocks one after the other.
struct Blocks<'a> {
	world: &'a World,
	chain: Chain,
	/// Each operator's next nonce.
	nonces: Vec<u32>,
	/// Time of the clock in the last block.
	clock: Moment,
}

impl Blocks<'_> {
	fn transaction(&mut self, operator: usize, call: RuntimeCall) -> OpaqueExtrinsic {
		let nonce = self.nonces[operator];
		self.nonces[operator] += 1;
		let key = &self.world.operators[operator];
		transaction(key, nonce, self.chain.genesis, self.chain.anchor(), call)
	}

	/// Cost of a block with all `transactions`, none of which may fail.
	fn block(&mut self, transactions: &[OpaqueExtrinsic]) -> Result<(Cost, Made), Box<dyn Error>> {
		self.clock += SLOT_DURATION;
		let measured = self.chain.block(self.clock, transactions, false)?;
		if measured.made.included < transactions.len() {
			return Err(format!(
				"only {} of {} transactions fitted the block",
				measured.made.included,
				transactions.len(),
			)
			.into());
		}
		for event in self.chain.events()? {
			if let RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
				dispatch_error,
				..
			}) = event
			{
				return Err(format!("a transaction failed: {dispatch_error:?}").into());
			}
		}
		let weight = self.chain.weight()? as f64 / WEIGHT_REF_TIME_PER_MICROS as f64;
		let micros = |time: std::time::Duration| time.as_secs_f64() * 1e6;
		let (executing, committing) = (micros(measured.executing), micros(measured.committing));
		Ok((Cost { executing, committing, weight }, measured.made))
	}

	/// Cost of a block with the schedule of a process, which must be the most expensive there is.
	fn schedule(&mut self, operator: usize, process: ProcessId) -> Result<Cost, Box<dyn Error>> {
		let call = pallet_charging::Call::schedule { process }.into();
		let transaction = self.transaction(operator, call);
		let (cost, made) = self.block(&[transaction])?;
		let reported = |what: fn(&Event<Runtime>) -> bool| -> Result<bool, Box<dyn Error>> {
			let events = self.chain.events()?;
			Ok(events.iter().any(|event| matches!(event, RuntimeEvent::Charging(of) if what(of))))
		};
		let properties = [
			("looks at all offers", made.written_of("Charging", "Offers") == most_made() as usize),
			("locks all", made.written_of("Charging", "LockedOffers") == MAX_LOCKED as usize),
			(
				"answers a signal",
				reported(|event| matches!(event, Event::ResponseAccepted { .. }))?,
			),
			// None of them had enough.
			(
				"asks all sources",
				reported(|event| matches!(event, Event::SourceChanged { source: None, .. }))?,
			),
		];
		if let Some((missing, _)) = properties.iter().find(|(_, done)| !done) {
			return Err(format!("no schedule that {missing}, by process {process}").into());
		}
		Ok(cost)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_charging::{weights::SubstrateWeight, WeightInfo};

	fn cost(executing: f64) -> Cost {
		Cost { executing, committing: 2.0 * executing, weight: 10.0 * executing }
	}

	#[test]
	fn a_block_costs_more_by_what_is_in_it() {
		let options = Options { schedules: 1, empty: 3, remarks: 1, per_block: 20, json: None };
		let Report { empty, remark, schedule, schedule_share, .. } = measure(&options).unwrap();
		// What the runtime accounts for does not depend on the machine: the call itself, with all
		// offers and all steps, and in addition about as much as for a remark.
		let offers = most_made() + most_standing();
		let call = SubstrateWeight::<Runtime>::schedule(offers, MAX_STEPS).ref_time();
		let rest = schedule.weight - call as f64 / WEIGHT_REF_TIME_PER_MICROS as f64;
		assert!((0.5..2.0).contains(&(rest / remark.weight)), "{rest} {}", remark.weight);
		assert!(empty.weight > 0.0);
		assert!(empty.executing > 0.0 && remark.executing > 0.0);
		assert!(schedule.executing > remark.executing);
		assert_eq!(schedule_share, schedule.share());
	}

	#[test]
	fn each_is_what_comes_on_top() {
		let costs = [cost(9.0), cost(4.0), cost(5.0)];
		assert_eq!(Cost::median(&costs), cost(5.0));
		assert_eq!(cost(5.0).each(cost(3.0), 4), cost(0.5));
		// Of a second.
		assert_eq!(cost(100_000.0).share(), 10.0);
	}
}
