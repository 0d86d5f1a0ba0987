// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.
//!
//! Conservative estimates, not measurements: reads and writes are counted at the database's weight,
//! computation at a round figure well above what it takes. They give way to measured figures as
//! soon as the benchmarks are run on reference hardware.

use crate::Config;
use core::marker::PhantomData;
use polkadot_sdk::frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What the calls weigh.
pub trait WeightInfo {
	/// `register_source`.
	fn register_source() -> Weight;
	/// `approve_source`.
	fn approve_source() -> Weight;
	/// `suspend_source`.
	fn suspend_source() -> Weight;
	/// `replace_meter`.
	fn replace_meter() -> Weight;
	/// `allow_supplier`.
	fn allow_supplier() -> Weight;
	/// `set_recipient`.
	fn set_recipient() -> Weight;
	/// `transfer_certificate`.
	fn transfer_certificate() -> Weight;
	/// `cancel_certificate`.
	fn cancel_certificate() -> Weight;
	/// `green_process`.
	fn green_process() -> Weight;
	/// `lock_certificate`.
	fn lock_certificate() -> Weight;
	/// `unlock_certificate`.
	fn unlock_certificate() -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `expire_certificate`.
	fn expire_certificate() -> Weight;
	/// What a reading is looked up by, whatever follows from it.
	fn on_reading_idle() -> Weight;
	/// A reading whose energy is divided among `n` intervals.
	fn on_reading(n: u32) -> Weight;
	/// The end of the newest commitment of a source, without what others do about it.
	fn drop_commitment() -> Weight;
	/// `on_idle` when nothing is to be done.
	fn on_idle_base() -> Weight;
	/// The closing of a ledger, without its claims.
	fn close_interval() -> Weight;
	/// The certifying of a claim.
	fn certify_claim() -> Weight;
	/// The look for expired ledgers in one interval.
	fn prune_interval() -> Weight;
	/// The removal of a ledger.
	fn prune_ledger() -> Weight;
	/// The removal of a claim.
	fn prune_claim() -> Weight;
}

/// Computation of a call: 50 µs.
const CALL: u64 = 50_000_000;
/// Computation of a part of a hook, its event included: 15 µs.
const PART: u64 = 15_000_000;
/// Proof of a key and its value: 4 KiB.
const PROOF: u64 = 4_096;

/// Weight of `compute` ps, `reads` and `writes`.
fn estimate(db: RuntimeDbWeight, compute: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(compute, reads.saturating_mul(PROOF))
		.saturating_add(db.reads_writes(reads, writes))
}

/// The estimates with the database weight `$db`.
macro_rules! estimates {
	($db:expr) => {
		// Role, meter, consent, source of the meter, clock, next id; written: next id, source of the
		// meter, supply, source, consent.
		fn register_source() -> Weight {
			estimate($db, CALL, 6, 5)
		}
		// Role, source, area, meter, sources of the carrier; written: source, sources of the carrier.
		fn approve_source() -> Weight {
			estimate($db, CALL, 5, 2)
		}
		// As above, and the supply.
		fn suspend_source() -> Weight {
			estimate($db, CALL, 5, 3)
		}
		// Role, source, meter, source of the meter, supply; written: the last three.
		fn replace_meter() -> Weight {
			estimate($db, CALL, 5, 3)
		}
		// Participant, meter, role; written: consent.
		fn allow_supplier() -> Weight {
			estimate($db, CALL, 4, 1)
		}
		// Participant, source, recipient; written: source.
		fn set_recipient() -> Weight {
			estimate($db, CALL, 4, 1)
		}
		// Participants, holdings, clock, interval; written: holdings.
		fn transfer_certificate() -> Weight {
			estimate($db, CALL, 8, 2)
		}
		// Participants, holding, clock, interval, next id; written: holding, next id, cancellation.
		fn cancel_certificate() -> Weight {
			estimate($db, CALL, 8, 3)
		}
		// As above, and process and what is proved of it.
		fn green_process() -> Weight {
			estimate($db, CALL, 9, 4)
		}
		// Participant, holding, clock, interval; written: holding.
		fn lock_certificate() -> Weight {
			estimate($db, CALL, 5, 1)
		}
		// Role, source, area, holding, clock, interval; written: holding.
		fn unlock_certificate() -> Weight {
			estimate($db, CALL, 6, 1)
		}
		// Role, source, area, ledger, clock, interval, holding; written: ledger, holding, due.
		fn withdraw() -> Weight {
			estimate($db, CALL, 7, 3)
		}
		// Participant, holding, clock, interval; written: holding.
		fn expire_certificate() -> Weight {
			estimate($db, CALL, 5, 1)
		}
		// Source of the meter, source, supply, clock, interval.
		fn on_reading_idle() -> Weight {
			estimate($db, PART, 5, 0)
		}
		// Cursor of what expires, and for each interval ledger and holding; written: supply, cursor,
		// and for each interval ledger and holding, or ledger and due.
		fn on_reading(n: u32) -> Weight {
			let n = u64::from(n);
			let each = n.saturating_mul(2);
			let compute = PART.saturating_mul(n.saturating_add(1));
			estimate($db, compute, each.saturating_add(1), each.saturating_add(2))
		}
		// The commitment and the one before, both written.
		fn drop_commitment() -> Weight {
			estimate($db, PART, 2, 2)
		}
		// Clock, interval, first due, cursor of what expires, first ledger; written: the cursor.
		fn on_idle_base() -> Weight {
			estimate($db, PART, 5, 1)
		}
		// Ledger, first claim, source, holding, next due; written: ledger, due, holding.
		fn close_interval() -> Weight {
			estimate($db, PART, 6, 3)
		}
		// What is proved of the process, next claim; written: claim, what is proved.
		fn certify_claim() -> Weight {
			estimate($db, PART, 3, 2)
		}
		// First ledger of the interval.
		fn prune_interval() -> Weight {
			estimate($db, PART, 2, 0)
		}
		// Next ledger; written: ledger.
		fn prune_ledger() -> Weight {
			estimate($db, PART, 2, 1)
		}
		// Claim; written: claim.
		fn prune_claim() -> Weight {
			estimate($db, PART, 2, 1)
		}
	};
}

/// The estimates with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: Config> WeightInfo for SubstrateWeight<T> {
	estimates!(T::DbWeight::get());
}

/// For tests.
impl WeightInfo for () {
	estimates!(RocksDbWeight::get());
}
