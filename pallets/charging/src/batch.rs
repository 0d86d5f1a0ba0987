// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The batch: what its readings accumulate, to be written once at its end.
//!
//! Each accumulator is a field of [`Batch`] and a line of [`Batch::finish`].

use crate::{
	escrow::Payouts,
	process::Process,
	sources::{FlowsBatch, SourcesBatch},
	weighing::Seen,
	Config, Pallet,
};
use polkadot_sdk::frame_support::{weights::Weight, DefaultNoBound};
use smartcharge_primitives::{MeterId, OnFlow, Sources};

/// A batch of readings in progress.
#[derive(DefaultNoBound)]
pub struct Batch<T: Config> {
	/// Payments out of escrow.
	pub(crate) money: Payouts<T>,
	/// Claims of energy, with what was looked up of the sources.
	pub(crate) energy: SourcesBatch<T>,
	/// Energy taken for the account of suppliers.
	pub(crate) flows: FlowsBatch<T>,
	/// The meter of the reading being taken, and the process found there.
	pub(crate) found: Option<(MeterId, Option<Process<T::AccountId>>)>,
	/// What earlier readings looked up, which is not weighed again.
	pub(crate) seen: Seen,
}

impl<T: Config> Batch<T> {
	/// Looks up the process at `meter` again.
	pub(crate) fn look_up(&mut self, meter: MeterId) -> Option<&Process<T::AccountId>> {
		let process = Pallet::<T>::process_at(meter);
		self.found.insert((meter, process)).1.as_ref()
	}

	/// The process at `meter`, which is looked up unless it was the last one to be.
	pub(crate) fn process(&mut self, meter: MeterId) -> Option<&Process<T::AccountId>> {
		if self.found.as_ref().is_none_or(|(found, _)| *found != meter) {
			return self.look_up(meter);
		}
		self.found.as_ref().and_then(|(_, process)| process.as_ref())
	}

	/// The same, to be changed: the next one to need it looks it up again.
	pub(crate) fn take_process(&mut self, meter: MeterId) -> Option<Process<T::AccountId>> {
		self.process(meter)?;
		self.found.take().and_then(|(_, process)| process)
	}

	/// Writes what the readings accumulated. Returns the part of the weight consumed for it that it
	/// did not need.
	pub(crate) fn finish(self) -> Weight {
		T::Sources::finish_batch(self.energy);
		self.money.pay();
		T::OnFlow::book(self.flows)
	}
}
