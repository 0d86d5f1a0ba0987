// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use crate::tariff::Tariff;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::Price;

/// Maximum length of the name of an area, in bytes.
pub const MAX_NAME_LEN: u32 = 64;

/// Name of an area, UTF-8 by convention.
pub type AreaName = BoundedVec<u8, ConstU32<MAX_NAME_LEN>>;

/// A part of the grid that one DSO operates.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Area<AccountId> {
	/// Name of the area.
	pub name: AreaName,
	/// DSO that operates the area.
	pub dso: AccountId,
	/// Tariff: the price of transport by the loading.
	pub tariff: Tariff,
	/// Loading that was reported last, in percent of the capacity.
	pub loading: u16,
}

impl<AccountId> Area<AccountId> {
	/// Returns the grid price at the present loading, in the smallest token unit per kWh; negative if
	/// the DSO pays.
	pub fn price(&self) -> Price {
		self.tariff.price_at(self.loading)
	}
}
