// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The clock of the developer's chain.

use crate::parts::FullClient;
use codec::Decode;
use polkadot_sdk::{
	sc_client_api::StorageProvider, sc_service::Error, sp_core::storage::StorageKey,
	sp_io::hashing::twox_128,
};
use smartcharge_runtime::Hash;
use std::{
	fmt,
	sync::atomic::{AtomicU64, Ordering},
};

/// An hour in ms.
const HOUR: u64 = 60 * 60 * 1_000;

/// The longest that the clock goes forward at once, in ms: ten years, leap days included. What
/// asks for more has most likely mistaken the unit, and the clock cannot go back.
pub const MAX_INCREASE: u64 = (10 * 365 + 3) * 24 * HOUR;

/// Why the clock did not go forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockError {
	/// More than [`MAX_INCREASE`] at once.
	TooFar,
	/// Beyond what a timestamp can say.
	Overflow,
}

impl fmt::Display for ClockError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooFar => {
				write!(f, "the clock goes forward by {MAX_INCREASE} ms (ten years) at most")
			},
			Self::Overflow => f.write_str("the clock is at its end"),
		}
	}
}

impl std::error::Error for ClockError {}

/// The last full hour (UTC) at `time`, in ms since the Unix epoch.
pub fn full_hour(time: u64) -> u64 {
	time.saturating_sub(time % HOUR)
}

/// Time of `block` in the runtime's state, in ms since the Unix epoch.
///
/// The slot in the header would not do: the next block must be a whole slot later than this time,
/// not only in a later slot.
pub fn timestamp(client: &FullClient, block: Hash) -> Result<u64, Error> {
	let key = StorageKey([twox_128(b"Timestamp"), twox_128(b"Now")].concat());
	match client.storage(block, &key)? {
		Some(value) => u64::decode(&mut &value.0[..]).map_err(|error| {
			format!("the timestamp of block {block} is not a u64: {error}").into()
		}),
		None if block == client.chain_info().genesis_hash => Ok(0),
		None => Err(format!("block {block} has no timestamp").into()),
	}
}

/// A clock that stands still at the time of the best block until it is moved forward.
///
/// Times are in ms since the Unix epoch.
#[derive(Debug)]
pub struct SimulatedClock {
	/// The time that the clock has at least. It may lag behind the best block, whose time need
	/// not be noted here, so that a block which is given up leaves no trace.
	at_least: AtomicU64,
	slot_duration: u64,
}

impl SimulatedClock {
	/// A clock at `now`, for a chain whose blocks are at least `slot_duration` apart.
	pub fn new(now: u64, slot_duration: u64) -> Self {
		Self { at_least: AtomicU64::new(now), slot_duration }
	}

	/// Gives the timestamp of a block whose parent has the timestamp `parent`: the clock's time,
	/// unless that is less than a slot after the parent.
	pub fn timestamp_after(&self, parent: u64) -> Result<u64, ClockError> {
		let earliest = parent.checked_add(self.slot_duration).ok_or(ClockError::Overflow)?;
		Ok(earliest.max(self.at_least.load(Ordering::SeqCst)))
	}

