// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod carrier;
mod counter;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod debt;
mod ean;
mod evse;
mod genesis;
mod interval;
mod invoice;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod meter;
mod ordered;
mod recorded;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod role;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod signal;
mod traits;

#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod archive;
pub mod calendar;
pub mod energy;
pub mod money;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod page;
#[cfg(feature = "testing")]
#[allow(clippy::expect_used, reason = "only tests use it")]
pub mod testing;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for compact fields")]
pub mod trail;

pub use carrier::{Carrier, SourceChoice, SourceDetails};
pub use counter::one_less;
pub use debt::DebtKind;
pub use ean::{Ean18, InvalidEan};
pub use evse::{EvseId, InvalidEvseId, MAX_EVSE_ID_LEN};
pub use genesis::genesis_hash;
pub use interval::{hour_of, Interval, MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_QUARTER};
pub use invoice::salted_hash;
pub use meter::{Accepted, MeterDetails, MeterReading, Purpose, MOST_SLACK};
pub use ordered::{OrderedMeterId, OrderedYear};
pub use recorded::{Misplaced, Place, Recorded, RecordedLine};
pub use role::Role;
pub use signal::{Direction, SignalOffer};
#[cfg(feature = "runtime-benchmarks")]
pub use traits::BenchmarkCast;
pub use traits::{
	Adjust, Allocations, AnchoredInvoices, AnchoredProcesses, Booking, ByPurpose, Change,
	ChargeRecord, ChargeRecords, CorrectClaims, Debts, Draw, EndedProcess, Flexibility, Flow,
	GridTariff, MeterAt, Meters, NotAvailable, NotClaimable, OnFlow, OnReading, OnRecord,
	OnShortage, Overweight, Participants, ProcessEnergy, Proven, Refunds, Side, Sources, Taker,
	YearRegisters,
};

/// Amount of the settlement token in its smallest unit (6 decimals: 1 token = 1 000 000), pegged
/// one to one to the consortium's currency.
pub type Balance = u128;

/// Energy in watt-hours (Wh).
pub type Energy = u64;

/// Power in watts (W).
pub type Power = u32;

/// Point in time in milliseconds since the Unix epoch, or a duration in milliseconds.
pub type Moment = u64;

/// Number of an hour since the Unix epoch, in UTC.
pub type Hour = u32;

/// Amount of a line of a bill in the smallest token unit: what the payer pays the payee. Negative
/// when the payee pays the payer.
pub type Amount = i128;

/// Price of energy or of the grid in the smallest token unit per kWh. Below zero, the supplier or
/// the DSO pays the driver.
pub type Price = i64;

/// The lowest price per kWh, a bound for mistakes: 10 tokens below zero. The technical limit of
/// intraday markets is 9 999 EUR/MWh on either side.
pub const MIN_PRICE: Price = -10_000_000;

/// The highest price per kWh, a bound for mistakes: 10 000 tokens.
pub const MAX_PRICE: Price = 10_000_000_000;

/// Price of a station in the smallest token unit per hour. It is never below zero: a connection
/// that draws nothing is worth nothing to the grid.
pub type PricePerHour = Balance;

/// Identity of a registered meter, assigned by the chain.
pub type MeterId = u32;

/// Identity of a charging station (one EVSE), assigned by the chain.
pub type StationId = u32;

/// Identity of a grid area, assigned by the chain.
pub type AreaId = u32;

/// Identity of an energy source, assigned by the chain.
pub type SourceId = u32;

/// Identity of a charging process, assigned by the chain.
pub type ProcessId = u64;

/// Identity of a demand-response signal, assigned by the chain.
pub type SignalId = u64;

/// Most steps that a charging process can have: a day in minutes.
pub const MAX_STEPS: u32 = 1_440;
