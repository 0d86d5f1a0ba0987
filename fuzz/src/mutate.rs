// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! New inputs: from nothing, and out of those that reached something new.

use crate::{
	input::{Block, Input, Op, What},
	schema::Schema,
};
use polkadot_sdk::sp_core::bytes::{from_hex, to_hex};
use rand::{
	seq::{IndexedMutRandom, IndexedRandom},
	Rng,
};
use rand_chacha::ChaCha8Rng;
use serde_json::{Map, Value};
use smartcharge_primitives::{Moment, MILLIS_PER_HOUR};

const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// Calls that need many votes, so that alone they would never succeed.
const BY_MOTION: [&str; 16] = [
	"Consortium.admit",
	"Consortium.set_roles",
	"Consortium.expel",
	"Consortium.add_validator",
	"Consortium.remove_validator",
	"Consortium.authorize_upgrade",
	"Consortium.note_stalled",
	"Consortium.spend",
	"Corrections.decide_appeal",
	"Corrections.set_arbiters",
	"Grid.create_area",
	"Grid.set_operator",
	"Peers.enforce",
	"TxPause.pause",
	"TxPause.unpause",
	"Council.disapprove_proposal",
];

/// Most transactions of an input, so that an input takes a second at most.
const MOST_OPS: usize = 120;

/// Makes inputs.
pub struct Mutator<'a> {
	/// The calls.
	pub schema: &'a Schema,
	/// Where the choices come from.
	pub rng: ChaCha8Rng,
}

impl Mutator<'_> {
	/// An input out of `corpus`, or out of nothing.
	pub fn next(&mut self, corpus: &[Input]) -> Input {
		let mut input = match corpus.choose(&mut self.rng) {
			Some(input) if self.rng.random_bool(0.9) => input.clone(),
			_ => Input::default(),
		};
		if self.rng.random_bool(0.2) {
			if let Some(other) = corpus.choose(&mut self.rng) {
				self.splice(&mut input, other);
			}
		}
		let changes = if input.blocks.is_empty() { 30 } else { self.rng.random_range(1..12) };
		for _ in 0..changes {
			self.change(&mut input);
		}
		let mut left = MOST_OPS;
		for block in &mut input.blocks {
			block.ops.truncate(left);
			left -= block.ops.len();
		}
		input.blocks.truncate(MOST_OPS);
		input
	}

	/// The beginning of one and the end of the other.
	fn splice(&mut self, input: &mut Input, other: &Input) {
		let keep = self.rng.random_range(0..=input.blocks.len());
		input.blocks.truncate(keep);
		let from = self.rng.random_range(0..=other.blocks.len());
		input.blocks.extend(other.blocks.iter().skip(from).cloned());
	}

	fn change(&mut self, input: &mut Input) {
		if input.blocks.is_empty() {
			input.blocks.push(self.block());
			return;
		}
		let at = self.rng.random_range(0..input.blocks.len());
		match self.rng.random_range(0..14) {
			0 => {
				let block = self.block();
				input.blocks.insert(at, block);
			},
			1 => {
				input.blocks.remove(at);
			},
			2 => {
				input.blocks[at].after = self.time();
				input.blocks[at].idle = self.rng.random_bool(0.3);
			},
			3 => {
				let copy = input.blocks[at].clone();
				input.blocks.insert(at, copy);
			},
			4 => {
				// The meters continue for a while.
				for _ in 0..self.rng.random_range(1..6) {
					let after = *[5, 5, 10, 15, 30].choose(&mut self.rng).expect("some") * MINUTE;
					let ops = (0..2).map(|_| self.read()).collect();
					input.blocks.insert(
						(at + 1).min(input.blocks.len()),
						Block { after, idle: false, ops },
					);
				}
			},
			5 => {
				let other = self.rng.random_range(0..input.blocks.len());
				input.blocks.swap(at, other);
			},
			6..9 => {
				let op = self.op();
				let ops = &mut input.blocks[at].ops;
				let place = self.rng.random_range(0..=ops.len());
				ops.insert(place, op);
			},
			9 => {
				let ops = &mut input.blocks[at].ops;
				if !ops.is_empty() {
					ops.remove(self.rng.random_range(0..ops.len()));
				}
			},
			_ => self.change_op(&mut input.blocks[at]),
		}
	}

	fn change_op(&mut self, block: &mut Block) {
		let rng = &mut self.rng;
		let Some(op) = block.ops.choose_mut(rng) else { return };
		match rng.random_range(0..8) {
			0 => op.by = None,
			1 => op.again = true,
			2 => op.seed = rng.random_range(1..1 << 48),
			3 => {
				// Nobody knows what the bytes of a call become.
				if let What::Bytes(hex) = &mut op.what {
					let mut bytes = from_hex(hex).unwrap_or_default();
					for _ in 0..rng.random_range(1..4) {
						if let Some(byte) = bytes.choose_mut(rng) {
							*byte = rng.random();
						}
					}
					*hex = to_hex(&bytes, false);
				}
			},
			4 => {
				let read = self.read();
				block.ops.push(read);
			},
			_ => match &mut op.what {
				What::Call(_, args) | What::Motion(_, args) | What::Multisig(_, args) => {
					// What is forgotten is generated again.
					let names: Vec<_> = args.keys().cloned().collect();
					if let Some(name) = names.choose(rng) {
						args.remove(name);
						op.seed = rng.random_range(1..1 << 48);
					}
				},
				What::Read(readings) => {
					if let Some(Value::Object(reading)) = readings.choose_mut(rng) {
						reading.remove("register");
						let power: u64 =
							*[0, 500, 5_000, 11_000, 30_000].choose(rng).expect("some");
						reading.insert("power".into(), power.into());
					}
				},
				What::Bytes(_) => (),
			},
		}
	}

	fn block(&mut self) -> Block {
		let ops = (0..self.rng.random_range(1..5)).map(|_| self.op()).collect();
		Block { after: self.time(), idle: self.rng.random_bool(0.2), ops }
	}

	fn time(&mut self) -> Moment {
		match self.rng.random_range(0..20) {
			0 => self.rng.random_range(1..48) * MILLIS_PER_HOUR,
			1..4 => self.rng.random_range(10..120) * MINUTE,
			4..10 => 5 * MINUTE,
			10..12 => self.rng.random_range(1..5 * MINUTE),
			_ => 2_000,
		}
	}

	fn read(&mut self) -> Op {
		Op { by: None, seed: self.seed(), again: false, what: What::Read(Vec::new()) }
	}

	fn seed(&mut self) -> u64 {
		self.rng.random_range(1..1 << 48)
	}

	fn op(&mut self) -> Op {
		let names = self.schema.calls();
		let name = names.choose(&mut self.rng).cloned().unwrap_or_default();
		// The pallets with the most state: half of the calls are theirs.
		let ours = [
			"Charging.",
			"Corrections.",
			"Debts.",
			"DemandResponse.",
			"Invoices.",
			"Metering.",
			"Origin.",
			"Settlement.",
			"Tokens.",
		];
		let chosen: Vec<_> = match self.rng.random_bool(0.6) {
			true => {
				names.iter().filter(|name| ours.iter().any(|it| name.starts_with(it))).collect()
			},
			false => Vec::new(),
		};
		let name = chosen.choose(&mut self.rng).map_or(name, |name| name.to_string());
		let what = match self.rng.random_range(0..100) {
			0..30 => What::Read(Vec::new()),
			30..36 => {
				let name = BY_MOTION.choose(&mut self.rng).expect("some").to_string();
				What::Motion(name, Map::new())
			},
			36..39 => What::Motion(name, Map::new()),
			39..42 => What::Multisig(name, Map::new()),
			42..44 => {
				let bytes: Vec<u8> =
					(0..self.rng.random_range(2..60)).map(|_| self.rng.random()).collect();
				What::Bytes(to_hex(&bytes, false))
			},
			_ => What::Call(name, Map::new()),
		};
		Op { by: None, seed: self.seed(), again: self.rng.random_bool(0.03), what }
	}
}

