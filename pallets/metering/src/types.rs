// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The records of the pallet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::{ed25519, sr25519};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use smartcharge_primitives::{
	AreaId, Ean18, Energy, MeterId, MeterReading, Moment, Power, Purpose,
};

/// The public key of a meter; its variant is the signature scheme.
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
pub enum MeterKey {
	/// Schnorr on Ristretto, with the context `substrate`.
	#[codec(index = 0)]
	Sr25519(sr25519::Public),
	/// EdDSA on Curve25519.
	#[codec(index = 1)]
	Ed25519(ed25519::Public),
}

/// Whether the readings of a meter count.
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
pub enum MeterStatus {
	/// Registered, not yet approved.
	#[codec(index = 0)]
	Pending,
	/// Approved by the DSO: its readings are accepted.
	#[codec(index = 1)]
	Active,
	/// Refused or suspended by the DSO.
	#[codec(index = 2)]
	Suspended,
}

/// A registered meter.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Meter<AccountId> {
	/// Who registered it.
	pub owner: AccountId,
	/// Code of its connection to the grid.
	pub ean: Ean18,
	/// The area of its connection.
	pub area: AreaId,
	/// What it measures, and the power of its connection.
	pub purpose: Purpose,
	/// The key in force.
	pub key: MeterKey,
	/// The key that the owner asked for and the DSO has not approved yet.
	pub pending_key: Option<MeterKey>,
	/// Whether its readings count.
	pub status: MeterStatus,
	/// The latest accepted reading; in storage the one that was entrusted, while `entrusted`.
	pub latest: Option<MeterReading>,
	/// Whether who follows its readings records the latest one: a running process does.
	pub entrusted: bool,
}

/// A reading as a meter signed it; see [`smartcharge_evidence::native`] for the bytes.
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
pub struct SignedReading {
	/// The meter.
	pub meter: MeterId,
	/// When it was read, in ms since the Unix epoch.
	pub at: Moment,
	/// Cumulative energy in Wh.
	pub register: Energy,
	/// Signature by the meter's key, in the scheme of that key.
	pub signature: [u8; 64],
}

/// Why a reading was refused: the first that applies, in this order.
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
pub enum RefusalReason {
	/// There is no such meter.
	#[codec(index = 0)]
	UnknownMeter,
	/// The meter is pending or suspended.
	#[codec(index = 1)]
	NotActive,
	/// It lies too far ahead of the clock.
	#[codec(index = 2)]
	FromFuture,
	/// It is older than the age limit.
	#[codec(index = 3)]
	TooOld,
	/// It is not later than the latest reading of the meter; a repeat is this.
	#[codec(index = 4)]
	NotNewer,
	/// The key in force did not sign this reading of this meter for this chain.
	#[codec(index = 5)]
	BadSignature,
	/// The register went back.
	#[codec(index = 6)]
	RegisterDecreased,
	/// More energy since the latest reading than the connection, or the source behind it, gives.
	#[codec(index = 7)]
	ImplausibleEnergy,
	/// The weight set apart does not suffice for what follows from it.
	#[codec(index = 8)]
	Overweight,
}

/// The meter of a station that is active from genesis on, for development networks.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMeter<AccountId> {
	/// Who owns it.
	pub owner: AccountId,
	/// EAN-18 of its connection, as a number.
	pub ean: u64,
	/// The area of its connection.
	pub area: AreaId,
	/// The key in force.
	pub key: sr25519::Public,
	/// Power of the station's connection in W.
	pub power: Power,
}
