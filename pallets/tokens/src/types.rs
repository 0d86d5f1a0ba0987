// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::{Balance, Moment};

/// Maximum length of a reference, in bytes.
pub const MAX_REFERENCE_LEN: u32 = 64;

/// Maximum length of the payout reference of a new withdrawal, in bytes.
pub const MAX_PAYOUT_REFERENCE_LEN: u32 = 32;

/// Bank reference of a payment, or payout reference of a withdrawal; at most 64 bytes.
pub type Reference = BoundedVec<u8, ConstU32<MAX_REFERENCE_LEN>>;

/// Id of a withdrawal, assigned by the chain.
pub type WithdrawalId = u64;

/// A pending withdrawal: neither settled, rejected nor cancelled.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Withdrawal<AccountId> {
	/// Account that requested the withdrawal.
	pub who: AccountId,
	/// Amount on hold, in the smallest unit of the token.
	pub amount: Balance,
	/// Opaque reference by which the custodian knows where to pay to. At most 32 bytes; a
	/// withdrawal that was requested before that rule may have up to 64.
	pub payout_reference: Reference,
	/// Time of the request, in ms since the Unix epoch.
	pub requested: Moment,
}
