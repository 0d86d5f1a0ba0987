// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a member organisation is to the consortium. A member can have several roles.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Role {
	/// Charging station operator: runs stations.
	#[codec(index = 0)]
	Cso,
	/// Distribution system operator: runs areas of the grid and approves their meters.
	#[codec(index = 1)]
	Dso,
	/// Energy supplier: sells energy at stations.
	#[codec(index = 2)]
	Supplier,
	/// Balance responsible party: answers for the imbalance of a portfolio.
	#[codec(index = 3)]
	Brp,
	/// Holds the money that the token stands for, in a segregated account.
	#[codec(index = 4)]
	Custodian,
	/// Attests how much money is in the account of the custodian.
	#[codec(index = 5)]
	Auditor,
	/// Transmission system operator: keeps the balance of the whole grid, and prices what a
	/// portfolio lacks or has too much.
	#[codec(index = 6)]
	Tso,
}
