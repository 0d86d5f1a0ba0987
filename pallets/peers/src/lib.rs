// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod decision;
mod impls;
#[cfg(test)]
mod mock;
pub mod peer_id;
pub mod proof;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;
mod worker;

pub use pallet::*;
pub use peer_id::{PeerId, MAX_PEER_ID_LEN};
pub use proof::PeerProof;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

/// Creates the members of a benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Makes `number` members that operate a validator each the only ones that operate any.
	fn validating(number: u32) -> alloc::vec::Vec<AccountId>;
}

/// Log target of the pallet.
const LOG_TARGET: &str = "runtime::peers";

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{string::String, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{Contains, EnsureOrigin, Time},
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::Moment;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Nodes that may join the network.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the peers pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Origin of a member organisation, which authorises its own nodes.
		type MemberOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The member organisations.
		type Members: Contains<Self::AccountId>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Origin of governance, which decides whether nodes enforce the list.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Maximum difference between the time of a block and the clock of a node, in ms. Beyond
		/// it, the node takes the list of the block for outdated.
		#[pallet::constant]
		type MaxAge: Get<Moment>;

		/// The members that operate validators, each of which needs a listed peer in a closed
		/// network. At most [`Config::MaxValidators`].
		type Validating: Get<Vec<Self::AccountId>>;

		/// Maximum number of validators, for weights.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Maximum age of the proof of a node, in ms.
		#[pallet::constant]
		type ProofLifetime: Get<Moment>;

		/// Maximum number of peers of all members together.
		#[pallet::constant]
		type MaxPeers: Get<u32>;

		/// Maximum number of peers of one member.
		#[pallet::constant]
		type MaxPeersPerMember: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the members of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Authorised peers: the member that authorised a peer, by peer id; at most
	/// [`Config::MaxPeers`].
	///
	/// Written by `authorise_peer` and at genesis; removed by `revoke_peer`. Peers of a former
	/// member stay until they are revoked, but nodes ignore them.
	// A cryptographic hasher, because users choose peer ids and must not unbalance the trie.
	#[pallet::storage]
	pub type Peers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, PeerId, T::AccountId, OptionQuery>;

	/// Number of peers by member; at most [`Config::MaxPeersPerMember`].
	///
	/// Written together with [`Peers`]; removed when it becomes zero.
	#[pallet::storage]
	pub type Count<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Time of the proof by which a peer is listed, in ms since the Unix epoch, by peer id. A peer
	/// of genesis, or of a time before proofs, has none.
	///
	/// Written by `authorise_peer`; removed by `revoke_peer`.
	#[pallet::storage]
	pub type ProvedAt<T: Config> = StorageMap<_, Blake2_128Concat, PeerId, Moment, OptionQuery>;

	/// Whether nodes enforce the list.
	///
	/// Written by `enforce` and at genesis, where it is set if genesis lists peers. Never removed.
	#[pallet::storage]
	pub type Enforced<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// Peers that are authorised from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Peer id in base58 and the member that operates the node.
		pub peers: Vec<(String, T::AccountId)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.peers);
		}
	}

	/// Events of the peers pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member authorised one of its nodes.
		PeerAuthorised {
			/// Peer id of the node, in bytes.
			peer: PeerId,
			/// Member that operates the node.
			member: T::AccountId,
		},
		/// The authorisation of a node was revoked.
		PeerRevoked {
			/// Peer id of the node, in bytes.
			peer: PeerId,
			/// Member or former member that had authorised the node.
			member: T::AccountId,
		},
		/// Governance decided whether nodes enforce the list.
		Enforced {
			/// Whether nodes enforce the list.
			enforced: bool,
		},
		/// A node was moved to the member that proved to have its key.
		PeerMoved {
			/// Peer id of the node, in bytes.
			peer: PeerId,
			/// Member or former member that had authorised the node.
			from: T::AccountId,
			/// Member that operates the node.
			to: T::AccountId,
		},
	}

	/// Errors of the peers pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The peer id is neither an Ed25519 key nor the SHA2-256 hash of another key.
		InvalidPeerId,
		/// The caller has already authorised the peer, or genesis names it twice.
		AlreadyAuthorised,
		/// The maximum number of peers is authorised.
		TooManyPeers,
		/// The member has authorised the maximum number of peers of one member.
		TooManyPeersOfMember,
		/// The peer is not authorised.
		UnknownPeer,
		/// The peer belongs to another account, which is still a member.
		NotOwner,
		/// The list is empty, so that no node could sync.
		NoPeers,
		/// The peer id is the hash of a key, so that no signature can prove it.
		PeerNotProvable,
		/// The signature is not one by the key of the node for the caller on this chain.
		InvalidProof,
		/// The proof is older than `ProofLifetime`, or from the future.
		ProofExpired,
		/// The proof is not newer than the one by which another member authorised the peer.
		ProofReplayed,
		/// A member that operates validators has no listed peer.
		ValidatorWithoutPeer,
		/// The peer is the last one of a member that operates validators, and the list is enforced.
		LastPeerOfValidator,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn offchain_worker(_: BlockNumberFor<T>) {
			Self::restrict_sync();
		}

		fn integrity_test() {
			let of_member = T::MaxPeersPerMember::get();
			assert!(of_member > 0, "MaxPeersPerMember must let a member authorise a peer");
			assert!(
				of_member <= T::MaxPeers::get(),
				"MaxPeers must leave room for the peers of one member"
			);
			assert!(T::ProofLifetime::get() > 0, "ProofLifetime must leave time for a proof");
			assert!(T::MaxAge::get() > 0, "MaxAge must let a block be some time on its way");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Authorises a node of the caller to sync with the network.
		///
		/// ## Dispatch Origin
		///
		/// `MemberOrigin`; the member that operates the node.
		///
		/// ## Details
		///
		/// If the list is enforced, nodes follow with the next block. A peer that another member
		/// authorised moves to the caller: the key of the node decides where it belongs, so that
		/// nobody can keep another member's node. `smartcharge-node sign-peer` makes the proof.
		///
		/// ## Parameters
		///
		/// - `peer`: peer id of the node: the bytes of the multihash, not their base58 form. It
		///   contains an Ed25519 key.
		/// - `proof`: time in ms, and the signature by the key of the node of the domain
		///   `smartcharge:peer:v1`, the genesis hash, the account of the caller and the time (8
		///   bytes, little endian).
		///
		/// ## Errors
		///
		/// - [`Error::InvalidPeerId`]: when `peer` is neither an Ed25519 key nor the SHA2-256 hash
		///   of another key.
		/// - [`Error::PeerNotProvable`]: when `peer` is the SHA2-256 hash of a key.
		/// - [`Error::AlreadyAuthorised`]: when the caller has already authorised `peer`.
		/// - [`Error::ProofExpired`]: when `proof` is older than `ProofLifetime`, or further in the
		///   future than `MaxAge`.
		/// - [`Error::ProofReplayed`]: when `proof` is not newer than the one by which another
		///   member authorised `peer`.
		/// - [`Error::InvalidProof`]: when the signature is not one by the key of the node for the
		///   caller on this chain.
		/// - [`Error::TooManyPeers`]: when `MaxPeers` peers are authorised.
		/// - [`Error::TooManyPeersOfMember`]: when the caller has authorised `MaxPeersPerMember`
		///   peers.
		///
		/// ## Events
		///
		/// [`Event::PeerAuthorised`], or [`Event::PeerMoved`] when another member had authorised
		/// `peer`.
		#[pallet::call_index(0)]
		pub fn authorise_peer(
			origin: OriginFor<T>,
			peer: PeerId,
			proof: PeerProof,
		) -> DispatchResult {
			let member = T::MemberOrigin::ensure_origin(origin)?;
			Self::do_authorise_peer(member, peer, proof)
		}

		/// Revokes the authorisation of a node.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the member that authorised the node, or by any account once that one is no
		/// longer a member.
		///
		/// ## Details
		///
		/// Other nodes refuse the peer from the next block on. While the list is enforced, a member
		/// that operates validators keeps a peer.
		///
		/// ## Parameters
		///
		/// - `peer`: peer id of the node: the bytes of the multihash, not their base58 form.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownPeer`]: when `peer` is not authorised.
		/// - [`Error::NotOwner`]: when another account authorised `peer` and is still a member.
		/// - [`Error::LastPeerOfValidator`]: when the list is enforced and `peer` is the last one
		///   of a member that operates validators.
		///
		/// ## Events
		///
		/// [`Event::PeerRevoked`]
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::revoke_peer(T::MaxValidators::get()))]
		pub fn revoke_peer(origin: OriginFor<T>, peer: PeerId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_peer(who, peer)
		}

		/// Decides whether nodes enforce the list of authorised peers.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// A network closes by one decision, after the nodes of all members are listed, and not as
		/// soon as the first node is. When the enforcement ends, each node keeps its last list
		/// until it restarts.
		///
		/// ## Parameters
		///
		/// - `enforced`: `true` to sync with authorised peers only, `false` to open the network.
		///
		/// ## Errors
		///
		/// - [`Error::NoPeers`]: when `enforced` is `true` and no peer is authorised.
		/// - [`Error::ValidatorWithoutPeer`]: when `enforced` is `true` and a member that operates
		///   validators has no listed peer.
		///
		/// ## Events
		///
		/// [`Event::Enforced`]
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::enforce(T::MaxValidators::get()))]
		pub fn enforce(origin: OriginFor<T>, enforced: bool) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_enforce(enforced)
		}
	}
}
