// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The account of one source in one interval: what was made, and who got it.

use crate::ClaimKey;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::Energy;

/// How far a ledger is.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
	/// Production and claims are booked.
	#[codec(index = 0)]
	#[default]
	Open,
	/// Its claims are certified one by one; nothing can be claimed any more.
	#[codec(index = 1)]
	Certifying {
		/// The claim that was certified last.
		last: Option<ClaimKey>,
	},
	/// All its production is certified or issued.
	#[codec(index = 2)]
	Closed,
}

/// Energy of one source in one interval, in Wh.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
	/// What the source made, corrections included.
	pub produced: Energy,
	/// Sum of the claims.
	pub claimed: Energy,
	/// The most that can be certified; fixed when certifying begins.
	pub certifiable: Energy,
	/// What was certified to claims.
	pub certified: Energy,
	/// What was issued as certificates.
	pub issued: Energy,
	/// How far it is.
	pub phase: Phase,
}

impl Ledger {
	/// Whether production and claims are booked.
	pub fn is_open(&self) -> bool {
		self.phase == Phase::Open
	}

	/// Whether all production is certified or issued.
	pub fn is_closed(&self) -> bool {
		self.phase == Phase::Closed
	}

	/// Books energy that comes too late to be certified; it is issued at once.
	pub(crate) fn add_late(&mut self, energy: Energy) {
		self.produced = self.produced.saturating_add(energy);
		self.issued = self.issued.saturating_add(energy);
	}

	/// Ends the booking: no more can be certified than was made and not issued yet.
	pub(crate) fn begin_certifying(&mut self) {
		self.certifiable = self.produced.saturating_sub(self.issued).min(self.claimed);
		self.phase = Phase::Certifying { last: None };
	}

	/// Ends the certifying; gives what nobody got, which is now issued.
	pub(crate) fn close(&mut self) -> Energy {
		let surplus = self.produced.saturating_sub(self.certified).saturating_sub(self.issued);
		self.issued = self.issued.saturating_add(surplus);
		self.phase = Phase::Closed;
		surplus
	}

	/// Takes production back: `from_surplus` of what was issued, `from_claims` of what was certified.
	/// In the latter case the claims must be certified again.
	pub(crate) fn withdraw(&mut self, from_surplus: Energy, from_claims: Energy) {
		self.produced = self.produced.saturating_sub(from_surplus).saturating_sub(from_claims);
		self.issued = self.issued.saturating_sub(from_surplus);
		if from_claims > 0 {
			self.certifiable = self.certified.saturating_sub(from_claims);
			self.certified = 0;
			self.phase = Phase::Certifying { last: None };
		}
	}
}
