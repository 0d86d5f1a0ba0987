// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Cause of a debt.
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
pub enum DebtKind {
	/// Energy, grid and station of a process, beyond its escrow. The debtor is authorised again
	/// when nothing of it is left.
	#[codec(index = 0)]
	Charging,
	/// Imbalance of a day, between a supplier and its balance responsible party.
	#[codec(index = 1)]
	Imbalance,
	/// Difference between the meters of a connection and what its grid operator settles, in a year.
	#[codec(index = 2)]
	TrueUp,
	/// Refund or charge of a correction. Anybody can have it collected from the balance of the
	/// debtor.
	#[codec(index = 3)]
	Correction,
}

impl DebtKind {
	/// Returns whether anybody can have a debt of this kind collected from the balance of the
	/// debtor. A driver keeps its balance: it agreed to an escrow only. So does the holder of a
	/// connection, who signed no contract.
	pub const fn is_collectable(&self) -> bool {
		matches!(self, Self::Correction | Self::Imbalance)
	}
}
