// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the peers, and members that the tests name.

use crate::{self as pallet_peers, peer_id::to_base58, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{AsContains, ConstU32, ConstU64},
	},
	frame_system::{mocking::MockBlock, EnsureRoot, EnsureSignedBy},
	sp_core::{ed25519, Pair},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use smartcharge_primitives::{
	testing::{self, FakeClock, FakeMembers},
	Moment, Role,
};

pub use smartcharge_primitives::testing::{AccountId, ClockTime, NOW as START};

pub const MEMBER: AccountId = 1;
pub const OTHER_MEMBER: AccountId = 2;
pub const THIRD_MEMBER: AccountId = 3;
pub const STRANGER: AccountId = 4;

pub const MAX_PEERS: u32 = 8;
pub const MAX_PEERS_PER_MEMBER: u32 = 3;
pub const MAX_AGE: Moment = 60_000;
pub const PROOF_LIFETIME: Moment = 3_600_000;
pub const MAX_VALIDATORS: u32 = 4;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type PeersPallet = pallet_peers;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// The members at the start of a test.
const MEMBERS: [AccountId; 3] = [MEMBER, OTHER_MEMBER, THIRD_MEMBER];

parameter_types! {
	/// The members that operate validators.
	pub static Validating: Vec<AccountId> = vec![];
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AccountId> for Cast {
	fn validating(number: u32) -> Vec<AccountId> {
		let members: Vec<_> = (0..number).map(|n| 100 + AccountId::from(n)).collect();
		Validating::set(members.clone());
		members
	}
}

impl pallet_peers::Config for Test {
	type MemberOrigin = EnsureSignedBy<FakeMembers, AccountId>;
	type Members = AsContains<FakeMembers>;
	type Time = FakeClock;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type MaxAge = ConstU64<MAX_AGE>;
	type MaxPeers = ConstU32<MAX_PEERS>;
	type MaxPeersPerMember = ConstU32<MAX_PEERS_PER_MEMBER>;
	type Validating = Validating;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type ProofLifetime = ConstU64<PROOF_LIFETIME>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
	type WeightInfo = weights::SubstrateWeight<Test>;
}

/// Genesis of a test.
#[derive(Default)]
pub struct ExtBuilder {
	peers: Vec<(String, AccountId)>,
}

impl ExtBuilder {
	/// Sets all peers, by their base58.
	#[must_use]
	pub fn texts(mut self, peers: &[(&str, AccountId)]) -> Self {
		self.peers = peers.iter().map(|&(text, member)| (text.to_string(), member)).collect();
		self
	}

	/// Sets all peers.
	#[must_use]
	pub fn peers(mut self, peers: &[(PeerId, AccountId)]) -> Self {
		self.peers =
			peers.iter().map(|(peer, member)| (to_base58(peer).unwrap(), *member)).collect();
		self
	}

	/// Builds the state.
	pub fn build(self) -> TestExternalities {
		testing::reset();
		set_members(&MEMBERS);
		Validating::take();
		let genesis = RuntimeGenesisConfig {
			peers_pallet: GenesisConfig { peers: self.peers },
			..Default::default()
		};
		let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
		// There are no events in block zero.
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			PeersPallet::do_try_state().unwrap();
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	use polkadot_sdk::sp_keystore::{testing::MemoryKeystore, KeystoreExt};
	let mut ext = ExtBuilder::default().build();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Makes these the members, and nobody else.
pub fn set_members(members: &[AccountId]) {
	testing::Roles::set(members.iter().map(|who| (*who, vec![Role::Cso])).collect());
}

/// The key of the node `n`.
pub fn node(n: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[n; 32])
}

/// The peer id of the node `n`.
pub fn peer(n: u8) -> PeerId {
	let mut bytes = vec![0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	bytes.extend(node(n).public().0);
	PeerId::try_from(bytes).unwrap()
}

/// The proof of the node `n` for `member`, made at `at`.
pub fn proof_at(n: u8, member: AccountId, at: Moment) -> PeerProof {
	let mut message = b"smartcharge:peer:v1".to_vec();
	message.extend(System::block_hash(0).0);
	message.extend(member.to_le_bytes());
	message.extend(at.to_le_bytes());
	PeerProof { at, signature: node(n).sign(&message).0 }
}

/// The proof of the node `n` for `member`, made now.
pub fn proof(n: u8, member: AccountId) -> PeerProof {
	proof_at(n, member, ClockTime::get())
}

/// The peer id of a key whose SHA2-256 is `n` over and over.
pub fn hashed_peer(n: u8) -> PeerId {
	let mut bytes = vec![0x12, 0x20];
	bytes.extend([n; 32]);
	PeerId::try_from(bytes).unwrap()
}
