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
pub const MAX_ROLES: u32 = 7;

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

/// Maximum number of exit calls of a former participant per day, of all kinds and signers.
pub const MAX_EXITS: u32 = 16;

/// Kind of call that a former participant can still make.
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
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum ExitKind {
	/// Disconnect from a station.
	#[codec(index = 0)]
	Disconnect,
	/// Request the payment of tokens.
	#[codec(index = 1)]
	Withdraw,
	/// Take back such a request.
	#[codec(index = 2)]
	CancelWithdrawal,
	/// Cancel certificates.
	#[codec(index = 3)]
	CancelCertificate,
	/// Transfer certificates.
	#[codec(index = 4)]
	TransferCertificate,
}

/// An exit call of the last day.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Exit<AccountId, BlockNumber> {
	/// Kind of the call.
	pub kind: ExitKind,
	/// Signer of the transaction.
	pub signer: AccountId,
	/// Block of the call.
	pub at: BlockNumber,
}

/// A former member or driver, which can still make exit calls.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct FormerRecord<AccountId, BlockNumber> {
	/// Account whose pool pays: the registrar of the driver, or the former member itself.
	pub registrar: AccountId,
	/// Block at which the exit ends.
	pub until: BlockNumber,
	/// Exit calls of the last day.
	pub exits: BoundedVec<Exit<AccountId, BlockNumber>, ConstU32<MAX_EXITS>>,
}

/// An account that acts for a participant and is none itself, or a former validator.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct DelegateRecord<AccountId, BlockNumber> {
	/// Participant that it acted for first, against whose limit it counts.
	pub participant: AccountId,
	/// Block until which the account exists without tokens. Acting again puts it off.
	pub until: BlockNumber,
}

/// Reason why an account exists for a while.
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
pub enum Stay {
	/// It acts for a participant.
	#[codec(index = 0)]
	Delegate,
	/// It is a former participant.
	#[codec(index = 1)]
	Former,
}

/// Number of a block as a key, in the order of the blocks.
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
pub struct OrderedBlock([u8; 8]);

impl OrderedBlock {
	/// Returns the key of a block.
	pub const fn new(block: u64) -> Self {
		Self(block.to_be_bytes())
	}

	/// Returns the number of the block.
	pub const fn number(&self) -> u64 {
		u64::from_be_bytes(self.0)
	}
}

/// Participant that is responsible for a transaction, and the allowance that it uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Payer<AccountId> {
	/// A member, with its own allowance.
	Member(AccountId),
	/// A driver, with its own allowance and its registrar's pool.
	Driver {
		/// The driver.
		driver: AccountId,
		/// Its registrar.
		registrar: AccountId,
	},
	/// A former participant, with the pool alone.
	Former {
		/// The former participant.
		account: AccountId,
		/// Owner of the pool.
		registrar: AccountId,
	},
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
