// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The batch: what its readings accumulate, to be written once at its end.
//!
//! Each accumulator is a field of [`Batch`] and a line of [`Batch::finish`].

use crate::{escrow::Payouts, process::Process, sources::SourcesBatch, weighing::Seen, Config};
use polkadot_sdk::frame_support::DefaultNoBound;
use smartcharge_primitives::Sources;

/// A batch of readings in progress.
#[derive(DefaultNoBound)]
pub struct Batch<T: Config> {
	/// Payments out of escrow.
	pub(crate) money: Payouts<T>,
	/// Claims of energy, with what was looked up of the sources.
	pub(crate) energy: SourcesBatch<T>,
	/// The process found at the meter of the reading being taken.
	pub(crate) found: Option<Process<T::AccountId>>,
	/// What earlier readings looked up, which is not weighed again.
	pub(crate) seen: Seen,
}

impl<T: Config> Batch<T> {
	/// Writes what the readings accumulated.
	pub(crate) fn finish(self) {
		T::Sources::finish_batch(self.energy);
		self.money.pay();
	}
}
