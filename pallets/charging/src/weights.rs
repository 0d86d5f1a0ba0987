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
use smartcharge_primitives::MAX_STEPS;

/// What the calls weigh.
pub trait WeightInfo {
	/// `register_station`.
	fn register_station() -> Weight;
	/// `update_station`.
	fn update_station() -> Weight;
	/// `close_station`.
	fn close_station() -> Weight;
	/// `publish_offer` with `p` prices.
	fn publish_offer(p: u32) -> Weight;
	/// `authorise`.
	fn authorise() -> Weight;
	/// `request`.
	fn request() -> Weight;
	/// `offer` with `p` prices.
	fn offer(p: u32) -> Weight;
	/// `schedule` with `o` offers of `p` prices.
	fn schedule(o: u32, p: u32) -> Weight;
	/// `disconnect`.
	fn disconnect() -> Weight;
	/// `terminate`.
	fn terminate() -> Weight;
	/// `close_stale`.
	fn close_stale() -> Weight;
	/// A reading of a meter where nothing runs.
	fn on_reading_idle() -> Weight;
	/// `change_source` with `o` offers of `p` prices.
	fn change_source(o: u32, p: u32) -> Weight;
	/// A reading that closes `s` steps of a process with `l` locked offers, claims from sources `c`
	/// times, and opens the next step or ends the process.
	fn on_reading(s: u32, c: u32, l: u32) -> Weight;
	/// `p` payees get at the end of a batch what its readings settled.
	fn pay_out(p: u32) -> Weight;
	/// A source that drops out of a process.
	fn on_dropped() -> Weight;
}

/// Computation of a call without loops: 50 µs.
const CALL: u64 = 50_000_000;
/// A price decoded, checked, compared and encoded: 0.2 µs.
const PRICE: u64 = 200_000;
/// A step closed, its event included: 10 µs.
const STEP: u64 = 10_000_000;
/// Most offers that are locked at once.
const LOCKED: u64 = 6;
/// Encoded size of the longest price list, in bytes of proof.
const PRICES_SIZE: u64 = 24_000;

/// Weight of `compute` ps beyond [`CALL`], `proof` bytes beyond the keys, `reads` and `writes`.
fn estimate(db: RuntimeDbWeight, compute: u64, proof: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(CALL.saturating_add(compute), 4_000u64.saturating_add(proof))
		.saturating_add(db.reads_writes(reads, writes))
}

fn per(unit: u64, count: u32) -> u64 {
	unit.saturating_mul(u64::from(count))
}

/// The estimates, for any database.
struct Estimates(RuntimeDbWeight);

impl Estimates {
	fn register_station(&self) -> Weight {
		estimate(self.0, 0, 0, 8, 4)
	}
	fn update_station(&self) -> Weight {
		estimate(self.0, 0, 0, 11, 1)
	}
	fn close_station(&self) -> Weight {
		estimate(self.0, 0, 0, 1, 3)
	}
	fn publish_offer(&self, p: u32) -> Weight {
		// The standing offers of the supplier are counted.
		estimate(self.0, per(PRICE, p), PRICES_SIZE, 22, 1)
	}
	fn authorise(&self) -> Weight {
		estimate(self.0, 0, 0, 10, 6)
	}
	fn request(&self) -> Weight {
		estimate(self.0, 0, 0, 3, 1)
	}
	fn offer(&self, p: u32) -> Weight {
		estimate(self.0, per(PRICE, p), PRICES_SIZE, 9, 2)
	}
	fn schedule(&self, o: u32, p: u32) -> Weight {
		estimate(
			self.0,
			per(PRICE, p).saturating_mul(u64::from(o).saturating_add(4)),
			PRICES_SIZE.saturating_mul(u64::from(o)),
			u64::from(o).saturating_mul(6).saturating_add(LOCKED).saturating_add(14),
			u64::from(o).min(16).saturating_add(LOCKED).saturating_add(12),
		)
	}
	fn disconnect(&self) -> Weight {
		estimate(self.0, 0, PRICES_SIZE, 6, 24)
	}
	fn terminate(&self) -> Weight {
		estimate(self.0, 0, PRICES_SIZE, 6, 24)
	}
	fn close_stale(&self) -> Weight {
		estimate(self.0, 0, PRICES_SIZE, 6, 24)
	}
	fn on_reading_idle(&self) -> Weight {
		estimate(self.0, 0, 0, 2, 0)
	}
	fn change_source(&self, o: u32, p: u32) -> Weight {
		// The offers in force, and those in the slots that are freed.
		self.schedule(o, p).saturating_add(self.0.reads_writes(LOCKED, LOCKED))
	}
	fn on_reading(&self, s: u32, c: u32, l: u32) -> Weight {
		let (claims, locked) = (u64::from(c), u64::from(l));
		estimate(
			self.0,
			per(STEP, s).saturating_add(per(PRICE, MAX_STEPS)).saturating_add(per(STEP, c)),
			PRICES_SIZE.saturating_mul(locked),
			// Every offer may be tried, each with its source and what that has set aside.
			claims.saturating_add(locked).saturating_mul(6).saturating_add(14),
			claims.saturating_mul(6).saturating_add(locked.saturating_mul(2)).saturating_add(14),
		)
	}
	fn pay_out(&self, p: u32) -> Weight {
		Weight::from_parts(per(STEP, p), per(4_000, p))
			.saturating_add(self.0.reads_writes(p.into(), p.into()))
	}
	fn on_dropped(&self) -> Weight {
		let tries = LOCKED.saturating_mul(6);
		let proof = PRICES_SIZE.saturating_mul(LOCKED);
		estimate(self.0, per(PRICE, MAX_STEPS), proof, tries.saturating_add(4), 8)
	}
}

