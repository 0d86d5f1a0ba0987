// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations that take several blocks, and the mode that a failed one leaves behind.
//!
//! While one runs, blocks contain no transactions. When one fails, transactions are taken again,
//! but only those by which the members decide on a way out.

use super::{
	governance::{GovernanceOrigin, NeverPaused},
	system::MAXIMUM_BLOCK_WEIGHT,
};
use crate::{
	AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, SafeMode,
};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::{FailedMigrationHandler, FailedMigrationHandling},
		parameter_types,
		traits::{self, CallMetadata, ConstU32, Contains, GetCallMetadata, NeverEnsureOrigin},
		weights::Weight,
	},
	frame_system::EnsureRoot,
	pallet_migrations, pallet_safe_mode,
};

parameter_types! {
	/// Weight that a block spends on migrations.
	pub MaxServiceWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(2);
	/// Nobody enters the safe mode, and so nobody leaves a deposit.
	pub const NoDeposit: Option<Balance> = None;
	/// There is no deposit to be given back.
	pub const NoRelease: Option<BlockNumber> = None;
}

/// Enters the safe mode, in which members alone can act, and takes transactions again. Never leaves
/// the chain without: nobody could vote on a new runtime then.
pub struct LeaveItToMembers<Mode>(PhantomData<Mode>);

impl<Mode: traits::SafeMode<BlockNumber = BlockNumber>> FailedMigrationHandler
	for LeaveItToMembers<Mode>
{
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		// It fails if the mode is entered already, which is as good.
		let _ = Mode::enter(BlockNumber::MAX);
		FailedMigrationHandling::ForceUnstuck
	}
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = crate::migrations::MultiBlock;
	// Its benchmarks need migrations that they can command.
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = LeaveItToMembers<SafeMode>;
	type MaxServiceWeight = MaxServiceWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

/// The calls that can be made in the safe mode: what no pause can stop either, and those that
/// repair migrations. What is in a batch, a proxied or a shared call is filtered as well.
pub struct InSafeMode;

impl Contains<RuntimeCall> for InSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		matches!(call, RuntimeCall::Migrations(_))
			|| NeverPaused::has(pallet_name.as_bytes(), function_name.as_bytes())
	}
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = InSafeMode;
	type EnterDuration = ConstU32<1>;
	type ExtendDuration = ConstU32<1>;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = NeverEnsureOrigin<BlockNumber>;
	type ForceExtendOrigin = NeverEnsureOrigin<BlockNumber>;
	type ForceExitOrigin = GovernanceOrigin;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}
