// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
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
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;
mod worker;

pub use pallet::*;
pub use peer_id::{PeerId, MAX_PEER_ID_LEN};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

/// Target of the pallet's log lines.
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

	/// Which nodes belong to the network.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// A member organisation, for itself.
		type MemberOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who is a member organisation.
		type Members: Contains<Self::AccountId>;

		/// The time of the block, in ms.
		type Time: Time<Moment = Moment>;

		/// Who decides whether nodes keep to the list.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How far the time of a block may be from a node's clock for its list to be the present
		/// one, in ms.
		#[pallet::constant]
		type MaxAge: Get<Moment>;

		/// Most peers of all members together.
		#[pallet::constant]
		type MaxPeers: Get<u32>;

		/// Most peers of one member.
		#[pallet::constant]
		type MaxPeersPerMember: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The member whose node it is, by peer id.
	///
	/// Members write and delete, and so does genesis; at most [`Config::MaxPeers`]. What a former
	/// member authorised stays until somebody revokes it, but is not listed.
	// The hasher keeps chosen peer ids from unbalancing the trie.
	#[pallet::storage]
	pub type Peers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, PeerId, T::AccountId, OptionQuery>;

	/// How many peers a member authorised; no row for none. Written with [`Peers`]; at most
	/// [`Config::MaxPeersPerMember`].
	#[pallet::storage]
	pub type Count<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Whether nodes keep to the list. Governance writes; true from genesis when that lists peers.
	#[pallet::storage]
	pub type Enforced<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// The peers that are authorised from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Peer id in base58, and the member whose node it is.
		pub peers: Vec<(String, T::AccountId)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.peers);
		}
	}

	/// What happened to the peers.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member authorised a node of its own.
		PeerAuthorised {
			/// The peer id of the node.
			peer: PeerId,
			/// The member.
			member: T::AccountId,
		},
		/// A node is authorised no more.
		PeerRevoked {
			/// The peer id of the node.
			peer: PeerId,
			/// The member, or former member, whose node it is.
			member: T::AccountId,
		},
		/// Governance decided whether nodes keep to the list.
		Enforced {
			/// Whether they do.
			enforced: bool,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The peer id is neither a key of Ed25519 nor the SHA2-256 of another key.
		InvalidPeerId,
		/// The peer is authorised already, by this member or another.
		AlreadyAuthorised,
		/// There are as many peers as there can be.
		TooManyPeers,
		/// The member has authorised as many peers as it may.
		TooManyPeersOfMember,
		/// No such peer is authorised.
		UnknownPeer,
		/// The peer is another's that is a member still.
		NotOwner,
		/// Nobody is on the list, so that nobody could sync.
		NoPeers,
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
		/// Lets the node `peer` of the member sync with the others.
		///
		/// ## Dispatch Origin
		/// A member organisation, for its own node.
		///
		/// ## Details
		/// `peer` is the bytes of the multihash, not their base58. Nodes follow with the next
		/// block, if they keep to the list.
		///
		/// ## Errors
		/// `InvalidPeerId`, `AlreadyAuthorised`, `TooManyPeers`, `TooManyPeersOfMember`.
		///
		/// ## Events
		/// `PeerAuthorised`.
		#[pallet::call_index(0)]
		pub fn authorise_peer(origin: OriginFor<T>, peer: PeerId) -> DispatchResult {
			let member = T::MemberOrigin::ensure_origin(origin)?;
			Self::do_authorise_peer(member, peer)
		}

		/// Takes the node `peer` off the list.
		///
		/// ## Dispatch Origin
		/// The member whose node it is; any signed account, when that is a member no more.
		///
		/// ## Details
		/// Other nodes refuse the peer from the next block on. When it was the last, they go on as
		/// before until they restart, and the network is open then.
		///
		/// ## Errors
		/// `UnknownPeer`, `NotOwner`.
		///
		/// ## Events
		/// `PeerRevoked`.
		#[pallet::call_index(1)]
		pub fn revoke_peer(origin: OriginFor<T>, peer: PeerId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_peer(who, peer)
		}

		/// Has nodes keep to the list, or no more.
		///
		/// ## Dispatch Origin
		/// `GovernanceOrigin`.
		///
		/// ## Details
		/// So that a network is closed at once, when the nodes of all members are listed, and not by
		/// the first that is. When it is ended, nodes go on as before until they restart.
		///
		/// ## Errors
		/// `NoPeers`.
		///
		/// ## Events
		/// `Enforced`.
		#[pallet::call_index(2)]
		pub fn enforce(origin: OriginFor<T>, enforced: bool) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_enforce(enforced)
		}
	}
}
