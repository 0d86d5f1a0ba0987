// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{AreaId, Energy, MeterId, Moment, Power};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a meter measures, with the power of its connection in W, the most that can flow.
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
pub enum Purpose {
	/// Import of a charging station.
	#[codec(index = 0)]
	Station {
		/// Power of the connection in W.
		power: Power,
	},
	/// Export of an energy source.
	#[codec(index = 1)]
	Production {
		/// Power of the connection in W.
		power: Power,
	},
	/// Load of a transformer or a feeder.
	#[codec(index = 2)]
	Loading {
		/// Rated power in W.
		power: Power,
	},
}

impl Purpose {
	/// Power of the connection in W.
	pub const fn power(&self) -> Power {
		match self {
			Self::Station { power } | Self::Production { power } | Self::Loading { power } => {
				*power
			},
		}
	}
}

/// What a meter's register showed at a moment.
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
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct MeterReading {
	/// When it was read, in ms since the Unix epoch.
	pub at: Moment,
	/// Cumulative energy in Wh.
	pub register: Energy,
}

/// What other pallets may know of a meter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeterDetails<AccountId> {
	/// Identity of the meter.
	pub id: MeterId,
	/// Who registered it.
	pub owner: AccountId,
	/// The area of its connection.
	pub area: AreaId,
	/// What it measures.
	pub purpose: Purpose,
	/// Whether the DSO approved it and did not suspend it.
	pub active: bool,
	/// Its latest accepted reading.
	pub latest: Option<MeterReading>,
}
