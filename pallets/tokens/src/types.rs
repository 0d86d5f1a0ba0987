// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use smartcharge_primitives::Balance;

/// Most bytes of a reference.
pub const MAX_REFERENCE_LEN: u32 = 64;

/// What identifies a payment at the bank, or what a participant wants the custodian to pay to.
pub type Reference = BoundedVec<u8, ConstU32<MAX_REFERENCE_LEN>>;

/// Identity of a withdrawal, assigned by the chain.
pub type WithdrawalId = u64;

/// A withdrawal that the custodian has neither settled nor rejected.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal<AccountId> {
	/// Who asked for it.
	pub who: AccountId,
	/// How many tokens are on hold for it, in the smallest unit.
	pub amount: Balance,
	/// What the custodian is to pay to or to write on the payment.
	pub payout_reference: Reference,
}
