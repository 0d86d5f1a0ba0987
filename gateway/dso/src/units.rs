// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Units and plain types that everything here shares.

use serde::{Deserialize, Serialize};

/// Moment in milliseconds since 1970, UTC.
pub type Ms = u64;
/// Id of a signal on the chain.
pub type SignalId = u64;

/// Constants of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Metering interval (storage `metering.Interval`), set at genesis.
	pub interval: Ms,
	/// Decimals of the token.
	pub decimals: u8,
	/// Longest window (`demandResponse.MaxWindow`).
	pub max_window: Ms,
	/// Longest time from sending a signal to the start of its window (`demandResponse.MaxLead`).
	pub max_lead: Ms,
	/// Most responses to a signal (`demandResponse.MaxResponses`).
	pub max_responses: u32,
	/// Most pending signals of an area (`demandResponse.MaxSignalsPerTarget`).
	pub max_signals: u32,
}

/// Direction of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Direction {
	/// Consume now.
	Up,
	/// Do not consume.
	Down,
}

/// Half-open time: the end is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Window {
	/// Begin.
	pub start: Ms,
	/// End.
	pub end: Ms,
}

impl Window {
	/// Returns whether two windows have a moment in common.
	pub const fn overlaps(&self, other: &Self) -> bool {
		self.start < other.end && other.start < self.end
	}

	/// Returns the length, 0 if the window is empty.
	pub const fn duration(&self) -> Ms {
		self.end.saturating_sub(self.start)
	}
}
