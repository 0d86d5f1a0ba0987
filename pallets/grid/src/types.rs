// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores.

use crate::tariff::Tariff;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::Price;

/// Most bytes of the name of an area.
pub const MAX_NAME_LEN: u32 = 64;

/// Name of an area, in UTF-8 by convention.
pub type AreaName = BoundedVec<u8, ConstU32<MAX_NAME_LEN>>;

/// A part of the grid that one DSO runs.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Area<AccountId> {
	/// Its name.
	pub name: AreaName,
	/// The DSO that runs it.
	pub dso: AccountId,
	/// What a kWh costs by the loading.
	pub tariff: Tariff,
	/// How much of the capacity is in use, in percent, as reported last.
	pub loading: u16,
}

impl<AccountId> Area<AccountId> {
	/// What a kWh costs now, in the smallest token unit.
	pub fn price(&self) -> Price {
		self.tariff.price_at(self.loading)
	}
}
