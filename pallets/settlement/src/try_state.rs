// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	types::day_of, Adjustment, Adjustments, Config, KeptFrom, LastRemoved, LateAdjustments,
	LateEnergy, Pallet, Positions,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Time},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::hour_of;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let kept_from = KeptFrom::<T>::get();
		let next = hour_of(T::Time::now()).saturating_add(1);
		for ((hour, ..), position) in Positions::<T>::iter() {
			ensure!(hour.number() >= kept_from, "INV1: a position of a removed hour is left");
			ensure!(hour.number() <= next, "INV2: a position is of the future");
			ensure!(
				position.iter().any(|quarter| !quarter.is_empty()),
				"INV3: a position is empty"
			);
		}
		for (_, _, late) in LateEnergy::<T>::iter() {
			ensure!(!late.is_empty(), "INV3: late energy is empty");
		}
		let last = LastRemoved::<T>::get();
		ensure!(
			last.is_none_or(|(day, _)| day <= day_of(kept_from)),
			"INV4: a day has a hash before it is removed"
		);
		ensure!(kept_from <= Self::first_retained(), "INV5: an hour was removed too early");
		for ((hour, ..), adjusted) in Adjustments::<T>::iter() {
			ensure!(hour.number() >= kept_from, "INV6: an adjustment of a removed hour is left");
			ensure!(!adjusted.iter().all(Adjustment::is_empty), "INV7: an adjustment is empty");
		}
		for (_, _, late) in LateAdjustments::<T>::iter() {
			ensure!(!late.is_empty(), "INV7: a late adjustment is empty");
		}
		Ok(())
	}
}
