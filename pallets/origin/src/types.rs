// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	AreaId, Carrier, Energy, MeterId, Moment, OrderedMeterId, Power, ProcessId, SourceId,
};

/// Id of a cancellation, assigned by the chain.
pub type CancellationId = u64;

/// Reference of a certificate in a national registry, at most 64 bytes.
pub type Reference = BoundedVec<u8, ConstU32<64>>;

/// Maximum technology code: six digits (AIB EECS fact sheet 5).
pub const MAX_TECHNOLOGY: u32 = 999_999;

/// Public support of a source (EECS).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Support {
	/// No support.
	#[codec(index = 0)]
	None,
	/// Support of the investment.
	#[codec(index = 1)]
	Investment,
	/// Support of the production.
	#[codec(index = 2)]
	Production,
	/// Support of investment and production.
	#[codec(index = 3)]
	Both,
	/// It is unknown whether the source was supported.
	#[codec(index = 4)]
	Unknown,
}

/// Attributes of the certificates of a source, in addition to its carrier.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Attributes {
	/// Six digits of the technology code (AIB EECS fact sheet 5): `T010101` is 10 101.
	pub technology: u32,
	/// Public support of the source.
	pub support: Support,
	/// Whether the energy comes from a storage device.
	pub storage: bool,
	/// Whether a national registry issues certificates for the same energy; the surplus is then
	/// issued locked.
	pub registry: bool,
}

/// Status of a source.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum SourceStatus {
	/// The source waits for the approval of the DSO.
	#[codec(index = 0)]
	Pending,
	/// The production of the source counts.
	#[codec(index = 1)]
	Active,
	/// The DSO rejected or suspended the source.
	#[codec(index = 2)]
	Suspended,
}

/// An energy source.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Source<AccountId> {
	/// Id of its meter.
	pub meter: MeterId,
	/// Owner of the meter.
	pub owner: AccountId,
	/// Supplier that sells its energy.
	pub supplier: AccountId,
	/// Account that receives the certificates of the surplus.
	pub recipient: AccountId,
	/// Area that it feeds into.
	pub area: AreaId,
	/// Carrier of its energy.
	pub carrier: Carrier,
	/// Maximum power of the source, in W.
	pub capacity: Power,
	/// Start of its operation, in ms since the Unix epoch.
	pub commissioned: Moment,
	/// Additional attributes shown on its certificates.
	pub attributes: Attributes,
	/// Status of the source.
	pub status: SourceStatus,
}

impl<AccountId> Source<AccountId> {
	/// Returns whether its production counts.
	pub fn is_active(&self) -> bool {
		self.status == SourceStatus::Active
	}
}

/// Power, commitments and sums of energy of a source. Changes with each reading and step.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Supply {
	/// Average power between the latest two readings, in W; at most the capacity.
	pub attested: Power,
	/// Time of the latest reading, in ms since the Unix epoch; zero if the next reading is a base.
	pub read_at: Moment,
	/// Sum of the commitments, in W.
	pub committed: u64,
	/// Process with the newest commitment; `None` if there is no commitment.
	pub newest: Option<ProcessId>,
	/// Time of the reading since which the commitments exceed the power, in ms since the Unix
	/// epoch; `None` if they do not.
	pub short_since: Option<Moment>,
	/// Number of commitments that were dropped because of a shortage.
	pub impossible_deliveries: u32,
	/// Total energy booked to intervals, in Wh.
	pub produced: Energy,
	/// Total energy that the meter counted but that was not booked to an interval, in Wh: while the
	/// source was not active, in a base reading, or too long ago.
	pub unallocated: Energy,
}

impl Supply {
	/// Returns whether the commitments exceed the attested power.
	pub fn is_short(&self) -> bool {
		self.committed > u64::from(self.attested)
	}

	/// Returns the part of `power` that is not committed, in W.
	pub fn uncommitted(&self, power: Power) -> Power {
		let left = u64::from(power).saturating_sub(self.committed);
		Power::try_from(left).unwrap_or(Power::MAX)
	}

