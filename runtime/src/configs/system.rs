// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The ground of the chain: accounts, blocks and their limits, and ways to combine calls.

#![allow(clippy::arithmetic_side_effects, reason = "limits of a block, computed of constants")]

use crate::{
	access::{AllowedCalls, ProxyType},
	weights, AccountId, Balance, Balances, Block, BlockNumber, Hash, Nonce, OriginCaller,
	PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, SafeMode, System,
	TxPause, HOURS, VERSION,
};
use polkadot_sdk::{
	frame_support::{
		derive_impl,
		dispatch::DispatchClass,
		parameter_types,
		traits::{ConstU32, InsideBoth},
		weights::{
			constants::{WEIGHT_REF_TIME_PER_MICROS, WEIGHT_REF_TIME_PER_SECOND},
			RuntimeDbWeight, Weight,
		},
	},
	frame_system::{
		self,
		limits::{BlockLength, BlockWeights},
	},
	pallet_balances, pallet_multisig, pallet_proxy, pallet_utility,
	sp_runtime::{
		traits::{AccountIdLookup, BlakeTwo256},
		Perbill,
	},
	sp_version::RuntimeVersion,
};

/// What a block may use of itself for transactions that are not operational.
pub const NORMAL_RATIO: Perbill = Perbill::from_percent(95);

/// Most weight of a block: half of a slot of two seconds, so that the others have the other half to
/// import it.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

/// What a block weighs that does nothing: 288 µs to begin, to end and to write it. Measured by
/// `smartcharge-bench calls`, as is the next one.
const BASE_BLOCK: Weight = Weight::from_parts(300 * WEIGHT_REF_TIME_PER_MICROS, 0);

/// What a transaction weighs that does nothing, its signature included: 86 µs.
const BASE_EXTRINSIC: Weight = Weight::from_parts(90 * WEIGHT_REF_TIME_PER_MICROS, 0);

/// Most bytes of a block.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 4 * 1024 * 1024;

parameter_types! {
	/// For how many blocks a mortal transaction can refer to a block: two hours.
	pub const BlockHashCount: BlockNumber = 2 * HOURS;
	/// What a key costs in a state of 100 000 running processes: a read that no cache serves, and
	/// the part of a write in the storage root and the commit of a full block. Measured by
	/// `scripts/bench.sh --long`, see `docs/performance.md`.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 8 * WEIGHT_REF_TIME_PER_MICROS,
		write: 30 * WEIGHT_REF_TIME_PER_MICROS,
	};
	/// The version of the runtime.
	pub const Version: RuntimeVersion = VERSION;
	/// Limits of weight.
	pub Weights: BlockWeights = BlockWeights::builder()
		.base_block(BASE_BLOCK)
		.for_class(DispatchClass::all(), |class| class.base_extrinsic = BASE_EXTRINSIC)
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			class.reserved = Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.avg_block_initialization(Perbill::from_percent(1))
		.build_or_panic();
	/// Limits of length.
	pub Length: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_RATIO * MAXIMUM_BLOCK_LENGTH;
		})
		.build();
	/// The address format of a chain that has none of its own.
	pub const SS58Prefix: u8 = 42;
	/// A pending operation of a multisig account costs nothing: the first custodian of a network
	/// may be such an account, and there are no tokens before it acts. The allowance of the
	/// participant bounds how many there can be.
	pub const MultisigDeposit: Balance = 0;
	/// A proxy costs nothing: there are few and only participants have them.
	pub const ProxyDeposit: Balance = 0;
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = InsideBoth<AllowedCalls, InsideBoth<TxPause, SafeMode>>;
	type Block = Block;
	type BlockWeights = Weights;
	type BlockLength = Length;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Hash = Hash;
	type Hashing = BlakeTwo256;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type BlockHashCount = BlockHashCount;
	type DbWeight = DbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<16>;
	type SingleBlockMigrations = crate::migrations::SingleBlock;
	type MultiBlockMigrator = crate::Migrations;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDeposit;
	type ProxyDepositFactor = ProxyDeposit;
	type MaxProxies = ConstU32<32>;
	// Its benchmarks want a deposit, and a proxy costs none here: the SDK's figures hold.
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ProxyDeposit;
	type AnnouncementDepositFactor = ProxyDeposit;
	type BlockNumberProvider = System;
}

type MeasuredMultisig = weights::pallet_multisig::WeightInfo<Runtime>;

/// The measured weights of multisig accounts. The SDK reserves `approve_as_multi` for an approval
/// by hash, and reports that it weighed as `as_multi` of an empty call: the higher one holds.
pub struct MultisigWeight;

impl pallet_multisig::WeightInfo for MultisigWeight {
	fn as_multi_threshold_1(z: u32) -> Weight {
		MeasuredMultisig::as_multi_threshold_1(z)
	}

	fn as_multi_create(s: u32, z: u32) -> Weight {
		MeasuredMultisig::as_multi_create(s, z)
	}

	fn as_multi_approve(s: u32, z: u32) -> Weight {
		MeasuredMultisig::as_multi_approve(s, z)
	}

	fn as_multi_complete(s: u32, z: u32) -> Weight {
		MeasuredMultisig::as_multi_complete(s, z)
	}

	fn approve_as_multi_create(s: u32) -> Weight {
		MeasuredMultisig::approve_as_multi_create(s).max(Self::as_multi_create(s, 0))
	}

	fn approve_as_multi_approve(s: u32) -> Weight {
		MeasuredMultisig::approve_as_multi_approve(s).max(Self::as_multi_approve(s, 0))
	}

	fn cancel_as_multi(s: u32) -> Weight {
		MeasuredMultisig::cancel_as_multi(s)
	}

	fn poke_deposit(s: u32) -> Weight {
		MeasuredMultisig::poke_deposit(s)
	}
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDeposit;
	type DepositFactor = MultisigDeposit;
	type MaxSignatories = ConstU32<20>;
	type WeightInfo = MultisigWeight;
	type BlockNumberProvider = System;
}