	/// Moves the clock forward by `duration` ms, while the best block has the timestamp `best`.
	/// Gives the new time.
	pub fn increase(&self, best: u64, duration: u64) -> Result<u64, ClockError> {
		if duration > MAX_INCREASE {
			return Err(ClockError::TooFar);
		}
		let mut at_least = self.at_least.load(Ordering::SeqCst);
		loop {
			let then = at_least.max(best).checked_add(duration).ok_or(ClockError::Overflow)?;
			match self.at_least.compare_exchange_weak(
				at_least,
				then,
				Ordering::SeqCst,
				Ordering::SeqCst,
			) {
				Ok(_) => return Ok(then),
				Err(actual) => at_least = actual,
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 2026-11-22 15:00:00 UTC.
	const THREE_O_CLOCK: u64 = 1_795_359_600_000;
	const SLOT: u64 = 2_000;

	fn clock() -> SimulatedClock {
		SimulatedClock::new(THREE_O_CLOCK, SLOT)
	}

	#[test]
	fn the_full_hour_is_the_last_one() {
		assert_eq!(full_hour(THREE_O_CLOCK), THREE_O_CLOCK);
		assert_eq!(full_hour(THREE_O_CLOCK + 1), THREE_O_CLOCK);
		assert_eq!(full_hour(THREE_O_CLOCK + HOUR - 1), THREE_O_CLOCK);
		assert_eq!(full_hour(THREE_O_CLOCK + HOUR), THREE_O_CLOCK + HOUR);
		assert_eq!(full_hour(0), 0);
		assert_eq!(full_hour(u64::MAX) % HOUR, 0);
	}

	#[test]
	fn the_first_block_is_at_the_round_hour() {
		assert_eq!(clock().timestamp_after(0), Ok(THREE_O_CLOCK));
	}

	#[test]
	fn blocks_are_a_slot_apart() {
		let clock = clock();
		let first = clock.timestamp_after(0).unwrap();
		let second = clock.timestamp_after(first).unwrap();
		let third = clock.timestamp_after(second).unwrap();
		assert_eq!((second, third), (first + SLOT, first + 2 * SLOT));
	}

	#[test]
	fn a_block_given_up_takes_no_time() {
		let clock = clock();
		let first = clock.timestamp_after(0).unwrap();
		let given_up = clock.timestamp_after(first).unwrap();
		assert_eq!(clock.timestamp_after(first), Ok(given_up));
		assert_eq!(clock.increase(first, HOUR), Ok(first + HOUR));
	}

	#[test]
	fn the_block_after_an_increase_has_exactly_the_new_time() {
		let clock = clock();
		let first = clock.timestamp_after(0).unwrap();
		let second = clock.timestamp_after(first).unwrap();
		let then = clock.increase(second, 5 * 60 * 1_000 + 1).unwrap();
		assert_eq!(then, second + 300_001);
		assert_eq!(clock.timestamp_after(second), Ok(then));
		// No block needs to start with a slot, but each is in a later slot than its parent.
		assert_eq!(clock.timestamp_after(then), Ok(then + SLOT));
	}

	#[test]
	fn an_increase_by_less_than_a_slot_waits_for_the_slot() {
		let clock = clock();
		let first = clock.timestamp_after(0).unwrap();
		assert_eq!(clock.increase(first, 1), Ok(first + 1));
		assert_eq!(clock.timestamp_after(first), Ok(first + SLOT));
	}

	#[test]
	fn increases_add_up() {
		let clock = clock();
		clock.increase(0, HOUR).unwrap();
		assert_eq!(clock.increase(0, HOUR), Ok(THREE_O_CLOCK + 2 * HOUR));
		assert_eq!(clock.increase(0, 0), Ok(THREE_O_CLOCK + 2 * HOUR));
	}

	#[test]
	fn the_clock_never_goes_too_far() {
		let clock = clock();
		assert_eq!(clock.increase(0, MAX_INCREASE + 1), Err(ClockError::TooFar));
		assert_eq!(clock.increase(0, u64::MAX), Err(ClockError::TooFar));
		assert_eq!(clock.increase(0, MAX_INCREASE), Ok(THREE_O_CLOCK + MAX_INCREASE));
	}

	#[test]
	fn a_refusal_leaves_the_clock_as_it_is() {
		let clock = SimulatedClock::new(u64::MAX - 1, SLOT);
		assert_eq!(clock.increase(0, 2), Err(ClockError::Overflow));
		assert_eq!(clock.increase(u64::MAX, 1), Err(ClockError::Overflow));
		assert_eq!(clock.increase(0, 1), Ok(u64::MAX));
		assert_eq!(clock.timestamp_after(u64::MAX - 1), Err(ClockError::Overflow));
	}
}
