// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who decides: two thirds of the member organisations, each of which has one vote.

use super::{
	consensus::HISTORY_DEPTH,
	money::{
		DriverAllowance, DriverRecovery, ExitReserve, MemberAllowance, MemberRecovery,
		PoolAllowance, PoolRecovery,
	},
	system::MAXIMUM_BLOCK_WEIGHT,
};
use crate::{
	access::{ActsFor, Exits},
	weights, AccountId, BlockNumber, Council, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	Session, Timestamp, DAYS,
};
use pallet_consortium::{EnsureCso, EnsureMember, EnsureSupplier, MembersOnly};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU32, ConstU64, Contains, EitherOf, EitherOfDiverse},
		weights::Weight,
	},
	frame_system::EnsureRoot,
	pallet_collective::{self, EnsureProportionAtLeast},
	pallet_tx_pause::{self, RuntimeCallNameOf},
};

/// Days for which a former participant can make exit calls.
const EXIT_DAYS: BlockNumber = 90;

/// The collective of the members.
pub type CouncilCollective = pallet_collective::Instance1;

/// Two thirds of the members, or the runtime itself.
pub type GovernanceOrigin = EitherOfDiverse<
	EnsureRoot<AccountId>,
	EnsureProportionAtLeast<AccountId, CouncilCollective, 2, 3>,
>;

parameter_types! {
	/// How long members can vote.
	pub const MotionDuration: BlockNumber = 7 * DAYS;
	/// What a decision may weigh.
	pub const MaxProposalWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(2);
}

/// The members are those of the consortium; nobody sets them by hand.
#[cfg(not(feature = "runtime-benchmarks"))]
type SetMembersOrigin = polkadot_sdk::frame_support::traits::NeverEnsureOrigin<()>;

/// The pallet's benchmarks set the members, as root.
#[cfg(feature = "runtime-benchmarks")]
type SetMembersOrigin = EnsureRoot<AccountId>;

impl pallet_collective::Config<CouncilCollective> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<100>;
	type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
	type SetMembersOrigin = SetMembersOrigin;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = GovernanceOrigin;
	type KillOrigin = GovernanceOrigin;
	type Consideration = ();
}

/// What no pause can stop: governance itself, which has to end the pause, the clock, and what
/// validators need to go on.
pub struct NeverPaused;

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, _): &RuntimeCallNameOf<Runtime>) -> bool {
		let pallet: &[u8] = pallet;
		[
			&b"System"[..],
			b"Timestamp",
			b"Grandpa",
			b"Council",
			b"Consortium",
			b"Session",
			b"TxPause",
			b"SafeMode",
		]
		.contains(&pallet)
	}
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = GovernanceOrigin;
	type UnpauseOrigin = GovernanceOrigin;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = weights::pallet_tx_pause::WeightInfo<Runtime>;
}

impl pallet_peers::Config for Runtime {
	type MemberOrigin = EnsureMember<Runtime>;
	type Members = MembersOnly<Runtime>;
	type Time = Timestamp;
	type GovernanceOrigin = GovernanceOrigin;
	type MaxAge = ConstU64<60_000>;
	type MaxPeers = ConstU32<1_000>;
	type MaxPeersPerMember = ConstU32<10>;
	type WeightInfo = pallet_peers::weights::SubstrateWeight<Runtime>;
}

impl pallet_consortium::Config for Runtime {
	type GovernanceOrigin = GovernanceOrigin;
	type RegistrarOrigin = EitherOf<EnsureSupplier<Runtime>, EnsureCso<Runtime>>;
	type MembershipChanged = Council;
	type MembershipInitialized = Council;
	type Delegation = ActsFor;
	type ExitCalls = Exits;
	type Sessions = Session;
	type HistoryDepth = ConstU32<HISTORY_DEPTH>;
	type MaxMembers = ConstU32<100>;
	type MaxValidators = ConstU32<100>;
	type MemberAllowance = MemberAllowance;
	type MemberRecovery = MemberRecovery;
	type DriverAllowance = DriverAllowance;
	type DriverRecovery = DriverRecovery;
	type PoolAllowance = PoolAllowance;
	type PoolRecovery = PoolRecovery;
	type ExitReserve = ExitReserve;
	type ExitPeriod = ConstU32<{ EXIT_DAYS * DAYS }>;
	type ExitInterval = ConstU32<DAYS>;
	type MaxFormer = ConstU32<20_000>;
	// The proxies of an account, and the signatories of a shared one.
	type MaxDelegates = ConstU32<64>;
	type WeightInfo = pallet_consortium::weights::SubstrateWeight<Runtime>;
}
