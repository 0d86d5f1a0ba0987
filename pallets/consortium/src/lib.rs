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
mod sessions;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod validators;
pub mod weights;

pub use allowance::Allowance;
pub use extension::{Charge, ChargeParticipant, Delegation, FREE_PRIORITY, NOT_A_PARTICIPANT};
pub use origins::{
	BrpRole, CsoRole, CustodianRole, DsoRole, EnsureBrp, EnsureCso, EnsureCustodian, EnsureDriver,
	EnsureDso, EnsureMember, EnsureParticipant, EnsureRole, EnsureSupplier, MembersOnly,
	ParticipantsOnly, SupplierRole,
};
pub use sessions::Sessions;
pub use types::{
	AllowanceUse, DriverRecord, MemberRecord, Name, Roles, Seat, ValidatorRecord, MAX_NAME_LEN,
	MAX_ROLES,
};
pub use validators::{IdentificationOf, ValidatorOf, FAULT_TOLERANT};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{self, BoundedVec},
	frame_system,
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

/// The validators of a session, in ascending order of their accounts.
pub type SeatsOf<T> = BoundedVec<
	Seat<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>,
	<T as Config>::MaxValidators,
>;

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
		sp_staking::SessionIndex,
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
		/// Who decides on members and validators: two thirds of the members.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may register drivers: a member that is a supplier or a CSO.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The collective of the members, told of each change.
		type MembershipChanged: ChangeMembers<Self::AccountId>;

		/// The collective of the members, told of those at genesis; its own genesis names none.
		type MembershipInitialized: InitializeMembers<Self::AccountId>;

		/// For whom a signer acts that takes no part itself.
		type Delegation: Delegation<Self::RuntimeCall, Self::AccountId>;

		/// The sessions that validators take part in.
		type Sessions: Sessions<Self::AccountId>;

		/// Of how many sessions that have ended it can be proven who took part in them, and with which
		/// keys: evidence against a validator counts as long.
		#[pallet::constant]
		type HistoryDepth: Get<SessionIndex>;

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

	/// The validators that take part in sessions to come, by account. Governance writes and deletes,
	/// an equivocation deletes; at most [`Config::MaxValidators`].
	#[pallet::storage]
	pub type Validators<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, ValidatorRecord<T::AccountId>>;

	/// The validators of the session that runs, whether or not they were removed since. Written when
	/// a session starts; at most [`Config::MaxValidators`].
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// The validators of the next session, whether or not they were removed since. Written when the
	/// session before it starts; at most [`Config::MaxValidators`].
	#[pallet::storage]
	pub type NextSet<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// How many blocks a session lasts; zero when sessions do not end. Written at genesis alone.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

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
		/// How many blocks a session lasts; zero for ever.
		pub session_length: BlockNumberFor<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.members, &self.drivers);
			Pallet::<T>::build_validators(&self.validators, self.session_length);
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
		/// A member got a validator. It takes part as soon as it has session keys.
		ValidatorAdded {
			/// Account of the validator.
			validator: T::AccountId,
			/// The member that runs it.
			member: T::AccountId,
		},
		/// A validator will take part in no session that is not planned yet.
		ValidatorRemoved {
			/// Account of the former validator.
			validator: T::AccountId,
			/// The member that ran it.
			member: T::AccountId,
		},
		/// A validator is left out of the session after this one: it has set no session keys.
		ValidatorWithoutKeys {
			/// Account of the validator.
			validator: T::AccountId,
			/// The member that runs it.
			member: T::AccountId,
		},
		/// A session started with less than [`FAULT_TOLERANT`] validators: when one of them fails,
		/// nothing is finalised any more.
		FewValidators {
			/// How many take part.
			validators: u32,
		},
		/// It is proven that a validator contradicted itself.
		Equivocation {
			/// Account of the validator.
			validator: T::AccountId,
			/// The member that ran it then.
			member: T::AccountId,
			/// The session in which it did.
			session: SessionIndex,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// When the account to admit is a member already.
		AlreadyMember,
		/// When the account to change or expel, or that is to run a validator, is no member.
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
		// 7 was `StillRunsValidators`.
		/// When the account to register is a driver already.
		#[codec(index = 8)]
		AlreadyDriver,
		/// When the account to deregister is no driver.
		#[codec(index = 9)]
		NotDriver,
		/// When another member that still may register drivers answers for this driver.
		#[codec(index = 10)]
		NotRegistrar,
		/// When something on chain still counts on the account of the participant to remove, such
		/// as held money, and nothing else would keep the account.
		#[codec(index = 11)]
		StillReferenced,
		/// When the account to add is a validator already.
		#[codec(index = 12)]
		AlreadyValidator,
		/// When the account to remove is no validator.
		#[codec(index = 13)]
		NotValidator,
		/// When there are as many validators as there may be.
		#[codec(index = 14)]
		TooManyValidators,
		/// When no validator with session keys would be left without the one to remove, or without
		/// those of the member to expel: nobody could make blocks any more.
		#[codec(index = 15)]
		LastValidator,
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
		/// driver too. Its validators are removed as [`Pallet::remove_validator`] does. Drivers that it
		/// registered stay; any registrar may deregister them.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`], [`Error::LastMember`]
		/// - [`Error::LastValidator`], [`Error::StillReferenced`]
		///
		/// ## Events
		///
		/// - [`Event::ValidatorRemoved`] for each of its validators
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

		/// Lets a member run a validator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// The account exists from now on, with or without balance, and may set its session keys; the
		/// member answers for its transactions. The session that is planned first after that, which is
		/// when the running one ends, is its first: it starts one session later.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]
		/// - [`Error::AlreadyValidator`], [`Error::TooManyValidators`]
		///
		/// ## Events
		///
		/// - [`Event::ValidatorAdded`]
		#[pallet::call_index(5)]
		pub fn add_validator(
			origin: OriginFor<T>,
			validator: T::AccountId,
			member: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_add_validator(validator, member)
		}

		/// Ends that an account is a validator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// It takes part in the running session and in the next one, which is planned already, if it
		/// has a seat there, and in none after them. Its session keys are dropped after the last.
		///
		/// ## Errors
		///
		/// - [`Error::NotValidator`], [`Error::LastValidator`]
		///
		/// ## Events
		///
		/// - [`Event::ValidatorRemoved`]
		#[pallet::call_index(6)]
		pub fn remove_validator(origin: OriginFor<T>, validator: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_remove_validator(validator)
		}

		/// Authorises an upgrade of the runtime.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		///
		/// Members vote on the hash (Blake2b, 256 bits) of the code, each after building it. Whoever has
		/// the code then applies it with `system.apply_authorized_upgrade`, which refuses other code, and
		/// a runtime whose version is not higher. Another authorisation takes the place of the one before.
		///
		/// ## Events
		///
		/// - `UpgradeAuthorized` of the system pallet
		#[pallet::call_index(7)]
		pub fn authorize_upgrade(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			// Nobody is root here: governance decides on the few things that only root may do.
			frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
			Ok(())
		}
	}
}
