// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who makes blocks and when: Aura authors, GRANDPA finalises.

use crate::{
	AccountId, Aura, Balances, Consortium, Historical, Offences, Runtime, RuntimeCall,
	RuntimeEvent, SessionKeys, UncheckedExtrinsic, SLOT_DURATION,
};
use pallet_consortium::{IdentificationOf, ValidatorOf};
use polkadot_sdk::{
	frame_support::{
		traits::{ConstBool, ConstU32, ConstU64, FindAuthor, KeyOwnerProofSystem},
		ConsensusEngineId,
	},
	frame_system::offchain::{CreateBare, CreateTransactionBase},
	pallet_aura, pallet_authorship, pallet_grandpa, pallet_offences,
	pallet_session::{self, historical},
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
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = MaxAuthorities;
	type DisabledValidators = ();
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = AuthorOf;
	type EventHandler = ();
}

/// Finds the validator that authored a block by its place in the session.
pub struct AuthorOf;

impl FindAuthor<AccountId> for AuthorOf {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let index = usize::try_from(Aura::find_author(digests)?).ok()?;
		pallet_session::Validators::<Runtime>::get().get(index).cloned()
	}
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
	// A disabled author would end the blocks of its slots in a panic; an equivocator leaves the set.
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

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ HISTORY_DEPTH as u64 }>;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		Offences,
		Historical,
		ConstU64<{ HISTORY_DEPTH as u64 }>,
	>;
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