	/// Makes the next reading a base: no power is attested, and its energy does not count.
	pub fn rebase(&mut self) {
		self.attested = 0;
		self.read_at = 0;
	}

	/// Ends the shortage if the commitments no longer exceed the power.
	pub fn relieve(&mut self) {
		if !self.is_short() {
			self.short_since = None;
		}
	}
}

/// Power committed to a process: a node of the list of its source, newest first.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Commitment {
	/// Committed power, in W; not zero.
	pub power: Power,
	/// Process with the next older commitment; `None` for the oldest.
	pub older: Option<ProcessId>,
	/// Process with the next newer commitment; `None` for the newest.
	pub newer: Option<ProcessId>,
}

/// Energy that a process claimed from a source in an interval.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Claim<AccountId> {
	/// Driver of the process.
	pub driver: AccountId,
	/// Claimed energy, in Wh.
	pub energy: Energy,
	/// Certified part, in Wh; zero before the interval is closed.
	pub certified: Energy,
}

/// Energy of a process that is proven to come from sources.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Proved {
	/// Energy certified when intervals closed, in Wh.
	pub certified: Energy,
	/// Energy greened afterwards by cancelled certificates, in Wh.
	pub greened: Energy,
}

/// Certificates of one source and interval on one account.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Holding {
	/// Energy that can be transferred and cancelled, in Wh.
	pub free: Energy,
	/// Energy that is locked because its certificates are in a national registry, in Wh.
	pub locked: Energy,
}

impl Holding {
	/// Returns the sum of free and locked energy, in Wh.
	pub const fn total(&self) -> Energy {
		self.free.saturating_add(self.locked)
	}

	/// Returns whether there are no certificates.
	pub const fn is_empty(&self) -> bool {
		self.free == 0 && self.locked == 0
	}
}

/// Intervals in which a process may have claimed energy from a source, and its meter.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Span {
	/// Start of the first interval, in ms since the Unix epoch.
	pub first: Moment,
	/// Start of the last possible interval, in ms since the Unix epoch. It runs ahead of the
	/// claims, so that it is not written in each interval.
	pub last: Moment,
	/// Meter of the station.
	pub meter: MeterId,
}

/// A meter and the process at it, both in big endian, so that the claims of an interval are in the
/// order of their meters.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct ClaimKey {
	meter: OrderedMeterId,
	process: [u8; 8],
}

impl ClaimKey {
	/// Returns the key of a claim of `process` at `meter`.
	pub const fn new(meter: MeterId, process: ProcessId) -> Self {
		Self { meter: OrderedMeterId::new(meter), process: process.to_be_bytes() }
	}

	/// Returns the process.
	pub const fn process(&self) -> ProcessId {
		ProcessId::from_be_bytes(self.process)
	}
}

/// A cancellation of certificates.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Cancellation<AccountId> {
	/// Id of the source.
	pub source: SourceId,
	/// Start of the interval of production, in ms since the Unix epoch.
	pub interval: Moment,
	/// Energy in Wh.
	pub energy: Energy,
	/// Previous holder of the certificates.
	pub by: AccountId,
	/// Process whose grey energy they cover; `None` if they were not cancelled for a process.
	pub process: Option<ProcessId>,
	/// Time of the cancellation, in ms since the Unix epoch.
	pub at: Moment,
}

/// An interval and a source, both in big endian, so that keys are in order of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct DueKey {
	interval: [u8; 8],
	source: [u8; 4],
}

impl DueKey {
	/// Returns the key of the ledger of `source` in `interval`.
	pub const fn new(interval: Moment, source: SourceId) -> Self {
		Self { interval: interval.to_be_bytes(), source: source.to_be_bytes() }
	}

	/// Returns the start of the interval, in ms.
	pub const fn interval(&self) -> Moment {
		Moment::from_be_bytes(self.interval)
	}

	/// Returns the source.
	pub const fn source(&self) -> SourceId {
		SourceId::from_be_bytes(self.source)
	}
}
