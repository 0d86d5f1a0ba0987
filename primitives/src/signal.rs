// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{Balance, Interval, SignalId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the DSO asks of consumption.
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
pub enum Direction {
	/// Consume now (thesis: signal 1).
	#[codec(index = 0)]
	Up,
	/// Do not consume now (thesis: signal -1).
	#[codec(index = 1)]
	Down,
}

/// A demand-response signal as a process sees it when a step opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignalOffer {
	/// Identity of the signal.
	pub id: SignalId,
	/// What it asks for.
	pub direction: Direction,
	/// The time it is about; a step must be wholly within.
	pub window: Interval,
	/// What one delivered response (one process in one step) earns.
	pub reward: Balance,
}
