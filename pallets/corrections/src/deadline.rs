// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::types::{CorrectionId, DisputeId};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::Moment;

/// What a deadline is of.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(replace_segment("deadline", "types"), capture_docs = "always")]
pub enum Matter {
	/// Correction: it lapses or, later, is removed.
	#[codec(index = 0)]
	Correction(CorrectionId),
	/// Dispute: its stage ends or, later, it is removed.
	#[codec(index = 1)]
	Dispute(DisputeId),
}

/// A time in big endian, and what ends then, so that keys are in the order of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(replace_segment("deadline", "types"), capture_docs = "always")]
pub struct Deadline {
	at: [u8; 8],
	/// What it is of.
	pub matter: Matter,
}

impl Deadline {
	/// The deadline of `matter` at `at`.
	pub const fn new(at: Moment, matter: Matter) -> Self {
		Self { at: at.to_be_bytes(), matter }
	}

	/// The last moment at which something can still be done, in ms.
	pub const fn at(&self) -> Moment {
		Moment::from_be_bytes(self.at)
	}
}
