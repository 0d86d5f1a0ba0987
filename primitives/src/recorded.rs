// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What signed records of a meter show of a process.

use crate::{Energy, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;

/// mWh in a Wh.
const MWH_PER_WH: u64 = 1_000;

/// What a signed record shows at the begin or the end of a process.
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
pub struct RecordedLine {
	/// Number of the record.
	pub page: u64,
	/// SHA-256 of its signed bytes.
	pub hash: H256,
	/// Time in ms since the Unix epoch.
	pub at: Moment,
	/// Register in mWh.
	pub register: u64,
}

impl RecordedLine {
	/// Energy from this line until the line `end`, in Wh, rounded down; 0 if the register fell.
	pub fn energy_until(&self, end: &Self) -> Energy {
		let energy = end.register.saturating_sub(self.register);
		energy.checked_div(MWH_PER_WH).unwrap_or_default()
	}

	/// The register in whole Wh.
	pub fn whole(&self) -> Energy {
		self.register.checked_div(MWH_PER_WH).unwrap_or_default()
	}
}

/// What a signed record shows of a process.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Recorded {
	/// The begin.
	pub begin: Option<RecordedLine>,
	/// The end.
	pub end: Option<RecordedLine>,
	/// Whether it is fit for billing.
	pub fit: bool,
}

/// Where a record has its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
	/// The begin that an earlier record showed.
	pub begin: Option<RecordedLine>,
	/// The end that an earlier record showed, which this one replaces.
	pub end: Option<RecordedLine>,
	/// Register in Wh with which the process started, if it is running.
	pub first: Option<Energy>,
}

/// Reason for which a record has no place in a process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misplaced {
	/// No process with this id is scheduled, or has a record in the state.
	UnknownProcess,
	/// The process is not at the meter.
	OtherMeter,
	/// The record is not of the time of the process.
	OtherTime,
	/// An earlier record has shown the begin.
	AlreadyBegun,
	/// An earlier record has shown the end, of all of the process or as late.
	AlreadyEnded,
	/// It shows an end, and no record has shown the begin.
	NoBegin,
}
