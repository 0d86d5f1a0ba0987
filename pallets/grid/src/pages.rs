// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of areas, by pages.

use crate::{runtime_api::AreaInfo, Areas, Config, NextAreaId, Pallet};
use smartcharge_primitives::{
	page::{check_limit, page_of_ids, Page, QueryError, MAX_PAGE},
	AreaId,
};

impl<T: Config> Pallet<T> {
	/// Returns an area with its present price, or `None` if it is unknown.
	pub fn area_info(id: AreaId) -> Option<AreaInfo<T::AccountId>> {
		let area = Areas::<T>::get(id)?;
		Some(AreaInfo { id, price: area.price(), area })
	}

	/// Returns a page of at most [`MAX_PAGE`] areas.
	pub fn areas(
		after: Option<AreaId>,
		limit: u32,
	) -> Result<Page<AreaInfo<T::AccountId>, AreaId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		Self::areas_up_to(after, limit)
	}

	/// Returns a page of areas, whatever the `limit` is.
	pub fn areas_up_to(
		after: Option<AreaId>,
		limit: u32,
	) -> Result<Page<AreaInfo<T::AccountId>, AreaId>, QueryError> {
		page_of_ids(after, NextAreaId::<T>::get(), limit, Self::area_info)
	}
}
