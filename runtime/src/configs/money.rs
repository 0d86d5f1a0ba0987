// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The settlement token and what transactions cost.
//!
//! Nothing is burnt or minted on the way: fees and dust go to the consortium's account.

use crate::{
	weights, AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason,
	RuntimeHoldReason, System, TOKEN,
};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{tokens::imbalance::ResolveTo, ConstU128, ConstU32, ConstU8, VariantCountOf},
		weights::{ConstantMultiplier, Weight, WeightToFee},
		PalletId,
	},
	pallet_balances, pallet_transaction_payment,
	sp_runtime::{
		traits::{AccountIdConversion, One},
		FixedU128, Perbill,
	},
};

/// The smallest unit: a payment of any size reaches an account, whatever it holds.
pub const EXISTENTIAL_DEPOSIT: Balance = 1;

/// Picoseconds of weight that cost one unit: a call of half a millisecond costs 0.002 tokens.
const PICOSECONDS_PER_UNIT: u64 = 250_000;

parameter_types! {
	/// Where fees and dust go.
	pub ConsortiumAccount: AccountId = PalletId(*b"sc/consm").into_account_truncating();
	/// Fees do not depend on how full blocks are.
	pub FeeMultiplier: FixedU128 = FixedU128::one();
}

/// A fee in proportion to weight.
pub struct FeeOfWeight;

impl WeightToFee for FeeOfWeight {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		Balance::from(weight.ref_time().div_ceil(PICOSECONDS_PER_UNIT))
	}
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
	type Balance = Balance;
	type DustRemoval = ResolveTo<ConsortiumAccount, Balances>;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<8>;
	type MaxReserves = ConstU32<8>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = pallet_transaction_payment::FungibleAdapter<
		Balances,
		ResolveTo<ConsortiumAccount, Balances>,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightToFee = FeeOfWeight;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<1>>;
	type FeeMultiplierUpdate = pallet_transaction_payment::ConstFeeMultiplier<FeeMultiplier>;
	type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
}

parameter_types! {
	/// Fees that a member may run up: thirty blocks of its recovery, for a gateway that catches up.
	pub const MemberAllowance: Balance = 36 * TOKEN;
	/// A member recovers what three tenths of a second of weight cost in each block.
	pub const MemberRecovery: Balance = 1_200_000;
	/// Fees that a driver may run up: some hundred calls.
	pub const DriverAllowance: Balance = TOKEN / 2;
	/// A driver recovers within an hour.
	pub const DriverRecovery: Balance = 300;
	/// Fees that all drivers of a registrar together may run up: thirty blocks of their recovery.
	pub const PoolAllowance: Balance = 18 * TOKEN;
	/// The drivers of a registrar together recover half of what a member does: some hundred calls
	/// per second.
	pub const PoolRecovery: Balance = 600_000;
	/// Part of a driver's allowance and of a pool that is left for ends: to disconnect, to
	/// withdraw.
	pub const ExitReserve: Perbill = Perbill::from_percent(10);
}
