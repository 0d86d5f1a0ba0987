// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types of the metering pallet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::BoundedVec,
	sp_core::{ed25519, sr25519, ConstU32},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use smartcharge_evidence::ocmf::Unfit;
use smartcharge_primitives::{
	Accepted, AreaId, Ean18, Energy, MeterId, MeterReading, Misplaced, Moment, Power, ProcessId,
	Purpose,
};

/// Public key of a meter; the variant is the signature scheme.
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
pub enum MeterKey {
	/// Schnorr on Ristretto, with the context `substrate`.
	#[codec(index = 0)]
	Sr25519(sr25519::Public),
	/// EdDSA on Curve25519.
	#[codec(index = 1)]
	Ed25519(ed25519::Public),
}

/// Status of a meter; only readings of active meters are accepted.
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
pub enum MeterStatus {
	/// Registered and not yet approved.
	#[codec(index = 0)]
	Pending,
	/// Approved by the DSO.
	#[codec(index = 1)]
	Active,
	/// Suspended by the DSO.
	#[codec(index = 2)]
	Suspended,
	/// Approved, but its readings contradict the latest accepted one; the DSO has to approve a new
	/// base.
	#[codec(index = 3)]
	BaseNeeded,
	/// Rejected by the DSO, and never approved. The DSO can still approve it, until it is removed.
	#[codec(index = 4)]
	Rejected,
}

impl MeterStatus {
	/// Whether the DSO has never approved the meter.
	pub const fn is_unapproved(self) -> bool {
		matches!(self, Self::Pending | Self::Rejected)
	}
}

/// A registered meter.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Meter<AccountId> {
	/// Account that registered it.
	pub owner: AccountId,
	/// EAN-18 code of its connection to the grid.
	pub ean: Ean18,
	/// Grid area of its connection.
	pub area: AreaId,
	/// Purpose, with the power of its connection in W.
	pub purpose: Purpose,
	/// Key in force, or, while the meter is pending, rejected or suspended, the key that was
	/// registered or last in force; other meters can use it then.
	pub key: MeterKey,
	/// Key that the owner requested and the DSO has not approved yet. Other meters can use it.
	pub pending_key: Option<MeterKey>,
	/// Status.
	pub status: MeterStatus,
	/// Latest accepted reading. In storage it is out of date while `entrusted` is set;
	/// `MeteringApi.meter` returns the present one.
	pub latest: Option<MeterReading>,
	/// What the next reading may take of the 1 Wh by which a register can be ahead, in W x ms. In
	/// storage it is out of date together with `latest`.
	pub slack: u32,
	/// Highest power behind it from now on, in W: that of its station, or else of its connection.
	pub power: Power,
	/// Highest power that can have flowed since its latest reading, in W: that of the station can
	/// have become less meanwhile.
	pub highest: Power,
	/// Readings of before this moment, in ms, are refused: the DSO approved that the next reading
	/// becomes the base. Of a meter that was never approved, the moment of its registration.
	pub since: Moment,
	/// Reading that was refused because it contradicts the latest one. It counts only while it is
	/// newer than that, and until another one confirms it.
	pub suspect: Option<MeterReading>,
	/// Whether the follower of its readings stores the latest one, as a running process does.
	pub entrusted: bool,
}

impl<AccountId> Meter<AccountId> {
	/// Its latest reading, with its slack.
	pub fn accepted(&self) -> Option<Accepted> {
		self.latest.map(|reading| Accepted { reading, slack: self.slack })
	}

	/// Makes `latest` its latest reading.
	pub(crate) fn set_latest(&mut self, Accepted { reading, slack }: Accepted) {
		self.latest = Some(reading);
		self.slack = slack;
	}
}

/// A reading with the signature of its native payload; see [`smartcharge_evidence::native`] for the
/// signed bytes.
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
pub struct SignedReading {
	/// Id of the meter.
	pub meter: MeterId,
	/// Time of the reading in ms since the Unix epoch.
	pub at: Moment,
	/// Cumulative energy in Wh.
	pub register: Energy,
	/// Signature by the key of the meter, in the scheme of that key.
	pub signature: [u8; 64],
}

