// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Corrections as they are stored.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::BoundedVec,
	sp_core::{ConstU32, H256},
};
use scale_info::TypeInfo;
use smartcharge_primitives::{Amount, AreaId, Balance, Interval, Moment, ProcessId, SourceId};

/// Id of a correction, assigned by the chain.
pub type CorrectionId = u64;

/// Position of a part in its line.
pub type PartIndex = u8;

/// Most changes that a correction lists.
pub const MAX_LISTED: u32 = 16;

/// Most parts that a correction changes.
pub const MAX_CHANGES: u32 = 64;

/// Most parts of a process that corrections have changed.
pub const MAX_PARTS: u32 = 256;

/// Most corrections of a process.
pub const MAX_CORRECTIONS: u32 = 32;

/// Most payees of a correction: the suppliers of a process, the DSO and the operator.
pub const MAX_PAYEES: u32 = 19;

/// Subject of a change within a line.
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
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Of {
	/// Energy of the part at this position, in Wh, for all payees.
	#[codec(index = 0)]
	Energy(PartIndex),
	/// Energy for which the supplier of the part at this position charges, in Wh.
	#[codec(index = 1)]
	Sale(PartIndex),
	/// Time of the station, in ms.
	#[codec(index = 2)]
	Time,
}

/// Change of a line.
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
pub struct Change {
	/// Position of the line among those of the process, from 0.
	pub line: u32,
	/// Subject of the change.
	pub of: Of,
	/// Change, in Wh or ms.
	pub delta: i64,
}

/// What a correction changes.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Changes {
	/// These lines.
	#[codec(index = 0)]
	Listed(BoundedVec<Change, ConstU32<MAX_LISTED>>),
	/// Energy of which nobody knows when it flowed, in Wh. Less is taken out of the costliest parts
	/// of all lines, more is added to the cheapest one.
	#[codec(index = 1)]
	Energy(i64),
}

/// Reason of a correction.
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
pub enum Reason {
	/// The meter of the station counted wrongly.
	#[codec(index = 0)]
	MeterFault,
	/// The meter of the grid operator counted another energy (P4).
	#[codec(index = 1)]
	P4Difference,
	/// A party charges less for what it sold.
	#[codec(index = 2)]
	Billing,
	/// Arbiters, governance or the clock decided a dispute.
	#[codec(index = 3)]
	Dispute,
	/// Signed records of the meter prove less energy than was settled.
	#[codec(index = 4)]
	Record,
}

/// State of a correction.
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
pub enum State {
	/// The driver can consent until then, in ms since the Unix epoch.
	#[codec(index = 0)]
	Proposed(Moment),
	/// Executed at this time: the driver got money back, or consented.
	#[codec(index = 1)]
	Executed(Moment),
	/// The driver did not consent: since this time, the bearer owes the money.
	#[codec(index = 2)]
	Lapsed(Moment),
}

impl State {
	/// Returns whether the driver can still consent.
	pub const fn is_open(&self) -> bool {
		matches!(self, Self::Proposed(_))
	}
}

/// Change of a part that a correction makes, with what follows from it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Effect<AccountId> {
	/// The change.
	pub change: Change,
	/// Energy in Wh, or time in ms, of the subject as it was settled.
	pub settled: u64,
	/// Supplier of the part; `None` for the time of the station.
	pub supplier: Option<AccountId>,
	/// Source of the part; `None` is the grid mix of the supplier.
	pub source: Option<SourceId>,
	/// Time of the line.
	pub over: Interval,
}

/// Effects of a correction.
pub type Effects<AccountId> = BoundedVec<Effect<AccountId>, ConstU32<MAX_CHANGES>>;

/// Changes of the amounts of payees; negative for who pays back.
pub type PayeeChanges<AccountId> = BoundedVec<(AccountId, Amount), ConstU32<MAX_PAYEES>>;

/// What payees have not got back, because the driver kept it.
pub type Unreturned<AccountId> = BoundedVec<(AccountId, Balance), ConstU32<MAX_PAYEES>>;

/// A correction.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Correction<AccountId> {
	/// Process whose lines it corrects.
	pub process: ProcessId,
	/// Driver of the process.
	pub driver: AccountId,
	/// Area of the station.
	pub area: AreaId,
	/// Account that made it; of a dispute, its claimant.
	pub by: AccountId,
	/// Account that bears what the driver does not consent to pay.
	pub bearer: AccountId,
	/// Reason.
	pub reason: Reason,
	/// Salted hash of the evidence.
	pub evidence: H256,
	/// Changes of lines.
	pub effects: Effects<AccountId>,
	/// Changes of the amounts of payees.
	pub payees: PayeeChanges<AccountId>,
	/// State.
	pub state: State,
}

/// Sum of the changes of a part of a process.
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
pub struct Corrected {
	/// Position of the line among those of the process, from 0.
	pub line: u32,
	/// Subject of the changes.
	pub of: Of,
	/// Energy in Wh, or time in ms, as it was settled.
	pub settled: u64,
	/// Sum of the changes for which the driver paid or got money back.
	pub delta: i64,
	/// Sum of the changes that others bear.
	pub borne: i64,
}

impl Corrected {
	/// Energy in Wh, or time in ms, after the changes.
	pub fn left(&self) -> i128 {
		i128::from(self.settled).saturating_add(self.delta.into()).saturating_add(self.borne.into())
	}
}

/// Corrections of a process.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Book {
	/// Sums of the changes by part.
	pub parts: BoundedVec<Corrected, ConstU32<MAX_PARTS>>,
	/// Corrections, the oldest first.
	pub corrections: BoundedVec<CorrectionId, ConstU32<MAX_CORRECTIONS>>,
	/// Correction to which the driver has not answered.
	pub open: Option<CorrectionId>,
	/// Whether corrections are in the sums that are no longer listed.
	pub older: bool,
}

/// Reason of a payment or a debt.
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
pub enum Ground {
	/// Correction with this id.
	#[codec(index = 0)]
	Correction(CorrectionId),
	/// Dispute with this id.
	#[codec(index = 1)]
	Dispute(DisputeId),
}

/// Id of a dispute, assigned by the chain.
pub type DisputeId = u64;
