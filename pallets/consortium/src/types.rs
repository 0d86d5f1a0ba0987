// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_runtime::{traits::ConstU32, BoundedBTreeSet, BoundedVec},
	sp_staking::SessionIndex,
};
use scale_info::TypeInfo;
use smartcharge_primitives::Role;

/// Most bytes of a member's name.
pub const MAX_NAME_LEN: u32 = 64;

/// Most roles of a member: all of them.
pub const MAX_ROLES: u32 = 5;

/// Name of a member, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME_LEN>>;

/// Roles of a member.
pub type Roles = BoundedBTreeSet<Role, ConstU32<MAX_ROLES>>;

/// A member organisation.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct MemberRecord {
	/// What it is called; never empty.
	pub name: Name,
	/// What it is to the consortium; never empty.
	pub roles: Roles,
}

/// A registered driver.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct DriverRecord<AccountId, Hash> {
	/// The member that registered the driver; it may have left the consortium since.
	pub registrar: AccountId,
	/// Hash of the contract between registrar and driver.
	pub contract_hash: Hash,
}

/// How much of its allowance a participant has used.
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
pub struct AllowanceUse<Balance, BlockNumber> {
	/// What was used at the block `at`, in units of fees.
	pub used: Balance,
	/// The block of the latest change.
	pub at: BlockNumber,
}

/// A validator that takes part in sessions to come.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ValidatorRecord<AccountId> {
	/// The member that runs it.
	pub member: AccountId,
	/// The session after its admission; what it did before is not held against it.
	pub since: SessionIndex,
}

/// A validator's place in a session.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Seat<AccountId, Hash> {
	/// Account of the validator.
	pub validator: AccountId,
	/// The member that ran it when the session was planned.
	pub member: AccountId,
	/// Hash of its session keys.
	pub keys: Hash,
}