/// Reason for refusing a reading: the first one that applies, in the order of the README of the
/// pallet.
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
pub enum RefusalReason {
	/// The meter does not exist.
	#[codec(index = 0)]
	UnknownMeter,
	/// The meter is pending, rejected or suspended.
	#[codec(index = 1)]
	NotActive,
	/// The reading is more than `MaxDrift` ahead of the clock of the chain.
	#[codec(index = 2)]
	FromFuture,
	/// The reading is older than `MaxAge`.
	#[codec(index = 3)]
	TooOld,
	/// The reading is not later than the latest one of the meter, e.g. because it was repeated, or
	/// it is of before the approval that makes the next reading the base.
	#[codec(index = 4)]
	NotNewer,
	/// The signature is not by the key in force, or not for this reading, meter and chain.
	#[codec(index = 5)]
	BadSignature,
	/// The register is below that of the latest reading.
	#[codec(index = 6)]
	RegisterDecreased,
	/// The energy since the latest reading exceeds what the connection, or the station or source
	/// behind it, can deliver.
	#[codec(index = 7)]
	ImplausibleEnergy,
	/// The remaining reserved weight does not cover the consequences of the reading.
	#[codec(index = 8)]
	Overweight,
	/// The reading leaves out more than `MaxGap` since the latest one, something waits for the
	/// readings in between, and the sender is not the owner of the meter. Anybody may submit it
	/// once it is as old as `GapDelay`.
	#[codec(index = 9)]
	LeavesGap,
	/// The readings of the meter contradict each other, and its DSO has not approved a new base.
	#[codec(index = 10)]
	BaseNeeded,
}

/// Public key by which a meter signs its records; the variant is the curve.
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
pub enum RecordKey {
	/// secp256k1: the compressed point.
	#[codec(index = 0)]
	Secp256k1([u8; 33]),
	/// NIST P-256: x and y.
	#[codec(index = 1)]
	P256([u8; 64]),
}

/// Signature of a record: r and s in big endian. Either of both values of s is accepted.
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
pub enum RecordSignature {
	/// On secp256k1.
	#[codec(index = 0)]
	Secp256k1([u8; 64]),
	/// On NIST P-256.
	#[codec(index = 1)]
	P256([u8; 64]),
}

/// Register of a meter by which records show energy.
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
pub enum RecordRegister {
	/// It counts as long as the meter lives: it is the register of the readings.
	#[codec(index = 0)]
	Total,
	/// It starts at zero with each transaction.
	#[codec(index = 1)]
	Transaction,
}

/// Longest serial number, in bytes.
pub const MAX_SERIAL: u32 = 64;

/// Longest payload of a record, in bytes.
pub const MAX_PAYLOAD: u32 = 2_048;

/// Serial number of a meter, as its records state it.
pub type Serial = BoundedVec<u8, ConstU32<MAX_SERIAL>>;

/// Payload of a record.
pub type Payload = BoundedVec<u8, ConstU32<MAX_PAYLOAD>>;

/// What signs the records of a meter.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Recorder {
	/// Key that signs.
	pub key: RecordKey,
	/// Serial number that the records state.
	pub serial: Serial,
	/// Register by which they show energy.
	pub register: RecordRegister,
}

/// A recorder in force.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct ApprovedRecorder {
	/// The recorder.
	pub recorder: Recorder,
	/// Number of the latest record that was accepted.
	pub page: Option<u64>,
}

/// A record of a meter in the Open Charge Metering Format, with its signature.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct SignedRecord {
	/// Id of the meter.
	pub meter: MeterId,
	/// Process whose begin or end it shows.
	pub process: ProcessId,
	/// Signed bytes: what is between the bars of the text, exactly.
	pub payload: Payload,
	/// Signature.
	pub signature: RecordSignature,
}

