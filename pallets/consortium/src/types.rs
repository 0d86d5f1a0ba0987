// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_runtime::{traits::ConstU32, BoundedBTreeSet, BoundedVec},
	sp_staking::SessionIndex,
};
use scale_info::TypeInfo;
use smartcharge_primitives::Role;

/// Maximum length of a member's name, in bytes.
pub const MAX_NAME_LEN: u32 = 64;

/// Maximum number of roles of a member: all that exist.
pub const MAX_ROLES: u32 = 6;

/// Name of a member, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME_LEN>>;

/// Roles of a member.
pub type Roles = BoundedBTreeSet<Role, ConstU32<MAX_ROLES>>;

/// A member organisation.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct MemberRecord {
	/// Name; never empty.
	pub name: Name,
	/// Roles in the consortium; never empty.
	pub roles: Roles,
}

/// A registered driver.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct DriverRecord<AccountId, Hash> {
	/// Member that registered the driver; it may have left the consortium.
	pub registrar: AccountId,
	/// Hash of a salt and the contract between registrar and driver.
	pub contract_hash: Hash,
}

/// Used part of the allowance of a participant.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct AllowanceUse<Balance, BlockNumber> {
	/// Used amount at the block `at`, in the smallest token unit.
	pub used: Balance,
	/// Block of the latest change.
	pub at: BlockNumber,
}

/// A validator that takes part in future sessions.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct ValidatorRecord<AccountId> {
	/// Member that operates it.
	pub member: AccountId,
	/// Session after its admission. Equivocations in earlier sessions do not remove it.
	pub since: SessionIndex,
}

/// Seat of a validator in a session.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Seat<AccountId, Hash> {
	/// Account of the validator.
	pub validator: AccountId,
	/// Member that operated it when the session was planned.
	pub member: AccountId,
	/// Hash of its session keys.
	pub keys: Hash,
}

/// An open motion of a member.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Motion<Hash> {
	/// Hash of the proposed call.
	pub hash: Hash,
	/// Number of the motion, because the same call can be proposed again.
	pub index: u32,
}