/// The estimates with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: Config> WeightInfo for SubstrateWeight<T> {
	fn register_station() -> Weight {
		Estimates(T::DbWeight::get()).register_station()
	}
	fn update_station() -> Weight {
		Estimates(T::DbWeight::get()).update_station()
	}
	fn close_station() -> Weight {
		Estimates(T::DbWeight::get()).close_station()
	}
	fn publish_offer(p: u32) -> Weight {
		Estimates(T::DbWeight::get()).publish_offer(p)
	}
	fn authorise() -> Weight {
		Estimates(T::DbWeight::get()).authorise()
	}
	fn request() -> Weight {
		Estimates(T::DbWeight::get()).request()
	}
	fn offer(p: u32) -> Weight {
		Estimates(T::DbWeight::get()).offer(p)
	}
	fn schedule(o: u32, p: u32) -> Weight {
		Estimates(T::DbWeight::get()).schedule(o, p)
	}
	fn disconnect() -> Weight {
		Estimates(T::DbWeight::get()).disconnect()
	}
	fn terminate() -> Weight {
		Estimates(T::DbWeight::get()).terminate()
	}
	fn close_stale() -> Weight {
		Estimates(T::DbWeight::get()).close_stale()
	}
	fn on_reading_idle() -> Weight {
		Estimates(T::DbWeight::get()).on_reading_idle()
	}
	fn change_source(o: u32, p: u32) -> Weight {
		Estimates(T::DbWeight::get()).change_source(o, p)
	}
	fn on_reading(s: u32, c: u32, l: u32) -> Weight {
		Estimates(T::DbWeight::get()).on_reading(s, c, l)
	}
	fn pay_out(p: u32) -> Weight {
		Estimates(T::DbWeight::get()).pay_out(p)
	}
	fn on_dropped() -> Weight {
		Estimates(T::DbWeight::get()).on_dropped()
	}
}

impl WeightInfo for () {
	fn register_station() -> Weight {
		Estimates(RocksDbWeight::get()).register_station()
	}
	fn update_station() -> Weight {
		Estimates(RocksDbWeight::get()).update_station()
	}
	fn close_station() -> Weight {
		Estimates(RocksDbWeight::get()).close_station()
	}
	fn publish_offer(p: u32) -> Weight {
		Estimates(RocksDbWeight::get()).publish_offer(p)
	}
	fn authorise() -> Weight {
		Estimates(RocksDbWeight::get()).authorise()
	}
	fn request() -> Weight {
		Estimates(RocksDbWeight::get()).request()
	}
	fn offer(p: u32) -> Weight {
		Estimates(RocksDbWeight::get()).offer(p)
	}
	fn schedule(o: u32, p: u32) -> Weight {
		Estimates(RocksDbWeight::get()).schedule(o, p)
	}
	fn disconnect() -> Weight {
		Estimates(RocksDbWeight::get()).disconnect()
	}
	fn terminate() -> Weight {
		Estimates(RocksDbWeight::get()).terminate()
	}
	fn close_stale() -> Weight {
		Estimates(RocksDbWeight::get()).close_stale()
	}
	fn on_reading_idle() -> Weight {
		Estimates(RocksDbWeight::get()).on_reading_idle()
	}
	fn change_source(o: u32, p: u32) -> Weight {
		Estimates(RocksDbWeight::get()).change_source(o, p)
	}
	fn on_reading(s: u32, c: u32, l: u32) -> Weight {
		Estimates(RocksDbWeight::get()).on_reading(s, c, l)
	}
	fn pay_out(p: u32) -> Weight {
		Estimates(RocksDbWeight::get()).pay_out(p)
	}
	fn on_dropped() -> Weight {
		Estimates(RocksDbWeight::get()).on_dropped()
	}
}
