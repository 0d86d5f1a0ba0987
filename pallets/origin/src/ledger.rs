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
	/// Sum of the parts of the claims that committed power covers, in Wh.
	pub covered: Energy,
	/// Maximum energy that can be certified, in Wh; set when certification starts.
	pub certifiable: Energy,
	/// Energy that was certified to claims, in Wh.
	pub certified: Energy,
	/// Energy that was issued as certificates and not taken back, in Wh.
	pub issued: Energy,
	/// Part of it that is a debt of the source, because production does not cover it, in Wh.
	pub owed: Energy,
	/// Surplus that was not issued, because it repaid a debt of the source, in Wh.
	pub retained: Energy,
	/// Phase of the ledger.
	pub phase: Phase,
}

impl Ledger {
	/// Returns whether production and claims are booked.
	pub fn is_open(&self) -> bool {
		self.phase == Phase::Open
	}

	/// Returns whether all production is certified, issued or retained.
	pub fn is_closed(&self) -> bool {
		self.phase == Phase::Closed
	}

	/// Returns the production that was neither issued nor retained, in Wh.
	fn left(&self) -> Energy {
		let all = self.produced.saturating_add(self.owed);
		all.saturating_sub(self.issued).saturating_sub(self.retained)
	}

	/// Starts the certification of the production that was neither issued nor retained.
	pub(crate) fn begin_certifying(&mut self) {
		self.certifiable = self.left().min(self.claimed);
		self.certified = 0;
		self.phase = Phase::Certifying { last: None };
	}

	/// Returns whether more can be certified than when certification started.
	pub(crate) fn has_more(&self) -> bool {
		self.left().min(self.claimed) > self.certifiable
	}

	/// Returns whether a part of the claims is not certified because production did not suffice.
	pub(crate) fn lacks(&self) -> bool {
		self.certifiable < self.claimed
	}

	/// Starts the certification of a closed ledger again, so that no claim gets less than before.
	/// Returns the remainders of rounding that were issued: they become a debt of the source.
	pub(crate) fn reopen(&mut self) -> Energy {
		let remainders = self.certifiable.saturating_sub(self.certified);
		self.owed = self.owed.saturating_add(remainders);
		self.begin_certifying();
		remainders
	}

	/// Returns the production that is neither certified nor issued nor retained.
	pub(crate) fn surplus(&self) -> Energy {
		self.left().saturating_sub(self.certified)
	}

	/// Closes the ledger: its surplus is issued, but for the part that was `retained`. Returns the
	/// issued part.
	pub(crate) fn close(&mut self, retained: Energy) -> Energy {
		let issued = self.surplus().saturating_sub(retained);
		self.retained = self.retained.saturating_add(retained);
		self.issued = self.issued.saturating_add(issued);
		self.phase = Phase::Closed;
		issued
	}

	/// Corrects the production downwards. If claims lose, they must be certified again.
	pub(crate) fn withdraw(&mut self, Correction { energy, claims, taken }: Correction) {
		let owed = energy.saturating_sub(claims).saturating_sub(taken);
		self.produced = self.produced.saturating_sub(energy);
		self.issued = self.issued.saturating_sub(taken);
		self.owed = self.owed.saturating_add(owed);
		if claims > 0 {
			self.begin_certifying();
		}
	}
}

/// Correction of a closed ledger downwards, in Wh.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Correction {
	/// Energy that was not produced.
	pub energy: Energy,
	/// Part that the claims lose.
	pub claims: Energy,
	/// Part of the rest that is taken from certificates of the recipient.
	pub taken: Energy,
}
