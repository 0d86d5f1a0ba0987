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

pub use pallet::*;

mod allowance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod extension;
mod impls;
#[cfg(test)]
mod mock;
mod origins;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

pub use allowance::Allowance;
pub use extension::{Charge, ChargeParticipant, Delegation, NOT_A_PARTICIPANT};
pub use origins::{
	BrpRole, CsoRole, CustodianRole, DsoRole, EnsureBrp, EnsureCso, EnsureCustodian, EnsureDriver,
	EnsureDso, EnsureParticipant, EnsureRole, EnsureSupplier, ParticipantsOnly, SupplierRole,
};
pub use types::{AllowanceUse, DriverRecord, MemberRecord, Name, Roles, MAX_NAME_LEN, MAX_ROLES};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support, frame_system,
	pallet_transaction_payment::{self, OnChargeTransaction},
};

/// Unit of fees, and so of the allowance.
pub type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;

/// How much of its allowance a participant has used.
pub type AllowanceUseOf<T> =
	AllowanceUse<BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>;

/// A registered driver.
pub type DriverRecordOf<T> =
	DriverRecord<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the macros of FRAME and the codec generate them; the code here is thin"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{string::String, vec::Vec};
	use polkadot_sdk::{
		frame_support::{
			dispatch::{DispatchInfo, PostDispatchInfo},
			pallet_prelude::*,
			traits::{ChangeMembers, InitializeMembers},
		},
		frame_system::pallet_prelude::*,
		sp_runtime::traits::Dispatchable,
	};
	use smartcharge_primitives::Role;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The consortium: its members, their validators, and the drivers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What a runtime chooses.
	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<
			RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
		> + pallet_transaction_payment::Config
	{
		/// Who decides on members: two thirds of them.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may register drivers: a member that is a supplier or a CSO.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The collective of the members, told of each change.
		type MembershipChanged: ChangeMembers<Self::AccountId>;

		/// The collective of the members, told of those at genesis; its own genesis names none.
		type MembershipInitialized: InitializeMembers<Self::AccountId>;

		/// For whom a signer acts that takes no part itself.
		type Delegation: Delegation<Self::RuntimeCall, Self::AccountId>;

		/// Most members. The collective must hold as many.
		#[pallet::constant]
		type MaxMembers: Get<u32>;

		/// Most validators of all members together.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Fees that a member may run up before it pays them; no less than a driver's.
		#[pallet::constant]
		type MemberAllowance: Get<BalanceOf<Self>>;

		/// What a member's allowance recovers per block.
		#[pallet::constant]
		type MemberRecovery: Get<BalanceOf<Self>>;

		/// Fees that a driver may run up before it pays them.
		#[pallet::constant]
		type DriverAllowance: Get<BalanceOf<Self>>;

		/// What a driver's allowance recovers per block.
		#[pallet::constant]
		type DriverRecovery: Get<BalanceOf<Self>>;

		/// Weights of the calls and of the transaction extension.
		type WeightInfo: WeightInfo;
	}

	/// The member organisations by account. Governance writes and deletes; at most
	/// [`Config::MaxMembers`].
	// The hasher keeps chosen account ids from unbalancing the trie; so for the maps below.
	#[pallet::storage]
	pub type Members<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, MemberRecord>;

	/// The drivers by account. A registrar writes and deletes. Not bounded in number: members
	/// answer for how many they register.
	#[pallet::storage]
	pub type Drivers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, DriverRecordOf<T>>;

	/// Which member runs which validator: the member by the validator's account. Written at genesis
	/// alone; at most [`Config::MaxValidators`].
	#[pallet::storage]
	pub type Validators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId>;

	/// What participants have used of their allowance, in units of fees. [`ChargeParticipant`]
	/// writes; a participant without a row has its whole allowance. Deleted with the participant.
	#[pallet::storage]
	pub type Allowances<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AllowanceUseOf<T>>;

	/// The founding participants.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Members: account, name, roles.
		pub members: Vec<(T::AccountId, String, Vec<Role>)>,
		/// Drivers: account, registrar, hash of the contract.
		pub drivers: Vec<(T::AccountId, T::AccountId, T::Hash)>,
		/// Validators: account, and the member that runs it.
		pub validators: Vec<(T::AccountId, T::AccountId)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.members, &self.drivers, &self.validators);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An organisation became a member.
		MemberAdmitted {
			/// Account of the member.
			account: T::AccountId,
			/// Its name, in UTF-8.
			name: Name,
			/// Its roles.
			roles: Roles,
		},
		/// The roles of a member were replaced.
		RolesChanged {
			/// Account of the member.
			account: T::AccountId,
			/// The roles it had.
			old: Roles,
			/// The roles it has.
			new: Roles,
		},
		/// An organisation is no longer a member.
		MemberExpelled {
			/// Account of the former member.
			account: T::AccountId,
		},
		/// A driver was registered.
		DriverRegistered {
			/// Account of the driver.
			driver: T::AccountId,
			/// The member that answers for the driver.
			registrar: T::AccountId,
		},
		/// A driver is no longer registered.
		DriverDeregistered {
			/// Account of the former driver.
			driver: T::AccountId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// When the account to admit is a member already.
		AlreadyMember,
		/// When the account to change or expel is no member.
		NotMember,
		/// When a member would be left without any role.
		NoRoles,
		/// When the name has no character but blanks.
		EmptyName,
		/// When the name is not UTF-8.
		NameNotUtf8,
		/// When there are as many members as there may be.
		TooManyMembers,
		/// When the member to expel is the last one: nobody could govern any more.
		LastMember,
		/// When the member to expel still runs a validator.
		StillRunsValidators,
		/// When the account to register is a driver already.
		AlreadyDriver,
		/// When the account to deregister is no driver.
		NotDriver,
		/// When another member that still may register drivers answers for this driver.
		NotRegistrar,
		/// When something on chain still counts on the account of the participant to remove, such
		/// as held money or session keys, and nothing else would keep the account.
		StillReferenced,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_config();
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
		/// Admits an organisation as a member.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// The member may vote and transact at once. Its account exists from now on, with or
		/// without balance. A driver may become a member and stays a driver.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyName`], [`Error::NameNotUtf8`], [`Error::NoRoles`]
		/// - [`Error::AlreadyMember`], [`Error::TooManyMembers`]
		///
		/// ## Events
		///
		/// - [`Event::MemberAdmitted`]
		#[pallet::call_index(0)]
		pub fn admit(
			origin: OriginFor<T>,
			account: T::AccountId,
			name: Name,
			roles: Roles,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_admit(account, name, roles)
		}

		/// Replaces the roles of a member.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// Takes effect at once, for calls to come; what the member did in a former role stays.
		///
		/// ## Errors
		///
		/// - [`Error::NoRoles`]
		/// - [`Error::NotMember`]
		///
		/// ## Events
		///
		/// - [`Event::RolesChanged`]
		#[pallet::call_index(1)]
		pub fn set_roles(
			origin: OriginFor<T>,
			account: T::AccountId,
			roles: Roles,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_roles(account, roles)
		}

		/// Ends the membership of an organisation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// Its votes on open motions are taken back and it may no longer transact, unless it is a
		/// driver too. Drivers that it registered stay; any registrar may deregister them.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`], [`Error::LastMember`]
		/// - [`Error::StillRunsValidators`], [`Error::StillReferenced`]
		///
		/// ## Events
		///
		/// - [`Event::MemberExpelled`]
		#[pallet::call_index(2)]
		pub fn expel(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_expel(account)
		}

		/// Registers a driver.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::RegistrarOrigin`], who then answers for the driver.
		///
		/// ## Details
		///
		/// The account is a pseudonym; of the contract with the person nothing but a hash comes on
		/// chain. The account exists from now on, with or without balance. A member may be a driver.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyDriver`]
		///
		/// ## Events
		///
		/// - [`Event::DriverRegistered`]
		#[pallet::call_index(3)]
		pub fn register_driver(
			origin: OriginFor<T>,
			driver: T::AccountId,
			contract_hash: T::Hash,
		) -> DispatchResult {
			let registrar = T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_register_driver(registrar, driver, contract_hash)
		}

		/// Ends the registration of a driver.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::RegistrarOrigin`]: the registrar of the driver or, when that one may register
		/// drivers no longer, any other.
		///
		/// ## Details
		///
		/// The driver may no longer transact, unless it is a member too. A running charging
		/// process is not touched.
		///
		/// ## Errors
		///
		/// - [`Error::NotDriver`], [`Error::NotRegistrar`]
		/// - [`Error::StillReferenced`]
		///
		/// ## Events
		///
		/// - [`Event::DriverDeregistered`]
		#[pallet::call_index(4)]
		pub fn deregister_driver(origin: OriginFor<T>, driver: T::AccountId) -> DispatchResult {
			let registrar = T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_deregister_driver(registrar, driver)
		}
	}
}
