// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What clients ask about invoices.

#![allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]

use crate::{Anchor, Series};
use codec::Codec;

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Numbers and anchors of invoices.
	pub trait InvoicesApi<AccountId> where AccountId: Codec {
		/// Returns the next number of a series of `issuer`; `None` if all are used.
		fn next_number(issuer: AccountId, series: Series) -> Option<u32>;

		/// Returns the anchor of a document of `issuer`; `None` if there is none, or its time is
		/// over.
		fn anchor(issuer: AccountId, series: Series, number: u32) -> Option<Anchor>;
	}
}
