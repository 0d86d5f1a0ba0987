// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{AreaId, Balance, Direction, Interval, Moment, ProcessId, SignalId};

/// Target of a signal.
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
pub enum Target {
	/// One running process.
	#[codec(index = 0)]
	Process(ProcessId),
	/// All processes in an area.
	#[codec(index = 1)]
	Area(AreaId),
}

/// A signal that was sent.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Signal<AccountId> {
	/// DSO that sent the signal and pays the rewards.
	pub dso: AccountId,
	/// Process or area that the signal addresses.
	pub target: Target,
	/// Window in which steps can respond, in ms since the Unix epoch.
	pub window: Interval,
	/// Whether to consume or not.
	pub direction: Direction,
	/// Reward of one delivered response, in the smallest token unit.
	pub reward: Balance,
	/// Maximum number of responses that the signal pays.
	pub max_responses: u32,
	/// Number of accepted responses.
	pub accepted: u32,
	/// Number of accepted responses whose step is open.
	pub open: u32,
	/// Number of responses whose reward is provisional until the process ends.
	pub apart: u32,
	/// Whether the unused budget was released; the record then waits for its open responses and for
	/// the provisional rewards.
	pub expired: bool,
}

impl<AccountId> Signal<AccountId> {
	/// Returns the number of responses that the signal can still pay.
	pub const fn left(&self) -> u32 {
		self.max_responses.saturating_sub(self.accepted)
	}

	/// Returns whether a response can be accepted at `now`, as far as time is concerned.
	pub const fn lasts(&self, now: Moment) -> bool {
		!self.expired && now < self.window.end
	}

	/// Returns the reward of `responses` responses, in the smallest token unit.
	pub fn rewards(&self, responses: u32) -> Balance {
		self.reward.saturating_mul(Balance::from(responses))
	}
}

/// End of a window and id of its signal, both in big endian, so that keys are in order of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct ExpiryKey {
	end: [u8; 8],
	id: [u8; 8],
}

impl ExpiryKey {
	/// Returns the key of the signal `id` whose window ends at `end`.
	pub const fn new(end: Moment, id: SignalId) -> Self {
		Self { end: end.to_be_bytes(), id: id.to_be_bytes() }
	}

	/// Returns the end of the window, in ms.
	pub const fn end(&self) -> Moment {
		Moment::from_be_bytes(self.end)
	}

	/// Returns the id of the signal.
	pub const fn id(&self) -> SignalId {
		SignalId::from_be_bytes(self.id)
	}
}
