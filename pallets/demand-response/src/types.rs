// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The records of the pallet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{AreaId, Balance, Direction, Interval, Moment, ProcessId, SignalId};

/// Whom a signal asks.
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
pub enum Target {
	/// One running process.
	#[codec(index = 0)]
	Process(ProcessId),
	/// Every process in an area.
	#[codec(index = 1)]
	Area(AreaId),
}

/// A signal that was sent.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Signal<AccountId> {
	/// The DSO that sent it and pays.
	pub dso: AccountId,
	/// Whom it asks.
	pub target: Target,
	/// When.
	pub window: Interval,
	/// For what.
	pub direction: Direction,
	/// What one delivered response earns.
	pub reward: Balance,
	/// The most responses that it pays.
	pub max_responses: u32,
	/// How many responses were accepted.
	pub accepted: u32,
	/// How many of those are not settled yet.
	pub open: u32,
	/// Whether the unused budget went back; the record then waits for its open responses.
	pub expired: bool,
}

impl<AccountId> Signal<AccountId> {
	/// How many more responses it can pay.
	pub const fn left(&self) -> u32 {
		self.max_responses.saturating_sub(self.accepted)
	}

	/// The reward of `responses` responses.
	pub fn rewards(&self, responses: u32) -> Balance {
		self.reward.saturating_mul(Balance::from(responses))
	}
}

/// End of a window and id of its signal, each in big endian, so that keys are in order of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub struct ExpiryKey {
	end: [u8; 8],
	id: [u8; 8],
}

impl ExpiryKey {
	/// The key of the signal `id` whose window ends at `end`.
	pub const fn new(end: Moment, id: SignalId) -> Self {
		Self { end: end.to_be_bytes(), id: id.to_be_bytes() }
	}

	/// End of the window.
	pub const fn end(&self) -> Moment {
		Moment::from_be_bytes(self.end)
	}

	/// Identity of the signal.
	pub const fn id(&self) -> SignalId {
		SignalId::from_be_bytes(self.id)
	}
}
