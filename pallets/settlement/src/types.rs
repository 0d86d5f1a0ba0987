// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and the keys under which it is.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{AreaId, Energy, Hour, Moment, Side, MILLIS_PER_DAY, MILLIS_PER_HOUR};

/// Days (UTC) since the Unix epoch.
pub type Day = u32;

/// The start of `hour`.
pub fn start_of(hour: Hour) -> Moment {
	Moment::from(hour).saturating_mul(MILLIS_PER_HOUR)
}

/// The day that `hour` belongs to.
pub fn day_of(hour: Hour) -> Day {
	let day = start_of(hour).checked_div(MILLIS_PER_DAY).unwrap_or_default();
	Day::try_from(day).unwrap_or(Day::MAX)
}

/// Declares a number as a key of storage: in big endian, so that the order of the state is that of
/// the numbers.
macro_rules! ordered {
	($($(#[$doc:meta])* $key:ident of $number:ty,)*) => {
		$(
			$(#[$doc])*
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
			pub struct $key([u8; 4]);

			impl $key {
				/// The key of `number`.
				pub const fn new(number: $number) -> Self {
					Self(number.to_be_bytes())
				}

				/// The number.
				pub const fn number(self) -> $number {
					<$number>::from_be_bytes(self.0)
				}
			}
		)*
	};
}

ordered! {
	/// An hour as a key of storage: four bytes in big endian, so that the order of the state is
	/// that of time.
	HourKey of Hour,
	/// An area as a key of storage: four bytes in big endian.
	AreaKey of AreaId,
}

/// Energy on both sides of a portfolio, in Wh.
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
pub struct Quarter {
	/// Energy that customers took from the grid, in Wh.
	pub taken: Energy,
	/// Energy that sources fed into the grid, in Wh.
	pub fed: Energy,
}

impl Quarter {
	/// Adds `energy` to `side`.
	pub(crate) fn add(&mut self, side: Side, energy: Energy) {
		let sum = match side {
			Side::Taken => &mut self.taken,
			Side::Fed => &mut self.fed,
		};
		*sum = sum.saturating_add(energy);
	}

	/// Adds `other`.
	pub(crate) fn merge(&mut self, other: &Self) {
		self.add(Side::Taken, other.taken);
		self.add(Side::Fed, other.fed);
	}

	/// Whether no energy flowed.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}

/// Change of booked energy on both sides of a portfolio, in Wh.
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
pub struct Adjustment {
	/// Change of the energy that customers took from the grid, in Wh.
	pub taken: i64,
	/// Change of the energy that sources fed into the grid, in Wh.
	pub fed: i64,
}

impl Adjustment {
	/// Adds `delta` to `side`.
	pub(crate) fn add(&mut self, side: Side, delta: i64) {
		let sum = match side {
			Side::Taken => &mut self.taken,
			Side::Fed => &mut self.fed,
		};
		*sum = sum.saturating_add(delta);
	}

	/// Whether nothing changes.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}

/// Adjustment of the position of a supplier in an area and an hour: one value per quarter of the
/// hour (UTC).
pub type AdjustmentOf = [Adjustment; 4];

/// Position of a supplier in an area and an hour: one value per quarter of the hour (UTC).
pub type Position = [Quarter; 4];
