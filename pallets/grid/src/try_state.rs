// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	tariff::{InvalidTariff, MAX_LOADING},
	Areas, Config, NextAreaId, Pallet,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::AreaId;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextAreaId::<T>::get();
		let mut count: AreaId = 0;
		for (id, area) in Areas::<T>::iter() {
			let tariff = area.tariff.validate(T::MinPrice::get()..=T::MaxPrice::get());
			ensure!(
				tariff != Err(InvalidTariff::Unordered),
				"INV1: the thresholds of a tariff do not ascend strictly"
			);
			ensure!(id < next, "INV2: an area has an id from the future");
			ensure!(
				tariff.is_ok() && area.loading <= MAX_LOADING,
				"INV3: a loading, a threshold or a price is out of bounds"
			);
			ensure!(!area.name.is_empty(), "INV4: an area has no name");
			count = count.saturating_add(1);
		}
		ensure!(
			count == next && next <= T::MaxAreas::get(),
			"INV2: an area is missing, or there are too many"
		);
		Ok(())
	}
}
