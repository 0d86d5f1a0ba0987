// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Disputes as they are stored.

use crate::types::CorrectionId;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::BoundedVec,
	sp_core::{ConstU32, H256},
};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	trail::{Line, Part},
	Amount, Balance, Energy, Interval, Moment, PricePerHour, ProcessId,
};

/// Most parts of a line that can be disputed.
pub const MAX_LINE_PARTS: u32 = 32;

/// Most respondents of a dispute.
pub const MAX_RESPONDENTS: u32 = 19;

/// Most arbiters that stand ready.
pub const MAX_ARBITERS: u32 = 15;

/// Arbiters of a dispute.
pub const ARBITERS: u32 = 3;

/// Most hashes of evidence of a dispute.
pub const MAX_EVIDENCE: u32 = 8;

/// All of a claim, in thousandths.
pub const ALL: u16 = 1_000;

/// Subject of a dispute.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Subject<AccountId> {
	/// Line of a process, by its position.
	#[codec(index = 0)]
	Line {
		/// Process.
		process: ProcessId,
		/// Position of the line among those of the process, from 0.
		line: u32,
	},
	/// Correction.
	#[codec(index = 1)]
	Correction(CorrectionId),
	/// Anchored invoice.
	#[codec(index = 2)]
	Invoice {
		/// Member that issued it.
		issuer: AccountId,
		/// Series of the issuer.
		series: u16,
		/// Number within the series.
		number: u32,
	},
}

/// What a line has too much of.
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
pub enum Excess {
	/// Energy, in Wh.
	#[codec(index = 0)]
	Energy(Energy),
	/// Time of the station, in ms.
	#[codec(index = 1)]
	Time(Moment),
}

/// A line that is disputed.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct DisputedLine<AccountId> {
	/// The station's time that was due.
	pub time: Interval,
	/// Parts that one supplier served from one source.
	pub parts: BoundedVec<Part<AccountId>, ConstU32<MAX_LINE_PARTS>>,
	/// Paid to the DSO.
	pub to_dso: Amount,
	/// The station's price per hour.
	pub price_per_hour: PricePerHour,
	/// Paid to the operator of the station or its host.
	pub to_cso: Amount,
	/// Owed beyond the escrow.
	pub unpaid: Balance,
}

impl<AccountId: Clone> DisputedLine<AccountId> {
	/// Returns what is stored of `line`; `None` if it has too many parts.
	pub fn of(line: &Line<AccountId>) -> Option<Self> {
		Some(Self {
			time: line.time,
			parts: line.parts.clone().try_into().ok()?,
			to_dso: line.to_dso,
			price_per_hour: line.price_per_hour,
			to_cso: line.to_cso,
			unpaid: line.unpaid,
		})
	}

	/// Returns the line at `position`, without what no amount depends on.
	pub fn line(&self, position: u32) -> Line<AccountId> {
		Line {
			step: position,
			time: self.time,
			parts: Vec::from(self.parts.clone()),
			to_dso: self.to_dso,
			price_per_hour: self.price_per_hour,
			to_cso: self.to_cso,
			reward: 0,
			unpaid: self.unpaid,
		}
	}
}

/// What the claimant of a dispute asks for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Claim<AccountId> {
	/// The line has less: who was paid for it pays the driver back.
	#[codec(index = 0)]
	Less {
		/// The line as it was settled.
		line: DisputedLine<AccountId>,
		/// What it has too much of.
		excess: Excess,
	},
	/// The respondent pays the amount to the claimant.
	#[codec(index = 1)]
	Amount(Balance),
}

/// A respondent of a dispute.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Respondent<AccountId> {
	/// Account.
	pub who: AccountId,
	/// What it has to pay if all of the claim is upheld.
	pub amount: Balance,
	/// What of it is on hold: less if it did not have as much.
	pub held: Balance,
	/// Whether it concedes.
	pub conceded: bool,
}

/// An arbiter of a dispute.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Arbiter<AccountId> {
	/// Account.
	pub who: AccountId,
	/// Part of the claim that it upholds, in thousandths; `None` before it has ruled.
	pub part: Option<u16>,
}

/// Answer of a respondent.
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
pub enum Answer {
	/// It contests, with a salted hash of its evidence.
	#[codec(index = 0)]
	Contest(H256),
	/// It concedes.
	#[codec(index = 1)]
	Concede,
}

/// Stage of a dispute. All but the last end at a deadline.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Stage<AccountId> {
	/// Respondents can answer. At the deadline, the claim is upheld.
	#[codec(index = 0)]
	Open,
	/// A respondent contests. At the deadline, the arbiters are drawn.
	#[codec(index = 1)]
	Contested,
	/// Arbiters rule. At the deadline, what the meters signed decides.
	#[codec(index = 2)]
	Hearing(BoundedVec<Arbiter<AccountId>, ConstU32<ARBITERS>>),
	/// Two arbiters agree on a part of the claim, in thousandths. At the deadline, it stands.
	#[codec(index = 3)]
	Ruled(u16),
	/// A party appealed. At the deadline, the ruling stands.
	#[codec(index = 4)]
	Appealed(u16),
	/// Closed, with this part of the claim upheld, in thousandths.
	#[codec(index = 5)]
	Closed(u16),
}

/// A dispute.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Dispute<AccountId> {
	/// Subject.
	pub subject: Subject<AccountId>,
	/// Account that disputes it.
	pub claimant: AccountId,
	/// Whether it is the driver of the process.
	pub by_driver: bool,
	/// What it asks for; `None` once the dispute is closed.
	pub claim: Option<Claim<AccountId>>,
	/// Accounts that have to pay if the claim is upheld; none once the dispute is closed.
	pub respondents: BoundedVec<Respondent<AccountId>, ConstU32<MAX_RESPONDENTS>>,
	/// What of the claimant is on hold.
	pub bond: Balance,
	/// Part of the claim that is upheld if nobody rules, in thousandths.
	pub default: u16,
	/// Salted hashes of the evidence, that of the claimant first.
	pub evidence: BoundedVec<H256, ConstU32<MAX_EVIDENCE>>,
	/// Stage.
	pub stage: Stage<AccountId>,
	/// Deadline of the stage, in ms since the Unix epoch.
	pub until: Moment,
}

impl<AccountId: PartialEq> Dispute<AccountId> {
	/// Returns whether it is not closed.
	pub const fn is_open(&self) -> bool {
		!matches!(self.stage, Stage::Closed(_))
	}

	/// Returns whether `who` is its claimant or a respondent.
	pub fn is_party(&self, who: &AccountId) -> bool {
		self.claimant == *who || self.respondents.iter().any(|respondent| respondent.who == *who)
	}
}

/// Latest dispute about a subject.
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
pub struct Mark {
	/// The dispute.
	pub dispute: crate::types::DisputeId,
	/// Whether the driver has disputed the subject.
	pub by_driver: bool,
	/// When it was closed, in ms since the Unix epoch; `None` while it is open.
	pub closed: Option<Moment>,
}
