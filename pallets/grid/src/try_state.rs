// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	tariff::{InvalidTariff, MAX_LOADING},
	AllocationPoints, Allocations, Areas, Config, NextAreaId, Pallet,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{AreaId, Ean18};

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
		Self::check_allocations()
	}

	fn check_allocations() -> Result<(), TryRuntimeError> {
		let mut points: usize = 0;
		for (ean, connection) in Allocations::<T>::iter() {
			ensure!(
				Areas::<T>::contains_key(connection.area) && !connection.history.is_empty(),
				"INV5: a connection is in no area, or without an allocation"
			);
			ensure!(
				connection.history.is_sorted_by(|one, next| one.from < next.from),
				"INV5: the allocations of a connection do not ascend strictly"
			);
			for point in connection.points() {
				ensure!(
					AllocationPoints::<T>::get(point) == Some(ean),
					"INV6: an allocation point is not that of its connection"
				);
				points = points.saturating_add(1);
			}
		}
		let is_connection = |point: Ean18| Allocations::<T>::contains_key(point);
		ensure!(
			AllocationPoints::<T>::iter_keys().count() == points,
			"INV6: an allocation point belongs to no allocation"
		);
		ensure!(
			!AllocationPoints::<T>::iter_keys().any(is_connection),
			"INV7: an allocation point is a connection"
		);
		Ok(())
	}
}
