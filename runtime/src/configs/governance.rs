// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who decides: two thirds of the member organisations, each of which has one vote.

use super::{
	consensus::{GrandpaFinality, HISTORY_DEPTH},
	money::{
		ConsortiumAccount, DriverAllowance, DriverRecovery, ExitReserve, MemberAllowance,
		MemberRecovery, PoolAllowance, PoolRecovery,
	},
	system::MAXIMUM_BLOCK_WEIGHT,
};
use crate::{
	access::{ActsFor, Exits, RightsOfProxies},
	weights, AccountId, Balances, BlockNumber, Consortium, Council, Hash, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, Session, Timestamp, DAYS,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use pallet_consortium::{EnsureCso, EnsureMember, EnsureSupplier, MembersOnly, Motion};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		storage::unhashed,
		traits::{
			Consideration, ConstU32, ConstU64, Contains, EitherOf, EitherOfDiverse, Get,
			MaybeConsideration,
		},
		weights::Weight,
	},
	frame_system::EnsureRoot,
	pallet_collective::{self, DefaultVote, EnsureProportionAtLeast, MemberCount},
	pallet_tx_pause::{self, RuntimeCallNameOf},
	sp_runtime::DispatchError,
};
use scale_info::TypeInfo;
use smartcharge_primitives::MILLIS_PER_DAY;

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
	/// What a transaction may weigh of which its calls return nothing: 0.2 % of a block, for light
	/// calls by wallets that know the proxy pallet only.
	pub const MaxUnreturned: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(500);
	/// How old the best finalised block may be when finality is restarted.
	pub const MaxStall: BlockNumber = 28 * DAYS;
	/// How long after the start of a session finality restarts at the latest.
	pub const MaxStallDelay: BlockNumber = DAYS;
}

/// Who does not vote does not agree: two thirds are two thirds of all members, also when the time
/// to vote is over.
pub struct SilenceIsNoVote;

impl DefaultVote for SilenceIsNoVote {
	fn default_vote(prime: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		// Nobody names a prime member but the pallet's benchmarks, one of which needs its vote.
		cfg!(feature = "runtime-benchmarks") && prime == Some(true)
	}
}

/// A place among the open motions of a member, which has few of them. It costs no money, because a
/// member needs none to vote.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MotionPlace;

impl Consideration<AccountId, u32> for MotionPlace {
	fn new(who: &AccountId, _: u32) -> Result<Self, DispatchError> {
		// The council has listed the motion when it asks for its place, and numbers it afterwards.
		let proposals = pallet_collective::Proposals::<Runtime, CouncilCollective>::get();
		if let Some(hash) = proposals.last().copied() {
			let index = pallet_collective::ProposalCount::<Runtime, CouncilCollective>::get();
			Consortium::count_motion(who, Motion { hash, index }, is_open)?;
		}
		Ok(Self)
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	/// A member of a benchmark has as many motions as it needs.
	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(who: &AccountId, _: u32) {
		pallet_consortium::Motions::<Runtime>::remove(who);
	}
}

impl MaybeConsideration<AccountId, u32> for MotionPlace {
	// The consortium counts the places: the council has nothing to keep, nor to give back.
	fn is_none(&self) -> bool {
		true
	}
}

/// Whether members still vote on `motion`.
fn is_open(motion: &Motion<Hash>) -> bool {
	let key = pallet_collective::Voting::<Runtime, CouncilCollective>::hashed_key_for(motion.hash);
	// The votes begin with the number of the motion, which the pallet shows to nobody.
	unhashed::get(&key) == Some(motion.index)
}

/// Most validators.
type MaxValidators = ConstU32<100>;

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
	type DefaultVote = SilenceIsNoVote;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
	type SetMembersOrigin = SetMembersOrigin;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = GovernanceOrigin;
	type KillOrigin = GovernanceOrigin;
	type Consideration = MotionPlace;
}

/// What neither a pause nor the safe mode can stop: governance itself, which has to end the pause,
/// what it decides, the ways in which members vote (as multisig accounts, by proxies, in batches),
/// the clock, and what validators need to continue.
pub struct NeverPaused;

/// Pallets of which no call can be paused.
const NEVER_PAUSED: &[&[u8]] = &[
	b"System",
	b"Timestamp",
	b"Grandpa",
	b"Council",
	b"Utility",
	b"Proxy",
	b"Multisig",
	b"Consortium",
	b"Session",
	b"TxPause",
	b"SafeMode",
];

/// Calls on which members vote, of pallets whose other calls can be paused.
const CALLS_OF_GOVERNANCE: &[(&[u8], &[u8])] = &[
	(b"Corrections", b"decide_appeal"),
	(b"Corrections", b"set_arbiters"),
	(b"Grid", b"create_area"),
	(b"Grid", b"set_operator"),
	(b"Peers", b"enforce"),
	(b"Settlement", b"reprice"),
];

impl NeverPaused {
	/// Whether nothing can stop `call` of `pallet`, neither a pause nor the safe mode.
	pub fn has(pallet: &[u8], call: &[u8]) -> bool {
		NEVER_PAUSED.contains(&pallet) || CALLS_OF_GOVERNANCE.contains(&(pallet, call))
	}
}

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		Self::has(pallet, call)
	}
}

/// The members that operate validators.
pub struct Validating;

impl Get<Vec<AccountId>> for Validating {
	fn get() -> Vec<AccountId> {
		Consortium::validating_members()
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
	type Validating = Validating;
	type MaxValidators = MaxValidators;
	type ProofLifetime = ConstU64<MILLIS_PER_DAY>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Cast;
	type WeightInfo = pallet_peers::weights::SubstrateWeight<Runtime>;
}

impl pallet_consortium::Config for Runtime {
	type GovernanceOrigin = GovernanceOrigin;
	type RegistrarOrigin = EitherOf<EnsureSupplier<Runtime>, EnsureCso<Runtime>>;
	type MembershipChanged = Council;
	type MembershipInitialized = Council;
	type Delegation = ActsFor;
	type Proxies = RightsOfProxies;
	type MaxUnreturned = MaxUnreturned;
	type ExitCalls = Exits;
	type Sessions = Session;
	type Finality = GrandpaFinality;
	type Currency = Balances;
	type ConsortiumAccount = ConsortiumAccount;
	type MaxOpenMotions = ConstU32<3>;
	type MaxStall = MaxStall;
	type MaxStallDelay = MaxStallDelay;
	type HistoryDepth = ConstU32<HISTORY_DEPTH>;
	type MaxMembers = ConstU32<100>;
	type MaxValidators = MaxValidators;
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
