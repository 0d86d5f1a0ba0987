// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rows of transactions: the same answer to a message that comes again.

use crate::{
	gateway::{Ms, Refusal},
	store::{Row, Table},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Time for which a transaction that has ended is kept, for messages that come again.
const KEPT: Ms = 30 * 24 * 3_600_000;
/// Most numbers that may be missing at a time.
const MISSING: usize = 200;

/// Transaction of a charger, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
	/// EVSE.
	pub evse: u32,
	/// What makes a start the same one: connector, token, register and time.
	#[serde(default, skip_serializing_if = "String::is_empty")]
	pub start: String,
	/// Time at which it was first heard of.
	pub heard: Ms,
	/// Decision on its token.
	pub refused: Option<Refusal>,
	/// Whether its end was heard.
	pub ended: bool,
	/// Numbers of its events (2.0.1).
	#[serde(default)]
	pub numbers: Numbers,
}

/// Numbers of events that came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
	/// Number after the highest one.
	next: u64,
	/// Numbers below it that did not come.
	missing: BTreeSet<u64>,
}

impl Numbers {
	/// Notes a number; returns whether it is new.
	pub fn note(&mut self, number: u64) -> bool {
		if number < self.next {
			return self.missing.remove(&number);
		}
		// Of a jump beyond all reason the last ones count.
		let most = u64::try_from(MISSING).unwrap_or(0);
		let from = self.next.max(number.saturating_sub(most));
		self.missing.extend(from..number);
		while self.missing.len() > MISSING {
			self.missing.pop_first();
		}
		self.next = number.saturating_add(1);
		true
	}

	/// How many did not come.
	pub fn missing(&self) -> usize {
		self.missing.len()
	}
}

impl Transaction {
	/// Whether no message about it is expected any more. One whose end never came is kept longer.
	pub fn is_past(&self, now: Ms) -> bool {
		let kept = if self.ended { KEPT } else { KEPT.saturating_mul(3) };
		self.heard.saturating_add(kept) < now
	}

	/// Row of the transaction.
	pub fn row(&self, station: &str, id: &str) -> Row {
		Row {
			table: Table::Transaction,
			station: station.into(),
			key: id.into(),
			value: serde_json::to_string(self).ok(),
		}
	}
}

/// What makes a start of 1.6 the same one.
pub fn start_key(connector: u32, token: &str, register: i64, at: Ms) -> String {
	format!("{connector} {register} {at} {}", hex(&digest(&[token])))
}

/// Id of a transaction of 1.6. It follows from the start, so that the same start has the same id
/// even if nothing of it was kept; another `salt` gives another id.
pub fn id(station: &str, start: &str, salt: u32) -> i32 {
	let hash = digest(&[station, start, &salt.to_string()]);
	let bytes = hash.iter().take(4).fold(0u32, |all, byte| all << 8 | u32::from(*byte));
	// Positive, and never what chargers use for none.
	i32::try_from(bytes & 0x7fff_ffff).unwrap_or(1).max(1)
}

fn digest(parts: &[&str]) -> Vec<u8> {
	let mut hash = Sha256::new();
	for part in parts {
		hash.update(part.as_bytes());
		hash.update([0]);
	}
	hash.finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn numbers_that_came_are_known() {
		let mut numbers = Numbers::default();
		let new: Vec<_> = [0, 0, 2, 2, 1, 1].map(|number| numbers.note(number)).into();
		assert_eq!(new, [true, false, true, false, true, false]);
		assert_eq!(numbers.missing(), 0);
		assert!(numbers.note(5));
		assert_eq!(numbers.missing(), 2);
		assert!(numbers.note(u64::MAX) && numbers.missing() <= MISSING);
	}

	proptest! {
		#[test]
		fn each_number_is_new_once(numbers in proptest::collection::vec(0u64..150, 0..200)) {
			let mut own = Numbers::default();
			let mut seen = BTreeSet::new();
			for number in numbers {
				prop_assert_eq!(own.note(number), seen.insert(number));
			}
			let missing = seen.last().map_or(0, |last| last + 1 - seen.len() as u64);
			prop_assert_eq!(own.missing() as u64, missing);
		}
	}

	#[test]
	fn a_transaction_is_kept_a_month_after_its_end() {
		let ended = |ended| Transaction {
			evse: 1,
			start: String::new(),
			heard: 1_000,
			refused: None,
			ended,
			numbers: Numbers::default(),
		};
		assert!(!ended(true).is_past(1_000 + KEPT) && ended(true).is_past(1_001 + KEPT));
		assert!(!ended(false).is_past(1_000 + 3 * KEPT) && ended(false).is_past(1_001 + 3 * KEPT));
	}

	#[test]
	fn the_same_start_has_the_same_id() {
		let start = start_key(1, "04A1", 100, 5);
		assert_eq!(id("CP-1", &start, 0), id("CP-1", &start, 0));
		let others = [
			id("CP-2", &start, 0),
			id("CP-1", &start, 1),
			id("CP-1", &start_key(2, "04A1", 100, 5), 0),
			id("CP-1", &start_key(1, "04A2", 100, 5), 0),
			id("CP-1", &start_key(1, "04A1", 101, 5), 0),
			id("CP-1", &start_key(1, "04A1", 100, 6), 0),
		];
		assert!(others.iter().all(|other| *other > 0 && *other != id("CP-1", &start, 0)));
		assert!(!start.contains("04A1"), "no token in a row");
	}
}
