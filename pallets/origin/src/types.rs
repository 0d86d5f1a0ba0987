// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	energy::{average_power, power_for},
	AreaId, Carrier, Energy, Interval, MeterId, Moment, OrderedMeterId, Power, ProcessId, SourceId,
	MILLIS_PER_HOUR,
};

/// Id of a cancellation, assigned by the chain.
pub type CancellationId = u64;

/// Reference of a certificate in a national registry, at most 64 bytes.
pub type Reference = BoundedVec<u8, ConstU32<64>>;

/// Maximum number of former recipients of a source that are remembered.
pub const MAX_FORMER: u32 = 16;

/// Former recipients of a source, in order of time.
pub type Formers<AccountId> = BoundedVec<Former<AccountId>, ConstU32<MAX_FORMER>>;

/// Smallest energy that a register shows, in Wh.
const REGISTER_UNIT: Energy = 1;

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
	/// Meter that is to replace the present one; it waits for the approval of the DSO.
	pub next_meter: Option<MeterId>,
	/// Recipients before the present one, the latest last.
	pub former: Formers<AccountId>,
	/// Certificates that were issued for energy that was not produced.
	pub debt: Debt,
}

impl<AccountId> Source<AccountId> {
	/// Returns whether its production counts.
	pub fn is_active(&self) -> bool {
		self.status == SourceStatus::Active
	}

	/// Returns the recipient of the surplus of `interval`. If more than [`MAX_FORMER`] recipients
	/// followed, it is the first of them that is remembered.
	pub fn recipient_of(&self, interval: Moment) -> &AccountId {
		let then = self.former.iter().find(|former| interval < former.until);
		then.map_or(&self.recipient, |former| &former.recipient)
	}

	/// Makes `recipient` the recipient of the surplus from the interval `from` on.
	pub(crate) fn change_recipient(&mut self, recipient: AccountId, from: Moment) {
		let before = core::mem::replace(&mut self.recipient, recipient);
		// A recipient that was set in the same interval has no interval of its own.
		if self.former.last().is_some_and(|former| former.until >= from) {
			return;
		}
		if self.former.is_full() {
			self.former.remove(0);
		}
		let _ = self.former.try_push(Former { recipient: before, until: from });
	}
}

/// A former recipient of the surplus of a source.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Former<AccountId> {
	/// Account that received the surplus.
	pub recipient: AccountId,
	/// Start of the first interval whose surplus it does not receive, in ms since the Unix epoch.
	pub until: Moment,
}

/// Certificates of a source that production of its own does not cover, in Wh. The surplus that
/// follows is retained until it covers them.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Debt {
	/// Total energy of such certificates, in Wh.
	pub incurred: Energy,
	/// Total surplus that was retained for them, in Wh.
	pub repaid: Energy,
}

impl Debt {
	/// Returns the energy that is still to be retained, in Wh.
	pub const fn left(&self) -> Energy {
		self.incurred.saturating_sub(self.repaid)
	}

	pub(crate) fn incur(&mut self, energy: Energy) {
		self.incurred = self.incurred.saturating_add(energy);
	}

	/// Repays the debt by at most `surplus`. Returns the part of it that is used.
	pub(crate) fn repay(&mut self, surplus: Energy) -> Energy {
		let part = surplus.min(self.left());
		self.repaid = self.repaid.saturating_add(part);
		part
	}
}

/// Reading from which the power of a source is averaged.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Anchor {
	/// Time of the reading, in ms since the Unix epoch.
	pub at: Moment,
	/// Energy that the meter has counted since, in Wh.
	pub energy: Energy,
}

/// Power of a source that a reading attests.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Attested {
	/// Average power since the anchor, in W; at most the capacity.
	pub power: Power,
	/// Highest sum of commitments in W that is no shortage: it lacks less than the smallest energy
	/// that a register shows.
	pub sustained: Power,
}

impl Attested {
	/// Returns the power of a source of `capacity` that produced `energy` in `duration`.
	pub(crate) fn of(energy: Energy, duration: Moment, capacity: Power) -> Self {
		let power = average_power(energy, duration).min(capacity);
		let short = power_for(energy.saturating_add(REGISTER_UNIT), duration);
		Self { power, sustained: short.saturating_sub(1).max(power) }
	}
}

/// Power, commitments and sums of energy of a source. Changes with each reading and step.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Supply {
	/// Power that the latest readings attest.
	pub attested: Attested,
	/// Reading from which the next power is averaged. If the next reading is a base, it is not older
	/// than this.
	pub anchor: Anchor,
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
	/// source was not active, in a base reading, too far from any reading, or too long ago.
	pub unallocated: Energy,
}

impl Supply {
	/// Returns whether the commitments exceed the attested power.
	pub fn is_short(&self) -> bool {
		self.exceeds(self.attested)
	}

	/// Returns whether the commitments exceed `attested`.
	pub(crate) fn exceeds(&self, attested: Attested) -> bool {
		self.committed > u64::from(attested.sustained)
	}

	/// Returns the anchor and the power after a reading that shows `energy` over `over`, for a
	/// source of `capacity`; the power is `None` if the anchor is less than `period` old, which
	/// attests nothing. Readings more than `freshness` apart attest no power.
	pub(crate) fn measure(
		&self,
		energy: Energy,
		over: Interval,
		capacity: Power,
		period: Moment,
		freshness: Moment,
	) -> (Anchor, Option<Attested>) {
		let Anchor { at, energy: before } = self.anchor;
		let energy = before.saturating_add(energy);
		let elapsed = over.end.saturating_sub(at);
		if elapsed < period {
			return (Anchor { at, energy }, None);
		}
		let attested = if over.duration() <= freshness {
			Attested::of(energy, elapsed, capacity)
		} else {
			Attested::default()
		};
		(Anchor { at: over.end, energy: 0 }, Some(attested))
	}

	/// Returns the part of `power` that is not committed, in W.
	pub fn uncommitted(&self, power: Power) -> Power {
		let left = u64::from(power).saturating_sub(self.committed);
		Power::try_from(left).unwrap_or(Power::MAX)
	}

	/// Makes the next reading a base: no power is attested, and its energy does not count. It is
	/// not older than the latest one, which another meter may have shown: what was produced until
	/// then counts once.
	pub fn rebase(&mut self) {
		self.attested = Attested::default();
		self.anchor = Anchor { at: self.anchor.at.max(self.read_at), energy: 0 };
		self.read_at = 0;
	}

	/// Returns whether a reading at `at` is too old to be the base that is needed.
	pub(crate) fn precedes_base(&self, at: Moment) -> bool {
		self.read_at == 0 && at < self.anchor.at
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
	/// Power that was committed to the process while it took the energy, times the time and with
	/// the tolerance, in W·ms.
	pub committed: u64,
	/// Certified part, in Wh; zero before the interval is closed.
	pub certified: Energy,
}

impl<AccountId> Claim<AccountId> {
	/// Returns the part that the committed power covers, in Wh. It is certified before the rest.
	pub fn covered(&self) -> Energy {
		let most = self.committed.checked_div(MILLIS_PER_HOUR).unwrap_or_default();
		self.energy.min(most)
	}
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
