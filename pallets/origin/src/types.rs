// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The records of the pallet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	AreaId, Carrier, Energy, MeterId, Moment, OrderedMeterId, Power, ProcessId, SourceId,
};

/// Identity of a cancellation, assigned by the chain.
pub type CancellationId = u64;

/// What a national registry calls a certificate that lives there.
pub type Reference = BoundedVec<u8, ConstU32<64>>;

/// The greatest technology code: six digits (AIB EECS fact sheet 5).
pub const MAX_TECHNOLOGY: u32 = 999_999;

/// Public support that a source got (EECS).
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
pub enum Support {
	/// None.
	#[codec(index = 0)]
	None,
	/// For the investment.
	#[codec(index = 1)]
	Investment,
	/// For the energy.
	#[codec(index = 2)]
	Production,
	/// For both.
	#[codec(index = 3)]
	Both,
	/// Nobody knows.
	#[codec(index = 4)]
	Unknown,
}

/// What the certificates of a source say beside its carrier.
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
pub struct Attributes {
	/// Technology code of AIB EECS fact sheet 5, its six digits: `T010101` is 10 101.
	pub technology: u32,
	/// Public support.
	pub support: Support,
	/// Whether the energy comes out of a storage device.
	pub storage: bool,
	/// Whether a national registry issues certificates for the same energy: surplus is then issued
	/// locked.
	pub registry: bool,
}

/// Whether a source supplies.
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
pub enum SourceStatus {
	/// It waits for the DSO.
	#[codec(index = 0)]
	Pending,
	/// Its production counts.
	#[codec(index = 1)]
	Active,
	/// The DSO refused or suspended it.
	#[codec(index = 2)]
	Suspended,
}

/// An energy source.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Source<AccountId> {
	/// Its meter.
	pub meter: MeterId,
	/// The owner of the meter.
	pub owner: AccountId,
	/// Who sells its energy.
	pub supplier: AccountId,
	/// Who gets the certificates of energy that nobody claimed.
	pub recipient: AccountId,
	/// The area that it feeds into.
	pub area: AreaId,
	/// What its energy is made from.
	pub carrier: Carrier,
	/// The most power that it feeds in, in W.
	pub capacity: Power,
	/// When it came into operation, in ms.
	pub commissioned: Moment,
	/// What its certificates say beside.
	pub attributes: Attributes,
	/// Whether it supplies.
	pub status: SourceStatus,
}

impl<AccountId> Source<AccountId> {
	/// Whether its production counts.
	pub fn is_active(&self) -> bool {
		self.status == SourceStatus::Active
	}
}

/// What a source feeds in, and what of it is set aside. Changes with each reading and step.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Supply {
	/// Power in W between the latest two readings; at most the capacity.
	pub attested: Power,
	/// The latest reading from which the next one counts, in ms; 0 when the next one is only a base.
	pub read_at: Moment,
	/// Sum of the commitments, in W.
	pub committed: u64,
	/// The process whose commitment is the newest.
	pub newest: Option<ProcessId>,
	/// The reading since which the commitments exceed the power, in ms.
	pub short_since: Option<Moment>,
	/// How many commitments were dropped for want of power.
	pub impossible_deliveries: u32,
	/// Energy booked to intervals, ever, in Wh.
	pub produced: Energy,
	/// Energy that the meter counted and that no interval has, ever, in Wh: while the source was not
	/// active, in a base reading, or too long ago.
	pub unallocated: Energy,
}

impl Supply {
	/// Whether more is set aside than there is.
	pub fn is_short(&self) -> bool {
		self.committed > u64::from(self.attested)
	}

	/// Power that nobody has, in W.
	pub fn uncommitted(&self, power: Power) -> Power {
		let left = u64::from(power).saturating_sub(self.committed);
		Power::try_from(left).unwrap_or(Power::MAX)
	}

	/// Makes the next reading a base: nothing is attested, and what it shows does not count.
	pub fn rebase(&mut self) {
		self.attested = 0;
		self.read_at = 0;
	}

	/// Ends the shortage when there is none any more.
	pub fn relieve(&mut self) {
		if !self.is_short() {
			self.short_since = None;
		}
	}
}

/// Power that is set aside for a process: a node of the list of its source, newest first.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Commitment {
	/// The power in W; not zero.
	pub power: Power,
	/// The process that was there before.
	pub older: Option<ProcessId>,
	/// The process that came after.
	pub newer: Option<ProcessId>,
}

/// What a process took from a source in an interval.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Claim<AccountId> {
	/// Whose process it is.
	pub driver: AccountId,
	/// Energy in Wh.
	pub energy: Energy,
	/// What of it is certified, in Wh; 0 before the interval is closed.
	pub certified: Energy,
}

/// What of a process's energy is proved to be from a source.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Proved {
	/// Certified when intervals closed, in Wh.
	pub certified: Energy,
	/// Greened afterwards with certificates, in Wh.
	pub greened: Energy,
}

/// Certificates of one source and interval in one hand, in Wh.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holding {
	/// Can be transferred and cancelled.
	pub free: Energy,
	/// Lives in a national registry.
	pub locked: Energy,
}

impl Holding {
	/// Both together.
	pub const fn total(&self) -> Energy {
		self.free.saturating_add(self.locked)
	}

	/// Whether nothing is held.
	pub const fn is_empty(&self) -> bool {
		self.free == 0 && self.locked == 0
	}
}

/// When a process claimed from a source, and where.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// Start of the first interval, in ms.
	pub first: Moment,
	/// No claim is of an interval that starts later, in ms. It runs ahead, so that it is not written in
	/// each interval.
	pub last: Moment,
	/// The meter of its station.
	pub meter: MeterId,
}

/// A meter and the process at it, each in big endian: claims of an interval are in the order of the
/// meters, as what else a reading touches is.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub struct ClaimKey {
	meter: OrderedMeterId,
	process: [u8; 8],
}

impl ClaimKey {
	/// The key of a claim of `process` at `meter`.
	pub const fn new(meter: MeterId, process: ProcessId) -> Self {
		Self { meter: OrderedMeterId::new(meter), process: process.to_be_bytes() }
	}

	/// The process.
	pub const fn process(&self) -> ProcessId {
		ProcessId::from_be_bytes(self.process)
	}
}

/// Certificates that were used up.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Cancellation<AccountId> {
	/// The source of the energy.
	pub source: SourceId,
	/// Start of the interval in which it was made, in ms.
	pub interval: Moment,
	/// The energy in Wh.
	pub energy: Energy,
	/// Who held the certificates.
	pub by: AccountId,
	/// The process that was greened with them.
	pub process: Option<ProcessId>,
	/// When, in ms.
	pub at: Moment,
}

/// An interval and a source, each in big endian, so that keys are in order of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub struct DueKey {
	interval: [u8; 8],
	source: [u8; 4],
}

impl DueKey {
	/// The key of the ledger of `source` in `interval`.
	pub const fn new(interval: Moment, source: SourceId) -> Self {
		Self { interval: interval.to_be_bytes(), source: source.to_be_bytes() }
	}

	/// Start of the interval, in ms.
	pub const fn interval(&self) -> Moment {
		Moment::from_be_bytes(self.interval)
	}

	/// The source.
	pub const fn source(&self) -> SourceId {
		SourceId::from_be_bytes(self.source)
	}
}
