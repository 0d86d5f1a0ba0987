// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The trail: each settled step is folded into one hash, in the process and then in its record.

use crate::{
	settlement::{Parties, SettledSegment, SettledStep},
	Config, Pallet,
};
use smartcharge_primitives::{
	genesis_hash,
	trail::{Line, Part, Trail},
	Balance, PricePerHour, ProcessId,
};

/// The line of `step` with its `reward`, at a station with this price per hour.
pub(crate) fn line_of<AccountId: Clone>(
	step: &SettledStep,
	parties: &Parties<AccountId>,
	price_per_hour: PricePerHour,
	reward: Balance,
) -> Line<AccountId> {
	let part = |segment: &SettledSegment| Part {
		supplier: parties.offer(segment.slot).supplier.clone(),
		source: segment.source,
		energy: segment.energy,
		idle: segment.idle,
		unproven: segment.unproven,
		price: segment.price,
		grid_price: segment.grid_price,
		amount: segment.to_supplier,
	};
	let unpaid = step
		.segments
		.iter()
		.fold(step.owed_to_dso, |sum: Balance, segment| sum.saturating_add(segment.owed))
		.saturating_add(step.owed_to_cso);
	Line {
		step: step.step,
		time: step.time,
		parts: step.segments.iter().map(part).collect(),
		to_dso: step.to_dso,
		price_per_hour,
		to_cso: step.to_cso,
		reward,
		unpaid,
	}
}

impl<T: Config> Pallet<T> {
	/// The trail of a process that has no settled step.
	pub(crate) fn new_trail(process: ProcessId) -> Trail {
		Trail::new(genesis_hash::<T>().as_ref(), process)
	}
}