/// The smallest input that `fails` still, as far as `budget` trials find it.
pub fn minimise(input: &Input, mut budget: usize, fails: &mut dyn FnMut(&Input) -> bool) -> Input {
	let mut best = input.clone();
	let mut attempt = |candidate: Input, best: &mut Input| {
		if budget == 0 || candidate == *best {
			return false;
		}
		budget -= 1;
		let failed = fails(&candidate);
		if failed {
			*best = candidate;
		}
		failed
	};
	// Blocks, half of them at a time, then fewer.
	let mut size = best.blocks.len().div_ceil(2);
	while size > 0 {
		let mut at = 0;
		while at < best.blocks.len() {
			let mut candidate = best.clone();
			let end = (at + size).min(candidate.blocks.len());
			candidate.blocks.drain(at..end);
			if !attempt(candidate, &mut best) {
				at += size;
			}
		}
		size /= 2;
	}
	let mut block = 0;
	while block < best.blocks.len() {
		let mut op = 0;
		while op < best.blocks[block].ops.len() {
			let mut candidate = best.clone();
			candidate.blocks[block].ops.remove(op);
			if !attempt(candidate, &mut best) {
				op += 1;
			}
		}
		block += 1;
	}
	// Readings within a batch.
	for block in 0..best.blocks.len() {
		for op in 0..best.blocks[block].ops.len() {
			let mut reading = 0;
			while let What::Read(readings) = &best.blocks[block].ops[op].what {
				if readings.len() < 2 || reading >= readings.len() {
					break;
				}
				let mut candidate = best.clone();
				if let What::Read(readings) = &mut candidate.blocks[block].ops[op].what {
					readings.remove(reading);
				}
				if !attempt(candidate, &mut best) {
					reading += 1;
				}
			}
		}
	}
	best
}

#[cfg(test)]
mod tests {
	use super::*;

	fn input(sizes: &[usize]) -> Input {
		let op = |seed| Op { by: None, seed, again: false, what: What::Read(Vec::new()) };
		let mut seeds = 1..;
		let blocks = sizes.iter().map(|size| {
			let ops = seeds.by_ref().take(*size).map(op).collect();
			Block { after: 1, idle: false, ops }
		});
		Input { blocks: blocks.collect() }
	}

	fn has(input: &Input, seed: u64) -> bool {
		input.blocks.iter().flat_map(|block| &block.ops).any(|op| op.seed == seed)
	}

	#[test]
	fn the_smallest_input_has_only_what_the_failure_needs() {
		let least = minimise(&input(&[3, 4, 1, 5, 2]), 1_000, &mut |it| has(it, 2) && has(it, 10));
		assert_eq!(least.size(), 2);
		assert_eq!(least.blocks.len(), 2);
	}

	#[test]
	fn minimising_ends_with_its_budget() {
		let mut trials = 0;
		let least = minimise(&input(&[9; 9]), 3, &mut |_| {
			trials += 1;
			false
		});
		assert_eq!((trials, least.size()), (3, 81));
	}
}