/// Reason for refusing a record: the first one that applies, in the order of the README of the
/// pallet.
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
pub enum RecordRefusal {
	/// The meter does not exist.
	#[codec(index = 0)]
	UnknownMeter,
	/// The meter is pending, rejected or suspended, or needs a base.
	#[codec(index = 1)]
	NotActive,
	/// The meter has no recorder in force.
	#[codec(index = 2)]
	NoRecorder,
	/// The payload cannot be read without doubt.
	#[codec(index = 3)]
	Unreadable,
	/// The serial number is not that of the recorder.
	#[codec(index = 4)]
	OtherSerial,
	/// The record shows neither the begin nor the end of a transaction.
	#[codec(index = 5)]
	NoTransaction,
	/// The number of the record is not above that of the latest one, e.g. because it was repeated.
	#[codec(index = 6)]
	PageNotNewer,
	/// The record is more than `MaxDrift` ahead of the clock of the chain.
	#[codec(index = 7)]
	FromFuture,
	/// No process with this id is scheduled, or has a record in the state.
	#[codec(index = 8)]
	UnknownProcess,
	/// The process is not at the meter.
	#[codec(index = 9)]
	OtherMeter,
	/// The record is not of the time of the process.
	#[codec(index = 10)]
	OtherTime,
	/// An earlier record has shown the begin.
	#[codec(index = 11)]
	AlreadyBegun,
	/// An earlier record has shown the end, of all of the process or as late.
	#[codec(index = 12)]
	AlreadyEnded,
	/// It shows an end, and no record has shown the begin.
	#[codec(index = 13)]
	NoBegin,
	/// The signature is not by the key of the recorder, or not of this payload.
	#[codec(index = 14)]
	BadSignature,
	/// The register starts at zero with each transaction, and the end is not known to be that of
	/// the transaction whose begin was shown: it is not on the next page.
	#[codec(index = 15)]
	OtherTransaction,
}

impl From<Misplaced> for RecordRefusal {
	fn from(reason: Misplaced) -> Self {
		match reason {
			Misplaced::UnknownProcess => Self::UnknownProcess,
			Misplaced::OtherMeter => Self::OtherMeter,
			Misplaced::OtherTime => Self::OtherTime,
			Misplaced::AlreadyBegun => Self::AlreadyBegun,
			Misplaced::AlreadyEnded => Self::AlreadyEnded,
			Misplaced::NoBegin => Self::NoBegin,
		}
	}
}

/// Reason for which nobody bills by a record, although it is genuine.
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
pub enum UnfitReason {
	/// The status of the meter is not good.
	#[codec(index = 0)]
	Status,
	/// The device reports an error of the energy or the time.
	#[codec(index = 1)]
	ErrorFlag,
	/// The clock of the device was not set.
	#[codec(index = 2)]
	TimeUnknown,
	/// The device reports an exception during the transaction.
	#[codec(index = 3)]
	Exception,
	/// The device could not identify the user.
	#[codec(index = 4)]
	Identification,
	/// The transaction ends before it begins.
	#[codec(index = 5)]
	EndBeforeBegin,
	/// The register is lower at the end than at the begin.
	#[codec(index = 6)]
	EndBelowBegin,
}

impl From<Unfit> for UnfitReason {
	fn from(reason: Unfit) -> Self {
		match reason {
			Unfit::Status => Self::Status,
			Unfit::ErrorFlag => Self::ErrorFlag,
			Unfit::TimeUnknown => Self::TimeUnknown,
			Unfit::Exception => Self::Exception,
			Unfit::Identification => Self::Identification,
			Unfit::EndBeforeBegin => Self::EndBeforeBegin,
			Unfit::EndBelowBegin => Self::EndBelowBegin,
		}
	}
}

/// Meter of a station, active from genesis on, for development networks.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMeter<AccountId> {
	/// Owner of the meter.
	pub owner: AccountId,
	/// EAN-18 of its connection, as a number.
	pub ean: u64,
	/// Grid area of its connection.
	pub area: AreaId,
	/// Key in force.
	pub key: sr25519::Public,
	/// Power of the station's connection in W.
	pub power: Power,
}

/// Registers of a meter at the start of a year.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct YearBorder {
	/// Register with which the year before ended, in Wh.
	pub closing: Energy,
	/// Register with which the year began, in Wh; `None` if the meter has another base since then.
	pub opening: Option<Energy>,
}
