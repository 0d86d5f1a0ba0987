// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who makes blocks and when: Aura authors, GRANDPA finalises; who may do either changes with the
//! sessions, and the consortium decides on them.

use crate::{
	weights, AccountId, Aura, Balances, BlockNumber, Consortium, Grandpa, Historical, Offences,
	Runtime, RuntimeCall, RuntimeEvent, SessionKeys, UncheckedExtrinsic, DAYS, SLOT_DURATION,
};
use pallet_consortium::{Finality, IdentificationOf, ValidatorOf, WeightInfo as _};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstBool, ConstU32, ConstU64, KeyOwnerProofSystem},
		weights::Weight,
	},
	frame_system::{
		offchain::{CreateBare, CreateTransactionBase},
		RawOrigin,
	},
	pallet_aura, pallet_authorship, pallet_grandpa, pallet_offences,
	pallet_session::{self, historical, FindAccountFromAuthorIndex},
	pallet_timestamp,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::{AuthorityId as GrandpaId, KEY_TYPE as GRANDPA},
	sp_core::crypto::KeyTypeId,
	sp_runtime::traits::OpaqueKeys,
	sp_session::MembershipProof,
	sp_staking::SessionIndex,
};

/// Sessions that have ended of which it can be proven who took part: evidence against a validator
/// counts as long. A week of sessions of ten minutes.
pub const HISTORY_DEPTH: SessionIndex = 7 * 24 * 6;

/// Most validators.
pub type MaxAuthorities = ConstU32<100>;

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = MaxAuthorities;
	type DisabledValidators = ();
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ValidatorOf<Runtime>;
	type ShouldEndSession = Consortium;
	type NextSessionRotation = ();
	type SessionManager = historical::NoteHistoricalRoot<Runtime, Consortium>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	// A disabled author would end the blocks of its slots in a panic; an equivocator leaves the
	// set.
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = ();
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = AccountId;
	type FullIdentificationOf = IdentificationOf<Runtime>;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Runtime>;
	type OnOffenceHandler = Consortium;
}

parameter_types! {
	/// Sets of authorities that GRANDPA keeps: those of the sessions that can be proven, of the
	/// running one and of the next.
	pub MaxSetIdSessionEntries: u64 = u64::from(HISTORY_DEPTH).saturating_add(2);
	/// Time that a report waits for a block.
	pub ReportLongevity: u64 = u64::from(DAYS);
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = GrandpaWeight;
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

/// What GRANDPA estimates, and what the consortium does about an equivocation.
pub struct GrandpaWeight;

impl pallet_grandpa::WeightInfo for GrandpaWeight {
	fn report_equivocation(validators: u32, nominators: u32) -> Weight {
		<() as pallet_grandpa::WeightInfo>::report_equivocation(validators, nominators)
			.saturating_add(
				pallet_consortium::weights::SubstrateWeight::<Runtime>::remove_validator(),
			)
	}

	fn note_stalled() -> Weight {
		<() as pallet_grandpa::WeightInfo>::note_stalled()
	}
}

/// The authorities of GRANDPA, for the consortium.
pub struct GrandpaFinality;

impl Finality<BlockNumber> for GrandpaFinality {
	fn is_changing() -> bool {
		Grandpa::stalled().is_some() || Grandpa::pending_change().is_some()
	}

	fn next_forced() -> Option<BlockNumber> {
		Grandpa::next_forced()
	}

	fn note_stalled(best_finalized: BlockNumber, delay: BlockNumber) {
		// Nobody is root, which the call wants: the consortium has asked its members.
		let noted = Grandpa::note_stalled(RawOrigin::Root.into(), delay, best_finalized);
		debug_assert!(noted.is_ok(), "root may note it");
	}
}

/// Who held the GRANDPA key `id`, to be proven later.
pub fn prove_grandpa_key(id: GrandpaId) -> Option<MembershipProof> {
	Historical::prove((GRANDPA, id))
}

// What a node sends on behalf of the runtime: reports of equivocations, which nobody signs.
impl<C> CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
