// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `outbox`: what waits, what was refused, and which meters are stopped.

use super::Failure;
use crate::{
	config::Config,
	store::{
		self,
		outbox::{self, Entry, State},
		quarantine,
	},
};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
	/// Lists readings, and how many there are in each state.
	List {
		/// Only those in a state: new, sent, in_best, final, refused or superseded.
		#[arg(long, value_parser = state)]
		state: Option<State>,
		/// Only those of a meter.
		#[arg(long)]
		meter: Option<u32>,
		/// How many at most.
		#[arg(long, default_value_t = 100)]
		limit: usize,
	},
	/// Sends refused readings again.
	Retry {
		/// Only those of a meter.
		#[arg(long)]
		meter: Option<u32>,
	},
	/// Lists meters in quarantine, or ends a quarantine.
	Quarantine {
		/// Meter whose quarantine ends: its register may begin anywhere.
		#[arg(long)]
		release: Option<u32>,
	},
}

fn state(name: &str) -> Result<State, String> {
	let known = State::ALL.map(State::name);
	State::ALL
		.into_iter()
		.find(|state| state.name() == name)
		.ok_or_else(|| format!("a state is one of {}", known.join(", ")))
}

impl Command {
	pub(super) fn run(self, config: &Config) -> Result<(), Failure> {
		let db = store::connect(&config.outbox.file)?;
		match self {
			Self::List { state, meter, limit } => {
				for (state, count) in outbox::counts(&db)? {
					println!("# {}: {count}", state.name());
				}
				println!("# meter\tat\tregister\tkind\tstate\tblock\treason");
				for Entry { row, state, reason, block } in outbox::list(&db, state, meter, limit)? {
					let block = block.map_or_else(|| "-".to_string(), |block| block.to_string());
					println!(
						"{}\t{}\t{}\t{:?}\t{}\t{block}\t{}",
						row.meter,
						row.at,
						row.register,
						row.kind,
						state.name(),
						reason.unwrap_or_else(|| "-".into())
					);
				}
			},
			Self::Retry { meter } => {
				println!("{} readings are sent again", outbox::retry(&db, meter)?);
			},
			Self::Quarantine { release: None } => {
				println!("# meter\tsince\tby\treason");
				for one in quarantine::list(&db)? {
					let by = if one.by_chain { "chain" } else { "gateway" };
					println!("{}\t{}\t{by}\t{}", one.meter, one.since, one.reason);
				}
			},
			Self::Quarantine { release: Some(meter) } => {
				if !quarantine::release(&db, meter)? {
					return Err(Failure::Other(format!("meter {meter} is in no quarantine")));
				}
				println!("the quarantine of meter {meter} is over");
			},
		}
		Ok(())
	}
}
