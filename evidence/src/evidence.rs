// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The trait of all kinds of evidence.

use crate::{Check, PublicKey, Verify};

/// A meter reading as a piece of evidence states it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
	/// Id of the meter on the chain.
	pub meter: u32,
	/// Time of the reading in ms since the Unix epoch.
	pub at: u64,
	/// Cumulative energy in Wh.
	pub register: u64,
}

/// A reading and its proof.
pub trait Evidence {
	/// Returns the reading that the evidence states; it is not proven yet.
	fn reading(&self) -> Reading;

	/// Returns the check that proves the reading if `signer` is the key that vouches for the meter.
	fn check<'a>(&'a self, signer: PublicKey<'a>) -> Check<'a>;

	/// Returns whether `signer` vouches for the reading.
	fn is_genuine(&self, signer: PublicKey<'_>, verifier: &impl Verify) -> bool {
		verifier.verify(self.check(signer))
	}
}
