// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Ledger of one source in one interval: production, claims and certificates.

use crate::ClaimKey;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::Energy;

/// Phase of a ledger.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub enum Phase {
	/// Production and claims are booked.
	#[codec(index = 0)]
	#[default]
	Open,
	/// Claims are certified one by one; no more energy can be claimed.
	#[codec(index = 1)]
	Certifying {
		/// Claim that was certified last; `None` before the first.
		last: Option<ClaimKey>,
	},
	/// All production is certified or issued.
	#[codec(index = 2)]
	Closed,
}

/// Energy of one source in one interval, in Wh.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Ledger {
	/// Production, including corrections, in Wh.
	pub produced: Energy,
	/// Sum of the claims, in Wh.
	pub claimed: Energy,
	/// Maximum energy that can be certified, in Wh; set when certification starts.
	pub certifiable: Energy,
	/// Energy that was certified to claims, in Wh.
	pub certified: Energy,
	/// Energy that was issued as certificates, in Wh.
	pub issued: Energy,
	/// Phase of the ledger.
	pub phase: Phase,
}

impl Ledger {
	/// Returns whether production and claims are booked.
	pub fn is_open(&self) -> bool {
		self.phase == Phase::Open
	}

	/// Returns whether all production is certified or issued.
	pub fn is_closed(&self) -> bool {
		self.phase == Phase::Closed
	}

	/// Books energy that is too late to be certified; it is issued immediately.
	pub(crate) fn add_late(&mut self, energy: Energy) {
		self.produced = self.produced.saturating_add(energy);
		self.issued = self.issued.saturating_add(energy);
	}

	/// Starts the certification of at most the production that was not issued yet.
	pub(crate) fn begin_certifying(&mut self) {
		self.certifiable = self.produced.saturating_sub(self.issued).min(self.claimed);
		self.phase = Phase::Certifying { last: None };
	}

	/// Ends the certification. Returns the surplus, which is now issued.
	pub(crate) fn close(&mut self) -> Energy {
		let surplus = self.produced.saturating_sub(self.certified).saturating_sub(self.issued);
		self.issued = self.issued.saturating_add(surplus);
		self.phase = Phase::Closed;
		surplus
	}

	/// Corrects the production downwards: by `from_surplus` of the issued and `from_claims` of the
	/// certified energy. In the latter case the claims must be certified again.
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
