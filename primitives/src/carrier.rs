// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{AreaId, SourceId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What energy is made from: the main groups of the energy source codes of the European Energy
/// Certificate System (AIB EECS fact sheet 5).
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
pub enum Carrier {
	/// Solar radiation.
	#[codec(index = 0)]
	Solar,
	/// Wind.
	#[codec(index = 1)]
	Wind,
	/// Rivers, reservoirs, tides and waves.
	#[codec(index = 2)]
	Hydro,
	/// Solid, liquid and gaseous biomass.
	#[codec(index = 3)]
	Biomass,
	/// Heat of the earth.
	#[codec(index = 4)]
	Geothermal,
	/// Nuclear fission.
	#[codec(index = 5)]
	Nuclear,
	/// Coal, oil and natural gas.
	#[codec(index = 6)]
	Fossil,
}

/// Which source a driver asks for.
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
pub enum SourceChoice {
	/// Whatever costs least.
	#[codec(index = 0)]
	Cheapest,
	/// Any source of this carrier.
	#[codec(index = 1)]
	Carrier(Carrier),
	/// This one source.
	#[codec(index = 2)]
	Source(SourceId),
}

/// What other pallets may know of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceDetails<AccountId> {
	/// Who sells its energy.
	pub supplier: AccountId,
	/// What its energy is made from.
	pub carrier: Carrier,
	/// The area that it feeds into.
	pub area: AreaId,
}
