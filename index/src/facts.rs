// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a block says: the part of its events that the index keeps.

/// Public key of an account.
pub type Account = [u8; 32];

/// A block with its facts in the order of its events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
	pub number: u64,
	pub hash: [u8; 32],
	/// Time of the block in ms.
	pub time: u64,
	pub facts: Vec<Fact>,
}

/// What serves steps: a supplier, and its source or its grid mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Service {
	pub supplier: Account,
	pub source: Option<u32>,
}

/// Energy in Wh and money in the smallest unit of the token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
	pub energy: u64,
	pub to_supplier: i128,
	pub to_dso: i128,
	pub to_cso: i128,
	pub reward: u128,
}

/// Energy of a source in an interval, in Wh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
	pub produced: u64,
	pub claimed: u64,
	pub certified: u64,
	pub issued: u64,
}

/// The record of a process that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
	pub driver: Account,
	pub station: u32,
	pub cso: Account,
	pub start: u64,
	pub end: u64,
	pub sourced: u64,
	pub sums: Sums,
	pub unpaid: u128,
	/// Number of settled steps in its trail.
	pub lines: Option<u32>,
	pub reason: String,
}

/// A fact of a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
	Authorised {
		process: u64,
		station: u32,
		driver: Account,
		cso: Account,
		area: Option<u32>,
	},
	/// A service of the steps from `step` on, until a later fact names another one.
	Served {
		process: u64,
		step: u32,
		service: Service,
	},
	Opened {
		process: u64,
		step: u32,
		start: u64,
		end: u64,
	},
	/// A part of a step, if it has more than one.
	Segment {
		process: u64,
		step: u32,
		service: Service,
		energy: u64,
		to_supplier: i128,
	},
	Settled {
		process: u64,
		step: u32,
		sums: Sums,
	},
	Finished {
		process: u64,
		record: Record,
	},
	/// The ledger of an interval is another one than before the block.
	Ledger {
		source: u32,
		interval: u64,
		before: Ledger,
		now: Ledger,
	},
	Loading {
		area: u32,
		percent: u16,
		price: i64,
	},
}
